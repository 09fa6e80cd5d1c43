package domain

import "math/big"

// The keys by which the two kinds of GeniusWeb file are known.
const (
	webDomain  = "issuesValues"
	webProfile = "LinearAdditiveUtilitySpace"
)

// want is the value of a key that must be there and be of a kind; nil has been noted.
func (f *faults) want(n *node, what, key string, k kind) *node {
	v := n.child(key)
	switch {
	case v == nil:
		f.add(n.line, "%s has no %q: add it", what, key)
		return nil
	case v.kind != k:
		f.add(v.line, "%q of %s is %s, not %s", key, what, words[v.kind], words[k])
		return nil
	}
	return v
}

// readWebDomain reads the issues of a domain, which a profile repeats.
func readWebDomain(file string, root *node) (*Domain, error) {
	f := &faults{file: file}
	d := &Domain{}
	if name := root.child("name"); name != nil {
		d.Name = name.text
	}
	if all := f.want(root, "the domain", webDomain, jsonObject); all != nil {
		for i, name := range all.keys {
			f.named(all.kids[i].line, "an issue", name)
			d.Issues = append(d.Issues, Issue{name, webValues(f, name, all.kids[i])})
		}
		f.counted(d.Issues)
	}
	return d, f.err()
}

// webValues reads the list of an issue's values.
func webValues(f *faults, issue string, n *node) (values []string) {
	what := "issue \"" + issue + "\""
	if n.child("range") != nil {
		f.add(n.line, "%s has a range of numbers: only issues that list their values are read", what)
		return []string{""}
	}
	list := f.want(n, what, "values", jsonList)
	if list == nil {
		return []string{""} // so that it is not called empty as well
	}
	seen := map[string]bool{}
	for _, v := range list.kids {
		if v.kind != jsonString && v.kind != jsonNumber {
			f.add(v.line, "a value of %s is %s: write a text", what, words[v.kind])
			continue
		}
		f.named(v.line, "a value of "+what, v.text)
		if seen[v.text] {
			f.add(v.line, "value %q of %s is there twice: name each once", v.text, what)
		}
		seen[v.text] = true
		values = append(values, v.text)
	}
	return values
}

// readWebProfile reads a profile in the order of the domain's issues.
func readWebProfile(file string, root *node, issues []Issue) (Profile, error) {
	f := &faults{file: file}
	p := Profile{File: file, Form: GeniusWebJSON, Weights: make([]*big.Rat, len(issues)), Values: make([][]*big.Rat, len(issues))}
	space := f.want(root, "the profile", webProfile, jsonObject)
	if space == nil {
		return p, f.err()
	}
	utilities := f.want(space, "the profile", "issueUtilities", jsonObject)
	weights := f.want(space, "the profile", "issueWeights", jsonObject)
	if utilities == nil || weights == nil {
		return p, f.err()
	}
	for i := range issues {
		p.Weights[i] = webNumber(f, weights, "the weights", issues[i].Name)
		p.Values[i] = webEvaluations(f, utilities, &issues[i])
	}
	for _, part := range []*node{utilities, weights} {
		for k, name := range part.keys {
			if issueOf(issues, name) < 0 {
				f.add(part.kids[k].line, "the domain has no issue %q", name)
			}
		}
	}
	if bid := space.child("reservationBid"); bid != nil && bid.kind != jsonNull {
		p.ReservationBid = webBid(f, bid, issues)
	}
	return p, f.err()
}

// webNumber reads a number that an object has under a key.
func webNumber(f *faults, n *node, what, key string) *big.Rat {
	if v := f.want(n, what, key, jsonNumber); v != nil {
		return f.number(v.line, what+" of \""+key+"\"", v.text, true)
	}
	return new(big.Rat)
}

// webEvaluations reads what the values of an issue are worth.
func webEvaluations(f *faults, utilities *node, issue *Issue) []*big.Rat {
	list := make([]*big.Rat, len(issue.Values))
	for v := range list {
		list[v] = new(big.Rat)
	}
	what := "issue \"" + issue.Name + "\""
	n := f.want(utilities, "the utilities", issue.Name, jsonObject)
	if n == nil {
		return list
	}
	if old := n.child("discreteutils"); old != nil && old.kind == jsonObject { // as GeniusWeb 1 wrote it
		n = old
	} else if n = f.want(n, what, "DiscreteValueSetUtilities", jsonObject); n == nil {
		return list
	}
	if n = f.want(n, what, "valueUtilities", jsonObject); n == nil {
		return list
	}
	number := valueOf(issue)
	for k, name := range n.keys {
		if _, ok := number[name]; !ok {
			f.add(n.kids[k].line, "the domain has no value %q of %s", name, what)
		}
	}
	for v, name := range issue.Values {
		list[v] = webNumber(f, n, "the value utilities of "+what, name)
	}
	return list
}

// webBid reads the bid that no agreement is worth as much as.
func webBid(f *faults, bid *node, issues []Issue) []int {
	inner := f.want(bid, "the reservation bid", "issuevalues", jsonObject)
	if inner == nil {
		return nil
	}
	list := make([]int, len(issues))
	for i := range issues {
		v := inner.child(issues[i].Name)
		if v == nil {
			f.add(inner.line, "the reservation bid has no %q: add it", issues[i].Name)
			continue
		}
		n, ok := valueOf(&issues[i])[v.text]
		if !ok {
			f.add(v.line, "the domain has no value %q of issue %q", v.text, issues[i].Name)
		}
		list[i] = n
	}
	return list
}
