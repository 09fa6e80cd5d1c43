package scenario

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// maxProblems is how many problems are listed before "and N more": a file in
// quite another format would otherwise fill the screen.
const maxProblems = 200

// Problem is one thing wrong in a scenario's files, told to whoever wrote them.
type Problem struct {
	File string // empty where the problem is not in one file
	// Line and Col count from 1, columns in characters; 0 means unknown.
	Line, Col int
	Text      string // what is wrong and what to do
	Near      string // the known word that was probably meant, or empty
}

// String gives "file:line:col: text (did you mean "x"?)".
func (p Problem) String() string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(Pos{p.File, p.Line, p.Col}.String())
		b.WriteString(": ")
	}
	b.WriteString(p.Text)
	if p.Near != "" {
		fmt.Fprintf(&b, " (did you mean %q?)", p.Near)
	}
	return b.String()
}

// Pos is a place in a file.
type Pos struct {
	File string
	// Line and Col count from 1; Col 0 means that only the line is known.
	Line, Col int
}

// String gives "file:line:col" as far as it is known.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// at is the place so many bytes further in the text that begins at p. In a text
// that spans lines or has escapes it stays p, whose column is unknown.
func (p Pos) at(offset int) Pos {
	if p.Col > 0 {
		p.Col += offset
	}
	return p
}

// problems collects what is wrong in all files. The first maxProblems are kept.
type problems struct {
	list []Problem
	seen map[Problem]bool
	more int
}

// add records a problem at a place; one that is known already, from the same rule
// compiled for another office, is told once.
func (p *problems) add(at Pos, near, format string, args ...any) {
	if p.full() {
		p.more++
		return
	}
	x := Problem{at.File, at.Line, at.Col, fmt.Sprintf(format, args...), near}
	if p.seen[x] {
		return
	}
	if p.seen == nil {
		p.seen = map[Problem]bool{}
	}
	p.seen[x] = true
	p.list = append(p.list, x)
}

// full says that no more problems are listed, so that none need be looked for.
func (p *problems) full() bool { return len(p.list) >= maxProblems }

// count is the number of problems so far.
func (p *problems) count() int { return len(p.list) + p.more }

// all returns the problems by file, line and column; a last one counts those
// that were not kept.
func (p *problems) all() []Problem {
	list := slices.Clone(p.list)
	slices.SortStableFunc(list, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	if p.more > 0 {
		list = append(list, Problem{Text: fmt.Sprintf("and %d more", p.more)})
	}
	return list
}

// nearest returns the known word most like an unknown one, or "": with fewer edits
// than a third of its letters or so, else one that it is the beginning of. Case does
// not matter; of equals the first is taken.
func nearest(word string, known []string) string {
	const longest = 60
	if word == "" || len(word) > longest {
		return ""
	}
	word = strings.ToLower(word)
	best, least := "", (len(word)+4)/3
	for _, k := range known {
		if max(len(word)-len(k), len(k)-len(word)) >= least {
			continue
		}
		if d := distance(word, strings.ToLower(k)); d < least {
			best, least = k, d
		}
	}
	if best != "" || len(word) < 3 {
		return best
	}
	if i := slices.IndexFunc(known, func(k string) bool { return strings.HasPrefix(strings.ToLower(k), word) }); i >= 0 {
		return known[i]
	}
	return ""
}

// distance is the fewest insertions, deletions, replacements and exchanges of
// neighbours that lead from a to b (optimal string alignment).
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before, last, row = last, row, before
		row[0] = i + 1
		for j := range len(b) {
			if a[i] == b[j] {
				row[j+1] = last[j]
				continue
			}
			row[j+1] = 1 + min(last[j], last[j+1], row[j])
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], 1+before[j-1])
			}
		}
	}
	return row[len(b)]
}
