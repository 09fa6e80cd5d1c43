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

	Staged
}

// Staged is what a table keeps whose agreement is made in tranches; the zero Staged is
// a table with one text that enters into force when all have signed it.
type Staged struct {
	// First and Later are the most steps of change that the first and a later text may
	// make to what is in force; From and Until are the first and the last turn in which a
	// text can be signed.
	First, Later, From, Until int
	// Tranches counts the texts in force, Change the steps in force away from the status
	// quo, Refused the votes lost.
	Tranches, Change, Refused ledger.ID
	// Since is by issue the turn in which its level in force was last raised or lowered.
	Since []ledger.ID
	// Owed counts by party the deliveries that it has promised and not made, Due is the
	// turn in which the next is due.
	Owed, Due []ledger.ID
	// Agenda is by party the number of its drawn agenda, from 1; 0 where it has none.
	Agenda []ledger.ID
	// Pressure is by party what public accounts add to its threshold now.
	Pressure []ledger.ID
	// Asked is by party the number plus one of the act that the other side has asked for,
	// AskedIn the turn in which it did; 0 for none.
	Asked, AskedIn []ledger.ID
	// Room is the account that holds the capacity in play; HasRoom tells that there is one.
	Room    ledger.ID
	HasRoom bool
}

// InTranches tells whether the agreement is made in tranches.
func (t *Staged) InTranches() bool { return t.First > 0 }

// Issues is the number of issues on the table.
func (t *Table) Issues() int { return len(t.Sizes) }

// Party returns the number of the party that an office is or speaks for, or -1.
func (t *Table) Party(o ledger.Office) int {
	for p := range t.Parties {
		if (t.Parties[p].Office == o || t.Parties[p].Speaks.Has(o)) && o != ledger.Nobody {
			return p
		}
	}
	return -1
}

// Voice is the set of offices that speak for party p.
func (t *Table) Voice(p int) ledger.Offices {
	return ledger.Only(t.Parties[p].Office) | t.Parties[p].Speaks
}

// Worth is what a package is worth to party p in play: its payoff and what its drawn
// agenda makes of it, which reads 0 for whoever does not see it.
func (t *Table) Worth(bal []num.Milli, p int, l *ledger.Levels) num.Milli {
	return t.Payoff(p, l) + t.drawn(bal, p, l)
}

// LevelWorth is what one level of one issue is worth to party p in play, bonuses apart.
func (t *Table) LevelWorth(bal []num.Milli, p, issue int, level int8) num.Milli {
	x := t.Parties[p].Pays[issue][level]
	if a := t.agenda(bal, p); a != nil {
		x += a.Adds(&t.Space, issue, level)
	}
	return x
}

// agenda is the agenda that party p has drawn, nil where none is known.
func (t *Table) agenda(bal []num.Milli, p int) *Agenda {
	if len(t.Parties[p].Agendas) == 0 {
		return nil
	}
	if n := int(bal[t.Agenda[p]] / num.One); n > 0 {
		return &t.Parties[p].Agendas[n-1]
	}
	return nil
}

func (t *Table) drawn(bal []num.Milli, p int, l *ledger.Levels) num.Milli {
	a := t.agenda(bal, p)
	if a == nil {
		return 0
	}
	return a.Pays(&t.Space, l)
}

// StakeIn is how much an issue matters to party p in play: its best worth less its worst.
func (t *Table) StakeIn(bal []num.Milli, p, issue int) num.Milli {
	lo := t.LevelWorth(bal, p, issue, 0)
	hi := lo
	for l := range t.Sizes[issue] {
		x := t.LevelWorth(bal, p, issue, l)
		lo, hi = min(lo, x), max(hi, x)
	}
	return hi - lo
}

// Need is what a text must be worth to party p for home to carry it, at a threshold
// for the whole: of a text that takes only some of the steps that the two sides can
// carry out, home wants as large a part.
func (t *Table) Need(threshold num.Milli, l *ledger.Levels) num.Milli {
	if !t.InTranches() || t.Capacity == 0 {
		return threshold
	}
	return num.Milli(num.MulDiv(int64(threshold), int64(min(t.Steps(l), t.Capacity)), int64(t.Capacity)))
}

// Limit is the most steps that a new text may change of what is in force; 0 is no limit.
func (t *Table) Limit(bal []num.Milli) int {
	if bal[t.Tranches] == 0 {
		return t.First
	}
	return t.Later
}

// CapacityIn is the capacity in play; 0 is no bound.
func (t *Table) CapacityIn(bal []num.Milli) int {
	if t.HasRoom {
		return int(bal[t.Room] / num.One)
	}
	return t.Capacity
}

// Distance is the number of steps between two packages.
func (t *Table) Distance(a, b *ledger.Levels) int {
	n := 0
	for i := range t.Issues() {
		n += int(max(a[i]-b[i], b[i]-a[i]))
	}
	return n
}

// InForce is the package whose terms hold.
func (t *Table) InForce(bal []num.Milli) ledger.Levels {
	l, _ := Read(bal, t.Force)
	return l
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

// Agreed tells whether every party that must sign accepts the text on the table.
func (t *Table) Agreed(bal []num.Milli) bool {
	if bal[t.Text[0]] < 0 {
		return false
	}
	return t.all(bal, t.Consent)
}

// Sealed tells whether every party that must has signed.
func (t *Table) Sealed(bal []num.Milli) bool { return t.all(bal, t.Ink) }

func (t *Table) all(bal []num.Milli, row []ledger.ID) bool {
	for p, id := range row {
		if t.Parties[p].Signs() && bal[id] == 0 {
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
		// By the payoffs that everybody knows: a demand is public, an agenda is not.
		pays := t.Parties[p].Pays[i]
		if pays[l[i]] < pays[bal[id]/num.One] {
			return i
		}
	}
	return -1
}

// DrawnIn is the space of a game: with the agendas that its homes drew and the capacity
// that its offices have now.
func (t *Table) DrawnIn(bal []num.Milli) *Space {
	var agendas []Agenda
	for p := range t.Parties {
		if a := t.agenda(bal, p); a != nil {
			agendas = append(agendas, *a)
		}
	}
	s := t.Drawn(agendas)
	s.Capacity = t.CapacityIn(bal)
	return s
}
