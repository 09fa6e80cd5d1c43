package scenario

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// accounts opens what the table needs. The offers, the text and who accepts it are
// seen by parties and mediator; a non-paper and a threshold by fewer; terms in force,
// pledges and signatures by everyone.
func (b *tableBuilder) accounts() {
	t := b.t
	table := ledger.Only(t.Mediator)
	for p := range t.Parties {
		table |= t.Voice(p)
	}
	flag := func(name, title string, sees ledger.Offices) ledger.ID {
		return b.account(ledger.Account{Name: t.ID + "." + name, Title: title, Max: num.Of(balanceMax), Sees: sees})
	}
	row := func(name, title string, sees ledger.Offices, open num.Milli) []ledger.ID {
		ids := make([]ledger.ID, t.Issues())
		for i := range ids {
			ids[i] = b.account(ledger.Account{Name: t.ID + "." + name + t.Topics[i].ID, Title: title + ": " + t.Topics[i].Name, Min: -num.One, Max: num.Of(levelsMax), Open: open, Sees: sees})
		}
		return ids
	}
	none := -num.One
	for i := range t.Topics {
		t.Force = append(t.Force, b.account(ledger.Account{Name: t.ID + "." + t.Topics[i].ID, Title: b.s.Book.Say("In force: %s", t.Topics[i].Name), Max: num.Of(levelsMax), Open: num.Of(int(t.Now[i])), Sees: ledger.Everyone}))
	}
	t.Text = row("text.", b.s.Book.Say("Text on the table"), table, none)
	t.Signed = flag("signed", b.s.Book.Say("Turn of signature"), ledger.Everyone)
	t.Kept = flag("kept", b.s.Book.Say("Times the deal was kept"), ledger.Everyone)
	t.Broken = flag("broken", b.s.Book.Say("Times the deal was broken"), ledger.Everyone)
	t.Joint = flag("joint", b.s.Book.Say("Joint gain of the deal"), 0)
	t.JointPct = flag("joint_pct", b.s.Book.Say("Joint gain, percent of the best"), 0)
	for p := range t.Parties {
		o := t.Parties[p].Office
		id, short, mine := b.s.Offices[o].ID, b.s.Offices[o].Short, t.Voice(p)
		t.Offer = append(t.Offer, row("offer."+id+".", b.s.Book.Say("Offer of %s", short), table, none))
		t.Paper = append(t.Paper, row("paper."+id+".", b.s.Book.Say("Non-paper of %s", short), b.papers(o), none))
		t.Pledge = append(t.Pledge, row("pledge."+id+".", b.s.Book.Say("Public demand of %s", short), ledger.Everyone, none))
		t.Consent = append(t.Consent, flag("consent."+id, b.s.Book.Say("%s accepts the text", short), table))
		t.Ink = append(t.Ink, flag("ink."+id, b.s.Book.Say("%s has signed", short), ledger.Everyone))
		reserve := ledger.Account{Name: id + ".reserve", Title: b.s.Book.Say("Home threshold (%s)", short), Min: num.Of(-balanceMax), Max: num.Of(balanceMax), Open: t.InPlay()[p], Spread: b.f.Spread, Sees: mine, Owner: o}
		t.Reserve = append(t.Reserve, b.account(reserve))
		gain := ledger.Account{Name: id + ".gain", Title: b.s.Book.Say("Gain over the home threshold (%s)", short), Min: num.Of(-balanceMax), Max: num.Of(balanceMax), Sees: mine, Owner: o}
		t.Gain = append(t.Gain, b.account(gain))
		// What is best rests on the others' thresholds, so nobody sees the percentage before the debrief.
		gain.Name, gain.Title, gain.Sees = id+".gain_pct", b.s.Book.Say("Gain, percent of the best possible (%s)", short), 0
		t.GainPct = append(t.GainPct, b.account(gain))
	}
	b.stagedAccounts()
	b.knowledge()
}

// papers is who can see a party's non-paper. With two parties that is both; with
// more, the sender alone keeps the account, and who gets it sees the event.
func (b *tableBuilder) papers(sender ledger.Office) ledger.Offices {
	sees := b.t.Voice(b.t.Party(sender))
	if len(b.t.Parties) == 2 {
		for p := range b.t.Parties {
			sees |= b.t.Voice(p)
		}
	}
	return sees
}

