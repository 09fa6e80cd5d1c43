package scenario

import (
	"slices"
	"strings"
)

// stepFile is one thing that an action, a card or a law does. Its keys are accounts
// with what is added to them, such as `ten: -4` or `own.home: 2`, and:
type stepFile struct {
	// The offices that it is for, where a rule is for several; all of them if nothing is said.
	For []Ref
	// The condition under which it happens.
	When Expr
	// The chance in percent; it then stands at the top of its list, not under else.
	Odds Expr
	// After how many turns it falls due.
	After int
	// The card that it lets fall, at the next opening or after so many turns.
	Fire Ref
	// The hidden account that it tells the acting office about.
	Reveal Ref
	// How far off that can be, in whole steps to either side: an amount such as 8 - inf / 10, which is rounded.
	Within Expr
	// The party whose most important unknown row it shows to the acting office; all for every other party, issue for what the row that the act is about is worth to each of them.
	Sound Ref
	// For an action that is on: bill, table starts the bill on its path and call brings its vote at this closing.
	Motion Ref
	// For an action that is on: bill, how many dice of four are thrown for votes in the acting office's chamber.
	Whip int
	// What happens instead when the condition or the chance fails.
	Else []stepFile

	at   Pos
	post []postFile
}

// postFile is one posting of a step.
type postFile struct {
	to Ref
	by Expr
}

// stepKeys are a step's keys that are not accounts.
type stepKeys struct {
	For    []Ref
	When   Expr
	Odds   Expr
	After  int
	Fire   Ref
	Reveal Ref
	Within Expr
	Sound  Ref
	Motion Ref
	Whip   int
	Else   []stepFile
}

func (k *stepKeys) shape(s *fields) {
	s.within("after", 1, turnsMax)
	s.within("whip", 1, 6)
	s.most("else", stepsMax)
}

// stepWords are the keys of a step that are not accounts.
var stepWords = []string{"for", "when", "odds", "after", "fire", "reveal", "within", "sound", "motion", "whip", "else"}

func (f *stepFile) decodeNode(d *decoder, n *node) {
	if n.kind != kindMap {
		d.wrong(n, "a map such as {ten: -4, tru: 3}")
		return
	}
	own := *n
	own.keys, own.values = nil, nil
	for i, k := range n.keys {
		if slices.Contains(stepWords, k.text) {
			own.keys, own.values = append(own.keys, k), append(own.values, n.values[i])
			continue
		}
		if strings.ContainsAny(k.text, "()") {
			d.problem(k, "this seems to belong to the amount before it: put an amount that has a comma in quotes, as in \"min(ten, 5)\"")
			continue
		}
		var p postFile
		p.to = Ref{d.pos(k), k.text}
		d.decode(n.values[i], &p.by)
		f.post = append(f.post, p)
	}
	var k stepKeys
	d.decode(&own, &k)
	f.at = d.pos(n)
	f.For, f.Motion, f.Whip = k.For, k.Motion, k.Whip
	f.When, f.Odds, f.After, f.Fire, f.Reveal, f.Within, f.Sound, f.Else = k.When, k.Odds, k.After, k.Fire, k.Reveal, k.Within, k.Sound, k.Else
}
