//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/scenario"
)

type showCommand struct {
	Scenario string `arg:"" help:"The scenario's id or folder."`
	JSON     bool   `name:"json" help:"Print JSON for scripts."`
	Capacity *int   `help:"Judge the table's packages by another capacity of steps."`
}

// shown is what show prints; its keys are stable.
type shown struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Digest   string    `json:"digest"`
	Turns    int       `json:"turns"`
	Offices  int       `json:"offices"`
	Actions  int       `json:"actions"`
	Events   int       `json:"events"`
	Issues   int       `json:"issues"`
	Bills    int       `json:"bills"`
	Segments int       `json:"segments"`
	Sectors  int       `json:"sectors"`
	Rungs    int       `json:"rungs"`
	Endings  int       `json:"endings"`
	Skins    []string  `json:"skins,omitempty"`
	Packages *packages `json:"packages,omitempty"`
	Minutes  int       `json:"minutes,omitempty"`
	Ages     *ages     `json:"ages,omitempty"`
	Tags     []string  `json:"tags,omitempty"`
	Note     string    `json:"content_note,omitempty"`
	Advice   string    `json:"advice,omitempty"`
	Lessons  []lesson  `json:"lessons,omitempty"`
}

// ages are in years; nobody is too old where the last is missing.
type ages struct {
	From int `json:"from"`
	To   int `json:"to,omitempty"`
}

// lesson is a plan for a class: what it is for and needs, and its parts with their times.
type lesson struct {
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	About   string  `json:"about"`
	Minutes int     `json:"minutes"`
	Stages  []stage `json:"stages"`
}

type stage struct {
	Name    string `json:"name"`
	Minutes int    `json:"minutes"`
	Text    string `json:"text"`
}

func lessonsOf(s *scenario.Scenario) []lesson {
	var out []lesson
	for _, p := range s.Lessons {
		l := lesson{ID: p.ID, Name: p.Name, About: p.Text.Say, Minutes: p.Minutes}
		for _, x := range p.Stages {
			l.Stages = append(l.Stages, stage{Name: strings.ReplaceAll(x.Name, "_", " "), Minutes: x.Minutes, Text: x.Text.Say})
		}
		out = append(out, l)
	}
	return out
}

// packages is the exact analysis of a table at median thresholds.
type packages struct {
	Size           int              `json:"size"`
	WithinCapacity int              `json:"within_capacity"`
	Ratifiable     int              `json:"ratifiable"`
	BestJoint      json.Number      `json:"best_joint"`
	Best           []map[string]int `json:"best"`
}

// Run prints what a scenario contains.
func (c *showCommand) Run(std streams) error {
	s, err := library.Open(c.Scenario)
	if err != nil {
		return err
	}
	capacity := 0
	if c.Capacity != nil {
		if capacity = *c.Capacity; capacity < 1 {
			return usage("--capacity %d: a capacity is a number of steps from 1 up", capacity)
		}
	}
	if c.JSON {
		list, err := contents(s, capacity)
		if err != nil {
			return err
		}
		printJSON(std.out, list)
		return nil
	}
	return describe(std.out, s, capacity)
}

// printJSON prints a value that JSON can hold; the writer keeps its own errors.
func printJSON(to io.Writer, v any) {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		panic(err)
	}
	fmt.Fprintf(to, "%s\n", data)
}

// contents says what a scenario holds and what its table has to offer.
func contents(s *scenario.Scenario, capacity int) (shown, error) {
	out := shown{ID: s.ID, Title: s.Title, Digest: s.Digest.String(), Turns: s.Turns, Offices: s.Count(), Actions: len(s.Actions), Events: len(s.Cards), Bills: len(s.Bills), Segments: len(s.Segments), Sectors: len(s.Sectors), Rungs: len(s.Ladder), Endings: len(s.Endings), Lessons: lessonsOf(s)}
	t := &s.Teaching
	out.Minutes, out.Tags, out.Note, out.Advice = s.Minutes, t.Tags, s.ContentNote.Say, t.Advice.Say
	if t.AgeMin > 0 {
		out.Ages = &ages{From: t.AgeMin, To: t.AgeMax}
	}
	for _, k := range s.Skins {
		out.Skins = append(out.Skins, k.ID)
	}
	if t := s.Talks; t != nil {
		out.Issues = t.Issues()
		a, err := analysis(t, capacity)
		if err != nil {
			return out, err
		}
		out.Packages = &packages{Size: a.Size, WithinCapacity: a.WithinCapacity, Ratifiable: a.Ratifiable, BestJoint: json.Number(a.BestJoint.String()), Best: []map[string]int{}}
		for i := range a.Best {
			out.Packages.Best = append(out.Packages.Best, levelsByIssue(t, &a.Best[i]))
		}
	}
	return out, nil
}

