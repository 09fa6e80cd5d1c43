package screen

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/engine/calendar"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// figure writes an amount to a tenth with a true minus sign.
func figure(x num.Milli) string {
	return exact(tenths(x))
}

// needed is a need as figure writes it, or to the last thousandth where the rounded figures would hide that what is paid
// falls short.
func needed(pays, need num.Milli) string {
	if pays < need && tenths(pays) == tenths(need) {
		return exact(need)
	}
	return figure(need)
}

// exact writes a number to its last thousandth, where it is shown how it adds up.
func exact(x num.Milli) string {
	if x < 0 {
		return "−" + exact(-x)
	}
	s := x.String()
	end, _, _ := strings.Cut(s, ".")
	for at := len(end) - 3; at > 0; at -= 3 { // thousands stand apart
		s = s[:at] + "," + s[at:]
	}
	return s
}

// exactly is exact with a sign.
func exactly(x num.Milli) string {
	if x > 0 {
		return "+" + exact(x)
	}
	return exact(x)
}

// signed writes a change with its sign.
func signed(x num.Milli) string {
	if tenths(x) > 0 {
		return "+" + figure(x)
	}
	return figure(x)
}

func tenths(x num.Milli) num.Milli { return 100 * num.Milli(num.MulDiv(int64(x), 1, 100)) }

// whole64 is a whole amount as an int.
func whole64(x num.Milli) int { return int(x / num.One) }

func float(x num.Milli) float64 { return float64(x) / float64(num.One) }

// What a number of things is called, for the places where a sentence names them.
func orders(b *phrase.Book, n int) string  { return b.Count(n, "%d order", "%d orders", n) }
func offices(b *phrase.Book, n int) string { return b.Count(n, "%d office", "%d offices", n) }
func seats(b *phrase.Book, n int) string   { return b.Count(n, "%d seat", "%d seats", n) }
func steps(b *phrase.Book, n int) string   { return b.Count(n, "%d step", "%d steps", n) }

func deliveries(b *phrase.Book, n int) string {
	return b.Count(n, "%d delivery", "%d deliveries", n)
}

// join lists words as a sentence does.
func join(b *phrase.Book, words []string) string { return desk.And(b, words) }

// capital begins a text with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// sentence is a text with a capital and with a stop at its end.
func sentence(s string) string {
	if s == "" {
		return s
	}
	s = capital(s)
	if last := s[len(s)-1]; last != '.' && last != '!' && last != '?' {
		s += "."
	}
	return s
}

// lower begins a word in the middle of a sentence.
func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// ago says when something was, in the words of somebody who remembers it.
func ago(b *phrase.Book, t, now time.Time) string {
	if t.IsZero() {
		return ""
	}
	d := now.Sub(t)
	minutes, hours, days := int(d.Minutes()), int(d.Hours()), int(d.Hours()/24)
	switch {
	case d < time.Minute:
		return b.Say("just now")
	case d < time.Hour:
		return b.Count(minutes, "%d minute ago", "%d minutes ago", minutes)
	case d < 24*time.Hour:
		return b.Count(hours, "%d hour ago", "%d hours ago", hours)
	case d < 7*24*time.Hour:
		return b.Count(days, "%d day ago", "%d days ago", days)
	}
	return calendar.Words(b, t.Format("2 January 2006"))
}

// badge is the sign of a label: what kind of text this is. Shape and word say it, never the colour alone.
func badge(b *phrase.Book, l information.Label) kit.Badge {
	shapes := map[information.Label]kit.Shape{
		information.Fact: kit.Check, information.Claim: kit.Diamond, information.Disputed: kit.Cross,
		information.Outdated: kit.Ring, information.Simulated: kit.Square,
	}
	if l == 0 {
		l = information.Simulated
	}
	return kit.Badge{Shape: shapes[l], Name: l.In(b)}
}

// labelMeans says what a label stands for.
func labelMeans(b *phrase.Book, l information.Label) string {
	switch l {
	case information.Fact:
		return b.Say("Sourced and dated, and nobody serious denies it.")
	case information.Claim:
		return b.Say("Somebody says so. You know who and when.")
	case information.Disputed:
		return b.Say("Good sources contradict each other.")
	case information.Outdated:
		return b.Say("It was so and no longer is.")
	case information.Simulated:
		return b.Say("Made up for this game.")
	}
	return ""
}

