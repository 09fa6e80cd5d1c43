package screen_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/screen"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/engine/crisis"
	"backchannel/engine/scenario"
)

// firstGame plays Harbour Lights from the start screen to the debrief, signing a deal on the way; look is called on
// every screen with what it is.
func firstGame(p *player, look func(what string)) {
	look("start")
	p.press("new")
	look("choose")
	p.press("seat/0")
	p.press("begin")
	p.want("Your mandate")
	look("brief")
	p.press("go")
	look("room")
	p.passLesson()
	p.press("act/calm")
	p.press("act/listen")
	look("orders filed")
	p.reachPane("label/claims/2", 2)
	p.press("label/claims/2")
	look("labelled")
	p.reachPane("meter/ten/0", 3)
	p.press("meter/ten/0")
	p.want("At the beginning")
	look("why")
	p.press("dialog/done")
	p.pane(1)
	look("talks")
	p.press("guess")
	p.level("guessing/row", 1)
	look("guess")
	p.press("dialog/yes")
	p.endTurn(look)
	p.pane(1)
	p.want("matters most to Belmar")
	for i := range 3 {
		p.level(kit.ID(fmt.Sprintf("issue/H%d", i+1)), 1)
	}
	look("the middle")
	p.press("propose")
	p.want("Home will not ratify it")
	look("refused")
	p.level("issue/H1", 2)
	p.level("issue/H2", 2)
	look("a trade")
	p.press("propose")
	look("answered")
	for turn := 2; turn < 12 && p.has("close"); turn++ {
		if n, ok := p.u.Node("sign"); ok && !n.Disabled {
			p.press("sign")
			look("sign")
			p.press("dialog/yes")
			look("signed")
		} else if n, ok := p.u.Node("accept/belmar"); ok && !n.Disabled {
			p.press("accept/belmar")
		}
		p.endTurn(look)
		if p.has("desk") {
			p.pane(1)
			look("talks again")
		}
	}
	p.want("In short")
	p.want("EVERY PACKAGE")
	look("debrief")
}

// pane opens a tab of the desk.
func (p *player) pane(i int) {
	p.t.Helper()
	if p.keys {
		p.typed([]string{"O", "T", "N", "W"}[i])
		return
	}
	p.press(kit.ID("desk").Sub(i))
}

// reachPane opens a tab of the desk where a control has no column of its own.
func (p *player) reachPane(id kit.ID, pane int) {
	p.t.Helper()
	if !p.has(id) {
		p.pane(pane)
	}
}

// level chooses an option of a row.
func (p *player) level(id kit.ID, at int) {
	p.t.Helper()
	if !p.keys && (p.pad == nil || p.node(id).Role != kit.RoleList) {
		p.press(id.Sub(at))
		return
	}
	if p.pad != nil {
		p.steerRow(id, at)
		return
	}
	p.focus(id)
	back, on := kit.KeyLeft, kit.KeyRight
	if p.node(id).Role == kit.RoleList {
		back, on = kit.KeyUp, kit.KeyDown
	}
	for range 12 {
		p.key(back)
	}
	for range at {
		p.key(on)
	}
}

// endTurn closes the turn and goes on from its report.
func (p *player) endTurn(look func(string)) {
	p.t.Helper()
	p.press("close")
	look("closing")
	p.press("dialog/yes")
	look("report")
	p.press("next")
}

func TestMouse(t *testing.T) {
	// A first game from the start screen to the debrief, by mouse only; it ends with a deal.
	p := play(t, small)
	firstGame(p, func(string) {})
	p.want("the deal")
	p.press("home")
	p.want("New game")
}

func TestKeyboard(t *testing.T) {
	// The same by keyboard only; the ring shows where the keyboard is.
	p := play(t, small)
	p.keys = true
	firstGame(p, func(string) {})
	p.want("the deal")
}

func TestLetters(t *testing.T) {
	// The letters shown on the buttons work, and Escape closes what they open.
	p := play(t, small, at("arden", 7))
	p.typed("r")
	p.typed("g")
	p.want("Logrolling")
	p.key(kit.KeyEscape)
	p.typed("?")
	p.want("Shift+Tab")
	p.key(kit.KeyEscape)
	p.key(kit.KeyHelp)
	p.want("Shift+Tab")
	p.key(kit.KeyEscape)
	p.key(kit.KeyEscape)
	p.want("Leave to the start screen")
	p.key(kit.KeyEscape)
	p.typed("t")
	p.want("Compose a package")
	p.typed("c")
	p.want("Close the turn?")
	p.want("2 orders left")
}

