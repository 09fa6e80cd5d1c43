//go:build !js

package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/engine/scenario"
)

type checkCommand struct {
	Scenario string `arg:"" help:"The scenario's id or folder."`
	Optima   bool   `help:"Work out the best of each draw of agendas anew and write it to optima.yaml in the folder."`
	Language string `placeholder:"CODE" help:"List the texts that have no translation into a language, such as es."`
}

// Run lists the problems of a scenario; any problem is exit code 1.
func (c *checkCommand) Run(std streams) error {
	if c.Optima {
		if err := c.writeOptima(std); err != nil {
			return err
		}
	}
	s, err := library.Open(c.Scenario)
	if err != nil {
		return err
	}
	fmt.Fprintf(std.out, "%s is in order: %s, %s, %s, digest %v.\n", s.Title, count(s.Count(), "office"), count(len(s.Actions), "action"), count(len(s.Cards), "card"), s.Digest)
	c.languages(std, s)
	return nil
}

// languages says how many texts each language lacks, and which ones of the language asked for.
func (c *checkCommand) languages(std streams, s *scenario.Scenario) {
	codes := slices.Sorted(maps.Keys(s.Translations))
	if c.Language != "" {
		codes = []string{c.Language}
	}
	for _, code := range codes {
		lacks, all := s.Lacks(code)
		fmt.Fprintf(std.out, "In %s: %d of %s translated.\n", code, all-len(lacks), count(all, "text"))
		for i := range lacks {
			if c.Language != "" {
				fmt.Fprintf(std.out, "%s: %s\n", lacks[i].Path, strings.TrimSpace(lacks[i].Text))
			}
		}
	}
}

// writeOptima makes the table of optima of a folder.
func (c *checkCommand) writeOptima(std streams) error {
	data, file, err := library.Optima(c.Scenario)
	if err != nil {
		return err
	}
	if data == nil {
		fmt.Fprintln(std.out, "This scenario needs no table of optima: its table is small and draws no agendas.")
		return nil
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		return outside("the table of optima could not be written: %w", err)
	}
	fmt.Fprintf(std.out, "%s is written.\n", file)
	return nil
}
