//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"backchannel/engine/advisor"
	"backchannel/engine/crisis"
	"backchannel/engine/lab"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

// asUsual is the policy of those who play as usual.
const asUsual = "counterpart"

// gamesMax bounds the games of one command.
const gamesMax = 1_000_000

// setup is who plays what.
func (c *simulateCommand) setup(s *scenario.Scenario) (room.Setup, error) {
	set := room.Setup{Scenario: s, Plan: c.Plan, Seed: c.Seed, Mixed: c.Mixed}
	if c.Games != nil && (*c.Games < 1 || *c.Games > gamesMax) {
		return set, usage("--games %d: say a number from 1 to %d, or leave --games out to play one game and print it", *c.Games, gamesMax)
	}
	if c.Games != nil && c.Out != "" {
		return set, usage("--out saves one game: leave --games out")
	}
	kind, err := kindOf(c.Policy)
	if err != nil {
		return set, err
	}
	plan := s.PlanOf(c.Plan)
	if plan >= 0 && kind != "" {
		set.Kinds = map[string]string{}
		for _, seat := range s.Plans[plan].Seats {
			if c.Seat == seat.ID || c.Seat == "" && signs(s, &seat) {
				set.Kinds[seat.ID] = kind
			}
		}
	}
	if c.Seat != "" {
		if plan >= 0 && !slices.Contains(room.SeatIDs(&s.Plans[plan]), c.Seat) {
			return set, usage("there is no seat %q; this scenario has: %s", c.Seat, strings.Join(room.SeatIDs(&s.Plans[plan]), " "))
		}
		if kind == "" {
			return set, usage("--seat names who follows a policy: say --policy too")
		}
	}
	if set.Forms, err = formsOf(s, c.StandIn); err != nil {
		return set, err
	}
	if _, err := room.Header(set); err != nil {
		return set, usage("%w", err)
	}
	return set, nil
}

// kindOf is the kind of player that a policy means, empty for as usual. A name that is both a style and a fixed
// policy, as tit-for-tat is, means the style; the kinds themselves, such as policy:tit-for-tat, can be named too.
func kindOf(name string) (string, error) {
	fixed := slices.DeleteFunc(advisor.Policies(), advisor.IsStyle)
	switch {
	case name == "" || name == asUsual:
		return "", nil
	case advisor.IsStyle(name):
		return room.KindOf(name), nil
	case slices.Contains(fixed, name):
		return room.PolicyKind(name), nil
	case room.IsPlanner(name):
		return name, nil
	}
	for _, x := range advisor.Policies() {
		if name == room.PolicyKind(x) {
			return name, nil
		}
	}
	for _, x := range advisor.Styles() {
		if name == room.KindOf(x) {
			return name, nil
		}
	}
	var both []string
	for _, x := range advisor.Policies() {
		if advisor.IsStyle(x) {
			both = append(both, fmt.Sprintf("%s is the style; the fixed policy is %s", x, room.PolicyKind(x)))
		}
	}
	return "", usage("there is no policy %q; there are: %s %s %s %s. %s", name, asUsual, room.Planner, strings.Join(fixed, " "), strings.Join(advisor.Styles(), " "), strings.Join(both, "; "))
}

// signs tells whether a seat holds an office without whose own signature there is no text.
func signs(s *scenario.Scenario, seat *scenario.Seat) bool {
	return lab.Signer(s, seat) != ledger.Nobody
}

// tally is what became of one game.
type tally struct {
	ending   int
	tranches int
	refused  int
	broken   int
	deal     bool
	turns    int
	first    int // the turn of the first tranche or of the deal, 0 for none
	tension  []num.Milli
	joint    num.Milli
	acts     []int // uses by action
}

// manyGames is what simulate --games prints; its keys are stable. Shares are of the games.
type manyGames struct {
	Scenario string `json:"scenario"`
	Policy   string `json:"policy"`
	Seat     string `json:"seat,omitempty"`
	Mixed    bool   `json:"mixed,omitempty"`
	Seed     uint64 `json:"seed"`
	Games    int    `json:"games"`
	// Endings is the share of each ending, Breakdown that of the end of diplomacy, Deals
	// that of games in which something was in force at the end.
	Endings   map[string]json.Number `json:"endings"`
	Breakdown json.Number            `json:"breakdown"`
	Deals     json.Number            `json:"deals"`
	// Tranches is the share of games by how many came into force, FirstDeal that of games by
	// the turn in which the first did; Refused and Broken are means by game.
	Tranches  []json.Number `json:"tranches"`
	FirstDeal []json.Number `json:"first_deal"`
	Refused   json.Number   `json:"refused"`
	Broken    json.Number   `json:"broken"`
	// Joint is the mean of the joint gain, percent of the best, over the games with a deal.
	Joint json.Number `json:"joint"`
	// Tension is the mean at the end of each turn; a game that has ended keeps its last.
	Tension []json.Number `json:"tension"`
	// Actions is the mean number of uses in a game, by action.
	Actions map[string]json.Number `json:"actions"`
}

// many plays the games on all cores. Each is played from its own seed, so the number of
// cores changes nothing.
func (c *simulateCommand) many(set room.Setup, std streams) error {
	n := *c.Games
	tallies := make([]tally, n)
	var done atomic.Int64
	finish := progress(std.err, &done, n, "game")
	err := lab.Stream(n, runtime.GOMAXPROCS(0), func(i int) (tally, error) {
		own := set
		own.Seed = set.Seed + uint64(i)
		t, err := playOne(own)
		if err != nil {
			return t, outside("the game of seed %d: %w", own.Seed, err)
		}
		return t, nil
	}, func(i int, t tally) error {
		tallies[i] = t
		done.Add(1)
		return nil
	})
	finish()
	if err != nil {
		return err
	}
	out := c.summary(set.Scenario, tallies)
	if c.JSON {
		printJSON(std.out, out)
		return nil
	}
	out.print(set.Scenario, std.out)
	return nil
}

