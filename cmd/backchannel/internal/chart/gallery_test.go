package chart_test

import (
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/chart"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// drawing is a chart with example data.
type drawing struct {
	name string
	draw func(u *kit.UI, r *kit.Rect)
}

func gallery() []drawing {
	senate := senate()
	series := series()
	stances := stances()
	poll := poll()
	flows := flows()
	fall := waterfall()
	track := track()
	web := web()
	return []drawing{
		{"hemicycle", senate.Draw},
		{"series", series.Draw},
		{"stances", func(u *kit.UI, r *kit.Rect) { stances.Draw(u, r) }},
		{"poll", poll.Draw},
		{"flows", func(u *kit.UI, r *kit.Rect) { flows.Draw(u, r) }},
		{"waterfall", func(u *kit.UI, r *kit.Rect) { fall.Draw(u, r) }},
		{"track", track.Draw},
		{"web", func(u *kit.UI, r *kit.Rect) { web.Draw(u, r) }},
	}
}

func senate() chart.Hemicycle {
	return chart.Hemicycle{
		Head: chart.Head{ID: "senate", Finding: "The Senate is four votes short of consent to the treaty.", Note: "SIMULATED. Each circle is a seat."},
		Blocs: []chart.Bloc{
			{Name: "Progressives", Short: "Prog.", Yes: 16, Likely: 2, No: 2},
			{Name: "Centre-left", Short: "C.-left", Yes: 24, Likely: 3},
			{Name: "Border-state members of both parties", Short: "Border", Yes: 6, Likely: 5, No: 5, Away: 1},
			{Name: "Business conservatives", Short: "Business", Yes: 5, Likely: 2, No: 9},
			{Name: "Security hardliners", Short: "Security", No: 19, Away: 1},
		},
		Need: 67, Majority: "67 for consent", Yes: "yes", Likely: "likely", No: "no", Away: "away",
	}
}

func series() chart.Series {
	nan := math.NaN()
	return chart.Series{
		Head: chart.Head{ID: "tension", Finding: "Tension fell by 19 points after the note of 6 February, trust follows slowly."},
		Unit: "points of 100", Min: 0, Max: 100,
		Steps: []string{"9 Jan", "16 Jan", "23 Jan", "30 Jan", "6 Feb", "13 Feb", "20 Feb", "27 Feb", "6 Mar"},
		Lines: []chart.Line{
			{Name: "Tension", Values: []float64{62, 66, 71, 74, 78, 70, 63, 61, 59}},
			{Name: "Trust", Values: []float64{41, 39, 36, 33, 30, 33, 36, 40, 42}, Low: []float64{37, 34, 30, 27, 23, 26, 29, 33, 35}, High: []float64{45, 44, 42, 39, 37, 40, 43, 47, 49}},
			{Name: "Results", Values: []float64{nan, nan, 42, 42, 40, 41, 44, nan, nan}},
		},
		Danger: &chart.Danger{From: 75, Label: "danger from 75"},
		Events: []chart.Event{{Step: 2, Label: "The bridge at Laredo closes for a day"}, {Step: 4, Label: "The note on joint inspections is sent"}, {Step: 4, Label: "Hearing in the Senate"}, {Step: 7, Label: "First text on assurances"}},
	}
}

func stances() chart.Stances {
	return chart.Stances{
		Head: chart.Head{ID: "public", Finding: "Growers and border towns warm to the deal, hardliners move away."},
		Min:  -50, Max: 50, Steps: []string{"turn 1", "turn 2", "turn 3", "turn 4", "turn 5", "turn 6"}, For: "for a deal", Against: "against",
		Rows: []chart.Stance{
			{Name: "Border commerce", Share: "12 % of the public", Values: []float64{-4, 2, 8, 15, 22, 26}},
			{Name: "Families who lost somebody to overdose", Share: "9 % of the public", Values: []float64{-12, -9, -14, -3, 4, 9}},
			{Name: "Sovereignty first", Share: "21 % of the public", Values: []float64{-10, -16, -22, -20, -27, -31}},
			{Name: "Farm exporters", Share: "8 % of the public", Values: []float64{12, 10, 14, 18, 24, 22}},
			{Name: "Young and online", Share: "25 % of the public", Values: []float64{3, -2, 4, -3, 1, 0}},
			{Name: "Not polled yet", Share: "25 % of the public", Values: []float64{math.NaN(), math.NaN()}},
		},
	}
}

func poll() chart.Poll {
	return chart.Poll{
		Head: chart.Head{ID: "poll", Finding: "The word “sovereignty” takes eleven points off the same agreement.", Note: "SIMULATED polls; the bar is the margin at 95 %."},
		Unit: "percent who agree", Min: 0, Max: 100, Line: &chart.Rule{At: 50, Label: "half"},
		Asked: []chart.Asked{
			{Wording: "Should both countries inspect lorries together at the crossings?", By: "SIMULATED, 1,000 asked, 20 January", Value: 57, Margin: 3.1},
			{Wording: "Should foreign inspectors work on our side if that touches our sovereignty?", By: "SIMULATED, 1,000 asked, 20 January", Value: 46, Margin: 3.1},
			{Wording: "Is the government handling the crisis well?", By: "SIMULATED, 400 asked, 27 January", Value: 49.5, Margin: 4.9},
		},
	}
}

func flows() chart.Flows {
	return chart.Flows{
		Head: chart.Head{ID: "trade", Finding: "A third of all trade would feel a tariff of 25 %, cars most of all.", Note: "SIMULATED. Width: share of trade."},
		Left: "United States", Right: "Mexico", Exposed: "exposed to the tariff", Other: "not exposed",
		Bands: []chart.Band{
			{Name: "Cars and parts", Size: 38, Exposed: 0.6, Says: "38 % of trade, tariff 25 %, exposure high"},
			{Name: "Electronics and machinery", Size: 27, Exposed: 0.2, Says: "27 % of trade, tariff 5 %"},
			{Name: "Fresh produce", Size: 14, Exposed: 0.5, Says: "14 % of trade, tariff 17 %"},
			{Name: "Steel and aluminium", Size: 6, Exposed: 1, Says: "6 % of trade, tariff 50 %"},
			{Name: "Energy", Size: 15, Exposed: 0, Says: "15 % of trade, free"},
		},
	}
}

func waterfall() chart.Waterfall {
	return chart.Waterfall{
		Head: chart.Head{ID: "why", Finding: "Tension fell from 78 to 70, most of it by the joint inspections."},
		Unit: "points", Was: "Tension, turn 5", Is: "Tension, turn 6", Old: 78, New: 70, Rest: "Two smaller causes",
		Causes: []chart.Cause{
			{Name: "Joint inspections at Otay", By: -7.5},
			{Name: "Hearing in the Senate", By: 3},
			{Name: "Reading out the note", By: -2},
			{Name: "What harsh words leave behind: they are felt more without trust", By: 1.4},
			{Name: "The pull of ordinary business", By: -1.9},
			{Name: "A rumour is corrected", By: -0.6},
			{Name: "Traffic at the bridges", By: -0.3},
			{Name: "A delay", By: -0.1},
		},
	}
}

func track() chart.Track {
	return chart.Track{
		Head: chart.Head{ID: "bill", Finding: "The bill on inspections is in committee in the House."},
		Stages: []chart.Stage{
			{Name: "Tabled", State: chart.Passed, Says: "turn 2"},
			{Name: "Senate committee", State: chart.Passed, Says: "reported"},
			{Name: "Senate", State: chart.Passed, Says: "passed 52 to 48"},
			{Name: "House committee", State: chart.Now, Says: "40 % a turn"},
			{Name: "House", State: chart.Ahead, Says: "needs 218"},
			{Name: "President's desk", State: chart.Ahead},
		},
	}
}

func web() chart.Web {
	return chart.Web{
		Head:   chart.Head{ID: "web", Finding: "Trust is moved by more than anything else, and moves tension most."},
		Raises: "raises", Lowers: "lowers",
		Things: []chart.Thing{
			{Name: "Joint inspections", Column: 0},
			{Name: "Harsh words", Column: 0},
			{Name: "Tariffs", Column: 0},
			{Name: "Naloxone programme", Column: 0},
			{Name: "Trust", Value: "42, up 2", Column: 1},
			{Name: "Results", Value: "44", Column: 1},
			{Name: "Trade", Value: "96", Column: 1},
			{Name: "Tension", Value: "59, down 2", Column: 2},
			{Name: "Support at home", Value: "51", Column: 2},
		},
		Links: []chart.Link{
			{From: 0, To: 4, Strength: 0.6, By: "+6", Why: "Working together builds trust."},
			{From: 0, To: 5, Strength: 0.4},
			{From: 1, To: 4, Strength: -0.7, By: "−7"},
			{From: 1, To: 7, Strength: 0.5, By: "+5.2"},
			{From: 2, To: 6, Strength: -0.9, By: "−9"},
			{From: 2, To: 4, Strength: -0.4},
			{From: 3, To: 5, Strength: 0.5},
			{From: 4, To: 7, Strength: -0.8, Why: "Who trusts takes fright less."},
			{From: 5, To: 8, Strength: 0.5},
			{From: 6, To: 8, Strength: 0.6},
			{From: 7, To: 8, Strength: -0.3},
		},
	}
}

// TestMain is the program that draws the pictures: the window wants the main goroutine.
func TestMain(m *testing.M) {
	dir := os.Getenv("BACKCHANNEL_CHART_SHOTS")
	if dir == "" {
		os.Exit(m.Run())
	}
	list := gallery()
	type shot struct {
		name string
		w    int
		zoom float64
		draw []drawing
		foc  kit.ID
	}
	var shots []shot
	for i := 0; i+1 < len(list); i += 2 {
		shots = append(shots, shot{fmt.Sprintf("wide-%d", i/2), 1240, 1, list[i : i+2], ""})
	}
	for i := range list {
		shots = append(shots, shot{"320-" + list[i].name, 300, 1, list[i : i+1], ""}, shot{"200-" + list[i].name, 620, 2, list[i : i+1], ""})
	}
	shots = append(shots, shot{"focus-web", 1240, 1, list[7:8], "web/4"}, shot{"focus-series", 1240, 1, list[1:2], "tension/4"})
	n, now := 0, shots[0]
	err := kit.Run("chart", func(u *kit.UI, r kit.Rect) {
		u.Zoom = now.zoom
		u.Fill(r, u.Theme.Glass.Back)
		in := image.Rect(20, 20, 20+now.w, 4000)
		for _, d := range now.draw {
			d.draw(u, &in)
			kit.CutTop(&in, 24)
		}
	}, kit.Options{Size: image.Pt(1280, 1400), Script: func(u *kit.UI) (kit.Step, bool) {
		if n/4 >= len(shots) {
			return kit.Step{}, false
		}
		now = shots[n/4]
		if now.foc != "" && n%4 < 2 {
			u.Show(now.foc)
		}
		var st kit.Step
		if n%4 == 3 {
			st.Shot = filepath.Join(dir, now.name+".png")
		}
		n++
		return st, true
	}})
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
}

func TestWindow(t *testing.T) {
	// Every drawing shows something in the real window.
	if err := kit.HasDisplay(); err != nil {
		if os.Getenv("BACKCHANNEL_NEED_DISPLAY") == "1" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	dir := os.Getenv("BACKCHANNEL_SHOTS")
	if dir == "" {
		dir = t.TempDir()
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "BACKCHANNEL_CHART_SHOTS="+dir)
	cmd.WaitDelay = 30 * time.Second
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, d := range gallery() {
		f, err := os.Open(filepath.Join(dir, "320-"+d.name+".png"))
		if err != nil {
			t.Fatal(err)
		}
		im, err := png.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		seen := map[any]bool{}
		for x := range 320 {
			for y := range 700 {
				seen[im.At(x, y)] = true
			}
		}
		if len(seen) < 40 {
			t.Errorf("%s has only %d colours: nothing was drawn", d.name, len(seen))
		}
	}
}

func TestFits(t *testing.T) {
	// No text is cut, leaves its drawing or covers another, from 320 pixels to the full width and at every text size.
	for _, d := range gallery() {
		for _, w := range []int{320, 640, 1280, 1920} {
			for i, zoom := range []float64{0.8, 1, 1.5, 2} {
				u := kit.New(theme.All[i%len(theme.All)])
				u.Zoom = zoom
				screen := image.Rect(0, 0, w, 4000)
				u.Frame(kit.Input{}, screen, func(u *kit.UI, r kit.Rect) {
					in := r.Inset(8)
					d.draw(u, &in)
					if in.Dy() < 100 {
						t.Errorf("%s is too high at %d pixels, %.0f %%", d.name, w, zoom*100)
					}
				})
				for _, f := range kit.Audit(u.Nodes, screen.Inset(8)) {
					t.Errorf("%s at %d pixels, %.0f %%: %v", d.name, w, zoom*100, f)
				}
			}
		}
	}
}

func TestTells(t *testing.T) {
	// The node list tells what the drawings show: each finding, and every value.
	for _, x := range []struct {
		draw func(u *kit.UI, r *kit.Rect)
		want string
	}{
		{gallery()[0].draw, `img: The Senate is four votes short of consent to the treaty.
img: Progressives = 16 yes, 2 likely, 2 no
img: Centre-left = 24 yes, 3 likely
img: Border-state members of both parties = 6 yes, 5 likely, 5 no, 1 away
img: Business conservatives = 5 yes, 2 likely, 9 no
img: Security hardliners = 19 no, 1 away`},
		{gallery()[1].draw, `img: Tension fell by 19 points after the note of 6 February, trust follows slowly.
img: 9 Jan = Tension 62, Trust 41 (37–45), Results –
img: 16 Jan = Tension 66, Trust 39 (34–44), Results –
img: 23 Jan = Tension 71, Trust 36 (30–42), Results 42, The bridge at Laredo closes for a day
img: 30 Jan = Tension 74, Trust 33 (27–39), Results 42
img: 6 Feb = Tension 78, Trust 30 (23–37), Results 40, The note on joint inspections is sent, Hearing in the Senate
img: 13 Feb = Tension 70, Trust 33 (26–40), Results 41
img: 20 Feb = Tension 63, Trust 36 (29–43), Results 44
img: 27 Feb = Tension 61, Trust 40 (33–47), Results –, First text on assurances
img: 6 Mar = Tension 59, Trust 42 (35–49), Results –`},
		{gallery()[2].draw, `img: Growers and border towns warm to the deal, hardliners move away.
img: Border commerce = 12 % of the public, turn 1: −4 against, turn 6: +26 for a deal
img: Families who lost somebody to overdose = 9 % of the public, turn 1: −12 against, turn 6: +9 for a deal
img: Sovereignty first = 21 % of the public, turn 1: −10 against, turn 6: −31 against
img: Farm exporters = 8 % of the public, turn 1: +12 for a deal, turn 6: +22 for a deal
img: Young and online = 25 % of the public, turn 1: +3 for a deal, turn 6: 0
img: Not polled yet = 25 % of the public, –`},
		{gallery()[3].draw, `img: The word “sovereignty” takes eleven points off the same agreement.
img: Should both countries inspect lorries together at the crossings? = 57 ± 3.1, SIMULATED, 1,000 asked, 20 January
img: Should foreign inspectors work on our side if that touches our sovereignty? = 46 ± 3.1, SIMULATED, 1,000 asked, 20 January
img: Is the government handling the crisis well? = 49.5 ± 4.9, SIMULATED, 400 asked, 27 January`},
		{gallery()[4].draw, `img: A third of all trade would feel a tariff of 25 %, cars most of all.
button: Cars and parts = 38 % of trade, tariff 25 %, exposure high
button: Electronics and machinery = 27 % of trade, tariff 5 %
button: Fresh produce = 14 % of trade, tariff 17 %
button: Steel and aluminium = 6 % of trade, tariff 50 %
button: Energy = 15 % of trade, free`},
		{gallery()[5].draw, `img: Tension fell from 78 to 70, most of it by the joint inspections.
button: Tension, turn 5 = 78 points
button: Joint inspections at Otay = −7.5 points
button: Hearing in the Senate = +3 points
button: Reading out the note = −2 points
button: The pull of ordinary business = −1.9 points
button: What harsh words leave behind: they are felt more without trust = +1.4 points
button: A rumour is corrected = −0.6 points
button: Two smaller causes = −0.4 points
button: Tension, turn 6 = 70 points`},
		{gallery()[6].draw, `img: The bill on inspections is in committee in the House.
img: Tabled = turn 2
img: Senate committee = reported
img: Senate = passed 52 to 48
img: House committee = 40 % a turn
img: House = needs 218
img: President's desk = `},
		{gallery()[7].draw, `img: Trust is moved by more than anything else, and moves tension most.
button: Joint inspections = Joint inspections raises Trust (+6), Joint inspections raises Results
button: Harsh words = Harsh words lowers Trust (−7), Harsh words raises Tension (+5.2)
button: Tariffs = Tariffs lowers Trade (−9), Tariffs lowers Trust
button: Naloxone programme = Naloxone programme raises Results
button: Trust = 42, up 2, Joint inspections raises Trust (+6), Harsh words lowers Trust (−7), Tariffs lowers Trust, Trust lowers Tension
button: Results = 44, Joint inspections raises Results, Naloxone programme raises Results, Results raises Support at home
button: Trade = 96, Tariffs lowers Trade (−9), Trade raises Support at home
button: Tension = 59, down 2, Harsh words raises Tension (+5.2), Trust lowers Tension, Tension lowers Support at home
button: Support at home = 51, Results raises Support at home, Trade raises Support at home, Tension lowers Support at home`},
	} {
		if got := told(x.draw); got != x.want {
			t.Errorf("got\n%s\nwant\n%s", got, x.want)
		}
	}
}

// told lists the drawing's node and those of its values.
func told(draw func(u *kit.UI, r *kit.Rect)) string {
	u := kit.New(theme.Dark)
	u.Frame(kit.Input{}, image.Rect(0, 0, 1280, 3000), func(u *kit.UI, r kit.Rect) { draw(u, &r) })
	var lines []string
	for _, n := range u.Nodes {
		switch {
		case n.Role == kit.RoleText:
		case n.Interactive:
			lines = append(lines, fmt.Sprintf("%s: %s = %s", n.Role, n.Name, n.Value))
		default:
			lines = append(lines, fmt.Sprintf("%s: %s", n.Role, n.Name))
		}
	}
	return strings.Join(lines, "\n")
}

func TestEmpty(t *testing.T) {
	// Without data a drawing says why it is empty, and nothing else.
	h := chart.Head{ID: "x", Finding: "Nobody has voted.", Empty: "The first division is in turn 3."}
	for name, draw := range map[string]func(u *kit.UI, r *kit.Rect){
		"hemicycle": (&chart.Hemicycle{Head: h}).Draw,
		"series":    (&chart.Series{Head: h, Lines: []chart.Line{{Values: []float64{math.NaN()}}}, Steps: []string{"1"}, Max: 1}).Draw,
		"stances":   func(u *kit.UI, r *kit.Rect) { (&chart.Stances{Head: h}).Draw(u, r) },
		"poll":      (&chart.Poll{Head: h}).Draw,
		"track":     (&chart.Track{Head: h}).Draw,
		"flows":     func(u *kit.UI, r *kit.Rect) { (&chart.Flows{Head: h}).Draw(u, r) },
		"waterfall": func(u *kit.UI, r *kit.Rect) { (&chart.Waterfall{Head: h}).Draw(u, r) },
		"web":       func(u *kit.UI, r *kit.Rect) { (&chart.Web{Head: h}).Draw(u, r) },
	} {
		u := kit.New(theme.Dark)
		u.Frame(kit.Input{}, image.Rect(0, 0, 400, 300), func(u *kit.UI, r kit.Rect) { draw(u, &r) })
		if len(u.Nodes) != 2 || u.Nodes[0].Name != h.Finding || u.Nodes[1].Name != h.Empty || u.Nodes[0].Rect.Dy() < 40 {
			t.Errorf("%s: %+v", name, u.Nodes)
		}
	}
}

func BenchmarkWeb(b *testing.B) {
	// A frame of the cause web while the keyboard walks through it.
	u, web := kit.New(theme.Dark), web()
	u.Focus("web/4")
	b.ReportAllocs()
	for b.Loop() {
		u.Frame(kit.Input{}, image.Rect(0, 0, 1280, 720), func(u *kit.UI, r kit.Rect) { web.Draw(u, &r) })
	}
}
