package scenario

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"backchannel/engine/ledger"
	"backchannel/engine/legislature"
	"backchannel/engine/negotiation"
	"backchannel/engine/publichealth"
	"backchannel/engine/rule"
)

const manual = "../../docs/scenario-format.md"

// fieldDoc is one field of the format as its source describes it.
type fieldDoc struct {
	key, kind, comment string
	required           bool
}

// formatDocs reads the comments of the types that are the format.
func formatDocs(t *testing.T) map[string][]fieldDoc {
	t.Helper()
	docs := map[string][]fieldDoc{}
	for _, name := range []string{"files.go", "files_talks.go", "files_chambers.go", "files_moves.go", "files_laws.go", "files_reading.go", "steps.go", "values.go"} {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok {
				if s, ok := spec.Type.(*ast.StructType); ok {
					docs[spec.Name.Name] = fieldsOf(s)
				}
			}
			return true
		})
	}
	return docs
}

func fieldsOf(s *ast.StructType) (list []fieldDoc) {
	for _, f := range s.Fields.List {
		for _, name := range f.Names {
			if name.IsExported() && name.Name != "At" {
				comment := strings.Join(strings.Fields(f.Doc.Text()), " ")
				rest, required := strings.CutPrefix(comment, "Required. ")
				kind := kindOf(f.Type)
				switch key := snake(name.Name); key {
				case "start", "known_from":
					if kind == "name" {
						kind = "day"
					}
				case "text":
					kind = "text"
				}
				list = append(list, fieldDoc{snake(name.Name), kind, rest, required})
			}
		}
	}
	return list
}

const keysBelow = "the keys below"

// kindOf says in the manual's words what a field is written as.
func kindOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return kindOf(e.X)
	case *ast.ArrayType:
		if kind := kindOf(e.Elt); kind == keysBelow {
			return "list, each item with " + kind
		} else if strings.HasPrefix(kind, "[") {
			return kind
		} else if items, nested := strings.CutPrefix(kind, "list of "); nested {
			return "list of lists of " + items
		}
		return "list of " + strings.NewReplacer("name", "names", "number", "numbers", "short text", "short texts", "condition or amount", "conditions", "text", "texts").Replace(kindOf(e.Elt))
	case *ast.IndexExpr:
		return "names, each with: " + kindOf(e.Index)
	case *ast.SelectorExpr:
		return "number"
	case *ast.Ident:
		kinds := map[string]string{"string": "short text", "mark": "short text", "original": "short text", "int": "whole number", "bool": "`true` or `false`", "Ref": "name", "Expr": "condition or amount", "Prose": "text", "levelExprs": "conditions by level", "pathTexts": "texts by their paths", "stepFile": "[steps](#steps)"}
		if kind := kinds[e.Name]; kind != "" {
			return kind
		}
	}
	return keysBelow
}

// TestRequiredComments shows that a comment says "Required" exactly where the key is.
func TestRequiredComments(t *testing.T) {
	docs, seen := formatDocs(t), map[string]bool{}
	var visit func(reflect.Type)
	visit = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ.Name()] {
			return
		}
		seen[typ.Name()] = true
		_, own := reflect.New(typ).Interface().(nodeDecoder)
		if len(docs[typ.Name()]) > 0 && typ.Name() != "files" && !own {
			checkRequired(t, typ, docs[typ.Name()])
		}
		for i := range typ.NumField() {
			visit(typ.Field(i).Type)
		}
	}
	visit(reflect.TypeFor[files]())
	visit(reflect.TypeFor[labelled]())
	visit(reflect.TypeFor[skinFile]())
	for name := range docs {
		if strings.HasSuffix(name, "File") && !seen[name] && name != "postFile" {
			t.Errorf("%s is not part of the format", name)
		}
	}
}

