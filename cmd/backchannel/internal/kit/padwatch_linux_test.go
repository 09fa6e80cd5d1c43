package kit

import (
	"encoding/binary"
	"os"
	"testing"
)

func TestStirs(t *testing.T) {
	// A button wakes the window, and so does a stick that goes an eighth of its way, at once or little by little; one that
	// trembles does not, and neither do reports without an event.
	event := func(kind, code uint16, value int32) []byte {
		e := make([]byte, eventSize)
		binary.NativeEndian.PutUint16(e[eventSize-8:], kind)
		binary.NativeEndian.PutUint16(e[eventSize-6:], code)
		binary.NativeEndian.PutUint32(e[eventSize-4:], uint32(value))
		return e
	}
	m := motion{}
	m.span[0], m.was[0], m.span[16] = 65535, -300, 2
	for i, c := range []struct {
		events []byte
		want   bool
	}{
		{event(evAbs, 0, 200), false},
		{event(evAbs, 0, -700), false},
		{append(event(evAbs, 0, 100), event(0, 0, 0)...), false},
		{event(evAbs, 0, 4000), false},
		{event(evAbs, 0, 8000), true},
		{event(evAbs, 0, 8100), false},
		{append(event(evAbs, 0, 8100), event(evKey, 0x130, 1)...), true},
		{event(evKey, 0x130, 0), true},
		{event(evAbs, 16, -1), true},
		{event(evAbs, 16, 0), true},
		{event(evAbs, 500, 9), false},
		{event(evKey, 0x130, 1)[:8], false},
	} {
		if got := m.stirs(c.events); got != c.want {
			t.Errorf("event %d stirs: %v", i, got)
		}
	}
	if f, err := os.Open(os.DevNull); err != nil || m.open(f) {
		t.Errorf("what is no pad is taken for one: %v", err)
	}
}
