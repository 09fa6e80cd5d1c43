package kit

import "syscall/js"

// watchPads has the page call wake when a pad is plugged in or out or does something: the page's own script looks, since
// each look from here would cost a hundred times as much.
func watchPads(wake func()) {
	if watch := js.Global().Get("backchannelPads"); watch.Truthy() {
		watch.Invoke(js.FuncOf(func(js.Value, []js.Value) any {
			wake()
			return nil
		}))
	}
}
