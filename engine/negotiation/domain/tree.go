package domain

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// element is an XML element.
type element struct {
	name  string
	attrs []xml.Attr
	kids  []*element
	line  int
}

// attr is an attribute's value, "" for none.
func (e *element) attr(name string) string {
	for i := range e.attrs {
		if e.attrs[i].Name.Local == name {
			return strings.TrimSpace(e.attrs[i].Value)
		}
	}
	return ""
}

// has tells whether an attribute is there.
func (e *element) has(name string) bool {
	for i := range e.attrs {
		if e.attrs[i].Name.Local == name {
			return true
		}
	}
	return false
}

// child is the first element of a name inside, or nil.
func (e *element) child(name string) *element {
	for _, k := range e.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// readXML reads the one root element of a file. The error is Problems.
func readXML(file string, data []byte) (*element, error) {
	f := &faults{file: file}
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.CharsetReader = latin1
	var root *element
	var open []*element
	for {
		token, err := dec.Token()
		line, _ := dec.InputPos()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			f.add(line, "this is not well-formed XML: %s", strings.TrimPrefix(err.Error(), "XML syntax error "))
			return nil, f.err()
		}
		switch t := token.(type) {
		case xml.StartElement:
			e := &element{name: t.Name.Local, attrs: t.Attr, line: line}
			switch {
			case len(open) == DepthMax:
				f.add(line, "elements are nested deeper than %d", DepthMax)
				return nil, f.err()
			case len(open) > 0:
				open[len(open)-1].kids = append(open[len(open)-1].kids, e)
			case root != nil:
				f.add(line, "there is a second root element <%s>", e.name)
				return nil, f.err()
			default:
				root = e
			}
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
	if root == nil {
		f.add(0, "there is no XML element in it")
		return nil, f.err()
	}
	return root, nil
}

// latin1 reads the one other encoding that Genius files come in.
func latin1(charset string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(charset) {
	case "iso-8859-1", "latin1", "us-ascii", "ascii":
	default:
		return nil, fmt.Errorf("the encoding %q is not read: save the file as UTF-8", charset)
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	text := make([]rune, len(data))
	for i, b := range data {
		text[i] = rune(b)
	}
	return strings.NewReader(string(text)), nil
}

// node is a JSON value. Objects keep the order of their keys, for that is the order of
// the issues.
type node struct {
	kind kind
	text string // of a string or a number
	keys []string
	kids []*node // of an object, one a key; of a list
	at   map[string]int
	line int
}

type kind uint8

const (
	jsonNull kind = iota
	jsonBool
	jsonNumber
	jsonString
	jsonList
	jsonObject
)

// words names the kinds for people.
var words = [...]string{"null", "true or false", "a number", "a text", "a list", "an object"}

// child is the value of a key, or nil.
func (n *node) child(key string) *node {
	if i, ok := n.at[key]; ok {
		return n.kids[i]
	}
	return nil
}

// jsonReader reads one JSON file.
type jsonReader struct {
	faults
	dec  *json.Decoder
	data []byte
	at   int64 // up to where lines are counted
	line int
}

// readJSON reads the one value of a file. The error is Problems.
func readJSON(file string, data []byte) (*node, error) {
	r := &jsonReader{faults: faults{file: file}, dec: json.NewDecoder(bytes.NewReader(data)), data: data, line: 1}
	r.dec.UseNumber()
	n := r.value(0)
	if n == nil {
		return nil, r.err()
	}
	if _, err := r.dec.Token(); !errors.Is(err, io.EOF) {
		r.add(r.here(), "there is more after the end of the JSON value")
	}
	return n, r.err()
}

// here is the line that the reader has come to.
func (r *jsonReader) here() int {
	to := min(r.dec.InputOffset(), int64(len(r.data)))
	r.line += bytes.Count(r.data[r.at:to], []byte("\n"))
	r.at = to
	return r.line
}

// value reads a value; nil is a problem that has been noted.
func (r *jsonReader) value(depth int) *node {
	token, err := r.dec.Token()
	if err != nil {
		r.broken(err)
		return nil
	}
	n := &node{line: r.here()}
	switch t := token.(type) {
	case json.Delim:
		if depth == DepthMax {
			r.add(n.line, "objects and lists are nested deeper than %d", DepthMax)
			return nil
		}
		if t == '{' {
			return r.object(n, depth)
		}
		return r.list(n, depth)
	case json.Number:
		n.kind, n.text = jsonNumber, t.String()
	case string:
		n.kind, n.text = jsonString, t
	case bool:
		n.kind = jsonBool
	}
	return n
}

func (r *jsonReader) object(n *node, depth int) *node {
	n.kind, n.at = jsonObject, map[string]int{}
	for r.dec.More() {
		token, err := r.dec.Token()
		if err != nil {
			r.broken(err)
			return nil
		}
		key, _ := token.(string)
		if _, twice := n.at[key]; twice {
			r.add(r.here(), "the key %q is there twice: keep one", key)
		}
		n.at[key] = len(n.kids)
		kid := r.value(depth + 1)
		if kid == nil {
			return nil
		}
		n.keys, n.kids = append(n.keys, key), append(n.kids, kid)
	}
	return r.closed(n)
}

func (r *jsonReader) list(n *node, depth int) *node {
	n.kind = jsonList
	for r.dec.More() {
		kid := r.value(depth + 1)
		if kid == nil {
			return nil
		}
		n.kids = append(n.kids, kid)
	}
	return r.closed(n)
}

// closed reads the bracket that ends an object or a list.
func (r *jsonReader) closed(n *node) *node {
	if _, err := r.dec.Token(); err != nil {
		r.broken(err)
		return nil
	}
	return n
}

func (r *jsonReader) broken(err error) {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		r.add(r.here(), "this is not well-formed JSON: the file ends in the middle")
		return
	}
	r.add(r.here(), "this is not well-formed JSON: %v", err)
}
