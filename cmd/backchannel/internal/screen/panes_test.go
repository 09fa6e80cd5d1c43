package screen_test

import (
	"fmt"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/screen"
)

// border begins the large crisis with everything shown, and goes to the room.
func border(t *testing.T, area kit.Rect, seat string) *player {
	p := play(t, area, in("usmx-2026", "solo", seat, 5), everything)
	p.typed("r")
	p.toRoom()
	return p
}

// toRoom puts a question that stands alone aside.
func (p *player) toRoom() {
	p.t.Helper()
	if p.has("aside") {
		p.press("aside")
	}
}

// turns closes some turns without an order.
func (p *player) turns(n int) {
	p.t.Helper()
	for range n {
		p.endTurn(func(string) {})
		p.toRoom()
	}
}

// drawn lists a drawing's values by name.
func (p *player) drawn(id kit.ID) map[string]string {
	p.t.Helper()
	out := map[string]string{}
	for i := 0; p.has(id.Sub(i)); i++ {
		n := p.node(id.Sub(i))
		out[n.Name] = n.Value
	}
	if len(out) == 0 {
		p.t.Fatalf("nothing is drawn under %q", id)
	}
	return out
}

func TestPublicOverTime(t *testing.T) {
	// A part of a public is drawn from where it began to where it stands, as the views of each turn said.
	p := border(t, large, "us")
	s := p.g.Scenario()
	x := &s.Segments[1]
	first := p.g.View().Bal[x.Account]
	p.turns(2)
	p.typed("U")
	last := p.g.View().Bal[x.Account]
	if first == last {
		t.Fatal("it did not move, so the test shows nothing")
	}
	value := p.drawn("stances/uso")[x.Name]
	for _, v := range []float64{float64(first)/1000 - 50, float64(last)/1000 - 50} {
		if !strings.Contains(value, kit.Signed(v)) {
			t.Errorf("%s is told as %q, without %s", x.Name, value, kit.Signed(v))
		}
	}
	p.press("stances/uso/0")
	p.want("Looks first at:")
	p.press(kit.ID("moved/" + s.Segments[1].ID))
	p.want("At the beginning")
}

func TestSalientFirst(t *testing.T) {
	// The parts of a public that look at what is drafted come first, and say so.
	p := border(t, large, "us")
	p.typed("T")
	p.level("issue/I5", 1)
	p.typed("U")
	n := p.node("stances/uso/0")
	if !strings.Contains(n.Value, "your draft touches Firearms going south") {
		t.Errorf("first is %s: %s", n.Name, n.Value)
	}
}

func TestWhipCountIsDrawn(t *testing.T) {
	// The seats of the drawing add up to the chamber, and the finding tells the same as the count.
	p := border(t, large, "us")
	p.typed("H")
	p.press("bill/B1")
	yes, no := 0, 0
	for name, value := range p.drawn("whip/B1") {
		var a, b int
		for _, part := range strings.Split(value, ", ") {
			to := &a
			if strings.HasSuffix(part, " against") {
				to = &b
			}
			if _, err := fmt.Sscan(part, to); err != nil {
				t.Error(err)
			}
		}
		if a+b == 0 {
			t.Errorf("%s has %q", name, value)
		}
		yes, no = yes+a, no+b
	}
	c := &p.g.Scenario().Chambers[1]
	if yes+no != c.Seats {
		t.Errorf("%d and %d are not the %d seats of %s", yes, no, c.Seats, c.Name)
	}
	need := 0
	if _, err := fmt.Sscanf(p.drawn("track/B1")[c.Short], "%d needed", &need); err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("US Senate has the votes and %d to spare", yes-need)
	if yes < need {
		want = fmt.Sprintf("US Senate is %d vote", need-yes)
	}
	p.want(want)
}

func TestTradeIsDrawn(t *testing.T) {
	// Each sector is a band with its tariff; pressing it tells who depends on it.
	p := border(t, large, "mx")
	p.typed("D")
	bands := p.drawn("flows")
	s := p.g.Scenario()
	for i := range s.Sectors {
		x := &s.Sectors[i]
		want := fmt.Sprintf("tariff %s %%", kit.Number(float64(p.g.View().Bal[x.Tariff])/1000))
		if value, ok := bands[x.Name]; ok && !strings.Contains(value, want) {
			t.Errorf("%s: %q does not say %q", x.Name, value, want)
		}
	}
	p.press("flows/0")
	p.want("What moved it")
}

func TestSourceDesk(t *testing.T) {
	// A claim is labelled at the desk beside what each label means; the next turn the desk says what it was.
	p := border(t, large, "us")
	p.typed("E")
	p.want("How a label is earned")
	label := kit.ID("")
	for _, n := range p.u.Nodes {
		if strings.HasPrefix(string(n.ID), "label/") && strings.HasSuffix(string(n.ID), "/0") {
			label = n.ID
		}
	}
	if label == "" {
		t.Fatal("there is no claim to label")
	}
	seen := 0
	for _, n := range p.u.Nodes {
		seen += order(n.ID == label)
	}
	if seen != 1 {
		t.Errorf("the claim is shown %d times", seen)
	}
	p.press(label)
	p.turns(1)
	p.typed("E")
	if !p.says("FACT, and it was") && !p.says("you said FACT, it was") {
		t.Error("the desk does not say what became of the label")
	}
	p.want("You have labelled 1 claim")
}

