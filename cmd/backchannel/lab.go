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
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/adrg/xdg"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/engine/lab"
)

type labCommand struct {
	Strength labStrengthCommand `cmd:"" help:"Let every kind of counterpart meet every other, and print who does better."`
}

type labStrengthCommand struct {
	Scenario []string `placeholder:"ID" help:"The scenarios, each by id or folder; say the flag again for more. Both that come with the program if nothing is said."`
	Games    []string `placeholder:"N" help:"Games of each pair on each side, or ID=N for one scenario: 500,usmx-2026=60 if nothing is said."`
	Kinds    []string `placeholder:"KIND" help:"Who plays, as records name it: utility, utility:STYLE, policy:NAME. The field's routines and the usual counterpart if nothing is said."`
	Seed     uint64   `default:"1" help:"The first seed."`
	Out      string   `placeholder:"FILE" help:"Write the tables there, as Markdown; what was there is replaced."`
	JSON     bool     `name:"json" help:"Print JSON for scripts."`
	Save     string   `placeholder:"FOLDER" help:"Where games that have been played are kept, so that a run that was stopped goes on; the user's data folder if nothing is said."`
}

// What is measured where the command line does not say.
var (
	labScenarios = []string{"harbour-20", "usmx-2026"}
	labKinds     = []string{"policy:random", "policy:cooperate", "policy:threat", "policy:tit-for-tat", "policy:grit", "policy:fair", "utility"}
	labGames     = []string{"500", "usmx-2026=60"}
)

// labRun is one scenario of the command.
type labRun struct {
	bench *lab.Bench
	t     lab.Tournament
	title string
}

// Run plays what has not been played yet, and prints the tables.
func (c *labStrengthCommand) Run(std streams) error {
	runs, err := c.runs()
	if err != nil {
		return err
	}
	var tables []*lab.Strength
	for i := range runs {
		table, err := c.measure(&runs[i], std.err)
		if err != nil {
			return err
		}
		tables = append(tables, table)
	}
	if c.JSON {
		printJSON(std.out, tables)
	}
	var page bytes.Buffer
	writeStrength(&page, c, runs, tables)
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
	if len(c.Scenario) == 0 {
		c.Scenario = labScenarios
	}
	if len(c.Kinds) == 0 {
		c.Kinds = labKinds
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
		run := labRun{bench: b, t: lab.Tournament{Kinds: c.Kinds, First: c.Seed}, title: s.Title}
		if run.t.Seeds, err = c.gamesOf(s.ID); err != nil {
			return nil, err
		}
		if err := run.t.Check(b); err != nil {
			return nil, usage("%w", err)
		}
		runs = append(runs, run)
	}
	return runs, c.checkGames(runs)
}

// gamesOf is how many games of each pair are asked for in a scenario.
func (c *labStrengthCommand) gamesOf(id string) (n int, err error) {
	list := c.Games
	if len(list) == 0 {
		list = labGames
	}
	named := false
	for _, word := range list {
		of, number, isNamed := strings.Cut(word, "=")
		if !isNamed {
			number = word
		}
		x, err := strconv.Atoi(number)
		if err != nil || x < 1 || x > lab.SampleMax {
			return 0, usage("--games %s: say a number from 1 to %d, or SCENARIO=NUMBER", word, lab.SampleMax)
		}
		if isNamed && of == id || !isNamed && !named {
			n, named = x, isNamed
		}
	}
	if n == 0 {
		return 0, usage("--games says nothing of %s: add a number, or %s=NUMBER", id, id)
	}
	return n, nil
}

// checkGames refuses numbers for scenarios that are not played.
func (c *labStrengthCommand) checkGames(runs []labRun) error {
	for _, word := range c.Games {
		id, _, named := strings.Cut(word, "=")
		known := !named
		for i := range runs {
			known = known || runs[i].bench.Scenario.ID == id
		}
		if !known {
			return usage("--games %s: %s is not among the scenarios of this run", word, id)
		}
	}
	return nil
}

// measure plays what is missing of a run and works its tables out.
func (c *labStrengthCommand) measure(r *labRun, to io.Writer) (*lab.Strength, error) {
	games, file, err := c.open(r.bench)
	if err != nil {
		return nil, err
	}
	matches := r.t.Matches()
	if err := games.Verify(matches); err != nil {
		return nil, errors.Join(wrong("%w. Remove %s and say the command again", err, file.Name()), file.Close())
	}
	var done atomic.Int64
	done.Store(int64(games.Played(matches)))
	fmt.Fprintf(to, "%s: %s of each pair, %d kinds; games are kept in %s\n", r.title, count(r.t.Seeds, "game"), len(r.t.Kinds), file.Name())
	finish := progress(to, &done, len(matches), "game")
	err = games.Play(matches, runtime.GOMAXPROCS(0), func(n int) { done.Store(int64(n)) })
	finish()
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, outside("%w. What was played before is kept; say the command again to go on", err)
	}
	return games.Strength(&r.t), nil
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
