package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// happeningsMax is how many lines of one kind a report shows before it folds the rest.
const happeningsMax = 6

// happening is one line of a report with its weight: how far it moved what the seat watches.
type happening struct {
	text   string
	weight num.Milli
	times  int // how often it was said, where that is counted
}

// happened lists what was done and said in the closed turn: at the table first, then by the seat, then by others.
func (a *App) happened(u *kit.UI, r *kit.Rect) {
	g := &a.game
	a.expectedCard(u, r)
	section(u, r, u.Say("WHAT HAPPENED"))
	talks, own, others := g.happenings(g.reports)
	if len(talks)+len(own)+len(others) == 0 {
		para(u, r, u.Say("Nothing that you were told of."), kit.Style{Sans: true})
		return
	}
	a.rollCalls(u, r, g.reports)
	a.happenings(u, r, "talks", u.Say("At the table"), talks)
	a.happenings(u, r, "own", u.Say("What you did"), own)
	slices.SortStableFunc(others, func(x, y happening) int { return int(y.weight - x.weight) })
	a.happenings(u, r, "others", u.Say("What others did, and what came of it"), others)
	a.happenings(u, r, "begun", u.Say("The next turn begins with"), g.alreadySaid())
}

// alreadySaid is what others have said and asked since the turn after the report has opened.
func (g *game) alreadySaid() (out []happening) {
	if g.play.Ended() || g.view.Turn() != g.reports+1 {
		return nil
	}
	for i := crisis.Opened(g.view.Log, g.view.Turn()); i < len(g.view.Log); i++ {
		e := &g.view.Log[i]
		if l, ok := crisis.Tell(g.scn, e, g.view.Of); ok && crisis.Talks(l.Kind) && l.Kind != crisis.DirectiveFiled && l.Kind != crisis.OfficeClosed && !g.view.Of.Has(l.By) {
			out = again(out, told(&l))
		}
	}
	return out
}

func (a *App) happenings(u *kit.UI, r *kit.Rect, id kit.ID, title string, list []happening) {
	if len(list) == 0 {
		return
	}
	u.Card(r, kit.Card{ID: "happened/" + id, Title: title, More: func(r *kit.Rect) {
		most := happeningsMax
		if id == "talks" || id == "begun" || a.game.told {
			most = len(list)
		}
		for _, l := range list[:min(most, len(list))] {
			spans := slices.Clone(a.game.linked(trueMinus(l.text)))
			if l.times > 1 {
				spans = append(spans, kit.Span{Text: " " + u.Count(l.times, "(%d time)", "(%d times)", l.times), Italic: true})
			}
			u.Text(r, kit.Style{}, spans...)
			gap(u, r, theme.Gap)
		}
		if len(list) > happeningsMax && id != "talks" && id != "begun" {
			u.Fold("happened/"+id+"/more", r, u.Count(len(list)-happeningsMax, "%d lesser thing", "%d lesser things", len(list)-happeningsMax), kit.Style{Size: theme.Caption}, &a.game.told)
		}
	}})
	gap(u, r, theme.Margin)
}

// happenings sorts the events of a turn, up to the opening of the next: of its talks what was said at the table, and
// where they moved the crisis on its ladder.
func (g *game) happenings(turn int) (talks, own, others []happening) {
	from, closed, to := g.bounds(turn)
	said := g.spokenIn(turn)
	for i := from; i < to; i++ {
		e := &g.view.Log[i]
		l, ok := crisis.Tell(g.scn, e, g.view.Of)
		switch {
		case !ok || l.Kind == crisis.GameEnded || l.Kind == crisis.TurnOpened:
		case atTable(l.Kind):
			talks = again(talks, told(&l))
		case i < closed && l.Kind != crisis.RungReached || !l.Important && !reported(l.Kind) || g.saidAlready(e):
		case g.view.Of.Has(l.By):
			own = append(own, happening{text: l.Text, weight: g.weight(e)})
		default:
			text := l.Text
			if why := said[e.No]; why != "" {
				text += " " + g.book.Say("Its reason: %s", why)
			}
			others = append(others, happening{text: text, weight: g.weight(e)})
		}
	}
	return talks, own, others
}

// reasons are those that others gave in public in a turn.
type reasons struct {
	turn int
	by   map[uint32]string
}

// spokenIn works the reasons of a turn out once: they are made from the whole record.
func (g *game) spokenIn(turn int) map[uint32]string {
	if g.said.turn != turn {
		g.said = reasons{turn: turn, by: g.play.Spoken(turn)}
	}
	return g.said.by
}

// again adds a line, or counts it where the same was said before in the turn.
func again(list []happening, text string) []happening {
	for i := range list {
		if list[i].text == text {
			list[i].times++
			return list
		}
	}
	return append(list, happening{text: text, times: 1})
}

// saidAlready tells whether an event says of another office of a cabinet what is told of the first: they label as one.
func (g *game) saidAlready(e *ledger.Event) bool {
	if e.Kind != crisis.ClaimLabelled || !g.view.Of.Has(e.Of.By) {
		return false
	}
	asked := g.asked(&g.scn.Cards[e.Of.Item])
	return len(asked) > 0 && asked[0] != e.Of.By
}

// told is a line with what was said to it.
func told(l *crisis.Line) string {
	if l.Said != "" {
		return l.Text + " “" + l.Said + "”"
	}
	return l.Text
}

// bounds are the places in the log of the beginning of a turn, of its close and of its end.
func (g *game) bounds(turn int) (from, closed, to int) {
	log := g.view.Log
	from, to = crisis.Opened(log, turn), crisis.Opened(log, turn+1)
	for i := from; i < to; i++ {
		if log[i].Kind == crisis.OfficeClosed {
			closed = i + 1
		}
	}
	return from, closed, to
}

// weight is how far an event moves the meters that are shown; what is only told weighs little, news a little more.
func (g *game) weight(e *ledger.Event) num.Milli {
	var sum num.Milli
	for i := range e.Entries {
		if m := g.meterOf(e.Entries[i].To); m != nil && g.showsMeter(m) && e.Entries[i].Card == 0 {
			sum += magnitude(e.Entries[i].Delta)
		}
	}
	if e.Kind == crisis.RungReached {
		sum += 10 * num.One
	}
	return sum
}

// reported kinds are told in a report beside the important ones.
func reported(k ledger.Kind) bool {
	switch k {
	case crisis.ActionTaken, crisis.ChanceTaken, crisis.ChoiceMade, crisis.ClaimLabelled, crisis.DealKept, crisis.EntriesFellDue:
		return true
	}
	return false
}
