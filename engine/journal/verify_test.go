package journal

import (
	"bytes"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// A record that was written, read and replayed is the game that was played.
func TestRecordIsTheGame(t *testing.T) {
	s := harbour(t)
	for seed := range uint64(20) {
		r, g := recorded(t, s, seed)
		data := encoded(t, r)
		back, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(encoded(t, back), data) {
			t.Fatalf("seed %d: writing what was read gives other bytes", seed)
		}
		got := Verify(s, back)
		want := Result{OK: true, Digest: g.World.Digest(), Events: len(g.Book.Events), Turns: int(g.Turn()), Ending: got.Ending}
		if got != want || got.Ending == "" {
			t.Fatalf("seed %d: verified as %+v, want %+v", seed, got, want)
		}
	}
}

// A game that is saved, closed and loaded after every move is the game played straight.
func TestSaveAndLoadEveryMove(t *testing.T) {
	s := harbour(t)
	for seed := range uint64(4) {
		straight, g := recorded(t, s, seed)
		store := &MemoryStore{}
		w, err := Create(store, straight.Header)
		if err == nil {
			err = w.Append(nil, straight.Moves[0].Events)
		}
		if err != nil {
			t.Fatal(err)
		}
		var game *crisis.Game
		for _, m := range straight.Moves[1:] {
			game, w = reload(t, s, store)
			from := len(game.Book.Events)
			if r := game.Submit(*m.Directive); r.Code != "" {
				t.Fatalf("seed %d: %s", seed, r.Code)
			}
			if err := w.Append(m.Directive, game.Book.Events[from:]); err != nil {
				t.Fatal(err)
			}
		}
		if game.World.Digest() != g.World.Digest() || !bytes.Equal(store.data, encoded(t, straight)) {
			t.Fatalf("seed %d: saved and loaded %d times the game ends in another world", seed, len(straight.Moves)-1)
		}
	}
}

// reload opens a store's game as the program does when it starts.
func reload(t *testing.T, s *scenario.Scenario, store Store) (*crisis.Game, *Writer) {
	t.Helper()
	data, err := store.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	game, result := Replay(s, r)
	if !result.OK {
		t.Fatalf("%+v", result)
	}
	w, err := Resume(store, r)
	if err != nil {
		t.Fatal(err)
	}
	return game, w
}

// A last move that lacks events is completed by Replay, whichever are missing; Verify
// says how many, and leaves the record alone.
func TestInterruptedMove(t *testing.T) {
	s := harbour(t)
	full, g := recorded(t, s, 3)
	for _, move := range []int{0, len(full.Moves) - 1} {
		want := full.Moves[move].Events
		for n := range want {
			r := &Record{Header: full.Header, Moves: slices.Clone(full.Moves[:move+1])}
			r.Moves[move].Events = want[:n]
			if v := Verify(s, r); !v.OK || v.Missing != len(want)-n || len(r.Moves[move].Events) != n {
				t.Fatalf("move %d with %d events of %d: %+v", move, n, len(want), v)
			}
			game, v := Replay(s, r)
			if !v.OK || len(r.Moves[move].Events) != len(want) || move > 0 && game.World.Digest() != g.World.Digest() {
				t.Fatalf("move %d with %d events of %d is completed to %d: %+v", move, n, len(want), len(r.Moves[move].Events), v)
			}
		}
	}
	if _, v := Replay(s, &Record{Header: full.Header}); !v.OK || v.Missing != len(full.Moves[0].Events) {
		t.Errorf("a record with a head only: %+v", v)
	}
	full.Moves[2].Events = nil
	if v := Verify(s, full); v.OK || v.Move != 2 || !strings.Contains(v.Reason, "lacks") {
		t.Errorf("a move without events in the middle: %+v", v)
	}
}

// A record of another scenario, of other files, or of other rules is refused by name.
func TestOtherGamesAreRefused(t *testing.T) {
	s := harbour(t)
	for want, change := range map[string]func(*Header){
		"of the scenario": func(h *Header) { h.Scenario = "other" },
		"files":           func(h *Header) { h.Digest[31] ^= 1 },
		"rules":           func(h *Header) { h.Rules++ },
	} {
		r, _ := recorded(t, s, 1)
		change(&r.Header)
		if v := Verify(s, r); v.OK || !strings.Contains(v.Reason, want) {
			t.Errorf("%+v, want it to speak of %q", v, want)
		}
		if g, v := Replay(s, r); g != nil || v.OK {
			t.Errorf("replayed: %+v", v)
		}
	}
}

// Another seed, another directive, another event: each is found out where it shows.
func TestForgedMoves(t *testing.T) {
	s := harbour(t)
	for name, forge := range map[string]func(m []Move) int{
		"a delta":       func(m []Move) int { m[0].Events[1].Entries[0].Delta++; return 0 },
		"who sees it":   func(m []Move) int { m[5].Events[0].Sees ^= 2; return 5 },
		"a number":      func(m []Move) int { m[5].Events[0].No++; return 5 },
		"an event more": func(m []Move) int { m[4].Events = append(m[4].Events, m[0].Events[0]); return 4 },
		"an office":     func(m []Move) int { m[6].Directive.By = 60; return 6 },
		"no directive":  func(m []Move) int { m[6].Directive = nil; return 6 },
		"in the opening": func(m []Move) int {
			m[0].Directive = &ledger.Directive{By: 1, Verb: crisis.Close}
			return 0
		},
		"an account": func(m []Move) int { m[0].Events[1].Entries[0].To = 7999; return 0 },
		"a card":     func(m []Move) int { m[0].Events[1].Entries[0].Card = 7999; return 0 },
		"a cause":    func(m []Move) int { m[0].Events[1].Entries[0].Rule = 60000; return 0 },
		"a turn":     func(m []Move) int { m[0].Events[1].Entries[0].At = -1; return 0 },
		"for whom":   func(m []Move) int { m[0].Events[1].Entries[0].By = 200; return 0 },
		"an item":    func(m []Move) int { m[0].Events[1].Of.Item = 60000; return 0 },
		"a filing":   func(m []Move) int { m[0].Events[1].Filing = 200; return 0 },
		"unfiling":   func(m []Move) int { m[0].Events[1].Filing = ledger.Unfiles; return 0 },
		"many dues": func(m []Move) int {
			m[0].Events[1].Entries = slices.Repeat([]ledger.Entry{{At: 9}}, ledger.DuesMax+1)
			return 0
		},
	} {
		r, _ := recorded(t, s, 1)
		r = first(Read(encoded(t, r)))
		move := forge(r.Moves)
		if v := Verify(s, r); v.OK || v.Move != move || v.Reason == "" {
			t.Errorf("%s forged in move %d: %+v", name, move, v)
		}
	}
	r, _ := recorded(t, s, 1)
	r.Header.Seed++
	if v := Verify(s, r); v.OK {
		t.Error("another seed gives the same game")
	}
}

// A number that changes in a scenario's files changes replays: of all numbers in the
// actions and laws, raised one by one while the head still has the old digest, those that
// a few games touch are told of, with the move and the event.
func TestReplayFailsWhenARuleChanges(t *testing.T) {
	s := harbour(t)
	var records []*Record
	for seed := range uint64(12) {
		records = append(records, first(recorded(t, s, seed)))
	}
	changed, found := 0, 0
	for _, file := range []string{"actions.yaml", "laws.yaml"} {
		text, err := fs.ReadFile(sub(t), file)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range numbers.FindAllSubmatchIndex(text, -1) {
			other := raised(t, file, text, at[2], at[3])
			if other == nil {
				continue
			}
			other.Digest = s.Digest
			changed++
			v, ok := verifyAll(other, records)
			if !ok {
				found++
			}
			if !ok && (v.Reason == "" || v.Event == 0) {
				t.Errorf("%s at byte %d changed, and that is all that is said: %+v", file, at[0], v)
			}
		}
	}
	t.Logf("of %d changed numbers %d were found by %d records", changed, found, len(records))
	if found*4 < changed*3 {
		t.Errorf("of %d changed numbers only %d were found", changed, found)
	}
}

// numbers finds the numbers of effects, costs and settings.
var numbers = regexp.MustCompile(`[:,\[] *(-?\d+(?:\.\d+)?) *[,}\n]`)

// raised is the scenario with one more at a place in a file, or nil if that is refused.
func raised(t *testing.T, file string, text []byte, from, to int) *scenario.Scenario {
	t.Helper()
	folder := fstest.MapFS{}
	names, err := fs.Glob(sub(t), "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if data, err := fs.ReadFile(sub(t), name); err == nil {
			folder[name] = &fstest.MapFile{Data: data}
		}
	}
	x, err := num.Parse(string(text[from:to]))
	if err != nil {
		t.Fatal(err)
	}
	folder[file].Data = fmt.Appendf(nil, "%s%v%s", text[:from], x+num.One, text[to:])
	s, problems := scenario.Load(folder, "harbour-20")
	if len(problems) > 0 {
		return nil
	}
	return s
}

