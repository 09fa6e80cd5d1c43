package rule

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"backchannel/engine/num"

	"pgregory.net/rapid"
)

// chart is a small chart of accounts.
type chart map[string]int

func (c chart) Slot(name string) (int, bool) { s, ok := c[name]; return s, ok }

func (c chart) Near(name string) []string {
	if name == "tenn" {
		return []string{"ten"}
	}
	return nil
}

var accounts = chart{"ten": 0, "tru": 1, "inf": 2, "own.home": 3, "main.signed": 4, "main.joint": 5, "turn": 6}

func balances(units ...int) []num.Milli {
	bal := make([]num.Milli, len(accounts))
	for i, u := range units {
		bal[i] = num.Of(u)
	}
	return bal
}

func TestConditions(t *testing.T) {
	bal := balances(45, 40, 0, 50, 1, 2, 5)
	for src, want := range map[string]bool{
		"inf < 40 && turn >= 5":              true,
		"main.signed && main.joint >= 2":     true,
		"inf":                                false,
		"!inf":                               true,
		"!(ten > 40 || tru)":                 false,
		"ten - tru == 5":                     true,
		"ten >= 50 || own.home != 50":        false,
		"0 <= inf && inf <= 0":               true,
		"abs(tru - ten) < 5.001":             true,
		"true && !false":                     true,
		"false && ten":                       false,
		"min(ten, tru, 3) == 3 && ten == 45": true,
		"!!(ten != 45)":                      false,
		"ten\n> 3\n&& tru\n":                 true,
		"ten / 2 == 22.5":                    true,
	} {
		c, faults := CompileCond(src, accounts)
		if faults != nil {
			t.Errorf("%s: %v", src, faults)
		} else if got := c.Holds(bal); got != want {
			t.Errorf("%s: got %v", src, got)
		}
	}
}

func TestAmounts(t *testing.T) {
	bal := balances(45, 40, 0, 50, 1, 2, 5)
	for src, want := range map[string]string{
		"0.3 * (ten - tru)":         "1.5",
		"-ten + 2*tru - own.home/4": "22.5",
		"100 - 40":                  "60",
		"ten/7":                     "6.429",
		"-ten/7":                    "-6.429",
		"clamp(ten, 0, 10)":         "10",
		"ten*tru - 1":               "1799",
		"max(inf, 1, tru)":          "40",
		"999999999 * ten":           "1000000000",
		"-(999999999 * ten)":        "-1000000000",
		"(ten + tru) / 2":           "42.5",
		"-4":                        "-4",
	} {
		a, faults := CompileAmount(src, accounts)
		if faults != nil {
			t.Errorf("%s: %v", src, faults)
		} else if got := a.Of(bal).String(); got != want {
			t.Errorf("%s: got %s, want %s", src, got, want)
		}
	}
}

func TestZeroValues(t *testing.T) {
	var c Cond
	var a Amount
	always, k := Always(), Const(1500)
	if n, ok := a.Constant(); !c.Holds(nil) || !always.Holds(nil) || a.Of(nil) != 0 || n != 0 || !ok {
		t.Error("the zero condition must hold and the zero amount be 0")
	}
	if n, ok := k.Constant(); k.Of(nil) != 1500 || n != 1500 || !ok {
		t.Error("Const(1.5) must be 1.5")
	}
}

// TestFlatForms shows that what scenarios mostly say avoids the table code.
func TestFlatForms(t *testing.T) {
	for _, src := range []string{"ten > 3", "3 > ten && !tru && (inf || false)", "ten || tru || inf > 3", "!(ten || tru)", "!!ten"} {
		if c, faults := CompileCond(src, accounts); faults != nil || c.rest != nil {
			t.Errorf("%s: not flat: %+v %v", src, c, faults)
		}
	}
	for _, src := range []string{"3", "-ten", "ten - 2*tru + inf/3 - 1", "0.3*(ten - tru)", "(ten - 3)/2", "-(ten - tru)"} {
		if a, faults := CompileAmount(src, accounts); faults != nil || a.code != nil {
			t.Errorf("%s: not flat: %+v %v", src, a, faults)
		}
	}
}