// knowledge opens, for each office, what it has learned about each party. Those who
// speak for one party know what it knows.
func (b *tableBuilder) knowledge() {
	t, offices := b.t, len(b.s.Offices)
	t.Stakes, t.Estimate, t.Margin, t.KnownAgenda = make([][][]ledger.ID, offices), make([][]ledger.ID, offices), make([][]ledger.ID, offices), make([][]ledger.ID, offices)
	for o := 1; o < offices; o++ {
		if p := t.Party(ledger.Office(o)); p < 0 || t.Parties[p].Office == ledger.Office(o) {
			b.learns(ledger.Office(o), p)
		}
	}
	for p := range t.Parties {
		lead := t.Parties[p].Office
		for o := 1; o < offices; o++ {
			if t.Parties[p].Speaks.Has(ledger.Office(o)) {
				t.Stakes[o], t.Estimate[o], t.Margin[o], t.KnownAgenda[o] = t.Stakes[lead], t.Estimate[lead], t.Margin[lead], t.KnownAgenda[lead]
			}
		}
	}
}

// learns opens what an office learns, which is party me or none.
func (b *tableBuilder) learns(o ledger.Office, me int) {
	t := b.t
	n := len(t.Parties)
	t.Stakes[o], t.Estimate[o], t.Margin[o], t.KnownAgenda[o] = make([][]ledger.ID, n), make([]ledger.ID, n), make([]ledger.ID, n), make([]ledger.ID, n)
	sees := ledger.Only(o)
	if me >= 0 {
		sees = t.Voice(me)
	}
	for p := range t.Parties {
		if p == me {
			continue
		}
		other := &b.s.Offices[t.Parties[p].Office]
		name := b.s.Offices[o].ID + ".sees." + other.ID
		open := func(suffix, title string, at num.Milli) ledger.ID {
			return b.account(ledger.Account{Name: name + suffix, Title: title, Min: num.Of(-balanceMax), Max: num.Of(balanceMax), Open: at, Sees: sees, Owner: o})
		}
		for i := range t.Topics {
			t.Stakes[o][p] = append(t.Stakes[o][p], open("."+t.Topics[i].ID, b.s.Book.Say("Known stake of %s: %s", other.Short, t.Topics[i].Name), 0))
		}
		t.Estimate[o][p] = open(".reserve", b.s.Book.Say("Estimated home threshold of %s", other.Short), t.InPlay()[p])
		t.Margin[o][p] = open(".margin", b.s.Book.Say("Margin of that estimate"), b.f.Spread)
		if len(t.Parties[p].Agendas) > 0 {
			t.KnownAgenda[o][p] = open(".agenda", b.s.Book.Say("Known agenda of %s", other.Short), 0)
		}
	}
}

// sound is what an office can learn of a party's stakes.
func (t *Table) sound(o ledger.Office, p int) rule.Sound {
	s := rule.Sound{Stakes: t.Stakes[o][p], Agenda: t.Agenda[p], Known: t.KnownAgenda[o][p]}
	for n := 0; n <= len(t.Parties[p].Agendas); n++ {
		worth, tells := make([]num.Milli, t.Issues()), make([]bool, t.Issues())
		for i := range worth {
			worth[i] = t.stakeWith(p, n, i)
			if n > 0 {
				a := &t.Parties[p].Agendas[n-1]
				tells[i] = i == a.Sore || i == a.Prize
			}
		}
		s.Worth, s.Tells = append(s.Worth, worth), append(s.Tells, tells)
	}
	return s
}

// stakeWith is how much an issue matters to party p under its agenda number n, 0 for none.
func (t *Table) stakeWith(p, n, issue int) num.Milli {
	lo, hi := num.Milli(0), num.Milli(0)
	for l := range t.Sizes[issue] {
		x := t.Parties[p].Pays[issue][l]
		if n > 0 {
			x += t.Parties[p].Agendas[n-1].Adds(&t.Space, issue, l)
		}
		if l == 0 {
			lo, hi = x, x
		}
		lo, hi = min(lo, x), max(hi, x)
	}
	return hi - lo
}
