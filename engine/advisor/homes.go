package advisor

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// agendasTop is the highest number of an agenda that is thought about.
const agendasTop = 9

// home is what an office thinks of a party's home: how likely each agenda is, in parts of
// wholeHome, and where its threshold lies. Entry 0 is no agenda.
type home struct {
	likely         [agendasTop + 1]int64
	need, margin   num.Milli
	named          int // its agenda, where that is known, else 0
	known, private bool
}

const wholeHome = 1000

// How much a sign of an agenda makes it likelier or less so, in thousandths: a sore issue
// is given as a reason and not asked for, a prize is asked for.
const (
	signSoreNamed, signSoreAsked         = 1700, 550
	signPrizeNamed, signPrizeAsked       = 1200, 1350
	signsMax                             = 4
	voteSure                       int64 = 50 // least likelihood of a vote, in thousandths
)

// homes works out what is thought of each party's home. Published payoffs and agendas
// are known to all; which agenda a home has is read from what was sounded out, what its
// office asks for and turns down, and how it votes (Bayes' rule).
func (u *Utility) homes() (all [negotiation.PartiesMax]home) {
	t := u.s.Talks
	for p := range t.Parties {
		if p != u.party {
			all[p] = u.homeAsRead(p)
		}
	}
	return all
}

// home is what is thought of one party's home, at whatever moment it is asked for.
func (u *Utility) home(p int) home {
	if u.heard.parties[p].ballots > 0 {
		u.gather()
	}
	return u.homeAsRead(p)
}

func (u *Utility) homeAsRead(p int) home {
	t := u.s.Talks
	party := &t.Parties[p]
	h := home{need: u.v.Bal[t.Estimate[u.o][p]], margin: u.v.Bal[t.Margin[u.o][p]]}
	n := min(len(party.Agendas), agendasTop)
	h.private = !u.reads(p)
	if n == 0 {
		h.likely[0], h.known = wholeHome, true
		return h
	}
	if k := int(u.v.Bal[t.KnownAgenda[u.o][p]] / num.One); k > 0 && k <= n {
		h.likely[k], h.known, h.named = wholeHome, true, k
		return h
	}
	for k := 1; k <= n; k++ {
		h.likely[k] = u.signs(p, k)
	}
	for i := range u.heard.parties[p].votes {
		u.judgeVote(&h, p, n, &u.heard.parties[p].votes[i])
	}
	h.settle(n)
	return h
}

// settle makes the parts add up.
func (h *home) settle(n int) {
	var sum int64
	for k := 1; k <= n; k++ {
		sum += h.likely[k]
	}
	left := int64(wholeHome)
	for k := n; k >= 1; k-- {
		if sum == 0 {
			h.likely[k] = wholeHome / int64(n)
		} else {
			h.likely[k] = h.likely[k] * wholeHome / sum
		}
		left -= h.likely[k]
	}
	top := 1
	for k := 2; k <= n; k++ {
		if h.likely[k] > h.likely[top] {
			top = k
		}
	}
	h.likely[top] += left
	if h.likely[top] >= wholeHome*95/100 {
		h.known, h.named = true, top
	}
}

// signs weighs what a party has said and what has been sounded out of it, for its
// agenda number k.
func (u *Utility) signs(p, k int) int64 {
	t := u.s.Talks
	a := &t.Parties[p].Agendas[k-1]
	for i, id := range t.Stakes[u.o][p] {
		if x := u.v.Bal[id]; x != 0 && x != stakeUnder(&t.Space, p, k, i) {
			return 0
		}
	}
	w, like := &u.heard.parties[p], &u.likes[p]
	weight := int64(wholeHome)
	weigh := func(times int16, by int64) {
		for range min(times, signsMax) {
			weight = weight * by / 1000
		}
	}
	weigh(like.insist[a.Sore], signSoreNamed)
	weigh(w.asked[a.Sore], signSoreAsked)
	weigh(like.insist[a.Prize], signPrizeNamed)
	weigh(w.asked[a.Prize], signPrizeAsked)
	return max(1, weight)
}

// stakeUnder is how much an issue matters to party p when it has agenda number k.
func stakeUnder(s *negotiation.Space, p, k, issue int) num.Milli {
	a := &s.Parties[p].Agendas[k-1]
	lo := s.Parties[p].Pays[issue][0] + a.Adds(s, issue, 0)
	hi := lo
	for l := range s.Sizes[issue] {
		x := s.Parties[p].Pays[issue][l] + a.Adds(s, issue, l)
		lo, hi = min(lo, x), max(hi, x)
	}
	return hi - lo
}

// judgeVote makes the agendas likelier under which a home would vote as it has.
func (u *Utility) judgeVote(h *home, p, n int, b *ballot) {
	t := u.s.Talks
	for k := 1; k <= n && b.cast; k++ {
		margin := t.Payoff(p, &b.levels) + t.Parties[p].Agendas[k-1].Pays(&t.Space, &b.levels) - t.Need(h.need, &b.levels)
		odds := int64(u.field.curves[p].around(margin, t.Need(h.margin, &b.levels)) * 10 / num.One)
		if !b.passed {
			odds = 1000 - odds
		}
		h.likely[k] = max(1, h.likely[k]*max(voteSure, odds)/1000)
	}
}

// curve is how the odds of a home's vote go with what a text is worth to it above what it
// needs: one entry for each half point.
type curve [2*curveFar + 1]num.Milli

// curveFar is how many half points to either side are looked at; beyond, a vote is settled.
const (
	curveFar  = 16
	curveStep = num.One / 2
)

