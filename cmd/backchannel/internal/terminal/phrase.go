package terminal

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// A phrase is a typed line on its way to directives:
//
//  1. It may begin with the office that is meant: "us_state: A02". Else it is the one
//     office of the seat that can do it; at the table it is the one that speaks there.
//  2. Things go by their id or by words of their name, as far as these mean one thing.
//  3. What takes two needs no "invite", and no partner where there is only one.
//  4. A choice or a label needs no verb, and counts for every office that is asked.
type phrase struct {
	t     *Terminal
	d     desk.Desk
	words []string
	// by is the office that was named, or Nobody.
	by ledger.Office
}

// puzzle is a line that was not understood: why, and what to say in its place.
type puzzle struct{ why, say string }

func (p puzzle) Error() string {
	if p.say == "" {
		return p.why + "."
	}
	return p.why + ". Say `" + p.say + "`."
}

func puzzled(say, why string, args ...any) error { return puzzle{fmt.Sprintf(why, args...), say} }

// synonyms are other words for verbs.
var synonyms = map[string]string{"offer": "propose", "end": "close", "done": "close", "undo": "withdraw"}

// understand reads a line as directives of offices of the seat.
func (t *Terminal) understand(line string) ([]ledger.Directive, error) {
	p := phrase{t: t, d: t.desk(), words: strings.Fields(line)}
	if err := p.prefix(); err != nil {
		return nil, err
	}
	if len(p.words) == 0 {
		return nil, puzzled("help", "nothing was asked for")
	}
	word := strings.ToLower(p.words[0])
	if w := synonyms[word]; w != "" {
		word = w
	}
	verb, ok := crisis.ParseVerb(word)
	if ok && !p.namesAction(verb) {
		p.words = p.words[1:]
		return p.verb(verb)
	}
	if i, n, _ := taken(p.t.cardNames(), p.words[:1]); i >= 0 && strings.EqualFold(p.t.scenario().Cards[i].ID, p.words[0]) {
		p.words = p.words[n:]
		return p.answer(i)
	}
	return p.act()
}

// prefix takes the office before a colon.
func (p *phrase) prefix() error {
	before, _, found := strings.Cut(strings.Join(p.words, " "), ":")
	if !found || strings.Contains(before, "=") {
		return nil
	}
	words := strings.Fields(before)
	o, n := p.t.officeOf(words)
	switch {
	case o == ledger.Nobody || n < len(words):
		return puzzled("", "there is no office %q; your seat has %s", before, strings.Join(p.t.handles(p.d.Offices), ", "))
	case !p.d.Has(o):
		return puzzled("", "%s is not of your seat, which has %s", p.t.scenario().Offices[o].Short, strings.Join(p.t.handles(p.d.Offices), ", "))
	}
	_, after, _ := strings.Cut(strings.Join(p.words, " "), ":")
	p.by, p.words = o, strings.Fields(after)
	return nil
}

// namesAction tells whether a line that begins with a verb is the name of an action:
// "agree a hotline", "table a bill".
func (p *phrase) namesAction(verb ledger.Verb) bool {
	if verb == crisis.Act {
		p.words = p.words[1:]
		return true
	}
	list := p.t.actionNames()
	if _, n, _ := taken(list, p.words); n > 1 {
		return true
	}
	_, many := meant(list, p.words[:min(2, len(p.words))])
	return len(many) > 1 && len(p.words) > 1
}

func (p *phrase) verb(verb ledger.Verb) ([]ledger.Directive, error) {
	switch verb {
	case crisis.Invite:
		return p.act()
	case crisis.Agree, crisis.Decline:
		return p.reply(verb)
	case crisis.Choose, crisis.Label:
		return p.answerTo(verb)
	case crisis.Withdraw:
		return p.withdraw()
	case crisis.Veto:
		return p.veto()
	case crisis.Request:
		return p.request()
	case crisis.Close:
		if len(p.words) > 0 {
			return nil, puzzled("close", "%q is too much, and the turn stays open", strings.Join(p.words, " "))
		}
		return p.one(p.d.Lead(), "close")
	}
	return p.talk(verb)
}

