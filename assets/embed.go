// Package assets holds the files that the program carries inside itself.
package assets

import "embed"

// Fonts holds the typefaces, each family in a folder beside its licence:
// fonts/inter for the interface and fonts/source-serif-4 for paper.
// They are cut to Latin with its extensions, punctuation, arrows and simple shapes.
//
//go:embed fonts
var Fonts embed.FS
