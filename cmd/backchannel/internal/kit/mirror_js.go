package kit

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall/js"
)

// mirrored tells that the node list is mirrored into the page: a picture says nothing to a screen reader. Text fields
// are edited by the page's own, which bring dead keys, input methods and the clipboard with them.
const mirrored = true

// compose is nothing: see mirrored. Ebitengine's own way needs eval, which the page's policy forbids.
func compose(*edit) composer { return nil }

// mirror keeps an element of the page for each node, in the same place under the same name. The elements cannot be
// seen or hit by the pointer, but read, focused, pressed and typed into. The page's focus is always on one of them or
// on the root, from where keys go on to the canvas.
type mirror struct {
	document, canvas, root, screen, live, spoken js.Value
	tellings                                     [2]js.Value // in turns, so that the same told twice is heard twice

	shown  uint64 // digest of the list that the page shows
	list   []element
	nodes  map[string]js.Value
	kids   map[string][]string // by key of the parent, in order
	focus  ID                  // of the kit when it was last looked at
	moving bool                // the focus is being moved by the mirror itself
	owners map[string]ID       // by key: what takes the keyboard for an element
	frames int
	said   string
	told   int
	trail  []string // what the element that had the focus last lay in, the innermost first
	lang   string
	field  Typed  // what the page's field that has the focus holds, as far as the kit and the page agree
	before *Typed // what the field held when its input method began to compose, nil while nothing is composed

	mu    sync.Mutex
	queue []Input
}

const (
	rootStyle = "position:fixed;inset:0;overflow:clip;opacity:0;pointer-events:none;outline:none;font:16px/1.2 sans-serif"
	hereStyle = "position:absolute;margin:0;padding:0;border:0;white-space:nowrap;left:%gpx;top:%gpx;width:%gpx;height:%gpx"
)

// open builds the root of the mirror and listens to it.
func (m *mirror) open(title string) {
	m.document = js.Global().Get("document")
	if !m.document.Truthy() {
		return
	}
	m.nodes, m.kids, m.owners = map[string]js.Value{}, map[string][]string{}, map[string]ID{}
	m.canvas = m.document.Call("querySelector", "canvas")
	m.canvas.Set("tabIndex", -1)
	m.canvas.Call("setAttribute", "aria-hidden", "true")
	m.canvas.Set("focus", js.FuncOf(func(js.Value, []js.Value) any { return nil })) // the mirror holds the focus
	m.root = m.make("main", m.document.Get("body"))
	m.root.Set("id", "mirror")
	m.root.Set("tabIndex", -1)
	m.root.Call("setAttribute", "aria-label", title)
	m.root.Get("style").Set("cssText", rootStyle)
	m.make("h1", m.root).Set("textContent", title)
	m.screen = m.make("div", m.root)
	m.live = m.make("div", m.root)
	m.live.Call("setAttribute", "role", "status")
	m.live.Call("setAttribute", "aria-live", "polite")
	m.spoken = m.make("p", m.live)
	m.tellings = [2]js.Value{m.make("p", m.live), m.make("p", m.live)}
	m.listen()
}

func (m *mirror) make(tag string, parent js.Value) js.Value {
	e := m.document.Call("createElement", tag)
	parent.Call("appendChild", e)
	return e
}

// listen hears what a person or a screen reader does to the elements.
func (m *mirror) listen() {
	on := func(of js.Value, event string, f func(e js.Value)) {
		of.Call("addEventListener", event, js.FuncOf(func(_ js.Value, args []js.Value) any {
			f(args[0])
			return nil
		}))
	}
	on(m.root, "keydown", m.key)
	on(m.root, "keyup", m.key)
	on(m.root, "click", func(e js.Value) {
		if id := m.idOf(e.Get("target")); id != "" {
			m.push(Input{Press: id})
		}
	})
	on(m.root, "focusin", func(e js.Value) {
		if owner := m.owners[keyOf(e.Get("target"))]; owner != "" && !m.moving && owner != m.focus {
			m.push(Input{Focus: owner})
		}
	})
	on(m.root, "focusout", func(e js.Value) {
		if !e.Get("relatedTarget").Truthy() {
			m.canvas.Call("dispatchEvent", js.Global().Get("Event").New("blur")) // lets go of keys that are held
		}
	})
	on(m.root, "compositionstart", func(e js.Value) {
		if field := e.Get("target"); isField(field) {
			m.before = m.content(field)
		}
	})
	on(m.root, "compositionend", func(e js.Value) {
		m.before = nil
		m.typed(e.Get("target"))
	})
	on(m.root, "input", func(e js.Value) { m.typed(e.Get("target")) })
	on(m.document, "selectionchange", func(js.Value) {
		if e := m.document.Get("activeElement"); isField(e) {
			m.typed(e)
		}
	})
	on(m.canvas, "mousedown", func(js.Value) {
		if !m.root.Call("contains", m.document.Get("activeElement")).Bool() {
			m.root.Call("focus")
		}
	})
}

