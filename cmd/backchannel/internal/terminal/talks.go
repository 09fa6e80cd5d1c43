package terminal

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/engine/advisor"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// talks shows the table: what a text may change, what each level is worth to the seat, and
// what is on the table now.
func (t *Terminal) talks(rest string) {
	s, d := t.scenario(), t.desk()
	tab := s.Talks
	if tab == nil {
		t.printf("  Nothing is negotiated in this scenario.\n")
		return
	}
	t.printf("  %s\n", tab.Title)
	t.limits(&d)
	later := 0
	for i := range tab.Topics {
		if rest != "all" && !d.ShowsIssue(i) {
			later++
			continue
		}
		t.row(&d, i)
	}
	if later > 0 {
		t.printf("  %d more rows are shown as the game goes on; they stay as they are. `talks all` shows them now.\n", later)
	}
	t.homes(&d)
	for q := range tab.Parties {
		t.party(&d, q)
	}
	t.tableText(&d)
}

// limits says how much a text may change, and until when one can be signed.
func (t *Terminal) limits(d *desk.Desk) {
	tab, v := t.scenario().Talks, d.View
	if !tab.InTranches() {
		return
	}
	force := tab.InForce(v.Bal)
	used := tab.Steps(&force)
	text := fmt.Sprintf("Text %d may change at most %d steps of what is in force. %d of %d steps of capacity are used.", int(v.Bal[tab.Tranches]/num.One)+1, tab.Limit(v.Bal), used, tab.CapacityIn(v.Bal))
	switch {
	case v.Turn() > tab.Until:
		text = "Pens are down: no new text can be signed any more."
	case v.Turn() == tab.Until:
		text += " This is the last turn in which a text can be signed."
	default:
		if v.Turn() < tab.From {
			text += fmt.Sprintf(" Texts can be signed from turn %d on.", tab.From)
		}
		text += fmt.Sprintf(" Pens are down after turn %d (%s).", tab.Until, t.scenario().Clock.Label(tab.Until))
	}
	t.wrap("  ", text)
	if d.Party() >= 0 && t.explain("levels") {
		t.wrap("  ", "Behind each level: how much more or less it is worth to you than the one in force, which stands in brackets.")
	}
}

// row is one issue: its levels with what each is worth to the seat, the one in force
// between brackets.
func (t *Terminal) row(d *desk.Desk, i int) {
	tab, v, p := t.scenario().Talks, d.View, d.Party()
	topic, now := &tab.Topics[i], int8(v.Bal[tab.Force[i]]/num.One)
	var levels []string
	for l, name := range topic.Levels {
		x := fmt.Sprintf("%d %s", l, name)
		if p >= 0 {
			x += " " + signed(tab.LevelWorth(v.Bal, p, i, int8(l))-tab.LevelWorth(v.Bal, p, i, now))
		}
		if int8(l) == now {
			x = fmt.Sprintf("[%d %s]", l, name)
		}
		levels = append(levels, x)
	}
	t.hang("  ", fmt.Sprintf("%-3s ", topic.ID), topic.Name+": "+strings.Join(levels, ", ")+"."+t.mood(d, i)+t.known(i))
}

// mood says what the seat's own agenda makes of a row.
func (t *Terminal) mood(d *desk.Desk, i int) string {
	tab, p := t.scenario().Talks, d.Party()
	if p < 0 {
		return ""
	}
	if n := d.Agenda(p); n >= 0 {
		switch a := &tab.Parties[p].Agendas[n]; i {
		case a.Sore:
			return " SORE at home."
		case a.Prize:
			return " PRIZE at home."
		}
	}
	return ""
}

