package terminal

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// Of an offer that cannot be accepted it is said why not, and what is said instead works.
func TestWhyAnOfferCannotBeAccepted(t *testing.T) {
	x, _ := border(t, "us")
	x.all = true
	s, tab := x.scenario(), x.scenario().Talks
	by, with := s.Office("us_exec"), s.Office("mx_pres")
	luck := rand.New(rand.NewPCG(1, 2))
	codes, mended, none := map[crisis.Code]int{}, 0, 0
	suggested := regexp.MustCompile("`(accept mx_pres if [^`]+)`")
	for range 60 {
		d, v := x.desk(), *x.play.View()
		v.Bal = slices.Clone(v.Bal)
		d.View = &v
		offer := tab.InForce(v.Bal)
		for range 1 + luck.IntN(4) {
			i := luck.IntN(tab.Issues())
			offer[i] = int8(luck.IntN(int(tab.Sizes[i])))
		}
		for i, id := range tab.Offer[tab.Party(with)] {
			v.Bal[id] = num.Of(int(offer[i]))
		}
		take := ledger.Directive{By: by, With: with, Verb: crisis.Accept, Levels: crisis.NoLevels()}
		r := crisis.Check(s, &v, &take)
		if r.Code == "" {
			continue
		}
		codes[r.Code]++
		says := x.cannot(&d, take, r, &offer, "mx_pres")
		if !strings.Contains(says, "as it stands: "+r.Reason(s)) || strings.Contains(says, "ISSUE=LEVEL") {
			t.Errorf("%s: %s", r.Code, says)
		}
		m := suggested.FindStringSubmatch(says)
		if m == nil {
			none++
			continue
		}
		mended++
		if try, err := crisis.ParseDirective(s, by, m[1]); err != nil || crisis.Check(s, &v, &try).Code != "" {
			t.Errorf("%s: %v %v", m[1], err, crisis.Check(s, &v, &try).Code)
		}
	}
	if codes[crisis.HomeThreshold] == 0 || codes[crisis.TooMuchAtOnce] == 0 || mended == 0 {
		t.Errorf("%v, %d mended, %d not", codes, mended, none)
	}
}

// A demand of one's own stands in the way of what is below it, and that is said.
func TestOwnDemandIsTheReason(t *testing.T) {
	x, out := accord(t, "")
	says(x, out, "all")
	d, v := x.desk(), *x.play.View()
	v.Bal = slices.Clone(v.Bal)
	d.View = &v
	r := crisis.Refusal{Code: crisis.Pledged, By: d.Voice(), Item: 0}
	take := ledger.Directive{By: d.Voice(), Verb: crisis.Accept, Levels: crisis.NoLevels()}
	text := x.scenario().Talks.InForce(v.Bal)
	expect(t, x.cannot(&d, take, r, &text, "text"), "You cannot accept it as it stands: You demanded more on "+x.scenario().Talks.Topics[0].Name+" in public.")
}

// A page that is asked for with a word which it does not take says so, and a turn is not closed by it.
func TestNoWordIsIgnored(t *testing.T) {
	x, out := border(t, "us")
	answers(t, x, out, [][2]string{
		{"brief foo", `Not understood: your seat has no office "foo"; it has us_exec`},
		{"advice foo", "Say `advice`, or `advice us_exec`."},
		{"talks foo", "Not understood: \"foo\" is too much. Say `talks` or `talks all`."},
		{"meters foo", "Say `meters` or `meters all`."},
		{"guide foo", "Say `guide`."},
		{"close now", `Not understood: "now" is too much, and the turn stays open. Say `},
		{"brief us_trade", "[SIMULATED] "},
		{"advice us_health", "[SIMULATED] "},
	})
	if turn := x.play.View().Turn(); turn != 1 {
		t.Errorf("close now closed the turn: it is turn %d", turn)
	}
	if got := says(x, out, "brief us_trade"); strings.Contains(got, "Health adviser") || strings.Count(got, "[SIMULATED]") != 2 {
		t.Error(got)
	}
}

// What several offices have filed is listed once, and so is the purse that they share.
func TestCabinetIsToldOnce(t *testing.T) {
	x, out := border(t, "us")
	says(x, out, "label E02 CLAIM")
	if n := len(x.play.View().Filed); n < 2 {
		t.Fatalf("%d filed", n)
	}
	if got := says(x, out, "withdraw foo"); strings.Count(got, "97 percent") != 1 {
		t.Error(got)
	}
	d := x.desk()
	purse := x.scenario().Accounts[d.Purse(x.play.Office()).Account].Title
	if got := says(x, out, "meters all"); strings.Count(got, "olitical capital") != 1 || !strings.Contains(got, purse) {
		t.Error(got)
	}
}

// A date that lies after the last turn is told after it.
func TestCalendarAfterTheEnd(t *testing.T) {
	x, out := border(t, "us")
	got := says(x, out, "calendar")
	expect(t, got, "After the end of play: The trade review (1 July).")
	if strings.Index(got, "After the end") < strings.Index(got, "the last turn") {
		t.Error(got)
	}
}
