package terminal

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// status shows where things stand: the turn, the rung, the meters of this stage, and what
// waits for the person.
func (t *Terminal) status() {
	s, v, d := t.scenario(), t.play.View(), t.desk()
	t.printf("\n%s  %s, %s\n", rule, s.Clock.Label(v.Turn()), t.stage(v))
	if len(s.Ladder) > 0 {
		at := int(v.Bal[s.Rung] / num.One)
		r := &s.Ladder[at]
		about, fresh := r.Name+".", t.rung != at+1
		if fresh { // it is explained when it is new
			about += " " + r.About.Say
		}
		t.rung = at + 1
		t.wrap("  ", fmt.Sprintf("Rung %d (0 to %d): %s", at, len(s.Ladder)-1, about))
		if ways := t.ways(r.Ramps, &d, fresh); ways != "" {
			t.wrap("  ", "Ways down: "+ways+".")
		}
	}
	t.gauges()
	t.todo()
}

// gaugesMost is how many meters the status shows.
const gaugesMost = 8

// gauges shows the meters of the first stage, and of the others those that are in danger
// or moved most: the rest is a page of its own.
func (t *Terminal) gauges() {
	s, v, d := t.scenario(), t.play.View(), t.desk()
	moved := t.moved()
	var shown, more []int
	for i := range s.Meters {
		m := &s.Meters[i]
		id, _ := t.seen(m)
		switch x := moved[id]; {
		case m.Purse || !d.Shows(m.Tier) || id == ledger.Turn:
		case m.Tier <= 1:
			shown = append(shown, i)
		case endangered(m, v.Bal[id]) || max(x, -x) >= num.One:
			more = append(more, i)
		}
	}
	slices.SortStableFunc(more, func(a, b int) int {
		x, y := moved[s.Meters[a].Account], moved[s.Meters[b].Account]
		return int(max(y, -y) - max(x, -x))
	})
	more = more[:max(0, min(len(more), gaugesMost-len(shown)))]
	slices.Sort(more)
	for _, i := range append(shown, more...) {
		t.meter(&s.Meters[i], v, moved)
	}
	if t.explain("meters") && len(s.Meters) > len(shown) {
		t.printf("  (`meters` shows those of this stage, `meters all` every one.)\n")
	}
}

// seen is the account of a meter that the seat sees: its own, or its poll, or none.
func (t *Terminal) seen(m *scenario.Meter) (id ledger.ID, poll bool) {
	v, s := t.play.View(), t.scenario()
	switch {
	case v.Knows(s, m.Account):
		return m.Account, false
	case m.HasPoll && v.Knows(s, m.Poll):
		return m.Poll, true
	}
	return ledger.Turn, false
}

// endangered tells whether a meter stands on the wrong side of its line.
func endangered(m *scenario.Meter, x num.Milli) bool {
	return m.HasDanger && (m.Low && x < m.Danger || !m.Low && x >= m.Danger)
}

const rule = "————"

// ways names the orders of the seat among those that lead down: in words where they are
// new, else by their ids.
func (t *Terminal) ways(actions []int, d *desk.Desk, fresh bool) string {
	var out []string
	for _, i := range actions {
		switch a := &t.scenario().Actions[i]; {
		case len(d.Doers(i)) == 0:
		case fresh:
			out = append(out, fmt.Sprintf("%s (%s)", a.Name, a.ID))
		default:
			out = append(out, a.ID)
		}
	}
	return strings.Join(out, ", ")
}

// stage says where in the game a turn is: of the talks, or of the time after signing.
func (t *Terminal) stage(v *crisis.View) string {
	s := t.scenario()
	if s.Talks != nil && !s.Talks.InTranches() && v.Bal[s.Talks.Signed] > 0 {
		since := v.Turn() - int(v.Bal[s.Talks.Signed]/num.One)
		if since > 0 {
			return fmt.Sprintf("turn %d: the agreement is signed, turn %d of %d in which it is kept or broken", v.Turn(), since, s.Laws.Aftermath)
		}
	}
	return fmt.Sprintf("turn %d of %d", v.Turn(), s.Turns)
}

// meters shows the meters of this stage, or all that the seat sees, with how each moved
// over the last turn.
func (t *Terminal) meters(rest string) {
	s, v, d := t.scenario(), t.play.View(), t.desk()
	moved, hidden := t.moved(), 0
	for i := range s.Meters {
		m := &s.Meters[i]
		if m.Purse && (rest != "all" || d.Has(m.Owner) && d.Purse(m.Owner) != m) {
			continue // the offices of a cabinet share one purse
		}
		if rest == "all" || d.Shows(m.Tier) {
			t.meter(m, v, moved)
		} else if v.Knows(s, m.Account) {
			hidden++
		}
	}
	if hidden > 0 {
		t.printf("  %d more are shown as the game goes on; `meters all` shows them now.\n", hidden)
	}
}

// explain tells whether something has not been explained yet; it is, once.
func (t *Terminal) explain(what string) bool {
	if t.explained[what] {
		return false
	}
	if t.explained == nil {
		t.explained = map[string]bool{}
	}
	t.explained[what] = true
	return true
}

func (t *Terminal) meter(m *scenario.Meter, v *crisis.View, moved map[ledger.ID]num.Milli) {
	s, about := t.scenario(), ""
	id, poll := t.seen(m)
	if id == ledger.Turn {
		return
	}
	if poll {
		about = fmt.Sprintf("a poll, within %v", m.Margin)
	}
	x := v.Bal[id]
	if m.HasDanger {
		side, word := "from", "danger"
		if m.Low {
			side = "below"
		}
		if endangered(m, x) {
			word = "DANGER"
		}
		about = strings.TrimPrefix(about+fmt.Sprintf(", %s %s %v", word, side, m.Danger), ", ")
	}
	change := ""
	if c := tenth(moved[id]); c != 0 {
		change = signed(c)
	}
	t.printf("%s\n", strings.TrimRight(fmt.Sprintf("  %-36s %6v %6s   %s", s.Accounts[id].Title, tenth(x), change, about), " "))
}
