package journal

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"testing"

	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// The long run is
//
//	go test ./engine/journal -run TestBooksBalance -games 10000
var games = flag.Int("games", 300, "how many random legal games TestBooksBalance plays; of the large scenario one for 25")

// books is an account of a game made from the bytes of its record and its chart alone. It
// shares no code with the engine: its only tools are encoding/json and addition.
type books struct {
	balance []int64
	// due counts what was put off and has not fallen due.
	due map[[6]int64]int
	// parts lists, by account, those of which it is the mean: what falls due for it falls
	// to each of them, and it follows.
	parts map[int64][]int64
}

// bookLine is what the books need of an event's line.
type bookLine struct {
	Entries [][]int64 `json:"e"`
	Settles int64     `json:"x"`
}

func keepBooks(record []byte, opening []int64, parts map[int64][]int64) (*books, error) {
	b := &books{balance: opening, due: map[[6]int64]int{}, parts: parts}
	for line := range bytes.Lines(record) {
		parts := bytes.SplitN(line, []byte{' '}, 3)
		if string(parts[1]) != "ev" {
			continue
		}
		var e bookLine
		if err := json.Unmarshal(parts[2], &e); err != nil {
			return nil, err
		}
		if err := b.event(&e); err != nil {
			return nil, fmt.Errorf("%w in %s", err, line)
		}
	}
	return b, nil
}

// event adds up an event: [account, delta, cause, office, turn, card].
func (b *books) event(e *bookLine) error {
	settled := b.settle(e.Settles)
	for _, n := range e.Entries {
		var entry [6]int64
		copy(entry[:], n)
		if entry[4] > 0 {
			b.due[entry]++
			continue
		}
		b.balance[entry[0]] += entry[1]
		if b.parts[entry[0]] == nil {
			settled[entry]--
		}
	}
	for entry, n := range settled {
		if e.Settles > 0 && n != 0 {
			return fmt.Errorf("%d times more than was put off: %v", -n, entry)
		}
	}
	return nil
}

// settle takes out what falls due up to a turn, without the turn; cards are not money.
func (b *books) settle(turn int64) map[[6]int64]int {
	settled := map[[6]int64]int{}
	for entry, n := range b.due {
		if entry[4] <= turn {
			delete(b.due, entry)
			if entry[4] = 0; entry[5] != 0 {
				continue
			}
			if b.parts[entry[0]] == nil {
				settled[entry] += n
			}
			for _, part := range b.parts[entry[0]] {
				entry[0] = part
				settled[entry] += n
			}
		}
	}
	return settled
}

// In many random legal games, for every account: the opening balance and the sum of its
// entries, read from the record's bytes, make the balance; and what falls due is what was
// put off. No game panics; each ends within its turns, with balances within their ranges.
func TestBooksBalance(t *testing.T) {
	t.Run("harbour-20", func(t *testing.T) { balanceBooks(t, harbour(t), *games) })
	t.Run(large, func(t *testing.T) { balanceBooks(t, load(t, large), fewOf(*games)) })
}

func balanceBooks(t *testing.T, s *scenario.Scenario, games int) {
	endings := map[string]int{}
	moves, events, size := 0, 0, 0
	p := &player{s: s}
	for seed := range uint64(games) {
		var c chain
		h := headerOf(s, seed)
		if err := c.head(&h); err != nil {
			t.Fatal(err)
		}
		g := p.game(t, seed, func(d *ledger.Directive, told []ledger.Event) {
			if err := c.move(d, told); err != nil {
				t.Fatal(err)
			}
			moves++
		})
		checkBooks(t, s, seed, c.out, &g.World)
		if last := s.Turns + s.Laws.Aftermath; int(g.Turn()) > last {
			t.Errorf("seed %d: the game ends in turn %d of %d", seed, g.Turn(), last)
		}
		endings[s.Endings[g.World.Bal[s.Ending]/1000-1].ID]++
		events += len(g.Book.Events)
		size += len(c.out)
	}
	t.Logf("%d games, %d moves, %d events, %d bytes: endings %v", games, moves, events, size, endings)
}

// checkBooks holds a world against the books of its record.
func checkBooks(t *testing.T, s *scenario.Scenario, seed uint64, record []byte, w *ledger.World) {
	t.Helper()
	opening := make([]int64, len(s.Accounts))
	for id := range s.Accounts {
		opening[id] = int64(s.Accounts[id].Open)
	}
	parts := map[int64][]int64{}
	for _, whole := range s.Wholes {
		for _, p := range whole.Parts {
			parts[int64(whole.Account)] = append(parts[int64(whole.Account)], int64(p.Account))
		}
	}
	b, err := keepBooks(record, opening, parts)
	if err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	for id, sum := range b.balance {
		a := &s.Accounts[id]
		if sum != int64(w.Bal[id]) {
			t.Errorf("seed %d: the entries to %s make %d and its balance is %v", seed, a.Name, sum, w.Bal[id])
		}
		if w.Bal[id] < a.Min || w.Bal[id] > a.Max {
			t.Errorf("seed %d: %s ends at %v, outside %v..%v", seed, a.Name, w.Bal[id], a.Min, a.Max)
		}
	}
	for _, whole := range s.Wholes {
		sum, weights := int64(0), int64(0)
		for _, p := range whole.Parts {
			sum += int64(p.Weight) * b.balance[p.Account]
			weights += int64(p.Weight)
		}
		if off := 2 * (sum - weights*b.balance[whole.Account]); off > weights || off < -weights {
			t.Errorf("seed %d: %s is not the mean of its parts", seed, s.Accounts[whole.Account].Name)
		}
	}
	due := 0
	for _, n := range b.due {
		due += n
	}
	if due != len(w.Due) {
		t.Errorf("seed %d: %d entries are put off by the record and %d by the world", seed, due, len(w.Due))
	}
}
