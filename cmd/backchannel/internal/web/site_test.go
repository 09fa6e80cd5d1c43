package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// program stands for a client.
var program = bytes.Repeat([]byte("\x00asm and what follows "), 5000)

func someSite(t *testing.T) http.Handler {
	t.Helper()
	b, err := pack(program, []byte("// script"), false)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Site(b)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ask sends a request to a site, with headers given as name and value.
func ask(s http.Handler, method, path string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, "http://127.0.0.1:4000"+path, nil)
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		} else {
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r io.Reader) []byte {
	t.Helper()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var assetName = regexp.MustCompile(`/(\w+)\.[0-9a-f]{16}\.(css|js|wasm)`)

// The page is made anew each time, and names its assets by their content; these can be kept for good.
func TestPage(t *testing.T) {
	s := someSite(t)
	r := ask(s, "GET", "/")
	page := string(body(t, r.Body))
	if r.StatusCode != 200 || r.Header.Get("Cache-Control") != "no-store" || !strings.Contains(r.Header.Get("Content-Security-Policy"), "script-src 'self' 'wasm-unsafe-eval' blob:;") {
		t.Errorf("the page comes with %d %v", r.StatusCode, r.Header)
	}
	if strings.Contains(page, "onclick") || strings.Contains(page, "<script>") || strings.Contains(page, "style=") {
		t.Error("the page has a script or style of its own, which its policy forbids")
	}
	names := assetName.FindAllString(page, -1)
	if len(names) != 4 {
		t.Fatalf("the page names %q", names)
	}
	for _, name := range names {
		r := ask(s, "GET", name)
		if r.StatusCode != 200 || !strings.Contains(r.Header.Get("Cache-Control"), "immutable") || len(body(t, r.Body)) == 0 {
			t.Errorf("%s comes with %d %v", name, r.StatusCode, r.Header)
		}
	}
	other, err := Site(&Bundle{Size: 1, Brotli: []byte("other"), Gzip: []byte("other")})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(body(t, ask(other, "GET", "/").Body), []byte(names[3])) {
		t.Error("another client has the same name")
	}
}

// The client comes in the best encoding that the browser takes, and unpacks to itself in each.
func TestEncodings(t *testing.T) {
	s := someSite(t)
	path := regexp.MustCompile(`/client\.\w+\.wasm`).FindString(string(body(t, ask(s, "GET", "/").Body)))
	for _, c := range []struct{ takes, want string }{
		{"gzip, deflate, br, zstd", "br"},
		{"gzip, deflate", "gzip"},
		{"br;q=0, gzip;q=0.5", "gzip"},
		{"*", "br"},
		{"*;q=0", ""},
		{"identity", ""},
		{"", ""},
		{"BR; Q=0.1", "br"},
		{"br;q=nonsense", ""},
	} {
		r := ask(s, "GET", path, "Accept-Encoding", c.takes)
		if got := r.Header.Get("Content-Encoding"); got != c.want || r.Header.Get("Vary") != "Accept-Encoding" || r.Header.Get("Content-Type") != "application/wasm" {
			t.Errorf("%q: %v, want encoding %q", c.takes, r.Header, c.want)
			continue
		}
		from := io.Reader(r.Body)
		switch c.want {
		case "br":
			from = brotli.NewReader(r.Body)
		case "gzip":
			z, err := gzip.NewReader(r.Body)
			if err != nil {
				t.Fatal(err)
			}
			from = z
		}
		if !bytes.Equal(body(t, from), program) {
			t.Errorf("%q: the client is not what it was", c.takes)
		}
	}
}

// Only the names of the machine itself are answered, whoever asks; and nothing can be sent.
func TestHosts(t *testing.T) {
	s := someSite(t)
	for host, want := range map[string]int{
		"127.0.0.1:4000": 200, "localhost:4000": 200, "LOCALHOST": 200, "[::1]:4000": 200, "127.0.0.2": 200,
		"evil.example:4000": 421, "127.0.0.1.evil.example": 421, "192.168.1.5:4000": 421, "localhost.evil.example": 421, "": 421, "0.0.0.0:4000": 421,
	} {
		if got := ask(s, "GET", "/", "Host", host).StatusCode; got != want {
			t.Errorf("host %q is answered with %d, want %d", host, got, want)
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS"} {
		if got := ask(s, method, "/").StatusCode; got != http.StatusMethodNotAllowed {
			t.Errorf("%s is answered with %d", method, got)
		}
	}
	if r := ask(s, "HEAD", "/"); r.StatusCode != 200 || len(body(t, r.Body)) > 0 {
		t.Error("HEAD is answered with a page")
	}
	if r := ask(s, "GET", "/../go.mod"); r.StatusCode != 404 {
		t.Errorf("another path is answered with %d", r.StatusCode)
	}
}

// A bundle comes back from a folder as it went in; half of one is none.
func TestBundle(t *testing.T) {
	b, err := pack(program, []byte("// script"), false)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "a", "b")
	for range 2 {
		if err := b.Write(folder); err != nil {
			t.Fatal(err)
		}
	}
	again, err := readBundle(os.DirFS(folder))
	if err != nil || again.Size != len(program) || !bytes.Equal(again.Brotli, b.Brotli) || !bytes.Equal(again.Gzip, b.Gzip) || !bytes.Equal(again.WasmExec, b.WasmExec) {
		t.Fatalf("it came back as something else: %v", err)
	}
	if err := os.Remove(filepath.Join(folder, gzipFile)); err != nil {
		t.Fatal(err)
	}
	if _, err := readBundle(os.DirFS(folder)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("half a bundle is %v", err)
	}
}

// The port is any that is free the first time, and then the same, since a browser keeps games by address.
func TestPort(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	first, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	if !first.Addr().(*net.TCPAddr).IP.IsLoopback() {
		t.Errorf("it listens at %v", first.Addr())
	}
	other, err := Listen(0) // the first is in use
	if err != nil {
		t.Fatal(err)
	}
	other.Close()
	again, err := Listen(0)
	if err != nil || again.Addr().String() != other.Addr().String() {
		t.Fatalf("%v, not %v as before: %v", again.Addr(), other.Addr(), err)
	}
	again.Close()
	if _, err := Listen(first.Addr().(*net.TCPAddr).Port); err == nil || !strings.Contains(err.Error(), "--port") {
		t.Errorf("a port in use: %v", err)
	}
}

// Without a Go toolchain it is said what to do.
func TestNoToolchain(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := sourceFolder(context.Background()); !errors.Is(err, ErrNoToolchain) {
		t.Errorf("%v", err)
	}
}

// The digest of the source changes with the source, and not with its tests.
func TestSourceDigest(t *testing.T) {
	root := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		path := filepath.Join(root, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
		d := ""
		if _, err := os.Stat(filepath.Join(root, "scenarios")); err == nil {
			if d, err = sourceDigest(context.Background(), root); err != nil {
				t.Fatal(err)
			}
		}
		return d
	}
	for _, name := range []string{"go.mod", "go.sum", "assets/a", "cmd/a.go", "engine/a.go"} {
		write(name, "x")
	}
	first := write("scenarios/a.yaml", "x")
	if write("engine/a_test.go", "x") != first || write("cmd/testdata/a.txt", "x") != first {
		t.Error("a test is part of the client")
	}
	if write("scenarios/a.yaml", "y") == first || write("cmd/b.go", "x") == first {
		t.Error("another source has the same digest")
	}
}
