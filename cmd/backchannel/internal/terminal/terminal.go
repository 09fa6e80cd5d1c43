// Package terminal plays a crisis in a terminal: lines in, lines out. It can do all
// that the window can, and suits screen readers and slow connections.
package terminal

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// Terminal is one person's game.
type Terminal struct {
	*Console
	play *session.Session
	// told is how much of the log was told, reported the last turn that was.
	told, reported int
	guide          guide
	// rung is the number of the rung that was explained last.
	rung int
	// all shows every stage of the game at once.
	all bool
	// explained is what has been explained once.
	explained map[string]bool
	// unsaved is what was last told about a save that failed.
	unsaved string
	mind    desk.Mind
}

// Play plays a session to its end, or until the input ends or says quit. Guided shows
// the scenario's tutorial. The error says that the input failed, or that the game as
// it stands is not saved.
func (c *Console) Play(play *session.Session, guided bool) error {
	t := &Terminal{Console: c, play: play, guide: newGuide(guided)}
	t.brief()
	if r := play.Repaired(); r != nil {
		t.printf("\n")
		t.wrap("", r.Error())
	}
	t.open()
	t.status()
	t.saving()
	err := t.rounds()
	if err == nil {
		err = t.end()
	}
	if err != nil {
		return fmt.Errorf("the input cannot be read: %w", err)
	}
	return play.SaveError()
}

// open tells the news of the turn at which the person sits down.
func (t *Terminal) open() {
	if t.play.View().Turn() == 1 {
		t.fallen()
		return
	}
	t.told = len(t.play.View().Log)
	t.cards("")
}

// rounds reads lines until the game ends, the input ends, or the person quits.
func (t *Terminal) rounds() error {
	for !t.play.Ended() {
		t.teach()
		t.printf("\n%s", t.prompt())
		line, err := readLine(t.in)
		switch {
		case errors.Is(err, errLong):
			t.printf("  Not understood: the line was too long. A line has at most %d letters.\n", lineMax)
		case errors.Is(err, io.EOF):
			t.printf("\n")
			return nil
		case err != nil:
			return err
		case t.line(line):
			return nil
		}
	}
	return nil
}

// prompt says which turn it is and how many orders are left.
func (t *Terminal) prompt() string {
	d := t.desk()
	used, all := d.Orders()
	return fmt.Sprintf("turn %d, %s left> ", d.View.Turn(), plural(max(0, all-used), "order", "orders"))
}

// pages are what can be looked at, by what is typed.
var pages = map[string]func(*Terminal, string){
	"help": (*Terminal).help, "?": (*Terminal).help,
	"look": (*Terminal).look, "status": (*Terminal).look,
	"orders": (*Terminal).orders, "actions": (*Terminal).orders, "order": (*Terminal).orders,
	"talks": (*Terminal).talks, "news": (*Terminal).cards, "meters": (*Terminal).meters,
	"bills": (*Terminal).bills, "bill": (*Terminal).bills, "public": (*Terminal).public, "trade": (*Terminal).trade,
	"calendar": (*Terminal).calendar, "report": func(t *Terminal, _ string) { t.reportAll() },
	"agendas": func(t *Terminal, _ string) { t.agendas() }, "agenda": func(t *Terminal, _ string) { t.agendas() },
	"try": (*Terminal).weighed, "why": (*Terminal).why, "glossary": (*Terminal).glossary, "brief": (*Terminal).briefOf,
	"advice": (*Terminal).advice,
	"got":    func(t *Terminal, _ string) { t.got() }, "guide": func(t *Terminal, _ string) { t.again() },
	"all": (*Terminal).everything,
}

// takes are the words that may follow the name of a page which takes no others.
var takes = map[string][]string{
	"look": {"all"}, "status": {"all"}, "talks": {"all"}, "meters": {"all"}, "calendar": {"all"}, "trade": {"all"}, "report": {"all"},
	"agendas": {"all"}, "agenda": {"all"}, "all": {"off"}, "got": {"it"}, "guide": nil,
}