func TestReads(t *testing.T) {
	c, _ := CompileCond("own.home > 3 && ten && ten < 9 && tru > inf", accounts)
	a, _ := CompileAmount("own.home + ten*tru - ten", accounts)
	b, _ := CompileAmount("own.home + ten - ten", accounts)
	if got := c.Reads([]int{9}); !reflect.DeepEqual(got, []int{9, 0, 1, 2, 3}) {
		t.Error(got)
	}
	if got := a.Reads(nil); !reflect.DeepEqual(got, []int{0, 1, 3}) {
		t.Error(got)
	}
	if got := b.Reads([]int{0}); !reflect.DeepEqual(got, []int{0, 0, 3}) {
		t.Error(got)
	}
}

// TestFaults shows each message, where it points, and that all come at once.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"", "0 the expression is empty"},
		{"tenn > 3 && zzz", `0 there is no account "tenn" [ten]|12 there is no account "zzz"`},
		{"ten > 'a'", "6 text in quotes has no place here; compare accounts with numbers"},
		{`ten == "high" and tru`, `7 text in quotes has no place here; compare accounts with numbers|14 write && for "and"`},
		{"ten = 3", "4 write == to compare; nothing can be assigned here"},
		{"ten => 3", `4 write >= for "at least"`},
		{"ten <-3", "4 put a space between < and -"},
		{"a[0]", `1 "[" has no meaning here; use names, numbers, + - * /, comparisons, && || ! and parentheses|3 "]" has no meaning here; use names, numbers, + - * /, comparisons, && || ! and parentheses`},
		{"own.home.x > 1", "0 a name has at most one dot, as in own.home"},
		{"0 < ten < 5", "2 a comparison is no number; to compare twice write a < b && b < c"},
		{"ten + 1", "0 a condition must say yes or no: compare this number with another, as in x >= 2"},
		{"3", "0 a condition must say yes or no: compare this number with another, as in x >= 2"},
		{"ten / tru > 1", "6 divide only by a number that is not 0, as in x / 2"},
		{"ten / 0 > 1", "6 divide only by a number that is not 0, as in x / 2"},
		{"ten > 0x10", "6 0x10 is not a number here: write digits and at most three decimals, as in 4 or 0.35"},
		{"ten > 1e3", "6 1e3 is not a number here: write digits and at most three decimals, as in 4 or 0.35"},
		{"ten > 3i", "6 3i is not a number here: write digits and at most three decimals, as in 4 or 0.35"},
		{"ten > 0.1234", "6 0.1234 is not a number here: write digits and at most three decimals, as in 4 or 0.35"},
		{"ten > 1234567890", "6 1234567890 is too large: numbers stay below 1000000000"},
		{"ten > 999999999 * 9", "6 this comes to too much: numbers stay below 1000000000"},
		{"ten > 03", "6 write 03 without the leading 0"},
		{"sqrt(ten) > 1", "0 only min, max, abs and clamp can be called"},
		{"own.max(1) > 1", "0 only min, max, abs and clamp can be called"},
		{"abs(1, 2) > 1", "0 write abs as abs(x)"},
		{"min > 1", "0 min is a function: write min(a, b)"},
		{"min(tru, ten...) > 1", "12 ... has no meaning here"},
		{"clamp(ten, 5, 1) > 1", "11 clamp(x, low, high): 5 is above 1"},
		{"ten > true", "6 true is no number; a number is needed here"},
		{"ten % 2 == 1", `4 "%" has no meaning here; use names, numbers, + - * /, comparisons, && || ! and parentheses`},
		{"ten & tru", `4 write && for "and"`},
		{"func() > 1", `0 the word "func" cannot be used in an expression`},
		{"*ten > 1", "0 this has no meaning here; use names, numbers, + - * /, comparisons, && || !, and parentheses"},
		{"+ten > 1", "0 + has no meaning before a value"},
		{"_x > 1", `0 "_x" is not a name: names begin with a letter`},
		{"ten >", "5 this does not read as an expression: expected a name or a number, found the end"},
		{"(ten > 1", "8 this does not read as an expression: expected ')', found the end"},
		{"ten tru", "4 this does not read as an expression: expected the end, found tru"},
		{"tén > 1", "1 names have only the letters a to z, digits and _"},
		{strings.Repeat("(", 13) + "ten" + strings.Repeat(")", 13), "12 the expression is nested more than 12 deep; split it into two rules"},
		{strings.Repeat("!", 13) + "ten", "12 the expression is nested more than 12 deep; split it into two rules"},
		{strings.Repeat("-ten", 33) + " > 0", "121 the expression has more than 64 parts; split it into two rules"},
		{strings.Repeat("(", 5000), "400 the expression is longer than 400 characters; split it into two rules"},
	} {
		_, faults := CompileCond(c.src, accounts)
		if got := listed(faults); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestAmountFaults(t *testing.T) {
	for src, want := range map[string]string{
		"ten > 3":       "4 a comparison is no number; to compare twice write a < b && b < c",
		"ten && tru":    "4 && gives yes or no; a number is needed here",
		"!ten":          "0 ! gives yes or no; a number is needed here",
		"tenn && zzz":   `0 there is no account "tenn" [ten]|8 there is no account "zzz"`,
		"ten * (1 < 2)": "9 a comparison is no number; to compare twice write a < b && b < c",
	} {
		_, faults := CompileAmount(src, accounts)
		if got := listed(faults); got != want {
			t.Errorf("%s:\n got %s\nwant %s", src, got, want)
		}
	}
}

func listed(faults []Fault) string {
	var all []string
	for _, f := range faults {
		s := fmt.Sprintf("%d %s", f.Offset, f.Text)
		if len(f.Near) > 0 {
			s += fmt.Sprintf(" %v", f.Near)
		}
		all = append(all, s)
	}
	return strings.Join(all, "|")
}

// TestAgreesWithReference writes random expressions and demands that the
// tables, the table code and a walk with big integers say the same.
func TestAgreesWithReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bal := randomBalances(rapid.Uint64().Draw(t, "seed"))
		src := writeTruth(t, 3)
		agree(t, src, bal)
		agree(t, writeNumber(t, 3), bal)
	})
}