func keyOf(e js.Value) string {
	if data := e.Get("dataset"); data.Truthy() {
		if k := data.Get("key"); k.Truthy() {
			return k.String()
		}
	}
	return ""
}

func (m *mirror) idOf(e js.Value) ID {
	id, _ := strings.CutPrefix(keyOf(e), "#")
	if id == keyOf(e) {
		return "" // a text without a control
	}
	return ID(id)
}

func isField(e js.Value) bool {
	return e.Truthy() && (e.Get("tagName").String() == "INPUT" || e.Get("tagName").String() == "TEXTAREA")
}

// push keeps what was done for the next frame and asks for one.
func (m *mirror) push(in Input) {
	m.mu.Lock()
	m.queue = append(m.queue, in)
	m.mu.Unlock()
	Wake()
}

// read adds the next thing that was done to a frame's input.
func (m *mirror) read(in *Input) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.queue) == 0 {
		return
	}
	q := m.queue[0]
	m.queue = m.queue[1:]
	in.Press, in.Focus, in.Typed = q.Press, q.Focus, q.Typed
	if q.Typed != nil {
		m.field = *q.Typed
	}
}

func (m *mirror) waiting() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.queue) > 0
}

// fieldKeys are those that a text field leaves to the kit.
var fieldKeys = []string{"Tab", "Escape", "Enter", "ArrowUp", "ArrowDown", "Shift", "Control", "Alt", "Meta", "F1"}

// browserKeys are left to the browser.
var browserKeys = []string{"F5", "F6", "F11", "F12"}

// keyOfMethod is the code of a key that went to the input method; Safari says so of the one that ends a composition too.
const keyOfMethod = 229

// key sends a key on to the canvas, where Ebitengine listens.
func (m *mirror) key(e js.Value) {
	name := e.Get("key").String()
	inField := isField(e.Get("target"))
	composing := e.Get("isComposing").Bool() || e.Get("keyCode").Int() == keyOfMethod
	if composing || slices.Contains(browserKeys, name) || inField && !slices.Contains(fieldKeys, name) {
		return
	}
	options := map[string]any{}
	for _, k := range []string{"key", "code", "ctrlKey", "shiftKey", "altKey", "metaKey", "repeat"} {
		options[k] = e.Get(k)
	}
	m.canvas.Call("dispatchEvent", js.Global().Get("KeyboardEvent").New(e.Get("type"), options))
	if !e.Get("ctrlKey").Bool() && !e.Get("metaKey").Bool() && !e.Get("altKey").Bool() {
		e.Call("preventDefault") // Tab and Space mean something else to a page
	}
}

// content is what a text field of the page holds.
func (m *mirror) content(e js.Value) *Typed {
	text := e.Get("value").String()
	from, to := e.Get("selectionStart").Int(), e.Get("selectionEnd").Int()
	t := &Typed{ID: m.idOf(e), Text: text, Caret: bytesOf(text, to), Anchor: bytesOf(text, from)}
	if e.Get("selectionDirection").String() == "backward" {
		t.Caret, t.Anchor = t.Anchor, t.Caret
	}
	return t
}

// typed takes over the content of a text field of the page.
func (m *mirror) typed(e js.Value) {
	id := m.idOf(e)
	if id == "" {
		return
	}
	t := m.content(e)
	if m.before != nil && m.before.ID == id {
		t = composed(m.before, t)
	}
	m.mu.Lock()
	if n := len(m.queue); n > 0 && m.queue[n-1].Typed != nil && m.queue[n-1].Typed.ID == id {
		m.queue = m.queue[:n-1] // it holds no more than this
	}
	m.mu.Unlock()
	m.push(Input{Typed: t})
}

// bytesOf turns a place in UTF-16 units, as a page counts, into one in bytes.
func bytesOf(s string, units int) int {
	for i, r := range s {
		if units <= 0 {
			return i
		}
		units -= utf16Len(r)
	}
	return len(s)
}

// unitsOf is the way back.
func unitsOf(s string, bytes int) (n int) {
	for i, r := range s {
		if i >= bytes {
			break
		}
		n += utf16Len(r)
	}
	return n
}

func utf16Len(r rune) int {
	if r >= 0x10000 {
		return 2
	}
	return 1
}

// show brings the page up to the node list of the last frame; nothing is touched while that stays the same.
func (m *mirror) show(u *UI) {
	if !m.root.Truthy() {
		return
	}
	h := maphash.Comparable(seed, u.Device)
	for i := range u.Nodes {
		h = h*0x9E3779B97F4A7C15 ^ maphash.Comparable(seed, u.Nodes[i])
	}
	if lang := u.Book.Code(); lang != m.lang {
		m.lang = lang
		m.document.Get("documentElement").Set("lang", lang)
	}
	if h != m.shown {
		m.shown = h
		m.update(elements(u.Nodes), u.Device)
	}
	m.say(u)
	m.moveFocus(u)
}

