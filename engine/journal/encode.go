package journal

import (
	"encoding/hex"
	"strconv"
	"unicode/utf8"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

// Every field is written with a comma behind it; closing an object or a list turns
// the last comma into its bracket.
func closed(b []byte, bracket byte) []byte {
	if b[len(b)-1] == ',' {
		b[len(b)-1] = bracket
		return b
	}
	return append(b, bracket)
}

func appendKey(b []byte, key string) []byte {
	b = append(b, '"')
	b = append(b, key...)
	return append(b, '"', ':')
}

// appendNumber writes a field, or nothing for 0.
func appendNumber(b []byte, key string, n int64) []byte {
	if n == 0 {
		return b
	}
	return append(strconv.AppendInt(appendKey(b, key), n, 10), ',')
}

// appendString writes a field, or nothing for an empty text.
func appendString(b []byte, key, text string) []byte {
	if text == "" {
		return b
	}
	return append(appendText(appendKey(b, key), text), ',')
}

const hexDigits = "0123456789abcdef"

// appendText writes a JSON string. Only what must be is escaped, in one way each.
func appendText(b []byte, text string) []byte {
	b = append(b, '"')
	for i := 0; i < len(text); {
		c := text[i]
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c < ' ':
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		case r == utf8.RuneError && n == 1:
			b = append(b, '\\', 'u', 'd', 'c', hexDigits[c>>4], hexDigits[c&15])
		default:
			b = append(b, text[i:i+n]...)
		}
		i += n
	}
	return append(b, '"')
}

func appendHeader(b []byte, h *Header) []byte {
	b = append(b, '{')
	b = appendNumber(b, "format", Format)
	b = appendString(b, "scenario", h.Scenario)
	b = appendString(b, "digest", hex.EncodeToString(h.Digest[:]))
	b = appendNumber(b, "rules", int64(h.Rules))
	b = appendString(b, "seed", strconv.FormatUint(h.Seed, 10))
	b = appendString(b, "plan", h.Plan)
	b = appendString(b, "skin", h.Skin)
	if len(h.Players) > 0 {
		b = append(appendKey(b, "players"), '[')
		for _, p := range h.Players {
			b = append(appendText(append(b, '['), p.Seat), ',')
			b = append(appendText(b, p.Kind), ']', ',')
		}
		b = append(closed(b, ']'), ',')
	}
	if len(h.Forms) > 0 {
		b = append(appendKey(b, "forms"), '[')
		for _, f := range h.Forms {
			b = append(appendText(append(b, '['), f.Seat), ',')
			b = append(appendText(b, f.Text), ']', ',')
		}
		b = append(closed(b, ']'), ',')
	}
	return closed(b, '}')
}

func appendDirective(b []byte, d *ledger.Directive) []byte {
	b = append(b, '{')
	b = appendNumber(b, "by", int64(d.By))
	b = appendNumber(b, "with", int64(d.With))
	b = appendString(b, "verb", crisis.VerbName(d.Verb))
	b = appendNumber(b, "item", int64(d.Item))
	b = appendNumber(b, "pick", int64(d.Pick))
	b = appendLevels(b, &d.Levels)
	b = appendString(b, "text", d.Text)
	return closed(b, '}')
}

// appendLevels writes levels up to the one that all after it repeat.
func appendLevels(b []byte, l *ledger.Levels) []byte {
	if *l == (ledger.Levels{}) {
		return b
	}
	n := len(l)
	for n > 1 && l[n-1] == l[n-2] {
		n--
	}
	b = append(appendKey(b, "lv"), '[')
	for _, x := range l[:n] {
		b = append(strconv.AppendInt(b, int64(x), 10), ',')
	}
	return append(closed(b, ']'), ',')
}

func appendEvent(b []byte, e *ledger.Event) []byte {
	b = append(b, '{')
	b = appendNumber(b, "n", int64(e.No))
	b = appendNumber(b, "t", int64(e.Turn))
	b = appendString(b, "k", crisis.KindName(e.Kind))
	if e.Of != (ledger.Directive{}) {
		b = append(appendDirective(appendKey(b, "of"), &e.Of), ',')
	}
	b = appendNumber(b, "r", int64(e.Rule))
	b = appendNumber(b, "o", int64(e.Odds))
	b = appendNumber(b, "d", int64(e.Drawn))
	b = appendSees(b, e.Sees)
	b = appendNumber(b, "f", int64(e.Filing))
	b = appendNumber(b, "x", int64(e.Settles))
	if len(e.Entries) > 0 {
		b = append(appendKey(b, "e"), '[')
		for i := range e.Entries {
			b = append(appendEntry(b, &e.Entries[i]), ',')
		}
		b = append(closed(b, ']'), ',')
	}
	return closed(b, '}')
}

const everyone = "all"

func appendSees(b []byte, s ledger.Offices) []byte {
	switch s {
	case 0:
		return b
	case ledger.Everyone:
		return appendString(b, "s", everyone)
	}
	b = append(appendKey(b, "s"), '[')
	for o := ledger.Office(0); o <= ledger.OfficesMax; o++ {
		if s.Has(o) {
			b = append(strconv.AppendInt(b, int64(o), 10), ',')
		}
	}
	return append(closed(b, ']'), ',')
}

// entryLeast is how many numbers of an entry are always written.
const entryLeast = 3

func appendEntry(b []byte, e *ledger.Entry) []byte {
	all := [...]int64{int64(e.To), int64(e.Delta), int64(e.Rule), int64(e.By), int64(e.At), int64(e.Card)}
	n := len(all)
	for n > entryLeast && all[n-1] == 0 {
		n--
	}
	b = append(b, '[')
	for _, x := range all[:n] {
		b = append(strconv.AppendInt(b, x, 10), ',')
	}
	return closed(b, ']')
}
