package advisor

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// place is how far a counterpart has read a log: a view's log only grows, so what was
// read of it need not be read again. Another view, or one that went back, is read anew.
type place struct {
	v    *crisis.View
	n    int // events read
	turn int16
	kind ledger.Kind
	of   ledger.Directive
}

// holds tells that the log of v goes on from here.
func (p *place) holds(v *crisis.View) bool {
	if p.v != v || p.n > len(v.Log) || p.n == 0 {
		return false
	}
	e := &v.Log[p.n-1]
	return e.Turn == p.turn && e.Kind == p.kind && e.Of == p.of
}

// listen reads the log, from its beginning or from where it stopped: both come to the same.
func (u *Utility) listen() {
	if !u.read.holds(u.v) {
		u.heard.reset()
		for p := range u.likes {
			u.likes[p] = likes{}
		}
		u.read = place{v: u.v}
	}
	if u.heard.now != u.turn() {
		u.heard.newTurn(u.turn())
	}
	for ; u.read.n < len(u.v.Log); u.read.n++ {
		e := &u.v.Log[u.read.n]
		if e.Turn != u.read.turn {
			u.forget()
		}
		u.hear(e, u.read.n+1, int(e.Turn) == u.turn())
		u.read.turn, u.read.kind, u.read.of = e.Turn, e.Kind, e.Of
	}
}

// forget lets a turn's worth of mood fade.
func (u *Utility) forget() {
	for p := range u.heard.parties {
		u.heard.parties[p].mood = u.heard.parties[p].mood.Mul(u.Taste.Inertia)
	}
}

// hear takes in event number n; now tells that it is of this turn.
func (u *Utility) hear(e *ledger.Event, n int, now bool) {
	if u.s.Talks == nil {
		return
	}
	p := u.s.Talks.Party(e.Of.By)
	if p >= 0 && p == u.party && e.Of.By != u.o {
		u.hearOwn(e, n, now)
		return
	}
	switch e.Kind {
	case crisis.PackageProposed, crisis.PaperPassed:
		u.hearPackage(e, p, n, now)
	case crisis.PackageAccepted:
		u.hearAccepted(e, p, n, now)
	case crisis.OfferRejected:
		u.hearRejected(e, p, n, now)
	case crisis.TextTabled:
		u.heard.textAt, u.heard.textBy, u.heard.text = n, e.Of.By, e.Of.Levels
		if e.Of.By == u.o && now {
			u.heard.tabled++
		}
	case crisis.InvitationSent:
		if e.Of.By == u.o && now {
			u.heard.invites++
		}
	case crisis.AgreementInForce:
		u.heard.newBargain(int(e.Turn) + 1)
	case crisis.RequestMade:
		if q := u.s.Talks.Party(e.Of.With); q >= 0 && e.Of.By == u.o {
			u.heard.parties[q].requested, u.heard.parties[q].lastAsked = int(e.Turn), e.Of.Item+1
		}
	case crisis.TextRatified:
		u.hearVote(e, p)
	default:
		u.hearDeed(e, p)
	}
}

// hearOwn takes in what another office says for this one's party.
func (u *Utility) hearOwn(e *ledger.Event, n int, now bool) {
	switch e.Kind {
	case crisis.PackageProposed, crisis.PaperPassed, crisis.PackageAccepted, crisis.OfferRejected:
		u.heard.delegated = true
	}
}

// hearVote remembers how a home voted.
func (u *Utility) hearVote(e *ledger.Event, p int) {
	if p >= 0 {
		w := &u.heard.parties[p]
		w.votes[w.ballots%votesMax] = ballot{levels: e.Of.Levels, cast: true, passed: e.Drawn < e.Odds}
		w.ballots++
	}
}

func (u *Utility) hearPackage(e *ledger.Event, p, n int, now bool) {
	h := &u.heard
	if e.Of.By == u.o {
		h.say(&e.Of.Levels, n, now)
		if e.Kind == crisis.PackageProposed && u.party >= 0 {
			h.parties[u.party].offer = e.Of.Levels
		}
		for q := range h.parties {
			h.parties[q].paperAnswered = n
		}
		return
	}
	w := &h.parties[p]
	if w.said == 0 || w.latest != e.Of.Levels {
		w.weigh(u, &e.Of.Levels)
		h.stirred = n
		if now {
			w.fresh += 2
		}
	}
	if w.said == 0 {
		w.first = e.Of.Levels
	}
	u.likes[p].heard(&u.s.Talks.Table, &e.Of.Levels)
	w.latest = e.Of.Levels
	w.said++
	if e.Kind == crisis.PaperPassed {
		w.paperAt, w.paper = n, e.Of.Levels
		return
	}
	again := w.at > 0 && w.offer == e.Of.Levels
	w.repeats = again && now
	if again && w.rejected > w.at && w.answered > w.at {
		return // it says what still stands after a refusal, which asks for no new answer
	}
	w.at, w.offer = n, e.Of.Levels
}

