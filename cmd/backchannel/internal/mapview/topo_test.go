package mapview

import (
	"math"
	"strings"
	"testing"
)

func TestDecode(t *testing.T) {
	// Two neighbours share a line; the second goes along it backwards.
	list, err := Decode([]byte(`{"type":"Topology","transform":{"scale":[0.5,0.5],"translate":[10,20]},
		"objects":{"countries":{"geometries":[{"type":"Polygon","id":"a","arcs":[[0,1]]},{"type":"MultiPolygon","id":"b","arcs":[[[-1,2]]]}]}},
		"arcs":[[[0,0],[0,4]],[[0,4],[-4,0],[4,-4]],[[0,0],[4,2],[-4,2]]]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Ring{{{10, 20}, {10, 22}, {8, 22}}, {{10, 22}, {10, 20}, {12, 21}}}
	for i, c := range list {
		if len(c.Rings) != 1 || len(c.Rings[0]) != 3 {
			t.Fatal(c)
		}
		for k, p := range c.Rings[0] {
			if p != want[i][k] {
				t.Errorf("country %s: %v, want %v", c.ID, c.Rings[0], want[i])
			}
		}
	}
}

func TestDecodeErrors(t *testing.T) {
	// What is no map is refused with a reason.
	for data, want := range map[string]string{
		`{`:                            "unexpected end",
		`{"type":"FeatureCollection"}`: `"FeatureCollection", it must be Topology`,
		`{"type":"Topology"}`:          "no object countries",
		`{"type":"Topology","objects":{"countries":{"geometries":[{"type":"Polygon","id":"x","arcs":[[7]]}]}}}`:   "country x: it refers to line 7 of 0",
		`{"type":"Topology","objects":{"countries":{"geometries":[{"type":"Polygon","id":"x","arcs":[["a"]]}]}}}`: "country x",
		`{"type":"Topology","objects":{"countries":{"geometries":[{"type":"Point","id":"x"}]}}}`:                  `a "Point" is no area`,
	} {
		if _, err := Decode([]byte(data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", data, err, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"type":"Topology","objects":{"countries":{"geometries":[{"type":"Polygon","id":"a","arcs":[[0]]}]}},"arcs":[[[0,0],[1,0],[1,1]]]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := Decode(data)
		for _, c := range list {
			for _, r := range c.Rings {
				around(r, -100)
			}
		}
		if err == nil && len(list) == 0 {
			t.Error("no countries and no error")
		}
	})
}

func TestAround(t *testing.T) {
	// A ring across the antimeridian is split there, and both parts together are as large as it was.
	ring := Ring{{175, -20}, {-175, -20}, {-175, -15}, {175, -15}}
	parts := around(ring, 0)
	if len(parts) != 2 {
		t.Fatal(parts)
	}
	sum := 0.0
	for _, r := range parts {
		for i, p := range r {
			if p.X < -180 || p.X > 180 {
				t.Errorf("%v lies outside the sheet", p)
			}
			q := r[(i+1)%len(r)]
			sum += (p.X*q.Y - q.X*p.Y) / 2
		}
	}
	if math.Abs(math.Abs(sum)-50) > 1e-9 {
		t.Errorf("%v square degrees, want 50", sum)
	}
	// Seen from 100 degrees west the cut lies elsewhere, and the ring is whole.
	if parts = around(ring, -100); len(parts) != 1 || parts[0][0] != (Point{-185, -20}) {
		t.Error(parts)
	}
}

func TestAlbers(t *testing.T) {
	// Snyder (1987), page 291: the sphere of radius 1, parallels 29.5 and 45.5, origin 23 north, 96 west.
	a := newAlbers(-96, 23, 29.5, 45.5)
	if got := a.project(Point{-75, 35}); math.Abs(got.X-0.2952720) > 1e-6 || math.Abs(got.Y-0.2416774) > 1e-6 {
		t.Errorf("%.7f", got)
	}
}
