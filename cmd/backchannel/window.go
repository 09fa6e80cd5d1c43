//go:build !js

package main

import (
	"os"
	"slices"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/locale"
	"backchannel/cmd/backchannel/internal/screen"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/sound"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

// window opens the game's window.
func (c *playCommand) window() error {
	deps := screen.Deps{List: c.list, Open: c.offered, Saves: c.saves, Start: c.start, Load: c.load, Settings: settings, Keep: keep, Language: locale.Preset(os.Getenv), PutAside: session.PutAside, TakeBack: session.TakeBack, Picture: session.Picture, Sound: new(sound.Player).Play}
	if c.Resume != "" {
		deps.First = &screen.Setup{Save: c.Resume}
	} else if c.Scenario != "" {
		s, err := c.dressed(c.Scenario)
		if err != nil {
			return known(err)
		}
		if _, err := formsOf(s, c.StandIn); err != nil {
			return err
		}
		deps.First = &screen.Setup{Scenario: c.Scenario, Plan: c.Plan, Seat: c.Seat, Seed: c.Seed}
	}
	if err := screen.Run(deps); err != nil {
		return outside("the window: %v", err)
	}
	return nil
}

func settings() screen.Settings {
	return session.ReadSettings(session.SettingsFile())
}

func keep(s screen.Settings) error {
	return s.Keep(session.SettingsFile())
}

// list names the scenarios that come with the program, and a teacher's own folder, in a language.
func (c *playCommand) list(language string) []screen.Listed {
	var list []screen.Listed
	names := library.IDs()
	own := c.Scenario != "" && !slices.Contains(names, c.Scenario)
	if own {
		names = append(names, c.Scenario)
	}
	for i, name := range names {
		l := screen.Listed{ID: name, Title: name, Own: own && i == len(names)-1}
		if s, err := c.offered(name); err == nil {
			if t, err := s.In(language, locale.Engine(language)); err == nil {
				s = t
			}
			l.Title = s.Title
		}
		list = append(list, l)
	}
	return list
}

// offered opens a scenario that the window offers: in the skin that the command line names,
// if the scenario has that one.
func (c *playCommand) offered(name string) (*scenario.Scenario, error) {
	s, err := library.Open(name)
	if err != nil || !slices.ContainsFunc(s.Skins, func(k scenario.Skin) bool { return k.ID == c.Skin }) {
		return s, err
	}
	return s.Skin(c.Skin, c.Mirror)
}

func (c *playCommand) saves() []screen.Saved {
	return session.Saves(c.Saves)
}

func (c *playCommand) start(set room.Setup, pins map[string]string) (screen.Play, error) {
	forms, err := formsOf(set.Scenario, c.StandIn)
	if err != nil {
		return nil, err
	}
	set.Forms = forms
	play, err := session.Begin(set, c.Saves)
	if err != nil {
		return nil, err
	}
	return play, play.Lock(pins)
}

func (c *playCommand) load(path string) (screen.Play, error) {
	play, err := session.Load(path, c.open)
	if err != nil {
		return nil, err
	}
	return play, nil
}
