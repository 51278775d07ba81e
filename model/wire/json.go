package wire

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model/value"
)

func itemsOf(j value.JSON) (items []value.JSON, ok bool) {
	if !strings.HasPrefix(string(j), "[") {
		return nil, false
	}
	dec := jsontext.NewDecoder(strings.NewReader(string(j)))
	if _, err := dec.ReadToken(); err != nil {
		return nil, false
	}
	for dec.PeekKind() != ']' {
		v, err := dec.ReadValue()
		if err != nil {
			return nil, false
		}
		items = append(items, value.JSON(v))
	}
	return items, true
}

func listOf(items []value.JSON) value.JSON {
	var b strings.Builder
	b.WriteByte('[')
	for i, item := range items {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(string(item))
	}
	b.WriteByte(']')
	return value.JSON(b.String())
}

// sameNumber reports whether two JSON numbers have the same value, however they
// are spelt. It compares digits, so that no exponent is too large for it.
func sameNumber(a, b string) bool { return normalNumber(a) == normalNumber(b) }

type number struct {
	negative bool
	digits   string // no zeros at either end; "" is zero
	exponent string // of ten, after the digits; as it was spelt when it is beyond an int
}

func normalNumber(text string) number {
	var n number
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	mantissa, n.negative = strings.CutPrefix(mantissa, "-")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	shift := -len(fraction)
	n.digits = strings.TrimLeft(whole+fraction, "0")
	trimmed := strings.TrimRight(n.digits, "0")
	shift += len(n.digits) - len(trimmed)
	if n.digits = trimmed; trimmed == "" {
		return number{}
	}
	n.exponent = exponent
	if power, err := strconv.Atoi(cmp.Or(exponent, "0")); err == nil {
		n.exponent = strconv.Itoa(power + shift)
	}
	return n
}
