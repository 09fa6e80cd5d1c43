// Command pack builds the browser client for a release, compressed as far as it goes, into the folder
// that `go build -tags embedwasm ./cmd/backchannel` embeds, and prints its sizes in bytes. Run it in the
// source folder.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"backchannel/cmd/backchannel/internal/web"
)

func main() {
	into := filepath.Join("cmd", "backchannel", "internal", "web", "bundle")
	if len(os.Args) > 1 {
		into = os.Args[1]
	}
	b, err := web.Build(context.Background(), ".", true)
	if err == nil {
		err = b.Write(into)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(3)
	}
	fmt.Printf("%s\nraw %d\ngzip %d\nbrotli %d\n", into, b.Size, len(b.Gzip), len(b.Brotli))
}
