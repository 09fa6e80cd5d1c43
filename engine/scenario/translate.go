package scenario

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/engine/rule"
)

// maxTranslations is the most languages beside the base language.
const maxTranslations = 8

// isLanguage tells whether a file is named for a language, as es.yaml is.
func isLanguage(name string) bool {
	code := strings.TrimSuffix(name, ".yaml")
	return len(code) == 2 && rule.IsName(code) && strings.ToLower(code) == code
}

// translate keeps the texts of the language files, each of which is a map from the
// path of a text, such as actions.call.name, to its translation.
func (b *builder) translate(r *reading) {
	known := textPaths(r)
	var languages []string
	for name := range r.nodes {
		if isLanguage(name) {
			languages = append(languages, name)
		}
	}
	slices.Sort(languages)
	b.s.Translations = map[string]map[string]string{}
	for i, name := range languages {
		code := strings.TrimSuffix(name, ".yaml")
		switch {
		case i >= maxTranslations:
			b.add(Pos{File: name}, "", "a scenario has at most %d translations", maxTranslations)
		case code == b.s.Language:
			b.add(Pos{File: name}, "", "%s is the language that the scenario is written in: a translation is into another", code)
		default:
			b.s.Translations[code] = b.translation(name, r.nodes[name], known)
		}
	}
}

func (b *builder) translation(file string, n *node, known branch) map[string]string {
	d := decoder{file: file, into: b.problems}
	if n.kind != kindMap && n.kind != kindNull {
		d.wrong(n, "a map from the paths of texts to their translations")
	}
	out := map[string]string{}
	for i, k := range n.keys {
		if b.full() {
			break
		}
		x, near := known.find(k.text)
		if x == nil {
			b.add(d.pos(k), near, "%s is not the path of a text in this scenario", echo(k.text))
			continue
		}
		if out[k.text] = d.text(n.values[i], "a text"); len(out[k.text]) > x.most {
			d.problem(n.values[i], "this translation is %d bytes long: it can have at most %d", len(out[k.text]), x.most)
		}
	}
	return out
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

// grow adds the paths of the texts below a node; items of lists count from 0.
func (b branch) grow(key string, n *node, texts map[*node]int) {
	t := &twig{most: texts[n], node: n, next: branch{}}
	for i, v := range n.values {
		step := fmt.Sprint(i)
		if n.kind == kindMap {
			step = n.keys[i].text
		}
		t.next.grow(step, v, texts)
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