func TestLayout(t *testing.T) {
	// Every screen of a whole game has room for its texts at both sizes, on a small window, and in large type.
	for _, x := range []struct {
		area kit.Rect
		zoom int
		seat string
	}{{small, 100, "arden"}, {large, 100, "arden"}, {least, 100, "arden"}, {small, 150, "arden"}, {large, 150, "arden"}, {least, 150, "arden"}, {small, 80, "arden"}} {
		t.Run(fmt.Sprintf("%dx%d at %d", x.area.Dx(), x.area.Dy(), x.zoom), func(t *testing.T) {
			p := play(t, x.area)
			p.zoom(x.zoom)
			firstGame(p, p.audit)
		})
	}
}

// zoom chooses the text size on the start screen.
func (p *player) zoom(percent int) {
	p.press("settings")
	p.focus("zoom")
	for range 12 {
		p.key(kit.KeyLeft)
	}
	for range (percent - 80) / 10 {
		p.key(kit.KeyRight)
	}
	if got := p.node("zoom").Value; !strings.HasPrefix(got, fmt.Sprint(percent)) {
		p.t.Fatalf("the text size is %s, not %d", got, percent)
	}
	p.press("back")
}

func TestDialogs(t *testing.T) {
	// Every dialog has room at every size, for parties and for the envoy.
	for _, area := range []kit.Rect{small, large, least} {
		for _, seat := range []string{"arden", "belmar", "envoy"} {
			p := play(t, area, at(seat, 7))
			p.typed("r")
			for _, open := range []kit.ID{"words", "help", "menu", "meter/ten/0", "close", "guess", "act/firm", "act/warn"} {
				pane := 0
				switch {
				case open == "guess":
					pane = 1
				case area == least && strings.HasPrefix(string(open), "meter"):
					pane = 0
				}
				p.typed([]string{"O", "T"}[pane])
				if !p.has(open) {
					continue
				}
				p.press(open)
				p.audit(seat + ": " + string(open))
				p.key(kit.KeyEscape)
			}
			p.typed("T")
			p.audit(seat + ": talks")
			p.typed("N")
			p.audit(seat + ": news")
		}
	}
}

func TestLongTexts(t *testing.T) {
	// Texts and names much longer than those of Harbour Lights wrap; nothing is cut or covered.
	long := func(s *string) {
		if *s != "" {
			*s += " " + *s + ", and then, after a while, " + *s
		}
	}
	name := func(s *string) { *s += " of the northern and the southern islands" }
	for _, area := range []kit.Rect{small, large, least} {
		p := play(t, area, func(d *screen.Deps) {
			d.Open = func(id string) (*scenario.Scenario, error) {
				s, problems := scenario.Load(os.DirFS("../../../../scenarios/"+id), id) // its own: that of the library is read once for all
				if len(problems) > 0 {
					return nil, errors.New(problems[0].String())
				}
				long(&s.About.Say)
				long(&s.ContentNote.Say)
				for i := range s.Offices {
					o := &s.Offices[i]
					name(&o.Name)
					long(&o.Brief.Say)
					long(&o.BestCase.Say)
					long(&o.Mandate.Say)
					for k := range o.Advisers {
						name(&o.Advisers[k].Name)
						for n := range o.Advisers[k].Says {
							long(&o.Advisers[k].Says[n].Text.Say)
						}
					}
				}
				for i := range s.Actions {
					name(&s.Actions[i].Name)
					long(&s.Actions[i].About.Say)
				}
				for i := range s.Cards {
					name(&s.Cards[i].Name)
					long(&s.Cards[i].Text.Say)
					for k := range s.Cards[i].Options {
						name(&s.Cards[i].Options[k].Name)
					}
				}
				for i := range s.Meters {
					name(&s.Meters[i].Name)
				}
				for i := range s.Endings {
					long(&s.Endings[i].Text.Say)
				}
				for i := range s.Ladder {
					long(&s.Ladder[i].About.Say)
				}
				for i := range s.Tutorial {
					long(&s.Tutorial[i].Text.Say)
				}
				for i := range s.Talks.Topics {
					x := &s.Talks.Topics[i]
					name(&x.Name)
					for k := range x.Clauses {
						long(&x.Clauses[k])
					}
				}
				return s, nil
			}
		})
		firstGame(p, p.audit)
	}
}