func TestLibrary(t *testing.T) {
	// Typing finds words, sources with their address, and cases, whatever the case of the letters.
	p := border(t, large, "us")
	p.typed("L")
	p.want("Two-level game")
	p.press("library/find")
	for _, r := range "LOGROLL" {
		p.typed(string(r))
	}
	p.want("Logrolling")
	if p.says("Home threshold") {
		t.Error("a word is shown that was not searched")
	}
	p.press("library/clear")
	p.press("library/part/1")
	p.press("library/find")
	p.typed("rio treaty")
	p.press("library/clear")
	p.press("library/find")
	p.typed("tiar")
	p.want("https://www.proceso.com.mx/nacional/2002/9/6/sale-mexico-del-tiar-69072.html")
	p.press("library/clear")
	p.press("library/part/3")
	p.want("best case")
}

func TestPanesFit(t *testing.T) {
	// The new pages have room for all that stands on them, from the smallest window to large type.
	for _, x := range []struct {
		area kit.Rect
		zoom int
	}{{small, 100}, {large, 200}, {least, 100}, {small, 150}} {
		p := play(t, x.area, in("usmx-2026", "solo", "us", 5), everything, zoomed(x.zoom))
		p.typed("r")
		p.toRoom()
		p.turns(2)
		for _, key := range []string{"T", "H", "U", "D", "E", "L"} {
			p.typed(key)
			p.auditDesk(fmt.Sprintf("%s at %d", key, x.zoom))
		}
		for part := range 4 {
			p.press(kit.ID("library/part").Sub(part))
			p.auditDesk(fmt.Sprintf("part %d of the library at %d", part, x.zoom))
		}
	}
}

// zoomed sets the text size in percent.
func zoomed(percent int) func(*screen.Deps) {
	return func(d *screen.Deps) {
		d.Settings = func() screen.Settings { return screen.Settings{Everything: true, Zoom: percent} }
	}
}

// auditDesk reports the faults of the page that is open.
func (p *player) auditDesk(what string) {
	p.t.Helper()
	desk := p.node("desk").Rect
	var nodes []kit.Node
	for _, n := range p.u.Nodes {
		if n.Rect.Min.Y >= desk.Max.Y && n.Rect.Min.X >= desk.Min.X-8 && n.Rect.Max.X <= desk.Max.X+16 && p.node("close").Rect.Min.Y >= n.Rect.Max.Y {
			nodes = append(nodes, n)
		}
	}
	if len(nodes) < 3 {
		p.t.Errorf("%v, %s: there is no page", p.screen.Max, what)
	}
	for _, f := range kit.Audit(nodes, p.screen) {
		p.t.Errorf("%v, %s: %v", p.screen.Max, what, f)
	}
}

// drafted begins the large crisis in its third turn with a draft of three rows.
func drafted(t *testing.T, area kit.Rect) *player {
	p := border(t, area, "us")
	p.turns(2)
	p.typed("T")
	p.level("issue/I6", 2)
	p.level("issue/I7", 1)
	p.level("issue/I2", 2)
	return p
}

func TestBonusesStandOnTheirRows(t *testing.T) {
	// What two rows are worth together stands on both, once the draft earns it, and in full where a row is open.
	p := drafted(t, large)
	p.want("earned with Precursor chemicals and ports: +3")
	p.want("earned with Demand, treatment, prevention: +3")
	p.level("issue/I7", 0)
	if p.says("earned with") {
		t.Error("a bonus is earned by half of it")
	}
	p.press("open/I6")
	p.want("Worth more together (+3):")
	p.want("Looks at it first at home:")
}

func TestWhoObjects(t *testing.T) {
	// A level that a home can never carry says whose, and one that makes a vote less likely names the chamber.
	p := drafted(t, large)
	p.press("open/I11")
	if !p.says("Can never be carried by:") && !p.says("Objects:") {
		t.Error("nobody is said to object to any level")
	}
}

func TestTradeHint(t *testing.T) {
	// The trade that is shown gains above what home needs and makes no home less likely; putting it in changes two rows.
	for seed := uint64(1); seed < 6; seed++ {
		p := play(t, large, in("usmx-2026", "solo", "us", seed), everything)
		p.typed("r")
		p.toRoom()
		p.typed("T")
		p.level("issue/I9", 2)
		p.level("issue/I4", 2)
		p.level("issue/I5", 1)
		if !p.has("swap") {
			continue
		}
		before := p.values("issue/")
		p.want("A TRADE TO LOOK AT")
		p.press("swap")
		changed := 0
		for id, v := range p.values("issue/") {
			changed += order(before[id] != v)
		}
		if changed != 2 {
			t.Errorf("seed %d: %d rows changed", seed, changed)
		}
		return
	}
	t.Error("no trade was found in five games")
}

