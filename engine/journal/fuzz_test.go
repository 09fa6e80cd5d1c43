package journal

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

// Whatever the bytes are, reading and replaying them ends, and what is sound of them is
// written again as it was.
func FuzzRead(f *testing.F) {
	s := harbour(f)
	r, _ := recorded(f, s, 1)
	r.Moves = r.Moves[:12]
	f.Add(encoded(f, r), false)
	f.Add(encoded(f, small()), false)
	f.Add([]byte(unsealed(encoded(f, r))), true)
	f.Add([]byte(unsealed(encoded(f, small()))), true)
	f.Fuzz(func(t *testing.T, data []byte, seal bool) {
		if seal {
			data = sealed(string(data))
		}
		r, err := Read(data)
		sound := int64(len(data))
		if err != nil {
			sound = damage(t, err).Offset
		}
		if r == nil {
			return
		}
		if again := encoded(t, r); !bytes.Equal(again, data[:sound]) {
			t.Fatalf("%q is read and written as %q", data[:sound], again)
		}
		r.Header = headerOf(s, r.Header.Seed)
		Verify(s, r)
	})
}

// A number that was changed in an event, and all lines sealed again, is found out: by
// Read if the event has another form then, else by Verify, in that move or before. In a
// directive it may be one that its verb does not use.
func TestResealedForgeries(t *testing.T) {
	s := harbour(t)
	record, _ := recorded(t, s, 3)
	lines := strings.SplitAfter(unsealed(encoded(t, record)), "\n")
	digits := regexp.MustCompile(`-?\d+`)
	refused, unlike, alike := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(1, len(lines)-2).Draw(t, "line")
		places := digits.FindAllStringIndex(lines[at], -1)
		place := places[rapid.IntRange(0, len(places)-1).Draw(t, "place")]
		number := rapid.OneOf(rapid.IntRange(-3, 70), rapid.Int(), rapid.Just(7999), rapid.Just(65535), rapid.Just(32767)).Draw(t, "number")
		line := lines[at][:place[0]] + strconv.Itoa(number) + lines[at][place[1]:]
		if line == lines[at] {
			return
		}
		r, err := Read(sealed(strings.Join(lines[:at], "") + line + strings.Join(lines[at+1:], "")))
		if err != nil {
			refused++
			return
		}
		switch v := Verify(s, r); {
		case !v.OK:
			unlike++
		case strings.HasPrefix(line, kindDo):
			alike++
		default:
			t.Fatalf("%s became %s and is verified", lines[at], line)
		}
	})
	t.Logf("%d refused by Read, %d by Verify, %d directives that ask for the same", refused, unlike, alike)
}

// Whatever a stranger's directive asks for, in any state of a game, it is refused or
// carried out: the kernel never panics.
func TestStrangersDirectives(t *testing.T) {
	s := harbour(t)
	full, _ := recorded(t, s, 3)
	rapid.Check(t, func(t *rapid.T) {
		r := &Record{Header: full.Header, Moves: slices.Clone(full.Moves[:rapid.IntRange(1, len(full.Moves)).Draw(t, "moves")])}
		for range 10 {
			d := strange(t)
			r.Moves = append(r.Moves, Move{Directive: &d})
			if game, v := Replay(s, r); !v.OK {
				if !strings.Contains(v.Reason, "refuse") {
					t.Fatalf("%+v: %+v", d, v)
				}
				r.Moves = r.Moves[:len(r.Moves)-1]
			} else if !Verify(s, r).OK || game == nil {
				t.Fatalf("%+v is replayed differently", d)
			}
		}
	})
}

// strange is a directive near the edges of what there is.
func strange(t *rapid.T) ledger.Directive {
	d := ledger.Directive{
		By: ledger.Office(rapid.Uint8Range(0, 4).Draw(t, "by")), With: ledger.Office(rapid.Uint8Range(0, 4).Draw(t, "with")),
		Verb: ledger.Verb(rapid.Uint8Range(1, 18).Draw(t, "verb")), Pick: rapid.OneOf(rapid.Uint8Range(0, 6), rapid.Uint8()).Draw(t, "pick"),
		Item: rapid.OneOf(rapid.Uint16Range(0, 16), rapid.Uint16()).Draw(t, "item"), Text: rapid.StringN(0, 3, 9).Draw(t, "text"),
	}
	if rapid.Bool().Draw(t, "open levels") {
		d.Levels = crisis.NoLevels()
	}
	copy(d.Levels[:], rapid.SliceOfN(rapid.Int8Range(-2, 4), 0, 5).Draw(t, "levels"))
	return d
}
