package session

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"syscall/js"
	"testing"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/engine/journal"
	"backchannel/engine/journal/journaltest"
)

// storage makes a local storage of so many characters, as a browser has one.
func storage(t *testing.T, most int) {
	t.Helper()
	made := js.Global().Get("Function").New("most", `
		const map = new Map()
		return {
			get length() { return map.size },
			key: i => [...map.keys()][i] ?? null,
			getItem: k => map.has(k) ? map.get(k) : null,
			removeItem: k => { map.delete(k) },
			setItem: (k, v) => {
				let n = k.length + v.length
				for (const [key, value] of map) if (key !== k) n += key.length + value.length
				if (n > most) throw new Error("QuotaExceededError")
				map.set(k, v)
			},
		}`).Invoke(most)
	js.Global().Set("localStorage", made)
	t.Cleanup(func() { js.Global().Delete("localStorage") })
}

// A store in a browser does what a store must.
func TestPageStore(t *testing.T) {
	storage(t, 1<<20)
	n := 0
	journaltest.Run(t, func(t *testing.T) journal.Store {
		n++
		s, err := create(fmt.Sprintf("saves/%d", n))
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

// What was appended in many pieces reads as one, also by a store that is opened later, and can be
// truncated anywhere.
func TestPieces(t *testing.T) {
	storage(t, 1<<20)
	s, err := create("saves/long")
	if err != nil {
		t.Fatal(err)
	}
	var want []byte
	for i := range 300 {
		p := bytes.Repeat([]byte{byte(i), 0xFF}, i)
		if _, err := s.Append(p); err != nil {
			t.Fatal(err)
		}
		want = append(want, p...)
	}
	if got := s.(*pageStore).pieces; got < 4 {
		t.Fatalf("%d bytes lie in %d pieces", len(want), got)
	}
	for _, size := range []int{len(want), pieceSize*2 + 100, pieceSize, 10, 0} {
		if s, err = open("saves/long"); err != nil {
			t.Fatal(err)
		}
		if err := s.Truncate(int64(size)); err != nil {
			t.Fatal(err)
		}
		if got, err := read("saves/long", journal.FileMax); err != nil || !bytes.Equal(got, want[:size]) {
			t.Fatalf("%d bytes, not the first %d: %v", len(got), size, err)
		}
	}
}

// Two tabs that play one game do not spoil it: the second to write is told.
func TestTwoTabs(t *testing.T) {
	storage(t, 1<<20)
	a, err := create("saves/one")
	if err != nil {
		t.Fatal(err)
	}
	b, err := open("saves/one")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Append([]byte("a")); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Append([]byte("b")); !errors.Is(err, journal.ErrShared) {
		t.Fatalf("the second tab writes: %v", err)
	}
}

// A game whose storage is full, or forbidden, goes on and says that it is not saved.
func TestFull(t *testing.T) {
	s, err := library.Open("harbour-20")
	if err != nil {
		t.Fatal(err)
	}
	for _, most := range []int{0, 2000} {
		storage(t, most)
		play, err := Start(s, "", "arden", 7, Folder())
		if err != nil {
			t.Fatal(err)
		}
		play.Close()
		if play.SaveError() == nil {
			t.Errorf("with room for %d characters nothing is said", most)
		}
	}
	js.Global().Delete("localStorage")
	if play, err := Start(s, "", "arden", 7, Folder()); err != nil || play.SaveError() == nil {
		t.Errorf("without storage: %v, %v", err, play.SaveError())
	}
}

// After a reload a game goes on where it stood; exported, removed and imported it is the same.
func TestReload(t *testing.T) {
	storage(t, 1<<22)
	s, err := library.Open("harbour-20")
	if err != nil {
		t.Fatal(err)
	}
	play, err := Start(s, "", "arden", 7, Folder())
	if err != nil || play.SaveError() != nil {
		t.Fatal(err, play.SaveError())
	}
	play.Close()
	list := Saves(Folder())
	if len(list) != 1 || list[0].Turn != play.View().Turn() {
		t.Fatalf("%+v at turn %d", list, play.View().Turn())
	}
	data, err := Export(list[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	if err := Remove(list[0].Path); err != nil || len(Saves(Folder())) > 0 {
		t.Fatal("it is still there", err)
	}
	if err := Import("game.backchannel", data, Folder()); err != nil {
		t.Fatal(err)
	}
	if err := Import("again.backchannel", data, Folder()); !errors.Is(err, fs.ErrExist) {
		t.Errorf("the same game was imported again: %v", err)
	}
	if list = Saves(Folder()); len(list) != 1 {
		t.Fatalf("%d saved games, not 1", len(list))
	}
	again, err := Load(list[0].Path, library.Open)
	if err != nil || again.View().Turn() != play.View().Turn() || again.SaveError() != nil {
		t.Fatal(err)
	}
	if err := Import("x", []byte("no game"), Folder()); !errors.Is(err, ErrRecord) {
		t.Errorf("what is no game was imported: %v", err)
	}
}

// Settings come back as they were kept.
func TestPageSettings(t *testing.T) {
	storage(t, 1000)
	if got := ReadSettings(SettingsFile()); got != (Settings{}) {
		t.Errorf("nothing kept reads as %+v", got)
	}
	want := Settings{Zoom: 120}
	if err := want.Keep(SettingsFile()); err != nil || ReadSettings(SettingsFile()) != want {
		t.Errorf("%+v, %v", ReadSettings(SettingsFile()), err)
	}
}

// Who asks the browser for less motion has it until settings are kept that say otherwise.
func TestReducedMotion(t *testing.T) {
	storage(t, 1000)
	js.Global().Set("matchMedia", js.Global().Get("Function").New("q", `return {matches: q === "(prefers-reduced-motion: reduce)"}`))
	t.Cleanup(func() { js.Global().Delete("matchMedia") })
	if !ReadSettings(SettingsFile()).Still {
		t.Error("the browser asks for less motion, and there is motion")
	}
	chosen := Settings{Zoom: 120}
	if err := chosen.Keep(SettingsFile()); err != nil || ReadSettings(SettingsFile()) != chosen {
		t.Errorf("%+v, %v", ReadSettings(SettingsFile()), err)
	}
}
