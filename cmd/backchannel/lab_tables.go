//go:build !js

package main

import (
	"fmt"
	"strings"

	"backchannel/engine/lab"
)

// writeIterations is the table of planners by their iterations.
func writeIterations(t *labTables, played string, say func(string, ...any)) {
	list := t.Compared[partIterations]
	usual, planners := list[0], list[1:]
	rows := len(planners) / len(labSelectors)
	first := iterationsOf(planners[0].Kind)
	say("\n### Strength against iterations\n")
	say("Own score of planners against `utility`, mean of both sides, and how much more that is than with %s iterations,", first)
	say("seed by seed. In the same place `utility` itself scores %s. %s\n", interval(usual.Own), played)
	head, line := "| iterations |", "| ---: |"
	for _, s := range labSelectors {
		head += fmt.Sprintf(" `planner-%s` | more than with %s |", s, first)
		line += " ---: | ---: |"
	}
	say("%s\n%s", head, line)
	for i := range rows {
		row := "| " + iterationsOf(planners[i].Kind) + " |"
		for k := range labSelectors {
			x := &planners[k*rows+i]
			row += " " + interval(x.Own) + " | " + small(x) + " |"
		}
		say("%s", row)
	}
}

// writeResponse is the table of planners that meet one that searches more.
func writeResponse(t *labTables, played string, say func(string, ...any)) {
	say("\n### What a search of %d times the iterations gets\n", searchMore)
	say("A planner meets itself, and then one that searches %d times as much takes the place of one of the two. What that", searchMore)
	say("one gets more in own score, mean of both sides and seed by seed, is a lower bound on what a best response to the")
	say("planner would gain (Lisy & Bowling 2017): where it is above zero, the planner can be exploited by that much at")
	say("least. Where it is not, nothing is shown: the other may search in the wrong place. %s\n", played)
	say("| planner | against itself | the other against it | gain |\n| --- | ---: | ---: | ---: |")
	list := t.Compared[partResponse]
	for i := 0; i+1 < len(list); i += 2 {
		self, other := &list[i], &list[i+1]
		say("| `%s` | %s | `%s`: %s | %s |", self.Kind, interval(self.Own), other.Kind, interval(other.Own), small(other))
	}
}

// writeLevels is the table of the levels, two of each with one another.
func writeLevels(t *labTables, played string, say func(string, ...any)) {
	say("\n### Levels among themselves\n")
	say("Two of a level meet. Agreements are the percent of games with one in force at the end, ratified where it must be; the")
	say("joint gain is in percent of the best that could have been had, 0 without an agreement. `more` is against the line")
	say("before, seed by seed. %s\n", strings.Replace(played, " of each pair on each side", " of each level", 1))
	say("| two of | agreements | more | joint gain | more | own score | more |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
	list := t.Compared[partLevels]
	for i := range list {
		x := &list[i]
		say("| `%s` | %s | %s | %s | %s | %s | %s |", x.Kind,
			interval(x.Ratified), more(x, func(f *lab.Fared) lab.Estimate { return f.Ratified }),
			interval(x.Joint), more(x, func(f *lab.Fared) lab.Estimate { return f.Joint }),
			interval(x.Own), more(x, func(f *lab.Fared) lab.Estimate { return f.Own }))
	}
}

// more is by how much a pairing is above its base, or nothing.
func more(x *lab.Compared, of func(*lab.Fared) lab.Estimate) string {
	if x.More == nil {
		return ""
	}
	return difference(of(x.More))
}

// small is by how much the own score of a pairing is above its base, where that is little.
func small(x *lab.Compared) string {
	if x.More == nil {
		return ""
	}
	e := x.More.Own
	return fmt.Sprintf("%+.2f (%+.2f to %+.2f)", e.Mean, e.Low, e.High)
}

// iterationsOf is the number at the end of a planner's kind.
func iterationsOf(kind string) string { return kind[strings.LastIndex(kind, "-")+1:] }

// writeDomains is the table of the tournament over negotiation domains.
func writeDomains(t *tournamented, say func(string, ...any)) {
	say("\n## Negotiation domains\n")
	say("`negotiate tournament` over %s from elsewhere, that are no part of this project: every strategy meets every", count(len(t.Domains), "domain"))
	say("strategy, itself too, on both sides, in %s of %d rounds, seed %d. Utilities are those of the domains, 0 to 1; the", count(t.Duels, "duel"), t.Rounds, t.Seed)
	say("distances are those of the deals. What the strategies are stands in [negotiation.md](negotiation.md). The domains: %s.\n", strings.Join(t.Domains, ", "))
	say("| strategy | utility | deals | welfare | to the Nash point | to the frontier |\n| --- | ---: | ---: | ---: | ---: | ---: |")
	for i := range t.Standings {
		s := &t.Standings[i]
		say("| `%s` | %s | %s | %s | %s | %s |", s.Strategy, decimals(s.Utility), decimals(s.Agreed), decimals(s.Welfare), decimals(s.Nash), decimals(s.Frontier))
	}
}
