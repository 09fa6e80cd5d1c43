//go:build !js

package main

import (
	"encoding/csv"
	"io"
	"strconv"

	"backchannel/engine/debrief"
	"backchannel/engine/journal"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// printCoded prints a game's acts as event data, a line for each directed pair.
func printCoded(out io.Writer, s *scenario.Scenario, rec *journal.Record) error {
	var events []ledger.Event
	for i := range rec.Moves {
		events = append(events, rec.Moves[i].Events...)
	}
	w := csv.NewWriter(out)
	seed := strconv.FormatUint(rec.Header.Seed, 10)
	w.Write([]string{"date", "turn", "source", "target", "cameo", "name", "goldstein", "plover_event", "plover_mode", "plover_context", "public", "issue", "seed"})
	for _, e := range debrief.Coded(s, events) {
		w.Write([]string{e.Date, strconv.Itoa(e.Turn), e.Source, e.Target, e.Code, e.Name, e.Goldstein.String(), e.Event, e.Mode, e.Context, strconv.FormatBool(e.Public), e.Issue, seed})
	}
	w.Flush()
	return w.Error()
}
