package lab_test

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"backchannel/engine/lab"
)

// A comparison is what the games were: of each pairing the mean of both sides, and against
// its base the mean of the differences seed by seed, whatever list the base came in.
func TestCompareIsTheGames(t *testing.T) {
	b := bench(t, "harbour-20")
	c := lab.Comparison{Seeds: 5, First: 3}
	c.Add(lab.Against("utility", "policy:random", "policy:grit"))
	c.Add(lab.Response("policy:grit", "utility"))
	c.Add(lab.Selves("policy:threat", "policy:grit"))
	if err := c.Check(b); err != nil {
		t.Fatal(err)
	}
	g, _ := b.NewGames(nil)
	if err := g.Play(c.Matches(), 2, func(int) {}); err != nil {
		t.Fatal(err)
	}
	// Of each seed: random and grit with utility 4, grit with itself, threat with itself.
	if n := len(c.Matches()); n != 5*6 {
		t.Errorf("%d games, want 30", n)
	}
	list := g.Compare(&c)
	fared := func(a, b2 string) (own, joint, ratified float64) {
		for i := range uint64(5) {
			first, err := b.Play(lab.Match{Kinds: [2]string{a, b2}, Seed: 3 + i})
			if err != nil {
				t.Fatal(err)
			}
			second, _ := b.Play(lab.Match{Kinds: [2]string{b2, a}, Seed: 3 + i})
			own += float64(first.Own[0]+second.Own[1]) / 1000 / 10
			joint += float64(first.Joint+second.Joint) / 1000 / 10
			for _, o := range []lab.Outcome{first, second} {
				if o.Ratified {
					ratified += 10
				}
			}
		}
		return own, joint, ratified
	}
	near := func(what string, got lab.Estimate, want float64) {
		if math.Abs(got.Mean-want) > 0.0011 || got.Low > got.Mean || got.High < got.Mean {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	bases := []int{-1, 0, -1, 2, -1, 4}
	for k, x := range list {
		own, joint, ratified := fared(x.Kind, x.Against)
		near(x.Kind+" own", x.Own, own)
		near(x.Kind+" joint", x.Joint, joint)
		near(x.Kind+" ratified", x.Ratified, ratified)
		if bases[k] < 0 {
			if x.More != nil {
				t.Errorf("%s is compared with something", x.Kind)
			}
			continue
		}
		base := list[bases[k]]
		own0, joint0, ratified0 := fared(base.Kind, base.Against)
		near(x.Kind+" more own", x.More.Own, own-own0)
		near(x.Kind+" more joint", x.More.Joint, joint-joint0)
		near(x.Kind+" more ratified", x.More.Ratified, ratified-ratified0)
	}
	if x := list[5]; x.More.Own.Mean < 20 || x.Ratified != lab.Wilson(4, 5) {
		t.Errorf("grit with itself after threat with itself: %+v", x)
	}
}

// Games of kinds that never meet themselves are looked at again too.
func TestCompareVerified(t *testing.T) {
	b := bench(t, "harbour-20")
	c := lab.Comparison{Seeds: 2, First: 1}
	c.Add(lab.Against("utility", "policy:random"))
	var file bytes.Buffer
	g, _ := b.NewGames(&file)
	if err := g.Play(c.Matches(), 1, func(int) {}); err != nil {
		t.Fatal(err)
	}
	if err := g.Verify(c.Matches()); err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(file.String(), `"own":[`, `"own":[1`, 1)
	g, _, err := b.ReadGames(strings.NewReader(changed), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Verify(c.Matches()); !errors.Is(err, lab.ErrStale) || !strings.Contains(err.Error(), "policy:random against utility, seed 1") {
		t.Errorf("a game that was changed: %v", err)
	}
	if err := (&lab.Comparison{Seeds: 1, Pairs: lab.Selves("nobody")}).Check(b); err == nil {
		t.Error("nobody plays")
	}
	if err := (&lab.Comparison{Pairs: lab.Selves("utility")}).Check(b); err == nil {
		t.Error("no games")
	}
}
