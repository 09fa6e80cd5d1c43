package screen_test

import (
	"slices"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/locale"
	"backchannel/cmd/backchannel/internal/screen"
)

func TestWhatATeacherAsks(t *testing.T) {
	// Where a game is set up its ages, subjects and dates stand, and the date that lies after it; what is for the teacher
	// stands in the library, not among what players are told.
	for language, want := range map[string]struct{ setup, library, players, harbour string }{
		"en": {"14 to 18|12 turns, about 45 minutes|Media literacy|9 January to 25 June 2026; 1 July (after the end of play): The trade review", "Before you begin, name a help line", "you may change office or watch", "weeks 1 to 4|12 and older"},
		"es": {"14 a 18|12 turnos, unos 45 minutos|Educación en medios|del 9 de enero al 25 de junio de 2026; 1 de julio (después del final de la partida): Revisión comercial", "Antes de empezar, menciona una línea de ayuda", "puedes cambiar de cargo o solo observar", "semanas 1 a 4|desde 12 años"},
	} {
		p := play(t, large, func(d *screen.Deps) {
			d.Settings = func() screen.Settings { return screen.Settings{Language: language} }
		})
		p.press("play/1")
		for _, s := range strings.Split(want.setup, "|") {
			p.want(s)
		}
		p.want(want.players)
		if p.says(want.library) {
			t.Errorf("%s: players are told what is for the teacher", language)
		}
		p.press("back")
		p.press("play/0")
		for _, s := range strings.Split(want.harbour, "|") {
			p.want(s)
		}
		p.press("back")
		p.press("library")
		p.press("scenario/1")
		p.press(kit.ID("shelf").Sub(3))
		p.want(want.library)
		p.want("14 ")
	}
}

func TestGlossaryByTheAlphabet(t *testing.T) {
	// The words stand by the alphabet of the language that is read, in the library of the start and in that of a game.
	for _, language := range []string{"en", "es"} {
		p := play(t, large, func(d *screen.Deps) {
			d.Settings = func() screen.Settings { return screen.Settings{Language: language} }
		}, in("usmx-2026", "solo", "mx", 7))
		p.typed("r")
		p.press("aside")
		p.typed("l")
		p.press("library/part/0")
		var words []string
		for _, n := range p.u.Nodes {
			if strings.HasPrefix(string(n.ID), "word/") && n.Name != "" {
				words = append(words, n.Name)
			}
		}
		sorted := slices.Clone(words)
		locale.Sort(language, sorted, func(s string) string { return s })
		if len(words) < 4 || !slices.Equal(words, sorted) {
			t.Errorf("%s: %q", language, words)
		}
	}
}