func checkRequired(t *testing.T, typ reflect.Type, docs []fieldDoc) {
	t.Helper()
	var p problems
	d := decoder{file: "f", into: &p}
	d.value(&node{kind: kindMap, line: 1, col: 1}, reflect.New(typ).Elem())
	for _, f := range docs {
		needs := false
		for _, x := range p.list {
			needs = needs || strings.HasSuffix(x.Text, " needs the key "+f.key)
		}
		if needs != f.required {
			t.Errorf("%s.%s: the comment says required: %v, the shape: %v", typ.Name(), f.key, f.required, needs)
		}
		if f.comment == "" && typ.Name() != "stepKeys" {
			t.Errorf("%s.%s has no comment", typ.Name(), f.key)
		}
	}
}

// fieldsTable is the manual's table of a type.
func fieldsTable(docs []fieldDoc) string {
	var b strings.Builder
	b.WriteString("| Key | What to write | Meaning |\n|---|---|---|\n")
	for _, f := range docs {
		needed := ""
		if f.required {
			needed = "**Needed.** "
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s%s |\n", f.key, f.kind, needed, f.comment)
	}
	return b.String()
}

// limitsTable is the manual's table of limits.
func limitsTable() string {
	var b strings.Builder
	b.WriteString("| What | At most |\n|---|---|\n")
	for _, l := range []struct {
		what string
		most any
	}{
		{"offices", officesMax},
		{"parties at the table", negotiation.PartiesMax},
		{"plans of seats", plansMax},
		{"advisers of an office", advisersMax},
		{"turns, and turns after a deal", turnsMax},
		{"weeks in a turn", weeksMax},
		{"orders of an office in a turn", ordersMax},
		{"meters", metersMax},
		{"segments of the public", segmentsMax},
		{"sectors of trade", sectorsMax},
		{"channels of a supply", publichealth.Channels},
		{"actions", actionsMax},
		{"chambers", chambersMax},
		{"blocs of a chamber", legislature.BlocsMax},
		{"seats of a chamber, and of one whose members have rates", fmt.Sprintf("%d, %d", legislature.SeatsMax, legislature.SeatwiseMax)},
		{"bills", billsMax},
		{"stages of a bill's path", pathMax},
		{"cards", cardsMax},
		{"answers to a card", optionsMax},
		{"rungs", rungsMax},
		{"endings", endingsMax},
		{"parts of the score", partsMax},
		{"sources, words of the glossary, steps of the tutorial", listsMax},
		{"areas of the map, and polygons of one", fmt.Sprintf("%d, %d", areasMax, polygonsMax)},
		{"numbers of a polygon", cornersMax},
		{"places on the map, and threads", fmt.Sprintf("%d, %d", sitesMax, threadsMax)},
		{"polls, and questions of one", fmt.Sprintf("%d, %d", pollsMax, answersMax)},
		{"issues", ledger.IssuesMax},
		{"levels of an issue", levelsMax},
		{"packages of a table", packagesMax},
		{"levels tried in one analysis of a table", negotiation.WorkMax},
		{"steps in a list", stepsMax},
		{"what one step adds, a level pays, or an action costs", amountMax},
		{"conditions and amounts, counted once for each office", rulesMax},
		{"delayed effects that wait at once", ledger.DuesMax},
		{"orders and answers that can be filed in one turn", ledger.FiledMax},
		{"accounts", ledger.AccountsMax},
		{"letters of a condition or an amount", rule.MaxLength},
		{"parts of a condition or an amount", rule.MaxNodes},
		{"bytes of a text", maxSay},
		{"bytes of a name or a title", maxName},
		{"bytes of a short name, a unit, the name of a level", maxShort},
		{"bytes of a clause or a reason", maxClause},
		{"letters of the name that a thing goes by", maxID},
		{"bytes of a file", maxFile},
		{"files in a folder", maxFiles},
		{"translations", maxTranslations},
		{"bytes of a translation, all its files together", maxLanguage},
		{"skins", maxSkins},
		{"replacements, and banned words, of a skin", fmt.Sprintf("%d, %d", replaceMax, bannedMax)},
	} {
		fmt.Fprintf(&b, "| %s | %v |\n", l.what, l.most)
	}
	return b.String()
}

var section = regexp.MustCompile(`(?s)(<!-- (fields|limits|words) ?(\w*) -->\n).*?(<!-- end -->)`)

// TestManual shows that the tables of the manual are those of the format; -update
// writes them.
func TestManual(t *testing.T) {
	docs := formatDocs(t)
	data, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	now := section.ReplaceAllFunc(data, func(old []byte) []byte {
		m := section.FindSubmatch(old)
		var table string
		switch kind, name := string(m[2]), string(m[3]); {
		case kind == "limits":
			table = limitsTable()
		case kind == "words":
			table = "`" + strings.Join(kept, "` `") + "`\n"
		case docs[name] == nil:
			t.Errorf("the manual has a table of %q", name)
		default:
			used[name], table = true, fieldsTable(docs[name])
		}
		return []byte(string(m[1]) + table + string(m[4]))
	})
	for name := range docs {
		if strings.HasSuffix(name, "File") && name != "postFile" && !used[name] {
			t.Errorf("the manual has no table of %s", name)
		}
	}
	if bytes.Equal(now, data) {
		return
	}
	if !*update {
		t.Error("the tables of the manual are old: run this test with -update")
	} else if err := os.WriteFile(manual, now, 0o644); err != nil {
		t.Fatal(err)
	}
}

var example = regexp.MustCompile("(?s)<!-- (add to|file) ([a-z_]+\\.yaml) -->\n```yaml\n(.*?)```")

// TestManualExamples loads every example of the manual: one to be added to a good
// scenario alone, and those that are whole files together, as the smallest scenario.
func TestManualExamples(t *testing.T) {
	data, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	blocks := example.FindAllSubmatch(data, -1)
	if n := strings.Count(string(data), "```yaml"); n != len(blocks) || n < 10 {
		t.Errorf("%d of %d examples say which file they are for", len(blocks), n)
	}
	small := fstest.MapFS{}
	for _, m := range blocks {
		name := string(m[2])
		if string(m[1]) == "file" {
			small[name] = &fstest.MapFile{Data: m[3]}
			continue
		}
		folder := harbour(t)
		grow(folder, name, 1, string(m[3]))
		if _, problems := Load(folder, "x"); len(problems) > 0 {
			t.Errorf("the example for %s:\n%s%v", name, m[3], problems)
		}
	}
	s, problems := Load(small, "small")
	if len(problems) > 0 {
		t.Errorf("the smallest scenario: %v", problems)
	} else if a, _ := s.Talks.Best(); a.Ratifiable != 1 {
		t.Errorf("the smallest scenario has %d packages that both can sign; the manual says one", a.Ratifiable)
	}
}

// TestManualNames shows that each name in the manual's list can be used in a rule.
func TestManualNames(t *testing.T) {
	data, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "<!-- names -->\n")
	list, _, found := strings.Cut(rest, "<!-- end -->")
	names := regexp.MustCompile("(?m)^\\| `([^`]+)`").FindAllStringSubmatch(list, -1)
	if !found || len(names) < 15 {
		t.Fatalf("%d names in the manual", len(names))
	}
	for _, m := range names {
		folder := harbour(t)
		grow(folder, "scoring.yaml", 1, "extra: {name: X, about: X., share: 1, of: [arden], value: "+m[1]+"}")
		if _, problems := Load(folder, "x"); len(problems) > 0 {
			t.Errorf("%s: %v", m[1], problems)
		}
	}
}

// TestManualCheck shows that the message in the manual is the one that is given.
func TestManualCheck(t *testing.T) {
	data, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	folder := harbour(t)
	file := folder["actions.yaml"]
	file.Data = bytes.Replace(file.Data, []byte("by: [arden, belmar, envoy]"), []byte("by: [arden, belmr, envoy]"), 1)
	_, problems := Load(folder, "x")
	if len(problems) != 1 || !slices.Contains(strings.Split(string(data), "\n"), problems[0].String()) {
		t.Errorf("the manual lacks the line\n%v", problems)
	}
}
