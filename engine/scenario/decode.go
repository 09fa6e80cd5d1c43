package scenario

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"backchannel/engine/num"
)

// decoder fills untagged Go structs from nodes: the field OpensAt from the key
// opens_at. It reports every problem with its place and goes on. Destinations are
//
//  1. string, bool, int and num.Milli, each from a scalar (a bool is true or false and
//     a number what num.Parse reads, both without quotes);
//  2. slices, from a list or from one value alone;
//  3. structs, from a map; a field of type Pos named At gets the struct's place, and a
//     method shape says what is required and in range;
//  4. pointers, nil when the key is absent;
//  5. Entries, Expr, Ref, Prose and whatever else has a method decodeNode.
type decoder struct {
	file string
	into *problems
	// texts, unless nil, gets the scalars that a translation can replace, with the
	// most bytes that each can have, and originals those of them that it may leave.
	texts     map[*node]int
	originals map[*node]bool
	// lenient takes texts of any length: those of a skin, which has bounds of its own.
	lenient bool
}

// nodeDecoder is a destination with a form of its own.
type nodeDecoder interface{ decodeNode(*decoder, *node) }

// shaped is a struct that says more of its fields than their types do.
type shaped interface{ shape(*fields) }

// readYAML parses and decodes one file into dst, a pointer. What is wrong is
// added to into.
func readYAML(file string, data []byte, dst any, into *problems) {
	if n := parseYAML(file, data, into); n != nil {
		d := decoder{file: file, into: into}
		d.decode(n, dst)
	}
}

// decode fills what dst points at.
func (d *decoder) decode(n *node, dst any) { d.value(n, reflect.ValueOf(dst).Elem()) }

// pos is the place of a node.
func (d *decoder) pos(n *node) Pos { return Pos{d.file, n.line, n.col} }

// problem records what is wrong at a node.
func (d *decoder) problem(n *node, format string, args ...any) {
	d.into.add(d.pos(n), "", format, args...)
}

// wrong records that a node is not what it must be.
func (d *decoder) wrong(n *node, wanted string) {
	if n.kind == kindNull && n.what == "" {
		d.problem(n, "the file is empty: it must be %s", wanted)
		return
	}
	if n.kind == kindNull {
		d.problem(n, "%s has no value: it must be %s; write one, or remove the line", n.label(), wanted)
		return
	}
	d.problem(n, "%s must be %s, got %s", n.label(), wanted, n.got())
}

var (
	milliType    = reflect.TypeFor[num.Milli]()
	markType     = reflect.TypeFor[mark]()
	originalType = reflect.TypeFor[original]()
)

// value fills v from n.
func (d *decoder) value(n *node, v reflect.Value) {
	if n.kind == kindRefused {
		return
	}
	if own, ok := v.Addr().Interface().(nodeDecoder); ok {
		own.decodeNode(d, n)
		return
	}
	switch k := v.Kind(); {
	case v.Type() == milliType:
		v.SetInt(int64(d.number(n)))
	case k == reflect.String:
		v.SetString(d.text(n, "a text"))
		if v.Type() != markType {
			d.translatable(n, maxClause)
		}
		if d.originals != nil && v.Type() == originalType {
			d.originals[n] = true
		}
	case k == reflect.Bool:
		v.SetBool(d.truth(n))
	case k == reflect.Int:
		v.SetInt(int64(d.whole(n)))
	case k == reflect.Slice:
		d.slice(n, v)
	case k == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, v.Elem())
	case k == reflect.Struct:
		d.structure(n, v)
	default:
		panic("scenario: no rule to decode into " + v.Type().String())
	}
}

// text reads a scalar as it stands.
func (d *decoder) text(n *node, wanted string) string {
	if n.kind != kindScalar {
		d.wrong(n, wanted)
		return ""
	}
	return n.text
}

