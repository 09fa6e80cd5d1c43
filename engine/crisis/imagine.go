package crisis

import (
	"slices"

	"backchannel/engine/chance"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// Imagination is what a seat can work out about the world behind its view: the balances
// that it sees, what the events that it was told of have done to those it does not see,
// and what they leave open of what the opening drew. Out of that it makes worlds to play
// in: a determinisation of the seat's information set (Cowling, Powley & Whitehouse,
// "Information set Monte Carlo tree search", IEEE TCIAIG 4, 2012).
//
// It reads a scenario and views, never a game, so that it can take nothing from the world
// or the luck of the game at hand. One is for the views of one seat of one game.
type Imagination struct {
	s    *scenario.Scenario
	of   ledger.Offices
	read int // how many events of the view's log it has taken in
	log  []ledger.Event

	// game holds what is so in every world that the view allows: what is hidden stands there
	// as if the opening had drawn the medians.
	game Game
	left prior
	// hidden lists the accounts that the seat does not see, veiled tells them by account.
	hidden []ledger.ID
	veiled []bool
	// agreed holds by party its threshold when the text in force was signed.
	agreed []num.Milli
	recall recall
}

// NewImagination returns the imagination of a seat of a game of the scenario that has not
// seen anything yet.
func NewImagination(s *scenario.Scenario) *Imagination {
	return &Imagination{s: s, veiled: make([]bool, len(s.Accounts))}
}

// Imagine returns a game that could be the one behind a view, with recording off and the
// caller's own luck:
//
//  1. What the view shows is as it shows it: balances, the seat's directives, what falls due.
//  2. What an opening draws (home thresholds, agendas, windows, types) is drawn by luck from
//     the scenario's priors, as at any opening, among what the view leaves possible.
//  3. What else is hidden is what the events that the view tells of have made of it.
//  4. An office that has closed its turn has given orders, which are drawn too.
//
// The same view and luck give the same game. What the seat may ask for in it is what it may
// ask for behind the view.
func Imagine(s *scenario.Scenario, v *View, luck chance.Luck) *Game {
	m, g := NewImagination(s), &Game{}
	m.See(v)
	m.Into(g, luck)
	return g
}

// See takes in a view: what is new of its log, and how things stand.
func (m *Imagination) See(v *View) {
	if m.of != v.Of || len(v.Log) < m.read {
		m.forget(v.Of)
	}
	m.log = v.Log
	for ; m.read < len(v.Log); m.read++ {
		m.hear(&v.Log[m.read])
	}
	m.endOpening()
	w := &m.game.World
	for id, veiled := range m.veiled {
		if !veiled {
			w.Bal[id] = v.Bal[id]
		}
	}
	w.Filed = append(w.Filed[:0], v.Filed...)
	if len(v.Log) == 0 {
		m.readEstimates() // nobody has kept a record: what is thought now is all there is
	}
	m.readAgendas()
}

// forget begins anew for a seat.
func (m *Imagination) forget(of ledger.Offices) {
	s := m.s
	m.of, m.read, m.hidden = of, 0, m.hidden[:0]
	for id := range s.Accounts {
		if m.veiled[id] = !s.Accounts[id].Sees.Meets(of); m.veiled[id] {
			m.hidden = append(m.hidden, ledger.ID(id))
		}
	}
	g := &m.game
	g.prepare(s)
	g.recall = m
	g.Luck, g.Book.Keep = &m.recall, true
	g.World.Reset(&s.Chart)
	m.recall = recall{m: m}
	m.left = *priorOf(s, g.lists.drawn)
	for i, id := range g.lists.drawn {
		if !m.veiled[id] {
			m.left.drawn[i] = nil
		}
	}
	for p := range m.left.agendas {
		if !m.veiled[s.Talks.Agenda[p]] {
			m.left.agendas[p] = nil
		}
	}
	for i := range s.Chambers {
		c := &s.Chambers[i]
		m.left.members[i] = c.Rated > 0 && !m.veiled[c.Effects]
	}
	if s.Talks != nil {
		m.agreed = make([]num.Milli, len(s.Talks.Parties))
	}
}

// Into makes g a game that could be the one behind the view, as Imagine does, keeping g's
// memory: once warm it allocates nothing. Several goroutines may call it at once, each for a
// game and a luck of its own.
func (m *Imagination) Into(g *Game, luck chance.Luck) {
	g.prepare(m.s)
	g.Plan, g.Luck, g.Book.Keep, g.Book.Events = 0, luck, false, g.Book.Events[:0]
	g.World.CopyFrom(&m.game.World)
	g.begin(GameOpened, m.s.Laws.OpenRule, ledger.Everyone)
	g.drawHidden(&m.left)
	g.commit()
	g.holdLimits()
	m.measure(g)
	for o := ledger.Office(1); int(o) <= m.s.Count(); o++ {
		if !m.of.Has(o) && g.World.Bal[m.s.Offices[o].Closed] != 0 && !g.Ended() {
			g.drawOrders(o)
		}
	}
}

// measure measures the agreement in force by the thresholds that g's homes had when it was
// signed: as far from those of now as they were behind the view.
func (m *Imagination) measure(g *Game) {
	t := m.s.Talks
	if t == nil || g.World.Bal[t.Signed] == 0 {
		return
	}
	for p, id := range t.Reserve {
		g.rows[0][p] = g.World.Bal[id] + m.agreed[p] - m.game.World.Bal[id]
	}
	text := t.InForce(g.World.Bal)
	g.begin(AgreementInForce, m.s.Laws.SignRule, ledger.Everyone)
	g.measure(&text)
	g.commit()
}

// drawOrders files orders of an office that has closed its turn out of sight: how many is
// drawn, up to as many as it can give, and each is the first that it may give from a drawn
// place in the list of actions on.
func (g *Game) drawOrders(o ledger.Office) {
	s := g.Scenario
	closed, r := s.Offices[o].Closed, Refusal{}
	g.World.Add(closed, -num.One)
	key := chance.Key{Turn: g.Turn(), Purpose: luckOrders, Actor: uint16(o)}
	for n := chance.Below(g.Luck.Draw(key), uint64(s.Orders)+1); n > 0; n-- {
		key.Nth++
		from := chance.Below(g.Luck.Draw(key), uint64(len(s.Actions)))
		for i := range s.Actions {
			g.asked = ledger.Directive{By: o, Verb: Act, Item: uint16((int(from) + i) % len(s.Actions))}
			a := &s.Actions[g.asked.Item]
			if a.Joint || a.Pins || a.On != scenario.OnNothing || !a.By.Has(o) {
				continue
			}
			if check(s, g.through(o), &g.asked, &r) {
				g.file(&g.asked)
				break
			}
		}
	}
	g.World.Add(closed, num.One)
}

// narrow leaves of what the opening may have drawn for an account what passes a test of how
// far from its median that was. A test that nothing passes is no evidence.
func (m *Imagination) narrow(id ledger.ID, may func(off num.Milli) bool) bool {
	i := slices.Index(m.game.lists.drawn, id)
	if i < 0 || !slices.ContainsFunc(m.left.drawn[i], may) {
		return false
	}
	m.left.drawn[i] = slices.DeleteFunc(m.left.drawn[i], func(off num.Milli) bool { return !may(off) })
	return true
}

// readAgendas leaves the agendas that fit the stakes that the seat has sounded out.
func (m *Imagination) readAgendas() {
	t, bal := m.s.Talks, m.game.World.Bal
	for p, list := range m.left.agendas {
		if len(list) == 0 {
			continue
		}
		id := t.Agenda[p]
		fits := func(k uint8) bool {
			bal[id] = num.Of(int(k))
			defer func() { bal[id] = m.s.Accounts[id].Open }()
			for o := range t.Stakes {
				if m.of.Has(ledger.Office(o)) && t.Party(ledger.Office(o)) != p && !m.fits(o, p, k) {
					return false
				}
			}
			return true
		}
		if slices.ContainsFunc(list, fits) {
			m.left.agendas[p] = slices.DeleteFunc(list, func(k uint8) bool { return !fits(k) })
		}
	}
}

// fits tells whether agenda k of party p, which the balances hold, fits what office o has
// learned of that party.
func (m *Imagination) fits(o, p int, k uint8) bool {
	t, bal := m.s.Talks, m.game.World.Bal
	if known := bal[t.KnownAgenda[o][p]]; t.KnownAgenda[o][p] != ledger.Turn && known > 0 && known != num.Of(int(k)) {
		return false
	}
	for issue, id := range t.Stakes[o][p] {
		if x := bal[id]; x != 0 && x != t.StakeIn(bal, p, issue) {
			return false
		}
	}
	return true
}
