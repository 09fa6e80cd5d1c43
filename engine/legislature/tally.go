package legislature

import "backchannel/engine/num"

// Tally is what a whip expects of a vote: the count before the count. Fill it with
// Support, Lean or Members, then ask it for Odds and for the Division.
type Tally struct {
	// Seats is how many seats there are, Present how many are expected to vote.
	Seats, Present int
	// Yes is the expected number of yes votes, Bloc by bloc.
	Yes  num.Milli
	Bloc [BlocsMax]num.Milli

	blocs int
	seats [BlocsMax]int       // of each bloc
	loose [BlocsMax]num.Milli // its part of a swing, to the others' sum
	swing num.Milli

	// Where the seats are counted one by one: the chance of each, their number, and the
	// distribution of the total in parts of whole.
	roll bool
	p    [SeatwiseMax]num.Micro
	top  int
	dist [SeatwiseMax + 1]int64
	// The log-odds of the rated members of the chamber that was counted last.
	known    *Chamber
	leanings [SeatwiseMax]num.Micro
}

// open empties the tally for a vote of the chamber from which so many members stay away.
func (t *Tally) open(c *Chamber, away int) {
	t.Seats, t.Present = c.Seats, max(0, c.Seats-away)
	t.Yes, t.swing, t.roll, t.blocs = 0, c.Swing, false, len(c.Blocs)
	clear(t.Bloc[:])
	clear(t.loose[:])
	for i := range c.Blocs {
		t.seats[i] = c.Blocs[i].Seats
	}
}

// Leaning is what moves a bloc in one vote.
type Leaning struct {
	// Share is the percentage of each bloc that is for it to begin with.
	Share [BlocsMax]num.Milli
	// ByRate says which blocs go by their members' rates and Lean instead of Share; Lean
	// is what the motion adds to each of these members' log-odds.
	ByRate [BlocsMax]bool
	Lean   num.Milli
	// Opinion is what public opinion adds to everybody's log-odds, 0.25 being about six
	// percent of an even bloc, less by the bloc's discipline.
	Opinion num.Milli
	// Whipped is the number of votes won (or, below 0, lost) by bargaining.
	Whipped num.Milli
	// Away is how many members are not expected to vote.
	Away int
}

// Support counts a chamber whose blocs move together: of each bloc
//
//	logistic(logit(share) + (1 - discipline) * opinion)
//
// are for it, and the whipped votes are added where members can be won: in proportion
// to the bloc's seats, to 1 - discipline, and to p(1-p), which is greatest where a
// bloc is split. The spatial idea is that of probabilistic voting (Enelow & Hinich,
// The Spatial Theory of Voting, 1984; Clinton, Jackman & Rivers, APSR 98, 2004, with
// the logistic for the normal), the discipline that of party-unity scores.
func (c *Chamber) Support(l *Leaning, t *Tally) {
	t.open(c, l.Away)
	for i := range c.Blocs {
		b := &c.Blocs[i]
		p := l.Share[i]
		if l.Opinion != 0 && b.Discipline < hundred {
			p = share(logit(p) + pull(b.Discipline, l.Opinion))
		}
		t.expect(i, p, b.Discipline)
	}
	t.win(l.Whipped)
	t.sum()
}

// expect enters a bloc of which p percent are for it.
func (t *Tally) expect(i int, p, discipline num.Milli) {
	seats := int64(t.seats[i])
	t.Bloc[i] = num.Milli(num.MulDiv(seats*int64(num.One), int64(p), int64(hundred)))
	open := num.MulDiv(int64(p), int64(hundred-p), int64(hundred)) // 100 p(1-p), at most 25 percent
	t.loose[i] = num.Milli(num.MulDiv(seats*open, int64(hundred-discipline), int64(hundred)))
}

// win adds votes to the blocs that can be won, none beyond its seats or below none.
func (t *Tally) win(votes num.Milli) {
	left := votes
	for range t.blocs { // what a full bloc cannot take goes to the others
		before := left
		left = t.winSome(left)
		if left == 0 || left == before {
			return
		}
	}
}

// winSome shares votes out among the blocs that have room, and returns what is left.
func (t *Tally) winSome(votes num.Milli) num.Milli {
	var sum num.Milli
	for i := range t.blocs {
		if t.room(i, votes) > 0 {
			sum += t.loose[i]
		}
	}
	if sum == 0 {
		return votes
	}
	left := votes
	for i := range t.blocs {
		room := t.room(i, votes)
		if room <= 0 {
			continue
		}
		part := num.Milli(num.MulDiv(int64(votes), int64(t.loose[i]), int64(sum))).Clamp(-room, room)
		t.Bloc[i] += part
		left -= part
	}
	return left
}

// room is how many votes a bloc can still give, or take back.
func (t *Tally) room(i int, votes num.Milli) num.Milli {
	if votes < 0 {
		return t.Bloc[i]
	}
	return num.Of(t.seats[i]) - t.Bloc[i]
}

func (t *Tally) sum() {
	t.Yes = 0
	for i := range t.blocs {
		t.Yes += t.Bloc[i]
	}
	t.Yes = min(t.Yes, num.Of(t.Present))
}

// Lean counts a chamber of which only the total is known, as for the ratification of
// an agreement: the blocs' leanings are moved by one number of log-odds, up or down,
// until they add up to the mean, so that friends fill up first and the pivots decide.
func (c *Chamber) Lean(mean num.Milli, t *Tally) {
	t.open(c, 0)
	var from [BlocsMax]num.Micro
	for i := range c.Blocs {
		from[i] = logit(c.Blocs[i].Leans)
	}
	mean = mean.Clamp(0, num.Of(c.Seats))
	lo, hi := -leanMax, leanMax
	for hi-lo > leanStep {
		mid := lo + (hi-lo)/2
		if t.leaning(c, &from, mid); t.Yes < mean {
			lo = mid
		} else {
			hi = mid
		}
	}
	t.leaning(c, &from, hi)
	t.win(mean - t.Yes) // what is missing after rounding
	t.Yes = mean
}

// leanMax is how far Lean moves a chamber, e^14 being more than a million to one, and
// leanStep how finely.
const (
	leanMax  = 14 * num.MicroOne
	leanStep = num.MicroOne / 1000
)

// leaning enters the blocs moved by x.
func (t *Tally) leaning(c *Chamber, from *[BlocsMax]num.Micro, x num.Micro) {
	for i := range c.Blocs {
		t.expect(i, share(from[i]+x), c.Blocs[i].Discipline)
	}
	t.sum()
}
