//go:build !js

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/engine/journal"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

type replayCommand struct {
	File         string `arg:"" type:"path" help:"The saved game."`
	Scenario     string `help:"The folder of its scenario, when it does not come with the program."`
	Counterparts bool   `help:"Let the counterparts make their choices again too, and compare."`
	Coded        bool   `help:"Print the game's acts as coded events (CAMEO, Goldstein, PLOVER), in CSV."`
	JSON         bool   `name:"json" help:"Print JSON for scripts."`
}

// replayed is what replay prints; its keys are stable.
type replayed struct {
	OK     bool   `json:"ok"`
	Digest string `json:"digest"`
	Events int    `json:"events"`
	Turns  int    `json:"turns"`
	Ending string `json:"ending,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// Run checks a record.
func (c *replayCommand) Run(std streams) error {
	if c.Coded && c.JSON {
		return usage("--coded prints CSV and --json the result of the check: say one of them")
	}
	s, rec, damage, err := openRecord(c.File, c.Scenario)
	if err != nil {
		return err
	}
	v := journal.Verify(s, rec)
	out := replayed{OK: v.OK, Digest: v.Digest.String(), Events: v.Events, Turns: v.Turns, Ending: v.Ending, Reason: v.Reason}
	if out.OK && damage != nil {
		out.OK, out.Reason = false, damage.Error()
	}
	if out.OK && c.Counterparts {
		if err := room.CheckCounterparts(s, rec); err != nil {
			out.OK, out.Reason = false, err.Error()
		}
	}
	if c.Coded && out.OK {
		return printCoded(std.out, s, rec)
	}
	if c.JSON {
		printJSON(std.out, out)
	} else if out.OK {
		fmt.Fprintf(std.out, "ok: %s, %s, digest %s\n", count(out.Events, "event"), count(out.Turns, "turn"), out.Digest)
	}
	if !out.OK {
		return wrong("%s does not replay: %s", c.File, out.Reason)
	}
	return nil
}

// openRecord reads a record and its scenario. A damaged record comes back as far as
// it is sound, with the damage.
func openRecord(file, folder string) (*scenario.Scenario, *journal.Record, error, error) {
	data, err := readFile(file)
	if err != nil {
		return nil, nil, nil, err
	}
	rec, damage := journal.Read(data)
	if rec == nil {
		return nil, nil, nil, wrong("%s: %v", file, damage)
	}
	name := folder
	if name == "" {
		name = rec.Header.Scenario
		if strings.ContainsAny(name, `/\`) { // a stranger's record names no folder of this machine
			return nil, nil, nil, wrong("%s names its scenario by a path: say --scenario FOLDER", file)
		}
	}
	s, err := library.Open(name)
	var p *library.Problems
	if err != nil && !errors.As(err, &p) {
		return nil, nil, nil, usage("%v. Say --scenario FOLDER where its files are", err)
	}
	if err == nil {
		if k := scenario.ParseSkin(rec.Header.Skin); k.ID != "" {
			if x, missing := s.Skin(k.ID, k.Mirror); missing == nil { // a record replays without its skin too
				s = x
			}
		}
	}
	return s, rec, damage, err
}

func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usage("there is no file %s: name a saved game", path)
	case err != nil:
		return nil, usage("the file cannot be read: %v", err)
	case info.IsDir():
		return nil, usage("%s is a folder: name a saved game", path)
	case info.Size() > journal.FileMax:
		return nil, wrong("%s has %d bytes: a saved game has at most %d", path, info.Size(), journal.FileMax)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, outside("the file cannot be read: %v", err)
	}
	return data, nil
}