// tooMuch tells whether a page is asked for with a word that it does not take, and says so.
func (t *Terminal) tooMuch(word, rest string) bool {
	words, limited := takes[word]
	if !limited || rest == "" || slices.Contains(words, strings.ToLower(rest)) {
		return false
	}
	ways := "`" + word + "`"
	for _, w := range words {
		ways += " or `" + word + " " + w + "`"
	}
	t.wrap("  ", fmt.Sprintf("Not understood: %q is too much. Say %s.", rest, ways))
	return true
}

// line does what a typed line asks for; it tells whether the person wants to stop.
func (t *Terminal) line(line string) (quit bool) {
	word, rest, _ := strings.Cut(line, " ")
	word, rest = strings.ToLower(word), strings.TrimSpace(rest)
	switch page := pages[word]; {
	case word == "":
	case word == "quit" || word == "exit":
		return true
	case t.tooMuch(word, rest):
	case page != nil:
		page(t, strings.ToLower(rest))
	default:
		t.directive(line)
	}
	return false
}

func (t *Terminal) look(string) { t.status() }

// everything shows every stage of the game from now on, or no longer.
func (t *Terminal) everything(rest string) {
	t.all = rest != "off"
	if t.all {
		t.printf("  From now on every list shows all. `all off` goes back to what this turn shows.\n")
	} else {
		t.printf("  Lists show what this turn shows.\n")
	}
}

// directive submits a typed line, and shows what came of it.
func (t *Terminal) directive(line string) {
	list, err := t.understand(line)
	if err != nil {
		t.wrap("  ", "Not understood: "+err.Error()+t.meantAnswer(line))
		return
	}
	turn, left := t.play.View().Turn(), t.left(true)
	if len(list) > 1 {
		t.printf("  For %d offices: %s.\n", len(list), crisis.FormatDirective(t.scenario(), &list[0]))
	}
	for i := range list {
		t.try(&list[i])
		if refusal := t.submit(&list[i]); refusal.Code != "" {
			t.wrap("  ", "No: "+refusal.Reason(t.scenario())+t.instead(&list[i], refusal)+t.meantAnswer(line))
			break
		}
	}
	if t.play.Ended() {
		t.report(turn)
		t.news()
		return
	}
	if t.play.View().Turn() != turn {
		t.report(turn)
		t.fallen()
		t.status()
	} else {
		if len(list) > 1 {
			t.skipFiled()
		}
		t.news()
		if now := t.left(true); now != left {
			t.wrap("  ", now)
		}
	}
	t.saving()
}

// submit gives one directive to the game; what it would do is said before.
func (t *Terminal) submit(d *ledger.Directive) crisis.Refusal {
	if d.Verb == crisis.Close {
		return t.play.Close()
	}
	if d.Verb == crisis.Choose || d.Verb == crisis.Label || d.Verb == crisis.Withdraw {
		return t.play.Submit(*d)
	}
	if r := crisis.Check(t.scenario(), t.play.View(), d); r.Code == "" {
		if e := t.effectsOf(d, 8); e != "" {
			t.wrap("  ", e+".")
		}
	}
	return t.play.Submit(*d)
}

// instead is what to say or to think of in the place of a directive that was refused.
func (t *Terminal) instead(d *ledger.Directive, r crisis.Refusal) string {
	switch r.Code {
	case crisis.NeedsPartner, crisis.BadPledge:
		return " Say `" + t.form(int(d.Item)) + "`."
	case crisis.BadPackage:
		if t.scenario().Talks.InTranches() {
			return " Say `propose " + t.someLevels() + "`."
		}
	case crisis.CrossesRedLine:
		if d.Verb == crisis.Accept {
			return "" // what is offered stands in the list of what waits, with the line that it crosses
		}
		return t.crossed(&d.Levels)
	case crisis.HomeThreshold:
		if d.Verb == crisis.Propose {
			return t.better(&d.Levels)
		}
	}
	return ""
}

// skipFiled passes over the filing of orders of the seat, which has been told.
func (t *Terminal) skipFiled() {
	log := t.play.View().Log
	for t.told < len(log) && log[t.told].Kind == crisis.DirectiveFiled {
		t.told++
	}
}