// one makes one directive of what the engine reads.
func (p *phrase) one(by ledger.Office, line string) ([]ledger.Directive, error) {
	if p.by != ledger.Nobody {
		by = p.by
	}
	d, err := crisis.ParseDirective(p.t.scenario(), by, line)
	if err != nil {
		return nil, puzzled("", "%v", err)
	}
	return []ledger.Directive{d}, nil
}

// doer is the office that an order is for: the one that was named, the only one that has it
// in its power, or the only one of these that could do it now.
func (p *phrase) doer(doers []ledger.Office, what string, line func(ledger.Office) string) (ledger.Office, error) {
	if p.by != ledger.Nobody {
		return p.by, nil
	}
	if len(doers) == 0 {
		return p.d.Lead(), nil
	}
	var able []ledger.Office
	for _, o := range doers {
		d, err := crisis.ParseDirective(p.t.scenario(), o, line(o))
		if err == nil && crisis.Check(p.t.scenario(), p.d.View, &d).Code == "" {
			able = append(able, o)
		}
	}
	switch {
	case len(doers) == 1 || len(able) == 0:
		return doers[0], nil
	case len(able) == 1:
		return able[0], nil
	}
	var ways []string
	for _, o := range able {
		ways = append(ways, p.t.scenario().Handle(o)+": "+what)
	}
	return 0, puzzled(strings.Join(ways, "` or `"), "more than one of your offices can do that")
}

// act reads an order.
func (p *phrase) act() ([]ledger.Directive, error) {
	list := p.t.actionNames()
	i, n, many := taken(list, p.words)
	if i < 0 && len(many) > 0 { // of several, those that the seat has
		own := slices.DeleteFunc(slices.Clone(many), func(i int) bool { return len(p.d.Doers(i)) == 0 })
		if len(own) != 1 {
			return nil, puzzled("", "%q can be %s. Say more of the name, or the id", p.words[0], choices(list, many))
		}
		i = own[0]
		for n = len(p.words); n > 1 && !begins(list[i].name, p.words[:n]); n-- {
		}
	}
	if i < 0 {
		return nil, p.unknown()
	}
	p.words = p.words[n:]
	a := &p.t.scenario().Actions[i]
	if a.Joint {
		return p.invite(i)
	}
	line := a.ID
	switch {
	case a.Pins && len(p.words) > 0:
		levels, err := p.levels()
		if err != nil {
			return nil, err
		}
		line += " " + levels
	case a.On != scenario.OnNothing && len(p.words) > 0:
		id, err := p.target(a)
		if err != nil {
			return nil, err
		}
		line += " " + id
	}
	if len(p.words) > 0 {
		return nil, puzzled(p.t.form(i), "%q is too much", strings.Join(p.words, " "))
	}
	by, err := p.doer(p.d.Doers(i), line, func(ledger.Office) string { return line })
	if err != nil {
		return nil, err
	}
	return p.one(by, line)
}

// unknown says that the line begins with nothing that is known, and what was near.
func (p *phrase) unknown() error {
	return puzzled("help` or `orders", "%q is no order, verb or page here", strings.Join(p.words[:min(len(p.words), 4)], " "))
}

// target reads the bill or the issue that an act names.
func (p *phrase) target(a *scenario.Action) (string, error) {
	list, what, page := p.t.issueNames(), "issue", "talks"
	if a.On == scenario.OnBill {
		list, what, page = p.t.billNames(), "bill", "bills"
	}
	i, n, many := taken(list, p.words)
	switch {
	case i >= 0:
		p.words = p.words[n:]
		return list[i].id, nil
	case len(many) > 0:
		return "", puzzled("", "%q can be %s", strings.Join(p.words, " "), choices(list, many))
	}
	return "", puzzled(page, "there is no %s %q", what, strings.Join(p.words, " "))
}

