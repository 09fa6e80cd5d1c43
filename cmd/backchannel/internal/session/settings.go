package session

import "encoding/json"

// settingsMax bounds the file in bytes.
const settingsMax = 64 << 10

// Settings are what a player likes, remembered from game to game.
type Settings struct {
	// Zoom is the text size in percent, 0 for the usual one.
	Zoom int `json:"zoom"`
	// Everything shows all orders, rows and meters from the first turn on.
	Everything bool `json:"everything"`
}

// ReadSettings reads what was kept. Nothing kept, or a file that cannot be read, is the
// usual settings: they are a comfort, and no reason not to play.
func ReadSettings(path string) (s Settings) {
	data, err := read(path, settingsMax)
	if err != nil || json.Unmarshal(data, &s) != nil {
		return Settings{}
	}
	return s
}

// Keep writes the settings.
func (s Settings) Keep(path string) error {
	data, err := json.MarshalIndent(s, "", "\t")
	if err != nil {
		return err
	}
	return write(path, append(data, '\n'))
}
