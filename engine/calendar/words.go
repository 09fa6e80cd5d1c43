package calendar

import (
	"slices"
	"strings"

	"backchannel/engine/phrase"
)

// In is the date in the words of a language: "9 January 2026". No date is "".
func (d Date) In(b *phrase.Book) string {
	if d == 0 {
		return ""
	}
	year, month, day := d.Civil()
	return b.Say("%d %s %d", day, Month(b, month), year)
}

// Day is the date without its year: "9 January". No date is "".
func (d Date) Day(b *phrase.Book) string {
	if d == 0 {
		return ""
	}
	_, month, day := d.Civil()
	return b.Say("%d %s", day, Month(b, month))
}

// Month is the name of a month, from 1, as it stands inside a sentence.
func Month(b *phrase.Book, month int) string {
	names := [...]string{
		b.Say("January"), b.Say("February"), b.Say("March"), b.Say("April"), b.Say("May"), b.Say("June"),
		b.Say("July"), b.Say("August"), b.Say("September"), b.Say("October"), b.Say("November"), b.Say("December"),
	}
	return names[month-1]
}

// Words puts a day or a month in English, "9 January 2026", "9 January" or "January 2026",
// into the words of a language. Any other text stays as it is.
func Words(b *phrase.Book, text string) string {
	words := strings.Split(text, " ")
	at := slices.IndexFunc(words, func(w string) bool { return slices.Contains(months[:], w) })
	if at < 0 {
		return text
	}
	month := Month(b, slices.Index(months[:], words[at])+1)
	first, isFirst := digits(words[0])
	last, isLast := digits(words[len(words)-1])
	switch {
	case len(words) == 3 && at == 1 && isFirst && isLast:
		return b.Say("%d %s %d", first, month, last)
	case len(words) == 2 && at == 1 && isFirst:
		return b.Say("%d %s", first, month)
	case len(words) == 2 && at == 0 && isLast:
		return b.Say("%s %d", month, last)
	}
	return text
}
