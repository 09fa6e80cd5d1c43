package main

import (
	"fmt"

	"backchannel/cmd/backchannel/internal/library"
)

type checkCommand struct {
	Scenario string `arg:"" help:"The scenario's id or folder."`
}

// Run lists the problems of a scenario; any problem is exit code 1.
func (c *checkCommand) Run(std streams) error {
	s, err := library.Open(c.Scenario)
	if err != nil {
		return err
	}
	fmt.Fprintf(std.out, "%s is in order: %s, %s, %s, digest %v.\n", s.Title, count(s.Count(), "office"), count(len(s.Actions), "action"), count(len(s.Cards), "card"), s.Digest)
	return nil
}
