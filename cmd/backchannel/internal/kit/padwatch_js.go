package kit

import (
	"syscall/js"
	"time"
)

// watchPads calls wake when a pad is plugged in or out, or its state has another time: pages are told of the first, and
// have to look for the second, so they look while there is a pad.
func watchPads(wake func()) {
	navigator, window := js.Global().Get("navigator"), js.Global()
	if !navigator.Truthy() || !navigator.Get("getGamepads").Truthy() || !window.Get("addEventListener").Truthy() {
		return
	}
	when := func() (sum float64, any bool) {
		list := navigator.Call("getGamepads")
		for i := range list.Length() {
			if p := list.Index(i); p.Truthy() {
				sum, any = sum+p.Get("timestamp").Float(), true
			}
		}
		return sum, any
	}
	var was float64
	var looking bool
	var look func()
	look = func() {
		now, any := when()
		if now != was {
			was = now
			wake()
		}
		if looking = any; any {
			time.AfterFunc(frameTime, look)
		}
	}
	plugged := js.FuncOf(func(js.Value, []js.Value) any {
		if wake(); !looking {
			looking = true
			look()
		}
		return nil
	})
	for _, event := range []string{"gamepadconnected", "gamepaddisconnected"} {
		window.Call("addEventListener", event, plugged)
	}
}
