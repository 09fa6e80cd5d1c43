//go:build !js

package main

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/engine/crisis"
	"backchannel/engine/journal"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

type whyCommand struct {
	File     string `arg:"" type:"path" help:"The saved game."`
	Account  string `arg:"" help:"The account, such as ten or arden.home; list shows them all."`
	Turn     *int   `help:"Only what had happened by the end of this turn; all of it if nothing is said."`
	Scenario string `help:"The folder of its scenario, when it does not come with the program."`
	Force    bool   `help:"Open a game that has not ended, hidden accounts and all."`
}

// Run lists the entries behind a number.
func (c *whyCommand) Run(std streams) error {
	s, rec, damage, err := openRecord(c.File, c.Scenario)
	if err != nil {
		return err
	}
	if damage != nil {
		fmt.Fprintf(std.err, "backchannel: %v\n", damage)
	}
	v := journal.Verify(s, rec)
	if !v.OK {
		return wrong("%s does not replay: %s", c.File, v.Reason)
	}
	if c.Account == "list" {
		for i := range s.Accounts {
			fmt.Fprintf(std.out, "%-28s %s\n", s.Accounts[i].Name, s.Accounts[i].Title)
		}
		return nil
	}
	id, ok := findAccount(s, c.Account)
	if !ok {
		return usage("there is no account %q%s. Say `backchannel why FILE list` for all of them", c.Account, similar(s, c.Account))
	}
	until, last := 0, lastTurn(rec)
	if c.Turn != nil {
		if until = *c.Turn; until < 1 || until > last {
			return usage("--turn %d: the game has turns 1 to %d", until, last)
		}
	}
	if v.Ending == "" && !c.Force {
		return c.printSeen(std, s, rec, id, until)
	}
	printAll(std, s, rec, id, until)
	return nil
}

// findAccount finds an account by its name, however its letters are written.
func findAccount(s *scenario.Scenario, name string) (ledger.ID, bool) {
	i := slices.IndexFunc(s.Accounts, func(a ledger.Account) bool { return strings.EqualFold(a.Name, name) })
	return ledger.ID(max(i, 0)), i >= 0
}

func lastTurn(rec *journal.Record) int {
	last := 0
	for _, m := range rec.Moves {
		for i := range m.Events {
			last = max(last, int(m.Events[i].Turn))
		}
	}
	return last
}

// printSeen prints what a person in the running game sees of a number, if one does.
func (c *whyCommand) printSeen(std streams, s *scenario.Scenario, rec *journal.Record, id ledger.ID, until int) error {
	r, err := room.Resume(s, rec, nil)
	if err != nil {
		return wrong("%s: %w", c.File, err)
	}
	for i, seat := range r.Seats() {
		if v := r.View(i); seat.Human && v.Knows(s, id) {
			opening, causes, sum := crisis.Why(s, v, id, until)
			printOpening(std, &s.Accounts[id], opening)
			for _, x := range causes {
				fmt.Fprintf(std.out, "turn %-5d  %9s  %s%s\n", x.Turn, signed(x.Delta), x.Title, byWhom(s, x.By))
			}
			fmt.Fprintf(std.out, "%10s  %9v  %s\n", "", sum, closing(until))
			return nil
		}
	}
	return wrong("the game has not ended, and nobody who plays it sees %s. --force opens it, hidden numbers and all", s.Accounts[id].Name)
}

func printOpening(std streams, a *ledger.Account, sum num.Milli) {
	fmt.Fprintf(std.out, "%s (%s)\n%10s  %9v  at the opening\n", a.Title, a.Name, "", sum)
}

// printAll prints every entry, whoever may see it.
func printAll(std streams, s *scenario.Scenario, rec *journal.Record, id ledger.ID, until int) {
	sum := s.Accounts[id].Open
	printOpening(std, &s.Accounts[id], sum)
	turn := 0
	for _, m := range rec.Moves {
		for i := range m.Events {
			e := &m.Events[i]
			turn = crisis.TurnOf(turn, e)
			for j := range e.Entries {
				n := &e.Entries[j]
				if n.To != id || n.At != 0 || n.Card != 0 || until > 0 && turn > until {
					continue
				}
				sum += n.Delta
				fmt.Fprintf(std.out, "turn %-5d  %9s  %s%s (event %d, %s)\n", turn, signed(n.Delta), s.Causes[n.Rule].Title, byWhom(s, crisis.CauseOf(s, e, n, turn).By), e.No, crisis.KindName(e.Kind))
			}
		}
	}
	fmt.Fprintf(std.out, "%10s  %9v  %s\n", "", sum, closing(until))
}

func closing(turn int) string {
	if turn > 0 {
		return fmt.Sprintf("after turn %d", turn)
	}
	return "at the end of the record"
}

func signed(x num.Milli) string {
	if x > 0 {
		return "+" + x.String()
	}
	return x.String()
}

func byWhom(s *scenario.Scenario, o ledger.Office) string {
	if o == ledger.Nobody {
		return ""
	}
	return " by " + s.Offices[o].Short
}

// similar names up to three accounts whose names hold the word, or share its end.
func similar(s *scenario.Scenario, word string) string {
	var near []string
	_, last, _ := strings.Cut(word, ".")
	for i := range s.Accounts {
		n := s.Accounts[i].Name
		if strings.Contains(n, word) || last != "" && strings.HasSuffix(n, "."+last) {
			near = append(near, n)
		}
	}
	if len(near) == 0 {
		return ""
	}
	slices.SortFunc(near, func(a, b string) int { return len(a) - len(b) })
	return "; there are " + strings.Join(near[:min(3, len(near))], ", ")
}