// say puts what was announced into the live region.
func (m *mirror) say(u *UI) {
	if u.announced != m.said {
		m.said = u.announced
		m.spoken.Set("textContent", m.said)
	}
	if text, n := u.Told(); n != m.told {
		m.told = n
		m.tellings[n%2].Set("textContent", text)
		m.tellings[(n+1)%2].Set("textContent", "")
	}
}

func (m *mirror) update(list []element, device float64) {
	old := map[string]element{}
	for _, e := range m.list {
		old[e.key] = e
	}
	kids := map[string][]string{}
	clear(m.owners)
	for i := range list {
		e := &list[i]
		was, there := old[e.key]
		if there && (was.role != e.role || was.lines != e.lines || was.heading != e.heading || was.parent != e.parent) {
			m.nodes[e.key].Call("remove")
			there = false
		}
		if !there {
			was = element{}
			m.nodes[e.key] = m.create(e)
		}
		if e.below && there {
			e.disabled = was.disabled // a dialog above disables everything; inert says so
		}
		m.write(m.nodes[e.key], was, *e, !there, device)
		delete(old, e.key)
		where := e.parent
		if e.live {
			where = "live"
		}
		kids[where] = append(kids[where], e.key)
		m.owners[e.key] = e.owner
	}
	for key := range old {
		if n, ok := m.nodes[key]; ok {
			n.Call("remove")
			delete(m.nodes, key)
		}
	}
	for parent, now := range kids {
		m.order(parent, now)
	}
	m.kids, m.list = kids, list
}

func (m *mirror) create(e *element) js.Value {
	tag := "div"
	switch e.role {
	case RoleText, RoleStatus:
		if tag = "p"; e.heading > 0 {
			tag = "h" + strconv.Itoa(e.heading)
		}
	case RoleTextbox:
		if tag = "input"; e.lines {
			tag = "textarea"
		}
	}
	n := m.document.Call("createElement", tag)
	n.Get("dataset").Set("key", e.key)
	n.Set("id", domID(e.key))
	switch e.role {
	case RoleText, RoleStatus:
	case RoleTextbox:
		if !e.lines {
			n.Set("type", "text")
		}
		if e.secret {
			n.Set("type", "password")
		}
		n.Set("autocomplete", "off")
		n.Set("spellcheck", false)
	case RoleScroll:
		n.Call("setAttribute", "role", "group")
	default:
		n.Call("setAttribute", "role", string(e.role))
	}
	if e.role == RoleDialog {
		n.Call("setAttribute", "aria-modal", "true")
	}
	return n
}

// write sets what differs between two states of an element.
func (m *mirror) write(n js.Value, was, e element, fresh bool, device float64) {
	text := func(name, was, now string) {
		switch {
		case was == now:
		case now == "":
			n.Call("removeAttribute", name)
		default:
			n.Call("setAttribute", name, now)
		}
	}
	if was.text != e.text {
		n.Set("textContent", e.text)
	}
	text("aria-label", was.label, e.label)
	text("aria-description", was.about, e.about)
	if e.role == RoleTextbox {
		if was.value != e.value && e.owner != m.focus && !e.secret {
			n.Set("value", e.value) // that with the focus is left to caret
		}
	} else {
		text("aria-valuetext", was.value, e.value)
	}
	if e.ranged && (fresh || was.now != e.now || was.least != e.least || was.most != e.most) {
		n.Call("setAttribute", "aria-valuenow", number64(e.now))
		n.Call("setAttribute", "aria-valuemin", number64(e.least))
		n.Call("setAttribute", "aria-valuemax", number64(e.most))
	}
	if e.state != "" && (fresh || was.on != e.on || was.state != e.state) {
		n.Call("setAttribute", e.state, strconv.FormatBool(e.on))
	}
	if e.focusable && was.disabled != e.disabled {
		text("aria-disabled", says(was.disabled), says(e.disabled))
	}
	text("aria-activedescendant", domID(was.active), domID(e.active))
	text("aria-controls", domID(was.controls), domID(e.controls))
	text("aria-sort", sorts[was.sorted+1], sorts[e.sorted+1])
	if was.pos != e.pos || was.count != e.count {
		place(n, e)
	}
	switch { // a scroll area takes the keyboard only while there is something to scroll
	case e.focusable && (fresh || !was.focusable):
		n.Set("tabIndex", 0)
	case !e.focusable && was.focusable:
		n.Call("removeAttribute", "tabindex")
	}
	if was.below != e.below && e.parent == "" && !e.live {
		n.Set("inert", e.below)
	}
	text("aria-hidden", says(was.hidden()), says(e.hidden()))
	if fresh || was.rect != e.rect {
		r := e.rect
		x, y, w, h := float64(r.Min.X)/device, float64(r.Min.Y)/device, float64(r.Dx())/device, float64(r.Dy())/device
		n.Get("style").Set("cssText", fmt.Sprintf(hereStyle, x, y, w, h))
	}
}

