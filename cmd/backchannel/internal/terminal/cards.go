package terminal

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/engine/crisis"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// news tells what has happened since it was last told.
func (t *Terminal) news() {
	v := t.play.View()
	for ; t.told < len(v.Log); t.told++ {
		e := &v.Log[t.told]
		if e.Kind == crisis.CardFell {
			t.fell(int(e.Of.Item))
			continue
		}
		if line, ok := crisis.Tell(t.scenario(), e, v.Of); ok && telling(&line) {
			t.wrap("  ", t.retold(e, line.Text))
		}
	}
}

// fallen tells the cards that have fallen since it was last told; what else has happened
// stands in the report.
func (t *Terminal) fallen() {
	const most = 3
	d := t.desk()
	log := d.View.Log
	var asks, facts []int
	for ; t.told < len(log); t.told++ {
		if log[t.told].Kind != crisis.CardFell {
			continue
		}
		if i := int(log[t.told].Of.Item); len(d.Asked(i)) > 0 {
			asks = append(asks, i)
		} else {
			facts = append(facts, i)
		}
	}
	var rest []string
	for n, i := range facts {
		if n < most {
			t.fell(i)
		} else {
			rest = append(rest, t.scenario().Cards[i].Name+" (`news "+t.scenario().Cards[i].ID+"`)")
		}
	}
	if len(rest) > 0 {
		t.printf("\n")
		t.hang("  ", "ALSO  ", strings.Join(rest, "; ")+".")
	}
	for _, i := range asks {
		t.card(&t.scenario().Cards[i])
	}
}

// fell tells of a card that has fallen: in full where it asks something or is the first
// news of all, else its first sentences.
func (t *Terminal) fell(card int) {
	c := &t.scenario().Cards[card]
	if d := t.desk(); len(d.Asked(card)) > 0 || d.View.Turn() == 1 {
		t.card(c)
		return
	}
	const most = 180
	text, whole := beginning(labelledCard(c), most)
	name := c.Name
	if !whole {
		name += fmt.Sprintf(" (more: `news %s`)", c.ID)
	}
	t.printf("\n")
	t.hang("  ", "NEWS  ", name)
	t.wrap("    ", text)
}

// retold is what is told of an event: of an offer that changes an agreement in force only
// what it changes.
func (t *Terminal) retold(e *ledger.Event, text string) string {
	tab := t.scenario().Talks
	if tab == nil || !tab.InTranches() || e.Kind != crisis.PackageProposed && e.Kind != crisis.TextTabled {
		return text
	}
	d := t.desk()
	head, _, _ := strings.Cut(text, ":")
	return head + ": " + t.offer(&e.Of.Levels) + t.worth(&d, &e.Of.Levels) + "."
}

// telling lines are told as they come; the rest stands in the report.
func telling(l *crisis.Line) bool {
	switch l.Kind {
	case crisis.OfficeClosed, crisis.TurnOpened, crisis.LawApplied:
		return false
	}
	return true
}

// cards shows the news of this turn, or one card, or all that has happened.
func (t *Terminal) cards(rest string) {
	v := t.play.View()
	switch i, _, _ := taken(t.cardNames(), strings.Fields(rest)); {
	case rest == "all":
		t.history()
	case rest == "":
		some := false
		for i := range t.scenario().Cards {
			if c := &t.scenario().Cards[i]; t.fellIn(i) == v.Turn() {
				t.card(c)
				some = true
			}
		}
		if !some {
			t.printf("  No news this turn. `news all` tells what has happened so far.\n")
		}
	case i >= 0 && t.fellIn(i) > 0:
		t.card(&t.scenario().Cards[i])
	default:
		t.printf("  There has been no news %q. Say `news all`.\n", rest)
	}
}

// fellIn is the turn in which the seat saw a card fall last, 0 for never.
func (t *Terminal) fellIn(card int) int {
	log := t.play.View().Log
	for i := len(log) - 1; i >= 0; i-- {
		if e := &log[i]; e.Kind == crisis.CardFell && int(e.Of.Item) == card {
			return int(e.Turn)
		}
	}
	return 0
}

// history tells the important events of the game so far.
func (t *Terminal) history() {
	v, turn := t.play.View(), 0
	for i := range v.Log {
		l, ok := crisis.Tell(t.scenario(), &v.Log[i], v.Of)
		if !ok || !l.Important && l.Kind != crisis.ActionTaken {
			continue
		}
		if l.Turn != turn {
			turn = l.Turn
			t.printf("  Turn %d, %s\n", turn, t.scenario().Clock.Label(turn))
		}
		t.hang("    ", "- ", l.Text)
	}
}

