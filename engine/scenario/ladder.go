package scenario

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

func (f *rungFile) shape(s *fields) {
	s.need("name", "from", "about")
	s.short(maxName, "name")
	s.within("from", -balanceMax, balanceMax)
}

func (f *endingFile) shape(s *fields) {
	s.need("name", "say")
	s.short(maxName, "name")
	s.within("cap", 0, 100)
}

func (f *partFile) shape(s *fields) {
	s.need("name", "about", "share", "value")
	s.short(maxName, "name")
	s.within("share", 0, 100)
}

func (b *builder) buildLadder() {
	for i, e := range b.f.Ladder {
		f := e.Value
		r := Rung{ID: e.ID, Name: f.Name, From: f.From, About: b.text(f.About), Ramps: b.actions(f.Ramps), Closes: b.actions(f.Closes)}
		if i > 0 && r.From <= b.s.Ladder[i-1].From {
			b.add(e.At, "", "rungs go up: %s begins at %v, the one before it at %v", e.ID, r.From, b.s.Ladder[i-1].From)
		}
		b.checkRung(e, i)
		r.Rule = b.cause("rung", e.ID, f.Name)
		r.Does = stepper{builder: b, n: scope{b, ledger.Nobody}, sees: ledger.Everyone, times: 1}.steps(f.Does)
		b.s.Ladder = append(b.s.Ladder, r)
	}
	if b.s.Laws.HasTension { // the marker stands where the crisis begins
		b.s.Accounts[b.s.Rung].Open = num.Of(b.s.RungAt(b.s.Accounts[b.s.Laws.Tension].Open))
	}
	if len(b.s.Ladder) > 0 && b.f.Laws.Escalation == nil {
		b.add(Pos{File: "ladder.yaml"}, "", "a ladder needs the law escalation in laws.yaml, which says what tension is")
	}
}

// checkRung wants the first rung at the foot of tension, and every other within reach.
func (b *builder) checkRung(e Entry[rungFile], i int) {
	if !b.s.Laws.HasTension {
		return
	}
	t, from := &b.s.Accounts[b.s.Laws.Tension], e.Value.From
	if i == 0 && from > t.Min {
		b.add(e.At, "", "the first rung begins at %v, but %s can be as low as %v: begin there", from, t.Name, t.Min)
	}
	if from > t.Max {
		b.add(e.At, "", "%s begins at %v, and %s never rises above %v", e.ID, from, t.Name, t.Max)
	}
}

func (b *builder) buildEndings() {
	n := scope{b, ledger.Nobody}
	for i, e := range b.f.Endings {
		f := e.Value
		d := Ending{ID: e.ID, Name: f.Name, Text: b.text(f.Say), When: b.cond(f.When, n), Now: f.Now, Breakdown: f.Breakdown, Cap: num.Of(100)}
		if f.Cap != nil {
			d.Cap = *f.Cap
		}
		if f.Now {
			b.flow(f.When, d.When.Reads(nil), ledger.Everyone, place{what: "this ending, which can come at any moment,"})
		}
		switch last := i == len(b.f.Endings)-1; {
		case last && f.When.Src != "":
			b.add(f.When.At, "", "the last ending holds when no other does: take its when out, or add one without a when after it")
		case !last && f.When.Src == "":
			b.add(e.At, "", "%s has no when, so no ending after it can hold: only the last one has none", e.ID)
		case last && f.Now:
			b.add(e.At, "", "%s always holds and would end the game at once: take now out", e.ID)
		}
		b.s.Endings = append(b.s.Endings, d)
	}
}

func (b *builder) buildScore() {
	for _, e := range b.f.Scoring {
		f := e.Value
		p := Part{ID: e.ID, Name: f.Name, About: b.text(f.About), Share: f.Share}
		counts := b.s.Everyone()
		if len(f.Of) > 0 {
			counts = b.officesOf(f.Of)
		}
		p.Value, p.Counts = b.partValues(f.Value, counts)
		b.s.Score = append(b.s.Score, p)
	}
}

// partValues compiles a part's worth for each office that it counts for.
func (b *builder) partValues(e Expr, counts ledger.Offices) ([]rule.Amount, []bool) {
	values, does := make([]rule.Amount, len(b.s.Offices)), make([]bool, len(b.s.Offices))
	for o := 1; o < len(b.s.Offices); o++ {
		if does[o] = counts.Has(ledger.Office(o)); does[o] {
			values[o] = b.amount(e, scope{b, ledger.Office(o)})
		}
	}
	return values, does
}