// verifyAll returns the first result that is not OK.
func verifyAll(s *scenario.Scenario, records []*Record) (Result, bool) {
	for _, r := range records {
		if v := Verify(s, r); !v.OK {
			return v, false
		}
	}
	return Result{}, true
}

// The move and event that are named are those of the first thing that differs.
func TestWhereARuleChanged(t *testing.T) {
	s := harbour(t)
	r, _ := recorded(t, s, 2)
	other := *s
	other.Laws.Escalation.Norm += num.Of(20)
	move, event := firstOf(r, crisis.LawApplied, s.Laws.DriftRule)
	v := Verify(&other, r)
	if v.OK || v.Move != move || v.Event != event || !strings.Contains(v.Reason, "LawApplied") || !strings.Contains(v.Reason, strconv.Itoa(event)) {
		t.Errorf("the norm of tension was changed; it shows first in move %d, event %d, and the result is %+v", move, event, v)
	}
}

// firstOf finds the first event of a kind and cause.
func firstOf(r *Record, k ledger.Kind, rule ledger.Rule) (move, event int) {
	for i := range r.Moves {
		for _, e := range r.Moves[i].Events {
			if event++; e.Kind == k && e.Rule == rule {
				return i, event
			}
		}
	}
	return -1, 0
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

// A world that is not the sum of its events is found out. The kernel makes none, so this
// changes a balance behind its back.
func TestWorldsMustAgree(t *testing.T) {
	s := harbour(t)
	p := &replay{s: s, game: crisis.New(s, chance.Seed(1), true)}
	p.told.Reset(&s.Chart)
	if reason := p.move(&Move{}, true, true); reason != "" {
		t.Fatal(reason)
	}
	if r := p.end(); !r.OK {
		t.Fatalf("%+v", r)
	}
	p.game.World.Bal[3]++
	if r := p.end(); r.OK || !strings.Contains(r.Reason, "add up") {
		t.Fatalf("%+v", r)
	}
}
