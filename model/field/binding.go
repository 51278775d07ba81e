package field

import (
	"math"

	"personae/model"
	"personae/model/value"
)

// codec turns values of one Go type into Values and back. Its types are empty:
// a binding then is no more than a pointer, and making one costs nothing.
type codec[T any] interface {
	encode(v T) value.Value
	decode(v value.Value) (T, bool)
	// expected names the type to a person: "a whole number".
	expected() string
}

type (
	textCodec   struct{}
	boolCodec   struct{}
	numberCodec struct{}
	intCodec    struct{}
	listCodec   struct{}
	jsonCodec   struct{}
)

func (textCodec) encode(s string) value.Value         { return value.Text(s) }
func (textCodec) decode(v value.Value) (string, bool) { return v.Text() }
func (textCodec) expected() string                    { return "text" }

func (boolCodec) encode(b bool) value.Value         { return value.Bool(b) }
func (boolCodec) decode(v value.Value) (bool, bool) { return v.Bool() }
func (boolCodec) expected() string                  { return "true or false" }

func (numberCodec) encode(f float64) value.Value         { return value.Number(f) }
func (numberCodec) decode(v value.Value) (float64, bool) { return v.Number() }
func (numberCodec) expected() string                     { return "a number" }

func (intCodec) encode(i int) value.Value         { return value.Int(i) }
func (intCodec) decode(v value.Value) (int, bool) { return decodeInt(v) }
func (intCodec) expected() string                 { return "a whole number" }

func (listCodec) encode(s value.Strings) value.Value         { return value.List(s) }
func (listCodec) decode(v value.Value) (value.Strings, bool) { s, ok := v.Strings(); return s, ok }
func (listCodec) expected() string                           { return "a list of texts" }

func (jsonCodec) encode(j value.JSON) value.Value         { return value.FromJSON(j) }
func (jsonCodec) decode(v value.Value) (value.JSON, bool) { return value.JSON(v.JSON()), true }
func (jsonCodec) expected() string                        { return "JSON" }

// decodeInt accepts 3.0 for 3, as JSON Schema does, and nothing that an int
// cannot hold exactly.
func decodeInt(v value.Value) (int, bool) {
	f, ok := v.Number()
	if !ok || f != math.Trunc(f) || math.Abs(f) > 1<<53 {
		return 0, false
	}
	return int(f), true
}

// optionalBinding binds a member that can be absent, null or set.
type optionalBinding[T any, C codec[T]] struct{ at *value.Optional[T] }

// Get implements binding.
func (b optionalBinding[T, C]) Get() value.Value {
	if held, ok := b.at.Get(); ok {
		var c C
		return c.encode(held)
	}
	return presence(b.at.State())
}

// Set implements binding.
func (b optionalBinding[T, C]) Set(v value.Value) error {
	switch v.State() {
	case value.StateAbsent:
		*b.at = value.Optional[T]{}
	case value.StateNull:
		*b.at = value.NullOf[T]()
	default:
		var c C
		held, ok := c.decode(v)
		if !ok {
			return value.WrongType(c.expected(), v)
		}
		if err := value.Storable(v); err != nil {
			return err
		}
		*b.at = value.Some(held)
	}
	return nil
}

// plainBinding binds a member that always has a value.
type plainBinding struct{ at *string }

// Get implements binding. The empty text counts as absent: a member that was
// never given.
func (b plainBinding) Get() value.Value {
	if *b.at == "" {
		return value.Absent
	}
	return value.Text(*b.at)
}

// Set implements binding.
func (b plainBinding) Set(v value.Value) error {
	text, ok := v.Text()
	if v.State() == value.StateNull || (v.IsSet() && !ok) {
		return value.WrongType("text", v)
	}
	if err := value.Storable(v); err != nil {
		return err
	}
	*b.at = text
	return nil
}

// objectBinding binds the presence of an object.
type objectBinding struct{ at *value.Object }

// Get implements binding: absent, null, or {}.
func (b objectBinding) Get() value.Value {
	if b.at.Presence == value.StateValue {
		return emptyObject
	}
	return presence(b.at.Presence)
}

// emptyObject is the value of an object that is there without members.
var emptyObject = value.FromJSON("{}")

// presence is the value of what is absent or null.
func presence(state value.State) value.Value {
	if state == value.StateNull {
		return value.Null
	}
	return value.Absent
}

// Set implements binding.
func (b objectBinding) Set(v value.Value) error {
	if v.IsSet() && v != emptyObject {
		return value.WrongType("an object", v)
	}
	b.at.Presence = v.State()
	return nil
}

func bindText(at func(*model.Persona) *value.Optional[string]) func(*model.Persona) binding {
	return bindOptional[string, textCodec](at)
}

func bindBool(at func(*model.Persona) *value.Optional[bool]) func(*model.Persona) binding {
	return bindOptional[bool, boolCodec](at)
}

func bindInt(at func(*model.Persona) *value.Optional[int]) func(*model.Persona) binding {
	return bindOptional[int, intCodec](at)
}

func bindNumber(at func(*model.Persona) *value.Optional[float64]) func(*model.Persona) binding {
	return bindOptional[float64, numberCodec](at)
}

func bindList(at func(*model.Persona) *value.Optional[value.Strings]) func(*model.Persona) binding {
	return bindOptional[value.Strings, listCodec](at)
}

func bindJSON(at func(*model.Persona) *value.Optional[value.JSON]) func(*model.Persona) binding {
	return bindOptional[value.JSON, jsonCodec](at)
}

func bindOptional[T any, C codec[T]](at func(*model.Persona) *value.Optional[T]) func(*model.Persona) binding {
	return func(p *model.Persona) binding { return optionalBinding[T, C]{at(p)} }
}

func bindPlain(at func(*model.Persona) *string) func(*model.Persona) binding {
	return func(p *model.Persona) binding { return plainBinding{at(p)} }
}

func bindObject(at func(*model.Persona) *value.Object) func(*model.Persona) binding {
	return func(p *model.Persona) binding { return objectBinding{at(p)} }
}
