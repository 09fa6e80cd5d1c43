package journal

import (
	"fmt"
	"strings"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

// check refuses a head that could not be read again.
func (h *Header) check() error {
	if len(h.Players) > ledger.OfficesMax {
		return fmt.Errorf("journal: %d players; there can be at most %d", len(h.Players), ledger.OfficesMax)
	}
	names := []string{h.Scenario, h.Plan, h.Skin}
	for _, p := range h.Players {
		kind := strings.Replace(p.Kind, ":", "-", 1) // "utility:conciliator"
		names = append(names, p.Seat, kind)
	}
	if len(h.Forms) > ledger.OfficesMax {
		return fmt.Errorf("journal: %d forms; there can be at most %d", len(h.Forms), ledger.OfficesMax)
	}
	all := 0
	for _, f := range h.Forms {
		if all += len(f.Text); all > FormsMax {
			return fmt.Errorf("journal: the forms have more than %d bytes together", FormsMax)
		}
		if names = append(names, f.Seat); len(f.Text) > FormMax {
			return fmt.Errorf("journal: the form of seat %.120q has %d bytes; there can be at most %d", f.Seat, len(f.Text), FormMax)
		}
	}
	for _, name := range names {
		if !isName(name) {
			return fmt.Errorf("journal: %.120q is no name: at most %d letters, digits, _ and -", name, NameMax)
		}
	}
	return nil
}

// isName keeps names harmless wherever a program may use them, in paths above all.
func isName(name string) bool {
	for i := range len(name) {
		c := name[i] | 0x20
		if (c < 'a' || c > 'z') && (name[i] < '0' || name[i] > '9') && name[i] != '-' && name[i] != '_' {
			return false
		}
	}
	return len(name) <= NameMax
}

func checkDirective(d *ledger.Directive, asked bool) error {
	switch {
	case crisis.VerbName(d.Verb) == "" && (asked || d.Verb != 0):
		return fmt.Errorf("journal: verb %d has no name", d.Verb)
	case len(d.Text) > ledger.TextMax:
		return fmt.Errorf("journal: a text of %d bytes; there can be at most %d", len(d.Text), ledger.TextMax)
	}
	return nil
}

func checkEvent(e *ledger.Event) error {
	switch {
	case crisis.KindName(e.Kind) == "":
		return fmt.Errorf("journal: event %d: kind %d has no name", e.No, e.Kind)
	case len(e.Entries) > EntriesMax:
		return fmt.Errorf("journal: event %d: %d entries; there can be at most %d", e.No, len(e.Entries), EntriesMax)
	}
	return checkDirective(&e.Of, false)
}
