package scenario

import "strings"

func (f *skinMapFile) shape(s *fields) { s.need("areas", "places") }

func (f *skinAreaFile) shape(s *fields) {
	s.need("lies", "outline")
	s.most("outline", polygonsMax)
}

func (f *skinSiteFile) shape(s *fields) { s.need("lies") }

// on is a map as it is drawn in the skin: the lands and places that the skin shows, where it puts them.
func (f *skinMapFile) on(m *mapFile) mapFile {
	var out mapFile
	shown := map[string]bool{}
	for _, x := range f.Areas {
		for _, e := range m.Areas {
			if e.ID == x.ID {
				e.At, e.Value.Country, e.Value.Lies, e.Value.Outline = x.At, Ref{}, x.Value.Lies, x.Value.Outline
				out.Areas = append(out.Areas, e)
			}
		}
	}
	for _, x := range f.Places {
		for _, e := range m.Places {
			if e.ID == x.ID {
				shown[e.ID] = true
				e.At, e.Value.Lies = x.At, x.Value.Lies
				out.Places = append(out.Places, e)
			}
		}
	}
	for _, e := range m.Threads {
		if shown[e.Value.From.Name] && shown[e.Value.To.Name] {
			out.Threads = append(out.Threads, e)
		}
	}
	return out
}

// fitMap checks the map of a skin: that it shows what there is, lies in the plane, and calls no land and no place by the name
// that it has in the scenario.
func (b *builder) fitMap(d *dressing, file string, known branch) {
	f := d.shown
	areas, places := entryIDs(b.f.Map.Areas), entryIDs(b.f.Map.Places)
	before := b.count()
	for _, e := range f.Areas {
		b.shows(e.At, e.ID, "land", areas)
	}
	for _, e := range f.Places {
		b.shows(e.At, e.ID, "place", places)
	}
	if b.count() > before {
		return
	}
	m, was := f.on(&b.f.Map), b.s.Map
	b.s.Map = &Map{Invented: true}
	for _, e := range m.Areas {
		b.area(e)
		b.renamed(d, file, e.At, known, "map.areas."+e.ID+".name")
	}
	for _, e := range m.Places {
		b.site(e)
		b.renamed(d, file, e.At, known, "map.places."+e.ID+".name")
	}
	b.s.Map = was
	for _, e := range m.Threads {
		if x, _ := known.find("map.threads." + e.ID + ".name"); x != nil {
			b.fitNode(d, file, Pos{File: mapName}, x.node, "name")
		}
	}
}

func entryIDs[T any](list Entries[T]) (ids []string) {
	for _, e := range list {
		ids = append(ids, e.ID)
	}
	return ids
}

func (b *builder) shows(at Pos, id, what string, ids []string) {
	for _, x := range ids {
		if x == id {
			return
		}
	}
	b.add(at, nearest(id, ids), "there is no %s %s in %s that the skin could show", what, echo(id), mapName)
}

// renamed reports the name of a land or place that is the same in the skin.
func (b *builder) renamed(d *dressing, file string, at Pos, known branch, path string) {
	x, _ := known.find(path)
	if x == nil {
		return
	}
	b.fitNode(d, file, Pos{File: mapName}, x.node, "name")
	was := x.node.text
	if own, ok := d.words[x.node]; ok {
		was = own
	}
	text, _ := d.text(x.node, "name", x.most, nil)
	for _, mirror := range []bool{false, true} {
		if strings.EqualFold(d.w.fill(text, mirror), was) {
			b.add(at, "", "%q is called so in the skin too: replace the name in %s, or write it anew there under texts as %s", was, file, path)
			return
		}
	}
}
