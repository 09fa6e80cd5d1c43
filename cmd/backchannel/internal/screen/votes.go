package screen

import (
	"image"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/advisor"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// votes show how likely the homes that vote on a text are to carry the draft.
func (a *App) votes(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	if g.draft == g.base {
		return
	}
	first := true
	for p := range t.Parties {
		if p == g.party() || !t.Parties[p].Veto || !t.Parties[p].Ratifies() && g.shownTier() < session.StageLast {
			continue
		}
		if first {
			section(u, r, u.Say("WOULD THEY CARRY IT? WHAT YOU CAN TELL"))
		}
		first = false
		a.vote(u, r, p)
	}
	if k := g.outlook(); k != nil {
		e := k.Homes(&g.draft)
		u.Text(r, small, kit.Span{Text: u.Say("All these homes together:") + " "}, kit.Span{Text: e.Words(u.Book), Bold: true}, kit.Span{Text: ". " + u.Say("What a home could carry is not what its office accepts today.")})
		para(u, r, u.Say("SIMULATED, from what you know. The range becomes narrow as facts are agreed; sounding out and expert rounds bring the chance nearer to yes or no."), caption)
		gap(u, r, theme.Gap)
	}
}

// outlook is what the seat can tell of what others could carry, in the last stage of a game or when everything is
// shown; nil before.
func (g *game) outlook() *advisor.Outlook {
	if g.shownTier() < session.StageLast || g.play.Ended() {
		return nil
	}
	d := g.desk()
	return g.mind.Outlook(&d)
}

// vote is one band: how likely a home is to carry the draft, and why that is not known better.
func (a *App) vote(u *kit.UI, r *kit.Rect, p int) {
	g := &a.game
	t := g.scn.Talks
	x := &t.Parties[p]
	d := g.desk()
	f := d.Foresee(p, &g.draft)
	words := f.Words(u.Book)
	if k := g.outlook(); k != nil {
		e := k.Home(p, &g.draft)
		f.Low, f.Mid, f.High, words = e.Low, e.Likely, e.High, e.Words(u.Book)
	}
	name, more := g.scn.Offices[x.Office].Short, ""
	switch n := t.Votes[p].Chamber; {
	case !x.Ratifies():
		name, more = u.Say("%s could carry it at home", name), " "+f.Accepts(u.Book)
	case n > 0:
		name = g.scn.Chambers[n-1].Short
	default:
		name = u.Say("The vote of %s", name)
	}
	u.Text(r, small, kit.Span{Text: name + ": "}, kit.Span{Text: words, Bold: true}, kit.Span{Text: ". " + f.Doubt(u.Book) + more})
	bar := kit.CutTop(r, u.Px(8))
	u.Fill(bar, u.Theme.Glass.Raised)
	at := func(x num.Milli) int { return bar.Min.X + int(float(x)/100*float64(bar.Dx())) }
	u.Fill(image.Rect(at(f.Low), bar.Min.Y, max(at(f.High), at(f.Low)+u.Px(6)), bar.Max.Y), g.side(u, x.Office))
	u.Fill(image.Rect(at(f.Mid)-u.Px(2), bar.Min.Y-u.Px(2), at(f.Mid)+u.Px(2), bar.Max.Y+u.Px(2)), u.Theme.Glass.Text)
	u.Fill(image.Rect(at(50*num.One), bar.Min.Y, at(50*num.One)+1, bar.Max.Y), u.Theme.Glass.Text)
	gap(u, r, theme.Gap)
}

// forecastLine says in a word each how likely the chambers are to carry a text.
func (a *App) forecastLine(u *kit.UI, r *kit.Rect, l *ledger.Levels) {
	g := &a.game
	t, d := g.scn.Talks, g.desk()
	var words []string
	for p := range t.Parties {
		if n := t.Votes[p].Chamber; t.Parties[p].Ratifies() && n > 0 && *l != g.base {
			f := d.Foresee(p, l)
			text := f.Words(u.Book)
			if k := g.outlook(); k != nil {
				text = k.Home(p, l).Words(u.Book)
			}
			words = append(words, g.scn.Chambers[n-1].Short+" "+text)
		}
	}
	if len(words) > 0 {
		para(u, r, u.Say("In the vote: %s.", strings.Join(words, "; ")), small)
	}
}
