package kit

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"syscall"
	"time"
	"unsafe"
)

// inputDir is where Linux shows what is plugged in; it is looked through every lookEvery.
const (
	inputDir  = "/dev/input"
	lookEvery = 2 * time.Second
)

// watchPads calls wake when a pad is plugged in or out, a button goes down or up, or a stick moves: Ebitengine looks at
// pads in its frames alone, and there are none while nobody does anything. Each pad is waited for in the kernel, so that
// one at rest costs nothing.
func watchPads(wake func()) {
	go func() {
		known := map[string]time.Time{}
		for ; ; time.Sleep(lookEvery) {
			names, _ := filepath.Glob(filepath.Join(inputDir, "event*"))
			for _, name := range names {
				info, err := os.Stat(name)
				if err != nil || known[name].Equal(info.ModTime()) {
					continue
				}
				if f, err := os.Open(name); err == nil { // the right to open it comes a moment after it
					known[name] = info.ModTime()
					go follow(f, wake)
				}
			}
		}
	}()
}

// follow waits for what a pad does until it is plugged out.
func follow(f *os.File, wake func()) {
	defer f.Close()
	m := motion{}
	if !m.open(f) {
		return
	}
	wake()
	defer wake()
	events := make([]byte, 64*eventSize)
	for {
		n, err := f.Read(events)
		if err != nil {
			return
		}
		if m.stirs(events[:n]) {
			wake()
		}
	}
}

// What the kernel's include/uapi/linux/input.h and input-event-codes.h say: the size of an event, which begins with its
// time, the kinds of events, and the keys that only joysticks and pads have.
const (
	eventSize    = 2*unsafe.Sizeof(uintptr(0)) + 8
	evKey, evAbs = 1, 3
	keyMax       = 0x2ff
	absMax       = 0x3f
	joystickFrom = 0x120
	joystickTo   = 0x13f
)

// motion knows how far the sticks and triggers of a pad go, and where they were when it last stirred.
type motion struct {
	span, was [absMax + 1]int32
}

// open reports whether the file is a pad.
func (m *motion) open(f *os.File) (pad bool) {
	raw, err := f.SyscallConn()
	if err != nil {
		return false
	}
	err = raw.Control(func(fd uintptr) {
		ask := func(number, size uintptr, answer unsafe.Pointer) bool { // _IOR('E', number, size)
			_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, fd, 2<<30|size<<16|'E'<<8|number, uintptr(answer))
			return errno == 0
		}
		var keys [keyMax/8 + 1]byte
		if !ask(0x20+evKey, uintptr(len(keys)), unsafe.Pointer(&keys)) {
			return
		}
		for k := joystickFrom; k <= joystickTo; k++ {
			pad = pad || keys[k/8]>>(k%8)&1 == 1
		}
		for i := range m.span {
			var axis struct{ value, least, most, fuzz, flat, resolution int32 }
			if pad && ask(0x40+uintptr(i), unsafe.Sizeof(axis), unsafe.Pointer(&axis)) {
				m.span[i], m.was[i] = axis.most-axis.least, axis.value
			}
		}
	})
	return pad && err == nil
}

// stirs tells whether events are more than a stick's trembling: a button, or an eighth of an axis.
func (m *motion) stirs(events []byte) (yes bool) {
	for ; len(events) >= int(eventSize); events = events[eventSize:] {
		e := events[eventSize-8 : eventSize]
		code, value := binary.NativeEndian.Uint16(e[2:]), int32(binary.NativeEndian.Uint32(e[4:]))
		switch binary.NativeEndian.Uint16(e) {
		case evKey:
			yes = true
		case evAbs:
			if code <= absMax && 8*max(value-m.was[code], m.was[code]-value) >= m.span[code] {
				m.was[code], yes = value, true
			}
		}
	}
	return yes
}
