package model

import "math"

// codec turns values of one Go type into Values and back. Its types are empty:
// a binding then is no more than a pointer, and making one costs nothing.
type codec[T any] interface {
	encode(value T) Value
	decode(v Value) (T, bool)
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

func (textCodec) encode(s string) Value         { return TextValue(s) }
func (textCodec) decode(v Value) (string, bool) { return v.Text() }
func (textCodec) expected() string              { return "text" }

func (boolCodec) encode(b bool) Value         { return BoolValue(b) }
func (boolCodec) decode(v Value) (bool, bool) { return v.Bool() }
func (boolCodec) expected() string            { return "true or false" }

func (numberCodec) encode(f float64) Value         { return NumberValue(f) }
func (numberCodec) decode(v Value) (float64, bool) { return v.Number() }
func (numberCodec) expected() string               { return "a number" }

func (intCodec) encode(i int) Value         { return IntValue(i) }
func (intCodec) decode(v Value) (int, bool) { return decodeInt(v) }
func (intCodec) expected() string           { return "a whole number" }

func (listCodec) encode(s Strings) Value         { return StringsValue(s) }
func (listCodec) decode(v Value) (Strings, bool) { s, ok := v.Strings(); return s, ok }
func (listCodec) expected() string               { return "a list of texts" }

func (jsonCodec) encode(j JSON) Value         { return JSONValue(j) }
func (jsonCodec) decode(v Value) (JSON, bool) { return JSON(v.JSON()), true }
func (jsonCodec) expected() string            { return "JSON" }

// decodeInt accepts 3.0 for 3, as JSON Schema does, and nothing that an int
// cannot hold exactly.
func decodeInt(v Value) (int, bool) {
	f, ok := v.Number()
	if !ok || f != math.Trunc(f) || math.Abs(f) > 1<<53 {
		return 0, false
	}
	return int(f), true
}

// optionalBinding binds a member that can be absent, null or set.
type optionalBinding[T any, C codec[T]] struct{ at *Optional[T] }

// Get implements binding.
func (b optionalBinding[T, C]) Get() Value {
	if held, ok := b.at.Get(); ok {
		var c C
		return c.encode(held)
	}
	return presence(b.at.State())
}

// Set implements binding.
func (b optionalBinding[T, C]) Set(v Value) error {
	switch v.State() {
	case StateAbsent:
		*b.at = Optional[T]{}
	case StateNull:
		*b.at = NullOf[T]()
	default:
		var c C
		value, ok := c.decode(v)
		if !ok {
			return WrongType(c.expected(), v)
		}
		if err := Storable(v); err != nil {
			return err
		}
		*b.at = Some(value)
	}
	return nil
}

// plainBinding binds a member that always has a value.
type plainBinding struct{ at *string }

// Get implements binding. The empty text counts as absent: a member that was
// never given.
func (b plainBinding) Get() Value {
	if *b.at == "" {
		return Absent
	}
	return TextValue(*b.at)
}

// Set implements binding.
func (b plainBinding) Set(v Value) error {
	text, ok := v.Text()
	if v.State() == StateNull || (v.IsSet() && !ok) {
		return WrongType("text", v)
	}
	if err := Storable(v); err != nil {
		return err
	}
	*b.at = text
	return nil
}

// objectBinding binds the presence of an object.
type objectBinding struct{ at *Object }

// Get implements binding: absent, null, or {}.
func (b objectBinding) Get() Value {
	if b.at.Presence == StateValue {
		return emptyObject
	}
	return presence(b.at.Presence)
}

// emptyObject is the value of an object that is there without members.
var emptyObject = JSONValue("{}")

// presence is the value of what is absent or null.
func presence(state State) Value {
	if state == StateNull {
		return Null
	}
	return Absent
}

// Set implements binding.
func (b objectBinding) Set(v Value) error {
	if v.IsSet() && v != emptyObject {
		return WrongType("an object", v)
	}
	b.at.Presence = v.State()
	return nil
}

func bindText(at func(*Persona) *Optional[string]) func(*Persona) binding {
	return bindOptional[string, textCodec](at)
}

func bindBool(at func(*Persona) *Optional[bool]) func(*Persona) binding {
	return bindOptional[bool, boolCodec](at)
}

func bindInt(at func(*Persona) *Optional[int]) func(*Persona) binding {
	return bindOptional[int, intCodec](at)
}

func bindNumber(at func(*Persona) *Optional[float64]) func(*Persona) binding {
	return bindOptional[float64, numberCodec](at)
}

func bindList(at func(*Persona) *Optional[Strings]) func(*Persona) binding {
	return bindOptional[Strings, listCodec](at)
}

func bindJSON(at func(*Persona) *Optional[JSON]) func(*Persona) binding {
	return bindOptional[JSON, jsonCodec](at)
}

func bindOptional[T any, C codec[T]](at func(*Persona) *Optional[T]) func(*Persona) binding {
	return func(p *Persona) binding { return optionalBinding[T, C]{at(p)} }
}

func bindPlain(at func(*Persona) *string) func(*Persona) binding {
	return func(p *Persona) binding { return plainBinding{at(p)} }
}

func bindObject(at func(*Persona) *Object) func(*Persona) binding {
	return func(p *Persona) binding { return objectBinding{at(p)} }
}
