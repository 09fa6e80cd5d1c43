package screen_test

import (
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
)

// A frame of each page of the large crisis late in the game, when its log is long.
func BenchmarkFrame(b *testing.B) {
	for _, page := range []string{"O", "T", "H", "U", "D"} {
		b.Run(page, func(b *testing.B) {
			p := play(b, large, in("usmx-2026", "solo", "us", 5), everything)
			p.typed("r")
			if p.has("aside") {
				p.press("aside")
			}
			for range 9 {
				p.endTurn(func(string) {})
				if p.has("aside") {
					p.press("aside")
				}
			}
			p.typed(page)
			for b.Loop() {
				p.feed(kit.Input{})
			}
		})
	}
}
