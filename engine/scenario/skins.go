package scenario

import (
	"cmp"
	"slices"
	"strings"

	"backchannel/engine/rule"
)

// Limits of skins: together with those of texts they bound what it costs to put a
// scenario into other words.
const (
	maxSkins   = 4
	replaceMax = 500
	bannedMax  = 300
)

// skinPrefix is how the name of a skin's file begins.
const skinPrefix = "skin_"

// skinID is the name of the skin that a file holds and the language, empty for that of
// the scenario: skin_neutral.yaml holds neutral, skin_neutral.es.yaml neutral in es.
func skinID(file string) (id, code string, ok bool) {
	id, ok = strings.CutPrefix(strings.TrimSuffix(file, ".yaml"), skinPrefix)
	id, code, translated := strings.Cut(id, ".")
	return id, code, ok && rule.IsName(id) && len(id) <= maxID && strings.HasSuffix(file, ".yaml") && translated == isCode(code)
}

func (f *skinFile) shape(s *fields) {
	s.need("name", "left", "right")
	s.short(maxName, "name")
	s.most("replace", replaceMax)
	s.most("banned", bannedMax)
	s.short(maxName, "banned")
}

func (f *namesFile) shape(s *fields) {
	s.need("name", "of", "people")
	s.short(maxShort, "name", "of", "people")
}

func (f *replaceFile) shape(s *fields) {
	s.need("from", "to")
	s.short(maxClause, "from")
	if s.has("to") && !s.bad["to"] && len(f.To) > maxClause {
		s.d.problem(s.child("to"), "to is %d bytes long: it can have at most %d", len(f.To), maxClause)
	}
}

// readSkins reads the skins and tries each on every text, both ways round. Those of the
// scenario's own language come first.
func (b *builder) readSkins(r *reading) {
	var files []string
	for name := range r.nodes {
		if _, _, ok := skinID(name); ok {
			files = append(files, name)
		}
	}
	slices.SortFunc(files, func(x, y string) int {
		_, codeX, _ := skinID(x)
		_, codeY, _ := skinID(y)
		return cmp.Or(strings.Compare(codeX, codeY), strings.Compare(x, y))
	})
	known := textPaths(r)
	for _, name := range files {
		d := &dressing{r: r, id: b.s.ID, start: b.s.Clock.Start}
		d.skin.ID, d.code, _ = skinID(name)
		switch same := func(k Skin) bool { return k.ID == d.skin.ID }; {
		case d.code == "" && len(b.s.Skins) >= maxSkins:
			b.add(Pos{File: name}, "", "a scenario has at most %d skins", maxSkins)
			return
		case d.code != "" && !slices.ContainsFunc(b.s.Skins, same):
			b.add(Pos{File: name}, "", "there is no %s%s.yaml that this could be in another language", skinPrefix, d.skin.ID)
			continue
		case d.code != "":
			d.words = b.s.words(d.code)
		}
		if b.readSkin(d, name, known) {
			b.fit(d, name)
			if base := b.s.dressing(d.skin.ID, ""); d.shown == nil && base != nil { // in another language it is drawn alike
				d.shown = base.shown
			}
			if d.shown != nil {
				b.fitMap(d, name, known)
			}
		}
		b.s.dressings = append(b.s.dressings, d)
		if d.code == "" {
			b.s.Skins = append(b.s.Skins, d.skin)
		}
	}
}

// readSkin decodes one skin and makes its wording; it tells whether that can be tried on.
func (b *builder) readSkin(d *dressing, file string, known branch) bool {
	var f skinFile
	before := b.count()
	dec := decoder{file: file, into: b.problems}
	dec.decode(d.r.nodes[file], &f)
	d.skin.Name, d.shown = f.Name, f.Map
	d.w = &wording{banned: f.Banned, names: [...]string{f.Left.Name, f.Left.Of, f.Left.People, f.Right.Name, f.Right.Of, f.Right.People}}
	if len(f.Replace) > replaceMax || len(f.Banned) > bannedMax {
		return false
	}
	first := map[string]int{}
	for _, p := range f.Replace {
		to := b.inNames(p.To, p.At)
		switch line, again := first[p.From]; {
		case again:
			b.add(p.At, "", "%q is replaced on line %d already: take one of the two out", echo(p.From), line)
		default:
			b.reachable(d.w, &p, first)
		}
		first[p.From] = p.At.Line
		d.w.pairs = append(d.w.pairs, exchange{p.From, to})
	}
	d.anew = map[*node]pathText{}
	for _, t := range f.Texts.list {
		x, near := known.find(t.path)
		if x == nil {
			b.add(t.at, near, "%s is not the path of a text in this scenario", echo(t.path))
			continue
		}
		t.text = b.inNames(t.text, t.at)
		d.anew[x.node] = t
	}
	return b.count() == before
}

// inNames puts runes in the place of names in braces.
func (b *builder) inNames(text string, at Pos) string {
	out, unknown := named(text)
	if unknown != "" {
		b.add(at, "", "%s is no name of a state: write one of {%s}", echo(unknown), strings.Join(nameWords[:], "} {"))
	}
	return out
}

// reachable reports a pair whose words no text can have any more, since an earlier one
// has replaced a part of them.
func (b *builder) reachable(w *wording, p *replaceFile, first map[string]int) {
	for i := range w.pairs {
		if findWords(p.From, w.pairs[i].from, 0) >= 0 {
			b.add(p.At, "", "%q is never found, since line %d has replaced %q in it before: move this line up", echo(p.From), first[w.pairs[i].from], echo(w.pairs[i].from))
			return
		}
	}
}

// fit puts every text into the skin's words and reports those that become too long, or
// keep a banned word, either way round.
func (b *builder) fit(d *dressing, file string) {
	for _, name := range d.r.known {
		if n := d.r.nodes[name]; n != nil && !slices.Contains(undress, name) {
			b.fitNode(d, file, Pos{File: name}, n, "")
		}
	}
}

func (b *builder) fitNode(d *dressing, file string, at Pos, n *node, key string) {
	if b.full() {
		return
	}
	at.Line, at.Col = n.line, n.col
	if most, ok := d.r.texts[n]; ok {
		b.fitText(d, file, at, n, key, most)
	}
	for i, v := range n.values {
		k := key
		if n.kind == kindMap {
			k = n.keyOf(i)
		}
		b.fitNode(d, file, at, v, k)
	}
}

func (b *builder) fitText(d *dressing, file string, at Pos, n *node, key string, most int) {
	text, ok := d.text(n, key, most, nil)
	if d.code != "" {
		most = longer(most)
	}
	if t, anew := d.anew[n]; anew {
		at = t.at
	}
	for _, mirror := range []bool{false, true} {
		full := d.w.fill(text, mirror)
		switch word := d.w.ban(full); {
		case !ok || len(full) > most:
			b.add(at, "", "with %s this text becomes longer than %d bytes: replace with less, or write it anew under texts", file, most)
			return
		case strings.TrimSpace(full) == "" && strings.TrimSpace(n.text) != "":
			b.add(at, "", "with %s nothing is left of this text: write it anew under texts", file)
			return
		case word != "":
			b.add(at, "", "with %s this text still has the banned word %q: add it to replace, or write the text anew under texts; it reads %q", file, word, around(full, word))
			return
		}
	}
}

// around is a banned word with what stands beside it.
func around(text, word string) string {
	at := findWords(text, word, 0)
	from, to := max(0, at-12), min(len(text), at+len(word)+12)
	return strings.ToValidUTF8(text[from:to], "")
}
