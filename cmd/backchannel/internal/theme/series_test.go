package theme

import "testing"

func TestSeries(t *testing.T) {
	// Every series stands out from both surfaces, and no two have one colour.
	for i := range 2 * len(All) {
		th := &All[i/2]
		name, m := th.Name+" glass", &th.Glass
		if i%2 == 1 {
			name, m = th.Name+" paper", &th.Paper
		}
		seen := map[Color]int{}
		for i := range 2 + len(m.Lines) {
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
