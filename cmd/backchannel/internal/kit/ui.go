package kit

import (
	"time"

	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/phrase"
)

// settleMax limits how often a frame is run again after an input that changed something.
const settleMax = 4

// UI is the state of one window's controls. Make it with [New].
type UI struct {
	Theme     theme.Theme
	Book      *phrase.Book // of the language that the controls and the screens speak, nil for English
	Zoom      float64      // the player's text size, from ZoomMin to ZoomMax; 1 is normal
	Device    float64      // pixels of the window for one pixel of the desktop
	Still     bool         // no motion: what would glide is there at once
	Nodes     []Node       // of the last frame, in order of reading
	Overflows []Overflow
	Drawn     int // how often a picture was painted so far

	in        Input
	screen    Rect
	scale     float64
	unsettled bool
	settling  bool
	wake      time.Duration // when to run again by itself, 0 never
	cursor    cursor
	quit      bool
	announced string
	decor     bool
	foot      bool
	telling   telling

	mat        *theme.Material
	focus      focus
	pointer    pointer
	dialogs    dialogs
	popup      popup
	links      links
	tooltip    tooltip
	pad        padCursor
	toasts     []toast
	toastsTold int
	scrolling  []*scroll
	scrolls    map[ID]*scroll
	visited    map[ID]int // by drawing, the value that had the keyboard last
	edits      map[ID]*edit
	tables     map[ID]*table
	glides     map[ID]*glide
	compose    func(*edit) composer
	reading    reading
	reads      ID // the scroll area that takes the keys while no control has them
	pressing   ID // by Press
	shoot      shoot
	copied     string
	copying    bool // copied is new: the window gives it to the system

	display
	typeset
}

// New returns a UI with the look t.
func New(t theme.Theme) *UI {
	u := &UI{Theme: t, Zoom: 1, Device: 1, scrolls: map[ID]*scroll{}, visited: map[ID]int{}, edits: map[ID]*edit{}, tables: map[ID]*table{}, glides: map[ID]*glide{}}
	u.telling.watched = map[ID]*watched{}
	u.dialogs.back, u.links.seen = map[ID]ID{}, map[ID]int{}
	u.typeset = newTypeset()
	return u
}

// Say fills a phrase of the UI's language; see [phrase.Book].
func (u *UI) Say(format string, args ...any) string { return u.Book.Say(format, args...) }

// Count fills the form of a phrase that fits a number of things; see [phrase.Book].
func (u *UI) Count(n int, one, many string, args ...any) string {
	return u.Book.Count(n, one, many, args...)
}

// Frame runs draw for one input, and again without it as long as the input changed something.
func (u *UI) Frame(in Input, screen Rect, draw func(u *UI, screen Rect)) {
	u.settling, u.links.followed = false, ""
	if u.pressing != "" {
		in.Press, u.pressing = u.pressing, ""
	}
	let, at := u.lettingGo(in)
	u.pass(in, screen, draw)
	u.steady(let, at)
	for range settleMax {
		if !u.unsettled {
			return
		}
		u.settling = true
		u.pass(in.quiet(), screen, draw)
		u.steady(let, at)
	}
}

// lettingGo is the control that the pointer lets go of in a frame, and how high it stands.
func (u *UI) lettingGo(in Input) (id ID, y int) {
	if n, ok := u.Node(u.pointer.active); ok && in.Released && u.pointer.active != "" && n.Scroll != "" {
		return n.ID, n.Full.Min.Y
	}
	return "", 0
}

// steady scrolls so that a control that was pressed stays under the pointer, whatever the press changed above it.
func (u *UI) steady(id ID, y int) {
	n, ok := u.Node(id)
	s := u.scrolls[n.Scroll]
	if id == "" || !ok || s == nil || u.focus.show > 0 || u.inert() {
		return
	}
	if top := clamp(s.top+n.Full.Min.Y-y-(s.top-s.laid), 0, s.span()); top != s.top && n.Full.Min.Y != y {
		s.top = top
		u.changed()
	}
}

func (u *UI) pass(in Input, screen Rect, draw func(*UI, Rect)) {
	u.begin(in, screen)
	draw(u, screen)
	u.end()
}

