package screen

import (
	"fmt"
	"image"
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/advisor"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// forecast is the chance in percent that a party's home carries a text, as far as the seat can tell: the least and
// the most that fit what it knows, and the middle of them.
type forecast struct {
	low, mid, high num.Milli
	// margin is how far off the estimate of the threshold can be; agendas how many it may have drawn.
	margin  num.Milli
	agendas int
	// carry is under how many of these agendas it is at least even.
	carry int
	// offered tells that it has an offer of its own on the table, less under how many agendas the text is worth less
	// to it than that.
	offered bool
	less    int
}

// foresee makes a forecast from estimates only. What an office sees of a home of its own it knows exactly.
func (g *game) foresee(p int, l *ledger.Levels) forecast {
	t, v := g.scn.Talks, g.view
	at, margin := v.Bal[t.Reserve[p]], num.Milli(0)
	if !v.Knows(g.scn, t.Reserve[p]) {
		at = t.Parties[p].Threshold
		if rows := t.Estimate[g.voice]; len(rows) > p {
			at, margin = v.Bal[rows[p]], v.Bal[t.Margin[g.voice][p]]
		}
	}
	bal := slices.Clone(v.Bal)
	f := forecast{low: 100 * num.One, margin: margin}
	var sum num.Milli
	own, offered := negotiation.Read(v.Bal, t.Offer[p])
	f.offered = offered
	for _, n := range g.possible(p) {
		f.agendas++
		part := sum
		if len(t.Parties[p].Agendas) > 0 {
			bal[t.Agenda[p]] = num.Of(n)
		}
		f.less += order(offered && t.Worth(bal, p, l) < t.Worth(bal, p, &own))
		for _, x := range []num.Milli{at - margin, at, at + margin} {
			bal[t.Reserve[p]] = x
			odds := g.oddsOf(bal, p, l)
			f.low, f.high, sum = min(f.low, odds), max(f.high, odds), sum+odds
		}
		f.carry += order(sum-part >= 3*50*num.One)
	}
	f.mid = sum / num.Milli(3*f.agendas)
	return f
}

// oddsOf is the chance that a party's home carries a text, from balances that show what is supposed of it: by the vote
// of its chamber where it ratifies, else by what the text is worth to it.
func (g *game) oddsOf(bal []num.Milli, p int, l *ledger.Levels) num.Milli {
	t := g.scn.Talks
	if t.Votes[p].Chamber > 0 {
		return crisis.RatificationOf(g.scn, bal, p, l).Odds
	}
	if t.Worth(bal, p, l) >= t.Need(bal[t.Reserve[p]], l) {
		return 100 * num.One
	}
	return 0
}

// possible are the numbers of the agendas that a party may have drawn; 0 where it has none.
func (g *game) possible(p int) []int {
	n := len(g.scn.Talks.Parties[p].Agendas)
	if n == 0 {
		return []int{0}
	}
	if k, ok := g.agendaOf(p); ok {
		return []int{k + 1}
	}
	out := make([]int, n)
	for i := range out {
		out[i] = i + 1
	}
	return out
}

// likely is a chance in a word.
func likely(odds num.Milli) string {
	switch {
	case odds < 35*num.One:
		return "unlikely"
	case odds <= 65*num.One:
		return "even"
	}
	return "likely"
}

// words are a forecast as a band.
func (f *forecast) words() string {
	low, high, mid := likely(f.low), likely(f.high), likely(f.mid)
	switch {
	case low == high:
		return mid
	case high == mid:
		return mid + ", at worst " + low
	case low == mid:
		return mid + ", at best " + high
	}
	return "about even, from " + low + " to " + high
}

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
			section(u, r, "WOULD THEY CARRY IT? WHAT YOU CAN TELL")
		}
		first = false
		a.vote(u, r, p)
	}
	if k := g.outlook(); k != nil {
		e := k.Homes(&g.draft)
		u.Text(r, small, kit.Span{Text: "All these homes together: "}, kit.Span{Text: e.Words(), Bold: true}, kit.Span{Text: ". What a home could carry is not what its office accepts today."})
		para(u, r, "SIMULATED, from what you know. The range becomes narrow as facts are agreed; sounding out and expert rounds bring the chance nearer to yes or no.", caption)
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
	f, words := g.foresee(p, &g.draft), ""
	if k := g.outlook(); k != nil {
		e := k.Home(p, &g.draft)
		f.low, f.mid, f.high, words = e.Low, e.Likely, e.High, e.Words()
	} else {
		words = f.words()
	}
	name, more := g.scn.Offices[x.Office].Short, ""
	switch n := t.Votes[p].Chamber; {
	case !x.Ratifies():
		name, more = name+" could carry it at home", " "+f.accepts()
	case n > 0:
		name = g.scn.Chambers[n-1].Short
	default:
		name = "The vote of " + name
	}
	u.Text(r, small, kit.Span{Text: name + ": "}, kit.Span{Text: words, Bold: true}, kit.Span{Text: ". " + f.doubt() + more})
	bar := kit.CutTop(r, u.Px(8))
	u.Fill(bar, u.Theme.Glass.Raised)
	at := func(x num.Milli) int { return bar.Min.X + int(float(x)/100*float64(bar.Dx())) }
	u.Fill(image.Rect(at(f.low), bar.Min.Y, max(at(f.high), at(f.low)+u.Px(6)), bar.Max.Y), g.side(u, x.Office))
	u.Fill(image.Rect(at(f.mid)-u.Px(2), bar.Min.Y-u.Px(2), at(f.mid)+u.Px(2), bar.Max.Y+u.Px(2)), u.Theme.Glass.Text)
	u.Fill(image.Rect(at(50*num.One), bar.Min.Y, at(50*num.One)+1, bar.Max.Y), u.Theme.Glass.Text)
	gap(u, r, theme.Gap)
}

