package debrief

import (
	"fmt"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// headline is the first debrief: what happened, what was possible, what was never asked.
func (r *reading) headline(d *Debrief) []string {
	lines := []string{r.happened(d)}
	if d.Space != nil {
		if line := r.possible(d.Space); line != "" {
			lines = append(lines, line)
		}
	}
	return append(lines, r.unknown(d))
}

func (r *reading) happened(d *Debrief) string {
	e := &d.Ending
	line := fmt.Sprintf("%s, in turn %d.", e.Name, e.Turn)
	switch {
	case !e.Over:
		line = fmt.Sprintf("The game was stopped in turn %d of %d.", e.Turn, max(e.Turn, r.s.Turns))
	case r.signed > 0:
		line = fmt.Sprintf("%s: the agreement was signed in turn %d.", e.Name, r.signed)
	}
	for i := range d.Promises {
		if p := &d.Promises[i]; !p.Kept {
			line += fmt.Sprintf(" In turn %d %s keeping it.", p.Turn, r.mid(p.By, "stopped", "stopped"))
			break
		}
	}
	if !r.s.Laws.HasTension {
		return line
	}
	now := r.w.Bal[r.s.Laws.Tension]
	line += fmt.Sprintf(" %s went from %s to %s.", r.s.Accounts[r.s.Laws.Tension].Title, short(r.s.Accounts[r.s.Laws.Tension].Open), short(now))
	if e.Breakdown {
		line += r.raised(d)
	}
	return line
}

// mid is who, in the middle of a sentence.
func (r *reading) mid(o ledger.Office, you, they string) string {
	if o == r.You() && o != ledger.Nobody {
		return "you " + you
	}
	return r.Who(o, you, they)
}

// raised names what raised tension most.
func (r *reading) raised(d *Debrief) string {
	for _, c := range d.Drivers {
		if c.Delta > 0 {
			by := ""
			if c.By != ledger.Nobody {
				by = " (" + r.Whom(c.By) + ")"
			}
			return fmt.Sprintf(" What raised it most: %s%s, %s.", c.Title, by, signed(c.Delta))
		}
	}
	return ""
}

// possible says what the talks could have brought. Of an agreement made in parts it names
// a part that could have been signed, for no text could have made all of it at once.
func (r *reading) possible(sp *Space) string {
	switch {
	case r.s.Talks.InTranches():
		return r.stageLine(sp)
	case sp.Signed == nil:
		return r.trade(sp)
	case !sp.Known:
		return "There were too many packages to tell what more the homes could have had."
	case sp.Joint == sp.BestJoint && sp.Better == nil:
		return "No other text would have given the homes more together."
	case sp.Better != nil:
		return fmt.Sprintf("There was more to have, and for nobody less: %s (%s).", crisis.DescribePackage(r.s, &sp.Better.Levels), r.gains(sp.Better.Pays, sp.Signed.Pays))
	case len(sp.Best) > 0:
		return fmt.Sprintf("Nobody could have had more without somebody having less. Together the most was: %s (%s).", crisis.DescribePackage(r.s, &sp.Best[0].Levels), r.gains(sp.Best[0].Pays, sp.Signed.Pays))
	}
	return "At the thresholds of this game no text at all would have passed at every home."
}

// gains tells the difference for each party.
func (r *reading) gains(pays, than []num.Milli) string {
	var words []string
	for p := range pays {
		words = append(words, r.party(p)+" "+signed(pays[p]-than[p]))
	}
	return several(words)
}

// trade names the exchange that would have passed when packages were first on the table.
func (r *reading) trade(sp *Space) string {
	t := r.s.Talks
	turn := r.firstOffer(sp)
	m := r.at(turn)
	if m == nil {
		return "The talks had not begun."
	}
	a, err := r.drawn.Analyze(r.reserves(m.talks.Bal))
	if err != nil {
		return "What would have passed then cannot be told: there are too many packages."
	}
	if len(a.Best) == 0 {
		return fmt.Sprintf("In turn %d no package would have passed at every home: the thresholds stood too high.", turn)
	}
	best := a.Best[0]
	line := r.exchange(turn, &best)
	for p := range t.Parties {
		if i := t.Retreats(m.talks.Bal, p, &best); i >= 0 {
			line += fmt.Sprintf(" First %s public demand on %s had to be taken back.", r.Whose(t.Parties[p].Office), t.Topics[i].Name)
		}
	}
	return line
}

// exchange tells a package as what each side gives for what it gets.
func (r *reading) exchange(turn int, l *ledger.Levels) string {
	t := r.s.Talks
	whole := crisis.DescribePackage(r.s, l)
	if r.me < 0 || r.other < 0 {
		return fmt.Sprintf("In turn %d every home would have carried this: %s.", turn, whole)
	}
	var theirs, ours, both []string
	for i := range t.Topics {
		word := t.Topics[i].Name + " " + t.Topics[i].Levels[l[i]]
		me := r.drawn.Parties[r.me].Pays[i][l[i]] - r.drawn.Parties[r.me].Pays[i][t.Now[i]]
		them := r.drawn.Parties[r.other].Pays[i][l[i]] - r.drawn.Parties[r.other].Pays[i][t.Now[i]]
		switch {
		case me > 0 && them > 0:
			both = append(both, word)
		case me > 0:
			ours = append(ours, word)
		case them > 0:
			theirs = append(theirs, word)
		}
	}
	if len(theirs) == 0 || len(ours) == 0 {
		return fmt.Sprintf("In turn %d %s would have carried this, and so would your home: %s.", turn, r.party(r.other), whole)
	}
	line := fmt.Sprintf("In turn %d %s would have taken %s for %s", turn, r.party(r.other), several(theirs), several(ours))
	if len(both) > 0 {
		line += ", with " + several(both)
	}
	return line + "."
}

// unknown is the question never asked, or the guess.
func (r *reading) unknown(d *Debrief) string {
	for _, g := range d.Guesses {
		if !g.Right && g.Issue >= 0 {
			return g.Text
		}
	}
	if len(d.Questions) > 0 {
		return d.Questions[0]
	}
	if len(d.Guesses) > 0 {
		return d.Guesses[0].Text
	}
	return "Which question did nobody ask?"
}
