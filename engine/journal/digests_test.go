package journal

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"testing"

	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

var digests = flag.Int("digests", 200, "how many games TestDigestsOfManyGames plays, of the large scenario one for 25; the golden file is of 200")

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
	lines := digestOf(t, harbour(t), *digests)
	lines = append(lines, digestOf(t, load(t, large), fewOf(*digests))...)
	golden(t, "digests", lines)
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
