package main

import (
	"encoding/json"
	"fmt"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/engine/journal"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

type simulateCommand struct {
	Scenario string `arg:"" help:"The scenario's id or folder."`
	Seed     uint64 `default:"1" help:"The seed of the game's luck."`
	Plan     string `help:"The plan that shares the offices out; the first if nothing is said."`
	JSON     bool   `name:"json" help:"Print JSON for scripts."`
	Out      string `type:"path" placeholder:"FILE" help:"Save the game's record there. An existing file is not overwritten."`
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
	var store journal.Store
	if c.Out != "" {
		if store, err = journal.CreateFile(c.Out); err != nil {
			return outside("%v. Choose another name for --out; nothing is overwritten", err)
		}
	}
	r, err := room.Open(room.Setup{Scenario: s, Plan: c.Plan, Seed: c.Seed}, store)
	if r == nil {
		return usage("%v", err)
	}
	if err == nil {
		err = r.Play()
	}
	if err != nil {
		return outside("the game was played but could not be saved: %v", err)
	}
	out := outcome(r)
	if c.JSON {
		return printJSON(std.out, out)
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
