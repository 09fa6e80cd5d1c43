package scenario

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"backchannel/engine/calendar"
	"backchannel/engine/ledger"
	"backchannel/engine/phrase"
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
//  4. The sources, the polls, the record of what came after, the dossier's rows and the translations
//     are left out; the map is the one that the skin draws, if it draws one.
//
// The language stays that of s. No id is the scenario as it was written. The error says
// which skins there are.
func (s *Scenario) Skin(id string, mirror bool) (*Scenario, error) {
	code := ""
	if s.bare != nil {
		code = s.Language
	}
	return s.Written().copied(Skin{ID: id, Mirror: mirror}, code, s.Book)
}

// copied is the scenario in a skin and a language, from the scenario as it was written.
func (s *Scenario) copied(worn Skin, code string, book *phrase.Book) (*Scenario, error) {
	own := code == "" || code == s.Language
	plain := worn.ID == "" && !worn.Mirror
	if own && plain && book == nil {
		return s, nil
	}
	d := &dressing{r: s.read, id: s.ID}
	if !plain {
		if d = s.dressing(worn.ID, code); d == nil {
			return nil, fmt.Errorf("%s has no skin %q; it has: %s", s.Title, worn.ID, s.skinIDs())
		}
	} else if !own {
		d.code, d.words = code, s.words(code)
	}
	c, err := d.scenario(worn.Mirror, book)
	if err != nil {
		return nil, err
	}
	c.bare, c.Digest, c.Skins, c.Translations = s, s.Digest, s.skinsIn(code), s.Translations
	if !own {
		c.Language = code
	}
	if !plain {
		c.Translations = nil
		c.Worn = d.skin
		c.Worn.Mirror = worn.Mirror
		for o := 1; o < len(c.Offices); o++ {
			c.Offices[o].Code = strings.ToUpper(c.Handle(ledger.Office(o)))
		}
	}
	if s.Talks != nil { // numbers only, and dear to work out
		c.Talks.best, c.Talks.optima = s.Talks.best, s.Talks.optima
	}
	return c, nil
}

// dressing is a skin in a language, or in that of the scenario where it has none of its
// own for it; nil where there is no such skin.
func (s *Scenario) dressing(id, code string) *dressing {
	var found *dressing
	for _, d := range s.dressings {
		if d.skin.ID == id && (d.code == code || d.code == "" && found == nil) {
			found = d
		}
	}
	return found
}

// skinsIn are the skins by their names in a language.
func (s *Scenario) skinsIn(code string) []Skin {
	list := slices.Clone(s.Skins)
	for i := range list {
		list[i].Name = s.dressing(list[i].ID, code).skin.Name
	}
	return list
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
	if s.Worn.ID == "" {
		return s.Offices[o].ID
	}
	return Slug(s.Offices[o].Short)
}

// Banned returns the first word of a text that the skin worn bans, or "": what a program
// says of a scenario can be tried with it.
func (s *Scenario) Banned(text string) string {
	if s.Worn.ID == "" {
		return ""
	}
	return s.bare.dressing(s.Worn.ID, s.Language).w.ban(text)
}

// Slug is a name in small letters with _ between its words.
func Slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, "_")
}

// dressing makes the copies of a scenario in one skin, in one language, or in both.
type dressing struct {
	r  *reading
	id string
	// w and anew are the words of a skin, nil without one.
	w    *wording
	anew map[*node]pathText
	skin Skin
	// code is a language, empty for that of the scenario, and words its texts.
	code  string
	words map[*node]string
	// shown is what a skin draws of the map, nil if it has none.
	shown *skinMapFile
	// start is the day on which the game begins as it was written.
	start calendar.Date
}

// undress are the files that a skin leaves out; the map only where the skin draws none of its own.
var undress = []string{"sources.yaml", "record.yaml", "excluded.yaml", pollsName, mapName}

// scenario builds the copy. The files have been checked, so a problem here is one of the
// program.
func (d *dressing) scenario(mirror bool, book *phrase.Book) (*Scenario, error) {
	b := newBuilder(d.id)
	b.s.Book = book
	if d.w != nil {
		b.dress = d
	}
	for i, name := range d.r.known {
		if n := d.r.nodes[name]; n != nil && (d.w == nil || !slices.Contains(undress, name) || name == mapName && d.shown != nil) {
			dec := decoder{file: name, into: b.problems, lenient: true}
			dec.decode(d.clone(n, "", mirror, book), reflect.ValueOf(&b.f).Elem().Field(i).Addr().Interface())
		}
	}
	if d.w != nil && d.shown != nil {
		b.f.Map = d.shown.on(&b.f.Map)
	}
	if b.count() == 0 {
		b.build()
	}
	if b.count() > 0 {
		return nil, fmt.Errorf("the copy in other words does not fit: %v", b.all()[0])
	}
	return b.s, nil
}

// clone copies a node with its texts in other words; key is the key that it stands under.
func (d *dressing) clone(n *node, key string, mirror bool, book *phrase.Book) *node {
	c := *n
	if most, ok := d.r.texts[n]; ok {
		c.text, _ = d.text(n, key, most, book)
		if d.w != nil {
			c.text = d.w.fill(c.text, mirror)
		}
	}
	if len(n.values) > 0 {
		c.values = make([]*node, len(n.values))
		for i, v := range n.values {
			k := key
			if n.kind == kindMap {
				k = n.keyOf(i)
			}
			c.values[i] = d.clone(v, k, mirror, book)
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

// text is a text in other words, the names of a skin still to be filled in; false where it
// has more bytes than a skin may make of it.
func (d *dressing) text(n *node, key string, most int, book *phrase.Book) (string, bool) {
	if d.code != "" {
		most = longer(most)
	}
	if t, ok := d.anew[n]; ok {
		return t.text, len(t.text) <= most
	}
	if key == "text.on" && d.start != 0 {
		return d.week(n.text, book), true
	}
	text := n.text
	if own, ok := d.words[n]; ok {
		text = own
	} else if d.r.originals[n] {
		text = calendar.Words(book, text)
	}
	if d.w == nil {
		return text, true
	}
	return d.w.retext(text, most)
}

// week puts the day that a text speaks of into weeks of the game.
func (d *dressing) week(on string, book *phrase.Book) string {
	day, err := calendar.Parse(on)
	if err != nil {
		day, err = calendar.ParseLong(on)
	}
	if err != nil || day.Before(d.start) {
		return book.Say("before week 1")
	}
	return book.Say("week %d", int(day-d.start)/7+1)
}
