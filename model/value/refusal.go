package value

import (
	"errors"
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"
)

// Why a cell can refuse a value; compare with errors.Is.
var (
	ErrWrongType = errors.New("wrong type")
	ErrNUL       = errors.New("a NUL character (\\u0000) cannot be kept: remove it")
	ErrTooDeep   = fmt.Errorf("nested deeper than %d levels", MaxDepth)
)

// MaxDepth is how many objects and lists may stand inside each other in a
// field. It is far below the limit of the JSON reader, so that a document with
// the field inside it can always be read again.
const MaxDepth = 1000

// TypeError says what type a field holds and what came instead.
type TypeError struct{ Expected, Got string }

func (e *TypeError) Error() string { return "expected " + e.Expected + ", got " + e.Got }

// Is makes the error match ErrWrongType.
func (e *TypeError) Is(target error) bool { return target == ErrWrongType }

// WrongType returns the *TypeError of a value that came where another was expected.
func WrongType(expected string, v Value) error {
	got := v.Describe()
	if got == "a list" && strings.HasPrefix(expected, got) {
		got = "a list with other things in it"
	}
	return &TypeError{expected, got}
}

// Describe says in a few words what v is, shortened so that it fits a line.
func (v Value) Describe() string {
	const most = 40
	var decoded any
	if json.Unmarshal([]byte(v.JSON()), &decoded) != nil && v.IsSet() {
		return "a number that is too large"
	}
	switch decoded.(type) {
	case nil:
		return "null"
	case map[string]any:
		return "an object"
	case []any:
		return "a list"
	}
	text := []rune(v.JSON())
	if len(text) > most {
		text = append(text[:most], '…')
	}
	return string(text)
}

// StorableText is Storable for the text that a value holds.
func StorableText(text string) error {
	if strings.IndexByte(text, 0) >= 0 {
		return ErrNUL
	}
	return nil
}

// Storable refuses what no library could give back: NUL, which databases and
// other programs take for the end of a text, and bottomless nesting.
func Storable(v Value) error {
	switch {
	case v.plain:
		return StorableText(v.text)
	case !strings.ContainsAny(v.text, `[{\`):
		return nil
	}
	depth, quoted := 0, false
	for i := 0; i < len(v.text); i++ {
		switch c := v.text[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\':
			i++ // the escaped character is no quote
			if strings.HasPrefix(v.text[i:], "u0000") {
				return ErrNUL
			}
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > MaxDepth {
				return ErrTooDeep
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return nil
}
