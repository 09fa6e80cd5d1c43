package num_test

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"backchannel/engine/num"
)

// Half a thousandth rounds away from zero, on both sides.
func TestRoundingIsHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct{ a, b, c, want int64 }{
		{1, 1, 2, 1},
		{-1, 1, 2, -1},
		{1, -1, 2, -1},
		{1, 1, -2, -1},
		{-1, -1, 2, 1},
		{3, 1, 2, 2},
		{-3, 1, 2, -2},
		{1, 1, 3, 0},
		{2, 1, 3, 1},
		{-2, 1, 3, -1},
		{5, 1, 1000, 0},
		{500, 1, 1000, 1},
		{499, 1, 1000, 0},
	} {
		if got := num.MulDiv(c.a, c.b, c.c); got != c.want {
			t.Errorf("%d*%d/%d = %d, want %d", c.a, c.b, c.c, got, c.want)
		}
	}
}

// MulDiv agrees with unlimited integers at the ends of int64, and saturates evenly.
func TestMulDivAgainstBig(t *testing.T) {
	ends := []int64{
		math.MinInt64, math.MinInt64 + 1, -1 << 62, -1000, -3, -2, -1, 0, 1, 2, 3, 7, 1000,
		253921, 145295143558111, 1 << 62, math.MaxInt64 - 1, math.MaxInt64,
	}
	for _, a := range ends {
		for _, b := range ends {
			for _, c := range ends {
				checkMulDiv(t, a, b, c)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		checkMulDiv(t, rapid.Int64().Draw(t, "a"), rapid.Int64().Draw(t, "b"), rapid.Int64().Draw(t, "c"))
	})
}

type failer interface {
	Errorf(format string, args ...any)
}

func checkMulDiv(t failer, a, b, c int64) {
	if c == 0 {
		return
	}
	if got, want := num.MulDiv(a, b, c), mulDivBig(a, b, c); got != want {
		t.Errorf("%d*%d/%d = %d, want %d", a, b, c, got, want)
	}
}

// mulDivBig is floor(|2ab/c|+1 over 2), signed and held within ±(2^63-1).
func mulDivBig(a, b, c int64) int64 {
	n := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	negative := n.Sign()*big.NewInt(c).Sign() < 0
	d := new(big.Int).Abs(big.NewInt(c))
	n.Abs(n).Lsh(n, 1).Add(n, d).Quo(n, d.Lsh(d, 1))
	q := int64(math.MaxInt64)
	if n.IsInt64() {
		q = n.Int64()
	}
	if negative {
		return -q
	}
	return q
}

// Division by zero panics with the figures.
func TestDivisionByZero(t *testing.T) {
	defer func() {
		if s, _ := recover().(string); !strings.Contains(s, "1000*1000/0") {
			t.Errorf("panic %q does not give the figures", s)
		}
	}()
	num.One.Div(0)
}

// Whole numbers too large for thousandths saturate.
func TestOfSaturates(t *testing.T) {
	if got := num.Of(-7); got != -7000 {
		t.Errorf("Of(-7) = %d", got)
	}
	if got := num.Of(math.MaxInt); got < num.Of(math.MaxInt32) {
		t.Errorf("Of(MaxInt) = %d", got)
	}
	if got := num.Of(math.MinInt); got > num.Of(math.MinInt32) {
		t.Errorf("Of(MinInt) = %d", got)
	}
}

// Clamp holds a number within its range.
func TestClamp(t *testing.T) {
	for _, c := range []struct{ x, want num.Milli }{{-1, 0}, {0, 0}, {50, 50}, {100, 100}, {101, 100}} {
		if got := c.x.Clamp(0, 100); got != c.want {
			t.Errorf("%d within 0 and 100 is %d, want %d", c.x, got, c.want)
		}
	}
}

// Numbers print with as few digits as needed, the lowest int64 too.
func TestString(t *testing.T) {
	for x, want := range map[num.Milli]string{
		0: "0", 1: "0.001", -1: "-0.001", 10: "0.01", 100: "0.1", 1000: "1", -500: "-0.5", 1500: "1.5",
		-1500: "-1.5", 12_340: "12.34", 999: "0.999", math.MaxInt64: "9223372036854775.807",
		math.MinInt64: "-9223372036854775.808",
	} {
		if got := x.String(); got != want {
			t.Errorf("%d prints as %q, want %q", int64(x), got, want)
		}
	}
}

// Parse reads plain decimals and nothing else.
func TestParse(t *testing.T) {
	for s, want := range map[string]num.Milli{
		"0": 0, "-0": 0, "1": 1000, "-4": -4000, "0.35": 350, "-0.5": -500, "007": 7000, "1.10": 1100,
		"0.001": 1, "999999999.999": num.Limit*1000 - 1, "-999999999.999": 1 - num.Limit*1000,
	} {
		if got, err := num.Parse(s); err != nil || got != want {
			t.Errorf("Parse(%q) = %d, %v, want %d", s, got, err, want)
		}
	}
	for _, s := range oddNumbers {
		if got, err := num.Parse(s); err != num.ErrSyntax || got != 0 {
			t.Errorf("Parse(%q) = %d, %v, want a refusal", s, got, err)
		}
	}
}

var oddNumbers = []string{
	"", "-", ".", "-.", "+1", "--1", "-+1", "1e3", "1_0", "_1", "0x1", " 1", "1 ", "1.", ".5", "-.5", "1..5",
	"1.-5", "1.+5", "1.5.5", "1,5", "1.2345678", "1234567890", "NaN", "inf", "１", "−1", "1.5\n", "1.\x005",
}

// What is printed is read back, thousandths and millionths alike.
func TestParseReadsString(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := num.Milli(rapid.Int64Range(1-num.Limit*1000, num.Limit*1000-1).Draw(t, "x"))
		if got, err := num.Parse(x.String()); err != nil || got != x {
			t.Errorf("Parse(%q) = %d, %v, want %d", x.String(), got, err, x)
		}
		c := num.Micro(rapid.Int64Range(int64(1-num.MicroLimit), int64(num.MicroLimit-1)).Draw(t, "c"))
		if got, err := num.ParseMicro(c.String()); err != nil || got != c {
			t.Errorf("ParseMicro(%q) = %d, %v, want %d", c.String(), got, err, c)
		}
	})
}

// No text makes Parse panic, and whatever it reads prints and reads back the same.
func FuzzParse(f *testing.F) {
	for _, s := range append([]string{"-0.5", "12.34", "0.000035"}, oddNumbers...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x, err := num.Parse(s)
		if again, err2 := num.Parse(x.String()); err2 != nil || again != x {
			t.Errorf("%q is %d but %q is %d, %v", s, x, x.String(), again, err2)
		}
		c, errMicro := num.ParseMicro(s)
		if err == nil && (errMicro != nil || c != x.Micro()) {
			t.Errorf("%q is %v in thousandths and %v in millionths, %v", s, x, c, errMicro)
		}
	})
}
