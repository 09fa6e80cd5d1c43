// Package rule compiles what a scenario says about its accounts (conditions
// such as "ten >= 50 && main.signed", amounts such as "0.3 * (threat - trust)")
// into flat tables that run without allocating.
//
// An expression is a Go expression of a small kind:
//
//  1. numbers with at most three decimals: 4, 0.35;
//  2. account names with at most one dot: ten, own.home;
//  3. + - * and unary -, and / by a number that is not 0;
//  4. < <= > >= == !=, && || !, true, false;
//  5. min(a, b, ...), max(a, b, ...), abs(x), clamp(x, low, high).
//
// Where yes or no is needed, a bare name means "is not 0". Sums are exact;
// every product and quotient is rounded half away from zero to thousandths
// and, like every account read and every result, held within num.Limit.
package rule

import (
	"fmt"
	"go/token"
	"slices"
	"strings"

	"backchannel/engine/num"
)

// Limits of one expression. Together they bound the work of compiling it and
// of running it; a longer thought belongs in two rules.
const (
	// MaxLength is the most bytes of source text, checked before parsing.
	MaxLength = 400
	// MaxNodes is the most names, numbers, operators and calls.
	MaxNodes = 64
	// MaxDepth is the deepest nesting of parentheses, calls, signs and right operands.
	MaxDepth = 12
	// MaxArgs is the most values that min or max compares.
	MaxArgs = 8
)

// Names resolves the account names that an expression may read.
type Names interface {
	// Slot returns the slot of a name such as "ten" or "own.home" (at most one
	// dot), ok false when unknown.
	Slot(name string) (slot int, ok bool)
	// Near returns known names that resemble an unknown one, best first (for
	// "did you mean").
	Near(name string) []string
}

// Fault is one thing wrong in an expression.
type Fault struct {
	Offset int      // bytes from the start of the source text
	Text   string   // what is wrong and what to write instead
	Near   []string // known names that resemble an unknown one, best first
}

// Error says what is wrong, with the likeliest name where there is one.
func (f Fault) Error() string {
	s := fmt.Sprintf("at byte %d: %s", f.Offset, f.Text)
	if len(f.Near) > 0 {
		s += fmt.Sprintf(" (did you mean %q?)", f.Near[0])
	}
	return s
}

// CompileCond compiles a condition, or returns every fault in it. A condition
// is a truth value or a bare name, which means "is not 0".
func CompileCond(src string, n Names) (Cond, []Fault) {
	t, faults := read(src, n, (*reader).truth)
	if len(faults) > 0 {
		return Cond{}, faults
	}
	return newCond(t), nil
}

// CompileAmount compiles an amount, which is a number, or returns every fault
// in it.
func CompileAmount(src string, n Names) (Amount, []Fault) {
	t, faults := read(src, n, (*reader).number)
	if len(faults) > 0 {
		return Amount{}, faults
	}
	return newAmount(t), nil
}

// Reserved says whether a word has a meaning in expressions (or is a keyword
// of Go, whose parser reads them), so that no account may be called it.
func Reserved(word string) bool {
	switch word {
	case "true", "false", "own", "other", "turn", "min", "max", "abs", "clamp", "and", "or", "not":
		return true
	}
	return token.IsKeyword(word)
}

// limit is num.Limit in thousandths.
const limit num.Milli = num.Limit * num.One

// hold keeps a number within the limit.
func hold(x num.Milli) num.Milli { return x.Clamp(-limit, limit) }

// IsName says whether s is a plain name: a letter, then letters, digits and _.
func IsName(s string) bool {
	return s != "" && isLetter(s[0]) && strings.IndexFunc(s, func(r rune) bool {
		return r >= 0x80 || !isLetter(byte(r)) && !isDigit(byte(r)) && r != '_'
	}) < 0
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// tidy sorts and deduplicates what was appended to dst after its first n.
func tidy(dst []int, n int) []int {
	slices.Sort(dst[n:])
	return append(dst[:n], slices.Compact(dst[n:])...)
}