// invite reads an act that takes two: a partner who is the only one need not be named, and
// one who has invited already is answered.
func (p *phrase) invite(item int) ([]ledger.Directive, error) {
	s, a := p.t.scenario(), &p.t.scenario().Actions[item]
	with := ledger.Nobody
	if len(p.words) > 0 {
		o, n := p.t.officeOf(p.words)
		if n > 0 {
			with, p.words = o, p.words[n:]
		}
	}
	target := ""
	if a.On != scenario.OnNothing && len(p.words) > 0 {
		id, err := p.target(a)
		if err != nil {
			return nil, err
		}
		target = " " + id
	}
	if len(p.words) > 0 {
		return nil, puzzled(p.t.form(item), "there is no office %q", strings.Join(p.words, " "))
	}
	for _, f := range p.d.Invitations() {
		if int(f.Item) == item && (with == ledger.Nobody || with == f.By) && (p.by == ledger.Nobody || p.by == f.With) {
			return p.one(f.With, "agree "+a.ID+" "+s.Offices[f.By].ID)
		}
	}
	doers := p.d.Doers(item)
	if p.by != ledger.Nobody {
		doers = []ledger.Office{p.by}
	}
	var pairs [][2]ledger.Office
	for _, by := range doers {
		for _, o := range p.d.Partners(item, by) {
			if with == ledger.Nobody || with == o {
				pairs = append(pairs, [2]ledger.Office{by, o})
			}
		}
	}
	form := func(by, with ledger.Office) string { return "invite " + a.ID + " " + s.Offices[with].ID + target }
	switch {
	case len(pairs) == 0 && with == ledger.Nobody:
		return nil, puzzled("invite "+a.ID+" OFFICE", "%s takes two", a.Name)
	case len(pairs) == 0:
		return p.one(p.d.Lead(), form(p.d.Lead(), with))
	}
	able := slices.DeleteFunc(slices.Clone(pairs), func(x [2]ledger.Office) bool {
		d, err := crisis.ParseDirective(s, x[0], form(x[0], x[1]))
		return err != nil || crisis.Check(s, p.d.View, &d).Code != ""
	})
	switch {
	case len(pairs) == 1 || len(able) == 0:
		return p.one(pairs[0][0], form(pairs[0][0], pairs[0][1]))
	case len(able) == 1:
		return p.one(able[0][0], form(able[0][0], able[0][1]))
	}
	var ways []string
	for _, x := range able[:min(len(able), 3)] {
		way := a.ID + " " + s.Handle(x[1])
		if len(doers) > 1 {
			way = s.Handle(x[0]) + ": " + way
		}
		ways = append(ways, way)
	}
	return nil, puzzled(strings.Join(ways, "` or `"), "%s takes two, and it can be done in more than one way", a.Name)
}

// reply reads the answer to an invitation; the only one need not be named.
func (p *phrase) reply(verb ledger.Verb) ([]ledger.Directive, error) {
	s, open := p.t.scenario(), p.d.Invitations()
	word := crisis.VerbName(verb)
	item, with := -1, ledger.Nobody
	if len(p.words) > 0 {
		i, n, _ := taken(p.t.actionNames(), p.words)
		if i >= 0 {
			item, p.words = i, p.words[n:]
		}
	}
	if len(p.words) > 0 {
		if o, n := p.t.officeOf(p.words); n > 0 {
			with, p.words = o, p.words[n:]
		}
	}
	if len(p.words) > 0 && !strings.EqualFold(p.words[0], "as") {
		return nil, puzzled(word+" ACTION OFFICE", "there is no invitation %q", strings.Join(p.words, " "))
	}
	reason := ""
	if len(p.words) > 0 {
		reason = " " + strings.ToLower(strings.Join(p.words, " "))
	}
	fits := slices.DeleteFunc(slices.Clone(open), func(f ledger.Directive) bool {
		return item >= 0 && int(f.Item) != item || with != ledger.Nobody && f.By != with || p.by != ledger.Nobody && f.With != p.by
	})
	switch {
	case len(fits) == 1:
		f := &fits[0]
		return p.one(f.With, word+" "+s.Actions[f.Item].ID+" "+s.Offices[f.By].ID+reason)
	case len(fits) > 1:
		var ways []string
		for i := range fits {
			ways = append(ways, word+" "+p.t.invitationForm(&p.d, &fits[i]))
		}
		return nil, puzzled(strings.Join(ways, "` or `"), "there is more than one invitation")
	case item >= 0 && with != ledger.Nobody: // the refusal says why not
		return p.one(p.d.Lead(), word+" "+s.Actions[item].ID+" "+s.Offices[with].ID)
	}
	return nil, puzzled("", "nobody has invited you to that this turn")
}

