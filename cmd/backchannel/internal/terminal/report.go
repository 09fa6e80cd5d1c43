package terminal

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// reportRows is how many rows the report of a turn has, and eventRows how many of them
// tell what happened where there is more to tell.
const (
	reportRows = 7
	eventRows  = 4
)

// report tells a closed turn in a few rows: what others did and what came of it, then the
// numbers that moved most. The rest is told when it is asked for.
func (t *Terminal) report(turn int) {
	events, changes := append(t.learned(), t.happened(turn, false)...), t.changes(turn, false)
	n := max(min(len(events), eventRows), reportRows-len(changes))
	events = events[:min(n, len(events))]
	changes = changes[:min(len(changes), reportRows-len(events))]
	t.printf("\nTurn %d is over.\n", turn)
	for _, x := range append(events, changes...) {
		t.hang("  ", "- ", x)
	}
	if rest := len(t.happened(turn, true)) + len(t.changes(turn, true)) - len(events) - len(changes); rest > 0 {
		t.printf("  %d more: say `report`.\n", rest)
	}
	t.reported = turn
}

// reportAll tells everything of the last closed turn.
func (t *Terminal) reportAll() {
	turn := t.play.View().Turn() - 1
	if t.play.Ended() {
		turn = t.play.View().Turn()
	}
	if turn < 1 {
		t.printf("  No turn is over yet.\n")
		return
	}
	t.printf("  Turn %d: what happened\n", turn)
	for _, x := range append(t.learned(), t.happened(turn, true)...) {
		t.hang("    ", "- ", x)
	}
	t.printf("  What moved\n")
	for _, x := range t.changes(turn, true) {
		t.hang("    ", "- ", x)
	}
}

// happened lists what happened at the close of a turn and the opening of the next, the
// weightiest first in the short report, in its order in the long one.
func (t *Terminal) happened(turn int, all bool) []string {
	v := t.play.View()
	from := 0
	for i := range v.Log {
		if v.Log[i].Kind == crisis.OfficeClosed && int(v.Log[i].Turn) == turn {
			from = i + 1
		}
	}
	last := -1 // the crisis may have come down and gone up: it stands where it was left
	for i := from; i < len(v.Log) && crisis.Passes(&v.Log[i], turn); i++ {
		if v.Log[i].Kind == crisis.RungReached {
			last = i
		}
	}
	var lines []crisis.Line
	for i := from; i < len(v.Log) && crisis.Passes(&v.Log[i], turn); i++ {
		e := &v.Log[i]
		if !all && (t.toldLabel(lines, e) || e.Kind == crisis.RungReached && (i != last || int(e.Of.Item)+1 == t.rung)) {
			continue
		}
		if l, ok := crisis.Tell(t.scenario(), e, v.Of); ok && (all && telling(&l) || weight(t.scenario(), e, v.Of) > 0) && l.Kind != crisis.CardFell && l.Kind != crisis.GameEnded {
			lines = append(lines, l)
		}
	}
	if !all {
		slices.SortStableFunc(lines, func(a, b crisis.Line) int {
			return weight(t.scenario(), &v.Log[b.Event-1], v.Of) - weight(t.scenario(), &v.Log[a.Event-1], v.Of)
		})
	}
	var out []string
	said := t.play.Spoken(turn)
	for i := range lines {
		text := lines[i].Text
		if why := said[lines[i].Event]; why != "" && all {
			text += " Its reason: " + why
		}
		out = append(out, text)
	}
	return out
}

// learned lists what the seat found out over the closing of the last turn: how much rows
// matter to others, what their homes press for, and where their thresholds stand.
func (t *Terminal) learned() []string {
	s, d := t.scenario(), t.desk()
	tab := s.Talks
	if tab == nil || t.play.Ended() {
		return nil
	}
	moved, out := t.moved(), []string(nil)
	for i := range tab.Topics {
		var to []string
		for q, row := range tab.Stakes[d.Voice()] {
			if row != nil && moved[row[i]] != 0 && d.View.Bal[row[i]] > 0 {
				to = append(to, fmt.Sprintf("%s %v", s.Offices[tab.Parties[q].Office].Short, tenth(d.View.Bal[row[i]])))
			}
		}
		if len(to) > 0 {
			out = append(out, fmt.Sprintf("You learned how much %s matters, in points: %s.", tab.Topics[i].Name, strings.Join(to, ", ")))
		}
	}
	for q := range tab.Parties {
		name := s.Offices[tab.Parties[q].Office].Short
		if rows := tab.KnownAgenda[d.Voice()]; len(rows) > q && rows[q] != ledger.Turn && moved[rows[q]] != 0 && d.Agenda(q) >= 0 {
			a := &tab.Parties[q].Agendas[d.Agenda(q)]
			out = append(out, fmt.Sprintf("You made out what the home of %s presses for: %s is sore, %s a prize.", name, tab.Topics[a.Sore].Name, tab.Topics[a.Prize].Name))
		}
		if rows := tab.Margin[d.Voice()]; len(rows) > q && rows[q] != ledger.Turn && moved[rows[q]] != 0 {
			out = append(out, fmt.Sprintf("You know the home threshold of %s better: about %v, give or take %v.", name, tenth(d.View.Bal[tab.Estimate[d.Voice()][q]]), tenth(d.View.Bal[rows[q]])))
		}
	}
	return out
}

