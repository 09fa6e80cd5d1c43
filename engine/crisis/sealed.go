package crisis

import (
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// carryOut lets every filed directive take effect, in the order of the list, which
// does not depend on who filed first.
func (g *Game) carryOut() {
	for i := range g.World.Filed {
		switch d := &g.World.Filed[i]; d.Verb {
		case Act:
			g.act(d)
		case Choose:
			g.choose(d)
		case Label:
			g.label(d)
		}
	}
}

func (g *Game) act(d *ledger.Directive) {
	s := g.Scenario
	a := &s.Actions[d.Item]
	sees := ledger.Everyone
	if a.Secret {
		sees = ledger.Only(d.By) | ledger.Only(d.With)
	}
	g.about(ActionTaken, a.Rule, sees, d)
	by := scaling{share: percent, felt: true}
	if repeats(s, g.start, d) {
		by.share = s.Laws.RepeatShare
	}
	g.post(a.Used, num.One)
	g.set(a.Last[d.By], g.start[ledger.Turn])
	if d.With != ledger.Nobody {
		g.set(a.Last[d.With], g.start[ledger.Turn])
	}
	if a.Pins {
		g.pin(d)
	}
	g.take(a.Each[d.By].Does, by)
}

// repeats tells whether an act comes so soon after its last use, by whoever takes part
// in it, that it counts less.
func repeats(s *scenario.Scenario, bal []num.Milli, d *ledger.Directive) bool {
	if s.Laws.Repeat == 0 {
		return false
	}
	last := bal[s.Actions[d.Item].Last[d.By]]
	if d.With != ledger.Nobody {
		last = max(last, bal[s.Actions[d.Item].Last[d.With]])
	}
	return last > 0 && bal[ledger.Turn]-last <= num.Of(s.Laws.Repeat)
}

func (g *Game) choose(d *ledger.Directive) {
	o := &g.Scenario.Cards[d.Item].Options[d.Pick]
	sees := ledger.Everyone
	if g.Scenario.Cards[d.Item].Private {
		sees = g.Scenario.Cards[d.Item].Of
	}
	g.about(ChoiceMade, o.Rule, sees, d)
	g.take(o.Does[d.By], scaling{share: percent, felt: true})
}

func (g *Game) label(d *ledger.Directive) {
	c := &g.Scenario.Cards[d.Item]
	steps := c.Wrong[d.By]
	if information.Label(d.Pick) == c.Answer {
		steps = c.Right[d.By]
	}
	g.about(ClaimLabelled, c.Rule, ledger.Only(d.By), d)
	g.take(steps, asWritten)
}

// takeDefaults answers each card of this turn for the offices that did not.
func (g *Game) takeDefaults() {
	for i := range g.Scenario.Cards {
		c := &g.Scenario.Cards[i]
		if len(c.Options) == 0 || g.start[c.Fell] != g.start[ledger.Turn] {
			continue
		}
		for o := 1; o <= g.Scenario.Count(); o++ {
			d := ledger.Directive{By: ledger.Office(o), Verb: Choose, Item: uint16(i), Pick: uint8(c.Default)}
			if c.Of.Has(d.By) && filed(g.World.Filed, &d) == nil {
				g.choose(&d)
			}
		}
	}
}
