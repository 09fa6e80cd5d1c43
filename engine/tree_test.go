package engine_test

import (
	"bytes"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"
)

// roots are the folders that hold Go files; one that does not exist yet is empty.
var roots = []string{"engine", "cmd", "assets", "scenarios"}

// A file is one Go file of the module, parsed.
type file struct {
	path   string // from the module's folder: "engine/num/milli.go"
	source []byte
	syntax *ast.File
	inJS   bool // part of the browser build
}

func (f file) dir() string  { return path.Dir(f.path) }
func (f file) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }

// imports are the paths that the file imports.
func (f file) imports() []string {
	var paths []string
	for _, spec := range f.syntax.Imports {
		p, _ := strconv.Unquote(spec.Path.Value)
		paths = append(paths, p)
	}
	return paths
}

// parse reads one file from its source, for the walk and for made-up examples.
func parse(name string, source []byte) (file, error) {
	syntax, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments|parser.SkipObjectResolution)
	return file{path: name, source: source, syntax: syntax, inJS: builtForJS(name, source)}, err
}

// tree reads every Go file of the module; one that does not parse fails the test.
func tree(t *testing.T) []file {
	t.Helper()
	var files []file
	module := os.DirFS("..")
	for _, root := range roots {
		if _, err := fs.Stat(module, root); err != nil {
			continue
		}
		err := fs.WalkDir(module, root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return skipped(entry, err)
			}
			if path.Ext(name) != ".go" {
				return nil
			}
			source, err := fs.ReadFile(module, name)
			if err != nil {
				return err
			}
			f, err := parse(name, source)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				return nil
			}
			files = append(files, f)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(files) == 0 {
		t.Fatal("no Go file found: the tests of this package must run in its folder")
	}
	return files
}

// skipped leaves out the folders that the go command leaves out.
func skipped(entry fs.DirEntry, err error) error {
	if err != nil {
		return err
	}
	if name := entry.Name(); name == "testdata" || name[0] == '.' || name[0] == '_' {
		return fs.SkipDir
	}
	return nil
}

// builtForJS tells from the file's name and its build line whether a browser build has it.
func builtForJS(name string, source []byte) bool {
	browser := build.Default
	browser.GOOS, browser.GOARCH, browser.CgoEnabled = "js", "wasm", false
	browser.OpenFile = func(string) (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(source)), nil
	}
	in, err := browser.MatchFile(path.Dir(name), path.Base(name))
	return err == nil && in
}
