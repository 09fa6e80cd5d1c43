package terminal

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

func (t *Terminal) scenario() *scenario.Scenario { return t.play.Scenario() }

// wrap prints prose in lines of the terminal's width, each behind an indent.
func (t *Terminal) wrap(indent, text string) {
	for _, paragraph := range strings.Split(text, "\n") {
		lead := indent + paragraph[:len(paragraph)-len(strings.TrimLeft(paragraph, " "))]
		line := lead
		for _, word := range strings.Fields(paragraph) {
			if len(line)+1+len(word) > width && line != lead {
				t.printf("%s\n", line)
				line = lead
			}
			if line != lead {
				line += " "
			}
			line += word
		}
		t.printf("%s\n", line)
	}
}

func labelled(x scenario.Text) string {
	if x.Label == 0 {
		return x.Say
	}
	return "[" + x.Label.String() + "] " + x.Say
}

func (t *Terminal) brief() {
	s, o := t.scenario(), &t.scenario().Offices[t.office]
	t.printf("%s\n\n", s.Title)
	t.wrap("", labelled(s.About))
	if s.ContentNote.Say != "" {
		t.wrap("", s.ContentNote.Say)
	}
	t.printf("\nYou are the %s.\n", o.Name)
	t.wrap("", o.Mandate.Say)
	t.cabinet()
	t.printf("\n")
	t.wrap("", labelled(o.Brief))
	if o.BestCase.Say != "" {
		t.printf("\n")
		t.wrap("", "Your best case: "+o.BestCase.Say)
	}
	t.printf("\nSay help at any time.\n")
}

// news tells what has happened since it was last told.
func (t *Terminal) news() {
	v := t.play.View()
	for ; t.told < len(v.Log); t.told++ {
		e := &v.Log[t.told]
		line, ok := crisis.Tell(t.scenario(), e, v.Of)
		if !ok || e.Kind == crisis.OfficeClosed {
			continue
		}
		if e.Kind == crisis.CardFell {
			t.card(&t.scenario().Cards[e.Of.Item])
			continue
		}
		t.wrap("  ", line.Text)
	}
}

// sourceOf says who said a text and when.
func sourceOf(x *scenario.Text) string {
	return strings.Join(slices.DeleteFunc([]string{x.By, x.On, x.Source}, func(s string) bool { return s == "" }), ", ")
}

func (t *Terminal) card(c *scenario.Card) {
	t.printf("\n  NEWS: %s\n", c.Name)
	t.wrap("    ", labelled(c.Text))
	for _, slip := range c.Slips {
		t.wrap("    ", fmt.Sprintf("- %s (%s)", labelled(slip), sourceOf(&slip)))
	}
	if !c.Of.Meets(t.play.Offices()) {
		return
	}
	for i := range c.Options {
		t.printf("    choose %s %s: %s\n", c.ID, c.Options[i].ID, c.Options[i].Name)
	}
	if c.Answer != 0 {
		t.printf("    label %s FACT | CLAIM | DISPUTED | OUTDATED\n", c.ID)
	}
}

// status shows where things stand.
func (t *Terminal) status() {
	s, v := t.scenario(), t.play.View()
	t.printf("\n%s, %s, %s\n", s.Title, s.Clock.Label(v.Turn()), t.stage(v))
	if len(s.Ladder) > 0 {
		r := &s.Ladder[v.Bal[s.Rung]/num.One]
		t.wrap("  ", fmt.Sprintf("Ladder: %s. %s", r.Name, r.About.Say))
		if len(r.Ramps) > 0 {
			t.wrap("  ", "Ways down from here: "+t.names(r.Ramps)+".")
		}
	}
	for i := range s.Meters {
		if m := &s.Meters[i]; m.Tier <= t.tier("") && !(m.Purse && m.Owner != t.mine()[0] && t.play.Offices().Has(m.Owner)) {
			t.meter(m, v)
		}
	}
	for i := range v.Filed {
		t.wrap("  ", t.filed(&v.Filed[i]))
	}
}

// filed tells of an order that waits for the close, or of an invitation that waits for
// an answer.
func (t *Terminal) filed(d *ledger.Directive) string {
	s := t.scenario()
	if t.play.Offices().Has(d.By) {
		return "filed: " + crisis.FormatDirective(s, d)
	}
	by, name, id := &s.Offices[d.By], s.Actions[d.Item].Name, s.Actions[d.Item].ID
	if d.Verb != crisis.Invite {
		return fmt.Sprintf("agreed with %s: %s.", by.Short, name)
	}
	return fmt.Sprintf("%s invites you: %s. Say `agree %s %s` or `decline %s %s`.", by.Short, name, id, by.ID, id, by.ID)
}

// stage says where in the game a turn is: of the talks, or of the time after signing.
func (t *Terminal) stage(v *crisis.View) string {
	s := t.scenario()
	if s.Talks != nil && v.Bal[s.Talks.Signed] > 0 {
		since := v.Turn() - int(v.Bal[s.Talks.Signed]/num.One)
		if since > 0 {
			return fmt.Sprintf("turn %d: the agreement is signed, turn %d of %d in which it is kept or broken", v.Turn(), since, s.Laws.Aftermath)
		}
	}
	return fmt.Sprintf("turn %d of %d", v.Turn(), s.Turns)
}

