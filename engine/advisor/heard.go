package advisor

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// offer is a package with what it pays oneself.
type offer struct {
	levels ledger.Levels
	pays   num.Milli
}

// voice is what a party has said.
type voice struct {
	// first and latest are its first and latest package, offered or passed as a paper;
	// said counts them.
	first, latest ledger.Levels
	said          int
	// at and paperAt number the latest offer and the latest paper in the log, answered
	// and paperAnswered the latest answer to them; 0 is never.
	at, paperAt, answered, paperAnswered int
	paper, offer                         ledger.Levels
	// rejected numbers its latest refusal; repeats tells that this turn it proposed once
	// more what was its offer already.
	rejected int
	repeats  bool
	// fresh counts half steps of talk this turn: 2 for a new package or change, 1 for a no.
	fresh, refused int
	// threats counts coercive acts; mood is how it treated this office of late.
	threats    int
	mood       num.Milli
	declinedMe bool // its last answer to an invitation
	// declined and threatened are the turns in which it last declined one and threatened, 0
	// for never; gave counts the packages that were better for this office than the one before.
	declined, threatened, gave int
	// requested is the turn in which this office last asked something of it, lastAsked the
	// number of the act, plus one.
	requested int
	lastAsked uint16
	// asked counts by issue the packages that raised it above the status quo.
	asked [ledger.IssuesMax]int16
	// votes are how its home voted on the latest texts, ballots counts them.
	votes   [votesMax]ballot
	ballots int
}

// ballot is a vote on a text.
type ballot struct {
	levels       ledger.Levels
	cast, passed bool
}

// votesMax is how many votes of a home are remembered.
const votesMax = 4

// unanswered tells that its latest paper has had no answer.
func (w *voice) unanswered() bool { return w.paperAt > max(w.paperAnswered, w.answered) }

// heard is what the log says to one office.
type heard struct {
	parties []voice
	// textAt numbers the last change of the text, textBy who made it; answered numbers
	// the last answer to it.
	textAt, answered int
	textBy           ledger.Office
	text             ledger.Levels
	// mine holds the packages that this office has asked for this turn, offers counts
	// them, and invites its invitations; spoke is the number of its latest package, and
	// rejected that of its latest refusal this turn.
	mine            [finalOffersMax]ledger.Levels
	offers, invites int
	spoke, rejected int
	// stirred numbers the last word of another party.
	stirred int
	// tabled counts the texts that it tabled this turn; refusals those of the parties.
	tabled, refusals int
	// now is the turn that what is said of "this turn" is about.
	now int
	// since is the turn in which the bargain at hand began; delegated tells that another
	// office has spoken for this one's party.
	since     int
	delegated bool
}

// newBargain begins the next tranche: what was said before was about another text.
func (h *heard) newBargain(turn int) {
	h.since, h.textAt, h.answered, h.spoke, h.stirred = turn, 0, 0, 0, 0
	for p := range h.parties {
		w := &h.parties[p]
		w.said, w.at, w.paperAt, w.answered, w.paperAnswered, w.gave = 0, 0, 0, 0, 0, 0
	}
}

// newTurn forgets what is said of one turn only.
func (h *heard) newTurn(turn int) {
	h.now = turn
	h.offers, h.invites, h.rejected, h.tabled, h.refusals = 0, 0, 0, 0, 0
	h.mine = [finalOffersMax]ledger.Levels{}
	for p := range h.parties {
		w := &h.parties[p]
		w.repeats, w.fresh, w.refused = false, 0, 0
	}
}

// say notes a package of one's own.
func (h *heard) say(l *ledger.Levels, n int, now bool) {
	h.spoke = n
	if now && h.offers < finalOffersMax && !h.saidIt(l) {
		h.mine[h.offers] = *l
		h.offers++
	}
}

// saidIt tells whether this office has asked for a package this turn.
func (h *heard) saidIt(l *ledger.Levels) bool {
	for i := range h.offers {
		if h.mine[i] == *l {
			return true
		}
	}
	return false
}

func (h *heard) reset() {
	parties := h.parties
	for p := range parties {
		parties[p] = voice{}
	}
	*h = heard{parties: parties}
}
