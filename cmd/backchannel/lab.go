//go:build !js

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/adrg/xdg"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/engine/lab"
)

type labCommand struct {
	Strength labStrengthCommand `cmd:"" help:"Let every kind of counterpart meet every other, and planners of all sizes and levels; print who does better."`
}

type labStrengthCommand struct {
	Scenario   []string `placeholder:"ID" help:"The scenarios, each by id or folder; say the flag again for more. Both that come with the program if nothing is said."`
	Parts      []string `placeholder:"PART" help:"What is measured: field (every kind meets every kind), iterations, response, levels, domains. All if nothing is said; domains need --domains."`
	Games      []string `placeholder:"N" help:"Games of each pair on each side, or ID=N for one scenario, ID:PART=N for one part of it, none with 0: 500,usmx-2026=60 if nothing is said."`
	Kinds      []string `placeholder:"KIND" help:"Who plays in the field, as records name it: utility, utility:STYLE, policy:NAME, planner-uct. The field's routines, the usual counterpart and planners if nothing is said."`
	Iterations []int    `default:"250,500,1000,2000,4000,8000,16000" help:"At how many iterations planners are measured."`
	Respond    []int    `default:"250,1000" help:"Planners of how many iterations meet one that searches 16 times as much."`
	Domains    string   `placeholder:"FOLDER" help:"A folder with negotiation domains at any depth, each in a folder of its own: Genius XML or GeniusWeb JSON."`
	Seed       uint64   `default:"1" help:"The first seed."`
	Out        string   `placeholder:"FILE" help:"Write the tables there, as Markdown; what was there is replaced."`
	JSON       bool     `name:"json" help:"Print JSON for scripts."`
	Save       string   `placeholder:"FOLDER" help:"Where games that have been played are kept, so that a run that was stopped goes on; the user's data folder if nothing is said."`
}

// What is measured where the command line does not say.
var (
	labScenarios = []string{"harbour-20", "usmx-2026"}
	labKinds     = []string{"policy:random", "policy:cooperate", "policy:threat", "policy:tit-for-tat", "policy:grit", "policy:fair", "utility", "planner-uct", "planner-rm"}
	labGames     = []string{"500", "usmx-2026=60"}
)

// labRun is one scenario of the command.
type labRun struct {
	bench *lab.Bench
	title string
	parts []labPart
}

// labTables is what a scenario shows.
type labTables struct {
	Scenario string `json:"scenario"`
	// Field is that of every kind against every kind, Compared that of the other parts.
	Field    *lab.Strength             `json:"field,omitempty"`
	Compared map[string][]lab.Compared `json:"compared,omitempty"`
}

// labPage is all that the command shows.
type labPage struct {
	Scenarios []labTables   `json:"scenarios"`
	Domains   *tournamented `json:"domains,omitempty"`
}

// Run plays what has not been played yet, and prints the tables.
func (c *labStrengthCommand) Run(std streams) error {
	runs, err := c.runs()
	if err != nil {
		return err
	}
	domains, err := c.domains()
	if err != nil {
		return err
	}
	shown, err := c.show(runs, domains, std.err)
	if err != nil {
		return err
	}
	if c.JSON {
		printJSON(std.out, shown)
	}
	var page bytes.Buffer
	writeStrength(&page, c, runs, shown)
	switch {
	case c.Out != "":
		if err := os.WriteFile(c.Out, page.Bytes(), 0o644); err != nil {
			return outside("the tables could not be written: %w. Choose another place for --out; the games played are kept", err)
		}
	case !c.JSON:
		_, _ = page.WriteTo(std.out) // the stream keeps its error
	}
	return nil
}

// runs is what is to be played; all of the command line is looked at before any game.
func (c *labStrengthCommand) runs() (runs []labRun, err error) {
	if err := c.checkParts(); err != nil {
		return nil, err
	}
	if len(c.Scenario) == 0 {
		c.Scenario = labScenarios
	}
	if len(c.Kinds) == 0 {
		c.Kinds = labKinds
	}
	if slices.Equal(c.Parts, []string{partDomains}) {
		c.Scenario = nil
	}
	for _, name := range c.Scenario {
		s, err := library.Open(name)
		if err != nil {
			return nil, err
		}
		b, err := lab.NewBench(s)
		if err != nil {
			return nil, usage("%w", err)
		}
		run := labRun{bench: b, title: s.Title}
		if run.parts, err = c.partsOf(b); err != nil {
			return nil, err
		}
		runs = append(runs, run)
	}
	return runs, c.checkGames(runs)
}

