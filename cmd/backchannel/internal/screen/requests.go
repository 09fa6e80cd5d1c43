package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

// asks is the action that a party has been asked for and has still to answer, or -1.
func (g *game) asks(p int) int {
	t := g.scn.Talks
	if t == nil || p < 0 || g.scn.Laws.Within == 0 || len(t.Asked) <= p {
		return -1
	}
	return whole64(g.view.Bal[t.Asked[p]]) - 1
}

// answerBy is the turn by whose end a request to a party must be answered.
func (g *game) answerBy(p int) int {
	return whole64(g.view.Bal[g.scn.Talks.AskedIn[p]]) + g.scn.Laws.Within
}

// requests shows what has been asked of the seat, with a date, and the way to say no.
func (a *App) requests(u *kit.UI, r *kit.Rect) {
	g := &a.game
	p := g.party()
	item := g.asks(p)
	if item < 0 {
		return
	}
	x := &g.scn.Actions[item]
	due := g.answerBy(p)
	body := u.Say("They ask for this by the end of turn %d (%s): %s", due, lastDay(u.Book, g.scn, due), x.About.Say)
	excuse := ledger.Directive{By: g.voice, Verb: crisis.Excuse}
	u.Card(r, kit.Card{ID: "request", Chip: kit.Badge{Shape: kit.Right, Name: u.Say("REQUEST")}, From: g.askedBy(), Title: x.Name, Body: kit.Plain(body), More: func(r *kit.Rect) {
		how, no := u.Say("Do it: file the order."), u.Say("A no with a reason costs little. Silence is read as a no, and costs trust.")
		if who := g.among(x.By); len(who) == 0 {
			how = u.Say("None of your offices can do it: another of your side may.")
		} else if f := g.filedOfAny(item); f != nil {
			how, no = u.Say("You have filed it."), u.Say("That answers the request when the turn closes.")
		}
		para(u, r, how+" "+no, small)
		gap(u, r, theme.Gap)
		b := buttons{u: u, r: r}
		if len(g.among(x.By)) > 0 && b.add("request/show", u.Say("Go to the order"), kit.ButtonOpt{}) {
			g.goTo(item)
		}
		if b.add("excuse", u.Say("Say why not"), kit.ButtonOpt{Off: g.reason(excuse), Tip: u.Say("Answers at once, in public, with a reason.")}) {
			a.submit(excuse)
		}
	}})
	gap(u, r, theme.Margin)
}

// askedBy is who made the request that waits.
func (g *game) askedBy() string {
	for i := len(g.view.Log) - 1; i >= 0; i-- {
		if e := &g.view.Log[i]; e.Kind == crisis.RequestMade && g.scn.Talks.Party(e.Of.With) == g.party() {
			return g.book.Say("from %s", g.scn.Offices[e.Of.By].Short)
		}
	}
	return ""
}

// filedOfAny is an order of any of the seat's offices for an action, or nil.
func (g *game) filedOfAny(item int) *ledger.Directive {
	for _, o := range g.mine {
		if f := g.filedBy(item, o); f != nil {
			return f
		}
	}
	return nil
}

// asking is what the other side can be asked for.
func (g *game) asking() (list []ledger.Directive, refusal string) {
	if g.party() < 0 || g.scn.Laws.Within == 0 {
		return nil, ""
	}
	for _, with := range g.signers() {
		for i := range g.scn.Actions {
			d := ledger.Directive{By: g.voice, Verb: crisis.Request, Item: uint16(i), With: with}
			r := g.check(d)
			switch r.Code {
			case "":
				list = append(list, d)
			case crisis.NoRequests:
			default:
				refusal = trueMinus(r.Reason(g.scn))
			}
		}
	}
	return list, refusal
}

// requestBody lets the player ask the other side for one thing by a date.
func (a *App) requestBody(u *kit.UI, r kit.Rect) {
	g := &a.game
	list, _ := g.asking()
	if len(list) == 0 {
		a.dialog = dialog{}
		return
	}
	pick := min(a.dialog.pick, len(list)-1)
	if a.confirm(u, &r, u.Say("Ask for it"), g.reason(list[pick])) {
		a.submit(list[pick])
		return
	}
	scroll(u, "asking/body", r, u.Say("What you ask for"), func(r *kit.Rect) {
		para(u, r, u.Count(g.scn.Laws.Within, "Ask in public for one thing within %d turn. They do it, say why not, or stay silent, which costs them trust.", "Ask in public for one thing within %d turns. They do it, say why not, or stay silent, which costs them trust.", g.scn.Laws.Within), kit.Style{Sans: true})
		gap(u, r, theme.Margin)
		var names []string
		for i := range list {
			names = append(names, g.scn.Actions[list[i].Item].Name)
		}
		u.Radio("asking/what", r, u.Say("What you ask for"), kit.Labels(names...), &a.dialog.pick)
		gap(u, r, theme.Margin)
		para(u, r, g.scn.Actions[list[pick].Item].About.Say, caption)
	})
}
