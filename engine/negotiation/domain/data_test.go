package domain_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"backchannel/engine/negotiation/domain"
)

// published is a folder of published domains, which are not part of the project.
func published(t testing.TB, name string) string {
	t.Helper()
	folder := filepath.Join(os.Getenv("BACKCHANNEL_DATA"), "negotiation", name)
	if _, err := os.Stat(folder); err != nil || os.Getenv("BACKCHANNEL_DATA") == "" {
		t.Skip("BACKCHANNEL_DATA names no folder with negotiation/" + name)
	}
	return folder
}

// analyze reads and analyses a folder.
func analyze(t testing.TB, folder string, o domain.Options) (*domain.Space, *domain.Analysis) {
	t.Helper()
	d, err := domain.Read(os.DirFS(folder), ".")
	if err != nil {
		t.Fatalf("%s: %v", folder, err)
	}
	s, err := d.Space(o)
	if err != nil {
		t.Fatalf("%s: %v", folder, err)
	}
	a, err := s.Analyze()
	if err != nil {
		t.Fatalf("%s: %v", folder, err)
	}
	return s, a
}

func value(m domain.Measure) float64 {
	x, _ := strconv.ParseFloat(m.String(), 64)
	return x
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6 }

// special is a point of a published analysis.
type special struct {
	Bid     map[string]string
	Utility [2]float64
}

func (x *special) same(s *domain.Space, p *domain.Point) bool {
	return p != nil && near(x.Utility[0], value(s.Measure(p.Utility[0]))) && near(x.Utility[1], value(s.Measure(p.Utility[1])))
}

// The domains of the Automated Negotiation League of 2023 come out as it published them.
func TestANL(t *testing.T) {
	folders, _ := filepath.Glob(filepath.Join(published(t, "anl2023"), "*"))
	for _, folder := range folders {
		data, err := os.ReadFile(filepath.Join(folder, "specials.json"))
		if err != nil {
			t.Fatal(err)
		}
		var want struct {
			Size        int64
			Opposition  float64
			Welfare     special `json:"social_welfare"`
			Nash, Kalai special
			Front       []special `json:"pareto_front"`
		}
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		s, a := analyze(t, folder, domain.Options{})
		if !s.Exact || !a.Size.IsInt64() || a.Size.Int64() != want.Size || len(a.Frontier) != len(want.Front) || !near(value(a.Opposition), want.Opposition) {
			t.Errorf("%s: exact %v, size %v of %d, %d points of %d, opposition %v of %v", folder, s.Exact, a.Size, want.Size, len(a.Frontier), len(want.Front), a.Opposition, want.Opposition)
		}
		if !want.Nash.same(s, a.Nash) || !want.Kalai.same(s, a.Kalai) || !want.Welfare.same(s, a.Welfare) {
			t.Errorf("%s: Nash %v of %v, Kalai %v of %v, welfare %v of %v", folder, a.Nash, want.Nash, a.Kalai, want.Kalai, a.Welfare, want.Welfare)
		}
		for i := range want.Front {
			if p := &a.Frontier[len(a.Frontier)-1-i]; !want.Front[i].same(s, p) || fmt.Sprint(s.Bid(p.Bid)) != fmt.Sprint(want.Front[i].Bid) {
				t.Errorf("%s: point %d is %v, not %v", folder, i, p, want.Front[i])
			}
		}
	}
	if len(folders) == 0 {
		t.Error("there are no domains")
	}
}

// The Genius domains give the reference points that were computed independently.
func TestGenius(t *testing.T) {
	root := published(t, "genius")
	data, err := os.ReadFile(filepath.Join(root, "..", "genius_reference_points.json"))
	if err != nil {
		t.Fatal(err)
	}
	type point struct{ U [2]float64 }
	var all map[string]struct {
		Size   int64        `json:"n_outcomes"`
		Pareto [][2]float64 `json:"pareto"`
		Nash   point
		KS     point   `json:"kalai_smorodinsky_discrete"`
		Egal   point   `json:"egalitarian"`
		Most   point   `json:"max_welfare"`
		NegMAS float64 `json:"opposition_min_dist_to_max(NegMAS)"`
	}
	var plain map[string]map[string]any // for a key that no tag can hold
	if err := json.Unmarshal(data, &plain); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for name, want := range all {
		s, a := analyze(t, filepath.Join(root, name), domain.Options{})
		same := func(x point, p *domain.Point) bool { return (&special{Utility: x.U}).same(s, p) }
		if a.Size.Int64() != want.Size || len(a.Frontier) != len(want.Pareto) || !near(value(a.Nearest), want.NegMAS) {
			t.Errorf("%s: size %v of %d, %d points of %d, opposition %v of %v", name, a.Size, want.Size, len(a.Frontier), len(want.Pareto), a.Nearest, want.NegMAS)
		}
		// The reference measures from the egalitarian point.
		if d := value(s.Distance(a.Egalitarian.Utility, [2]int64{s.Scale, s.Scale})); !near(d, plain[name]["opposition_egal_to_(1,1)(Genius/ANL)"].(float64)) {
			t.Errorf("%s: the egalitarian point is %v from (1, 1)", name, d)
		}
		if !same(want.Nash, a.Nash) || !same(want.KS, a.Smorodinsky) || !same(want.Egal, a.Egalitarian) || !same(want.Most, a.Welfare) {
			t.Errorf("%s: %+v, not %+v", name, a, want)
		}
		for i := range want.Pareto {
			if !same(point{want.Pareto[i]}, &a.Frontier[i]) {
				t.Errorf("%s: point %d is %v, not %v", name, i, a.Frontier[i], want.Pareto[i])
			}
		}
	}
	if len(all) == 0 {
		t.Error("there are no domains")
	}
}
