package advisor

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// Form is what somebody who cannot come has written down for the seat: what its stand-in
// wants most, and the lines that it never crosses.
type Form struct {
	// Style is the character in which it is played, empty for the usual one (see Styles).
	Style string
	// First are the rows that matter most, the first one most.
	First []int
	// Low and High are the levels between which a row must lie in every text that the seat
	// puts forward, accepts or signs; Keep tells that the row must stay as it is.
	Low, High [ledger.IssuesMax]int8
	Keep      [ledger.IssuesMax]bool
}

// The bounds of a form.
const (
	// FormMax is the most bytes of a form.
	FormMax = 4096
	// formLines is the most lines that are read.
	formLines = 100
	// formProblems is how many problems are told.
	formProblems = 10
)

// formReader reads a form line by line and gathers what is wrong with it.
type formReader struct {
	s        *scenario.Scenario
	name     string
	line     int
	form     Form
	low      [ledger.IssuesMax]int // the line that set it, 0 for none
	high     [ledger.IssuesMax]int
	keep     [ledger.IssuesMax]int
	styled   bool
	problems []error
}

// ParseForm reads a form for a scenario with a table. Each line, or part of one between
// semicolons, is one of these; what follows a # is not read:
//
//	style: conciliator
//	first: I9, I2, I5
//	I2 at least 1
//	I1 at most quarterly review
//	I13 as it is
//
// Rows go by id or name, levels by number or by their words. The error names every problem
// as NAME:LINE: problem.
func ParseForm(s *scenario.Scenario, name, text string) (*Form, error) {
	r := &formReader{s: s, name: name}
	if s.Talks == nil {
		return nil, fmt.Errorf("%s: nothing is negotiated in %s: a stand-in needs a table", name, s.ID)
	}
	text = strings.TrimPrefix(text, "\ufeff") // which some editors write
	if len(text) > FormMax {
		return nil, fmt.Errorf("%s: %d bytes; a form has at most %d", name, len(text), FormMax)
	}
	for i := range s.Talks.Issues() {
		r.form.High[i] = s.Talks.Sizes[i] - 1
	}
	said := false
	for n, line := range strings.Split(text, "\n") {
		if r.line = n + 1; r.line > formLines {
			r.fail("there are at most %d lines", formLines)
			break
		}
		line, _, _ = strings.Cut(line, "#")
		for _, part := range strings.Split(line, ";") {
			if part = strings.Join(strings.Fields(part), " "); part != "" {
				r.read(part)
				said = true
			}
		}
	}
	if !said {
		r.line = 1
		r.fail("it says nothing: write at least one row, such as %q", s.Talks.Topics[0].ID+" at most 2")
	}
	r.agree()
	if len(r.problems) > 0 {
		return nil, errors.Join(r.problems[:min(len(r.problems), formProblems)]...)
	}
	return &r.form, nil
}

func (r *formReader) fail(format string, args ...any) {
	r.problems = append(r.problems, fmt.Errorf("%s:%d: %s", r.name, r.line, fmt.Sprintf(format, args...)))
}

// read reads one line.
func (r *formReader) read(part string) {
	lower := strings.ToLower(part)
	if rest, ok := strings.CutPrefix(lower, "style:"); ok {
		r.style(strings.TrimSpace(rest))
		return
	}
	if rest, ok := strings.CutPrefix(lower, "first:"); ok {
		r.first(rest)
		return
	}
	for _, words := range []string{" at least ", " at most "} {
		if row, level, ok := strings.Cut(lower, words); ok {
			r.bound(row, level, words == " at least ")
			return
		}
	}
	if row, ok := strings.CutSuffix(lower, " as it is"); ok {
		if i := r.row(row); i >= 0 {
			r.twice(&r.keep[i], i, "stays as it is")
			r.form.Keep[i] = true
		}
		return
	}
	r.fail("%q is not understood: write `style: NAME`, `first: ROW, ROW`, `ROW at least LEVEL`, `ROW at most LEVEL` or `ROW as it is`", clipped(part))
}

