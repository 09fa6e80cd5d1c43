package sound

import (
	"encoding/binary"
	"sync"
	"time"
)

// pause lies between two sounds that follow each other.
const pause = 150 * time.Millisecond

// Loudest is the highest volume.
const Loudest = 100

// Player plays sounds one after the other. Its zero value has opened nothing yet, and opens the audio device when the
// first sound is due; where there is none, it is silent. A player that has nothing to play keeps the device at rest.
type Player struct {
	once sync.Once
	due  chan move
	// open opens the device; it is replaced in tests.
	open func() (device, error)
}

// move is what is heard after one move of the game.
type move struct {
	volume int
	list   []Cue
}

// device plays what is computed.
type device interface {
	// play returns when the sound is over and the device at rest, or with what ended the device.
	play(pcm []byte) error
	// woken is closed or gets a value when the device has started by itself and is to be put to rest; it can be nil.
	woken() <-chan struct{}
	rest() error
}

// Play plays sounds at a volume of 0 to [Loudest] and returns at once. At volume 0 nothing is opened. What cannot be
// played soon is left out: a sound that comes late would be about something else.
func (p *Player) Play(volume int, list ...Cue) {
	if volume <= 0 || len(list) == 0 {
		return
	}
	p.once.Do(func() {
		p.due = make(chan move, 1)
		if p.open == nil {
			p.open = openDevice
		}
		go p.run()
	})
	select {
	case p.due <- move{min(volume, Loudest), list}:
	default:
	}
}

// run ends when the device fails: from then on the game is silent.
func (p *Player) run() {
	d, err := p.open()
	if err != nil {
		return
	}
	woken := d.woken()
	for err == nil {
		select {
		case m := <-p.due:
			err = d.play(pcm(m.volume, m.list))
		case <-woken:
			woken, err = nil, d.rest()
		}
	}
}

// pcm is the sounds one after the other, 16 bits a sample. Half the volume is a quarter of the amplitude, which is
// about half as loud.
func pcm(volume int, list []Cue) []byte {
	var out []byte
	for i, c := range list {
		if i > 0 {
			out = append(out, make([]byte, 2*int(pause*Rate/time.Second))...)
		}
		for _, s := range Samples(c) {
			out = binary.LittleEndian.AppendUint16(out, uint16(int(s)*volume*volume/(Loudest*Loudest)))
		}
	}
	return out
}
