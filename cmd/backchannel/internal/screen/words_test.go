package screen

import (
	"testing"

	"backchannel/engine/crisis"
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

// A row of the report names no cause that would be told as 0.
func TestReportRow(t *testing.T) {
	g := &game{}
	for want, list := range map[string][]crisis.Cause{
		"Rain +3 · Wind −0.1":                    {{Title: "Wind", Delta: -60}, {Title: "A surcharge", Delta: 40}, {Title: "Rain", Delta: 3000}},
		"Rain (2 times) +0.1":                    {{Title: "Rain", Delta: 30}, {Title: "Rain", Delta: 30}},
		"Many small causes":                      {{Title: "Rain", Delta: 40}, {Title: "Wind", Delta: 30}},
		"Rain +3 · Wind +2 · Sun +2 · Snow −0.1": {{Title: "Rain", Delta: 3000}, {Title: "Wind", Delta: 2000}, {Title: "Sun", Delta: 2000}, {Title: "Snow", Delta: -100}, {Title: "Fog", Delta: 9}, {Title: "Ice", Delta: -9}},
	} {
		if got := g.causes(list); got != want {
			t.Errorf("the causes are %q, not %q", got, want)
		}
	}
}
