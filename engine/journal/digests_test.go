package journal

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"testing"

	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

var (
	digests = flag.Int("digests", 200, "how many games TestDigestsOfManyGames plays; the golden file is of 200")
	agree   = flag.String("agree", "", "a file for the digest of games of the large scenario: it is written where there is none, and then the next machine must agree")
)

// The same games give the same records and the same worlds on every machine. This test
// runs as it is on each that we build for:
//
//	GOARCH=386 go test ./engine/journal -run TestDigests
//	GOARCH=arm64 go test -exec qemu-aarch64-static ./engine/journal -run TestDigests
//	GOOS=js GOARCH=wasm go test -exec "$(go env GOROOT)/lib/wasm/go_js_wasm_exec" ./engine/journal -run TestDigests
//
// A change of the rules or of the scenario changes the golden value; rewrite it with
// -update on one machine, and the others must still agree.
func TestDigestsOfManyGames(t *testing.T) {
	golden(t, "digests", digestOf(t, harbour(t), *digests))
}

// The large scenario is tuned more often than a golden value could follow, so machines
// are compared with each other:
//
//	go test ./engine/journal -run TestMachinesAgree -agree FILE
//	GOARCH=386 go test ./engine/journal -run TestMachinesAgree -agree FILE
func TestMachinesAgree(t *testing.T) {
	if *agree == "" {
		t.Skip("-agree names no file to compare with")
	}
	got := digestOf(t, load(t, large), fewOf(*digests))
	want, err := os.ReadFile(*agree)
	if errors.Is(err, fs.ErrNotExist) {
		want, err = got, os.WriteFile(*agree, got, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("here %s, elsewhere %s", got, want)
	}
}

// digestOf is one digest of so many games' worlds and records, in a line.
func digestOf(t *testing.T, s *scenario.Scenario, games int) []byte {
	p := &player{s: s}
	all := sha256.New()
	for seed := range uint64(games) {
		var c chain
		h := headerOf(s, seed)
		if err := c.head(&h); err != nil {
			t.Fatal(err)
		}
		g := p.game(t, seed, func(d *ledger.Directive, events []ledger.Event) {
			if err := c.move(d, events); err != nil {
				t.Fatal(err)
			}
		})
		digest := g.World.Digest()
		all.Write(digest[:])
		all.Write(c.out)
	}
	return fmt.Appendf(nil, "%d games of %s: %x\n", games, s.ID, all.Sum(nil))
}
