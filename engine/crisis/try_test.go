package crisis

import (
	"backchannel/engine/chance"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
)

func TestTry(t *testing.T) {
	s, p := scenario.Load(os.DirFS("../../scenarios/harbour-20"), "harbour-20")
	for _, x := range p {
		t.Fatal(x)
	}
	ends := map[string]int{}
	r := rand.New(rand.NewPCG(1, 2))
	for seed := range 2000 {
		g := New(s, chance.Seed(seed), true)
		for n := 0; !g.Ended(); n++ {
			if n > 2000 {
				t.Fatal("long")
			}
			o := ledger.Office(r.IntN(s.Count()) + 1)
			var v View
			g.Look(ledger.Only(o), &v)
			var legal []ledger.Directive
			for _, op := range Options(s, &v, o, nil) {
				if op.Refusal.Code == "" {
					legal = append(legal, op.Directive)
				}
			}
			for range 5 {
				var l ledger.Levels
				for i, z := range s.Talks.Sizes {
					l[i] = int8(r.IntN(int(z)))
				}
				d := ledger.Directive{By: o, Verb: Propose, Levels: l}
				if Check(s, &v, &d).Code == "" {
					legal = append(legal, d)
				}
			}
			if len(legal) == 0 {
				continue
			}
			d := legal[r.IntN(len(legal))]
			if got, err := ParseDirective(s, o, FormatDirective(s, &d)); err != nil || tidy(s, got) != tidy(s, d) {
				t.Fatalf("%s: %v %+v %+v", FormatDirective(s, &d), err, got, d)
			}
			if rf := g.Submit(d); rf.Code != "" {
				t.Fatalf("%v %+v", rf.Code, d)
			}
		}
		ends[s.Endings[int(g.World.Bal[s.Ending]/1000)-1].ID]++
	}
	fmt.Println(ends)
}
