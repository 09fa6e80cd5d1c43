//go:build !js

package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"backchannel/engine/negotiation/bargain"
	"backchannel/engine/negotiation/domain"
	"backchannel/engine/num"
)

// duelFlags are those of a duel and of a tournament.
type duelFlags struct {
	Rounds int    `default:"100" help:"The deadline: how many rounds, in each of which both make an offer."`
	Seed   uint64 `default:"1" help:"The seed of the strategies' luck."`
	JSON   bool   `name:"json" help:"Print JSON for scripts."`
	domainFlags
}

type duelCommand struct {
	Domain string `arg:"" help:"A folder with a domain and two profiles, or the file of a domain beside its profiles."`
	A      string `name:"a" required:"" placeholder:"STRATEGY" help:"How A negotiates: boulware, linear, conceder, tft, mix or random, with +combi, +frequency or +bayes added; over a text climber or annealer."`
	B      string `name:"b" required:"" placeholder:"STRATEGY" help:"How B negotiates."`
	duelFlags
	Protocol string         `enum:"offers,text" default:"offers" help:"offers: alternating offers; text: a mediator changes a single text and both vote."`
	Agenda   []string       `sep:"none" placeholder:"ISSUE;ISSUE" help:"Negotiate item by item: the issues of one item, with semicolons between them. Say it once for each item, in order."`
	Partial  bool           `help:"With --agenda, go on when an item fails; what was agreed is the deal."`
	Holds    int            `default:"100" help:"With --agenda, the probability in percent that an item agreed on still binds at the end."`
	Payments int            `help:"Let each side pay the other, in so many steps at most."`
	Worth    domain.Measure `default:"0.03" help:"What a step of payment is worth, where the best outcome is worth 1."`
}

// dueled is what duel prints; its keys are stable.
type dueled struct {
	Domain   string `json:"domain"`
	Protocol string `json:"protocol"`
	A        string `json:"a"`
	B        string `json:"b"`
	Rounds   int    `json:"rounds"`
	Seed     uint64 `json:"seed"`
	Agreed   bool   `json:"agreed"`
	// Round is that of the agreement, or the last; Taker who accepted, a or b.
	Round  int    `json:"round"`
	Taker  string `json:"taker,omitempty"`
	Offers int    `json:"offers"`
	// Utility is what the end is worth: without a deal, the reservation values.
	Utility [domain.Parties]domain.Measure `json:"utility"`
	// Bid is the deal, or null; issues that it leaves open are not in it.
	Bid map[string]string `json:"bid"`
	distances
}

// Run holds one duel.
func (c *duelCommand) Run(std streams) error {
	s, err := c.open(c.Domain)
	if err != nil {
		return err
	}
	if c.Payments < 0 || c.Payments > domain.PaymentSteps {
		return usage("--payments %d: say a number from 0 to %d", c.Payments, domain.PaymentSteps)
	}
	if c.Worth < 0 || c.Worth > domain.MeasureOne {
		return usage("--worth %v: say a number from 0 to 1", c.Worth)
	}
	if c.Payments > 0 {
		s = s.WithPayment(c.Payments, c.Worth)
	}
	r, err := c.play(s)
	if err != nil {
		return err
	}
	a, err := s.Analyze()
	if err != nil {
		return wrong("the domain %s cannot be analysed: %w", c.Domain, err)
	}
	out := c.tell(s, a, &r)
	if c.JSON {
		printJSON(std.out, out)
		return nil
	}
	out.print(std.out)
	return nil
}

// play negotiates by the protocol.
func (c *duelCommand) play(s *domain.Space) (r bargain.Result, err error) {
	if c.Protocol == "text" {
		if len(c.Agenda) > 0 {
			return r, usage("--agenda goes with --protocol offers")
		}
		var one, two *bargain.Voter
		if one, err = bargain.ParseVoter(c.A); err != nil {
			return r, usage("--a: %w", err)
		}
		if two, err = bargain.ParseVoter(c.B); err != nil {
			return r, usage("--b: %w", err)
		}
		r, err = bargain.Mediate(s, one, two, c.Rounds, c.Seed)
		return r, asUsage(err)
	}
	one, err := bargain.Parse(c.A)
	if err != nil {
		return r, usage("--a: %w", err)
	}
	two, err := bargain.Parse(c.B)
	if err != nil {
		return r, usage("--b: %w", err)
	}
	if len(c.Agenda) > 0 {
		a, err := c.agenda(s)
		if err != nil {
			return r, err
		}
		r, err = bargain.ByAgenda(s, a, one, two, c.Rounds, c.Seed)
		return r, asUsage(err)
	}
	t, err := bargain.NewTable(s)
	if err != nil {
		return r, wrong("%s: %w", c.Domain, err)
	}
	r, err = bargain.Duel(t, one, two, c.Rounds, c.Seed)
	return r, asUsage(err)
}

