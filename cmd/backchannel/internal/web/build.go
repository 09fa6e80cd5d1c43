package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// ErrNoToolchain is the error of a program that carries no browser client and cannot build one.
var ErrNoToolchain = errors.New("this program does not carry the browser client, and there is no Go toolchain to build it with: " +
	"install Go 1.26 or later and start the program from its source folder (go run ./cmd/backchannel host --solo), or use a release build")

// Find returns the client: the one that the program carries, or one that was built from the same source
// before, or a new one. It tells on log what takes time.
func Find(ctx context.Context, log io.Writer) (*Bundle, error) {
	b, err := readBundle(carried())
	if !errors.Is(err, fs.ErrNotExist) {
		return b, err
	}
	source, err := sourceFolder(ctx)
	if err != nil {
		return nil, err
	}
	digest, err := sourceDigest(ctx, source)
	if err != nil {
		return nil, err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	folder := filepath.Join(cache, "backchannel", "web")
	if b, err := readBundle(os.DirFS(filepath.Join(folder, digest))); err == nil {
		return b, nil
	}
	fmt.Fprintln(log, "Building the browser client, once for this version of the source. This takes a minute or two.")
	b, err = Build(ctx, source, false)
	if err != nil {
		return nil, err
	}
	forget(folder)
	if err := b.Write(filepath.Join(folder, digest)); err != nil {
		fmt.Fprintf(log, "The browser client could not be kept for the next time: %v\n", err)
	}
	return b, nil
}

// Build compiles the client from a source folder and compresses it.
func Build(ctx context.Context, source string, slow bool) (*Bundle, error) {
	work, err := os.MkdirTemp("", "backchannel-web-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(work)
	program := filepath.Join(work, "client.wasm")
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", program, "./cmd/backchannel")
	cmd.Dir = source
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0", "GOFLAGS=")
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building the browser client: %w\n%s", err, out)
	}
	root, err := goSays(ctx, source, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	script, err := os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, fmt.Errorf("building the browser client: %w", err)
	}
	data, err := os.ReadFile(program)
	if err != nil {
		return nil, err
	}
	return pack(data, script, slow)
}

// sourceFolder is the folder of the module: the one this program was built from, or the one it was started in.
func sourceFolder(ctx context.Context) (string, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return "", ErrNoToolchain
	}
	if _, file, _, ok := runtime.Caller(0); ok && filepath.IsAbs(file) {
		if folder := filepath.Join(filepath.Dir(file), "..", "..", "..", ".."); isModule(folder) {
			return filepath.Clean(folder), nil
		}
	}
	mod, err := goSays(ctx, "", "env", "GOMOD")
	if err != nil || !isModule(filepath.Dir(mod)) {
		return "", ErrNoToolchain
	}
	return filepath.Dir(mod), nil
}

func isModule(folder string) bool {
	data, err := os.ReadFile(filepath.Join(folder, "go.mod"))
	return err == nil && strings.HasPrefix(string(data), "module backchannel\n")
}

// sourceDigest stands for everything that the client is built from.
func sourceDigest(ctx context.Context, source string) (string, error) {
	version, err := goSays(ctx, source, "env", "GOVERSION")
	if err != nil {
		return "", err
	}
	h := sha256.New()
	fmt.Fprintln(h, version)
	for _, part := range []string{"go.mod", "go.sum", "assets", "cmd", "engine", "scenarios"} {
		err := filepath.WalkDir(filepath.Join(source, part), func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "testdata" || d.Name() == bundleFolder):
				return fs.SkipDir
			case d.IsDir() || strings.HasSuffix(path, "_test.go"):
				return nil
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			name, _ := filepath.Rel(source, path)
			fmt.Fprintf(h, "%s %d\n", filepath.ToSlash(name), len(data))
			h.Write(data)
			return nil
		})
		if err != nil {
			return "", fmt.Errorf("reading the source of the browser client: %w", err)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:12]), nil
}

// forget removes the clients of earlier sources.
func forget(folder string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		os.RemoveAll(filepath.Join(folder, e.Name()))
	}
}

func goSays(ctx context.Context, folder string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = folder
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out)), nil
}
