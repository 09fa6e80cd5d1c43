package desk

import (
	"fmt"
	"strconv"
	"strings"

	"backchannel/engine/calendar"
	"backchannel/engine/phrase"
)

const daysAWeek = 7

// FirstDay is the day on which a turn begins, counted from the start of the game.
func FirstDay(c calendar.Clock, turn int) int { return (c.Week(turn) - 1) * daysAWeek }

// DayOf counts the days from the start of the game to a date in the words of a language: "1 July", or "week 25" in a
// game without dates. It is 0 for other words, such as "late March to late April", and for what lies before the start.
func DayOf(b *phrase.Book, c calendar.Clock, on string) int {
	n := firstNumber(on)
	if c.Start == 0 {
		if on != b.Say("week %d", n) {
			return 0
		}
		return max(0, (n-1)*daysAWeek)
	}
	year, _, _ := c.Start.Civil()
	for m := 1; m <= 12; m++ {
		english := fmt.Sprintf("%d %s", n, calendar.Month(nil, m))
		if on != calendar.Words(b, english) {
			continue
		}
		for _, y := range []int{year, year + 1} { // a game can run over the end of a year
			if d, err := calendar.ParseLong(fmt.Sprintf("%s %d", english, y)); err == nil && c.Start.Before(d) {
				return int(d) - int(c.Start)
			}
		}
	}
	return 0
}

func firstNumber(s string) int {
	for _, w := range strings.Fields(s) {
		if n, err := strconv.Atoi(w); err == nil {
			return n
		}
	}
	return 0
}
