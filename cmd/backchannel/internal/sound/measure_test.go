package sound

import (
	"encoding/binary"
	"flag"
	"math"
	"math/cmplx"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var waves = flag.String("waves", "", "write the sounds as WAV files into this folder")

var cueNames = [cues]string{
	TurnSealed: "sealed", CardArrived: "card", Refused: "refused", OfferArrived: "offer", OfferAccepted: "accepted", VotePassed: "passed",
	VoteFailed: "failed", RungUp: "up", RungDown: "down", TextSigned: "signed", CrisisResolved: "resolved", CrisisAdrift: "adrift",
}

// decibels of a power, against full scale.
func decibels(power float64) float64 { return 10 * math.Log10(max(power, 1e-12)) }

// weighted is a sound as loudness is measured: through the two filters of ITU-R BS.1770-4 for 48 kHz, tables 1 and 2.
func weighted(s []int16) []float64 {
	out := make([]float64, len(s))
	for i, v := range s {
		out[i] = float64(v) / 32768
	}
	for _, f := range [...]struct{ b, a [3]float64 }{
		{[3]float64{1.53512485958697, -2.69169618940638, 1.19839281085285}, [3]float64{1, -1.69065929318241, 0.73248077421585}},
		{[3]float64{1, -2, 1}, [3]float64{1, -1.99004745483398, 0.99007225036621}},
	} {
		var x1, x2, y1, y2 float64
		for i, x := range out {
			y := f.b[0]*x + f.b[1]*x1 + f.b[2]*x2 - f.a[1]*y1 - f.a[2]*y2
			x1, x2, y1, y2 = x, x1, y, y1
			out[i] = y
		}
	}
	return out
}

// momentary is the loudness of the loudest 400 ms in LUFS, one channel: what EBU Tech 3341 calls the maximum momentary
// loudness. That of the whole would call a short sound loud and a long one with the same strokes quiet.
func momentary(s []int16) float64 {
	const window = Rate * 2 / 5
	sum, top := 0.0, 0.0
	w := weighted(append(append(make([]int16, 0, len(s)+window), s...), make([]int16, window)...))
	for i, v := range w {
		sum += v * v
		if i >= window {
			sum -= w[i-window] * w[i-window]
		}
		top = max(top, sum)
	}
	return -0.691 + decibels(top/window)
}

// centroid is the middle of a sound's power by frequency, in hertz.
func centroid(s []int16) float64 {
	x := make([]complex128, 1<<16)
	for i, v := range s {
		x[i] = complex(float64(v), 0)
	}
	fourier(x)
	sum, weight := 0.0, 0.0
	for k := 1; k < len(x)/2; k++ {
		p := cmplx.Abs(x[k]) * cmplx.Abs(x[k])
		sum, weight = sum+p*float64(k)*Rate/float64(len(x)), weight+p
	}
	return sum / weight
}

// The shape of a sound for comparing: its power in steps of 2048 samples (43 ms) and bands of a semitone and a half.
const (
	shapeStep  = 2048
	shapeBands = 56
	shapeSteps = 30
)

type shape [shapeSteps][shapeBands]float64

func shapeOf(s []int16) (shape shape) {
	for step := range shape {
		x := make([]complex128, 2*shapeStep)
		for i := range x {
			if k := step*shapeStep + i; k < len(s) {
				x[i] = complex(float64(s[k])*(1-math.Cos(2*math.Pi*float64(i)/float64(len(x)))), 0)
			}
		}
		fourier(x)
		for k := 1; k < len(x)/2; k++ {
			band := int(8 * math.Log2(float64(k)*Rate/float64(len(x))/100))
			if band >= 0 && band < shapeBands {
				shape[step][band] += cmplx.Abs(x[k])
			}
		}
	}
	return shape
}

// alike is the cosine between the shapes of two sounds, 1 for the same.
func alike(x, y *shape) float64 {
	var xy, xx, yy float64
	for i := range x {
		for k := range x[i] {
			xy, xx, yy = xy+x[i][k]*y[i][k], xx+x[i][k]*x[i][k], yy+y[i][k]*y[i][k]
		}
	}
	return xy / math.Sqrt(xx*yy)
}

// edge is how many samples at both ends have to be silent, as far as can be heard: a fifth of a millisecond.
const edge = Rate / 5000

// TestMeasured measures all sounds, since nobody listens to them here: none is loud, clicks or has an offset, all are
// about as loud as each other, none is a hum or a hiss, and no two are alike.
func TestMeasured(t *testing.T) {
	t.Log("sound      ms   peak   loudness  offset   ends  centroid  most like")
	var shapes [cues]shape
	for c := Cue(1); c < cues; c++ {
		shapes[c] = shapeOf(Samples(c))
	}
	least, most := math.Inf(1), math.Inf(-1)
	for c := Cue(1); c < cues; c++ {
		s := Samples(c)
		peak, mean, ends := 0, 0.0, 0
		for i, v := range s {
			peak = max(peak, abs(v))
			mean += float64(v) / float64(len(s))
			if i < edge || i >= len(s)-edge {
				ends = max(ends, abs(v))
			}
		}
		loud, middle := momentary(s), centroid(s)
		top, near, nearest := decibels(float64(peak)*float64(peak)/(1<<30)), 0.0, Cue(0)
		for o := Cue(1); o < cues; o++ {
			if x := alike(&shapes[c], &shapes[o]); o != c && x > near {
				near, nearest = x, o
			}
		}
		least, most = min(least, loud), max(most, loud)
		offset := decibels(mean * mean / (1 << 30))
		border := decibels(float64(ends) * float64(ends) / (1 << 30))
		t.Logf("%-8s %4d  %5.1f  %8.1f  %6.0f  %5.0f  %8.0f  %.2f %s", cueNames[c], len(s)*1000/Rate, top, loud, offset, border, middle, near, cueNames[nearest])
		for what, bad := range map[string]bool{
			"is longer than 1.5 s":               len(s) > Rate*3/2,
			"peaks above -3 dBFS":                top > -3,
			"is louder than -18 LUFS":            loud > -18,
			"has an offset above -60 dBFS":       offset > -60,
			"begins or ends with a click":        border > -60,
			"is a hum or a hiss by its centroid": middle < 150 || middle > 4000,
			"is too much like another":           near > 0.9,
		} {
			if bad {
				t.Errorf("%s %s", cueNames[c], what)
			}
		}
	}
	if most-least > 6 {
		t.Errorf("the loudest is %.1f dB above the quietest", most-least)
	}
	t.Logf("the loudest is %.1f dB above the quietest", most-least)
}

// TestWaves writes the sounds for whoever can listen: go test ./cmd/backchannel/internal/sound -run Waves -waves FOLDER
func TestWaves(t *testing.T) {
	if *waves == "" {
		t.Skip("no folder for WAV files: -waves")
	}
	for c := Cue(1); c < cues; c++ {
		s := Samples(c)
		var b strings.Builder
		write := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) }
		b.WriteString("RIFF")
		write(uint32(36 + 2*len(s)))
		b.WriteString("WAVEfmt ")
		write(struct {
			Size        uint32
			PCM, Mono   uint16
			Rate, Bytes uint32
			Frame, Bits uint16
		}{16, 1, 1, Rate, 2 * Rate, 2, 16})
		b.WriteString("data")
		write(uint32(2 * len(s)))
		write(s)
		if err := os.WriteFile(filepath.Join(*waves, cueNames[c]+".wav"), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
