package kit

import "strconv"

// ID names a control. It is unique on a screen and the same in every frame.
type ID string

// Sub is the ID of the i-th part of a control.
func (id ID) Sub(i int) ID { return id + "/" + ID(strconv.Itoa(i)) }

// Role says what a node is, in the words of WAI-ARIA.
type Role string

// The roles that the kit gives.
const (
	RoleText     Role = "text"
	RoleButton   Role = "button"
	RoleCheckbox Role = "checkbox"
	RoleGroup    Role = "radiogroup"
	RoleRadio    Role = "radio"
	RoleTextbox  Role = "textbox"
	RoleSpin     Role = "spinbutton"
	RoleScroll   Role = "scroll"
	RoleList     Role = "listbox"
	RoleOption   Role = "option"
	RoleTabs     Role = "tablist"
	RoleTab      Role = "tab"
	RoleDialog   Role = "dialog"
	RoleMeter    Role = "meter"
	RoleArticle  Role = "article"
	RoleStatus   Role = "status"
	RoleTooltip  Role = "tooltip"
	RoleLink     Role = "link"
	RoleSelect   Role = "combobox"
	RoleMenu     Role = "menu"
	RoleMenuItem Role = "menuitem"
	RoleSlider   Role = "slider"
	RoleTable    Role = "grid"
	RoleRow      Role = "row"
	RoleHead     Role = "columnheader"
	RoleCell     Role = "gridcell"
	RoleFeed     Role = "feed"
	RoleImage    Role = "img"
)

// Node is one entry of the list that tests and screen readers read.
type Node struct {
	ID          ID // empty for plain text
	Role        Role
	Name        string
	Value       string
	Rect        Rect // what can be seen of it
	Full        Rect // where it lies, before a scroll area hides a part
	Text        Rect // bounds of its own text, empty without text
	Layer       int  // 0 is the screen, a dialog lies above
	Scroll      ID   // the scroll area around it, if any
	Focused     bool
	Disabled    bool // by its own state or by a dialog above it
	Interactive bool
	Last        bool    // it is read after the others: the foot of a page or dialog, which is drawn before its middle
	Decor       bool    // a text that only labels values of a drawing, which are nodes of their own
	Stop        bool    // Tab visits it though nothing can be pressed: a scroll area
	Hint        string  // how the keyboard is used in it, where its role does not say so
	Key         string  // a letter that presses it
	Primary     bool    // the main button
	On          bool    // checked, chosen or open
	Opens       bool    // it opens and shuts something
	Now         float64 // of a meter or a number that can be chosen, between Least and Most
	Least, Most float64
	Cut         bool // its text ends in an ellipsis
	Lines       bool // a text field of many lines
	Secret      bool // a text field that shows no letters
	Heading     int  // of a text: the level of the heading that it is, from 2 down; 0 is none
	Sorted      int  // of a column: 1 upwards, -1 downwards
	Active      ID   // the part that the keys point at, where the control keeps the keyboard itself
	Pos, Count  int  // its place among its siblings, counted from 1, also those that are not drawn; 0 is not told
}

// Overflow records text that did not fit.
type Overflow struct {
	ID   ID // of the control, empty for plain text
	Text string
	Rect Rect // the room it had
}

// Node finds the node with this ID in the last frame.
func (u *UI) Node(id ID) (Node, bool) {
	for _, n := range u.Nodes {
		if n.ID == id {
			return n, true
		}
	}
	return Node{}, false
}

// add completes n with what the UI knows and returns its place in the list.
func (u *UI) add(n Node) int {
	n.Full = n.Rect
	n.Rect = u.visible(n.Rect)
	n.Layer = u.layer
	n.Last = u.foot
	n.Decor = u.decor && n.Role == RoleText
	n.Focused = n.ID != "" && n.ID == u.focus.id
	n.Disabled = n.Disabled || u.inert()
	if k := len(u.scrolling); k > 0 {
		n.Scroll = u.scrolling[k-1].id
	}
	if n.ID != "" && n.ID == u.pad.at {
		u.padSees(&n)
	}
	u.Nodes = append(u.Nodes, n)
	return len(u.Nodes) - 1
}

// place sets the area of a node that was added before its size was known.
func (u *UI) place(at int, r Rect) {
	u.Nodes[at].Full, u.Nodes[at].Rect = r, u.visible(r)
}
