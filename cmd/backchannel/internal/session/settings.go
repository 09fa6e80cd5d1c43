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
	// Language is an ISO 639-1 code, empty for that of the environment, and Theme the id of a
	// theme, empty for the usual one.
	Language string `json:"language,omitempty"`
	Theme    string `json:"theme,omitempty"`
	// Still shows at once what would otherwise move. Until a player has kept settings it is as the environment asks.
	Still bool `json:"still"`
	// Quiet is how much softer than usual sounds are, in percent from 0 to 100; Mute is no sound.
	Quiet int  `json:"quiet,omitempty"`
	Mute  bool `json:"mute,omitempty"`
	// NoHints leaves out the hints of pages; Hinted are the ids of those that were read, with spaces between them.
	NoHints bool   `json:"noHints,omitempty"`
	Hinted  string `json:"hinted,omitempty"`
	// Window is where the window stood, nil for its first place.
	Window *Window `json:"window,omitempty"`
}

// Window is the place and the size of a window, in pixels of the desktop.
type Window struct {
	X, Y, W, H int
	Maximized  bool
}

// ReadSettings reads what was kept. Nothing kept, or a file that cannot be read, is the
// usual settings: they are a comfort, and no reason not to play.
func ReadSettings(path string) Settings {
	usual := Settings{Still: lessMotion()}
	s := usual
	data, err := read(path, settingsMax)
	if err != nil || json.Unmarshal(data, &s) != nil {
		return usual
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
