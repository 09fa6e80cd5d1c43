package bargain_test

import (
	"math/rand/v2"
	"testing"

	"backchannel/engine/negotiation/bargain"
	"backchannel/engine/negotiation/domain"
	"backchannel/engine/num"
)

// After a negotiator's offers a model ranks two outcomes as that negotiator does more
// often than chance, and more often than before them.
func TestModelsLearn(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for _, name := range []string{"frequency", "bayes"} {
		right, before := 0, 0
		for range 40 {
			s := random(r, 4, 5, 0)
			m := map[string]bargain.Model{"frequency": bargain.NewFrequency(s.Issues), "bayes": bargain.NewBayes(s.Issues)}[name]
			before += ranked(r, s, m)
			_, best := s.Range(1)
			for k := range 30 {
				// A linear conceder: any outcome that is worth its aspiration.
				aim := best - best*int64(k)/60
				for {
					bid := outcome(r, s)
					if u := s.Utility(bid)[1]; u >= aim && u <= aim+best/20 || r.IntN(20_000) == 0 {
						m.Observe(bid, num.Micro(k)*num.MicroOne/30)
						break
					}
				}
			}
			right += ranked(r, s, m)
		}
		if right < 40*200*62/100 || right <= before {
			t.Errorf("%s: %d of %d pairs are ranked right, %d before the offers", name, right, 40*200, before)
		}
	}
}

func outcome(r *rand.Rand, s *domain.Space) []int {
	bid := make([]int, len(s.Issues))
	for i := range bid {
		bid[i] = r.IntN(len(s.Issues[i].Values))
	}
	return bid
}

// ranked counts, of 200 pairs of outcomes, those that a model ranks as party B does.
func ranked(r *rand.Rand, s *domain.Space, m bargain.Model) (n int) {
	worth := func(bid []int) (sum num.Micro) {
		for i, v := range bid {
			sum += m.Worth()[i][v]
		}
		return sum
	}
	for range 200 {
		x, y := outcome(r, s), outcome(r, s)
		if (worth(x) > worth(y)) == (s.Utility(x)[1] > s.Utility(y)[1]) {
			n++
		}
	}
	return n
}

// The guessed payoffs stay between 0 and 1 in sum, whatever is offered: an issue of one
// value, of very many, the same offer for ever.
func TestModelsStayInRange(t *testing.T) {
	issues := []domain.Issue{{Name: "one", Values: make([]string, 1)}, {Name: "many", Values: make([]string, 300)}, {Name: "two", Values: make([]string, 2)}}
	for _, m := range []bargain.Model{bargain.NewFrequency(issues), bargain.NewBayes(issues)} {
		for k := range 200 {
			m.Observe([]int{0, (k / 100) * 299, 1}, num.Micro(k)*num.MicroOne/200)
			sum := num.Micro(0)
			for _, list := range m.Worth() {
				most := num.Micro(0)
				for _, x := range list {
					if x < 0 {
						t.Fatalf("%T: a payoff of %v", m, x)
					}
					most = max(most, x)
				}
				sum += most
			}
			if sum > num.MicroOne+100 {
				t.Fatalf("%T: the best is worth %v", m, sum)
			}
		}
	}
}
