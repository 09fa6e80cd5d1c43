package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"html/template"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
)

// bundleFolder is where a release's client lies beside this file.
const bundleFolder = "bundle"

var (
	//go:embed page/index.html
	indexPage string
	//go:embed page/start.js
	startScript []byte
	//go:embed page/style.css
	styleSheet []byte
)

var index = template.Must(template.New("index").Parse(indexPage))

// contentPolicy lets the page run its own scripts and the client, and reach nothing but this server. What plays sound
// comes from a script that the client makes (blob:); only scripts that run already can make one.
const contentPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' blob:; style-src 'self'; connect-src 'self'; " +
	"img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// asset is a file with the hash of its content in its name, which can be kept for good.
type asset struct {
	kind  string
	plain []byte // nil where only the encodings are kept
	br    []byte
	gz    []byte
}

// site answers requests for the page and its assets.
type site struct {
	page   []byte
	assets map[string]asset // by path
}

// Site is the handler that serves a client. It answers only requests that name the machine itself, so that
// no page from elsewhere can reach it under a name of its own (DNS rebinding).
func Site(b *Bundle) (http.Handler, error) {
	s := &site{assets: map[string]asset{}}
	var page bytes.Buffer
	err := index.Execute(&page, map[string]any{
		"Style": s.add("style", "css", asset{kind: "text/css; charset=utf-8", plain: styleSheet}),
		"Start": s.add("start", "js", asset{kind: "text/javascript; charset=utf-8", plain: startScript}),
		"Exec":  s.add("wasm_exec", "js", asset{kind: "text/javascript; charset=utf-8", plain: b.WasmExec}),
		"Wasm":  s.add("client", "wasm", asset{kind: "application/wasm", br: b.Brotli, gz: b.Gzip}),
		"Size":  b.Size,
	})
	s.page = page.Bytes()
	return s, err
}

// add keeps an asset under a name that changes with its content, and returns its path.
func (s *site) add(name, extension string, a asset) string {
	sum := sha256.Sum256(append(append([]byte{}, a.plain...), a.br...))
	path := "/" + name + "." + hex.EncodeToString(sum[:8]) + "." + extension
	s.assets[path] = a
	return path
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", contentPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	a, known := s.assets[r.URL.Path]
	switch {
	case !loopback(r.Host):
		http.Error(w, "This server answers only to the names of its own machine: use the address that it printed.", http.StatusMisdirectedRequest)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "Nothing is sent to this server.", http.StatusMethodNotAllowed)
	case r.URL.Path == "/":
		h.Set("Content-Type", "text/html; charset=utf-8")
		send(w, r, s.page)
	case known:
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
		a.serve(w, r)
	default:
		http.Error(w, "There is nothing here: the game is at /.", http.StatusNotFound)
	}
}

// serve sends an asset in the best encoding that the browser takes.
func (a *asset) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", a.kind)
	if a.plain != nil {
		send(w, r, a.plain)
		return
	}
	h.Set("Vary", "Accept-Encoding")
	takes := r.Header.Get("Accept-Encoding")
	switch {
	case accepts(takes, "br"):
		h.Set("Content-Encoding", "br")
		send(w, r, a.br)
	case accepts(takes, "gzip"):
		h.Set("Content-Encoding", "gzip")
		send(w, r, a.gz)
	default:
		z, err := gzip.NewReader(bytes.NewReader(a.gz))
		if err != nil {
			http.Error(w, "the client is damaged", http.StatusInternalServerError)
			return
		}
		if r.Method == http.MethodGet {
			io.Copy(w, z) // whoever went away needs no error
		}
	}
}

func send(w http.ResponseWriter, r *http.Request, data []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	if r.Method == http.MethodGet {
		w.Write(data)
	}
}

// loopback reports whether a Host header names this machine by its loopback interface.
func loopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