// at is the odds at a margin.
func (c *curve) at(margin num.Milli) num.Milli {
	x := margin + curveFar*curveStep
	if x <= 0 {
		return c[0]
	}
	i, part := int(x/curveStep), x%curveStep
	if i >= len(c)-1 {
		return c[len(c)-1]
	}
	return c[i] + (c[i+1]-c[i])*part/curveStep
}

// around is the odds at a margin where the threshold behind it may lie so far to either
// side, every place alike: by three places for the whole.
func (c *curve) around(margin, within num.Milli) num.Milli {
	if within <= 0 {
		return c.at(margin)
	}
	return (c.at(margin-within*2/3) + c.at(margin) + c.at(margin+within*2/3)) / 3
}

// follow brings the curve of party p up to date. It asks the kernel's forecast of the vote
// on one package, at thresholds that make it worth so much more than it needs; where the
// odds about the middle are what they were by the same package, so are the others.
func (u *Utility) follow(p int, c *curve, by, l *ledger.Levels) (changed bool) {
	u.guessed = append(u.guessed[:0], u.v.Bal...)
	if len(u.s.Talks.Parties[p].Agendas) > 0 {
		u.guessed[u.s.Talks.Agenda[p]] = 0
	}
	if i := c.middle(); *by == *l && c[len(c)-1] > 0 && u.forecast(p, i, l) == c[i] && u.forecast(p, i+1, l) == c[i+1] {
		return false
	}
	*by = *l
	for i := range c {
		c[i] = u.forecast(p, i, l)
	}
	return true
}

// middle is the entry nearest to even odds, with one after it.
func (c *curve) middle() (best int) {
	for i := range len(c) - 1 {
		if away(c[i]) < away(c[best]) {
			best = i
		}
	}
	return best
}

func away(odds num.Milli) num.Milli { return max(odds-percent/2, percent/2-odds) }

func (u *Utility) forecast(p, entry int, l *ledger.Levels) num.Milli {
	t := u.s.Talks
	worth, steps := t.Payoff(p, l), max(1, min(t.Steps(l), t.Capacity))
	margin := num.Milli(entry-curveFar) * curveStep
	u.guessed[t.Reserve[p]] = num.Milli(num.MulDiv(int64(worth-margin), int64(t.Capacity), int64(steps)))
	return crisis.RatificationOf(u.s, u.guessed, p, l).Odds
}

// sureOdds is the odds of a party that has no vote but its own: all or nothing.
var sureOdds = func() (c curve) {
	for i := curveFar; i < len(c); i++ {
		c[i] = percent
	}
	return c
}()

// bars are what a home needs of a text by its steps, and how far off that may be.
type bars struct{ need, within [stepsTop + 1]num.Milli }

// stepsTop is the highest number of steps that has an entry of its own.
const stepsTop = 4 * ledger.IssuesMax

// fill fills the bars for a threshold.
func (b *bars) fill(t *negotiation.Table, need, margin num.Milli) {
	for i := range b.need {
		part := int64(min(i, t.Capacity))
		if t.Capacity == 0 {
			b.need[i], b.within[i] = need, margin
			continue
		}
		b.need[i] = num.Milli(num.MulDiv(int64(need), part, int64(t.Capacity)))
		b.within[i] = num.Milli(num.MulDiv(int64(margin), part, int64(t.Capacity)))
	}
}

// gains is what party p seems to gain from a package of so many steps over what home
// needs of it, given what the levels pay it, and the chance in percent that its home
// carries it.
func (u *Utility) gains(p int, pays num.Milli, steps int, l *ledger.Levels) (gain, odds num.Milli) {
	t, f := u.s.Talks, &u.field
	h, c := &f.homes[p], &f.curves[p]
	steps = min(steps, stepsTop)
	need, within := f.bars[p].need[steps], f.bars[p].within[steps]
	n := min(len(t.Parties[p].Agendas), agendasTop)
	if n == 0 {
		return pays - need, c.around(pays-need, within)
	}
	var sum, hits int64
	for k := 1; k <= n; k++ {
		if h.likely[k] == 0 {
			continue
		}
		margin := pays + t.Parties[p].Agendas[k-1].Pays(&t.Space, l) - need
		sum += int64(margin) * h.likely[k]
		hits += int64(c.around(margin, within)) * h.likely[k]
	}
	return num.Milli(sum / wholeHome), num.Milli(hits / wholeHome)
}

// payOf is what a package seems to pay party p, agendas apart: the published payoff, or,
// where there is none, how well it suits what the party has asked for.
func (u *Utility) payOf(h *home, p int, l *ledger.Levels) num.Milli {
	t := u.s.Talks
	if !h.private {
		return t.Payoff(p, l)
	}
	stakes := u.stakesOf(p)
	status := t.Status()
	return u.suits(p, l, &stakes) - u.suits(p, &status, &stakes)
}

// carries is the chance in percent that all who vote on what is signed would pass it, as
// far as this office can tell; worst is the party that is least likely to, -1 for none.
func (u *Utility) carries(l *ledger.Levels) (odds num.Milli, worst int) {
	t := u.s.Talks
	odds, worst = percent, -1
	low := percent
	for p := range t.Parties {
		if !t.Parties[p].Ratifies() {
			continue
		}
		x := num.Milli(0)
		if t.Fault(p, l) == negotiation.Sound {
			_, x = u.gains(p, t.Payoff(p, l), t.Steps(l), l)
		}
		odds = odds.Mul(x) / 100
		if x < low {
			low, worst = x, p
		}
	}
	return odds, worst
}
