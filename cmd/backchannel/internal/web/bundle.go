package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Bundle is the built client: the program in each encoding, and the script of Go's that starts it.
type Bundle struct {
	// Size is that of the program before it was compressed, in bytes; the progress bar goes by it.
	Size     int
	Brotli   []byte
	Gzip     []byte
	WasmExec []byte
}

// The files of a bundle in a folder.
const (
	brotliFile = "client.wasm.br"
	gzipFile   = "client.wasm.gz"
	execFile   = "wasm_exec.js"
	aboutFile  = "about.json"
)

// about is what aboutFile holds.
type about struct {
	Size int `json:"size"`
}

// readBundle reads a bundle from a folder. The error is fs.ErrNotExist where there is none.
func readBundle(folder fs.FS) (*Bundle, error) {
	var b Bundle
	for name, into := range map[string]*[]byte{brotliFile: &b.Brotli, gzipFile: &b.Gzip, execFile: &b.WasmExec} {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		*into = data
	}
	data, err := fs.ReadFile(folder, aboutFile)
	if err != nil {
		return nil, err
	}
	var a about
	if err := json.Unmarshal(data, &a); err != nil || a.Size <= 0 {
		return nil, fmt.Errorf("%s: %w", aboutFile, errors.Join(err, fs.ErrInvalid))
	}
	b.Size = a.Size
	return &b, nil
}

// Write puts a bundle into a folder, all of it or nothing.
func (b *Bundle) Write(folder string) error {
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp(filepath.Dir(folder), ".new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	data, err := json.Marshal(about{b.Size})
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{brotliFile: b.Brotli, gzipFile: b.Gzip, execFile: b.WasmExec, aboutFile: append(data, '\n')} {
		if err := os.WriteFile(filepath.Join(work, name), data, 0o644); err != nil {
			return err
		}
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	return os.Rename(work, folder)
}

// pack compresses a program. Slow takes a minute and saves a fifth; it is for releases.
func pack(program, exec []byte, slow bool) (*Bundle, error) {
	b := &Bundle{Size: len(program), WasmExec: exec}
	var br, gz bytes.Buffer
	done := make(chan error, 1)
	go func() { done <- toBrotli(&br, program, slow) }()
	err := errors.Join(toGzip(&gz, program), <-done)
	b.Brotli, b.Gzip = br.Bytes(), gz.Bytes()
	return b, err
}
