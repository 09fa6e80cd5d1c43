package scenario

import (
	"backchannel/engine/ledger"
	"backchannel/engine/legislature"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// Chamber is a house of a parliament, or another body that decides by counting votes.
type Chamber struct {
	legislature.Chamber
	ID, Name, Short string
	About           Text
	// Side is 0 or 1 for the two sides of the crisis, -1 for neither.
	Side int
	// Of is who bargains for votes here.
	Of ledger.Offices
	// Sits says when it sits, Session the same in words.
	Sits    rule.Cond
	Session string
	// Groups are the words for the blocs, in their order.
	Groups []Group
	// Yes is the total of its last division, Votes the same bloc by bloc.
	Yes   ledger.ID
	Votes []ledger.ID
	// Effects is the first of Rated accounts that hold what is each rated member's own.
	Effects ledger.ID
	Rated   int
}

// Group is a bloc of members in words: what it wants, never who is in it.
type Group struct {
	ID, Name string
	About    Text
}

// Bill is a draft law, a resolution or a reform, with its path through parliament.
type Bill struct {
	ID, Name string
	Text     Text
	// Benchmark is a vote in the real world to compare it with.
	Benchmark Text
	Side      int
	// By can table it; Against lose it votes when they bargain.
	By, Against ledger.Offices
	// Privileged says that its vote can be called up without a committee.
	Privileged bool
	// Needs is what must hold before it can be tabled.
	Needs rule.Cond
	// Opinion is what public opinion adds to its members' log-odds.
	Opinion       rule.Amount
	Path          []PathStage
	Tier, OpensAt int
	Rule          ledger.Rule
	// Stage is 0 while it is not before parliament, then the number of its stage from 1,
	// and one more than there are when it is through. Since is the turn in which it came
	// there. Passed, Failed and Vetoed are 1 when that has happened.
	Stage, Since, Passed, Failed, Vetoed ledger.ID
	// What it does when these happen.
	WhenTabled, WhenPassed, WhenFailed, WhenVetoed []rule.Step
	// VetoSays tells why a veto does what it does; empty for nothing.
	VetoSays string
}

// StageKind says what happens at a stage.
type StageKind uint8

// The kinds of stage.
const (
	Committee StageKind = iota + 1
	Floor
	Desk
)

// PathStage is one stage of a bill's path.
type PathStage struct {
	Kind StageKind
	// Odds is a committee's chance in percent.
	Odds rule.Amount
	// Chamber is the number of the chamber, -1 for none.
	Chamber int
	Needs   legislature.Needs
	// Yes is the percentage of each bloc that is for it, ByRate which blocs go by their
	// members' rates, and Lean what is added for these.
	Yes    []rule.Amount
	ByRate [legislature.BlocsMax]bool
	Lean   rule.Amount
	// Away is how many members are expected to stay away, After how many turns it waits.
	Away, After int
	// Whip is the account of the votes that were bargained for.
	Whip ledger.ID
	// Signs is whose desk it is; Override says that two thirds can override a veto.
	Signs    ledger.Office
	Override bool
}

// Target says what kind of thing an action names.
type Target uint8

// The kinds of target.
const (
	OnNothing Target = iota
	OnBill
	OnIssue
)

// Leaning is what moves the blocs in a floor vote of bill i at stage k, at the balances
// start; whipped is the balance of the stage's votes that were bargained for.
func (s *Scenario) Leaning(i, k int, start []num.Milli, whipped num.Milli) (l legislature.Leaning) {
	b := &s.Bills[i]
	st := &b.Path[k]
	for j := range st.Yes {
		l.Share[j] = st.Yes[j].Of(start).Clamp(0, num.Of(100))
	}
	l.ByRate, l.Lean, l.Away, l.Whipped = st.ByRate, st.Lean.Of(start), st.Away, whipped
	l.Opinion = b.Opinion.Of(start)
	return l
}

// FirstFloor is the number of the first stage at which a chamber votes, or -1.
func (b *Bill) FirstFloor() int { return b.NextFloor(0, ^ledger.Offices(0), nil) }

// NextFloor is the number of the first stage from k on at which a chamber votes where one
// of these offices bargains, or -1. Without a list of chambers it is any chamber.
func (b *Bill) NextFloor(k int, of ledger.Offices, chambers []Chamber) int {
	for ; k >= 0 && k < len(b.Path); k++ {
		if st := &b.Path[k]; st.Kind == Floor && (chambers == nil || chambers[st.Chamber].Of.Meets(of)) {
			return k
		}
	}
	return -1
}
