//go:build !embedwasm

package web

import (
	"embed"
	"io/fs"
)

// carried is empty: this program builds its client from source.
func carried() fs.FS { return embed.FS{} }
