package negotiation

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// Table is where one text is negotiated: a space and the accounts that hold what
// is on the table. A level account at -1 means that nothing is there.
type Table struct {
	Name string
	Space
	// Mediator may put a single text before the parties; Nobody means no such office.
	Mediator ledger.Office
	// Offer is each party's standing offer, Paper its last non-paper, Pledge the level
	// of an issue that it promised in public; by party, then issue.
	Offer, Paper, Pledge [][]ledger.ID
	// Text is the text on the table, Force the terms that hold; by issue.
	Text, Force []ledger.ID
	// Consent is 1 where a party accepts the text, Ink where it signed; by party.
	Consent, Ink []ledger.ID
	// Reserve is each party's threshold in this game, Gain its surplus and GainPct that
	// surplus as a percentage of the best it could have had; by party.
	Reserve, Gain, GainPct []ledger.ID
	// Signed is the turn of the last signature; Kept counts the party-turns in which
	// the deal was kept and Broken those in which it was broken.
	Signed, Kept, Broken ledger.ID
	// Joint is the joint gain of the signed package, JointPct its percentage of the best.
	Joint, JointPct ledger.ID
}

// Issues is the number of issues on the table.
func (t *Table) Issues() int { return len(t.Sizes) }

// Party returns the number of the party that an office is, or -1.
func (t *Table) Party(o ledger.Office) int {
	for p := range t.Parties {
		if t.Parties[p].Office == o && o != ledger.Nobody {
			return p
		}
	}
	return -1
}

// Read returns the package in a row of level accounts; ok is false when none is there.
func Read(bal []num.Milli, row []ledger.ID) (l ledger.Levels, ok bool) {
	for i, id := range row {
		if bal[id] < 0 {
			return ledger.Levels{}, false
		}
		l[i] = int8(bal[id] / num.One)
	}
	return l, len(row) > 0
}

// Agreed tells whether every party with a veto accepts the text on the table.
func (t *Table) Agreed(bal []num.Milli) bool {
	if bal[t.Text[0]] < 0 {
		return false
	}
	return t.all(bal, t.Consent)
}

// Sealed tells whether every party with a veto has signed.
func (t *Table) Sealed(bal []num.Milli) bool { return t.all(bal, t.Ink) }

func (t *Table) all(bal []num.Milli, row []ledger.ID) bool {
	for p, id := range row {
		if t.Parties[p].Veto && bal[id] == 0 {
			return false
		}
	}
	return true
}

// Retreats tells whether a package gives party p less on an issue than it promised
// in public; it returns the first such issue, or -1.
func (t *Table) Retreats(bal []num.Milli, p int, l *ledger.Levels) int {
	for i, id := range t.Pledge[p] {
		if bal[id] < 0 {
			continue
		}
		pays := t.Parties[p].Pays[i]
		if pays[l[i]] < pays[bal[id]/num.One] {
			return i
		}
	}
	return -1
}
