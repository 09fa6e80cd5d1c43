// Package library finds scenarios: those that come with the program by their id,
// a teacher's own by their folder.
package library

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
	"backchannel/scenarios"
)

// Problems is the error of a scenario whose files have problems.
type Problems struct {
	// Where is the id or the folder that was asked for.
	Where string
	List  []scenario.Problem
}

// Error lists every problem, a line each.
func (p *Problems) Error() string {
	var b strings.Builder
	for i, x := range p.List {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(x.String())
	}
	return b.String()
}

// Missing is the error of a scenario that is not there; it is the name that was asked for.
type Missing string

// Error is what In says in English.
func (m Missing) Error() string { return m.In(nil) }

// In says in a language what there is.
func (m Missing) In(b *phrase.Book) string {
	return b.Say("there is no scenario %q: it is neither one of those that come with the program (%s) nor a folder", string(m), strings.Join(IDs(), ", "))
}

// IDs lists the scenarios that come with the program.
func IDs() []string {
	entries, err := fs.ReadDir(scenarios.Files, ".")
	if err != nil {
		panic("library: the embedded scenarios cannot be read: " + err.Error())
	}
	var ids []string
	for _, e := range entries {
		if e.IsDir() {
			ids = append(ids, e.Name())
		}
	}
	return ids
}

// Optima returns the table of optima of a scenario's folder and the path of its file,
// whatever stands there now. The data is nil where the scenario needs none. The error is
// *Problems when the other files are not in order.
func Optima(name string) (data []byte, file string, err error) {
	folder, id, err := find(name)
	if err != nil {
		return nil, "", err
	}
	if id == name && slices.Contains(IDs(), id) {
		return nil, "", fmt.Errorf("%s comes with the program: name a folder to write to, such as scenarios/%s", id, id)
	}
	data, problems := scenario.Optima(folder, id)
	if len(problems) > 0 {
		return nil, "", &Problems{name, problems}
	}
	return data, filepath.Join(name, scenario.OptimaName), nil
}

// Open loads a scenario by its id, or by the path of its folder. The error is
// *Problems when the files were found and are not in order.
func Open(name string) (*scenario.Scenario, error) {
	if load := own()[name]; load != nil {
		return load()
	}
	folder, id, err := find(name)
	if err != nil {
		return nil, err
	}
	return load(folder, id, name)
}

func load(folder fs.FS, id, name string) (*scenario.Scenario, error) {
	s, problems := scenario.Load(folder, id)
	if len(problems) > 0 {
		return nil, &Problems{name, problems}
	}
	return s, nil
}

// own are the scenarios that come with the program, by id: what does not change is loaded once.
var own = sync.OnceValue(func() map[string]func() (*scenario.Scenario, error) {
	m := map[string]func() (*scenario.Scenario, error){}
	for _, id := range IDs() {
		m[id] = sync.OnceValues(func() (*scenario.Scenario, error) {
			folder, err := fs.Sub(scenarios.Files, id)
			if err != nil {
				return nil, err
			}
			return load(folder, id, id)
		})
	}
	return m
})

func find(name string) (fs.FS, string, error) {
	for _, id := range IDs() {
		if id == name {
			sub, err := fs.Sub(scenarios.Files, id)
			return sub, id, err
		}
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, "", Missing(name)
	case !info.IsDir():
		return nil, "", fmt.Errorf("%s is a file: name the scenario's folder", name)
	}
	path, err := filepath.Abs(name)
	if err != nil {
		return nil, "", err
	}
	return os.DirFS(path), filepath.Base(path), nil
}