func (t *Terminal) card(c *scenario.Card) {
	s := t.scenario()
	t.printf("\n  NEWS  %s\n", c.Name)
	text := labelledCard(c)
	if f := t.from(&c.Text); f != "" && c.Text.Label != information.Simulated {
		text += " (" + f + ")"
	}
	t.wrap("    ", text)
	for i := range c.Slips {
		slip := &c.Slips[i]
		text := "[" + slip.Label.String() + "] " + slip.Say
		if f := t.from(slip); f != "" {
			text += " (" + f + ")"
		}
		t.hang("    ", "- ", text)
	}
	card := slices.IndexFunc(s.Cards, func(x scenario.Card) bool { return x.ID == c.ID })
	if d := t.desk(); len(d.Asked(card)) > 0 {
		t.asks(card, d.Asked(card))
	}
}

// asks says how a card is answered, and what each answer would do.
func (t *Terminal) asks(card int, by []ledger.Office) {
	s, c := t.scenario(), &t.scenario().Cards[card]
	who := ""
	if len(by) < len(t.desk().Offices) {
		who = " (" + t.shorts(by) + ")"
	}
	if c.Answer != 0 {
		t.printf("    Which label fits best?%s  %s\n", who, t.answerForm(card))
		return
	}
	if who != "" {
		t.printf("    %s answers:\n", t.shorts(by))
	}
	for i := range c.Options {
		d := ledger.Directive{By: by[0], Verb: crisis.Choose, Item: uint16(card), Pick: uint8(i)}
		text := c.Options[i].Name
		if p := crisis.Price(s, &d); p > 0 {
			text += fmt.Sprintf(" (costs %v)", p)
		}
		if r := crisis.Check(s, t.play.View(), &d); r.Code == crisis.TooCostly {
			text += ". Not now: " + r.Reason(s)
		} else if e, about := t.effectsOf(&d, 4), c.Options[i].About.Say; about != "" && (e == "" || t.hides(&d)) {
			text += ". " + about
		} else if e != "" {
			text += ". " + e
		}
		if i == c.Default {
			text += " (if you do not answer)"
		}
		t.hang("    ", fmt.Sprintf("choose %s %-8s ", s.Cards[card].ID, c.Options[i].ID), text)
	}
}

func (t *Terminal) shorts(offices []ledger.Office) string {
	var out []string
	for _, o := range offices {
		out = append(out, t.scenario().Offices[o].Short)
	}
	return strings.Join(out, ", ")
}

// effectsOf says in short what a directive would do: no cost, and at most so many things.
func (t *Terminal) effectsOf(d *ledger.Directive, most int) string {
	var out []string
	later := t.later()
	for _, e := range crisis.Effects(t.scenario(), t.play.View(), d) {
		e = without(e, later)
		if e != "" && !strings.HasPrefix(e, "Costs ") && !strings.HasPrefix(e, "taking it back later") && !strings.HasPrefix(e, "if wrong") {
			out = append(out, strings.TrimPrefix(e, "if right: "))
		}
	}
	text := strings.Join(out[:min(len(out), most)], "; ")
	if len(out) > most {
		text += "; and " + others(len(out)-most)
	}
	if text != "" {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	return text
}

// hides tells whether some of what a directive would do is of numbers that this turn does not
// show yet.
func (t *Terminal) hides(d *ledger.Directive) bool {
	later := t.later()
	return slices.ContainsFunc(crisis.Effects(t.scenario(), t.play.View(), d), func(e string) bool { return without(e, later) != e })
}

// later are the names of the numbers that this turn does not show yet.
func (t *Terminal) later() []string {
	s, d := t.scenario(), t.desk()
	var out []string
	for i := range s.Meters {
		if m := &s.Meters[i]; !d.Shows(m.Tier) {
			out = append(out, m.Name, s.Accounts[m.Account].Title)
		}
	}
	for i := range s.Segments {
		if g := &s.Segments[i]; !d.Shows(g.Tier) {
			out = append(out, g.Name)
		}
	}
	return out
}

// without takes out of a line what it says of some numbers: "as the next turn opens: A +1, B -2" is
// told in parts, the first of which may stand behind words with a colon.
func without(line string, names []string) string {
	head, rest := "", line
	if at := strings.Index(line, ": "); at >= 0 {
		head, rest = line[:at+2], line[at+2:]
	}
	var kept []string
	for _, part := range strings.Split(rest, ", ") {
		if !slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(part, n+" ") }) {
			kept = append(kept, part)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return head + strings.Join(kept, ", ")
}
