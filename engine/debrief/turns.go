package debrief

import (
	"slices"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// TurnLine is one turn of the shared timeline.
type TurnLine struct {
	Turn int
	// Tension and Rung are as the turn's talks began, After and RungAfter as those of the
	// next did, or at the end: the two ends of the turn's report.
	Tension, After  num.Milli
	Rung, RungAfter int
	// Causes are what moved tension from the one to the other, the largest first.
	Causes []crisis.Cause
	// Happened is what fell from outside and what the offices did and said, in its order, as
	// the seat saw it; Unknown is what the seat could not see at the time.
	Happened, Unknown []string
}

// decisions are the kinds of event that somebody decided.
var decisions = map[ledger.Kind]bool{
	crisis.ActionTaken: true, crisis.ChoiceMade: true, crisis.InvitationDeclined: true, crisis.InvitationLapsed: true,
	crisis.PackageProposed: true, crisis.PaperPassed: true, crisis.TextTabled: true, crisis.PackageAccepted: true, crisis.OfferRejected: true,
	crisis.AgreementSigned: true, crisis.AgreementInForce: true, crisis.PledgeLifted: true, crisis.DealKept: true, crisis.DealBroken: true,
}

// secrets are the kinds that are worth opening when the seat did not see them.
var secrets = map[ledger.Kind]bool{
	crisis.CardFell: true, crisis.DirectiveWithdrawn: true, crisis.ClaimLabelled: true, crisis.PriorityGuessed: true,
	crisis.InvitationSent: true, crisis.InvitationAccepted: true,
}

func (r *reading) timeline() []TurnLine {
	var lines []TurnLine
	for i := range r.turns {
		m := &r.turns[i]
		l := TurnLine{Turn: m.turn}
		if r.s.Laws.HasTension {
			l.Tension, l.After = m.talks.Bal[r.s.Laws.Tension], m.last[r.s.Laws.Tension]
			l.Causes = r.drivers(crisis.Opened(r.events, m.turn), m.to)
			for k := range l.Causes {
				if c := &l.Causes[k]; c.Rule == r.s.Laws.DriftRule {
					c.Title = crisis.DriftTitle(r.s, r.events, r.w.Bal, c)
				}
			}
		}
		l.Rung, l.RungAfter = int(m.talks.Bal[r.s.Rung]/num.One), int(m.last[r.s.Rung]/num.One)
		for j := m.from; j < m.to; j++ {
			r.tell(&l, &r.events[j])
		}
		l.Unknown = append(l.Unknown, r.moved(m)...)
		l.Unknown = append(l.Unknown, r.polls(m)...)
		lines = append(lines, l)
	}
	return lines
}

// tell adds an event to the line of its turn.
func (r *reading) tell(l *TurnLine, e *ledger.Event) {
	if !e.Sees.Meets(r.of) {
		if !decisions[e.Kind] && !secrets[e.Kind] {
			return
		}
		open := *e
		open.Sees = ledger.Everyone
		if line, ok := crisis.Tell(r.s, &open, ledger.Everyone); ok {
			l.Unknown = append(l.Unknown, line.Text)
		}
		return
	}
	line, ok := crisis.Tell(r.s, e, r.of)
	switch {
	case !ok:
	case decisions[e.Kind], e.Kind == crisis.CardFell, e.Kind == crisis.ChanceTaken && e.Drawn < e.Odds:
		l.Happened = append(l.Happened, line.Text)
	}
}

// moved tells what changed the home thresholds that the seat could not see.
func (r *reading) moved(m *moment) []string {
	if r.s.Talks == nil {
		return nil
	}
	var out []string
	for _, id := range r.s.Talks.Reserve {
		a := &r.s.Accounts[id]
		for i := m.from; i < m.to && !a.Sees.Meets(r.of); i++ {
			for j := range r.events[i].Entries {
				n := &r.events[i].Entries[j]
				if n.To == id && n.At == 0 && n.Card == 0 && tenths(n.Delta) != 0 {
					out = append(out, a.Title+" "+signed(n.Delta)+": "+r.s.Causes[n.Rule].Title+".")
				}
			}
		}
	}
	return out
}

// polls sets the polls of a turn beside the truth that the seat did not see.
func (r *reading) polls(m *moment) []string {
	if m.polled == nil {
		return nil
	}
	var out []string
	for i := range r.s.Meters {
		x := &r.s.Meters[i]
		a := &r.s.Accounts[x.Account]
		if !x.HasPoll || a.Sees.Meets(r.of) || m.polled[x.Poll] == m.polled[x.Account] {
			continue
		}
		out = append(out, r.Say("%s was %s; the poll said %s.", a.Title, short(m.polled[x.Account]), short(m.polled[x.Poll])))
	}
	return out
}

// drivers adds up what moved tension from one event up to another, by cause and office, the
// largest first.
func (r *reading) drivers(from, to int) []crisis.Cause {
	if !r.s.Laws.HasTension {
		return nil
	}
	var out []crisis.Cause
	for i := from; i < to; i++ {
		e := &r.events[i]
		for j := range e.Entries {
			n := &e.Entries[j]
			if n.To != r.s.Laws.Tension || n.At != 0 || n.Card != 0 {
				continue
			}
			cause := crisis.CauseOf(r.s, e, n, 0)
			same := slices.IndexFunc(out, func(c crisis.Cause) bool { return c.Rule == cause.Rule && c.By == cause.By })
			if same < 0 {
				out = append(out, cause)
				continue
			}
			out[same].Delta += n.Delta
		}
	}
	out = slices.DeleteFunc(out, func(c crisis.Cause) bool { return tenths(c.Delta) == 0 })
	slices.SortStableFunc(out, func(a, b crisis.Cause) int { return int(size(b.Delta) - size(a.Delta)) })
	return out
}
