package wire

import (
	"bytes"
	"cmp"
	"strconv"
	"strings"
	"sync"

	"github.com/go-json-experiment/json"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model/value"
)

// textReader reads the JSON of one text.
type textReader struct {
	jsontext.Decoder
	buffer bytes.Buffer
}

// textReaders keeps readers: what one has taken for the names of a document does for
// those of the next.
var textReaders = sync.Pool{New: func() any { return new(textReader) }}

func readText[T string | []byte](text T) *textReader {
	r := textReaders.Get().(*textReader) //nolint:errcheck,forcetypeassert // nothing else is put there
	r.buffer.Reset()
	r.buffer.WriteString(string(text))
	r.Reset(&r.buffer)
	return r
}

// done gives the reader back.
func (r *textReader) done() {
	const most = 64 << 10 // of a text that is longer the room is not kept
	if r.buffer.Cap() <= most {
		textReaders.Put(r)
	}
}

// keysOf returns the names of the members of the object text in their order; ok is false
// when that is no object, or not sound. Those that stand in like at the same place, as
// of the record before, are taken from there.
func keysOf(text []byte, like []string) (keys []string, ok bool) {
	r := readText(text)
	defer r.done()
	if token, err := r.ReadToken(); err != nil || token.Kind() != '{' {
		return nil, false
	}
	keys = make([]string, 0, len(like))
	for r.PeekKind() == '"' {
		raw, err := r.ReadValue()
		if err != nil {
			return nil, false
		}
		if at := len(keys); at < len(like) && string(raw[1:len(raw)-1]) == like[at] {
			keys = append(keys, like[at])
		} else {
			keys = append(keys, nameOf(raw))
		}
		if err := r.SkipValue(); err != nil {
			return nil, false
		}
	}
	return keys, r.PeekKind() == '}'
}

func itemsOf(j value.JSON) (items []value.JSON, ok bool) {
	var raw []jsontext.Value
	if !strings.HasPrefix(string(j), "[") || json.Unmarshal([]byte(j), &raw) != nil {
		return nil, false
	}
	for _, v := range raw {
		items = append(items, value.JSON(v))
	}
	return items, true
}

func listOf(items []value.JSON) value.JSON {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = string(item)
	}
	return value.JSON("[" + strings.Join(texts, ",") + "]")
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
