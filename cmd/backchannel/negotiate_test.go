//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
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

// A deal is held against what was on the table.
func TestNegotiateAnalyzeDeal(t *testing.T) {
	folder := domainFiles(t, "", "")
	args := []string{"negotiate", "analyze", folder, "--deal", "price=middle", "--deal", "date=middle"}
	if text := must(t, "", args...); !strings.Contains(text, "the deal           0.600000  0.600000  date=middle, price=middle\n    0.180278 from the Pareto frontier, 0.180278 from the Nash point, 0.180278 from the Kalai point\n") {
		t.Error(text)
	}
	var out struct {
		Deal struct {
			Utility  [2]float64
			Bid      map[string]string
			Frontier float64 `json:"frontier_distance"`
		}
	}
	if err := json.Unmarshal([]byte(must(t, "", append(args, "--json")...)), &out); err != nil || out.Deal.Utility != [2]float64{0.6, 0.6} || out.Deal.Bid["price"] != "middle" || out.Deal.Frontier < 0.18 {
		t.Errorf("%+v, %v", out, err)
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
		{"analyze --deal price=early " + good, `--deal says nothing of the issue "date"`, exitUsage},
		{"analyze --deal price=soon " + good, `the issue has no value "soon"; it has: early, middle, late`, exitUsage},
		{"analyze --deal price=late --deal price=late " + good, "or it is said twice", exitUsage},
		{"analyze " + t.TempDir(), "there is no file of a domain", exitWrong},
		{"analyze " + domainFiles(t, "0.75", "0.85"), "the weights add up to 1.100000, not to 1", exitWrong},
	} {
		if code, out, err := call(t, "", append([]string{"negotiate"}, strings.Fields(x.args)...)...); code != x.code || !strings.Contains(err, x.says) {
			t.Errorf("%s: exit %d\n%s%s", x.args, code, out, err)
		}
	}
	must(t, "", "negotiate", "analyze", "--weights", "normalise", domainFiles(t, "0.75", "0.85"))
}

// A duel says how it ended, in keys that are stable, and the same again from the same seed.
func TestNegotiateDuel(t *testing.T) {
	folder := domainFiles(t, "", "")
	for _, more := range []string{"--a boulware --b linear+combi", "--a tft+bayes --b mix+frequency --payments 2 --worth 0.05", "--a climber --b annealer --protocol text", "--a linear --b linear --agenda price --agenda date --partial --holds 50"} {
		args := append([]string{"negotiate", "duel", folder, "--json", "--rounds", "40", "--seed", "3"}, strings.Fields(more)...)
		out := must(t, "", args...)
		var top map[string]json.RawMessage
		if err := json.Unmarshal([]byte(out), &top); err != nil {
			t.Fatal(err)
		}
		has(t, more, top, "domain protocol a b rounds seed agreed round offers utility bid frontier_distance nash_distance kalai_distance")
		if must(t, "", args...) != out {
			t.Errorf("%s: not the same again", more)
		}
	}
	if out := must(t, "", "negotiate", "duel", folder, "--a", "linear", "--b", "linear", "--reserve", "0.9,0.9"); !strings.Contains(out, "no deal after round 100 of 100; A keeps 0.900000, B 0.900000") {
		t.Error(out)
	}
	if out := must(t, "", "negotiate", "duel", folder, "--a", "conceder", "--b", "boulware+frequency"); !strings.Contains(out, "market: conceder against boulware+frequency, seed 1\n  deal in round ") {
		t.Error(out)
	}
}

// What makes no duel is said in words.
func TestNegotiateDuelRefuses(t *testing.T) {
	folder := domainFiles(t, "", "")
	for _, x := range []struct{ args, says string }{
		{"duel FOLDER --a linear", "missing flags: --b"},
		{"duel FOLDER --a hard --b linear", `--a: there is no strategy "hard": say one of boulware linear`},
		{"duel FOLDER --a linear --b linear+luck", `there is nothing "luck" to add`},
		{"duel FOLDER --a linear --b linear --protocol text", `there is no way to vote called "linear": say one of climber annealer`},
		{"duel FOLDER --a linear --b linear --rounds 0", "0 rounds: say a number from 1 to 10000"},
		{"duel FOLDER --a linear --b linear --payments 99", "--payments 99"},
		{"duel FOLDER --a linear --b linear --worth 7", "--worth 7"},
		{"duel FOLDER --a linear --b linear --worth x", `"x" is not a decimal number`},
		{"duel FOLDER --a linear --b linear --agenda price", `the issue "date" is not on it`},
		{"duel FOLDER --a linear --b linear --agenda price;place", `the domain has no issue "place"`},
		{"duel FOLDER --a linear --b linear --agenda price;price", "stands on the agenda twice"},
		{"duel FOLDER --a linear --b linear --agenda price;date --holds 101", "--holds 101"},
		{"duel FOLDER --a climber --b climber --protocol text --agenda price;date", "--agenda goes with --protocol offers"},
		{"tournament FOLDER --strategies linear,linear", `has "linear" twice`},
		{"tournament FOLDER --strategies linear,soft", `there is no strategy "soft"`},
		{"tournament FOLDER --rounds=-1", "-1 rounds"},
		{"tournament nowhere", "there is no domain nowhere"},
	} {
		args := strings.Fields(strings.ReplaceAll(x.args, "FOLDER", folder))
		if code, out, err := call(t, "", append([]string{"negotiate"}, args...)...); code != exitUsage || !strings.Contains(err, x.says) {
			t.Errorf("%s: exit %d\n%s%s", x.args, code, out, err)
		}
	}
}