// answerTo reads a choice or a label that names its card, or not where one card alone asks.
func (p *phrase) answerTo(verb ledger.Verb) ([]ledger.Directive, error) {
	if i, n, _ := taken(p.t.cardNames(), p.words); i >= 0 {
		p.words = p.words[n:]
		return p.answer(i)
	}
	var open []int
	for i := range p.t.scenario().Cards {
		if c := &p.t.scenario().Cards[i]; (c.Answer != 0) == (verb == crisis.Label) && len(p.d.Asked(i)) > 0 {
			open = append(open, i)
		}
	}
	if len(open) == 1 && len(p.words) > 0 {
		return p.answer(open[0])
	}
	if len(open) == 0 {
		return nil, puzzled("news", "no card asks you that this turn")
	}
	return nil, puzzled(p.t.answerForm(open[0]), "say which card you mean")
}

// answer reads what is answered to a card: for every office of the seat that is asked and
// has not answered, or for the one that was named.
func (p *phrase) answer(card int) ([]ledger.Directive, error) {
	c := &p.t.scenario().Cards[card]
	list, verb := labelNames(), "label"
	if c.Answer == 0 {
		list, verb = nil, "choose"
		for i := range c.Options {
			list = append(list, named{c.Options[i].ID, c.Options[i].Name})
		}
	}
	if len(list) == 0 {
		return nil, puzzled("", "%s asks nothing of you", c.ID)
	}
	i, many := meant(list, p.words)
	switch {
	case len(p.words) == 0:
		return nil, puzzled(p.t.answerForm(card), "say what you answer")
	case i < 0 && len(many) > 0:
		return nil, puzzled(p.t.answerForm(card), "%q can be %s", strings.Join(p.words, " "), choices(list, many))
	case i < 0 && verb == "choose":
		return nil, puzzled(p.t.answerForm(card), "this card asks for a choice")
	case i < 0:
		return nil, puzzled(p.t.answerForm(card), "this is a claim to label")
	}
	by := p.d.Asked(card)
	if p.by != ledger.Nobody || len(by) == 0 {
		return p.one(p.lead(c.Of), verb+" "+c.ID+" "+list[i].id)
	}
	var out []ledger.Directive
	for _, o := range by {
		d, err := p.one(o, verb+" "+c.ID+" "+list[i].id)
		if err != nil {
			return nil, err
		}
		out = append(out, d...)
	}
	return out, nil
}

// lead is the first office of the seat in a set, or the one that leads the seat.
func (p *phrase) lead(of ledger.Offices) ledger.Office {
	if list := p.d.Among(of); len(list) > 0 {
		return list[0]
	}
	return p.d.Lead()
}