// agree compares all forms of src for balances; what does not compile passes.
func agree(t rapid.TB, src string, bal []num.Milli) {
	if c, faults := CompileCond(src, accounts); faults == nil {
		tr, _ := read(src, accounts, (*reader).truth)
		want := reference(src, accounts, bal, true).Sign() != 0
		if c.Holds(bal) != want || (run(flatten(nil, tr), bal) != 0) != want {
			t.Fatalf("%s with %v: want %v of %+v", src, bal, want, c)
		}
	}
	if a, faults := CompileAmount(src, accounts); faults == nil {
		tr, _ := read(src, accounts, (*reader).number)
		want := bigHold(reference(src, accounts, bal, false)).Int64()
		if got, code := a.Of(bal), hold(run(flatten(nil, tr), bal)); int64(got) != want || int64(code) != want {
			t.Fatalf("%s with %v: want %v, got %v, by code %v", src, bal, want, got, code)
		}
	}
}

// randomBalances mixes everyday balances with the ends of the range.
func randomBalances(seed uint64) []num.Milli {
	r := rand.New(rand.NewPCG(seed, 0))
	bal := make([]num.Milli, len(accounts))
	for i := range bal {
		switch r.IntN(4) {
		case 0:
			bal[i] = []num.Milli{0, 1, -1, limit, -limit, limit - 1, math.MaxInt64, math.MinInt64}[r.IntN(8)]
		case 1:
			bal[i] = num.Milli(r.Uint64())
		default:
			bal[i] = num.Milli(r.IntN(200_000) - 100_000)
		}
	}
	return bal
}

func writeTruth(t *rapid.T, deep int) string {
	if deep == 0 {
		return writeName(t)
	}
	x := func() string { return writeTruth(t, deep-1) }
	switch rapid.IntRange(0, 6).Draw(t, "truth") {
	case 0:
		return "!(" + x() + ")"
	case 1, 2:
		return x() + " && " + x()
	case 3:
		return "(" + x() + " || " + x() + ")"
	case 4:
		return writeName(t)
	}
	op := rapid.SampledFrom([]string{"<", "<=", ">", ">=", "==", "!="}).Draw(t, "comparison")
	return writeNumber(t, deep-1) + " " + op + " " + writeNumber(t, deep-1)
}