func TestRefusal(t *testing.T) {
	// What cannot be done says why, and what was composed stays.
	p := play(t, small, at("arden", 7))
	p.typed("r")
	p.press("act/calm")
	p.press("act/listen")
	if n := p.node("act/survey"); !n.Disabled || !strings.Contains(n.Value, "at most 2 orders") {
		t.Errorf("a third order: %+v", n)
	}
	p.press("slip/0")
	if p.node("act/survey").Disabled {
		t.Error("after taking an order back, another cannot be filed")
	}
	p.typed("T")
	for i := range 3 {
		p.level(kit.ID(fmt.Sprintf("issue/H%d", i+1)), 1)
	}
	p.press("propose")
	p.want("home needs")
	p.want("Home would refuse it: it is worth less to you than home needs.")
	p.typed("O")
	p.typed("T")
	if got := p.node("issue/H1").Value; !strings.Contains(got, "emergencies") {
		t.Errorf("the draft was lost: %s", got)
	}
	p.press("paper/belmar")
	for _, n := range p.u.Nodes {
		if n.Role == kit.RoleStatus {
			return
		}
	}
	t.Error("nothing is said after a paper was passed")
}

func TestDemand(t *testing.T) {
	// A public demand asks for its row, says what it binds to, and is seen on the row once it is made; lifting it
	// shows its price first.
	p := play(t, small, at("arden", 7))
	p.typed("r")
	p.press("act/firm")
	p.level("demand/level", 2)
	p.want("It binds you in public: Harbour at least “by day”")
	p.press("dialog/yes")
	p.endTurn(func(string) {})
	p.typed("T")
	p.want("your public demand: by day")
	p.audit("pledged")
	p.press("lift/0")
	p.want("Support at home")
	p.audit("lifting")
	p.press("dialog/yes")
	if p.has("lift/0") {
		t.Error("the pledge stands after it was lifted")
	}
}

func TestTutorial(t *testing.T) {
	// The guide goes on as its steps are read or carried out, points at what it speaks of, and can be switched off.
	p := play(t, small, at("arden", 7))
	p.typed("r")
	p.want("step 1 of")
	p.press("lesson/next")
	p.want("Choose your first line")
	p.press("act/firm")
	p.press("dialog/yes")
	p.want("What do you think Belmar wants most")
	p.typed("T")
	p.press("guess")
	p.press("dialog/yes")
	p.want("Send your people to listen")
	p.typed("O")
	p.press("act/listen")
	if p.says("Send your people to listen") {
		t.Error("the step is shown after it was carried out")
	}
	p.endTurn(func(string) {})
	p.want("Try the middle")
	p.typed("T")
	p.press("propose")
	p.want("Look for a trade")
	p.press("lesson/off")
	if p.has("lesson/off") {
		t.Error("the guide cannot be switched off")
	}
	p.typed("m")
	p.press("guide")
	p.press("dialog/done")
	p.want("Look for a trade")
}

func TestUnsaved(t *testing.T) {
	// A save problem stands on the screen while it lasts, with what to do; play goes on.
	p := play(t, small, at("arden", 7))
	p.typed("r")
	p.g.unsafe = errors.New("writing the save: no space left on the device")
	p.press("act/calm")
	p.want("no space left on the device")
	p.want("not saved")
	p.want("You can play on")
	p.audit("unsaved")
	p.endTurn(func(string) {})
	p.g.unsafe = nil
	p.press("act/listen")
	if p.says("no space left") {
		t.Error("the problem is shown after it was mended")
	}
}

func TestSaves(t *testing.T) {
	// The start screen lists saved games, says what is wrong with a damaged one, and a save that cannot be opened says
	// why and what to do.
	for _, area := range []kit.Rect{small, large, least} {
		p := play(t, area)
		p.want("Arden Harbour Office")
		p.want("or its beginning is damaged")
		if p.has("saved/2") {
			t.Error("a damaged save can be gone on with")
		}
		p.audit("saves")
		p.press("saved/0")
		p.want("This saved game cannot be opened")
		p.want("version 1 of the rules")
		p.audit("cannot be opened")
		p.press("back")
		p.want("New game")
	}
}

