// Package domain holds negotiation domains from outside the game: what two parties
// bargain over, what each outcome is worth to each, and what was on the table. It reads
// the files of Genius (XML; Lin, Kraus, Baarslag, Tykhonov, Hindriks & Jonker,
// "Genius", Computational Intelligence 30, 2014) and of GeniusWeb (JSON), the form of the
// Automated Negotiation League.
//
//	Read      files -> Domain: numbers as written, exact, or every problem listed
//	Space     Domain -> utilities as whole numbers of one scale, by a rule of normalisation
//	Analyze   Space -> Pareto frontier, bargaining solutions, opposition, win-set
//
// All of it is exact: there is no floating-point number, so that ties are ties and every
// machine gives the same result. Files are strangers' input: sizes, depths and counts
// have limits, and what costs too much is refused.
package domain

import (
	"fmt"
	"math/big"
	"strings"
)

// The limits of what is read.
const (
	FileMax   = 4 << 20 // bytes of one file
	FilesMax  = 200     // files of one folder
	DepthMax  = 24      // nested objects, lists or elements
	IssuesMax = 64      // issues of a domain
	ValuesMax = 10_000  // values of an issue
	NameMax   = 200     // bytes of a name
	// problemsMax is how many problems of a file are listed.
	problemsMax = 20
)

// Parties is how many sides a domain has.
const Parties = 2

// Issue is one thing to agree on, with the values that it can take.
type Issue struct {
	Name   string
	Values []string
}

// Domain is a negotiation as its files give it.
type Domain struct {
	Name     string
	Issues   []Issue
	Profiles [Parties]Profile
}

// Profile is what the outcomes are worth to one party: an additive utility, the sum over
// the issues of a weight times the evaluation of the value agreed on.
type Profile struct {
	// File is where it was read; Form the format, which says how evaluations are meant.
	File string
	Form Form
	// Weights has one entry an issue, Values one a value of each issue.
	Weights []*big.Rat
	Values  [][]*big.Rat
	// Reservation is the utility of no agreement, or nil. GeniusWeb gives a bid that is
	// worth as much, ReservationBid, by the number of the value of each issue, or nil.
	Reservation    *big.Rat
	ReservationBid []int
}

// Form is a file format.
type Form uint8

// The formats.
const (
	GeniusXML Form = iota + 1
	GeniusWebJSON
)

// Problems is the error of files that cannot be used: all that is wrong with them, a
// line each, as "file:line: problem".
type Problems []string

// Error is all of them, a line each.
func (p Problems) Error() string { return strings.Join(p, "\n") }

// faults gathers what is wrong with one file.
type faults struct {
	file string
	list Problems
}

// add notes a problem; a line of 0 or below is not said.
func (f *faults) add(line int, format string, args ...any) {
	where := f.file
	if line > 0 {
		where = fmt.Sprintf("%s:%d", f.file, line)
	}
	if len(f.list) == problemsMax {
		f.list = append(f.list, f.file+": and more problems like these")
	}
	if len(f.list) < problemsMax {
		f.list = append(f.list, where+": "+fmt.Sprintf(format, args...))
	}
}

// err is the problems as an error, or nil.
func (f *faults) err() error {
	if len(f.list) == 0 {
		return nil
	}
	return f.list
}

// named checks a name that a file gives.
func (f *faults) named(line int, what, name string) {
	switch {
	case strings.TrimSpace(name) == "":
		f.add(line, "%s has no name: give it one", what)
	case len(name) > NameMax:
		f.add(line, "the name of %s is longer than %d bytes: shorten it", what, NameMax)
	}
}

// counted checks the issues of a domain: how many, with how many values.
func (f *faults) counted(issues []Issue) {
	switch n := len(issues); {
	case n == 0:
		f.add(0, "there is no issue: a domain needs at least one")
	case n > IssuesMax:
		f.add(0, "there are %d issues; at most %d are read", n, IssuesMax)
	}
	for i := range issues {
		switch n := len(issues[i].Values); {
		case n == 0:
			f.add(0, "issue %q has no values: give it at least one, or leave it out", issues[i].Name)
		case n > ValuesMax:
			f.add(0, "issue %q has %d values; at most %d are read", issues[i].Name, n, ValuesMax)
		}
	}
}

// issueOf is the number of an issue, -1 for none.
func issueOf(issues []Issue, name string) int {
	for i := range issues {
		if issues[i].Name == name {
			return i
		}
	}
	return -1
}

// valueOf gives the number of each value by its name.
func valueOf(issue *Issue) map[string]int {
	m := make(map[string]int, len(issue.Values))
	for v, name := range issue.Values {
		m[name] = v
	}
	return m
}
