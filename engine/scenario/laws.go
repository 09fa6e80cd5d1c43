package scenario

import (
	"backchannel/engine/escalation"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

func (f *escalationFile) shape(s *fields) {
	s.need("tension", "trust")
	s.within("rate", 0, 1)
	s.within("pull", 0, 100)
	s.within("harsh", 0, 10)
	s.within("kind", 0, 1)
	s.within("usual", 1, 100)
}

func (f *repeatsFile) shape(s *fields) {
	s.need("turns", "share")
	s.within("turns", 1, turnsMax)
	s.within("share", 0, 100)
}

func (f *negotiationFile) shape(s *fields) {
	s.within("beta", 0, 10)
	s.within("aftermath", 0, turnsMax)
}

func (b *builder) buildLaws() {
	l, f := &b.s.Laws, &b.f.Laws
	l.OpenRule = b.cause("opening", "opening", b.s.Book.Say("How this game was drawn"))
	l.TurnRule = b.cause("law", "turn", b.s.Book.Say("What each turn brings"))
	l.LimitRule = b.cause("limit", "limit", b.s.Book.Say("The end of its range"))
	l.ScoreRule = b.cause("law", "score", b.s.Book.Say("The score"))
	l.MeanRule = b.cause("law", "mean", b.s.Book.Say("The mean over the turns"))
	l.RungRule = b.cause("law", "ladder", b.s.Book.Say("The ladder"))
	l.DriftRule = b.cause("law", "drift", b.s.Book.Say("Time passes"))
	l.PollRule = b.cause("law", "poll", b.s.Book.Say("A new poll"))
	l.HiddenRule = b.cause("hidden", "hidden", b.s.Book.Say("Something out of your sight"))
	l.TalksRule = b.cause("talks", "talks", b.s.Book.Say("The talks"))
	l.LiftRule = b.cause("talks", "lift", b.s.Book.Say("A public demand taken back"))
	l.SignRule = b.cause("talks", "sign", b.s.Book.Say("The agreement"))
	l.KeepRule = b.cause("talks", "keep", b.s.Book.Say("The agreement kept"))
	l.BreakRule = b.cause("talks", "break", b.s.Book.Say("The agreement broken"))
	l.PressRule = b.cause("law", "pressure", b.s.Book.Say("Public pressure at home"))
	l.RatifyRule = b.cause("talks", "ratify", b.s.Book.Say("The vote on the agreement"))
	l.RefuseRule = b.cause("talks", "refuse", b.s.Book.Say("The agreement refused"))
	l.DeliverRule = b.cause("talks", "deliver", b.s.Book.Say("A delivery"))
	l.RequestRule = b.cause("talks", "request", b.s.Book.Say("A request"))
	b.buildEscalation()
	b.buildWhips()
	b.buildOpinion()
	b.buildTrade()
	b.buildHealth()
	if f.Repeats != nil {
		l.Repeat, l.RepeatShare = f.Repeats.Turns, f.Repeats.Share
	}
	l.Turn = b.everyOffice(f.Turn, "", 1, b.s.Everyone())
	b.buildDeals()
	for i := range b.s.Meters {
		if m := &b.s.Meters[i]; m.HasPoll {
			c := &b.s.Causes[l.PollRule]
			c.Reveals = append(c.Reveals, m.Account)
		}
	}
}

func (b *builder) buildEscalation() {
	f, l := b.f.Laws.Escalation, &b.s.Laws
	if f == nil {
		return
	}
	l.Escalation = escalation.Law{Rate: f.Rate, Pull: f.Pull, Harsh: f.Harsh, Kind: f.Kind, Usual: f.Usual}
	if f.Usual == 0 {
		l.Escalation.Usual = num.Of(45)
	}
	l.Norm = b.amount(f.Norm, scope{b, ledger.Nobody})
	b.flow(f.Norm, l.Norm.Reads(nil), ledger.Everyone, place{what: "the norm of tension"})
	b.buildRipeness(f.Ripeness)
	var tension, trust bool
	l.Tension, tension = b.meterOf(f.Tension)
	l.Trust, trust = b.meterOf(f.Trust)
	if l.HasTension = tension && trust; !l.HasTension {
		return
	}
	if t := &b.s.Accounts[l.Tension]; t.Sees != ledger.Everyone {
		b.add(f.Tension.At, "", "the ladder shows everybody how high %s is: it needs sees: all", t.Name)
	}
	if t := &b.s.Accounts[l.Trust]; t.Sees != ledger.Everyone {
		b.add(f.Trust.At, "", "tension shows everybody how high %s is: it needs sees: all", t.Name)
	} else if t.Min < 0 || t.Max > num.Of(100) {
		b.add(f.Trust.At, "", "%s goes from %v to %v: trust must stay within 0 to 100", t.Name, t.Min, t.Max)
	}
}

// meterOf finds the account of a shared meter.
func (b *builder) meterOf(r Ref) (ledger.ID, bool) {
	var ids []string
	for i := range b.s.Meters {
		m := &b.s.Meters[i]
		if m.Owner != ledger.Nobody {
			continue
		}
		if m.ID == r.Name {
			return m.Account, true
		}
		ids = append(ids, m.ID)
	}
	b.add(r.At, nearest(r.Name, ids), "there is no shared meter %s in meters.yaml", echo(r.Name))
	return 0, false
}

func (b *builder) buildDeals() {
	l, f := &b.s.Laws, b.f.Laws.Negotiation
	l.Beta = num.One
	empty := make([][]rule.Step, len(b.s.Offices))
	l.Lift, l.Signs, l.Keeps, l.Breaks, l.Refused, l.Works = empty, empty, empty, empty, empty, 4
	l.Met, l.Excused, l.Ignored = empty, empty, empty
	if f == nil {
		return
	}
	if f.Beta > 0 {
		l.Beta = f.Beta
	}
	l.Aftermath = f.Aftermath
	if b.s.Talks == nil {
		b.add(f.At, "", "there is no issues.yaml, so nothing is negotiated: take negotiation out, or write the issues")
	}
	var parties ledger.Offices
	if t := b.s.Talks; t != nil {
		for p := range t.Parties {
			parties |= t.Voice(p)
		}
	}
	const talk = "this happens while the offices talk, and talks draw no luck"
	l.Lift = b.everyOffice(f.Lift, talk, ledger.IssuesMax, parties)
	l.Signs = b.everyOffice(f.Signs, talk, 1, parties)
	l.Keeps = b.everyOffice(f.Keeps, "", 1, parties)
	l.Breaks = b.everyOffice(f.Breaks, "", 1, parties)
	l.Refused = b.everyOffice(f.Refused, "", 1, parties)
	if r := f.Requests; r != nil {
		l.Within = r.Within
		l.Met, l.Ignored = b.everyOffice(r.Met, "", 1, parties), b.everyOffice(r.Ignored, "", 1, parties)
		l.Excused = b.everyOffice(r.Excused, talk, 1, parties)
	}
	if f.Works > 0 {
		l.Works = f.Works
	}
}

// everyOffice compiles a law's steps for each of a set of offices; times says how
// often a turn can take them.
func (b *builder) everyOffice(list []stepFile, noLuck string, times int, set ledger.Offices) [][]rule.Step {
	out := make([][]rule.Step, len(b.s.Offices))
	if len(list) == 0 {
		return out
	}
	for o := 1; o < len(b.s.Offices); o++ {
		if set.Has(ledger.Office(o)) {
			out[o] = stepper{builder: b, n: scope{b, ledger.Office(o)}, sees: ledger.Everyone, noLuck: noLuck, times: times}.steps(list)
		}
	}
	return out
}
