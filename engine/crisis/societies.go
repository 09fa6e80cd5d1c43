package crisis

import (
	"backchannel/engine/chance"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/publichealth"
	"backchannel/engine/scenario"
	"backchannel/engine/trade"
)

// societies lets the publics, trade and health of both countries follow what has happened.
// A law that the scenario has switched off costs nothing.
func (g *Game) societies() {
	l := &g.Scenario.Laws
	if l.Opinion != nil {
		g.moveOpinion()
	}
	if l.Trade != nil {
		g.moveTrade()
	}
	if l.Health != nil {
		g.moveHealth()
	}
}

// moveOpinion posts what the segments move by: one event for what they live through, and
// one for their passing moods, whose draws are its entries.
func (g *Game) moveOpinion() {
	s, l := g.Scenario, g.Scenario.Laws.Opinion
	g.begin(LawApplied, s.Laws.OpinionRule, ledger.Everyone)
	for i := range s.Segments {
		p := &s.Segments[i]
		g.post(p.Account, p.Moves.Of(g.start)+l.Pull(g.start[p.Account], p.Usual))
	}
	g.commitAny()
	if l.Noise == 0 {
		return
	}
	g.begin(LawApplied, s.Laws.MoodRule, ledger.Everyone)
	for i := range s.Segments {
		id := s.Segments[i].Account
		g.post(id, l.Mood(g.Luck.Draw(chance.Key{Turn: g.Turn(), Purpose: luckMood, Subject: uint16(id)})))
	}
	g.commitAny()
}

// moveTrade lets each sector's trade follow its tariff, and the meter follow both. A
// tariff is what the turn's acts have made it; all else is computed from the snapshot.
func (g *Game) moveTrade() {
	s, l := g.Scenario, g.Scenario.Laws.Trade
	var mean trade.Exposure
	var hit num.Milli
	turn, weeks := g.start[ledger.Turn], s.Clock.Weeks
	g.begin(LawApplied, s.Laws.TradeRule, ledger.Everyone)
	for i := range s.Sectors {
		c := &s.Sectors[i]
		was, volume, changed := g.start[c.Tariff], g.start[c.Volume], g.start[c.Changed]
		now := c.Rate.Of(g.World.Bal).Clamp(0, num.Of(scenario.TariffMax))
		if now != was {
			g.post(c.Tariff, now-was)
			g.post(c.Changed, turn-changed)
			hit += num.Milli(num.MulDiv(int64(c.Hit), int64(now-was), int64(l.Step)))
			changed = turn
		}
		since := trade.WeeksUntilOld
		if changed > 0 {
			since = int((turn-changed)/num.One) * weeks
		}
		g.post(c.Volume, trade.Next(volume, was, now, c.Base, since, weeks)-volume)
		mean.Add(c.Weight, volume)
	}
	g.post(l.Meter, hit-l.Pull.Mul(trade.Full-mean.Mean()))
	g.commitAny()
}

// moveHealth reckons where naloxone, treatment and supply lead, lets the change be felt
// and public health gain after a lag, and publishes the number of the moment later still.
func (g *Game) moveHealth() {
	s, l := g.Scenario, g.Scenario.Laws.Health
	g.begin(LawApplied, s.Laws.HealthRule, ledger.Everyone)
	flow := g.moveFlows()
	a := &g.lists.traits[l.Course]
	course := l.Start.Yearly(g.start[l.Naloxone], g.start[l.Treatment], g.start[l.Supply], flow).Clamp(a.min, a.max)
	change := course - g.start[l.Course]
	g.post(l.Course, change)
	g.later(l.Rate, change, l.Lag)
	if l.HasMeter {
		g.later(l.Meter, -l.Link.Mul(change), l.Lag)
	}
	year := g.start[l.Rate] - l.Start.Deaths // what a year at this rate would add
	g.later(l.Deaths, num.Milli(num.MulDiv(int64(year), int64(s.Clock.Weeks), weeksAYear)), l.Reporting)
	g.commitAny()
}

const weeksAYear = 52

// moveFlows lets the flow move away from the channels that are pressed, as the turn's acts
// press them, and returns how much of it still comes through.
func (g *Game) moveFlows() num.Milli {
	l := g.Scenario.Laws.Health
	n := len(l.Channels)
	if n == 0 {
		return percent
	}
	var shares, pressure [publichealth.Channels]num.Milli
	for i := range l.Channels {
		shares[i] = g.start[l.Channels[i].Share]
		pressure[i] = l.Channels[i].Pressure.Of(g.World.Bal).Clamp(0, percent)
	}
	next := publichealth.Flows(shares[:n], l.First[:n], pressure[:n], g.Scenario.Clock.Weeks)
	for i := range l.Channels {
		g.post(l.Channels[i].Share, next[i]-shares[i])
	}
	return publichealth.Flow(shares[:n], pressure[:n], l.Displaced)
}

// later puts a posting off by so many turns.
func (g *Game) later(to ledger.ID, delta num.Milli, turns int) {
	if turns == 0 || delta == 0 {
		g.post(to, delta)
		return
	}
	n := g.entry()
	n.To, n.Delta, n.At = to, delta, g.Turn()+int16(turns)
}

// measureRipeness notes how ripe the conflict is for talks now, for the debrief.
func (g *Game) measureRipeness() {
	l := g.Scenario.Laws.Ripeness
	g.begin(LawApplied, l.Rule, ledger.Everyone)
	g.set(l.Account, l.Of(g.World.Bal))
	g.commitAny()
}