// withdraw reads what is taken back: whatever office of the seat has filed it.
func (p *phrase) withdraw() ([]ledger.Directive, error) {
	s := p.t.scenario()
	var own []ledger.Directive
	for _, f := range p.d.View.Filed {
		if p.d.Has(f.By) && (p.by == ledger.Nobody || p.by == f.By) {
			own = append(own, f)
		}
	}
	if len(own) == 0 {
		return nil, puzzled("", "you have filed nothing this turn")
	}
	var list []named
	for i := range own {
		if x := filedName(s, &own[i]); !slices.Contains(list, x) {
			list = append(list, x) // what several offices have filed is taken back at once
		}
	}
	i, n, many := taken(list, p.words)
	same := slices.DeleteFunc(slices.Clone(own), func(f ledger.Directive) bool { return i < 0 || filedName(s, &f) != list[i] })
	switch {
	case len(p.words) == 0 && len(own) == 1:
		same = own
	case len(p.words) == 0, i < 0:
		if many == nil {
			many = make([]int, len(list))
			for i := range many {
				many[i] = i
			}
		}
		return nil, puzzled("withdraw "+list[many[0]].id, "say what to take back. You have filed %s", choices(list, many))
	}
	p.words = p.words[min(n, len(p.words)):]
	var out []ledger.Directive
	for i := range same {
		d, err := p.one(same[i].By, "withdraw "+withdrawal(s, &same[i]))
		if err != nil {
			return nil, err
		}
		out = append(out, d...)
	}
	return out, nil
}

// filedName is how a filed directive is named.
func filedName(s *scenario.Scenario, f *ledger.Directive) named {
	switch f.Verb {
	case crisis.Act, crisis.Invite:
		return named{s.Actions[f.Item].ID, s.Actions[f.Item].Name}
	case crisis.Choose, crisis.Label:
		return named{s.Cards[f.Item].ID, s.Cards[f.Item].Name}
	case crisis.Veto:
		return named{"veto " + s.Bills[f.Item].ID, "veto " + s.Bills[f.Item].Name}
	}
	return named{crisis.VerbName(f.Verb), crisis.VerbName(f.Verb)}
}

// withdrawal is what follows withdraw for a filed directive.
func withdrawal(s *scenario.Scenario, f *ledger.Directive) string {
	_, form, _ := strings.Cut(crisis.FormatDirective(s, f), " ")
	switch f.Verb {
	case crisis.Act, crisis.Invite:
		words := strings.Fields(crisis.FormatDirective(s, f))
		a := &s.Actions[f.Item]
		if a.On != scenario.OnNothing && f.Pick > 0 {
			return a.ID + " " + words[len(words)-1]
		}
		return a.ID
	case crisis.Choose, crisis.Label:
		return s.Cards[f.Item].ID
	case crisis.Veto:
		return "veto " + form
	}
	return crisis.VerbName(f.Verb)
}

func (p *phrase) veto() ([]ledger.Directive, error) {
	s := p.t.scenario()
	i, n, many := taken(p.t.billNames(), p.words)
	if i < 0 || n < len(p.words) {
		if len(many) > 0 {
			return nil, puzzled("", "%q can be %s", strings.Join(p.words, " "), choices(p.t.billNames(), many))
		}
		return nil, puzzled("veto BILL", "say which bill: `bills` lists them")
	}
	desks := p.d.Lead()
	for k := range s.Bills[i].Path {
		if st := &s.Bills[i].Path[k]; st.Kind == scenario.Desk && p.d.Has(st.Signs) {
			desks = st.Signs
		}
	}
	return p.one(desks, "veto "+s.Bills[i].ID)
}

