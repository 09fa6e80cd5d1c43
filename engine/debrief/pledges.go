package debrief

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

// Pledge is a demand made in public.
type Pledge struct {
	Turn  int
	By    ledger.Office
	Issue int
	Level int8
	// Again counts how often it was made once more. Replaced is the turn in which another
	// demand on the same row took its place, Lifted the one in which it was taken back, 0
	// for neither; Cost is what taking it back did to the office's meters.
	Again, Replaced, Lifted int
	Cost                    []crisis.Cause
	Text                    string
}

// pledges lists the public demands of all parties.
func (r *reading) pledges() []Pledge {
	t := r.s.Talks
	if t == nil {
		return nil
	}
	var out []Pledge
	for i := range r.events {
		e := &r.events[i]
		switch {
		case e.Kind == crisis.ActionTaken && r.s.Actions[e.Of.Item].Pins && t.Party(e.Of.By) >= 0:
			for k := range t.Topics {
				if e.Of.Levels[k] != ledger.Unset {
					out = demanded(out, Pledge{Turn: int(e.Turn), By: e.Of.By, Issue: k, Level: e.Of.Levels[k]})
				}
			}
		case e.Kind == crisis.PledgeLifted:
			if p := standing(out, e.Of.By, int(e.Of.Item)); p != nil {
				p.Lifted, p.Cost = int(e.Turn), r.paid(e)
			}
		}
	}
	for k := range out {
		out[k].Text = r.pledgeText(&out[k])
	}
	return out
}

// demanded adds a demand to the list: made again it is no new one, and of two on one
// row the later stands.
func demanded(list []Pledge, p Pledge) []Pledge {
	if old := standing(list, p.By, p.Issue); old != nil {
		if old.Level == p.Level {
			old.Again++
			return list
		}
		old.Replaced = p.Turn
	}
	return append(list, p)
}

// standing finds the demand of an office on a row that nothing has ended.
func standing(list []Pledge, by ledger.Office, issue int) *Pledge {
	for i := range list {
		if p := &list[i]; p.By == by && p.Issue == issue && p.Lifted == 0 && p.Replaced == 0 {
			return p
		}
	}
	return nil
}

// paid lists what an event did to the meters of its own office.
func (r *reading) paid(e *ledger.Event) (cost []crisis.Cause) {
	for i := range r.s.Meters {
		m := &r.s.Meters[i]
		for j := range e.Entries {
			if n := &e.Entries[j]; n.To == m.Account && n.At == 0 && n.Card == 0 {
				cost = append(cost, crisis.Cause{Title: m.Name, Delta: n.Delta, Event: e.No, Turn: int(e.Turn), By: e.Of.By, Rule: n.Rule})
			}
		}
	}
	return cost
}

func (r *reading) pledgeText(p *Pledge) string {
	text := r.Does(p.By, "Turn %d: You demanded in public: %s.", "Turn %[2]d: %[1]s demanded in public: %[3]s.", "Turn %[2]d: %[1]s demanded in public: %[3]s.", p.Turn, crisis.DescribePledge(r.s, p.By, p.Issue, p.Level))
	if p.Again > 0 {
		text += " " + r.s.Book.Count(p.Again, "It was made again once.", "It was made again %d times.", p.Again)
	}
	switch {
	case p.Replaced > 0:
		return text + " " + r.Say("Another demand took its place in turn %d.", p.Replaced)
	case p.Lifted == 0:
		return text + " " + r.Say("It stood to the end.")
	}
	text += " " + r.Say("It was taken back in turn %d", p.Lifted)
	for i, c := range p.Cost {
		if i == 0 {
			text += ":"
		} else {
			text += ","
		}
		text += " " + c.Title + " " + signed(c.Delta)
	}
	return text + "."
}
