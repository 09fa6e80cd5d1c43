package advisor

import (
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// Counterpart plays one office from its view.
type Counterpart interface {
	// Choose returns the next directive, or ok false when it has nothing to say now. last says that the talks of
	// the turn are closing: it files what it still wants to file and then closes.
	Choose(v *crisis.View, last bool) (d ledger.Directive, ok bool)
}

// What a counterpart's own luck decides; part of every draw's key.
const (
	luckMood chance.Purpose = iota + 64
	luckInvitation
	luckLabel
	luckBreak
	luckCharacter
	luckBlur
	luckLate
	luckShirk
	luckThreat
	luckFirm
	luckActive
	luckRandom
	luckPlan
	luckWorld
	luckTry
	luckUsual
	luckSign
)

// Utility is the counterpart that weighs what it sees. It is for one goroutine at a
// time and one office.
type Utility struct {
	// Taste may be changed before the first choice.
	Taste Taste

	s      *scenario.Scenario
	o      ledger.Office
	party  int // its place at the table, -1 without one
	luck   chance.Luck
	roles  []role      // by account
	cares  []num.Milli // by account, what a point is worth beyond its role; nil for nothing
	public []bool      // by account, whether it is a public of its own side
	own    []offer

	// What follows is worked out from the view at each call; read is how far its log has
	// been read.
	v     *crisis.View
	read  place
	last  bool
	heard heard
	char  character
	likes []likes // by party
	field field
	// guessed are balances with what is thought of a home in the place of what is hidden.
	guessed []num.Milli
	asked   ledger.Directive
	// form is what a stand-in keeps to, else nil.
	form *Form
	// tally is told while a choice is explained, else nil.
	tally *tally
	told  tally
	// foresight tells of a package on the table that home carries whether to take it now is
	// better than to wait; nil for who does not look ahead.
	foresight func(*ledger.Levels) bool
	slots     []int
}

// NewUtility returns a counterpart for an office, with its usual taste.
func NewUtility(s *scenario.Scenario, o ledger.Office, luck chance.Luck) *Utility {
	return NewStyled(s, o, luck, "")
}

// NewStyled returns a counterpart that plays an office in a style (see Styles).
func NewStyled(s *scenario.Scenario, o ledger.Office, luck chance.Luck, style string) *Utility {
	u := &Utility{Taste: Style(s, o, style), s: s, o: o, party: -1, luck: luck}
	u.roles = roles(s, o)
	u.cares, u.public = cares(s, o), publics(s, o)
	if s.Talks != nil {
		u.party = s.Talks.Party(o)
		u.heard.parties = make([]voice, len(s.Talks.Parties))
		u.likes = make([]likes, len(s.Talks.Parties))
	}
	if u.party >= 0 && !u.staged() {
		u.own = ownPackages(&s.Talks.Space, u.party)
	}
	return u
}

// a thought looks at one kind of thing to say; ok is false when there is none.
type thought func(*Utility) (d ledger.Directive, ok bool)

// talking is what a counterpart thinks of while the talks are open, in this order;
// closing when they close.
var (
	talking = []thought{
		(*Utility).sign, (*Utility).answerInvitation, (*Utility).answerText, (*Utility).answerOffer,
		(*Utility).liftPledge, (*Utility).takePaper, (*Utility).makeOffer, (*Utility).answerPaper, (*Utility).tableText, (*Utility).guess, (*Utility).invite,
	}
	closing = []thought{
		(*Utility).sign, (*Utility).answerInvitation, (*Utility).answerText, (*Utility).answerOffer, (*Utility).guess,
		(*Utility).choose, (*Utility).label, (*Utility).breakDeal, (*Utility).act,
	}
	// The same where an agreement is made in tranches.
	stagedTalking = []thought{
		(*Utility).stagedSign, (*Utility).answerInvitation, (*Utility).stagedText, (*Utility).stagedOffer, (*Utility).stagedLift,
		(*Utility).stagedPropose, (*Utility).stagedTable, (*Utility).deliver, (*Utility).answerRequest, (*Utility).guess, (*Utility).invite, (*Utility).request,
	}
	stagedClosing = []thought{
		(*Utility).stagedSign, (*Utility).answerInvitation, (*Utility).stagedText, (*Utility).stagedOffer,
		(*Utility).deliver, (*Utility).answerRequest, (*Utility).guess, (*Utility).choose, (*Utility).label, (*Utility).veto, (*Utility).breakDeal, (*Utility).act,
	}
)

// Choose returns the next directive that it may give and wants to, if there is one.
func (u *Utility) Choose(v *crisis.View, last bool) (ledger.Directive, bool) {
	if !u.attend(v, last) {
		return ledger.Directive{}, false
	}
	return u.think(u.thoughts())
}

// attend takes in a view; false when the office has nothing to do in it.
func (u *Utility) attend(v *crisis.View, last bool) bool {
	if v.Ended(u.s) || v.Bal[u.s.Offices[u.o].Closed] != 0 {
		return false
	}
	u.v, u.last = v, last
	u.char = u.Taste.drawn(u.luck, u.o)
	u.listen()
	return true
}

// think returns the first directive that comes to mind and is allowed; when the talks
// close, it is the close if there is none.
func (u *Utility) think(thoughts []thought) (ledger.Directive, bool) {
	for _, think := range thoughts {
		d, ok := think(u)
		if d.By = u.o; ok && u.may(&d) {
			return d, true
		}
	}
	return ledger.Directive{By: u.o, Verb: crisis.Close}, u.last
}

// thoughts are what it thinks of now, in order.
func (u *Utility) thoughts() []thought {
	switch staged := u.staged(); {
	case staged && u.last:
		return stagedClosing
	case staged:
		return stagedTalking
	case u.last:
		return closing
	}
	return talking
}

// may tells whether the rules allow a directive.
func (u *Utility) may(d *ledger.Directive) bool {
	d.By = u.o
	u.asked = *d // kept in one place, so that what is only tried is not allocated
	return crisis.Check(u.s, u.v, &u.asked).Code == "" && u.keepsLines(d)
}

// prefers tells that it foresees that to take a package now is better than to wait.
func (u *Utility) prefers(l *ledger.Levels) bool { return u.foresight != nil && u.foresight(l) }

func (u *Utility) turn() int { return u.v.Turn() }

// inForce tells whether a deal has been signed by all.
func (u *Utility) inForce() bool {
	return u.s.Talks != nil && u.v.Bal[u.s.Talks.Signed] > 0
}

// settledAll tells that nothing more can be agreed.
func (u *Utility) settledAll() bool {
	if u.staged() {
		return u.v.Bal[ledger.Turn] > num.Of(u.s.Talks.Until)
	}
	return u.inForce()
}

// draw is a number of 0 to 99.999 that stays the same for one matter of one turn.
func (u *Utility) draw(p chance.Purpose, subject uint16) num.Milli {
	return chance.Percent(u.luck.Draw(chance.Key{Turn: int16(u.turn()), Purpose: p, Actor: uint16(u.o), Subject: subject}))
}
