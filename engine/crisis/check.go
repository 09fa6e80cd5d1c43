package crisis

import (
	"slices"

	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// Check says whether the office of a directive may do it, judged from the view of a
// seat that holds the office. It reads only balances which that office sees; a test
// plays it against stripped views. Fields that the directive's verb does not use are
// empty, as ParseDirective and Options leave them and Submit makes them.
func Check(s *scenario.Scenario, v *View, d *ledger.Directive) (r Refusal) {
	if leavesOut(s, d) {
		whole := *d
		fill(s, v.Bal, &whole)
		d = &whole
	}
	check(s, v, d, &r)
	return r
}

// check tells whether a directive that leaves nothing out may be done. Here and below a
// refusal is written to r where there is one, and r is left alone where there is none.
func check(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if checkAny(s, v, d, r) && checkVerb(s, v, d, r) {
		return true
	}
	r.By = d.By
	return false
}

// refuse writes a refusal.
func (r *Refusal) refuse(why Refusal) bool {
	*r = why
	return false
}

// checkAny is what holds for every verb.
func checkAny(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	switch {
	case d.By == ledger.Nobody || int(d.By) > s.Count() || int(d.With) > s.Count() || d.Verb == 0 || d.Verb >= verbs:
		return r.refuse(Refusal{Code: NoSuchThing})
	case v.Bal[s.Ending] != 0:
		return r.refuse(Refusal{Code: Ended})
	case v.Bal[s.Offices[d.By].Closed] != 0:
		return r.refuse(Refusal{Code: ClosedAlready})
	case len(d.Text) > ledger.TextMax:
		return r.refuse(Refusal{Code: TextTooLong})
	}
	return true
}

// checkVerb is what holds for the directive's verb.
func checkVerb(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	switch d.Verb {
	case Act:
		return checkAct(s, v, d, r)
	case Choose:
		return checkChoose(s, v, d, r)
	case Label:
		return checkLabel(s, v, d, r)
	case Break:
		return checkBreak(s, v, d, r)
	case Invite:
		return checkInvite(s, v, d, r)
	case Agree, Decline:
		return checkAnswer(v, d, r)
	case Propose:
		return checkPropose(s, v, d, r)
	case Paper:
		return checkPaper(s, v, d, r)
	case Table:
		return checkTable(s, v, d, r)
	case Accept:
		return checkAccept(s, v, d, r)
	case Reject:
		return checkReject(s, v, d, r)
	case Sign:
		return checkSign(s, v, d, r)
	case Lift:
		return checkLift(s, v, d, r)
	case Guess:
		return checkGuess(s, d, r)
	case Withdraw:
		return checkWithdraw(v, d, r)
	case Deliver:
		return checkDeliver(s, v, d, r)
	case Request:
		return checkRequest(s, v, d, r)
	case Excuse:
		return checkExcuse(s, v, d, r)
	case Veto:
		return checkVeto(s, v, d, r)
	}
	return true // an office can always close its turn
}

// filed returns the directive of the list that asks for the same thing: the same
// office, verb and item, and for acts what they name, whoever takes part.
func filed(list []ledger.Directive, d *ledger.Directive) *ledger.Directive {
	for i := range list {
		if f := &list[i]; f.By == d.By && f.Verb == d.Verb && f.Item == d.Item && (d.Verb != Act && d.Verb != Invite || f.Pick == d.Pick) {
			return f
		}
	}
	return nil
}

// invitation returns the open invitation that an answer is to.
func invitation(list []ledger.Directive, d *ledger.Directive) *ledger.Directive {
	for i := range list {
		if f := &list[i]; f.Verb == Invite && f.By == d.With && f.With == d.By && f.Item == d.Item {
			return f
		}
	}
	return nil
}

func checkAct(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if int(d.Item) >= len(s.Actions) {
		return r.refuse(Refusal{Code: NoSuchThing})
	}
	a := &s.Actions[d.Item]
	if a.Joint && a.By.Has(d.By) {
		return r.refuse(Refusal{Code: NeedsPartner, Item: d.Item})
	}
	if !checkAction(s, v, d, r) {
		return false
	}
	if a.Pins && !onePledge(s, d) {
		return r.refuse(Refusal{Code: BadPledge, Item: d.Item})
	}
	return true
}

// checkAction is what an act and an invitation to one have in common.
func checkAction(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	a := &s.Actions[d.Item]
	switch {
	case !a.By.Has(d.By):
		return r.refuse(Refusal{Code: NotYours, Item: d.Item})
	case v.Bal[ledger.Turn] < num.Of(a.OpensAt):
		return r.refuse(Refusal{Code: NotOpenYet, Item: d.Item, Want: num.Of(a.OpensAt)})
	case rungCloses(s, v, int(d.Item)):
		return r.refuse(Refusal{Code: RungClosed, Item: d.Item})
	case !a.Each[d.By].Needs.Holds(v.Bal):
		return r.refuse(lacking(Refusal{Code: NeedsUnmet, Item: d.Item}, &a.Each[d.By].Needs, v.Bal))
	}
	if a.On != scenario.OnNothing && !checkNamed(s, v, d, r) {
		return false
	}
	for i := range v.Filed {
		f := &v.Filed[i]
		if f.Verb != Act && f.Verb != Invite || f.Item != d.Item {
			continue
		}
		if f.By == d.By && (a.Joint || f.Pick == d.Pick) {
			return r.refuse(Refusal{Code: FiledAlready, Item: d.Item})
		} else if f.With == d.By && f.By == d.With {
			return r.refuse(Refusal{Code: InvitedAlready, Item: d.Item})
		}
	}
	if !checkOrders(s, v, d.By, r) {
		return false
	}
	return checkCost(s, v, d.By, d.Item, a.Each[d.By].Cost, r)
}

// checkCost refuses what an office, or the cabinet that it is in, cannot pay.
func checkCost(s *scenario.Scenario, v *View, by ledger.Office, item uint16, cost []rule.Posting, r *Refusal) bool {
	for i := range cost {
		want, _ := cost[i].By.Constant()
		if have := v.Bal[purseOf(s, v.Bal, by, cost[i].To)]; have-want < s.Accounts[cost[i].To].Min {
			return r.refuse(Refusal{Code: TooCostly, Item: item, Have: have, Want: want})
		}
	}
	return true
}

func rungCloses(s *scenario.Scenario, v *View, action int) bool {
	if len(s.Ladder) == 0 {
		return false
	}
	for _, closed := range s.Ladder[v.Bal[s.Rung]/num.One].Closes {
		if closed == action {
			return true
		}
	}
	return false
}

// onePledge tells whether the directive names exactly one level of one issue, and one
// that rules something out: another level that pays its party less.
func onePledge(s *scenario.Scenario, d *ledger.Directive) bool {
	t, named, rules := s.Talks, 0, false
	if t == nil || t.Party(d.By) < 0 {
		return t != nil // a party's ally presses without a demand of its own
	}
	for i, pays := range t.Parties[t.Party(d.By)].Pays {
		switch l := d.Levels[i]; {
		case l == ledger.Unset:
		case l < 0 || l >= t.Sizes[i]:
			return false
		default:
			named++
			rules = pays[l] > slices.Min(pays)
		}
	}
	return named == 1 && rules
}

func checkInvite(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if int(d.Item) >= len(s.Actions) {
		return r.refuse(Refusal{Code: NoSuchThing})
	}
	a := &s.Actions[d.Item]
	switch {
	case !a.Joint:
		return r.refuse(Refusal{Code: NotJoint, Item: d.Item})
	case a.By.Has(d.By) && (d.With == d.By || !a.By.Has(d.With)):
		return r.refuse(Refusal{Code: BadPartner, Item: d.Item})
	case a.By.Has(d.By) && sameSide(s, d.By, d.With):
		return r.refuse(Refusal{Code: BadPartner, Item: d.Item})
	}
	return checkAction(s, v, d, r)
}

// sameSide tells whether two offices are on one side of the crisis: what takes two is
// done across it.
func sameSide(s *scenario.Scenario, a, b ledger.Office) bool {
	return s.Offices[a].Side >= 0 && s.Offices[a].Side == s.Offices[b].Side
}

func checkAnswer(v *View, d *ledger.Directive, r *Refusal) bool {
	switch {
	case invitation(v.Filed, d) == nil:
		return r.refuse(Refusal{Code: NoInvitation, Item: d.Item})
	case d.Pick >= reasons:
		return r.refuse(Refusal{Code: NoSuchThing})
	}
	return true
}

func checkChoose(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if int(d.Item) >= len(s.Cards) {
		return r.refuse(Refusal{Code: NoSuchThing})
	}
	c := &s.Cards[d.Item]
	switch {
	case len(c.Options) == 0 || !c.Of.Has(d.By) || !fellNow(v, c):
		return r.refuse(Refusal{Code: NothingAsked, Item: d.Item})
	case int(d.Pick) >= len(c.Options):
		return r.refuse(Refusal{Code: BadOption, Item: d.Item})
	case filed(v.Filed, d) != nil:
		return r.refuse(Refusal{Code: FiledAlready, Item: d.Item})
	}
	return checkCost(s, v, d.By, anAnswer, c.Options[d.Pick].Cost[d.By], r)
}

func fellNow(v *View, c *scenario.Card) bool {
	return v.Bal[c.Fell] == v.Bal[ledger.Turn]
}

func checkLabel(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if int(d.Item) >= len(s.Cards) {
		return r.refuse(Refusal{Code: NoSuchThing})
	}
	c := &s.Cards[d.Item]
	switch {
	case c.Answer == 0 || !c.Of.Has(d.By) || !fellNow(v, c):
		return r.refuse(Refusal{Code: NotAClaim, Item: d.Item})
	case d.Pick == 0 || int(d.Pick) > len(information.Labels()):
		return r.refuse(Refusal{Code: BadOption, Item: d.Item})
	case filed(v.Filed, d) != nil:
		return r.refuse(Refusal{Code: FiledAlready, Item: d.Item})
	}
	return true
}

func checkBreak(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if !checkSignatory(s, d, r) {
		return false
	}
	signed := v.Bal[s.Talks.Signed]
	switch {
	case signed == 0 || signed == v.Bal[ledger.Turn]:
		return r.refuse(Refusal{Code: NoDeal})
	case breach(v.Filed, s.Talks, s.Talks.Party(d.By)) != nil:
		return r.refuse(Refusal{Code: FiledAlready})
	}
	return true
}

func checkGuess(s *scenario.Scenario, d *ledger.Directive, r *Refusal) bool {
	switch {
	case s.Talks == nil || s.Talks.Party(d.With) < 0 || int(d.Item) >= s.Talks.Issues():
		return r.refuse(Refusal{Code: NoSuchThing})
	case d.With == d.By:
		return r.refuse(Refusal{Code: OwnOffice})
	}
	return true
}

// withdrawn returns the filed directive that a withdrawal is about: an act and an
// invitation to it go by one name.
func withdrawn(list []ledger.Directive, d *ledger.Directive) *ledger.Directive {
	want := *d
	want.Verb = ledger.Verb(d.Pick)
	want.Pick = uint8(d.Levels[0])
	f := filed(list, &want)
	if f == nil && want.Verb == Act {
		want.Verb = Invite
		f = filed(list, &want)
	}
	return f
}

func checkWithdraw(v *View, d *ledger.Directive, r *Refusal) bool {
	f := withdrawn(v.Filed, d)
	switch {
	case f == nil && agreedTo(v.Filed, d):
		return r.refuse(Refusal{Code: JointSealed, Item: d.Item})
	case f == nil:
		return r.refuse(Refusal{Code: NothingFiled})
	case f.Verb == Act && f.With != ledger.Nobody:
		return r.refuse(Refusal{Code: JointSealed, Item: f.Item})
	}
	return true
}

// agreedTo tells whether a withdrawal is about a joint act that the office agreed to,
// which is filed by who invited.
func agreedTo(list []ledger.Directive, d *ledger.Directive) bool {
	for i := range list {
		if f := &list[i]; f.Verb == Act && d.Pick == uint8(Act) && f.With == d.By && f.Item == d.Item {
			return true
		}
	}
	return false
}

// checkParty refuses offices that have no place at the table.
func checkParty(s *scenario.Scenario, d *ledger.Directive, r *Refusal) bool {
	if s.Talks == nil || s.Talks.Party(d.By) < 0 {
		return r.refuse(Refusal{Code: NotAParty})
	}
	return true
}

// checkSignatory refuses who has no signature under an agreement: it can neither put it
// there nor break what others have signed.
func checkSignatory(s *scenario.Scenario, d *ledger.Directive, r *Refusal) bool {
	if !checkParty(s, d, r) {
		return false
	}
	switch p := &s.Talks.Parties[s.Talks.Party(d.By)]; {
	case p.Ratifies():
		return r.refuse(Refusal{Code: VotesLater})
	case p.Silent:
		return r.refuse(Refusal{Code: NotAParty})
	}
	return true
}

// checkTalks refuses who has no say in the text, and everyone once the deal is in force.
func checkTalks(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if !checkSignatory(s, d, r) {
		return false
	}
	t := s.Talks
	switch {
	case !t.InTranches() && v.Bal[t.Signed] > 0:
		return r.refuse(Refusal{Code: DealInForce})
	case t.InTranches() && v.Bal[ledger.Turn] > num.Of(t.Until):
		return r.refuse(Refusal{Code: PensDown, Want: num.Of(t.Until)})
	case pending(t, v.Bal):
		return r.refuse(Refusal{Code: AwaitsVote})
	}
	return true
}

// complete tells whether levels name a possible level of every issue and nothing else.
func complete(t *scenario.Table, l *ledger.Levels) bool {
	for i, x := range l {
		if i < t.Issues() && (x < 0 || x >= t.Sizes[i]) || i >= t.Issues() && x != 0 {
			return false
		}
	}
	return true
}

// checkPackage refuses what nobody or this party could sign, and what home would refuse.
func checkPackage(s *scenario.Scenario, v *View, by ledger.Office, l *ledger.Levels, r *Refusal) bool {
	t := s.Talks
	p := t.Party(by)
	if !checkText(s, v.Bal, p, l, r) {
		return false
	}
	if pays, home := t.Worth(v.Bal, p, l), t.Need(v.Bal[t.Reserve[p]], l); pays < home {
		return r.refuse(Refusal{Code: HomeThreshold, Have: pays, Want: home})
	}
	if i := t.Retreats(v.Bal, p, l); i >= 0 {
		return r.refuse(Refusal{Code: Pledged, Item: uint16(i)})
	}
	return true
}

// checkText refuses a text that nobody, or that party p, can put: it is too much to carry
// out or to change at once, breaks a law or crosses a line.
func checkText(s *scenario.Scenario, bal []num.Milli, p int, l *ledger.Levels, r *Refusal) bool {
	t := s.Talks
	if steps, most := t.Steps(l), t.CapacityIn(bal); most > 0 && steps > most {
		return r.refuse(Refusal{Code: OverTheLimit, Have: num.Of(steps), Want: num.Of(most)})
	}
	if t.InTranches() {
		before := t.InForce(bal)
		switch change, most := t.Distance(&before, l), t.Limit(bal); {
		case change == 0:
			return r.refuse(Refusal{Code: NothingNew})
		case change > most:
			return r.refuse(Refusal{Code: TooMuchAtOnce, Have: num.Of(change), Want: num.Of(most)})
		}
	}
	return fault(t.Fault(p, l), r)
}

func fault(f negotiation.Fault, r *Refusal) bool {
	switch f {
	case negotiation.Unlawful:
		return r.refuse(Refusal{Code: AgainstTheLaw})
	case negotiation.RedLine:
		return r.refuse(Refusal{Code: CrossesRedLine})
	}
	return true
}

func checkPropose(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if !checkTalks(s, v, d, r) {
		return false
	}
	if !complete(s.Talks, &d.Levels) {
		return r.refuse(Refusal{Code: BadPackage})
	}
	return checkPackage(s, v, d.By, &d.Levels, r)
}

func checkPaper(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if !checkTalks(s, v, d, r) {
		return false
	}
	switch {
	case d.With == d.By || s.Talks.Party(d.With) < 0:
		return r.refuse(Refusal{Code: BadPartner})
	case !complete(s.Talks, &d.Levels):
		return r.refuse(Refusal{Code: BadPackage})
	}
	return true
}

func checkTable(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	t := s.Talks
	switch {
	case t == nil || t.Mediator != d.By:
		return r.refuse(Refusal{Code: NotMediator})
	case !t.InTranches() && v.Bal[t.Signed] > 0:
		return r.refuse(Refusal{Code: DealInForce})
	case t.InTranches() && v.Bal[ledger.Turn] > num.Of(t.Until):
		return r.refuse(Refusal{Code: PensDown, Want: num.Of(t.Until)})
	case pending(t, v.Bal):
		return r.refuse(Refusal{Code: AwaitsVote})
	case !t.Mediates.Holds(v.Bal):
		return r.refuse(Refusal{Code: NotAsked})
	case !complete(t, &d.Levels):
		return r.refuse(Refusal{Code: BadPackage})
	}
	return checkText(s, v.Bal, -1, &d.Levels, r)
}

func checkAccept(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if !checkTalks(s, v, d, r) {
		return false
	}
	t := s.Talks
	if !checkThere(t, v, d, r) {
		return false
	}
	for i, l := range d.Levels {
		if i < t.Issues() && l >= t.Sizes[i] || l < ledger.Unset || i >= t.Issues() && l != ledger.Unset {
			return r.refuse(Refusal{Code: BadPackage})
		}
	}
	text, _ := acceptedText(&t.Table, v.Bal, d)
	return checkPackage(s, v, d.By, &text, r)
}

// checkThere refuses an answer to an offer or a text that is not on the table.
func checkThere(t *scenario.Table, v *View, d *ledger.Directive, r *Refusal) bool {
	if d.With == ledger.Nobody {
		if v.Bal[t.Text[0]] < 0 {
			return r.refuse(Refusal{Code: NoText})
		}
		return true
	}
	p := t.Party(d.With)
	switch {
	case p < 0 || d.With == d.By:
		return r.refuse(Refusal{Code: BadPartner})
	case v.Bal[t.Offer[p][0]] < 0:
		return r.refuse(Refusal{Code: NothingOffered})
	}
	return true
}

func checkReject(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if !checkTalks(s, v, d, r) {
		return false
	}
	if int(d.Item) > s.Talks.Issues() || d.Pick >= reasons || !askedLevel(s, d) {
		return r.refuse(Refusal{Code: NoSuchThing})
	}
	return checkThere(s.Talks, v, d, r)
}

// askedLevel tells whether what a refusal asks for on the issue that it names, if
// anything, is one of its levels, and nothing else stands beside it.
func askedLevel(s *scenario.Scenario, d *ledger.Directive) bool {
	x := d.Levels[0]
	if d.Levels != (ledger.Levels{x}) || x < 0 {
		return false
	}
	return x == 0 || d.Item > 0 && x <= s.Talks.Sizes[d.Item-1]
}

func checkSign(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if !checkTalks(s, v, d, r) {
		return false
	}
	t := s.Talks
	switch {
	case !t.Agreed(v.Bal):
		return r.refuse(Refusal{Code: NotAgreed})
	case t.InTranches() && v.Bal[ledger.Turn] < num.Of(t.From):
		return r.refuse(Refusal{Code: TooEarly, Want: num.Of(t.From)})
	case v.Bal[t.Ink[t.Party(d.By)]] != 0:
		return r.refuse(Refusal{Code: SignedAlready})
	}
	text, _ := negotiation.Read(v.Bal, t.Text)
	if i := unready(s, v.Bal, &text); i >= 0 {
		return r.refuse(lacking(Refusal{Code: LevelNeeds, Item: uint16(i), Want: num.Of(int(text[i]))}, &s.Talks.Topics[i].Needs[text[i]], v.Bal))
	}
	return checkPackage(s, v, d.By, &text, r)
}

// unready returns the first issue whose level in a text needs something that is not
// there yet, or -1.
func unready(s *scenario.Scenario, bal []num.Milli, l *ledger.Levels) int {
	before := s.Talks.InForce(bal)
	for i := range s.Talks.Topics {
		if topic := &s.Talks.Topics[i]; topic.Bound && l[i] != before[i] && !topic.Needs[l[i]].Holds(bal) {
			return i
		}
	}
	return -1
}

// checkDeliver refuses a delivery that is not owed, was filed, or cannot be paid.
func checkDeliver(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if !checkSignatory(s, d, r) {
		return false
	}
	t := s.Talks
	p := t.Party(d.By)
	switch {
	case !t.InTranches() || !t.Parties[p].Signs() || v.Bal[t.Owed[p]] == 0:
		return r.refuse(Refusal{Code: NothingOwed})
	case deliveryOf(v.Filed, t, p) != nil:
		return r.refuse(Refusal{Code: FiledAlready})
	}
	if !checkOrders(s, v, d.By, r) {
		return false
	}
	return checkCost(s, v, d.By, noItem, t.Deliver.Each[d.By].Cost, r)
}

func checkLift(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if !checkTalks(s, v, d, r) {
		return false
	}
	t := s.Talks
	if int(d.Item) >= t.Issues() {
		return r.refuse(Refusal{Code: NoSuchThing})
	}
	if v.Bal[t.Pledge[t.Party(d.By)][d.Item]] < 0 {
		return r.refuse(Refusal{Code: NoPledge, Item: d.Item})
	}
	return true
}
