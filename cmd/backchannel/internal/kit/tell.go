package kit

import "time"

// watchRest is how long a watched text must stay as it is before it is told: levels are stepped through.
const watchRest = 600 * time.Millisecond

// telling is what those who hear the screen are told, each thing once.
type telling struct {
	text    string
	count   int           // how often something was told
	at      time.Duration // when
	watched map[ID]*watched
}

// watched is a text of the screen whose changes are told.
type watched struct {
	text, told string
	since      time.Duration
	drawn      bool // in this pass
}

// Tell tells those who hear the screen what came of something that was done, also the same again; nothing is drawn. It is
// called once for each thing.
func (u *UI) Tell(text string) {
	t := &u.telling
	if t.count > 0 && t.at == u.in.Now {
		text = t.text + " " + text
	}
	t.text, t.at = text, u.in.Now
	t.count++
}

// Told is what was told last, and how often something was told.
func (u *UI) Told() (text string, count int) { return u.telling.text, u.telling.count }

// Watch tells a text that a screen shows whenever it has changed and then rests. It is called in each frame in which
// the text could stand there, with an empty one while it does not.
func (u *UI) Watch(id ID, text string) {
	w := u.telling.watched[id]
	if w == nil {
		w = &watched{text: text, told: text}
		u.telling.watched[id] = w
	}
	w.drawn = true
	if text != w.text {
		w.text, w.since = text, u.in.Now
	}
	switch due := w.since + watchRest; {
	case w.text == w.told:
	case u.in.Now < due:
		u.wakeAt(due)
	default:
		if w.told = w.text; text != "" {
			u.Tell(text)
		}
	}
}

// endTelling forgets the texts that are no longer watched.
func (u *UI) endTelling() {
	for id, w := range u.telling.watched {
		if !w.drawn {
			delete(u.telling.watched, id)
		}
		w.drawn = false
	}
}