func (u *UI) begin(in Input, screen Rect) {
	u.in, u.screen, u.scale = in, screen, u.fit(screen)
	u.beginPad()
	u.Nodes, u.Overflows = u.Nodes[:0], u.Overflows[:0]
	u.unsettled, u.wake, u.cursor, u.decor = false, 0, cursorArrow, false
	u.mat = &u.Theme.Glass
	clear(u.links.seen)
	u.live()
	u.pointer.hot = hot{}
	u.dialogs.begin()
	u.display.begin()
	u.typeset.begin()
	u.beginPress()
	u.readKeys()
	u.moveFocus()
	u.fill(screen, u.Theme.Ink, 0)
}

func (u *UI) end() {
	u.showKeyboard()
	u.endPopup()
	u.endFocus()
	u.endDialogs()
	u.endTelling()
	u.reads = u.reader()
	u.endPointer()
	u.endPad()
	u.layer = layerTop
	u.read()
	u.layer = layerTop
	u.drawToasts()
	u.drawTooltip()
	u.layer = 0
}

// fit makes type a little smaller on a small window: 15 px of body text at 720 lines, 18 px at 1080.
func (u *UI) fit(screen Rect) float64 {
	w, h := float64(screen.Dx())/u.Device, float64(screen.Dy())/u.Device
	small := min(w/1920, h/1080)
	return max(0.83, (1+small)/2) * u.Device * u.zoom()
}

// Px is the number of pixels of this window for v pixels at 1080 lines.
func (u *UI) Px(v float64) int { return int(v*u.scale + 0.5) }

// Text sizes that a player may choose.
const (
	ZoomMin, ZoomMax = 0.8, 2.0
)

// zoom is the text size within its bounds.
func (u *UI) zoom() float64 { return clamp(u.Zoom, ZoomMin, ZoomMax) }

// edge is the width of a control's border.
func (u *UI) edge() int { return u.hair(theme.Line * u.Theme.Stroke) }

// hair is the width of a line that is thin but never gone.
func (u *UI) hair(v float64) int { return max(1, u.Px(v)) }

// Material is the surface that is being drawn on: its colours are those that stand out here.
func (u *UI) Material() *theme.Material { return u.mat }

// On runs f with the colours and face of the material m.
func (u *UI) On(m *theme.Material, f func()) {
	old := u.mat
	u.mat = m
	f()
	u.mat = old
}

// Key reports whether the key was pressed and nothing else took it; a screen asks after its controls.
func (u *UI) Key(k Keys) bool { return !u.inert() && u.popup.owner == "" && u.take(k) }

// take answers whether k was pressed, once.
func (u *UI) take(k Keys) bool {
	hit := u.in.Keys&k != 0
	u.in.Keys &^= k
	return hit
}

// changed asks for another pass, since what was drawn may be out of date.
func (u *UI) changed() { u.unsettled = true }

// Letter reports whether the letter was typed while no text field had the keyboard; a screen shows it beside what it
// does.
func (u *UI) Letter(key string) bool { return u.shortcut(key) }

// Wear puts on a look and a text size; the frame is run again where that changes something.
func (u *UI) Wear(t theme.Theme, zoom float64) {
	if t.ID != u.Theme.ID || zoom != u.Zoom {
		u.Theme, u.Zoom = t, zoom
		u.changed()
	}
}

// Quit closes the window after this frame.
func (u *UI) Quit() { u.quit = true }

// Announce tells those who hear the screen what is new on it, such as the report of a turn; nothing is drawn.
func (u *UI) Announce(text string) { u.announced = text }

// Announced is what was announced last.
func (u *UI) Announced() string { return u.announced }

// Forget drops all that the controls remember: the screen passes to another person. It is called before any control is
// drawn.
func (u *UI) Forget() {
	u.Hush()
	u.tooltip, u.pointer, u.focus, u.announced, u.reading = tooltip{}, pointer{}, focus{}, "", reading{}
	u.telling.text = ""
	clear(u.telling.watched)
	u.pad = padCursor{kind: u.pad.kind, mouse: u.pad.mouse}
	clear(u.scrolls)
	clear(u.visited)
	clear(u.edits)
	u.changed()
}

// Now is the time of this frame, since the start.
func (u *UI) Now() time.Duration { return u.in.Now }

// After asks for a frame when d has passed, for motion; a screen asks again in each frame of it.
func (u *UI) After(d time.Duration) { u.wakeAt(u.in.Now + max(d, time.Millisecond)) }

// wakeAt asks for a frame at that time.
func (u *UI) wakeAt(t time.Duration) {
	if u.wake == 0 || t < u.wake {
		u.wake = t
	}
}
