package room

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"backchannel/engine/advisor"
	"backchannel/engine/advisor/search"
	"backchannel/engine/chance"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// The kinds of player in a record's header: a person, the usual counterpart, one with a
// style ("utility:conciliator"), a planner ("planner", "planner:hardliner"), or a fixed
// policy ("policy:passive"). A planner's words say how it thinks, in any order and each at
// most once: easy, normal or strong, the selector rm or uct, and a number of iterations
// ("planner-strong", "planner-uct-4000").
const (
	Human   = "human"
	Utility = "utility"
	Planner = "planner"
	policy  = "policy"
)

// KindOf is the kind of a counterpart with a style, the usual one for no style.
func KindOf(style string) string {
	if style == "" {
		return Utility
	}
	return Utility + ":" + style
}

// PolicyKind is the kind of a player that follows a fixed policy.
func PolicyKind(name string) string { return policy + ":" + name }

// kind is a kind taken apart.
type kind struct {
	human         bool
	style, policy string
	// plans tells that it is a planner, easy or as thinks says.
	plans, easy bool
	thinks      advisor.Thinking
}

func parseKind(name string) (k kind, err error) {
	first, rest, named := strings.Cut(name, ":")
	switch {
	case name == Human:
		return kind{human: true}, nil
	case first == Utility && advisor.IsStyle(rest) && (rest != "" || !named):
		return kind{style: rest}, nil
	case IsPlanner(name):
		if !advisor.IsStyle(rest) || rest == "" && named {
			return k, noStyle(rest)
		}
		return parsePlanner(first, rest)
	case first == policy && slices.Contains(advisor.Policies(), rest):
		return kind{policy: rest}, nil
	case first == Utility:
		return k, noStyle(rest)
	case first == policy:
		return k, fmt.Errorf("there is no policy %q; there are: %s", rest, strings.Join(advisor.Policies(), " "))
	}
	return k, fmt.Errorf("there is no kind of player %q; there are %s, %s, %s:STYLE, %s, %s:STYLE and %s:POLICY", name, Human, Utility, Utility, Planner, Planner, policy)
}

// IsPlanner tells whether a name is, or would be, a kind of planner; what is wrong with one
// that is not a kind, Header says.
func IsPlanner(name string) bool {
	first, _, _ := strings.Cut(name, ":")
	return first == Planner || strings.HasPrefix(first, Planner+"-")
}

func noStyle(name string) error {
	return fmt.Errorf("there is no style %q; there are: %s", name, strings.Join(advisor.Styles(), " "))
}

// parsePlanner reads how a planner thinks.
func parsePlanner(name, style string) (k kind, err error) {
	words := strings.Split(name, "-")[1:]
	k = kind{plans: true, style: style, thinks: advisor.Thinking{Iterations: advisor.NormalIterations, Selector: search.RegretMatching(advisor.ExploreRM)}}
	iterations := 0
	for i, w := range words {
		if slices.Contains(words[:i], w) {
			return k, fmt.Errorf("%q says %q twice", name, w)
		}
		n, err := strconv.Atoi(w)
		switch {
		case w == "easy":
			k.easy = true
		case w == "normal":
			k.thinks.Usual = true
		case w == "strong":
			k.thinks.Iterations, k.thinks.Sharp = advisor.StrongIterations, true
		case w == "uct":
			k.thinks.Selector = search.UCT(advisor.ExploreUCT)
		case w == "rm":
		case err != nil:
			return k, fmt.Errorf("a planner cannot be %q; say easy, normal or strong, rm or uct, and a number of iterations, as in planner-uct-4000", w)
		case n < advisor.IterationsMin || n > advisor.IterationsMax || w != strconv.Itoa(n):
			return k, fmt.Errorf("%q asks for %s iterations: say a number from %d to %d", name, w, advisor.IterationsMin, advisor.IterationsMax)
		case iterations > 0:
			return k, fmt.Errorf("%q names two numbers of iterations: say one", name)
		default:
			iterations = n
		}
	}
	if iterations > 0 {
		k.thinks.Iterations = iterations
	}
	switch both := func(a, b string) bool { return slices.Contains(words, a) && slices.Contains(words, b) }; {
	case k.easy && len(words) > 1:
		return k, fmt.Errorf("%q: an easy planner does not search, so that nothing else can be said of how it thinks", name)
	case both("normal", "strong"):
		return k, fmt.Errorf("%q names two levels: say normal or strong", name)
	case both("rm", "uct"):
		return k, fmt.Errorf("%q names two selectors: say rm or uct", name)
	}
	return k, nil
}

// player makes the counterpart of an office of a seat.
func (k *kind) player(s *scenario.Scenario, seat *scenario.Seat, o ledger.Office, luck chance.Luck) advisor.Counterpart {
	if k.policy != "" {
		return advisor.NewPolicy(s, o, leadOf(seat), luck, k.policy)
	}
	switch {
	case k.plans && k.easy:
		return advisor.NewEasy(s, o, luck, k.style)
	case k.plans:
		return advisor.NewPlanner(s, o, luck, k.style, k.thinks)
	}
	return advisor.NewStyled(s, o, luck, k.style)
}

// leadOf is the first office of a seat.
func leadOf(seat *scenario.Seat) ledger.Office {
	if seat.Lead != ledger.Nobody {
		return seat.Lead
	}
	o := ledger.Office(1)
	for !seat.Offices.Has(o) {
		o++
	}
	return o
}

// styleDraw is the purpose of the draw of a seat's style.
const styleDraw chance.Purpose = 1<<15 + 1

// kind says who plays a seat.
func (set *Setup) kind(seat *scenario.Seat) string {
	switch {
	case slices.Contains(set.Humans, seat.ID):
		return Human
	case set.Kinds[seat.ID] != "":
		return set.Kinds[seat.ID]
	case set.Mixed:
		all := append([]string{""}, advisor.Drawn()...)
		draw := chance.Counter(set.Seed).Draw(chance.Key{Purpose: styleDraw, Actor: uint16(leadOf(seat))})
		return KindOf(all[draw%uint64(len(all))])
	}
	return Utility
}
