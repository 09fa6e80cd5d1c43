package journal

import (
	"bytes"
	"fmt"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// Result says whether a record is what its scenario's rules make of its directives.
type Result struct {
	OK bool
	// Digest is that of the world at the end of the record.
	Digest ledger.Digest
	// Events and Turns are how many there were; Ending is the id of the ending, ""
	// while the game goes on.
	Events, Turns int
	Ending        string
	// Missing is how many events of the last move were not saved; they are counted.
	Missing int
	// Reason says why a record is not OK; Move is the move, 0 for the opening, and Event
	// the number of the event where that shows.
	Reason string
	Move   int
	Event  int
}

// Verify replays a record against its scenario:
//
//  1. It refuses another scenario, other files of the scenario, and other rules.
//  2. Each event's entries are posted to a world that starts at the opening balances.
//  3. Each directive is decided again, and must give the same events, byte for byte.
//  4. Both worlds have the same digest at the end.
//
// The last move may lack events at its end, as after an interrupted save.
func Verify(s *scenario.Scenario, r *Record) Result {
	_, result := play(s, r)
	return result
}

// Replay does what Verify does and returns the game as it stands at the record's end,
// ready to be played on; nil when the result is not OK. The missing events of an
// interrupted last move are added to the record: its directive had been accepted and
// they follow from it, so a move is completed and never dropped. Give the record to
// Resume to have them saved too.
func Replay(s *scenario.Scenario, r *Record) (*crisis.Game, Result) {
	p, result := play(s, r)
	if !result.OK {
		return nil, result
	}
	if len(r.Moves) == 0 {
		r.Moves = make([]Move, 1)
	}
	if m := &r.Moves[len(r.Moves)-1]; result.Missing > 0 {
		m.Events = append([]ledger.Event(nil), p.decided...)
	}
	return p.game, result
}

// replay plays a record twice at once: from its events and from its directives.
type replay struct {
	s    *scenario.Scenario
	game *crisis.Game
	// told is the world that the recorded events make.
	told ledger.World
	// decided holds the events that the rules gave for the move at hand.
	decided      []ledger.Event
	seen         int
	ours, theirs []byte
	result       Result
}

// play replays all moves of a record, up to the first that is wrong.
func play(s *scenario.Scenario, r *Record) (*replay, Result) {
	p := &replay{s: s}
	if reason := otherGame(s, &r.Header); reason != "" {
		return p, Result{Reason: reason}
	}
	p.game = crisis.NewIn(s, s.PlanOf(r.Header.Plan), chance.Seed(r.Header.Seed), true)
	p.told.Reset(&s.Chart)
	moves := r.Moves
	if len(moves) == 0 {
		moves = make([]Move, 1)
	}
	for i := range moves {
		p.result.Move = i
		if reason := p.move(&moves[i], i == 0, i == len(moves)-1); reason != "" {
			p.result.Reason = reason
			return p, p.result
		}
	}
	return p, p.end()
}

// otherGame says why a record cannot be replayed with this scenario and program, or "".
func otherGame(s *scenario.Scenario, h *Header) string {
	switch {
	case h.Scenario != s.ID:
		return fmt.Sprintf("the record is of the scenario %q, not of %q", h.Scenario, s.ID)
	case h.Digest != s.Digest:
		return fmt.Sprintf("the scenario's files have changed since the game was played: their digest was %v and is now %v; replay it with the files of then", h.Digest, s.Digest)
	case h.Rules != crisis.RulesVersion:
		return fmt.Sprintf("the game was played under rules %d and this program has rules %d; replay it with the version of the program that played it", h.Rules, crisis.RulesVersion)
	}
	if s.PlanOf(h.Plan) < 0 {
		return fmt.Sprintf("the game was played by the plan %q, which the scenario does not have", h.Plan)
	}
	return ""
}

// move plays one move both ways.
func (p *replay) move(m *Move, first, last bool) string {
	p.result.Event = p.seen + 1
	if (m.Directive == nil) != first {
		return "the opening, and no other move, is without a directive"
	}
	if !first {
		if r := p.game.Submit(*m.Directive); r.Code != "" {
			return fmt.Sprintf("the rules refuse the directive (%s): %s", r.Code, r.Reason(p.s))
		}
	}
	p.decided = p.game.Book.Events[p.seen:]
	p.seen = len(p.game.Book.Events)
	for i := range m.Events {
		if reason := p.event(&m.Events[i], i); reason != "" {
			return reason
		}
		p.result.Event++
	}
	missing := p.decided[len(m.Events):]
	if len(missing) > 0 && !last {
		return fmt.Sprintf("the move lacks %d events: the next would be %s", len(missing), crisis.KindName(missing[0].Kind))
	}
	for i := range missing {
		p.told.Post(&missing[i])
	}
	p.result.Missing = len(missing)
	return ""
}

// event posts a recorded event and holds it against the one decided.
func (p *replay) event(e *ledger.Event, i int) string {
	if reason := unfit(p.s, &p.told, e); reason != "" {
		return reason
	}
	p.told.Post(e)
	if i >= len(p.decided) {
		return fmt.Sprintf("the rules give no event here; the record has %s", crisis.KindName(e.Kind))
	}
	p.ours, p.theirs = appendEvent(p.ours[:0], &p.decided[i]), appendEvent(p.theirs[:0], e)
	if !bytes.Equal(p.ours, p.theirs) {
		return fmt.Sprintf("the rules give %.300s where the record has %.300s", p.ours, p.theirs)
	}
	return ""
}

// end compares the two worlds.
func (p *replay) end() Result {
	r := p.result
	r.Digest, r.Events, r.Turns = p.game.World.Digest(), p.seen, int(p.game.Turn())
	if p.game.Ended() {
		r.Ending = p.s.Endings[p.game.World.Bal[p.s.Ending]/num.One-1].ID
	}
	if told := p.told.Digest(); told != r.Digest {
		r.Reason = fmt.Sprintf("the events add up to the world %v and the rules lead to %v", told, r.Digest)
		return r
	}
	r.OK, r.Move, r.Event = true, 0, 0
	return r
}
