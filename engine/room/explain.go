package room

import (
	"slices"

	"backchannel/engine/advisor"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/journal"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// Choice is a directive of a counterpart with what weighed most in it.
type Choice struct {
	Turn      int
	Directive ledger.Directive
	Reasons   []advisor.Reason
}

// Explain works out again what weighed in the choices of a record's counterparts, from
// turn first to turn last: each is asked as it stood when it chose. Nothing of it is kept
// while a game is played. The record must be one that journal.Verify finds in order.
func Explain(s *scenario.Scenario, rec *journal.Record, first, last int) ([]Choice, error) {
	r, err := seat(crisis.NewIn(s, max(0, s.PlanOf(rec.Header.Plan)), chance.Seed(rec.Header.Seed), true), rec.Header)
	if err != nil {
		return nil, err
	}
	var out []Choice
	for i := range rec.Moves {
		d := rec.Moves[i].Directive
		if d == nil {
			continue
		}
		if r.Turn() > last {
			break
		}
		if who, ok := r.players[d.By].(advisor.Explainer); ok && r.Turn() >= first && d.Verb != crisis.Close {
			if reasons := who.Explain(r.View(r.seatOf(d.By)), d, nil); len(reasons) > 0 {
				out = append(out, Choice{Turn: r.Turn(), Directive: *d, Reasons: reasons})
			}
		}
		r.game.Submit(*d)
	}
	return out, nil
}

// Reasons opens what weighed in the counterparts' choices, once the game has ended.
func (r *Room) Reasons() ([]Choice, bool) {
	if !r.Ended() {
		return nil, false
	}
	list, err := Explain(r.Scenario(), r.Record(), 1, r.Turn())
	return list, err == nil
}

// Spoken are the reasons that other offices give in public for what a seat has seen them
// do in a turn that has closed: a sentence by event of the seat's view, by its number.
func (r *Room) Spoken(seat, turn int) map[uint32]string {
	if turn >= r.Turn() && !r.Ended() {
		return nil
	}
	list, err := Explain(r.Scenario(), r.Record(), turn, turn)
	if err != nil {
		return nil
	}
	said := map[uint32]string{}
	v := r.View(seat)
	for i := range v.Log {
		e := &v.Log[i]
		if int(e.Turn) != turn || e.Kind != crisis.ActionTaken {
			continue
		}
		at := slices.IndexFunc(list, func(c Choice) bool {
			d := &c.Directive
			return d.By == e.Of.By && d.Item == e.Of.Item && (d.Verb == crisis.Act || d.Verb == crisis.Invite)
		})
		if at >= 0 {
			if text := advisor.PublicReason(r.Scenario(), list[at].Reasons); text != "" {
				said[e.No] = text
			}
		}
	}
	return said
}
