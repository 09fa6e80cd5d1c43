package screen_test

import (
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/screen"
)

// A student of 16 reads at least so many words in a minute, and takes so long for what a step asks.
const (
	wordsAMinute = 130
	stepTakes    = 12 * time.Second
)

func TestGuideIsShort(t *testing.T) {
	// In each office and language the guide leads through its steps in under five minutes of reading and doing, can be
	// left at each of them, and says nothing more once it was left.
	for _, language := range []string{"en", "es"} {
		for _, seat := range []string{"arden", "belmar", "envoy"} {
			p := play(t, small, at(seat, 7), func(d *screen.Deps) { d.Language = language })
			p.abroad = language != "en"
			p.typed("r")
			var took time.Duration
			steps := 0
			for turn := 0; turn < 4 && p.has("close"); turn++ {
				for p.has("lesson") {
					said := p.lessonText()
					took += stepTakes + time.Duration(len(strings.Fields(said)))*time.Minute/wordsAMinute
					steps++
					if !p.has("lesson/off") {
						t.Fatalf("%s, %s: the guide cannot be left at %q", language, seat, said)
					}
					p.audit("guide")
					p.press("lesson/next")
					if p.has("lesson") && p.lessonText() == said {
						t.Fatalf("%s, %s: the step %q does not go away", language, seat, said)
					}
				}
				p.endTurn(func(string) {})
			}
			if steps < 5 || took > 5*time.Minute {
				t.Errorf("%s, %s: %d steps take %v", language, seat, steps, took)
			}
			t.Logf("%s, %s: %d steps, %v", language, seat, steps, took.Round(time.Second))
		}
	}
	p := play(t, small, at("arden", 7))
	p.typed("r")
	p.press("lesson/off")
	p.endTurn(func(string) {})
	if p.has("lesson") {
		t.Error("the guide speaks after it was left")
	}
}

// lessonText is what the guide says now.
func (p *player) lessonText() string {
	p.t.Helper()
	box := p.node("lesson").Full
	var all []string
	for _, n := range p.u.Nodes {
		if n.ID == "" && n.Full.In(box) {
			all = append(all, n.Name)
		}
	}
	return strings.Join(all, " ")
}
