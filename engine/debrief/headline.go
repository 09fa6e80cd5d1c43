package debrief

import (
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
	line := r.Say("%s, in turn %d.", e.Name, e.Turn)
	switch {
	case !e.Over:
		line = r.Say("The game was stopped in turn %d of %d.", e.Turn, max(e.Turn, r.s.Turns))
	case r.signed > 0:
		line = r.Say("%s: the agreement was signed in turn %d.", e.Name, r.signed)
	}
	for i := range d.Promises {
		if p := &d.Promises[i]; !p.Kept {
			line += " " + r.Does(p.By, "In turn %d you stopped keeping it.", "In turn %[2]d %[1]s stopped keeping it.", "In turn %[2]d %[1]s stopped keeping it.", p.Turn)
			break
		}
	}
	if !r.s.Laws.HasTension {
		return line
	}
	now := r.w.Bal[r.s.Laws.Tension]
	line += " " + r.Say("%s went from %s to %s.", r.s.Accounts[r.s.Laws.Tension].Title, short(r.s.Accounts[r.s.Laws.Tension].Open), short(now))
	if e.Breakdown {
		line += r.raised(d)
	}
	return line
}

// raised names what raised tension most.
func (r *reading) raised(d *Debrief) string {
	for _, c := range d.Drivers {
		switch {
		case c.Delta <= 0:
		case c.By == ledger.Nobody:
			return " " + r.Say("What raised it most: %s, %s.", c.Title, signed(c.Delta))
		case c.By == r.You():
			return " " + r.Say("What raised it most: %s (you), %s.", c.Title, signed(c.Delta))
		default:
			return " " + r.Say("What raised it most: %s (%s), %s.", c.Title, r.Whom(c.By), signed(c.Delta))
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
		return r.Say("There were too many packages to tell what more the homes could have had.")
	case sp.Joint == sp.BestJoint && sp.Better == nil:
		return r.Say("No other text would have given the homes more together (what each gains above its need, multiplied).")
	case sp.Better != nil:
		return r.Say("There was more to have, and for nobody less: %s (%s).", crisis.DescribePackage(r.s, &sp.Better.Levels), r.gains(sp.Better.Pays, sp.Signed.Pays))
	case len(sp.Best) > 0:
		return r.Say("Nobody could have had more without somebody having less. The most together (what each gains above its need, multiplied) was: %s (%s).", crisis.DescribePackage(r.s, &sp.Best[0].Levels), r.gains(sp.Best[0].Pays, sp.Signed.Pays))
	}
	return r.Say("At the thresholds of this game no text at all would have passed at every home.")
}

// gains tells the difference for each party.
func (r *reading) gains(pays, than []num.Milli) string {
	var words []string
	for p := range pays {
		gain := signed(pays[p] - than[p])
		if o := r.s.Talks.Parties[p].Office; o == r.You() {
			words = append(words, r.Say("you %s", gain))
		} else {
			words = append(words, r.s.Offices[o].Short+" "+gain)
		}
	}
	return several(r.s.Book, words)
}

// trade names the exchange that would have passed when packages were first on the table.
func (r *reading) trade(sp *Space) string {
	t := r.s.Talks
	turn := r.firstOffer(sp)
	m := r.at(turn)
	if m == nil {
		return r.Say("The talks had not begun.")
	}
	a, err := r.drawn.Analyze(r.reserves(m.talks.Bal))
	if err != nil {
		return r.Say("What would have passed then cannot be told: there are too many packages.")
	}
	if len(a.Best) == 0 {
		return r.Say("In turn %d no package would have passed at every home: the thresholds stood too high.", turn)
	}
	best := a.Best[0]
	line := r.exchange(turn, &best)
	for p := range t.Parties {
		if i := t.Retreats(m.talks.Bal, p, &best); i >= 0 {
			line += " " + r.Of(t.Parties[p].Office, "First your public demand on %s had to be taken back.", "First %s public demand on %s had to be taken back.", t.Topics[i].Name)
		}
	}
	return line
}

// exchange tells a package as what each side gives for what it gets.
func (r *reading) exchange(turn int, l *ledger.Levels) string {
	t := r.s.Talks
	whole := crisis.DescribePackage(r.s, l)
	if r.me < 0 || r.other < 0 {
		return r.Say("In turn %d every home would have carried this: %s.", turn, whole)
	}
	var theirs, ours, both []string
	for i := range t.Topics {
		word := t.Topics[i].At(l[i])
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
		return r.Say("In turn %d %s would have carried this, and so would your home: %s.", turn, r.party(r.other), whole)
	}
	b := r.s.Book
	if len(both) > 0 {
		return r.Say("In turn %d every home would have carried %s for %s, with %s.", turn, several(b, theirs), several(b, ours), several(b, both))
	}
	return r.Say("In turn %d every home would have carried %s for %s.", turn, several(b, theirs), several(b, ours))
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
	return r.Say("Which question did nobody ask?")
}
