package crisis

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// View is all that one seat may know. Screens, counterparts and reports for a seat
// are given a View and never a World; it carries no seed and no digest.
type View struct {
	// Of is the seat's offices.
	Of ledger.Offices
	// Bal holds the balances that the seat sees; the others read 0.
	Bal []num.Milli
	// Filed holds the seat's own sealed directives and the invitations it is part of.
	Filed []ledger.Directive
	// Log holds the events that the seat sees, numbered from 1, with the entries that it sees.
	Log []ledger.Event

	read int // how many of the game's events Log was made from
}

// Knows tells whether the seat sees an account.
func (v *View) Knows(s *scenario.Scenario, id ledger.ID) bool {
	return s.Accounts[id].Sees.Meets(v.Of)
}

// Turn is the turn being played.
func (v *View) Turn() int { return int(v.Bal[ledger.Turn] / num.One) }

// Ended tells whether the game is over.
func (v *View) Ended(s *scenario.Scenario) bool { return v.Bal[s.Ending] != 0 }

// Look fills the view of a set of offices, with the cabinets that they are in, from the game, keeping the view's memory
// and what it has read of the log: a view stays with one game.
// It and Read are the only places where secrets are stripped.
func (g *Game) Look(of ledger.Offices, v *View) {
	s := g.Scenario
	of = g.cabinets(of)
	if v.Of != of || v.read > len(g.Book.Events) {
		v.Log, v.read = nil, 0
	}
	v.Of, v.Bal, v.Filed = of, v.Bal[:0], v.Filed[:0]
	for id, b := range g.World.Bal {
		if !s.Accounts[id].Sees.Meets(of) {
			b = 0
		}
		v.Bal = append(v.Bal, b)
	}
	for i := range g.World.Filed {
		if d := &g.World.Filed[i]; audience(s, d).Meets(of) {
			v.Filed = append(v.Filed, *d)
		}
	}
	v.Log = Read(s, g.Book.Events[v.read:], of, v.Log)
	v.read = len(g.Book.Events)
}

// Read appends what a set of offices may know of the events. Of events that they do
// not see, the entries to accounts that they do see are told without their cause, so
// that every number adds up inside a view: all of one closing together, so that neither
// their number nor their place says who acted.
func Read(s *scenario.Scenario, events []ledger.Event, of ledger.Offices, log []ledger.Event) []ledger.Event {
	var unseen []ledger.Entry
	tell := func(e ledger.Event, entries []ledger.Entry) {
		e.Entries, e.No = entries, uint32(len(log)+1)
		log = append(log, e)
	}
	flush := func(turn int16) {
		if len(unseen) > 0 {
			tell(ledger.Event{Turn: turn, Kind: LawApplied, Rule: s.Laws.HiddenRule, Sees: ledger.Everyone}, unseen)
			unseen = nil
		}
	}
	for i := range events {
		e := &events[i]
		seen := seenEntries(s, e.Entries, of)
		switch {
		case !e.Sees.Meets(of):
			for j := range seen {
				unseen = anonymous(s, unseen, &seen[j])
			}
			continue
		case e.Kind == EntriesFellDue:
			seen = unnamed(s, seen, of)
		case e.Kind == LimitsHeld && len(seen) > 0 || e.Kind == TurnClosed || e.Kind == GameEnded:
			flush(e.Turn)
		}
		if !quiet[e.Kind] || len(seen) > 0 {
			tell(*e, seen)
			hideOdds(s, &log[len(log)-1], of)
		}
	}
	if len(events) > 0 {
		flush(events[len(events)-1].Turn)
	}
	return log
}

// hideOdds takes the odds out of an event where they rest on a balance that the offices
// do not see: that something slipped is news, and how likely it was would be the balance.
func hideOdds(s *scenario.Scenario, e *ledger.Event, of ledger.Offices) {
	if !tellsOdds(s, e, of) {
		e.Odds, e.Drawn = 0, 0
	}
}

func tellsOdds(s *scenario.Scenario, e *ledger.Event, of ledger.Offices) bool {
	if e.Kind != DeliveryMade && e.Kind != DeliverySlipped {
		return true
	}
	for _, id := range s.Talks.Deliver.Rests[e.Of.By] {
		if !s.Accounts[id].Sees.Meets(of) {
			return false
		}
	}
	return true
}

// anonymous adds an entry to those that are told without cause, one for each account
// and turn in which it falls due.
func anonymous(s *scenario.Scenario, unseen []ledger.Entry, n *ledger.Entry) []ledger.Entry {
	for i := range unseen {
		if unseen[i].To == n.To && unseen[i].At == n.At {
			unseen[i].Delta += n.Delta
			return unseen
		}
	}
	return append(unseen, ledger.Entry{To: n.To, Rule: s.Laws.HiddenRule, At: n.At, Delta: n.Delta})
}

// seenEntries returns the entries to accounts that the offices see. An entry that
// falls due later is told to those who see its account; a card that will fall is not.
func seenEntries(s *scenario.Scenario, entries []ledger.Entry, of ledger.Offices) []ledger.Entry {
	n := 0
	for i := range entries {
		if visible(s, &entries[i], of) {
			n++
		}
	}
	switch n {
	case 0:
		return nil
	case len(entries):
		return entries[:n:n]
	}
	seen := make([]ledger.Entry, 0, n)
	for i := range entries {
		if visible(s, &entries[i], of) {
			seen = append(seen, entries[i])
		}
	}
	return seen
}

func visible(s *scenario.Scenario, e *ledger.Entry, of ledger.Offices) bool {
	return e.Card == 0 && s.Accounts[e.To].Sees.Meets(of)
}
