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
)

// Utility is the counterpart that weighs what it sees. It is for one goroutine at a
// time and one office.
type Utility struct {
	// Taste may be changed before the first choice.
	Taste Taste

	s     *scenario.Scenario
	o     ledger.Office
	party int // its place at the table, -1 without one
	luck  chance.Luck
	roles []role // by account
	own   []offer

	// What follows is worked out from the view at each call; read is how far its log has
	// been read.
	v     *crisis.View
	read  place
	last  bool
	heard heard
	char  character
	likes []likes // by party
}

// NewUtility returns a counterpart for an office, with the default taste.
func NewUtility(s *scenario.Scenario, o ledger.Office, luck chance.Luck) *Utility {
	u := &Utility{Taste: DefaultTaste, s: s, o: o, party: -1, luck: luck}
	u.roles = roles(s, o)
	if s.Talks != nil {
		u.party = s.Talks.Party(o)
		u.heard.parties = make([]voice, len(s.Talks.Parties))
		u.likes = make([]likes, len(s.Talks.Parties))
	}
	if u.party >= 0 {
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
)

// Choose returns the next directive that it may give and wants to, if there is one.
func (u *Utility) Choose(v *crisis.View, last bool) (ledger.Directive, bool) {
	if v.Ended(u.s) || v.Bal[u.s.Offices[u.o].Closed] != 0 {
		return ledger.Directive{}, false
	}
	u.v, u.last = v, last
	u.char = u.Taste.drawn(u.luck, u.o)
	u.listen()
	thoughts := talking
	if last {
		thoughts = closing
	}
	for _, think := range thoughts {
		d, ok := think(u)
		if d.By = u.o; ok && u.may(&d) {
			return d, true
		}
	}
	return ledger.Directive{By: u.o, Verb: crisis.Close}, last
}

// may tells whether the rules allow a directive.
func (u *Utility) may(d *ledger.Directive) bool {
	d.By = u.o
	return crisis.Check(u.s, u.v, d).Code == ""
}

func (u *Utility) turn() int { return u.v.Turn() }

// inForce tells whether a deal has been signed by all.
func (u *Utility) inForce() bool {
	return u.s.Talks != nil && u.v.Bal[u.s.Talks.Signed] > 0
}

// draw is a number of 0 to 99.999 that stays the same for one matter of one turn.
func (u *Utility) draw(p chance.Purpose, subject uint16) num.Milli {
	return chance.Percent(u.luck.Draw(chance.Key{Turn: int16(u.turn()), Purpose: p, Actor: uint16(u.o), Subject: subject}))
}
