package search_test

import "math"

// A position of a small game in extensive form, for the solver that the search is tested
// with. Two players, payoffs opposed, everybody remembers everything it knew.
type position interface {
	// over gives the first player's payoff if the game is over.
	over() (payoff float64, is bool)
	// mover is 0 or 1, or nature.
	mover() int
	// odds are nature's, by action.
	odds() []float64
	// actions is how many actions the mover has.
	actions() int
	// info is all that the mover knows, different for the two players.
	info() string
	next(action int) position
}

const nature = -1

// form is a game with all its histories written out, the opening first.
type form struct {
	histories []history
	infos     map[string]int
	actions   []int // by information set
}

type history struct {
	mover  int
	info   int
	odds   []float64
	next   []int
	payoff float64 // to the first player, where there is no next
}

// strategies are those of both players: the chance of each action by information set.
type strategies [][]float64

func written(opening position) *form {
	f := &form{infos: map[string]int{}}
	f.write(opening)
	return f
}

func (f *form) write(p position) int {
	at := len(f.histories)
	f.histories = append(f.histories, history{})
	if payoff, is := p.over(); is {
		f.histories[at].payoff = payoff
		return at
	}
	h := history{mover: p.mover(), info: -1}
	if h.mover == nature {
		h.odds = p.odds()
	} else {
		h.info = f.set(p)
	}
	for a := range p.actions() {
		h.next = append(h.next, f.write(p.next(a)))
	}
	f.histories[at] = h
	return at
}

func (f *form) set(p position) int {
	name := p.info()
	if _, ok := f.infos[name]; !ok {
		f.infos[name] = len(f.actions)
		f.actions = append(f.actions, p.actions())
	}
	return f.infos[name]
}

// uniform chooses every action alike.
func (f *form) uniform() strategies {
	s := make(strategies, len(f.actions))
	for i, n := range f.actions {
		for range n {
			s[i] = append(s[i], 1/float64(n))
		}
	}
	return s
}

// always takes in every set the action that pick says.
func (f *form) always(pick func(actions int) int) strategies {
	s := make(strategies, len(f.actions))
	for i, n := range f.actions {
		s[i] = make([]float64, n)
		s[i][pick(n)] = 1
	}
	return s
}

// chances are those of a history's actions.
func (f *form) chances(h *history, s strategies) []float64 {
	if h.mover == nature {
		return h.odds
	}
	return s[h.info]
}

// value is what the first player gets from a history on.
func (f *form) value(at int, s strategies) float64 {
	h := &f.histories[at]
	if len(h.next) == 0 {
		return h.payoff
	}
	sum := 0.0
	for a, p := range f.chances(h, s) {
		if p > 0 {
			sum += p * f.value(h.next[a], s)
		}
	}
	return sum
}

// reply works out a player's best response to the other's strategy.
type reply struct {
	*form
	player int
	s      strategies
	reach  []float64 // by history, of nature and the other
	of     [][]int   // histories by information set of the player
	best   []int     // action by information set, -1 before it is worked out
}

func (f *form) reply(player int, s strategies) *reply {
	r := &reply{f, player, s, make([]float64, len(f.histories)), make([][]int, len(f.actions)), make([]int, len(f.actions))}
	for i := range r.best {
		r.best[i] = -1
	}
	r.walk(0, 1)
	return r
}

func (r *reply) walk(at int, reach float64) {
	h := &r.histories[at]
	r.reach[at] = reach
	if len(h.next) > 0 && h.mover == r.player {
		r.of[h.info] = append(r.of[h.info], at)
	}
	for a, n := range h.next {
		p := 1.0
		if h.mover != r.player {
			p = r.chances(h, r.s)[a]
		}
		r.walk(n, reach*p)
	}
}

// worth is what the player gets from a history on by its best response.
func (r *reply) worth(at int) float64 {
	h := &r.histories[at]
	switch {
	case len(h.next) == 0 && r.player == 0:
		return h.payoff
	case len(h.next) == 0:
		return -h.payoff
	case h.mover == r.player:
		return r.worth(h.next[r.action(h.info)])
	}
	sum := 0.0
	for a, p := range r.chances(h, r.s) {
		if p > 0 {
			sum += p * r.worth(h.next[a])
		}
	}
	return sum
}

// action is the best in an information set, over the histories that it holds.
func (r *reply) action(info int) int {
	if r.best[info] >= 0 {
		return r.best[info]
	}
	best, most := 0, math.Inf(-1)
	for a := range r.actions[info] {
		sum := 0.0
		for _, at := range r.of[info] {
			if r.reach[at] > 0 {
				sum += r.reach[at] * r.worth(r.histories[at].next[a])
			}
		}
		if sum > most {
			best, most = a, sum
		}
	}
	r.best[info] = best
	return best
}

// nashConv is what both players together gain by best responses (Lanctot and others, "A
// unified game-theoretic approach to multiagent reinforcement learning", 2017): 0 in an
// equilibrium. As payoffs are opposed, what they get now adds up to nothing.
func (f *form) nashConv(s strategies) float64 {
	return f.reply(0, s).worth(0) + f.reply(1, s).worth(0)
}

// solver is counterfactual regret minimisation (Zinkevich, Johanson, Bowling & Piccione,
// "Regret minimization in games with incomplete information", 2007).
type solver struct {
	*form
	regret, sum, now strategies
}

// solve returns the average strategies after so many iterations.
func (f *form) solve(iterations int) strategies {
	v := &solver{form: f, now: f.uniform()}
	for _, n := range f.actions {
		v.regret, v.sum = append(v.regret, make([]float64, n)), append(v.sum, make([]float64, n))
	}
	for range iterations {
		v.walk(0, [2]float64{1, 1}, 1)
		for i := range v.now {
			matched(v.now[i], v.regret[i])
		}
	}
	for i := range v.sum {
		matched(v.sum[i], v.sum[i])
	}
	return v.sum
}

// matched writes the strategy in proportion to what is positive.
func matched(to, from []float64) {
	total := 0.0
	for _, x := range from {
		total += max(x, 0)
	}
	for a, x := range from {
		if to[a] = 1 / float64(len(to)); total > 0 {
			to[a] = max(x, 0) / total
		}
	}
}

// walk returns what the first player gets by the strategies at hand, and learns. Reach is
// each player's, odds are nature's.
func (v *solver) walk(at int, reach [2]float64, odds float64) float64 {
	h := &v.histories[at]
	if len(h.next) == 0 {
		return h.payoff
	}
	chances := v.chances(h, v.now)
	values, sum := make([]float64, len(h.next)), 0.0
	for a, p := range chances {
		to, by := reach, odds
		if h.mover == nature {
			by *= p
		} else {
			to[h.mover] *= p
		}
		values[a] = v.walk(h.next[a], to, by)
		sum += p * values[a]
	}
	if h.mover == nature {
		return sum
	}
	sign := float64(1 - 2*h.mover)
	for a := range values {
		v.regret[h.info][a] += odds * reach[1-h.mover] * sign * (values[a] - sum)
		v.sum[h.info][a] += reach[h.mover] * chances[a]
	}
	return sum
}
