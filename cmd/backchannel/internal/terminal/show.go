package terminal

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/engine/advisor"
	"backchannel/engine/crisis"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

func (t *Terminal) scenario() *scenario.Scenario { return t.play.Scenario() }

// labelled is a text with its label, unless it is SIMULATED: that is said of all at the start.
func labelled(x scenario.Text) string {
	if x.Label == 0 || x.Label == information.Simulated {
		return x.Say
	}
	return marked(x)
}

// marked is a text with its label, whichever it is.
func marked(x scenario.Text) string {
	if x.Label == 0 {
		x.Label = information.Simulated
	}
	return "[" + x.Label.String() + "] " + x.Say
}

// labelledCard is a card's text with its label; that of a real claim has none before it is
// labelled.
func labelledCard(c *scenario.Card) string {
	if c.Shown() == 0 {
		return c.Text.Say
	}
	return "[" + c.Shown().String() + "] " + c.Text.Say
}

// from says who stands behind a text and of when it is.
func (t *Terminal) from(x *scenario.Text) string {
	by := x.By
	if by == "" {
		by = x.Source
		for i := range t.scenario().Sources {
			if s := &t.scenario().Sources[i]; by == s.Publisher+", "+s.Title+", "+s.Date {
				by = s.Publisher // the title stands in the library
			}
		}
	}
	switch {
	case by == "":
		return x.On
	case x.On == "" || strings.HasSuffix(by, x.On):
		return by
	}
	return by + ", " + x.On
}

// brief tells where the person sits: what has happened, and what their offices must bring home.
func (t *Terminal) brief() {
	s, d := t.scenario(), t.desk()
	t.printf("%s\n\n", s.Title)
	t.wrap("", marked(s.About))
	if s.ContentNote.Say != "" {
		t.printf("\n")
		t.wrap("", "A note first: "+s.ContentNote.Say)
	}
	t.printf("\n")
	if len(d.Offices) == 1 {
		o := &s.Offices[d.Lead()]
		t.printf("You are the %s.\n", o.Name)
		t.wrap("", o.Mandate.Say)
		t.printf("\n")
		t.wrap("", marked(o.Brief))
		t.bestCase(o)
	} else {
		t.printf("You are a cabinet of %d offices:\n", len(d.Offices))
		for _, o := range d.Offices {
			t.hang("  ", s.Offices[o].Short+": ", s.Offices[o].Mandate.Say)
		}
		if _, all := d.Orders(); d.Cabinet() {
			t.wrap("", fmt.Sprintf("Together you give %d orders a turn, at most %d by one office, from one purse.", all, d.Each()))
		}
	}
	t.printf("\nSay `help` for what can be said, `brief` for more of your brief.\n")
}

func (t *Terminal) bestCase(o *scenario.Office) {
	if o.BestCase.Say != "" {
		t.printf("\n")
		t.wrap("", "Your best case, as its supporters make it: "+marked(o.BestCase))
	}
}

// briefOf tells the briefs of the seat's offices, or of one of them.
func (t *Terminal) briefOf(rest string) {
	d := t.desk()
	list, ok := t.own(&d, rest, "brief")
	if !ok {
		return
	}
	for _, o := range list {
		x := &t.scenario().Offices[o]
		t.printf("\n%s. %s\n\n", x.Name, x.Mandate.Say)
		t.wrap("  ", marked(x.Brief))
		t.bestCase(x)
	}
}

