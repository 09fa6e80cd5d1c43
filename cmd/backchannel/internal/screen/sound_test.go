package screen_test

import (
	"slices"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/screen"
	"backchannel/cmd/backchannel/internal/sound"
	"backchannel/engine/crisis"
)

// hearing notes what the client plays, and how loud.
type hearing struct {
	volume int
	heard  []sound.Cue
	kept   screen.Settings
}

func (h *hearing) in(s screen.Settings) func(*screen.Deps) {
	return func(d *screen.Deps) {
		d.Settings = func() screen.Settings { return s }
		d.Keep = func(s screen.Settings) error { h.kept = s; return nil }
		d.Sound = func(volume int, list ...sound.Cue) { h.volume, h.heard = volume, append(h.heard, list...) }
	}
}

// TestHeardIsSeen plays a game by mouse: what is heard after a move is then on the screen in words.
func TestHeardIsSeen(t *testing.T) {
	var h hearing
	p := play(t, large, h.in(screen.Settings{Quiet: 60}))
	seen, all := -1, map[sound.Cue]bool{}
	firstGame(p, func(at string) {
		if p.g == nil {
			return
		}
		v, s := p.g.View(), p.g.Scenario()
		if seen < 0 { // the game has begun: what its first page tells makes no sound
			seen = 0
			for seen < len(v.Log) && v.Log[seen].Kind != crisis.DirectiveFiled {
				seen++
			}
		}
		var due []sound.Cue
		for _, c := range h.heard {
			all[c] = true
		}
		for _, d := range sound.Cues(s, v, seen) {
			if v.Log[d.Event].Kind == crisis.GameEnded {
				continue // that is heard on its own page
			}
			due = append(due, d.Cue)
			l, _ := crisis.Tell(s, &v.Log[d.Event], v.Of)
			switch words := strings.ReplaceAll(l.Text, "-", "−"); {
			case !slices.Contains(h.heard, d.Cue):
				t.Errorf("%s: %q is not heard", at, l.Text)
			case d.Cue == sound.TurnSealed:
				if !p.has("next") && !p.has("home") {
					t.Errorf("%s: the turn is sealed without its report", at)
				}
			case !p.says(l.Text) && !p.says(words):
				t.Errorf("%s: heard and not seen: %q", at, l.Text)
			}
		}
		for _, c := range h.heard {
			if !slices.Contains(due, c) && c != sound.Refused && at != "debrief" {
				t.Errorf("%s: %d is heard, and nothing is told of it", at, c)
			}
		}
		seen, h.heard = len(v.Log), nil
	})
	for _, c := range []sound.Cue{sound.TurnSealed, sound.Refused, sound.OfferArrived, sound.OfferAccepted, sound.RungDown, sound.TextSigned, sound.CrisisResolved} {
		if !all[c] {
			t.Errorf("%d is not heard in this game", c)
		}
	}
	if h.volume != 40 {
		t.Errorf("the volume is %d", h.volume)
	}
}

// TestVolume shows that the menu sets and keeps the volume, lets it be heard, and that nothing is played without.
func TestVolume(t *testing.T) {
	var h hearing
	p := play(t, small, at("arden", 7), h.in(screen.Settings{Quiet: 80}))
	p.typed("r")
	p.press("menu")
	p.focus("volume")
	p.key(kit.KeyRight)
	if h.kept.Quiet != 75 || h.volume != 25 || len(h.heard) != 1 {
		t.Errorf("a step up keeps %+v and plays %v at %d", h.kept, h.heard, h.volume)
	}
	p.audit("menu")
	p.press("mute")
	p.press("dialog/done")
	p.endTurn(func(string) {})
	if !h.kept.Mute || len(h.heard) != 1 {
		t.Errorf("muted, %+v, it plays %v", h.kept, h.heard)
	}
	h = hearing{}
	p = play(t, small, at("arden", 7), h.in(screen.Settings{Quiet: 100}))
	p.typed("r")
	p.endTurn(func(string) {})
	if len(h.heard) != 0 {
		t.Errorf("at volume 0 it plays %v", h.heard)
	}
}
