package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// talks is the table: the rows with the builder below them, beside these the text as it reads and what helps to judge
// it, and the answers. The answers stand in the column of the tray where there is one; with papers they are shown
// here. Where there is less room the columns follow each other.
func (a *App) talks(u *kit.UI, r kit.Rect, papers bool) {
	g := &a.game
	if g.scn.Talks == nil {
		para(u, &r, u.Say("Nothing is negotiated in this scenario."), kit.Style{Sans: true, Muted: true})
		return
	}
	switch {
	case !papers && r.Dx() >= u.Px(talkColumns):
		cols := kit.Cols(r, u.Px(theme.Margin), 1.12, 1)
		a.issueTable(u, cols[0], func(*kit.Rect) {})
		scroll(u, "draft/column", cols[1], u.Say("The text"), func(r *kit.Rect) { a.beside(u, r, false) })
	case !papers:
		a.issueTable(u, r, func(r *kit.Rect) {
			gap(u, r, theme.Margin)
			a.beside(u, r, true)
		})
	case r.Dx() < u.Px(talkColumns):
		a.issueTable(u, r, func(r *kit.Rect) {
			gap(u, r, theme.Margin)
			a.beside(u, r, true)
			gap(u, r, theme.Section)
			a.papers(u, r)
		})
	default:
		cols := kit.Cols(r, u.Px(theme.Margin), 1.08, 1)
		a.issueTable(u, cols[0], func(r *kit.Rect) {
			gap(u, r, theme.Margin)
			a.beside(u, r, true)
		})
		scroll(u, "papers", cols[1], u.Say("The text and the answers"), func(r *kit.Rect) { a.papers(u, r) })
	}
}

// talkColumns is from which width on the text stands beside its rows.
const talkColumns = 860

// table is where a package is composed: one row an issue, what it is worth, and what can be done with it.
func (a *App) table(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	if t.InTranches() {
		a.trancheTable(u, r)
		return
	}
	if force, ok := g.read(t.Force); ok && g.view.Bal[t.Signed] > 0 {
		a.inForce(u, r, &force)
		return
	}
	intro := u.Say("Compose a package: one level in every row. The figure with a level is what it pays you.")
	if g.party() < 0 {
		intro = u.Say("You are no party. Follow the offers, and compose a text when you are asked for one.")
	}
	para(u, r, intro, caption)
	gap(u, r, theme.Gap)
	fits := true
	for i := range t.Topics {
		fits = fits && u.ChoiceFits(r.Dx(), g.levels(u, i), theme.Caption)
	}
	for i := range t.Topics {
		a.row(u, r, i, fits)
		gap(u, r, theme.Margin)
	}
	a.legend(u, r)
}

// row is one issue: its levels as a segmented choice, with who stands where.
func (a *App) row(u *kit.UI, r *kit.Rect, i int, fits bool) {
	g := &a.game
	x := &g.scn.Talks.Topics[i]
	id := kit.ID("issue/" + x.ID)
	top := a.rowHead(u, r, i)
	options := g.levels(u, i)
	at := int(g.draft[i])
	if fits {
		box := kit.CutTop(r, u.ChoiceHeight(options))
		u.Choice(id, box, x.Name, options, &at)
		if top {
			flag(u, box)
		}
	} else {
		u.Radio(id, r, x.Name, options, &at)
	}
	g.draft[i] = int8(at)
}

// flag marks a row that matters most to another party at its edge: a ring would be taken for the one of the keyboard.
func flag(u *kit.UI, r kit.Rect) {
	u.Fill(kit.Rect{Min: kit.Point{X: r.Min.X - u.Px(5), Y: r.Min.Y}, Max: kit.Point{X: r.Min.X - u.Px(1), Y: r.Max.Y}}, u.Material().Amber)
}

