package debrief

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
)

// PointsMax is the most packages that a space is drawn with. Of a larger space only the
// status quo, the offers, the deal and the best packages are points, and neither its
// frontier nor its even package is marked.
const PointsMax = 1_000

// Mark says what a package was or could have been.
type Mark uint16

// The marks of a package; one can have several.
const (
	Status   Mark = 1 << iota // today, without a deal
	Zone                      // both homes would have carried it
	Frontier                  // of the zone: no other gives one party more and none less
	Best                      // of the zone: the highest joint gain, which is the Nash point
	Even                      // of the zone: gains nearest to equal shares of each best gain (Kalai-Smorodinsky)
	Offered                   // somebody put it forward
	Deal                      // it was signed by all
)

// Point is one package with what it pays each party.
type Point struct {
	Levels ledger.Levels
	Pays   []num.Milli
	Marks  Mark
}

// Offer is one package put forward, in the order of the game.
type Offer struct {
	Turn  int
	Event uint32
	By    ledger.Office
	// Kind is how: an offer, a paper, a mediator's text, or an acceptance with changes.
	Kind   ledger.Kind
	Levels ledger.Levels
	Pays   []num.Milli
}

// Stakes opens what a party kept to itself.
type Stakes struct {
	Office ledger.Office
	Name   string
	// Threshold is the home threshold of this game, Median the scenario's.
	Threshold, Median num.Milli
	// Need is what the home needed of what is in force at the end: its share of the
	// threshold, by steps, in an agreement in tranches, else the threshold.
	Need num.Milli
	// Stake is, by issue, the best level's payoff less the worst one's.
	Stake []num.Milli
	// Top is the issue that matters most.
	Top int
}

// Space is what the talks had to offer at the real thresholds.
type Space struct {
	Parties []Stakes
	// Size counts all packages, Zone those that every home would have carried. Where Known
	// is false they were too many to find out (negotiation.ErrWork), and neither Zone nor
	// what is best is told.
	Size, Zone int
	Known      bool
	Points     []Point
	Trail      []Offer
	Status     Point
	// Signed is the deal, nil without one.
	Signed *Point
	// Best are the packages of the highest joint gain and BestJoint that gain; the gain of
	// the deal, over what the homes need for its steps, is Joint. For the joint gain see
	// negotiation.Joint.
	Best             []Point
	BestJoint, Joint num.Milli
	// Better is the package of the highest joint gain that gives every party as much as
	// the deal and one party more, nil if there is none.
	Better *Point
	// Next is, of an agreement made in parts, what could have been signed as a part and was
	// not: the first part without a deal, else one more after the last; nil if there was none.
	Next *Next

	book *phrase.Book
}

func (r *reading) space() *Space {
	t := r.s.Talks
	if t == nil {
		return nil
	}
	a, err := r.drawn.Analyze(r.thresholds)
	sp := &Space{book: r.s.Book, Size: t.Size(), Zone: a.Ratifiable, Known: err == nil, BestJoint: a.BestJoint, Parties: r.stakes(), Trail: r.trail()}
	sp.Status = r.point(t.Status(), Status)
	for _, l := range a.Best {
		sp.Best = append(sp.Best, r.point(l, Zone|Frontier|Best))
	}
	if l, ok := negotiation.Read(r.w.Bal, t.Force); ok && r.signed > 0 {
		p := r.point(l, Deal)
		sp.Signed = &p
		var need []num.Milli
		for i := range sp.Parties {
			need = append(need, sp.Parties[i].Need)
		}
		sp.Joint = negotiation.Joint(r.drawn.Surpluses(nil, &l, need))
	}
	sp.Points = r.points(sp, &a)
	sp.Better = r.better(sp)
	if t.InTranches() {
		sp.Next = r.next(max(r.firstOffer(sp), r.signed+1))
	}
	return sp
}

// Passing says how many packages there were, and how many of them would have passed.
func (sp *Space) Passing() string {
	if !sp.Known {
		return sp.book.Say("There were %s packages, too many to tell how many would have passed at every home.", grouped(sp.Size))
	}
	return sp.book.Say("Of %s packages, %s would have passed at every home.", grouped(sp.Size), grouped(sp.Zone))
}

func (r *reading) point(l ledger.Levels, m Mark) Point {
	p := Point{Levels: l, Marks: m}
	for i := range r.s.Talks.Parties {
		p.Pays = append(p.Pays, r.drawn.Payoff(i, &l))
	}
	return p
}

// better finds what everybody could have had instead of the deal.
func (r *reading) better(sp *Space) *Point {
	if sp.Signed == nil {
		return nil
	}
	l, ok, err := r.drawn.Better(&sp.Signed.Levels, r.thresholds)
	if !ok || err != nil {
		return nil
	}
	p := r.point(l, Zone)
	return &p
}

func (r *reading) stakes() []Stakes {
	t := r.s.Talks
	var out []Stakes
	for p := range t.Parties {
		x := Stakes{Office: t.Parties[p].Office, Name: r.s.Offices[t.Parties[p].Office].Short, Threshold: r.thresholds[p], Need: r.thresholds[p], Median: t.Parties[p].Threshold}
		if l, ok := negotiation.Read(r.w.Bal, t.Force); ok && r.signed > 0 {
			x.Need = t.Need(x.Threshold, &l)
		}
		for i := range t.Topics {
			x.Stake = append(x.Stake, r.drawn.Stake(p, i))
			if x.Stake[i] > x.Stake[x.Top] {
				x.Top = i
			}
		}
		out = append(out, x)
	}
	return out
}

// trail lists everything that was put forward, an acceptance with changes among it.
func (r *reading) trail() []Offer {
	t := r.s.Talks
	world := ledger.NewWorld(&r.s.Chart)
	var out []Offer
	for i := range r.events {
		e := &r.events[i]
		world.Post(e)
		l := e.Of.Levels
		switch e.Kind {
		case crisis.PackageProposed, crisis.PaperPassed, crisis.TextTabled:
		case crisis.PackageAccepted:
			changes := l != crisis.NoLevels()
			if l, _ = negotiation.Read(world.Bal, t.Text); !changes {
				continue
			}
		default:
			continue
		}
		out = append(out, Offer{Turn: int(e.Turn), Event: e.No, By: e.Of.By, Kind: e.Kind, Levels: l, Pays: r.point(l, 0).Pays})
	}
	return out
}
