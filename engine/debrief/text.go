package debrief

import (
	"fmt"
	"strings"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
)

// Text is the review as plain lines: the first debrief, and then describe, analyse,
// what if, beyond the game, and the exit ticket.
func (d *Debrief) Text() []string {
	p := page{book: d.book}
	p.say("%s: debrief for %s", d.Title, d.Seat)
	p.add("", d.Headline...)
	d.describe(&p)
	d.analyse(&p)
	d.weighed(&p)
	d.whatIf(&p)
	d.after(&p)
	p.head(d.book.Say("Beyond the game"))
	p.add("- ", d.Transfer...)
	for _, x := range d.Class {
		p.say("From the lesson plan “%s”:", x.Plan)
		p.add("- ", x.Questions...)
	}
	p.head(d.book.Say("Your turn: at most 200 words"))
	p.add("- ", d.Exit...)
	return p.lines
}

// page gathers lines in a language.
type page struct {
	book  *phrase.Book
	lines []string
}

func (p *page) add(before string, lines ...string) {
	for _, l := range lines {
		p.lines = append(p.lines, before+l)
	}
}

func (p *page) say(format string, args ...any) {
	p.lines = append(p.lines, p.book.Say(format, args...))
}

func (p *page) head(title string) { p.lines = append(p.lines, "", title) }

func (d *Debrief) describe(p *page) {
	p.head(d.book.Say("What happened"))
	for i := range d.Timeline {
		l := &d.Timeline[i]
		p.say("Turn %d: tension %s, then %s", l.Turn, short(l.Tension), short(l.After))
		if len(l.Causes) > 0 {
			p.add("    ", d.sum(l.Causes)+".")
		}
		p.add("    - ", l.Happened...)
		if len(l.Unknown) > 0 {
			p.add("  ", p.book.Say("What you could not see then:"))
			p.add("    - ", l.Unknown...)
		}
	}
}

// sum lists causes with what each moved: "Time passes -8, A call (Belmar) -4".
func (d *Debrief) sum(causes []crisis.Cause) string {
	var words []string
	for _, c := range causes {
		words = append(words, c.Title+d.by(c.By)+" "+signed(c.Delta))
	}
	return strings.Join(words, ", ")
}

func (d *Debrief) analyse(p *page) {
	p.head(d.book.Say("Why"))
	if d.Ending.Text != "" {
		p.add("", d.Ending.Name+". "+d.Ending.Text)
	}
	const shown = 5
	for i, c := range d.Drivers {
		if i == 0 {
			p.say("What moved tension most:")
		}
		if i < shown {
			p.add("", fmt.Sprintf("    %6s  %s%s", signed(c.Delta), c.Title, d.by(c.By)))
		}
	}
	d.table(p)
	for i := range d.Guesses {
		p.add("", d.Guesses[i].Text)
	}
	p.add("", d.Questions...)
	for i := range d.Pledges {
		p.add("", d.Pledges[i].Text)
	}
	p.say("How the talks were led:")
	for _, m := range d.Measures {
		p.add("    ", m.Name+": "+m.Text+". "+m.Definition)
	}
	d.points(p)
}

// by names who is behind a cause.
func (d *Debrief) by(o ledger.Office) string {
	if o == ledger.Nobody || int(o) >= len(d.names) {
		return ""
	}
	return " (" + d.names[o] + ")"
}

// table opens what the homes would have carried, and what was put forward.
func (d *Debrief) table(p *page) {
	sp := d.Space
	if sp == nil {
		return
	}
	for i := range sp.Parties {
		x := &sp.Parties[i]
		p.say("The home of %s carried a package from %s points; today was worth %s.", x.Name, short(x.Threshold), short(sp.Status.Pays[i]))
	}
	p.add("", sp.Passing())
	for i := range sp.Trail {
		o := &sp.Trail[i]
		p.say("    Turn %d, %s: worth %s", o.Turn, sp.name(o), sp.worth(o.Pays))
	}
	if sp.Signed != nil {
		p.say("    The deal: worth %s", sp.worth(sp.Signed.Pays))
	}
	if len(sp.Best) > 0 {
		p.say("    The best for both together: worth %s", sp.worth(sp.Best[0].Pays))
	}
}

// name is the short name of who made an offer.
func (sp *Space) name(o *Offer) string {
	for i := range sp.Parties {
		if sp.Parties[i].Office == o.By {
			return sp.Parties[i].Name
		}
	}
	return sp.book.Say("the mediator")
}

// worth tells payoffs by party: "4 to Arden and 8 to Belmar".
func (sp *Space) worth(pays []num.Milli) string {
	var words []string
	for i := range sp.Parties {
		words = append(words, sp.book.Say("%[1]s to %s", short(pays[i]), sp.Parties[i].Name))
	}
	return several(sp.book, words)
}

// points shows the parts of the score, which describe the game and are no grade.
func (d *Debrief) points(p *page) {
	p.say("The parts of the score, which describe this game and are no grade:")
	for _, t := range d.Totals {
		if len(d.Totals) > 1 {
			p.add("  ", d.names[t.Office])
		}
		for _, x := range d.Score {
			if x.Office == t.Office {
				p.say("    %s: %s of 100, counts %s %%, gives %s", x.Name, short(x.Value), short(x.Share), short(x.Points))
			}
		}
		if t.Score < t.Sum {
			p.say("    Together %s; this ending allows at most %s.", short(t.Sum), short(t.Cap))
		} else {
			p.say("    Together %s.", short(t.Score))
		}
	}
}

// whatIf lists the ways down that were open, turn by turn.
func (d *Debrief) whatIf(p *page) {
	p.head(d.book.Say("What if"))
	if d.Ladder && len(d.MissedRamps) == 0 {
		p.say("You took or offered every way down that was open to you.")
	} else if d.Ending.Breakdown {
		p.say("Talks broke down, and there were ways down before they did.")
	}
	for _, m := range d.MissedRamps {
		p.say("Turn %d, on the rung “%s”, these ways down were open to you:", m.Turn, m.Rung)
		for _, r := range m.Ramps {
			p.add("    - ", r.Name+": "+several(p.book, r.Would))
		}
	}
	p.say("Pick one turn. Say what you think would have happened, then play it again with one change.")
}

// AfterNote says what the record of what happened after is, and what it is not.
func AfterNote(b *phrase.Book) string {
	return b.Say("This is the record of the real case, as far as its sources tell it. It is no part of your game and no better answer: chance and choices could have gone another way.")
}

// after tells what really happened, apart from the game.
func (d *Debrief) after(p *page) {
	if len(d.After) == 0 {
		return
	}
	p.head(d.book.Say("What happened after"))
	p.add("", AfterNote(p.book))
	for i := range d.After {
		h := &d.After[i]
		p.add("", capital(h.Date)+", "+h.Label.In(p.book)+": "+h.Say)
		p.add("    ", h.Remarks(p.book)...)
	}
}