// saving tells, once, why the game is not saved.
func (t *Terminal) saving() {
	said := ""
	if err := t.play.SaveError(); err != nil {
		said = err.Error()
	}
	if said != "" && said != t.unsaved {
		t.wrap("  ", "Not saved: "+said)
	}
	t.unsaved = said
}

// help says what can be said: in short, or about the talks.
func (t *Terminal) help(rest string) {
	if rest == "talks" {
		t.helpTalks()
		return
	}
	s, d := t.scenario(), t.desk()
	t.printf(`  YOUR TURN  Orders are sealed and take effect together when the turn closes.
    orders                  what you can order, what it costs and does
    A NAME                  file an order: its id, or words of its name
`)
	if len(d.Offices) > 1 {
		t.printf("    %-23s where several of your offices could do it\n", s.Handle(d.Offices[1])+": NAME")
	}
	t.printf(`    agree, decline          answer an invitation
    choose CARD ANSWER      label CARD disputed
    withdraw NAME           take back what you filed; undo NAME does the same
    close                   commit your turn
`)
	if s.Talks != nil {
		t.printf(`  TALKS  act at once: talks, try, propose, accept, sign. See: help talks
`)
	}
	look := []string{"look", "news", "meters", "report", "advice", "calendar"}
	if s.Talks != nil {
		look = append(look, "talks", "agendas")
	}
	if len(s.Bills) > 0 {
		look = append(look, "bills")
	}
	if len(s.Segments) > 0 {
		look = append(look, "public")
	}
	if len(s.Sectors) > 0 {
		look = append(look, "trade")
	}
	if len(s.Glossary) > 0 {
		look = append(look, "glossary")
	}
	t.hang("  ", "LOOK  ", strings.Join(look, ", ")+", why NAME (why tension). Add `all` to a list to see all of it now.")
	t.printf("  To stop: quit. The game is saved as you play.")
	if len(s.Tutorial) > 0 {
		t.printf(" The guided first play: guide, got it.")
	}
	t.printf("\n")
}

func (t *Terminal) helpTalks() {
	s := t.scenario()
	if s.Talks == nil {
		t.printf("  Nothing is negotiated in this scenario.\n")
		return
	}
	x := t.someLevels()
	some := "change rows; what you do not name stays as it is"
	if !s.Talks.InTranches() {
		var all []string
		for i := range s.Talks.Topics {
			all = append(all, s.Talks.Topics[i].ID+"=1")
		}
		x, some = strings.Join(all, " "), "your offer names every row"
	}
	t.printf("    talks                    the table: rows, worth, offers, the text\n")
	t.printf("    try %-20s weigh it first: steps, worth, how homes would take it\n", x)
	t.printf("    propose %-16s %s\n", x, some)
	t.printf("    accept OFFICE            accept OFFICE if %s      accept text\n", strings.Fields(x)[0])
	t.printf("    reject OFFICE because ISSUE\n")
	t.printf("    paper OFFICE %-11s a non-paper: an idea that nobody has to stand by\n", x)
	t.printf("    sign                     when all accept one text\n")
	t.printf("    lift ISSUE               take a public demand back, at its price\n")
	t.printf("    guess OFFICE ISSUE       write down what matters most to them\n")
	if s.Talks.InTranches() {
		t.printf("    deliver                  make the delivery that you owe\n")
	}
	if s.Laws.Within > 0 {
		t.printf("    request ACTION           ask the other side for an act; excuse says why not\n")
	}
	if s.Talks.Mediator != ledger.Nobody && t.play.Offices().Has(s.Talks.Mediator) {
		t.printf("    table %-18s the mediator's single text\n", x)
	}
	t.printf("    break                    stop keeping the agreement\n")
	t.printf("  Levels and rows go by number or by name: propose %s\n", t.namedLevel())
}

// namedLevel is an example of a level by its name.
func (t *Terminal) namedLevel() string {
	for i := range t.scenario().Talks.Topics {
		x := &t.scenario().Talks.Topics[i]
		return strings.Split(scenario.Slug(x.Name), "_")[0] + "=" + strings.Split(scenario.Slug(x.Levels[len(x.Levels)-1]), "_")[0]
	}
	return ""
}