// translatable notes a text that a translation can replace.
func (d *decoder) translatable(n *node, most int) {
	if d.texts != nil && n.kind == kindScalar {
		d.texts[n] = most
	}
}

// truth reads true or false. YAML's yes, no, on and off are texts.
func (d *decoder) truth(n *node) bool {
	if n.kind != kindScalar || n.quoted || n.text != "true" && n.text != "false" {
		d.wrong(n, "true or false")
		return false
	}
	return n.text == "true"
}

// number reads a number as num.Parse does.
func (d *decoder) number(n *node) num.Milli {
	if n.kind != kindScalar || n.quoted || !numeral(n.text) {
		d.wrong(n, "a number")
		return 0
	}
	x, err := num.Parse(n.text)
	if err != nil {
		d.problem(n, "%s is %s: write a number with at most nine digits and three decimals, as in 12 or 0.35", n.label(), echo(n.text))
	}
	return x
}

// numeral says whether a text was meant as a number.
func numeral(s string) bool {
	s = strings.TrimLeft(s, "+-.")
	return s != "" && s[0] >= '0' && s[0] <= '9'
}

// whole reads a whole number.
func (d *decoder) whole(n *node) int {
	before := d.into.count()
	x := d.number(n)
	if d.into.count() == before && strings.Contains(n.text, ".") {
		d.wrong(n, "a whole number")
	}
	return int(x / num.One)
}

// slice reads a list; a value alone is a list of one.
func (d *decoder) slice(n *node, v reflect.Value) {
	if n.kind == kindNull {
		d.wrong(n, "a list")
		return
	}
	items := n.values
	if n.kind != kindList {
		items = []*node{n}
	}
	v.Set(reflect.MakeSlice(v.Type(), len(items), len(items)))
	for i, item := range items {
		d.value(item, v.Index(i))
	}
}

// structure reads a map into a struct. A key without a value is a map without keys,
// so that what it lacks is named.
func (d *decoder) structure(n *node, v reflect.Value) {
	if n.kind != kindMap && n.kind != kindNull {
		d.wrong(n, "a map of keys and values")
		return
	}
	f := fields{d: d, node: n, value: v, known: fieldKeys(v.Type()), bad: map[string]bool{}}
	if at, ok := f.known[placeKey]; ok {
		v.FieldByIndex(at).Set(reflect.ValueOf(d.pos(n)))
		delete(f.known, placeKey)
	}
	for i, k := range n.keys {
		f.field(k, n.values[i])
	}
	if own, ok := v.Addr().Interface().(shaped); ok {
		own.shape(&f)
	}
}

// field reads the value of one key.
func (f *fields) field(k, value *node) {
	index, ok := f.known[k.text]
	if !ok {
		f.unknown(k)
		return
	}
	before := f.d.into.count()
	f.d.value(value, f.value.FieldByIndex(index))
	f.bad[k.text] = value.kind == kindRefused || f.d.into.count() > before
}

// unknown reports a key that the struct lacks, with the likeliest or with all.
func (f *fields) unknown(k *node) {
	known := make([]string, 0, len(f.known))
	for key := range f.known {
		known = append(known, key)
	}
	slices.Sort(known)
	near := nearest(k.text, known)
	text := fmt.Sprintf("%s has no key %s", f.node.label(), echo(k.text))
	if near == "" {
		text += ": it can have " + strings.Join(known, ", ")
	}
	f.d.into.add(f.d.pos(k), near, "%s", text)
}

// placeKey stands for a struct's field "At Pos"; no key can be written so.
const placeKey = "@"

// fieldKeys maps the keys of a struct type to its fields, those of embedded structs
// among them.
func fieldKeys(t reflect.Type) map[string][]int {
	keys := map[string][]int{}
	for _, f := range reflect.VisibleFields(t) {
		switch {
		case !f.IsExported(), f.Anonymous:
		case f.Name == "At" && f.Type == reflect.TypeFor[Pos]():
			keys[placeKey] = f.Index
		default:
			keys[snake(f.Name)] = f.Index
		}
	}
	return keys
}

