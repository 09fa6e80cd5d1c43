//go:build !js

package session

import (
	"cmp"
	"os"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"
)

// Picture is the path for a picture of the screen: in a folder of the user's pictures, or of the user's data where there
// is none. The folder is made.
func Picture(now time.Time) (string, error) {
	folder := filepath.Join(cmp.Or(xdg.UserDirs.Pictures, xdg.DataHome), "Backchannel")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	return filepath.Join(folder, "backchannel-"+now.Format("20060102-150405.000")+".png"), nil
}
