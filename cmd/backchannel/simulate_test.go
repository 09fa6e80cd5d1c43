//go:build !js

package main

import (
	"encoding/json"
	"runtime"
	"strings"
	"testing"
)

// Many games give the same numbers however many cores play them, and the shares add up.
func TestManyGamesOnAnyCores(t *testing.T) {
	args := []string{"simulate", "harbour-20", "--games", "30", "--policy", "one-kind", "--mixed", "--json"}
	all := must(t, "", args...)
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	if one := must(t, "", args...); one != all {
		t.Errorf("one core:\n%s\nall:\n%s", one, all)
	}
	var out struct {
		Games     int
		Policy    string
		Endings   map[string]float64
		Breakdown *float64
		Deals     *float64
		Tension   []float64
	}
	if err := json.Unmarshal([]byte(all), &out); err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, share := range out.Endings {
		sum += share
	}
	if out.Games != 30 || out.Policy != "one-kind" || sum < 0.99 || sum > 1.01 || out.Breakdown == nil || out.Deals == nil || len(out.Tension) != 4 {
		t.Errorf("%+v", out)
	}
}

// What is played, and by whom, is said in words when it cannot be.
func TestManyGamesRefused(t *testing.T) {
	for _, x := range []struct{ args, says string }{
		{"--games=-1", "say a number from 1"},
		{"--games 0", "--games 0: say a number from 1 to 1000000, or leave --games out to play one game"},
		{"--games 0 --json", "say a number from 1"},
		{"--games 2 --policy kindness", "there is no policy \"kindness\"; there are: counterpart planner passive"},
		{"--games 2 --policy passive --seat nobody", "there is no seat \"nobody\"; this scenario has: arden"},
		{"--games 2 --seat arden", "say --policy too"},
		{"--games 2 --out x", "leave --games out"},
	} {
		if code, _, err := call(t, "", append([]string{"simulate", "harbour-20"}, strings.Fields(x.args)...)...); code != exitUsage || !strings.Contains(err, x.says) {
			t.Errorf("%s: exit %d, %s", x.args, code, err)
		}
	}
	_, _, err := call(t, "", "simulate", "harbour-20", "--policy", "nope")
	list, _, _ := strings.Cut(err, ". ")
	if strings.Count(list, "tit-for-tat") != 1 || !strings.Contains(err, "tit-for-tat is the style; the fixed policy is policy:tit-for-tat") {
		t.Error(err)
	}
	for _, args := range []string{"--games 3", "--games 3 --policy conciliator --seat belmar", "--policy threat", "--mixed"} {
		must(t, "", append([]string{"simulate", "harbour-20"}, strings.Fields(args)...)...)
	}
}
