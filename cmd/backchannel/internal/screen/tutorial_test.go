package screen_test

import (
	"fmt"
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
					p.passLesson()
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

// passLesson goes on from the step shown, whether it is read or a task.
func (p *player) passLesson() {
	p.t.Helper()
	p.openLesson()
	id := kit.ID("lesson/next")
	if p.has("lesson/skip") {
		id = "lesson/skip"
	}
	p.press(id)
	if p.has("guiding") {
		p.press("dialog/done")
	}
}

// openLesson lets the guide speak where it is only a line.
func (p *player) openLesson() {
	p.t.Helper()
	if p.has("lesson/open") && !p.has("guiding") {
		p.press("lesson/open")
	}
}

// unguided leaves the guide.
func (p *player) unguided() {
	p.t.Helper()
	p.openLesson()
	if p.has("lesson/off") {
		p.press("lesson/off")
	}
}

// guides tells whether the guide has something to say.
func (p *player) guides() bool { return p.has("lesson") || p.has("lesson/open") }

func TestGuideLeavesTheDesk(t *testing.T) {
	// Where the guide stands above the desk, the desk keeps half of the screen: what does not leave it so much is one line
	// that opens over the page. At each step what it points at can be seen, nothing of the guide lies over it, and no part
	// of the frame over another control. A hint of a page waits until the guide is done.
	for _, language := range []string{"en", "es"} {
		for _, zoom := range []int{150, 200} {
			for _, game := range []func(*screen.Deps){in("usmx-2026", "solo", "us", 7), at("arden", 7)} {
				p := play(t, small, game, everything, func(d *screen.Deps) {
					d.Settings = func() screen.Settings {
						return screen.Settings{Zoom: zoom, Language: language, Everything: true}
					}
				})
				p.abroad = language != "en"
				p.typed("r")
				if p.has("aside") {
					p.press("aside")
				}
				steps := 0
				for p.guides() {
					steps++
					guide, points := p.guideBox(), 0
					what := fmt.Sprintf("%s, %d %%, step %d", language, zoom, steps)
					p.audit(what)
					for _, n := range p.u.Nodes {
						if !strings.HasSuffix(string(n.ID), "/pointed") {
							continue
						}
						points++
						at := p.node(kit.ID(strings.TrimSuffix(string(n.ID), "/pointed")))
						if at.Rect.Empty() || n.Rect.Overlaps(guide) {
							t.Errorf("%s points at %q, which is covered", what, at.Name)
						}
						for _, o := range p.u.Nodes {
							if o.Role == kit.RoleTab && o.ID != at.ID && at.Role == kit.RoleTab && o.Rect.Overlaps(n.Rect) {
								t.Errorf("%s: the frame around %q covers %q", what, at.Name, o.Name)
							}
						}
					}
					desk := p.node("desk").Rect
					if foot := p.node("close").Rect.Min.Y; points != 1 || 2*(foot-desk.Min.Y) < p.screen.Dy() {
						t.Errorf("%s: %d controls are pointed at, and the desk has %d of %d", what, points, foot-desk.Min.Y, p.screen.Dy())
					}
					if p.has("hint") {
						t.Errorf("%s: a hint speaks too", what)
					}
					if p.has("lesson/open") {
						p.press("lesson/open")
						p.audit(what + ", opened")
					} else {
						p.press("lesson/fold")
						if p.has("lesson") || p.node("desk").Rect.Min.Y >= desk.Min.Y {
							t.Errorf("%s folds to nothing", what)
						}
						p.press("lesson/fold")
					}
					p.passLesson()
				}
				if steps < 4 {
					t.Errorf("%s, %d %%: only %d steps", language, zoom, steps)
				}
			}
		}
	}
}

// guideBox is where the guide stands.
func (p *player) guideBox() kit.Rect {
	p.t.Helper()
	if p.has("lesson") {
		return p.node("lesson").Rect
	}
	return p.node("lesson/open").Rect
}

func TestGuideDoesNotSkipByHabit(t *testing.T) {
	// Who presses the same key or the same spot once more than needed goes past no task: what skips one is another button
	// in another place, and the keyboard is on neither.
	for _, zoom := range []int{100, 150, 200} {
		for _, keys := range []bool{false, true} {
			p := play(t, small, at("arden", 7), func(d *screen.Deps) {
				d.Settings = func() screen.Settings { return screen.Settings{Zoom: zoom} }
			})
			p.typed("r")
			p.openLesson()
			p.keys = keys
			spot := p.node("lesson/next").Rect
			p.press("lesson/next")
			if p.u.Focused() == "lesson/skip" || p.u.Focused() == "lesson/show" {
				t.Errorf("%d %%: the keyboard is on %q", zoom, p.u.Focused())
			}
			if keys {
				p.key(kit.KeyEnter)
			} else {
				p.mouse = spot.Min.Add(spot.Size().Div(2))
				p.feed(kit.Input{})
				p.feed(kit.Input{Down: true, Pressed: true})
				p.feed(kit.Input{Released: true})
			}
			p.keys = false
			p.feed(kit.Input{})
			p.openLesson()
			p.want("Choose your first line")
			if at := p.node("lesson/skip").Rect; at.Overlaps(spot) {
				t.Errorf("%d %%: what skips stands at %v, what goes on at %v", zoom, at, spot)
			}
		}
	}
}

func TestGuideSaysWhatItPassesOver(t *testing.T) {
	// When the guide goes on by more than a step, it says what became of those between.
	p := play(t, small, in("usmx-2026", "solo", "mx", 7))
	p.typed("r")
	p.toRoom()
	p.want("step 1 of 13")
	p.endTurn(func(string) {})
	p.toRoom()
	p.want("step 8 of 13")
	p.want("Steps 2 to 7 are done, or went by with their turn.")
	p = play(t, small, at("arden", 7))
	p.typed("r")
	p.press("act/calm")
	p.press("lesson/next")
	p.want("step 3 of 9")
	p.want("Step 2 is done.")
	p.passLesson()
	if p.want("step 4 of 9"); p.says("Step 2 is done.") {
		t.Error("what was passed over is told twice")
	}
}

func TestGuidePointsAtTheControl(t *testing.T) {
	// The guide points at what is to be pressed, not at the page that is open, and brings it into view; Show me leads there
	// from another page.
	p := play(t, small, at("arden", 7))
	p.typed("r")
	pointed := func(id kit.ID, tab int) {
		t.Helper()
		p.feed(kit.Input{})
		p.feed(kit.Input{})
		n, ok := p.u.Node(id + "/pointed")
		at, there := p.u.Node(id)
		if !ok || !there || at.Rect != at.Full || at.Rect.Empty() {
			t.Errorf("%q is pointed at: %v; it stands at %v of %v", id, ok, at.Rect, at.Full)
		}
		if tab >= 0 && p.has(kit.ID("desk").Sub(tab)+"/pointed") {
			t.Errorf("the tab is pointed at too, %v", n.Rect)
		}
	}
	p.press("lesson/next")
	pointed("act/calm", 0)
	p.press("lesson/skip")
	pointed("desk/1", -1)
	p.press("lesson/show")
	pointed("guess", 1)
	p.press("lesson/skip")
	pointed("desk/0", -1)
	p.typed("o")
	pointed("act/listen", 0)
	p.press("lesson/skip")
	pointed("close", 0)

	p = play(t, small, in("usmx-2026", "solo", "us", 7))
	p.typed("r")
	p.toRoom()
	n := p.node("lesson")
	if n.Name != "News" {
		t.Fatalf("the first step is about %q", n.Name)
	}
	for _, n := range p.u.Nodes {
		if id := string(n.ID); strings.HasSuffix(id, "/pointed") && !strings.HasPrefix(id, "news/") {
			t.Errorf("the step about news points at %q", id)
		}
	}
}

func TestGuideDoesNotAskToProposeAnew(t *testing.T) {
	// While there is a text that home would carry and that can be accepted, the guide does not ask to propose another.
	p := play(t, small, at("arden", 7))
	p.typed("r")
	for turn := 1; turn < 4 && p.has("close"); turn++ {
		for p.has("lesson") {
			accept := false
			p.typed("t")
			for _, n := range p.u.Nodes {
				accept = accept || strings.HasPrefix(string(n.ID), "accept/") && !n.Disabled
			}
			if accept && (p.says("Try the middle") || p.says("Look for a trade")) {
				t.Error("the guide asks to propose beside a text that can be accepted")
			}
			if accept {
				return
			}
			p.passLesson()
		}
		p.endTurn(func(string) {})
	}
	t.Error("no text can be accepted in this game")
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
