package journal

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

func (c *cursor) directive() (d ledger.Directive) {
	c.must("{")
	if c.key("by") {
		d.By = number[ledger.Office](c)
	}
	if c.key("with") {
		d.With = number[ledger.Office](c)
	}
	if c.key("verb") {
		d.Verb, _ = crisis.ParseVerb(c.text(NameMax))
	}
	if c.key("item") {
		d.Item = number[uint16](c)
	}
	if c.key("pick") {
		d.Pick = number[uint8](c)
	}
	if c.key("lv") {
		c.levels(&d.Levels)
	}
	if c.key("text") {
		d.Text = c.text(ledger.TextMax)
	}
	c.must("}")
	return d
}

// levels reads levels, the last of which stands for all after it too.
func (c *cursor) levels(l *ledger.Levels) {
	c.list(len(l), func(i int) {
		level := number[int8](c)
		for ; i < len(l); i++ {
			l[i] = level
		}
	})
}

// event reads an event; its entries are read through scratch and then cloned, so
// that a list is no larger than its entries.
func (c *cursor) event(scratch *[]ledger.Entry) (e ledger.Event) {
	c.must("{")
	if c.key("n") {
		e.No = number[uint32](c)
	}
	if c.key("t") {
		e.Turn = number[int16](c)
	}
	if c.key("k") {
		e.Kind, _ = crisis.ParseKind(c.text(NameMax))
	}
	if c.key("of") {
		e.Of = c.directive()
	}
	if c.key("r") {
		e.Rule = number[ledger.Rule](c)
	}
	c.luck(&e)
	if c.key("s") {
		e.Sees = c.sees()
	}
	if c.key("f") {
		e.Filing = number[ledger.Filing](c)
	}
	if c.key("x") {
		e.Settles = number[int16](c)
	}
	if c.key("e") {
		*scratch = (*scratch)[:0]
		c.list(EntriesMax, func(int) { *scratch = append(*scratch, c.entry()) })
		e.Entries = slices.Clone(*scratch)
	}
	c.must("}")
	return e
}

func (c *cursor) luck(e *ledger.Event) {
	if c.key("o") {
		e.Odds = number[num.Milli](c)
	}
	if c.key("d") {
		e.Drawn = number[num.Milli](c)
	}
}

func (c *cursor) sees() (s ledger.Offices) {
	if c.has(`"` + everyone + `"`) {
		return ledger.Everyone
	}
	c.list(ledger.OfficesMax+1, func(int) { s |= 1 << min(number[ledger.Office](c), ledger.OfficesMax) })
	return s
}

func (c *cursor) entry() (e ledger.Entry) {
	c.list(6, func(i int) {
		switch i {
		case 0:
			e.To = number[ledger.ID](c)
		case 1:
			e.Delta = number[num.Milli](c)
		case 2:
			e.Rule = number[ledger.Rule](c)
		case 3:
			e.By = number[ledger.Office](c)
		case 4:
			e.At = number[int16](c)
		case 5:
			e.Card = number[uint16](c)
		}
	})
	return e
}

// header reads a head. A format of another number is told apart from nonsense.
func (c *cursor) header() (h Header, err error) {
	c.must(`{"format":`)
	if format := number[int](c); !c.bad && format != Format {
		return h, fmt.Errorf("it is in format %d and this program reads format %d; open it with the version of the program that wrote it", format, Format)
	}
	if c.key("scenario") {
		h.Scenario = c.text(NameMax)
	}
	if c.key("digest") {
		c.digest(&h.Digest)
	}
	if c.key("rules") {
		h.Rules = int(number[int16](c))
	}
	if c.key("seed") {
		h.Seed, err = strconv.ParseUint(c.text(20), 10, 64)
		c.bad = c.bad || err != nil
	}
	if c.key("plan") {
		h.Plan = c.text(NameMax)
	}
	if c.key("skin") {
		h.Skin = c.text(NameMax)
	}
	if c.key("players") {
		c.list(ledger.OfficesMax, func(int) { h.Players = append(h.Players, c.player()) })
	}
	if c.key("forms") {
		c.list(ledger.OfficesMax, func(int) { h.Forms = append(h.Forms, c.form()) })
	}
	c.must("}")
	return h, nil
}

func (c *cursor) form() (f Form) {
	c.list(2, func(i int) {
		if i == 0 {
			f.Seat = c.text(NameMax)
		} else {
			f.Text = c.text(FormMax)
		}
	})
	return f
}

func (c *cursor) digest(d *ledger.Digest) {
	text := c.text(2 * len(d))
	if len(text) != 2*len(d) {
		c.bad = true
		return
	}
	if _, err := hex.Decode(d[:], []byte(text)); err != nil {
		c.bad = true
	}
}

func (c *cursor) player() (p Player) {
	c.list(2, func(i int) {
		if text := c.text(NameMax); i == 0 {
			p.Seat = text
		} else {
			p.Kind = text
		}
	})
	return p
}