func TestResume(t *testing.T) {
	// A game that was left stands in the list and goes on where it was; one that has ended shows its debrief.
	folder := t.TempDir()
	d := func(d *screen.Deps) {
		base := deps(nil, folder)
		d.Start, d.Load = base.Start, base.Load
		d.Saves = func() (list []screen.Saved) {
			for _, s := range session.Saves(folder) {
				list = append(list, screen.Saved(s))
			}
			return list
		}
	}
	p := play(t, small, d)
	p.want("No game is saved yet")
	p.press("new")
	p.press("begin")
	p.press("go")
	p.press("act/calm")
	p.endTurn(func(string) {})
	p.press("act/listen")
	p.press("menu")
	p.press("menu/leave")
	p.want("Arden Harbour Office")
	p.press("saved/0")
	p.want("turn 2 of 4")
	p.want("Undo: Listening")
	for p.has("close") {
		p.endTurn(func(string) {})
	}
	p.press("home")
	p.want("See the debrief")
	p.press("saved/0")
	p.want("In short")
}

func TestNowhereToSave(t *testing.T) {
	// A game that cannot be saved at all says so from the first turn on, and can be played.
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p := play(t, small, func(d *screen.Deps) { d.Start = deps(nil, filepath.Join(file, "saves")).Start })
	p.press("new")
	p.press("begin")
	p.press("go")
	p.want("Not saved: ")
	p.press("act/calm")
	p.endTurn(func(string) {})
	p.want("turn 2 of 4")
	p.audit("not saved")
}

func TestProblems(t *testing.T) {
	// A scenario that is not in order lists its problems and can be tried again.
	broken := true
	p := play(t, small, func(d *screen.Deps) {
		d.Open = func(id string) (*scenario.Scenario, error) {
			if broken {
				return nil, errors.New("actors.yaml:3:1: error: unknown field \"nmae\"\n\tnmae: Arden\n\tdid you mean name?\nmeters.yaml:9:1: error: danger must be a number")
			}
			return library.Open(id)
		}
	})
	p.press("new")
	p.audit("broken")
	p.press("problems")
	p.want("unknown field")
	p.audit("problems")
	p.press("again")
	p.want("unknown field")
	broken = false
	p.press("again")
	p.want("Arden Harbour Office")
}

func TestProblemsInSpanish(t *testing.T) {
	// What is said to the author of a scenario stays in English, and the sentence around it says where and what to do.
	p := play(t, small, spanish(false), func(d *screen.Deps) {
		d.Open = func(id string) (*scenario.Scenario, error) {
			return nil, &library.Problems{Where: id, List: []scenario.Problem{
				{File: "actions.yaml", Line: 44, Col: 15, Text: "there is no office belmr", Near: "belmar"},
				{File: "meters.yaml", Text: "the file is missing"},
			}}
		}
	})
	p.abroad = true
	p.press("new")
	p.press("problems")
	for _, s := range []string{"2 problemas", "actions.yaml, renglón 44, columna 15: there is no office belmr ¿Quisiste decir “belmar”?", "meters.yaml: the file is missing", "en inglés, qué está mal"} {
		p.want(s)
	}
	p.audit("problems in Spanish")
}

func TestGlyphs(t *testing.T) {
	// Both faces have every letter that the scenario and the screens show in a whole game.
	p := play(t, large)
	firstGame(p, func(what string) {
		for _, n := range p.u.Nodes {
			if lacks := kit.Missing(n.Name + n.Value); lacks != "" {
				t.Errorf("%s: no letter for %q in %q", what, lacks, n.Name+n.Value)
			}
		}
	})
}

func TestOffices(t *testing.T) {
	// Every office can be played to the end by closing each turn, and its debrief has room at every size.
	for _, area := range []kit.Rect{small, large, least} {
		for _, seat := range []string{"arden", "belmar", "envoy"} {
			p := play(t, area, at(seat, 11))
			p.audit(seat + ": brief")
			p.typed("r")
			for range 12 {
				if p.has("close") {
					p.audit(seat)
					p.typed("T")
					if seat == "envoy" && p.says("In a non-paper") {
						t.Error("the envoy is shown a paper that only the parties saw")
					}
					p.audit(seat + ": talks")
					p.typed("O")
					p.endTurn(func(what string) { p.audit(seat + ": " + what) })
				}
			}
			p.want("Play again")
			p.audit(seat + ": debrief")
		}
	}
}

func TestAgreement(t *testing.T) {
	// After all have signed, the agreement is shown and can be broken only after its consequences were read.
	p := play(t, small, at("arden", 7))
	p.typed("r")
	p.typed("T")
	if !signDeal(p) {
		t.Skip("no deal comes about with this seed")
	}
	p.want("IN FORCE")
	p.audit("in force")
	if p.has("break") && !p.node("break").Disabled {
		p.press("break")
		p.audit("breaking")
		p.want("All will know")
		p.press("dialog/no")
	}
}

