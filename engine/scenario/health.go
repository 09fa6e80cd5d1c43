package scenario

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/publichealth"
	"backchannel/engine/rule"
)

// Health is the law of overdose deaths.
type Health struct {
	Start publichealth.Start
	// Deaths is the published number; Naloxone, Treatment and Supply are what it follows.
	Deaths, Naloxone, Treatment, Supply ledger.ID
	// Course is the yearly number that today's measures lead to, Rate the one of this
	// moment: a course becomes the rate after Lag turns, and the rate is published after
	// Reporting turns more.
	Course, Rate   ledger.ID
	Lag, Reporting int
	// Meter gains Link points for each death fewer; HasMeter tells that there is one.
	Meter    ledger.ID
	HasMeter bool
	Link     num.Milli
	// Displaced is the share, in percent, of what is pressed that moves elsewhere.
	Displaced num.Milli
	Channels  []Channel
	// First holds the channels' shares at the start.
	First [publichealth.Channels]num.Milli
}

// Channel is a channel of the supply: Share is the account of its part of the flow.
type Channel struct {
	ID, Name string
	Share    ledger.ID
	Pressure rule.Amount
}

// What the law takes where nothing is said: weeks, and percent.
const (
	lagUsual       = 6
	reportingUsual = 16
	displacedUsual = 80 * num.One
)

func (f *healthFile) shape(s *fields) {
	s.within("link", 0, 100)
	s.within("lag", 0, weeksMax)
	s.within("reporting", 0, weeksMax)
	s.within("displaced", 0, 100)
	s.most("channels", publichealth.Channels)
}

func (f *channelFile) shape(s *fields) {
	s.need("name", "share")
	s.short(maxName, "name")
	s.within("share", 0, 100)
}

// nameChannels opens the accounts of the channels.
func (b *builder) nameChannels() {
	f := b.f.Laws.Health
	if f == nil {
		return
	}
	h := &Health{}
	var sum num.Milli
	for i, e := range f.Channels {
		id := b.account(ledger.Account{Name: e.ID, Title: e.Value.Name, Max: num.Of(100), Open: e.Value.Share, Sees: ledger.Everyone})
		h.Channels = append(h.Channels, Channel{ID: e.ID, Name: e.Value.Name, Share: id})
		h.First[i] = e.Value.Share
		sum += e.Value.Share
	}
	if len(f.Channels) > 0 && sum != num.Of(100) {
		b.add(f.Channels[0].At, "", "the channels make %v percent of the flow: their shares make 100", sum)
	}
	b.s.Laws.Health = h
}

// buildHealth finds the meters of the law and opens its own accounts.
func (b *builder) buildHealth() {
	f, h := b.f.Laws.Health, b.s.Laws.Health
	if f == nil {
		return
	}
	b.s.Laws.HealthRule = b.cause("law", "health", b.s.Book.Say("Treatment, prevention and supply"))
	ok := true
	find := func(r Ref, usual string) ledger.ID {
		if r.Name == "" {
			r = Ref{f.At, usual}
		}
		id, found := b.meterOf(r)
		if found && b.s.Accounts[id].Sees != ledger.Everyone {
			b.add(r.At, "", "everybody sees what deaths follow: %s needs sees: all", echo(r.Name))
		}
		ok = ok && found
		return id
	}
	h.Deaths, h.Naloxone = find(f.Deaths, "deaths"), find(f.Naloxone, "naloxone")
	h.Treatment, h.Supply = find(f.Treatment, "treatment"), find(f.Supply, "supply")
	if h.HasMeter = f.Meter.Name != ""; h.HasMeter {
		h.Meter = find(f.Meter, "")
	}
	if h.Link = f.Link; h.HasMeter != (h.Link != 0) {
		b.add(f.At, "", "meter and link go together: the meter of public health, and the points it gains for each death fewer")
	}
	if !ok {
		return
	}
	open := func(id ledger.ID) num.Milli { return b.s.Accounts[id].Open }
	h.Start = publichealth.Start{Deaths: open(h.Deaths), Naloxone: open(h.Naloxone), Treatment: open(h.Treatment), Supply: open(h.Supply)}
	if h.Start.Supply <= 0 {
		b.add(f.At, "", "%s starts at %v: the danger of the supply is counted from its start, which is above 0", b.s.Accounts[h.Supply].Name, h.Start.Supply)
	}
	b.openHealth(f, h)
}

// openHealth opens the accounts that lead from measures to the published number.
func (b *builder) openHealth(f *healthFile, h *Health) {
	a := b.s.Accounts[h.Deaths]
	name, title := a.Name, a.Title
	a.Spread, a.Sees = 0, ledger.Everyone
	a.Name, a.Title = name+".course", b.s.Book.Say("%s: what today's measures lead to", title)
	h.Course = b.account(a)
	a.Name, a.Title = name+".rate", b.s.Book.Say("%s: at this moment", title)
	h.Rate = b.account(a)
	turns := func(weeks *int, usual int) int {
		if weeks != nil {
			usual = *weeks
		}
		return (usual + b.s.Clock.Weeks/2) / b.s.Clock.Weeks
	}
	h.Lag, h.Reporting = turns(f.Lag, lagUsual), turns(f.Reporting, reportingUsual)
	b.waiting += 2*h.Lag + h.Reporting
	if h.Displaced = f.Displaced; h.Displaced == 0 {
		h.Displaced = displacedUsual
	}
	for i, e := range f.Channels {
		c, x := &h.Channels[i], e.Value.Pressure
		c.Pressure = b.amount(x, scope{b, ledger.Nobody})
		b.flow(x, c.Pressure.Reads(nil), ledger.Everyone, place{what: "the pressure on " + e.ID})
	}
}
