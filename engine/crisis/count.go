package crisis

import (
	"backchannel/engine/ledger"
	"backchannel/engine/legislature"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// WhipCount is what a seat expects of a vote, from what it can know. The odds of the
// division are the same, but where members have leanings of their own, which no whip
// knows: the count averages over them.
type WhipCount struct {
	Bill, Stage, Chamber int
	// Override says that it is about a veto.
	Override bool
	// Expected is the number of yes votes, Bloc bloc by bloc; Seats is how many seats
	// there are and Present how many members are expected to vote.
	Expected       num.Milli
	Bloc           []num.Milli
	Seats, Present int
	// Needed is how many it takes, Odds the chance in percent.
	Needed int
	Odds   num.Milli
	// Whipped is the number of votes that were bargained for; it is in Expected.
	Whipped num.Milli
}

// twoThirds is what it takes to override a veto.
var twoThirds = legislature.Needs{Majority: legislature.TwoThirds}

// CountVotes counts the next vote on a bill, or the first one where it has not been
// tabled; it is false where no vote is to come.
func CountVotes(s *scenario.Scenario, v *View, bill int) (WhipCount, bool) {
	b := &s.Bills[bill]
	switch {
	case v.Bal[b.Passed] > 0 || v.Bal[b.Failed] > 0:
		return WhipCount{}, false
	case v.Bal[b.Vetoed] > 0:
		return CountAt(s, v, bill, b.FirstFloor()), true
	}
	k := b.NextFloor(max(0, int(v.Bal[b.Stage]/num.One)-1), ^ledger.Offices(0), nil)
	if k < 0 {
		return WhipCount{}, false
	}
	return CountAt(s, v, bill, k), true
}

// CountAt counts the vote on a bill at one of its stages, numbered from 0, at which a
// chamber votes.
func CountAt(s *scenario.Scenario, v *View, bill, stage int) WhipCount {
	return CountWith(s, v, bill, stage, 0)
}

// CountWith is CountAt if so many more votes were bargained for, or fewer below 0.
func CountWith(s *scenario.Scenario, v *View, bill, stage int, votes num.Milli) WhipCount {
	b := &s.Bills[bill]
	st := &b.Path[stage]
	c := &s.Chambers[st.Chamber]
	w := WhipCount{Bill: bill, Stage: stage, Chamber: st.Chamber, Seats: c.Seats, Whipped: v.Bal[st.Whip] + votes, Override: v.Bal[b.Vetoed] > 0}
	var t legislature.Tally
	leaning := s.Leaning(bill, stage, v.Bal, w.Whipped)
	count(c, &leaning, nil, &t)
	w.Expected, w.Present, w.Bloc = t.Yes, t.Present, append(w.Bloc, t.Bloc[:len(c.Blocs)]...)
	w.Needed = st.Needs.Of(t.Present)
	if w.Override {
		w.Needed = twoThirds.Of(t.Present)
	}
	w.Odds = t.Odds(w.Needed)
	return w
}