// analysis is what a table has to offer at median thresholds, with its own capacity or,
// where one above 0 is given, another.
func analysis(t *scenario.Table, capacity int) (negotiation.Analysis, error) {
	judge := t.Best
	if capacity > 0 {
		space := t.Space
		space.Capacity = capacity
		judge = func() (negotiation.Analysis, error) { return space.Analyze(space.Thresholds()) }
	}
	a, err := judge()
	if err != nil {
		return a, wrong("the %d packages of %s cannot be analysed: %w", t.Size(), t.Title, err)
	}
	return a, nil
}

func levelsByIssue(t *scenario.Table, l *ledger.Levels) map[string]int {
	m := map[string]int{}
	for i := range t.Topics {
		m[t.Topics[i].ID] = int(l[i])
	}
	return m
}

// describe prints a scenario for a person.
func describe(to io.Writer, s *scenario.Scenario, capacity int) error {
	fmt.Fprintf(to, "%s (%s)\n%s\n\n", s.Title, s.ID, s.About.Say)
	fmt.Fprintf(to, "%s, %s an office a turn%s.\n", count(s.Turns, "turn"), count(s.Orders, "order"), lasting(s.Minutes))
	describeTeaching(to, s)
	fmt.Fprintln(to, "\nOffices")
	for o := 1; o < len(s.Offices); o++ {
		fmt.Fprintf(to, "  %-12s %s: %s\n", s.Offices[o].ID, s.Offices[o].Name, s.Offices[o].Mandate.Say)
	}
	fmt.Fprintln(to, "\nActions")
	for i := range s.Actions {
		fmt.Fprintf(to, "  %-12s %s: %s\n", s.Actions[i].ID, s.Actions[i].Name, s.Actions[i].About.Say)
	}
	if s.Talks != nil {
		if err := describeTable(to, s, capacity); err != nil {
			return err
		}
	}
	fmt.Fprintln(to, "\nEvents")
	for i := range s.Cards {
		fmt.Fprintf(to, "  %-12s %s\n", s.Cards[i].ID, s.Cards[i].Name)
	}
	fmt.Fprintln(to, "\nLadder")
	for i := range s.Ladder {
		fmt.Fprintf(to, "  from %-7v %s\n", s.Ladder[i].From, s.Ladder[i].Name)
	}
	fmt.Fprintln(to, "\nEndings")
	for i := range s.Endings {
		fmt.Fprintf(to, "  %-12s %s\n", s.Endings[i].ID, s.Endings[i].Name)
	}
	if len(s.Lessons) > 0 {
		fmt.Fprintln(to, "\nLesson plans")
	}
	for _, l := range lessonsOf(s) {
		fmt.Fprintf(to, "  %s\n    %s\n", l.Name, l.About)
		for _, x := range l.Stages {
			fmt.Fprintf(to, "    %2d min  %s: %s\n", x.Minutes, x.Name, x.Text)
		}
	}
	return nil
}

// describeTeaching prints what a teacher asks before a class plays.
func describeTeaching(to io.Writer, s *scenario.Scenario) {
	t := &s.Teaching
	fact := func(name, text string) {
		if text != "" {
			fmt.Fprintf(to, "%s: %s\n", name, text)
		}
	}
	switch {
	case t.AgeMax > 0:
		fact("Ages", fmt.Sprintf("%d to %d", t.AgeMin, t.AgeMax))
	case t.AgeMin > 0:
		fact("Ages", fmt.Sprintf("%d and older", t.AgeMin))
	}
	fact("For lessons on", strings.Join(t.Tags, "; "))
	fact("Content", s.ContentNote.Say)
	fact("For the teacher", t.Advice.Say)
}

// lasting says how long a scenario takes, where its files say it.
func lasting(minutes int) string {
	if minutes <= 0 {
		return ""
	}
	return ", about " + count(minutes, "minute")
}

func describeTable(to io.Writer, s *scenario.Scenario, capacity int) error {
	t := s.Talks
	fmt.Fprintf(to, "\n%s\n", t.Title)
	for i := range t.Topics {
		fmt.Fprintf(to, "  %-12s %s: ", t.Topics[i].ID, t.Topics[i].Name)
		for l, name := range t.Topics[i].Levels {
			if l > 0 {
				fmt.Fprint(to, ", ")
			}
			fmt.Fprintf(to, "%d %s", l, name)
		}
		fmt.Fprintln(to)
	}
	b, err := analysis(t, capacity)
	if err != nil {
		return err
	}
	fmt.Fprintf(to, "  %s, %d within capacity, %d that every home would carry at median thresholds.\n  The best of them give a joint gain of %v:", count(b.Size, "package"), b.WithinCapacity, b.Ratifiable, b.BestJoint)
	for i := range b.Best {
		fmt.Fprintf(to, " (%s)", strings.TrimSpace(formatLevels(t, &b.Best[i])))
	}
	fmt.Fprintln(to)
	return nil
}

func formatLevels(t *scenario.Table, l *ledger.Levels) string {
	var b strings.Builder
	for i := range t.Topics {
		fmt.Fprintf(&b, "%s=%d ", t.Topics[i].ID, l[i])
	}
	return b.String()
}
