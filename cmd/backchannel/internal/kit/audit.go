package kit

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Finding is one fault of a layout.
type Finding struct {
	Kind  string // clipped, shortened, off screen, overlap, text over text, same id
	Node  Node
	Other Node // of an overlap
}

func (f Finding) String() string {
	s := fmt.Sprintf("%s: %s %q %q at %v", f.Kind, f.Node.Role, f.Node.ID, f.Node.Name, f.Node.Full)
	if f.Other.Role != "" {
		s += fmt.Sprintf(" and %s %q %q at %v", f.Other.Role, f.Other.ID, f.Other.Name, f.Other.Full)
	}
	return s
}

// Audit reports the faults of a layout:
//
//  1. clipped: text reaches outside its node;
//  2. shortened: text ends in an ellipsis;
//  3. off screen: a node outside any scroll area leaves the screen;
//  4. overlap: two controls of one layer share pixels, and neither is a part of the other;
//  5. text over text: two texts of one layer share pixels;
//  6. same id: two controls have one name;
//  7. covered: what is told in passing lies over a control;
//  8. same name: two buttons of one layer that can be pressed are called the same.
func Audit(nodes []Node, screen Rect) (out []Finding) {
	seen := map[ID]Node{}
	for i, n := range nodes {
		out = append(out, auditOne(n, screen)...)
		if n.ID != "" {
			if o, ok := seen[n.ID]; ok {
				out = append(out, Finding{"same id", n, o})
			}
			seen[n.ID] = n
		}
		for _, o := range nodes[:i] {
			if (n.Role == RoleStatus && o.Interactive || o.Role == RoleStatus && n.Interactive) && n.Rect.Overlaps(o.Rect) {
				out = append(out, Finding{"covered", n, o})
			}
			if n.Layer != o.Layer {
				continue
			}
			if presses(n) && presses(o) && n.Name == o.Name {
				out = append(out, Finding{"same name", n, o})
			}
			if two := auditTwo(n, o); two != nil && !related(n.ID, o.ID) {
				out = append(out, two...)
			}
		}
	}
	return out
}

// presses tells whether a node is a button that can be pressed; a sign alone is told by the name of its stepper.
func presses(n Node) bool {
	return n.Role == RoleButton && n.Interactive && !n.Disabled && utf8.RuneCountInString(n.Name) > 1
}

func auditOne(n Node, screen Rect) (out []Finding) {
	if !n.Text.Empty() && !n.Text.In(n.Full.Inset(-slack)) {
		out = append(out, Finding{Kind: "clipped", Node: n})
	}
	if n.Cut {
		out = append(out, Finding{Kind: "shortened", Node: n})
	}
	if n.Scroll == "" && !n.Full.In(screen) {
		out = append(out, Finding{Kind: "off screen", Node: n})
	}
	return out
}

func auditTwo(n, o Node) (out []Finding) {
	if n.Interactive && o.Interactive && !n.Rect.Intersect(o.Rect).Empty() {
		out = append(out, Finding{"overlap", n, o})
	}
	return append(out, auditTexts(n, o)...)
}

func auditTexts(n, o Node) (out []Finding) {
	a, b := n.Text.Intersect(n.Rect).Inset(1), o.Text.Intersect(o.Rect).Inset(1)
	if !a.Empty() && !b.Empty() && a.Overlaps(b) {
		out = append(out, Finding{"text over text", n, o})
	}
	return out
}

// related reports whether one control is a part of the other.
func related(a, b ID) bool {
	return a != "" && b != "" && (a == b || strings.HasPrefix(string(a), string(b)+"/") || strings.HasPrefix(string(b), string(a)+"/"))
}