// rowHead names the issue, its pledges and what is known of the others' stakes; it tells whether the row
// matters most to somebody.
func (a *App) rowHead(u *kit.UI, r *kit.Rect, i int) (top bool) {
	g := &a.game
	t := g.scn.Talks
	x := &t.Topics[i]
	name := u.Text(r, strong, kit.Span{Text: x.Name})
	u.Tip(name, x.About.Say)
	head := kit.Rect{Min: kit.Point{X: name.Min.X + u.Width(x.Name, strong) + u.Px(theme.Margin), Y: name.Min.Y}, Max: name.Max}
	gap(u, r, theme.Gap/2)
	head.Max.Y = r.Min.Y
	for p := range t.Parties {
		o := t.Parties[p].Office
		if level := g.view.Bal[t.Pledge[p][i]]; level >= 0 && g.view.Knows(g.scn, t.Pledge[p][i]) {
			a.rowChip(u, r, &head, kit.Badge{Shape: kit.Square, Name: g.pledgeOf(o, x.Levels[level/num.One]), Color: u.Theme.Glass.Text})
		}
	}
	for p := range t.Parties {
		if stake, ok := g.stake(p, i); ok {
			short := g.scn.Offices[t.Parties[p].Office].Short
			text := u.Say("matters to %s: %s points", short, figure(stake))
			if g.topStake(p, i) {
				text, top = u.Say("matters most to %s: %s points", short, figure(stake)), true
			}
			a.rowChip(u, r, &head, kit.Badge{Shape: g.shape(t.Parties[p].Office), Name: text, Color: g.side(u, t.Parties[p].Office)})
		}
	}
	return top
}

// rowChip puts a chip in the head of a row, or on a line of its own where the head is full.
func (a *App) rowChip(u *kit.UI, r, head *kit.Rect, b kit.Badge) {
	w := u.Width(b.Name, kit.Style{Size: theme.Caption, Bold: true, Sans: true}) + u.Px(2*theme.Gap+18)
	if w > r.Dx() { // no room for a frame around it
		u.Text(r, caption, kit.Span{Text: b.Name, Bold: true, Color: u.Theme.Glass.Text})
		*head = kit.Rect{}
		return
	}
	if head.Dx() < w {
		gap(u, r, 2)
		*head = kit.CutTop(r, u.LineHeight(caption)+u.Px(6))
	}
	h := u.LineHeight(caption) + u.Px(4)
	chip := *head
	chip.Min.Y += (head.Dy() - h) / 2
	chip.Max.Y = chip.Min.Y + h
	box := u.Chip(&chip, b)
	head.Min.X = box.Max.X + u.Px(theme.Gap)
	if head.Max.Y > r.Min.Y {
		r.Min.Y = head.Max.Y
	}
}

// offerOf names an offer by who made it; what is said for your party is yours.
func (g *game) offerOf(o ledger.Office) string {
	if g.ours(o) {
		return g.book.Say("your offer")
	}
	return g.book.Say("%s offer", g.owner(o))
}

// pledgeOf tells a public demand and whose it is.
func (g *game) pledgeOf(o ledger.Office, level string) string {
	if g.ours(o) {
		return g.book.Say("your public demand: %s", level)
	}
	return g.book.Say("%s public demand: %s", g.owner(o), level)
}

// stake is what the acting office has learned of how much an issue matters to a party.
func (g *game) stake(party, issue int) (num.Milli, bool) {
	rows := g.scn.Talks.Stakes[g.voice]
	if len(rows) <= party || len(rows[party]) <= issue {
		return 0, false
	}
	stake := g.view.Bal[rows[party][issue]]
	return stake, stake > 0
}

// topStake tells whether no other issue is known to matter more to the party.
func (g *game) topStake(party, issue int) bool {
	top, _ := g.stake(party, issue)
	for i := range g.scn.Talks.Topics {
		if s, ok := g.stake(party, i); ok && s > top {
			return false
		}
	}
	return true
}

// levels are the options of one row, with what each pays and who stands there.
func (g *game) levels(u *kit.UI, i int) []kit.Option {
	t, v := g.scn.Talks, g.view
	x := &t.Topics[i]
	now := t.Now[i]
	out := make([]kit.Option, len(x.Levels))
	p := g.party()
	for l := range out {
		out[l].Label = x.Levels[l]
		if p >= 0 {
			out[l].Note = signed(t.LevelWorth(v.Bal, p, i, int8(l)))
		}
		if int(now) == l {
			out[l].Signs = append(out[l].Signs, kit.Badge{Shape: kit.Square, Color: u.Theme.Glass.Muted, Name: u.Say("as it is today")})
		}
		for q := range t.Parties {
			if g.at(t.Offer[q][i]) == num.Of(l) {
				o := t.Parties[q].Office
				name := g.offerOf(o)
				out[l].Signs = append(out[l].Signs, kit.Badge{Shape: g.shape(o), Color: g.side(u, o), Name: name})
			}
		}
		if g.at(t.Text[i]) == num.Of(l) {
			out[l].Signs = append(out[l].Signs, kit.Badge{Shape: kit.Check, Color: u.Theme.Glass.Ramp, Name: u.Say("the text on the table")})
		}
		out[l].Signs = g.crossSign(u, out[l].Signs, i, int8(l))
		if p >= 0 {
			out[l].Tip = u.Say("It pays you %s.", out[l].Note)
		}
		out[l].Tip += g.marks(u, out[l].Signs)
	}
	return out
}

