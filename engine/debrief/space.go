package debrief

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// PointsMax is the most packages that a space is drawn with; a larger space shows its
// marked packages only.
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
	// Stake is, by issue, the best level's payoff less the worst one's.
	Stake []num.Milli
	// Top is the issue that matters most.
	Top int
}

// Space is what the talks had to offer at the real thresholds.
type Space struct {
	Parties []Stakes
	// Size counts all packages, Zone those that every home would have carried.
	Size, Zone int
	Points     []Point
	Trail      []Offer
	Status     Point
	// Signed is the deal, nil without one.
	Signed *Point
	// Best are the packages of the highest joint gain and BestJoint that gain; the gain of
	// the deal is Joint. For the joint gain see negotiation.Joint.
	Best             []Point
	BestJoint, Joint num.Milli
	// Better is the package of the highest joint gain that gives every party as much as
	// the deal and one party more, nil if there is none.
	Better *Point
}

func (r *reading) space() *Space {
	t := r.s.Talks
	if t == nil {
		return nil
	}
	a := t.Analyze(r.thresholds)
	sp := &Space{Size: a.Size, Zone: a.Ratifiable, BestJoint: a.BestJoint, Parties: r.stakes(), Trail: r.trail()}
	sp.Status = r.point(t.Status(), Status)
	for _, l := range a.Best {
		sp.Best = append(sp.Best, r.point(l, Zone|Frontier|Best))
	}
	if l, ok := negotiation.Read(r.w.Bal, t.Force); ok && r.signed > 0 {
		p := r.point(l, Deal)
		sp.Signed = &p
		sp.Joint = negotiation.Joint(t.Surpluses(nil, &l, r.thresholds))
	}
	sp.Points = r.points(sp, &a)
	sp.Better = r.better(sp)
	return sp
}

func (r *reading) point(l ledger.Levels, m Mark) Point {
	p := Point{Levels: l, Marks: m}
	for i := range r.s.Talks.Parties {
		p.Pays = append(p.Pays, r.s.Talks.Payoff(i, &l))
	}
	return p
}

// points lists the packages with their marks.
func (r *reading) points(sp *Space, a *negotiation.Analysis) []Point {
	t := r.s.Talks
	var out []Point
	t.Each(func(l *ledger.Levels) bool {
		p := r.point(*l, r.marks(sp, l))
		if sp.Size <= PointsMax || p.Marks&^Zone != 0 {
			out = append(out, p)
		}
		return len(out) < PointsMax
	})
	if sp.Size <= PointsMax {
		markFrontier(out)
	}
	r.markEven(out, a)
	return out
}

// marks tells what can be told of a package alone.
func (r *reading) marks(sp *Space, l *ledger.Levels) (m Mark) {
	if *l == sp.Status.Levels {
		m |= Status
	}
	if sp.Signed != nil && *l == sp.Signed.Levels {
		m |= Deal
	}
	for i := range sp.Best {
		if *l == sp.Best[i].Levels {
			m |= Best | Frontier
		}
	}
	for i := range sp.Trail {
		if *l == sp.Trail[i].Levels {
			m |= Offered
		}
	}
	if r.s.Talks.Ratifiable(l, r.thresholds) {
		m |= Zone
	}
	return m
}

// markFrontier marks the packages of the zone that no other one dominates.
func markFrontier(points []Point) {
	for i := range points {
		if points[i].Marks&Zone == 0 {
			continue
		}
		free := true
		for j := range points {
			free = free && !(points[j].Marks&Zone != 0 && dominates(points[j].Pays, points[i].Pays))
		}
		if free {
			points[i].Marks |= Frontier
		}
	}
}

// dominates tells whether a gives every party as much as b, and one party more.
func dominates(a, b []num.Milli) bool {
	more := false
	for p := range a {
		if a[p] < b[p] {
			return false
		}
		more = more || a[p] > b[p]
	}
	return more
}

// markEven marks the package whose least share of a best gain is the largest
// (Kalai and Smorodinsky, Econometrica 43, 1975, on a finite set).
func (r *reading) markEven(points []Point, a *negotiation.Analysis) {
	at, least := -1, num.Milli(0)
	for i := range points {
		if points[i].Marks&(Zone|Frontier) != Zone|Frontier {
			continue
		}
		share := num.Of(100)
		for p, best := range a.BestGain {
			if best > 0 {
				share = min(share, num.Of(100).Mul(points[i].Pays[p]-r.thresholds[p]).Div(best))
			}
		}
		if at < 0 || share > least {
			at, least = i, share
		}
	}
	if at >= 0 {
		points[at].Marks |= Even
	}
}

// better finds what everybody could have had instead of the deal.
func (r *reading) better(sp *Space) *Point {
	if sp.Signed == nil {
		return nil
	}
	var found *Point
	joint := num.Milli(-1)
	for i := range sp.Points {
		p := &sp.Points[i]
		if p.Marks&Zone == 0 || !dominates(p.Pays, sp.Signed.Pays) {
			continue
		}
		if j := negotiation.Joint(r.s.Talks.Surpluses(nil, &p.Levels, r.thresholds)); j > joint {
			found, joint = p, j
		}
	}
	return found
}

func (r *reading) stakes() []Stakes {
	t := r.s.Talks
	var out []Stakes
	for p := range t.Parties {
		x := Stakes{Office: t.Parties[p].Office, Name: r.s.Offices[t.Parties[p].Office].Short, Threshold: r.thresholds[p], Median: t.Parties[p].Threshold}
		for i := range t.Topics {
			x.Stake = append(x.Stake, t.Stake(p, i))
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
