package crisis

import (
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// LineMax is the most characters of a line's text in English; another language may take two
// fifths more.
const LineMax = 200

// DivisionMax is LineMax for a division, which is told bloc by bloc.
const DivisionMax = 400

func lineRoom(s *scenario.Scenario) int { return longer(s, LineMax) }

func longer(s *scenario.Scenario, most int) int {
	if s.Book == nil {
		return most
	}
	return most + most*2/5
}

// Line is one thing to tell, with what it is made of, so that a client can draw it as
// it likes.
type Line struct {
	// Text is plain words: "Belmar offers: Harbour daytime, Ferry as usual."
	Text string
	// Said is what the person behind it wrote, if anything.
	Said  string
	Label information.Label
	// Event is the number of the event in the list that it was read from, Turn its turn.
	Event uint32
	Turn  int
	Kind  ledger.Kind
	// By is the office that did it, or Nobody.
	By ledger.Office
	// Card is the card that it is about, -1 for none.
	Card int
	// Important lines are for the turn report; the others are for the log.
	Important bool
}

// Tell puts an event into words for a seat. It reads only what the event holds for
// the seat's offices, so a seen event and a full one give the same line. It is false
// for bookkeeping that nobody needs to be told.
func Tell(s *scenario.Scenario, e *ledger.Event, of ledger.Offices) (Line, bool) {
	if e.Kind == 0 || e.Kind >= kinds || tellers[e.Kind] == nil || !e.Sees.Meets(of) {
		return Line{}, false
	}
	t := newTeller(s, e, of)
	l := Line{Label: information.Simulated, Said: e.Of.Text, Event: e.No, Turn: int(e.Turn), Kind: e.Kind, By: e.Of.By, Card: -1}
	most := lineRoom(s)
	if _, ok := RollCallOf(s, e); ok {
		most = longer(s, DivisionMax)
	}
	l.Text = cut(tellers[e.Kind](t), most)
	l.Important = important[e.Kind] || e.Kind == ActionTaken && t.s.Actions[e.Of.Item].Coercive
	switch e.Kind {
	case CardFell, ChoiceMade, ClaimLabelled:
		l.Card = int(e.Of.Item)
	}
	if e.Kind == CardFell {
		l.Label = s.Cards[e.Of.Item].Text.Label
	}
	return l, l.Text != ""
}

// tellers puts each kind into words; one that returns no words has nothing to tell
// this seat. Kinds without a teller are bookkeeping: the opening draw, the limits,
// which Why shows, and the end of a turn, which the next one's beginning tells.
var tellers = [kinds]func(*teller) string{
	TurnOpened: (*teller).turnOpened, EntriesFellDue: (*teller).fellDue, CardFell: (*teller).cardFell, PollTaken: (*teller).poll,
	DirectiveFiled: (*teller).filed, DirectiveWithdrawn: (*teller).withdrawn,
	InvitationSent: (*teller).invited, InvitationAccepted: (*teller).agreed, InvitationDeclined: (*teller).declined, InvitationLapsed: (*teller).lapsed,
	PackageProposed: (*teller).proposed, PaperPassed: (*teller).paper, TextTabled: (*teller).tabled, PackageAccepted: (*teller).accepted,
	OfferRejected: (*teller).rejected, AgreementSigned: (*teller).signed, AgreementInForce: (*teller).inForce,
	PledgeLifted: (*teller).lifted, PriorityGuessed: (*teller).guessed, OfficeClosed: (*teller).closed,
	ActionTaken: (*teller).acted, ChanceTaken: (*teller).chance, ChoiceMade: (*teller).chose, ClaimLabelled: (*teller).labelled,
	DealKept: (*teller).kept, DealBroken: (*teller).broke, LawApplied: (*teller).law, RungReached: (*teller).rung, GameEnded: (*teller).ended,
	TextSealed: (*teller).textSealed, TextRatified: (*teller).voted, TextRefused: (*teller).refused,
	RequestMade: (*teller).requested, RequestMet: (*teller).met, RequestExcused: (*teller).excused, RequestIgnored: (*teller).ignored,
	BillTabled: (*teller).billTabled, BillCalled: (*teller).billCalled, VotesWhipped: (*teller).votesWhipped,
	BillReported: (*teller).reported, BillHeld: (*teller).heldBack, BillVoted: (*teller).billVoted, OverrideVoted: (*teller).billVoted,
	BillSigned: (*teller).billSigned, BillVetoed: (*teller).billVetoed, BillPassed: (*teller).billPassed, BillFailed: (*teller).billFailed,
	DeliveryMade: (*teller).delivered, DeliverySlipped: (*teller).slipped, DeliveryMissed: (*teller).missed,
}

// important kinds belong in a turn report whatever else happened.
var important = [kinds]bool{
	CardFell: true, InvitationSent: true, InvitationDeclined: true, PackageProposed: true, PaperPassed: true, TextTabled: true, PackageAccepted: true,
	OfferRejected: true, AgreementSigned: true, AgreementInForce: true, PledgeLifted: true, DealBroken: true, RungReached: true, GameEnded: true,
	TextSealed: true, TextRatified: true, TextRefused: true, DeliveryMade: true, DeliverySlipped: true, DeliveryMissed: true,
	RequestMade: true, RequestMet: true, RequestExcused: true, RequestIgnored: true,
	BillTabled: true, BillCalled: true, BillReported: true, BillVoted: true, OverrideVoted: true, BillSigned: true, BillVetoed: true, BillPassed: true, BillFailed: true,
}