// request reads what is asked of the other side: a party who is the only one across the
// table need not be named.
func (p *phrase) request() ([]ledger.Directive, error) {
	s := p.t.scenario()
	list := p.t.actionNames()
	i, n, many := taken(list, p.words)
	switch {
	case i < 0 && len(many) > 0:
		return nil, puzzled("", "%q can be %s", strings.Join(p.words, " "), choices(list, many))
	case i < 0:
		return nil, puzzled("request ACTION OFFICE", "say which act you ask for")
	}
	p.words = p.words[n:]
	voice := p.d.Voice()
	with := s.Offices[voice].Other
	if q := p.d.PartyOf(with); q >= 0 {
		with = s.Talks.Parties[q].Office
	}
	if len(p.words) > 0 {
		o, n := p.t.officeOf(p.words)
		if n < len(p.words) {
			return nil, puzzled("request "+s.Actions[i].ID+" OFFICE", "there is no office %q", strings.Join(p.words, " "))
		}
		with = o
	}
	if with == ledger.Nobody {
		return nil, puzzled("request "+s.Actions[i].ID+" OFFICE", "say of whom you ask it")
	}
	return p.one(voice, "request "+s.Actions[i].ID+" "+s.Offices[with].ID)
}

// talk reads what is said at the table, by the office of the seat that speaks there.
func (p *phrase) talk(verb ledger.Verb) ([]ledger.Directive, error) {
	line := crisis.VerbName(verb)
	var err error
	switch verb {
	case crisis.Propose, crisis.Table:
		err = p.add(&line, p.levels)
	case crisis.Paper, crisis.Guess, crisis.Accept, crisis.Reject:
		err = p.whose(verb, &line)
	case crisis.Lift:
		err = p.add(&line, p.issue)
	}
	if err == nil && len(p.words) > 0 {
		err = puzzled("help talks", "%q is too much", strings.Join(p.words, " "))
	}
	if err != nil {
		return nil, err
	}
	return p.one(p.d.Voice(), line)
}

func (p *phrase) add(line *string, read func() (string, error)) error {
	text, err := read()
	*line = strings.TrimSpace(*line + " " + text)
	return err
}

// whose reads a verb that is about another party, which need not be named where it is the
// only one that it can be about, and what follows.
func (p *phrase) whose(verb ledger.Verb, line *string) error {
	if len(p.words) > 0 && strings.EqualFold(p.words[0], "text") && verb != crisis.Guess {
		*line, p.words = *line+" text", p.words[1:]
	} else {
		with, err := p.party(verb)
		if err != nil {
			return err
		}
		*line += " " + p.t.scenario().Offices[with].ID
	}
	switch {
	case verb == crisis.Paper:
		return p.add(line, p.levels)
	case verb == crisis.Guess:
		return p.add(line, p.issue)
	case len(p.words) == 0:
		return nil
	case verb == crisis.Accept && strings.EqualFold(p.words[0], "if"):
		*line, p.words = *line+" if", p.words[1:]
		return p.add(line, p.levels)
	case verb == crisis.Reject && strings.EqualFold(p.words[0], "because"):
		*line, p.words = *line+" because", p.words[1:]
		if err := p.add(line, p.issue); err != nil || len(p.words) == 0 {
			return err
		}
		*line, p.words = *line+" "+strings.ToLower(strings.Join(p.words, " ")), nil
	}
	return nil
}

// party is the party that is named, the only one that has offered something where an offer
// is answered, or the one across the table.
func (p *phrase) party(verb ledger.Verb) (ledger.Office, error) {
	s := p.t.scenario()
	if len(p.words) > 0 {
		if o, n := p.t.officeOf(p.words); n > 0 {
			p.words = p.words[n:]
			if q := p.d.PartyOf(o); q >= 0 {
				o = s.Talks.Parties[q].Office
			}
			return o, nil
		}
	}
	if verb == crisis.Accept || verb == crisis.Reject {
		var open []ledger.Office
		for q := range p.t.parties() {
			if t := s.Talks; q != p.d.Party() && p.d.View.Bal[t.Offer[q][0]] >= 0 {
				open = append(open, t.Parties[q].Office)
			}
		}
		if len(open) == 1 {
			return open[0], nil
		}
	} else if q := p.d.PartyOf(s.Offices[p.d.Voice()].Other); q >= 0 {
		return s.Talks.Parties[q].Office, nil
	}
	return 0, puzzled(crisis.VerbName(verb)+" OFFICE", "say whom you mean")
}

