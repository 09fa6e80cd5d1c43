package terminal

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/engine/num"
)

// border sits a person down in a cabinet of the large crisis.
func border(t *testing.T, seat string) (*Terminal, *bytes.Buffer) {
	t.Helper()
	s, err := library.Open("usmx-2026")
	if err != nil {
		t.Fatal(err)
	}
	play, err := session.Start(s, "solo", seat, 12, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	return &Terminal{Console: &Console{out: &out}, play: play, guide: newGuide(false)}, &out
}

// A word of an answer that an open card takes, or a slip of one, is answered with what to
// type; a line that means something else is not.
func TestNearAnswers(t *testing.T) {
	x, out := border(t, "mx")
	const calm, firm = "To answer “The interview of 8 January” say `choose E01 calm`.", "say `choose E01 firm`."
	answers(t, x, out, [][2]string{
		{"calm", "No: Speak calmly in public opens in turn 2. Did you mean an answer to the news? " + calm},
		{"cakm", "Not understood: \"cakm\" is no order, verb or page here. Say `help` or `orders`. Did you mean an answer to the news? " + calm},
		{"clam", "say `choose E01 calm`; to answer “97 percent: what do seizure numbers measure?” say `label E02 CLAIM`."},
		{"calmmly", calm},
		{"firmly please", firm},
		{"silence", "say `choose E01 silence`."},
		{"outdatd", "say `label E02 OUTDATED`."},
	})
	for _, line := range []string{"dance", "speak", "accept us_exec", "sign", "E01", "a"} {
		if got := says(x, out, line); strings.Contains(got, "Did you mean") {
			t.Errorf("%s: %s", line, got)
		}
	}
	expect(t, says(x, out, "choose E01 calm"), "Presidency seals an answer: Speak calmly.")
	if got := says(x, out, "clam"); strings.Contains(got, "E01") {
		t.Errorf("an answered card is named: %s", got)
	}
}

// What the guide calls taking back goes by both words.
func TestTakingBack(t *testing.T) {
	for _, word := range []string{"withdraw", "undo", "Undo"} {
		x, out := border(t, "mx")
		answers(t, x, out, [][2]string{
			{"E01 calm", "Presidency seals an answer"},
			{word + " E01", "Presidency takes back: The interview of 8 January."},
			{"back channel", "more than one of your offices can do that"},
			{"mx_pres: A03", "Presidency seals an order: Open a back channel."},
			{word, "Presidency takes back: Open a back channel."},
			{"help", "withdraw NAME take back what you filed; undo NAME does the same"},
		})
	}
}

// News and reports are told in whole sentences, however long they are.
func TestNothingIsCut(t *testing.T) {
	x, out := border(t, "mx")
	for range 4 {
		out.Reset()
		x.line("close")
		for _, line := range strings.Split(out.String(), "\n") {
			if strings.Contains(line, "…") {
				t.Errorf("cut: %s", line)
			}
			if n := len([]rune(line)); n > width {
				t.Errorf("%d letters: %s", n, line)
			}
		}
		for _, part := range strings.Split(out.String(), "\n\n") {
			if text := strings.TrimSpace(part); strings.HasPrefix(text, "NEWS") && strings.Contains(text, "(more: `news") && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") {
				t.Errorf("no whole sentence: %s", text)
			}
		}
	}
	for _, c := range []struct {
		text, first string
		whole       bool
	}{
		{"One. Two is longer. Three.", "One.", false},
		{"One? Two.", "One? Two.", true},
		{"No end at all and longer than it may be", "No end at all and longer than it may be", true},
		{"", "", true},
	} {
		if first, whole := beginning(c.text, 12); first != c.first || whole != c.whole {
			t.Errorf("%q: %q, %v", c.text, first, whole)
		}
	}
}

// A text that changes too much is weighed in words, and one that could be offered is
// written with the rows that it changes.
func TestTryEveryRow(t *testing.T) {
	x, out := border(t, "mx")
	var all strings.Builder
	now := x.scenario().Talks.Status()
	now[1], now[4] = 3, 1
	for i := range x.scenario().Talks.Topics {
		fmt.Fprintf(&all, " %s=%d", x.scenario().Talks.Topics[i].ID, now[i])
	}
	got := says(x, out, "try"+all.String())
	expect(t, got, "It changes 3 steps of the 4 that one text may change (1 left), and takes 3 of 14 of the capacity.")
	expect(t, got, "You could offer it: `propose I2=3 I5=1`.")
	expect(t, says(x, out, "try I2=0"), "You could not offer it. The package crosses a line that your office can never sign. Your red line: Assurances on sovereignty and non-use of force at “no assurance”. “Without respect for our soil in writing there is nothing to sign.”")
	expect(t, says(x, out, "propose I2=0"), "Your red line: Assurances on sovereignty")
	got = says(x, out, "try I1=4 I2=4 I5=4")
	expect(t, got, "It changes 10 steps, 6 more than one text may, and takes 10 of 14 of the capacity.")
	if strings.Contains(got, "left") {
		t.Error(got)
	}
}

// After pens are down nobody is told to accept what can no longer be taken up.
func TestPensDown(t *testing.T) {
	x, out := accord(t, "")
	until := x.scenario().Talks.Until
	said := false
	for x.play.View().Turn() <= until {
		got := says(x, out, "look", "close")
		said = said || strings.Contains(got, "Say `accept") || strings.Contains(got, "`accept east")
	}
	if !said {
		t.Error("nothing was ever offered: the test shows nothing")
	}
	if x.play.Ended() {
		t.Fatal("the game is over")
	}
	if got := says(x, out, "look"); strings.Contains(got, "accept") || slices.ContainsFunc(x.waiting(), func(s string) bool { return strings.Contains(s, "accept") }) {
		t.Error(got)
	}
	expect(t, says(x, out, "talks"), "Pens are down: no new text can be signed any more.")
}

// Rungs are counted as the texts of the scenario count them: "from rung 6 on".
func TestRungsAreCountedAsInTexts(t *testing.T) {
	x, out := border(t, "mx")
	got := says(x, out, "look")
	expect(t, got, "Rung 4 (0 to 10): Conditional pressure.")
	if at := x.play.View().Bal[x.scenario().Rung]; at != 4*num.One {
		t.Errorf("the scenario says rung %v", at)
	}
}

// An answer tells its price, and why it cannot be given when that cannot be paid.
func TestPriceOfAnAnswer(t *testing.T) {
	s, err := library.Open("usmx-2026")
	if err != nil {
		t.Fatal(err)
	}
	play, err := session.Start(s, "offices", "us_congress", 3, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	x := &Terminal{Console: &Console{out: &out}, play: play, guide: newGuide(false)}
	answers(t, x, &out, [][2]string{
		{"A17 B4", "You seal an order"},
		{"A17 B6", "You seal an order"},
		{"end", "turn 2 of"},
		{"A18 B4", "You seal an order"},
		{"end", "turn 3 of"},
		{"news", "Take it up now (costs 1). It costs a point"},
		{"A18 B4", "You seal an order"},
		{"news", "Take it up now (costs 1). Not now: This answer costs 1; you have 0."},
		{"choose E18 fund", "No: This answer costs 1; you have 0."},
		{"undo A18", "You take back"},
		{"choose E18 fund", "You seal an answer: Take it up now."},
		{"undo E18", "You take back"},
	})
}
