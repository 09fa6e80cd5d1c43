package screen

import (
	"math/bits"
	"strconv"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/ledger"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// seatsOf are the places of a plan that a person can take.
func seatsOf(s *scenario.Scenario, plan string) []scenario.Seat {
	if p := s.PlanOf(plan); p >= 0 {
		return s.Plans[p].Seats
	}
	return nil
}

func (c *choice) planID() string { return c.scn.Plans[c.plan].ID }

func (c *choice) seats() []scenario.Seat { return seatsOf(c.scn, c.planID()) }

// several tells whether a seat holds more than one office.
func several(x *scenario.Seat) bool { return bits.OnesCount64(uint64(x.Offices)) > 1 }

// otherSeat is the next seat of the same kind: another cabinet for a cabinet.
func otherSeat(list []scenario.Seat, id string) (next scenario.Seat, ok bool) {
	for i := range list {
		if list[i].ID != id {
			continue
		}
		for k := 1; k < len(list); k++ {
			if x := list[(i+k)%len(list)]; several(&x) == several(&list[i]) {
				return x, true
			}
		}
	}
	return next, false
}

// choosePlan lets the player choose how the offices are shared out.
func (a *App) choosePlan(u *kit.UI, r *kit.Rect) {
	c := &a.choice
	if len(c.scn.Plans) < 2 {
		return
	}
	section(u, r, u.Say("HOW YOU PLAY"))
	var options []kit.Option
	for i := range c.scn.Plans {
		p := &c.scn.Plans[i]
		name := p.Name
		if name == "" {
			name = capital(p.ID)
		}
		options = append(options, kit.Option{Label: name})
	}
	if u.Radio("plan", r, u.Say("How you play"), options, &c.plan) {
		c.clear()
	}
	gap(u, r, theme.Section)
}

// chooseSeat lists the seats of the plan: cabinets first, other seats on demand.
func (a *App) chooseSeat(u *kit.UI, r *kit.Rect) {
	c := &a.choice
	list := c.seats()
	cabinets := 0
	for i := range list {
		if several(&list[i]) {
			cabinets++
		}
	}
	head := u.Say("YOUR OFFICE")
	if cabinets > 0 {
		head = u.Say("YOUR SIDE")
	}
	section(u, r, head)
	a.chooseShared(u, r)
	for i, seat := range list {
		if cabinets > 0 && !several(&seat) && !c.rest && !c.holds(i) {
			continue
		}
		a.seatCard(u, r, i, seat)
		gap(u, r, theme.Margin)
	}
	if cabinets == 0 || cabinets == len(list) {
		return
	}
	label := u.Say("Show the other seats (%d)", len(list)-cabinets)
	if c.rest {
		label = u.Say("Hide the other seats")
	}
	if u.Button("seats/rest", kit.CutTop(r, u.Px(theme.Control)), label, kit.ButtonOpt{}) {
		c.rest = !c.rest
	}
}

// seatCard is a sheet for one seat; the chosen one carries a mark and says so.
func (a *App) seatCard(u *kit.UI, r *kit.Rect, i int, seat scenario.Seat) {
	c := &a.choice
	card := kit.Card{ID: kit.ID("office").Sub(i), Title: seatTitle(u.Book, c.scn, &seat), Body: mandates(c.scn, &seat)}
	card.More = func(r *kit.Rect) {
		if p := &c.scn.Plans[c.plan]; several(&seat) && p.Orders > 0 {
			para(u, r, u.Say("Together you give %s a turn, at most %d by one office, from one purse.", orders(u.Book, p.Orders), p.Each), small)
			gap(u, r, theme.Gap)
		}
		a.seatBrief(u, r, i, &seat)
		row := kit.CutTop(r, u.Px(theme.Control))
		label, tip := u.Say("Take this office"), ""
		if several(&seat) {
			label = u.Say("Take this cabinet")
		}
		if c.holds(i) {
			label, tip = u.Say("Your office"), u.Say("You play this. Choose another card to change.")
			if several(&seat) {
				label = u.Say("Your cabinet")
			}
			if c.shared {
				label, tip = u.Say("Taken"), u.Say("A person plays this. Press to give it back.")
			}
			u.Mark(kit.Check, kit.CutLeft(&row, u.Px(22)), u.Theme.Paper.Ramp)
			kit.CutLeft(&row, u.Px(theme.Gap))
		}
		key := ""
		if i < 9 {
			key = strconv.Itoa(i + 1)
		}
		if button(u, kit.ID("seat").Sub(i), &row, label, kit.ButtonOpt{Says: called(label, card.Title), Tip: tip, Key: key}) {
			c.take(i)
		}
		if c.shared && c.holds(i) {
			pin := c.pin[i]
			gap(u, r, theme.Gap)
			u.Field(kit.ID("pin").Sub(i), kit.CutTop(r, u.Px(theme.Control)), u.Say("PIN"), &pin, kit.FieldOpt{Hint: u.Say("PIN, if you want one"), Limit: session.PinMax, Secret: true})
			c.pin[i] = pin
			gap(u, r, theme.Gap/2)
			if c.shortPin(i) {
				wrong(u, r, pinRule(u.Book))
			} else {
				para(u, r, pinRule(u.Book), caption)
			}
		}
	}
	box := u.Card(r, card)
	if c.holds(i) {
		u.Outline(box, u.Theme.Glass.Ramp)
	}
}

// seatBrief is the brief of a seat of one office, opened on demand.
func (a *App) seatBrief(u *kit.UI, r *kit.Rect, i int, seat *scenario.Seat) {
	c := &a.choice
	open := c.briefs[i]
	if u.FoldOf(kit.ID("seat-brief").Sub(i), r, u.Say("Read the brief"), called(u.Say("Read the brief"), seatTitle(u.Book, c.scn, seat)), small, &open) {
		c.briefs[i] = open
	}
	for o := ledger.Office(1); open && int(o) <= c.scn.Count(); o++ {
		if x := &c.scn.Offices[o]; seat.Offices.Has(o) && x.Brief.Say != "" {
			gap(u, r, theme.Gap/2)
			u.Text(r, kit.Style{Size: theme.Caption}, kit.Span{Text: x.Short + ". ", Bold: true}, kit.Span{Text: x.Brief.Say})
		}
	}
	gap(u, r, theme.Gap)
}

// seatTitle names a seat: an office, or a cabinet by the office that leads it.
func seatTitle(b *phrase.Book, s *scenario.Scenario, x *scenario.Seat) string {
	if several(x) && x.Lead != ledger.Nobody {
		return b.Say("%s and its cabinet", s.Offices[x.Lead].Name)
	}
	return officeNames(b, s, x.Offices)
}

// mandates says what each office of a seat must bring home.
func mandates(s *scenario.Scenario, x *scenario.Seat) []kit.Span {
	var out []kit.Span
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		if !x.Offices.Has(o) || s.Offices[o].Mandate.Say == "" {
			continue
		}
		text := s.Offices[o].Mandate.Say
		if several(x) {
			if len(out) > 0 {
				out = append(out, kit.Span{Text: "\n"})
			}
			out = append(out, kit.Span{Text: s.Offices[o].Short + ": ", Bold: true})
		}
		out = append(out, kit.Span{Text: text})
	}
	return out
}

// firstSeat begins the game at once where the command line named a plan and a seat.
func (a *App) firstSeat(f *Setup) {
	c := &a.choice
	if p := c.scn.PlanOf(f.Plan); p >= 0 {
		c.plan = p
	}
	if f.Plan == "" && f.Seat != "" {
		c.plan = planWith(c.scn, f.Seat)
	}
	for i, seat := range c.seats() {
		if seat.ID == f.Seat {
			c.seat, c.shared = i, false
			seed, _ := strconv.ParseUint(c.seed, 10, 64)
			a.begin(c.setup(seed), nil)
		}
	}
}

// planWith is the number of the first plan that has a seat of this name.
func planWith(s *scenario.Scenario, seat string) int {
	for i := range s.Plans {
		for _, x := range s.Plans[i].Seats {
			if x.ID == seat {
				return i
			}
		}
	}
	return 0
}
