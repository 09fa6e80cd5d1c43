package scenario

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wording says how the texts of a scenario are put into other words.
//
//  1. The pairs are applied in their order, each to what those before it have left.
//  2. A pair's from is found as whole words and with its capitals.
//  3. Where from begins a sentence with a capital, so does what replaces it.
//  4. {left} and the other names of the two states are filled in last, so that no pair
//     can take them for a word, and the mirrored text differs by the names only.
type wording struct {
	pairs  []exchange
	banned []string
	// names of the states: left, left_of, left_people, then the same of the right.
	names [len(nameWords)]string
}

// exchange is one pair, to with its names as runes that no text has.
type exchange struct{ from, to string }

// nameWords are the words in braces that stand for the names of the two states.
var nameWords = [...]string{"left", "left_of", "left_people", "right", "right_of", "right_people"}

// nameRune is the rune that stands for the first name until all pairs have been applied;
// the others follow it. They lie in an area that has no characters.
const nameRune = '\uE000'

// named puts runes in the place of names in braces. Unknown is the first word in braces
// that is no name.
func named(text string) (out, unknown string) {
	var b strings.Builder
	for {
		before, rest, open := strings.Cut(text, "{")
		b.WriteString(before)
		if !open {
			return b.String(), unknown
		}
		word, after, closed := strings.Cut(rest, "}")
		at := -1
		for i, w := range nameWords {
			if closed && w == word {
				at = i
			}
		}
		if at < 0 {
			if unknown == "" {
				unknown = "{" + word
				if closed {
					unknown += "}"
				}
			}
			return b.String(), unknown
		}
		b.WriteRune(nameRune + rune(at))
		text = after
	}
}

// fill puts the names in the place of their runes. Mirrored, the two states have each
// other's.
func (w *wording) fill(text string, mirror bool) string {
	var b strings.Builder
	for _, r := range text {
		if i := int(r - nameRune); i >= 0 && i < len(w.names) {
			if mirror {
				i = (i + len(w.names)/2) % len(w.names)
			}
			b.WriteString(w.names[i])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// retext applies the pairs. A text that would become longer than most bytes is cut off
// there and comes back with ok false, so that pairs which feed each other cannot blow it up.
func (w *wording) retext(text string, most int) (out string, ok bool) {
	for i := range w.pairs {
		if text, ok = w.pairs[i].in(text, most); !ok {
			return text, false
		}
	}
	return text, true
}

// in replaces every occurrence in a text, from the left.
func (x *exchange) in(text string, most int) (out string, ok bool) {
	at := findWords(text, x.from, 0)
	if at < 0 {
		return text, len(text) <= most
	}
	var b strings.Builder
	done := 0
	for ; at >= 0; at = findWords(text, x.from, done) {
		b.WriteString(text[done:at])
		if to, size := utf8.DecodeRuneInString(x.to); beginsSentence(text[:at]) && capital(x.from) && unicode.IsLower(to) {
			b.WriteRune(unicode.ToUpper(to))
			b.WriteString(x.to[size:])
		} else {
			b.WriteString(x.to)
		}
		done = at + len(x.from)
		if b.Len() > most {
			return b.String()[:most], false
		}
	}
	b.WriteString(text[done:])
	return b.String(), b.Len() <= most
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// beginsSentence tells whether what follows a text begins a sentence.
func beginsSentence(before string) bool {
	before = strings.TrimRightFunc(before, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("\"'([“‘", r) })
	return before == "" || strings.ContainsRune(".!?", rune(before[len(before)-1]))
}

// findWords finds words in a text from a byte on, or gives -1: letters and digits on
// either side of them would make them part of another word.
func findWords(text, words string, from int) int {
	if words == "" {
		return -1
	}
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	for from <= len(text) {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return -1
		}
		at := from + i
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(words):])
		if !(inWord(first) && inWord(before)) && !(inWord(last) && inWord(after)) {
			return at
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		from = at + size
	}
	return -1
}

// inWord tells whether a rune is part of a word; so are the names of the states.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r >= nameRune && r < nameRune+rune(len(nameWords))
}

// ban returns the first banned word of a text, or "".
func (w *wording) ban(text string) string {
	for _, x := range w.banned {
		if findWords(text, x, 0) >= 0 {
			return x
		}
	}
	return ""
}
