// Package kit is a small immediate-mode set of controls on Ebitengine.
//
// A screen is a function of a [UI] and a rectangle. It cuts the rectangle into pieces and calls one method for each
// control; a control paints itself into a display list, adds itself to the list of [Node] values and answers what the
// player did to it. Nothing outlives the frame but focus, scroll positions, carets and caches.
//
//	func screen(u *kit.UI, r kit.Rect) {
//		bar := kit.CutBottom(&r, u.Px(theme.Control))
//		if u.Button("send", bar, "Send the note", kit.ButtonOpt{Primary: true}) {
//			send()
//		}
//	}
//
// [UI.Frame] runs such a function for one [Input]. After an input that changed something it runs the function again
// without the input, so that what is shown is always what is true; a screen must not count its calls.
//
// A test needs no window: it feeds Input values and reads [UI.Nodes], [UI.Overflows] and [Audit]. [Run] opens the real
// window, and draws only when [UI.Digest] says that the display list differs from the one on the screen.
//
// Lengths in the theme are pixels at 1080 lines; [UI.Px] turns them into pixels of this window. Rectangles are always
// pixels of this window.
//
// Text is never cut without a trace: it wraps, or it ends in an ellipsis while its node keeps the whole of it, a
// tooltip shows it, and an [Overflow] records it.
package kit
