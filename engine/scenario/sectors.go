package scenario

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/trade"
)

// Sector is a sector of trade.
type Sector struct {
	ID, Name string
	// Text says who depends on it, Anchor what is known that the numbers lean on.
	Text, Anchor Text
	// Weight is how much is traded, beside the other sectors.
	Weight num.Milli
	Tier   int
	// Tariff is the account of the tariff in force, in percent, Volume that of the index
	// of trade, and Changed the turn in which the tariff last changed, 0 never.
	Tariff, Volume, Changed ledger.ID
	// Base is the tariff at the start, Rate what makes it up today.
	Base num.Milli
	Rate rule.Amount
	// Hit is what a step of tariff more does to the meter of the law.
	Hit num.Milli
}

// Trade is the law of trade: a tariff's Step does each sector's hit to the meter, and
// every percent of trade that is lost costs it Pull points a turn.
type Trade struct {
	Meter      ledger.ID
	Step, Pull num.Milli
}

// TariffMax is the highest tariff, in percent.
const TariffMax = 500

// volumeMax bounds the index of trade.
const volumeMax = 1_000

func (f *sectorFile) shape(s *fields) {
	s.need("name", "say", "weight")
	s.short(maxName, "name")
	s.within("weight", 0, balanceMax)
	s.within("hit", -20, 20)
	s.within("tier", 1, 4)
}

func (f *tradeFile) shape(s *fields) {
	s.need("meter")
	s.within("step", 1, 100)
	s.within("pull", 0, 10)
}

// nameSectors opens the accounts of trade.
func (b *builder) nameSectors() {
	for _, e := range b.f.Sectors {
		f := &e.Value
		c := Sector{ID: e.ID, Name: f.Name, Text: b.text(f.Say), Anchor: b.text(f.Anchor), Weight: f.Weight, Tier: max(1, f.Tier), Hit: f.Hit}
		open := func(name, title string, most int, start num.Milli) ledger.ID {
			return b.account(ledger.Account{Name: e.ID + "." + name, Title: title, Max: num.Of(most), Open: start, Sees: ledger.Everyone})
		}
		c.Tariff = open("tariff", b.s.Book.Say("%s, tariff in percent", f.Name), TariffMax, 0)
		c.Volume = open("trade", b.s.Book.Say("%s, index of trade", f.Name), volumeMax, trade.Full)
		c.Changed = open("changed", b.s.Book.Say("%s: turn in which its tariff last changed", f.Name), 10*turnsMax, 0)
		b.s.Sectors = append(b.s.Sectors, c)
	}
}

// buildTrade compiles the tariffs, whose values at the start are the base.
func (b *builder) buildTrade() {
	l, f := &b.s.Laws, b.f.Laws.Trade
	if f == nil {
		if len(b.f.Sectors) > 0 {
			b.add(b.f.Sectors[0].At, "", "there are sectors, but no law of trade moves them: write trade: {meter: ...} into laws.yaml")
		}
		return
	}
	if len(b.f.Sectors) == 0 {
		b.add(f.At, "", "there is no sectors.yaml, so nothing is traded: take trade out, or write the sectors")
	}
	l.TradeRule = b.cause("law", "trade", b.s.Book.Say("Tariffs and trade"))
	l.Trade = &Trade{Step: f.Step, Pull: f.Pull}
	if f.Step == 0 {
		l.Trade.Step = num.Of(10)
	}
	var ok bool
	if l.Trade.Meter, ok = b.meterOf(f.Meter); ok && b.s.Accounts[l.Trade.Meter].Sees != ledger.Everyone {
		b.add(f.Meter.At, "", "everybody sees tariffs and trade, and so what they do to %s: it needs sees: all", echo(f.Meter.Name))
	}
	for i, e := range b.f.Sectors {
		c, x := &b.s.Sectors[i], e.Value.Tariff
		c.Rate = b.amount(x, scope{b, ledger.Nobody})
		b.flow(x, c.Rate.Reads(nil), ledger.Everyone, place{what: "the tariff of " + e.ID})
		c.Base = c.Rate.Of(b.opens()) // after compiling, which can open the mean of a meter
		if c.Base < 0 || c.Base > num.Of(TariffMax) {
			b.add(x.At, "", "the tariff of %s starts at %v percent: it must lie between 0 and %d", e.ID, c.Base, TariffMax)
		}
		b.s.Accounts[c.Tariff].Open = c.Base
	}
}

// opens lists the opening balances.
func (b *builder) opens() []num.Milli {
	bal := make([]num.Milli, len(b.s.Accounts))
	for id := range b.s.Accounts {
		bal[id] = b.s.Accounts[id].Open
	}
	return bal
}

// isTrade tells whether an account is the index of trade of a sector.
func (b *builder) isTrade(id ledger.ID) bool {
	return slices.ContainsFunc(b.s.Sectors, func(c Sector) bool { return c.Volume == id })
}
