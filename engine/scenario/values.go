package scenario

import (
	"slices"
	"strings"

	"backchannel/engine/rule"
)

// Limits of the values of scenario files.
const (
	// maxID is the most letters of an id.
	maxID = 40
	// maxRef is the most letters of a reference: two ids and a dot.
	maxRef = 2*maxID + 1
	// maxSay is the most bytes of a text for a learner: more is not read in class.
	maxSay = 1_200
	// maxName is the most bytes of a name, as on a card or a button, maxShort of a
	// short name, a unit or the name of a level, maxClause of a treaty sentence or a
	// reason, maxSource of what tells where a text comes from.
	maxName   = 60
	maxShort  = 24
	maxClause = 240
	maxSource = 240
)

// mark is a text that no learner reads as one: a code, an address, the row of a dossier.
// It has no translation.
type mark string

// original is a text that may stay as it is in every language: a date, which the program
// puts into words, or what a document is called, which stays in that document's language.
type original string

// Entries is a map from ids to values, in the order of the file.
type Entries[T any] []Entry[T]

// Entry is one id with its value; At is the place of the id.
type Entry[T any] struct {
	ID    string
	At    Pos
	Value T
}

func (e *Entries[T]) decodeNode(d *decoder, n *node) {
	if n.kind != kindMap {
		d.wrong(n, "a map of names and values")
		return
	}
	*e = make(Entries[T], 0, len(n.keys))
	for i, k := range n.keys {
		if d.id(k) {
			*e = append(*e, Entry[T]{ID: k.text, At: d.pos(k)})
			d.decode(n.values[i], &(*e)[len(*e)-1].Value)
		}
	}
}

// id says whether a key can be the name of something.
func (d *decoder) id(k *node) bool {
	before := d.into.count()
	switch {
	case len(k.text) > maxID:
		d.problem(k, "the name %s is longer than %d letters: shorten it", echo(k.text), maxID)
	case !rule.IsName(k.text):
		d.problem(k, "the name %q must begin with a letter from a to z and have only such letters, digits and _", echo(k.text))
	case rule.Reserved(k.text):
		d.problem(k, "the name %s has a meaning of its own in conditions: choose another", k.text)
	}
	return d.into.count() == before
}

// Expr is the source of a condition or an amount.
type Expr struct {
	// At is where the source begins; its column is 0 when it spans lines.
	At  Pos
	Src string
}

func (e *Expr) decodeNode(d *decoder, n *node) {
	e.At = Pos{d.file, n.line, n.start}
	e.Src = d.text(n, "a condition or an amount, such as ten >= 50")
	if n.kind == kindScalar && strings.TrimSpace(e.Src) == "" {
		d.problem(n, "%s is empty: write a condition or an amount, or remove the line", n.label())
	}
}

// levelExprs is a map from numbers of levels to conditions.
type levelExprs []levelExpr

// levelExpr is one level with its condition; At is the place of its number.
type levelExpr struct {
	// The level.
	Level int
	At    Pos
	// What must hold.
	Cond Expr
}

func (l *levelExprs) decodeNode(d *decoder, n *node) {
	if n.kind != kindMap {
		d.wrong(n, "a map of levels and conditions, such as {4: B7.passed > 0}")
		return
	}
	for i, k := range n.keys {
		e := levelExpr{Level: d.whole(k), At: d.pos(k)}
		d.decode(n.values[i], &e.Cond)
		*l = append(*l, e)
	}
}

// pathTexts are texts by their paths, in the order of the file.
type pathTexts struct{ list []pathText }

type pathText struct {
	path, text string
	at         Pos
}

func (l *pathTexts) decodeNode(d *decoder, n *node) {
	if n.kind != kindMap {
		d.wrong(n, "a map from the paths of texts to what they are with this skin")
		return
	}
	for i, k := range n.keys {
		l.list = append(l.list, pathText{k.text, d.text(n.values[i], "a text"), d.pos(k)})
	}
}

// Ref is the name of something that is written elsewhere.
type Ref struct {
	At   Pos
	Name string
}

func (r *Ref) decodeNode(d *decoder, n *node) {
	r.At = d.pos(n)
	switch r.Name = d.text(n, "a name"); {
	case len(r.Name) > maxRef:
		d.problem(n, "the name %s is longer than %d letters", echo(r.Name), maxRef)
		r.Name = ""
	case r.Name == "" && n.kind == kindScalar:
		d.problem(n, "%s is empty: write a name, or remove the line", n.label())
	}
}

// Prose is a text that a learner reads: words alone, or with the keys text, label,
// source, by, on and known_from.
type Prose struct {
	At    Pos
	Say   string
	Label Ref
	// Source names an entry of the sources; By says who claims it and On when.
	Source Ref
	By, On string
	// KnownFrom is when it became known, where that is later.
	KnownFrom Ref
}

// labelled is a text for learners with its label. It can stand wherever a text is asked for.
type labelled struct {
	// Required. The text.
	Text string
	// FACT, CLAIM, DISPUTED, OUTDATED or SIMULATED; the scenario's own label if nothing is said.
	Label Ref
	// The source, by its name in sources.yaml. A FACT needs it.
	Source Ref
	// Who says so. A CLAIM needs it.
	By string
	// The date that it speaks of, or when it was said. A FACT and a CLAIM need it.
	On original
	// The day on which it became known, such as 2026-01-08. It cannot be later than the start of the game.
	KnownFrom Ref
}

func (l *labelled) shape(f *fields) {
	f.need("text")
	f.short(maxSource, "by", "on")
}

func (p *Prose) decodeNode(d *decoder, n *node) {
	p.At = d.pos(n)
	text := n
	if n.kind == kindMap {
		var l labelled
		d.decode(n, &l)
		p.Say, p.Label, p.Source, p.By, p.On, p.KnownFrom = l.Text, l.Label, l.Source, l.By, string(l.On), l.KnownFrom
		if i := slices.IndexFunc(n.keys, func(k *node) bool { return k.text == "text" }); i >= 0 {
			text = n.values[i]
		}
	} else {
		p.Say = d.text(n, "a text, or a map with the key text")
	}
	d.translatable(text, maxSay)
	switch {
	case d.lenient:
	case len(p.Say) > maxSay:
		d.problem(text, "%s is %d bytes long: a text for learners has at most %d", text.label(), len(p.Say), maxSay)
	case text.kind == kindScalar && strings.TrimSpace(p.Say) == "":
		d.problem(text, "%s is empty: write a text, or remove the line", text.label())
	}
}
