// Package ledger is the game: accounts, the entries posted to them, the events
// that carry the entries, and the world, which is the sum of them all.
package ledger

import (
	"backchannel/engine/num"
)

// ID names an account by its place in the chart.
type ID uint16

// Turn is the account that counts turns; every chart begins with it.
const Turn ID = 0

// AccountsMax bounds a chart.
const AccountsMax = 8000

// Office is the number of an office, from 1. Nobody is the world itself.
type Office uint8

// Nobody acts when a card falls or a law applies.
const Nobody Office = 0

// OfficesMax is the highest number an office can have.
const OfficesMax = 63

// Offices is a set of offices, one bit each.
type Offices uint64

// Everyone is the set of all offices.
const Everyone Offices = 1<<63 - 1<<1 | 1<<63

// Only is the set that holds one office; nobody gives the empty set.
func Only(o Office) Offices {
	if o == Nobody {
		return 0
	}
	return 1 << o
}

// Has tells whether the set holds o.
func (s Offices) Has(o Office) bool { return s>>o&1 == 1 }

// Meets tells whether the two sets share an office.
func (s Offices) Meets(t Offices) bool { return s&t != 0 }

// Account is one exact number that a rule can read.
type Account struct {
	// Name is unique in the chart: "ten", "arden.home", "main.offer.arden.H1".
	Name string
	// Title is what a learner reads.
	Title string
	// Min and Max are the range that a closed turn holds the balance in.
	Min, Max num.Milli
	// Open is the balance before the first event; Spread is how far, in whole steps
	// to either side, the opening draw may move it.
	Open, Spread num.Milli
	// Sees is who may know the balance and its entries; it never changes.
	Sees Offices
	// Owner is the office whose account this is, or Nobody.
	Owner Office
}

// Chart is the list of a scenario's accounts.
type Chart struct {
	Accounts []Account
	index    map[string]ID
}

// Add opens an account and returns its number. A name that stands already
// returns the account that has it, unchanged, and false.
func (c *Chart) Add(a Account) (ID, bool) {
	if id, ok := c.index[a.Name]; ok {
		return id, false
	}
	if c.index == nil {
		c.index = make(map[string]ID)
	}
	id := ID(len(c.Accounts))
	c.Accounts = append(c.Accounts, a)
	c.index[a.Name] = id
	return id, true
}

// Find returns the account of a name.
func (c *Chart) Find(name string) (ID, bool) {
	id, ok := c.index[name]
	return id, ok
}
