package scenario

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// Whole is an account that is the weighted mean of others, its parts. The kernel keeps
// the two in agreement: what is posted to the whole is posted to each part, and what is
// posted to a part moves the whole by the part's share.
type Whole struct {
	Account ledger.ID
	Parts   []Share
	// Weight is the sum of the parts' weights.
	Weight num.Milli
}

// Share is a part of a whole with its weight beside the others.
type Share struct {
	Account ledger.ID
	Weight  num.Milli
}

// Mean is what a weighted sum of the parts makes the whole.
func (w *Whole) Mean(sum int64) num.Milli { return num.Milli(num.MulDiv(sum, 1, int64(w.Weight))) }

// Sum is the weighted sum of the parts. A whole has at most partsOfMax of them, each
// within balanceMax and weighed by at most 1,000, so the sum is far within an int64.
func (w *Whole) Sum(bal []num.Milli) (sum int64) {
	for i := range w.Parts {
		p := &w.Parts[i]
		sum += int64(p.Weight) * int64(bal[p.Account])
	}
	return sum
}

// partsOfMax is the most parts of a whole.
const partsOfMax = 64

// WholeOf is the number of the whole that an account is part of, or -1.
func (s *Scenario) WholeOf(id ledger.ID) int {
	return slices.IndexFunc(s.Wholes, func(w Whole) bool {
		return slices.ContainsFunc(w.Parts, func(p Share) bool { return p.Account == id })
	})
}

// whole is the whole of an account, opened where there is none yet.
func (b *builder) whole(id ledger.ID) *Whole {
	for i := range b.s.Wholes {
		if b.s.Wholes[i].Account == id {
			return &b.s.Wholes[i]
		}
	}
	b.s.Wholes = append(b.s.Wholes, Whole{Account: id})
	return &b.s.Wholes[len(b.s.Wholes)-1]
}

// join makes an account a part of a whole.
func (b *builder) join(whole, part ledger.ID, weight num.Milli, at Pos) {
	a, of := &b.s.Accounts[part], &b.s.Accounts[whole]
	switch w := b.s.WholeOf(part); {
	case whole == part:
		b.add(at, "", "%s cannot be part of itself", a.Name)
		return
	case w >= 0:
		b.add(at, "", "%s is part of %s already: a meter is part of one mean", a.Name, b.s.Accounts[b.s.Wholes[w].Account].Name)
		return
	case a.Min != of.Min || a.Max != of.Max:
		b.add(at, "", "%s goes from %v to %v and its mean %s from %v to %v: give them one range", a.Name, a.Min, a.Max, of.Name, of.Min, of.Max)
	case a.Sees != of.Sees:
		b.add(at, "", "%s is not seen by the same offices as its mean %s: who sees the one could work out the other; give both the same sees", a.Name, of.Name)
	case weight <= 0:
		b.add(at, "", "the weight of %s is %v: a part weighs more than 0", a.Name, weight)
	}
	w := b.whole(whole)
	w.Parts = append(w.Parts, Share{part, weight})
	w.Weight += weight
}

// buildWholes joins the meters that are means of others to their parts, and lets each
// begin at the mean of where these do.
func (b *builder) buildWholes() {
	for _, e := range b.f.Meters {
		f := &e.Value
		if len(f.MeanOf) == 0 {
			continue
		}
		if len(f.Each) > 0 {
			b.add(e.At, "", "%s is a mean and cannot be a meter of each office: take each or mean_of out", e.ID)
			continue
		}
		whole, ok := b.meterOf(Ref{e.At, e.ID})
		for _, p := range f.MeanOf {
			if part, found := b.meterOf(Ref{p.At, p.ID}); ok && found {
				b.join(whole, part, p.Value, p.At)
			}
		}
	}
	b.checkWholes()
	b.startWholes()
}

// checkWholes wants parts that are no wholes themselves.
func (b *builder) checkWholes() {
	for i := range b.s.Wholes {
		w := &b.s.Wholes[i]
		e := b.meterEntry(w.Account)
		if of := b.s.WholeOf(w.Account); of >= 0 {
			b.add(e.At, "", "%s is a mean of others and part of %s: a part has no parts of its own", e.ID, b.s.Accounts[b.s.Wholes[of].Account].Name)
		}
		if len(w.Parts) > partsOfMax {
			b.add(e.At, "", "%s is the mean of %d others: at most %d can be", e.ID, len(w.Parts), partsOfMax)
		}
		if e.Value.Spread != 0 {
			b.add(e.At, "", "%s is a mean, so its start is not drawn: give the spread to its parts", e.ID)
		}
	}
}

// startWholes opens each whole at the mean of its parts. A start that was written must
// be that.
func (b *builder) startWholes() {
	bal := make([]num.Milli, len(b.s.Accounts))
	for id := range b.s.Accounts {
		bal[id] = b.s.Accounts[id].Open
	}
	for i := range b.s.Wholes {
		w := &b.s.Wholes[i]
		if w.Weight <= 0 {
			continue
		}
		mean := w.Mean(w.Sum(bal))
		if e := b.meterEntry(w.Account); e.Value.Start != 0 && e.Value.Start != mean {
			b.add(e.At, "", "%s starts at the mean of its parts, %v: write start: %v, or take start out", e.ID, mean, mean)
		}
		for _, id := range b.alike(w.Account) {
			b.s.Accounts[id].Open = mean
		}
	}
}

// alike lists an account and the poll of it, which start alike.
func (b *builder) alike(id ledger.ID) []ledger.ID {
	list := []ledger.ID{id}
	for i := range b.s.Meters {
		if m := &b.s.Meters[i]; m.Account == id && m.HasPoll {
			list = append(list, m.Poll)
		}
	}
	return list
}

// meterEntry is the entry of the file that a shared meter is written in.
func (b *builder) meterEntry(id ledger.ID) *Entry[meterFile] {
	for i := range b.f.Meters {
		if e := &b.f.Meters[i]; e.ID == b.s.Accounts[id].Name {
			return e
		}
	}
	return &Entry[meterFile]{}
}
