package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/advisor"
	"backchannel/engine/ledger"
	"backchannel/engine/phrase"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

// rival is how a counterpart plays: its level, and its style as the list of them shows it; 0 is the usual of each.
type rival struct{ level, style int }

// rivals are the counterparts of a new game: one choice for all, and those that were chosen apart, by seat.
type rivals struct {
	all   rival
	apart map[string]rival
	open  bool
}

// levels are the kinds of counterpart by level, the usual first.
var levels = []string{room.Utility, room.Planner + "-easy", room.Planner + "-normal", room.Planner + "-strong"}

// kind is the name of a rival, as a record's header has it.
func (x rival) kind() string {
	name := levels[x.level]
	if x.style > 0 {
		name += ":" + advisor.Styles()[x.style-1]
	}
	return name
}

// of is how the counterpart in a seat plays. One that does not sit at the table has nothing to plan: it has the usual
// level unless it was chosen apart.
func (x *rivals) of(s *scenario.Scenario, seat *scenario.Seat) rival {
	if one, ok := x.apart[seat.ID]; ok {
		return one
	}
	one := x.all
	if !negotiates(s, seat) {
		one.level = 0
	}
	return one
}

// negotiates tells whether an office of a seat negotiates the text.
func negotiates(s *scenario.Scenario, seat *scenario.Seat) bool {
	for o := ledger.Office(1); s.Talks != nil && int(o) <= s.Count(); o++ {
		if seat.Offices.Has(o) && s.Talks.Party(o) >= 0 {
			return true
		}
	}
	return false
}

func levelName(b *phrase.Book, level int) string {
	return []string{b.Say("Standard"), b.Say("Easy"), b.Say("Plans ahead"), b.Say("Strong")}[level]
}

func styleName(b *phrase.Book, name string) string {
	switch name {
	case "principled":
		return b.Say("Principled: looks for the fair text, keeps its word")
	case "transactional":
		return b.Say("Transactional: gives for what it gets")
	case "home-front":
		return b.Say("Home front: looks at its own public first")
	case "hardliner":
		return b.Say("Hardliner: moves late and little")
	case "conciliator":
		return b.Say("Conciliator: makes the first step")
	case "tit-for-tat":
		return b.Say("Tit for tat: answers in kind")
	case "mediator":
		return b.Say("Mediator: looks for what both can sign")
	case "":
		return b.Say("Its own style")
	}
	return capital(name)
}

// styleOptions are the styles to choose from, the usual first.
func styleOptions(b *phrase.Book) []kit.Option {
	options := kit.Labels(styleName(b, ""))
	for _, name := range advisor.Styles() {
		options = append(options, kit.Option{Label: styleName(b, name)})
	}
	return options
}

func levelOptions(b *phrase.Book) (options []kit.Option) {
	for i := range levels {
		options = append(options, kit.Option{Label: levelName(b, i)})
	}
	return options
}

// chooseRivals lets the player choose how the others play: all alike, or each seat apart.
func (a *App) chooseRivals(u *kit.UI, r *kit.Rect) {
	c := &a.choice
	x := &c.others
	section(u, r, u.Say("THE OTHERS"))
	pick(u, r, "level", u.Say("Level"), levelOptions(u.Book), &x.all.level)
	gap(u, r, theme.Gap)
	para(u, r, levelAbout(u.Book, x.all.level), caption)
	gap(u, r, theme.Gap)
	u.Select("style", kit.CutTop(r, u.Px(theme.Control)), u.Say("Style"), styleOptions(u.Book), &x.all.style, kit.SelectOpt{})
	gap(u, r, theme.Gap)
	u.Fold("apart", r, u.Say("Choose for each seat apart"), small, &x.open)
	if !x.open {
		return
	}
	for i := range c.seats() {
		seat := &c.seats()[i]
		if c.holds(i) {
			continue
		}
		was := x.of(c.scn, seat)
		one := was
		gap(u, r, theme.Gap)
		para(u, r, seatTitle(u.Book, c.scn, seat), strong)
		row := kit.CutTop(r, u.Px(theme.Control))
		q := kit.Cols(row, u.Px(theme.Gap), 1, 2)
		id := kit.ID("apart").Sub(i)
		u.Select(id+"/level", q[0], u.Say("Level"), levelOptions(u.Book), &one.level, kit.SelectOpt{})
		u.Select(id+"/style", q[1], u.Say("Style"), styleOptions(u.Book), &one.style, kit.SelectOpt{})
		if one != was {
			x.apart[seat.ID] = one
		}
	}
}

