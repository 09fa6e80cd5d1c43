package terminal

import (
	"strings"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// guide follows the scenario's guided first play.
//
//  1. A step is shown in its turn, in the order of the file, and to its own office.
//  2. It stays until it is done, or tried, or the person says `got it`. A refusal is a
//     try too: it is what some steps are there to show.
//  3. A step that only asks to read is passed by with the next directive.
//  4. Every try counts for one step, so that two steps about offers take two offers.
type guide struct {
	on bool
	// turn is the turn that tried is about: how often each verb and action was tried.
	turn  int
	tried map[string]int
	// past are the steps that need no showing any more, shown those that were shown.
	past, shown map[int]bool
}

func newGuide(on bool) guide { return guide{on: on, past: map[int]bool{}, shown: map[int]bool{}} }

// step finds the step to show now, or -1.
func (t *Terminal) step() int {
	g, v := &t.guide, t.play.View()
	if g.turn != v.Turn() {
		g.turn, g.tried = v.Turn(), map[string]int{}
	}
	for i := range t.scenario().Tutorial {
		l := &t.scenario().Tutorial[i]
		switch {
		case g.past[i] || l.Turn != v.Turn() || l.Office != ledger.Nobody && !t.play.Offices().Has(l.Office):
		case l.HasDone && l.Done.Holds(v.Bal) || t.takes(l) || t.anyOrder(l, v):
			g.past[i] = true
		default:
			return i
		}
	}
	return -1
}

// takes tells whether a step was tried, and uses that try up.
func (t *Terminal) takes(l *scenario.Lesson) bool {
	if l.Try == "" || t.guide.tried[l.Try] == 0 {
		return false
	}
	t.guide.tried[l.Try]--
	return true
}

// anyOrder tells whether a step about the orders as such is done by an order filed.
func (t *Terminal) anyOrder(l *scenario.Lesson, v *crisis.View) bool {
	if l.Look != "orders" || l.Try == "" {
		return false
	}
	for i := range v.Filed {
		if d := &v.Filed[i]; t.play.Offices().Has(d.By) && (d.Verb == crisis.Act || d.Verb == crisis.Invite) {
			return true
		}
	}
	return false
}

// try notes a directive, carried out or refused, before it is given to the game.
func (t *Terminal) try(d *ledger.Directive) {
	if at := t.step(); at >= 0 && onlyRead(&t.scenario().Tutorial[at]) {
		t.guide.past[at] = true
	}
	t.guide.tried[crisis.VerbName(d.Verb)]++
	if d.Verb == crisis.Act || d.Verb == crisis.Invite || d.Verb == crisis.Agree {
		t.guide.tried[t.scenario().Actions[d.Item].ID]++
	}
}

func onlyRead(l *scenario.Lesson) bool { return l.Try == "" && !l.HasDone }

// teach shows the current step when it has not been shown yet.
func (t *Terminal) teach() {
	if at := t.step(); t.guide.on && at >= 0 && !t.guide.shown[at] {
		t.show(at)
	}
}

// again shows the current step once more, and switches the guide on.
func (t *Terminal) again() {
	t.guide.on = true
	if at := t.step(); at >= 0 {
		t.show(at)
	} else {
		t.printf("  The guide has nothing more to say this turn.\n")
	}
}

// got passes the current step by.
func (t *Terminal) got() {
	if at := t.step(); at >= 0 {
		t.guide.past[at] = true
	}
}

func (t *Terminal) show(at int) {
	l := &t.scenario().Tutorial[at]
	t.guide.shown[at] = true
	t.printf("\n")
	t.wrap("  * ", l.Text.Say)
	if l.Try == "" {
		t.printf("  * Say `got it` to go on.\n")
	} else {
		t.printf("  * Try: %s. Or say `got it` to go on.\n", t.named(l.Try))
	}
}

// named is what a step tries, with its name where its id tells nothing.
func (t *Terminal) named(try string) string {
	for i := range t.scenario().Actions {
		if a := &t.scenario().Actions[i]; a.ID == try && !strings.EqualFold(a.ID, a.Name) {
			return a.ID + " (" + a.Name + ")"
		}
	}
	return try
}
