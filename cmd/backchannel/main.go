//go:build !js

// Command backchannel is a turn-based diplomatic crisis simulation for classrooms,
// Model-UN preparation and solo play.
//
// Its exit codes: 0 all is well; 1 what was checked is not in order (problems in a
// scenario, a record that does not replay); 2 the command was not understood; 3
// something outside the program is missing or failed (a display, a folder that can
// be written to).
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"

	"backchannel/cmd/backchannel/internal/library"
)

// The exit codes of the program.
const (
	exitOK      = 0
	exitWrong   = 1
	exitUsage   = 2
	exitOutside = 3
)

// failure is an error that knows its exit code.
type failure struct {
	code int
	err  error
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

func wrong(format string, args ...any) error {
	return &failure{exitWrong, fmt.Errorf(format, args...)}
}

func usage(format string, args ...any) error {
	return &failure{exitUsage, fmt.Errorf(format, args...)}
}

func outside(format string, args ...any) error {
	return &failure{exitOutside, fmt.Errorf(format, args...)}
}

// streams are where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

type commands struct {
	Play     playCommand     `cmd:"" default:"withargs" help:"Play a crisis: in a window, or in the terminal with --text. This is what happens when no command is named."`
	Host     hostCommand     `cmd:"" help:"Serve the game to a browser on this machine."`
	Simulate simulateCommand `cmd:"" help:"Let counterparts play a whole game and print how it ends."`
	Replay   replayCommand   `cmd:"" help:"Check a saved game: fold its bytes, decide every directive again, compare, and print the digest."`
	Why      whyCommand      `cmd:"" help:"List the entries behind a number of a saved game. They add up."`
	Check    checkCommand    `cmd:"" help:"List every problem in a scenario's files."`
	Show     showCommand     `cmd:"" help:"Print what a scenario contains and what its table has to offer."`
	Lab      labCommand      `cmd:"" help:"Play many games to measure kinds of counterpart against each other."`

	Negotiate negotiateCommand `cmd:"" help:"Analyse negotiation domains from elsewhere (Genius, GeniusWeb) and let strategies negotiate in them."`
}

const about = `A turn-based diplomatic crisis simulation. You hold an office and bring a crisis down with talks, offers and public words.

Scenarios are named by their id (harbour-20) or by the path of a folder.

Exit codes: 0 all is well; 1 what was checked is not in order; 2 the command was not understood; 3 something outside the program is missing, such as a display or a writable folder.`

func main() {
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run carries out a command line and returns the exit code.
func run(args []string, std streams) int {
	out := &output{to: std.out}
	std.out = out
	code := carryOut(args, std)
	if out.err != nil && code == exitOK {
		code = report(outside("the output could not be written: %w", out.err), std.err)
	}
	return code
}

func carryOut(args []string, std streams) int {
	var c commands
	code := -1
	parser, err := kong.New(&c, kong.Name("backchannel"), kong.Description(about), kong.Writers(std.out, std.err),
		kong.Exit(func(n int) { code = n }), kong.ConfigureHelp(kong.HelpOptions{Compact: true}), kong.Bind(std))
	if err != nil {
		panic(err)
	}
	if err := checkFirst(parser, args); err != nil {
		return report(err, std.err)
	}
	ctx, err := parser.Parse(args)
	if code >= 0 { // help was asked for and has been printed
		return code
	}
	if err != nil {
		fmt.Fprintf(std.err, "backchannel: %v\nSay `backchannel --help` for what can be done.\n", err)
		return exitUsage
	}
	return report(ctx.Run(), std.err)
}

// report prints an error, if there is one, and returns its exit code.
func report(err error, to io.Writer) int {
	var f *failure
	var p *library.Problems
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &p):
		fmt.Fprintf(to, "%v\nbackchannel: %s has %s.\n", p, p.Where, count(len(p.List), "problem"))
		return exitWrong
	case errors.As(err, &f):
		fmt.Fprintf(to, "backchannel: %v\n", err)
		return f.code
	}
	fmt.Fprintf(to, "backchannel: %v\n", err)
	return exitUsage
}

// count writes a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
