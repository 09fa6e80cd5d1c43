package room

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/engine/advisor"
	"backchannel/engine/chance"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// The kinds of player in a record's header: a person, the usual counterpart, one with a
// style ("utility:conciliator"), or a fixed policy ("policy:passive").
const (
	Human   = "human"
	Utility = "utility"
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
}

func parseKind(name string) (k kind, err error) {
	first, rest, named := strings.Cut(name, ":")
	switch {
	case name == Human:
		return kind{human: true}, nil
	case first == Utility && advisor.IsStyle(rest) && (rest != "" || !named):
		return kind{style: rest}, nil
	case first == policy && slices.Contains(advisor.Policies(), rest):
		return kind{policy: rest}, nil
	case first == Utility:
		return k, fmt.Errorf("there is no style %q; there are: %s", rest, strings.Join(advisor.Styles(), " "))
	case first == policy:
		return k, fmt.Errorf("there is no policy %q; there are: %s", rest, strings.Join(advisor.Policies(), " "))
	}
	return k, fmt.Errorf("there is no kind of player %q; there are %s, %s, %s:STYLE and %s:POLICY", name, Human, Utility, Utility, policy)
}

// player makes the counterpart of an office of a seat.
func (k *kind) player(s *scenario.Scenario, seat *scenario.Seat, o ledger.Office, luck chance.Luck) advisor.Counterpart {
	if k.policy != "" {
		return advisor.NewPolicy(s, o, leadOf(seat), luck, k.policy)
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
		all := append([]string{""}, advisor.Styles()...)
		draw := chance.Counter(set.Seed).Draw(chance.Key{Purpose: styleDraw, Actor: uint16(leadOf(seat))})
		return KindOf(all[draw%uint64(len(all))])
	}
	return Utility
}
