package screen_test

import (
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/screen"
)

const accord = "../../../../engine/crisis/testdata/accord"

// in begins a game directly, in a seat of a plan.
func in(scenario, plan, seat string, seed uint64) func(*screen.Deps) {
	return func(d *screen.Deps) {
		d.First = &screen.Setup{Scenario: scenario, Plan: plan, Seat: seat, Seed: seed}
	}
}

func TestCabinet(t *testing.T) {
	// A seat of two offices files its orders from one desk: three in all, two by one office, from one purse.
	p := play(t, small, in(accord, "cabinet", "west", 7))
	p.want("Harbour master of West")
	p.audit("brief")
	p.typed("r")
	p.audit("room")
	p.want("Your offices together file up to 3 orders")
	p.want("WEST: 0 OF 2 ORDERS")
	p.press("act/calm")
	p.want("WEST: 1 OF 2 ORDERS")
	p.press("cast/calm/by/1")
	if n := p.node("act/calm"); n.Name != "File: A calm word" {
		t.Errorf("the second office's button says %q", n.Name)
	}
	p.press("act/calm")
	p.want("Filed 2 of 3")
	for i := range 2 { // who has filed it is a sign, beside a name that has its own room
		if n := p.node(kit.ID("cast/calm/by").Sub(i)); !strings.Contains(n.Value, "filed") || strings.Contains(n.Name, "filed") || n.Text.Dx() > n.Full.Dx()-12 {
			t.Errorf("who has filed: %+v", n)
		}
	}
	p.press("act/build")
	if n := p.node("act/expert"); !n.Disabled || !strings.Contains(n.Value, "at most 2 orders") {
		t.Errorf("a fourth order: %+v", n)
	}
	p.audit("orders filed")
	p.press("slip/0")
	p.want("Filed 2 of 3")
	p.endTurn(func(what string) { p.audit(what) })
	p.want("turn 2 of 6")
}

func TestTranches(t *testing.T) {
	// A text is drafted as changes to what is in force, against its limits and what home needs.
	for _, area := range []kit.Rect{small, large, least} {
		p := play(t, area, in(accord, "cabinet", "west", 7), everything)
		p.typed("r")
		p.typed("t")
		p.audit("talks")
		p.want("0 of 2 steps of change in this text")
		if n := p.node("propose"); !n.Disabled || !strings.Contains(n.Value, "in force already") {
			t.Errorf("a text that changes nothing: %+v", n)
		}
		p.press("issue/P1/1")
		p.press("issue/P2/1")
		p.want("2 of 2 steps of change")
		p.want("none → small")
		p.want("East could carry it at home: ")
		p.want("WOULD THEY CARRY IT?")
		p.audit("drafted")
		p.press("open/P2")
		p.want("Can be signed only when")
		p.audit("a row opened")
		p.press("issue/P3/1")
		p.want("too many")
		p.audit("too much")
		p.press("undraft")
		if p.has("reads") { // on a small window the draft is folded below its rows
			p.press("reads")
		}
		p.want("It changes nothing yet.")
	}
}

func TestOutsideTheTable(t *testing.T) {
	// Who does not sit at the table is shown no offer and no text: what is hidden reads as nothing, not as level 0.
	p := play(t, large, in("usmx-2026", "offices", "press", 5))
	p.typed("r")
	p.typed("t")
	p.want("You do not sit at this table")
	for _, s := range []string{"ON THE TABLE", "offer of", "'s offer", "last word"} {
		if p.says(s) {
			t.Errorf("the press is shown %q", s)
		}
	}
}

