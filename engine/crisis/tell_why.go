package crisis

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// Cause is one reason why a number moved.
type Cause struct {
	// Title is the cause as a learner reads it: "A calm word", "The end of its range".
	Title string
	Delta num.Milli
	// Event is the number of the event in the view's log, 0 for what the seat did not see;
	// of several joined into one cause it is the first. Turn is the one to which the event
	// belongs, as Opened divides them.
	Event uint32
	Turn  int
	// By is the office that it came from, or Nobody.
	By   ledger.Office
	Rule ledger.Rule
}

// Change is how one account moved, and why: From plus the causes is To.
type Change struct {
	Account  ledger.ID
	From, To num.Milli
	Causes   []Cause
}

// Report lists what changed over a turn, from the opening of its talks to that of the
// next, for the meters that the seat sees and the polls of those that it does not: the
// largest change first, each with its causes in their order. A part of a mean that moved
// as the mean did is left out. Turn 0 is the opening of the game. It is empty while the
// turn is being played.
func Report(s *scenario.Scenario, v *View, turn int) []Change {
	from, to, ok := passage(s, v.Log, turn)
	if !ok {
		return nil
	}
	var out []Change
	for i := range s.Meters {
		m := &s.Meters[i]
		id := m.Account
		if !v.Knows(s, id) {
			if id = m.Poll; !m.HasPoll || !v.Knows(s, id) {
				continue
			}
		}
		if c := changeOver(s, v, id, from, to); c.From != c.To {
			out = append(out, c)
		}
	}
	all := slices.Clone(out)
	out = slices.DeleteFunc(out, func(c Change) bool { return followsMean(s, all, c) })
	slices.SortStableFunc(out, func(a, b Change) int { return int(size(b.To-b.From) - size(a.To-a.From)) })
	return out
}

// followsMean tells whether a change is that of a part which moved as its mean did.
func followsMean(s *scenario.Scenario, all []Change, c Change) bool {
	w := s.WholeOf(c.Account)
	return w >= 0 && slices.ContainsFunc(all, func(mean Change) bool {
		return mean.Account == s.Wholes[w].Account && mean.To-mean.From == c.To-c.From
	})
}

func size(x num.Milli) num.Milli { return max(x, -x) }

// passage finds the events of a turn that every office has closed.
func passage(s *scenario.Scenario, log []ledger.Event, turn int) (from, to int, ok bool) {
	from, to = Opened(log, turn), Opened(log, turn+1)
	closed := 0
	for i := from; i < to; i++ {
		if log[i].Kind == OfficeClosed {
			closed++
		}
	}
	return from, to, turn == 0 || turn > 0 && closed >= s.Count()
}

// Opened is the place in a log where a turn begins for those who play it: at the first of
// its talks. What the opening of a turn brings, from the due effects to the news, comes
// before that and belongs to the turn before, in whose report it stands. It is 0 of turn 0,
// the opening of the game, and the end of the log of a turn whose talks have not begun.
func Opened(log []ledger.Event, turn int) int {
	if turn <= 0 {
		return 0
	}
	i, _ := slices.BinarySearchFunc(log, turn, func(e ledger.Event, turn int) int { return int(e.Turn) - turn })
	for i < len(log) && !Talks(log[i].Kind) {
		i++
	}
	return i
}

// TurnOf is the turn to which an event belongs, as Opened divides them, where the event
// before it belongs to the turn before; 0 is that of a log's first event.
func TurnOf(before int, e *ledger.Event) int {
	if Talks(e.Kind) {
		return max(before, int(e.Turn))
	}
	return before
}

// Passes tells whether an event after the last office has closed a turn belongs to the
// closing or to the opening of the next: what a vote brings into force does too, though
// the same kind of event can come in the talks.
func Passes(e *ledger.Event, turn int) bool {
	return int(e.Turn) == turn && turn > 0 || !Talks(e.Kind)
}

// Talks tells whether a kind of event happens between the opening and the closing of a
// turn; a few others, laws and limits, can follow one that does.
func Talks(k ledger.Kind) bool {
	return k >= DirectiveFiled && k <= OfficeClosed && k != InvitationLapsed
}

