package screen_test

import (
	"strings"
	"testing"
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
	p.want("Written down: you think that Extradition and justice matters most to US Executive.")
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
			if at := p.u.Focused(); p.node(at).Name == "File" {
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