func TestTrancheGames(t *testing.T) {
	// Every seat can be played to the end by closing each turn; every screen has room.
	for _, area := range []kit.Rect{small, large, least} {
		for _, seat := range []string{"west", "east", "council", "chair"} {
			p := play(t, area, in(accord, "cabinet", seat, 11))
			p.typed("r")
			for range 12 {
				if !p.has("close") {
					break
				}
				p.audit(seat)
				p.typed("T")
				p.audit(seat + ": talks")
				for _, id := range []kit.ID{"accept/east", "accept/west", "sign"} {
					if n, ok := p.u.Node(id); ok && !n.Disabled {
						p.press(id)
						p.audit(seat + ": " + string(id))
						if p.has("dialog/yes") {
							p.press("dialog/yes")
							p.audit(seat + ": signed")
						}
					}
				}
				p.typed("O")
				if n, ok := p.u.Node("deliver"); ok && !n.Disabled {
					p.press("deliver")
					p.audit(seat + ": delivery")
				}
				p.endTurn(func(what string) { p.audit(seat + ": " + what) })
			}
			p.want("Play again")
			p.audit(seat + ": debrief")
		}
	}
}

func TestGoToTheOrder(t *testing.T) {
	// From what they ask for the way leads to that order: all of it in view, marked, with the keyboard on its button,
	// also where its office is shut and the list was left elsewhere.
	for _, area := range []kit.Rect{small, large, least} {
		p := play(t, area, in("usmx-2026", "solo", "mx", 12), everything)
		p.typed("r")
		for range 8 {
			if p.has("aside") {
				p.press("aside")
			}
			if p.reachPane("request/show", 1); p.has("request/show") {
				break
			}
			p.endTurn(func(string) {})
		}
		p.press("desk/0")
		for range 60 {
			p.mouse = p.node("orders").Rect.Min.Add(p.node("orders").Rect.Size().Div(2))
			p.feed(kit.Input{Wheel: -5})
		}
		for _, n := range p.u.Nodes {
			if strings.HasPrefix(string(n.ID), "orders/") && n.Value == "open" {
				p.press(n.ID)
			}
		}
		p.reachPane("request/show", 1)
		p.press("request/show")
		p.want("THEY ASK YOU FOR THIS")
		at := p.u.Focused()
		if n := p.node(at); !strings.HasPrefix(string(at), "act/") || n.Rect != n.Full || n.Rect.Empty() {
			t.Errorf("%v: the keyboard is at %q, of which %v of %v is seen", area.Max, at, n.Rect, n.Full)
		}
		name := p.node(at + "/open")
		if name.Rect != name.Full || name.Value != "open" {
			t.Errorf("%v: %+v", area.Max, name)
		}
		for _, n := range p.u.Nodes {
			if n.Name == "THEY ASK YOU FOR THIS" && (n.Rect != n.Full || n.Full.Min.Y < name.Full.Max.Y || n.Full.Min.Y > name.Full.Max.Y+40) {
				t.Errorf("%v: the mark lies at %v, seen %v, the order at %v", area.Max, n.Full, n.Rect, name.Full)
			}
		}
		p.audit("the order asked for")
	}
}

func TestOrdersAreGrouped(t *testing.T) {
	// With every order shown, those that cannot be filed are folded with their reasons below the others of their office,
	// and an office's own orders are within two screens of its name.
	p := play(t, small, in("usmx-2026", "solo", "mx", 12), everything)
	p.typed("r")
	p.press("aside")
	if p.has("act/A10") {
		t.Error("an order that cannot be filed stands among those that can")
	}
	p.press("orders/mx_pres/not")
	p.want("Speak calmly in public opens in turn 2.")
	if n := p.node("act/A10"); !n.Disabled {
		t.Errorf("%+v", n)
	}
	p.press("office/2")
	list := p.node("orders").Rect
	if n := p.node("act/A05"); n.Full.Max.Y-list.Min.Y > list.Dy() {
		t.Errorf("the expert round lies at %v, the list at %v", n.Full, list)
	}
	p.press("act/A05")
	p.want("What it is about")
}

