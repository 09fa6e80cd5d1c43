package journal

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
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
		Header: Header{Scenario: "pier-2", Digest: ledger.Digest{1, 2, 31: 255}, Rules: 1, Seed: 1<<64 - 1, Plan: "duel", Players: []Player{{"arden", "human"}, {"belmar", "utility"}}},
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

// sealed makes lines of a record from what stands behind their hashes.
func sealed(bodies string) []byte {
	var c chain
	for body := range strings.Lines(bodies) {
		kind, value, _ := strings.Cut(strings.TrimSuffix(body, "\n"), " ")
		c.line(kind, func(b []byte) []byte { return append(b, value...) })
	}
	return c.out
}

// unsealed takes the hashes from a record.
func unsealed(data []byte) string {
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		b.WriteString(line[min(len(line), hexLen+1):])
	}
	return b.String()
}

// A line that is well sealed but in another form than ours, or past a bound, is refused.
func TestOtherFormsAreRefused(t *testing.T) {
	const head = `head {"format":1,"digest":"0000000000000000000000000000000000000000000000000000000000000000","seed":"1"}`
	if _, err := Read(sealed(head + "\n")); err != nil {
		t.Fatal(err)
	}
	for name, line := range map[string]string{
		"unknown key":      `ev {"n":1,"k":"TurnOpened","z":1}`,
		"twice":            `ev {"n":1,"n":1,"k":"TurnOpened"}`,
		"other order":      `ev {"k":"TurnOpened","n":1}`,
		"zero":             `ev {"n":0,"k":"TurnOpened"}`,
		"leading zero":     `ev {"n":01,"k":"TurnOpened"}`,
		"minus zero":       `ev {"n":1,"t":-0,"k":"TurnOpened"}`,
		"fraction":         `ev {"n":1.0,"k":"TurnOpened"}`,
		"space":            `ev {"n":1, "k":"TurnOpened"}`,
		"no kind":          `ev {"n":1}`,
		"other kind":       `ev {"n":1,"k":"Attack"}`,
		"out of range":     `ev {"n":1,"t":32768,"k":"TurnOpened"}`,
		"negative":         `ev {"n":-1,"k":"TurnOpened"}`,
		"huge":             `ev {"n":1,"k":"TurnOpened","o":9223372036854775808}`,
		"list not a list":  `ev {"n":1,"k":"TurnOpened","e":{}}`,
		"short entry":      `ev {"n":1,"k":"TurnOpened","e":[[1,2]]}`,
		"long entry":       `ev {"n":1,"k":"TurnOpened","e":[[1,2,3,4,5,6,7]]}`,
		"entry with zeros": `ev {"n":1,"k":"TurnOpened","e":[[1,2,3,0]]}`,
		"office twice":     `ev {"n":1,"k":"TurnOpened","s":[1,1]}`,
		"office 64":        `ev {"n":1,"k":"TurnOpened","s":[64]}`,
		"unfinished":       `ev {"n":1,"k":"TurnOpened"`,
		"rest":             `ev {"n":1,"k":"TurnOpened"}}`,
		"too many":         `ev {"n":1,"k":"TurnOpened","e":[` + strings.Repeat("[1,2,3],", EntriesMax) + `[1,2,3]]}`,
		"too long":         `ev {"n":1,"k":"TurnOpened","e":"` + strings.Repeat("x", LineMax) + `"}`,
		"no verb":          `do {"by":1}`,
		"other verb":       `do {"by":1,"verb":"shoot"}`,
		"long text":        `do {"by":1,"verb":"close","text":"` + strings.Repeat("x", ledger.TextMax+1) + `"}`,
		"escape":           `do {"by":1,"verb":"close","text":"\u0041"}`,
		"split UTF-8":      `do {"by":1,"verb":"close","text":"\udcc3\udcbc"}`,
		"17 levels":        `do {"by":1,"verb":"close","lv":[1,2,1,2,1,2,1,2,1,2,1,2,1,2,1,2,1]}`,
		"second head":      head,
		"other line":       `xx {}`,
		"nothing":          ``,
	} {
		data := sealed(head + "\n" + line + "\n")
		r, err := Read(data)
		d := damage(t, err)
		if r == nil || d.Line != 2 || d.Cut || d.Offset != int64(bytes.IndexByte(data, '\n')+1) {
			t.Errorf("%s: read as %v: %v", name, r, err)
		}
	}
}

func damage(t testing.TB, err error) *Damage {
	t.Helper()
	d, ok := err.(*Damage)
	if !ok {
		t.Fatalf("the error is %v, want a *Damage", err)
	}
	return d
}