func writeNumber(t *rapid.T, deep int) string {
	if deep == 0 || rapid.IntRange(0, 3).Draw(t, "leaf") == 0 {
		if rapid.Bool().Draw(t, "literal") {
			return rapid.SampledFrom([]string{"0", "1", "2", "0.3", "0.001", "50", "999999999.999", "7.25"}).Draw(t, "number")
		}
		return writeName(t)
	}
	x := func() string { return writeNumber(t, deep-1) }
	switch rapid.IntRange(0, 7).Draw(t, "number") {
	case 0:
		return "-(" + x() + ")"
	case 1:
		return "clamp(" + x() + ", " + x() + ", " + x() + ")"
	case 2:
		return "min(" + x() + ", " + x() + ") - abs(" + x() + ")"
	case 3:
		return x() + "/" + rapid.SampledFrom([]string{"2", "3", "0.007", "(0 - 4)"}).Draw(t, "divisor")
	}
	op := rapid.SampledFrom([]string{" + ", " - ", " * "}).Draw(t, "operation")
	return "(" + x() + op + x() + ")"
}

func writeName(t *rapid.T) string {
	return rapid.SampledFrom([]string{"ten", "tru", "own.home", "main.signed"}).Draw(t, "name")
}

// FuzzCompile shows that no source text panics, and that what compiles agrees
// with the reference.
func FuzzCompile(f *testing.F) {
	for _, src := range []string{
		"inf < 40 && turn >= 5", "0.3 * (ten - tru)", "clamp(ten, 0, 1) / 3 == 1", "!(ten || -tru > 3)", "0x1p-2", "a[", "func(){}", "'", "ten\n+", "//", "00", "a.b.c",
	} {
		f.Add(src, uint64(1))
	}
	f.Fuzz(func(t *testing.T, src string, seed uint64) {
		agree(t, src, randomBalances(seed))
		for _, compile := range []func() []Fault{
			func() []Fault { _, faults := CompileCond(src, accounts); return faults },
			func() []Fault { _, faults := CompileAmount(src, accounts); return faults },
		} {
			for _, fault := range compile() {
				if fault.Offset < 0 || fault.Offset > len(src) || fault.Text == "" {
					t.Fatalf("%q: fault out of place: %+v", src, fault)
				}
			}
		}
	})
}

func TestNoAllocation(t *testing.T) {
	bal := randomBalances(3)
	c, _ := CompileCond("ten > 3 && (tru*2 > inf || ten == abs(tru))", accounts)
	a, _ := CompileAmount("ten*tru + 3", accounts)
	b, _ := CompileAmount("0.3*ten + 3 - tru/7", accounts)
	if n := testing.AllocsPerRun(100, func() { c.Holds(bal); a.Of(bal); b.Of(bal) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

var (
	sinkTruth  bool
	sinkNumber num.Milli
)

func BenchmarkCond(b *testing.B) {
	bal := balances(45, 40, 10, 50, 1, 2, 5)
	const src = "inf < 40 && turn >= 5 && main.signed"
	c, _ := CompileCond(src, accounts)
	t, _ := read(src, accounts, (*reader).truth)
	coded := Cond{rest: flatten(nil, t)}
	for name, c := range map[string]*Cond{"tests": &c, "code": &coded} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sinkTruth = c.Holds(bal)
			}
		})
	}
}

func BenchmarkAmount(b *testing.B) {
	bal := balances(45, 40, 10, 50, 1, 2, 5)
	for _, src := range []string{"ten - tru + 3", "0.3*ten - 0.2*tru + 3", "0.3 * (ten - tru)"} {
		a, _ := CompileAmount(src, accounts)
		t, _ := read(src, accounts, (*reader).number)
		coded := Amount{code: flatten(nil, t)}
		for name, a := range map[string]*Amount{"terms": &a, "code": &coded} {
			b.Run(src+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					sinkNumber = a.Of(bal)
				}
			})
		}
	}
}
