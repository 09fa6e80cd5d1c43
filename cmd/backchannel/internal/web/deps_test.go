package web

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// foreign are the beginnings of packages that the browser client must do without, and why.
var foreign = map[string]string{
	"net/http":                                       "the page loads nothing and serves nothing",
	"crypto/tls":                                     "the browser does that",
	"github.com/nats-io":                             "the page holds its own game",
	"codeberg.org/go-pdf":                            "documents are made by the program on the desk",
	"github.com/gomutex/godocx":                      "documents are made by the program on the desk",
	"github.com/xuri/excelize":                       "documents are made by the program on the desk",
	"gonum.org":                                      "charts are drawn by the kit",
	"github.com/alecthomas/kong":                     "a page has no command line",
	"github.com/andybalholm/brotli":                  "the browser unpacks",
	"github.com/adrg/xdg":                            "a page has no folders",
	"golang.org/x/term":                              "a page has no terminal",
	"backchannel/cmd/backchannel/internal/terminal":  "a page has no terminal",
	"backchannel/cmd/backchannel/internal/web":       "the page does not serve itself",
	"backchannel/engine/lab":                         "many games are played on the desk",
	"github.com/hajimehoshi/ebiten/v2/exp/textinput": "it needs eval, which the page's policy forbids",
}

// unfit is why a package does not belong into the browser client, or empty.
func unfit(pkg string) string {
	for start, why := range foreign {
		if pkg == start || strings.HasPrefix(pkg, start+"/") {
			return why
		}
	}
	return ""
}

// The browser client is built without servers, journals elsewhere, documents and command lines.
func TestClientIsLean(t *testing.T) {
	if unfit("net/http/httptest") == "" || unfit("net/httpx") != "" || unfit("github.com/nats-io/nats.go") == "" {
		t.Fatal("the rule does not find what it should")
	}
	cmd := exec.Command("go", "list", "-deps", "backchannel/cmd/backchannel")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	list := strings.Fields(string(out))
	if !slices.Contains(list, "backchannel/cmd/backchannel/internal/screen") {
		t.Fatalf("%d packages, and the screens are not among them", len(list))
	}
	for _, pkg := range list {
		if why := unfit(pkg); why != "" {
			t.Errorf("the browser client holds %s: %s; add //go:build !js", pkg, why)
		}
	}
}
