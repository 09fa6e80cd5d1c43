package journal

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

var update = flag.Bool("update", false, "rewrite golden files")

// golden compares bytes with a file of testdata, or rewrites the file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got\n%swant\n%s(-update rewrites it)", path, got, want)
	}
}

// small is a record with every field of every line in it. No game gives it.
func small() *Record {
	open := crisis.NoLevels()
	open[1] = 2
	d := ledger.Directive{By: 1, With: 2, Verb: crisis.Accept, Item: 3, Pick: 4, Levels: open, Text: "A \"quoted\" line,\n\ta tab, \\ and ü; not UTF-8: \xc3(\xff"}
	return &Record{
		Header: Header{Scenario: "pier-2", Digest: ledger.Digest{1, 2, 31: 255}, Rules: 1, Seed: 1<<64 - 1, Plan: "duel", Skin: "neutral-mirrored", Players: []Player{{"arden", "human"}, {"belmar", "utility"}}, Forms: []Form{{"belmar", "H1 at most 2; first: H2 \"ü\""}}},
		Moves: []Move{
			{Events: []ledger.Event{
				{No: 1, Kind: crisis.GameOpened, Rule: 7, Sees: ledger.Everyone, Entries: []ledger.Entry{{To: 5, Rule: 7, Delta: -2500}}},
				{No: 2, Turn: 1, Kind: crisis.TurnOpened, Entries: []ledger.Entry{{Delta: 1000}}},
			}},
			{&d, []ledger.Event{
				{
					No: 3, Turn: 1, Kind: crisis.ChanceTaken, Of: d, Rule: 9, Odds: 30000, Drawn: 12345, Sees: ledger.Only(1) | ledger.Only(63), Filing: ledger.Files, Settles: 1,
					Entries: []ledger.Entry{{To: 1, Rule: 9, By: 1, Delta: 1}, {To: 2, Rule: 9, At: 3, By: 2, Delta: -1}, {Rule: 9, At: 4, Card: 6}},
				},
			}},
			{&ledger.Directive{By: 2, Verb: crisis.Close}, []ledger.Event{{No: 4, Kind: crisis.OfficeClosed}}},
		},
	}
}

// The form of a record never changes: this one is read by every version to come.
func TestFormNeverChanges(t *testing.T) {
	data := encoded(t, small())
	golden(t, "small.record", data)
	back, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if want := small(); !reflect.DeepEqual(back, want) {
		t.Errorf("read\n%+v\nwant\n%+v", back, want)
	}
}

// Any event and directive is read as it was written, and has one form, which is JSON.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRecord(t)
		data, err := r.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(back, r) {
			t.Fatalf("read\n%+v\nwant\n%+v", back, r)
		}
		again, err := back.Encode()
		if err != nil || !bytes.Equal(again, data) {
			t.Fatalf("written again as\n%s\nwas\n%s: %v", again, data, err)
		}
		for line := range bytes.Lines(data) {
			if parts := bytes.SplitN(line, []byte{' '}, 3); !json.Valid(parts[2]) {
				t.Fatalf("no JSON: %s", line)
			}
		}
	})
}

func anyRecord(t *rapid.T) *Record {
	name := rapid.StringMatching(`[A-Za-z0-9_-]{0,20}`)
	h := Header{
		Scenario: name.Draw(t, "scenario"), Rules: int(rapid.Int16().Draw(t, "rules")), Seed: rapid.Uint64().Draw(t, "seed"), Plan: name.Draw(t, "plan"),
		Players: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Player { return Player{name.Draw(t, "seat"), name.Draw(t, "kind")} }), 1, 5).Draw(t, "players"),
	}
	for range rapid.IntRange(0, 2).Draw(t, "forms") {
		h.Forms = append(h.Forms, Form{name.Draw(t, "form"), rapid.StringN(0, 40, FormMax).Draw(t, "text")})
	}
	copy(h.Digest[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "digest"))
	events := rapid.SliceOfN(rapid.Custom(anyEvent), 1, 4)
	r := &Record{Header: h, Moves: []Move{{Events: events.Draw(t, "opening")}}}
	for range rapid.IntRange(0, 3).Draw(t, "moves") {
		d := anyDirective(t, 1)
		r.Moves = append(r.Moves, Move{&d, events.Draw(t, "events")})
	}
	return r
}

func anyDirective(t *rapid.T, verbMin int) ledger.Directive {
	verbs := 0
	for crisis.VerbName(ledger.Verb(verbs+1)) != "" {
		verbs++
	}
	d := ledger.Directive{
		By: ledger.Office(rapid.Uint8().Draw(t, "by")), With: ledger.Office(rapid.Uint8().Draw(t, "with")),
		Verb: ledger.Verb(rapid.IntRange(verbMin, verbs).Draw(t, "verb")),
		Item: rapid.Uint16().Draw(t, "item"), Pick: rapid.Uint8().Draw(t, "pick"),
		Text: string(rapid.OneOf(rapid.SliceOfN(rapid.Byte(), 0, 40), rapid.Map(rapid.StringN(0, 60, 200), func(s string) []byte { return []byte(s) })).Draw(t, "text")),
	}
	copy(d.Levels[:], rapid.SliceOfN(rapid.Int8Range(-1, 1), 0, ledger.IssuesMax).Draw(t, "levels"))
	return d
}

func anyEvent(t *rapid.T) ledger.Event {
	kinds := 0
	for crisis.KindName(ledger.Kind(kinds+1)) != "" {
		kinds++
	}
	e := ledger.Event{
		No: rapid.Uint32().Draw(t, "no"), Turn: rapid.Int16().Draw(t, "turn"), Kind: ledger.Kind(rapid.IntRange(1, kinds).Draw(t, "kind")),
		Rule: ledger.Rule(rapid.Uint16().Draw(t, "rule")), Odds: num.Milli(rapid.Int64().Draw(t, "odds")), Drawn: num.Milli(rapid.Int64().Draw(t, "drawn")),
		Sees: ledger.Offices(rapid.Uint64().Draw(t, "sees")), Filing: ledger.Filing(rapid.Uint8().Draw(t, "filing")), Settles: rapid.Int16().Draw(t, "settles"),
		Entries: rapid.SliceOfN(rapid.Custom(anyEntry), 1, 5).Draw(t, "entries"),
	}
	if rapid.Bool().Draw(t, "has a directive") {
		e.Of = anyDirective(t, 0)
	}
	return e
}

func anyEntry(t *rapid.T) ledger.Entry {
	return ledger.Entry{
		To: ledger.ID(rapid.Uint16().Draw(t, "to")), Rule: ledger.Rule(rapid.Uint16().Draw(t, "rule")), At: rapid.Int16().Draw(t, "at"),
		Card: rapid.Uint16Range(0, 2).Draw(t, "card"), By: ledger.Office(rapid.Uint8Range(0, 2).Draw(t, "by")), Delta: num.Milli(rapid.Int64().Draw(t, "delta")),
	}
}
