package value

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Value is what a cell holds, as its JSON text: the form, the diff and the
// command line see nothing else. It is comparable; the zero Value is absent.
type Value struct {
	text string
	// plain says that text is the text that is held, and not its JSON: one that is long is
	// looked at again and again, and seldom written.
	plain bool
}

// Null is the value of a key that is there and holds null.
var Null = Value{text: "null"}

// Absent is the value of a key that is not there.
var Absent = Value{}

// Text returns the value that holds s. Invalid UTF-8 is mended, as a text
// that a person typed must never be refused for a stray byte.
func Text(s string) Value {
	if !utf8.ValidString(s) {
		s, _ = unquote(quote(s))
	}
	return Value{s, true}
}

// quote returns a text as JSON.
func quote(s string) string {
	if unescaped(s) {
		return `"` + s + `"`
	}
	return string(AppendText(make([]byte, 0, len(s)+len(s)/16+2), s))
}

// AppendText appends the JSON of Text(s).
func AppendText(to []byte, s string) []byte {
	// The error only says that something was mended.
	to, _ = jsontext.AppendQuote(to, s)
	return to
}

// unquote returns the text of a JSON string.
func unquote(text string) (s string, ok bool) {
	if body := text[1 : len(text)-1]; !strings.Contains(body, `\`) {
		return body, true
	}
	unquoted, err := jsontext.AppendUnquote(nil, text)
	return string(unquoted), err == nil
}

// unescaped reports whether s is in JSON what it is: most texts are.
func unescaped(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' {
			return false
		}
	}
	return utf8.ValidString(s)
}

// Int returns the value that holds i.
func Int(i int) Value { return Value{text: strconv.Itoa(i)} }

// Number returns the value that holds f, which must be finite.
func Number(f float64) Value {
	const exact = 1 << 53 // up to which whole numbers are written like an Int
	if i := int(f); float64(i) == f && i != 0 && -exact < i && i < exact {
		return Int(i)
	}
	if size := math.Abs(f); size >= 1e-6 && size < 1e21 {
		return Value{text: strconv.FormatFloat(f, 'f', -1, 64)} // as JSON has it, with no exponent
	}
	b, err := json.Marshal(f)
	if err != nil {
		panic("model: value that has no JSON form: " + err.Error())
	}
	return Value{text: string(b)}
}

// Bool returns the value that holds b.
func Bool(b bool) Value { return Value{text: strconv.FormatBool(b)} }

// List returns the value that holds the list s.
func List(s Strings) Value {
	out := []byte{'['}
	for i, item := range s {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, quote(item)...)
	}
	return Value{text: string(append(out, ']'))}
}

// FromJSON returns the value that holds the free-form j.
func FromJSON(j JSON) Value {
	text := string(j)
	if strings.HasPrefix(text, `"`) {
		s, ok := unquote(text)
		usual := len(s) == len(text)-2 && utf8.ValidString(s) || quote(s) == text
		if ok && usual {
			return Value{s, true}
		}
	}
	return Value{text: text} // of another type, or in a spelling of its own
}

// Parse reads one JSON value; anything beside it is an error. Members keep
// their order and numbers their spelling.
func Parse(text string) (Value, error) {
	j, err := ParseJSON(text)
	return FromJSON(j), err
}

// State tells which of the three states v is in.
func (v Value) State() State {
	switch v {
	case Absent:
		return StateAbsent
	case Null:
		return StateNull
	}
	return StateValue
}

// IsSet reports whether v is neither absent nor null.
func (v Value) IsSet() bool { return v.State() == StateValue }

// IsObject reports whether v holds an object.
func (v Value) IsObject() bool { return strings.HasPrefix(v.text, "{") }

// JSON returns the JSON text of v, "" when v is absent.
func (v Value) JSON() string {
	if v.plain {
		return quote(v.text)
	}
	return v.text
}

// MarshalJSON returns the JSON text of v; leave an absent one out (omitzero).
func (v Value) MarshalJSON() ([]byte, error) { return []byte(v.JSON()), nil }

// Text returns the string that v holds; ok is false when it holds no string.
func (v Value) Text() (s string, ok bool) {
	switch {
	case v.plain:
		return v.text, true
	case !strings.HasPrefix(v.text, `"`):
		return "", false
	}
	return unquote(v.text)
}

// Number returns the number that v holds; ok is false when it holds none, or
// one that a float64 cannot hold.
func (v Value) Number() (f float64, ok bool) {
	if v.plain || v.text == "" || (v.text[0] != '-' && (v.text[0] < '0' || v.text[0] > '9')) {
		return 0, false
	}
	f, err := strconv.ParseFloat(v.text, 64)
	return f, err == nil && !math.IsInf(f, 0)
}

// Bool returns the truth value that v holds; ok is false when it holds none.
func (v Value) Bool() (b, ok bool) { return v == Bool(true), v == Bool(true) || v == Bool(false) }

// Strings returns the list of strings that v holds; ok is false when it holds
// anything else.
func (v Value) Strings() (list Strings, ok bool) {
	if v.plain || !strings.HasPrefix(v.text, "[") {
		return nil, false
	}
	if list, ok = v.plainStrings(); ok {
		return list, true
	}
	// A null item would decode to "", which is another value.
	items := []*string{}
	if json.Unmarshal([]byte(v.text), &items) != nil {
		return nil, false
	}
	list = make(Strings, len(items))
	for i, item := range items {
		if item == nil {
			return nil, false
		}
		list[i] = *item
	}
	return list, true
}

// plainStrings is Strings of a list of texts in which nothing is escaped, as most are:
// a quote ends a text there.
func (v Value) plainStrings() (list Strings, ok bool) {
	inside, isOne := strings.CutPrefix(v.text, `["`)
	inside, ends := strings.CutSuffix(inside, `"]`)
	if !isOne || !ends || strings.Contains(inside, `\`) {
		return nil, false
	}
	list = strings.Split(inside, `","`)
	return list, !slices.ContainsFunc(list, func(s string) bool { return strings.Contains(s, `"`) })
}

// Members returns the names and raw values of the object that v holds, in
// order; ok is false when it holds anything else.
func (v Value) Members() (members []Member, ok bool) { return v.nested().Members() }

// Items returns the raw items of the list that v holds, in order; ok is false when
// it holds anything else.
func (v Value) Items() (items []JSON, ok bool) { return v.nested().Items() }

// nested returns what may have something inside it: no text has.
func (v Value) nested() JSON {
	if v.plain {
		return ""
	}
	return JSON(v.text)
}
