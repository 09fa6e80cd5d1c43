package terminal

import (
	"errors"
	"fmt"
	"io"
	"math/bits"
	"strconv"
	"strings"

	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// ErrNothingChosen is the error of an input that ended, or said quit, before a seat was
// chosen.
var ErrNothingChosen = errors.New("no seat was chosen: say --seat, or choose one from the list")

// Choose asks for the plan and the seat that were not named, in words. What there is no
// choice of is not asked.
func (c *Console) Choose(s *scenario.Scenario, plan, seat string) (planID, seatID string, err error) {
	if seat != "" {
		return plan, seat, nil
	}
	at := s.PlanOf(plan)
	if at < 0 {
		return plan, seat, nil // what begins the game says which plans there are
	}
	if plan == "" && len(s.Plans) > 1 {
		c.printf("%s\n\nHow do you want to play?\n", s.Title)
		var list []named
		for i := range s.Plans {
			list = append(list, named{s.Plans[i].ID, s.Plans[i].Name})
			c.hang("", fmt.Sprintf("  %d  ", i+1), planWords(&s.Plans[i]))
		}
		if at, err = c.pick("plan", list); err != nil {
			return "", "", err
		}
	}
	p := &s.Plans[at]
	if len(p.Seats) == 1 {
		return p.ID, p.Seats[0].ID, nil
	}
	c.printf("\nWhich seat do you take? Counterparts play the others.\n")
	var list []named
	for i := range p.Seats {
		list = append(list, named{p.Seats[i].ID, seatName(s, p.Seats[i].Offices)})
		c.seat(s, i, &p.Seats[i])
	}
	if at, err = c.pick("seat", list); err != nil {
		return "", "", err
	}
	return p.ID, p.Seats[at].ID, nil
}

func planWords(p *scenario.Plan) string {
	if p.Name != "" {
		return p.Name
	}
	return p.ID
}

// seatName names the offices of a seat.
func seatName(s *scenario.Scenario, of ledger.Offices) string {
	var out []string
	for _, o := range setOf(s, of) {
		out = append(out, s.Offices[o].Short)
	}
	return strings.Join(out, ", ")
}

// seat shows a seat with the mandate of each of its offices.
func (c *Console) seat(s *scenario.Scenario, i int, x *scenario.Seat) {
	offices := setOf(s, x.Offices)
	if len(offices) == 1 {
		o := &s.Offices[offices[0]]
		c.hang("", fmt.Sprintf("  %-2d %s: ", i+1, o.Short), o.Mandate.Say)
		return
	}
	c.printf("  %-2d A cabinet of %d offices:\n", i+1, bits.OnesCount64(uint64(x.Offices)))
	for _, o := range offices {
		c.hang("       ", s.Offices[o].Short+": ", s.Offices[o].Mandate.Say)
	}
}

// pick asks until one of a list is named by its number or its name; an empty line is the first.
func (c *Console) pick(what string, list []named) (int, error) {
	for {
		c.printf("\nA number or a name; Enter takes 1. %s> ", what)
		line, err := readLine(c.in)
		switch {
		case errors.Is(err, errLong):
			c.printf("  The line was too long.\n")
			continue
		case errors.Is(err, io.EOF):
			c.printf("\n")
			return 0, ErrNothingChosen
		case err != nil:
			return 0, fmt.Errorf("the input cannot be read: %w", err)
		case line == "":
			return 0, nil
		case line == "quit" || line == "exit":
			return 0, ErrNothingChosen
		}
		if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(list) {
			return n - 1, nil
		}
		i, many := meant(list, strings.Fields(line))
		if i >= 0 {
			return i, nil
		}
		if len(many) > 0 {
			c.printf("  %q fits more than one. Say its number.\n", line)
			continue
		}
		c.printf("  There is no %s %q. Say a number from 1 to %d.\n", what, line, len(list))
	}
}
