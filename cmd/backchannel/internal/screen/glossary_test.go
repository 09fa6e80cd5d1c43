package screen

import "testing"

func TestWordAt(t *testing.T) {
	// A word is found whole and in the plural, not within another; accents and digits are part of words.
	for _, c := range []struct {
		text, word string
		at, end    int
	}{
		{"the tariffs rise", "tariff", 4, 11},
		{"a tariff, twice a tariff", "tariff", 2, 8},
		{"antitariff and tariffed", "tariff", -1, -1},
		{"dos aranceles", "arancel", 4, 13},
		{"la ratificación", "ratificaci", -1, -1},
		{"votes in 3 chambers", "chamber", 11, 19},
		{"nothing", "", -1, -1},
	} {
		if at, end := wordAt(c.text, c.word); at != c.at || end != c.end {
			t.Errorf("%q in %q: %d to %d", c.word, c.text, at, end)
		}
	}
}