// asUsage is an error of a command line, or nil.
func asUsage(err error) error {
	if err == nil {
		return nil
	}
	return usage("%w", err)
}

// agenda reads the items by the names of their issues.
func (c *duelCommand) agenda(s *domain.Space) (*bargain.Agenda, error) {
	if c.Holds < 0 || c.Holds > 100 {
		return nil, usage("--holds %d: say a number from 0 to 100", c.Holds)
	}
	a := &bargain.Agenda{Partial: c.Partial, Holds: num.MicroOne / 100 * num.Micro(c.Holds)}
	left := map[string]int{}
	for i := range s.Issues {
		left[s.Issues[i].Name] = i
	}
	for _, text := range c.Agenda {
		var item []int
		for _, name := range strings.Split(text, ";") {
			name = strings.TrimSpace(name)
			i, ok := left[name]
			if !ok {
				return nil, usage("--agenda: the domain has no issue %q, or it stands on the agenda twice", name)
			}
			delete(left, name)
			item = append(item, i)
		}
		a.Items = append(a.Items, item)
	}
	for i := range s.Issues {
		if _, is := left[s.Issues[i].Name]; is {
			return nil, usage("--agenda: the issue %q is not on it: add --agenda %q", s.Issues[i].Name, s.Issues[i].Name)
		}
	}
	return a, nil
}

// tell says how the duel ended.
func (c *duelCommand) tell(s *domain.Space, a *domain.Analysis, r *bargain.Result) *dueled {
	out := &dueled{Domain: s.Name, Protocol: c.Protocol, A: c.A, B: c.B, Rounds: c.Rounds, Seed: c.Seed, Agreed: r.Agreed, Round: r.Round, Offers: r.Offers, Utility: measures(s, r.Utility)}
	if r.Taker >= 0 {
		out.Taker = [...]string{"a", "b"}[r.Taker]
	}
	if !r.Agreed {
		return out
	}
	out.Bid = map[string]string{}
	for i, v := range r.Bid {
		if v >= 0 {
			out.Bid[s.Issues[i].Name] = s.Issues[i].Values[v]
		}
	}
	out.distances = distancesOf(s, a, r.Utility)
	return out
}

// print tells it to a person.
func (d *dueled) print(to io.Writer) {
	fmt.Fprintf(to, "%s: %s against %s, seed %d\n", d.Domain, d.A, d.B, d.Seed)
	if !d.Agreed {
		fmt.Fprintf(to, "  no deal after round %d of %d; A keeps %s, B %s\n", d.Round, d.Rounds, decimals(d.Utility[0]), decimals(d.Utility[1]))
		return
	}
	fmt.Fprintf(to, "  deal in round %d of %d: %s\n  A has %s, B %s\n", d.Round, d.Rounds, bidWords(d.Bid), decimals(d.Utility[0]), decimals(d.Utility[1]))
	d.distances.print(to)
}

type tournamentCommand struct {
	Domains    []string `arg:"" name:"domain" help:"Folders with a domain and two profiles, or files of domains beside their profiles."`
	Strategies []string `default:"boulware,linear,conceder,tft,mix,random" help:"Who plays: tactics, with +combi, +frequency or +bayes added."`
	duelFlags
}

// tournamented is what tournament prints; its keys are stable.
type tournamented struct {
	Domains   []string   `json:"domains"`
	Rounds    int        `json:"rounds"`
	Seed      uint64     `json:"seed"`
	Duels     int        `json:"duels"`
	Standings []standing `json:"standings"`
}