// marks tells in a sentence what the signs of a level stand for.
func (g *game) marks(u *kit.UI, signs []kit.Badge) string {
	if len(signs) == 0 {
		return ""
	}
	var names []string
	for _, b := range signs {
		names = append(names, b.Name)
	}
	return " " + u.Say("Marked here: %s.", join(g.book, names))
}

// legend says in words what the signs below the levels mean; only those that stand somewhere.
func (a *App) legend(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	text := g.at(t.Text[0]) >= 0
	signs := []kit.Badge{{Shape: kit.Square, Color: u.Theme.Glass.Muted, Name: u.Say("as it is today")}}
	if t.InTranches() {
		signs[0].Name = u.Say("in force now")
	}
	for p := range t.Parties {
		if o := t.Parties[p].Office; g.at(t.Offer[p][0]) >= 0 && !(text && t.InTranches()) {
			signs = append(signs, kit.Badge{Shape: g.shape(o), Color: g.side(u, o), Name: g.offerOf(o)})
		}
	}
	if text {
		signs = append(signs, kit.Badge{Shape: kit.Check, Color: u.Theme.Glass.Ramp, Name: u.Say("text on the table")})
	}
	if g.crossSome() {
		signs = append(signs, kit.Badge{Shape: kit.Cross, Color: u.Theme.Glass.Danger, Name: u.Say("crosses your red line")})
	}
	legendRows(u, r, signs)
}

// legendRows lays a legend in rows that break where the width ends.
func legendRows(u *kit.UI, r *kit.Rect, signs []kit.Badge) {
	h := u.LineHeight(caption)
	row := kit.CutTop(r, h)
	for i, b := range signs {
		w := u.Width(b.Name, caption) + u.Px(12+theme.Gap/2)
		if i > 0 && row.Dx() < w {
			row = kit.CutTop(r, h)
		}
		u.Mark(b.Shape, kit.CutLeft(&row, u.Px(12)), b.Color)
		kit.CutLeft(&row, u.Px(theme.Gap/2))
		u.Label(kit.CutLeft(&row, u.Width(b.Name, caption)), b.Name, caption)
		kit.CutLeft(&row, u.Px(theme.Margin))
	}
}

// worth is the bar that says whether home would carry what is being composed.
func (a *App) worth(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t, p := g.scn.Talks, g.party()
	pays, home := t.Worth(g.view.Bal, p, &g.draft), g.need(p, &g.draft)
	low, high := g.worthSpan(p)
	m := kit.Meter{
		Name: u.Say("Worth to you"), Value: float(pays), Last: float(pays), Min: float(min(low, home)), Max: float(max(high, home)), Danger: float(home), Below: true,
		Line: u.Say("home needs %s", needed(pays, home)), Unit: u.Say("points"), Color: g.side(u, g.voice),
	}
	u.Meter("worth", kit.CutTop(r, u.MeterHeight(r.Dx(), m)), m)
	if t.InTranches() && g.draft == g.base {
		u.Watch("verdict", "")
		return // there is nothing that home could carry or refuse
	}
	a.verdict(u, r, pays >= home)
	if help := g.helps(p); pays < home && help != "" {
		para(u, r, u.Say("One step more that would help you: %s.", help), caption)
	}
}

