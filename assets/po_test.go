package assets

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// spoken are the files of sentences with the folders of the packages that say them.
var spoken = map[string]string{"po/engine.es.po": "../engine", "po/client.es.po": "../cmd"}

// sayers are the methods that take English formats: the places of those that stand alone
// and of the two of a count.
var sayers = map[string]struct{ alone, count []int }{
	"Say":   {alone: []int{0}},
	"say":   {alone: []int{0}},
	"Count": {count: []int{1, 2}},
	"Does":  {alone: []int{1}, count: []int{2, 3}},
	"Of":    {alone: []int{1, 2}},
}

// sentence is an English format, with its plural where it has one.
type sentence struct{ one, many string }

func TestSentences(t *testing.T) {
	// Every sentence that is said is translated, with the same parts; none is translated
	// that nobody says.
	for file, folder := range spoken {
		said, translated := collect(t, folder), readPO(t, file)
		for s, at := range said {
			forms := translated[s]
			if len(forms) == 0 || slices.Contains(forms, "") {
				t.Errorf("%s: %s does not have %q", at, file, s.one)
			}
			for _, form := range forms {
				if err := fits(s, form); err != nil {
					t.Errorf("%s: %q: %v", file, form, err)
				}
			}
		}
		for s := range translated {
			if said[s] == "" {
				t.Errorf("%s: nobody says %q", file, s.one)
			}
		}
	}
}

func TestSentencesAgree(t *testing.T) {
	// All files of a language make one book, so a sentence that two of them hold is
	// translated alike.
	first := map[string]string{}
	for file := range spoken {
		for s, forms := range readPO(t, file) {
			text := strings.Join(forms, " / ")
			if other, twice := first[s.one]; twice && other != text {
				t.Errorf("%q is %q in one file and %q in another", s.one, text, other)
			}
			first[s.one] = text
		}
	}
}

// collect finds the sentences that the packages below a folder say, and where.
func collect(t *testing.T, folder string) map[sentence]string {
	t.Helper()
	found := map[sentence]string{}
	set := token.NewFileSet()
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				collectCall(t, set, call, found)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func collectCall(t *testing.T, set *token.FileSet, call *ast.CallExpr, found map[sentence]string) {
	t.Helper()
	name, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return
	}
	places, ok := sayers[name.Sel.Name]
	if !ok {
		return
	}
	at := set.Position(call.Pos()).String()
	text := func(place int) string {
		if place >= len(call.Args) {
			return ""
		}
		return literal(call.Args[place])
	}
	for _, place := range places.alone {
		if one := text(place); one != "" {
			found[sentence{one: one}] = at
		}
	}
	if len(places.count) > 0 {
		if one, many := text(places.count[0]), text(places.count[1]); one != "" && many != "" {
			found[sentence{one, many}] = at
		}
	}
}

// literal is a text that stands in the code as it is, or "".
func literal(x ast.Expr) string {
	lit, ok := x.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	text, _ := strconv.Unquote(lit.Value)
	return text
}

// readPO reads the entries of a PO file: the forms of each sentence.
func readPO(t *testing.T, file string) map[sentence][]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	entries := map[sentence][]string{}
	for _, block := range strings.Split(string(text), "\n\n") {
		var s sentence
		var forms []string
		var last *string
		for _, line := range strings.Split(block, "\n") {
			quote := strings.IndexByte(line, '"')
			if quote < 0 || line[0] == '#' {
				continue
			}
			value, err := strconv.Unquote(line[quote:])
			if err != nil {
				t.Fatalf("%s: %s: %v", file, line, err)
			}
			switch key := strings.TrimSpace(line[:quote]); {
			case key == "msgid":
				last = &s.one
			case key == "msgid_plural":
				last = &s.many
			case strings.HasPrefix(key, "msgstr"):
				forms = append(forms, "")
				last = &forms[len(forms)-1]
			}
			*last += value
		}
		if _, twice := entries[s]; twice {
			t.Errorf("%s: %q stands there twice", file, s.one)
		}
		if s.one != "" {
			entries[s] = forms
		}
	}
	return entries
}

// verb is one placeholder: its place, if it names one, and what kind of value it takes.
var verb = regexp.MustCompile(`%(?:\[(\d+)\])?([-+# 0]*[\d.]*[a-zA-Z%])`)

// parts are the placeholders of a format by the place of their value.
func parts(format string) map[int]string {
	out := map[int]string{}
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		out[next] = m[2]
		next++
	}
	return out
}

// fits tells what is wrong with the parts of a translation: it must have those of the
// English; a form of a count may leave out the number.
func fits(s sentence, form string) error {
	own, english := parts(form), parts(s.one)
	for i, v := range parts(s.many) {
		english[i] = v
	}
	for i, v := range own {
		if english[i] != v {
			return fmt.Errorf("its part %d is %%%s, in English %%%s", i, v, english[i])
		}
	}
	if len(own) < len(english) && s.many == "" {
		return fmt.Errorf("it has %d parts, the English %d", len(own), len(english))
	}
	return nil
}

// strays are Spanish words for which the table of terms at the head of client.es.po has another; strayHere are those
// that mean something else in a scenario, such as the queue at a border, or its other side.
var (
	strays = map[string]string{
		`\bmedidor`:                              "indicador",
		`\b[Pp]ulsa\b`:                           "oprime",
		`[Cc]onjetura`:                           "suposición",
		`[Pp]lumas abajo`:                        "cierre de textos",
		`[Oo]ficioso`:                            "documento informal",
		`[Mm]esas? de (resultados|casa|puentes)`: "equipo",
		`[Tt]u informe\b`:                        "encargo",
	}
	strayHere = map[string]string{
		`\b[Ff]ilas?\b`: "renglón",
		`(el|al) otro lado\b|[Aa]mbos lados|\b[Tt]u lado\b|cada lado\b`: "parte",
		`[Ee]xpedientes\b`:        "encargos",
		`\bcompromiso público`:    "exigencia pública",
		`\b[Tt]ermina el juego\b`: "partida",
	}
)

func TestTerms(t *testing.T) {
	// Spanish has one word for one thing, in what the program says and in what scenarios say.
	look := func(where, text string, words map[string]string) {
		for stray, term := range words {
			if m := regexp.MustCompile(stray).FindString(text); m != "" {
				t.Errorf("%s: %q: write %q for %q", where, text, term, m)
			}
		}
	}
	for file := range spoken {
		for _, forms := range readPO(t, file) {
			look(file, strings.Join(forms, " / "), strays)
			look(file, strings.Join(forms, " / "), strayHere)
		}
	}
	files, err := filepath.Glob("../scenarios/*/es/*.yaml")
	if err != nil || len(files) < 20 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		look(name, string(data), strays)
	}
}
