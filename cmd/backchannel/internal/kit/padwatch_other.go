//go:build !linux && !js

package kit

import (
	"time"
)

// How often pads are looked for, and looked at while there is one.
const (
	findEvery = 2 * time.Second
	lookEvery = 50 * time.Millisecond
)

// watchPads asks for frames, in which Ebitengine looks at pads: there is no other way that all these systems share. A
// frame that finds nothing new runs and paints nothing.
func watchPads(wake func()) {
	go func() {
		for {
			wait := findEvery
			if plugged.Load() {
				wait = lookEvery
			}
			time.Sleep(wait)
			wake()
		}
	}()
}
