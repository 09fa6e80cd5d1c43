//go:build !js

package main

import (
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"backchannel/cmd/backchannel/internal/library"
)

// isScenario tells whether a word names a scenario: by its id, or by a path that exists.
func isScenario(word string) bool {
	_, err := os.Stat(word)
	return err == nil || slices.Contains(library.IDs(), word)
}

// checkFirst refuses a command line whose first word is neither a command nor a
// scenario, which is what stands there when no command is named.
func checkFirst(parser *kong.Kong, args []string) error {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") || isScenario(args[0]) {
		return nil
	}
	names := library.IDs()
	for _, n := range parser.Model.Children {
		if n.Name == args[0] {
			return nil
		}
		names = append(names, n.Name)
	}
	hint := "; the scenarios are " + strings.Join(library.IDs(), ", ")
	if near := nearest(args[0], names); near != "" {
		hint = " (did you mean \"" + near + "\"?)"
	}
	return usage("there is no command or scenario %q%s", args[0], hint)
}

// nearest is the name that a mistyped word is closest to, or empty: one slip for
// every three letters is forgiven.
func nearest(word string, names []string) string {
	best, found := max(1, len(word)/3)+1, ""
	for _, n := range names {
		if d := slips(strings.ToLower(word), n); d < best {
			best, found = d, n
		}
	}
	return found
}

// slips counts the letters to add, drop, change or swap with the next that make one
// word of another (the optimal string alignment distance).
func slips(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
			case a[i-1] == b[j-1]:
				d[i][j] = d[i-1][j-1]
			default:
				d[i][j] = 1 + min(d[i-1][j], d[i][j-1], d[i-1][j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