// accepts says what speaks for and against its taking the text now, which is another thing than what its home would
// carry: it can hold out for what it has asked for.
func (f *forecast) accepts() string {
	switch {
	case !f.offered:
		return "Whether it accepts now cannot be told: it has made no offer to compare with."
	case f.less == 0:
		return "It is likely to accept now: it gets no less than by its own offer."
	case f.less == f.agendas:
		return "It may hold out: it gets less than by its own offer."
	}
	return fmt.Sprintf("It may hold out: under %d of its %d possible agendas it gets less than by its own offer.", f.less, f.agendas)
}

// doubt says what makes a forecast wide.
func (f *forecast) doubt() string {
	switch {
	case f.agendas > 1 && f.carry == f.agendas:
		return fmt.Sprintf("It would rather carry it under each of its %d possible agendas.", f.agendas)
	case f.agendas > 1 && f.carry == 0:
		return fmt.Sprintf("It would rather refuse it under each of its %d possible agendas.", f.agendas)
	case f.agendas > 1:
		return fmt.Sprintf("It would rather carry it under %d of its %d possible agendas. Find out which it has.", f.carry, f.agendas)
	case f.margin > 0:
		return fmt.Sprintf("You know its threshold to within %s.", figure(f.margin))
	}
	return "You know its threshold."
}

// forecastLine says in a word each how likely the chambers are to carry a text.
func (a *App) forecastLine(u *kit.UI, r *kit.Rect, l *ledger.Levels) {
	g := &a.game
	t := g.scn.Talks
	var words []string
	for p := range t.Parties {
		if n := t.Votes[p].Chamber; t.Parties[p].Ratifies() && n > 0 && *l != g.base {
			f := g.foresee(p, l)
			text := f.words()
			if k := g.outlook(); k != nil {
				text = k.Home(p, l).Words()
			}
			words = append(words, g.scn.Chambers[n-1].Short+" "+text)
		}
	}
	if len(words) > 0 {
		para(u, r, "In the vote: "+strings.Join(words, "; ")+".", small)
	}
}
