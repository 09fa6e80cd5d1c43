// Package room is where a crisis is played: seats, people and counterparts in them,
// and the record of it all. To submit is to decide, to append to the record, to post,
// and to let the counterparts answer.
package room

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/engine/advisor"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/journal"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// Setup says what is played and by whom.
type Setup struct {
	Scenario *scenario.Scenario
	// Plan is the id of the plan that shares the offices out; empty is the first.
	Plan string
	Seed uint64
	// Humans are the ids of the seats that people play; counterparts play the others.
	Humans []string
	// Kinds says by seat which counterpart plays it: KindOf of a style, or PolicyKind. The
	// usual one plays those that are not named.
	Kinds map[string]string
	// Forms are what was written down for seats that stand-ins play, by seat.
	Forms map[string]*advisor.Form
	// Mixed gives each counterpart that is not named a style drawn from the seed.
	Mixed bool
}

// Seat is a place in the room.
type Seat struct {
	ID      string
	Offices ledger.Offices
	Human   bool
	// Kind says who plays it, as in a record's header.
	Kind string
}

// Room is one game with its players. It is for one goroutine at a time.
type Room struct {
	game  *crisis.Game
	plan  string
	seed  uint64
	seats []Seat
	views []crisis.View
	// players holds the counterpart of each office, nil where a person plays it.
	players []advisor.Counterpart
	writer  *journal.Writer
	moves   []journal.Move
	noted   int
	// forms are those that stand-ins keep to.
	forms []journal.Form
}

// Header returns the head of a record for a setup, or what is wrong with the setup.
func Header(set Setup) (journal.Header, error) {
	plan, err := findPlan(set.Scenario, set.Plan)
	if err != nil {
		return journal.Header{}, err
	}
	h := journal.Header{Scenario: set.Scenario.ID, Digest: set.Scenario.Digest, Rules: crisis.RulesVersion, Seed: set.Seed, Plan: plan.ID, Skin: set.Scenario.Worn.String()}
	if h.Forms, err = set.forms(plan); err != nil {
		return journal.Header{}, err
	}
	for _, seat := range plan.Seats {
		kind := set.kind(&seat)
		if set.Forms[seat.ID] != nil {
			kind = StandIn
		}
		h.Players = append(h.Players, journal.Player{Seat: seat.ID, Kind: kind})
	}
	for _, p := range h.Players {
		if err := isKind(p.Kind); err != nil {
			return journal.Header{}, err
		}
	}
	for id := range set.Kinds {
		if !slices.ContainsFunc(plan.Seats, func(s scenario.Seat) bool { return s.ID == id }) {
			return journal.Header{}, noSeat(id, plan)
		}
	}
	for _, id := range set.Humans {
		if !slices.ContainsFunc(plan.Seats, func(s scenario.Seat) bool { return s.ID == id }) {
			return journal.Header{}, noSeat(id, plan)
		}
	}
	return h, nil
}

func noSeat(id string, plan *scenario.Plan) error {
	return fmt.Errorf("there is no seat %q; this scenario has: %s", id, strings.Join(SeatIDs(plan), " "))
}

// SeatIDs lists the seats of a plan.
func SeatIDs(p *scenario.Plan) []string {
	ids := make([]string, len(p.Seats))
	for i := range ids {
		ids[i] = p.Seats[i].ID
	}
	return ids
}

func findPlan(s *scenario.Scenario, id string) (*scenario.Plan, error) {
	ids := make([]string, len(s.Plans))
	for i := range s.Plans {
		if ids[i] = s.Plans[i].ID; ids[i] == id || id == "" {
			return &s.Plans[i], nil
		}
	}
	return nil, fmt.Errorf("there is no plan %q; this scenario has: %s", id, strings.Join(ids, " "))
}

// Open begins a game. The record is written to the store; a nil store keeps it in
// memory only. A room that comes with an error is good: its game could not be saved so
// far (see journal.Unsaved). Without a room the error is about the setup.
func Open(set Setup, store journal.Store) (*Room, error) {
	h, err := Header(set)
	if err != nil {
		return nil, err
	}
	game := crisis.NewIn(set.Scenario, set.Scenario.PlanOf(h.Plan), chance.Seed(h.Seed), true)
	r, err := seat(game, h)
	if err != nil {
		return nil, err
	}
	if store != nil {
		r.writer, err = journal.Create(store, h)
	}
	return r, first(r.begin(), err)
}

