package terminal

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// begin sits a person down in a seat of the harbour crisis.
func begin(t *testing.T, seat string, guided bool) (*Terminal, *bytes.Buffer) {
	t.Helper()
	s, err := library.Open("harbour-20")
	if err != nil {
		t.Fatal(err)
	}
	return beginIn(t, s, seat, guided)
}

func beginIn(t *testing.T, s *scenario.Scenario, seat string, guided bool) (*Terminal, *bytes.Buffer) {
	t.Helper()
	play, err := session.Start(s, "", seat, 7, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	return &Terminal{Console: &Console{out: &out}, play: play, guide: newGuide(guided)}, &out
}

// says types lines, with the guide between them, and returns what is answered, in one
// long line.
func says(x *Terminal, out *bytes.Buffer, lines ...string) string {
	out.Reset()
	for _, l := range lines {
		x.line(l)
		x.teach()
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(out.String(), "\n  * ", " ")), " ")
}

func expect(t *testing.T, got, want string) {
	t.Helper()
	if !strings.Contains(got, want) {
		t.Errorf("%q is missing in\n%s", want, got)
	}
}

// An invitation of the other side asks for an answer; what the person filed is listed.
func TestStatusTellsInvitationsFromOrders(t *testing.T) {
	x, out := begin(t, "arden", false)
	expect(t, says(x, out, "look"), "Belmar invites you: A call. Tension about -4; Trust +3. Say `agree call` or `decline call`.")
	got := says(x, out, "calm", "agree call belmar", "look")
	expect(t, got, "Filed: calm, call with Belmar.")
	if strings.Contains(got, "Filed: invite") {
		t.Error(got)
	}
}

// A public demand says whose it is.
func TestTalksNameTheOwnerOfAPledge(t *testing.T) {
	x, out := begin(t, "arden", false)
	expect(t, says(x, out, "firm H1=2", "close", "talks"), "You demand in public: Harbour at least “by day”.")
	if got := x.demands(x.scenario().Office("belmar")) + " in public"; got != "Belmar demands in public" {
		t.Error(got)
	}
}

// An estimate without a margin is not said to come from asking where nobody asked.
func TestEstimateWithoutMargin(t *testing.T) {
	x, out := begin(t, "arden", false)
	expect(t, says(x, out, "talks"), "Home threshold of Belmar: about 4, give or take 1.")
	expect(t, says(x, out, "channel", "close", "talks"), "Home threshold of Belmar when you last asked: ")

	x, out = begin(t, "arden", false)
	tab := x.scenario().Talks
	margin := tab.Margin[x.play.Office()][tab.Party(x.scenario().Office("belmar"))]
	x.scenario().Accounts[margin].Open = 0
	d := x.desk()
	d.View.Bal[margin] = 0
	x.threshold(&d, tab.Party(x.scenario().Office("belmar")))
	expect(t, out.String(), "Home threshold of Belmar: 4.\n")
}

// Why takes a name however it is written, and says where a hidden number is estimated.
func TestWhy(t *testing.T) {
	x, out := begin(t, "arden", false)
	for name, want := range map[string]string{
		"TEN":            "Tension: 45 at the opening now 45",
		"purse":          "Political capital (Arden): 3 at the opening",
		"main.h1":        "In force: Harbour",
		"belmar.reserve": "Home threshold (Belmar) is hidden from you. You see only an estimate of it: say `talks`, or `why arden.sees.belmar.reserve`.",
		"Belmar.Home":    "You see only a poll of it: say `why belmar.home_poll`.",
		"belmar.purse":   "is hidden from you until the debrief.",
		"nonsense":       "There is no number of that name.",
		"":               "There is no number of that name.",
	} {
		expect(t, says(x, out, "why "+name), want)
	}
}

