package mapview

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
)

// Point is a place: degrees east and north, or a place in the plane of an invented map, to the right and up.
type Point struct{ X, Y float64 }

// Ring is the edge of a polygon; its last point joins the first.
type Ring []Point

// Country is one country of the atlas.
type Country struct {
	ID    string // its ISO 3166-1 number
	Rings []Ring // its land; lakes inside it are not cut out
}

// topology is a TopoJSON file: lines that neighbours share, and geometries that refer to them.
type topology struct {
	Type      string
	Transform struct{ Scale, Translate [2]float64 }
	Objects   map[string]struct {
		Geometries []struct {
			Type string
			ID   string
			Arcs json.RawMessage
		}
	}
	Arcs [][][2]float64
}

// Decode reads the countries of a TopoJSON file, the object "countries" with polygons and multipolygons, quantized or not. It
// returns an error that says what is wrong with a file that is no such thing.
func Decode(data []byte) ([]Country, error) {
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, fmt.Errorf("reading the map: %w", err)
	}
	if t.Type != "Topology" {
		return nil, fmt.Errorf("reading the map: its type is %q, it must be Topology", t.Type)
	}
	if t.Transform.Scale != [2]float64{} {
		t.unpack()
	}
	var list []Country
	for _, g := range t.Objects["countries"].Geometries {
		var polygons [][][]int
		var err error
		switch g.Type {
		case "Polygon":
			polygons = make([][][]int, 1)
			err = json.Unmarshal(g.Arcs, &polygons[0])
		case "MultiPolygon":
			err = json.Unmarshal(g.Arcs, &polygons)
		default:
			err = fmt.Errorf("a %q is no area", g.Type)
		}
		if err != nil {
			return nil, fmt.Errorf("reading the map: country %s: %w", g.ID, err)
		}
		c := Country{ID: g.ID}
		for _, p := range polygons {
			if len(p) == 0 {
				continue
			}
			ring, err := t.ring(p[0])
			if err != nil {
				return nil, fmt.Errorf("reading the map: country %s: %w", g.ID, err)
			}
			c.Rings = append(c.Rings, ring)
		}
		list = append(list, c)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("reading the map: it has no object countries with areas")
	}
	return list, nil
}

// unpack turns steps on the grid into degrees.
func (t *topology) unpack() {
	for _, arc := range t.Arcs {
		x, y := 0.0, 0.0
		for i := range arc {
			x, y = x+arc[i][0], y+arc[i][1]
			arc[i] = [2]float64{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
		}
	}
}

// ring joins arcs: a number below 0 is an arc backwards, ~i.
func (t *topology) ring(arcs []int) (Ring, error) {
	var ring Ring
	for _, a := range arcs {
		k := a
		if a < 0 {
			k = ^a
		}
		if k >= len(t.Arcs) {
			return nil, fmt.Errorf("it refers to line %d of %d", k, len(t.Arcs))
		}
		line := t.Arcs[k]
		for i := range line {
			p := line[i]
			if a < 0 {
				p = line[len(line)-1-i]
			}
			if q := (Point{p[0], p[1]}); len(ring) == 0 || ring[len(ring)-1] != q {
				ring = append(ring, q)
			}
		}
	}
	if n := len(ring); n > 1 && ring[0] == ring[n-1] {
		ring = ring[:n-1]
	}
	return ring, nil
}

// around turns a ring on the globe into rings on a sheet that reaches 180 degrees to either side of a meridian: a ring
// across the cut is split there.
func around(r Ring, meridian float64) (out []Ring) {
	if len(r) < 3 {
		return nil
	}
	flat := make(Ring, len(r))
	turn := 0.0
	lo, hi := math.Inf(1), math.Inf(-1)
	for i, p := range r {
		if i > 0 {
			switch d := p.X - r[i-1].X; {
			case d > 180:
				turn -= 360
			case d < -180:
				turn += 360
			}
		}
		flat[i] = Point{p.X + turn, p.Y}
		lo, hi = min(lo, flat[i].X), max(hi, flat[i].X)
	}
	west, east := meridian-180, meridian+180
	for shift := -720.0; shift <= 720; shift += 360 {
		if lo+shift >= east || hi+shift <= west {
			continue
		}
		moved := slices.Clone(flat)
		for i := range moved {
			moved[i].X += shift
		}
		moved = clip(moved, 1, 0, -west)
		if moved = clip(moved, -1, 0, east); len(moved) > 2 {
			out = append(out, moved)
		}
	}
	return out
}

// clip keeps the part of a ring where a*x + b*y + c is not below 0, by Sutherland and Hodgman (1974).
func clip(r Ring, a, b, c float64) (out Ring) {
	for i, p := range r {
		q := r[(i+1)%len(r)]
		dp, dq := a*p.X+b*p.Y+c, a*q.X+b*q.Y+c
		if dp >= 0 {
			out = append(out, p)
		}
		if (dp >= 0) != (dq >= 0) {
			t := dp / (dp - dq)
			out = append(out, Point{p.X + (q.X-p.X)*t, p.Y + (q.Y-p.Y)*t})
		}
	}
	return out
}

// thin leaves out points that are nearer than d to the last one kept.
func thin(r Ring, d float64) (out Ring) {
	for _, p := range r {
		if n := len(out); n == 0 || math.Hypot(p.X-out[n-1].X, p.Y-out[n-1].Y) >= d {
			out = append(out, p)
		}
	}
	return out
}
