package scenario

import (
	"regexp"
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// mapName is the file of the map. It counts for no digest, since it changes no rule.
const mapName = "map.yaml"

// Limits of a map: more places cannot be told apart on a small screen.
const (
	areasMax    = 32
	polygonsMax = 8
	cornersMax  = 400
	sitesMax    = 32
	threadsMax  = 24
)

// Map is where a scenario takes place.
type Map struct {
	// Invented says that places lie in a plane of 0 to 100, to the right and up, and not in
	// degrees east and north.
	Invented bool
	Areas    []Area
	Sites    []Site
	Threads  []Thread
}

// Place is a pair of degrees, east and north, or of coordinates in the plane of an invented map.
type Place struct{ X, Y num.Milli }

// Area is a country, or an invented land.
type Area struct {
	ID, Name string
	// Side is 0 or 1 for the two sides of the crisis, -1 for neither.
	Side int
	// Country is the ISO 3166-1 number of a real one, Outline the polygons of an invented one.
	Country string
	Outline [][]Place
	// At is where its name stands.
	At Place
}

// Site is a place on the map.
type Site struct {
	ID, Name string
	// Kind is capital, crossing, port, assembly or city.
	Kind string
	At   Place
	// Offices sit there; Cards and Issues, by their numbers, tell of it.
	Offices       ledger.Offices
	Cards, Issues []int
}

// Thread joins two sites, by their numbers.
type Thread struct {
	ID, Name string
	From, To int
	// Issues are the numbers of those it stands for, none for the whole table.
	Issues []int
}

// siteKinds are what a place on the map can be.
var siteKinds = []string{"capital", "crossing", "port", "assembly", "city"}

func (f *areaFile) shape(s *fields) {
	s.need("name", "lies")
	s.short(maxName, "name")
	s.most("outline", polygonsMax)
}

func (f *siteFile) shape(s *fields) {
	s.need("name", "kind", "lies")
	s.short(maxName, "name")
	s.most("cards", listsMax)
	s.most("issues", ledger.IssuesMax)
}

func (f *threadFile) shape(s *fields) {
	s.need("name", "from", "to")
	s.short(maxName, "name")
	s.most("issues", ledger.IssuesMax)
}

// buildMap takes the map over, where there is one.
func (b *builder) buildMap() {
	f := &b.f.Map
	if len(f.Areas)+len(f.Places)+len(f.Threads) == 0 {
		return
	}
	for _, c := range []struct {
		n, most int
		what    string
	}{{len(f.Areas), areasMax, "areas"}, {len(f.Places), sitesMax, "places"}, {len(f.Threads), threadsMax, "threads"}} {
		if c.n > c.most {
			b.add(Pos{File: mapName}, "", "there are %d %s: a map has at most %d", c.n, c.what, c.most)
			return
		}
	}
	m := &Map{}
	b.s.Map = m
	if len(f.Areas) == 0 {
		b.add(Pos{File: mapName}, "", "the map has no areas: name at least one country, or draw one land")
		return
	}
	m.Invented = f.Areas[0].Value.Country.Name == ""
	for _, e := range f.Areas {
		m.Areas = append(m.Areas, b.area(e))
	}
	for _, e := range f.Places {
		m.Sites = append(m.Sites, b.site(e))
	}
	for _, e := range f.Threads {
		t := Thread{ID: e.ID, Name: e.Value.Name, From: b.siteAt(e.Value.From), To: b.siteAt(e.Value.To), Issues: b.issues(e.Value.Issues)}
		if t.From == t.To && e.Value.From.Name == e.Value.To.Name {
			b.add(e.Value.To.At, "", "%s ends where it begins: name two places", e.ID)
		}
		m.Threads = append(m.Threads, t)
	}
}

var countryNumber = regexp.MustCompile(`^[0-9]{3}$`)

func (b *builder) area(e Entry[areaFile]) Area {
	f := e.Value
	a := Area{ID: e.ID, Name: f.Name, Side: b.sideOf(f.Side), Country: f.Country.Name, At: b.place(e.At, e.ID, f.Lies)}
	switch real := f.Country.Name != ""; {
	case real == (len(f.Outline) > 0):
		b.add(e.At, "", "%s needs either country, for a real one, or outline, for an invented one", e.ID)
	case real == b.s.Map.Invented:
		b.add(e.At, "", "%s does not go with the first area: all areas of a map are real, or all are invented", e.ID)
	case real && !countryNumber.MatchString(a.Country):
		b.add(f.Country.At, "", "the country %s is no ISO 3166-1 number: write its three digits, such as 484", echo(a.Country))
	}
	for _, p := range f.Outline {
		if n := len(p); n < 6 || n%2 != 0 || n > cornersMax {
			b.add(e.At, "", "a polygon of %s has %d numbers: it needs two for each of at least three corners, and at most %d; write [[x, y, x, y, x, y]]", e.ID, n, cornersMax)
			continue
		}
		var ring []Place
		for i := 0; i+1 < len(p); i += 2 {
			ring = append(ring, b.place(e.At, e.ID, p[i:i+2]))
		}
		a.Outline = append(a.Outline, ring)
	}
	return a
}

// place reads two coordinates of something.
func (b *builder) place(at Pos, id string, xy []num.Milli) Place {
	if len(xy) != 2 {
		b.add(at, "", "%s has %d coordinates: a place has two, as in [-102.5, 24]", id, len(xy))
		return Place{}
	}
	p := Place{xy[0], xy[1]}
	low, high := Place{num.Of(-180), num.Of(-90)}, Place{num.Of(180), num.Of(90)}
	what := "degrees east come first, from -180 to 180, then degrees north, from -90 to 90"
	if b.s.Map.Invented {
		low, high = Place{}, Place{num.Of(100), num.Of(100)}
		what = "on an invented map both numbers lie between 0 and 100"
	}
	if p.X < low.X || p.X > high.X || p.Y < low.Y || p.Y > high.Y {
		b.add(at, "", "%s lies at %v, %v: %s", id, p.X, p.Y, what)
	}
	return p
}

func (b *builder) site(e Entry[siteFile]) Site {
	f := e.Value
	s := Site{ID: e.ID, Name: f.Name, Kind: f.Kind.Name, At: b.place(e.At, e.ID, f.Lies), Offices: b.officesOf(f.Offices), Issues: b.issues(f.Issues)}
	if !slices.Contains(siteKinds, s.Kind) {
		b.add(f.Kind.At, nearest(s.Kind, siteKinds), "there is no kind %s: a place is a capital, crossing, port, assembly or city", echo(s.Kind))
	}
	for _, r := range f.Cards {
		s.Cards = append(s.Cards, b.card(r))
	}
	return s
}

// siteAt finds the number of the place that a reference names.
func (b *builder) siteAt(r Ref) int {
	ids := make([]string, len(b.f.Map.Places))
	for i, e := range b.f.Map.Places {
		if ids[i] = e.ID; e.ID == r.Name {
			return i
		}
	}
	b.add(r.At, nearest(r.Name, ids), "there is no place %s on the map", echo(r.Name))
	return 0
}

// issues finds issues of the table by their ids.
func (b *builder) issues(refs []Ref) (list []int) {
	var ids []string
	if b.s.Talks != nil {
		for i := range b.s.Talks.Topics {
			ids = append(ids, b.s.Talks.Topics[i].ID)
		}
	}
	for _, r := range refs {
		if i := slices.Index(ids, r.Name); i >= 0 {
			list = append(list, i)
			continue
		}
		b.add(r.At, nearest(r.Name, ids), "there is no issue %s in issues.yaml", echo(r.Name))
	}
	return list
}