// standing is one strategy's; the best comes first. Utility, welfare and against are
// means over all its duels, the distances over its deals.
type standing struct {
	Strategy string                    `json:"strategy"`
	Duels    int                       `json:"duels"`
	Utility  domain.Measure            `json:"utility"`
	Agreed   domain.Measure            `json:"agreed"`
	Welfare  domain.Measure            `json:"welfare"`
	Nash     domain.Measure            `json:"nash_distance"`
	Frontier domain.Measure            `json:"frontier_distance"`
	Against  map[string]domain.Measure `json:"against"`
}

// Run plays the tournament and prints who did how well.
func (c *tournamentCommand) Run(std streams) error {
	t, err := c.set()
	if err != nil {
		return err
	}
	out := c.play(t, std.err)
	if c.JSON {
		printJSON(std.out, out)
		return nil
	}
	out.print(std.out)
	return nil
}

// play plays every strategy against every other, on all cores. Each duel has its own seed
// and place, so the number of cores changes nothing.
func (c *tournamentCommand) play(t *bargain.Tournament, to io.Writer) *tournamented {
	matches := t.Matches()
	results := make([]bargain.Result, len(matches))
	var next, done atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(matches)) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(matches); i = int(next.Add(1)) - 1 {
				results[i] = t.Play(matches[i])
				done.Add(1)
			}
		})
	}
	finish := progress(to, &done, len(matches), "duel")
	all.Wait()
	finish()
	return c.tell(t, results)
}

// set opens the domains and reads the strategies.
func (c *tournamentCommand) set() (*bargain.Tournament, error) {
	t := &bargain.Tournament{Rounds: c.Rounds, Seed: c.Seed}
	for i, name := range c.Strategies {
		if slices.Contains(c.Strategies[:i], name) {
			return nil, usage("--strategies has %q twice: say each once", name)
		}
		s, err := bargain.Parse(name)
		if err != nil {
			return nil, usage("--strategies: %w", err)
		}
		t.Strategies = append(t.Strategies, s)
	}
	for _, name := range c.Domains {
		s, err := c.open(name)
		if err != nil {
			return nil, err
		}
		a, err := s.Analyze()
		if err != nil {
			return nil, wrong("the domain %s cannot be analysed: %w", name, err)
		}
		table, err := bargain.NewTable(s)
		if err != nil {
			return nil, wrong("%s: %w", name, err)
		}
		t.Tables, t.Analyses = append(t.Tables, table), append(t.Analyses, a)
	}
	return t, asUsage(t.Check())
}

func (c *tournamentCommand) tell(t *bargain.Tournament, results []bargain.Result) *tournamented {
	out := &tournamented{Rounds: c.Rounds, Seed: c.Seed, Duels: len(results)}
	for _, x := range t.Tables {
		out.Domains = append(out.Domains, x.Name)
	}
	for _, x := range t.Standings(results) {
		s := standing{Strategy: x.Strategy.Name(), Duels: x.Duels, Utility: x.Utility, Agreed: domain.Measure(x.Agreed) * (domain.MeasureOne / domain.Measure(num.MicroOne)), Welfare: x.Welfare, Nash: x.Nash, Frontier: x.Frontier, Against: map[string]domain.Measure{}}
		for k, m := range x.Against {
			s.Against[t.Strategies[k].Name()] = m
		}
		out.Standings = append(out.Standings, s)
	}
	slices.SortStableFunc(out.Standings, func(a, b standing) int { return int(min(1, max(-1, b.Utility-a.Utility))) })
	return out
}

func (t *tournamented) print(to io.Writer) {
	fmt.Fprintf(to, "%s in %s, %d rounds, seed %d.\n", count(t.Duels, "duel"), count(len(t.Domains), "domain"), t.Rounds, t.Seed)
	fmt.Fprintf(to, "%-28s %9s %9s %9s %9s %9s\n", "strategy", "utility", "deals", "welfare", "to Nash", "to front")
	for i := range t.Standings {
		s := &t.Standings[i]
		fmt.Fprintf(to, "%-28s %9s %9s %9s %9s %9s\n", s.Strategy, decimals(s.Utility), decimals(s.Agreed), decimals(s.Welfare), decimals(s.Nash), decimals(s.Frontier))
	}
}
