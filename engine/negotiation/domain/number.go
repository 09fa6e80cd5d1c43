package domain

import (
	"errors"
	"math/big"
	"strconv"
	"strings"
)

// The limits of a number in a file: digits, and the size of its power of ten.
const (
	digitsMax   = 40
	exponentMax = 40
)

var errNumber = errors.New("is not a decimal number of at most 40 digits")

// ParseNumber reads a decimal number exactly: "12", "-0.25", "4.1e-2". What big.Rat reads
// beyond that, fractions and hexadecimals, is refused; and so is a power of ten that
// would fill the memory. The error reads on after the text.
func ParseNumber(text string) (*big.Rat, error) {
	text = strings.TrimSpace(text)
	mantissa, exponent, has := strings.Cut(strings.ToLower(text), "e")
	if has {
		if n, err := strconv.Atoi(exponent); err != nil || n < -exponentMax || n > exponentMax {
			return nil, errNumber
		}
	}
	digits := strings.TrimLeft(mantissa, "+-")
	if len(mantissa)-len(digits) > 1 || len(digits) > digitsMax+1 || strings.Trim(digits, "0123456789.") != "" || !strings.ContainsAny(digits, "0123456789") {
		return nil, errNumber
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil, errNumber
	}
	return r, nil
}
