package scenario

import (
	"strings"

	"backchannel/engine/calendar"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// Limits of a scenario, each beyond what any planned scenario needs. Together with
// the bounds of files they bound what loading and playing one can cost.
const (
	officesMax = 32
	turnsMax   = 60
	ordersMax  = 6
	weeksMax   = 52
	metersMax  = 60
	actionsMax = 120
	cardsMax   = 200
	optionsMax = 6
	rungsMax   = 16
	endingsMax = 24
	partsMax   = 12
	stepsMax   = 24
	levelsMax  = 12
	listsMax   = 200 // sources, terms, lessons
	// amountMax bounds what one posting can add.
	amountMax = 1_000
	// balanceMax bounds the range of a meter.
	balanceMax = 1_000_000
	// packagesMax bounds a table's space: all of it is analysed while loading.
	packagesMax = 2_000_000
)

// builder makes a Scenario of decoded files, noting problems as it goes.
type builder struct {
	*problems
	f files
	s *Scenario
	// label is the label of texts that carry none.
	label information.Label
	// titles of sources by id, for texts that cite them.
	sources map[string]string
	// deferred counts entries that can fall due later, and how late at most.
	deferred, latest int
}

// build makes everything, in the order in which one thing needs another: names
// first, then the chart of accounts, then the rules that read it.
func (b *builder) build() {
	b.settings()
	b.buildSources()
	b.buildOffices()
	if b.count() > 0 {
		return
	}
	b.openChart()
	b.buildMeters()
	b.nameActions()
	b.nameCards()
	b.buildTable()
	if b.count() > 0 {
		return
	}
	b.buildLaws()
	b.buildActions()
	b.buildCards()
	b.buildLadder()
	b.buildEndings()
	b.buildScore()
	b.buildAdvisers()
	b.buildPlans()
	b.buildTutorial()
	b.buildLessons()
	b.buildGlossary()
	b.checkFires()
	b.checkSizes()
}

func (b *builder) settings() {
	f := &b.f.Scenario
	b.s.Title, b.s.Language, b.s.Minutes = f.Title, f.Language, f.Minutes
	if b.s.Language == "" {
		b.s.Language = "en"
	}
	b.label = information.Simulated
	if f.Label != "" {
		b.label = b.labelOf(f.Label, Pos{File: "scenario.yaml"})
	}
	b.s.Turns, b.s.Orders = f.Turns.Count, f.Turns.Orders
	if b.s.Orders == 0 {
		b.s.Orders = 2
	}
	b.s.Clock = calendar.Clock{Weeks: max(1, f.Turns.Weeks), Turns: f.Turns.Count}
	if f.Turns.Start != "" {
		start, err := calendar.Parse(f.Turns.Start)
		if err != nil {
			b.add(Pos{File: "scenario.yaml"}, "", "turns.start: %v", err)
		}
		b.s.Clock.Start = start
	}
}

// openChart opens the accounts that every scenario has.
func (b *builder) openChart() {
	b.account(ledger.Account{Name: "turn", Title: "Turn", Max: num.Of(10 * turnsMax), Sees: ledger.Everyone})
	b.s.Ending = b.account(ledger.Account{Name: "ending", Title: "Ending", Max: num.Of(endingsMax), Sees: ledger.Everyone})
	b.s.Rung = b.account(ledger.Account{Name: "rung", Title: "Rung of the ladder", Max: num.Of(rungsMax), Sees: ledger.Everyone})
	for o := 1; o < len(b.s.Offices); o++ {
		of := &b.s.Offices[o]
		mine := ledger.Only(ledger.Office(o))
		of.Closed = b.account(ledger.Account{Name: of.ID + ".closed", Title: "Turn closed", Max: num.One, Sees: ledger.Everyone, Owner: ledger.Office(o)})
		of.Score = b.account(ledger.Account{Name: of.ID + ".score", Title: "Score", Max: num.Of(100), Sees: mine, Owner: ledger.Office(o)})
		of.Guess = make([]ledger.ID, len(b.s.Offices))
		for p := 1; p < len(b.s.Offices); p++ {
			if p != o {
				of.Guess[p] = b.account(ledger.Account{Name: of.ID + ".guess." + b.s.Offices[p].ID, Title: "Guess: what matters most to " + b.s.Offices[p].Short, Max: num.Of(ledger.IssuesMax), Sees: mine, Owner: ledger.Office(o)})
			}
		}
	}
}

// account opens an account; a name that stands already is a problem of the files.
func (b *builder) account(a ledger.Account) ledger.ID {
	if len(b.s.Accounts) >= ledger.AccountsMax {
		if len(b.s.Accounts) == ledger.AccountsMax {
			b.add(Pos{}, "", "the scenario needs more than %d accounts: take offices, actions or issues out", ledger.AccountsMax)
		}
		return 0
	}
	id, fresh := b.s.Add(a)
	if !fresh {
		b.add(Pos{}, "", "two things are called %s: rename one", a.Name)
	}
	return id
}

// cause opens a cause for the entries of a rule.
func (b *builder) cause(kind, id, title string) ledger.Rule {
	b.s.Causes = append(b.s.Causes, Cause{Kind: kind, ID: id, Title: title})
	return ledger.Rule(len(b.s.Causes) - 1)
}

// office finds the office that a reference names.
func (b *builder) office(r Ref) ledger.Office {
	if r.Name == "" {
		return ledger.Nobody
	}
	o := b.s.Office(r.Name)
	if o == ledger.Nobody {
		b.add(r.At, nearest(r.Name, b.officeIDs()), "there is no office %s in actors.yaml", r.Name)
	}
	return o
}

// officesOf finds a set of offices; `all` names every office.
func (b *builder) officesOf(refs []Ref) (set ledger.Offices) {
	for _, r := range refs {
		if r.Name == "all" {
			set |= b.s.Everyone()
			continue
		}
		set |= ledger.Only(b.office(r))
	}
	return set
}

func (b *builder) officeIDs() []string {
	var ids []string
	for o := 1; o < len(b.s.Offices); o++ {
		ids = append(ids, b.s.Offices[o].ID)
	}
	return ids
}

// scope is where an expression stands: it gives `own` and `other` their meaning.
type scope struct {
	b *builder
	// of is the office whose rule it is, or Nobody.
	of ledger.Office
}

var _ rule.Names = scope{}

// full turns a name of an expression into the name of an account.
func (s scope) full(name string) (string, bool) {
	office, rest, dotted := strings.Cut(name, ".")
	switch {
	case dotted && office == "own" && s.of != ledger.Nobody:
		return s.b.s.Offices[s.of].ID + "." + rest, true
	case dotted && office == "other" && s.of != ledger.Nobody && s.b.s.Offices[s.of].Other != ledger.Nobody:
		return s.b.s.Offices[s.b.s.Offices[s.of].Other].ID + "." + rest, true
	case dotted && (office == "own" || office == "other"):
		return "", false
	}
	return name, true
}

// Slot finds an account by its name in an expression. The mean of a meter is kept
// from the moment that a rule names it.
func (s scope) Slot(name string) (int, bool) {
	full, ok := s.full(name)
	if !ok {
		return 0, false
	}
	if id, ok := s.b.s.Find(full); ok {
		return int(id), true
	}
	if s.of != ledger.Nobody {
		if id, ok := s.b.s.Find(s.b.s.Offices[s.of].ID + "." + full); ok {
			return int(id), true
		}
	}
	if meter, ok := strings.CutSuffix(full, ".mean"); ok {
		return s.b.mean(meter)
	}
	return 0, false
}

// Near lists names like an unknown one.
func (s scope) Near(name string) []string {
	known := make([]string, 0, len(s.b.s.Accounts))
	for i := range s.b.s.Accounts {
		if n := s.b.s.Accounts[i].Name; strings.Count(n, ".") < 2 {
			known = append(known, n)
		}
		if o := s.b.s.Accounts[i].Owner; o != ledger.Nobody && o == s.of {
			if rest, ok := strings.CutPrefix(s.b.s.Accounts[i].Name, s.b.s.Offices[o].ID+"."); ok && !strings.Contains(rest, ".") {
				known = append(known, "own."+rest)
			}
		}
	}
	if near := nearest(name, known); near != "" {
		return []string{near}
	}
	return nil
}

func (b *builder) mean(meter string) (int, bool) {
	for i := range b.s.Meters {
		if m := &b.s.Meters[i]; m.ID == meter {
			a := b.s.Accounts[m.Account]
			a.Name, a.Title, a.Spread = meter+".mean", a.Title+", mean so far", 0
			m.Mean, m.HasMean = b.account(a), true
			return int(m.Mean), true
		}
	}
	return 0, false
}

// cond compiles a condition; nothing written holds always.
func (b *builder) cond(e Expr, n rule.Names) rule.Cond {
	if e.Src == "" {
		return rule.Always()
	}
	c, faults := rule.CompileCond(e.Src, n)
	b.faults(e, faults)
	return c
}

// amount compiles an amount; nothing written is 0.
func (b *builder) amount(e Expr, n rule.Names) rule.Amount {
	if e.Src == "" {
		return rule.Const(0)
	}
	a, faults := rule.CompileAmount(e.Src, n)
	b.faults(e, faults)
	return a
}

func (b *builder) faults(e Expr, faults []rule.Fault) {
	for _, f := range faults {
		near := ""
		if len(f.Near) > 0 {
			near = f.Near[0]
		}
		b.add(e.At.at(f.Offset), near, "%s", f.Text)
	}
}

func (b *builder) labelOf(name string, at Pos) information.Label {
	l, ok := information.ParseLabel(name)
	if !ok {
		b.add(at, nearest(name, information.Labels()), "there is no label %s: a label is one of %s", echo(name), strings.Join(information.Labels(), ", "))
	}
	return l
}

// text checks a text's label and what the label asks for.
func (b *builder) text(p Prose) Text {
	t := Text{Say: p.Say, Label: b.label, By: p.By, On: p.On}
	if p.Label != "" {
		t.Label = b.labelOf(p.Label, p.At)
	}
	if p.Source.Name != "" {
		title, ok := b.sources[p.Source.Name]
		if !ok {
			b.add(p.Source.At, nearest(p.Source.Name, keys(b.sources)), "there is no source %s in sources.yaml", p.Source.Name)
		}
		t.Source = title
	}
	b.checkLabel(p, &t)
	return t
}

// checkLabel wants a source and a date for a FACT, somebody and a date for a CLAIM,
// and nothing known only after the scenario has begun.
func (b *builder) checkLabel(p Prose, t *Text) {
	switch {
	case t.Label == information.Fact && (t.Source == "" || t.On == ""):
		b.add(p.At, "", "a FACT needs its source and the date (on) that it speaks of")
	case t.Label == information.Claim && (t.By == "" || t.On == ""):
		b.add(p.At, "", "a CLAIM needs who claims it (by) and when (on)")
	}
	if p.KnownFrom == "" {
		return
	}
	known, err := calendar.Parse(p.KnownFrom)
	switch {
	case err != nil:
		b.add(p.At, "", "known_from: %v", err)
	case b.f.Scenario.Turns.Start != "" && b.s.Clock.Start.Before(known):
		b.add(p.At, "", "this became known on %s, after the scenario's start on %s: keep it for the debrief, or label what was known then", p.KnownFrom, b.f.Scenario.Turns.Start)
	}
}
