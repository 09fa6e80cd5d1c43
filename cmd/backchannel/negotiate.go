//go:build !js

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"backchannel/engine/negotiation/domain"
)

type negotiateCommand struct {
	Analyze    analyzeCommand    `cmd:"" help:"Say what domains have to offer: frontier, bargaining solutions, opposition."`
	Duel       duelCommand       `cmd:"" help:"Let two strategies negotiate in a domain."`
	Tournament tournamentCommand `cmd:"" help:"Let every strategy negotiate with every other, on both sides, in all domains."`
}

// domainFlags say how domains are read.
type domainFlags struct {
	Normalise string   `enum:"format,issue,overall,none" default:"format" help:"How evaluations become utilities: issue divides those of each issue by their maximum, overall the utility by its maximum, none leaves them; format is issue for Genius and none for GeniusWeb."`
	Weights   string   `enum:"check,normalise,keep" default:"check" help:"What is done with weights that do not add up to 1: check refuses a sum that is off by more than 0.001, normalise divides by the sum, keep takes them as they are."`
	Profiles  []string `placeholder:"FILE,FILE" help:"The files of the two profiles, A and B, where a folder has more than two or in another order."`
	Reserve   []string `placeholder:"A,B" help:"The reservation values of A and B, in place of those in the files."`
}

var (
	rules      = map[string]domain.Rule{"format": domain.ByForm, "issue": domain.PerIssue, "overall": domain.Overall, "none": domain.AsWritten}
	weightings = map[string]domain.Weighting{"check": domain.Checked, "normalise": domain.Normalised, "keep": domain.Unchecked}
)

// options are the choices for every domain of a command.
func (f *domainFlags) options() (o domain.Options, err error) {
	o.Rule, o.Weights = rules[f.Normalise], weightings[f.Weights]
	if n := len(f.Profiles); n != 0 && n != domain.Parties {
		return o, usage("--profiles names %d files, not %d", n, domain.Parties)
	}
	if n := len(f.Reserve); n != 0 && n != domain.Parties {
		return o, usage("--reserve has %d values, not %d: say it as 0.5,0.4", n, domain.Parties)
	}
	for p, text := range f.Reserve {
		if o.Reserve[p], err = domain.ParseNumber(text); err != nil {
			return o, usage("--reserve: %q %w", text, err)
		}
	}
	return o, nil
}

// open reads a domain and makes its space.
func (f *domainFlags) open(name string) (*domain.Space, error) {
	o, err := f.options()
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, usage("there is no domain %s: name a folder, or the file of a domain beside its profiles", name)
	}
	folder, file := name, "."
	if !info.IsDir() {
		folder, file = filepath.Split(name)
		folder = filepath.Clean(folder)
	}
	d, err := domain.Read(os.DirFS(folder), file, f.Profiles...)
	var s *domain.Space
	if err == nil {
		s, err = d.Space(o)
	}
	var path *fs.PathError
	var list domain.Problems
	switch {
	case errors.As(err, &list):
		return nil, wrong("the domain %s cannot be used.\n%w", name, err)
	case errors.As(err, &path):
		return nil, outside("the domain %s cannot be read: %w", name, err)
	case err != nil:
		return nil, wrong("the domain %s cannot be used: %w", name, err)
	}
	return s, nil
}

type analyzeCommand struct {
	Domains []string `arg:"" name:"domain" help:"Folders with a domain and two profiles, or files of domains beside their profiles: Genius XML or GeniusWeb JSON."`
	JSON    bool     `name:"json" help:"Print JSON for scripts, an object a line for each domain."`
	Deal    []string `sep:"none" placeholder:"ISSUE=VALUE" help:"A deal to compare with what was on the table. Say it once for each issue."`
	domainFlags
}

