package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// domainFiles writes a small GeniusWeb domain, in which A cares for the price and B for
// the date, with one text replaced in B's profile.
func domainFiles(t *testing.T, old, new string) string {
	t.Helper()
	folder := t.TempDir()
	values := `{"DiscreteValueSetUtilities": {"valueUtilities": {"early": X, "middle": 0.6, "late": Y}}}`
	profile := func(x, y, price, date string) string {
		v := strings.NewReplacer("X", x, "Y", y).Replace(values)
		return `{"LinearAdditiveUtilitySpace": {"issueUtilities": {"price": ` + v + `, "date": ` + v + `}, "issueWeights": {"price": ` + price + `, "date": ` + date + `}}}`
	}
	for name, text := range map[string]string{
		"market.json":   `{"name": "market", "issuesValues": {"price": {"values": ["early", "middle", "late"]}, "date": {"values": ["early", "middle", "late"]}}}`,
		"profileA.json": profile("1", "0", "0.7", "0.3"),
		"profileB.json": strings.Replace(profile("0", "1", "0.25", "0.75"), old, new, 1),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// The keys of an analysis are stable, and its numbers those that a person finds by hand.
func TestNegotiateAnalyze(t *testing.T) {
	folder := domainFiles(t, "", "")
	out := must(t, "", "negotiate", "analyze", "--json", folder, filepath.Join(folder, "market.json"))
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 2 || lines[0] != lines[1] {
		t.Fatalf("a folder and its file:\n%s", out)
	}
	var top map[string]json.RawMessage
	if err := json.Unmarshal([]byte(lines[0]), &top); err != nil {
		t.Fatal(err)
	}
	has(t, "analyze", top, "domain size pareto pareto_bids nash kalai ks egalitarian welfare opposition opposition_negmas reservation win_set logrolling exact")
	var a struct {
		Size, Pareto int
		Nash, Kalai  struct {
			Utility [2]float64
			Bid     map[string]string
		}
	}
	if err := json.Unmarshal([]byte(lines[0]), &a); err != nil {
		t.Fatal(err)
	}
	if a.Size != 9 || a.Pareto != 5 || a.Nash.Utility != [2]float64{0.7, 0.75} || a.Nash.Bid["price"] != "early" || a.Nash.Bid["date"] != "late" || a.Kalai.Utility != a.Nash.Utility {
		t.Errorf("%+v", a)
	}
	if text := must(t, "", "negotiate", "analyze", folder, "--reserve", "0.8,0.8"); !strings.Contains(text, "none: no outcome gives both") || !strings.Contains(text, "A gets its way on price, B on date: 0.400000 and 0.500000") {
		t.Error(text)
	}
}

// A domain that cannot be used is exit code 1 with every problem; the others are still
// printed. A command that makes no sense is exit code 2.
func TestNegotiateAnalyzeRefuses(t *testing.T) {
	good, broken := domainFiles(t, "", ""), domainFiles(t, `"late": 1`, `"late": []`)
	code, out, err := call(t, "", "negotiate", "analyze", broken, good)
	if code != exitWrong || !strings.Contains(out, "market: 9 outcomes") || !strings.Contains(err, `profileB.json:1: "late"`) {
		t.Errorf("exit %d\n%s%s", code, out, err)
	}
	for _, x := range []struct {
		args, says string
		code       int
	}{
		{"analyze nowhere", "there is no domain nowhere", exitUsage},
		{"analyze", "expected", exitUsage},
		{"analyse x", "unexpected argument analyse", exitUsage},
		{"analyze --normalise most " + good, "--normalise must be one of", exitUsage},
		{"analyze --reserve 1 " + good, "--reserve has 1 values, not 2", exitUsage},
		{"analyze --reserve 1,x " + good, `"x" is not a decimal number`, exitUsage},
		{"analyze --profiles a " + good, "--profiles names 1 files", exitUsage},
		{"analyze --profiles a,b " + good, "there are 0 profiles", exitWrong},
		{"analyze " + t.TempDir(), "there is no file of a domain", exitWrong},
		{"analyze " + domainFiles(t, "0.75", "0.85"), "the weights add up to 1.100000, not to 1", exitWrong},
	} {
		if code, out, err := call(t, "", append([]string{"negotiate"}, strings.Fields(x.args)...)...); code != x.code || !strings.Contains(err, x.says) {
			t.Errorf("%s: exit %d\n%s%s", x.args, code, out, err)
		}
	}
	must(t, "", "negotiate", "analyze", "--weights", "normalise", domainFiles(t, "0.75", "0.85"))
}
