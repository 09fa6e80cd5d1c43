package sound

import (
	"bytes"
	"errors"
	"time"

	"github.com/ebitengine/oto/v3"
)

// drain is what a device may still hold when the last sample has been handed over.
const drain = 400 * time.Millisecond

var errNoDevice = errors.New("there is no audio device")

// speaker is the machine's audio device.
type speaker struct {
	context *oto.Context
	ready   <-chan struct{}
}

// openDevice opens the machine's audio device. In a browser sound begins with a gesture of the player: the first sound is due
// after a move, which is one, and where the browser wants one of its own, the first sound is missed.
func openDevice() (device, error) {
	if !hasDevice() {
		return nil, errNoDevice
	}
	c, ready, err := oto.NewContext(&oto.NewContextOptions{SampleRate: Rate, ChannelCount: 1, Format: oto.FormatSignedInt16LE, ApplicationName: "Backchannel"})
	if err != nil {
		return nil, err
	}
	return &speaker{c, ready}, nil
}

func (s *speaker) play(pcm []byte) error {
	if err := s.context.Resume(); err != nil {
		return err
	}
	p := s.context.NewPlayer(bytes.NewReader(pcm))
	p.Play()
	time.Sleep(time.Duration(len(pcm)/2)*time.Second/Rate + drain)
	p.Pause() // a browser that has not begun by now shall not begin with an old sound
	return s.rest()
}

func (s *speaker) woken() <-chan struct{} { return s.ready }

func (s *speaker) rest() error {
	return errors.Join(s.context.Err(), s.context.Suspend())
}
