package screen

import (
	"testing"

	"backchannel/engine/num"
)

func TestNeeded(t *testing.T) {
	// A need just above what is paid is never written as the same number.
	for _, c := range []struct {
		pays, need num.Milli
		want       string
	}{
		{14000, 14000, "14"}, {14000, 14020, "14.02"}, {14000, 13980, "14"}, {13000, 14020, "14"}, {14000, 15200, "15.2"},
	} {
		if got := needed(c.pays, c.need); got != c.want {
			t.Errorf("needed(%v, %v) is %q, not %q", c.pays, c.need, got, c.want)
		}
	}
}