// A head of another format says which program reads it; other heads are refused.
func TestHeads(t *testing.T) {
	for line, want := range map[string]string{
		`head {"format":2,"anything":[]}`: "format 2",
		`head {"format":1}`:               "no head",
		`head {"format":1,"scenario":"../../etc"` + zeroDigest + `,"seed":"1"}`:            "no head",
		`head {"format":1,"scenario":"x"` + zeroDigest + `,"seed":"18446744073709551616"}`: "no head",
		`head {"format":1,"scenario":"x"` + zeroDigest + `,"seed":"01"}`:                   "no head",
		`head {"format":1,"scenario":"x"` + zeroDigest + `,"seed":"1","players":[["a"]]}`:  "no head",
		`ev {"n":1,"k":"TurnOpened"}`: "first line",
		`head`:                        "no head",
		`head {"format":1,"scenario":"` + strings.Repeat("x", NameMax+1) + `","seed":"1"}`: "no head",
	} {
		if r, err := Read(sealed(line + "\n")); r != nil || !strings.Contains(damage(t, err).Why, want) {
			t.Errorf("%s: read as %v: %v", line, r, err)
		}
	}
}

const zeroDigest = `,"digest":"0000000000000000000000000000000000000000000000000000000000000000"`

// What could not be read again is not written.
func TestBoundsOfWriting(t *testing.T) {
	if data := encoded(t, &Record{Moves: []Move{{Events: []ledger.Event{widest()}}}}); len(data) > LineMax {
		t.Errorf("the widest event takes %d bytes, a line has %d", len(data), LineMax)
	} else if _, err := Read(data); err != nil {
		t.Error(err)
	}
	long := widest()
	long.Entries = append(long.Entries, ledger.Entry{})
	for name, e := range map[string]ledger.Event{
		"entries": long, "kind": {Kind: 255}, "no kind": {}, "verb": {Kind: 1, Of: ledger.Directive{Verb: 255}},
		"text": {Kind: 1, Of: ledger.Directive{Text: strings.Repeat("x", ledger.TextMax+1)}},
	} {
		if _, err := (&Record{Moves: []Move{{Events: []ledger.Event{e}}}}).Encode(); err == nil {
			t.Errorf("%s: written past its bound", name)
		}
	}
	for name, h := range map[string]Header{"path": {Scenario: "a/b"}, "players": {Players: make([]Player, ledger.OfficesMax+1)}, "name": {Plan: strings.Repeat("x", NameMax+1)}} {
		if _, err := (&Record{Header: h}).Encode(); err == nil {
			t.Errorf("%s: a head was written past its bound", name)
		}
	}
}

// widest is an event with the most and longest entries.
func widest() ledger.Event {
	e := ledger.Event{No: 1<<32 - 1, Turn: -1 << 15, Kind: crisis.InvitationAccepted, Rule: 1<<16 - 1, Odds: -1 << 63, Drawn: -1 << 63, Sees: ledger.Everyone >> 1, Filing: 255, Settles: -1 << 15}
	e.Of = ledger.Directive{By: 255, With: 255, Verb: crisis.Withdraw, Item: 1<<16 - 1, Pick: 255, Text: strings.Repeat("\xff", ledger.TextMax)}
	for i := range e.Of.Levels {
		e.Of.Levels[i] = int8(-127 + i%2)
	}
	for range EntriesMax {
		e.Entries = append(e.Entries, ledger.Entry{To: 1<<16 - 1, Rule: 1<<16 - 1, At: -1 << 15, Card: 1<<16 - 1, By: 255, Delta: -1 << 63})
	}
	return e
}

// A record with too many lines is read up to the bound; one too large is refused.
func TestLargeRecords(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes 100 MiB")
	}
	var c chain
	if err := c.head(&Header{}); err != nil {
		t.Fatal(err)
	}
	for c.lines <= LinesMax {
		c.line(kindEvent, func(b []byte) []byte { return append(b, `{"k":"TurnOpened"}`...) })
	}
	r, err := Read(c.out)
	if d := damage(t, err); d.Line != LinesMax+1 || r.Events() != LinesMax-1 {
		t.Errorf("read %d events: %v", r.Events(), err)
	}
	if err := c.move(nil, []ledger.Event{{Kind: 1}}); err == nil {
		t.Error("a move was written past the last line")
	}
	if r, err := Read(make([]byte, FileMax+1)); r != nil || err == nil {
		t.Error("a file past the bound was read")
	}
}

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
