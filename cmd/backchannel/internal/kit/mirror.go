package kit

import (
	"strconv"
	"strings"
)

// element is what a page needs to know of a node: one element in the tree that screen readers and tests read. Equal
// elements need no change.
type element struct {
	key, parent string
	owner       ID // what takes the keyboard for it: the group of an option, else itself
	id          ID
	role        Role
	text        string // its content, which is also its name
	label       string // its name where it has no content of its own
	about       string // what else is said of it
	value       string // of a text field; a meter's value in words
	state       string // the attribute that On sets, empty for none
	on          bool
	disabled    bool
	focusable   bool
	ranged      bool
	now         float64
	least, most float64
	rect        Rect // from the corner of its parent
	live        bool
	heading     int    // its level, 0 for none
	decor       bool   // it is not read
	lines       bool   // a text field of many lines
	secret      bool   // a text field that shows no letters
	unfolded    bool   // of an open list, whose owner keeps the keyboard
	active      string // the key of the part that the keys point at
	controls    string // the key of the list that it opened
	sorted      int
	pos, count  int
	below       bool // a dialog lies above it
}

// composed is what a field holds while an input method composes in it, told from what it held before: the page has no
// other word for it than the text with what is composed in place of the selection.
func composed(before, now *Typed) *Typed {
	from, to := min(before.Caret, before.Anchor), max(before.Caret, before.Anchor)
	head, tail := before.Text[:from], before.Text[to:]
	middle, ok := strings.CutPrefix(now.Text, head)
	if ok {
		middle, ok = strings.CutSuffix(middle, tail)
	}
	if !ok { // the page changed more than that
		return now
	}
	t := *before
	t.Preedit = middle
	t.MarkFrom = min(now.Caret, now.Anchor) - from
	t.MarkTo = max(now.Caret, now.Anchor) - from
	return &t
}

// composites are the roles whose parts carry their ID before a slash, and which take the keyboard for them.
var composites = map[Role]bool{RoleGroup: true, RoleList: true, RoleTabs: true, RoleMenu: true, RoleTable: true, RoleRow: true}

// elements turns a list of nodes into a tree: parts lie in their group, what scrolls in its scroll area, what a sheet
// holds in the sheet, and what a dialog holds in the dialog.
func elements(nodes []Node) []element {
	t := tree{seen: map[string]int{}, owners: map[ID]ID{}, keys: map[ID]string{}, roles: map[ID]Role{}, names: map[ID]string{}, corners: map[string]Point{}}
	top := 0
	for i := range nodes {
		if nodes[i].Role == RoleDialog {
			top = max(top, nodes[i].Layer)
		}
	}
	list := make([]element, 0, len(nodes))
	for _, last := range []bool{false, true} {
		for i := range nodes {
			if nodes[i].Last == last {
				list = append(list, t.element(&nodes[i], top))
			}
		}
	}
	return list
}

type tree struct {
	seen    map[string]int
	owners  map[ID]ID // of the parts: what takes the keyboard for them
	keys    map[ID]string
	roles   map[ID]Role
	names   map[ID]string
	corners map[string]Point // by key
	dialogs [layers]string
	sheet   Node // the sheet that was begun last
	onSheet string
}

func (t *tree) element(n *Node, top int) element {
	e := element{id: n.ID, owner: n.ID, role: n.Role, rect: n.Full, on: n.On, disabled: n.Disabled, below: n.Layer < top}
	e.parent = t.parent(n)
	if owner, ok := t.owner(n.ID); ok && composites[t.roles[owner]] {
		e.parent, e.owner = t.keys[owner], owner
		if o, part := t.owners[owner]; part {
			e.owner = o
		}
		t.owners[n.ID] = e.owner
	}
	if owner, ok := t.owner(n.ID); ok && t.roles[owner] == RoleSpin { // its buttons
		e.owner = owner
	}
	if e.unfolded = n.Layer == layerRows; e.unfolded && (n.Role == RoleList || n.Role == RoleMenu) {
		if o, ok := strings.CutSuffix(string(n.ID), "/rows"); ok {
			e.owner, t.owners[n.ID] = ID(o), ID(o)
		}
	}
	e.decor = n.Decor
	e.secret, e.heading = n.Secret, n.Heading
	e.lines, e.sorted, e.pos, e.count = n.Lines, n.Sorted, n.Pos, n.Count
	if n.Active != "" {
		e.active = "#" + string(n.Active)
	}
	if (n.Role == RoleSelect || n.Role == RoleButton) && n.Opens && n.On && n.Active != "" {
		e.controls = "#" + string(n.ID) + "/rows"
	}
	base := "#" + string(n.ID)
	if n.ID == "" {
		base = e.parent + "|" + string(n.Role) + "|" + n.Name
	}
	e.key = base
	if k := t.seen[base]; k > 0 {
		e.key += "|" + strconv.Itoa(k)
	}
	t.seen[base]++
	t.keys[n.ID], t.roles[n.ID], t.names[n.ID] = e.key, n.Role, n.Name
	switch n.Role {
	case RoleDialog:
		t.dialogs[n.Layer] = e.key
	case RoleArticle:
		t.sheet, t.onSheet = *n, e.key
	}
	t.corners[e.key] = n.Full.Min
	e.rect = n.Full.Sub(t.corners[e.parent])
	t.say(n, &e)
	return e
}

