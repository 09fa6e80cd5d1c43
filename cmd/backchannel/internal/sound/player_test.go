package sound

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// recorder is a device that notes what it plays and when, and takes as long as it would last.
type recorder struct {
	played [][]byte
	wakes  chan struct{}
	rests  int
	broken error
}

func (r *recorder) play(pcm []byte) error {
	r.played = append(r.played, pcm)
	time.Sleep(time.Duration(len(pcm)/2) * time.Second / Rate)
	return r.broken
}
func (r *recorder) woken() <-chan struct{} { return r.wakes }
func (r *recorder) rest() error            { r.rests++; return nil }

// TestSilent shows that at volume 0, and with nothing to play, no device is opened.
func TestSilent(t *testing.T) {
	p := &Player{open: func() (device, error) { t.Error("a device was opened"); return nil, errNoDevice }}
	synctest.Test(t, func(t *testing.T) {
		p.Play(0, TurnSealed)
		p.Play(-5, TurnSealed)
		p.Play(Loudest)
		synctest.Wait()
	})
}

// TestNoDevice shows that where there is no device playing is harmless, and that it is looked for once.
func TestNoDevice(t *testing.T) {
	opened := 0
	p := &Player{open: func() (device, error) { opened++; return nil, errNoDevice }}
	synctest.Test(t, func(t *testing.T) {
		for range 5 {
			p.Play(50, TurnSealed)
			time.Sleep(time.Minute)
		}
		if opened != 1 {
			t.Errorf("the device was looked for %d times", opened)
		}
	})
}

// TestPlay shows that the sounds of a move follow each other with a pause, that the volume is heard, and that what
// comes while there is enough to play is left out.
func TestPlay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := &recorder{broken: nil, wakes: make(chan struct{})}
		p := &Player{open: func() (device, error) { return r, nil }}
		p.Play(Loudest, TurnSealed, RungUp)
		synctest.Wait()
		close(r.wakes)
		for range 4 {
			p.Play(50, Refused)
		}
		time.Sleep(time.Minute)
		if len(r.played) != 2 {
			t.Fatalf("%d were played, not the first and one more", len(r.played))
		}
		if want := 2 * (len(Samples(TurnSealed)) + len(Samples(RungUp)) + int(pause*Rate/time.Second)); len(r.played[0]) != want {
			t.Errorf("two sounds are %d bytes, not %d", len(r.played[0]), want)
		}
		loud, soft := peak(pcm(Loudest, []Cue{Refused})), peak(r.played[1])
		if soft < loud/4-1 || soft > loud/4+1 {
			t.Errorf("at half the volume the peak is %d of %d", soft, loud)
		}
		if r.rests != 1 {
			t.Errorf("a device that started by itself was put to rest %d times", r.rests)
		}
		r.broken = errors.New("unplugged")
		p.Play(50, Refused)
		time.Sleep(time.Minute)
		p.Play(50, Refused)
		time.Sleep(time.Minute)
		if len(r.played) != 3 {
			t.Errorf("a broken device was played on")
		}
	})
}

func peak(pcm []byte) (top int) {
	for i := 0; i < len(pcm); i += 2 {
		top = max(top, abs(int16(uint16(pcm[i])|uint16(pcm[i+1])<<8)))
	}
	return top
}
