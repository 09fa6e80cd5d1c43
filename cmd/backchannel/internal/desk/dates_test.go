package desk_test

import (
	"testing"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/engine/calendar"
)

// Dates in words are days from the start, also over the end of a year and in a game that counts weeks.
func TestDayOf(t *testing.T) {
	start := func(y, m, d int) calendar.Clock {
		on, err := calendar.On(y, m, d)
		if err != nil {
			t.Fatal(err)
		}
		return calendar.Clock{Start: on, Weeks: 2, Turns: 12}
	}
	for _, x := range []struct {
		clock calendar.Clock
		on    string
		want  int
	}{
		{start(2026, 1, 9), "1 July", 173},
		{start(2026, 1, 9), "1 February", 23},
		{start(2026, 1, 9), "8 January", 364},
		{start(2026, 11, 1), "1 January", 61},
		{start(2026, 1, 9), "late March to late April", 0},
		{start(2026, 1, 9), "", 0},
		{calendar.Clock{Weeks: 2, Turns: 12}, "week 25", 168},
		{calendar.Clock{Weeks: 2, Turns: 12}, "1 July", 0},
	} {
		if got := desk.DayOf(nil, x.clock, x.on); got != x.want {
			t.Errorf("%q: day %d, want %d", x.on, got, x.want)
		}
	}
	if end := desk.FirstDay(start(2026, 1, 9), 13); end != 168 {
		t.Errorf("turn 13 begins on day %d", end)
	}
}
