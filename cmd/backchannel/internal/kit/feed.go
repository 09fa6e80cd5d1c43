package kit

import "image"

// heights remembers how high the items of a long list are, so that only those near the view are laid out. An item that
// was never seen counts with an estimate.
type heights struct {
	w, guess int
	scale    float64
	h        []int
}

// fit prepares for n items at a width; heights that were measured at another width or text size are dropped.
func (t *heights) fit(n, w, guess int, scale float64) {
	if t.w != w || t.scale != scale || t.guess != guess {
		*t = heights{w: w, scale: scale, guess: guess, h: t.h[:0]}
	}
	for len(t.h) < n {
		t.h = append(t.h, guess)
	}
	t.h = t.h[:n]
}

// span is where item i stands and how high it is, counted from the first.
func (t *heights) span(i int) (y, h int) {
	for _, v := range t.h[:i] {
		y += v
	}
	return y, t.h[i]
}

// only lays out the items of a scroll area that are in view, or up to beyond pixels outside. item answers the height
// that an item has in the room it is given. What is in view stays where it is when an item above turns out higher.
func (u *UI) only(s *scroll, room *Rect, beyond int, item func(i int, room Rect) int) {
	t, y := &s.tall, room.Min.Y
	for i := range t.h {
		if y+t.h[i] >= s.view.Min.Y-beyond && y < s.view.Max.Y+beyond {
			got := item(i, image.Rect(room.Min.X, y, room.Max.X, y+endless))
			if d := got - t.h[i]; d != 0 {
				if y+t.h[i] <= s.view.Min.Y {
					s.top += d
				}
				t.h[i] = got
				u.changed()
			}
		}
		y += t.h[i]
	}
	room.Min.Y = y
}

// Feed is a scroll area of n items, of which only those in or near the view are laid out; how high the others are is
// remembered. item cuts its rows off the top of the room it gets. Tab goes on into items that are still out of view.
func (u *UI) Feed(id ID, r Rect, name string, n int, item func(i int, r *Rect)) {
	s := u.scrollAt(id, r)
	s.frame = s.span() > 0
	u.scrollNode(s, Node{ID: id, Role: RoleFeed, Name: name, Rect: r, Count: n})
	u.scrolled(s, func(room *Rect) {
		s.tall.fit(n, room.Dx(), u.Px(feedGuess), u.scale)
		u.only(s, room, s.view.Dy(), func(i int, room Rect) int {
			q := room
			u.inPart(id.Sub(i), func() { item(i, &q) })
			return q.Min.Y - room.Min.Y
		})
	})
	u.ring(id, r)
}

// feedGuess is how high an item of a feed is thought to be, in pixels at 1080 lines.
const feedGuess = 120
