package crisis

import (
	"fmt"
	"strconv"
	"strings"

	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// ParseDirective reads a directive of office by as it is typed and as transcripts
// have it. An error says that it was not understood, which is another thing than a
// Refusal. The forms:
//
//	ACTION                     calm
//	ACTION ISSUE=LEVEL         firm H2=2              an act that makes a public demand
//	ACTION BILL                whip B4                an act on a bill
//	ACTION ISSUE               experts H2             an act on an issue
//	veto BILL                  withdraw veto BILL     withdraw ACTION BILL
//	invite ACTION OFFICE       agree ACTION OFFICE    decline ACTION OFFICE
//	choose CARD OPTION         label CARD LABEL
//	propose ISSUE=LEVEL ...    table ISSUE=LEVEL ...  paper OFFICE ISSUE=LEVEL ...
//	accept OFFICE              accept text            accept OFFICE if ISSUE=LEVEL ...
//	reject OFFICE              reject text because ISSUE          reject OFFICE because ISSUE=LEVEL as more
//	sign                       break                  lift ISSUE
//	guess OFFICE ISSUE         withdraw ACTION        withdraw CARD     withdraw break
//	deliver                    withdraw deliver       request ACTION OFFICE   excuse
//	close
//
// A refusal may give a reason after "as": of an offer home, more, own, theirs, demand,
// law or owed, of an invitation trust, cost, answer or threat.
//
// Where an agreement is made in tranches, a package may leave rows out: they stay as
// they are in force.
func ParseDirective(s *scenario.Scenario, by ledger.Office, line string) (ledger.Directive, error) {
	if len(line) > lineMax {
		return ledger.Directive{}, fmt.Errorf("a directive has at most %d bytes", lineMax)
	}
	p := parser{s: s, words: strings.Fields(line), d: ledger.Directive{By: by}}
	p.directive()
	if p.err == nil && len(p.words) > 0 {
		p.fail("%q is too much", strings.Join(p.words, " "))
	}
	if p.err != nil {
		return ledger.Directive{}, p.err
	}
	return p.d, nil
}

const lineMax = 1000

type parser struct {
	s     *scenario.Scenario
	words []string
	d     ledger.Directive
	err   error
}

func (p *parser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
}

// next takes the next word, or fails by saying what is missing.
func (p *parser) next(what string) string {
	if len(p.words) == 0 {
		p.fail("%s is missing", what)
		return ""
	}
	w := p.words[0]
	p.words = p.words[1:]
	return w
}

func (p *parser) directive() {
	word := p.next("what to do")
	verb, ok := ParseVerb(word)
	if !ok || verb == Act {
		if verb == Act {
			word = p.next("the action")
		}
		verb = Act
		p.d.Item = p.action(word)
		if p.names() {
			p.d.Pick = p.named()
		} else if len(p.words) > 0 {
			p.levels(NoLevels())
		}
	}
	p.d.Verb = verb
	switch verb {
	case Invite, Agree, Decline, Request:
		p.d.Item, p.d.With = p.action(p.next("the action")), p.office()
		if verb == Decline {
			p.d.Pick = p.reason()
		}
		if verb == Invite && p.names() {
			p.d.Pick = p.named()
		}
	case Choose:
		card := p.card()
		p.d.Pick = p.option(card)
	case Label:
		p.card()
		p.d.Pick = p.label()
	case Propose, Table:
		p.levels(NoLevels())
		p.d.Levels = wholePackage(p.s, p.d.Levels)
	case Paper:
		p.d.With = p.office()
		p.levels(NoLevels())
		p.d.Levels = wholePackage(p.s, p.d.Levels)
	case Accept:
		p.answered()
		p.d.Levels = NoLevels()
		if p.word("if") {
			p.levels(p.d.Levels)
		}
	case Reject:
		p.answered()
		if p.word("because") {
			p.asked()
		}
		p.d.Pick = p.reason()
	case Lift:
		p.d.Item = p.issue(p.next("the issue"))
	case Guess:
		p.d.With = p.office()
		p.d.Item = p.issue(p.next("the issue"))
	case Withdraw:
		p.d.Item, p.d.Pick = p.withdrawn(p.next("what was filed"))
		if p.d.Pick == uint8(Act) && p.names() {
			p.d.Levels[0] = int8(p.named())
		}
	case Veto:
		p.d.Item = p.bill(false)
	}
}

// names tells whether the act that has been read names a bill or an issue.
func (p *parser) names() bool { return p.err == nil && names(p.s, &p.d) }

// named reads what the act names, plus one; nothing is 0.
func (p *parser) named() uint8 {
	switch {
	case len(p.words) == 0:
		return 0
	case p.s.Actions[p.d.Item].On == scenario.OnBill:
		return uint8(p.bill(true) + 1)
	}
	return uint8(p.issue(p.next("the issue")) + 1)
}

// bill reads the name of a bill, or where votes can be bargained for it the agreement,
// whose number is that after the last bill.
func (p *parser) bill(agreement bool) uint16 {
	if len(p.s.Bills) == 0 {
		p.fail("there are no bills in this scenario")
		return 0
	}
	ids := make([]string, len(p.s.Bills))
	for i := range ids {
		ids[i] = p.s.Bills[i].ID
	}
	if agreement && ratified(p.s) {
		ids = append(ids, p.s.Talks.ID)
	}
	return p.find(p.next("the bill"), "bill", ids)
}

// withdrawn reads what a withdrawal takes back: an action, a card, or the break.
func (p *parser) withdrawn(word string) (item uint16, verb uint8) {
	for i := range p.s.Cards {
		if c := &p.s.Cards[i]; strings.EqualFold(c.ID, word) {
			if c.Answer != 0 {
				return uint16(i), uint8(Label)
			}
			return uint16(i), uint8(Choose)
		}
	}
	if word == VerbName(Veto) {
		return p.bill(false), uint8(Veto)
	}
	for _, v := range []ledger.Verb{Break, Deliver} {
		if word == VerbName(v) {
			return 0, uint8(v)
		}
	}
	return p.action(word), uint8(Act)
}

func (p *parser) word(w string) bool {
	if len(p.words) > 0 && p.words[0] == w {
		p.words = p.words[1:]
		return true
	}
	return false
}

func (p *parser) action(word string) uint16 {
	ids := make([]string, len(p.s.Actions))
	for i := range ids {
		ids[i] = p.s.Actions[i].ID
	}
	return p.find(word, "action or verb", ids)
}

func (p *parser) card() *scenario.Card {
	ids := make([]string, len(p.s.Cards))
	for i := range ids {
		ids[i] = p.s.Cards[i].ID
	}
	p.d.Item = p.find(p.next("the card"), "card", ids)
	if p.err != nil {
		return &scenario.Card{}
	}
	return &p.s.Cards[p.d.Item]
}

func (p *parser) option(c *scenario.Card) uint8 {
	ids := make([]string, len(c.Options))
	for i := range ids {
		ids[i] = c.Options[i].ID
	}
	return uint8(p.find(p.next("the answer"), "answer to that card", ids))
}

func (p *parser) label() uint8 {
	l, ok := information.ParseLabel(strings.ToUpper(p.next("the label")))
	if !ok {
		p.fail("a label is one of %s", strings.Join(information.Labels(), ", "))
	}
	return uint8(l)
}

func (p *parser) office() ledger.Office {
	word := p.next("the office")
	ids := make([]string, p.s.Count())
	for o := range ids {
		ids[o] = p.s.Offices[o+1].ID
	}
	return ledger.Office(p.find(word, "office", ids) + 1)
}

// answered reads whose offer is meant: an office, or the text on the table.
func (p *parser) answered() {
	if !p.word("text") {
		p.d.With = p.office()
	}
}

func (p *parser) issue(word string) uint16 {
	if p.s.Talks == nil {
		p.fail("nothing is negotiated in this scenario")
		return 0
	}
	ids := make([]string, len(p.s.Talks.Topics))
	for i := range ids {
		ids[i] = p.s.Talks.Topics[i].ID
	}
	return p.find(word, "issue", ids)
}

// asked reads the issue of a refusal, with the level that is asked for where one is.
func (p *parser) asked() {
	id, level, ok := strings.Cut(p.next("the issue"), "=")
	p.d.Item = p.issue(id) + 1
	if !ok {
		return
	}
	n, err := strconv.ParseInt(level, 10, 8)
	if err != nil || n < 0 || n >= levelsMax {
		p.fail("a level is written ISSUE=NUMBER, such as H1=2")
		return
	}
	p.d.Levels[0] = int8(n) + 1
}

// levelsMax is more levels than a row can have.
const levelsMax = 100

func (p *parser) find(word, what string, ids []string) uint16 {
	for i, id := range ids {
		if strings.EqualFold(id, word) {
			return uint16(i)
		}
	}
	if word != "" {
		p.fail("no %s %q here; there are: %s", what, word, strings.Join(ids, " "))
	}
	return 0
}

// levels reads the rest of the line as ISSUE=LEVEL words over l.
func (p *parser) levels(l ledger.Levels) {
	for len(p.words) > 0 && p.err == nil {
		id, level, ok := strings.Cut(p.next("a level"), "=")
		n, err := strconv.ParseInt(level, 10, 8)
		if !ok || err != nil || n < 0 {
			p.fail("a level is written ISSUE=NUMBER, such as H1=2")
			return
		}
		i := p.issue(id)
		if p.err == nil && l[i] != ledger.Unset {
			p.fail("%s is named twice", id)
		}
		l[i] = int8(n)
	}
	p.d.Levels = l
}

// wholePackage empties the places behind the table's issues, so that equal packages are equal values.
func wholePackage(s *scenario.Scenario, l ledger.Levels) ledger.Levels {
	if s.Talks != nil {
		for i := s.Talks.Issues(); i < len(l); i++ {
			l[i] = 0
		}
	}
	return l
}

// FormatDirective writes a directive in the form that ParseDirective reads.
func FormatDirective(s *scenario.Scenario, d *ledger.Directive) string {
	words := []string{VerbName(d.Verb)}
	switch d.Verb {
	case Act:
		words[0] = s.Actions[d.Item].ID
		if name := namedID(s, d.Item, d.Pick); name != "" {
			words = append(words, name)
		}
		if s.Actions[d.Item].Pins && d.Levels != (ledger.Levels{}) {
			words = append(words, FormatLevels(s, d.Levels))
		}
	case Invite, Agree, Decline, Request:
		words = append(words, s.Actions[d.Item].ID, s.Offices[d.With].ID)
		if d.Verb == Decline {
			words = reasonForm(words, d.Pick)
		}
		if d.Verb == Invite {
			if name := namedID(s, d.Item, d.Pick); name != "" {
				words = append(words, name)
			}
		}
	case Choose:
		words = append(words, s.Cards[d.Item].ID, s.Cards[d.Item].Options[d.Pick].ID)
	case Label:
		words = append(words, s.Cards[d.Item].ID, information.Label(d.Pick).String())
	case Propose, Table:
		words = append(words, FormatLevels(s, d.Levels))
	case Paper:
		words = append(words, s.Offices[d.With].ID, FormatLevels(s, d.Levels))
	case Accept:
		words = append(words, textOrOffice(s, d.With))
		if change := FormatLevels(s, d.Levels); change != "" {
			words = append(words, "if", change)
		}
	case Reject:
		words = append(words, textOrOffice(s, d.With))
		if d.Item > 0 {
			because := s.Talks.Topics[d.Item-1].ID
			if d.Levels[0] > 0 {
				because += fmt.Sprintf("=%d", d.Levels[0]-1)
			}
			words = append(words, "because", because)
		}
		words = reasonForm(words, d.Pick)
	case Lift:
		words = append(words, s.Talks.Topics[d.Item].ID)
	case Guess:
		words = append(words, s.Offices[d.With].ID, s.Talks.Topics[d.Item].ID)
	case Withdraw:
		words = append(words, withdrawnForm(s, d))
		if ledger.Verb(d.Pick) == Act {
			if name := namedID(s, d.Item, uint8(d.Levels[0])); name != "" {
				words = append(words, name)
			}
		}
	case Veto:
		words = append(words, s.Bills[d.Item].ID)
	}
	return strings.Join(words, " ")
}

// namedID is the id of what an act names, or nothing.
func namedID(s *scenario.Scenario, action uint16, pick uint8) string {
	i := int(pick) - 1
	switch on := s.Actions[action].On; {
	case on == scenario.OnBill && i >= 0 && i < len(s.Bills):
		return s.Bills[i].ID
	case on == scenario.OnBill && i == len(s.Bills) && s.Talks != nil:
		return s.Talks.ID
	case on == scenario.OnIssue && i >= 0 && i < s.Talks.Issues():
		return s.Talks.Topics[i].ID
	}
	return ""
}

// withdrawnForm names what is taken back.
func withdrawnForm(s *scenario.Scenario, d *ledger.Directive) string {
	switch ledger.Verb(d.Pick) {
	case Act:
		return s.Actions[d.Item].ID
	case Choose, Label:
		return s.Cards[d.Item].ID
	case Veto:
		return VerbName(Veto) + " " + s.Bills[d.Item].ID
	}
	return VerbName(ledger.Verb(d.Pick))
}

func textOrOffice(s *scenario.Scenario, o ledger.Office) string {
	if o == ledger.Nobody {
		return "text"
	}
	return s.Offices[o].ID
}

// FormatLevels writes the levels that are set: "H1=2 H2=2 H3=3".
func FormatLevels(s *scenario.Scenario, l ledger.Levels) string {
	var words []string
	for i := range s.Talks.Issues() {
		if l[i] != ledger.Unset {
			words = append(words, fmt.Sprintf("%s=%d", s.Talks.Topics[i].ID, l[i]))
		}
	}
	return strings.Join(words, " ")
}
