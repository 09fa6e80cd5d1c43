//go:build !js

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"slices"
	"strconv"

	"golang.org/x/term"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/terminal"
	"backchannel/engine/advisor"
	"backchannel/engine/journal"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

type playCommand struct {
	Scenario string   `arg:"" optional:"" help:"The scenario's id or folder. In the window it can be chosen there."`
	Plan     string   `help:"The plan that shares the offices out among seats: a cabinet, one office, a class. In the terminal you are asked if nothing is said."`
	Seat     string   `help:"The seat to play. In the terminal you are asked if nothing is said."`
	Skin     string   `help:"Play it with invented states: the name of one of the scenario's skins, such as neutral."`
	Mirror   bool     `help:"With --skin: give the two states each other's names."`
	StandIn  []string `name:"stand-in" placeholder:"SEAT=FILE" help:"That seat is played by a stand-in that keeps to the form in the file: for somebody who cannot come."`
	Others   string   `placeholder:"KIND" help:"Who plays the other seats (terminal): utility, utility:STYLE such as utility:hardliner, planner-easy, planner-normal, planner-strong. In the window it is chosen there."`
	Seed     uint64   `default:"1" help:"The seed of the game's luck. The same seed gives a whole class the same luck."`
	Text     bool     `help:"Play in the terminal."`
	Guide    bool     `help:"Show the scenario's guided first play (terminal)."`
	Resume   string   `type:"path" placeholder:"FILE" help:"Go on with a saved game."`
	Saves    string   `type:"path" placeholder:"FOLDER" help:"Where games are saved. BACKCHANNEL_SAVES says the same."`
}

// Run plays in a window, or in the terminal.
func (c *playCommand) Run(std streams) error {
	page, inPage := c.page()
	if c.Saves == "" {
		c.Saves = session.Folder()
	}
	if err := c.found(); err != nil {
		return err
	}
	if c.Mirror && c.Skin == "" {
		return usage("--mirror gives the two states of a skin each other's names: say --skin NAME too")
	}
	if len(c.StandIn) > 0 && c.Scenario == "" {
		return usage("--stand-in is for the seats of one scenario: name it")
	}
	if len(c.StandIn) > 0 && c.Resume != "" {
		return usage("a saved game holds its forms: leave --stand-in out")
	}
	if c.Others != "" && c.Resume != "" {
		return usage("a saved game holds who plays the others: leave --others out")
	}
	if c.Others != "" && !c.Text {
		return usage("--others is for the terminal: say --text too; in the window the others are chosen before the game begins")
	}
	if c.Text {
		return c.text(std)
	}
	if err := kit.HasDisplay(); err != nil {
		switch {
		case inPage:
			fmt.Fprintf(std.err, "%v\nServing the game to a browser on this machine instead. To play in the terminal say `backchannel play --text`.\n", err)
			return serve(std, 0, page)
		case !isTerminal(std.in):
			return outside("%v\nThere is no terminal either. Say `backchannel play --text harbour-20` in a terminal, or give the program a display", err)
		}
		fmt.Fprintf(std.err, "%v\nPlaying in the terminal instead.\n", err)
		return c.text(std)
	}
	return c.window()
}

// page is what the command line chose, as the address of a page says it; ok is false for
// what only this machine has: a folder of one's own, a file, a skin.
func (c *playCommand) page() (v url.Values, ok bool) {
	if c.Resume != "" || c.Saves != "" || c.Skin != "" || len(c.StandIn) > 0 || c.Scenario != "" && !slices.Contains(library.IDs(), c.Scenario) {
		return nil, false
	}
	v = url.Values{}
	if c.Scenario != "" {
		for name, value := range map[string]string{"scenario": c.Scenario, "plan": c.Plan, "seat": c.Seat, "seed": strconv.FormatUint(c.Seed, 10)} {
			if value != "" {
				v.Set(name, value)
			}
		}
	}
	return v, true
}

