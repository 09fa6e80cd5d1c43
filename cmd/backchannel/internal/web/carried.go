//go:build embedwasm

package web

import (
	"embed"
	"io/fs"
)

// bundled is made by `go run ./cmd/backchannel/internal/web/pack` before a release is built.
//
//go:embed bundle
var bundled embed.FS

// carried is the client that the program carries.
func carried() fs.FS {
	sub, err := fs.Sub(bundled, bundleFolder)
	if err != nil {
		panic("web: " + err.Error())
	}
	return sub
}