// around are the keys of what an element lies in, the innermost first.
func around(list []element, key string) (keys []string) {
	parents := map[string]string{}
	for i := range list {
		parents[list[i].key] = list[i].parent
	}
	for key = parents[key]; key != ""; key = parents[key] {
		keys = append(keys, key)
	}
	return keys
}

// rest is the element that has the page's focus while no control has it: the innermost sheet with a name of those that
// the last control lay in, else the heading that names what is shown; empty where there is none.
func rest(list []element, trail []string) (key string) {
	sheets := map[string]bool{}
	for i := range list {
		switch e := &list[i]; {
		case e.below:
		case e.role == RoleArticle && e.label != "":
			sheets[e.key] = true
		case e.heading == 2:
			key = e.key
		}
	}
	for _, k := range trail {
		if sheets[k] {
			return k
		}
	}
	return key
}

// owner is the ID before the last slash, if a node of that ID came before.
func (t *tree) owner(id ID) (ID, bool) {
	at := strings.LastIndexByte(string(id), '/')
	if at < 0 {
		return "", false
	}
	_, ok := t.roles[id[:at]]
	return id[:at], ok
}

func (t *tree) parent(n *Node) string {
	switch {
	case n.Role == RoleStatus || n.Role == RoleTooltip:
		return ""
	case t.onSheet != "" && t.sheet.Layer == n.Layer && t.sheet.Scroll == n.Scroll && n.Full.In(t.sheet.Full):
		return t.onSheet
	case n.Scroll != "" && t.keys[n.Scroll] != "":
		return t.keys[n.Scroll]
	case n.Layer > 0 && n.Role == RoleDialog:
		return ""
	case n.Layer == layerRows: // an open list belongs to the topmost dialog
		for i := layerRows - 1; i > 0; i-- {
			if t.dialogs[i] != "" {
				return t.dialogs[i]
			}
		}
		return ""
	case n.Layer > 0:
		return t.dialogs[n.Layer]
	}
	return ""
}

// say fills in the words and states of a node.
func (t *tree) say(n *Node, e *element) {
	e.focusable = n.Interactive || n.Stop
	e.ranged, e.now, e.least, e.most = n.Most > n.Least, n.Now, n.Least, n.Most
	switch n.Role {
	case RoleText:
		e.text = n.Name
		if n.Value != "" {
			e.text += ": " + n.Value
		}
	case RoleStatus, RoleTooltip:
		e.text, e.live = n.Name, n.Role == RoleStatus
	case RoleGroup, RoleList, RoleTabs, RoleScroll, RoleDialog, RoleMenu, RoleFeed:
		e.label = n.Name
	case RoleImage:
		e.label, e.about = n.Name, n.Value
	case RoleTable:
		e.label, e.focusable = n.Name, true
	case RoleRow: // its cells say it
		e.focusable = false
	case RoleSelect:
		e.label, e.text = n.Name, n.Value
	case RoleSlider:
		e.label, e.value = n.Name, n.Value
	case RoleArticle:
		e.label, e.about = n.Name, n.Value
	case RoleMeter, RoleSpin:
		e.label, e.value, e.focusable = n.Name, n.Value, n.Interactive || n.Role == RoleSpin
	case RoleTextbox:
		e.label, e.value = n.Name, n.Value
	default:
		e.text, e.about = n.Name, n.Value
		if owner, ok := t.owner(n.ID); ok && t.roles[owner] == RoleSpin {
			e.label = n.Name + " " + t.names[owner]
		}
	}
	if n.Role == RoleCheckbox && !n.Disabled {
		e.about = "" // its state says it
	}
	if n.Hint != "" {
		e.about = strings.TrimPrefix(e.about+"; "+n.Hint, "; ")
	}
	e.state = states[n.Role]
	switch {
	case n.Opens:
		e.state = "aria-expanded"
	case n.Role == RoleRow && n.Pos == 0: // the head
		e.state = ""
	}
}

// states are the attributes that say whether a control of a role is on.
var states = map[Role]string{
	RoleCheckbox: "aria-checked", RoleRadio: "aria-checked", RoleOption: "aria-selected", RoleTab: "aria-selected",
	RoleRow: "aria-selected",
}