// values are those of the rows of the table.
func (p *player) values(prefix string) map[kit.ID]string {
	out := map[kit.ID]string{}
	for _, n := range p.u.Nodes {
		if strings.HasPrefix(string(n.ID), prefix) && strings.Count(string(n.ID), "/") == 1 {
			out[n.ID] = n.Value
		}
	}
	return out
}

func TestBuilderStaysInView(t *testing.T) {
	// However far the rows are scrolled, what the draft is worth and the button that sends it stay in view.
	for _, area := range []kit.Rect{small, large} {
		p := drafted(t, area)
		p.reach("issue/I13")
		for _, id := range []kit.ID{"worth", "propose"} {
			if n := p.node(id); n.Rect != n.Full || n.Rect.Empty() {
				t.Errorf("%v: %s is at %v of %v", area.Max, id, n.Rect, n.Full)
			}
		}
	}
}

func TestWaysToTalk(t *testing.T) {
	// Calls, a back channel, experts and a readout are offered at the table, and lead to their orders.
	p := border(t, large, "us")
	p.typed("T")
	p.press("ways")
	for _, id := range []kit.ID{"way/A01", "way/A03", "way/A05", "way/A09"} {
		if !p.has(id) {
			t.Errorf("there is no %s", id)
		}
	}
	p.press("way/A03")
	if n := p.node("desk/0"); n.Value != "chosen" {
		t.Error("the orders are not open")
	}
}

func TestWordsLeadToTheLibrary(t *testing.T) {
	// A word of the glossary in a text is a link; pressing it opens the library at its meaning.
	p := border(t, large, "us")
	p.typed("H")
	links := 0
	for i := range p.g.Scenario().Bills {
		b := &p.g.Scenario().Bills[i]
		if !p.has(kit.ID("bill/" + b.ID)) {
			continue
		}
		p.press(kit.ID("bill/" + b.ID))
		for _, n := range p.u.Nodes {
			if n.Role == kit.RoleLink && strings.HasPrefix(string(n.ID), "link/") && !strings.Contains(strings.ToLower(b.Text.Say), strings.ToLower(n.Name)) {
				t.Errorf("%s links %q, which is not in its text", b.ID, n.Name)
			}
		}
		for _, n := range p.u.Nodes {
			if n.Role == kit.RoleLink && strings.HasPrefix(string(n.ID), "link/") && links == 0 {
				links++
				p.press(n.ID)
				p.want("Search the library")
				if v := p.node("library/find").Value; !strings.HasPrefix(strings.ToLower(n.Name), strings.ToLower(v)) {
					t.Errorf("the library looks for %q, the link was %q", v, n.Name)
				}
				p.typed("H")
				break
			}
		}
	}
	if links == 0 {
		t.Error("no text has a link")
	}
}

func TestWordsOfTheBrief(t *testing.T) {
	// Where there is no desk a word of the glossary tells its meaning in a dialog, in the language of the screen; Escape
	// goes back to the text.
	for _, language := range []string{"en", "es"} {
		p := play(t, large, in("usmx-2026", "solo", "us", 7), func(d *screen.Deps) { d.Language = language })
		p.abroad = language != "en"
		var link kit.Node
		for _, n := range p.u.Nodes {
			if n.Role == kit.RoleLink {
				link = n
				break
			}
		}
		if link.ID == "" || link.Value == "" {
			t.Fatalf("%s: no word of the brief is a link that says what it means: %+v", language, link)
		}
		p.press(link.ID)
		for _, x := range p.g.Scenario().Glossary {
			if strings.HasPrefix(strings.ToLower(link.Name), strings.ToLower(x.Word)) && !p.says(x.Meaning.Say) {
				t.Errorf("%s: %q is not explained", language, link.Name)
			}
		}
		p.audit("a word of the brief")
		p.key(kit.KeyEscape)
		if !p.has("go") || p.has("term") {
			t.Errorf("%s: the brief is not there again", language)
		}
	}
}

func TestLostVote(t *testing.T) {
	// After a lost vote the table says which home refused the text and which row cost it most.
	for seed := uint64(7); seed < 30; seed++ { // the first that loses one
		p := play(t, large, in("usmx-2026", "solo", "us", seed), everything)
		p.typed("r")
		p.toRoom()
		for range 10 {
			p.typed("T")
			if n, ok := p.u.Node("sign"); ok && !n.Disabled {
				p.press("sign")
				p.press("dialog/yes")
			} else {
				for _, n := range p.u.Nodes {
					if strings.HasPrefix(string(n.ID), "accept/") && !n.Disabled {
						p.press(n.ID)
						break
					}
				}
			}
			p.endTurn(func(string) {})
			if p.has("again") {
				break
			}
			p.toRoom()
			p.typed("T")
			if p.says("The last text failed in the vote") {
				p.want("that were needed. By what is published")
				p.audit("lost")
				if p.says("the row that cost most was") {
					return
				}
			}
		}
	}
	t.Error("no lost vote named a row in any game")
}
