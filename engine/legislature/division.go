package legislature

import (
	"backchannel/engine/chance"
	"backchannel/engine/num"
)

// Division is the result of a vote.
type Division struct {
	// Yes is how many voted for it, No against, Needed how many it takes.
	Yes, No, Needed int
	// Drawn is the draw in percent: it is below the odds exactly when the motion passes.
	Drawn num.Milli
	// Bloc holds the yes votes of each bloc.
	Bloc [BlocsMax]int
}

// Passed tells whether the motion has its votes.
func (d *Division) Passed() bool { return d.Yes >= d.Needed }

// Odds is the chance in percent that a total with this mean and standard deviation,
// in votes of so many seats, reaches the votes needed.
func Odds(mean, swing num.Milli, seats, needed int) num.Milli {
	// The draws that pass are those below a bound, as fewer votes come with higher draws.
	lo, hi := num.Milli(-1), hundred // draw lo passes, draw hi does not
	for hi-lo > 1 {
		if mid := lo + (hi-lo)/2; drawn(mean, swing, seats, mid) >= needed {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}

// drawn is the total that a draw of 0 to 99.999 gives: mean + swing * z, where z is the
// normal quantile of what the draw leaves, rounded to whole votes.
func drawn(mean, swing num.Milli, seats int, draw num.Milli) int {
	left := num.MicroOne - num.Micro(draw*10+5) // the middle of the draw's thousandth
	x := mean + num.NormalQuantile(left).Mul(swing)
	return min(seats, int(max(0, x+num.One/2)/num.One))
}

// Vote is a vote of the chamber of which only the expected total is known: swing is
// its standard deviation in seats. The lower the draw, the more yes votes.
func (c *Chamber) Vote(mean, swing num.Milli, needed int, draw uint64) Division {
	var t Tally
	c.Lean(mean, &t)
	t.swing = swing
	return t.Division(needed, draw)
}

// Odds is the chance in percent that the vote reaches the votes needed.
func (t *Tally) Odds(needed int) num.Milli {
	if t.roll {
		return t.tail(needed)
	}
	return Odds(t.Yes, t.swing, t.Present, needed)
}

// Division takes the vote.
func (t *Tally) Division(needed int, draw uint64) Division {
	d := Division{Needed: needed, Drawn: chance.Percent(draw)}
	if t.roll {
		d.Yes = t.inverse(d.Drawn)
	} else {
		d.Yes = drawn(t.Yes, t.swing, t.Present, d.Drawn)
	}
	d.No = t.Present - d.Yes
	t.shareOut(&d)
	return d
}

// shareOut gives each bloc what was expected of it and, of what came out more or less,
// its part by p(1-p) and discipline.
func (t *Tally) shareOut(d *Division) {
	expected := t.Bloc
	t.win(num.Of(d.Yes) - t.blocSum())
	t.round(d)
	t.Bloc = expected
}

// round makes whole votes of the blocs' parts, so that they add up: the largest remainders
// are rounded up.
func (t *Tally) round(d *Division) {
	left := d.Yes
	for i := range t.blocs {
		d.Bloc[i] = int(t.Bloc[i] / num.One)
		left -= d.Bloc[i]
	}
	for ; left != 0; left -= sign(left) {
		best := -1
		for i := range t.blocs {
			if n := d.Bloc[i] + sign(left); n < 0 || n > t.seats[i] {
				continue
			}
			if best < 0 || num.Milli(sign(left))*(t.rest(d, i)-t.rest(d, best)) > 0 {
				best = i
			}
		}
		if best < 0 {
			return // no seat is left to any bloc
		}
		d.Bloc[best] += sign(left)
	}
}

// rest is what a bloc should have had beyond what it has.
func (t *Tally) rest(d *Division, i int) num.Milli { return t.Bloc[i] - num.Of(d.Bloc[i]) }

func (t *Tally) blocSum() (sum num.Milli) {
	for i := range t.blocs {
		sum += t.Bloc[i]
	}
	return sum
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}