// playOne plays one game and counts it.
func playOne(set room.Setup) (tally, error) {
	r, err := playInto(set, nil)
	if err != nil {
		return tally{}, err
	}
	return tallyOf(r), nil
}

// tallyOf counts a game that has ended.
func tallyOf(r *room.Room) tally {
	s := r.Scenario()
	events, w, _ := r.Opened()
	t := tally{ending: int(w.Bal[s.Ending]/num.One) - 1, turns: r.Turn(), tension: make([]num.Milli, s.Turns), acts: make([]int, len(s.Actions))}
	if talks := s.Talks; talks != nil && w.Bal[talks.Signed] > 0 {
		t.deal, t.joint = true, w.Bal[talks.JointPct]
	}
	if talks := s.Talks; talks != nil {
		t.broken = int(w.Bal[talks.Broken] / num.One)
		if talks.InTranches() {
			t.tranches, t.refused = int(w.Bal[talks.Tranches]/num.One), int(w.Bal[talks.Refused]/num.One)
		}
	}
	t.follow(s, events)
	return t
}

// follow reads the course of a game from its events.
func (t *tally) follow(s *scenario.Scenario, events []ledger.Event) {
	var ten num.Milli
	if s.Laws.HasTension {
		ten = s.Accounts[s.Laws.Tension].Open
	}
	for i := range events {
		e := &events[i]
		for j := range e.Entries {
			if n := &e.Entries[j]; s.Laws.HasTension && n.To == s.Laws.Tension && n.At == 0 && n.Card == 0 {
				ten += n.Delta
			}
		}
		switch e.Kind {
		case crisis.ActionTaken:
			t.acts[e.Of.Item]++
		case crisis.AgreementInForce:
			if t.first == 0 {
				t.first = int(e.Turn)
			}
		case crisis.TurnClosed, crisis.GameEnded:
			for turn := int(e.Turn); turn <= len(t.tension) && turn > 0; turn++ {
				t.tension[turn-1] = ten
			}
		}
	}
}

// summary adds the games up.
func (c *simulateCommand) summary(s *scenario.Scenario, tallies []tally) manyGames {
	n := len(tallies)
	out := manyGames{Scenario: s.ID, Policy: c.Policy, Seat: c.Seat, Mixed: c.Mixed, Seed: c.Seed, Games: n, Endings: map[string]json.Number{}, Actions: map[string]json.Number{}}
	if out.Policy == "" {
		out.Policy = asUsual
	}
	ends, tranches, first := make([]int, len(s.Endings)), make([]int, 4), make([]int, s.Turns+1)
	tension, acts := make([]num.Milli, s.Turns), make([]int, len(s.Actions))
	breakdown, deals, refused, broken := 0, 0, 0, 0
	var joint num.Milli
	for i := range tallies {
		t := &tallies[i]
		ends[t.ending]++
		tranches[min(t.tranches, len(tranches)-1)]++
		first[t.first]++
		refused, broken = refused+t.refused, broken+t.broken
		if s.Endings[t.ending].Breakdown {
			breakdown++
		}
		if t.deal {
			deals++
			joint += t.joint
		}
		for k := range tension {
			tension[k] += t.tension[k]
		}
		for k := range acts {
			acts[k] += t.acts[k]
		}
	}
	share := func(x int) json.Number { return mean(num.Of(x), n) }
	for i, x := range ends {
		out.Endings[s.Endings[i].ID] = share(x)
	}
	out.Breakdown, out.Deals, out.Refused, out.Broken, out.Joint = share(breakdown), share(deals), share(refused), share(broken), mean(joint, max(1, deals))
	for _, x := range tranches {
		out.Tranches = append(out.Tranches, share(x))
	}
	for _, x := range first {
		out.FirstDeal = append(out.FirstDeal, share(x))
	}
	for i, x := range acts {
		out.Actions[s.Actions[i].ID] = share(x)
	}
	for _, x := range tension {
		out.Tension = append(out.Tension, mean(x, n))
	}
	return out
}

// mean writes a sum over n games as a number with three decimals.
func mean(sum num.Milli, n int) json.Number {
	return json.Number(num.Milli(num.MulDiv(int64(sum), 1, int64(n))).String())
}

func (m *manyGames) print(s *scenario.Scenario, to io.Writer) {
	who := m.Policy
	if kind, err := kindOf(who); err == nil && kind != "" && kind != who {
		who += " (" + kind + ")"
	}
	fmt.Fprintf(to, "%s, %s, %s from seed %d.\n", s.Title, who, count(m.Games, "game"), m.Seed)
	for i := range s.Endings {
		fmt.Fprintf(to, "ending %-12s %s\n", s.Endings[i].ID, m.Endings[s.Endings[i].ID])
	}
	fmt.Fprintf(to, "breakdown %s, a deal in force %s, joint gain %s %% of the best\n", m.Breakdown, m.Deals, m.Joint)
	fmt.Fprintf(to, "tranches in force %v\nfirst in turn %v\n", m.Tranches, m.FirstDeal)
	fmt.Fprintf(to, "votes lost %s, promises broken %s a game\n", m.Refused, m.Broken)
	fmt.Fprintf(to, "tension by turn %v\n", m.Tension)
}
