package desk

import (
	"strconv"
	"strings"
	"time"

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
	for m := time.January; m <= time.December; m++ {
		if on != DayOfMonth(b, n, m) {
			continue
		}
		for _, y := range []int{year, year + 1} { // a game can run over the end of a year
			if d, err := calendar.ParseLong(DayOfMonth(nil, n, m) + " " + strconv.Itoa(y)); err == nil && c.Start.Before(d) {
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

// Date is a day in full: "23 January 2026".
func Date(b *phrase.Book, t time.Time) string {
	return b.Say("%s %d", DayOfMonth(b, t.Day(), t.Month()), t.Year())
}

// DayOfMonth is a day without its year: "23 January".
func DayOfMonth(b *phrase.Book, day int, m time.Month) string {
	switch m {
	case time.January:
		return b.Say("%d January", day)
	case time.February:
		return b.Say("%d February", day)
	case time.March:
		return b.Say("%d March", day)
	case time.April:
		return b.Say("%d April", day)
	case time.May:
		return b.Say("%d May", day)
	case time.June:
		return b.Say("%d June", day)
	case time.July:
		return b.Say("%d July", day)
	case time.August:
		return b.Say("%d August", day)
	case time.September:
		return b.Say("%d September", day)
	case time.October:
		return b.Say("%d October", day)
	case time.November:
		return b.Say("%d November", day)
	}
	return b.Say("%d December", day)
}
