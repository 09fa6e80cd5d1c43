//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What a language lacks is counted, and listed where it is asked for.
func TestCheckLanguage(t *testing.T) {
	told := regexp.MustCompile(`In (..): (\d+) of (\d+) texts translated\.`)
	if m := told.FindStringSubmatch(must(t, "", "check", "harbour-20")); m == nil || m[1] != "es" || m[2] != m[3] {
		t.Error(m)
	}
	out := must(t, "", "check", "harbour-20", "--language", "fr")
	if m := told.FindStringSubmatch(out); m == nil || m[1] != "fr" || m[2] != "0" || !strings.Contains(out, "scenario.title: Harbour Lights\n") {
		t.Error(m)
	}
}

// The table of optima of a folder is made by check --optima, refused when the numbers
// have changed since, and made anew.
func TestCheckOptima(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "accord")
	if err := os.CopyFS(folder, os.DirFS("../../engine/crisis/testdata/accord")); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(folder, "transcripts")); err != nil {
		t.Fatal(err)
	}
	if out := must(t, "", "check", folder, "--optima"); !strings.Contains(out, "optima.yaml is written.") || !strings.Contains(out, "is in order") {
		t.Error(out)
	}
	file := filepath.Join(folder, "issues.yaml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, bytes.Replace(data, []byte("prize: 2"), []byte("prize: 3"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, err := call(t, "", "check", folder); code != exitWrong || !strings.Contains(err, "backchannel check FOLDER --optima") {
		t.Errorf("exit %d: %s", code, err)
	}
	must(t, "", "check", folder, "--optima")
	must(t, "", "check", folder)
	if code, _, err := call(t, "", "check", "harbour-20", "--optima"); code != exitUsage || !strings.Contains(err, "name a folder") {
		t.Errorf("exit %d: %s", code, err)
	}
	if out := must(t, "", "check", "../../scenarios/harbour-20", "--optima"); !strings.Contains(out, "needs no table of optima") {
		t.Error(out)
	}
}

// A table can be judged by another capacity than its own.
func TestShowCapacity(t *testing.T) {
	for capacity, want := range map[string]shown{
		"":  {Packages: &packages{Size: 48, WithinCapacity: 48, Ratifiable: 7}},
		"3": {Packages: &packages{Size: 48, WithinCapacity: 19}},
		"5": {Packages: &packages{Size: 48, WithinCapacity: 38, Ratifiable: 2}},
	} {
		var got shown
		args := []string{"show", "harbour-20", "--json"}
		if capacity != "" {
			args = append(args, "--capacity", capacity)
		}
		if err := json.Unmarshal([]byte(must(t, "", args...)), &got); err != nil {
			t.Fatal(err)
		}
		a, b := got.Packages, want.Packages
		if a.Size != b.Size || a.WithinCapacity != b.WithinCapacity || a.Ratifiable != b.Ratifiable {
			t.Errorf("capacity %s: %+v, want %+v", capacity, a, b)
		}
	}
	for _, capacity := range []string{"0", "-1", "many"} {
		if code, _, err := call(t, "", "show", "harbour-20", "--json", "--capacity", capacity); code != exitUsage || !strings.Contains(err, "capacity") {
			t.Errorf("capacity %s: exit %d: %s", capacity, code, err)
		}
	}
}

// A teacher finds the lesson plans with their aims, times and questions, on paper and for scripts.
func TestShowLessons(t *testing.T) {
	_, out, _ := call(t, "", "show", "usmx-2026")
	for _, want := range []string{"Lesson B, 90 minutes, six turns and six issues", "    12 min  brief: ", "Which domestic vote changed the deal?", "Ages: 14 to 18", "For the teacher: Some learners"} {
		if !strings.Contains(out, want) {
			t.Errorf("show does not tell %q", want)
		}
	}
	var got struct {
		Ages    struct{ From, To int }
		Tags    []string
		Advice  string
		Note    string `json:"content_note"`
		Lessons []struct {
			ID, About string
			Minutes   int
			Stages    []struct{ Minutes int }
		}
	}
	_, out, _ = call(t, "", "show", "usmx-2026", "--json")
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.Ages.From != 14 || got.Ages.To != 18 || len(got.Tags) < 3 || !strings.Contains(got.Advice, "help line") || got.Note == "" || strings.Contains(got.Note, "help line") {
		t.Errorf("what a teacher asks: %+v", got)
	}
	if len(got.Lessons) != 5 || got.Lessons[1].ID != "six_turns" || got.Lessons[1].Minutes != 90 || len(got.Lessons[1].Stages) != 5 || got.Lessons[1].About == "" {
		t.Errorf("the lessons are %+v", got.Lessons)
	}
}
