package scenario

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"backchannel/engine/calendar"
	"backchannel/engine/ledger"
)

// Skin is another dress for a scenario: the same game with invented states.
type Skin struct {
	// ID is its name in the files and on the command line, Name what it is called.
	ID, Name string
	// Mirror gives the two states each other's names.
	Mirror bool
}

// String names a skin as records keep it: "neutral" or "neutral-mirrored".
func (k Skin) String() string {
	if k.Mirror {
		return k.ID + mirrored
	}
	return k.ID
}

const mirrored = "-mirrored"

// ParseSkin reads what Skin.String writes.
func ParseSkin(text string) Skin {
	id, mirror := strings.CutSuffix(text, mirrored)
	return Skin{ID: id, Mirror: mirror}
}

// Skin returns the scenario in one of its skins: a copy with the same rules, accounts and
// digest, so that the records of either replay with the other, in other words:
//
//  1. Every text, name, level, clause and unit is put into the skin's words; mirrored,
//     the two states have each other's names.
//  2. Every text is SIMULATED, for it is fiction now. It cites no source.
//  3. There is no date: turns are weeks, and what was before the first of them is "before
//     week 1".
//  4. The sources, the record of what came after, the dossier's rows and the translations
//     are left out.
//
// No id is the scenario as it was written. The error says which skins there are.
func (s *Scenario) Skin(id string, mirror bool) (*Scenario, error) {
	s = s.Written()
	if id == "" && !mirror {
		return s, nil
	}
	i := slices.IndexFunc(s.Skins, func(k Skin) bool { return k.ID == id })
	if i < 0 {
		return nil, fmt.Errorf("%s has no skin %q; it has: %s", s.Title, id, s.skinIDs())
	}
	c, err := s.dressings[i].scenario(mirror)
	if err != nil {
		return nil, err
	}
	c.bare, c.Digest, c.Skins, c.Worn = s, s.Digest, s.Skins, s.Skins[i]
	c.Worn.Mirror = mirror
	for o := 1; o < len(c.Offices); o++ {
		c.Offices[o].Code = strings.ToUpper(c.Handle(ledger.Office(o)))
	}
	if s.Talks != nil { // numbers only, and dear to work out
		c.Talks.best, c.Talks.optima = s.Talks.best, s.Talks.optima
	}
	return c, nil
}

// Written is the scenario as it was written, for those who judge by its texts and must
// judge alike in every skin.
func (s *Scenario) Written() *Scenario {
	if s.bare != nil {
		return s.bare
	}
	return s
}

func (s *Scenario) skinIDs() string {
	if len(s.Skins) == 0 {
		return "none"
	}
	var ids []string
	for _, k := range s.Skins {
		ids = append(ids, k.ID)
	}
	return strings.Join(ids, " ")
}

// Handle is the word by which a learner names an office: its id, or in a skin, where the
// id would give the original away, its short name in small letters.
func (s *Scenario) Handle(o ledger.Office) string {
	if s.bare == nil {
		return s.Offices[o].ID
	}
	return Slug(s.Offices[o].Short)
}

// Banned returns the first word of a text that the skin worn bans, or "": what a program
// says of a scenario can be tried with it.
func (s *Scenario) Banned(text string) string {
	if s.bare == nil {
		return ""
	}
	at := slices.IndexFunc(s.Skins, func(k Skin) bool { return k.ID == s.Worn.ID })
	return s.bare.dressings[at].w.ban(text)
}

// Slug is a name in small letters with _ between its words.
func Slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, "_")
}

// dressing makes the copies of a scenario in one skin.
type dressing struct {
	r    *reading
	w    *wording
	anew map[*node]pathText
	id   string
	skin Skin
	// start is the day on which the game begins as it was written.
	start calendar.Date
}

// undress are the files that a skin leaves out.
var undress = []string{"sources.yaml", "record.yaml", "excluded.yaml"}

// scenario builds the copy. The files have been checked, so a problem here is one of the
// program.
func (d *dressing) scenario(mirror bool) (*Scenario, error) {
	b := newBuilder(d.id)
	b.dress = d
	for i, name := range d.r.known {
		if n := d.r.nodes[name]; n != nil && !slices.Contains(undress, name) {
			dec := decoder{file: name, into: b.problems, lenient: true}
			dec.decode(d.clone(n, "", mirror), reflect.ValueOf(&b.f).Elem().Field(i).Addr().Interface())
		}
	}
	if b.count() == 0 {
		b.build()
	}
	if b.count() > 0 {
		return nil, fmt.Errorf("the skin %s does not fit: %v", d.skin.ID, b.all()[0])
	}
	return b.s, nil
}

// clone copies a node with its texts in the skin's words; key is the key that it stands under.
func (d *dressing) clone(n *node, key string, mirror bool) *node {
	c := *n
	if most, ok := d.r.texts[n]; ok {
		text, _ := d.text(n, key, most)
		c.text = d.w.fill(text, mirror)
	}
	if len(n.values) > 0 {
		c.values = make([]*node, len(n.values))
		for i, v := range n.values {
			k := key
			if n.kind == kindMap {
				k = n.keyOf(i)
			}
			c.values[i] = d.clone(v, k, mirror)
		}
	}
	return &c
}

// keyOf is the key of a value of a map; that of the day that a text speaks of is "text.on".
func (n *node) keyOf(i int) string {
	k := n.keys[i].text
	if k == "on" && slices.ContainsFunc(n.keys, func(x *node) bool { return x.text == "text" }) {
		return "text.on"
	}
	return k
}

// text is a text in the skin's words, its names still to be filled in.
func (d *dressing) text(n *node, key string, most int) (string, bool) {
	if t, ok := d.anew[n]; ok {
		return t.text, len(t.text) <= most
	}
	if key == "text.on" && d.start != 0 {
		return d.week(n.text), true
	}
	return d.w.retext(n.text, most)
}

// week puts the day that a text speaks of into weeks of the game.
func (d *dressing) week(on string) string {
	day, err := calendar.Parse(on)
	if err != nil {
		day, err = calendar.ParseLong(on)
	}
	if err != nil || day.Before(d.start) {
		return "before week 1"
	}
	return fmt.Sprintf("week %d", int(day-d.start)/7+1)
}
