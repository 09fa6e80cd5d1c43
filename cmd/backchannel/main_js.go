// Command backchannel, as a page of a browser: the same client, with the scenarios in it and
// its saved games kept by the browser. `backchannel host --solo` builds and serves it.
package main

import (
	"math"
	"net/url"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall/js"
	"time"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/locale"
	"backchannel/cmd/backchannel/internal/screen"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/sound"
	"backchannel/engine/room"
)

// Until the first screens stand the program grows and leaves little behind: the collector would go over the same
// scenarios again and again. So it waits for startTime, or for startMemory bytes.
const (
	startTime   = 4 * time.Second
	startMemory = 192 << 20
)

func main() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(startMemory)
	time.AfterFunc(startTime, func() {
		debug.SetMemoryLimit(math.MaxInt64)
		debug.SetGCPercent(100)
	})
	if err := screen.Run(deps()); err != nil {
		js.Global().Call("backchannelFailed", err.Error())
	}
}

func deps() screen.Deps {
	return screen.Deps{
		First: first(),
		List:  list, Open: library.Open, Start: start, Saves: saves, Load: load,
		Settings: func() screen.Settings { return session.ReadSettings(session.SettingsFile()) },
		Keep:     func(s screen.Settings) error { return s.Keep(session.SettingsFile()) },
		Language: locale.Preset(func(string) string {
			return strings.ReplaceAll(js.Global().Get("navigator").Get("language").String(), "-", "_")
		}),
		Export: export, Import: choose, Remove: session.Remove, InPage: true,
		Sound: new(sound.Player).Play,
	}
}

// first is what the page's address chose, or nil.
func first() *screen.Setup {
	q, err := url.ParseQuery(strings.TrimPrefix(js.Global().Get("location").Get("search").String(), "?"))
	if err != nil || !slices.Contains(library.IDs(), q.Get("scenario")) {
		return nil
	}
	seed, _ := strconv.ParseUint(q.Get("seed"), 10, 64) // without one the player chooses
	return &screen.Setup{Scenario: q.Get("scenario"), Plan: q.Get("plan"), Seat: q.Get("seat"), Seed: seed}
}

func list(code string) []screen.Listed {
	var list []screen.Listed
	for _, id := range library.IDs() {
		l := screen.Listed{ID: id, Title: id}
		if s, err := library.Open(id); err == nil {
			if t, err := s.In(code, locale.Engine(code)); err == nil {
				s = t
			}
			l.Title = s.Title
		}
		list = append(list, l)
	}
	return list
}

func saves() []screen.Saved { return session.Saves(session.Folder()) }

func start(set room.Setup, pins map[string]string) (screen.Play, error) {
	play, err := session.Begin(set, session.Folder())
	if err != nil {
		return nil, err
	}
	return play, play.Lock(pins)
}

func load(path string) (screen.Play, error) {
	play, err := session.Load(path, library.Open)
	if err != nil {
		return nil, err
	}
	return play, nil
}
