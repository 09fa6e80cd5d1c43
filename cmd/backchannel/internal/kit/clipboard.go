package kit

// clipboard is that of the system.
type clipboard interface {
	read() string
	write(s string)
}

// clip moves text between the kit and the clipboard of the system, which is opened when it is first needed.
func (w *window) clip() clipboard {
	if !w.clipped {
		w.clipped = true
		w.clipboard = systemClipboard()
	}
	return w.clipboard
}

// paste adds to a frame's input what its Paste key asks for.
func (w *window) paste(in *Input) {
	if in.Keys&KeyPaste == 0 {
		return
	}
	if c := w.clip(); c != nil {
		in.Paste = c.read()
	}
}

// handOver gives the system what was copied in this frame.
func (w *window) handOver() {
	if !w.u.copying {
		return
	}
	w.u.copying = false
	if c := w.clip(); c != nil {
		c.write(w.u.copied)
	}
}