// known tells what the office has learned about how much a row matters to others.
func (t *Terminal) known(issue int) string {
	d := t.desk()
	tab := t.scenario().Talks
	var out []string
	for q, row := range tab.Stakes[d.Voice()] {
		if row != nil && d.View.Bal[row[issue]] > 0 {
			out = append(out, fmt.Sprintf("%s %v", t.scenario().Offices[tab.Parties[q].Office].Short, tenth(d.View.Bal[row[issue]])))
		}
	}
	if len(out) == 0 {
		return ""
	}
	text := " Matters to " + strings.Join(out, ", ")
	if t.explain("stakes") {
		text += " points between its best and its worst level"
	}
	return text + "."
}

// homes says what the seat's own home needs, and what the others' homes seem to need.
func (t *Terminal) homes(d *desk.Desk) {
	s, tab, v, p := t.scenario(), t.scenario().Talks, d.View, d.Party()
	if p >= 0 && v.Knows(s, tab.Reserve[p]) {
		if tab.InTranches() && tab.Capacity > 0 {
			need := num.Milli(num.MulDiv(int64(v.Bal[tab.Reserve[p]]), 1, int64(tab.Capacity)))
			t.wrap("  ", fmt.Sprintf("Your home threshold is %v for %d steps: all that is in force must be worth about %v to you for each step away from the start.", tenth(v.Bal[tab.Reserve[p]]), tab.Capacity, tenth(need)))
		} else {
			t.printf("  Your home threshold is %v: a package must be worth at least that to you.\n", tenth(v.Bal[tab.Reserve[p]]))
		}
		t.agenda(d, p, "Your home this time")
	}
	for q := range tab.Parties {
		if rows := tab.Estimate[d.Voice()]; q != p && len(rows) > q && (!tab.InTranches() || tab.Parties[q].Veto) {
			t.threshold(d, q)
		}
	}
}

// agenda tells the agenda of a party, where the seat knows it.
func (t *Terminal) agenda(d *desk.Desk, p int, head string) {
	tab := t.scenario().Talks
	n := d.Agenda(p)
	if n < 0 {
		return
	}
	a := &tab.Parties[p].Agendas[n]
	t.wrap("  ", fmt.Sprintf("%s: %s. %s each step %s, %s each step %s.", head, tab.Agendas[p][n].Name, tab.Topics[a.Sore].Name, signed(a.SorePays), tab.Topics[a.Prize].Name, signed(a.PrizePays)))
}

// agendas lists what each home may press for: the seat's own, and of the others those that
// it may be.
func (t *Terminal) agendas() {
	s, d := t.scenario(), t.desk()
	tab, some := s.Talks, false
	for p := range t.parties() {
		if len(tab.Agendas[p]) == 0 {
			continue
		}
		some = true
		name := s.Offices[tab.Parties[p].Office].Short
		if d.Agenda(p) >= 0 {
			t.agenda(&d, p, name)
			continue
		}
		t.printf("  %s has one of these:\n", name)
		for n := range tab.Agendas[p] {
			a := &tab.Parties[p].Agendas[n]
			t.hang("    ", "- ", fmt.Sprintf("%s: %s %s, %s %s a step.", tab.Agendas[p][n].Name, tab.Topics[a.Sore].Name, signed(a.SorePays), tab.Topics[a.Prize].Name, signed(a.PrizePays)))
		}
	}
	if !some {
		t.printf("  Homes have no agendas here.\n")
	}
}

