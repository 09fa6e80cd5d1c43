// Package calendar turns a turn into a date and a half-life in weeks into what a
// turn keeps: all that the engine knows of time. It reads no clock.
package calendar

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Date is a civil date, the Gregorian calendar carried back and on: the number of
// days from 0000-12-31, so 0001-01-01 is 1. The zero Date is no date. Dates
// compare, and are map keys, as the integers they are.
type Date int32

// First and Last bound the dates there are.
const (
	First Date = 1         // 0001-01-01
	Last  Date = 3_652_059 // 9999-12-31
)

const daysAWeek = 7

// ErrSyntax is returned for a text that is not a date of the form 2026-01-09.
var ErrSyntax = errors.New("not a date of the form 2026-01-09")

// ErrNoSuchDay is returned for a text of the right form that names no day, as
// 2026-02-29 does.
var ErrNoSuchDay = errors.New("no such day in the calendar")

// On returns the date of a year from 1 to 9999, a month from 1 to 12 and a day of
// that month. The error is ErrNoSuchDay.
func On(year, month, day int) (Date, error) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0, ErrNoSuchDay
	}
	d := fromCivil(year, month, day)
	if y, m, dd := d.Civil(); y != year || m != month || dd != day {
		return 0, ErrNoSuchDay
	}
	return d, nil
}

// Parse reads a date as ISO 8601 writes it in full: "2026-01-09". The error is
// ErrSyntax or ErrNoSuchDay.
func Parse(s string) (Date, error) {
	if len(s) != len("2026-01-09") || s[4] != '-' || s[7] != '-' {
		return 0, ErrSyntax
	}
	year, ok1 := digits(s[:4])
	month, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:])
	if !ok1 || !ok2 || !ok3 {
		return 0, ErrSyntax
	}
	return On(year, month, day)
}

func digits(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// String prints the date as Parse reads it; no date prints as "".
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	year, month, day := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// Before reports whether d is earlier than e. No date is before every date.
func (d Date) Before(e Date) bool { return d < e }

// AddDays returns the date n days later, or earlier when n is negative, held
// within First and Last. No date stays no date.
func (d Date) AddDays(n int) Date {
	if d == 0 {
		return 0
	}
	return Date(max(int64(First), min(int64(d)+held(n), int64(Last))))
}

// held keeps a number of days from overflowing when it is added to a date.
func held(n int) int64 { return max(-int64(Last), min(int64(n), int64(Last))) }

// Years are counted from 1 March, so that the leap day is the last of its year,
// in eras of 400 years. Both ways are H. Hinnant, "chrono-Compatible Low-Level
// Date Algorithms" (2021), days_from_civil and civil_from_days, for positive years.
const (
	eraDays   = 146_097
	marchDays = 306 // from 0000-03-01 to 0001-01-01
)

func fromCivil(year, month, day int) Date {
	if month <= 2 {
		year--
	}
	era, ofEra := year/400, year%400
	ofYear := (153*((month+9)%12)+2)/5 + day - 1
	return Date(era*eraDays + ofEra*365 + ofEra/4 - ofEra/100 + ofYear - marchDays + 1)
}

// Civil returns the year, the month from 1 and the day from 1. No date is 0000-12-31.
func (d Date) Civil() (year, month, day int) {
	days := int(d) + marchDays - 1
	era, ofEra := days/eraDays, days%eraDays
	years := (ofEra - ofEra/1460 + ofEra/36524 - ofEra/146096) / 365
	ofYear := ofEra - (365*years + years/4 - years/100)
	march := (5*ofYear + 2) / 153
	day = ofYear - (153*march+2)/5 + 1
	month = (march+2)%12 + 1
	year = years + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

// months are the names of the months in English.
var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// ParseLong reads a date in words: "9 January 2026". The error is ErrSyntax or
// ErrNoSuchDay.
func ParseLong(s string) (Date, error) {
	words := strings.Split(s, " ")
	if len(words) != 3 || len(words[0]) > 2 || len(words[2]) != 4 {
		return 0, ErrSyntax
	}
	day, ok := digits(words[0])
	year, ok2 := digits(words[2])
	month := slices.Index(months[:], words[1]) + 1
	if !ok || !ok2 || month == 0 {
		return 0, ErrSyntax
	}
	return On(year, month, day)
}
