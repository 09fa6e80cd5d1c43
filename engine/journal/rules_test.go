package journal

import (
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// A number that changes in a scenario's files changes replays: of all numbers in the
// actions and laws, raised one by one while the head still has the old digest, those that
// a few games touch are told of, with the move and the event.
func TestReplayFailsWhenARuleChanges(t *testing.T) {
	s := harbour(t)
	var records []*Record
	for seed := range uint64(12) {
		records = append(records, first(recorded(t, s, seed)))
	}
	changed, found := 0, 0
	for _, file := range []string{"actions.yaml", "laws.yaml"} {
		text, err := fs.ReadFile(sub(t, "harbour-20"), file)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range numbers.FindAllSubmatchIndex(text, -1) {
			other := raised(t, file, text, at[2], at[3])
			if other == nil {
				continue
			}
			other.Digest = s.Digest
			changed++
			v, ok := verifyAll(other, records)
			if !ok {
				found++
			}
			if !ok && (v.Reason == "" || v.Event == 0) {
				t.Errorf("%s at byte %d changed, and that is all that is said: %+v", file, at[0], v)
			}
		}
	}
	t.Logf("of %d changed numbers %d were found by %d records", changed, found, len(records))
	if found*4 < changed*3 {
		t.Errorf("of %d changed numbers only %d were found", changed, found)
	}
}

// numbers finds the numbers of effects, costs and settings.
var numbers = regexp.MustCompile(`[:,\[] *(-?\d+(?:\.\d+)?) *[,}\n]`)

// raised is the scenario with one more at a place in a file, or nil if that is refused.
func raised(t *testing.T, file string, text []byte, from, to int) *scenario.Scenario {
	t.Helper()
	folder := fstest.MapFS{}
	names, err := fs.Glob(sub(t, "harbour-20"), "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if data, err := fs.ReadFile(sub(t, "harbour-20"), name); err == nil {
			folder[name] = &fstest.MapFile{Data: data}
		}
	}
	x, err := num.Parse(string(text[from:to]))
	if err != nil {
		t.Fatal(err)
	}
	folder[file].Data = fmt.Appendf(nil, "%s%v%s", text[:from], x+num.One, text[to:])
	s, problems := scenario.Load(folder, "harbour-20")
	if len(problems) > 0 {
		return nil
	}
	return s
}

// verifyAll returns the first result that is not OK.
func verifyAll(s *scenario.Scenario, records []*Record) (Result, bool) {
	for _, r := range records {
		if v := Verify(s, r); !v.OK {
			return v, false
		}
	}
	return Result{}, true
}

// The move and event that are named are those of the first thing that differs.
func TestWhereARuleChanged(t *testing.T) {
	s := harbour(t)
	r, _ := recorded(t, s, 2)
	other := *s
	other.Laws.Norm = rule.Const(0)
	move, event := firstOf(r, crisis.LawApplied, s.Laws.DriftRule)
	v := Verify(&other, r)
	if v.OK || v.Move != move || v.Event != event || !strings.Contains(v.Reason, "LawApplied") || !strings.Contains(v.Reason, strconv.Itoa(event)) {
		t.Errorf("the norm of tension was changed; it shows first in move %d, event %d, and the result is %+v", move, event, v)
	}
}

// firstOf finds the first event of a kind and cause.
func firstOf(r *Record, k ledger.Kind, rule ledger.Rule) (move, event int) {
	for i := range r.Moves {
		for _, e := range r.Moves[i].Events {
			if event++; e.Kind == k && e.Rule == rule {
				return i, event
			}
		}
	}
	return -1, 0
}
