package crisis

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// readThresholds moves the marker on the ladder and ends the game if an ending that
// does not wait holds.
func (g *Game) readThresholds() {
	s := g.Scenario
	if len(s.Ladder) > 0 && s.Laws.HasTension {
		at := s.RungAt(g.World.Bal[s.Laws.Tension])
		if num.Of(at) != g.World.Bal[s.Rung] {
			g.begin(RungReached, s.Laws.RungRule, ledger.Everyone).Of.Item = uint16(at)
			g.set(s.Rung, num.Of(at))
			g.commit()
		}
	}
	for i := range s.Endings {
		if s.Endings[i].Now && s.Endings[i].When.Holds(g.World.Bal) {
			g.end(i)
			return
		}
	}
}

// endInTime ends the game after the last turn: the last of the talks, or the last
// of the aftermath of a signed deal.
func (g *Game) endInTime() {
	s := g.Scenario
	last := num.Of(s.Turns)
	if t := s.Talks; t != nil && !t.InTranches() && g.World.Bal[t.Signed] > 0 {
		last = g.World.Bal[t.Signed] + num.Of(s.Laws.Aftermath)
	}
	if g.World.Bal[ledger.Turn] < last {
		return
	}
	for i := range s.Endings {
		if s.Endings[i].When.Holds(g.World.Bal) {
			g.end(i)
			return
		}
	}
	panic("crisis: no ending holds; the checker wants the last one to hold always")
}

// end names the ending and scores every office.
func (g *Game) end(i int) {
	s := g.Scenario
	e := g.begin(GameEnded, s.Laws.ScoreRule, ledger.Everyone)
	e.Of.Item, e.Filing = uint16(i), ledger.FilesCleared
	g.set(s.Ending, num.Of(i+1))
	for o := 1; o <= s.Count(); o++ {
		g.set(s.Offices[o].Score, Score(s, g.World.Bal, ledger.Office(o)).Clamp(0, s.Endings[i].Cap))
	}
	g.commit()
}

// Score is the sum of the parts that count for an office, each 0-100 weighed by its
// share, as a percentage of their shares.
func Score(s *scenario.Scenario, bal []num.Milli, o ledger.Office) num.Milli {
	var sum, shares num.Milli
	for i := range s.Score {
		p := &s.Score[i]
		if p.Counts[o] {
			sum += p.Share.Mul(p.Value[o].Of(bal).Clamp(0, percent))
			shares += p.Share
		}
	}
	if shares == 0 {
		return 0
	}
	return sum.Div(shares)
}

// Standing is what an office's score would be if the game stopped here, with the ending that
// would then be read and the most that it allows; of a game that has ended it is the score.
// A search values with it the imagined worlds that it cuts off. It allocates nothing.
func Standing(s *scenario.Scenario, bal []num.Milli, o ledger.Office) num.Milli {
	if bal[s.Ending] != 0 {
		return bal[s.Offices[o].Score]
	}
	most := percent
	for i := range s.Endings {
		if s.Endings[i].When.Holds(bal) {
			most = s.Endings[i].Cap
			break
		}
	}
	return Score(s, bal, o).Clamp(0, most)
}
