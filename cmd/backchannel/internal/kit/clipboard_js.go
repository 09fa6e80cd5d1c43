package kit

import "syscall/js"

// pageClipboard is that of the browser. Fields of the page copy and paste by themselves; this is for what is copied
// outside of one.
type pageClipboard struct{}

func systemClipboard() clipboard { return pageClipboard{} }

// ignore is for a browser that refuses: the text stays on the kit's own clipboard.
var ignore = js.FuncOf(func(js.Value, []js.Value) any { return nil })

func (pageClipboard) read() string { return "" }

// write uses the page's clipboard, and an unseen field where the page, not being secure, has none.
func (pageClipboard) write(s string) {
	if c := js.Global().Get("navigator").Get("clipboard"); c.Truthy() {
		c.Call("writeText", s).Call("catch", ignore)
		return
	}
	document := js.Global().Get("document")
	was := document.Get("activeElement")
	field := document.Call("createElement", "textarea")
	field.Set("value", s)
	field.Call("setAttribute", "aria-hidden", "true")
	document.Get("body").Call("appendChild", field)
	field.Call("select")
	document.Call("execCommand", "copy")
	field.Call("remove")
	if was.Truthy() {
		was.Call("focus")
	}
}
