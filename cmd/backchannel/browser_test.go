//go:build !js

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"backchannel/cmd/backchannel/internal/web"
)

var inBrowser = flag.Bool("browser", false, "play a whole game in Chromium")

// The limits of the browser client: how long it takes from the start of its script to its first picture, and what it
// may cost while nothing happens.
const (
	firstDrawMax   = 3000 // milliseconds
	idleShareMax   = 0.10 // of what drawing every frame costs
	screensAudited = 34
	padShareMax    = 0.20 // of a processor, while a pad is plugged in and nothing is pressed
)

// browserGame is what .ci/browser/play.mjs prints.
type browserGame struct {
	Screens, Violations []string
	Turns, Orders       int
	FirstDraw           []struct{ Wall, CPU float64 }
	Lang, Ending        string
	Idle, Always        struct{ Frames, CPU float64 }
}

// A whole game of usmx-2026 is played in Chromium through the mirror of the node list, by role and name, over a
// reload, an export and an import, and some turns of it in Spanish; no screen has a fault that axe-core finds, and nothing is drawn while nothing happens.
func TestBrowser(t *testing.T) {
	if !*inBrowser {
		t.Skip("say -browser to play a game in Chromium")
	}
	folder := filepath.Join("..", "..", ".ci", "browser")
	for what, missing := range map[string]bool{
		"node":     !onPath("node"),
		"Chromium": os.Getenv("CHROMIUM") == "" && !onPath("chromium") && !onPath("chromium-browser"),
		"npm install --no-package-lock in .ci/browser": !exists(filepath.Join(folder, "node_modules", "playwright-core")),
	} {
		if missing && os.Getenv("BACKCHANNEL_NEED_DISPLAY") == "1" {
			t.Fatalf("%s is missing", what)
		} else if missing {
			t.Skipf("%s is missing", what)
		}
	}
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	bundle, err := web.Find(ctx, os.Stderr)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes, gzip %d, brotli %d", bundle.Size, len(bundle.Gzip), len(bundle.Brotli))
	site, err := web.Site(bundle)
	if err != nil {
		t.Fatal(err)
	}
	l, err := web.Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	go web.Serve(ctx, l, site)
	script := func(t *testing.T, name string) []byte {
		cmd := exec.CommandContext(ctx, "node", name, "http://"+l.Addr().String()+"/")
		var out, said bytes.Buffer
		cmd.Dir, cmd.Stdout, cmd.Stderr = folder, &out, &said
		if err := cmd.Run(); err != nil {
			t.Fatalf("%v\n%s%s", err, &out, &said)
		}
		t.Log(out.String())
		return out.Bytes()
	}
	t.Run("game", func(t *testing.T) {
		var p browserGame
		if err := json.Unmarshal(script(t, "play.mjs"), &p); err != nil {
			t.Fatal(err)
		}
		p.check(t)
	})
	// Input methods, reloads in the middle of a move, two tabs, a full storage and damaged games.
	t.Run("rough", func(t *testing.T) { script(t, "rough.mjs") })
	// A turn by pad; one that is plugged in and lies there costs next to nothing.
	t.Run("pad", func(t *testing.T) {
		var p struct {
			Rest struct{ Frames, CPU float64 }
		}
		if err := json.Unmarshal(script(t, "pad.mjs"), &p); err != nil {
			t.Fatal(err)
		}
		if p.Rest.Frames != 0 || p.Rest.CPU > padShareMax {
			t.Errorf("with a pad at rest: %v frames and %.3f of a processor", p.Rest.Frames, p.Rest.CPU)
		}
	})
}

func (p *browserGame) check(t *testing.T) {
	for _, v := range p.Violations {
		t.Error(v)
	}
	if len(p.Screens) < screensAudited || p.Turns < 2 || p.Orders < 2 || p.Lang != "en" {
		t.Errorf("%d screens, %d turns, %d orders, language %s", len(p.Screens), p.Turns, p.Orders, p.Lang)
	}
	if p.Idle.Frames != 0 || p.Idle.CPU > idleShareMax*p.Always.CPU {
		t.Errorf("idle: %v frames and %.3f of a processor; drawing always %v and %.3f", p.Idle.Frames, p.Idle.CPU, p.Always.Frames, p.Always.CPU)
	}
	for _, d := range p.FirstDraw { // a machine that does other work too is judged by what the browser worked
		if d.Wall > firstDrawMax && 1000*d.CPU > firstDrawMax {
			t.Errorf("the first picture came %v ms after the script, and took %.1f s of work", d.Wall, d.CPU)
		}
	}
}

func onPath(name string) bool {
	_, err := exec.LookPath(name)
	return err == nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
