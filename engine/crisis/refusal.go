package crisis

import (
	"fmt"
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// Code says why a directive cannot be done. Codes never change; each is shown at
// work in a transcript.
type Code string

// The codes, each with a directive that earns it.
const (
	Ended          Code = "ended"            // any directive after the ending
	NoSuchThing    Code = "no-such-thing"    // an office, action, card or level that the scenario does not have
	ClosedAlready  Code = "closed"           // any directive after close
	NotYours       Code = "not-yours"        // envoy: warn
	NotOpenYet     Code = "not-open-yet"     // an action before its opens_at
	RungClosed     Code = "rung-closed"      // call, on a rung that closes calls
	NeedsUnmet     Code = "needs-unmet"      // an action whose needs do not hold
	TooCostly      Code = "too-costly"       // step, without capital
	OrdersSpent    Code = "orders-spent"     // a third order of two
	FiledAlready   Code = "filed-already"    // calm, twice in a turn
	NeedsPartner   Code = "needs-partner"    // call, without an invitation
	NotJoint       Code = "not-joint"        // invite calm belmar
	BadPartner     Code = "bad-partner"      // invite call arden, by arden
	NoInvitation   Code = "no-invitation"    // agree call, uninvited
	InvitedAlready Code = "invited-already"  // invite call arden, when arden has invited you to one
	JointSealed    Code = "joint-sealed"     // withdraw call, after it was agreed
	NothingFiled   Code = "nothing-filed"    // withdraw calm, never filed
	NothingAsked   Code = "nothing-asked"    // choose quay calm, when no card asks
	BadOption      Code = "bad-option"       // an option that the card does not have
	NotAClaim      Code = "not-a-claim"      // label storm FACT
	NotAParty      Code = "not-a-party"      // envoy: propose ...
	NotMediator    Code = "not-mediator"     // arden: table ...
	NotAsked       Code = "not-asked"        // envoy: table ..., before good offices
	BadPackage     Code = "bad-package"      // propose H1=9
	BadPledge      Code = "bad-pledge"       // firm, with no issue or with two
	OverTheLimit   Code = "over-capacity"    // more steps than there is capacity for
	AgainstTheLaw  Code = "unlawful"         // a package that breaks a legal condition
	CrossesRedLine Code = "red-line"         // a package that the office can never sign
	HomeThreshold  Code = "home-threshold"   // propose below the home threshold
	Pledged        Code = "pledged"          // propose below one's own pledge
	NoPledge       Code = "no-pledge"        // lift H1, never pledged
	NothingOffered Code = "nothing-offered"  // accept belmar, who has offered nothing
	NoText         Code = "no-text"          // accept text, when there is none
	NotAgreed      Code = "not-agreed"       // sign, before all accept the text
	SignedAlready  Code = "signed-already"   // sign, twice
	DealInForce    Code = "deal-in-force"    // propose, after the deal is signed by all
	NoDeal         Code = "no-deal"          // break, without a deal to break
	OwnOffice      Code = "own-office"       // guess arden H1, by arden
	TextTooLong    Code = "text-too-long"    // more than ledger.TextMax bytes of text
	CabinetSpent   Code = "cabinet-spent"    // a fourth order of a cabinet that gives three
	VotesLater     Code = "votes-later"      // propose, by a party that ratifies what others sign
	PensDown       Code = "pens-down"        // propose, after the last turn for texts
	TooEarly       Code = "too-early"        // sign, before the first turn for signatures
	AwaitsVote     Code = "awaits-vote"      // propose, while a signed text waits for its vote
	NothingNew     Code = "nothing-new"      // propose what is in force already
	TooMuchAtOnce  Code = "too-much-at-once" // propose more steps than one tranche may take
	LevelNeeds     Code = "level-needs"      // sign a level whose bill has not passed
	NothingOwed    Code = "nothing-owed"     // deliver, without a promise to keep
	NoRequests     Code = "no-requests"      // request, where the scenario has none or of an act that is not theirs
	AskedAlready   Code = "asked-already"    // request, while they still have one to answer
	NotAskedFor    Code = "not-asked-for"    // excuse, without a request
	NoTarget       Code = "no-target"        // motion, without the bill that it tables
	BillNotOpen    Code = "bill-not-open"    // whip a bill that is not before parliament
	NotYourChamber Code = "not-your-chamber" // table a bill of another parliament
	NotPrivileged  Code = "not-privileged"   // call up a bill that must wait for its committee
	NotSitting     Code = "not-sitting"      // table a bill while the chamber is in recess
	NotBeforeYou   Code = "not-before-you"   // veto a bill that does not lie before you
)

// Codes lists every code, for tests and manuals.
var Codes = []Code{
	Ended, NoSuchThing, ClosedAlready, NotYours, NotOpenYet, RungClosed, NeedsUnmet, TooCostly, OrdersSpent, FiledAlready,
	NeedsPartner, NotJoint, BadPartner, NoInvitation, InvitedAlready, JointSealed, NothingFiled, NothingAsked, BadOption, NotAClaim, NotAParty,
	NotMediator, NotAsked, BadPackage, BadPledge, OverTheLimit, AgainstTheLaw, CrossesRedLine, HomeThreshold, Pledged, NoPledge,
	NothingOffered, NoText, NotAgreed, SignedAlready, DealInForce, NoDeal, OwnOffice, TextTooLong,
	CabinetSpent, VotesLater, PensDown, TooEarly, AwaitsVote, NothingNew, TooMuchAtOnce, LevelNeeds, NothingOwed, NoRequests, AskedAlready, NotAskedFor,
	NoTarget, BillNotOpen, NotYourChamber, NotPrivileged, NotSitting, NotBeforeYou,
}

// What stands in a refusal for an action where it is about none: a delivery, or an answer
// to a card.
const (
	noItem   = 1<<16 - 1
	anAnswer = noItem - 1
)

// Refusal says that a directive cannot be done, and why; the zero Refusal says that
// it can. The fields hold what the reason speaks of.
type Refusal struct {
	Code Code
	// By is the office refused, Item the action, card or issue meant.
	By   ledger.Office
	Item uint16
	// Have and Want are amounts: capital, payoffs, turns.
	Have, Want num.Milli
	// Lacks is what keeps a condition from holding, where Of says that it is known.
	Lacks rule.Lack
	Of    bool
}

// Reason tells a student why, and what to do about it.
func (r Refusal) Reason(s *scenario.Scenario) string {
	switch r.Code {
	case Ended:
		return s.Book.Say("The game is over.")
	case NoSuchThing:
		return s.Book.Say("This scenario has no such office, action, card or level.")
	case ClosedAlready:
		return s.Book.Say("You have closed this turn. It goes on when the others have closed too.")
	case NotYours:
		return s.Book.Say("%s is not in the power of %s.", action(s, r.Item), office(s, r.By))
	case NotOpenYet:
		return s.Book.Say("%s opens in turn %v.", action(s, r.Item), r.Want)
	case RungClosed:
		return s.Book.Say("%s is not possible while the crisis is on this rung. Bring tension down first, by one of the ways shown beside the ladder.", action(s, r.Item))
	case NeedsUnmet:
		return s.Book.Say("%s is not possible now.", action(s, r.Item)) + " " + r.needs(s, s.Actions[r.Item].Lacks)
	case TooCostly:
		return s.Book.Say("%s costs %v; you have %v.", action(s, r.Item), r.Want, r.Have)
	case CabinetSpent:
		return s.Book.Say("Your offices together give at most %v orders a turn. Withdraw one first.", r.Want)
	case OrdersSpent:
		return s.Book.Say("An office gives at most %v orders a turn. Withdraw one first.", r.Want)
	case FiledAlready:
		return s.Book.Say("You have filed that already this turn. Withdraw it if you want it back.")
	case NeedsPartner:
		return s.Book.Say("%s takes two. Invite the other office; it answers at once.", action(s, r.Item))
	case NotJoint:
		return s.Book.Say("%s is done alone; no invitation is needed.", action(s, r.Item))
	case BadPartner:
		return s.Book.Say("That office cannot be your partner in this.")
	case NoInvitation:
		return s.Book.Say("That office has not invited you to this.")
	case InvitedAlready:
		return s.Book.Say("%s stands between you this turn already: they have invited you, or you have agreed to it.", action(s, r.Item))
	case JointSealed:
		return s.Book.Say("You have both agreed to it, so neither can withdraw it alone.")
	case NothingFiled:
		return s.Book.Say("You have not filed that this turn, so there is nothing to withdraw.")
	case NothingAsked:
		return s.Book.Say("That card asks you nothing this turn.")
	case BadOption:
		return s.Book.Say("That card has no such answer.")
	case NotAClaim:
		return s.Book.Say("That card makes no claim to label this turn.")
	case NotAParty:
		return s.Book.Say("Your office has no place at the table as a party. Listen, advise, or mediate.")
	case NotMediator:
		return s.Book.Say("Only the mediator can put a single text before the parties.")
	case NotAsked:
		return s.Book.Say("The parties have not asked for your good offices yet, so no text of yours can be tabled.")
	case BadPackage:
		return s.Book.Say("A package needs one possible level for every issue: %s.", packageForm(s))
	case BadPledge:
		return s.Book.Say("A public demand names one issue and a level that rules something worse out, such as %s.", pledgeForm(s, r.By))
	}
	return r.reasonOfTalks(s)
}

func (r Refusal) reasonOfTalks(s *scenario.Scenario) string {
	switch r.Code {
	case OverTheLimit:
		return s.Book.Say("The package takes %v steps from today; the two administrations can carry out %v.", r.Have, r.Want)
	case AgainstTheLaw:
		return s.Book.Say("The package breaks a legal condition, so nobody can sign it.")
	case CrossesRedLine:
		return s.Book.Say("The package crosses a line that your office can never sign.")
	case HomeThreshold:
		pays, need := tenths(r.Have), tenths(r.Want)
		if pays == need { // as exact as it takes to see which is more
			pays, need = r.Have, r.Want
		}
		return s.Book.Say("Home will not ratify it: it pays you %v and home needs %v.", pays, need)
	case Pledged:
		return s.Book.Say("You demanded more on %s in public. Take that demand back first, at its price at home, or pass the idea in a non-paper.", issue(s, r.Item))
	case NoPledge:
		return s.Book.Say("You have made no public demand on %s.", issue(s, r.Item))
	case NothingOffered:
		return s.Book.Say("That office has no offer on the table.")
	case NoText:
		return s.Book.Say("There is no text on the table. Accept an offer, or ask the mediator for one.")
	case NotAgreed:
		return s.Book.Say("The text can be signed when all parties have accepted it.")
	case SignedAlready:
		return s.Book.Say("You have signed. The others have still to sign.")
	case DealInForce:
		return s.Book.Say("The agreement is signed and in force. What counts now is to keep it.")
	case NoDeal:
		return s.Book.Say("No agreement is in force this turn that could be broken.")
	case OwnOffice:
		return s.Book.Say("Choose another office than your own.")
	case VotesLater:
		return s.Book.Say("Your chamber does not negotiate. It votes when the others have signed a text.")
	case PensDown:
		return s.Book.Say("The last turn for new texts was turn %v. What counts now is what has been agreed.", r.Want)
	case TooEarly:
		return s.Book.Say("Texts can be signed from turn %v on. Until then they can be offered, mended and agreed.", r.Want)
	case AwaitsVote:
		return s.Book.Say("A text is signed and waits for its vote at the end of this turn.")
	case NothingNew:
		return s.Book.Say("That is what is in force already. Change at least one row.")
	case TooMuchAtOnce:
		return s.Book.Say("One text may change at most %v steps of what is in force; this one changes %v. Leave some for the next.", r.Want, r.Have)
	case LevelNeeds:
		return s.Book.Say("%s at level %v cannot be signed now.", issue(s, r.Item), r.Want) + " " + r.needs(s, "") + " " + s.Book.Say("Or choose another level.")
	case NothingOwed:
		return s.Book.Say("You owe no delivery. Deliveries follow when an agreement has come into force.")
	case NoRequests:
		return s.Book.Say("That cannot be asked of them. Ask a party across the table for something that an office of its side can do in the open, and that does not press you.")
	case AskedAlready:
		return s.Book.Say("They have a request of yours to answer still.")
	case NotAskedFor:
		return s.Book.Say("Nothing has been asked of you that needs an answer.")
	case TextTooLong:
		return s.Book.Say("A text may have at most %d bytes.", ledger.TextMax)
	}
	return r.reasonOfBills(s)
}

func action(s *scenario.Scenario, i uint16) string {
	switch {
	case i == noItem:
		return s.Book.Say("A delivery")
	case i == anAnswer:
		return s.Book.Say("This answer")
	case int(i) < len(s.Actions):
		return s.Actions[i].Name
	}
	return s.Book.Say("That")
}

func office(s *scenario.Scenario, o ledger.Office) string {
	if int(o) < len(s.Offices) && o > 0 {
		return s.Offices[o].Name
	}
	return s.Book.Say("nobody")
}

func issue(s *scenario.Scenario, i uint16) string {
	if s.Talks != nil && int(i) < len(s.Talks.Topics) {
		return s.Talks.Topics[i].Name
	}
	return s.Book.Say("that issue")
}

func packageForm(s *scenario.Scenario) string {
	form := ""
	if s.Talks != nil {
		for i := range s.Talks.Topics {
			form += fmt.Sprintf(" %s=0..%d", s.Talks.Topics[i].ID, s.Talks.Sizes[i]-1)
		}
	}
	return "propose" + form
}

// pledgeForm is a demand that the office could make: the best level of the first issue.
func pledgeForm(s *scenario.Scenario, o ledger.Office) string {
	for i := range s.Actions {
		if p := s.Talks.Party(o); s.Actions[i].Pins && p >= 0 {
			pays := s.Talks.Parties[p].Pays[0]
			return fmt.Sprintf("%s %s=%d", s.Actions[i].ID, s.Talks.Topics[0].ID, slices.Index(pays, slices.Max(pays)))
		}
	}
	return s.Book.Say("ACTION ISSUE=LEVEL")
}
