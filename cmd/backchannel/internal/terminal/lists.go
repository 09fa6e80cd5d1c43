package terminal

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// bills lists the bills of this stage: where each is, and how its next vote looks; or
// tells one in full.
func (t *Terminal) bills(rest string) {
	s, d := t.scenario(), t.desk()
	if len(s.Bills) == 0 {
		t.printf("  There are no bills in this scenario.\n")
		return
	}
	if rest != "" && rest != "all" {
		t.bill(rest)
		return
	}
	later := 0
	for i := range s.Bills {
		b := &s.Bills[i]
		if rest != "all" && !d.Shows(b.Tier) && d.View.Bal[b.Stage] == 0 && d.View.Bal[b.Passed] == 0 {
			later++
			continue
		}
		t.hang("  ", fmt.Sprintf("%-4s ", b.ID), b.Name+". "+t.billState(&d, i))
	}
	if later > 0 {
		t.printf("  %s shown as the game goes on; `bills all` lists them now.\n", plural(later, "more bill is", "more bills are"))
	}
	t.chambers(&d)
}

// billState says where a bill is.
func (t *Terminal) billState(d *desk.Desk, i int) string {
	s, v, b := t.scenario(), d.View, &t.scenario().Bills[i]
	k := int(v.Bal[b.Stage]/num.One) - 1
	text := ""
	switch {
	case v.Bal[b.Passed] > 0:
		return "It is law."
	case v.Bal[b.Failed] > 0:
		return "It has failed."
	case v.Bal[b.Vetoed] > 0:
		text = "It was vetoed."
	case k < 0:
		text = "Not before parliament. " + t.shorts(setOf(s, b.By)) + " can table it"
		if b.OpensAt > v.Turn() {
			text += fmt.Sprintf(" from turn %d on", b.OpensAt)
		}
		text += "."
	case k < len(b.Path):
		text = "Before " + strings.TrimPrefix(crisis.StageName(s, &b.Path[k]), "a vote in ") + "."
	}
	if w, ok := crisis.CountVotes(s, v, i); ok {
		text += fmt.Sprintf(" %s: %v of %d votes expected, %d needed (%v %%).", s.Chambers[w.Chamber].Short, tenth(w.Expected), w.Present, w.Needed, tenth(w.Odds))
	}
	return text
}

// bill tells a bill in full: what it would do, its path, and its next vote bloc by bloc.
func (t *Terminal) bill(name string) {
	s, d := t.scenario(), t.desk()
	i, _, many := taken(t.billNames(), strings.Fields(name))
	switch {
	case i < 0 && len(many) > 0:
		t.printf("  %q can be %s.\n", name, choices(t.billNames(), many))
		return
	case i < 0:
		t.printf("  There is no bill %q. `bills all` lists them.\n", name)
		return
	}
	b := &s.Bills[i]
	t.wrap("  ", b.Name+". "+labelled(b.Text))
	t.wrap("  ", t.billState(&d, i))
	var path []string
	for k := range b.Path {
		path = append(path, crisis.StageName(s, &b.Path[k]))
	}
	t.wrap("  ", "Its path: "+strings.Join(path, ", then ")+".")
	if w, ok := crisis.CountVotes(s, d.View, i); ok {
		c := &s.Chambers[w.Chamber]
		for g := range c.Groups {
			t.printf("    %-34s %5v of %d\n", c.Groups[g].Name, tenth(w.Bloc[g]), c.Blocs[g].Seats)
		}
	}
}

// chambers says which chambers do not sit now.
func (t *Terminal) chambers(d *desk.Desk) {
	for i := range t.scenario().Chambers {
		c := &t.scenario().Chambers[i]
		if !c.Sits.Holds(d.View.Bal) {
			session := ""
			if c.Session != "" {
				session = ": it sits " + c.Session
			}
			t.printf("  %s is not in session%s.\n", c.Short, session)
		}
	}
}

// public lists the parts of the publics and where they stand.
func (t *Terminal) public(rest string) {
	s, d := t.scenario(), t.desk()
	if len(s.Segments) == 0 {
		t.printf("  The publics have no parts in this scenario.\n")
		return
	}
	if i, _, _ := taken(t.segmentNames(), strings.Fields(rest)); rest != "" && rest != "all" {
		if i < 0 {
			t.printf("  There is no part of a public %q.\n", rest)
			return
		}
		t.segment(&d, i)
		return
	}
	tier := s.Segments[0].Tier
	for i := range s.Segments {
		tier = min(tier, s.Segments[i].Tier)
	}
	moved := t.moved()
	var publics []ledger.ID
	for i := range s.Segments {
		if of := s.Segments[i].Of; !slices.Contains(publics, of) {
			publics = append(publics, of)
		}
	}
	for _, of := range publics {
		t.printf("  %-36s %6v %6s\n", s.Accounts[of].Title, tenth(d.View.Bal[of]), change(moved[of]))
		if rest != "all" && !d.Shows(tier) {
			continue
		}
		for i := range s.Segments {
			if g := &s.Segments[i]; g.Of == of && d.View.Knows(s, g.Account) {
				t.printf("    %-34s %6v %6s   %v %%; %s\n", g.Name, tenth(d.View.Bal[g.Account]), change(moved[g.Account]), g.Share, t.issueIDs(g.Salient))
			}
		}
	}
	if t.explain("public") && (rest == "all" || d.Shows(tier)) {
		t.printf("  Behind each part: its share of the public, and the rows that it looks at first.\n")
	}
	if rest != "all" && !d.Shows(tier) {
		t.printf("  Its parts are shown from turn %d on; `public all` shows them now.\n", desk.From(tier))
	}
}

