package phrase_test

import (
	"fmt"
	"testing"

	"backchannel/engine/phrase"
)

// book knows one sentence and one count of a language.
func book() *phrase.Book {
	return phrase.New("es",
		func(english string) string {
			return map[string]string{"%s trusts %s.": "%[2]s cuenta con la confianza de %[1]s.", "What if %s": "Y si... %s."}[english]
		},
		func(n int, one, _ string) string {
			if one != "next turn" {
				return ""
			}
			if n == 1 {
				return "el próximo turno"
			}
			return "en %d turnos"
		})
}

func ExampleBook() {
	b := book()
	fmt.Println(b.Say("%s trusts %s.", "Arden", "Belmar"))
	fmt.Println(b.Count(1, "next turn", "in %d turns", 1))
	fmt.Println(b.Count(3, "next turn", "in %d turns", 3))
	b = nil
	fmt.Println(b.Count(3, "next turn", "in %d turns", 3))
	// Output:
	// Belmar cuenta con la confianza de Arden.
	// el próximo turno
	// en 3 turnos
	// in 3 turns
}

func TestOneStop(t *testing.T) {
	// A name that ends with a stop ends its sentence; three dots stay.
	for name, want := range map[string]string{"EE. UU.": "Belmar cuenta con la confianza de EE. UU.", "Arden": "Belmar cuenta con la confianza de Arden."} {
		if got := book().Say("%s trusts %s.", name, "Belmar"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := book().Say("What if %s", "EE. UU."); got != "Y si... EE. UU." {
		t.Error(got)
	}
}

func TestEnglish(t *testing.T) {
	// A book says in English what it has no words for, and no book says all in English.
	for _, b := range []*phrase.Book{nil, book()} {
		if got := b.Say("%d %% of %s", 40, "trade"); got != "40 % of trade" {
			t.Errorf("%s: %q", b.Code(), got)
		}
		if one, many := b.Count(1, "a day", "%d days", 1), b.Count(0, "a day", "%d days", 0); one != "a day" || many != "0 days" {
			t.Errorf("%s: %q, %q", b.Code(), one, many)
		}
	}
	if code := (*phrase.Book)(nil).Code(); code != "en" {
		t.Errorf("no book speaks %s", code)
	}
}
