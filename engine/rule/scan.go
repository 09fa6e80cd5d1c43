package rule

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"
)

// parse turns source text into a Go expression. What the small language lacks
// is refused by the text alone, before go/parser sees it: its messages are for
// programmers. go/parser recurses, and MaxLength bounds how deep.
func parse(src string) (ast.Expr, []Fault) {
	if faults := scan(src); len(faults) > 0 {
		return nil, faults
	}
	// Go would end an expression at the end of a line; YAML may well break one.
	src = strings.NewReplacer("\n", " ", "\r", " ").Replace(src)
	e, err := parser.ParseExprFrom(token.NewFileSet(), "", src, parser.SkipObjectResolution)
	if err == nil {
		return e, nil
	}
	f := Fault{Text: "this does not read as an expression"}
	if list := scanner.ErrorList(nil); errors.As(err, &list) && len(list) > 0 {
		// Later errors are mostly echoes of the first.
		f.Offset = min(list[0].Pos.Offset, len(src))
		f.Text += ": " + plain(list[0].Msg)
	}
	return nil, []Fault{f}
}

// plain puts the commonest words of go/parser into the words of a classroom.
func plain(msg string) string {
	return strings.NewReplacer(
		"operand", "a name or a number",
		"'EOF'", "the end",
		"newline", "the end",
		"'IDENT'", "a name",
	).Replace(msg)
}

// scan lists the characters and words that no expression has.
func scan(src string) []Fault {
	if len(src) > MaxLength {
		return []Fault{{Offset: MaxLength, Text: fmt.Sprintf("the expression is longer than %d characters; split it into two rules", MaxLength)}}
	}
	if strings.TrimSpace(src) == "" {
		return []Fault{{Text: "the expression is empty"}}
	}
	var faults []Fault
	for i := 0; i < len(src); {
		n, text := scanOne(src[i:])
		if text != "" {
			faults = append(faults, Fault{Offset: i, Text: text})
		}
		i += n
	}
	return faults
}

// scanOne looks at what s begins with; it returns its length and what is wrong
// with it, if anything.
func scanOne(s string) (n int, text string) {
	for _, w := range strange {
		if strings.HasPrefix(s, w.begin) {
			return len(w.begin), w.text
		}
	}
	switch c := s[0]; {
	case isLetter(c) || c == '_':
		return scanWord(s)
	case strings.IndexByte("0123456789.+-*/<>=!&|(), \t\r\n", c) >= 0:
		return 1, ""
	case c == '"' || c == '\'' || c == '`':
		return quoted(s), "text in quotes has no place here; compare accounts with numbers"
	case c >= 0x80:
		return len(s) - len(strings.TrimLeftFunc(s, func(r rune) bool { return r >= 0x80 })), "names have only the letters a to z, digits and _"
	}
	return 1, fmt.Sprintf("%q has no meaning here; use names, numbers, + - * /, comparisons, && || ! and parentheses", s[:1])
}

// strange lists what a beginner writes and Go reads otherwise or not at all.
// The harmless come first, so that "==" is not taken for two of "=".
var strange = []struct{ begin, text string }{
	{"==", ""},
	{"!=", ""},
	{"<=", ""},
	{">=", ""},
	{"&&", ""},
	{"||", ""},
	{"//", "a comment has no place here"},
	{"/*", "a comment has no place here"},
	{"=>", `write >= for "at least"`},
	{"=<", `write <= for "at most"`},
	{"=", "write == to compare; nothing can be assigned here"},
	{"<>", `write != for "is not"`},
	{"<-", "put a space between < and -"},
	{"--", "put a space between the two minus signs"},
	{"++", "write one + only"},
	{"<<", "<< has no meaning here"},
	{">>", ">> has no meaning here"},
	{"&", `write && for "and"`},
	{"|", `write || for "or"`},
	{"...", "... has no meaning here"},
}

// scanWord takes a word; the words a beginner writes for logic, and those that
// Go keeps for itself, are refused.
func scanWord(s string) (n int, text string) {
	n = 1
	for n < len(s) && (isLetter(s[n]) || isDigit(s[n]) || s[n] == '_') {
		n++
	}
	switch w := strings.ToLower(s[:n]); {
	case w == "and":
		return n, `write && for "and"`
	case w == "or":
		return n, `write || for "or"`
	case w == "not":
		return n, `write ! for "not"`
	case token.IsKeyword(s[:n]):
		return n, fmt.Sprintf("the word %q cannot be used in an expression", s[:n])
	}
	return n, ""
}

// quoted returns the length of the text in quotes that s begins with.
func quoted(s string) int {
	if end := strings.IndexByte(s[1:], s[0]); end >= 0 {
		return end + 2
	}
	return len(s)
}
