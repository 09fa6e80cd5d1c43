package crisis

import (
	"backchannel/engine/ledger"
)

// The verbs: all that an office can ask for. Acts, choices, labels and breaking the
// deal are sealed: they wait for the turn's close. All others are talk.
const (
	Act      ledger.Verb = iota + 1 // Item: action; With: partner of a joint act; Levels: the pledge of an act that pins; Pick: the bill or issue that it names, plus one
	Choose                          // Item: card; Pick: option
	Label                           // Item: card; Pick: label
	Break                           // stop keeping the deal this turn
	Invite                          // Item: joint action; With: who is invited; Pick: the bill or issue that it names, plus one
	Agree                           // Item: joint action; With: who invited
	Decline                         // Item: joint action; With: who invited; Pick: the reason, or 0
	Propose                         // Levels: the package
	Paper                           // With: who gets it; Levels: the package, offered by nobody
	Table                           // Levels: the mediator's single text
	Accept                          // With: whose offer, or Nobody for the text on the table; Levels: changes asked, Unset elsewhere
	Reject                          // With: whose offer; Item: the issue it fails on, plus one, or 0; Pick: the reason, or 0; Levels: first, the level asked for there, plus one, or 0
	Sign                            // put ink under the agreed text
	Lift                            // Item: the issue of the pledge to lift
	Guess                           // With: about whom; Item: the issue that matters most to them
	Withdraw                        // Item: action or card; Pick: Act (or an invitation), Choose, Label, Break, Deliver or Veto; Levels: first, what the act names, as in its Pick
	Close                           // commit the turn
	Deliver                         // carry out what was promised in a tranche
	Request                         // Item: action; With: a party that is asked for it, by a date
	Excuse                          // say why not to what one was asked for
	Veto                            // Item: a bill that lies before the office
	verbs
)

var verbNames = [verbs]string{
	Act: "act", Choose: "choose", Label: "label", Break: "break", Invite: "invite", Agree: "agree", Decline: "decline",
	Propose: "propose", Paper: "paper", Table: "table", Accept: "accept", Reject: "reject", Sign: "sign", Lift: "lift",
	Guess: "guess", Withdraw: "withdraw", Close: "close", Deliver: "deliver", Request: "request", Excuse: "excuse", Veto: "veto",
}

// VerbName is the word for a verb in directives and records.
func VerbName(v ledger.Verb) string {
	if v == 0 || v >= verbs {
		return ""
	}
	return verbNames[v]
}

// ParseVerb finds a verb by its word.
func ParseVerb(word string) (ledger.Verb, bool) {
	for v, name := range verbNames {
		if name == word && v > 0 {
			return ledger.Verb(v), true
		}
	}
	return 0, false
}

// Sealed tells whether a verb's directives wait for the close of the turn.
func Sealed(v ledger.Verb) bool { return v >= Act && v <= Break || v == Deliver || v == Veto }

// deciders carry out what a verb asks for.
var deciders = [verbs]func(*Game, *ledger.Directive){
	Act: (*Game).file, Choose: (*Game).file, Label: (*Game).file, Break: (*Game).file,
	Invite: (*Game).file, Agree: (*Game).agree, Decline: (*Game).decline,
	Propose: (*Game).propose, Paper: (*Game).paper, Table: (*Game).table, Accept: (*Game).accept, Reject: (*Game).reject,
	Sign: (*Game).sign, Lift: (*Game).lift, Guess: (*Game).guess, Withdraw: (*Game).withdraw, Close: (*Game).closeOffice,
	Deliver: (*Game).file, Request: (*Game).request, Excuse: (*Game).excuse, Veto: (*Game).file,
}

// The kinds of event: all that can happen.
const (
	GameOpened ledger.Kind = iota + 1
	TurnOpened
	EntriesFellDue
	CardFell
	PollTaken
	DirectiveFiled
	DirectiveWithdrawn
	InvitationSent
	InvitationAccepted
	InvitationDeclined
	InvitationLapsed
	PackageProposed
	PaperPassed
	TextTabled
	PackageAccepted
	OfferRejected
	AgreementSigned
	AgreementInForce
	PledgeLifted
	PriorityGuessed
	OfficeClosed
	ActionTaken
	ChanceTaken
	ChoiceMade
	ClaimLabelled
	DealKept
	DealBroken
	LawApplied
	LimitsHeld
	RungReached
	TurnClosed
	GameEnded
	TextSealed
	TextRatified
	TextRefused
	DeliveryMade
	DeliverySlipped
	DeliveryMissed
	RequestMade
	RequestMet
	RequestExcused
	RequestIgnored
	BillTabled
	BillCalled
	VotesWhipped
	BillReported
	BillHeld
	BillVoted
	BillSigned
	BillVetoed
	OverrideVoted
	BillPassed
	BillFailed
	kinds
)

var kindNames = [kinds]string{
	GameOpened: "GameOpened", TurnOpened: "TurnOpened", EntriesFellDue: "EntriesFellDue", CardFell: "CardFell", PollTaken: "PollTaken",
	DirectiveFiled: "DirectiveFiled", DirectiveWithdrawn: "DirectiveWithdrawn",
	InvitationSent: "InvitationSent", InvitationAccepted: "InvitationAccepted", InvitationDeclined: "InvitationDeclined", InvitationLapsed: "InvitationLapsed",
	PackageProposed: "PackageProposed", PaperPassed: "PaperPassed", TextTabled: "TextTabled", PackageAccepted: "PackageAccepted", OfferRejected: "OfferRejected",
	AgreementSigned: "AgreementSigned", AgreementInForce: "AgreementInForce", PledgeLifted: "PledgeLifted", PriorityGuessed: "PriorityGuessed", OfficeClosed: "OfficeClosed",
	ActionTaken: "ActionTaken", ChanceTaken: "ChanceTaken", ChoiceMade: "ChoiceMade", ClaimLabelled: "ClaimLabelled", DealKept: "DealKept", DealBroken: "DealBroken",
	LawApplied: "LawApplied", LimitsHeld: "LimitsHeld", RungReached: "RungReached", TurnClosed: "TurnClosed", GameEnded: "GameEnded",
	TextSealed: "TextSealed", TextRatified: "TextRatified", TextRefused: "TextRefused",
	DeliveryMade: "DeliveryMade", DeliverySlipped: "DeliverySlipped", DeliveryMissed: "DeliveryMissed",
	RequestMade: "RequestMade", RequestMet: "RequestMet", RequestExcused: "RequestExcused", RequestIgnored: "RequestIgnored",
	BillTabled: "BillTabled", BillCalled: "BillCalled", VotesWhipped: "VotesWhipped", BillReported: "BillReported", BillHeld: "BillHeld", BillVoted: "BillVoted", BillSigned: "BillSigned", BillVetoed: "BillVetoed", OverrideVoted: "OverrideVoted", BillPassed: "BillPassed", BillFailed: "BillFailed",
}

// KindName is the name of a kind of event, as in records.
func KindName(k ledger.Kind) string {
	if k == 0 || k >= kinds {
		return ""
	}
	return kindNames[k]
}

// ParseKind finds a kind by its name.
func ParseKind(name string) (ledger.Kind, bool) {
	for k, n := range kindNames {
		if n == name && k > 0 {
			return ledger.Kind(k), true
		}
	}
	return 0, false
}

// quiet kinds are news only through their entries: a view without any of these
// entries does not show the event, so that it cannot count them.
var quiet = [kinds]bool{GameOpened: true, EntriesFellDue: true, PollTaken: true, LawApplied: true, LimitsHeld: true}