// gamesOf is how many games of each pair are asked for in a part of a scenario: what is
// said most closely counts. A part of 0 games is left out.
func (c *labStrengthCommand) gamesOf(id, part string) (n int, err error) {
	list := c.Games
	if len(list) == 0 {
		list = labGames
	}
	nearest := -1
	for _, word := range list {
		of, number, named := strings.Cut(word, "=")
		if !named {
			of, number = "", word
		}
		x, err := strconv.Atoi(number)
		if none := strings.Contains(of, ":") && x == 0; err != nil || x < 1 && !none || x > lab.SampleMax {
			return 0, usage("--games %s: say a number from 1 to %d, or SCENARIO=NUMBER, or SCENARIO:PART=NUMBER, where 0 leaves the part out", word, lab.SampleMax)
		}
		if k := slices.Index([]string{"", id, id + ":" + part}, of); k > nearest {
			n, nearest = x, k
		}
	}
	if nearest < 0 {
		return 0, usage("--games says nothing of %s: add a number, or %s=NUMBER", id, id)
	}
	return n, nil
}

// checkGames refuses numbers for scenarios and parts that are not played.
func (c *labStrengthCommand) checkGames(runs []labRun) error {
	for _, word := range c.Games {
		of, _, named := strings.Cut(word, "=")
		id, part, parted := strings.Cut(of, ":")
		known := !named
		for i := range runs {
			known = known || runs[i].bench.Scenario.ID == id && (!parted || part != partDomains && slices.Contains(c.Parts, part))
		}
		if !known {
			return usage("--games %s: %s is not among what this run plays", word, of)
		}
	}
	return nil
}

// show plays what is missing and works the tables out.
func (c *labStrengthCommand) show(runs []labRun, domains *labDomains, to io.Writer) (shown *labPage, err error) {
	shown = &labPage{}
	for i := range runs {
		tables, err := c.measure(&runs[i], to)
		if err != nil {
			return nil, err
		}
		shown.Scenarios = append(shown.Scenarios, tables)
	}
	if domains != nil {
		shown.Domains = domains.play(to)
	}
	return shown, nil
}

// measure plays what is missing of a scenario and works its tables out.
func (c *labStrengthCommand) measure(r *labRun, to io.Writer) (out labTables, err error) {
	games, file, err := c.open(r.bench)
	if err != nil {
		return out, err
	}
	fmt.Fprintf(to, "%s: games are kept in %s\n", r.title, file.Name())
	var all []lab.Match
	for i := range r.parts {
		all = append(all, r.parts[i].plays.Matches()...)
	}
	if err := games.Verify(all); err != nil {
		return out, errors.Join(wrong("%w. Remove %s and say the command again", err, file.Name()), file.Close())
	}
	for i := range r.parts {
		matches := r.parts[i].plays.Matches()
		var done atomic.Int64
		done.Store(int64(games.Played(matches)))
		fmt.Fprintf(to, "%s, %s: %s of each pair\n", r.title, r.parts[i].name, count(r.parts[i].games, "game"))
		finish := progress(to, &done, len(matches), "game")
		err = games.Play(matches, runtime.GOMAXPROCS(0), func(n int) { done.Store(int64(n)) })
		finish()
		if err != nil {
			break
		}
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return out, outside("%w. What was played before is kept; say the command again to go on", err)
	}
	return r.tables(games), nil
}

// open opens the games of a scenario that have been played, or begins their list.
func (c *labStrengthCommand) open(b *lab.Bench) (*lab.Games, *os.File, error) {
	folder := c.Save
	if folder == "" {
		folder = filepath.Join(xdg.DataHome, "backchannel", "lab")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, nil, outside("games cannot be kept: %w. Choose another folder with --save", err)
	}
	name := filepath.Join(folder, fmt.Sprintf("%s-%.12s.jsonl", b.Scenario.ID, b.Scenario.Digest.String()))
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, nil, outside("games cannot be kept: %w. Choose another folder with --save", err)
	}
	games, err := readGames(b, file)
	if err != nil {
		return nil, nil, errors.Join(wrong("%s: %w. Remove it, or choose another folder with --save", name, err), file.Close())
	}
	return games, file, nil
}

// readGames reads the games of a file, cuts off what is not whole at its end, and goes on
// writing there.
func readGames(b *lab.Bench, file *os.File) (*lab.Games, error) {
	switch info, err := file.Stat(); {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fs.ErrInvalid
	case info.Size() == 0:
		return b.NewGames(file)
	}
	games, good, err := b.ReadGames(file, file)
	if err == nil {
		err = file.Truncate(good)
	}
	return games, err
}
