package scenario

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"backchannel/engine/ledger"
)

// maxFiles is the most entries that a scenario's folder may have.
const maxFiles = 60

// needed are the files without which there is no scenario.
var needed = []string{"scenario.yaml", "actors.yaml", "meters.yaml", "actions.yaml", "endings.yaml"}

// Load reads the folder of a scenario and checks all of it. It returns either a
// scenario or every problem found; a folder that cannot be read is a problem too.
// The id is the folder's name. What the files mean is looked at when each of them
// can be read, and translations when all else is in order.
func Load(folder fs.FS, id string) (*Scenario, []Problem) {
	return newBuilder(id).load(folder)
}

func (b *builder) load(folder fs.FS) (*Scenario, []Problem) {
	r := b.readAll(folder)
	if b.count() == 0 {
		b.build()
	}
	if b.count() == 0 {
		b.s.read = r
		b.translate(r)
		b.readSkins(r)
	}
	if b.count() > 0 {
		return nil, b.all()
	}
	return b.s, nil
}

// fileNames lists the names that a scenario's files can have, in the order of files.
func fileNames() []string {
	t := reflect.TypeFor[files]()
	list := make([]string, t.NumField())
	for i := range list {
		list[i] = snake(t.Field(i).Name) + ".yaml"
	}
	return list
}

// reading is what is kept of a folder while it is loaded.
type reading struct {
	known []string
	// nodes of the files that could be parsed, by name; texts are the scalars that a
	// translation can replace, originals those that it may leave.
	nodes     map[string]*node
	texts     map[*node]int
	originals map[*node]bool
	digest    hash.Hash
}

// readAll decodes every file of the folder.
func (b *builder) readAll(folder fs.FS) *reading {
	r := &reading{known: fileNames(), nodes: map[string]*node{}, texts: map[*node]int{}, originals: map[*node]bool{}, digest: sha256.New()}
	present, err := fs.ReadDir(folder, ".")
	switch {
	case err != nil:
		b.add(Pos{}, "", "the folder cannot be read: %v", err)
		return r
	case len(present) > maxFiles:
		b.add(Pos{}, "", "the folder has %d entries: a scenario has at most %d files", len(present), maxFiles)
		return r
	}
	found := map[string]bool{}
	for _, e := range present {
		if e.IsDir() && isCode(e.Name()) {
			b.readLanguage(folder, e.Name(), r)
		}
		if ext := path.Ext(e.Name()); !e.IsDir() && (ext == ".yaml" || ext == ".yml") {
			if b.fresh && e.Name() == OptimaName {
				continue
			}
			found[e.Name()] = true
			b.read(folder, e.Name(), r)
		}
	}
	for _, name := range needed {
		if !found[name] {
			b.add(Pos{File: name}, "", "the file is missing: every scenario needs it")
		}
	}
	b.s.Digest = ledger.Digest(r.digest.Sum(nil))
	return r
}

// read decodes one file of the folder.
func (b *builder) read(folder fs.FS, name string, r *reading) {
	i := slices.Index(r.known, name)
	_, _, skin := skinID(name)
	_, language := languageOf(name)
	if i < 0 && !language && !skin {
		text := "a scenario has no file of this name"
		if strings.HasPrefix(name, skinPrefix) {
			text += ": a skin is called skin_NAME.yaml, and its name begins with a letter and has only letters, digits and _"
		}
		b.add(Pos{File: name}, nearest(name, r.known), "%s", text)
		return
	}
	data, err := readBounded(folder, name)
	if err != nil {
		b.add(Pos{File: name}, "", "the file cannot be read: %v", err)
		return
	}
	if !skin && !language && name != mapName && name != teachingName && name != pollsName { // which change no rule: a record replays with or without them
		fmt.Fprintf(r.digest, "%s %d\n", name, len(data))
		r.digest.Write(data)
	}
	n := parseYAML(name, data, b.problems)
	if n == nil {
		return
	}
	r.nodes[name] = n
	if i >= 0 {
		d := decoder{file: name, into: b.problems, texts: r.texts, originals: r.originals}
		d.decode(n, reflect.ValueOf(&b.f).Elem().Field(i).Addr().Interface())
	}
}

// readBounded reads at most one byte more than a file may have, so that a huge file
// is refused by parseYAML and not read whole.
func readBounded(folder fs.FS, name string) ([]byte, error) {
	// What is no ordinary file, such as a pipe, could keep the reader waiting for ever.
	if info, err := fs.Stat(folder, name); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() {
		return nil, errors.New("it is no ordinary file")
	}
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile+1))
}
