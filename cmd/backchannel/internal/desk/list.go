package desk

import (
	"strings"

	"backchannel/engine/phrase"
)

// And lists words as a sentence does: a, b and c.
func And(b *phrase.Book, words []string) string {
	return list(words, func(head, last string) string {
		if b.Code() == "es" && sounds(last, "i", "í", "hi", "hí") && !sounds(last, "hie") {
			return head + " e " + last // Spanish has another and before the sound of i
		}
		return b.Say("%s and %s", head, last)
	})
}

// Or lists words of which one is meant: a, b or c.
func Or(b *phrase.Book, words []string) string {
	return list(words, func(head, last string) string {
		if b.Code() == "es" && sounds(last, "o", "ó", "ho", "hó") {
			return head + " u " + last // and another or before that of o
		}
		return b.Say("%s or %s", head, last)
	})
}

func list(words []string, last func(head, last string) string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return last(strings.Join(words[:n-1], ", "), words[n-1])
}

// sounds tells whether a word begins with one of these letters.
func sounds(word string, begins ...string) bool {
	word = strings.TrimLeft(strings.ToLower(word), "“«\"")
	for _, b := range begins {
		if strings.HasPrefix(word, b) {
			return true
		}
	}
	return false
}
