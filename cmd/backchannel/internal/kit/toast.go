package kit

import (
	"image"
	"time"

	"backchannel/cmd/backchannel/internal/theme"
)

// A toast stays toastTime; no more than toastsMax are shown.
const (
	toastTime  = 6 * time.Second
	toastsMax  = 3
	toastWidth = 520
)

type toast struct {
	text  string
	until time.Duration
	bad   bool
}

// Toast tells something that happened, near the foot of the screen; it goes away by itself, so it must also stand
// elsewhere.
func (u *UI) Toast(text string) {
	u.tell(toast{text: text})
}

// Warn is Toast for what could not be done.
func (u *UI) Warn(text string) { u.tell(toast{text: text, bad: true}) }

// Hush takes away what was told, since the screen is about something else now.
func (u *UI) Hush() { u.toasts = u.toasts[:0] }

func (u *UI) tell(t toast) {
	t.until = u.in.Now + toastTime
	u.toasts = append(u.toasts, t)
	if n := len(u.toasts) - toastsMax; n > 0 {
		u.toasts = u.toasts[n:]
	}
	u.changed()
}

func (u *UI) drawToasts() {
	keep := u.toasts[:0]
	for _, t := range u.toasts {
		if t.until > u.in.Now {
			keep = append(keep, t)
			u.wakeAt(t.until)
		}
	}
	u.toasts = keep
	room := u.screen.Inset(u.Px(theme.Section))
	CutBottom(&room, u.Px(theme.Control+theme.Margin)) // the row of the main buttons stays free
	for i := len(keep) - 1; i >= 0; i-- {
		u.drawToast(&room, keep[i])
		CutBottom(&room, u.Px(theme.Gap))
	}
}

func (u *UI) drawToast(room *Rect, t toast) {
	s := t.text
	st := Style{Sans: true}
	pad := u.Px(theme.Margin)
	icon := u.Px(theme.Margin)
	p := u.para(Plain(s), st, min(u.Px(toastWidth), room.Dx()-3*pad-icon))
	r := CutBottom(room, p.lines*p.height+2*pad)
	r = middle(r, p.width+3*pad+icon, r.Dy())
	u.On(&u.Theme.Glass, func() {
		u.shadow(r)
		u.fill(r, u.mat.Raised, u.Px(radius))
		u.border(r, u.mat.Line, u.Px(radius), u.hair(1))
		u.add(Node{Role: RoleStatus, Name: s, Rect: r})
		in := r.Inset(pad)
		sign, c := Check, u.mat.Ramp
		if t.bad {
			sign, c = Cross, u.mat.Danger
		}
		u.Mark(sign, image.Rect(in.Min.X, in.Min.Y, in.Min.X+icon, in.Min.Y+p.height), c)
		in.Min.X += icon + pad
		u.setPara(p, in, st, p.lines)
	})
}
