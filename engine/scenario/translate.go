package scenario

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"

	"backchannel/engine/phrase"
	"backchannel/engine/rule"
)

// Limits of translations: how many languages there can be beside the base language, and
// the most bytes of one.
const (
	maxTranslations = 8
	maxLanguage     = 1 << 20
)

// longer is the most bytes of a translation of a text that can have so many: other
// languages take more letters than English, and some of their letters take two bytes.
func longer(most int) int { return most + most*2/5 }

// isCode tells whether a word can be the code of a language, as es can.
func isCode(code string) bool {
	return len(code) == 2 && rule.IsName(code) && strings.ToLower(code) == code
}

// languageOf is the code of the language that a file holds: es.yaml and es/actors.yaml
// hold es.
func languageOf(name string) (code string, ok bool) {
	code = strings.TrimSuffix(name, ".yaml")
	if dir, _, in := strings.Cut(name, "/"); in {
		code = dir
	}
	return code, isCode(code) && strings.HasSuffix(name, ".yaml")
}

// readLanguage reads the folder of a language.
func (b *builder) readLanguage(folder fs.FS, code string, r *reading) {
	files, err := fs.ReadDir(folder, code)
	switch {
	case err != nil:
		b.add(Pos{File: code}, "", "the folder cannot be read: %v", err)
		return
	case len(files) > maxFiles:
		b.add(Pos{File: code}, "", "the folder has %d entries: a translation has at most %d files", len(files), maxFiles)
		return
	}
	size := int64(0)
	for _, e := range files {
		if info, err := e.Info(); err == nil {
			size += info.Size()
		}
	}
	if size > maxLanguage {
		b.add(Pos{File: code}, "", "its files are %d bytes long together: a translation can have at most %d", size, maxLanguage)
		return
	}
	for _, e := range files {
		if name := code + "/" + e.Name(); !e.IsDir() && path.Ext(name) == ".yaml" {
			b.read(folder, name, r)
		}
	}
}

// translate keeps the texts of the language files, each of which is a map from the
// path of a text, such as actions.call.name, to its translation.
func (b *builder) translate(r *reading) {
	known := textPaths(r)
	b.s.Translations = map[string]map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(r.nodes)) {
		code, ok := languageOf(name)
		if !ok || slices.Contains(r.known, name) {
			continue
		}
		words := b.s.Translations[code]
		switch {
		case code == b.s.Language:
			b.add(Pos{File: name}, "", "%s is the language that the scenario is written in: a translation is into another", code)
			continue
		case words == nil && len(b.s.Translations) >= maxTranslations:
			b.add(Pos{File: name}, "", "a scenario has at most %d translations", maxTranslations)
			return
		case words == nil:
			words = map[string]string{}
			b.s.Translations[code] = words
		}
		b.translation(name, r.nodes[name], known, words)
	}
}

// translation adds what one file translates to words.
func (b *builder) translation(file string, n *node, known branch, words map[string]string) {
	d := decoder{file: file, into: b.problems}
	if n.kind != kindMap && n.kind != kindNull {
		d.wrong(n, "a map from the paths of texts to their translations")
	}
	for i, k := range n.keys {
		if b.full() {
			break
		}
		x, near := known.find(k.text)
		if x == nil {
			b.add(d.pos(k), near, "%s is not the path of a text in this scenario", echo(k.text))
			continue
		}
		if _, twice := words[k.text]; twice {
			b.add(d.pos(k), "", "%s is translated in another file already: take one of the two out", echo(k.text))
			continue
		}
		most := longer(x.most)
		if words[k.text] = d.text(n.values[i], "a text"); len(words[k.text]) > most {
			d.problem(n.values[i], "this translation is %d bytes long: it can have at most %d", len(words[k.text]), most)
		}
	}
}

// words are the texts of a language by the nodes that they are translations of.
func (s *Scenario) words(code string) map[*node]string {
	known, out := textPaths(s.read), map[*node]string{}
	for path, text := range s.Translations[code] {
		if x, _ := known.find(path); x != nil && text != "" {
			out[x.node] = text
		}
	}
	return out
}

// In returns the scenario in a language by its ISO 639-1 code, as [Scenario.Skin] does in
// a skin: a copy with the same rules, accounts and digest, so that the records of either
// replay with the other. The book has the program's own sentences.
//
//  1. A text without a translation stays in the language that the scenario is written in.
//  2. Dates are put into the language's words.
//  3. A skin stays on. One without a file for the language keeps its texts as they are.
func (s *Scenario) In(code string, book *phrase.Book) (*Scenario, error) {
	return s.Written().copied(s.Worn, code, book)
}

// Untold is a text that a language lacks.
type Untold struct{ Path, Text string }

// Lacks lists the texts that have no translation into a language, in the order of the
// files; all says how many texts it should have. What may stay as it is (see original) is
// not among them, nor is what has no letters.
func (s *Scenario) Lacks(code string) (lacks []Untold, all int) {
	s = s.Written()
	words := s.words(code)
	for _, name := range s.read.known {
		if n := s.read.nodes[name]; n != nil {
			s.read.eachText(strings.TrimSuffix(name, ".yaml"), n, func(path string, n *node) {
				if s.read.originals[n] || strings.IndexFunc(n.text, unicode.IsLetter) < 0 {
					return
				}
				all++
				if words[n] == "" {
					lacks = append(lacks, Untold{path, n.text})
				}
			})
		}
	}
	return lacks, all
}

// eachText calls for every text below a node, with its path.
func (r *reading) eachText(path string, n *node, f func(path string, n *node)) {
	if r.texts[n] > 0 {
		f(path, n)
	}
	for i, v := range n.values {
		r.eachText(path+"."+n.step(i), v, f)
	}
}

// step is what the path of a value adds to that of its node; items of lists count from 0.
func (n *node) step(i int) string {
	if n.kind == kindMap {
		return n.keys[i].text
	}
	return fmt.Sprint(i)
}

// branch is a tree of the paths of texts: what each step of a path can be.
type branch map[string]*twig

// twig is a step of a path with what can follow. Most is the most bytes of the text
// that the path ends at, 0 where it does not end here.
type twig struct {
	most int
	node *node
	next branch
}

// textPaths is the tree of the paths of every text of the files that are known.
func textPaths(r *reading) branch {
	known := branch{}
	for _, name := range r.known {
		if n := r.nodes[name]; n != nil {
			known.grow(strings.TrimSuffix(name, ".yaml"), n, r.texts)
		}
	}
	return known
}

// grow adds the paths of the texts below a node.
func (b branch) grow(key string, n *node, texts map[*node]int) {
	t := &twig{most: texts[n], node: n, next: branch{}}
	for i, v := range n.values {
		t.next.grow(n.step(i), v, texts)
	}
	if t.most > 0 || len(t.next) > 0 {
		b[key] = t
	}
}

// find returns the end of the path of a text, or nil and a path that may have been
// meant: the first step that is unknown is replaced by one like it.
func (b branch) find(path string) (end *twig, near string) {
	at, rest := b, path
	for {
		step, after, more := strings.Cut(rest, ".")
		t := at[step]
		if t == nil {
			if like := nearest(step, keys(at)); like != "" {
				return nil, path[:len(path)-len(rest)] + like + rest[len(step):]
			}
			return nil, ""
		}
		if !more && t.most > 0 {
			return t, ""
		}
		if !more {
			return nil, ""
		}
		at, rest = t.next, after
	}
}
