package debrief

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
)

// capital gives a sentence its capital letter.
func capital(text string) string {
	if text == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// party names a party of the table.
func (r *reading) party(p int) string { return r.Whom(r.s.Talks.Parties[p].Office) }

// seatName lists the seat's offices.
func (r *reading) seatName() string {
	var names []string
	for o := ledger.Office(1); int(o) <= r.s.Count(); o++ {
		if r.of.Has(o) {
			names = append(names, r.s.Offices[o].Name)
		}
	}
	return strings.Join(names, ", ")
}

// names lists the offices' short names by number.
func (r *reading) names() []string {
	out := make([]string, len(r.s.Offices))
	for o := range out {
		out[o] = r.s.Offices[o].Short
	}
	return out
}

// short prints a number to a tenth.
func short(x num.Milli) string { return tenths(x).String() }

// signed prints a change to a tenth, with its sign.
func signed(x num.Milli) string {
	if x = tenths(x); x > 0 {
		return "+" + x.String()
	}
	return x.String()
}

func tenths(x num.Milli) num.Milli { return 100 * num.Milli(num.MulDiv(int64(x), 1, 100)) }

func size(x num.Milli) num.Milli { return max(x, -x) }

// grouped prints a count with its thousands apart: "486,081".
func grouped(n int) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0 && s[at-1] != '-'; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}

// several joins words: "a, b and c".
func several(b *phrase.Book, words []string) string {
	if n := len(words); n > 1 {
		return b.Say("%s and %s", strings.Join(words[:n-1], ", "), words[n-1])
	}
	return strings.Join(words, "")
}