// verdict is the one sentence on whether home would carry the draft, with why it would not; and where every step has to
// pay its share of the threshold, how many the draft takes, so that what home needs does not move without a reason.
func (a *App) verdict(u *kit.UI, r *kit.Rect, carries bool) {
	g := &a.game
	t, p := g.scn.Talks, g.party()
	says := kit.Span{Text: u.Say("Home would carry it."), Bold: true}
	switch i := t.Retreats(g.view.Bal, p, &g.draft); {
	case !carries:
		says.Text, says.Color = u.Say("Home would refuse it: it is worth less to you than home needs."), u.Theme.Glass.Danger
	case i >= 0:
		says.Text, says.Color = u.Say("It goes below your public demand on %s.", t.Topics[i].Name), u.Theme.Glass.Danger
	}
	u.Text(r, small, says)
	pays := t.Worth(g.view.Bal, p, &g.draft)
	u.Watch("verdict", u.Say("Worth %s to you; home needs %s.", figure(pays), needed(pays, g.need(p, &g.draft)))+" "+says.Text)
	if t.InTranches() && t.Capacity > 0 {
		n := min(t.Steps(&g.draft), t.Capacity)
		para(u, r, u.Count(n, "The further a text goes, the more home needs: %d step from the start, %s.", "The further a text goes, the more home needs: %d steps from the start, %s.", n, figure(g.need(p, &g.draft))), caption)
	}
}

// worthSpan is the least and the most that any package pays a party, bonuses left out.
func (g *game) worthSpan(p int) (low, high num.Milli) {
	t := g.scn.Talks
	if t.InTranches() {
		whole := g.view.Bal[t.Reserve[p]]
		worth := t.Worth(g.view.Bal, p, &g.draft)
		return min(0, worth), max(whole, worth)
	}
	for i, pays := range t.Parties[p].Pays {
		lo, hi := pays[0], pays[0]
		for l := range pays {
			x := t.LevelWorth(g.view.Bal, p, i, int8(l))
			lo, hi = min(lo, x), max(hi, x)
		}
		low, high = low+lo, high+hi
	}
	return low, high
}

// theirHome tells what is thought of the others' home thresholds, and how far off that can be.
func (a *App) theirHome(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	known := false
	for p := range t.Parties {
		o := t.Parties[p].Office
		if p == g.party() || len(t.Estimate[g.voice]) <= p || !g.view.Knows(g.scn, t.Estimate[g.voice][p]) {
			continue
		}
		about, margin := g.view.Bal[t.Estimate[g.voice][p]], g.view.Bal[t.Margin[g.voice][p]]
		text := u.Say("%s home needs about %s, give or take %s.", g.owner(o), figure(about), figure(margin))
		if margin == 0 {
			text = u.Say("%s home needed %s when you last asked.", g.owner(o), figure(about))
		}
		para(u, r, text, caption)
		known = true
	}
	if known {
		para(u, r, u.Say("What a package pays them you have to find out."), caption)
	}
}

// deed is something that can be done with the package that is composed.
type deed struct {
	id    kit.ID
	label string
	opt   kit.ButtonOpt
	do    func()
}

// deeds are all that can be done with the package: the same buttons whatever it says, so that each stays in its place.
func (a *App) deeds(u *kit.UI) (list []deed) {
	g := &a.game
	t := g.scn.Talks
	submit := func(d ledger.Directive) func() { return func() { a.submit(d) } }
	if g.party() >= 0 {
		d := ledger.Directive{By: g.voice, Verb: crisis.Propose, Levels: g.draft}
		tip := u.Say("Your side stands by it. They answer at once.")
		if t.Agreed(g.view.Bal) {
			tip = u.Say("Your side stands by it. They have signed a text or are about to, and say no to no other before that is settled.")
		}
		list = append(list, deed{"propose", u.Say("Propose this"), kit.ButtonOpt{Key: "P", Off: g.shut(d), Tip: tip}, submit(d)})
		for _, o := range g.signers() {
			d := ledger.Directive{By: g.voice, Verb: crisis.Paper, With: o, Levels: g.draft}
			name := u.Say("Pass a non-paper")
			if len(g.signers()) > 1 {
				name = u.Say("Pass a non-paper to %s", g.scn.Offices[o].Short)
			}
			list = append(list, deed{kit.ID("paper/" + g.scn.Offices[o].ID), name, kit.ButtonOpt{Off: g.reason(d), Tip: u.Say("Shows them the idea. Nobody has to stand by it.")}, submit(d)})
		}
	}
	if t.Mediator == g.voice {
		d := ledger.Directive{By: g.voice, Verb: crisis.Table, Levels: g.draft}
		list = append(list, deed{"table", u.Say("Table this text"), kit.ButtonOpt{Key: "P", Off: g.reason(d), Tip: u.Say("One text for all parties. What they accepted before is void.")}, submit(d)})
	}
	if t.InTranches() {
		off := ""
		if g.draft == g.base {
			off = u.Say("Your draft changes nothing yet.")
		}
		list = append(list, deed{"undraft", u.Say("Clear the draft"), kit.ButtonOpt{Off: off}, func() { g.draft = g.base }})
	}
	return list
}

