package scenario

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Limits of what the YAML module is given. They are wider than the exact limits,
// which are tested on its result, since without reading YAML one cannot tell a
// bracket in a sentence from one that opens a list.
const (
	// maxOpen is the most brackets, and the most columns of indentation, open at once.
	maxOpen = 4 * maxDepth
	// maxMarks is the most characters that can part one value from the next.
	maxMarks = 2 * maxNodes
)

// survey looks over the bytes of a file before they are parsed, so that no bomb
// reaches the parser. It returns the first thing wrong, or an empty text.
func survey(data []byte) (at Pos, text string) {
	if len(data) > maxFile {
		return Pos{}, fmt.Sprintf("the file is larger than %d KiB: divide the scenario otherwise", maxFile>>10)
	}
	s := surveyor{}
	for line := 1; len(data) > 0; line++ {
		row, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		if col, text := s.row(bytes.TrimSuffix(row, []byte("\r"))); text != "" {
			return Pos{Line: line, Col: col}, text
		}
	}
	return Pos{}, ""
}

// surveyor keeps what is open from line to line.
type surveyor struct {
	columns []int // where the groups begin that this line may lie in
	open    int   // brackets
	marks   int
}

// row looks over one line; it returns the column of what is wrong, and why.
func (s *surveyor) row(row []byte) (col int, text string) {
	if col, text = characters(row); text != "" {
		return col, text
	}
	if col, text = s.indent(row); text != "" {
		return col, text
	}
	s.marks++
	for i, c := range row {
		switch c {
		case '[', '{':
			s.open++
			s.marks++
		case ']', '}':
			s.open = max(0, s.open-1)
		case ',', ':':
			s.marks++
		case '-', '?':
			if i+1 == len(row) || row[i+1] == ' ' {
				s.marks++
			}
		}
		if s.open > maxOpen {
			return utf8.RuneCount(row[:i]) + 1, fmt.Sprintf("more than %d brackets are open here: close them, or put text in quotes", maxOpen)
		}
		if s.marks > maxMarks {
			return 0, fmt.Sprintf("the file has more than %d keys and values: divide the scenario otherwise", maxNodes)
		}
	}
	return 0, ""
}

// characters refuses what is no text.
func characters(row []byte) (col int, text string) {
	for i := 0; i < len(row); {
		r, size := utf8.DecodeRune(row[i:])
		if r == utf8.RuneError && size == 1 {
			return utf8.RuneCount(row[:i]) + 1, "this is not UTF-8 text: save the file as UTF-8"
		}
		if strange(r) {
			return utf8.RuneCount(row[:i]) + 1, fmt.Sprintf("the control character %U has no place here: remove it", r)
		}
		i += size
	}
	return 0, ""
}

// indent refuses tabs in the indentation and groups within groups without end,
// also those opened on one line as in "- - -".
func (s *surveyor) indent(row []byte) (col int, text string) {
	for i := 0; i < len(row); i++ {
		switch c := row[i]; {
		case c == ' ':
			continue
		case c == '\t':
			return i + 1, "this line is indented with a tab: use spaces"
		case c == '#':
			return 0, ""
		}
		for len(s.columns) > 0 && s.columns[len(s.columns)-1] >= i {
			s.columns = s.columns[:len(s.columns)-1]
		}
		if s.columns = append(s.columns, i); len(s.columns) > maxOpen {
			return i + 1, fmt.Sprintf("this is nested more than %d deep: move it to a place of its own", maxDepth)
		}
		if (row[i] != '-' && row[i] != '?') || i+1 < len(row) && row[i+1] != ' ' {
			return 0, ""
		}
	}
	return 0, ""
}

// strangeRune returns the first rune of s that has no place in a text, other
// than the end of a line.
func strangeRune(s string) (rune, bool) {
	for _, r := range s {
		if r != '\n' && strange(r) {
			return r, true
		}
	}
	return 0, false
}

// strange says whether r has no place in a line of text: control characters, the
// separators that some programs take for ends of lines, marks in mid-text, and the
// signs that turn the direction of writing, with which a text can be made to look
// like another.
func strange(r rune) bool {
	switch {
	case r == '\t':
		return false
	case unicode.IsControl(r), r == '\u2028', r == '\u2029', r == '\ufeff':
		return true
	}
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}
