package journal

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// A record that was written, read and replayed is the game that was played.
func TestRecordIsTheGame(t *testing.T) {
	isTheGame(t, harbour(t))
}

// The same holds where parliaments vote.
func TestRecordOfBillsIsTheGame(t *testing.T) {
	s, problems := scenario.Load(os.DirFS("../crisis/testdata/isles"), "isles")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	isTheGame(t, s)
}

func isTheGame(t *testing.T, s *scenario.Scenario) {
	t.Helper()
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