// found tells what is missing of what was named, before anything is opened.
func (c *playCommand) found() error {
	if c.Scenario != "" && !isScenario(c.Scenario) {
		_, err := library.Open(c.Scenario)
		return known(err)
	}
	if c.Resume == "" {
		return nil
	}
	if _, err := os.Stat(c.Resume); errors.Is(err, fs.ErrNotExist) {
		return usage("there is no saved game %s: look for its name in %s, or begin a new game without --resume", c.Resume, c.Saves)
	}
	return nil
}

// text plays in the terminal.
func (c *playCommand) text(std streams) error {
	console := terminal.Open(std.in, std.out)
	play, err := c.begin(console)
	if err != nil {
		return err
	}
	err = console.Play(play, c.Guide)
	if u := (*journal.Unsaved)(nil); errors.As(err, &u) { // what it says of the next move comes too late
		return outside("the game is not saved to its end: %w. What was saved before is in %s", u.Err, play.Path())
	}
	if err != nil {
		return outside("%w", err)
	}
	return nil
}

func (c *playCommand) begin(console *terminal.Console) (*session.Session, error) {
	if c.Resume != "" {
		play, err := session.Load(c.Resume, c.open)
		return play, known(err)
	}
	name := c.Scenario
	if name == "" {
		name = library.IDs()[0]
	}
	s, err := c.dressed(name)
	if err != nil {
		return nil, known(err)
	}
	plan, seat, err := console.Choose(s, c.Plan, c.Seat)
	if err != nil {
		return nil, known(err)
	}
	forms, err := formsOf(s, c.StandIn)
	if err != nil {
		return nil, err
	}
	kinds, err := c.kinds(s, plan, seat, forms)
	if err != nil {
		return nil, err
	}
	play, err := session.Begin(room.Setup{Scenario: s, Plan: plan, Seed: c.Seed, Humans: []string{seat}, Kinds: kinds, Forms: forms}, c.Saves)
	return play, known(err)
}

// open finds the scenario that a save names; a folder given on the command line is
// the scenario of its name.
func (c *playCommand) open(id string) (*scenario.Scenario, error) {
	if c.Scenario != "" {
		id = c.Scenario
	}
	return c.dressed(id)
}

// dressed opens a scenario in the skin that the command line names, if it names one.
func (c *playCommand) dressed(name string) (*scenario.Scenario, error) {
	s, err := library.Open(name)
	if err != nil {
		return nil, err
	}
	return s.Skin(c.Skin, c.Mirror)
}

// known makes an error without a code of its own one of a misunderstood command. A save that cannot be read is a
// wrong file, as it is for replay.
func known(err error) error {
	var f *failure
	var p *library.Problems
	if errors.Is(err, session.ErrRecord) {
		return wrong("%w", err)
	}
	if err == nil || errors.As(err, &f) || errors.As(err, &p) {
		return err
	}
	return usage("%w", err)
}

func isTerminal(in any) bool {
	f, ok := in.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// kinds says who plays the seats that are neither the person's nor a stand-in's.
func (c *playCommand) kinds(s *scenario.Scenario, plan, seat string, forms map[string]*advisor.Form) (map[string]string, error) {
	if c.Others == "" {
		return nil, nil
	}
	if c.Others == room.Human {
		return nil, usage("--others: in the terminal one person plays; name a kind of counterpart, such as utility or planner-strong")
	}
	kinds := map[string]string{}
	for _, x := range s.Plans[max(0, s.PlanOf(plan))].Seats {
		if _, written := forms[x.ID]; x.ID != seat && !written {
			kinds[x.ID] = c.Others
		}
	}
	set := room.Setup{Scenario: s, Plan: plan, Humans: []string{seat}, Kinds: kinds, Forms: forms}
	if _, err := room.Header(set); err != nil {
		return nil, usage("--others: %w", err)
	}
	return kinds, nil
}
