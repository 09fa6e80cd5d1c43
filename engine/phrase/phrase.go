// Package phrase says the program's sentences in the language of those who read them.
//
// A sentence stands in English where it is said, whole and as a literal, and that
// English is its key, as gettext has it: a translation may reorder what is filled in
// with %[2]s. The words themselves come from outside, so that the engine reads no
// files: see [New].
package phrase

import (
	"fmt"
	"strings"
)

// Book is the phrases of one language. A nil *Book says English. It may be used by
// several goroutines if the functions that it was made of may.
type Book struct {
	code  string
	one   func(english string) string
	count func(n int, one, many string) string
}

// New makes the book of a language by its ISO 639-1 code, such as "es". The function
// one returns the translation of an English format, and count that of the form that
// fits n; both return "" for what they do not know, which is then said in English.
func New(code string, one func(english string) string, count func(n int, one, many string) string) *Book {
	return &Book{code: code, one: one, count: count}
}

// Code is the language's ISO 639-1 code; that of a nil book is "en".
func (b *Book) Code() string {
	if b == nil {
		return "en"
	}
	return b.code
}

// Say fills the translation of an English format, as [fmt.Sprintf] would.
func (b *Book) Say(format string, args ...any) string {
	if b != nil {
		if own := b.one(format); own != "" {
			return oneStop(fill(own, args...))
		}
	}
	return fill(format, args...)
}

// Count fills the form that fits a number of things. English has one for n = 1 and
// many for all others; a translation has as many as its language does. The number is
// not among args by itself: give it where the sentence says it.
func (b *Book) Count(n int, one, many string, args ...any) string {
	if b != nil {
		if own := b.count(n, one, many); own != "" {
			return oneStop(fill(own, args...))
		}
	}
	if n == 1 {
		return fill(one, args...)
	}
	return fill(many, args...)
}

// oneStop lets a sentence end once where its last part ends with a stop of its own, as
// abbreviations do: "lo rechaza Ejecutivo EE. UU.". What has three dots keeps them.
func oneStop(text string) string {
	if !strings.Contains(text, "..") {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		n := 0
		for i+n < len(text) && text[i+n] == '.' {
			n++
		}
		if n == 2 {
			i++
			n = 1
		}
		b.WriteString(text[i : i+max(n, 1)])
		i += max(n, 1)
	}
	return b.String()
}

// fill is fmt.Sprintf for a format that may leave out all of its arguments, as "next
// turn" leaves out the number that "in %d turns" says.
func fill(format string, args ...any) string {
	if !strings.Contains(format, "%") {
		return format
	}
	return fmt.Sprintf(format, args...)
}