// analyzed is what analyze prints of a domain; its keys are stable.
type analyzed struct {
	Domain string   `json:"domain"`
	Size   *big.Int `json:"size"`
	// Pareto counts the points of the frontier, ParetoBids the outcomes that give them.
	Pareto     int    `json:"pareto"`
	ParetoBids uint64 `json:"pareto_bids"`
	// The solutions are null where no outcome gives both parties their reservation value.
	Nash        *solution `json:"nash"`
	Kalai       *solution `json:"kalai"`
	KS          *solution `json:"ks"`
	Egalitarian *solution `json:"egalitarian"`
	Welfare     *solution `json:"welfare"`
	// Opposition is the ANL's: the distance of the Kalai point from (1, 1).
	// OppositionNegMAS is the least distance of any outcome from the highest utilities.
	Opposition       domain.Measure                 `json:"opposition"`
	OppositionNegMAS domain.Measure                 `json:"opposition_negmas"`
	Reservation      [domain.Parties]domain.Measure `json:"reservation"`
	// WinSet counts the outcomes that give both their reservation value; null for too many to count.
	WinSet *big.Int `json:"win_set"`
	// Logrolling has the pairs of issues to trade: A gets its way on the first, B on the second.
	Logrolling []logroll `json:"logrolling"`
	Exact      bool      `json:"exact"`
	// Deal is what --deal asked about.
	Deal *compared `json:"deal,omitempty"`
}

// compared is a deal with its distances from what was on the table.
type compared struct {
	solution
	distances
}

// distances are those of a deal from the frontier and from two of its points; null
// without a deal, or where there is no such point.
type distances struct {
	Frontier *domain.Measure `json:"frontier_distance"`
	Nash     *domain.Measure `json:"nash_distance"`
	Kalai    *domain.Measure `json:"kalai_distance"`
}

// distancesOf measures how far a deal is from what was on the table.
func distancesOf(s *domain.Space, a *domain.Analysis, u [domain.Parties]int64) (d distances) {
	front, kalai := s.FromFrontier(a.Frontier, u), s.Distance(a.Kalai.Utility, u)
	d.Frontier, d.Kalai = &front, &kalai
	if a.Nash != nil {
		nash := s.Distance(a.Nash.Utility, u)
		d.Nash = &nash
	}
	return d
}

// print tells the distances in a sentence.
func (d *distances) print(to io.Writer) {
	fmt.Fprintf(to, "  %s from the Pareto frontier", decimals(*d.Frontier))
	if d.Nash != nil {
		fmt.Fprintf(to, ", %s from the Nash point", decimals(*d.Nash))
	}
	fmt.Fprintf(to, ", %s from the Kalai point\n", decimals(*d.Kalai))
}

// solution is an outcome with what it is worth.
type solution struct {
	Utility [domain.Parties]domain.Measure `json:"utility"`
	Bid     map[string]string              `json:"bid"`
}

type logroll struct {
	Issues [domain.Parties]string         `json:"issues"`
	Gains  [domain.Parties]domain.Measure `json:"gains"`
}

// Run analyses each domain in turn. One that cannot be used does not keep the others
// from being printed.
func (c *analyzeCommand) Run(std streams) error {
	var failed error
	for _, name := range c.Domains {
		out, err := c.analyze(name)
		if err != nil {
			if failed != nil {
				report(failed, std.err)
			}
			failed = err
			continue
		}
		if c.JSON {
			printLine(std.out, out)
			continue
		}
		out.print(std.out)
	}
	return failed
}

func (c *analyzeCommand) analyze(name string) (*analyzed, error) {
	s, err := c.open(name)
	if err != nil {
		return nil, err
	}
	a, err := s.Analyze()
	if err != nil {
		return nil, wrong("the domain %s cannot be analysed: %w", name, err)
	}
	out := &analyzed{Domain: s.Name, Size: a.Size, Pareto: len(a.Frontier), Opposition: a.Opposition, OppositionNegMAS: a.Nearest, WinSet: a.WinSet, Reservation: measures(s, s.Reserve), Logrolling: []logroll{}, Exact: s.Exact}
	out.Nash, out.Kalai, out.KS, out.Egalitarian, out.Welfare = solve(s, a.Nash), solve(s, a.Kalai), solve(s, a.Smorodinsky), solve(s, a.Egalitarian), solve(s, a.Welfare)
	for i := range a.Frontier {
		out.ParetoBids += a.Frontier[i].Ways
	}
	for _, t := range a.Trades {
		out.Logrolling = append(out.Logrolling, logroll{[domain.Parties]string{s.Issues[t.Gains[0]].Name, s.Issues[t.Gains[1]].Name}, measures(s, t.Worth)})
	}
	if len(c.Deal) > 0 {
		bid, err := c.deal(s)
		if err != nil {
			return nil, err
		}
		u := s.Utility(bid)
		out.Deal = &compared{solution{measures(s, u), s.Bid(bid)}, distancesOf(s, a, u)}
	}
	return out, nil
}

