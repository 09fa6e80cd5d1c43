package advisor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// Reason is one thing that speaks for a choice or against it. It is the one type in which
// every kind of counterpart explains itself, whether it weighs (Utility) or searches: who
// searches gives in Worth what the thing adds to the value of the choice.
type Reason struct {
	Why Why
	// Of is the account that it is about (WhyAccount), and Change by how many points of its
	// own it is expected to move.
	Of     ledger.ID
	Change num.Milli
	// Row and Level are the issue and the level that it is about (WhyRow).
	Row   int
	Level int8
	// Worth is how heavily it weighs, in the counterpart's own points: above 0 for the
	// choice, below 0 against it. Worths of one choice compare with each other only.
	Worth num.Milli
}

// Why is what a reason is about.
type Why uint8

// What reasons can be about.
const (
	WhyAccount Why = iota // a balance moves
	WhyRow                // a row of the package is worth something at home
	WhyOthers             // what the other side seems to gain or lose by the package
	WhyVotes              // how likely the votes at home and abroad are to fail it
	WhyKnow               // something is found out
	WhyBill               // a bill moves
	WhyMood               // kindness answers kindness, and harshness harshness
	WhyFirst              // somebody has to take the first step
	WhyFirm               // those at home want to hear it
	WhyPress              // the other side gives nothing, or threatened
	WhyMediate            // somebody else would come to hold the pen
	WhyAsked              // the other side has asked for it
	WhyStale              // it was said or done only just now
	WhyWord               // a promise is kept
	WhyWhim               // the mood of the day
	WhyLine               // a line that was written down
	whys
)

// ReasonsMax is how many reasons a choice is explained by.
const ReasonsMax = 3

// Explainer is a counterpart that can explain a choice.
type Explainer interface {
	// Explain appends the heaviest reasons, for and against, of a directive that this
	// counterpart gives on a view: at most ReasonsMax, the heaviest first. It draws nothing
	// new, and changes no later choice.
	Explain(v *crisis.View, d *ledger.Directive, dst []Reason) []Reason
}

// Heaviest keeps the heaviest of some reasons, at most ReasonsMax, in order of their
// weight; those that weigh nothing go.
func Heaviest(list []Reason) []Reason {
	list = slices.DeleteFunc(list, func(r Reason) bool { return r.Worth == 0 })
	slices.SortStableFunc(list, func(a, b Reason) int { return int(weight(b.Worth) - weight(a.Worth)) })
	return list[:min(len(list), ReasonsMax)]
}

func weight(x num.Milli) num.Milli { return max(x, -x) }

// clause says what speaks for a choice, or against it.
func (w Why) clause(b *phrase.Book, against bool) string {
	words := [whys][2]string{
		WhyOthers:  {b.Say("the other side can live with it"), b.Say("the other side would get too little")},
		WhyVotes:   {b.Say("the votes are safe"), b.Say("a vote could fail it")},
		WhyKnow:    {b.Say("it finds out what a home needs"), b.Say("it finds out nothing")},
		WhyBill:    {b.Say("it moves a bill that helps"), b.Say("it moves a bill that does harm")},
		WhyMood:    {b.Say("it answers how the other side has acted of late"), b.Say("it does not fit how the other side has acted of late")},
		WhyFirst:   {b.Say("somebody has to take a first step"), b.Say("this is no time for a first step")},
		WhyFirm:    {b.Say("those at home want to hear something firm"), b.Say("those at home do not want to hear it")},
		WhyPress:   {b.Say("the other side has given nothing, or has threatened"), b.Say("pressing would spoil what was given")},
		WhyMediate: {b.Say("somebody from outside could get the talks moving"), b.Say("somebody from outside would hold the pen")},
		WhyAsked:   {b.Say("the other side has asked for it"), b.Say("the other side has asked for something else")},
		WhyStale:   {b.Say("it is new"), b.Say("it was done only a short while ago")},
		WhyWord:    {b.Say("a promise has to be kept"), b.Say("it breaks a promise")},
		WhyLine:    {b.Say("it keeps every line that was written down for the seat"), b.Say("it crosses a line that was written down for the seat")},
		WhyWhim:    {b.Say("the mood of the day was for it"), b.Say("the mood of the day was against it")},
	}
	if against {
		return words[w][1]
	}
	return words[w][0]
}

// Words say a reason as a clause: "it lowers Tension by about 3".
func (r *Reason) Words(s *scenario.Scenario) string {
	switch r.Why {
	case WhyAccount:
		if by := num.MulDiv(int64(weight(r.Change)), 1, int64(num.One)); by > 0 {
			return s.Book.Say("%s by about %d", r.moves(s), by)
		}
		return s.Book.Say("%s a little", r.moves(s))
	case WhyRow:
		t := s.Talks
		if r.Worth < 0 {
			return s.Book.Say("“%s” in the row %s costs something at home", t.Topics[r.Row].Levels[r.Level], t.Topics[r.Row].Name)
		}
		return s.Book.Say("“%s” in the row %s brings something home", t.Topics[r.Row].Levels[r.Level], t.Topics[r.Row].Name)
	}
	return r.Why.clause(s.Book, r.Worth < 0)
}

// moves says which way an account moves, and not how far.
func (r *Reason) moves(s *scenario.Scenario) string {
	if r.Change < 0 {
		return s.Book.Say("it lowers %s", s.Accounts[r.Of].Title)
	}
	return s.Book.Say("it raises %s", s.Accounts[r.Of].Title)
}

// public tells that a reason rests on nothing but what everybody sees.
func (r *Reason) public(s *scenario.Scenario) bool {
	switch r.Why {
	case WhyAccount:
		return s.Accounts[r.Of].Sees == ledger.Everyone
	case WhyMood, WhyFirst, WhyAsked, WhyWord:
		return true
	}
	return false
}

// PublicReason is the sentence that an office gives with its choice: the heaviest reason
// for it that rests on nothing but what everybody sees; empty where none does.
func PublicReason(s *scenario.Scenario, reasons []Reason) string {
	for i := range reasons {
		switch r := &reasons[i]; {
		case r.Worth <= 0 || !r.public(s):
		case r.Why == WhyAccount: // how far it moves may rest on what only this office sees
			return sentence(r.moves(s))
		default:
			return sentence(r.Words(s))
		}
	}
	return ""
}

// sentence begins with a capital and ends with a stop.
func sentence(words string) string {
	if words == "" {
		return ""
	}
	_, n := utf8.DecodeRuneInString(words)
	return strings.ToUpper(words[:n]) + words[n:] + "."
}
