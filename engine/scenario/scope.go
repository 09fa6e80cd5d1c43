package scenario

import (
	"regexp"
	"slices"
	"strings"

	"backchannel/engine/ledger"
	"backchannel/engine/rule"
)

// scope is where an expression stands: it gives `own` and `other` their meaning.
type scope struct {
	b *builder
	// of is the office whose rule it is, or Nobody.
	of ledger.Office
}

var _ rule.Names = scope{}

// full turns a name of an expression into the name of an account. It is not ok where
// own or other mean nobody.
func (s scope) full(name string) (full string, ok bool) {
	word, rest, _ := strings.Cut(name, ".")
	of := s.of
	switch word {
	case "own":
	case "other":
		of = s.b.s.Offices[s.of].Other
	default:
		return name, true
	}
	if of == ledger.Nobody {
		return "", false
	}
	return s.b.s.Offices[of].ID + "." + rest, true
}

// Slot finds an account by its name in an expression. With a dot it can be the
// office's own without saying so, as call.last is. The mean of a meter is kept from
// the moment that a rule names it.
func (s scope) Slot(name string) (int, bool) {
	full, ok := s.full(name)
	if !ok {
		return 0, false
	}
	if id, ok := s.b.s.Find(full); ok {
		return int(id), true
	}
	if s.of != ledger.Nobody && strings.Contains(full, ".") {
		if id, ok := s.b.s.Find(s.b.s.Offices[s.of].ID + "." + full); ok {
			return int(id), true
		}
	}
	if meter, ok := strings.CutSuffix(full, ".mean"); ok {
		return s.b.mean(meter, s.of)
	}
	return 0, false
}

// Near lists names like an unknown one.
func (s scope) Near(name string) []string {
	if s.b.full() {
		return nil
	}
	known := make([]string, 0, len(s.b.s.Accounts))
	own := s.b.s.Offices[s.of].ID + "."
	for i := range s.b.s.Accounts {
		a := &s.b.s.Accounts[i]
		rest, mine := strings.CutPrefix(a.Name, own)
		switch {
		case mine && s.of != ledger.Nobody && rest == name:
			return []string{"own." + name}
		case mine && s.of != ledger.Nobody && (strings.Contains(rest, ".") || slices.Contains(kept, rest) && !strings.HasPrefix(rest, "gain") && rest != "reserve"):
		case mine && s.of != ledger.Nobody:
			known = append(known, "own."+rest)
		case strings.Count(a.Name, ".") < 2:
			known = append(known, a.Name)
		}
	}
	if near := nearest(name, known); near != "" {
		return []string{near}
	}
	return nil
}

// names finds the names in the source of an expression.
var names = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?`)

// personal tells whether a name means something else for each office.
func (b *builder) personal(name string, of ledger.Office) bool {
	if word, _, _ := strings.Cut(name, "."); word == "own" || word == "other" {
		return true
	}
	if !strings.Contains(name, ".") {
		return false
	}
	_, shared := scope{b, ledger.Nobody}.Slot(name) // a card speaks for all where it can
	_, own := scope{b, of}.Slot(name)
	return own && !shared
}

// lost reports a name with own or other that means nothing here.
func (s scope) lost(at Pos, name string) bool {
	word, rest, _ := strings.Cut(name, ".")
	full, ok := s.full(name)
	_, found := s.Slot(name)
	switch {
	case found || word != "own" && word != "other":
		return false
	case ok:
		office, _, _ := strings.Cut(full, ".")
		s.b.add(at, s.near(name), "the office %s has no %s", office, echo(rest))
	case s.of == ledger.Nobody:
		s.b.add(at, "", "%s has no meaning here, where no office acts: name the office, as in %s.%s", echo(name), s.b.s.Offices[1].ID, echo(rest))
	default:
		s.b.add(at, "", "the office %s has no other in actors.yaml: give it one, or name the office that is meant", s.b.s.Offices[s.of].ID)
	}
	return true
}

// near is the first of Near, or nothing.
func (s scope) near(name string) string {
	return append(s.Near(name), "")[0]
}

// slot finds an account that a key or a reference names, or reports that there is
// none; text has one %s for the name.
func (s scope) slot(r Ref, text string) (ledger.ID, bool) {
	if s.lost(r.At, r.Name) {
		return 0, false
	}
	id, ok := s.Slot(r.Name)
	if !ok {
		s.b.add(r.At, s.near(r.Name), text, echo(r.Name))
	}
	return ledger.ID(id), ok
}
