package screen_test

import (
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
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

func TestGuideLeavesTheDesk(t *testing.T) {
	// In a small window with large type the guide stands beside what it speaks of: at each of its steps the control that it
	// points at can be seen and pressed, nothing of the guide lies over it, and no part of the frame over another control.
	// Folded it leaves the desk nearly all the room.
	for _, language := range []string{"en", "es"} {
		for _, zoom := range []int{150, 200} {
			p := play(t, small, in("usmx-2026", "solo", "us", 7), func(d *screen.Deps) {
				d.Settings = func() screen.Settings { return screen.Settings{Zoom: zoom, Language: language} }
			})
			p.abroad = language != "en"
			p.typed("r")
			p.press("aside")
			steps := 0
			for p.has("lesson") {
				steps++
				said := p.lessonText()
				p.audit(said)
				guide, points := p.node("lesson"), 0
				for _, n := range p.u.Nodes {
					if !strings.HasSuffix(string(n.ID), "/pointed") {
						continue
					}
					points++
					at := p.node(kit.ID(strings.TrimSuffix(string(n.ID), "/pointed")))
					if at.Rect.Empty() || n.Rect.Overlaps(guide.Rect) {
						t.Errorf("%s, %d %%: %q points at %q, which is covered", language, zoom, said, at.Name)
					}
					for _, o := range p.u.Nodes {
						if o.Role == kit.RoleTab && o.ID != at.ID && at.Role == kit.RoleTab && o.Rect.Overlaps(n.Rect) {
							t.Errorf("%s, %d %%: the frame around %q covers %q", language, zoom, at.Name, o.Name)
						}
					}
				}
				desk := p.node("desk").Rect
				if points != 1 || desk.Empty() || p.screen.Max.Y-desk.Max.Y < p.screen.Dy()/4 {
					t.Errorf("%s, %d %%: at %q %d controls are pointed at, and the tabs stand at %v", language, zoom, said, points, desk)
				}
				p.press("lesson/fold")
				if p.has("lesson") || p.node("desk").Rect.Min.Y >= desk.Min.Y {
					t.Errorf("%s, %d %%: %q folds to nothing", language, zoom, said)
				}
				p.press("lesson/fold")
				p.press("lesson/next")
			}
			if steps < 4 {
				t.Errorf("%s, %d %%: only %d steps", language, zoom, steps)
			}
		}
	}
}

func TestGuideIsKept(t *testing.T) {
	// Who leaves in the middle of the guide finds it where it stood, also in another run of the program; who had stopped it
	// finds it stopped.
	folder := t.TempDir()
	p := play(t, small, kept(folder), in("usmx-2026", "solo", "us", 7))
	resume := func() {
		p = play(t, small, kept(folder))
		p.press("saved/0")
		if p.has("aside") {
			p.press("aside")
		}
	}
	p.typed("r")
	p.press("aside")
	p.press("lesson/next")
	p.press("lesson/next")
	said := p.lessonText()
	resume()
	if !p.has("lesson") || p.lessonText() != said {
		t.Fatalf("the guide is not at %q", said)
	}
	p.press("lesson/off")
	resume()
	if p.has("lesson") {
		t.Error("the guide that was stopped speaks again")
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
