package sound

// Rate is the samples a second of every sound.
const Rate = 48000

// one is 1 in the fixed-point numbers of this file: 30 binary places.
const one = 1 << 30

// circle is 2 pi.
const circle = 6_746_518_852

// highest is where the tones and the paper end, in thousandths of a hertz.
const highest = 9_000_000

// partial is one sine of a struck body: its frequency in thousandths of the lowest, its strength and
// how long it rings, both in percent of the lowest one's.
type partial struct{ ratio, strength, ring int64 }

// body is what is struck: its partials, how long it takes to speak and to fall to 1/e, in milliseconds.
type body struct {
	partials     []partial
	attack, ring int64
}

// The partials of the bar are those of a marimba's, tuned so that the second is two octaves above the first (N. H.
// Fletcher and T. D. Rossing, The Physics of Musical Instruments, 2nd edition, chapter 19); those of the glass are nearly
// harmonic, so that it rings without beating harshly.
var (
	wood  = body{[]partial{{1000, 100, 100}, {4000, 14, 35}, {9200, 3, 12}}, 4, 190}
	glass = body{[]partial{{1000, 100, 100}, {2003, 15, 75}, {2997, 8, 45}, {5404, 3, 20}}, 12, 300}
	felt  = body{[]partial{{1000, 100, 100}, {2410, 9, 40}}, 7, 70}
)

// Notes in thousandths of a hertz, equal temperament, A4 = 440 Hz.
const (
	d3, a3         = 146_832, 220_000
	d4, e4, f4, a4 = 293_665, 329_628, 369_994, 440_000
	b3, b4         = 246_942, 493_883
	d5, e5, f5, a5 = 587_330, 659_255, 739_989, 880_000
)

// tape is a sound being made, in fixed point.
type tape []int64

func milliseconds(n int64) int { return int(n * Rate / 1000) }

// strike adds a note of a body from a time on, in milliseconds, at a strength in percent.
func (t tape) strike(at int64, b body, note, strength int64) {
	from := milliseconds(at)
	attack := milliseconds(b.attack)
	for _, p := range b.partials {
		f := note * p.ratio / 1000
		if f > highest {
			continue
		}
		cos, sin := turn(f)
		fall := decay(b.ring * p.ring / 100)
		cos, sin = mul(cos, fall), mul(sin, fall)
		x, y := one*strength/100*p.strength/100, int64(0)
		for i := from; i < len(t); i++ {
			t[i] += mul(y, ramp(i-from, attack))
			x, y = mul(x, cos)-mul(y, sin), mul(x, sin)+mul(y, cos)
		}
	}
}

// rub adds a stroke of paper: noise between two frequencies in hertz that swells for a third of its time and fades.
func (t tape) rub(at, long, low, high, strength int64) {
	from, n := milliseconds(at), milliseconds(long)
	up := n / 3
	a, b := follow(high), follow(low)
	var l1, l2, l3, l4, h1, h2 int64
	x := uint32(0x9e3779b9)
	for i := from; i < min(from+n, len(t)); i++ {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		l1 += mul(int64(int32(x))/2-l1, a)
		l2 += mul(l1-l2, a)
		l3 += mul(l2-l3, a)
		l4 += mul(l3-l4, a)
		h1 += mul(l4-h1, b)
		h2 += mul(l4-h1-h2, b)
		swell := ramp(i-from, up)
		if i-from > up {
			swell = ramp(from+n-i, n-up)
		}
		t[i] += mul(l4-h1-h2, swell) * strength / 100
	}
}

// samples ends a sound: faded to nothing over its last fifth, and as loud as peak says.
func (t tape) samples(peak int64) []int16 {
	fade := len(t) / 5
	top := int64(1)
	for i := range t {
		t[i] = mul(t[i], ramp(len(t)-1-i, fade))
		top = max(top, t[i], -t[i])
	}
	out := make([]int16, len(t))
	for i := range t {
		out[i] = int16(t[i] * peak / top)
	}
	return out
}

func mul(a, b int64) int64 { return (a*b + one/2) >> 30 }

// ramp rises smoothly from 0 to one while i goes from 0 to n: 3x² - 2x³.
func ramp(i, n int) int64 {
	if i >= n {
		return one
	}
	x := int64(i) * one / int64(n)
	return mul(mul(x, x), 3*one-2*x)
}

// turn is cosine and sine of the angle of one sample at a frequency in thousandths of a hertz, by their series; at the
// highest frequency the angle is 1.2, and the first term left out is 1e-9.
func turn(f int64) (cos, sin int64) {
	w := circle * f / (1000 * Rate)
	w2 := mul(w, w)
	c, s := int64(one), w
	cos, sin = c, s
	for k := int64(1); k <= 6; k++ {
		c = -mul(c, w2) / ((2*k - 1) * (2 * k))
		s = -mul(s, w2) / ((2 * k) * (2*k + 1))
		cos, sin = cos+c, sin+s
	}
	return cos, sin
}

// decay is the factor from sample to sample of what falls to 1/e in a time in milliseconds.
func decay(ring int64) int64 {
	n := max(100, int64(milliseconds(ring)))
	return one - one/n + one/(2*n*n)
}

// follow is how much of the way a one-pole low-pass filter goes in a sample, 1 - exp(-w), at a frequency in hertz.
func follow(f int64) int64 {
	w := circle * f / Rate
	return w - mul(w, w)/2 + mul(mul(w, w), w)/6
}
