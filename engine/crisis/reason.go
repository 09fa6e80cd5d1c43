package crisis

import (
	"strings"

	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/scenario"
)

// What may stand in the pick of a refusal: why an offer is turned down, or an
// invitation declined. It is said in words and changes nothing; a refusal need not
// give one.
const (
	ReasonNone   uint8 = iota
	ReasonHome         // an offer: home would not carry it
	ReasonMore         // an offer: home would carry it, and more is hoped for
	ReasonOwn          // an offer: those who vote at home would refuse it
	ReasonTheirs       // an offer: those who vote on the other side would refuse it
	ReasonDemand       // an offer: it goes back on a public demand
	ReasonLaw          // an offer: a level needs something that is not there yet
	ReasonTrust        // an invitation: there is too little trust for it
	ReasonCost         // an invitation: it costs more than it brings
	ReasonAnswer       // an invitation: the other declined the last one
	ReasonThreat       // an invitation: the other threatened
	ReasonOwed         // an offer: what was promised before has not been delivered
	reasons
)

// reasonWords are the reasons as they are typed: reject OFFICE because ISSUE as home.
var reasonWords = [reasons]string{
	ReasonHome: "home", ReasonMore: "more", ReasonOwn: "own", ReasonTheirs: "theirs", ReasonDemand: "demand", ReasonLaw: "law",
	ReasonTrust: "trust", ReasonCost: "cost", ReasonAnswer: "answer", ReasonThreat: "threat",
	ReasonOwed: "owed",
}

// reason reads what may follow a refusal.
func (p *parser) reason() uint8 {
	if !p.word("as") {
		return ReasonNone
	}
	word := p.next("the reason")
	for r, w := range reasonWords {
		if r > 0 && w == word {
			return uint8(r)
		}
	}
	p.fail("no reason %q here; there are: %s", word, strings.Join(reasonWords[1:], " "))
	return ReasonNone
}

// reasonForm writes a reason as it is typed, with what stands before it.
func reasonForm(words []string, pick uint8) []string {
	if pick == ReasonNone || pick >= reasons {
		return words
	}
	return append(words, "as", reasonWords[pick])
}

// whyRejected puts the reason of an office into words, for a row; false where there is
// nothing to say but the row.
func (t *teller) whyRejected(row string) (words string, ok bool) {
	d := &t.e.Of
	switch d.Pick {
	case ReasonMore:
		if want := t.wants(); want != "" {
			return t.Does(d.By, "could carry it at home, but hold out for %s at %s", "could carry it at home, but holds out for %[2]s at %[3]s", "could carry it at home, but hold out for %[2]s at %[3]s", row, want), true
		}
		return t.Does(d.By, "could carry it at home, but hold out for more on %s", "could carry it at home, but holds out for more on %[2]s", "could carry it at home, but hold out for more on %[2]s", row), true
	case ReasonOwn, ReasonTheirs:
		if who := voters(t.s, d.By, d.Pick == ReasonOwn); who != ledger.Nobody {
			return t.Does(d.By, "expect %s to vote it down because of %s", "expects %[2]s to vote it down because of %[3]s", "expect %[2]s to vote it down because of %[3]s", t.house(who), row), true
		}
	case ReasonDemand:
		return t.Does(d.By, "cannot go back on your public demand on %s", "cannot go back on its public demand on %[2]s", "cannot go back on their public demand on %[2]s", row), true
	case ReasonOwed:
		return t.Say("will sign nothing new before what was promised is delivered"), true
	case ReasonLaw:
		return t.Does(d.By, "will not sign what needs a law first: %s", "will not sign what needs a law first: %[2]s", "will not sign what needs a law first: %[2]s", row), true
	}
	return "", false
}

// wants is the level that a refusal asks for on its row, by its name: "“a written rule”".
func (t *teller) wants() string {
	d := &t.e.Of
	level := d.Levels[0] - 1
	if d.Item == 0 || level < 0 {
		return ""
	}
	return t.Say("“%s”", t.s.Talks.Topics[d.Item-1].Levels[level])
}

// house is the chamber in which a party has its vote, by the name that it has elsewhere.
func (t *teller) house(o ledger.Office) string {
	if n := t.s.Talks.Votes[t.s.Talks.Party(o)].Chamber; n > 0 {
		return t.Say("the %s", t.s.Chambers[n-1].Short)
	}
	return t.Whom(o)
}

// voters is the party that votes on what others sign, on an office's own side or on another.
func voters(s *scenario.Scenario, o ledger.Office, own bool) ledger.Office {
	var parties []negotiation.Party
	if s.Talks != nil {
		parties = s.Talks.Parties
	}
	for p := range parties {
		if parties[p].Ratifies() && own == sameSide(s, o, parties[p].Office) {
			return parties[p].Office
		}
	}
	return ledger.Nobody
}

// whyDeclined puts the reason for declining an invitation into words.
func (t *teller) whyDeclined(pick uint8) string {
	switch pick {
	case ReasonTrust:
		return t.Say("There is too little trust for it.")
	case ReasonCost:
		return t.Say("It would cost more than it brings.")
	case ReasonAnswer:
		return t.Say("The last invitation from there was declined.")
	case ReasonThreat:
		return t.Say("Not so soon after a threat.")
	}
	return ""
}
