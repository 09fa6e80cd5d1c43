package screen_test

import (
	"fmt"
	"io/fs"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"backchannel/assets"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/locale"
	"backchannel/cmd/backchannel/internal/screen"
)

// spanish is the settings of somebody who chose Spanish.
func spanish(everything bool) func(*screen.Deps) {
	return func(d *screen.Deps) {
		d.Settings = func() screen.Settings { return screen.Settings{Language: locale.Spanish, Everything: everything} }
	}
}

// englishOnly are the whole English sentences of the window, without places to fill, that read otherwise in Spanish.
func englishOnly(t *testing.T) map[string]bool {
	t.Helper()
	data, err := fs.ReadFile(assets.Phrases, "po/client.es.po")
	if err != nil {
		t.Fatal(err)
	}
	out, spanish := map[string]bool{}, map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^msgid (".+")\nmsgstr (".+")$`).FindAllStringSubmatch(string(data), -1) {
		english, err := strconv.Unquote(m[1])
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(english, "%") && m[1] != m[2] {
			out[english] = true
		}
		if own, err := strconv.Unquote(m[2]); err == nil {
			spanish[own] = true
		}
	}
	for s := range spanish {
		delete(out, s) // a word of both languages
	}
	if len(out) < 200 {
		t.Fatalf("found only %d sentences", len(out))
	}
	return out
}

// abroad plays in Spanish and returns what looks at a screen: its texts have room, and none is left in English but the
// scenario's own.
func abroad(t *testing.T, area kit.Rect, own []string, change ...func(*screen.Deps)) (*player, func(string)) {
	t.Helper()
	p := play(t, area, change...)
	p.abroad = true
	english := englishOnly(t)
	for _, s := range own {
		delete(english, s)
	}
	return p, func(what string) {
		p.audit(what)
		for _, n := range p.u.Nodes {
			for _, s := range []string{n.Name, n.Value} {
				if english[s] {
					t.Errorf("%s: %q is not said in Spanish", what, s)
				}
			}
		}
	}
}

func TestSpanish(t *testing.T) {
	// Every screen of a whole game has room for its Spanish texts, from the start to the debrief.
	for _, area := range []kit.Rect{small, least} {
		p, look := abroad(t, area, nil, spanish(false))
		if !p.says("Nueva partida") {
			t.Error("the start screen does not speak Spanish")
		}
		firstGame(p, look)
	}
}

func TestSpanishRoom(t *testing.T) {
	// Every page and every dialog of the large crisis has room for its Spanish texts.
	for _, seat := range []string{"us", "mx"} {
		p, look := abroad(t, small, nil, in("usmx-2026", "solo", seat, 5), spanish(true))
		look("brief")
		openAll(p, look)
		p.typed("r")
		for range 2 {
			if p.has("aside") {
				look("set piece")
				p.press("aside")
			}
			p.turnAround(look)
			for _, open := range []kit.ID{"words", "help", "menu", "calendar", "close"} {
				if !p.has(open) {
					t.Fatalf("no %s", open)
				}
				p.press(open)
				look(string(open))
				p.key(kit.KeyEscape)
			}
			p.typed("t")
			for _, open := range []kit.ID{"guess", "ask"} {
				if n, ok := p.u.Node(open); ok && !n.Disabled {
					p.press(open)
					look(string(open))
					p.key(kit.KeyEscape)
				}
			}
			p.endTurn(look)
		}
	}
}

func TestSpanishCrises(t *testing.T) {
	// Every seat of the small crises has room for its Spanish texts, turn by turn to the debrief. They have no
	// translation: what they say themselves stays English.
	for _, name := range []string{"accord", "delta"} {
		for _, seat := range []int{0, 1} {
			s, err := library.Open(crises + name)
			if err != nil {
				t.Fatal(err)
			}
			plan := &s.Plans[0]
			if seat >= len(plan.Seats) {
				continue
			}
			t.Run(fmt.Sprint(name, " ", plan.Seats[seat].ID), func(t *testing.T) {
				var own []string
				for i := range s.Talks.Topics {
					own = append(own, s.Talks.Topics[i].Name)
				}
				p, look := abroad(t, small, own, in(crises+name, plan.ID, plan.Seats[seat].ID, 3), spanish(true))
				p.typed("r")
				for turn := 0; turn < 14 && !p.has("again"); turn++ {
					if p.has("aside") {
						p.press("aside")
					}
					p.turnAround(look)
					p.endTurn(look)
				}
				look("debrief")
			})
		}
	}
}

func TestLanguageIsChosen(t *testing.T) {
	// The language is preset by the environment, chosen on the start screen, and remembered.
	var kept screen.Settings
	p := play(t, small, func(d *screen.Deps) {
		d.Language = locale.Spanish
		d.Keep = func(s screen.Settings) error { kept = s; return nil }
	})
	p.want("Nueva partida")
	p.press("language/0")
	p.want("New game")
	if kept.Language != locale.English {
		t.Errorf("%q is remembered", kept.Language)
	}
	p = play(t, small, spanish(false), func(d *screen.Deps) { d.Language = locale.English })
	p.want("Nueva partida")
	p.want("hace 3 horas")
}

func TestLanguageInTheMiddle(t *testing.T) {
	// The language can change in the middle of a game: the game goes on as it would have, and is told in the other
	// language from then on.
	turns := func(p *player, each func(turn int)) {
		p.typed("r")
		for turn := 1; turn <= 3; turn++ {
			each(turn)
			p.press("act/listen")
			p.press("close")
			p.press("dialog/yes")
			p.press("next")
		}
	}
	quiet := play(t, large, at("arden", 7))
	turns(quiet, func(int) {})
	p := play(t, large, at("arden", 7))
	turns(p, func(turn int) {
		switch turn {
		case 2:
			p.want("Close the turn")
			p.press("menu")
			p.press("language/1")
			p.want("Leer otra vez el encargo")
			p.press("dialog/done")
			p.want("Cerrar el turno")
		case 3:
			p.press("menu")
			p.press("language/0")
			p.want("Read the brief again")
			p.press("dialog/done")
		}
	})
	if got, want := p.g.Record(), quiet.g.Record(); !reflect.DeepEqual(got.Moves, want.Moves) || !reflect.DeepEqual(got.Header, want.Header) {
		t.Error("another game came of speaking another language")
	}
}
