package model

import "math"

// codec turns values of one Go type into Values and back. expected names the
// type to a person: "a whole number".
type codec[T any] struct {
	encode   func(T) Value
	decode   func(Value) (T, bool)
	expected string
}

var (
	textCodec   = &codec[string]{TextValue, Value.Text, "text"}
	boolCodec   = &codec[bool]{BoolValue, Value.Bool, "true or false"}
	numberCodec = &codec[float64]{NumberValue, Value.Number, "a number"}
	intCodec    = &codec[int]{IntValue, decodeInt, "a whole number"}
	listCodec   = &codec[Strings]{
		func(s Strings) Value { return StringsValue(s) },
		func(v Value) (Strings, bool) { s, ok := v.Strings(); return s, ok },
		"a list of texts",
	}
	jsonCodec = &codec[JSON]{
		JSONValue,
		func(v Value) (JSON, bool) { return JSON(v.text), true },
		"JSON",
	}
)

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
type optionalBinding[T any] struct {
	at *Optional[T]
	*codec[T]
}

// Get implements binding.
func (b optionalBinding[T]) Get() Value {
	switch b.at.state {
	case StateNull:
		return Null
	case StateValue:
		return b.encode(b.at.value)
	}
	return Absent
}

// Set implements binding.
func (b optionalBinding[T]) Set(v Value) error {
	switch v.State() {
	case StateAbsent:
		*b.at = Optional[T]{}
	case StateNull:
		*b.at = NullOf[T]()
	default:
		value, ok := b.decode(v)
		if !ok {
			return wrongType(b.expected, v)
		}
		if err := storable(v); err != nil {
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
		return wrongType("text", v)
	}
	if err := storable(v); err != nil {
		return err
	}
	*b.at = text
	return nil
}

// objectBinding binds the presence of an object.
type objectBinding struct{ at *Object }

// Get implements binding: absent, null, or {}.
func (b objectBinding) Get() Value {
	switch b.at.Presence {
	case StateNull:
		return Null
	case StateValue:
		return Value{"{}"}
	}
	return Absent
}

// Set implements binding.
func (b objectBinding) Set(v Value) error {
	if v.IsSet() && v.text != "{}" {
		return wrongType("an object", v)
	}
	b.at.Presence = v.State()
	return nil
}

func bindText(at func(*Persona) *Optional[string]) func(*Persona) binding {
	return bindOptional(textCodec, at)
}

func bindBool(at func(*Persona) *Optional[bool]) func(*Persona) binding {
	return bindOptional(boolCodec, at)
}

func bindInt(at func(*Persona) *Optional[int]) func(*Persona) binding {
	return bindOptional(intCodec, at)
}

func bindNumber(at func(*Persona) *Optional[float64]) func(*Persona) binding {
	return bindOptional(numberCodec, at)
}

func bindList(at func(*Persona) *Optional[Strings]) func(*Persona) binding {
	return bindOptional(listCodec, at)
}

func bindJSON(at func(*Persona) *Optional[JSON]) func(*Persona) binding {
	return bindOptional(jsonCodec, at)
}

func bindOptional[T any](c *codec[T], at func(*Persona) *Optional[T]) func(*Persona) binding {
	return func(p *Persona) binding { return optionalBinding[T]{at(p), c} }
}

func bindPlain(at func(*Persona) *string) func(*Persona) binding {
	return func(p *Persona) binding { return plainBinding{at(p)} }
}

func bindObject(at func(*Persona) *Object) func(*Persona) binding {
	return func(p *Persona) binding { return objectBinding{at(p)} }
}