// A tournament is the same on one core and on all, and its best comes first.
func TestNegotiateTournament(t *testing.T) {
	folder := domainFiles(t, "", "")
	args := []string{"negotiate", "tournament", folder, filepath.Join(folder, "market.json"), "--strategies", "conceder,boulware,random+frequency", "--rounds", "30", "--json"}
	all := must(t, "", args...)
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	if one := must(t, "", args...); one != all {
		t.Errorf("one core:\n%s\nall:\n%s", one, all)
	}
	var out struct {
		Domains   []string
		Duels     int
		Standings []struct {
			Strategy string
			Duels    int
			Utility  float64
			Agreed   float64
			Against  map[string]float64
		}
	}
	if err := json.Unmarshal([]byte(all), &out); err != nil {
		t.Fatal(err)
	}
	if len(out.Domains) != 2 || out.Duels != 18 || len(out.Standings) != 3 {
		t.Fatalf("%+v", out)
	}
	for i, s := range out.Standings {
		if s.Duels != 12 || s.Utility < 0 || s.Utility > 1 || s.Agreed < 0 || s.Agreed > 1 || len(s.Against) != 3 || i > 0 && s.Utility > out.Standings[i-1].Utility {
			t.Errorf("%+v", s)
		}
	}
	if text := must(t, "", args[:len(args)-1]...); !strings.HasPrefix(text, "18 duels in 2 domains, 30 rounds, seed 1.\nstrategy") {
		t.Error(text)
	}
}

// The tables of docs/negotiation.md are what the published domains give. -tables rewrites
// them with all domains that are there; else those are looked at that the page names.
func TestNegotiationTables(t *testing.T) {
	const file, begin, end = "../../docs/negotiation.md", "<!-- tables -->\n", "<!-- end -->"
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(page), begin)
	old, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no place for the tables", file)
	}
	folders, _ := filepath.Glob(filepath.Join(os.Getenv("BACKCHANNEL_DATA"), "negotiation", "*", "*"))
	if !*tables {
		folders = slices.DeleteFunc(folders, func(f string) bool { return !strings.Contains(old, "| "+filepath.Base(f)+" |") })
	}
	if os.Getenv("BACKCHANNEL_DATA") == "" || len(folders) == 0 || !*tables && len(folders) < strings.Count(old, "\n| ")-1 {
		t.Skip("BACKCHANNEL_DATA names no folder with the domains of " + file)
	}
	made := negotiationTables(t, folders)
	if *tables {
		if err := os.WriteFile(file, []byte(before+begin+made+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if old != made {
		t.Errorf("the tables of %s are not these (-tables rewrites them):\n%s", file, made)
	}
}

func negotiationTables(t *testing.T, folders []string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("| domain | outcomes | Pareto | Nash | Kalai | opposition (ANL) | (NegMAS) |\n| --- | ---: | ---: | --- | --- | ---: | ---: |\n")
	for _, folder := range folders {
		a, err := (&analyzeCommand{domainFlags: domainFlags{Normalise: "format", Weights: "check"}}).analyze(folder)
		if err != nil {
			t.Fatal(err)
		}
		pair := func(s *solution) string { return decimals(s.Utility[0]) + " " + decimals(s.Utility[1]) }
		fmt.Fprintf(&b, "| %s | %v | %d | %s | %s | %s | %s |\n", filepath.Base(folder), a.Size, a.Pareto, pair(a.Nash), pair(a.Kalai), decimals(a.Opposition), decimals(a.OppositionNegMAS))
	}
	played := must(t, "", append([]string{"negotiate", "tournament", "--strategies", "boulware,boulware+frequency,boulware+bayes,boulware+combi,linear,linear+bayes,conceder,tft,tft+combi,mix,random"}, folders...)...)
	fmt.Fprintf(&b, "\n```\n%s```\n", played)
	return b.String()
}