// signDeal signs the first text that can be signed, at most three turns on.
func signDeal(p *player) bool {
	for range 3 {
		for i, l := range []int{2, 2, 3} {
			if p.has("issue/H1") {
				p.level(kit.ID(fmt.Sprintf("issue/H%d", i+1)), l)
			}
		}
		if n, ok := p.u.Node("propose"); ok && !n.Disabled {
			p.press("propose")
		}
		if n, ok := p.u.Node("sign"); ok && !n.Disabled {
			p.press("sign")
			p.press("dialog/yes")
		}
		p.endTurn(func(string) {})
		p.typed("T")
		if p.has("force") {
			return true
		}
	}
	return false
}

func TestInvitations(t *testing.T) {
	// An invitation is answered at once, and the answer is told.
	p := play(t, small, at("arden", 7))
	p.typed("r")
	if n, ok := p.u.Node("act/readout/belmar"); ok && !n.Disabled {
		p.press("act/readout/belmar")
		answered := false
		v := p.g.View()
		for i := range v.Log {
			answered = answered || v.Log[i].Kind == crisis.InvitationAccepted || v.Log[i].Kind == crisis.InvitationDeclined
		}
		if !answered {
			t.Error("the invitation was not answered")
		}
		p.want("your invitation: A joint readout")
	}
	for _, n := range p.u.Nodes {
		if strings.HasPrefix(string(n.ID), "agree/") {
			p.press(n.ID)
			p.want("You have agreed.")
			return
		}
	}
}

func TestAnsweredInvitationsStay(t *testing.T) {
	// An invitation that is answered stays in its place without its buttons: a second press at the same place answers no
	// other one.
	p := play(t, small, in("usmx-2026", "solo", "us", 7), everything)
	p.typed("r")
	p.press("aside")
	p.press("lesson/off")
	var list []kit.ID
	for _, n := range p.u.Nodes {
		if strings.HasPrefix(string(n.ID), "agree/") {
			list = append(list, n.ID)
		}
	}
	if len(list) < 2 {
		t.Fatalf("only %d invitations", len(list))
	}
	p.reach(list[0])
	first, second := p.node(list[0]).Rect, p.node(list[1]).Full
	p.press(list[0])
	if p.has(list[0]) || !p.says("You have agreed.") {
		t.Error("the invitation is not answered")
	}
	if now := p.node(list[1]).Full; now != second {
		t.Errorf("the other stood at %v and stands at %v", second, now)
	}
	moves := len(p.g.Record().Moves)
	p.mouse = first.Min.Add(first.Size().Div(2))
	p.feed(kit.Input{Down: true, Pressed: true})
	p.feed(kit.Input{Released: true})
	if now := len(p.g.Record().Moves); now != moves {
		t.Error("a second press at the same place answers another invitation")
	}
	p.audit("answered")
}

func TestSavedGameHasTheTitleOfItsSkin(t *testing.T) {
	// A saved game in a skin is called as the skin calls it.
	s, err := library.Open("usmx-2026")
	if err != nil {
		t.Fatal(err)
	}
	k := scenario.ParseSkin("neutral")
	worn, err := s.Skin(k.ID, k.Mirror)
	if err != nil {
		t.Fatal(err)
	}
	p := play(t, small, func(d *screen.Deps) {
		d.Saves = func() []screen.Saved {
			return []screen.Saved{{Path: "a", Scenario: "usmx-2026", Skin: "neutral", Plan: "solo", Seat: "us", Seed: 7, Turn: 2, When: noon}}
		}
	})
	if got := p.node("game/0").Name; got != worn.Title || got == s.Title {
		t.Errorf("it is called %q, in the skin %q", got, worn.Title)
	}
}

func TestSourcesHaveDatesInWords(t *testing.T) {
	// The library writes the dates of sources as all other dates are written.
	p := play(t, large, in("usmx-2026", "solo", "us", 7), everything)
	p.typed("r")
	p.tap("aside")
	p.typed("l")
	p.press("library/part/1")
	dates := 0
	for _, n := range p.u.Nodes {
		if regexp.MustCompile(`\b20\d\d-\d\d-\d\d$`).MatchString(n.Name) {
			t.Errorf("%q", n.Name)
		}
		dates += strings.Count(n.Name, " January 2026")
	}
	if dates < 5 {
		t.Errorf("%d dates", dates)
	}
}