// party tells what stands from one party.
func (t *Terminal) party(d *desk.Desk, q int) {
	s, tab, v := t.scenario(), t.scenario().Talks, d.View
	o := tab.Parties[q].Office
	name := s.Offices[o].Short
	if offer, ok := negotiation.Read(v.Bal, tab.Offer[q]); ok && !t.isText(&offer) {
		t.wrap("  ", fmt.Sprintf("%s offers %s%s.", name, t.offer(&offer), t.worth(d, &offer)))
	}
	if v.Knows(s, tab.Paper[q][0]) {
		if paper, ok := negotiation.Read(v.Bal, tab.Paper[q]); ok {
			t.wrap("  ", fmt.Sprintf("A non-paper of %s: %s%s.", name, t.offer(&paper), t.worth(d, &paper)))
		}
	}
	for i, id := range tab.Pledge[q] {
		if level := v.Bal[id]; level >= 0 {
			t.wrap("  ", t.demands(o)+" in public: "+crisis.DescribePledge(s, o, i, int8(level/num.One))+"."+t.lifting(d, q, i))
		}
	}
	if owed, due := d.Owed(q); owed > 0 {
		t.printf("  %s owes %s, due by the end of turn %d.\n", name, plural(owed, "delivery", "deliveries"), due)
	}
	if v.Bal[tab.Consent[q]] > 0 && !tab.Parties[q].Silent {
		t.printf("  %s accepts the text on the table.\n", name)
	}
	if v.Bal[tab.Ink[q]] > 0 {
		t.printf("  %s has signed.\n", name)
	}
}

// lifting says what taking a demand of one's own back would do.
func (t *Terminal) lifting(d *desk.Desk, q, issue int) string {
	if q != d.Party() {
		return ""
	}
	x := ledger.Directive{By: d.Voice(), Verb: crisis.Lift, Item: uint16(issue)}
	text := fmt.Sprintf(" To take it back say `lift %s`", t.scenario().Talks.Topics[issue].ID)
	if e := t.effectsOf(&x, 3); e != "" {
		text += ": " + e
	}
	return text + "."
}

func (t *Terminal) demands(o ledger.Office) string {
	d := t.desk()
	if p := d.PartyOf(o); p >= 0 && p == d.Party() {
		return "You demand"
	}
	return t.scenario().Offices[o].Short + " demands"
}

// tableText shows the text on the table, clause by clause.
func (t *Terminal) tableText(d *desk.Desk) {
	tab, v := t.scenario().Talks, d.View
	text, ok := negotiation.Read(v.Bal, tab.Text)
	if !ok {
		return
	}
	t.wrap("  ", fmt.Sprintf("The text on the table: %s%s.", t.offer(&text), t.worth(d, &text)))
	force := tab.InForce(v.Bal)
	for i := range tab.Topics {
		if !tab.InTranches() || text[i] != force[i] {
			t.hang("    ", "", tab.Topics[i].Clauses[text[i]])
		}
	}
}

// offer writes a package: in tranches only what it changes.
func (t *Terminal) offer(l *ledger.Levels) string {
	tab := t.scenario().Talks
	if !tab.InTranches() {
		return crisis.FormatLevels(t.scenario(), *l)
	}
	force := tab.InForce(t.play.View().Bal)
	var out []string
	for i := range tab.Topics {
		if l[i] != force[i] {
			out = append(out, fmt.Sprintf("%s=%d %s", tab.Topics[i].ID, l[i], tab.Topics[i].Levels[l[i]]))
		}
	}
	if len(out) == 0 {
		return "what is in force already"
	}
	return strings.Join(out, ", ")
}

// threshold tells what the office thinks a party's home threshold is. Where the margin
// is nothing it has asked, or there never was a doubt.
func (t *Terminal) threshold(d *desk.Desk, q int) {
	s, tab, v := t.scenario(), t.scenario().Talks, d.View
	id := tab.Margin[d.Voice()][q]
	name, about, margin := s.Offices[tab.Parties[q].Office].Short, tenth(v.Bal[tab.Estimate[d.Voice()][q]]), tenth(v.Bal[id])
	text := fmt.Sprintf("Home threshold of %s: %v.", name, about)
	switch {
	case margin > 0:
		text = fmt.Sprintf("Home threshold of %s: about %v, give or take %v.", name, about, margin)
	case s.Accounts[id].Open > 0:
		text = fmt.Sprintf("Home threshold of %s when you last asked: %v.", name, about)
	}
	if n := d.Agenda(q); n >= 0 {
		a := &tab.Parties[q].Agendas[n]
		text += fmt.Sprintf(" Its home: %s sore, %s a prize.", tab.Topics[a.Sore].Name, tab.Topics[a.Prize].Name)
	} else if k := len(tab.Agendas[q]); k > 0 {
		text += fmt.Sprintf(" Its home has one of %d agendas (`agendas`).", k)
	}
	t.wrap("  ", text)
}

