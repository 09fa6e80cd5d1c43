package calendar_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backchannel/engine/calendar"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
)

func ExampleClock() {
	start, _ := calendar.Parse("2026-01-09")
	dated := calendar.Clock{Start: start, Weeks: 2, Turns: 12}
	fictional := calendar.Clock{Weeks: 2, Turns: 12}
	fmt.Println(dated.Label(1), dated.Label(2), dated.Label(5))
	fmt.Println(fictional.Label(1), fictional.Label(2), fictional.Label(5))
	// Output:
	// 9 January 2026 23 January 2026 6 March 2026
	// week 1 week 3 week 9
}

func ExampleRetention() {
	// What halves in 6 weeks, over turns of one, two and six weeks.
	for _, weeks := range []int{1, 2, 6} {
		fmt.Println(calendar.Retention(num.Of(6), weeks))
	}
	// Output:
	// 0.890899
	// 0.793701
	// 0.5
}

func ExampleDate_AddDays() {
	d, _ := calendar.Parse("2024-02-28")
	fmt.Println(d.AddDays(1), d.AddDays(2), d.AddDays(-59))
	// Output: 2024-02-29 2024-03-01 2023-12-31
}

// Every date there is agrees with package time, and reads back.
func TestEveryDate(t *testing.T) {
	day := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := calendar.First; d <= calendar.Last; d++ {
		year, month, of := d.Civil()
		if y, m, dd := day.Date(); y != year || int(m) != month || dd != of {
			t.Fatalf("day %d is %d-%d-%d, want %v", d, year, month, of, day)
		}
		if again, err := calendar.On(year, month, of); err != nil || again != d {
			t.Fatalf("day %d reads back as %d, %v", d, again, err)
		}
		day = day.AddDate(0, 0, 1)
	}
	if got := calendar.First.String() + " " + calendar.Last.String(); got != "0001-01-01 9999-12-31" {
		t.Errorf("the dates run from %s", got)
	}
}

// Odd texts are refused, with the right reason.
func TestParseRefuses(t *testing.T) {
	for s, want := range map[string]error{
		"": calendar.ErrSyntax, "2026-1-9": calendar.ErrSyntax, "2026/01/09": calendar.ErrSyntax,
		"2026-01-09 ": calendar.ErrSyntax, "+026-01-09": calendar.ErrSyntax, "20 6-01-09": calendar.ErrSyntax,
		"2026-01-0x": calendar.ErrSyntax, "-026-01-09": calendar.ErrSyntax,
		"2026-02-29": calendar.ErrNoSuchDay, "1900-02-29": calendar.ErrNoSuchDay,
		"2026-04-31": calendar.ErrNoSuchDay, "2026-00-10": calendar.ErrNoSuchDay,
		"2026-13-01": calendar.ErrNoSuchDay, "2026-01-00": calendar.ErrNoSuchDay,
		"2026-01-32": calendar.ErrNoSuchDay, "0000-12-31": calendar.ErrNoSuchDay,
		"2000-02-29": nil, "2024-02-29": nil,
	} {
		if d, err := calendar.Parse(s); err != want || err != nil && d != 0 {
			t.Errorf("Parse(%q) = %v, %v, want %v", s, d, err, want)
		}
	}
}

// Dates are held within the calendar, no date stays no date, and it comes first.
func TestAddDaysEdges(t *testing.T) {
	for _, c := range []struct {
		d    calendar.Date
		n    int
		want calendar.Date
	}{
		{0, 5, 0},
		{calendar.First, -1, calendar.First},
		{calendar.Last, 1, calendar.Last},
		{calendar.First, math.MaxInt, calendar.Last},
		{calendar.Last, math.MinInt, calendar.First},
		{100, 7, 107},
	} {
		if got := c.d.AddDays(c.n); got != c.want {
			t.Errorf("%v and %d days is %v, want %v", c.d, c.n, got, c.want)
		}
	}
	var none calendar.Date
	if none.String() != "" || !none.Before(calendar.First) || calendar.First.Before(calendar.First) {
		t.Error("no date is not before all others, or prints")
	}
}

// Before turn 1 it is turn 1's date; turns after the last are dated too.
func TestClockEdges(t *testing.T) {
	start, _ := calendar.Parse("2026-01-09")
	c := calendar.Clock{Start: start, Weeks: 1, Turns: 3}
	if c.Date(0) != start || c.Date(-4) != start || c.Week(0) != 1 {
		t.Errorf("before turn 1 it is %v, week %d", c.Date(0), c.Week(0))
	}
	if got := c.Label(4); got != "30 January 2026" {
		t.Errorf("turn 4 of 3 begins %s", got)
	}
	if got := (calendar.Clock{Weeks: 1}).Date(3); got != 0 {
		t.Errorf("a fictional turn is dated %v", got)
	}
}

// Retention keeps its bound, and w turns of one week keep what one turn of w weeks keeps.
func TestRetention(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		halfLife := rapid.Int64Range(1, 1_000_000).Draw(t, "halfLife")
		weeks := rapid.IntRange(1, 60).Draw(t, "weeks")
		got := calendar.Retention(num.Milli(halfLife), weeks)
		want := 1e6 * math.Exp2(-float64(weeks)*1000/float64(halfLife))
		if math.Abs(float64(got)-want) > 0.86 {
			t.Errorf("keeps %v, want %.3f millionths", got, want)
		}
		weekly := float64(calendar.Retention(num.Milli(halfLife), 1)) / 1e6
		if again := 1e6 * math.Pow(weekly, float64(weeks)); math.Abs(float64(got)-again) > 0.86*float64(weeks+1) {
			t.Errorf("%d weeks keep %v at once and %.3f millionths one by one", weeks, got, again)
		}
	})
	for _, c := range []struct {
		halfLife num.Milli
		weeks    int
		want     num.Micro
	}{
		{num.Of(3), 3, 500_000},
		{num.Of(3), 6, 250_000},
		{num.Of(3), 0, num.MicroOne},
		{0, 1, 0},
		{-5, 1, 0},
		{1, 100, 0},
		{math.MaxInt64, 1, num.MicroOne},
	} {
		if got := calendar.Retention(c.halfLife, c.weeks); got != c.want {
			t.Errorf("halving in %v weeks, %d weeks keep %v, want %v", c.halfLife, c.weeks, got, c.want)
		}
	}
}

// No text makes Parse panic, and what it reads prints the same.
func FuzzParse(f *testing.F) {
	f.Add("2026-01-09")
	f.Add("2026-02-30")
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := calendar.Parse(s); err == nil && d.String() != s {
			t.Errorf("%q prints as %q", s, d)
		}
	})
}

func TestWords(t *testing.T) {
	// Days and months are put into a language's words; what is neither stays.
	book := phrase.New("es", func(english string) string {
		return map[string]string{"January": "enero", "%d %s %d": "%d de %s de %d", "%d %s": "%d de %s", "%s %d": "%s de %d"}[english]
	}, nil)
	for text, want := range map[string]string{
		"9 January 2026": "9 de enero de 2026", "9 January": "9 de enero", "January 2026": "enero de 2026",
		"2026": "2026", "early January 2026": "early January 2026", "January": "January", "": "",
	} {
		if got := calendar.Words(book, text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
		if got := calendar.Words(nil, text); got != text {
			t.Errorf("%q became %q in English", text, got)
		}
	}
	day, _ := calendar.Parse("2026-01-23")
	if got := day.In(book) + ", " + day.In(nil) + calendar.Date(0).In(book); got != "23 de enero de 2026, 23 January 2026" {
		t.Error(got)
	}
}
