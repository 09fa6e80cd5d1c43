package theme

import "testing"

func TestSeries(t *testing.T) {
	// Every series stands out from both surfaces, and no two have one colour.
	for name, m := range map[string]*Material{"glass": &Dark.Glass, "paper": &Dark.Paper} {
		seen := map[Color]int{}
		for i := range okabeIto {
			c := m.Series(i)
			if got := contrast(c, m.Back); got < 3 {
				t.Errorf("%s: series %d has contrast %.2f, needs 3", name, i, got)
			}
			if k, ok := seen[c]; ok {
				t.Errorf("%s: series %d looks like series %d", name, i, k)
			}
			seen[c] = i
		}
	}
}