// worth says what a package is worth to the seat beside what its home wants.
func (t *Terminal) worth(d *desk.Desk, l *ledger.Levels) string {
	tab, v, p := t.scenario().Talks, d.View, d.Party()
	if p < 0 {
		return ""
	}
	if !tab.InTranches() {
		return fmt.Sprintf(" (worth %v to you)", tenth(tab.Worth(v.Bal, p, l)))
	}
	return fmt.Sprintf(": worth %v to you, home wants %v", tenth(tab.Worth(v.Bal, p, l)), tenth(tab.Need(v.Bal[tab.Reserve[p]], l)))
}

// weighed weighs a package without offering it: steps, worth, and what the homes would say.
func (t *Terminal) weighed(rest string) {
	d := t.desk()
	tab := t.scenario().Talks
	if tab == nil || d.Party() < 0 {
		t.printf("  Your seat has no text to weigh.\n")
		return
	}
	p := phrase{t: t, d: d, words: strings.Fields(rest)}
	levels, err := p.levels()
	if err != nil {
		t.wrap("  ", "Not understood: "+err.Error())
		return
	}
	x, err := crisis.ParseDirective(t.scenario(), d.Voice(), "propose "+levels)
	if err != nil {
		t.wrap("  ", "Not understood: "+err.Error()+".")
		return
	}
	l := x.Levels
	force := tab.InForce(d.View.Bal)
	for i := range tab.Topics {
		if l[i] == ledger.Unset {
			l[i] = force[i]
		}
	}
	t.weigh(&d, &l)
	if r := crisis.Check(t.scenario(), d.View, &x); r.Code != "" {
		t.wrap("  ", "You could not offer it. "+r.Reason(t.scenario())+t.instead(&x, r))
	} else {
		t.wrap("  ", "You could offer it: `propose "+t.typed(&l)+"`.")
	}
}

// typed is a package as it is typed after propose: of an agreement in tranches the rows that
// it changes.
func (t *Terminal) typed(l *ledger.Levels) string {
	tab := t.scenario().Talks
	force := tab.InForce(t.play.View().Bal)
	var out []string
	for i := range tab.Topics {
		if !tab.InTranches() || l[i] != force[i] {
			out = append(out, fmt.Sprintf("%s=%d", tab.Topics[i].ID, l[i]))
		}
	}
	return strings.Join(out, " ")
}

// crossed says which of the seat's own lines a package crosses, and why.
func (t *Terminal) crossed(l *ledger.Levels) string {
	d, tab := t.desk(), t.scenario().Talks
	whole := tab.InForce(d.View.Bal)
	for i := range tab.Topics {
		if l[i] != ledger.Unset {
			whole[i] = l[i]
		}
	}
	text := ""
	for _, x := range d.RedLines(d.Party()) {
		if x.Crosses(&tab.Space, &whole) {
			text += " Your red line: " + x.Words + "."
			if x.Why != "" {
				text += " “" + x.Why + "”"
			}
		}
	}
	return text
}

