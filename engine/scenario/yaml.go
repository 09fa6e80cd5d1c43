package scenario

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Limits of one file of a scenario, which may come from a stranger.
const (
	// maxFile is the most bytes of a file.
	maxFile = 256 << 10
	// maxDepth is how deep lists and maps may be nested; the file itself is 1 deep.
	maxDepth = 16
	// maxNodes is the most keys, values, lists and maps.
	maxNodes = 20_000
	// maxScalar is the most bytes of one text or number.
	maxScalar = 4_000
	// maxEcho is the most characters of a bad value that a message repeats.
	maxEcho = 40
)

// node is one value of a YAML file, with its place. What a scalar means is left
// to whoever decodes it: YAML's own guesses (yes, 0x10, 1e3) are not used.
type node struct {
	kind      kind
	line, col int
	text      string // of a scalar
	quoted    bool   // the scalar stands in quotes or is a block of text
	// start is the column at which the scalar's text begins in its line, 0 when
	// it is not there word for word.
	start int
	// keys of a map, in the order of the file; values[i] belongs to keys[i]. A list has
	// values only.
	keys, values []*node
	// what names the value in messages: its key, or that of its list, where item
	// counts from 1.
	what string
	item int
}

// kind is the form of a node.
type kind uint8

const (
	kindNull    kind = iota // nothing, ~ or null
	kindRefused             // a problem has been reported; nothing more is said of it
	kindScalar
	kindList
	kindMap
)

// label names the node in a message.
func (n *node) label() string {
	switch {
	case n.what == "":
		return "the file"
	case n.item > 0:
		return fmt.Sprintf("item %d of %s", n.item, n.what)
	}
	return n.what
}

// got says what stands where something else was wanted.
func (n *node) got() string {
	switch {
	case n.kind == kindList:
		return "a list"
	case n.kind == kindMap:
		return "a map"
	case n.quoted:
		return fmt.Sprintf("the text %q in quotes", echo(n.text))
	}
	return fmt.Sprintf("%q", echo(n.text))
}

// echo shortens what a message repeats of a file.
func echo(s string) string {
	if utf8.RuneCountInString(s) <= maxEcho {
		return s
	}
	return string([]rune(s[:min(len(s), 4*maxEcho)])[:maxEcho-3]) + "..."
}

// parseYAML reads a file as one YAML document of lists, maps and scalars, and
// adds what is wrong to into. It returns nil when there is nothing to decode.
func parseYAML(file string, data []byte, into *problems) *node {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if at, text := survey(data); text != "" {
		at.File = file
		into.add(at, "", "%s", text)
		return nil
	}
	doc, err := parseBytes(data)
	if err != nil {
		line, text := explain(err)
		into.add(Pos{File: file, Line: line}, "", "%s", text)
		return nil
	}
	if len(doc.Content) == 0 {
		return &node{line: 1, col: 1}
	}
	c := converter{file: file, lines: strings.Split(string(data), "\n"), into: into}
	n := c.convert(doc.Content[0], 1)
	if c.count > maxNodes {
		into.add(Pos{File: file}, "", "the file has more than %d keys and values: divide the scenario otherwise", maxNodes)
		return nil
	}
	return n
}

// secondError tells of a second document, which begins on a line.
type secondError int

func (secondError) Error() string { return "yaml: a second document" }

// parseBytes gives surveyed bytes to the YAML module. A panic there, of which
// none is known, must refuse a stranger's file and not stop a class.
func parseBytes(data []byte) (doc *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			doc, err = nil, fmt.Errorf("yaml: %v", r)
		}
	}()
	d := yaml.NewDecoder(bytes.NewReader(data))
	doc = new(yaml.Node)
	if err := d.Decode(doc); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var second yaml.Node
	if err := d.Decode(&second); !errors.Is(err, io.EOF) {
		return nil, secondError(second.Line)
	}
	return doc, nil
}

// converter turns the module's nodes into ours and refuses what a scenario has
// no use for.
type converter struct {
	file  string
	lines []string
	into  *problems
	count int
	// seen is where source looked last: nodes come in the order of the file, and to
	// count a long line's characters anew for each would take long.
	seen struct{ line, col, offset int }
}

func (c *converter) problem(y *yaml.Node, format string, args ...any) {
	c.into.add(Pos{c.file, y.Line, y.Column}, "", format, args...)
}

// convert returns the node for y, at a depth.
func (c *converter) convert(y *yaml.Node, depth int) *node {
	n := &node{kind: kindRefused, line: y.Line, col: y.Column}
	c.count++
	if c.count > maxNodes || !c.plain(y) {
		return n
	}
	switch {
	case y.Kind == yaml.ScalarNode:
		c.scalar(n, y)
	case depth > maxDepth:
		c.problem(y, "this is nested more than %d deep: move it to a place of its own", maxDepth)
	case y.Kind == yaml.SequenceNode:
		c.list(n, y, depth)
	case y.Kind == yaml.MappingNode:
		c.mapping(n, y, depth)
	}
	return n
}

// plain refuses anchors, aliases, merge keys and tags: with them a short file
// can stand for an endless one, and a reader no longer sees what is where.
func (c *converter) plain(y *yaml.Node) bool {
	switch {
	case y.Kind == yaml.AliasNode:
		c.problem(y, "a value cannot begin with *: aliases are not used here; put a text in quotes, or write the value out")
	case y.Anchor != "":
		c.problem(y, "a value cannot begin with &: anchors are not used here; put a text in quotes, or write the value out each time")
	case y.Tag == "!!merge":
		c.problem(y, "<< is not used here: write the keys out")
	case y.Style&yaml.TaggedStyle != 0, strings.HasPrefix(c.source(y), "!"):
		c.problem(y, "a value cannot begin with !: tags are not used here; put a text or a condition with ! in quotes")
	default:
		return true
	}
	return false
}

