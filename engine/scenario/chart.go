package scenario

import (
	"math/bits"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// openChart opens the accounts that every scenario has.
func (b *builder) openChart() {
	b.account(ledger.Account{Name: "turn", Title: b.s.Book.Say("Turn"), Max: num.Of(10 * turnsMax), Sees: ledger.Everyone})
	b.s.Ending = b.account(ledger.Account{Name: "ending", Title: b.s.Book.Say("Ending"), Max: num.Of(endingsMax), Sees: ledger.Everyone})
	b.s.Rung = b.account(ledger.Account{Name: "rung", Title: b.s.Book.Say("Rung of the ladder"), Max: num.Of(rungsMax), Sees: ledger.Everyone})
	for o := 1; o < len(b.s.Offices); o++ {
		of := &b.s.Offices[o]
		mine := ledger.Only(ledger.Office(o))
		of.Closed = b.account(ledger.Account{Name: of.ID + ".closed", Title: b.s.Book.Say("Turn closed"), Max: num.One, Sees: ledger.Everyone, Owner: ledger.Office(o)})
		of.Score = b.account(ledger.Account{Name: of.ID + ".score", Title: b.s.Book.Say("Score"), Max: num.Of(100), Sees: mine, Owner: ledger.Office(o)})
		of.Guess = make([]ledger.ID, len(b.s.Offices))
		for p := 1; p < len(b.s.Offices); p++ {
			if p != o {
				of.Guess[p] = b.account(ledger.Account{Name: of.ID + ".guess." + b.s.Offices[p].ID, Title: b.s.Book.Say("Guess: what matters most to %s", b.s.Offices[p].Short), Max: num.Of(ledger.IssuesMax), Sees: mine, Owner: ledger.Office(o)})
			}
		}
	}
}

// openCabinets opens what the offices of one seat share. It comes last, since what is
// drawn at the opening goes by the number of its account.
func (b *builder) openCabinets() {
	b.s.CabinetOrders = b.account(ledger.Account{Name: "cabinet.orders", Title: b.s.Book.Say("Orders of a cabinet"), Max: num.Of(ordersMax), Sees: ledger.Everyone})
	b.s.CabinetEach = b.account(ledger.Account{Name: "cabinet.each", Title: b.s.Book.Say("Orders of one office of a cabinet"), Max: num.Of(ordersMax), Sees: ledger.Everyone})
	for o := 1; o < len(b.s.Offices); o++ {
		of := &b.s.Offices[o]
		of.Lead = b.account(ledger.Account{Name: of.ID + ".lead", Title: b.s.Book.Say("Lead of the cabinet of %s", of.Short), Max: num.Of(officesMax), Sees: ledger.Everyone, Owner: ledger.Office(o)})
	}
}

// account opens an account; that names stand once has been seen to. Where the chart
// is full, the account is counted for checkSizes.
func (b *builder) account(a ledger.Account) ledger.ID {
	if len(b.s.Accounts) >= ledger.AccountsMax {
		b.crowded++
		return 0
	}
	id, fresh := b.s.Add(a)
	if !fresh && b.count() == 0 {
		b.add(Pos{}, "", "two things are called %s: rename one", a.Name)
	}
	return id
}

// cause opens a cause for the entries of a rule.
func (b *builder) cause(kind, id, title string) ledger.Rule {
	b.s.Causes = append(b.s.Causes, Cause{Kind: kind, ID: id, Title: title})
	return ledger.Rule(len(b.s.Causes) - 1)
}

// mean opens the running mean of a shared meter, or of the meter of an office.
func (b *builder) mean(meter string, of ledger.Office) (int, bool) {
	for i := range b.s.Meters {
		m := &b.s.Meters[i]
		if b.s.Accounts[m.Account].Name != meter && (m.ID != meter || m.Owner != of) {
			continue
		}
		if !m.HasMean {
			a := b.s.Accounts[m.Account]
			a.Name, a.Title, a.Spread = a.Name+".mean", b.s.Book.Say("%s, mean so far", a.Title), 0
			m.Mean, m.HasMean = b.account(a), true
		}
		return int(m.Mean), true
	}
	return 0, false
}

// checkSizes bounds the chart, the rules, and what one game can make wait.
func (b *builder) checkSizes() {
	switch {
	case b.crowded > 0:
		b.add(Pos{}, "", "the scenario needs %d accounts: there can be at most %d; take offices, actions or issues out", ledger.AccountsMax+b.crowded, ledger.AccountsMax)
	case b.waiting > ledger.DuesMax:
		b.add(Pos{}, "", "up to %d delayed effects could wait at once: at most %d can; delay fewer, or by fewer turns", b.waiting, ledger.DuesMax)
	}
	if b.rules > rulesMax {
		b.add(Pos{}, "", "the conditions and amounts come to more than %d, counted once for each office that they are for: take actions, cards or offices out", rulesMax)
	}
	if n := b.asked(); n > ledger.FiledMax {
		b.add(Pos{}, "", "up to %d orders and answers could be filed in one turn: at most %d can; let fewer cards ask, or ask fewer offices", n, ledger.FiledMax)
	}
}

// asked is the most directives that can wait for the close of one turn.
func (b *builder) asked() int {
	n := b.s.Count()*(b.s.Orders+1) + len(b.s.Bills) // each can be vetoed by the one who signs it
	for i := range b.s.Cards {
		if c := &b.s.Cards[i]; c.Answer != 0 || len(c.Options) > 0 {
			n += bits.OnesCount64(uint64(c.Of))
		}
	}
	return n
}
