package screen_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

// driveSeed makes a game in which texts are proposed and accepted.
const driveSeed = "8"

// driver plays the large crisis as somebody does who uses all there is, by what stands on the screen alone: the same
// game comes of it by pointer, by keyboard, with a window and without, in either language.
type driver struct {
	*player
	look  func(what string)
	pages map[string]bool // that were opened, by letter
	done  map[kit.ID]bool // in this turn
	turn  int
}

// wholeGame goes from the start screen to the debrief, or through some turns.
func (p *player) wholeGame(turns int, look func(what string)) *driver {
	d := &driver{player: p, look: look, pages: map[string]bool{}}
	d.begin()
	for d.turn = 1; d.turn <= turns && !p.has("again"); d.turn++ {
		d.play()
	}
	return d
}

// begin goes from the start screen to the room.
func (d *driver) begin() {
	d.t.Helper()
	d.look("start")
	d.press("new")
	d.level("scenarios", 1)
	d.look("choose")
	d.field("seed", driveSeed)
	d.press("begin")
	d.look("brief")
	d.press("go")
}

// play plays one turn.
func (d *driver) play() {
	d.t.Helper()
	d.done = map[kit.ID]bool{}
	d.look("question")
	for d.pick("set/choose/", d.turn) {
	}
	for d.has("aside") {
		d.press("aside")
	}
	d.look("room")
	for i := 0; d.has(kit.ID("desk").Sub(i)); i++ {
		d.level("desk", i)
		d.pages[d.node(kit.ID("desk").Sub(i)).Name] = true
		d.look("page " + strconv.Itoa(i))
		d.act()
	}
	d.level("desk", 0)
	dialogs := []kit.ID{"calendar", "words", "help", "menu"}
	d.press(dialogs[d.turn%len(dialogs)])
	d.look("dialog")
	d.shut()
	d.press("close")
	d.look("closing")
	d.press("dialog/yes")
	d.look("report")
	d.press("next")
}

// act does what can be done on the open page.
func (d *driver) act() {
	d.t.Helper()
	for d.pick("agree/", 0) || d.pick("choose/", d.turn) || d.pick("label/", d.turn) || d.pick("deliver", 0) {
	}
	for range 3 {
		d.pick("act/", d.turn)
	}
	if !d.has("propose") {
		return
	}
	for d.pick("accept/", 0) || d.pick("sign", 0) {
	}
	for try := range tries {
		before := d.verbs()[crisis.Propose]
		d.draft(try)
		delete(d.done, "propose")
		if !d.pick("propose", 0) || d.verbs()[crisis.Propose] > before {
			break
		}
	}
	for d.pick("accept/", 0) || d.pick("sign", 0) {
	}
}

// tries is how many texts are composed in a turn until home would carry one.
const tries = 2

// draft changes two rows of the text, others in each turn and try.
func (d *driver) draft(try int) {
	d.t.Helper()
	if can(d.u, "undraft") {
		d.press("undraft")
	}
	if d.has("swap") {
		d.press("swap")
	}
	rows := d.values("issue/")
	ids := make([]kit.ID, 0, len(rows))
	for i := 1; i <= len(rows); i++ {
		ids = append(ids, kit.ID("issue/I"+strconv.Itoa(i)))
	}
	for k := range 2 {
		id := ids[(3*d.turn+2*k+5*try)%len(ids)]
		for l := 0; d.has(id.Sub(l + 1)); l++ {
			if d.node(id.Sub(l)).On {
				d.level(id, l+1)
				break
			}
		}
	}
}

// pick presses one of the controls of a kind that it has not pressed in this turn, where there is one, and says yes to
// what it asks. Of the answers to one question it presses one.
func (d *driver) pick(kind string, turn int) bool {
	d.t.Helper()
	var list []kit.ID
	for _, n := range d.u.Nodes {
		if strings.HasPrefix(string(n.ID), kind) && n.Interactive && !n.Disabled && n.Role == kit.RoleButton && !n.Opens && !n.On && !d.done[question(n.ID)] {
			list = append(list, n.ID)
		}
	}
	if len(list) == 0 {
		return false
	}
	id := list[turn%len(list)]
	d.done[question(id)] = true
	d.press(id)
	if n, ok := d.u.Node("dialog/yes"); ok {
		d.look(string(id))
		if !n.Disabled {
			d.press("dialog/yes")
		}
	}
	d.shut()
	return true
}

// question is what a button answers: a card or a claim; an order or an offer answers itself.
func question(id kit.ID) kit.ID {
	part := strings.Split(strings.TrimPrefix(string(id), "set/"), "/")
	if part[0] == "choose" || part[0] == "label" {
		return kit.ID(part[0] + "/" + part[1])
	}
	return id
}

// shut leaves a dialog.
func (d *driver) shut() {
	d.t.Helper()
	for _, id := range []kit.ID{"dialog/done", "dialog/no"} {
		if d.has(id) {
			d.press(id)
		}
	}
}

// field types into a field, over what stands in it.
func (p *player) field(id kit.ID, text string) {
	p.t.Helper()
	if p.pad != nil {
		p.write(id, text)
		return
	}
	if p.keys {
		p.focus(id)
	} else {
		p.press(id)
	}
	for range 12 {
		p.key(kit.KeyBackspace)
	}
	p.typed(text)
}

// moves are the game so far, in the order of its record.
func (d *driver) moves() []string { return moves(d.g) }

func moves(g *game) (out []string) {
	for _, m := range g.Record().Moves {
		if m.Directive != nil {
			out = append(out, fmt.Sprint(*m.Directive))
		}
	}
	return out
}

// verbs counts what the seat asked for.
func (d *driver) verbs() map[ledger.Verb]int {
	out := map[ledger.Verb]int{}
	for _, m := range d.g.Record().Moves {
		if x := m.Directive; x != nil && d.g.Offices().Has(x.By) {
			out[x.Verb]++
		}
	}
	return out
}

func TestWholeGame(t *testing.T) {
	// A whole game of the large crisis, from the start screen to the debrief, in both languages: cards are answered,
	// orders filed, texts proposed and accepted, claims labelled, and every page is opened. Every screen has room for its
	// texts and stands still while nothing happens, and the language changes nothing in the game.
	var first []string
	for _, spoken := range []bool{false, true} {
		p := play(t, small, everything)
		look := func(what string) {
			p.audit(what)
			p.still(what)
		}
		if spoken {
			p, look = abroad(t, small, nil, spanish(true))
		}
		d := p.wholeGame(20, look)
		look("debrief")
		if v := d.g.View(); v.Turn() < 12 {
			t.Errorf("the game ended in turn %d", v.Turn())
		}
		if !d.has("timeline") || !d.has("first") {
			t.Error("there is no debrief")
		}
		openAll(p, look)
		verbs := d.verbs()
		for name, least := range map[ledger.Verb]int{crisis.Act: 12, crisis.Choose: 4, crisis.Propose: 2, crisis.Accept: 1, crisis.Label: 2} {
			if verbs[name] < least {
				t.Errorf("only %d times %v", verbs[name], name)
			}
		}
		if len(d.pages) < 9 {
			t.Errorf("only these pages were opened: %v", d.pages)
		}
		if first == nil {
			first = d.moves()
		} else if !slices.Equal(first, d.moves()) {
			t.Error("another game came of it in Spanish")
		}
	}
}
