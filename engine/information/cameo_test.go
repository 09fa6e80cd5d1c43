package information_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"backchannel/engine/information"
	"backchannel/engine/num"
)

// The codes stand in their order, and are found.
func TestCodes(t *testing.T) {
	if !sort.SliceIsSorted(information.Codes, func(i, j int) bool { return information.Codes[i].Code < information.Codes[j].Code }) {
		t.Error("the codes are not in order")
	}
	for _, c := range information.Codes {
		if got, ok := information.CodeOf(c.Code); !ok || got != c {
			t.Errorf("%s is found as %v", c.Code, got)
		}
	}
	if _, ok := information.CodeOf("999"); ok {
		t.Error("999 is no code")
	}
}

// The values are those of the published tables, where these are at hand.
func TestCodesAsPublished(t *testing.T) {
	f, err := os.Open(filepath.Join(os.Getenv("BACKCHANNEL_DATA"), "cameo_goldstein_plover.csv"))
	if err != nil {
		t.Skip("the published tables are not here")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, row := range rows[1:] {
		c, ok := information.CodeOf(row[0])
		if !ok {
			continue
		}
		found++
		weight, err := num.Parse(row[5])
		if err != nil {
			t.Fatal(err)
		}
		want := information.Coded{Code: row[0], Name: row[3], Goldstein: weight, Event: row[8], Mode: row[9], Context: row[10]}
		if c != want {
			t.Errorf("%s is %v, published as %v", row[0], c, want)
		}
	}
	if found != len(information.Codes) {
		t.Errorf("%d of %d codes are in the published tables", found, len(information.Codes))
	}
}
