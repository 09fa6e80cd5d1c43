// Package assets holds the files that the program carries inside itself.
package assets

import "embed"

// Fonts holds the typefaces, each family in a folder beside its licence:
// fonts/inter for the interface and fonts/source-serif-4 for paper.
// They come from the npm packages @expo-google-fonts/inter 0.4.2 and @expo-google-fonts/source-serif-4 0.4.1 and are
// cut by subset-font 2.9.0 to Latin, Latin Extended-A, punctuation, figures,
// arrows and geometric shapes.
//
//go:embed fonts
var Fonts embed.FS

// Phrases holds the translations of what the program says, as PO files: po/engine.es.po for the sentences of the engine
// and po/client.es.po for those of the window.
//
//go:embed po/*.po
var Phrases embed.FS

// Region is the land of North America as TopoJSON: countries by their ISO 3166-1 numbers, longitudes and latitudes in
// degrees. It comes from Natural Earth, cut by reduce.go in the package mapview; map/LICENSE says more.
//
//go:embed map/region.json
var Region []byte
