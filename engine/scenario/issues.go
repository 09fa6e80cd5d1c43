package scenario

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

func (f *tableFile) shape(s *fields) {
	s.need("name", "parties", "veto", "threshold", "issues")
	s.short(maxName, "name")
	s.within("threshold", -amountMax, amountMax)
	s.most("parties", negotiation.PartiesMax)
	s.most("issues", ledger.IssuesMax)
	s.most("legal", stepsMax)
	s.most("bonus", stepsMax)
	s.within("spread", 0, 100)
	s.within("in_play", 0, amountMax)
	s.within("sore", -amountMax, 0)
	s.within("prize", 0, amountMax)
	s.within("capacity", 0, ledger.IssuesMax*levelsMax)
	s.most("agendas", negotiation.PartiesMax)
	s.most("never", stepsMax)
}

func (f *ratifyFile) shape(s *fields) {
	s.need("chamber", "votes")
	s.within("votes", 0, 100)
	s.within("swing", 0, 100)
}

func (f *agendaFile) shape(s *fields) {
	s.need("name", "say", "sore", "prize")
	s.short(maxName, "name")
}

func (f *tranchesFile) shape(s *fields) {
	s.need("first", "later")
	s.within("first", 1, ledger.IssuesMax*levelsMax)
	s.within("later", 1, ledger.IssuesMax*levelsMax)
	s.within("from", 1, turnsMax)
	s.within("until", 1, turnsMax)
}

func (f *deliveryFile) shape(s *fields) {
	s.need("after")
	s.within("after", 1, turnsMax)
	s.within("cost", 0, amountMax)
}

func (f *requestsFile) shape(s *fields) {
	s.need("within")
	s.within("within", 1, turnsMax)
}

func (f *neverFile) shape(s *fields) {
	s.need("name", "say")
	s.short(maxName, "name")
}

func (f *bonusFile) shape(s *fields) {
	s.need("when", "pays")
	s.within("pays", -amountMax, amountMax)
}

func (f *issueFile) shape(s *fields) {
	s.need("name", "about", "levels", "clauses", "pays")
	s.short(maxName, "name")
	s.short(maxShort, "levels")
	s.short(maxClause, "clauses", "why")
	s.within("pays", -amountMax, amountMax)
	s.most("levels", levelsMax)
	s.within("tier", 1, 4)
	s.within("opens_at", 1, turnsMax)
}

// tableBuilder makes the one table of a scenario.
type tableBuilder struct {
	*builder
	f  *tableFile
	t  *Table
	at Pos
}

// buildTable is false where there is a table and rules cannot rely on it.
func (b *builder) buildTable() bool {
	if len(b.f.Issues) == 0 {
		return true
	}
	e := b.f.Issues[0]
	if len(b.f.Issues) > 1 {
		b.add(b.f.Issues[1].At, "", "a scenario has one table: put the issues of %s under %s", b.f.Issues[1].ID, e.ID)
	}
	t := &Table{ID: e.ID, Title: e.Value.Name}
	t.Name = e.ID
	tb := &tableBuilder{b, &e.Value, t, e.At}
	before := b.count()
	tb.parties()
	tb.issues()
	if b.count() > before {
		return false
	}
	tb.conditions()
	tb.stages()
	tb.agendas()
	tb.accounts()
	b.s.Talks = t
	tb.mediation()
	tb.analysis()
	return true
}

// mediation compiles when the mediator may put a text, as the mediator can see it.
func (b *tableBuilder) mediation() {
	t := b.t
	if t.Mediates = b.cond(b.f.Mediates, scope{b.builder, t.Mediator}); t.Mediator != ledger.Nobody {
		b.flow(b.f.Mediates, t.Mediates.Reads(nil), ledger.Only(t.Mediator), place{what: "when the mediator may put a text"})
	} else if b.f.Mediates.Src != "" {
		b.add(b.f.Mediates.At, "", "mediates is for a mediator: name the office under mediator, or take mediates out")
	}
}

func (b *tableBuilder) parties() {
	vetoes := b.officesOf(b.f.Veto)
	for _, r := range b.f.Parties {
		o := b.office(r)
		if o == ledger.Nobody {
			continue
		}
		if b.t.Party(o) >= 0 {
			b.add(r.At, "", "the party %s stands here twice: take one out", r.Name)
		}
		b.t.Parties = append(b.t.Parties, negotiation.Party{Office: o, Veto: vetoes.Has(o)})
	}
	b.bargainers()
	b.delegates()
	for _, r := range b.f.Veto {
		if r.Name != "all" && b.t.Party(b.office(r)) < 0 && b.office(r) != ledger.Nobody {
			b.add(r.At, "", "%s has a veto but is not one of the parties", r.Name)
		}
	}
	if b.t.Mediator = b.office(b.f.Mediator); b.t.Party(b.t.Mediator) >= 0 {
		b.add(b.f.Mediator.At, "", "the mediator %s cannot be a party too", b.f.Mediator.Name)
	}
	thresholds := byParty(b, b.f.Threshold, b.at, "threshold")
	for p := range b.t.Parties {
		b.t.Parties[p].Threshold = thresholds[p]
	}
	b.t.Capacity, b.t.Raised = b.f.Capacity, b.f.InPlay
	if len(b.t.Parties) < 2 {
		b.add(b.at, "", "it takes two parties to bargain: this table has %d", len(b.t.Parties))
	}
	if vetoes == 0 {
		b.add(b.at, "", "nobody has a veto: name under veto at least one party without whom there is no deal")
	}
	if b.f.Spread%num.One != 0 {
		b.add(b.at, "", "the spread of the thresholds is %v: they are drawn in whole steps", b.f.Spread)
	}
	for i, e := range b.builder.f.Actors {
		if p := b.t.Party(ledger.Office(i + 1)); p >= 0 && b.t.Parties[p].Office == ledger.Office(i+1) && e.Value.BestCase.Say == "" {
			b.add(e.At, "", "%s is a party and needs best_case: the best that can be said for its side", e.ID)
		}
	}
}