func (t *Terminal) segmentNames() []named {
	var list []named
	for i := range t.scenario().Segments {
		list = append(list, named{t.scenario().Segments[i].ID, t.scenario().Segments[i].Name})
	}
	return list
}

func (t *Terminal) segment(d *desk.Desk, i int) {
	g := &t.scenario().Segments[i]
	t.wrap("  ", fmt.Sprintf("%s: %v, %v %% of its public. %s", g.Name, tenth(d.View.Bal[g.Account]), g.Share, labelled(g.Text)))
	if g.Anchor.Say != "" {
		t.wrap("  ", labelled(g.Anchor))
	}
	if len(g.Salient) > 0 {
		t.wrap("  ", "It looks at "+t.issueIDs(g.Salient)+" first.")
	}
}

// issueIDs names issues by their ids.
func (t *Terminal) issueIDs(list []int) string {
	var out []string
	for _, i := range list {
		out = append(out, t.scenario().Talks.Topics[i].ID)
	}
	if len(out) == 0 {
		return "no row in particular"
	}
	return strings.Join(out, ", ")
}

// moved is how much every account has changed since the last turn opened up to the opening
// of this one.
func (t *Terminal) moved() map[ledger.ID]num.Milli {
	v, out := t.play.View(), map[ledger.ID]num.Milli{}
	for i := crisis.Opened(v.Log, v.Turn()-1); i < crisis.Opened(v.Log, v.Turn()); i++ {
		for _, n := range v.Log[i].Entries {
			if n.At == 0 && n.Card == 0 {
				out[n.To] += n.Delta
			}
		}
	}
	return out
}

func change(x num.Milli) string {
	if x = tenth(x); x == 0 {
		return ""
	}
	return signed(x)
}

// trade lists the sectors of trade: tariff and volume.
func (t *Terminal) trade(rest string) {
	s, d := t.scenario(), t.desk()
	if len(s.Sectors) == 0 {
		t.printf("  Trade has no sectors in this scenario.\n")
		return
	}
	tier := s.Sectors[0].Tier
	for i := range s.Sectors {
		tier = min(tier, s.Sectors[i].Tier)
	}
	if rest != "all" && !d.Shows(tier) {
		t.printf("  Sectors are shown from turn %d on; `trade all` shows them now.\n", desk.From(tier))
		return
	}
	moved := t.moved()
	t.printf("  %-36s %8s %8s\n", "Sector", "tariff %", "volume")
	for i := range s.Sectors {
		x := &s.Sectors[i]
		t.printf("  %-36s %8v %8v %s\n", x.Name, tenth(d.View.Bal[x.Tariff]), tenth(d.View.Bal[x.Volume]), change(moved[x.Volume]))
	}
}

// calendar lists the dates that are known.
func (t *Terminal) calendar(rest string) {
	s, d := t.scenario(), t.desk()
	now, tab := d.View.Turn(), s.Talks
	on := map[int][]string{}
	add := func(turn int, format string, args ...any) { on[turn] = append(on[turn], fmt.Sprintf(format, args...)) }
	if tab != nil && tab.InTranches() {
		add(tab.Until, "pens down: the last turn in which a text can be signed")
		for p := range tab.Parties {
			if owed, due := d.Owed(p); owed > 0 {
				add(due, "%s must deliver (%d)", s.Offices[tab.Parties[p].Office].Short, owed)
			}
			if item, due := d.RequestOf(p); item >= 0 {
				add(due, "%s is asked for: %s", s.Offices[tab.Parties[p].Office].Short, s.Actions[item].Name)
			}
		}
	}
	var late []string
	for i := range s.Dates {
		x := &s.Dates[i]
		when := x.Name
		if x.On != "" {
			when += " (" + x.On + ")"
		}
		if desk.DayOf(nil, s.Clock, x.On) >= desk.FirstDay(s.Clock, s.Turns+1) {
			late = append(late, when)
			continue
		}
		if x.Until > x.Turn {
			when += fmt.Sprintf(", until turn %d", x.Until)
		}
		if x.Until >= now {
			on[max(x.Turn, now)] = append(on[max(x.Turn, now)], when)
		}
	}
	add(s.Turns, "the last turn")
	for turn := now; turn <= max(s.Turns, now); turn++ {
		mark := " "
		if turn == now {
			mark = ">"
		}
		if len(on[turn]) == 0 && turn != now {
			continue
		}
		t.printf("  %s turn %d, %s\n", mark, turn, s.Clock.Label(turn))
		for _, x := range on[turn] {
			t.hang("      ", "- ", x)
		}
	}
	if len(late) > 0 {
		t.wrap("  ", "After the end of play: "+strings.Join(late, ", ")+".")
	}
	for i := range s.Dates {
		if rest == "all" {
			t.wrap("  ", s.Dates[i].Name+": "+labelled(s.Dates[i].Text))
		}
	}
	for i := range s.Chambers {
		if c := &s.Chambers[i]; c.Session != "" {
			t.printf("  %s sits %s.\n", c.Short, c.Session)
		}
	}
}
