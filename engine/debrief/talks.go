package debrief

import (
	"cmp"
	"slices"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// Guess is what an office of the seat thought mattered most to a party, and the truth.
type Guess struct {
	By, About ledger.Office
	// Issue is the row guessed, -1 for no guess; True the row of the highest stake.
	Issue, True int
	Right       bool
	Text        string
}

// Promise is one turn in which a party kept the agreement, or did not.
type Promise struct {
	Turn int
	By   ledger.Office
	Kept bool
}

// guesses sets what each office of the seat guessed about each party beside the truth.
func (r *reading) guesses() []Guess {
	t := r.s.Talks
	if t == nil {
		return nil
	}
	var out []Guess
	for p := range t.Parties {
		first := ledger.Nobody // of a cabinet that wrote nothing down, one is asked why not
		told := false
		for o := ledger.Office(1); int(o) <= r.s.Count(); o++ {
			if !r.of.Has(o) || t.Party(o) == p {
				continue
			}
			if first == ledger.Nobody {
				first = o
			}
			if r.w.Bal[r.s.Offices[o].Guess[t.Parties[p].Office]] > 0 {
				out, told = append(out, r.guess(o, p)), true
			}
		}
		if !told && first != ledger.Nobody {
			out = append(out, r.guess(first, p))
		}
	}
	return out
}

func (r *reading) guess(o ledger.Office, p int) Guess {
	t := r.s.Talks
	g := Guess{By: o, About: t.Parties[p].Office, True: r.stakes()[p].Top}
	g.Issue = int(r.w.Bal[r.s.Offices[o].Guess[g.About]]/num.One) - 1
	name := func(i int) string { return t.Topics[i].Name }
	switch {
	case g.Issue < 0:
		g.Text = r.Does(o, "You did not guess what matters most to %s. It was %s.", "%s did not guess what matters most to %s. It was %s.", "%s did not guess what matters most to %s. It was %s.", r.Whom(g.About), name(g.True))
	case r.drawn.Stake(p, g.Issue) == r.drawn.Stake(p, g.True):
		g.Right, g.True = true, g.Issue
		g.Text = r.Does(o, "You guessed that %s matters most to %s, and it does.", "%s guessed that %s matters most to %s, and it does.", "%s guessed that %s matters most to %s, and it does.", name(g.Issue), r.Whom(g.About))
	default:
		g.Text = r.Does(o, "You guessed that %s matters most to %s. It was %s.", "%s guessed that %s matters most to %s. It was %s.", "%s guessed that %s matters most to %s. It was %s.", name(g.Issue), r.Whom(g.About), name(g.True))
	}
	return g
}

// promises lists, for each turn after the signature, who kept the agreement.
func (r *reading) promises() []Promise {
	var out []Promise
	for i := range r.events {
		switch e := &r.events[i]; e.Kind {
		case crisis.DealKept, crisis.DealBroken, crisis.DeliveryMade, crisis.DeliveryMissed:
			out = append(out, Promise{Turn: int(e.Turn), By: e.Of.By, Kept: e.Kind == crisis.DealKept || e.Kind == crisis.DeliveryMade})
		}
	}
	return out
}

// questions lists what the seat never asked: rows never sounded out, the highest stake
// first in each party, and the best package when nobody ever put it forward and one text
// could have made it.
func (r *reading) questions(sp *Space) []string {
	t := r.s.Talks
	if t == nil {
		return nil
	}
	var out []string
	for o := ledger.Office(1); int(o) <= r.s.Count(); o++ {
		if r.of.Has(o) && r.asks(o) {
			out = append(out, r.unaskedBy(o)...)
		}
	}
	if !t.InTranches() && len(sp.Best) > 0 && !offered(sp, &sp.Best[0].Levels) {
		out = append(out, r.Say("Nobody ever put this forward: %s.", crisis.DescribePackage(r.s, &sp.Best[0].Levels)))
	}
	return out
}

// asks tells whether an office of the seat is looked at for what it never asked: where
// the seat has a party, that is the party's own office, who knows what its delegates know.
func (r *reading) asks(o ledger.Office) bool {
	return r.me < 0 || r.s.Talks.Parties[r.me].Office == o || !r.of.Has(r.s.Talks.Parties[r.me].Office)
}

// unaskedMax is how many rows of a party are named that were never sounded out.
const unaskedMax = 3

// unaskedBy tells in a line what an office never asked any row of, and in a line each the
// rows of the parties that it asked of some.
func (r *reading) unaskedBy(o ledger.Office) []string {
	t := r.s.Talks
	var none, some []string
	for p := range t.Parties {
		if r.of&t.Voice(p) != 0 {
			continue
		}
		rows := r.unasked(o, p)
		about := r.Whom(t.Parties[p].Office)
		switch n := len(rows); {
		case n == 0:
		case n == len(t.Topics):
			none = append(none, about)
		case n > unaskedMax+1:
			rows = append(rows[:unaskedMax:unaskedMax], r.s.Book.Count(n-unaskedMax, "%d more row", "%d more rows", n-unaskedMax))
			fallthrough
		default:
			matter := r.s.Book.Count(len(rows), "how much %s matters to %s", "how much %s matter to %s", several(r.s.Book, rows), about)
			some = append(some, capital(r.Does(o, "You never asked %s.", "%s never asked %s.", "%s never asked %s.", matter)))
		}
	}
	if len(none) == 0 {
		return some
	}
	need := r.s.Book.Count(len(none), "what %s needs", "what %s need", several(r.s.Book, none))
	line := r.Does(o, "You never asked %s: no row was sounded out.", "%s never asked %s: no row was sounded out.", "%s never asked %s: no row was sounded out.", need)
	return append([]string{capital(line)}, some...)
}

// unasked names the rows of a party that an office never sounded out, the highest stake
// first.
func (r *reading) unasked(o ledger.Office, p int) []string {
	t := r.s.Talks
	var rows []int
	for i, id := range t.Stakes[o][p] {
		if r.w.Bal[id] == 0 && r.drawn.Stake(p, i) != 0 {
			rows = append(rows, i)
		}
	}
	slices.SortStableFunc(rows, func(a, b int) int { return cmp.Compare(r.drawn.Stake(p, b), r.drawn.Stake(p, a)) })
	var names []string
	for _, i := range rows {
		names = append(names, t.Topics[i].Name)
	}
	return names
}

func offered(sp *Space, l *ledger.Levels) bool {
	for i := range sp.Trail {
		if sp.Trail[i].Levels == *l {
			return true
		}
	}
	return sp.Signed != nil && sp.Signed.Levels == *l
}