func (r *formReader) style(name string) {
	if r.styled {
		r.fail("a second style: say one")
	}
	r.styled = true
	if name == "" || !IsStyle(name) {
		r.fail("there is no style %q; there are: %s", clipped(name), strings.Join(Styles(), " "))
		return
	}
	r.form.Style = name
}

func (r *formReader) first(list string) {
	if len(r.form.First) > 0 {
		r.fail("a second list of what comes first: write one")
		return
	}
	for _, name := range strings.Split(list, ",") {
		switch i := r.row(strings.TrimSpace(name)); {
		case i < 0:
		case slices.Contains(r.form.First, i):
			r.fail("%s comes first twice", r.s.Talks.Topics[i].ID)
		default:
			r.form.First = append(r.form.First, i)
		}
	}
}

func (r *formReader) bound(row, level string, least bool) {
	i := r.row(row)
	if i < 0 {
		return
	}
	l := r.level(i, level)
	if l < 0 {
		return
	}
	if least {
		r.twice(&r.low[i], i, "has a least level")
		r.form.Low[i] = l
		return
	}
	r.twice(&r.high[i], i, "has a highest level")
	r.form.High[i] = l
}

// twice notes the line that sets something of a row.
func (r *formReader) twice(at *int, i int, what string) {
	if *at > 0 {
		r.fail("%s %s already, by line %d", r.s.Talks.Topics[i].ID, what, *at)
	}
	*at = r.line
}

// row finds a row by its id or its name, or -1.
func (r *formReader) row(name string) int {
	t := r.s.Talks
	ids := make([]string, len(t.Topics))
	for i := range t.Topics {
		if ids[i] = t.Topics[i].ID; strings.EqualFold(name, ids[i]) || strings.EqualFold(name, t.Topics[i].Name) {
			return i
		}
	}
	r.fail("there is no row %q; there are: %s", clipped(name), strings.Join(ids, " "))
	return -1
}

// level finds a level of a row by its number or its words, or -1.
func (r *formReader) level(i int, name string) int8 {
	x := &r.s.Talks.Topics[i]
	if n, err := strconv.Atoi(name); err == nil && n >= 0 && n < len(x.Levels) {
		return int8(n)
	}
	var words []string
	for l := range x.Levels {
		if strings.EqualFold(x.Levels[l], name) {
			return int8(l)
		}
		words = append(words, fmt.Sprintf("%d %s", l, x.Levels[l]))
	}
	r.fail("%s has no level %q; there are: %s", x.ID, clipped(name), strings.Join(words, ", "))
	return -1
}

// agree tells of rows whose lines leave no level.
func (r *formReader) agree() {
	for i := range r.s.Talks.Issues() {
		id := r.s.Talks.Topics[i].ID
		r.line = max(r.low[i], r.high[i], r.keep[i])
		switch {
		case r.form.Low[i] > r.form.High[i]:
			r.fail("%s at least %d and at most %d leaves no level", id, r.form.Low[i], r.form.High[i])
		case r.keep[i] > 0 && r.low[i]+r.high[i] > 0:
			r.fail("%s stays as it is, and has a least or a highest level too: say one of them", id)
		}
	}
}

func clipped(text string) string { return text[:min(len(text), 60)] }

// String is the form in the one way in which a record keeps it; ParseForm reads it back.
func (f *Form) String(s *scenario.Scenario) string {
	var parts, rows []string
	if f.Style != "" {
		parts = append(parts, "style: "+f.Style)
	}
	for _, i := range f.First {
		rows = append(rows, s.Talks.Topics[i].ID)
	}
	if len(rows) > 0 {
		parts = append(parts, "first: "+strings.Join(rows, ", "))
	}
	for i := range s.Talks.Issues() {
		id := s.Talks.Topics[i].ID
		if f.Keep[i] {
			parts = append(parts, id+" as it is")
		}
		if f.Low[i] > 0 {
			parts = append(parts, fmt.Sprintf("%s at least %d", id, f.Low[i]))
		}
		if f.High[i] < s.Talks.Sizes[i]-1 {
			parts = append(parts, fmt.Sprintf("%s at most %d", id, f.High[i]))
		}
	}
	return strings.Join(parts, "; ")
}
