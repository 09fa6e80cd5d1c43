package desk

import (
	"fmt"

	"backchannel/engine/calendar"
)

const daysAWeek = 7

// FirstDay is the day on which a turn begins, counted from the start of the game.
func FirstDay(c calendar.Clock, turn int) int { return (c.Week(turn) - 1) * daysAWeek }

// DayOf counts the days from the start of the game to a date in words: "1 July", or "week 25" in a game without
// dates. It is 0 for other words, such as "late March to late April", and for what lies before the start.
func DayOf(c calendar.Clock, on string) int {
	if c.Start == 0 {
		week := 0
		fmt.Sscanf(on, "week %d", &week)
		return max(0, (week-1)*daysAWeek)
	}
	year, _, _ := c.Start.Civil()
	for _, y := range []int{year, year + 1} { // a game can run over the end of a year
		if d, err := calendar.ParseLong(fmt.Sprintf("%s %d", on, y)); err == nil && c.Start.Before(d) {
			return int(d) - int(c.Start)
		}
	}
	return 0
}