// begin notes the opening and lets the counterparts speak first where they want to.
func (r *Room) begin() error {
	err := r.note(nil)
	return first(err, r.respond())
}

// seat gives a game the players of a header.
func seat(game *crisis.Game, h journal.Header) (*Room, error) {
	s := game.Scenario
	plan, err := findPlan(s, h.Plan)
	if err != nil {
		return nil, err
	}
	r := &Room{game: game, plan: plan.ID, seed: h.Seed, forms: h.Forms, players: make([]advisor.Counterpart, s.Count()+1)}
	for i, seat := range plan.Seats {
		name := Utility
		if i < len(h.Players) && h.Players[i].Seat == seat.ID {
			name = h.Players[i].Kind
		}
		if name == StandIn {
			r.seats = append(r.seats, Seat{ID: seat.ID, Offices: seat.Offices, Kind: name})
			if err := r.standIns(&seat, &h); err != nil {
				return nil, err
			}
			continue
		}
		k, err := parseKind(name)
		if err != nil {
			return nil, err
		}
		r.seats = append(r.seats, Seat{ID: seat.ID, Offices: seat.Offices, Human: k.human, Kind: name})
		for o := ledger.Office(1); int(o) <= s.Count() && !k.human; o++ {
			if seat.Offices.Has(o) {
				r.players[o] = k.player(s, &seat, o, counterpartLuck(h.Seed, o))
			}
		}
	}
	r.views = make([]crisis.View, len(r.seats))
	return r, nil
}

// counterpartLuck is a counterpart's own luck: made from the game's seed, so that a
// replay can make its choices again, but apart from every draw of the game.
func counterpartLuck(seed uint64, o ledger.Office) chance.Luck {
	return chance.Counter(chance.Counter(seed).Draw(chance.Key{Purpose: 1 << 15, Actor: uint16(o)}))
}

// Scenario is what is being played.
func (r *Room) Scenario() *scenario.Scenario { return r.game.Scenario }

// Speak makes the room tell what it tells in the words of s: its scenario in another
// language. The error says that s is another scenario, or wears another skin.
func (r *Room) Speak(s *scenario.Scenario) error {
	now := r.game.Scenario
	if s.Digest != now.Digest || s.Worn.String() != now.Worn.String() {
		return fmt.Errorf("this game is one of %s: it cannot be told in the words of %s", now.Title, s.Title)
	}
	r.game.Scenario = s
	return nil
}

// Seed is the game's seed.
func (r *Room) Seed() uint64 { return r.seed }

// Plan is the id of the plan that shares the offices out.
func (r *Room) Plan() string { return r.plan }

// Seats lists the places of the room.
func (r *Room) Seats() []Seat { return r.seats }

// Seat finds a place by its id, or -1.
func (r *Room) Seat(id string) int {
	return slices.IndexFunc(r.seats, func(s Seat) bool { return s.ID == id })
}

// Ended tells whether the game is over.
func (r *Room) Ended() bool { return r.game.Ended() }

// Turn is the turn being played.
func (r *Room) Turn() int { return int(r.game.Turn()) }

// View returns what a seat may know now. It is the room's memory: the next call for
// the same seat fills it again.
func (r *Room) View(seat int) *crisis.View {
	r.game.Look(r.seats[seat].Offices, &r.views[seat])
	return &r.views[seat]
}

// Digest is the digest of the world as it stands; not for seats in play.
func (r *Room) Digest() ledger.Digest { return r.game.World.Digest() }

// Opened returns everything that happened and the world as it stands, once the game
// has ended: the debrief opens what the seats could not see.
func (r *Room) Opened() (events []ledger.Event, w *ledger.World, ok bool) {
	if !r.Ended() {
		return nil, nil, false
	}
	return r.game.Book.Events, &r.game.World, true
}

// first returns the first error that is one.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
