package escalation_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"backchannel/engine/escalation"
	"backchannel/engine/num"
)

// The odds of some threats, worked out by hand: 1/(1 + e^1.152) = 24.012 for the barest
// one; with a clear demand and major costs of the target 1/(1 + e^-0.319) = 57.908.
func TestThreatOdds(t *testing.T) {
	for _, c := range []struct {
		threat escalation.Threat
		of     escalation.Response
		want   num.Milli
	}{
		{escalation.Threat{}, escalation.Concedes, 24_012},
		{escalation.Threat{Clear: true, TargetCosts: true}, escalation.Concedes, 57_908},
		{escalation.Threat{Clear: true, TargetCosts: true, SenderCosts: true}, escalation.Concedes, 25_693},
		{escalation.Threat{}, escalation.BacksDown, 73_400},
		{escalation.Threat{Clear: true, Bound: 2, TargetCosts: true}, escalation.BacksDown, 16_981},
		{escalation.Threat{Clear: true, Bound: 2, Practice: true}, escalation.Negotiated, 33_426},
		{escalation.Threat{}, escalation.Imposed, 28_639},
	} {
		if got := c.threat.Odds(c.of); got != c.want {
			t.Errorf("%+v: response %d has odds of %v, want %v", c.threat, c.of, got, c.want)
		}
	}
}

// Being bound does not make the target concede more; it makes the sender back down less
// and both bargain more.
func TestBoundSendersBargain(t *testing.T) {
	loose, bound := escalation.Threat{Clear: true}, escalation.Threat{Clear: true, Bound: 2}
	if d := bound.Odds(escalation.Concedes) - loose.Odds(escalation.Concedes); d > num.Of(2) {
		t.Errorf("being bound adds %v to conceding", d)
	}
	if bound.Odds(escalation.BacksDown) > loose.Odds(escalation.BacksDown)-num.Of(10) || bound.Odds(escalation.Negotiated) < 2*loose.Odds(escalation.Negotiated) {
		t.Error("being bound changes too little")
	}
}

// A lean makes 100 percent, and a demand on sovereignty takes from conceding: attention 10
// points above the usual divides its weight by e^1.2.
func TestLean(t *testing.T) {
	threat := escalation.Threat{Clear: true, TargetCosts: true, Bound: 1}
	plain, usual, sore := threat.Lean(0), threat.Lean(num.Of(12)), threat.Lean(num.Of(22))
	if plain != usual {
		t.Errorf("at the usual attention the lean is %v, without it %v", usual, plain)
	}
	for _, lean := range [][escalation.Responses]num.Milli{plain, sore} {
		if sum := lean[0] + lean[1] + lean[2] + lean[3]; sum != num.Of(100) {
			t.Errorf("%v sums to %v", lean, sum)
		}
	}
	odds := func(l [escalation.Responses]num.Milli) float64 { return float64(l[0]) / float64(100_000-l[0]) }
	if got := odds(plain) / odds(sore); math.Abs(got-math.Exp(1.2)) > 0.01 {
		t.Errorf("sovereignty divides the odds by %v, want e^1.2", got)
	}
}

// The table is the file of the fit. The file is not part of the program: without its
// folder the test has nothing to say.
func TestThreatTableIsTheFit(t *testing.T) {
	folder := os.Getenv("BACKCHANNEL_DATA")
	data, err := os.ReadFile(filepath.Join(folder, "ties_threat_logits.json"))
	if folder == "" || err != nil {
		t.Skip("BACKCHANNEL_DATA names no folder with ties_threat_logits.json")
	}
	var fits map[string]struct {
		N    int
		Mean float64
		Coef map[string][2]float64
	}
	if err := json.Unmarshal(data, &fits); err != nil {
		t.Fatal(err)
	}
	logit := func(x num.Milli) float64 { p := float64(x) / 100_000; return math.Log(p / (1 - p)) }
	for name, of := range map[string]escalation.Response{
		"target concedes": escalation.Concedes, "sender backs down": escalation.BacksDown, "negotiated": escalation.Negotiated, "imposed": escalation.Imposed,
	} {
		fit := fits[name]
		if fit.N != 743 || len(fit.Coef) != 7 {
			t.Errorf("%s: %d threats, %d coefficients; want 743 and 7", name, fit.N, len(fit.Coef))
		}
		var none escalation.Threat
		base := logit(none.Odds(of))
		for key, threat := range map[string]escalation.Threat{
			"clear demand": {Clear: true}, "commitment (0-2)": {Bound: 1}, "major+ target costs": {TargetCosts: true},
			"major+ sender costs": {SenderCosts: true}, "trade-practice issue": {Practice: true}, "through institution": {Institution: true},
		} {
			if got := logit(threat.Odds(of)) - base; math.Abs(got-fit.Coef[key][0]) > 0.001 {
				t.Errorf("%s, %s: the table has %.3f, the fit %.3f", name, key, got, fit.Coef[key][0])
			}
		}
		if math.Abs(base-fit.Coef["const"][0]) > 0.001 {
			t.Errorf("%s: the constant is %.3f, the fit has %.3f", name, base, fit.Coef["const"][0])
		}
	}
}
