package screen_test

import (
	"regexp"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
)

// What the game has made up for a seat says so: its advisers, its home's agenda, the cases of both sides.
func TestMadeUpTextsSaySo(t *testing.T) {
	p := play(t, large, in("usmx-2026", "solo", "us", 12))
	p.want("the case as its supporters make it")
	if p.says("says in public") {
		t.Error("an invented case is told as what an office says in public")
	}
	simulated := func(id kit.ID) {
		t.Helper()
		if n := p.node(id); n.Value != "SIMULATED" {
			t.Errorf("%s is labelled %q", id, n.Value)
		}
	}
	for _, id := range []kit.ID{"case/us_exec", "case/mx_pres", "agenda"} {
		simulated(id)
	}
	p.press("go")
	for i := range 3 {
		simulated(kit.ID("adviser").Sub(i))
	}
	p.press("aside")
	p.pane(1)
	simulated("agenda")
	if p.says("“Lawful") {
		t.Error("an invented sentence stands in quotation marks")
	}
}

// The calendar goes by date, and says what lies after the end of play and what in this turn.
func TestCalendarGoesByDate(t *testing.T) {
	p := play(t, large, in("usmx-2026", "solo", "us", 12))
	p.press("go")
	p.press("aside")
	p.endTurn(func(string) {})
	if p.has("aside") {
		p.press("aside")
	}
	p.want("In this turn, 1 February: Mexico's Senate sits")
	if p.says("Now, 1 February") {
		t.Error("a date that has not come is called now")
	}
	p.press("calendar")
	var all strings.Builder
	for _, n := range p.u.Nodes {
		all.WriteString(n.Name + "\n")
	}
	last := -1
	for _, s := range []string{"1 February: Mexico's", "30 April: Mexico's", "25 June: The game ends", "1 July: The trade review"} {
		at := strings.LastIndex(all.String(), s)
		if at <= last {
			t.Errorf("%q stands at %d, behind %d", s, at, last)
		}
		last = at
	}
	p.want("This lies after the end of play.")
	p.want("29 May to 11 June: Pens down")
	if short := regexp.MustCompile(`\d (Jan|Feb|Mar|Apr|Jun|Jul)\b`).FindString(all.String()); short != "" {
		t.Errorf("the calendar has %q among its long dates", short)
	}
}

// Enter closes the turn from the dialog that asks, Escape goes back, and both are shown.
func TestEnterClosesTheTurn(t *testing.T) {
	p := play(t, large, at("arden", 7))
	p.press("go")
	turn := p.g.View().Turn()
	for _, k := range []kit.Keys{kit.KeyEscape, kit.KeyEnter} {
		p.press("close")
		p.feed(kit.Input{})
		if p.u.Focused() != "dialog/yes" {
			t.Fatalf("%q has the keyboard", p.u.Focused())
		}
		p.key(k)
		p.feed(kit.Input{})
		if p.has("dialog/yes") {
			t.Errorf("the dialog is open after %v", k)
		}
		if closed := p.g.View().Turn() > turn; closed != (k == kit.KeyEnter) {
			t.Errorf("closed %v after %v", closed, k)
		}
	}
}