// Every step of the first turn comes in the first turn, whichever seat is played.
func TestGuideFirstTurn(t *testing.T) {
	for seat, lines := range map[string][]string{
		"arden":  {"got it", "calm", "guess belmar H2", "listen"},
		"belmar": {"got it", "calm", "guess arden H1", "listen"},
		"envoy":  {"got it", "listen", "good_offices"},
	} {
		x, out := begin(t, seat, true)
		got := says(x, out, slices.Concat([]string{""}, lines)...)
		if n := strings.Count(got, "`got it`"); n != len(lines)+1 { // the last step is to close
			t.Errorf("%s: %d steps, not %d\n%s", seat, n, len(lines)+1, got)
		}
		for _, l := range x.scenario().Tutorial {
			text := strings.Join(strings.Fields(l.Text.Say), " ")
			if l.Turn == 1 && (l.Office == ledger.Nobody || l.Office == x.play.Office()) && strings.Count(got, text) != 1 {
				t.Errorf("%s: step %s is shown %d times\n%s", seat, l.ID, strings.Count(got, text), got)
			}
		}
	}
}

// Who never says `got it` is guided all the same.
func TestGuideWithoutGotIt(t *testing.T) {
	for seat, lines := range map[string][]string{"arden": {"", "calm", "guess belmar H2"}, "belmar": {"", "firm H1=1", "guess arden H1"}, "envoy": {"", "listen"}} {
		x, out := begin(t, seat, true)
		if n := strings.Count(says(x, out, lines...), "`got it`"); n != len(lines) {
			t.Errorf("%s: %d steps, not %d\n%s", seat, n, len(lines), out)
		}
	}
}

// A step stays while the person looks around, a refused try counts, one try counts for
// one step, and `guide` shows the step again.
func TestGuideKeepsAStep(t *testing.T) {
	x, out := begin(t, "arden", true)
	expect(t, says(x, out, ""), "This is the ladder.")
	if got := says(x, out, "look", "news", "", "dance"); strings.Contains(got, "* ") {
		t.Errorf("a step is shown twice or too early\n%s", got)
	}
	expect(t, says(x, out, "guide"), "This is the ladder.")
	expect(t, says(x, out, "got it"), "Choose your first line.")
	expect(t, says(x, out, "listen"), "What do you think Belmar wants most")
	if got := says(x, out, "guess belmar H2"); strings.Contains(got, "Now ask.") {
		t.Errorf("listening was done before it was asked for\n%s", got)
	}
	expect(t, says(x, out, "guide"), "Then close the turn")
	expect(t, says(x, out, "close"), "Try the middle")
	got := says(x, out, "propose H1=1 H2=1 H3=1")
	expect(t, got, "No: ")
	expect(t, got, "Look for a trade.")
	expect(t, says(x, out, "propose H1=2 H2=2 H3=3"), "There is a threat among your orders.")
	expect(t, says(x, out, "got it"), "When both sides accept one text")
}

// A step of a later turn that is listed first hides none of this turn.
func TestGuideOrderOfTurns(t *testing.T) {
	s, err := library.Open("harbour-20")
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(s.Tutorial)
	x, out := beginIn(t, s, "envoy", true)
	expect(t, says(x, out, ""), "Then close the turn")
	expect(t, says(x, out, "got it"), "Offer your good offices.")
	expect(t, says(x, out, "got it"), "You can ask. Listen now")
	expect(t, says(x, out, "got it"), "This is the ladder.")
}

// A line has a bound; what is longer is read over, and a last line needs no end.
func TestReadLine(t *testing.T) {
	long := strings.Repeat("x", lineMax+1)
	full := strings.Repeat("y", lineMax)
	in := newLines(strings.NewReader("  calm \r\n" + long + "\n" + full + "\n" + strings.Repeat(long, 40) + "\n\nclose"))
	for _, want := range []struct {
		line string
		err  error
	}{{"calm", nil}, {"", errLong}, {full, nil}, {"", errLong}, {"", nil}, {"close", nil}, {"", io.EOF}} {
		line, err := readLine(in)
		if line != want.line || !errors.Is(err, want.err) {
			t.Fatalf("%.20q, %v; not %.20q, %v", line, err, want.line, want.err)
		}
	}
	if _, err := readLine(newLines(strings.NewReader(strings.Repeat(long, 3)))); !errors.Is(err, errLong) {
		t.Error(err)
	}
	if _, err := readLine(bufio.NewReader(broken{})); !errors.Is(err, errBroken) {
		t.Error(err)
	}
}

type broken struct{}

var errBroken = errors.New("the wire is broken")

func (broken) Read([]byte) (int, error) { return 0, errBroken }
