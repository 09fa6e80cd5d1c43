package sound

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"math/cmplx"
	"testing"
)

// loudest is -12 dBFS of 32768.
const loudest = 8231

// TestShape shows that no sound is too loud, too long or too short to be heard, and that each begins and ends in
// silence without a step.
func TestShape(t *testing.T) {
	for c := Cue(1); c < cues; c++ {
		s := Samples(c)
		peak, last := 0, 0
		for i, v := range s {
			peak = max(peak, int(v), -int(v))
			if v != 0 {
				last = i
			}
			// The steepest that a sine of 2 kHz at the loudest can be from sample to sample.
			if i > 0 && math.Abs(float64(v-s[i-1])) > loudest*2*math.Pi*2000/Rate {
				t.Fatalf("sound %d jumps from %d to %d at sample %d", c, s[i-1], v, i)
			}
		}
		if s[0] != 0 || s[len(s)-1] != 0 {
			t.Errorf("sound %d begins with %d and ends with %d, not with 0", c, s[0], s[len(s)-1])
		}
		if peak > loudest || peak < loudest/4 {
			t.Errorf("sound %d has its peak at %d; it is to be quiet, at most %d, and heard", c, peak, loudest)
		}
		if long := float64(len(s)) / Rate; long > 1.2 || long < 0.2 {
			t.Errorf("sound %d is %.2f s long", c, long)
		}
		if quiet := len(s) - last; quiet > Rate/20 {
			t.Errorf("sound %d ends with %d samples of nothing", c, quiet)
		}
		if first := max(abs(s[1]), abs(s[2]), abs(s[3])); first > peak/50 {
			t.Errorf("sound %d begins with a click: %v", c, s[:4])
		}
	}
}

func abs(v int16) int { return max(int(v), -int(v)) }

// TestBand shows that nothing of a sound lies above 12 kHz: what is there is 50 dB below the loudest part.
func TestBand(t *testing.T) {
	for c := Cue(1); c < cues; c++ {
		top, high := spectrum(Samples(c))
		if below := 20 * math.Log10(top/high); below < 50 {
			t.Errorf("sound %d has something above 12 kHz, %.0f dB below its loudest part", c, below)
		}
	}
}

// spectrum is the strongest part of all, and the strongest above 12 kHz.
func spectrum(s []int16) (top, high float64) {
	x := make([]complex128, 1<<16)
	for i, v := range s {
		x[i] = complex(float64(v), 0)
	}
	fourier(x)
	for k := 1; k < len(x)/2; k++ {
		a := cmplx.Abs(x[k])
		top = max(top, a)
		if k*Rate/len(x) > 12_000 {
			high = max(high, a)
		}
	}
	return top, high
}

// fourier is the fast transform of a power of two, in place (J. W. Cooley and J. W. Tukey, Mathematics of
// Computation 19, 1965).
func fourier(x []complex128) {
	n := len(x)
	if n == 1 {
		return
	}
	even, odd := make([]complex128, n/2), make([]complex128, n/2)
	for i := range even {
		even[i], odd[i] = x[2*i], x[2*i+1]
	}
	fourier(even)
	fourier(odd)
	for k := range even {
		w := cmplx.Rect(1, -2*math.Pi*float64(k)/float64(n)) * odd[k]
		x[k], x[k+n/2] = even[k]+w, even[k]-w
	}
}

// TestPitch shows that the notes are where they are written, by the strongest frequency of a long one, and that a rung
// up rises and a rung down falls.
func TestPitch(t *testing.T) {
	for _, note := range []int64{d3, a4, a5} {
		s := make(tape, Rate)
		s.strike(0, glass, note, 100)
		if got, want := pitch(s.samples(8000)), float64(note)/1000; math.Abs(got/want-1) > 0.006 {
			t.Errorf("a note of %.1f Hz sounds at %.1f Hz", want, got)
		}
	}
	for c, up := range map[Cue]bool{RungUp: true, RungDown: false} {
		s := Samples(c)
		first, then := pitch(s[:Rate/5]), pitch(s[Rate/2:])
		if (then > first) != up {
			t.Errorf("sound %d goes from %.0f Hz to %.0f Hz", c, first, then)
		}
	}
}

func pitch(s []int16) float64 {
	x := make([]complex128, 1<<16)
	for i, v := range s {
		x[i] = complex(float64(v), 0)
	}
	fourier(x)
	best := 1
	for k := 1; k < len(x)/2; k++ {
		if cmplx.Abs(x[k]) > cmplx.Abs(x[best]) {
			best = k
		}
	}
	return float64(best) * Rate / float64(len(x))
}

// TestSame shows that every machine computes the same samples: their digest was made on amd64. Whoever changes a sound
// takes the new one from the message.
func TestSame(t *testing.T) {
	h := sha256.New()
	for c := Cue(1); c < cues; c++ {
		if err := binary.Write(h, binary.LittleEndian, Samples(c)); err != nil {
			t.Fatal(err)
		}
	}
	const want = "1340b6e8ec6b1857"
	if got := fmt.Sprintf("%x", h.Sum(nil)[:8]); got != want {
		t.Errorf("the sounds have the digest %s, not %s", got, want)
	}
}