// sorts are the words for how a column is sorted: downwards, not, upwards.
var sorts = [3]string{"descending", "", "ascending"}

// place says which of how many an element is, since not all of them are in the page.
func place(n js.Value, e element) {
	switch e.role {
	case RoleTable:
		n.Call("setAttribute", "aria-rowcount", e.count)
		return
	case RoleRow:
		n.Call("setAttribute", "aria-rowindex", e.pos)
		return
	case RoleList, RoleFeed, RoleTab:
		return
	}
	if e.count > 0 {
		n.Call("setAttribute", "aria-posinset", e.pos)
		n.Call("setAttribute", "aria-setsize", e.count)
	}
}

// domID is the id of the element with a key, for the attributes that point at another.
func domID(key string) string {
	if key == "" {
		return ""
	}
	return "n" + strings.NewReplacer(" ", "_", "|", "_").Replace(key)
}

func says(yes bool) string {
	if yes {
		return "true"
	}
	return ""
}

func number64(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// order puts the children of an element into the order of reading, moving as few as it can.
func (m *mirror) order(parent string, now []string) {
	into := m.screen
	switch {
	case parent == "live":
		into = m.live
	case parent != "":
		into = m.nodes[parent]
	}
	before := m.kids[parent]
	if slices.Equal(before, now) && (len(now) == 0 || into.Equal(m.nodes[now[0]].Get("parentNode"))) {
		return
	}
	next := js.Null()
	for i := len(now) - 1; i >= 0; i-- {
		n := m.nodes[now[i]]
		if !into.Equal(n.Get("parentNode")) || !next.Equal(n.Get("nextSibling")) {
			into.Call("insertBefore", n, next)
		}
		next = n
	}
}

// moveFocus brings the page's focus to where the kit's is: to the chosen part of a group. When no control has the
// keyboard, it goes to the sheet in which one had it last, or to the heading of what is shown.
func (m *mirror) moveFocus(u *UI) {
	to, at := m.root, ""
	for i := range m.list {
		if e := &m.list[i]; e.owner == u.focus.id && u.focus.id != "" && !e.below {
			if e.id == u.focus.id || e.on && e.focusable && !e.unfolded {
				to, at = m.nodes[e.key], e.key
			}
		}
	}
	if at != "" {
		m.trail = around(m.list, at)
	} else if at = rest(m.list, m.trail); at != "" {
		to = m.nodes[at]
		to.Set("tabIndex", -1)
	}
	m.focus = u.focus.id
	if !m.document.Get("activeElement").Equal(to) && m.document.Call("hasFocus").Bool() {
		m.moving = true
		to.Call("focus", map[string]any{"preventScroll": true})
		m.moving = false
	}
	if e := u.edits[u.focus.id]; e != nil && isField(to) && !m.waiting() {
		m.caret(u.focus.id, to, e)
	}
}

// caret brings the text and the caret of the page's field to where the kit's are, if something else than the page has
// changed those: the page may be ahead of the kit by what is being typed.
func (m *mirror) caret(id ID, n js.Value, e *edit) {
	now := Typed{ID: id, Text: e.text, Caret: e.caret, Anchor: e.anchor}
	if e.preedit != "" || now == m.field {
		return
	}
	m.field = now
	if n.Get("value").String() != e.text {
		n.Set("value", e.text)
	}
	from, to := e.selection()
	way := "forward"
	if e.caret < e.anchor {
		way = "backward"
	}
	n.Call("setSelectionRange", unitsOf(e.text, from), unitsOf(e.text, to), way)
}

// drew counts the frames that were drawn, where a test can read them, and tells the page about the first.
func (m *mirror) drew() {
	m.frames++
	m.root.Get("dataset").Set("frames", m.frames)
	if f := js.Global().Get("backchannelDrawn"); m.frames == 1 && f.Truthy() {
		f.Invoke()
	}
}

// wakePage lets the page ask for a frame: until then it does not even look whether one is due.
func wakePage() {
	if f := js.Global().Get("backchannelWake"); f.Truthy() {
		f.Invoke()
	}
}

// drawsAlways tells whether the page was asked to draw in every frame, as a measure of what it saves not to.
func drawsAlways() bool {
	location := js.Global().Get("location")
	return location.Truthy() && strings.Contains(location.Get("search").String(), "draw=always")
}

// hidden tells whether an element is not read: it lies below a dialog, or says what another says.
func (e *element) hidden() bool { return e.decor || e.below && e.parent == "" && !e.live }