// changeOver folds the entries to one account, joining those of one rule and office.
func changeOver(s *scenario.Scenario, v *View, id ledger.ID, from, to int) Change {
	c := Change{Account: id, From: s.Accounts[id].Open}
	for _, x := range entriesTo(s, v.Log[:from], id, 0) {
		c.From += x.Delta
	}
	c.To = c.From
	for _, x := range entriesTo(s, v.Log[from:to], id, 0) { // the first, one of the talks, tells the turn
		c.To += x.Delta
		same := slices.IndexFunc(c.Causes, func(y Cause) bool { return y.Rule == x.Rule && y.By == x.By })
		if same >= 0 {
			c.Causes[same].Delta += x.Delta
		} else {
			c.Causes = append(c.Causes, x)
		}
	}
	nameDrift(s, v, id, c.Causes)
	c.Causes = slices.DeleteFunc(c.Causes, func(x Cause) bool { return x.Delta == 0 })
	return c
}

// Why lists every entry behind a number that the seat can see, up to the end of a
// turn's events (0 is now): opening plus the causes is closing. Of an account that the
// seat does not see it tells nothing.
func Why(s *scenario.Scenario, v *View, id ledger.ID, turn int) (opening num.Milli, causes []Cause, closing num.Milli) {
	if !v.Knows(s, id) {
		return 0, nil, 0
	}
	opening = s.Accounts[id].Open
	closing = opening
	for _, c := range entriesTo(s, v.Log, id, 0) {
		if turn == 0 || c.Turn <= turn {
			causes = append(causes, c)
			closing += c.Delta
		}
	}
	nameDrift(s, v, id, causes)
	return opening, causes, closing
}

// nameDrift says of the passing of time to which mark it drew tension, where the seat can
// work that mark out.
func nameDrift(s *scenario.Scenario, v *View, id ledger.ID, causes []Cause) {
	if !s.Laws.HasTension || id != s.Laws.Tension {
		return
	}
	for _, slot := range s.Laws.Norm.Reads(nil) {
		if !v.Knows(s, ledger.ID(slot)) {
			return
		}
	}
	for i := range causes {
		if c := &causes[i]; c.Rule == s.Laws.DriftRule {
			c.Title = DriftTitle(s, v.Log, v.Bal, c)
		}
	}
}

// DriftTitle is what to call the passing of time as a cause of tension: with the mark where
// tension would come to rest if nobody acted, as it stood then. It needs the log with the
// cause's event, and the balances that the log leads to.
func DriftTitle(s *scenario.Scenario, log []ledger.Event, bal []num.Milli, c *Cause) string {
	at := slices.IndexFunc(log, func(e ledger.Event) bool { return e.No == c.Event })
	if at < 0 {
		return c.Title
	}
	closed := at // all amounts of a closing are computed from the balances at its beginning
	for closed > 0 && log[closed-1].Kind != OfficeClosed {
		closed--
	}
	then := slices.Clone(bal)
	for i := len(log) - 1; i >= closed; i-- {
		for _, n := range log[i].Entries {
			if n.At == 0 && n.Card == 0 {
				then[n.To] -= n.Delta
			}
		}
	}
	mark := s.Laws.Norm.Of(then)
	if s.Laws.Escalation.Drift(then[s.Laws.Tension], mark) != c.Delta {
		return c.Title // a vote in the closing had moved it
	}
	return s.Book.Say("Time passes (towards %v)", tenths(mark))
}

// entriesTo lists the entries that events post to an account now; turn is that of the
// event before the first.
func entriesTo(s *scenario.Scenario, events []ledger.Event, id ledger.ID, turn int) []Cause {
	var out []Cause
	for i := range events {
		e := &events[i]
		turn = TurnOf(turn, e)
		for j := range e.Entries {
			if n := &e.Entries[j]; n.To == id && n.At == 0 && n.Card == 0 {
				out = append(out, CauseOf(s, e, n, turn))
			}
		}
	}
	return out
}

// CauseOf is the cause of one entry of an event that belongs to a turn. What a card or a
// new turn brings by itself is no office's doing, though its steps are worked out for one.
func CauseOf(s *scenario.Scenario, e *ledger.Event, n *ledger.Entry, turn int) Cause {
	c := Cause{Title: s.Causes[n.Rule].Title, Delta: n.Delta, Event: e.No, Turn: turn, By: n.By, Rule: n.Rule}
	if e.Kind == LawApplied && (n.Rule == s.Laws.TurnRule || s.Causes[n.Rule].Kind == "card") {
		c.By = ledger.Nobody
	}
	return c
}