func (t *Terminal) names(actions []int) string {
	var out []string
	for _, i := range actions {
		out = append(out, t.scenario().Actions[i].Name)
	}
	return strings.Join(out, ", ")
}

func (t *Terminal) meter(m *scenario.Meter, v *crisis.View) {
	s, id, about := t.scenario(), m.Account, ""
	if !v.Knows(s, id) {
		if !m.HasPoll || !v.Knows(s, m.Poll) {
			return
		}
		id, about = m.Poll, fmt.Sprintf(" (a poll, within %v)", m.Margin)
	}
	if m.HasDanger {
		side := "above"
		if m.Low {
			side = "below"
		}
		about += fmt.Sprintf(", danger %s %v", side, m.Danger)
	}
	t.printf("  %-38s %6v%s\n", s.Accounts[id].Title, tenth(v.Bal[id]), about)
}

// report shows what changed over a turn, the largest change first.
func (t *Terminal) report(turn int) {
	const rows = 7
	s := t.scenario()
	t.printf("\nTurn %d is over.\n", turn)
	for i, c := range crisis.Report(s, t.play.View(), turn) {
		if i == rows {
			break
		}
		var why []string
		for _, x := range c.Causes {
			why = append(why, x.Title+" "+signed(tenth(x.Delta)))
		}
		t.wrap("  ", fmt.Sprintf("%s %v -> %v: %s", s.Accounts[c.Account].Title, tenth(c.From), tenth(c.To), strings.Join(why, ", ")))
	}
}

// tenth rounds a number for a glance; why shows it in full.
func tenth(x num.Milli) num.Milli { return num.Milli(num.MulDiv(int64(x), 1, 100)) * 100 }

func signed(x num.Milli) string {
	if x > 0 {
		return "+" + x.String()
	}
	return x.String()
}

// actions lists what the office could file now, with its cost and what it would do.
func (t *Terminal) actions(rest string) {
	s, v := t.scenario(), t.play.View()
	seen, hidden := map[uint16]bool{}, 0
	for _, o := range t.play.Options(t.office) {
		d := o.Directive
		if (d.Verb != crisis.Act && d.Verb != crisis.Invite) || seen[d.Item] {
			continue
		}
		if s.Actions[d.Item].Tier > t.tier(rest) {
			seen[d.Item] = true
			hidden++
			continue
		}
		seen[d.Item] = true
		a := &s.Actions[d.Item]
		t.printf("  %-14s %s\n", t.form(&d), a.Name)
		t.wrap("      ", a.About.Say)
		if o.Refusal.Code != "" {
			t.wrap("      ", "Not now: "+o.Refusal.Reason(s))
		} else if e := crisis.Effects(s, v, &d); len(e) > 0 {
			t.wrap("      ", strings.Join(e, "; "))
		}
	}
	if hidden > 0 {
		t.printf("  %d more come later in the game; say `actions all` to see them now.\n", hidden)
	}
}

// form is how an action is typed.
func (t *Terminal) form(d *ledger.Directive) string {
	a := &t.scenario().Actions[d.Item]
	switch {
	case a.Joint:
		return "invite " + a.ID + " OFFICE"
	case a.Pins:
		return a.ID + " ISSUE=LEVEL"
	case a.On == scenario.OnBill:
		return a.ID + " BILL"
	case a.On == scenario.OnIssue:
		return a.ID + " ISSUE"
	}
	return a.ID
}

func (t *Terminal) advice() {
	v := t.play.View()
	for _, a := range t.scenario().Offices[t.office].Advisers {
		i := slices.IndexFunc(a.Says, func(x scenario.Advice) bool { return x.When.Holds(v.Bal) })
		if i >= 0 {
			t.wrap("  ", a.Name+": "+a.Says[i].Text.Say)
		}
	}
}

func (t *Terminal) glossary() {
	for _, g := range t.scenario().Glossary {
		t.wrap("  ", g.Word+": "+g.Meaning.Say)
	}
}

func (t *Terminal) help() {
	t.printf(`  Orders are sealed and take effect together when all have closed the turn.
    actions                        what you can do, what it costs and does
    calm                           file an order by its name
    firm H2=2                      a public demand: no less than this on a row
    invite call OFFICE             agree call OFFICE    decline call OFFICE
    whip B4                        an act about a bill or a row    veto B4
    choose CARD ANSWER             label CARD DISPUTED
    withdraw calm                  take back what you filed
    close                          commit your turn
  Talks act at once.
    talks                          the table: rows, offers, the text
    propose H1=2 H2=1 H3=1         your offer; home must be able to carry it
    paper OFFICE H1=2 H2=1 H3=1    a non-paper: an idea that nobody has to stand by
    accept OFFICE                  accept OFFICE if H3=1    accept text
    reject OFFICE because H2       lift H2    guess OFFICE H2
    table H1=2 H2=1 H3=1           the mediator's single text
    sign                           break
    deliver                        carry out what a text promised
    request ACTION OFFICE          ask for something by a date    excuse    say why not
  In a seat of several offices: as OFFICE, brief OFFICE. Pages: bills, public, trade, calendar.
  To see more: look, news, advice, why ACCOUNT (why ten), glossary. To stop: quit.
  The guided first play: guide shows its step again, got it goes on to the next.
`)
}
