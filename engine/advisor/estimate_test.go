package advisor_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"backchannel/engine/advisor"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

var (
	outlookGames = flag.Int("outlook", 6, "how many games TestOutlookIsCalibrated asks in")
	outlookTable = flag.Bool("outlook-table", false, "rewrite docs/balance/outlook.md")
)

// asked is what became of the texts of which an outlook gave a chance in one band.
type asked struct {
	n                   int
	said, low, high, is float64
}

// outlooks plays games and asks, each turn, from the seats of those who sign, of texts near
// what is in force. It calls see with the estimate and with the chance that the home has in
// truth to carry the text.
func outlooks(t *testing.T, s *scenario.Scenario, games int, see func(turn int, e advisor.Estimate, truth float64)) {
	for seed := range uint64(games) {
		m := newMatch(t, s, seed)
		r := rand.New(rand.NewPCG(seed, 7))
		minds, views := map[ledger.Office]*advisor.Outlook{}, map[ledger.Office]*crisis.View{}
		for p := range s.Talks.Parties {
			if x := &s.Talks.Parties[p]; x.Signs() {
				minds[x.Office], views[x.Office] = advisor.NewOutlook(s, x.Office), &crisis.View{}
			}
		}
		for !m.g.Ended() {
			for p := range s.Talks.Parties {
				o := s.Talks.Parties[p].Office
				k := minds[o]
				if k == nil {
					continue
				}
				m.g.Look(ledger.Only(o), views[o])
				k.See(views[o])
				for range 40 {
					l := nearText(s, m.g.World.Bal, r)
					for _, q := range k.Asked() {
						see(int(m.g.Turn()), k.Home(q, &l), truly(s, m.g.World.Bal, q, &l))
					}
				}
			}
			m.turn()
		}
	}
}

// nearText changes a few rows of what is in force by a step or two.
func nearText(s *scenario.Scenario, bal []num.Milli, r *rand.Rand) ledger.Levels {
	l := s.Talks.InForce(bal)
	for range 1 + r.IntN(4) {
		i := r.IntN(s.Talks.Issues())
		l[i] = int8(max(0, min(int(s.Talks.Sizes[i])-1, int(l[i])+1+r.IntN(2))))
	}
	return l
}

// truly is the chance in percent that a home carries a text in the world as it is.
func truly(s *scenario.Scenario, bal []num.Milli, p int, l *ledger.Levels) float64 {
	t := s.Talks
	switch {
	case t.Parties[p].Ratifies():
		return float64(crisis.RatificationOf(s, bal, p, l).Odds) / 1000
	case t.Fault(p, l) == negotiation.Sound && t.Worth(bal, p, l) >= t.Need(bal[t.Reserve[p]], l):
		return 100
	}
	return 0
}

// Of the texts of which a seat is told that a home carries them with a chance of p, about p
// are carried: from the first turn to the last.
func TestOutlookIsCalibrated(t *testing.T) {
	s := staged(t)["usmx-2026"]
	const bands = 10
	var all [bands]asked
	outlooks(t, s, *outlookGames, func(_ int, e advisor.Estimate, truth float64) {
		b := &all[min(int(e.Likely/(10*num.One)), bands-1)]
		b.n++
		b.said += float64(e.Likely) / 1000
		b.low += float64(e.Low) / 1000
		b.high += float64(e.High) / 1000
		b.is += truth
	})
	var table strings.Builder
	table.WriteString("| said, % | texts | said on average | range on average | carried |\n|---|---|---|---|---|\n")
	for i := range all {
		b := &all[i]
		if b.n == 0 {
			continue
		}
		n := float64(b.n)
		fmt.Fprintf(&table, "| %d to %d | %d | %.0f %% | %.0f to %.0f %% | %.0f %% |\n", 10*i, 10*i+10, b.n, b.said/n, b.low/n, b.high/n, b.is/n)
		if b.n >= 200 && (b.is/n < b.low/n || b.is/n > b.high/n) {
			t.Errorf("of texts given %.0f %%, between %.0f and %.0f, %.0f %% are carried", b.said/n, b.low/n, b.high/n, b.is/n)
		}
	}
	t.Log("\n" + table.String())
	if *outlookTable {
		head := fmt.Sprintf("# What would they accept? Said, and how it was\n\nRegenerate with `go test ./engine/advisor -run OutlookIsCalibrated -outlook %d -outlook-table`: usmx-2026, %d games\nbetween counterparts, each turn from both seats that sign, texts of one to eight steps beyond what is in force, home\nby home. A home that signs carries what is worth its threshold, one that votes with the odds of its vote.\n\n", *outlookGames, *outlookGames)
		if err := os.WriteFile("../../docs/balance/outlook.md", []byte(head+table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// The more is agreed to be true, the narrower is the range; what was made out of a home
// moves the share from the middle; and a world that shows the seat the same view is told
// the same.
func TestOutlookNarrowsAndSeesTheViewOnly(t *testing.T) {
	s := staged(t)["usmx-2026"]
	o := s.Office("us_exec")
	r := rand.New(rand.NewPCG(1, 1))
	inf := slices.IndexFunc(s.Accounts, func(a ledger.Account) bool { return a.Name == "inf" })
	p := s.Talks.Party(s.Office("mx_pres"))
	narrower, surer := 0, 0
	for seed := range uint64(20) {
		g := crisis.New(s, chance.Seed(seed), true)
		l := nearText(s, g.World.Bal, r)
		look := func(change func(*crisis.View)) advisor.Estimate {
			var v crisis.View
			g.Look(ledger.Only(o), &v)
			change(&v)
			k := advisor.NewOutlook(s, o)
			k.See(&v)
			return k.Home(p, &l)
		}
		plain := look(func(*crisis.View) {})
		for away(plain.Likely) > 30*num.One { // a text that is sure is no example
			l = nearText(s, g.World.Bal, r)
			plain = look(func(*crisis.View) {})
		}
		facts := look(func(v *crisis.View) { v.Bal[inf] = 90 * num.One })
		if facts.High-facts.Low < plain.High-plain.Low {
			narrower++
		}
		agenda := g.World.Bal[s.Talks.Agenda[p]]
		known := look(func(v *crisis.View) { v.Bal[s.Talks.KnownAgenda[o][p]] = agenda })
		if away(known.Likely) > away(plain.Likely) {
			surer++
		}
		other := &crisis.Game{Scenario: s, Book: g.Book}
		other.World.CopyFrom(&g.World)
		for id := range other.World.Bal {
			if !s.Accounts[id].Sees.Has(o) {
				other.World.Bal[id] += 5 * num.One
			}
		}
		g = other
		if hidden := look(func(*crisis.View) {}); hidden != plain {
			t.Fatalf("seed %d: %v, and with other secrets %v", seed, plain, hidden)
		}
	}
	if narrower < 20 || surer < 12 {
		t.Errorf("of 20 ranges %d are narrower with facts, and %d shares surer with the agenda known", narrower, surer)
	}
}

func away(x num.Milli) num.Milli { return max(x-50*num.One, 50*num.One-x) }
