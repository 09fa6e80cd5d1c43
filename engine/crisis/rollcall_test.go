package crisis_test

import (
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"backchannel/engine/crisis"
)

// In every division of the transcripts the votes of the blocs that are told add up to those of the chamber.
func TestToldDivisionsAddUp(t *testing.T) {
	head, bloc := regexp.MustCompile(`: (\d+) to \d+ \(.* Yes: (.*)$`), regexp.MustCompile(`(\d+) of \d+[;.]`)
	told := 0
	for _, root := range []string{"../../scenarios", "testdata"} {
		err := fs.WalkDir(os.DirFS(root), ".", func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".txt") {
				return err
			}
			data, err := fs.ReadFile(os.DirFS(root), path)
			for line := range strings.Lines(string(data)) {
				m := head.FindStringSubmatch(strings.TrimSpace(line))
				if m == nil {
					continue
				}
				told++
				yes, sum := 0, 0
				for _, x := range bloc.FindAllStringSubmatch(m[2], -1) {
					n, _ := strconv.Atoi(x[1])
					sum += n
				}
				if yes, _ = strconv.Atoi(m[1]); sum != yes || utf8.RuneCountInString(line) > crisis.DivisionMax+8 {
					t.Errorf("%s: the blocs have %d of %d votes: %s", path, sum, yes, line)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if told < 10 {
		t.Errorf("only %d divisions were told", told)
	}
}
