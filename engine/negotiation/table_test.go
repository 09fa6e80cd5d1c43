package negotiation_test

import (
	"testing"

	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// table is the small space with accounts: pledges of party 0 in 0 and 1, the text in
// 2 and 3, consent and ink of the three parties in 4 to 9.
func table() (*negotiation.Table, []num.Milli) {
	t := &negotiation.Table{Space: *port(), Pledge: [][]ledger.ID{{0, 1}}, Text: []ledger.ID{2, 3}, Consent: []ledger.ID{4, 5, 6}, Ink: []ledger.ID{7, 8, 9}}
	bal := make([]num.Milli, 10)
	for id := range 4 {
		bal[id] = -num.One
	}
	return t, bal
}

// A text is agreed when all with a veto accept it, and sealed when they have signed;
// a stakeholder without a veto is not waited for.
func TestAgreedAndSealed(t *testing.T) {
	s, bal := table()
	if s.Agreed(bal) || s.Sealed(bal) {
		t.Error("an empty table has a deal")
	}
	bal[4], bal[5] = num.One, num.One
	if s.Agreed(bal) {
		t.Error("there is agreement on no text")
	}
	bal[2], bal[3] = num.Of(1), 0
	if !s.Agreed(bal) || s.Sealed(bal) {
		t.Error("both accept the text, and nobody has signed")
	}
	bal[7] = num.One
	if s.Sealed(bal) {
		t.Error("one signature is no seal")
	}
	if bal[8] = num.One; !s.Sealed(bal) {
		t.Error("both have signed")
	}
}

// A row of accounts is a package when each holds a level.
func TestRead(t *testing.T) {
	s, bal := table()
	bal[2] = num.Of(2)
	if _, ok := negotiation.Read(bal, s.Text); ok {
		t.Error("half a package is read")
	}
	bal[3] = num.Of(1)
	if l, ok := negotiation.Read(bal, s.Text); !ok || l != (ledger.Levels{2, 1}) {
		t.Errorf("read %v, %v", l[:2], ok)
	}
	if _, ok := negotiation.Read(bal, nil); ok {
		t.Error("a package is read of no accounts")
	}
}

// A package retreats where it pays less on an issue than the pledge would: another
// level that pays as much does not.
func TestRetreats(t *testing.T) {
	s, bal := table()
	s.Parties[0].Pays[0] = millis(2, 2, 4)
	at := func(l ledger.Levels) int { return s.Retreats(bal, 0, &l) }
	if at(ledger.Levels{0, 0}) != -1 {
		t.Error("a retreat without a pledge")
	}
	bal[0], bal[1] = num.Of(1), num.Of(1)
	for l, want := range map[ledger.Levels]int{{0, 1}: -1, {1, 1}: -1, {2, 1}: -1, {0, 0}: 1, {2, 0}: 1} {
		if got := at(l); got != want {
			t.Errorf("%v retreats on %d, want %d", l[:2], got, want)
		}
	}
	if bal[0] = num.Of(2); at(ledger.Levels{1, 0}) != 0 {
		t.Error("the first issue of two is not told")
	}
}

// Party finds a party by its office; nobody is none.
func TestParty(t *testing.T) {
	s, _ := table()
	for o, want := range map[ledger.Office]int{1: 0, 2: 1, 3: 2, 4: -1, ledger.Nobody: -1} {
		if got := s.Party(o); got != want {
			t.Errorf("office %d is party %d, want %d", o, got, want)
		}
	}
	if s.Issues() != 2 {
		t.Errorf("%d issues", s.Issues())
	}
}
