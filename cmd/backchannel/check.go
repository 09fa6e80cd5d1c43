package main

import (
	"fmt"
	"os"

	"backchannel/cmd/backchannel/internal/library"
)

type checkCommand struct {
	Scenario string `arg:"" help:"The scenario's id or folder."`
	Optima   bool   `help:"Work out the best of each draw of agendas anew and write it to optima.yaml in the folder."`
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
	return nil
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
