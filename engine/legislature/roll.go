package legislature

import "backchannel/engine/num"

// Loyalty turns how often a member has voted against the own party into log-odds of
// doing so now:
//
//	logit P(yes) = Slope * ln((rate + Floor) / Scale) + lean + effect
//
// where lean is what the motion adds for all, and effect is the member's own, normal
// with standard deviation Spread and drawn once a game.
//
// Source: a penalised fit on five votes of the 119th United States Senate on war
// powers and emergency tariffs, 53 members of the majority party, rates of defection
// on party-unity votes up to 20 November 2025 (docs/model/senate.md, which also says
// what it misses): slope 3.2, floor .005, scale .02, spread 1.
type Loyalty struct {
	Slope, Floor, Scale num.Micro
	Spread              num.Milli
}

// LogOdds is the member's leaning before what the motion and chance add.
func (l *Loyalty) LogOdds(rate num.Micro) num.Micro {
	ratio := num.Micro(num.MulDiv(int64(rate+l.Floor), int64(num.MicroOne), int64(max(1, l.Scale))))
	return num.Micro(num.MulDiv(int64(l.Slope), int64(num.Ln(ratio)), int64(num.MicroOne)))
}

// promised is the probability of a vote that has been bargained for.
const promised = 950_000

// Members counts a chamber seat by seat. effects holds what each member with a rate
// adds to the own log-odds, in the order of the blocs; a whip who does not know them
// passes nil, and gets the chance averaged over all that they may be.
//
// The whipped votes are won where members are nearest to even, each up to a promise
// kept nineteen times in twenty, until the expected total has risen by so many.
func (c *Chamber) Members(l *Leaning, effects []num.Milli, t *Tally) {
	t.open(c, l.Away)
	t.know(c)
	t.roll = true
	n, rated := 0, 0
	for i := range c.Blocs {
		b := &c.Blocs[i]
		opinion := pull(b.Discipline, l.Opinion)
		var alike num.Micro // of those who go by their bloc
		if !l.ByRate[i] || len(b.Rates) < b.Seats {
			alike = num.Logistic(logit(l.Share[i]) + opinion)
		}
		for j := range b.Seats {
			switch {
			case j >= len(b.Rates) || !l.ByRate[i]:
				t.p[n] = alike
				if j < len(b.Rates) {
					rated++
				}
			default:
				x := t.leanings[rated] + num.Micro(l.Lean)*1000 + opinion
				if effects == nil {
					t.p[n] = averaged(x, c.Loyalty.Spread)
				} else {
					t.p[n] = num.Logistic(x + num.Micro(effects[rated])*1000)
				}
				rated++
			}
			n++
		}
	}
	t.persuade(l.Whipped, n)
	t.enroll(n)
}

// know works out the leanings of the chamber's rated members, which no vote changes.
func (t *Tally) know(c *Chamber) {
	if t.known == c {
		return
	}
	n := 0
	for i := range c.Blocs {
		for _, rate := range c.Blocs[i].Rates {
			t.leanings[n] = c.Loyalty.LogOdds(rate)
			n++
		}
	}
	t.known = c
}

// averaged is the mean of the logistic over a normal effect, by the five-point rule of
// Gauss and Hermite (Abramowitz & Stegun, table 25.10, for weight exp(-x*x), changed to
// the standard normal).
func averaged(x num.Micro, spread num.Milli) num.Micro {
	if spread == 0 {
		return num.Logistic(x)
	}
	sum := int64(num.Logistic(x)) * 533_333
	for _, node := range [...]struct{ at, weight num.Micro }{{1_355_626, 222_076}, {2_856_970, 11_257}} {
		d := num.Micro(num.MulDiv(int64(node.at), int64(spread), int64(num.One)))
		sum += int64(num.Logistic(x+d)+num.Logistic(x-d)) * int64(node.weight)
	}
	return num.Micro(num.MulDiv(sum, 1, 999_999))
}

// persuade wins votes, or loses them, from the n seats, those nearest to even first.
func (t *Tally) persuade(votes num.Milli, n int) {
	left := num.Micro(votes) * 1000
	var asked [SeatwiseMax]bool
	for left != 0 {
		best := -1
		for i := range n {
			if !asked[i] && (best < 0 || fromEven(t.p[i]) < fromEven(t.p[best])) {
				best = i
			}
		}
		if best < 0 {
			return
		}
		asked[best] = true
		gain := max(0, promised-t.p[best])
		if left < 0 {
			gain = min(0, num.MicroOne-promised-t.p[best])
		}
		if gain > left && left > 0 || gain < left && left < 0 {
			gain = left
		}
		t.p[best] += gain
		left -= gain
	}
}

func fromEven(p num.Micro) num.Micro { return max(p-num.MicroOne/2, num.MicroOne/2-p) }

// whole is the unit of the distribution of a total: certainty.
const whole = 1_000_000_000_000

// enroll enters the n seats: the blocs' expectations and the exact distribution of the
// total, a Poisson-binomial one (Wang, Statistica Sinica 3, 1993), seat by seat: what
// moves from k to k+1 votes is taken from k, so that the sum stays whole.
func (t *Tally) enroll(n int) {
	clear(t.dist[:])
	t.dist[0] = whole
	seat := 0
	for i := range t.blocs {
		var sum, open int64
		for range t.seats[i] {
			p := int64(t.p[seat])
			sum += p
			open += p * (int64(num.MicroOne) - p) / int64(num.MicroOne)
			for k := seat; k >= 0; k-- {
				moved := (t.dist[k]*p + int64(num.MicroOne)/2) / int64(num.MicroOne)
				t.dist[k] -= moved
				t.dist[k+1] += moved
			}
			seat++
		}
		t.Bloc[i] = num.Micro(sum).Milli()
		t.loose[i] = num.Micro(open).Milli()
	}
	t.top = n
	t.sum()
}

// tail is the chance in percent that the total reaches the votes needed. Fewer members
// than all present take their absence from both sides, so the total is held to them.
func (t *Tally) tail(needed int) num.Milli {
	if needed <= 0 {
		return hundred
	}
	if needed > t.Present {
		return 0
	}
	var sum int64
	for k := needed; k <= t.top; k++ {
		sum += t.dist[k]
	}
	return num.Milli(num.MulDiv(sum, int64(hundred), whole))
}

// inverse is the largest total whose tail the draw is below.
func (t *Tally) inverse(draw num.Milli) int {
	k := t.Present
	for k > 0 && draw >= t.tail(k) {
		k--
	}
	return k
}
