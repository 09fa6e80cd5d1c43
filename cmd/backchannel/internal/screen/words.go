package screen

import (
	"fmt"
	"strings"
	"time"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
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

// count writes a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// join lists words as a sentence does: a, b and c.
func join(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

// capital begins a text with a capital letter.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// lower begins a word in the middle of a sentence.
func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// ago says when something was, in the words of somebody who remembers it.
func ago(t, now time.Time) string {
	if t.IsZero() {
		return ""
	}
	switch d := now.Sub(t); {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return count(int(d.Minutes()), "minute") + " ago"
	case d < 24*time.Hour:
		return count(int(d.Hours()), "hour") + " ago"
	case d < 7*24*time.Hour:
		return count(int(d.Hours()/24), "day") + " ago"
	}
	return t.Format("2 January 2006")
}

// badge is the sign of a label: what kind of text this is. Shape and word say it, never the colour alone.
func badge(l information.Label) kit.Badge {
	shapes := map[information.Label]kit.Shape{
		information.Fact: kit.Check, information.Claim: kit.Diamond, information.Disputed: kit.Cross,
		information.Outdated: kit.Ring, information.Simulated: kit.Square,
	}
	if l == 0 {
		l = information.Simulated
	}
	return kit.Badge{Shape: shapes[l], Name: l.String()}
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
func officeNames(s *scenario.Scenario, of ledger.Offices) string {
	var names []string
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		if of.Has(o) {
			names = append(names, s.Offices[o].Name)
		}
	}
	return join(names)
}

// clock is the date of a turn: "Week 2", or "9 Jan 2026".
func clock(s *scenario.Scenario, turn int) string {
	if s.Clock.Start == 0 {
		return fmt.Sprintf("Week %d", s.Clock.Week(max(1, turn)))
	}
	year, _, _ := s.Clock.Date(turn).Civil()
	return fmt.Sprintf("%s %d", day(s, turn), year)
}

var months = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// day is the date of a turn without its year: "week 2", or "9 Jan".
func day(s *scenario.Scenario, turn int) string {
	if s.Clock.Start == 0 {
		return fmt.Sprintf("week %d", s.Clock.Week(max(1, turn)))
	}
	return onDay(s, desk.FirstDay(s.Clock, turn))
}

// onDay is the date of a day counted from the start of the game, without its year.
func onDay(s *scenario.Scenario, n int) string {
	if s.Clock.Start == 0 {
		return fmt.Sprintf("week %d", n/7+1)
	}
	_, month, of := s.Clock.Start.AddDays(n).Civil()
	return fmt.Sprintf("%d %s", of, months[month-1])
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
