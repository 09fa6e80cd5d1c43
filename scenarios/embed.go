// Package scenarios holds the crises that come with the program, one folder each:
// data only.
package scenarios

import "embed"

// Files holds one folder a scenario.
//
//go:embed *
var Files embed.FS
