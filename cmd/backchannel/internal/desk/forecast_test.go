package desk

import (
	"testing"

	"backchannel/engine/num"
)

// The words of a forecast say what is likely, and how far off that may be.
func TestForecastInWords(t *testing.T) {
	for _, x := range []struct {
		low, mid, high int
		words          string
	}{
		{70, 80, 90, "likely"},
		{10, 70, 90, "likely, at worst unlikely"},
		{10, 20, 90, "unlikely, at best likely"},
		{10, 50, 90, "about even, from unlikely to likely"},
		{50, 60, 90, "even, at best likely"},
	} {
		f := Forecast{Low: num.Of(x.low), Mid: num.Of(x.mid), High: num.Of(x.high)}
		if got := f.Words(nil); got != x.words {
			t.Errorf("%d to %d to %d: %q, not %q", x.low, x.mid, x.high, got, x.words)
		}
	}
	for _, x := range []struct {
		f     Forecast
		words string
	}{
		{Forecast{Agendas: 3, Carry: 3}, "It would rather carry it under each of its 3 possible agendas."},
		{Forecast{Agendas: 3, Carry: 1}, "It would rather carry it under 1 of its 3 possible agendas. Find out which it has."},
		{Forecast{Agendas: 3}, "It would rather refuse it under each of its 3 possible agendas."},
		{Forecast{Agendas: 1, Margin: 2540}, "You know its threshold to within 2.5."},
		{Forecast{Agendas: 1}, "You know its threshold."},
	} {
		if got := x.f.Doubt(nil); got != x.words {
			t.Errorf("%+v: %q, not %q", x.f, got, x.words)
		}
	}
}