// deal reads the values of a deal by their names.
func (c *analyzeCommand) deal(s *domain.Space) ([]int, error) {
	bid, said := make([]int, len(s.Issues)), make([]bool, len(s.Issues))
	for _, text := range c.Deal {
		name, value, _ := strings.Cut(text, "=")
		i := slices.IndexFunc(s.Issues, func(x domain.Issue) bool { return x.Name == name })
		if i < 0 || said[i] {
			return nil, usage("--deal %q: the domain has no issue %q, or it is said twice", text, name)
		}
		if bid[i] = slices.Index(s.Issues[i].Values, value); bid[i] < 0 {
			return nil, usage("--deal %q: the issue has no value %q; it has: %s", text, value, strings.Join(s.Issues[i].Values, ", "))
		}
		said[i] = true
	}
	if i := slices.Index(said, false); i >= 0 {
		return nil, usage("--deal says nothing of the issue %q: add --deal %q", s.Issues[i].Name, s.Issues[i].Name+"="+s.Issues[i].Values[0])
	}
	return bid, nil
}

// printLine prints a value as one line of JSON.
func printLine(to io.Writer, v any) {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	fmt.Fprintf(to, "%s\n", data)
}

func measures(s *domain.Space, u [domain.Parties]int64) (m [domain.Parties]domain.Measure) {
	for p := range m {
		m[p] = s.Measure(u[p])
	}
	return m
}

func solve(s *domain.Space, p *domain.Point) *solution {
	if p == nil {
		return nil
	}
	return &solution{measures(s, p.Utility), s.Bid(p.Bid)}
}

// print prints the analysis for a person.
func (a *analyzed) print(to io.Writer) {
	fmt.Fprintf(to, "%s: %v outcomes, %s on the Pareto frontier\n", a.Domain, a.Size, count(a.Pareto, "point"))
	for _, x := range []struct {
		name string
		at   *solution
	}{{"Nash", a.Nash}, {"Kalai", a.Kalai}, {"Kalai-Smorodinsky", a.KS}, {"egalitarian", a.Egalitarian}, {"welfare", a.Welfare}} {
		if x.at == nil {
			fmt.Fprintf(to, "  %-18s none: no outcome gives both their reservation value\n", x.name)
			continue
		}
		fmt.Fprintf(to, "  %-18s %s  %s  %s\n", x.name, decimals(x.at.Utility[0]), decimals(x.at.Utility[1]), bidWords(x.at.Bid))
	}
	fmt.Fprintf(to, "  %-18s %s (ANL: the Kalai point's distance from (1, 1)), %s (NegMAS: the nearest outcome's from the highest utilities)\n", "opposition", decimals(a.Opposition), decimals(a.OppositionNegMAS))
	win := "too many outcomes to count"
	if a.WinSet != nil {
		win = a.WinSet.String() + " outcomes"
	}
	fmt.Fprintf(to, "  %-18s %s give A %s and B %s at least\n", "win-set", win, decimals(a.Reservation[0]), decimals(a.Reservation[1]))
	for _, t := range a.Logrolling {
		fmt.Fprintf(to, "  %-18s A gets its way on %s, B on %s: %s and %s\n", "trade", t.Issues[0], t.Issues[1], decimals(t.Gains[0]), decimals(t.Gains[1]))
	}
	if a.Deal != nil {
		fmt.Fprintf(to, "  %-18s %s  %s  %s\n  ", "the deal", decimals(a.Deal.Utility[0]), decimals(a.Deal.Utility[1]), bidWords(a.Deal.Bid))
		a.Deal.print(to)
	}
	if !a.Exact {
		fmt.Fprintln(to, "  The decimals of the files share no scale of 10^17: weights or payoffs were rounded, to 12 decimals or more.")
	}
}

// decimals writes a measure with six decimals.
func decimals(m domain.Measure) string {
	return new(big.Rat).SetFrac64(int64(m), int64(domain.MeasureOne)).FloatString(6)
}

// bidWords writes an outcome in the order of its issues' names.
func bidWords(bid map[string]string) string {
	list := make([]string, 0, len(bid))
	for issue, value := range bid {
		list = append(list, issue+"="+value)
	}
	slices.Sort(list)
	return strings.Join(list, ", ")
}