// deedsHeight is how high the deeds are in rows of a width.
func deedsHeight(u *kit.UI, w int, list []deed) int {
	rows, left := 0, 0
	for _, x := range list {
		n := min(buttonWidth(u, x.label, x.opt), w)
		if left < n {
			rows, left = rows+1, w
		}
		left -= n + u.Px(theme.Gap)
	}
	return rows*u.Px(theme.Control) + max(0, rows-1)*u.Px(theme.Gap)
}

// tableButtons lay the deeds in rows.
func (a *App) tableButtons(u *kit.UI, r *kit.Rect) {
	b := buttons{u: u, r: r}
	for _, x := range a.deeds(u) {
		if b.add(x.id, x.label, x.opt) {
			x.do()
		}
	}
}

// askButtons are what can be asked or taken back at the table, whatever is composed.
func (a *App) askButtons(u *kit.UI, r *kit.Rect) {
	g := &a.game
	b := buttons{u: u, r: r}
	if b.add("guess", g.guessLabel(), kit.ButtonOpt{Tip: u.Say("Write down what you think matters most to them. The debrief tells you.")}) {
		a.openGuess()
	}
	if list, why := g.asking(); len(list) > 0 || why != "" {
		if len(list) > 0 {
			why = ""
		}
		if b.add("ask", u.Say("Ask them for something"), kit.ButtonOpt{Off: why, Tip: u.Say("One request in public, with a date.")}) {
			a.dialog = dialog{kind: askRequest}
		}
	}
	a.liftButtons(&b)
	if b.some {
		gap(u, r, theme.Margin)
	}
}

// shut is why a package cannot be put forward whatever it says. What is wrong with the package itself is said beside
// the button and again when it is pressed, so that trying it teaches something.
func (g *game) shut(d ledger.Directive) string {
	switch r := g.check(d); r.Code {
	case crisis.HomeThreshold, crisis.Pledged, crisis.OverTheLimit, crisis.AgainstTheLaw, crisis.CrossesRedLine, crisis.TooMuchAtOnce:
		return ""
	}
	return g.reason(d)
}

// composedOff is why the composed package cannot be put forward, said in full beside the button. That home stands in the
// way is said with what it is worth.
func (g *game) composedOff() string {
	switch {
	case g.party() >= 0:
		d := ledger.Directive{By: g.voice, Verb: crisis.Propose, Levels: g.draft}
		if c := g.check(d).Code; (c == crisis.HomeThreshold || c == crisis.Pledged) && (!g.scn.Talks.InTranches() || g.draft != g.base) {
			return ""
		}
		return g.reason(d)
	case g.scn.Talks.Mediator == g.voice:
		return g.reason(ledger.Directive{By: g.voice, Verb: crisis.Table, Levels: g.draft})
	}
	return ""
}

// others are the parties beside the acting office.
func (g *game) others() []ledger.Office {
	var out []ledger.Office
	for p := range g.scn.Talks.Parties {
		if p != g.party() {
			out = append(out, g.scn.Talks.Parties[p].Office)
		}
	}
	return out
}

func (g *game) guessLabel() string {
	if !g.guessed() {
		return g.book.Say("Guess what matters most to them")
	}
	return g.book.Say("Change your guess")
}

func (g *game) guessed() bool {
	for _, o := range g.others() {
		if guess := g.scn.Offices[g.voice].Guess; int(o) < len(guess) && g.view.Bal[guess[o]] > 0 {
			return true
		}
	}
	return false
}

// liftButtons offer to take public pledges back; the price is shown first, in a dialog.
func (a *App) liftButtons(b *buttons) {
	g := &a.game
	p := g.party()
	if p < 0 {
		return
	}
	for i, id := range g.scn.Talks.Pledge[p] {
		if g.view.Bal[id] >= 0 {
			if b.add(kit.ID("lift").Sub(i), a.book.Say("Take back the demand on %s", g.scn.Talks.Topics[i].Name), kit.ButtonOpt{Tip: a.book.Say("You see the price at home first.")}) {
				a.dialog = dialog{kind: askLift, item: i}
			}
		}
	}
}
