package debrief

import (
	"backchannel/engine/crisis"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// Measure is one number about how the talks were led, with its definition. It is a
// thing to talk about and never a mark.
type Measure struct {
	Name, Definition string
	// Value is the number and Of what it is out of, 0 where it is out of nothing.
	Value, Of num.Milli
	// Text says the value in words: "2 of 3".
	Text string
}

func (r *reading) counted(name, definition string, n, of int) Measure {
	m := Measure{Name: name, Definition: definition, Value: num.Of(n), Of: num.Of(of), Text: num.Of(n).String()}
	if of > 0 {
		m.Text = r.Say("%d of %d", n, of)
	}
	return m
}

// measures lists the measures that have something to say about this game.
func (r *reading) measures(d *Debrief, taken int) []Measure {
	out := []Measure{r.counted(r.Say("Questions asked"), r.Say("Your orders that were meant to find something out, such as listening."), r.asked(), 0)}
	if d.Space != nil && r.me >= 0 {
		out = append(out, r.offering(d.Space)...)
	}
	if d.Space != nil && d.Space.Signed != nil {
		share := num.Milli(0)
		if d.Space.BestJoint > 0 {
			share = num.Of(100).Mul(d.Space.Joint).Div(d.Space.BestJoint).Clamp(0, num.Of(100))
		}
		out = append(out, Measure{Name: r.Say("Joint gain"), Definition: r.Say("What the deal gave the homes over what they need for it, multiplied and not added (the geometric mean), as a percentage of the most that a whole agreement could have given."), Value: share, Of: num.Of(100), Text: short(share) + " %"})
	}
	if n := len(d.Promises); n > 0 {
		kept := 0
		for _, p := range d.Promises {
			if p.Kept {
				kept++
			}
		}
		out = append(out, r.counted(r.Say("Promises kept"), r.Say("How often a side kept the agreement, of the times that it could."), kept, n))
	}
	out = append(out, r.reversed(d)...)
	missed := 0
	for _, m := range d.MissedRamps {
		missed += len(m.Ramps)
	}
	if taken+missed > 0 {
		out = append(out, r.counted(r.Say("Ways down taken"), r.Say("How many off-ramps of the rung you took or offered, of those that were open to you in each turn."), taken, taken+missed))
	}
	if answered, invited := r.invitations(); invited > 0 {
		out = append(out, r.counted(r.Say("Invitations taken up"), r.Say("How many of the invitations you received you agreed to."), answered, invited))
	}
	if at, turns := r.peak(); turns > 0 {
		out = append(out, r.counted(r.Say("Turns at the peak"), r.Say("How many turns began on the highest rung of this game, “%s”.", r.s.Ladder[at].Name), turns, len(r.turns)))
	}
	return out
}

// asked counts the acts of the seat that sound out or reveal.
func (r *reading) asked() int {
	n := 0
	for i := range r.events {
		e := &r.events[i]
		if e.Kind != crisis.ActionTaken || !r.of.Has(e.Of.By) {
			continue
		}
		asks := false
		rule.Walk(r.s.Actions[e.Of.Item].Each[e.Of.By].Does, func(s *rule.Step) { asks = asks || len(s.Sound) > 0 || len(s.Reveal) > 0 })
		if asks {
			n++
		}
	}
	return n
}

// offering measures what the seat's party put forward beside the party across the table.
func (r *reading) offering(sp *Space) []Measure {
	t := r.s.Talks
	me := t.Parties[r.me].Office
	n, rows := 0, 0
	for i := range sp.Trail {
		if o := &sp.Trail[i]; o.By == me {
			n++
			for k, now := range t.Now {
				if o.Levels[k] != now {
					rows++
				}
			}
		}
	}
	out := []Measure{r.counted(r.Say("Packages put forward"), r.Say("Offers, papers and changed texts of yours."), n, 0)}
	if n > 0 {
		mean := num.Of(rows).Div(num.Of(n))
		out = append(out, Measure{Name: r.Say("Rows in a package"), Definition: r.Say("How many rows your packages moved from today, on average. Trades need two or more."), Value: mean, Of: num.Of(t.Issues()), Text: r.Say("%s of %d", short(mean), t.Issues())})
	}
	if r.other >= 0 {
		mine, theirs := r.conceded(sp, r.me, r.other), r.conceded(sp, r.other, r.me)
		if mine > 0 || theirs > 0 {
			out = append(out, Measure{Name: r.Say("Give and take"), Definition: r.Say("Points that each side's later packages gave the other side over its own earlier ones."), Value: mine, Of: theirs, Text: r.gave(mine, theirs)})
		}
	}
	return out
}

// gave tells what the seat's party and the one across the table gave each other.
func (r *reading) gave(mine, theirs num.Milli) string {
	if r.s.Talks.Parties[r.me].Office == r.You() {
		return r.Say("you gave %s, %s gave %s", short(mine), r.party(r.other), short(theirs))
	}
	return r.Say("%s gave %s, %s gave %s", r.party(r.me), short(mine), r.party(r.other), short(theirs))
}

// conceded adds up by how much party p's packages raised what they pay party q.
func (r *reading) conceded(sp *Space, p, q int) (sum num.Milli) {
	had := false
	var last num.Milli
	for i := range sp.Trail {
		o := &sp.Trail[i]
		if o.By != r.s.Talks.Parties[p].Office {
			continue
		}
		if had {
			sum += max(0, o.Pays[q]-last)
		}
		had, last = true, o.Pays[q]
	}
	return sum
}

// reversed counts the seat's public demands that it took back.
func (r *reading) reversed(d *Debrief) []Measure {
	made, lifted := 0, 0
	for _, p := range d.Pledges {
		if r.of.Has(p.By) {
			made++
			if p.Lifted > 0 {
				lifted++
			}
		}
	}
	if made == 0 {
		return nil
	}
	return []Measure{r.counted(r.Say("Public demands taken back"), r.Say("Demands that you made in public and later lifted, at their price at home."), lifted, made)}
}

// invitations counts those that the seat received and agreed to.
func (r *reading) invitations() (answered, received int) {
	for i := range r.events {
		e := &r.events[i]
		switch {
		case !r.of.Has(e.Of.With):
		case e.Kind == crisis.InvitationSent:
			received++
		case e.Kind == crisis.InvitationAccepted:
			answered++
		}
	}
	return answered, received
}

// peak counts the turns that began on the highest rung of the game.
func (r *reading) peak() (rung, turns int) {
	if len(r.s.Ladder) == 0 {
		return 0, 0
	}
	for i := range r.turns {
		switch at := int(r.turns[i].talks.Bal[r.s.Rung] / num.One); {
		case at > rung:
			rung, turns = at, 1
		case at == rung:
			turns++
		}
	}
	return rung, turns
}

// firstOffer is the turn in which the first package was put forward, or the first turn.
func (r *reading) firstOffer(sp *Space) int {
	if len(sp.Trail) > 0 {
		return sp.Trail[0].Turn
	}
	return 1
}

// at returns a turn's moment, or nil.
func (r *reading) at(turn int) *moment {
	for i := range r.turns {
		if r.turns[i].turn == turn {
			return &r.turns[i]
		}
	}
	return nil
}