// own are the offices of the seat that a page is asked about: all, or the one that is named. It says what there is
// and is false where the words name none of them.
func (t *Terminal) own(d *desk.Desk, rest, page string) ([]ledger.Office, bool) {
	words := strings.Fields(rest)
	if len(words) == 0 || rest == "all" {
		return d.Offices, true
	}
	if o, n := t.officeOf(words); n == len(words) && d.Has(o) {
		return []ledger.Office{o}, true
	}
	t.wrap("  ", fmt.Sprintf("Not understood: your seat has no office %q; it has %s. Say `%s`, or `%s %s`.", rest, strings.Join(t.handles(d.Offices), ", "), page, page, t.scenario().Handle(d.Lead())))
	return nil, false
}

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
		if e := t.effectsOf(&d, 4); e != "" {
			text += ". " + e
		} else if c.Options[i].About.Say != "" {
			text += ". " + c.Options[i].About.Say
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

// without takes out of a line what it says of some numbers: "next turn: A +1, B -2" is
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

// todo lists what waits for the person, each with what to say, and what is left to give.
func (t *Terminal) todo() {
	lines := t.waiting()
	if len(lines) > 0 {
		t.printf("  WAITING FOR YOU\n")
		for _, l := range lines {
			t.hang("  ", "- ", l)
		}
	}
	t.wrap("  ", t.left(false))
}

// left says how many orders and how much capital the seat has left, and, unless it is to be
// short, what is filed.
func (t *Terminal) left(short bool) string {
	d := t.desk()
	used, all := d.Orders()
	text := fmt.Sprintf("Orders: %d of %d left", max(0, all-used), all)
	if m := d.Purse(d.Lead()); m != nil {
		text += fmt.Sprintf(". %s: %v", m.Name, tenth(d.View.Bal[m.Account]))
	}
	if short {
		return text + "."
	}
	if list := t.filed(&d); list != "" {
		text += ". Filed: " + list
	}
	return text + "."
}

// filed names what the seat has filed.
func (t *Terminal) filed(d *desk.Desk) string {
	var out []string
	seen := map[string]bool{}
	for i := range d.View.Filed {
		f := &d.View.Filed[i]
		text := crisis.FormatDirective(t.scenario(), f)
		if f.Verb == crisis.Act && f.With != ledger.Nobody {
			text = t.scenario().Actions[f.Item].ID + " with " + t.scenario().Offices[f.With].Short
			if d.Has(f.With) {
				text = t.scenario().Actions[f.Item].ID + " with " + t.scenario().Offices[f.By].Short
			}
		} else if f.Verb == crisis.Invite {
			text = "invite " + t.scenario().Actions[f.Item].ID + " " + t.scenario().Handle(f.With)
		}
		if (d.Has(f.By) || d.Has(f.With) && f.Verb == crisis.Act) && !seen[text] {
			seen[text] = true
			out = append(out, text)
		}
	}
	return strings.Join(out, ", ")
}

// tenth rounds a number for a glance; why shows it in full.
func tenth(x num.Milli) num.Milli { return num.Milli(num.MulDiv(int64(x), 1, 100)) * 100 }

func signed(x num.Milli) string {
	if x > 0 {
		return "+" + x.String()
	}
	return x.String()
}

// advice tells what the advisers of the lead say, or those of another office, or of all.
func (t *Terminal) advice(rest string) {
	v, d, some := t.play.View(), t.desk(), false
	list, ok := t.own(&d, rest, "advice")
	if !ok {
		return
	}
	if rest == "" {
		list = list[:1]
	}
	for _, o := range list {
		for _, a := range t.scenario().Offices[o].Advisers {
			i := slices.IndexFunc(a.Says, func(x scenario.Advice) bool { return x.When.Holds(v.Bal) })
			if i < 0 {
				continue
			}
			some = true
			head := a.Name + ": "
			if len(d.Offices) > 1 {
				head = t.scenario().Offices[o].Short + ", " + head
			}
			t.wrap("  ", head+marked(a.Says[i].Text))
		}
	}
	if !some {
		t.printf("  Your advisers have nothing to say now.\n")
	}
	if rest == "" || rest == "all" {
		t.desks(&d)
	}
	if len(d.Offices) > 1 && rest == "" && t.explain("advice") {
		t.printf("  `advice %s` asks another office, `advice all` all of them.\n", t.scenario().Handle(d.Offices[1]))
	}
}

// desks tells what the seat's own desks would do now, worked out from what it sees.
func (t *Terminal) desks(d *desk.Desk) {
	s := t.scenario()
	t.printf("  What your desks would do (SIMULATED, from what you know):\n")
	for l, says := range t.mind.Counsel(d) {
		by := advisor.Leaning(l)
		if len(says) == 0 {
			t.wrap("  ", by.Name()+": Keep your orders: nothing is worth its price to it now.")
		}
		for i := range says {
			x := &says[i]
			what := x.What(s)
			if len(d.Offices) > 1 {
				what = s.Offices[x.Directive.By].Short + ": " + what
			}
			t.wrap("  ", fmt.Sprintf("%s: %s %s What could go wrong: %s %s", by.Name(), what, x.Why(s), x.Wrong(s), x.Surely()))
			say := crisis.FormatDirective(s, &x.Directive)
			if with := x.Directive.With; with != ledger.Nobody { // a skin has names of its own
				say = strings.Replace(say, " "+s.Offices[with].ID, " "+s.Handle(with), 1)
			}
			t.wrap("    ", "Say: "+say)
		}
	}
}

// glossary tells the meaning of a word, or lists the words.
func (t *Terminal) glossary(rest string) {
	var list []named
	for _, g := range t.scenario().Glossary {
		list = append(list, named{g.ID, g.Word})
	}
	i, _, many := taken(list, strings.Fields(rest))
	switch {
	case i >= 0:
		t.wrap("  ", list[i].name+": "+labelled(t.scenario().Glossary[i].Meaning))
	case len(many) > 0:
		for _, i := range many {
			t.wrap("  ", list[i].name+": "+labelled(t.scenario().Glossary[i].Meaning))
		}
	case rest != "" || len(list) > 12:
		var words []string
		for _, x := range list {
			words = append(words, x.name)
		}
		t.wrap("  ", "Say `glossary WORD`. There are: "+strings.Join(words, ", ")+".")
	default:
		for i := range list {
			t.wrap("  ", list[i].name+": "+labelled(t.scenario().Glossary[i].Meaning))
		}
	}
}