// member finds the party that a key names.
func (b *tableBuilder) member(id string, at Pos, what string) int {
	o := b.office(Ref{at, id})
	p := b.t.Party(o)
	if p < 0 && o != ledger.Nobody {
		b.add(at, "", "%s speaks of %s, which is not one of the parties", what, id)
	}
	return p
}

// byParty sorts what is written by party into the parties' order; each must be there.
func byParty[T any](b *tableBuilder, list Entries[T], at Pos, what string) []T {
	out, seen := make([]T, len(b.t.Parties)), make([]bool, len(b.t.Parties))
	for _, e := range list {
		p := b.member(e.ID, e.At, what)
		if p < 0 {
			continue
		}
		out[p], seen[p] = e.Value, true
	}
	for p, ok := range seen {
		if !ok {
			b.add(at, "", "%s says nothing for the party %s", what, b.s.Offices[b.t.Parties[p].Office].ID)
		}
	}
	return out
}

func (b *tableBuilder) issues() {
	if len(b.f.Issues) == 0 {
		b.add(b.at, "", "the table has no issues: write at least one")
	}
	for p := range b.t.Parties {
		b.t.Parties[p].Pays = make([][]num.Milli, len(b.f.Issues))
	}
	for i, e := range b.f.Issues {
		f := e.Value
		n := len(f.Levels)
		switch {
		case n < 2:
			b.add(e.At, "", "the issue %s needs at least 2 levels, and has %d", e.ID, n)
		case len(f.Clauses) != n:
			b.add(e.At, "", "the issue %s has %d levels and %d clauses: write one clause for each level", e.ID, n, len(f.Clauses))
		case f.Now < 0 || f.Now >= n:
			b.add(e.At, "", "now is %d: the levels of %s are 0 to %d", f.Now, e.ID, n-1)
		}
		b.t.Sizes = append(b.t.Sizes, int8(n))
		b.t.Now = append(b.t.Now, int8(f.Now))
		topic := Issue{ID: e.ID, Name: f.Name, About: b.text(f.About), Levels: f.Levels, Clauses: f.Clauses, Tier: max(1, f.Tier), OpensAt: max(1, f.OpensAt), Why: make([]string, len(b.t.Parties))}
		for _, why := range f.Why {
			if p := b.member(why.ID, why.At, "why"); p >= 0 {
				topic.Why[p] = why.Value
			}
		}
		b.t.Topics = append(b.t.Topics, topic)
		for p, pays := range byParty(b, f.Pays, e.At, "pays") {
			if len(pays) != n && pays != nil {
				b.add(e.At, "", "pays has %d numbers for %s: the issue %s has %d levels", len(pays), b.s.Offices[b.t.Parties[p].Office].ID, e.ID, n)
			}
			b.t.Parties[p].Pays[i] = pays
		}
	}
}

// levelNames resolves the names of conditions on packages: issues, by their place.
type levelNames struct {
	b *builder
	t *Table
}

func (n levelNames) Slot(name string) (int, bool) {
	if name == "steps" {
		return negotiation.StepsSlot, true
	}
	i := slices.IndexFunc(n.t.Topics, func(x Issue) bool { return x.ID == name })
	return i, i >= 0
}

// lost reports a name that is no issue.
func (n levelNames) lost(at Pos, name string) bool {
	_, known := n.Slot(name)
	if known || rule.Reserved(name) && name != "turn" {
		return false
	}
	near := append(n.Near(name), "")[0]
	n.b.add(at, near, "%s is no issue: conditions on packages name issues, their levels, and the package's steps only", echo(name))
	return true
}

func (n levelNames) Near(name string) []string {
	var ids []string
	for i := range n.t.Topics {
		ids = append(ids, n.t.Topics[i].ID)
	}
	if near := nearest(name, ids); near != "" {
		return []string{near}
	}
	return nil
}

func (b *tableBuilder) conditions() {
	names := levelNames{b.builder, b.t}
	for _, e := range b.f.Legal {
		b.t.Legal = append(b.t.Legal, b.cond(e, names))
	}
	for _, e := range b.f.Red {
		p := b.member(e.ID, e.At, "red")
		if p < 0 {
			continue
		}
		if len(e.Value) > stepsMax {
			b.add(e.At, "", "%s has %d red lines: it can have at most %d", e.ID, len(e.Value), stepsMax)
			continue
		}
		for _, x := range e.Value {
			b.t.Parties[p].Red = append(b.t.Parties[p].Red, b.cond(x, names))
		}
	}
	for _, f := range b.f.Bonus {
		bonus := negotiation.Bonus{When: b.cond(f.When, names), Pays: make([]num.Milli, len(b.t.Parties))}
		for _, e := range f.Pays {
			if p := b.member(e.ID, e.At, "the bonus"); p >= 0 {
				bonus.Pays[p] = e.Value
			}
		}
		b.t.Bonus = append(b.t.Bonus, bonus)
	}
}
