package session

import (
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

// Settings are what a player likes, remembered from game to game.
type Settings struct {
	// Zoom is the text size in percent, 0 for the usual one.
	Zoom int `json:"zoom"`
	// Everything shows all orders, rows and meters from the first turn on.
	Everything bool `json:"everything"`
}

// SettingsFile is where they are kept: BACKCHANNEL_SETTINGS, or the user's folder for such things.
func SettingsFile() string {
	if f := os.Getenv("BACKCHANNEL_SETTINGS"); f != "" {
		return f
	}
	return filepath.Join(xdg.ConfigHome, "backchannel", "settings.json")
}

// ReadSettings reads what was kept. Nothing kept, or a file that cannot be read, is the
// usual settings: they are a comfort, and no reason not to play.
func ReadSettings(path string) (s Settings) {
	data, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(data, &s) != nil {
		return Settings{}
	}
	return s
}

// Keep writes the settings.
func (s Settings) Keep(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	data, err := json.MarshalIndent(s, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(data, '\n'), 0o600)
}
