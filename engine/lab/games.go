package lab

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"backchannel/engine/crisis"
)

// lineMax bounds a line of a file of games.
const lineMax = 1 << 12

// head is the first line of a file of games: of what they are.
type head struct {
	Lab      int    `json:"lab"`
	Scenario string `json:"scenario"`
	Digest   string `json:"digest"`
	Rules    int    `json:"rules"`
	Plan     string `json:"plan"`
}

// format is the version of the file.
const format = 1

func (b *Bench) head() head {
	return head{Lab: format, Scenario: b.Scenario.ID, Digest: b.Scenario.Digest.String(), Rules: int(crisis.RulesVersion), Plan: b.Plan}
}

// line is a game in a file.
type line struct {
	A    string `json:"a"`
	B    string `json:"b"`
	Seed uint64 `json:"seed"`
	Outcome
}

// Games are the outcomes of matches, and where new ones are written down.
type Games struct {
	bench *Bench
	known map[Match]Outcome
	to    io.Writer
}

// ErrOtherGames tells that a file holds games of something else: another scenario, another
// version of it, other rules or another plan.
var ErrOtherGames = errors.New("it holds games of another scenario, or of another version of it or of the rules")

// NewGames begins a list of games and writes its first line. A nil writer keeps it in
// memory only.
func (b *Bench) NewGames(to io.Writer) (*Games, error) {
	g := &Games{bench: b, known: map[Match]Outcome{}, to: to}
	return g, g.write(b.head())
}

// ReadGames reads a list of games. good is how many bytes of it are in order: a last line
// that was cut off is left out, and what is appended belongs there. New games are written
// to to.
func (b *Bench) ReadGames(from io.Reader, to io.Writer) (g *Games, good int64, err error) {
	g = &Games{bench: b, known: map[Match]Outcome{}, to: to}
	r := bufio.NewReaderSize(from, lineMax)
	for n := 1; ; n++ {
		text, err := r.ReadSlice('\n')
		switch {
		case errors.Is(err, io.EOF) && n > 1: // whole, or cut off
			return g, good, nil
		case errors.Is(err, io.EOF):
			return nil, 0, fmt.Errorf("it has no first line")
		case err != nil:
			return nil, 0, fmt.Errorf("line %d: %w", n, err)
		case n == 1:
			err = g.readHead(text)
		default:
			err = g.readLine(text)
		}
		if err != nil {
			return nil, 0, fmt.Errorf("line %d: %w", n, err)
		}
		good += int64(len(text))
	}
}

func (g *Games) readHead(text []byte) error {
	var h head
	if err := json.Unmarshal(text, &h); err != nil || h.Lab == 0 {
		return errors.New("this is no file of games of the lab")
	}
	if h != g.bench.head() {
		return ErrOtherGames
	}
	return nil
}

func (g *Games) readLine(text []byte) error {
	var l line
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&l); err != nil {
		return err
	}
	g.known[Match{[2]string{l.A, l.B}, l.Seed}] = l.Outcome
	return nil
}

// add takes a game in and writes it down.
func (g *Games) add(m Match, o Outcome) error {
	g.known[m] = o
	return g.write(line{m.Kinds[0], m.Kinds[1], m.Seed, o})
}

func (g *Games) write(x any) error {
	if g.to == nil {
		return nil
	}
	text, err := json.Marshal(x)
	if err == nil {
		_, err = g.to.Write(append(text, '\n'))
	}
	if err != nil {
		return fmt.Errorf("the games played could not be written down: %w", err)
	}
	return nil
}

// Played is how many of the matches have been played.
func (g *Games) Played(matches []Match) int { return len(matches) - len(g.open(matches)) }

// open are the matches that have not been played yet.
func (g *Games) open(matches []Match) (open []Match) {
	for _, m := range matches {
		if _, ok := g.known[m]; !ok {
			open = append(open, m)
		}
	}
	return open
}

// Play plays those of the matches that have not been played yet, on so many workers, and
// says after each how many of all are done.
func (g *Games) Play(matches []Match, workers int, done func(n int)) error {
	open := g.open(matches)
	before := len(matches) - len(open)
	done(before)
	return Stream(len(open), workers, func(job int) (Outcome, error) { return g.bench.Play(open[job]) }, func(job int, o Outcome) error {
		err := g.add(open[job], o)
		done(before + job + 1)
		return err
	})
}

// ErrStale tells that a game comes out differently from how it was written down.
var ErrStale = errors.New("a game that is written down comes out differently now: the counterparts have changed since")

// Verify plays again, of each kind, a game of the matches that is written down, to find out
// whether those games still count: the first in which the kind meets itself, or else the
// first in which it plays.
func (g *Games) Verify(matches []Match) error {
	seen := map[string]bool{}
	for _, selves := range []bool{true, false} {
		for _, m := range matches {
			was, ok := g.known[m]
			if !ok || selves != (m.Kinds[0] == m.Kinds[1]) || seen[m.Kinds[0]] && seen[m.Kinds[1]] {
				continue
			}
			seen[m.Kinds[0]], seen[m.Kinds[1]] = true, true
			if now, err := g.bench.Play(m); err != nil || now != was {
				return errors.Join(fmt.Errorf("%s against %s, seed %d: %w", m.Kinds[0], m.Kinds[1], m.Seed, ErrStale), err)
			}
		}
	}
	return nil
}
