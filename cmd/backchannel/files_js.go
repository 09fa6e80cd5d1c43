package main

import (
	"path"
	"syscall/js"

	"backchannel/cmd/backchannel/internal/session"
	"backchannel/engine/journal"
)

// export hands a saved game to the browser as a file to keep.
func export(save string) error {
	data, err := session.Export(save)
	if err != nil {
		return err
	}
	bytes := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(bytes, data)
	blob := js.Global().Get("Blob").New([]any{bytes}, map[string]any{"type": "application/octet-stream"})
	urls, document := js.Global().Get("URL"), js.Global().Get("document")
	address := urls.Call("createObjectURL", blob)
	link := document.Call("createElement", "a")
	link.Set("href", address)
	link.Set("download", path.Base(save))
	link.Call("click")
	js.Global().Call("setTimeout", urls.Get("revokeObjectURL").Call("bind", urls, address), 60_000)
	return nil
}

// choose lets the player pick a file and imports it as a saved game. It returns at once; done is
// called, by another goroutine, when a file was picked.
func choose(done func(error)) {
	input := js.Global().Get("document").Call("createElement", "input")
	input.Set("type", "file")
	var picked js.Func
	picked = js.FuncOf(func(js.Value, []js.Value) any {
		picked.Release()
		if file := input.Get("files").Index(0); file.Truthy() {
			read(file, done)
		}
		return nil
	})
	input.Call("addEventListener", "change", picked)
	input.Call("click")
}

// read imports a file that was picked.
func read(file js.Value, done func(error)) {
	if size := file.Get("size").Int(); size > journal.FileMax {
		go done(session.TooLarge(file.Get("name").String(), int64(size)))
		return
	}
	var got js.Func
	got = js.FuncOf(func(_ js.Value, args []js.Value) any {
		got.Release()
		bytes := js.Global().Get("Uint8Array").New(args[0])
		data := make([]byte, bytes.Length())
		js.CopyBytesToGo(data, bytes)
		go func() { done(session.Import(file.Get("name").String(), data, session.Folder())) }()
		return nil
	})
	file.Call("arrayBuffer").Call("then", got)
}
