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

// live drops the toasts whose time is over.
func (u *UI) live() {
	keep := u.toasts[:0]
	for _, t := range u.toasts {
		if t.until > u.in.Now {
			keep = append(keep, t)
			u.wakeAt(t.until)
		}
	}
	u.toasts, u.toastRoom = keep, Rect{}
}

// ToastRoom gives what is told a place of its own at the foot of r, so that it covers nothing; it takes the room off
// r. A screen that does not call it has its toasts float above its foot.
func (u *UI) ToastRoom(r *Rect) {
	h := 0
	for i := range u.toasts {
		h += u.toastHeight(&u.toasts[i], r.Dx()) + u.Px(theme.Gap/2)
	}
	if h > 0 {
		u.toastRoom = CutBottom(r, h)
		CutBottom(r, u.Px(theme.Gap/2))
	}
}

var toastStyle = Style{Size: theme.Caption, Sans: true}

// toastText is a toast's text, wrapped to the room beside its sign.
func (u *UI) toastText(t *toast, w int) *para {
	return u.para(Plain(t.text), toastStyle, w-u.Px(2*theme.Gap+theme.Margin+theme.Gap))
}

func (u *UI) toastHeight(t *toast, w int) int {
	p := u.toastText(t, w)
	return p.lines*p.height + u.Px(theme.Gap)
}

func (u *UI) drawToasts() {
	room := u.toastRoom
	if room.Empty() {
		room = u.screen.Inset(u.Px(theme.Section))
		if wide := u.Px(toastWidth); room.Dx() > wide {
			room = middle(room, wide, room.Dy())
		}
		CutBottom(&room, u.Px(theme.Control+theme.Margin)) // the row of the main buttons stays free
	}
	for i := len(u.toasts) - 1; i >= 0; i-- {
		u.drawToast(CutBottom(&room, u.toastHeight(&u.toasts[i], room.Dx())), &u.toasts[i])
		CutBottom(&room, u.Px(theme.Gap/2))
	}
}

func (u *UI) drawToast(r Rect, t *toast) {
	p := u.toastText(t, r.Dx())
	u.On(&u.Theme.Glass, func() {
		u.fill(r, u.mat.Raised, u.Px(radius))
		u.border(r, u.mat.Line, u.Px(radius), u.edge())
		u.add(Node{Role: RoleStatus, Name: t.text, Rect: r})
		in := image.Rect(r.Min.X+u.Px(theme.Gap), r.Min.Y+u.Px(theme.Gap/2), r.Max.X-u.Px(theme.Gap), r.Max.Y)
		sign, c := Check, u.mat.Ramp
		if t.bad {
			sign, c = Cross, u.mat.Danger
		}
		icon := CutLeft(&in, u.Px(theme.Margin))
		icon.Max.Y = icon.Min.Y + p.height
		u.Mark(sign, icon, c)
		CutLeft(&in, u.Px(theme.Gap))
		u.setPara(p, in, toastStyle, p.lines)
	})
}
