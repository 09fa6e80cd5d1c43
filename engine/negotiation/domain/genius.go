package domain

import (
	"math/big"
	"strings"
)

// The roots of the two kinds of Genius file: a domain, and a profile.
const (
	geniusDomain  = "negotiation_template"
	geniusProfile = "utility_space"
)

// geniusIssue is an issue of a Genius file; a domain has no evaluations.
type geniusIssue struct {
	Issue
	index       string
	line        int
	evaluations []*big.Rat
}

// objective finds the one objective of a Genius file.
func objective(f *faults, root *element) *element {
	at := root
	if root.name == geniusDomain {
		if at = root.child(geniusProfile); at == nil {
			f.add(root.line, "<%s> holds no <%s>", geniusDomain, geniusProfile)
			return nil
		}
	}
	o := at.child("objective")
	switch {
	case o == nil:
		f.add(at.line, "<%s> holds no <objective>, which holds the issues", geniusProfile)
	case o.child("objective") != nil:
		f.add(o.child("objective").line, "an objective inside an objective is not read: put all issues into one")
		return nil
	}
	return o
}

// geniusIssues reads the issues of an objective, with evaluations where it is a profile's.
func geniusIssues(f *faults, o *element, evaluated bool) (issues []geniusIssue) {
	seen := map[string]bool{}
	for _, e := range o.kids {
		if e.name != "issue" {
			continue
		}
		i := geniusIssue{Issue: Issue{Name: e.attr("name")}, index: e.attr("index"), line: e.line}
		f.named(e.line, "an issue", i.Name)
		if seen[i.Name] {
			f.add(e.line, "issue %q is there twice: name each once", i.Name)
		}
		seen[i.Name] = true
		for _, key := range []string{"type", "etype", "vtype"} {
			if k := strings.ToLower(e.attr(key)); k != "" && k != "discrete" {
				f.add(e.line, "issue %q is of the type %q: only discrete issues, which list their values, are read", i.Name, k)
				break
			}
		}
		i.items(f, e, evaluated)
		issues = append(issues, i)
	}
	return issues
}

// items reads the values of an issue.
func (i *geniusIssue) items(f *faults, e *element, evaluated bool) {
	seen := map[string]bool{}
	for _, item := range e.kids {
		if item.name != "item" {
			continue
		}
		name := item.attr("value")
		f.named(item.line, "a value of issue \""+i.Name+"\"", name)
		if seen[name] {
			f.add(item.line, "value %q of issue %q is there twice: name each once", name, i.Name)
		}
		seen[name] = true
		i.Values = append(i.Values, name)
		if !evaluated {
			continue
		}
		if !item.has("evaluation") {
			f.add(item.line, "value %q of issue %q has no evaluation: add one", name, i.Name)
		}
		i.evaluations = append(i.evaluations, f.number(item.line, "the evaluation of "+i.Name+" = "+name, item.attr("evaluation"), item.has("evaluation")))
	}
}

// number reads a number that is not below 0; what cannot be read counts as 0 and is noted.
func (f *faults) number(line int, what, text string, there bool) *big.Rat {
	if !there {
		return new(big.Rat)
	}
	r, err := ParseNumber(text)
	switch {
	case err != nil:
		f.add(line, "%s, %q, %v", what, text, err)
		return new(big.Rat)
	case r.Sign() < 0:
		f.add(line, "%s, %s, is below 0", what, text)
	}
	return r
}

// readGeniusDomain reads the issues of a domain file.
func readGeniusDomain(file string, root *element) (*Domain, error) {
	f := &faults{file: file}
	d := &Domain{}
	if o := objective(f, root); o != nil {
		d.Name = o.attr("name")
		for _, i := range geniusIssues(f, o, false) {
			d.Issues = append(d.Issues, i.Issue)
		}
		f.counted(d.Issues)
	}
	return d, f.err()
}

// readGeniusProfile reads a profile and puts it in the order of the domain's issues.
func readGeniusProfile(file string, root *element, issues []Issue) (Profile, error) {
	f := &faults{file: file}
	p := Profile{File: file, Form: GeniusXML}
	if o := objective(f, root); o != nil {
		given := geniusIssues(f, o, true)
		weights := geniusWeights(f, o)
		p.Weights, p.Values = make([]*big.Rat, len(issues)), make([][]*big.Rat, len(issues))
		for n := range issues {
			p.arrange(f, &issues[n], n, given, weights)
		}
		for _, g := range given {
			if issueOf(issues, g.Name) < 0 {
				f.add(g.line, "the domain has no issue %q", g.Name)
			}
		}
	}
	p.Reservation = reservation(f, root)
	return p, f.err()
}

// arrange finds the weight and the evaluations of one issue of the domain.
func (p *Profile) arrange(f *faults, issue *Issue, n int, given []geniusIssue, weights map[string]*big.Rat) {
	p.Values[n], p.Weights[n] = make([]*big.Rat, len(issue.Values)), new(big.Rat)
	for i := range p.Values[n] {
		p.Values[n][i] = new(big.Rat)
	}
	for i := range given {
		g := &given[i]
		if g.Name != issue.Name {
			continue
		}
		if w := weights[g.index]; w != nil {
			p.Weights[n] = w
		} else {
			f.add(g.line, "issue %q has no weight: add <weight index=%q value=\"...\">", g.Name, g.index)
		}
		number, seen := valueOf(issue), make([]bool, len(issue.Values))
		for k, name := range g.Values {
			v, ok := number[name]
			if !ok {
				f.add(g.line, "the domain has no value %q of issue %q", name, g.Name)
				continue
			}
			p.Values[n][v], seen[v] = g.evaluations[k], true
		}
		for v, ok := range seen {
			if !ok {
				f.add(g.line, "issue %q says nothing of the value %q: give it an evaluation", g.Name, issue.Values[v])
			}
		}
		return
	}
	f.add(0, "there is no issue %q, which the domain has: add it", issue.Name)
}

// geniusWeights reads the weights of an objective by their index.
func geniusWeights(f *faults, o *element) map[string]*big.Rat {
	weights := map[string]*big.Rat{}
	for _, e := range o.kids {
		if e.name != "weight" {
			continue
		}
		index := e.attr("index")
		if weights[index] != nil {
			f.add(e.line, "there are two weights of index %s: keep one", index)
		}
		weights[index] = f.number(e.line, "the weight of index "+index, e.attr("value"), true)
	}
	return weights
}

// reservation reads what no agreement is worth, nil where the file does not say it.
func reservation(f *faults, root *element) *big.Rat {
	if e := root.child("reservation"); e != nil {
		return f.number(e.line, "the reservation value", e.attr("value"), true)
	}
	return nil
}