// better names the single steps that would make a package worth more to the seat.
func (t *Terminal) better(l *ledger.Levels) string {
	d, tab := t.desk(), t.scenario().Talks
	p := d.Party()
	whole := *l
	force := tab.InForce(d.View.Bal)
	for i := range tab.Topics {
		if whole[i] == ledger.Unset {
			whole[i] = force[i]
		}
	}
	type step struct {
		words string
		gain  num.Milli
	}
	var steps []step
	for i := range tab.Topics {
		for _, by := range []int8{-1, 1} {
			x := whole
			if x[i] += by; !d.ShowsIssue(i) || x[i] < 0 || x[i] >= tab.Sizes[i] || x[i] == force[i] {
				continue // to give up what the package is about is no help
			}
			if gain := tab.Worth(d.View.Bal, p, &x) - tab.Worth(d.View.Bal, p, &whole); gain > 0 {
				steps = append(steps, step{fmt.Sprintf("%s=%d (%s)", tab.Topics[i].ID, x[i], signed(gain)), gain})
			}
		}
	}
	slices.SortStableFunc(steps, func(a, b step) int { return int(b.gain - a.gain) })
	var out []string
	for _, x := range steps[:min(3, len(steps))] {
		out = append(out, x.words)
	}
	if len(out) == 0 {
		return ""
	}
	return " What would help you most: " + strings.Join(out, ", ") + "."
}

// weigh says what a package is worth, what it takes, and how homes would take it.
func (t *Terminal) weigh(d *desk.Desk, l *ledger.Levels) {
	s, tab, v := t.scenario(), t.scenario().Talks, d.View
	p := d.Party()
	t.printf("  Worth %v to you; your home wants %v.\n", tenth(tab.Worth(v.Bal, p, l)), tenth(tab.Need(v.Bal[tab.Reserve[p]], l)))
	if tab.InTranches() {
		force := tab.InForce(v.Bal)
		most := tab.Limit(v.Bal)
		change := tab.Distance(&force, l)
		text := fmt.Sprintf("It changes %s of the %d that one text may change (%d left)", plural(change, "step", "steps"), most, max(0, most-change))
		if change > most {
			text = fmt.Sprintf("It changes %d steps, %d more than one text may", change, change-most)
		}
		t.wrap("  ", fmt.Sprintf("%s, and takes %d of %d of the capacity.", text, tab.Steps(l), tab.CapacityIn(v.Bal)))
	}
	for q := range tab.Parties {
		x := &tab.Parties[q]
		if q == p || !x.Veto || !tab.InTranches() || !x.Ratifies() && !d.Shows(4) {
			continue
		}
		f := d.Foresee(q, l)
		words := f.Words(nil)
		if k := t.outlook(d); k != nil {
			words = k.Home(q, l).Words(nil)
		}
		if x.Ratifies() {
			t.wrap("  ", fmt.Sprintf("The vote in %s: %s. %s", t.house(q), words, f.Doubt(nil)))
			continue
		}
		t.wrap("  ", fmt.Sprintf("%s could carry it at home: %s. %s %s", s.Offices[x.Office].Short, words, f.Doubt(nil), f.Accepts(nil)))
	}
	if k := t.outlook(d); k != nil {
		t.wrap("  ", fmt.Sprintf("All these homes together: %s. SIMULATED, from what you know; the range becomes narrow as facts are agreed.", k.Homes(l).Words(nil)))
	}
}

// outlook is what the seat can tell of what others could carry, in the last stage of a game
// or when everything is shown; nil before.
func (t *Terminal) outlook(d *desk.Desk) *advisor.Outlook {
	if !d.Shows(session.StageLast) || t.play.Ended() {
		return nil
	}
	return t.mind.Outlook(d)
}

// votes says in short how likely the homes that vote are to carry a text.
func (t *Terminal) votes(d *desk.Desk, l *ledger.Levels) string {
	tab := t.scenario().Talks
	var out []string
	for q := range tab.Parties {
		if tab.Parties[q].Ratifies() {
			f := d.Foresee(q, l)
			words := f.Words(nil)
			if k := t.outlook(d); k != nil {
				words = k.Home(q, l).Words(nil)
			}
			out = append(out, t.house(q)+" "+words)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " The votes: " + strings.Join(out, ", ") + "."
}

// house is where a party votes, by the chamber's name where it has one.
func (t *Terminal) house(p int) string {
	s := t.scenario()
	if n := s.Talks.Votes[p].Chamber; n > 0 {
		return s.Chambers[n-1].Short
	}
	return s.Offices[s.Talks.Parties[p].Office].Short
}
