package screen_test

import (
	"strings"
	"testing"

	"backchannel/engine/crisis"
)

// begun is a first turn as the Mexican cabinet, past the card that stands alone.
func begun(t *testing.T, seed uint64) *player {
	t.Helper()
	p := play(t, small, in("usmx-2026", "solo", "mx", seed))
	p.typed("r")
	p.press("aside")
	return p
}

func TestGuideKnowsWhatWasDone(t *testing.T) {
	// Who answers the first card before the guide comes to it is not asked for that answer again.
	p := play(t, small, in("usmx-2026", "solo", "mx", 21))
	p.typed("r")
	for _, n := range p.u.Nodes {
		if strings.HasPrefix(string(n.ID), "set/choose/") {
			p.press(n.ID)
			break
		}
	}
	p.press("lesson/next")
	p.press("lesson/next")
	p.want("One claim lies on the source desk")
	if p.says("Your first line stands on the card") {
		t.Error("the guide asks for what was done")
	}
}

func TestGuessIsConfirmed(t *testing.T) {
	// The player is told what was written down.
	p := begun(t, 21)
	p.typed("t")
	p.press("guess")
	p.press("guessing/row/3")
	p.press("dialog/yes")
	p.want("Presidency guesses that Extradition and justice matters most to US Executive.")
}

func TestNeedOfADraftIsTold(t *testing.T) {
	// What the debrief measures against is told where a part of the agreement is drafted.
	p := begun(t, 21)
	p.typed("t")
	p.press("issue/I2/2")
	p.want("so home needs 2. The score counts what you gain above that.")
}

func TestDatesInTheirOrder(t *testing.T) {
	// The trade review of July stands behind the end of the game in June, and a date that lies ahead in its turn is not
	// called now.
	p := begun(t, 21)
	p.press("calendar")
	end, review := -1, -1
	for i, n := range p.u.Nodes {
		if strings.Contains(n.Name, "The game ends") {
			end = i
		}
		if strings.Contains(n.Name, "The trade review") {
			review = i
		}
	}
	if end < 0 || review < end {
		t.Errorf("the game ends at place %d, the review of July at %d", end, review)
	}
	p.press("dialog/done")
	p.endTurn(func(string) {})
	p.want("1 February: Mexico's Senate sits")
	if p.says("Now, 1 February") {
		t.Error("February is called now in January")
	}
}

func TestWhatAsksStandsFirst(t *testing.T) {
	// News that asks for an answer or a label stands before news that only tells, evidence without a source has no empty
	// brackets, and a request that was answered by an order says so.
	p := begun(t, 21)
	filed, mixed := false, false
	for range 5 {
		tells := false
		for _, n := range p.u.Nodes {
			if strings.Contains(n.Name, "()") {
				t.Errorf("a source is empty: %q", n.Name)
			}
			card, ok := strings.CutPrefix(string(n.ID), "news/")
			if !ok {
				continue
			}
			asks := false
			for _, c := range p.u.Nodes {
				id := string(c.ID)
				asks = asks || strings.HasPrefix(id, "choose/"+card+"/") || strings.HasPrefix(id, "label/"+card+"/")
			}
			if asks && tells {
				t.Errorf("%s asks for an answer below what only tells", card)
			}
			mixed = mixed || asks
			tells = tells || !asks
		}
		if p.has("request/show") && !filed {
			p.press("request/show")
			if at := p.u.Focused(); strings.HasPrefix(p.node(at).Name, "File: ") {
				p.press(at)
				p.want("You have filed it. That answers the request when the turn closes.")
				filed = true
			}
		}
		p.endTurn(func(string) {})
		if p.has("aside") {
			p.press("aside")
		}
	}
	if !filed || !mixed {
		t.Errorf("a request was answered by an order: %v; news asked something: %v", filed, mixed)
	}
}

func TestPriceOfAnAnswer(t *testing.T) {
	// The button of an answer says what it costs, and is off while that cannot be paid.
	p := play(t, large, in("usmx-2026", "offices", "us_congress", 3))
	file := func(line string) {
		t.Helper()
		d, err := crisis.ParseDirective(p.g.Scenario(), p.g.Office(), line)
		if err != nil {
			t.Fatal(err)
		}
		if r := p.g.Submit(d); r.Code != "" {
			t.Fatal(line, r.Reason(p.g.Scenario()))
		}
	}
	file("A17 B4")
	file("A17 B6")
	p.typed("r")
	p.endTurn(func(string) {})
	file("A18 B4")
	p.endTurn(func(string) {})
	p.want("Costs 1 of Political capital; you have 1")
	if p.node("choose/E18/0").Disabled {
		t.Error("an answer that can be paid is off")
	}
	again := func() { // the screen looks at the game anew
		p.press("choose/E18/1")
		p.press("choose/E18/1")
	}
	file("A18 B4")
	again()
	if n := p.node("choose/E18/0"); !n.Disabled || !strings.Contains(n.Value, "This answer costs 1; you have 0.") {
		t.Errorf("an answer that cannot be paid: %+v", n)
	}
	file("withdraw A18 B4")
	again()
	p.press("choose/E18/0")
	p.want("Take back: Take it up now")
	p.press("choose/E18/0")
	p.want("you have 1")
}