func (c *converter) scalar(n *node, y *yaml.Node) {
	n.quoted = y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	if !n.quoted && (y.Value == "" || y.Value == "~" || y.Value == "null") {
		n.kind = kindNull
		return
	}
	if len(y.Value) > maxScalar {
		c.problem(y, "this text is longer than %d bytes: shorten it", maxScalar)
		return
	}
	if r, bad := strangeRune(y.Value); bad {
		c.problem(y, "this text has the control character %U: remove it", r)
		return
	}
	n.kind, n.text = kindScalar, y.Value
	n.start = c.start(y)
}

// start is the column at which the text of y begins, 0 when it is not in its
// line word for word.
func (c *converter) start(y *yaml.Node) int {
	col, rest := y.Column, c.source(y)
	if y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && rest != "" {
		col, rest = col+1, rest[1:]
	}
	if !strings.HasPrefix(rest, y.Value) {
		return 0
	}
	return col
}

// source is what stands in the file from y to the end of its line.
func (c *converter) source(y *yaml.Node) string {
	if y.Line < 1 || y.Line > len(c.lines) {
		return ""
	}
	row, s := c.lines[y.Line-1], &c.seen
	if s.line != y.Line || s.col > y.Column {
		s.line, s.col, s.offset = y.Line, 1, 0
	}
	for ; s.col < y.Column && s.offset < len(row); s.col++ {
		_, size := utf8.DecodeRuneInString(row[s.offset:])
		s.offset += size
	}
	return row[s.offset:]
}

func (c *converter) list(n *node, y *yaml.Node, depth int) {
	n.kind = kindList
	for _, v := range y.Content {
		n.values = append(n.values, c.convert(v, depth+1))
	}
}

func (c *converter) mapping(n *node, y *yaml.Node, depth int) {
	n.kind = kindMap
	first := make(map[string]int, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		k, v := c.key(y.Content[i]), c.convert(y.Content[i+1], depth+1)
		if k == nil {
			continue
		}
		if line, again := first[k.text]; again {
			c.problem(y.Content[i], "the key %s stands here twice, first on line %d: remove one", echo(k.text), line)
			continue
		}
		first[k.text] = k.line
		v.name(k.text)
		n.keys, n.values = append(n.keys, k), append(n.values, v)
	}
}

// key returns the node of a key, or nil when it is none.
func (c *converter) key(y *yaml.Node) *node {
	if y.Kind == yaml.SequenceNode || y.Kind == yaml.MappingNode {
		c.problem(y, "a key must be a word, not a list or a map")
		return nil
	}
	k := c.convert(y, 0)
	if k.kind == kindNull {
		c.problem(y, "a key is missing before the colon")
	}
	if k.kind != kindScalar {
		return nil
	}
	return k
}

// name gives a value, and the items of a list, the key's name for messages.
func (n *node) name(key string) {
	n.what = echo(key)
	for i, v := range n.values {
		if n.kind == kindList && v.what == "" {
			v.what, v.item = n.what, i+1
		}
	}
}

// yamlLine finds the line in the module's messages.
var yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?(.*)`)

// explain puts the module's message into the words of a classroom. Line 0 is unknown.
func explain(err error) (line int, text string) {
	if second := secondError(0); errors.As(err, &second) {
		return int(second), "the file has a second part after ---: put it in a file of its own"
	}
	if _, name, ok := strings.Cut(err.Error(), "unknown anchor '"); ok {
		name, _, _ = strings.Cut(name, "'")
		return 0, "a value cannot begin with *: put *" + echo(name) + " in quotes"
	}
	m := yamlLine.FindStringSubmatch(err.Error())
	line, _ = strconv.Atoi(m[1])
	for _, w := range words {
		if strings.Contains(m[2], w.says) {
			return max(1, line+w.later), w.means
		}
	}
	return line, "near here the file does not read as YAML (" + echo(m[2]) + "): check indentation, colons and quotes"
}

// words translates the module's messages. The module leaves the first line out, and
// counts lines from 0 in some messages: later is what that lacks.
var words = []struct {
	says  string
	later int
	means string
}{
	{"mapping values are not allowed", 0, "this line does not fit: check that it begins in the right column, that the key above has its colon, and that a text with a colon stands in quotes"},
	{"did not find expected key", 1, "near this line something does not fit: check that the lines of one group begin in the same column and that quotes are closed"},
	{"could not find expected ':'", 0, "near this line a key has no colon after it, or a space is missing after the colon"},
	{"did not find expected ',' or ']'", 1, "a list in [ ] that begins here is not closed or lacks a comma"},
	{"did not find expected ',' or '}'", 1, "a map in { } that begins here is not closed or lacks a comma"},
	{"did not find expected '-' indicator", 1, "near this line the items of a list do not all begin with - in the same column"},
	{"block sequence entries are not allowed", 0, "a list cannot begin here: put each - on a line of its own below the key"},
	{"found unexpected end of stream", 0, "a quotation mark is not closed, here or above"},
	{"cannot start any token", 0, "a text cannot begin with this character: put it in quotes"},
	{"unknown escape character", 0, `in double quotes \ begins an escape: use single quotes`},
	{"alphabetic or numeric character", 0, "a value cannot begin with * or &, nor have & after !: put it in quotes"},
	{"expected whitespace or line break", 0, "a value cannot begin with &, * or !: put it in quotes"},
	{"undefined tag handle", 1, "a value cannot begin with !: put it in quotes"},
	{"exceeded max depth", 1, "the file is nested too deep"},
	{"did not find expected node content", 1, "near this line a value is missing, or begins with a character that needs quotes"},
}
