package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
)

// slip is one filed thing at the foot of the room.
type slip struct {
	name string
	f    ledger.Directive
	own  bool // it counts as an order and can be taken back
}

// slips lists what the seat has filed.
func (g *game) slips() []slip {
	var out []slip
	for _, f := range g.view.Filed {
		if f.Verb == crisis.Label && g.asked(&g.scn.Cards[f.Item])[0] != f.By {
			continue // a cabinet labels as one
		}
		if name := g.filedName(&f); name != "" && g.view.Of.Has(f.By) {
			out = append(out, slip{name, f, f.Verb != crisis.Act || f.With == ledger.Nobody})
		} else if name != "" && f.Verb == crisis.Act {
			out = append(out, slip{name, f, false})
		}
	}
	return out
}

// filedName is what a filed directive is called on its slip.
func (g *game) filedName(f *ledger.Directive) string {
	s := g.scn
	switch f.Verb {
	case crisis.Act, crisis.Invite:
		name := s.Actions[f.Item].Name
		if about := g.targetName(f); about != "" {
			name += ": " + about
		}
		if f.Verb == crisis.Invite {
			name = g.book.Say("%s: invited", name)
		}
		return name
	case crisis.Choose:
		return s.Cards[f.Item].Options[f.Pick].Name
	case crisis.Label:
		return g.book.Say("Label the claim")
	case crisis.Break:
		return g.book.Say("Break the agreement")
	case crisis.Veto:
		return g.book.Say("Veto: %s", s.Bills[f.Item].Name)
	case crisis.Deliver:
		return g.book.Say("Deliver what was promised")
	}
	return ""
}

// slipsHeard are what is filed, in words that say a claim and its label too.
func (g *game) slipsHeard() (names []string) {
	for _, s := range g.slips() {
		if s.f.Verb == crisis.Label {
			s.name += ": " + g.scn.Cards[s.f.Item].Name + ", " + information.Label(s.f.Pick).In(g.book)
		}
		names = append(names, s.name)
	}
	return names
}

// changedSlips tells those who hear the screen which orders were filed and taken back since.
func (a *App) changedSlips(before []string) {
	now := a.game.slipsHeard()
	for _, s := range before {
		if !slices.Contains(now, s) {
			a.aloud = append(a.aloud, a.book.Say("Taken back: %s.", s))
		}
	}
	for _, s := range now {
		if !slices.Contains(before, s) {
			a.aloud = append(a.aloud, a.book.Say("Filed: %s.", s))
		}
	}
}

// bottomBar shows what is filed, with its undo, and closes the turn.
func (a *App) bottomBar(u *kit.UI, row kit.Rect) {
	g := &a.game
	if buttonEnd(u, "close", &row, u.Say("Close the turn"), kit.ButtonOpt{Primary: true, Key: "C", Tip: u.Say("Seals your orders. You see the list once more first.")}) {
		a.dialog = dialog{kind: askClose}
	}
	a.handButton(u, &row)
	kit.CutRight(&row, u.Px(theme.Gap))
	pips(u, &row, g.ordersUsed(), g.ordersAll())
	label := u.Say("Filed %d of %d", g.ordersUsed(), g.ordersAll())
	if long := label + g.purse(); u.Width(long, strong) <= row.Dx() {
		label = long
	}
	u.Label(kit.CutLeft(&row, u.Width(label, strong)), label, strong)
	kit.CutLeft(&row, u.Px(theme.Margin))
	slips := g.slips()
	if len(slips) == 0 {
		hint := u.Say("Nothing is filed yet.")
		if u.Width(hint, caption) <= row.Dx() {
			u.Label(row, hint, caption)
		}
	}
	for i, s := range slips {
		rest := len(slips) - i
		more := u.Say("and %d more", rest)
		o := kit.ButtonOpt{Tip: u.Say("Press to take it back.")}
		if !s.own {
			o.Off = sealedByTwo(u)
		}
		if w := buttonWidth(u, u.Say("Undo: %s", s.name), o); w+u.Px(120) > row.Dx() {
			if u.Width(more, caption) <= row.Dx() {
				u.Label(row, more, caption)
			}
			return
		}
		label := u.Say("Undo: %s", s.name)
		if !s.own {
			label = s.name
		}
		if len(g.mine) > 1 {
			o.Says = called(label, g.scn.Offices[s.f.By].Short)
		}
		if button(u, kit.ID("slip").Sub(i), &row, label, o) {
			a.withdraw(&s.f)
		}
	}
}

// purse is what the seat can spend, for the foot of the room.
func (g *game) purse() string {
	for i := range g.scn.Meters {
		if m := &g.scn.Meters[i]; m.Purse && m.Owner == g.office && g.view.Knows(g.scn, m.Account) {
			return " · " + m.Name + " " + figure(g.view.Bal[m.Account])
		}
	}
	return ""
}

// pips show how many of a few things are used: filled ones, then empty ones.
func pips(u *kit.UI, row *kit.Rect, used, all int) {
	const most = 8
	if all > most {
		return
	}
	for i := range all {
		c := u.Theme.Glass.Line
		shape := kit.Ring
		if i < used {
			c, shape = u.Theme.Glass.Text, kit.Dot
		}
		u.Mark(shape, kit.CutLeft(row, u.Px(14)), c)
		kit.CutLeft(row, u.Px(4))
	}
	kit.CutLeft(row, u.Px(theme.Gap/2))
}
