package scenario

import (
	"slices"

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
		table |= ledger.Only(t.Parties[p].Office)
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
		t.Force = append(t.Force, b.account(ledger.Account{Name: t.ID + "." + t.Topics[i].ID, Title: "In force: " + t.Topics[i].Name, Max: num.Of(levelsMax), Open: num.Of(int(t.Now[i])), Sees: ledger.Everyone}))
	}
	t.Text = row("text.", "Text on the table", table, none)
	t.Signed = flag("signed", "Turn of signature", ledger.Everyone)
	t.Kept = flag("kept", "Times the deal was kept", ledger.Everyone)
	t.Broken = flag("broken", "Times the deal was broken", ledger.Everyone)
	t.Joint = flag("joint", "Joint gain of the deal", 0)
	t.JointPct = flag("joint_pct", "Joint gain, percent of the best", 0)
	for p := range t.Parties {
		o := t.Parties[p].Office
		id, short, mine := b.s.Offices[o].ID, b.s.Offices[o].Short, ledger.Only(o)
		t.Offer = append(t.Offer, row("offer."+id+".", "Offer of "+short, table, none))
		t.Paper = append(t.Paper, row("paper."+id+".", "Non-paper of "+short, b.papers(o), none))
		t.Pledge = append(t.Pledge, row("pledge."+id+".", "Public demand of "+short, ledger.Everyone, none))
		t.Consent = append(t.Consent, flag("consent."+id, short+" accepts the text", table))
		t.Ink = append(t.Ink, flag("ink."+id, short+" has signed", ledger.Everyone))
		reserve := ledger.Account{Name: id + ".reserve", Title: "Home threshold (" + short + ")", Min: num.Of(-balanceMax), Max: num.Of(balanceMax), Open: t.Parties[p].Threshold, Spread: b.f.Spread, Sees: mine, Owner: o}
		t.Reserve = append(t.Reserve, b.account(reserve))
		gain := ledger.Account{Name: id + ".gain", Title: "Gain over the home threshold (" + short + ")", Min: num.Of(-balanceMax), Max: num.Of(balanceMax), Sees: mine, Owner: o}
		t.Gain = append(t.Gain, b.account(gain))
		// What is best rests on the others' thresholds, so nobody sees the percentage before the debrief.
		gain.Name, gain.Title, gain.Sees = id+".gain_pct", "Gain, percent of the best possible ("+short+")", 0
		t.GainPct = append(t.GainPct, b.account(gain))
	}
	b.knowledge()
}

// papers is who can see a party's non-paper. With two parties that is both; with
// more, the sender alone keeps the account, and who gets it sees the event.
func (b *tableBuilder) papers(sender ledger.Office) ledger.Offices {
	sees := ledger.Only(sender)
	if len(b.t.Parties) == 2 {
		for p := range b.t.Parties {
			sees |= ledger.Only(b.t.Parties[p].Office)
		}
	}
	return sees
}

// knowledge opens, for each office, what it has learned about each party.
func (b *tableBuilder) knowledge() {
	t, offices := b.t, len(b.s.Offices)
	t.Stakes, t.Estimate, t.Margin = make([][][]ledger.ID, offices), make([][]ledger.ID, offices), make([][]ledger.ID, offices)
	for o := 1; o < offices; o++ {
		t.Stakes[o], t.Estimate[o], t.Margin[o] = make([][]ledger.ID, len(t.Parties)), make([]ledger.ID, len(t.Parties)), make([]ledger.ID, len(t.Parties))
		for p := range t.Parties {
			other := t.Parties[p].Office
			if other == ledger.Office(o) {
				continue
			}
			base := ledger.Account{Min: num.Of(-balanceMax), Max: num.Of(balanceMax), Sees: ledger.Only(ledger.Office(o)), Owner: ledger.Office(o)}
			name := b.s.Offices[o].ID + ".sees." + b.s.Offices[other].ID
			for i := range t.Topics {
				a := base
				a.Name, a.Title = name+"."+t.Topics[i].ID, "Known stake of "+b.s.Offices[other].Short+": "+t.Topics[i].Name
				t.Stakes[o][p] = append(t.Stakes[o][p], b.account(a))
			}
			base.Name, base.Title, base.Open = name+".reserve", "Estimated home threshold of "+b.s.Offices[other].Short, t.Parties[p].Threshold
			t.Estimate[o][p] = b.account(base)
			base.Name, base.Title, base.Open = name+".margin", "Margin of that estimate", b.f.Spread
			t.Margin[o][p] = b.account(base)
		}
	}
}

// sound lists a party's stakes for an office, the highest first.
func (t *Table) sound(o ledger.Office, p int) rule.Sound {
	order := make([]int, t.Issues())
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return int(t.Stake(p, j) - t.Stake(p, i)) })
	var s rule.Sound
	for _, i := range order {
		s.Stakes = append(s.Stakes, t.Stakes[o][p][i])
		s.Worth = append(s.Worth, t.Stake(p, i))
	}
	return s
}
