package opinion_test

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"backchannel/engine/calendar"
	"backchannel/engine/chance"
	"backchannel/engine/num"
	"backchannel/engine/opinion"
)

// The pull of the approval law: from 51.07, ten above the usual 41.07, a week takes 0.58
// away; two weeks, with a half-life of 11.6 weeks, take 1.126.
func TestPull(t *testing.T) {
	week := opinion.Law{Keep: 942_000}
	if got := week.Pull(51_070, 41_070); got != -580 {
		t.Errorf("a week moves it by %v, want -0.58", got)
	}
	two := opinion.Law{Keep: calendar.Retention(11_600, 2)}
	if got := two.Pull(51_070, 41_070); got != -1_126 {
		t.Errorf("two weeks move it by %v, want -1.126", got)
	}
	var off opinion.Law
	if got := off.Pull(51_070, 41_070); got != 0 {
		t.Errorf("without a law it moves by %v", got)
	}
}

// Half of a distance is gone after the half-life, in turns of any length.
func TestHalfLife(t *testing.T) {
	for _, weeks := range []int{1, 2, 4} {
		law, stance := opinion.Law{Keep: calendar.Retention(num.Of(8), weeks)}, num.Of(60)
		for range 8 / weeks {
			stance += law.Pull(stance, num.Of(50))
		}
		if stance < 54_997 || stance > 55_003 {
			t.Errorf("in turns of %d weeks 60 is %v after 8 weeks, want 55", weeks, stance)
		}
	}
}

// Moods lie within the noise, reach both ends, and are 0 at the mean.
func TestMood(t *testing.T) {
	law := opinion.Law{Noise: 1_500}
	var sum, least, most num.Milli
	const n = 20_000
	for i := range uint64(n) {
		x := law.Mood(chance.Counter(7).Draw(chance.Key{Turn: 1, Nth: uint16(i)}))
		sum, least, most = sum+x, min(least, x), max(most, x)
	}
	if least < -1_500 || most > 1_500 || least > -1_495 || most < 1_495 {
		t.Errorf("moods lie between %v and %v, want -1.5 and 1.5", least, most)
	}
	if mean := sum / n; mean < -20 || mean > 20 {
		t.Errorf("the mean mood is %v", mean)
	}
}

// Two weeks of the weekly law: 0.942 squared, and noise 0.56 sqrt(1 + 0.942^2) = 0.769.
func TestApprovalOverTurns(t *testing.T) {
	two := opinion.Weekly().Over(2)
	if two.Keep != 887_364 || two.Sd < 769_000 || two.Sd > 769_500 {
		t.Errorf("over two weeks phi is %v and the noise %v, want 0.887364 and 0.769", two.Keep, two.Sd)
	}
	quiet := opinion.Approval{Usual: 41_070, Keep: 942_000}
	if got := quiet.Next(41_500, num.One, 0); got != 42_475 { // 41.07 + 0.942*0.43 + 1
		t.Errorf("it goes to %v, want 42.475", got)
	}
}

// A rally of 9.7 with a half-life of 13 weeks is 4.85 after 13 weeks and 2.425 after 26.
func TestRally(t *testing.T) {
	for weeks, want := range map[int]num.Milli{0: 9_700, 13: 4_850, 26: 2_425} {
		if got := opinion.Rally(9_700, num.Of(13), weeks); got != want {
			t.Errorf("after %d weeks %v is left, want %v", weeks, got, want)
		}
	}
}

// Backing down costs 6 at full commitment, half of it with good reason, 1.5 at a quarter.
func TestAudienceCost(t *testing.T) {
	for _, c := range []struct{ commit, justified, want num.Milli }{
		{100_000, 0, -6_000},
		{100_000, 100_000, -3_000},
		{25_000, 0, -1_500},
		{35_000, 100_000, -1_050},
		{0, 0, 0},
	} {
		if got := opinion.AudienceCost(c.commit, c.justified); got != c.want {
			t.Errorf("at commitment %v and justification %v it is %v, want %v", c.commit, c.justified, got, c.want)
		}
	}
}