// snake writes a Go name as a key: OpensAt is opens_at, URL is url.
func snake(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		begins := i > 0 && unicode.IsUpper(r) &&
			(!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		if begins {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// fields is a struct just decoded, for its method shape to check.
type fields struct {
	d     *decoder
	node  *node
	value reflect.Value
	known map[string][]int
	bad   map[string]bool // the keys present; true where the value had problems
}

// has says whether a key was written.
func (f *fields) has(key string) bool { _, ok := f.bad[key]; return ok }

// need reports the keys that are absent.
func (f *fields) need(keys ...string) {
	for _, k := range keys {
		if f.known[k] == nil {
			panic("scenario: no such key to need: " + k)
		}
		if !f.has(k) {
			f.d.problem(f.node, "%s needs the key %s", f.node.label(), k)
		}
	}
}

// within reports a number, or the numbers of a list or a map, below low or above high.
func (f *fields) within(key string, low, high int) {
	index := f.known[key]
	if index == nil {
		panic("scenario: no such key to be within bounds: " + key)
	}
	if f.has(key) && !f.bad[key] {
		f.d.within(f.child(key), f.value.FieldByIndex(index), low, high)
	}
}

// most reports a list that is longer than n.
func (f *fields) most(key string, n int) {
	if f.has(key) && !f.bad[key] {
		if got := f.value.FieldByIndex(f.known[key]).Len(); got > n {
			f.d.problem(f.child(key), "%s has %d items: it can have at most %d", key, got, n)
		}
	}
}

// short reports texts that are empty, take more than one line, or are longer than
// so many bytes: those on buttons and rows.
func (f *fields) short(most int, keys ...string) {
	for _, key := range keys {
		if f.known[key] == nil {
			panic("scenario: no such key to be short: " + key)
		}
		if f.has(key) && !f.bad[key] {
			f.d.short(f.child(key), most)
		}
	}
}

func (d *decoder) short(n *node, most int) {
	switch {
	case n.kind == kindList, n.kind == kindMap:
		for _, item := range n.values {
			d.short(item, most)
		}
	case n.kind != kindScalar || d.lenient:
	case len(n.text) > most:
		d.problem(n, "%s is %d bytes long: it can have at most %d", n.label(), len(n.text), most)
	case strings.TrimSpace(n.text) == "":
		d.problem(n, "%s is empty: write something, or remove the line", n.label())
	case strings.Contains(strings.TrimSuffix(n.text, "\n"), "\n"):
		d.problem(n, "%s must stand on one line", n.label())
	}
}

// child is the value of a key that is present.
func (f *fields) child(key string) *node {
	return f.node.values[slices.IndexFunc(f.node.keys, func(k *node) bool { return k.text == key })]
}

// at is the item of a list or a map; a value alone is a list of one.
func (n *node) at(i int) *node {
	if n.kind != kindList && n.kind != kindMap {
		return n
	}
	return n.values[i]
}

func (d *decoder) within(n *node, v reflect.Value, low, high int) {
	if low == high && v.Kind() == reflect.Int && v.Int() != int64(low) {
		d.problem(n, "%s is %s: it must be %d", n.label(), echo(n.text), low)
		return
	}
	switch {
	case v.Kind() == reflect.Pointer:
		d.within(n, v.Elem(), low, high)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			d.within(n.at(i), v.Index(i), low, high)
		}
	case v.Kind() == reflect.Struct: // an Entry
		d.within(n, v.FieldByName("Value"), low, high)
	case v.Type() == milliType && num.Milli(v.Int()).Clamp(num.Of(low), num.Of(high)) != num.Milli(v.Int()),
		v.Kind() == reflect.Int && (v.Int() < int64(low) || v.Int() > int64(high)):
		d.problem(n, "%s is %s: it must lie between %d and %d", n.label(), echo(n.text), low, high)
	}
}
