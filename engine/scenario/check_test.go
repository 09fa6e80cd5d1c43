package scenario

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// harbour returns the files of a good scenario, to be broken. They are those of
// harbour-20, kept beside the tests so that a better line there breaks none here.
func harbour(t testing.TB) fstest.MapFS {
	t.Helper()
	folder := fstest.MapFS{}
	list, err := filepath.Glob("testdata/harbour/*.yaml")
	if err != nil || len(list) == 0 {
		t.Fatal("no scenario", err)
	}
	for _, name := range list {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		folder[filepath.Base(name)] = &fstest.MapFile{Data: data}
	}
	return folder
}

// TestProblems plays the cases in testdata/check: changes to the files of a good scenario,
// and every problem that a teacher is then told of. A case is
//
//	## what is wrong
//	actions.yaml          the file that is changed
//	- text to take out    without it, the new text goes to the end of the file
//	+ text to put in
//	delete                takes the whole file away
//	> a problem
//
// and the lines with > are rewritten by -update.
func TestProblems(t *testing.T) {
	list, err := filepath.Glob("testdata/check/*.txt")
	if err != nil || len(list) == 0 {
		t.Fatal("no test files", err)
	}
	for _, name := range list {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		cases := strings.Split("\n"+string(data), "\n## ")
		for i, text := range cases[1:] {
			cases[i+1] = checkCase(t, filepath.Base(name), text)
		}
		if *update {
			if err := os.WriteFile(name, []byte(strings.TrimPrefix(strings.Join(cases, "\n## "), "\n")), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// checkCase plays one case and returns it with the problems as they are.
func checkCase(t *testing.T, file, text string) string {
	t.Helper()
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	folder := harbour(t)
	var kept, want []string
	p := patch{t: t, folder: folder, where: file + ": " + lines[0]}
	for i, line := range lines {
		if strings.HasPrefix(line, "> ") {
			want = append(want, line)
			continue
		}
		kept = append(kept, line)
		if i > 0 {
			p.line(line)
		}
	}
	p.carryOut()
	_, problems := Load(folder, "harbour-20")
	var got []string
	for _, x := range problems {
		got = append(got, "> "+x.String())
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w && !*update {
		t.Errorf("%s: got\n%s\nwant\n%s", p.where, g, w)
	}
	if len(got) == 0 {
		t.Errorf("%s: no problem is found", p.where)
	}
	return strings.Join(append(kept, got...), "\n") + "\n"
}

// patch changes the files of a folder as the lines of a case say.
type patch struct {
	t       *testing.T
	folder  fstest.MapFS
	where   string
	file    string
	out, in []string
}

func (p *patch) line(line string) {
	switch {
	case line == "" || strings.HasPrefix(line, "#"):
	case strings.HasPrefix(line, "- "):
		if len(p.in) > 0 {
			p.carryOut()
		}
		p.out = append(p.out, line[2:])
	case strings.HasPrefix(line, "+"):
		p.in = append(p.in, strings.TrimPrefix(line[1:], " "))
	case line == "delete":
		delete(p.folder, p.file)
	default:
		p.carryOut()
		p.file = line
	}
}

func (p *patch) carryOut() {
	if len(p.out)+len(p.in) == 0 {
		return
	}
	if p.folder[p.file] == nil {
		p.folder[p.file] = &fstest.MapFile{}
	}
	old, out, in := string(p.folder[p.file].Data), strings.Join(p.out, "\n"), strings.Join(p.in, "\n")
	switch {
	case len(p.out) == 0:
		old += in + "\n"
	case !strings.Contains(old, out):
		p.t.Errorf("%s: %s does not have %q", p.where, p.file, out)
	default:
		old = strings.Replace(old, out, in, 1)
	}
	p.folder[p.file].Data = []byte(old)
	p.out, p.in = nil, nil
}

// TestGoodVariants shows what is allowed close to what is not.
func TestGoodVariants(t *testing.T) {
	for what, lines := range map[string][]string{
		"a secret that the rule says it reveals":              {"actions.yaml", "+ parade: {name: A parade, about: Flags., reveals: [own.home], does: [{tru: 0.1 * own.home}]}"},
		"a secret condition behind what only the office sees": {"actions.yaml", "+ count: {name: A count, about: Coins., does: [{when: own.home > 50, own.purse: 1, else: [{own.home: 1}]}]}"},
		"a private card about a secret":                       {"events.yaml", "+ letter: {name: A letter, say: Home writes., when: arden.home < 40, of: [arden], private: true, does: [{own.home: 1}]}"},
		"a card that counts its own last fall":                {"events.yaml", "+ bell: {name: A bell, say: It rings., when: turn >= bell.fell + 2, again: true, opens_at: 2, odds: 100 - ten}"},
		"a joint act in secret":                               {"actions.yaml", "+ dinner: {name: A dinner, about: Soup., joint: true, secret: true, does: [{odds: 50, tru: 1}]}"},
		"the mean of one's own meter":                         {"scoring.yaml", `+ mood: {name: Mood, about: Mood at home., share: 5, of: [arden, belmar], value: "min(home.mean, 90)"}`},
		"a cost that was paid the turn before":                {"actions.yaml", "+ tea: {name: Tea, about: Tea., needs: tea.last == 0 || tea.last < turn - 1, does: [{ten: -1}]}"},
		"laws, red lines and bonuses on packages":             {"issues.yaml", "- spread: 1", "+ spread: 1", "+   capacity: 6", "+   legal: [H1 < 3 || H3 > 0]", "+   red: {arden: [H1 == 0]}", "+   bonus: [{when: H1 + H2 > 3, pays: {arden: 1}}]"},
	} {
		folder := harbour(t)
		p := patch{t: t, folder: folder, where: what}
		for _, line := range lines {
			p.line(line)
		}
		p.carryOut()
		if _, problems := Load(folder, "x"); len(problems) > 0 {
			t.Errorf("%s: %v", what, problems)
		}
	}
}
