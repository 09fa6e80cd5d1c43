package desk

import (
	"backchannel/engine/advisor"
)

// Mind is what a seat can work out of what it sees, kept until it sees something else. The
// zero Mind has worked nothing out; it belongs to one game.
type Mind struct {
	seen, told stamp // by the outlook, and by the counsel
	outlook    *advisor.Outlook
	counsel    *advisor.Counsel
	says       [advisor.Leanings][]advisor.Advice
}

// stamp tells two moments of a game apart.
type stamp struct{ log, filed, turn int }

func (d *Desk) stamp() stamp { return stamp{len(d.View.Log) + 1, len(d.View.Filed), d.View.Turn()} }

// Outlook is what the seat can tell of what the homes of others could carry; nil where
// nobody can tell.
func (m *Mind) Outlook(d *Desk) *advisor.Outlook {
	if !advisor.CanTell(d.Scenario) {
		return nil
	}
	if m.outlook == nil {
		m.outlook = advisor.NewOutlook(d.Scenario, d.Voice())
	}
	if now := d.stamp(); now != m.seen {
		m.outlook.See(d.View)
		m.seen = now
	}
	return m.outlook
}

// Counsel is what each of the seat's desks would do now.
func (m *Mind) Counsel(d *Desk) *[advisor.Leanings][]advisor.Advice {
	if m.counsel == nil {
		m.counsel = advisor.NewCounsel(d.Scenario, d.View.Of)
	}
	if now := d.stamp(); now != m.told {
		m.counsel.See(d.View)
		for l := range advisor.Leanings {
			m.says[l] = m.counsel.Advise(l)
		}
		m.told = now
	}
	return &m.says
}
