package terminal

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/engine/crisis"
	"backchannel/engine/num"
)

// accord sits a person down in a cabinet of two offices, in an agreement of tranches.
func accord(t *testing.T, skin string) (*Terminal, *bytes.Buffer) {
	t.Helper()
	folder := t.TempDir() + "/accord"
	if err := os.CopyFS(folder, os.DirFS("../../../../engine/crisis/testdata/accord")); err != nil {
		t.Fatal(err)
	}
	const words = "name: X\nleft: {name: Valdera, of: Valderan, people: Valderans}\nright: {name: Corvia, of: Corvian, people: Corvians}\n" +
		"replace:\n  - {from: Harbour master of West, to: \"{left_of} harbour\"}\n  - {from: West sea, to: \"{left_of} sea\"}\n  - {from: West, to: \"{left}\"}\n  - {from: East, to: \"{right}\"}\nbanned: [West, East]\n"
	if err := os.WriteFile(folder+"/skin_hills.yaml", []byte(words), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := library.Open(folder)
	if err == nil {
		s, err = s.Skin(skin, false)
	}
	if err != nil {
		t.Fatal(err)
	}
	play, err := session.Start(s, "cabinet", "west", 3, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	return &Terminal{Console: &Console{out: &out}, play: play, guide: newGuide(false)}, &out
}

// answers types lines one by one and compares what is answered to each.
func answers(t *testing.T, x *Terminal, out *bytes.Buffer, lines [][2]string) {
	t.Helper()
	for _, l := range lines {
		if got := says(x, out, l[0]); !strings.Contains(got, l[1]) {
			t.Errorf("%s: %q is missing in\n%s", l[0], l[1], got)
		}
	}
}

// A line that is nearly right is answered with what to say, and things go by words of
// their names.
func TestPhrases(t *testing.T) {
	x, out := begin(t, "arden", false)
	answers(t, x, out, [][2]string{
		{"dance", `"dance" is no order, verb or page here. Say `},
		{"envoy: listen", "Envoy is not of your seat, which has arden."},
		{"label claims perhaps", "this is a claim to label. Say `label claims FACT|CLAIM|DISPUTED|OUTDATED`."},
		{"choose quay hm", "this card asks for a choice. Say `choose quay calm|firm`."},
		{"choose calm", "no card asks you that this turn. Say `news`."},
		{"claims disp", "You seal a label, DISPUTED"},
		{"withdraw how many boats", "You take back: How many boats are stranded?"},
		{"label outdated", "You seal a label, OUTDATED"},
		{"call arden", "That office cannot be your partner in this."},
		{"decline a call as trust", "You decline Belmar's invitation: A call. There is too little trust for it."},
		{"calm", "You seal an order: A calm word."},
		{"firm ferry=9", "Ferry has no level \"9\": it has 0 stopped, 1 once a day, 2 as usual."},
		{"firm ferry=usual", "such as firm H1=3. Say `firm ISSUE=LEVEL`."},
		{"firm harbour=by_day", "You demand in public: Harbour at least “by day”."},
		{"quiet channel", "No: An office gives at most 2 orders a turn."},
		{"a", "can be"},
		{"withdraw", "say what to take back. You have filed calm A calm word, firm A firm word, claims"},
		{"undo firm", "You take back: A firm word."},
		{"propose", "say which rows the text changes"},
		{"propose H1=2 H9=1", "there is no row \"H9\" on the table. Say `talks`."},
		{"propose harbour2", "write ISSUE=LEVEL without spaces"},
		{"guess ferry", "You guess that Ferry matters most to Belmar."},
		{"reject because harbour", "You turn down Belmar's offer because of Harbour."},
		{"order channel", "A quiet channel."},
		{"orders warn", "A threat."},
		{"sign now", "\"now\" is too much. Say `help talks`."},
	})
}

// A cabinet names no office where only one can do it, shares its orders, and answers for
// all whom a card asks.
func TestCabinetPhrases(t *testing.T) {
	x, out := accord(t, "")
	answers(t, x, out, [][2]string{
		{"look", "Orders: 3 of 3 left. Capital: 3."},
		{"orders", "firm A firm word (West; costs 1)."},
		{"firm", "West seals an order: A firm word."},
		{"calm", "more than one of your offices can do that. Say `west: calm` or `westsea: calm`."},
		{"harbour master: calm", "West sea seals an order: A calm word."},
		{"east: calm", "East is not of your seat, which has west, westsea."},
		{"nobody: calm", "there is no office \"nobody\"; your seat has west, westsea."},
		{"call", "Say `west: call east` or `westsea: call east`."},
		{"westsea: call", "West sea invites East: A call."},
		{"expert", "No: Your offices together give at most 3 orders a turn."},
		{"westsea: withdraw", "say what to take back."},
		{"withdraw calm", "West sea takes back: A calm word."},
		{"propose pier=small", "West offers: P1=1 small: worth 6 to you, home wants 1.5."},
		{"propose P1=0 P2=1", "No: Home will not ratify it"},
		{"try P1=1 P2=1", "Worth 7 to you; your home wants 3."},
		{"talks", "Text 1 may change at most 2 steps of what is in force. 0 of 6 steps of capacity are used."},
		{"agendas", "Council has one of these: - The light first: Pier -3, Light +2 a step."},
		{"calendar", "turn 5, week 9 - pens down"},
		{"request calm", "West asks East, by a date: A calm word."},
		{"bills", "There are no bills in this scenario."},
		{"help", "westsea: NAME"},
	})
}

// In a skin nothing that is printed or asked for has a name of the original.
func TestCabinetInASkin(t *testing.T) {
	x, out := accord(t, "hills")
	got := ""
	for _, line := range []string{"look", "orders all", "talks", "agendas", "meters all", "help", "help talks", "why purse", "firm", "calm", "valderan_sea: calm", "call corvia", "calendar", "close", "report", "news all"} {
		got += says(x, out, line) + "\n"
	}
	if x.brief(); strings.Contains(got+out.String(), "west") || strings.Contains(got, "east") || strings.Contains(got, "West") || strings.Contains(got, "East") {
		t.Error(got)
	}
	expect(t, got, "Say `valdera: calm` or `valderan_sea: calm`.")
	expect(t, got, "Valderan sea seals an order: A calm word.")
}

// Whatever a player can do can be typed as the lists write it.
func TestEveryOptionCanBeTyped(t *testing.T) {
	for _, make := range []func() (*Terminal, *bytes.Buffer){
		func() (*Terminal, *bytes.Buffer) { return begin(t, "arden", false) },
		func() (*Terminal, *bytes.Buffer) { return begin(t, "envoy", false) },
		func() (*Terminal, *bytes.Buffer) { return accord(t, "") },
	} {
		x, _ := make()
		for turn := 0; turn < 3 && !x.play.Ended(); turn++ {
			d := x.desk()
			for _, o := range d.Offices {
				for _, opt := range x.play.Options(o) {
					if opt.Refusal.Code != "" || opt.Directive.Verb == crisis.Close {
						continue
					}
					want := opt.Directive
					list, err := x.understand(x.scenario().Handle(o) + ": " + crisis.FormatDirective(x.scenario(), &want))
					if err != nil || !slices.Contains(list, want) {
						t.Errorf("%s: %s gives %v, %v", x.scenario().Handle(o), crisis.FormatDirective(x.scenario(), &want), list, err)
					}
				}
			}
			x.play.Close()
		}
	}
}

// A choice of plan and seat is asked for in words, and answered by number or name.
func TestChoose(t *testing.T) {
	x, _ := accord(t, "")
	for _, c := range []struct{ plan, seat, in, wantPlan, wantSeat, says string }{
		{"", "", "\n\n", "offices", "west", "Which seat do you take?"},
		{"", "", "7\n2\nc\n1\n", "cabinet", "west", "\"c\" fits more than one"},
		{"", "", "cabinet\ncouncil\n", "cabinet", "council", "1 A cabinet of 2 offices:"},
		{"cabinet", "", "chair\n", "cabinet", "chair", "3 Council: Peace."},
		{"", "east", "", "", "east", ""},
		{"", "", "2", "", "", ""},
	} {
		var out bytes.Buffer
		plan, seat, err := Open(strings.NewReader(c.in), &out).Choose(x.scenario(), c.plan, c.seat)
		if plan != c.wantPlan || seat != c.wantSeat || (err != nil) != (c.wantSeat == "") || !strings.Contains(strings.Join(strings.Fields(out.String()), " "), c.says) {
			t.Errorf("%q: %q %q %v\n%s", c.in, plan, seat, err, out.String())
		}
	}
}

// The report of a turn has at most seven rows, and the rest on request.
func TestReportIsShort(t *testing.T) {
	x, out := accord(t, "")
	got := says(x, out, "propose P1=1 P3=1", "firm", "close")
	_, after, _ := strings.Cut(got, "Turn 1 is over.")
	rows, _, _ := strings.Cut(after, "————")
	if n := strings.Count(rows, " - "); n == 0 || n > reportRows {
		t.Errorf("%d rows:\n%s", n, rows)
	}
	expect(t, says(x, out, "report"), "What moved")
	if tenth(num.One) != num.One {
		t.Error("a tenth rounds a whole number")
	}
}

// The whole report counts what an order cost with what moved the purse: one that the turn has
// filled again has not moved. It names no cause of 0.
func TestReportOfThePurse(t *testing.T) {
	x, out := accord(t, "")
	says(x, out, "firm", "close")
	got := says(x, out, "report all")
	if !strings.Contains(got, "Mood 50 -> 40") || strings.Contains(got, "Capital") || strings.Contains(got, " 0,") || strings.Contains(got, " 0\n") {
		t.Errorf("the report says\n%s", got)
	}
}
