package desk

import (
	"slices"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
)

// Forecast is what a seat can tell of how a home would take a text: the least, the middle and
// the most that fit what it knows.
type Forecast struct {
	// Low, Mid and High are the odds in percent that a home which votes carries it; of one
	// that signs itself each is 0 or 100 for what is supposed of it.
	Low, Mid, High num.Milli
	// Margin is how far off the estimate of the threshold can be in points, Agendas how many
	// the home may have, and Carry under how many of these it is at least even.
	Margin         num.Milli
	Agendas, Carry int
	// Offered tells that it has an offer of its own on the table, Less under how many of
	// its agendas the text is worth less to it than that.
	Offered bool
	Less    int
}

// Foresee forecasts how the home of a party takes a text. Of a home of its own a seat
// knows all.
func (d *Desk) Foresee(p int, l *ledger.Levels) Forecast {
	s, t, v := d.Scenario, d.Scenario.Talks, d.View
	at, margin := v.Bal[t.Reserve[p]], num.Milli(0)
	if !v.Knows(s, t.Reserve[p]) {
		at = t.Parties[p].Threshold
		if rows := t.Estimate[d.Voice()]; len(rows) > p {
			at, margin = v.Bal[rows[p]], v.Bal[t.Margin[d.Voice()][p]]
		}
	}
	bal := slices.Clone(v.Bal)
	f := Forecast{Low: 100 * num.One, Margin: margin}
	own, offered := negotiation.Read(v.Bal, t.Offer[p])
	f.Offered = offered
	var all num.Milli
	for _, n := range d.possible(p) {
		f.Agendas++
		if len(t.Parties[p].Agendas) > 0 {
			bal[t.Agenda[p]] = num.Of(n)
		}
		if offered && t.Worth(bal, p, l) < t.Worth(bal, p, &own) {
			f.Less++
		}
		var sum num.Milli
		for _, x := range []num.Milli{at - margin, at, at + margin} {
			bal[t.Reserve[p]] = x
			odds := num.Milli(0)
			switch {
			case t.Parties[p].Ratifies():
				odds = crisis.RatificationOf(s, bal, p, l).Odds
			case t.Worth(bal, p, l) >= t.Need(x, l):
				odds = 100 * num.One
			}
			f.Low, f.High, sum = min(f.Low, odds), max(f.High, odds), sum+odds
		}
		if all += sum; sum >= 3*50*num.One {
			f.Carry++
		}
	}
	f.Mid = all / num.Milli(3*f.Agendas)
	return f
}

// possible are the numbers of the agendas that a party may have drawn; 0 where it has none.
func (d *Desk) possible(p int) []int {
	n := len(d.Scenario.Talks.Parties[p].Agendas)
	if n == 0 {
		return []int{0}
	}
	if k := d.Agenda(p); k >= 0 {
		return []int{k + 1}
	}
	out := make([]int, n)
	for i := range out {
		out[i] = i + 1
	}
	return out
}

// Words are a forecast in words: unlikely, even or likely, and how far that may be wrong.
func (f *Forecast) Words(b *phrase.Book) string {
	low, mid, high := Likely(b, f.Low), Likely(b, f.Mid), Likely(b, f.High)
	switch {
	case low == high:
		return mid
	case high == mid:
		return b.Say("%s, at worst %s", mid, low)
	case low == mid:
		return b.Say("%s, at best %s", mid, high)
	}
	return b.Say("about even, from %s to %s", low, high)
}

// Doubt says in a sentence what makes a forecast wide.
func (f *Forecast) Doubt(b *phrase.Book) string {
	switch {
	case f.Agendas > 1 && f.Carry == f.Agendas:
		return b.Say("It would rather carry it under each of its %d possible agendas.", f.Agendas)
	case f.Agendas > 1 && f.Carry == 0:
		return b.Say("It would rather refuse it under each of its %d possible agendas.", f.Agendas)
	case f.Agendas > 1:
		return b.Say("It would rather carry it under %d of its %d possible agendas. Find out which it has.", f.Carry, f.Agendas)
	case f.Margin > 0:
		return b.Say("You know its threshold to within %s.", (num.Milli(num.MulDiv(int64(f.Margin), 1, 100)) * 100).String())
	}
	return b.Say("You know its threshold.")
}

// Accepts says what speaks for and against its taking the text now, which is another
// thing than what its home would carry: it can hold out for what it has asked for.
func (f *Forecast) Accepts(b *phrase.Book) string {
	switch {
	case !f.Offered:
		return b.Say("Whether it accepts now cannot be told: it has made no offer to compare with.")
	case f.Less == 0:
		return b.Say("It is likely to accept now: it gets no less than by its own offer.")
	case f.Less == f.Agendas:
		return b.Say("It may hold out: it gets less than by its own offer.")
	}
	return b.Say("It may hold out: under %d of its %d possible agendas it gets less than by its own offer.", f.Less, f.Agendas)
}

// Likely is a chance in percent in a word: unlikely below 35, likely above 65.
func Likely(b *phrase.Book, odds num.Milli) string {
	switch {
	case odds < 35*num.One:
		return b.Say("unlikely")
	case odds <= 65*num.One:
		return b.Say("even")
	}
	return b.Say("likely")
}