// parties is how many there are at the table.
func (t *Terminal) parties() int {
	if t.scenario().Talks == nil {
		return 0
	}
	return len(t.scenario().Talks.Parties)
}

// issue reads one issue.
func (p *phrase) issue() (string, error) {
	list := p.t.issueNames()
	i, n, many := taken(list, p.words)
	switch {
	case i >= 0:
		p.words = p.words[n:]
		return list[i].id, nil
	case len(many) > 0:
		return "", puzzled("", "%q can be %s", strings.Join(p.words, " "), choices(list, many))
	}
	return "", puzzled("talks", "say which row of the table you mean")
}

// levels reads ISSUE=LEVEL words; both go by number or by name.
func (p *phrase) levels() (string, error) {
	if len(p.words) == 0 {
		return "", puzzled("propose "+p.t.someLevels(), "say which rows the text changes, and to which level")
	}
	var out []string
	for _, w := range p.words {
		x, err := p.level(w)
		if err != nil {
			return "", err
		}
		out = append(out, x)
	}
	p.words = nil
	return strings.Join(out, " "), nil
}

func (p *phrase) level(word string) (string, error) {
	id, want, found := strings.Cut(word, "=")
	list := p.t.issueNames()
	i, many := meant(list, []string{id})
	switch {
	case !found:
		return "", puzzled("", "%q is no level: write ISSUE=LEVEL without spaces, such as %s", word, p.t.someLevels())
	case i < 0 && len(many) > 0:
		return "", puzzled("", "%q can be %s", id, choices(list, many))
	case i < 0:
		return "", puzzled("talks", "there is no row %q on the table", id)
	}
	topic := &p.t.scenario().Talks.Topics[i]
	levels := make([]named, len(topic.Levels))
	for l, name := range topic.Levels {
		levels[l] = named{strconv.Itoa(l), name}
	}
	l, many := meant(levels, []string{want})
	if l < 0 {
		all := many
		if len(all) == 0 {
			for l := range levels {
				all = append(all, l)
			}
		}
		return "", puzzled("", "%s has no level %q: it has %s", topic.Name, want, choices(levels, all))
	}
	return list[i].id + "=" + levels[l].id, nil
}

// someLevels is an example of levels: a step up on the first two rows that are shown.
func (t *Terminal) someLevels() string {
	d, tab := t.desk(), t.scenario().Talks
	if tab == nil {
		return "ISSUE=LEVEL"
	}
	var out []string
	for i := range tab.Topics {
		if now := int8(d.View.Bal[tab.Force[i]] / num.One); len(out) < 2 && d.ShowsIssue(i) && now+1 < tab.Sizes[i] {
			out = append(out, fmt.Sprintf("%s=%d", tab.Topics[i].ID, now+1))
		}
	}
	return strings.Join(out, " ")
}

// form is how an order is typed.
func (t *Terminal) form(item int) string {
	a := &t.scenario().Actions[item]
	d := t.desk()
	form := a.ID
	if a.Joint {
		with := map[ledger.Office]bool{}
		for _, by := range d.Doers(item) {
			for _, o := range d.Partners(item, by) {
				with[o] = true
			}
		}
		if len(with) != 1 {
			form += " OFFICE"
		}
	}
	switch {
	case a.Pins && d.Party() >= 0:
		form += " ISSUE=LEVEL"
	case a.On == scenario.OnBill:
		form += " BILL"
	case a.On == scenario.OnIssue:
		form += " ISSUE"
	}
	return form
}

// answerForm is how a card is answered.
func (t *Terminal) answerForm(card int) string {
	c := &t.scenario().Cards[card]
	if c.Answer != 0 {
		return "label " + c.ID + " FACT|CLAIM|DISPUTED|OUTDATED"
	}
	var ids []string
	for i := range c.Options {
		ids = append(ids, c.Options[i].ID)
	}
	return "choose " + c.ID + " " + strings.Join(ids, "|")
}
