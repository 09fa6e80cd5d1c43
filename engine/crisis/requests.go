package crisis

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// requestable tells whether party q can be asked for an action: an office of its side can
// do it in the open, and it presses nobody.
func requestable(s *scenario.Scenario, q, action int) bool {
	a := &s.Actions[action]
	return s.Talks.Parties[q].Signs() && !a.Secret && !a.Coercive && !a.Pins && a.By&sideOf(s, s.Talks.Parties[q].Office) != 0
}

// sideOf is the set of offices on the side of an office: itself alone where it is on none.
func sideOf(s *scenario.Scenario, o ledger.Office) (set ledger.Offices) {
	set = ledger.Only(o)
	for i := 1; i <= s.Count(); i++ {
		if sameSide(s, o, ledger.Office(i)) {
			set |= ledger.Only(ledger.Office(i))
		}
	}
	return set
}

func checkRequest(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if !checkParty(s, d, r) {
		return false
	}
	t := s.Talks
	p, q := t.Party(d.By), t.Party(d.With)
	switch {
	case s.Laws.Within == 0 || q < 0 || p == q || !t.Parties[p].Signs() || int(d.Item) >= len(s.Actions) || !requestable(s, q, int(d.Item)):
		return r.refuse(Refusal{Code: NoRequests, Item: d.Item})
	case v.Bal[t.Asked[q]] > 0:
		return r.refuse(Refusal{Code: AskedAlready})
	case v.Bal[ledger.Turn]+num.Of(s.Laws.Within) > num.Of(s.Turns):
		return r.refuse(Refusal{Code: NoRequests, Item: d.Item}) // its date would be after the end
	}
	return true
}

func checkExcuse(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if !checkParty(s, d, r) {
		return false
	}
	if s.Laws.Within == 0 || v.Bal[s.Talks.Asked[s.Talks.Party(d.By)]] == 0 {
		return r.refuse(Refusal{Code: NotAskedFor})
	}
	return true
}

func (g *Game) request(d *ledger.Directive) {
	t := g.Scenario.Talks
	q := t.Party(d.With)
	g.about(RequestMade, g.Scenario.Laws.RequestRule, ledger.Everyone, d)
	g.set(t.Asked[q], num.Of(int(d.Item)+1))
	g.set(t.AskedIn[q], g.World.Bal[ledger.Turn])
	g.commit()
}

func (g *Game) excuse(d *ledger.Directive) {
	t := g.Scenario.Talks
	p := t.Party(d.By)
	g.snapshot()
	e := g.about(RequestExcused, g.Scenario.Laws.RequestRule, ledger.Everyone, d)
	e.Of.Item = uint16(g.World.Bal[t.Asked[p]]/num.One) - 1
	g.set(t.Asked[p], 0)
	g.take(g.Scenario.Laws.Excused[t.Parties[p].Office], asWritten)
	g.holdLimits()
}

// answerRequests finds the requests that were met this turn, and those that have run out.
func (g *Game) answerRequests() {
	s, t := g.Scenario, g.Scenario.Talks
	for p := range t.Parties {
		asked := int(g.start[t.Asked[p]]/num.One) - 1
		if asked < 0 {
			continue
		}
		o := t.Parties[p].Office
		switch {
		case g.didSince(sideOf(s, o), asked, g.start[t.AskedIn[p]]) != ledger.Nobody:
			g.answer(RequestMet, p, asked, s.Laws.Met)
		case g.start[ledger.Turn] >= g.start[t.AskedIn[p]]+num.Of(s.Laws.Within):
			g.answer(RequestIgnored, p, asked, s.Laws.Ignored)
		}
	}
}

// didSince is the first of a set of offices that has done an action since a turn, or Nobody.
func (g *Game) didSince(set ledger.Offices, action int, since num.Milli) ledger.Office {
	a := &g.Scenario.Actions[action]
	for o := 1; o <= g.Scenario.Count(); o++ {
		if set.Has(ledger.Office(o)) && a.By.Has(ledger.Office(o)) && g.World.Bal[a.Last[o]] >= since {
			return ledger.Office(o)
		}
	}
	return ledger.Nobody
}

func (g *Game) answer(kind ledger.Kind, p, asked int, steps [][]rule.Step) {
	t := g.Scenario.Talks
	e := g.begin(kind, g.Scenario.Laws.RequestRule, ledger.Everyone)
	e.Of = ledger.Directive{By: t.Parties[p].Office, Item: uint16(asked)}
	if kind == RequestMet { // who did it stands beside who was asked
		e.Of.With = g.didSince(sideOf(g.Scenario, e.Of.By), asked, g.start[t.AskedIn[p]])
	}
	g.set(t.Asked[p], 0)
	g.take(steps[t.Parties[p].Office], asWritten)
}

func (t *teller) requested() string {
	d := &t.e.Of
	return t.Does(d.By, "You ask %s, by a date: %s.", "%s asks %s, by a date: %s.", "%s ask %s, by a date: %s.", t.Whom(d.With), t.s.Actions[d.Item].Name)
}

func (t *teller) met() string {
	d := &t.e.Of
	name := t.s.Actions[d.Item].Name
	if d.With != d.By {
		return t.and(t.Does(d.With, "You have done what was asked of %s: %s.", "%s has done what was asked of %s: %s.", "%s have done what was asked of %s: %s.", t.Whom(d.By), name))
	}
	return t.and(t.Does(d.With, "You have done what was asked: %s.", "%s has done what was asked: %s.", "%s have done what was asked: %s.", name))
}

func (t *teller) excused() string {
	return t.and(t.Does(t.e.Of.By, "You say why not to a request: %s.", "%s says why not to a request: %s.", "%s say why not to a request: %s.", t.s.Actions[t.e.Of.Item].Name))
}

func (t *teller) ignored() string {
	return t.and(t.Does(t.e.Of.By, "You leave a request unanswered: %s. Silence is read as a no.", "%s leaves a request unanswered: %s. Silence is read as a no.", "%s leave a request unanswered: %s. Silence is read as a no.", t.s.Actions[t.e.Of.Item].Name))
}
