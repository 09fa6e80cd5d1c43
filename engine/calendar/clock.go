package calendar

import "strconv"

// Clock is a scenario's time: turns of whole weeks, from a start that a fictional
// scenario need not date.
type Clock struct {
	Start Date // the day turn 1 begins; the zero Date in a fictional scenario
	Weeks int  // weeks per turn, at least 1
	Turns int  // turns in a full game, at least 1
}

// Date returns the day the turn begins; turns count from 1, and what is before
// turn 1 has its date. It is no date when the scenario has no start. Turns beyond
// c.Turns are dated too, for what falls due after the game.
func (c Clock) Date(turn int) Date {
	return c.Start.AddDays(c.weeksBefore(turn) * daysAWeek)
}

// Week returns the number of the week that the turn begins, counted from 1.
func (c Clock) Week(turn int) int { return c.weeksBefore(turn) + 1 }

// Label names the turn's beginning in English: "9 January 2026", or "week 3" when the
// scenario has no start. Other languages build theirs from Date and Week.
func (c Clock) Label(turn int) string {
	if c.Start == 0 {
		return "week " + strconv.Itoa(c.Week(turn))
	}
	return c.Date(turn).In(nil)
}

// weeksBefore is how many weeks passed before the turn began.
func (c Clock) weeksBefore(turn int) int { return (max(turn, 1) - 1) * c.Weeks }
