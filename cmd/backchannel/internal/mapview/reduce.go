//go:build ignore

// Reduce cuts the TopoJSON file countries-50m.json of world-atlas to the countries and the detail that the map needs:
//
//	go run reduce.go countries-50m.json > ../../../../assets/map/region.json
package main

import (
	"encoding/json"
	"log"
	"math"
	"os"
	"slices"
)

// wanted are the countries of the region by their ISO 3166-1 numbers.
var wanted = []string{
	"840", "484", "124", // United States, Mexico, Canada
	"084", "188", "222", "320", "340", "558", "591", // Central America
	"192", "044", "388", "332", "214", "630", "780", "136", // Caribbean
	"170", "862", "218", "328", "740", "076", "604", // the north of South America
}

// The part of the globe that is kept, in degrees, and the detail: what is nearer than tolerance to a straight line is
// left out, and islands smaller than islandMin square degrees.
const (
	west, east, south, north = -172, -30, -4, 64
	tolerance                = 0.03
	islandMin                = 0.05
	step                     = 0.01 // the grid of the file, in degrees
)

type topology struct {
	Type      string            `json:"type"`
	Transform transform         `json:"transform"`
	Objects   map[string]object `json:"objects"`
	Arcs      [][][2]int        `json:"arcs"`
}

type transform struct {
	Scale     [2]float64 `json:"scale"`
	Translate [2]float64 `json:"translate"`
}

type object struct {
	Type       string     `json:"type"`
	Geometries []geometry `json:"geometries"`
}

type geometry struct {
	Type string          `json:"type"`
	ID   string          `json:"id"`
	Arcs json.RawMessage `json:"arcs"`
}

type point struct{ x, y float64 }

func main() {
	data, err := os.ReadFile(os.Args[1])
	check(err)
	var in topology
	check(json.Unmarshal(data, &in))
	arcs := make([][]point, len(in.Arcs))
	for i, arc := range in.Arcs {
		x, y := 0, 0
		for _, d := range arc {
			x, y = x+d[0], y+d[1]
			arcs[i] = append(arcs[i], point{float64(x)*in.Transform.Scale[0] + in.Transform.Translate[0], float64(y)*in.Transform.Scale[1] + in.Transform.Translate[1]})
		}
	}
	out := topology{Type: "Topology", Transform: transform{Scale: [2]float64{step, step}}, Objects: map[string]object{}}
	number := map[int]int{}
	use := func(a int) int {
		k := a
		if a < 0 {
			k = ^a
		}
		n, ok := number[k]
		if !ok {
			n = len(out.Arcs)
			number[k] = n
			out.Arcs = append(out.Arcs, encode(simplify(arcs[k])))
		}
		if a < 0 {
			return ^n
		}
		return n
	}
	var list []geometry
	for _, g := range in.Objects["countries"].Geometries {
		if !slices.Contains(wanted, g.ID) {
			continue
		}
		var polygons [][][]int
		if g.Type == "Polygon" {
			polygons = make([][][]int, 1)
			check(json.Unmarshal(g.Arcs, &polygons[0]))
		} else {
			check(json.Unmarshal(g.Arcs, &polygons))
		}
		var kept [][][]int
		for _, p := range polygons {
			if !keep(p[0], arcs) {
				continue
			}
			rings := make([][]int, len(p))
			for i := range p {
				for _, a := range p[i] {
					rings[i] = append(rings[i], use(a))
				}
			}
			kept = append(kept, rings)
		}
		if len(kept) > 0 {
			raw, err := json.Marshal(kept)
			check(err)
			list = append(list, geometry{"MultiPolygon", g.ID, raw})
		}
	}
	out.Objects["countries"] = object{"GeometryCollection", list}
	check(json.NewEncoder(os.Stdout).Encode(out))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// keep reports whether a ring lies in the part that is kept and is no speck.
func keep(ring []int, arcs [][]point) bool {
	var points []point
	for _, a := range ring {
		k := a
		if a < 0 {
			k = ^a
		}
		line := slices.Clone(arcs[k])
		if a < 0 {
			slices.Reverse(line)
		}
		points = append(points, line...)
	}
	inside, area := false, 0.0
	for i, p := range points {
		q := points[(i+1)%len(points)]
		area += p.x*q.y - q.x*p.y
		inside = inside || p.x > west && p.x < east && p.y > south && p.y < north
	}
	return inside && math.Abs(area)/2 > islandMin
}

// simplify keeps the ends and what stands out, by Douglas and Peucker (1973); a closed arc is first cut in two.
func simplify(line []point) []point {
	n := len(line)
	if n < 3 {
		return line
	}
	far, most := 0, 0.0
	for i, p := range line {
		d := math.Hypot(p.x-line[0].x, p.y-line[0].y)
		if line[0] != line[n-1] {
			d = offset(p, line[0], line[n-1])
		}
		if d > most {
			far, most = i, d
		}
	}
	if most < tolerance {
		return []point{line[0], line[n-1]}
	}
	return append(simplify(line[:far+1]), simplify(line[far:])[1:]...)
}

// offset is how far p lies from the line from a to b, with a degree of longitude as long as it is at 30 degrees north.
func offset(p, a, b point) float64 {
	const k = 0.866
	dx, dy, px, py := (b.x-a.x)*k, b.y-a.y, (p.x-a.x)*k, p.y-a.y
	t := max(0, min(1, (px*dx+py*dy)/(dx*dx+dy*dy)))
	return math.Hypot(px-t*dx, py-t*dy)
}

func encode(line []point) (out [][2]int) {
	x, y := 0, 0
	for i, p := range line {
		nx, ny := int(math.Round(p.x/step)), int(math.Round(p.y/step))
		if i > 0 && nx == x && ny == y && i < len(line)-1 {
			continue
		}
		out = append(out, [2]int{nx - x, ny - y})
		x, y = nx, ny
	}
	return out
}
