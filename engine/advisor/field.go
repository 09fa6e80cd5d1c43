package advisor

import (
	"slices"

	"backchannel/engine/chance"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// Bounds of the list of next texts: how many are kept, and how many steps its making takes.
const (
	fieldMax = 4096
	walkMax  = 200_000
)

// field is the packages that could be the next text, where an agreement is made in
// tranches: those within reach of what is in force that are worth talking about. The
// list is made again when what is in force, how far a text may go or which levels are
// open changes, and judged again when what is thought of the homes does. Once it is
// warm it allocates nothing.
type field struct {
	made, judged bool
	// What the list was made for, and judged for.
	key     fieldKey
	reserve num.Milli
	care    num.Milli
	homes   [negotiation.PartiesMax]home
	// curves are the odds of the votes, read the packages that they were read by, curvesOf
	// the turn.
	curves   [negotiation.PartiesMax]curve
	read     [negotiation.PartiesMax]ledger.Levels
	curvesOf int
	bars     [negotiation.PartiesMax]bars

	list []candidate
	// high is the most that this office can hope for, feared what the others' best leaves it;
	// some tells that there is a package at all that all could carry.
	high, feared num.Milli
	some         bool

	walk walk
	// eye is by how much it misreads what a level is worth to each party, in this game.
	eye      [negotiation.PartiesMax][ledger.IssuesMax][levelsTop]num.Milli
	eyeMade  bool
	eyeTaste num.Milli
}

// levelsTop is the highest level that is misread.
const levelsTop = 8

// fieldKey is what a list is made for: the package in force, the bounds, the levels open
// (a bit each), and one's own agenda.
type fieldKey struct {
	force       ledger.Levels
	limit, room int
	open        [ledger.IssuesMax]uint32
	agenda      num.Milli
}

// candidate is a package that could be the next text.
type candidate struct {
	levels ledger.Levels
	steps  int
	// pays is what it pays each party, agendas apart; worth what it is worth to this office.
	pays  [negotiation.PartiesMax]num.Milli
	worth num.Milli
	// As judged: what this office gains over what home needs, what the other side seems to,
	// the chance that all homes carry it, and how it seems to the others altogether.
	mine, theirs, odds, suits num.Milli
}

// staged tells whether the agreement is made in tranches.
func (u *Utility) staged() bool { return u.s.Talks != nil && u.s.Talks.InTranches() }

// refresh brings the list up to date.
func (u *Utility) refresh() {
	f := &u.field
	u.gather()
	homes, reserve := u.homes(), num.Milli(0)
	if u.party >= 0 {
		reserve = u.threshold()
	}
	if care := u.careful(); !f.judged || homes != f.homes || reserve != f.reserve || care != f.care || u.anyPrivate() {
		f.homes, f.reserve, f.care, f.judged = homes, reserve, care, true
		u.judgeAll()
	}
}

// gather brings up to date which packages there are, and how their votes would go: what a
// home is thought to be rests on these, whenever it is asked for.
func (u *Utility) gather() {
	t, f := u.s.Talks, &u.field
	key := fieldKey{force: t.InForce(u.v.Bal), limit: t.Limit(u.v.Bal), room: t.CapacityIn(u.v.Bal)}
	if u.party >= 0 && len(t.Parties[u.party].Agendas) > 0 {
		key.agenda = u.v.Bal[t.Agenda[u.party]]
	}
	u.openLevels(&key)
	if !f.made || key != f.key {
		f.key, f.made, f.judged = key, true, false
		u.list()
	}
	u.look()
	u.readCurves()
}

// careful is the chance that all homes carry a text below which it does not sign: less at
// the end, when a text that may fail is better than none.
func (u *Utility) careful() num.Milli {
	if u.turn() >= u.s.Talks.Until-1 {
		return max(0, u.Taste.Deal.Care-lateCare)
	}
	return u.Taste.Deal.Care
}

// lateCare is how much less careful it is at the end.
const lateCare = 15 * num.One

// readCurves brings the odds of the votes up to date, once a turn: by the first package
// of the list, which crosses nobody's line.
func (u *Utility) readCurves() {
	t, f := u.s.Talks, &u.field
	if f.curvesOf == u.turn() && f.judged {
		return
	}
	f.curvesOf = u.turn()
	for p := range t.Parties {
		switch {
		case !t.Parties[p].Ratifies():
			f.curves[p] = sureOdds
		case len(f.list) == 0:
			f.curves[p], f.read[p] = curve{}, ledger.Levels{}
		default:
			if u.follow(p, &f.curves[p], &f.read[p], &f.list[0].levels) {
				f.judged = false
			}
		}
	}
}

// anyPrivate tells whether what a party that signs gets is guessed from its words, which
// change by the hour.
func (u *Utility) anyPrivate() bool {
	t := u.s.Talks
	for p := range t.Parties {
		if p != u.party && t.Parties[p].Signs() && u.field.homes[p].private {
			return true
		}
	}
	return false
}

// openLevels marks the levels that a next text may have: the one in force, and those
// that need nothing which is not there and that bring the homes something in sum.
func (u *Utility) openLevels(key *fieldKey) {
	t := u.s.Talks
	for i := range t.Issues() {
		now := key.force[i]
		for l := range t.Sizes[i] {
			if (l == now || u.ready(i, l) && u.inSum(i, now, l) >= 0) && u.allows(i, l) {
				key.open[i] |= 1 << l
			}
		}
	}
}

// ready tells whether what a level needs is there.
func (u *Utility) ready(issue int, level int8) bool {
	topic := &u.s.Talks.Topics[issue]
	return !topic.Bound || topic.Needs[level].Holds(u.v.Bal)
}

// inSum is what a change of one level brings those with a veto whose payoffs this
// office can read.
func (u *Utility) inSum(issue int, now, level int8) num.Milli {
	t := u.s.Talks
	var sum num.Milli
	for p := range t.Parties {
		party := &t.Parties[p]
		switch {
		case p == u.party:
			sum += t.LevelWorth(u.v.Bal, p, issue, level) - t.LevelWorth(u.v.Bal, p, issue, now)
		case party.Veto && u.reads(p):
			sum += party.Pays[issue][level] - party.Pays[issue][now]
		}
	}
	return sum
}

// reads tells whether this office can read what a party's home gets from each level:
// its own, and what is published of a home that votes or has agendas to choose from.
func (u *Utility) reads(p int) bool {
	party := &u.s.Talks.Parties[p]
	return p == u.party || party.Ratifies() || len(party.Agendas) > 0
}

// walk is the making of a list, issue by issue.
type walk struct {
	at    ledger.Levels
	pays  [negotiation.PartiesMax]num.Milli
	most  [negotiation.PartiesMax]num.Milli // of bonuses
	bars  [negotiation.PartiesMax]bars      // at the medians, which are below what homes ask in play
	count int
}

// list fills the list anew.
func (u *Utility) list() {
	f, t := &u.field, u.s.Talks
	f.list = f.list[:0]
	f.walk = walk{}
	for p := range t.Parties {
		f.walk.most[p] = t.BonusMost(p)
		f.walk.bars[p].fill(&t.Table, t.Parties[p].Threshold, 0)
	}
	u.step(0, 0, 0)
	if len(f.list) > fieldMax {
		slices.SortStableFunc(f.list, func(a, b candidate) int { return int(b.suits - a.suits) })
		f.list = f.list[:fieldMax]
	}
}

// step goes through the levels of an issue, far being the steps from what is in force
// and steps those from the status quo of the issues before it.
func (u *Utility) step(i, far, steps int) {
	t, f := u.s.Talks, &u.field
	w := &f.walk
	if w.count++; w.count > walkMax {
		return
	}
	if i == t.Issues() {
		if far > 0 {
			u.consider(steps)
		}
		return
	}
	for l := range t.Sizes[i] {
		d := apart(l, f.key.force[i])
		s := apart(l, t.Now[i])
		if f.key.open[i]>>l&1 == 0 || far+d > f.key.limit {
			continue
		}
		w.at[i] = l
		for p := range t.Parties {
			w.pays[p] += t.Parties[p].Pays[i][l]
		}
		u.step(i+1, far+d, steps+s)
		for p := range t.Parties {
			w.pays[p] -= t.Parties[p].Pays[i][l]
		}
	}
	w.at[i] = 0
}

func apart(a, b int8) int { return max(int(a-b), int(b-a)) }

// consider adds the package at hand, if nothing speaks against it from the start.
func (u *Utility) consider(steps int) {
	t, f := u.s.Talks, &u.field
	w := &f.walk
	if f.key.room > 0 && steps > f.key.room {
		return
	}
	for p := range t.Parties {
		if !t.Parties[p].Veto || !u.reads(p) {
			continue
		}
		if w.pays[p]+w.most[p]+u.agendaMost(p) < w.bars[p].need[min(steps, stepsTop)] {
			return
		}
	}
	at := t.Slots(&w.at)
	if !t.LawfulAt(&at) {
		return
	}
	for p := range t.Parties {
		if t.Parties[p].Veto && t.RedAt(p, &at) {
			return
		}
	}
	c := candidate{levels: w.at, steps: steps}
	for p := range t.Parties {
		if u.reads(p) {
			c.pays[p] = w.pays[p] + t.BonusAt(p, &at)
		}
		if t.Parties[p].Veto {
			c.suits += c.pays[p]
		}
	}
	if u.party >= 0 {
		c.worth = c.pays[u.party] + t.Worth(u.v.Bal, u.party, &w.at) - t.Payoff(u.party, &w.at)
	}
	f.list = append(f.list, c)
}

// agendaMost is the most that a party's agenda could add to the package at hand.
func (u *Utility) agendaMost(p int) (most num.Milli) {
	t := u.s.Talks
	if p == u.party {
		return t.Worth(u.v.Bal, p, &u.field.walk.at) - t.Payoff(p, &u.field.walk.at)
	}
	for k := range t.Parties[p].Agendas {
		most = max(most, t.Parties[p].Agendas[k].Pays(&t.Space, &u.field.walk.at))
	}
	return most
}

// judgeAll judges the list by what is thought of the homes now.
func (u *Utility) judgeAll() {
	f, t := &u.field, u.s.Talks
	for p := range t.Parties {
		if p == u.party {
			f.bars[p].fill(&t.Table, f.reserve, 0)
		} else {
			f.bars[p].fill(&t.Table, f.homes[p].need, f.homes[p].margin)
		}
	}
	for i := range f.list {
		u.judge(&f.list[i])
	}
	f.high, f.feared, f.some = 0, 0, false
	var dearest num.Milli
	first := true
	for i := range f.list {
		c := &f.list[i]
		if c.odds < f.care || c.mine < 0 {
			continue
		}
		if c.theirs >= -u.Taste.Deal.Ask {
			f.high = max(f.high, c.mine)
		}
		if c.theirs >= 0 {
			f.some = true
		}
		if first || c.theirs > dearest || c.theirs == dearest && c.mine > f.feared {
			dearest, f.feared, first = c.theirs, c.mine, false
		}
	}
}

// look draws how it misreads the other side's payoffs: everybody can read them, and few
// see at once what they come to for somebody else.
func (u *Utility) look() {
	f, t := &u.field, u.s.Talks
	if f.eyeMade && f.eyeTaste == u.Taste.Blur {
		return
	}
	f.eyeMade, f.eyeTaste, f.judged = true, u.Taste.Blur, false
	for p := range t.Parties {
		for i := range t.Issues() {
			for l := range min(int(t.Sizes[i]), levelsTop) {
				draw := chance.Percent(u.luck.Draw(chance.Key{Purpose: luckBlur, Actor: uint16(p), Subject: uint16(i), Nth: uint16(l)}))
				f.eye[p][i][l] = u.Taste.Blur.Mul(2*draw-percent) / 100
			}
		}
	}
}

// misread is by how much it misreads what a package brings party p against what is in
// force; what has been sounded out is read right.
func (u *Utility) misread(p int, l *ledger.Levels) (sum num.Milli) {
	t, f := u.s.Talks, &u.field
	for i := range t.Issues() {
		if x := l[i]; x != f.key.force[i] && x < levelsTop && u.v.Bal[t.Stakes[u.o][p][i]] == 0 {
			sum += f.eye[p][i][x]
		}
	}
	return sum
}

// judge works out how a package stands with all.
func (u *Utility) judge(c *candidate) {
	t, f := u.s.Talks, &u.field
	if u.party >= 0 {
		c.mine = c.worth - f.bars[u.party].need[min(c.steps, stepsTop)]
	}
	c.odds, c.theirs = percent, 1000*num.One
	for p := range t.Parties {
		if p == u.party || !t.Parties[p].Veto {
			continue
		}
		h := &f.homes[p]
		pays := c.pays[p]
		if h.private {
			pays = u.payOf(h, p, &c.levels)
		}
		if !t.Parties[p].Ratifies() {
			pays += u.misread(p, &c.levels)
		}
		gain, odds := u.gains(p, pays, c.steps, &c.levels)
		if t.Parties[p].Ratifies() {
			c.odds = c.odds.Mul(odds) / 100
		} else {
			c.theirs = min(c.theirs, gain)
		}
	}
	c.suits = c.theirs - (percent-c.odds).Mul(riskWeight)/100
}

// riskWeight is how many points of the other side's gain a text that is sure to fail in a
// vote is worse than one that is sure to pass.
const riskWeight = 12 * num.One

// assess judges any package as the list's are judged.
func (u *Utility) assess(l *ledger.Levels) (c candidate) {
	t := u.s.Talks
	c.levels, c.steps = *l, t.Steps(l)
	for p := range t.Parties {
		if u.reads(p) {
			c.pays[p] = t.Payoff(p, l)
		}
	}
	if u.party >= 0 {
		c.worth = t.Worth(u.v.Bal, u.party, l)
	}
	u.judge(&c)
	return c
}
