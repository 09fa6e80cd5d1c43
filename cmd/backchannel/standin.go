//go:build !js

package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"backchannel/engine/advisor"
	"backchannel/engine/scenario"
)

// formsOf reads the forms of stand-ins, each given as SEAT=FILE.
func formsOf(s *scenario.Scenario, list []string) (map[string]*advisor.Form, error) {
	forms := map[string]*advisor.Form{}
	for _, given := range list {
		seat, file, ok := strings.Cut(given, "=")
		if !ok || seat == "" || file == "" {
			return nil, usage("--stand-in %s: say the seat and its form, as in --stand-in mx=form.txt", given)
		}
		if forms[seat] != nil {
			return nil, usage("--stand-in: the seat %q has two forms", seat)
		}
		data, err := readForm(file)
		if err != nil {
			return nil, err
		}
		if forms[seat], err = advisor.ParseForm(s, file, data); err != nil {
			return nil, wrong("%w", err)
		}
	}
	return forms, nil
}

// readForm reads the file of a form, which is a stranger's and may be anything.
func readForm(file string) (string, error) {
	f, err := os.Open(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", usage("there is no file %s: name a form, a text file with a line for each thing that the stand-in keeps", file)
	case err != nil:
		return "", outside("the form cannot be read: %v", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, advisor.FormMax+1))
	switch {
	case err != nil:
		return "", usage("the form cannot be read: %v. Name a text file", err)
	case !utf8.Valid(data):
		return "", wrong("%s is no text: write the form as plain text", file)
	}
	return string(data), nil
}
