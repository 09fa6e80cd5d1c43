package debrief

import (
	"strings"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// nextRowsMax is how many rows a text has at most that is named as one which could have
// been signed: more are hard to take in.
const nextRowsMax = 3

// Next is a text that could have been signed in a turn, as the next part of an agreement
// that is made in parts.
type Next struct {
	Turn int
	// From are the terms that held then, Levels those that the text would have made.
	From, Levels ledger.Levels
}

// next finds, from a turn on, the first turn in which a text could have been signed and
// carried (crisis.CouldPass), and of the texts with at most nextRowsMax rows the one of the
// highest joint gain over what the homes needed of it.
func (r *reading) next(from int) *Next {
	for i := range r.turns {
		if m := &r.turns[i]; m.turn >= from {
			if l, ok := r.nextIn(m.talks.Bal); ok {
				return &Next{Turn: m.turn, From: r.s.Talks.InForce(m.talks.Bal), Levels: l}
			}
		}
	}
	return nil
}

func (r *reading) nextIn(bal []num.Milli) (best ledger.Levels, ok bool) {
	t := r.s.Talks
	force := t.InForce(bal)
	var most num.Milli
	var surplus [negotiation.PartiesMax]num.Milli
	for w := t.Near(&force, t.Limit(bal), t.CapacityIn(bal)); w.Next(); {
		l := &w.At
		if len(changed(&force, l)) > nextRowsMax || !crisis.CouldPass(r.s, bal, l) {
			continue
		}
		list := surplus[:0]
		for p := range t.Parties {
			if t.Parties[p].Veto {
				list = append(list, t.Worth(bal, p, l)-t.Need(bal[t.Reserve[p]], l))
			}
		}
		if joint := negotiation.Joint(list); !ok || joint > most {
			best, most, ok = *l, joint, true
		}
	}
	return best, ok
}

// changed lists the rows in which two packages differ.
func changed(a, b *ledger.Levels) (rows []int) {
	for i := range a {
		if a[i] != b[i] {
			rows = append(rows, i)
		}
	}
	return rows
}

// stageLine tells what could have been signed and was not, empty where there was nothing
// that is short enough to be told.
func (r *reading) stageLine(sp *Space) string {
	x := sp.Next
	if x == nil {
		return ""
	}
	line := r.Say("In turn %d a first text could have been signed, and it would have given each home what it asked for.", x.Turn)
	if r.signed > 0 {
		line = r.Say("In turn %d one more text could have been signed, and it would have given each home what it asked for.", x.Turn)
	}
	t := r.s.Talks
	var words []string
	for _, i := range changed(&x.From, &x.Levels) {
		words = append(words, t.Topics[i].Name+": "+t.Topics[i].Levels[x.Levels[i]])
	}
	line += " " + strings.Join(words, "; ") + "."
	if !offered(sp, &x.Levels) {
		line += " " + r.Say("Nobody put it forward.")
	}
	bal := r.at(x.Turn).talks.Bal
	for p := range t.Parties {
		if i := t.Retreats(bal, p, &x.Levels); i >= 0 && t.Parties[p].Signs() {
			line += " " + r.Of(t.Parties[p].Office, "First your public demand on %s had to be taken back.", "First %s public demand on %s had to be taken back.", t.Topics[i].Name)
		}
	}
	return line
}