// Shares of attention stay 100 together; news of 10 on one of three equal issues, with
// 85 kept, makes 95: 38.333/0.95, 28.333/0.95 twice.
func TestSalience(t *testing.T) {
	shares := []num.Milli{33_334, 33_333, 33_333}
	opinion.Salience(shares, []num.Milli{10_000, 0, 0}, opinion.SalienceKeep)
	if want := []num.Milli{40_352, 29_824, 29_824}; !slices.Equal(shares, want) {
		t.Errorf("the shares are %v, want %v", shares, want)
	}
	for turn := range 40 {
		opinion.Salience(shares, []num.Milli{0, num.Milli(turn * 700), 3}, opinion.SalienceKeep)
		if sum := shares[0] + shares[1] + shares[2]; sum != 100_000 {
			t.Fatalf("the shares sum to %v", sum)
		}
	}
	none := []num.Milli{100_000, 0}
	opinion.Salience(none, []num.Milli{0, 0}, 0)
	if none[0] != 100_000 {
		t.Errorf("with nothing left the shares are %v", none)
	}
	if got := calendar.Retention(4_300, 1); got < 849_000 || got > 852_000 {
		t.Errorf("a half-life of 4.3 weeks keeps %v a week, want 0.85", got)
	}
}

// A thousand people at 50 percent give a margin of 3.1, at 31 of 2.9; a wording that adds
// 33 points is another question. The reading errs within the margin in 19 of 20 polls.
func TestPoll(t *testing.T) {
	if got := opinion.Take(num.Of(50), 1_000, 0, 0).Margin; got != 3_099 {
		t.Errorf("the margin is %v, want 3.099", got)
	}
	if got := opinion.Take(num.Of(31), 1_000, 0, 0).Margin; got != 2_867 {
		t.Errorf("the margin at 31 is %v, want 2.867", got)
	}
	within := 0
	const n = 4_000
	for i := range uint64(n) {
		p := opinion.Take(num.Of(26), 1_000, num.Of(33), chance.Counter(3).Draw(chance.Key{Turn: 2, Nth: uint16(i)}))
		if off := p.Reading - num.Of(59); max(off, -off) <= p.Margin {
			within++
		}
	}
	if within < n*94/100 || within > n*96/100 {
		t.Errorf("%d of %d polls are within their margin, want 95 of 100", within, n)
	}
}

// data opens a file of the public series that the laws were fitted on. They are not part
// of the program: without the folder the test has nothing to say.
func data(t *testing.T, name string) [][]string {
	folder := os.Getenv("BACKCHANNEL_DATA")
	f, err := os.Open(filepath.Join(folder, name))
	if folder == "" || err != nil {
		t.Skip("BACKCHANNEL_DATA names no folder with " + name)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func number(t *testing.T, s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// The constants of Weekly are what least squares make of FiveThirtyEight's weekly means.
func TestWeeklyIsTheFit(t *testing.T) {
	rows := data(t, "trump1_approval_weekly_538.csv")
	var n, x, y, xx, xy float64
	for i := 1; i < len(rows); i++ {
		a, b := number(t, rows[i-1][1]), number(t, rows[i][1])
		n, x, y, xx, xy = n+1, x+a, y+b, xx+a*a, xy+a*b
	}
	phi := (n*xy - x*y) / (n*xx - x*x)
	level := (y - phi*x) / n / (1 - phi)
	var square float64
	for i := 1; i < len(rows); i++ {
		e := number(t, rows[i][1]) - level - phi*(number(t, rows[i-1][1])-level)
		square += e * e
	}
	sd, half := math.Sqrt(square/(n-2)), math.Log(0.5)/math.Log(phi)
	t.Logf("%d weeks: level %.3f, phi %.4f, half-life %.2f weeks, noise %.3f", len(rows), level, phi, half, sd)
	law := opinion.Weekly()
	for _, c := range []struct {
		what               string
		have, want, within float64
	}{
		{"level", float64(law.Usual) / 1e3, level, 0.02},
		{"phi", float64(law.Keep) / 1e6, phi, 0.001},
		{"noise", float64(law.Sd) / 1e6, sd, 0.01},
		{"half-life", 11.6, half, 0.1},
		{"weeks", 191, float64(len(rows)), 0},
	} {
		if math.Abs(c.have-c.want) > c.within {
			t.Errorf("%s: the law has %v, the data give %v", c.what, c.have, c.want)
		}
	}
}

// The figures that Rally cites are medians of the fits to Gallup's series.
func TestRallyMedians(t *testing.T) {
	var rises, lives []float64
	for _, row := range data(t, "rally_events_gallup_fit.csv") {
		rise, life := number(t, row[2]), number(t, row[3])
		rises = append(rises, rise)
		if rise >= 3 {
			lives = append(lives, life)
		}
	}
	slices.Sort(rises)
	slices.Sort(lives)
	if got := rises[len(rises)/2]; len(rises) != 15 || got != 9.7 {
		t.Errorf("the median rise of %d events is %v, want 9.7 of 15", len(rises), got)
	}
	if got := lives[len(lives)/2]; len(lives) != 13 || got != 13 {
		t.Errorf("the median half-life of %d rallies is %v, want 13 of 13", len(lives), got)
	}
}