// owner is an office's short name as an owner: "Belmar's", "US governors'".
func (g *game) owner(o ledger.Office) string {
	x := &g.scn.Offices[o]
	if x.Plural && strings.HasSuffix(x.Short, "s") {
		return g.book.Say("%s'", x.Short)
	}
	return g.book.Say("%s's", x.Short)
}

// from says who said a text and when, and who published it; the whole source stands in fullFrom.
func from(t *scenario.Text) string {
	publisher, _, _ := strings.Cut(t.Source, ", ")
	return listed(t.By, t.On, publisher)
}

// fullFrom is from with the title and the date of the source.
func fullFrom(t *scenario.Text) string { return listed(t.By, t.On, t.Source) }

// listed joins the words that are there.
func listed(list ...string) string {
	var words []string
	for _, w := range list {
		if w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, ", ")
}

// officeNames lists a set of offices.
func officeNames(b *phrase.Book, s *scenario.Scenario, of ledger.Offices) string {
	var names []string
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		if of.Has(o) {
			names = append(names, s.Offices[o].Name)
		}
	}
	return join(b, names)
}

// clock is the first day of a turn: "Week 2", or "9 January 2026".
func clock(b *phrase.Book, s *scenario.Scenario, turn int) string {
	if s.Clock.Start == 0 {
		return b.Say("Week %d", s.Clock.Week(max(1, turn)))
	}
	return s.Clock.Date(turn).In(b)
}

// day is the first day of a turn without its year: "week 2", or "9 January".
func day(b *phrase.Book, s *scenario.Scenario, turn int) string {
	return onDay(b, s, desk.FirstDay(s.Clock, max(1, turn)))
}

// onDay is the date of a day counted from the start of the game, without its year.
func onDay(b *phrase.Book, s *scenario.Scenario, n int) string {
	if s.Clock.Start == 0 {
		return b.Say("week %d", n/7+1)
	}
	return s.Clock.Start.AddDays(n).Day(b)
}

// lastDay is the day on which a turn ends, without its year: "week 2", or "22 January".
func lastDay(b *phrase.Book, s *scenario.Scenario, turn int) string {
	return onDay(b, s, desk.FirstDay(s.Clock, turn+1)-1)
}

// span is from the first day of a turn to the last of another: "9 January to 5 February", or "weeks 1 to 4".
func span(b *phrase.Book, s *scenario.Scenario, from, to int) string {
	first, last := s.Clock.Week(from), s.Clock.Week(to+1)-1
	switch {
	case s.Clock.Start != 0:
		return b.Say("%[1]s to %[2]s", day(b, s, from), lastDay(b, s, to))
	case first == last:
		return b.Say("week %d", first)
	}
	return b.Say("weeks %d to %d", first, last)
}

// tick is the first day of a turn where there is little room, as on an axis: "week 2", or "9 Jan".
func tick(b *phrase.Book, s *scenario.Scenario, turn int) string {
	if s.Clock.Start == 0 {
		return day(b, s, turn)
	}
	_, month, of := s.Clock.Date(turn).Civil()
	return dayOfMonth(b, of, time.Month(month))
}

// dayOfMonth is a day with the month in short: "9 Jan".
func dayOfMonth(b *phrase.Book, n int, m time.Month) string {
	switch m {
	case time.January:
		return b.Say("%d Jan", n)
	case time.February:
		return b.Say("%d Feb", n)
	case time.March:
		return b.Say("%d Mar", n)
	case time.April:
		return b.Say("%d Apr", n)
	case time.May:
		return b.Say("%d May", n)
	case time.June:
		return b.Say("%d Jun", n)
	case time.July:
		return b.Say("%d Jul", n)
	case time.August:
		return b.Say("%d Aug", n)
	case time.September:
		return b.Say("%d Sep", n)
	case time.October:
		return b.Say("%d Oct", n)
	case time.November:
		return b.Say("%d Nov", n)
	}
	return b.Say("%d Dec", n)
}

// minus gives numbers a true minus sign.
func minus(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = trueMinus(l)
	}
	return out
}

func trueMinus(s string) string {
	for d := '0'; d <= '9'; d++ {
		s = strings.ReplaceAll(s, " -"+string(d), " −"+string(d))
	}
	return s
}
