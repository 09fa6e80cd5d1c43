package advisor

import (
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// Outlook is what a seat can tell of what the homes of others could carry, for a person who
// asks "what would they accept?". It reads the seat's view only: it draws worlds that the
// view could come from (crisis.Imagination), weighs each by how well its agendas fit what
// the others have asked for and turned down (homes.go), and counts in how many a text is
// carried. It says what homes could carry, which is more than what is accepted today: who
// hopes for better can hold out.
type Outlook struct {
	u      *Utility
	mind   *crisis.Imagination
	game   crisis.Game
	worlds [worldsMax]guess
	whole  int64
	seen   num.Milli // facts agreed, in percent
	facts  ledger.ID
	known  bool // that there is such a meter
}

// guess is what one imagined world says of the homes, with its weight.
type guess struct {
	need   [negotiation.PartiesMax]num.Milli
	agenda [negotiation.PartiesMax]uint8
	weight int64
}

// worldsMax is how many worlds are drawn for a look: a share of them is off by 3 points or
// less in two looks of three.
const worldsMax = 256

// outlookSeed is the luck by which worlds are drawn. It is the same in every game and is no
// part of any: the same view gives the same answer.
const outlookSeed = 0x0a71d

// Estimate is a chance in percent as a seat can tell it, with the range in which it may lie.
type Estimate struct{ Likely, Low, High num.Milli }

// NewOutlook returns the outlook of a seat at whose table an office speaks. The agreement
// must be made in tranches: elsewhere what a package pays others is not published, and
// nobody can tell before they have said so.
func NewOutlook(s *scenario.Scenario, by ledger.Office) *Outlook {
	k := &Outlook{u: NewUtility(s, by, chance.Counter(outlookSeed)), mind: crisis.NewImagination(s)}
	k.u.Taste.Blur = 0
	k.facts, k.known = facts(s)
	return k
}

// CanTell tells whether there is an outlook in a scenario: its agreement is made in tranches.
func CanTell(s *scenario.Scenario) bool { return s.Talks != nil && s.Talks.InTranches() }

// facts is the shared meter that honest labels raise: how much of what is said both sides
// accept as true.
func facts(s *scenario.Scenario) (ledger.ID, bool) {
	for i := range s.Cards {
		for _, steps := range s.Cards[i].Right {
			for j := range steps {
				for k := range steps[j].Post {
					for m := range s.Meters {
						if x := &s.Meters[m]; x.Account == steps[j].Post[k].To && x.Owner == ledger.Nobody {
							return x.Account, true
						}
					}
				}
			}
		}
	}
	return 0, false
}

// See takes in how things stand.
func (k *Outlook) See(v *crisis.View) {
	u, t := k.u, k.u.s.Talks
	u.v, u.last = v, true
	u.char = u.Taste.drawn(u.luck, u.o)
	u.listen()
	u.refresh()
	k.mind.See(v)
	k.whole = 0
	if k.seen = percent / 2; k.known {
		k.seen = v.Bal[k.facts].Clamp(0, percent)
	}
	for n := range k.worlds {
		k.mind.Into(&k.game, chance.Counter(chance.Counter(outlookSeed).Draw(chance.Key{Turn: int16(u.turn()), Nth: uint16(n)})))
		w := &k.worlds[n]
		w.weight = wholeHome
		for p := range t.Parties {
			w.need[p], w.agenda[p] = k.game.World.Bal[t.Reserve[p]], 0
			if len(t.Parties[p].Agendas) > 0 {
				w.agenda[p] = uint8(k.game.World.Bal[t.Agenda[p]] / num.One)
			}
			if p != u.party && t.Parties[p].Veto && w.agenda[p] <= agendasTop {
				w.weight = max(1, w.weight*u.field.homes[p].likely[w.agenda[p]]/(wholeHome/4))
			}
		}
		k.whole += w.weight
	}
}

// Asked are the parties whose homes have a say and that the seat does not speak for.
func (k *Outlook) Asked() (list []int) {
	t := k.u.s.Talks
	for p := range t.Parties {
		if t.Parties[p].Veto && !t.Voice(p).Meets(k.u.v.Of) {
			list = append(list, p)
		}
	}
	return list
}

// Home estimates whether the home of a party could carry a text.
func (k *Outlook) Home(p int, l *ledger.Levels) Estimate {
	only := [1]int{p}
	return k.estimate(only[:], l)
}

// Homes estimates whether all homes that the seat does not speak for could carry a text.
func (k *Outlook) Homes(l *ledger.Levels) Estimate { return k.estimate(k.Asked(), l) }

// estimate is the weighed share of the worlds in which homes carry a text: those that vote
// by the odds of their vote.
func (k *Outlook) estimate(parties []int, l *ledger.Levels) Estimate {
	t := k.u.s.Talks
	var hits int64
	var pays [negotiation.PartiesMax]num.Milli
	for _, p := range parties {
		if t.Fault(p, l) != negotiation.Sound {
			return Estimate{} // whatever the world: everybody can read what a home can never sign
		}
		pays[p] = t.Payoff(p, l)
	}
	for n := range k.worlds {
		w, odds := &k.worlds[n], percent
		for _, p := range parties {
			margin := pays[p] - t.Need(w.need[p], l)
			if a := w.agenda[p]; a > 0 {
				margin += t.Parties[p].Agendas[a-1].Pays(&t.Space, l)
			}
			switch {
			case t.Parties[p].Ratifies():
				odds = odds.Mul(k.u.field.curves[p].at(margin)) / 100
			case margin < 0:
				odds = 0
			}
		}
		hits += int64(odds) * w.weight
	}
	return k.interval(num.Milli(hits / k.whole))
}

// A look at a home is worth as many observations as these: so many where nothing is
// agreed to be true, and more for each percent of facts agreed.
const (
	sightsLeast = 4 * num.One
	sightsEach  = num.Milli(360)
)

// scoreOf90 squared is the square of the normal quantile of a range that holds nine in ten.
const scoreOf90squared = 2706

// interval puts a range about a share: that of Wilson (Journal of the American Statistical
// Association 22, 1927) for a share that was found in so many observations. Information
// makes it narrow: facts agreed count as observations, and what was sounded out moves the
// share itself away from the middle, where a range is widest.
func (k *Outlook) interval(at num.Milli) Estimate {
	n := sightsLeast + sightsEach.Mul(k.seen)
	share, z2 := at.Div(percent), num.Milli(scoreOf90squared)
	whole := num.One + z2.Div(n)
	mid := (share + z2.Div(2*n)).Div(whole)
	// z sqrt(p(1-p)/n + z²/4n²) = sqrt(z²p(1-p)/n + (z²/2n)²)
	spread := share.Mul(num.One-share).Mul(z2).Div(n) + z2.Div(2*n).Mul(z2.Div(2*n))
	half := num.Sqrt(num.Micro(spread) * 1000).Milli().Div(whole)
	return Estimate{Likely: at, Low: (mid - half).Mul(percent).Clamp(0, at), High: (mid + half).Mul(percent).Clamp(at, percent)}
}

// Words say an estimate in a language: "likely, 60 to 85 %". The range is in steps of five, widened.
func (e Estimate) Words(b *phrase.Book) string {
	if e.High == 0 {
		return b.Say("no, it crosses a red line")
	}
	const step = 5 * num.One
	low, high := e.Low/step*step, (e.High+step-1)/step*step
	return b.Say("%s, %v to %v %%", e.Word(b), low, high)
}

// Word is an estimate without its range.
func (e Estimate) Word(b *phrase.Book) string {
	switch x := e.Likely; {
	case x < 20*num.One:
		return b.Say("very unlikely")
	case x < 40*num.One:
		return b.Say("unlikely")
	case x <= 60*num.One:
		return b.Say("about even")
	case x <= 80*num.One:
		return b.Say("likely")
	}
	return b.Say("very likely")
}
