package domain

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Read reads a domain and its two profiles. name is a folder that holds them, "." for
// all of fsys, or the file of the domain, whose profiles lie beside it. The profiles are
// A and B in the order in which they are named; else as the domain's file says, as in
// ItexvsCypress.xml; else in the order of their file names. A file of another kind is
// passed over. The error is Problems, or that of the file system.
func Read(fsys fs.FS, name string, profiles ...string) (*Domain, error) {
	folder, chosen := path.Clean(name), ""
	info, err := fs.Stat(fsys, folder)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		folder, chosen = path.Dir(folder), path.Base(folder)
	}
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil {
		return nil, err
	}
	k := &kit{fsys: fsys, folder: folder}
	for _, e := range entries {
		if ext := strings.ToLower(path.Ext(e.Name())); e.IsDir() || ext != ".xml" && ext != ".json" {
			continue
		}
		if k.count++; k.count > FilesMax {
			return nil, Problems{fmt.Sprintf("%s: there are more than %d files: put each domain into a folder of its own", folder, FilesMax)}
		}
		if err := k.take(e.Name(), chosen, profiles); err != nil {
			return nil, err
		}
	}
	return k.join(chosen, profiles)
}

// kit is the files of one domain, by kind.
type kit struct {
	fsys     fs.FS
	folder   string
	count    int
	domains  []part
	profiles []part
}

// part is a file that has been read: one of the two is there.
type part struct {
	file string
	xml  *element
	json *node
}

// take reads one file and puts it where it belongs. Where files are named, others are
// not read.
func (k *kit) take(file, chosen string, profiles []string) error {
	if chosen != "" && len(profiles) > 0 && file != chosen && !slices.Contains(profiles, file) {
		return nil
	}
	data, err := k.data(file)
	if err != nil {
		return err
	}
	p := part{file: file}
	if strings.EqualFold(path.Ext(file), ".xml") {
		if p.xml, err = readXML(file, data); err != nil {
			return err
		}
		switch {
		case p.xml.name == geniusDomain:
			k.domains = append(k.domains, p)
		case p.xml.name == geniusProfile:
			k.profiles = append(k.profiles, p)
		case file == chosen || slices.Contains(profiles, file):
			return Problems{fmt.Sprintf("%s: its root is <%s>, not <%s> of a domain or <%s> of a profile", file, p.xml.name, geniusDomain, geniusProfile)}
		}
		return nil
	}
	if p.json, err = readJSON(file, data); err != nil {
		return err
	}
	switch {
	case p.json.child(webDomain) != nil:
		k.domains = append(k.domains, p)
	case p.json.child(webProfile) != nil:
		k.profiles = append(k.profiles, p)
	case file == chosen || slices.Contains(profiles, file):
		return Problems{fmt.Sprintf("%s: it has neither the key %q of a domain nor %q of a profile", file, webDomain, webProfile)}
	}
	return nil
}

// data reads a file of bounded size.
func (k *kit) data(file string) ([]byte, error) {
	name := path.Join(k.folder, file)
	switch info, err := fs.Stat(k.fsys, name); {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular(): // a pipe would be waited for
		return nil, Problems{fmt.Sprintf("%s: this is not a file that can be read", file)}
	}
	in, err := k.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, FileMax+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(data) > FileMax {
		return nil, Problems{fmt.Sprintf("%s: the file is larger than %d MB", file, FileMax>>20)}
	}
	return data, nil
}

// join makes one domain of the files.
func (k *kit) join(chosen string, named []string) (*Domain, error) {
	if chosen != "" {
		k.domains = slices.DeleteFunc(k.domains, func(p part) bool { return p.file != chosen })
	}
	if len(named) > 0 {
		var list []part
		for _, name := range named {
			for _, p := range k.profiles {
				if p.file == name {
					list = append(list, p)
				}
			}
		}
		k.profiles = list
	}
	switch {
	case len(k.domains) == 0 && chosen != "":
		return nil, Problems{fmt.Sprintf("%s: this is not the file of a domain: name that, or the folder", chosen)}
	case len(k.domains) == 0:
		return nil, Problems{fmt.Sprintf("%s: there is no file of a domain: a JSON file with the key %q, or an XML file with the root <%s>", k.folder, webDomain, geniusDomain)}
	case len(k.domains) > 1:
		return nil, Problems{fmt.Sprintf("%s: there are %d files of domains (%s): name the one that is meant", k.folder, len(k.domains), names(k.domains))}
	case len(k.profiles) != Parties:
		return nil, Problems{fmt.Sprintf("%s: there are %d profiles (%s), not %d: name the two that are meant", k.folder, len(k.profiles), names(k.profiles), Parties)}
	}
	if file := k.domains[0].file; len(named) == 0 && k.versus(file) {
		slices.Reverse(k.profiles)
	}
	return k.build()
}

// versus tells whether the domain's file says "B vs A" of the profiles, by the parts of
// their names that differ.
func (k *kit) versus(file string) bool {
	a, b := k.profiles[0].file, k.profiles[1].file
	a, b = strings.TrimSuffix(a, path.Ext(a)), strings.TrimSuffix(b, path.Ext(b))
	for len(a) > 1 && len(b) > 1 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	return strings.Contains(file, b+"vs"+a)
}

func names(parts []part) string {
	list := make([]string, len(parts))
	for i := range parts {
		list[i] = parts[i].file
	}
	return strings.Join(list, ", ")
}

// build reads the domain and then, by its issues, the profiles.
func (k *kit) build() (*Domain, error) {
	d, err := k.domains[0].domain()
	if err != nil {
		return nil, err
	}
	if d.Name == "" || d.Name == "root" { // as Genius calls what nobody named
		d.Name = strings.TrimSuffix(k.domains[0].file, path.Ext(k.domains[0].file))
	}
	var all Problems
	for i := range d.Profiles {
		p, err := k.profiles[i].profile(d.Issues)
		var list Problems
		if err != nil && !errors.As(err, &list) {
			return nil, err
		}
		d.Profiles[i], all = p, append(all, list...)
	}
	if len(all) > 0 {
		return nil, all
	}
	return d, nil
}

func (p *part) domain() (*Domain, error) {
	if p.xml != nil {
		return readGeniusDomain(p.file, p.xml)
	}
	return readWebDomain(p.file, p.json)
}

func (p *part) profile(issues []Issue) (Profile, error) {
	if p.xml != nil {
		return readGeniusProfile(p.file, p.xml, issues)
	}
	return readWebProfile(p.file, p.json, issues)
}
