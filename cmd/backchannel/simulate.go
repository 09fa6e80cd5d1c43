//go:build !js

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/engine/journal"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

type simulateCommand struct {
	Scenario string   `arg:"" help:"The scenario's id or folder."`
	Seed     uint64   `default:"1" help:"The seed of the game's luck."`
	Plan     string   `help:"The plan that shares the offices out; the first if nothing is said."`
	JSON     bool     `name:"json" help:"Print JSON for scripts."`
	Out      string   `type:"path" placeholder:"FILE" help:"Save the game's record there. An existing file is not overwritten."`
	Games    *int     `placeholder:"N" help:"Play so many games, from the seed on, and print what becomes of them: endings, deals, tension by turn."`
	Policy   string   `placeholder:"NAME" help:"Who plays for the two sides: a fixed policy, a style, a planner such as planner-strong, or counterpart (as usual). tit-for-tat is the style; policy:tit-for-tat is the fixed policy."`
	Seat     string   `placeholder:"SEAT" help:"Only this seat follows the policy."`
	StandIn  []string `name:"stand-in" placeholder:"SEAT=FILE" help:"The seat is played by a stand-in that keeps to the form in the file; may be said for several seats."`
	Mixed    bool     `help:"Give every counterpart a style drawn from the seed."`
}

// simulated is what simulate prints; its keys are stable.
type simulated struct {
	Scenario string                 `json:"scenario"`
	Seed     uint64                 `json:"seed"`
	Turns    int                    `json:"turns"`
	Ending   string                 `json:"ending"`
	Digest   string                 `json:"digest"`
	Scores   map[string]json.Number `json:"scores"`
	// Deal is the package in force, or null; Payoffs what it is worth by party.
	Deal    map[string]int         `json:"deal"`
	Payoffs map[string]json.Number `json:"payoffs,omitempty"`
}

// Run lets counterparts play a game.
func (c *simulateCommand) Run(std streams) error {
	s, err := library.Open(c.Scenario)
	if err != nil {
		return err
	}
	set, err := c.setup(s)
	if err != nil {
		return err
	}
	if c.Games != nil {
		return c.many(set, std)
	}
	r, err := c.play(set)
	if err != nil {
		return err
	}
	out := outcome(r)
	if c.JSON {
		printJSON(std.out, out)
		return nil
	}
	fmt.Fprintf(std.out, "%s, seed %d: %s after %s.\n", s.Title, c.Seed, endingName(s, out.Ending), count(out.Turns, "turn"))
	if out.Deal != nil {
		l, _ := negotiation.Read(worldOf(r).Bal, s.Talks.Force)
		fmt.Fprintf(std.out, "deal %s\n", formatLevels(s.Talks, &l))
	}
	for o := 1; o < len(s.Offices); o++ {
		fmt.Fprintf(std.out, "score %-12s %v\n", s.Offices[o].ID, out.Scores[s.Offices[o].ID])
	}
	fmt.Fprintf(std.out, "digest %s\n", out.Digest)
	return nil
}

// play plays the game, and saves it where --out says.
func (c *simulateCommand) play(set room.Setup) (*room.Room, error) {
	if c.Out == "" {
		return playInto(set, nil)
	}
	store, err := journal.CreateFile(c.Out)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil, outside("there is a file %s already. Choose another name for --out; nothing is overwritten", c.Out)
	case err != nil:
		return nil, outside("%w. Choose another place for --out", err)
	}
	r, err := playInto(set, store)
	if err = errors.Join(err, store.Close()); err != nil {
		return nil, incomplete(c.Out, err)
	}
	return r, nil
}

// incomplete takes a file away that holds only part of a game.
func incomplete(file string, err error) error {
	if u := (*journal.Unsaved)(nil); errors.As(err, &u) {
		err = u.Err // what it says of going on is for a game with people in it
	}
	if gone := os.Remove(file); gone != nil {
		return outside("the game could not be saved: %w. %s is incomplete and could not be removed: %v", err, file, gone)
	}
	return outside("the game could not be saved: %w. The incomplete file %s was removed. Make room, or choose another place for --out", err, file)
}

func playInto(set room.Setup, store journal.Store) (*room.Room, error) {
	r, err := room.Open(set, store)
	if err == nil {
		err = r.Play()
	}
	return r, err
}

func worldOf(r *room.Room) *ledger.World {
	_, w, ok := r.Opened()
	if !ok {
		panic("the game has not ended")
	}
	return w
}

func outcome(r *room.Room) simulated {
	s, w := r.Scenario(), worldOf(r)
	out := simulated{Scenario: s.ID, Seed: r.Seed(), Turns: r.Turn(), Ending: s.Endings[w.Bal[s.Ending]/num.One-1].ID, Digest: w.Digest().String(), Scores: map[string]json.Number{}}
	for o := 1; o < len(s.Offices); o++ {
		out.Scores[s.Offices[o].ID] = number(w.Bal[s.Offices[o].Score])
	}
	if t := s.Talks; t != nil && w.Bal[t.Signed] > 0 {
		l, _ := negotiation.Read(w.Bal, t.Force)
		out.Deal, out.Payoffs = levelsByIssue(t, &l), map[string]json.Number{}
		for p := range t.Parties {
			out.Payoffs[s.Offices[t.Parties[p].Office].ID] = number(t.Payoff(p, &l))
		}
	}
	return out
}

func number(x num.Milli) json.Number { return json.Number(x.String()) }

func endingName(s *scenario.Scenario, id string) string {
	for i := range s.Endings {
		if s.Endings[i].ID == id {
			return s.Endings[i].Name
		}
	}
	return id
}
