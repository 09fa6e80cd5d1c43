package journal

import (
	"bytes"
	"strings"
	"testing"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

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
