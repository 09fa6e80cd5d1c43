package scenario

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"backchannel/engine/ledger"
	"backchannel/engine/rule"
)

// Limits of a scenario's folder.
const (
	// maxFiles is the most entries that a folder may have.
	maxFiles = 60
	// maxTranslations is the most languages beside the base language.
	maxTranslations = 8
)

// Load reads the folder of a scenario and checks all of it. It returns either a
// scenario or every problem found; a folder that cannot be read is a problem too.
// The id is the folder's name.
func Load(folder fs.FS, id string) (*Scenario, []Problem) {
	var list problems
	b := &builder{problems: &list, s: &Scenario{ID: id}}
	nodes := b.readAll(folder)
	if list.count() == 0 {
		b.build()
	}
	if list.count() == 0 {
		b.translate(nodes)
	}
	if list.count() > 0 {
		return nil, list.all()
	}
	return b.s, nil
}

// fileNames lists the names that a scenario's files can have, in the order of files.
func fileNames() []string {
	t := reflect.TypeFor[files]()
	names := make([]string, t.NumField())
	for i := range names {
		names[i] = snake(t.Field(i).Name) + ".yaml"
	}
	return names
}

// readAll decodes every file of the folder and returns their nodes by name.
func (b *builder) readAll(folder fs.FS) map[string]*node {
	present, err := fs.ReadDir(folder, ".")
	switch {
	case err != nil:
		b.add(Pos{}, "", "the folder cannot be read: %v", err)
		return nil
	case len(present) > maxFiles:
		b.add(Pos{}, "", "the folder has %d entries: a scenario has at most %d files", len(present), maxFiles)
		return nil
	}
	nodes := map[string]*node{}
	digest := sha256.New()
	names, into := fileNames(), reflect.ValueOf(&b.f).Elem()
	for _, e := range present {
		name := e.Name()
		i := slices.Index(names, name)
		switch {
		case e.IsDir() || path.Ext(name) != ".yaml" && path.Ext(name) != ".yml":
			continue
		case i < 0 && !isLanguage(name):
			b.add(Pos{File: name}, nearest(name, names), "a scenario has no file of this name")
			continue
		}
		data, err := readBounded(folder, name)
		if err != nil {
			b.add(Pos{File: name}, "", "the file cannot be read: %v", err)
			continue
		}
		fmt.Fprintf(digest, "%s %d\n", name, len(data))
		digest.Write(data)
		n := parseYAML(name, data, b.problems)
		if n == nil {
			continue
		}
		nodes[name] = n
		if i >= 0 {
			d := decoder{name, b.problems}
			d.decode(n, into.Field(i).Addr().Interface())
		}
	}
	b.s.Digest = ledger.Digest(digest.Sum(nil))
	for _, name := range []string{"scenario.yaml", "actors.yaml", "meters.yaml", "actions.yaml", "endings.yaml"} {
		if nodes[name] == nil && b.count() == 0 {
			b.add(Pos{File: name}, "", "the file is missing: every scenario needs it")
		}
	}
	return nodes
}

// readBounded reads at most one byte more than a file may have, so that a huge file
// is refused by parseYAML and not read whole.
func readBounded(folder fs.FS, name string) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile+1))
}

// isLanguage tells whether a file is named for a language, as es.yaml is.
func isLanguage(name string) bool {
	code := strings.TrimSuffix(name, ".yaml")
	return len(code) == 2 && rule.IsName(code) && strings.ToLower(code) == code
}

// translate keeps the texts of the language files, each of which is a map from the
// path of a text, such as actions.call.name, to its translation.
func (b *builder) translate(nodes map[string]*node) {
	texts := map[string]bool{}
	for name, n := range nodes {
		if !isLanguage(name) {
			paths(strings.TrimSuffix(name, ".yaml"), n, texts)
		}
	}
	known := make([]string, 0, len(texts))
	for p := range texts {
		known = append(known, p)
	}
	slices.Sort(known)
	b.s.Translations = map[string]map[string]string{}
	for name, n := range nodes {
		if !isLanguage(name) {
			continue
		}
		if len(b.s.Translations) == maxTranslations {
			b.add(Pos{File: name}, "", "a scenario has at most %d translations", maxTranslations)
			return
		}
		b.s.Translations[strings.TrimSuffix(name, ".yaml")] = b.texts(name, n, known)
	}
}

func (b *builder) texts(file string, n *node, known []string) map[string]string {
	d := decoder{file, b.problems}
	out := map[string]string{}
	for i, k := range n.keys {
		if _, ok := slices.BinarySearch(known, k.text); !ok {
			b.add(d.pos(k), nearest(k.text, known), "%q is not the path of a text in this scenario", echo(k.text))
			continue
		}
		out[k.text] = d.text(n.values[i], "a text")
	}
	if n.kind != kindMap && n.kind != kindNull {
		d.wrong(n, "a map from the paths of texts to their translations")
	}
	return out
}

// paths collects the path of every scalar below a node; items of lists count from 0.
func paths(prefix string, n *node, into map[string]bool) {
	if n.kind == kindScalar {
		into[prefix] = true
	}
	for i, v := range n.values {
		key := fmt.Sprint(i)
		if n.kind == kindMap {
			key = n.keys[i].text
		}
		paths(prefix+"."+key, v, into)
	}
}
