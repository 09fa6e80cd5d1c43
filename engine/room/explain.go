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
	// Looks is what a counterpart that searches looked at, with the first of its orders of
	// the turn, or with its close where it gave none.
	Looks *advisor.Looks
}

// Explain works out again what weighed in the choices of a record's counterparts, from
// turn first to turn last: each is asked as it stood when it chose. Nothing of it is kept
// while a game is played. The record must be one that journal.Verify finds in order.
func Explain(s *scenario.Scenario, rec *journal.Record, first, last int) ([]Choice, error) {
	return explain(s, rec, first, last, false)
}

// explain is Explain, which searches again where looks are wanted too.
func explain(s *scenario.Scenario, rec *journal.Record, first, last int, looks bool) ([]Choice, error) {
	r, err := seat(crisis.NewIn(s, max(0, s.PlanOf(rec.Header.Plan)), chance.Seed(rec.Header.Seed), true), rec.Header)
	if err != nil {
		return nil, err
	}
	var out []Choice
	looked := make([]int, s.Count()+1) // by office, the last turn of which the looks are told
	for i := range rec.Moves {
		d := rec.Moves[i].Directive
		if d == nil {
			continue
		}
		if r.Turn() > last {
			break
		}
		if r.Turn() >= first {
			c := Choice{Turn: r.Turn(), Directive: *d}
			if who, ok := r.players[d.By].(advisor.Explainer); ok && d.Verb != crisis.Close {
				c.Reasons = who.Explain(r.View(r.seatOf(d.By)), d, nil)
			}
			if who, ok := r.players[d.By].(advisor.Looker); ok && looks && looked[d.By] < r.Turn() && ordersOrCloses(d) {
				looked[d.By] = r.Turn()
				if l, ok := who.Looks(r.View(r.seatOf(d.By))); ok {
					c.Looks = &l
				}
			}
			if len(c.Reasons) > 0 || c.Looks != nil {
				out = append(out, c)
			}
		}
		r.game.Submit(*d)
	}
	return out, nil
}

// ordersOrCloses tells whether a directive is what an office does by itself at the close.
func ordersOrCloses(d *ledger.Directive) bool {
	return d.Verb == crisis.Close || d.Verb == crisis.Act && d.With == ledger.Nobody
}

// Reasons opens what weighed in the counterparts' choices, and what they looked at, once
// the game has ended.
func (r *Room) Reasons() ([]Choice, bool) {
	if !r.Ended() {
		return nil, false
	}
	list, err := explain(r.Scenario(), r.Record(), 1, r.Turn(), true)
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