func levelAbout(b *phrase.Book, level int) string {
	switch level {
	case 1:
		return b.Say("Plays the next move that looks good and gives way early.")
	case 2:
		return b.Say("Looks some moves ahead before it chooses.")
	case 3:
		return b.Say("Looks ahead longer and gives less away. Each of its moves can take a second.")
	}
	return b.Say("Weighs what each step brings it now, at the table and at home.")
}

// clear forgets what depends on the seats of a plan.
func (c *choice) clear() {
	c.seat, c.rest, c.shared = 0, false, false
	c.briefs, c.taken, c.pin = map[int]bool{}, map[int]bool{}, map[int]string{}
	c.others.apart = map[string]rival{}
}

// holds tells whether a person plays a seat of the plan.
func (c *choice) holds(i int) bool {
	if c.shared {
		return c.taken[i]
	}
	return i == c.seat
}

// setup is the game that was chosen, pins those of its seats.
func (c *choice) setup(seed uint64) room.Setup {
	set := room.Setup{Scenario: c.scn, Plan: c.planID(), Seed: seed, Kinds: map[string]string{}}
	for i := range c.seats() {
		seat := &c.seats()[i]
		if c.holds(i) {
			set.Humans = append(set.Humans, seat.ID)
		} else {
			set.Kinds[seat.ID] = c.others.of(c.scn, seat).kind()
		}
	}
	return set
}

func (c *choice) pins() map[string]string {
	pins := map[string]string{}
	for i := range c.seats() {
		if c.shared && c.taken[i] {
			pins[c.seats()[i].ID] = c.pin[i]
		}
	}
	return pins
}

// missing says what persons who share the machine have yet to choose and where, or is empty.
func (c *choice) missing(b *phrase.Book) (why string, at kit.ID) {
	if !c.shared || c.scn == nil {
		return "", ""
	}
	n, free := 0, kit.ID("shared")
	for i, seat := range slices.Backward(c.seats()) {
		switch {
		case c.taken[i]:
			n++
		case c.rest || several(&seat) || !slices.ContainsFunc(c.seats(), func(x scenario.Seat) bool { return several(&x) }):
			free = kit.ID("seat").Sub(i)
		}
	}
	for i := range c.seats() {
		if c.taken[i] && c.shortPin(i) {
			return pinRule(b), kit.ID("pin").Sub(i)
		}
	}
	if n < 2 {
		return b.Say("Take a seat for each person, two at least."), free
	}
	return "", ""
}

// shortPin tells whether the PIN of a seat is begun and too short.
func (c *choice) shortPin(i int) bool {
	k := len([]rune(c.pin[i]))
	return k > 0 && k < session.PinMin
}

func pinRule(b *phrase.Book) string {
	return b.Say("A PIN has %d letters or digits at least.", session.PinMin)
}

// chooseShared lets several persons play at this machine.
func (a *App) chooseShared(u *kit.UI, r *kit.Rect) {
	c := &a.choice
	if len(c.seats()) < 2 {
		return
	}
	if u.Toggle("shared", kit.CutTop(r, u.Px(34)), u.Say("Several persons share this machine"), &c.shared) {
		c.taken = map[int]bool{c.seat: true}
	}
	if c.shared {
		para(u, r, u.Say("Each takes a seat. Between your parts of a turn a curtain hides everything. A PIN is optional; it keeps out the curious, not somebody with the file and time."), caption)
	}
	gap(u, r, theme.Margin)
}

// take gives a seat to a person, or back.
func (c *choice) take(i int) {
	if !c.shared {
		c.seat = i
		return
	}
	if c.taken[i] = !c.taken[i]; c.taken[i] {
		c.seat = i
	}
}