func TestRedLinesAreTold(t *testing.T) {
	// Where a text is composed the player reads which step crosses which line of their own, and why, and where the need
	// of home comes from. The step is marked before it is chosen.
	for _, area := range []kit.Rect{small, large, least} {
		p := play(t, area, in("usmx-2026", "solo", "mx", 12))
		p.typed("r")
		p.press("aside")
		p.typed("t")
		if n := p.node("issue/I2/0"); !strings.Contains(n.Value, "crosses your red line") {
			t.Errorf("the step says %q", n.Value)
		}
		if n := p.node("issue/I2/2"); strings.Contains(n.Value, "red line") {
			t.Errorf("a step that crosses nothing says %q", n.Value)
		}
		if p.says("Your draft crosses") {
			t.Error("a draft that changes nothing crosses a line")
		}
		p.press("issue/I2/0")
		p.want("Your draft crosses your red line: Assurances on sovereignty and non-use of force at “no assurance”. “Without respect for our soil in writing there is nothing to sign.”")
		p.want("With your draft, all that is in force stands 1 step from the start, so home needs 2.")
		p.audit("crossed")
		p.press("redlines")
		p.want("Review of the trade pact (USMCA) at ")
		p.audit("the lines")
		p.press("why/home")
		p.want("At the beginning")
		p.press("dialog/done")
		p.press("issue/I2/2")
		if p.says("Your draft crosses") {
			t.Error("a draft that crosses nothing is said to")
		}
	}
}

func TestLongDebrief(t *testing.T) {
	// The debrief of the large crisis names in one line whom nobody was asked about, folds what could not be seen, and
	// sets thousands apart.
	p := play(t, small, in("usmx-2026", "solo", "mx", 5))
	p.typed("r")
	for range 16 {
		if p.has("aside") {
			p.press("aside")
		}
		if !p.has("close") {
			break
		}
		p.endTurn(func(string) {})
	}
	card, lines, unseen := p.node("questions"), 0, 0
	for _, n := range p.u.Nodes {
		if n.Role == kit.RoleText && n.Full.In(card.Full) && strings.Contains(n.Name, "never asked") {
			lines++
			if strings.Count(n.Name, ",") > 8 {
				t.Errorf("a long line: %s", n.Name)
			}
		}
		unseen += order(strings.Contains(n.Name, "calls the claim") && !strings.HasPrefix(n.Name, "You"))
		for i := 0; i+5 <= len(n.Name); i++ {
			if s := n.Name[i : i+5]; strings.Trim(s, "0123456789") == "" && !strings.Contains(n.Name, "seed") {
				t.Errorf("thousands run together: %s", n.Name)
			}
		}
	}
	if lines == 0 || lines > 3 {
		t.Errorf("%d lines of what was never asked", lines)
	}
	if unseen > 0 {
		t.Errorf("%d lines of labels that could not be seen stand open", unseen)
	}
	p.press("unseen/1")
	p.want("calls the claim")
	p.audit("what could not be seen")
}

func TestOneWordOnHome(t *testing.T) {
	// At the foot of the table one sentence says whether home would carry the draft, none while it changes nothing. Where
	// every step has to pay its share, the steps stand beside what home needs.
	said := func(p *player) (n int) {
		box := p.node("builder").Full
		for _, x := range p.u.Nodes {
			if x.ID == "" && x.Full.In(box) && strings.HasPrefix(x.Name, "Home w") {
				n++
			}
		}
		return n
	}
	p := play(t, small, at("arden", 7))
	p.typed("r")
	p.press("lesson/off")
	p.typed("t")
	for _, x := range []struct {
		level int
		words string
	}{{1, "Home would refuse it: "}, {3, "Home would carry it."}} {
		p.press(kit.ID("issue/H1").Sub(x.level))
		if p.want(x.words); said(p) != 1 {
			t.Errorf("%q: whether home carries it is said %d times", x.words, said(p))
		}
		p.audit(x.words)
	}
	p = play(t, small, in("usmx-2026", "solo", "mx", 7))
	p.typed("r")
	p.press("aside")
	p.typed("t")
	if said(p) != 0 {
		t.Error("home judges a draft that changes nothing")
	}
	p.press("issue/I1/2")
	if p.want("The further a text goes, the more home needs: 1 step from the start, "); said(p) != 1 {
		t.Errorf("whether home carries it is said %d times", said(p))
	}
	p.press("issue/I2/2")
	if p.want("The further a text goes, the more home needs: 2 steps from the start, 3.3."); said(p) != 1 {
		t.Errorf("whether home carries it is said %d times", said(p))
	}
	p.audit("two steps")
}
