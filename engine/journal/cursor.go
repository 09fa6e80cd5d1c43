package journal

import (
	"bytes"
	"encoding/hex"
	"strconv"
)

// cursor reads the one form of a value from its bytes. It is lax about commas and
// zeros: whoever uses it writes the value again and demands the same bytes.
type cursor struct {
	b   []byte
	bad bool
}

// has takes a literal if it comes next.
func (c *cursor) has(lit string) bool {
	if c.bad || len(c.b) < len(lit) || string(c.b[:len(lit)]) != lit {
		return false
	}
	c.b = c.b[len(lit):]
	return true
}

func (c *cursor) must(lit string) {
	if !c.has(lit) {
		c.bad = true
	}
}

// key takes a key if it comes next, with the comma before it.
func (c *cursor) key(name string) bool {
	if c.bad {
		return false
	}
	rest := bytes.TrimPrefix(c.b, []byte{','})
	n := len(name)
	if len(rest) < n+3 || rest[0] != '"' || string(rest[1:n+1]) != name || rest[n+1] != '"' || rest[n+2] != ':' {
		return false
	}
	c.b = rest[n+3:]
	return true
}

// number takes an integer in the range of T.
func number[T ~int8 | ~int16 | ~int64 | ~int | ~uint8 | ~uint16 | ~uint32](c *cursor) T {
	n := 0
	for n < len(c.b) && n < 20 && (c.b[n] == '-' || c.b[n] >= '0' && c.b[n] <= '9') {
		n++
	}
	v, err := strconv.ParseInt(string(c.b[:n]), 10, 64)
	if err != nil || int64(T(v)) != v {
		c.bad = true
		return 0
	}
	c.b = c.b[n:]
	return T(v)
}

// text takes a string of at most limit bytes.
func (c *cursor) text(limit int) string {
	c.must(`"`)
	var out []byte
	for !c.bad && !c.has(`"`) {
		switch {
		case len(c.b) == 0 || len(out) == limit:
			c.bad = true
		case c.b[0] == '\\':
			out = append(out, c.escaped())
		default:
			out = append(out, c.b[0])
			c.b = c.b[1:]
		}
	}
	return string(out)
}

func (c *cursor) escaped() byte {
	switch {
	case c.has(`\"`):
		return '"'
	case c.has(`\\`):
		return '\\'
	}
	if !c.has(`\u00`) {
		c.must(`\udc`)
	}
	var b [1]byte
	if c.bad || len(c.b) < 2 {
		c.bad = true
		return 0
	}
	if _, err := hex.Decode(b[:], c.b[:2]); err != nil {
		c.bad = true
	}
	c.b = c.b[2:]
	return b[0]
}

// list takes a list of at most limit items, each read by item.
func (c *cursor) list(limit int, item func(i int)) {
	c.must("[")
	for i := 0; !c.bad && !c.has("]"); i++ {
		if i == limit {
			c.bad = true
			return
		}
		if i > 0 {
			c.must(",")
		}
		item(i)
	}
}

// ends tells whether all was read and understood.
func (c *cursor) ends() bool { return !c.bad && len(c.b) == 0 }