func (u *Utility) hearAccepted(e *ledger.Event, p, n int, now bool) {
	h := &u.heard
	changed := e.Of.Levels != crisis.NoLevels()
	if e.Of.With != ledger.Nobody || changed {
		h.textAt, h.textBy = n, e.Of.By
		h.retext(u.s.Talks.Party(e.Of.With), e, u.s.Talks.Issues())
	}
	if e.Of.By == u.o {
		u.answer(e.Of.With, n)
		h.answered = n
		if changed {
			h.say(&h.text, n, now)
		}
		return
	}
	if changed {
		h.stirred = n
		u.likes[p].heard(&u.s.Talks.Table, &h.text)
		if now {
			h.parties[p].fresh += 2
		}
	}
}

func (u *Utility) hearRejected(e *ledger.Event, p, n int, now bool) {
	if e.Of.By == u.o {
		u.answer(e.Of.With, n)
		if now {
			u.heard.rejected = n
		}
		return
	}
	u.heard.parties[p].rejected = n
	if e.Of.Item > 0 {
		u.likes[p].insist[e.Of.Item-1]++
	}
	if now {
		u.heard.refusals++
	}
	if e.Of.With == u.o || e.Of.With == ledger.Nobody {
		u.heard.stirred = n
		if now {
			u.heard.parties[p].refused++
		}
	}
}

// retext works out the text that an acceptance made.
func (h *heard) retext(author int, e *ledger.Event, issues int) {
	if author >= 0 {
		h.text = h.parties[author].offer
	}
	for i := range issues {
		if x := e.Of.Levels[i]; x != ledger.Unset {
			h.text[i] = x
		}
	}
}

// answer notes that this office has answered an offer, or the text.
func (u *Utility) answer(to ledger.Office, n int) {
	if p := u.s.Talks.Party(to); p >= 0 {
		u.heard.parties[p].answered = n
	} else {
		u.heard.answered = n
	}
}

// hearDeed remembers how it was treated.
func (u *Utility) hearDeed(e *ledger.Event, p int) {
	switch {
	case e.Kind == crisis.InvitationDeclined && e.Of.By == u.o:
		if q := u.s.Talks.Party(e.Of.With); q >= 0 {
			u.heard.parties[q].mood -= num.One
			u.heard.parties[q].declinedMe = true
			u.heard.parties[q].declined = int(e.Turn)
		}
	case e.Kind == crisis.InvitationAccepted && e.Of.By == u.o:
		if q := u.s.Talks.Party(e.Of.With); q >= 0 {
			u.heard.parties[q].mood += num.One / 2
			u.heard.parties[q].declinedMe = false
		}
	case p < 0 && u.staged() && e.Kind == crisis.ActionTaken:
		if q := u.sideParty(e.Of.By); q >= 0 && q != u.party {
			u.hearAction(e, &u.heard.parties[q])
		}
	case p < 0 || e.Of.By == u.o:
	case e.Kind == crisis.ActionTaken:
		u.hearAction(e, &u.heard.parties[p])
	case e.Kind == crisis.DealBroken || e.Kind == crisis.DeliveryMissed:
		u.heard.parties[p].mood -= 3 * num.One
	case e.Kind == crisis.DealKept || e.Kind == crisis.DeliveryMade:
		u.heard.since = max(u.heard.since, int(e.Turn)+1)
		u.heard.parties[p].mood += num.One / 2
	}
}

// sideParty is the party that signs for the side of an office, or -1: what one of a side
// does, the others answer for.
func (u *Utility) sideParty(o ledger.Office) int {
	t := u.s.Talks
	for p := range t.Parties {
		if t.Parties[p].Signs() && homeOf(u.s, o, p) {
			return p
		}
	}
	return -1
}

// hearAction counts a threat, and takes what an act did to tension for its tone.
func (u *Utility) hearAction(e *ledger.Event, w *voice) {
	if u.s.Actions[e.Of.Item].Coercive {
		w.threats++
		w.threatened = int(e.Turn)
		w.mood -= num.One
	}
	for i := range e.Entries {
		if n := &e.Entries[i]; u.s.Laws.HasTension && n.To == u.s.Laws.Tension {
			w.mood -= (n.Delta / 5).Clamp(-num.One, num.One)
		}
	}
}

// weigh notes which issues a new package of a party raises, and whether it is better for
// this office than the one before.
func (w *voice) weigh(u *Utility, l *ledger.Levels) {
	if !u.staged() {
		return
	}
	t := u.s.Talks
	for i := range t.Issues() {
		if l[i] > t.Now[i] && (w.said == 0 || w.latest[i] <= t.Now[i]) {
			w.asked[i]++
		}
	}
	if w.said > 0 && u.party >= 0 && u.lasting(l) > u.lasting(&w.latest) {
		w.gave++
	}
}

// lasting is what a package is worth to this office over what homes need at the median,
// which is the same all through a game.
func (u *Utility) lasting(l *ledger.Levels) num.Milli {
	t := u.s.Talks
	return t.Worth(u.v.Bal, u.party, l) - t.Need(t.Parties[u.party].Threshold, l)
}
