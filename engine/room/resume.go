package room

import (
	"fmt"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/journal"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// Resume goes on with a recorded game: it is replayed, so the room stands where the
// record ends and everything in it has been checked. A store, when there is one, is
// gone on with; a room that comes with an error is good but not saved so far.
func Resume(s *scenario.Scenario, rec *journal.Record, store journal.Store) (*Room, error) {
	game, result := journal.Replay(s, rec)
	if !result.OK {
		return nil, fmt.Errorf("the game cannot be gone on with: %s", result.Reason)
	}
	r, err := seat(game, rec.Header)
	if err != nil {
		return nil, err
	}
	r.moves, r.noted = rec.Moves, len(game.Book.Events)
	if store != nil {
		r.writer, err = journal.Resume(store, rec)
	}
	return r, first(r.respond(), err)
}

// Record returns the game so far as a record.
func (r *Room) Record() *journal.Record {
	h := journal.Header{Scenario: r.Scenario().ID, Digest: r.Scenario().Digest, Rules: crisis.RulesVersion, Seed: r.seed, Plan: r.plan, Skin: r.Scenario().Worn.String()}
	h.Forms = r.forms
	for _, s := range r.seats {
		h.Players = append(h.Players, journal.Player{Seat: s.ID, Kind: s.Kind})
	}
	return &journal.Record{Header: h, Moves: r.moves}
}

// CheckCounterparts makes the choices of a record's counterparts again and tells the
// first that differs, or nil. People's directives are taken from the record, which
// must be one that journal.Verify finds in order.
func CheckCounterparts(s *scenario.Scenario, rec *journal.Record) error {
	r, err := seat(crisis.NewIn(s, max(0, s.PlanOf(rec.Header.Plan)), chance.Seed(rec.Header.Seed), true), rec.Header)
	if err != nil {
		return err
	}
	if err := r.begin(); err != nil {
		return err
	}
	for i := range rec.Moves {
		d := rec.Moves[i].Directive
		if d == nil || r.players[d.By] != nil || i < len(r.moves) {
			continue
		}
		if _, err := r.apply(*d); err != nil {
			return err
		}
		if err := r.respond(); err != nil {
			return err
		}
	}
	for !r.Ended() && r.allCounterparts() && len(r.moves) < len(rec.Moves) {
		if err := r.respond(); err != nil {
			return err
		}
	}
	return sameMoves(s, r.moves, rec.Moves)
}

func sameMoves(s *scenario.Scenario, made, recorded []journal.Move) error {
	for i := range recorded {
		switch {
		case i >= len(made):
			return fmt.Errorf("move %d: the record goes on with %s, where the counterparts are silent", i, formOf(s, recorded[i].Directive))
		case !sameDirective(made[i].Directive, recorded[i].Directive):
			return fmt.Errorf("move %d: the record has %s, the counterparts now choose %s", i, formOf(s, recorded[i].Directive), formOf(s, made[i].Directive))
		}
	}
	return nil
}

func sameDirective(a, b *ledger.Directive) bool {
	return a == b || a != nil && b != nil && *a == *b
}

func formOf(s *scenario.Scenario, d *ledger.Directive) string {
	if d == nil {
		return "the opening"
	}
	return s.Offices[d.By].ID + ": " + crisis.FormatDirective(s, d)
}