// toldLabel tells whether a label has been told already: the offices of a seat label alike.
func (t *Terminal) toldLabel(lines []crisis.Line, e *ledger.Event) bool {
	return e.Kind == crisis.ClaimLabelled && t.play.Offices().Has(e.Of.By) && slices.ContainsFunc(lines, func(l crisis.Line) bool {
		x := &t.play.View().Log[l.Event-1].Of
		return l.Kind == e.Kind && x.Item == e.Of.Item && x.Pick == e.Of.Pick
	})
}

// sides tells whether one of a set of offices is on a side.
func sides(s *scenario.Scenario, of ledger.Offices, side int) bool {
	return slices.ContainsFunc(setOf(s, of), func(o ledger.Office) bool { return s.Offices[o].Side == side })
}

// weight is how much an event matters in a short report; 0 leaves it to the long one.
func weight(s *scenario.Scenario, e *ledger.Event, of ledger.Offices) int {
	switch e.Kind {
	case crisis.AgreementInForce, crisis.TextRefused:
		return 9
	case crisis.TextRatified, crisis.DeliveryMissed, crisis.DealBroken, crisis.BillPassed, crisis.BillFailed, crisis.BillVetoed:
		return 8
	case crisis.RungReached:
		return 7
	case crisis.DeliveryMade, crisis.DeliverySlipped, crisis.BillVoted, crisis.OverrideVoted:
		return 6
	case crisis.RequestIgnored, crisis.RequestMet, crisis.RequestExcused:
		return 5
	case crisis.ClaimLabelled:
		return 4
	case crisis.ChanceTaken:
		if e.Drawn < e.Odds {
			return 4
		}
	case crisis.ActionTaken:
		switch {
		case of.Has(e.Of.By):
			return 0
		case s.Actions[e.Of.Item].Coercive:
			return 5
		case s.Offices[e.Of.By].Side >= 0 && !sides(s, of, s.Offices[e.Of.By].Side):
			return 3
		}
		return 1
	case crisis.DealKept:
		return 2
	}
	return 0
}

// changes lists the numbers that moved over a turn, the largest change first: those of
// this stage with their main causes, or all with all of them.
func (t *Terminal) changes(turn int, all bool) []string {
	const causesShown = 2
	s, d := t.scenario(), t.desk()
	var out []string
	for _, c := range crisis.Report(s, d.View, turn) {
		i := slices.IndexFunc(s.Meters, func(m scenario.Meter) bool { return m.Account == c.Account || m.HasPoll && m.Poll == c.Account })
		if i < 0 || !all && (s.Meters[i].Purse || !d.Shows(s.Meters[i].Tier)) {
			continue
		}
		if !all {
			c.Causes = joined(c.Causes)
			slices.SortStableFunc(c.Causes, func(a, b crisis.Cause) int { return int(max(b.Delta, -b.Delta) - max(a.Delta, -a.Delta)) })
		}
		c.Causes = slices.DeleteFunc(c.Causes, func(x crisis.Cause) bool { return tenth(x.Delta) == 0 })
		why := []string{}
		if len(c.Causes) == 0 {
			why = append(why, "many small causes")
		}
		for k, x := range c.Causes {
			if !all && k == causesShown {
				why = append(why, others(len(c.Causes)-k))
				break
			}
			why = append(why, x.Title+" "+signed(tenth(x.Delta)))
		}
		out = append(out, fmt.Sprintf("%s %v -> %v: %s", s.Accounts[c.Account].Title, tenth(c.From), tenth(c.To), strings.Join(why, ", ")))
	}
	return out
}

// joined adds up the causes of one title: ten offices that do one thing are one cause.
func joined(list []crisis.Cause) []crisis.Cause {
	var out []crisis.Cause
	for _, c := range list {
		if i := slices.IndexFunc(out, func(x crisis.Cause) bool { return x.Title == c.Title }); i >= 0 {
			out[i].Delta += c.Delta
		} else {
			out = append(out, c)
		}
	}
	return out
}

// others says how many more there are of something.
func others(n int) string { return plural(n, "other", "others") }

// beginning is the first sentence of a text, and those after it that fit into so many
// letters with it; whole tells that this is all of it.
func beginning(text string, most int) (first string, whole bool) {
	end := 0
	for i := 0; i+1 < len(text); i++ {
		if strings.IndexByte(".?!", text[i]) >= 0 && text[i+1] == ' ' {
			if end > 0 && i+1 > most {
				break
			}
			end = i + 1
		}
	}
	if end == 0 || len(text) <= most {
		return text, true
	}
	return text[:end], false
}
