package advisor

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// cares says of every account what a point of it is worth to office o by the score and
// by the pressure on its home, where an agreement is made in tranches: what an office
// wants is written in the scenario. It is taken once, at the opening balances.
func cares(s *scenario.Scenario, o ledger.Office) []num.Milli {
	if s.Talks == nil || !s.Talks.InTranches() {
		return nil
	}
	list, open := make([]num.Milli, len(s.Accounts)), make([]num.Milli, len(s.Accounts))
	for id := range s.Accounts {
		open[id] = s.Accounts[id].Open
	}
	for i := range s.Score {
		if part := &s.Score[i]; part.Counts[o] {
			slopes(list, open, &part.Value[o], part.Share)
		}
	}
	for p := range s.Talks.Parties {
		if s.Talks.Pressure[p] != ledger.Turn && homeOf(s, o, p) {
			slopes(list, open, &s.Talks.Presses[p], -pressWeight)
		}
	}
	return spread(s, list)
}

// pressWeight is what a point of pressure on a threshold at home is worth, in percent of
// a point.
const pressWeight = 150 * num.One

// homeOf tells whether party p is of the office's own side.
func homeOf(s *scenario.Scenario, o ledger.Office, p int) bool {
	of := s.Talks.Parties[p].Office
	return of == o || s.Offices[o].Side >= 0 && s.Offices[of].Side == s.Offices[o].Side
}

// slopes adds to each account that an amount reads what a point of it adds to the
// amount, times weight percent.
func slopes(list, open []num.Milli, a *rule.Amount, weight num.Milli) {
	const far = 4 * num.One
	at := a.Of(open)
	for _, slot := range a.Reads(nil) {
		was := open[slot]
		open[slot] = was + far
		up := a.Of(open)
		open[slot] = was - far
		down := a.Of(open)
		open[slot] = was
		// Where one way is level (a bound, a point from which it counts), the other tells.
		slope := (up - down) / 8
		if up == at || down == at {
			slope = (up - down) / 4
		}
		list[slot] += slope.Mul(weight) / 100
	}
}

// spread gives the parts of a whole their share of what the whole is worth, and the
// whole what its parts are.
func spread(s *scenario.Scenario, list []num.Milli) []num.Milli {
	for i := range s.Wholes {
		w := &s.Wholes[i]
		whole := list[w.Account]
		for j := range w.Parts {
			part := w.Parts[j]
			list[w.Account] += list[part.Account]
			list[part.Account] += num.Milli(num.MulDiv(int64(whole), int64(part.Weight), int64(w.Weight)))
		}
	}
	return list
}

// publics marks the publics that press on the thresholds of the office's own side, and
// their parts.
func publics(s *scenario.Scenario, o ledger.Office) []bool {
	list := make([]bool, len(s.Accounts))
	if s.Talks == nil {
		return list
	}
	for p := range s.Talks.Parties {
		if s.Talks.Pressure[p] == ledger.Turn || !homeOf(s, o, p) {
			continue
		}
		read := s.Talks.Presses[p].Reads(nil)
		for i := range s.Wholes {
			w := &s.Wholes[i]
			if !slices.Contains(read, int(w.Account)) {
				continue
			}
			list[w.Account] = true
			for j := range w.Parts {
				list[w.Parts[j].Account] = true
			}
		}
	}
	return list
}
