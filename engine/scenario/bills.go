package scenario

import (
	"slices"
	"strconv"

	"backchannel/engine/ledger"
	"backchannel/engine/legislature"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

func (f *billFile) shape(s *fields) {
	s.need("name", "say", "by", "path")
	s.short(maxName, "name")
	s.most("path", pathMax)
	s.within("tier", 1, 4)
	s.within("opens_at", 1, turnsMax)
}

func (f *pathFile) shape(s *fields) {
	s.within("away", 0, legislature.SeatsMax)
	s.within("after", 1, turnsMax)
	s.most("yes", legislature.BlocsMax)
}

// nameBills opens the bills and their accounts, before any rule can name them.
func (b *builder) nameBills() {
	for _, e := range b.f.Bills {
		f := e.Value
		x := Bill{ID: e.ID, Name: f.Name, Text: b.text(f.Say), Benchmark: b.text(f.Benchmark), Side: b.sideOf(f.Side), By: b.officesOf(f.By), Against: b.officesOf(f.Against), Privileged: f.Privileged, Tier: max(1, f.Tier), OpensAt: max(1, f.OpensAt)}
		x.Rule = b.cause("bill", e.ID, f.Name)
		open := func(name, title string, most int) ledger.ID {
			return b.account(ledger.Account{Name: e.ID + "." + name, Title: f.Name + ": " + title, Max: num.Of(most), Sees: ledger.Everyone})
		}
		x.Stage = open("stage", b.s.Book.Say("stage"), pathMax+1)
		x.Since = open("since", b.s.Book.Say("turn in which it came to its stage"), 10*turnsMax)
		x.Passed = open("passed", b.s.Book.Say("passed"), 1)
		x.Failed = open("failed", b.s.Book.Say("voted down"), 1)
		x.Vetoed = open("vetoed", b.s.Book.Say("vetoed"), 1)
		if x.By == 0 {
			b.add(e.At, "", "nobody can table %s: name an office under by", e.ID)
		}
		if len(f.Path) == 0 {
			b.add(e.At, "", "%s has no path: write at least one stage, such as {chamber: ..., needs: majority, yes: {...}}", e.ID)
		}
		for i := range f.Path {
			x.Path = append(x.Path, b.stage(e.ID, &x, &f.Path[i]))
		}
		if x.Privileged && x.FirstFloor() < 0 {
			b.add(e.At, "", "%s is privileged, but no chamber votes on it: take privileged out, or add a vote to its path", e.ID)
		}
		b.s.Bills = append(b.s.Bills, x)
	}
}

// stage opens one stage of a bill's path.
func (b *builder) stage(id string, x *Bill, f *pathFile) PathStage {
	st := PathStage{Chamber: -1, After: max(1, f.After), Away: f.Away, Override: f.Override, Signs: b.office(f.Signs)}
	if f.Chamber.Name != "" {
		st.Chamber = b.chamber(f.Chamber)
	}
	switch desk, committee := f.Signs.Name != "", f.Committee.Src != ""; {
	case desk && (committee || f.Chamber.Name != ""):
		b.add(f.At, "", "a stage is a committee, a vote or a desk: write signs in a stage of its own")
	case desk:
		st.Kind = Desk
		if f.Override && x.FirstFloor() < 0 {
			b.add(f.At, "", "override is for the chambers that have voted before: none has")
		}
	case committee:
		st.Kind = Committee
	case f.Chamber.Name == "":
		b.add(f.At, "", "this stage is neither a committee nor a vote nor a desk: write committee, chamber or signs")
	default:
		st.Kind = Floor
		b.floor(id, x, &st, f)
	}
	b.strays(&st, f)
	return st
}

// strays reports keys that mean nothing at a stage of this kind.
func (b *builder) strays(st *PathStage, f *pathFile) {
	for _, x := range []struct {
		there bool
		key   string
		of    StageKind
	}{
		{f.Needs.Name != "", "needs", Floor},
		{len(f.Yes) > 0, "yes", Floor},
		{f.Lean.Src != "", "lean", Floor},
		{f.Away != 0, "away", Floor},
		{f.After != 0, "after", Floor},
		{f.Override, "override", Desk},
	} {
		if x.there && st.Kind != 0 && st.Kind != x.of {
			b.add(f.At, "", "%s has no meaning at this stage: it is for %s", x.key, map[StageKind]string{Floor: "a vote in a chamber", Desk: "the desk of an office that signs"}[x.of])
		}
	}
}

// floor opens a vote.
func (b *builder) floor(id string, x *Bill, st *PathStage, f *pathFile) {
	if st.Chamber < 0 {
		return
	}
	c := &b.s.Chambers[st.Chamber]
	st.Needs = b.needs(f, c)
	if st.Away >= c.Seats {
		b.add(f.At, "", "%d members are away, and %s has %d", st.Away, c.ID, c.Seats)
	}
	for i := range x.Path {
		if x.Path[i].Chamber == st.Chamber && x.Path[i].Kind == Floor {
			b.add(f.Chamber.At, "", "%s votes on %s twice: a chamber has one vote on a bill", c.ID, id)
			return
		}
	}
	st.Whip = b.account(ledger.Account{Name: id + ".whip_" + c.ID, Title: b.s.Book.Say("%s: votes bargained for, %s", x.Name, c.Short), Min: -num.Of(c.Seats), Max: num.Of(c.Seats), Sees: ledger.Everyone})
}

// majorities are the words for what a vote needs.
var majorities = map[string]legislature.Majority{"majority": legislature.Simple, "half": legislature.Half, "two_thirds": legislature.TwoThirds}

// needs reads how many votes a stage takes.
func (b *builder) needs(f *pathFile, c *Chamber) legislature.Needs {
	if f.Needs.Name == "" {
		b.add(f.At, "", "the vote in %s does not say what it needs: write needs: majority, two_thirds or a number", c.ID)
		return legislature.Needs{}
	}
	if m, ok := majorities[f.Needs.Name]; ok {
		return legislature.Needs{Majority: m}
	}
	n, err := strconv.Atoi(f.Needs.Name)
	switch {
	case err != nil:
		b.add(f.Needs.At, nearest(f.Needs.Name, keys(majorities)), "needs is a number of votes, or one of majority, half and two_thirds; got %s", echo(f.Needs.Name))
	case n < 1 || n > c.Seats-f.Away:
		b.add(f.Needs.At, "", "%d votes are needed, and %d members of %s take part", n, c.Seats-f.Away, c.ID)
	}
	return legislature.Needs{Votes: n}
}

// buildBills compiles what the bills read and do.
func (b *builder) buildBills() {
	for i, e := range b.f.Bills {
		x := &b.s.Bills[i]
		none := scope{b, ledger.Nobody}
		if e.Value.OpensAt > b.s.Turns {
			b.add(e.At, "", "%s opens in turn %d, but the game has %d", e.ID, e.Value.OpensAt, b.s.Turns)
		}
		x.Needs = b.cond(e.Value.Needs, none)
		b.flow(e.Value.Needs, x.Needs.Reads(nil), ledger.Everyone, place{what: "what a bill needs"})
		x.Opinion = b.amount(e.Value.Opinion, none)
		b.flow(e.Value.Opinion, x.Opinion.Reads(nil), ledger.Everyone, place{what: "what opinion makes of a bill"})
		for k := range x.Path {
			b.finishStage(&x.Path[k], &e.Value.Path[k])
		}
		b.billSecrets(x)
		law := stepper{builder: b, n: none, sees: ledger.Everyone, times: 1}
		x.WhenTabled, x.WhenPassed = law.steps(e.Value.Tabled), law.steps(e.Value.Passed)
		x.WhenFailed, x.WhenVetoed = law.steps(e.Value.Failed), law.steps(e.Value.Vetoed)
		x.VetoSays = e.Value.VetoSays
	}
}

// billSecrets says of a bill's cause what its divisions let others guess at: what is
// each member's own.
func (b *builder) billSecrets(x *Bill) {
	for k := range x.Path {
		if st := &x.Path[k]; st.Kind == Floor && st.Chamber >= 0 {
			c := &b.s.Chambers[st.Chamber]
			for n := range c.Rated {
				b.s.Causes[x.Rule].Reveals = append(b.s.Causes[x.Rule].Reveals, c.Effects+ledger.ID(n))
			}
		}
	}
}

// finishStage compiles the numbers of a stage.
func (b *builder) finishStage(st *PathStage, f *pathFile) {
	switch {
	case st.Kind == Committee:
		st.Odds = b.amount(f.Committee, scope{b, ledger.Nobody})
		b.flow(f.Committee, st.Odds.Reads(nil), ledger.Everyone, place{what: "the chance of a committee"})
		k, constant := st.Odds.Constant()
		b.percent(f.Committee, k, constant)
	case st.Kind == Floor && st.Chamber >= 0:
		b.blocsOf(st, f)
	}
}

// blocsOf compiles how each bloc stands.
func (b *builder) blocsOf(st *PathStage, f *pathFile) {
	c := &b.s.Chambers[st.Chamber]
	st.Yes = make([]rule.Amount, len(c.Blocs))
	said := make([]bool, len(c.Blocs))
	ids := make([]string, len(c.Groups))
	for i := range ids {
		ids[i] = c.Groups[i].ID
	}
	for _, e := range f.Yes {
		i := slices.Index(ids, e.ID)
		if i < 0 {
			b.add(e.At, nearest(e.ID, ids), "%s has no bloc %s", c.ID, e.ID)
			continue
		}
		said[i], st.Yes[i] = true, b.amount(e.Value, scope{b, ledger.Nobody})
		b.flow(e.Value, st.Yes[i].Reads(nil), ledger.Everyone, place{what: "how a bloc stands"})
		if k, constant := st.Yes[i].Constant(); constant && (k < 0 || k > num.Of(100)) {
			b.add(e.At, "", "%v percent of %s cannot be for it: write 0 to 100", k, e.ID)
		}
	}
	st.Lean = b.amount(f.Lean, scope{b, ledger.Nobody})
	b.flow(f.Lean, st.Lean.Reads(nil), ledger.Everyone, place{what: "the lean of a vote"})
	byRate := false
	for i := range ids {
		switch {
		case said[i]:
		case f.Lean.Src != "" && len(c.Blocs[i].Rates) > 0:
			st.ByRate[i], byRate = true, true
		default:
			b.add(f.At, "", "the vote in %s says nothing of the bloc %s: write under yes how many percent of it are for the bill", c.ID, ids[i])
		}
	}
	if f.Lean.Src != "" && !byRate {
		b.add(f.Lean.At, "", "lean is for blocs whose members have rates and that do not stand under yes: there is none")
	}
}

// isWhip tells whether an account holds votes that were bargained for.
func (b *builder) isWhip(id ledger.ID) bool {
	return slices.ContainsFunc(b.s.Bills, func(x Bill) bool {
		return slices.ContainsFunc(x.Path, func(st PathStage) bool { return st.Kind == Floor && st.Whip == id })
	})
}
