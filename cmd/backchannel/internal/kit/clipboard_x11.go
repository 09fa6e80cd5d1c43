//go:build linux || freebsd || netbsd || openbsd

package kit

import (
	"io"
	"sync"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// How long a read waits for the owner of the clipboard, and the longest text that is read, in bytes.
const (
	clipboardWait = 300 * time.Millisecond
	clipboardMax  = 1 << 20
)

// x11Clipboard is the CLIPBOARD selection of an X server, by the Inter-Client Communication Conventions Manual,
// section 2. It has a connection and an unseen window of its own, since Ebitengine does not offer the selection.
type x11Clipboard struct {
	conn   *xgb.Conn
	window xproto.Window
	atoms  struct{ clipboard, utf8, targets, property, incr xproto.Atom }
	got    chan []byte

	mu   sync.Mutex
	text string // what this window offers
}

// systemClipboard returns the clipboard of the desktop, or nil where there is none; the kit then has its own only.
func systemClipboard() clipboard {
	xgb.Logger.SetOutput(io.Discard) // it tells what it tries; a display that refuses is no news here
	conn, err := xgb.NewConn()
	if err != nil {
		return nil
	}
	c := &x11Clipboard{conn: conn, got: make(chan []byte, 1)}
	if err := c.open(); err != nil {
		conn.Close()
		return nil
	}
	go c.serve()
	return c
}

func (c *x11Clipboard) open() error {
	screen := xproto.Setup(c.conn).DefaultScreen(c.conn)
	id, err := xproto.NewWindowId(c.conn)
	if err != nil {
		return err
	}
	c.window = id
	if err := xproto.CreateWindowChecked(c.conn, screen.RootDepth, id, screen.Root, 0, 0, 1, 1, 0,
		xproto.WindowClassInputOutput, screen.RootVisual, xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange}).Check(); err != nil {
		return err
	}
	for name, at := range map[string]*xproto.Atom{
		"CLIPBOARD": &c.atoms.clipboard, "UTF8_STRING": &c.atoms.utf8, "TARGETS": &c.atoms.targets,
		"BACKCHANNEL_PASTE": &c.atoms.property, "INCR": &c.atoms.incr,
	} {
		reply, err := xproto.InternAtom(c.conn, false, uint16(len(name)), name).Reply()
		if err != nil {
			return err
		}
		*at = reply.Atom
	}
	return nil
}

// write offers a text to every program that asks.
func (c *x11Clipboard) write(s string) {
	c.mu.Lock()
	c.text = s
	c.mu.Unlock()
	// Without the check the next read of another program could overtake it.
	_ = xproto.SetSelectionOwnerChecked(c.conn, c.window, c.atoms.clipboard, xproto.TimeCurrentTime).Check()
}

// read asks the owner of the clipboard for its text.
func (c *x11Clipboard) read() string {
	owner, err := xproto.GetSelectionOwner(c.conn, c.atoms.clipboard).Reply()
	if err != nil || owner.Owner == xproto.WindowNone {
		return ""
	}
	if owner.Owner == c.window {
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.text
	}
	select { // an answer that came too late
	case <-c.got:
	default:
	}
	xproto.ConvertSelection(c.conn, c.window, c.atoms.clipboard, c.atoms.utf8, c.atoms.property, xproto.TimeCurrentTime)
	select {
	case b := <-c.got:
		return string(b)
	case <-time.After(clipboardWait):
		return ""
	}
}

// serve answers other programs until the connection ends.
func (c *x11Clipboard) serve() {
	for {
		event, err := c.conn.WaitForEvent()
		if event == nil && err == nil {
			return
		}
		switch e := event.(type) {
		case xproto.SelectionRequestEvent:
			c.answer(e)
		case xproto.SelectionNotifyEvent:
			c.take(e)
		}
	}
}

// answer gives the text, or says in which forms there is one.
func (c *x11Clipboard) answer(e xproto.SelectionRequestEvent) {
	c.mu.Lock()
	text := c.text
	c.mu.Unlock()
	property := e.Property
	switch e.Target {
	case c.atoms.utf8, xproto.AtomString:
		xproto.ChangeProperty(c.conn, xproto.PropModeReplace, e.Requestor, property, e.Target, 8, uint32(len(text)), []byte(text))
	case c.atoms.targets:
		list := make([]byte, 12)
		for i, a := range []xproto.Atom{c.atoms.targets, c.atoms.utf8, xproto.AtomString} {
			xgb.Put32(list[4*i:], uint32(a))
		}
		xproto.ChangeProperty(c.conn, xproto.PropModeReplace, e.Requestor, property, xproto.AtomAtom, 32, 3, list)
	default:
		property = xproto.AtomNone
	}
	notify := xproto.SelectionNotifyEvent{Time: e.Time, Requestor: e.Requestor, Selection: e.Selection, Target: e.Target, Property: property}
	xproto.SendEvent(c.conn, false, e.Requestor, 0, string(notify.Bytes()))
}

// take reads what the owner left. A text so long that it comes in parts is not taken.
func (c *x11Clipboard) take(e xproto.SelectionNotifyEvent) {
	var text []byte
	if e.Property != xproto.AtomNone {
		reply, err := xproto.GetProperty(c.conn, true, c.window, e.Property, xproto.GetPropertyTypeAny, 0, clipboardMax/4).Reply()
		if err == nil && reply.Type != c.atoms.incr {
			text = reply.Value
		}
	}
	select {
	case c.got <- text:
	default:
	}
}
