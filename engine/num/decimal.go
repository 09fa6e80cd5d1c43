package num

import (
	"strconv"
	"strings"
)

// wholeDigitsMax keeps what is parsed below Limit.
const wholeDigitsMax = 9

// zeros pads fractions; no number here has more than six decimals.
const zeros = "000000"

// decimal prints n units of 10^-places with as few digits as needed.
func decimal(n int64, places int) string {
	sign := ""
	if n < 0 {
		sign = "-"
	}
	digits := strconv.FormatUint(size(n), 10)
	if short := places + 1 - len(digits); short > 0 {
		digits = zeros[:short] + digits
	}
	point := len(digits) - places
	frac := strings.TrimRight(digits[point:], "0")
	if frac == "" {
		return sign + digits[:point]
	}
	return sign + digits[:point] + "." + frac
}

// parseDecimal reads what decimal prints, in units of 10^-places. Base 10 is
// named to ParseUint, so signs, underscores and prefixes are refused there.
func parseDecimal(s string, places int) (n int64, ok bool) {
	unsigned, neg := strings.CutPrefix(s, "-")
	whole, frac, dot := strings.Cut(unsigned, ".")
	if whole == "" || len(whole) > wholeDigitsMax || len(frac) > places || dot && frac == "" {
		return 0, false
	}
	u, err := strconv.ParseUint(whole+frac+zeros[:places-len(frac)], 10, 63)
	if err != nil {
		return 0, false
	}
	return signed(u, neg), true
}
