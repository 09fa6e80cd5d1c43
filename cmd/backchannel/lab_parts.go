//go:build !js

package main

import (
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"backchannel/engine/lab"
	"backchannel/engine/negotiation/bargain"
)

// The parts of what is measured.
const (
	partField      = "field"
	partIterations = "iterations"
	partResponse   = "response"
	partLevels     = "levels"
	partDomains    = "domains"
)

var labParts = []string{partField, partIterations, partResponse, partLevels, partDomains}

// searchMore is how many times the iterations of a planner one searches that responds to it.
const searchMore = 16

// The levels of a planner, the lowest first, and the selectors whose iterations are measured.
var (
	labLevels    = []string{"planner-easy", "planner-normal", "planner-strong"}
	labSelectors = []string{"rm", "uct"}
)

// Where the tournament over domains is played as in docs/negotiation.md.
var labStrategies = []string{"boulware", "boulware+frequency", "boulware+bayes", "boulware+combi", "linear", "linear+bayes", "conceder", "tft", "tft+combi", "mix", "random"}

const labRounds = 100

// labPart is a part of a scenario.
type labPart struct {
	name  string
	games int
	plays interface {
		Matches() []lab.Match
		Check(*lab.Bench) error
	}
}

// checkParts says what is measured where the command line does not, puts it in order, and
// refuses what there is not.
func (c *labStrengthCommand) checkParts() error {
	if len(c.Parts) == 0 {
		c.Parts = slices.DeleteFunc(slices.Clone(labParts), func(p string) bool { return p == partDomains && c.Domains == "" })
	}
	for _, p := range c.Parts {
		if !slices.Contains(labParts, p) {
			return usage("--parts: there is no part %q; there are: %s", p, strings.Join(labParts, " "))
		}
	}
	c.Parts = slices.DeleteFunc(slices.Clone(labParts), func(p string) bool { return !slices.Contains(c.Parts, p) })
	if slices.Contains(c.Parts, partDomains) && c.Domains == "" {
		return usage("--parts domains: say with --domains in which folder they are; none come with the program")
	}
	for _, x := range []struct {
		flag string
		list []int
	}{{"--iterations", c.Iterations}, {"--respond", c.Respond}} {
		if len(x.list) == 0 || !slices.IsSorted(x.list) || len(slices.Compact(slices.Clone(x.list))) < len(x.list) {
			return usage("%s: say numbers of iterations, each once, the smallest first", x.flag)
		}
	}
	return nil
}

// partsOf are the parts of a scenario that were asked for.
func (c *labStrengthCommand) partsOf(b *lab.Bench) (list []labPart, err error) {
	for _, name := range labParts {
		if name == partDomains || !slices.Contains(c.Parts, name) {
			continue
		}
		n, err := c.gamesOf(b.Scenario.ID, name)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			continue
		}
		part := labPart{name: name, games: n, plays: &lab.Tournament{Kinds: c.Kinds, Seeds: n, First: c.Seed}}
		if name != partField {
			x := &lab.Comparison{Seeds: n, First: c.Seed}
			c.pairings(name, x)
			part.plays = x
		}
		if err := part.plays.Check(b); err != nil {
			return nil, usage("%s: %w", name, err)
		}
		list = append(list, part)
	}
	return list, nil
}

// pairings says who meets whom in a part other than the field.
func (c *labStrengthCommand) pairings(part string, to *lab.Comparison) {
	switch part {
	case partIterations:
		to.Add(lab.Against("utility", "utility"))
		for _, s := range labSelectors {
			var kinds []string
			for _, n := range c.Iterations {
				kinds = append(kinds, plannerOf(s, n))
			}
			to.Add(lab.Against("utility", kinds...))
		}
	case partResponse:
		for _, n := range c.Respond {
			to.Add(lab.Response(plannerOf("rm", n), plannerOf("rm", searchMore*n)))
		}
	case partLevels:
		to.Add(lab.Selves(labLevels...))
	}
}

// plannerOf is the kind of a planner by its selector and iterations.
func plannerOf(selector string, iterations int) string {
	return fmt.Sprintf("planner-%s-%d", selector, iterations)
}

// tables works out what the games of a scenario show.
func (r *labRun) tables(games *lab.Games) labTables {
	out := labTables{Scenario: r.bench.Scenario.ID, Compared: map[string][]lab.Compared{}}
	for i := range r.parts {
		switch x := r.parts[i].plays.(type) {
		case *lab.Tournament:
			out.Field = games.Strength(x)
		case *lab.Comparison:
			out.Compared[r.parts[i].name] = games.Compare(x)
		}
	}
	return out
}

// labDomains is the tournament of `negotiate tournament` over the domains of a folder. It
// takes seconds, so that nothing of it is kept.
type labDomains struct {
	command tournamentCommand
	set     *bargain.Tournament
}

// domains opens the domains, or is nil where they were not asked for.
func (c *labStrengthCommand) domains() (d *labDomains, err error) {
	if !slices.Contains(c.Parts, partDomains) {
		return nil, nil
	}
	folders, err := domainFolders(c.Domains)
	if err != nil {
		return nil, err
	}
	d = &labDomains{command: tournamentCommand{Domains: folders, Strategies: labStrategies, duelFlags: duelFlags{Rounds: labRounds, Seed: c.Seed, domainFlags: domainFlags{Normalise: "format", Weights: "check"}}}}
	d.set, err = d.command.set()
	return d, err
}

// play plays it.
func (d *labDomains) play(to io.Writer) *tournamented {
	fmt.Fprintf(to, "Tournament over %s\n", count(len(d.command.Domains), "domain"))
	return d.command.play(d.set, to)
}

// domainFolders are the folders below one, or it alone, that hold the files of a domain and no
// folders.
func domainFolders(root string) (list []string, err error) {
	deeper, files := map[string]bool{}, map[string]bool{}
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		folder := filepath.Dir(path)
		switch ext := strings.ToLower(filepath.Ext(path)); {
		case err != nil:
			return err
		case d.IsDir():
			deeper[folder] = deeper[folder] || path != root
		case (ext == ".xml" || ext == ".json") && !files[folder]:
			files[folder] = true
			list = append(list, folder)
		}
		return nil
	})
	if err != nil {
		return nil, usage("--domains %s cannot be read: %w", root, err)
	}
	list = slices.DeleteFunc(list, func(folder string) bool { return deeper[folder] })
	slices.Sort(list)
	if len(list) == 0 {
		return nil, usage("--domains %s: there are no folders with XML or JSON files below it", root)
	}
	return list, nil
}
