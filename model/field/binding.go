package field

import (
	"math"

	"personae/model"
	"personae/model/value"
)

// access reads and writes one member of a persona as a Value. What set cannot
// take, it refuses in a sentence, and changes nothing.
type access struct {
	get func(*model.Persona) value.Value
	set func(*model.Persona, value.Value) error
	// state is that of what get returns.
	state func(*model.Persona) value.State
	// text reads a member that is a text as it is: quoted, a long one is copied. It is
	// nil for other members.
	text func(*model.Persona) (text string, ok bool)
}

func bindText(at func(*model.Persona) *value.Optional[string]) access {
	bound := bindOptional("text", value.Text, value.Value.Text, at)
	bound.text = func(p *model.Persona) (string, bool) { return at(p).Get() }
	return bound
}

func bindBool(at func(*model.Persona) *value.Optional[bool]) access {
	return bindOptional("true or false", value.Bool, value.Value.Bool, at)
}

func bindInt(at func(*model.Persona) *value.Optional[int]) access {
	return bindOptional("a whole number", value.Int, decodeInt, at)
}

func bindNumber(at func(*model.Persona) *value.Optional[float64]) access {
	return bindOptional("a number", value.Number, value.Value.Number, at)
}

func bindList(at func(*model.Persona) *value.Optional[value.Strings]) access {
	return bindOptional("a list of texts", value.List, value.Value.Strings, at)
}

func bindJSON(at func(*model.Persona) *value.Optional[value.JSON]) access {
	decode := func(v value.Value) (value.JSON, bool) { return value.JSON(v.JSON()), true }
	return bindOptional("JSON", value.FromJSON, decode, at)
}

// bindOptional binds a member that can be absent, null or set. expected names
// its type to a person.
func bindOptional[T any](
	expected string, encode func(T) value.Value, decode func(value.Value) (T, bool), at func(*model.Persona) *value.Optional[T],
) access {
	return access{
		get: func(p *model.Persona) value.Value {
			member := at(p)
			if held, ok := member.Get(); ok {
				return encode(held)
			}
			return presence(member.State())
		},
		set: func(p *model.Persona, v value.Value) error {
			switch v.State() {
			case value.StateAbsent:
				*at(p) = value.Optional[T]{}
			case value.StateNull:
				*at(p) = value.NullOf[T]()
			case value.StateValue:
				held, ok := decode(v)
				if !ok {
					return value.WrongType(expected, v)
				}
				if err := value.Storable(v); err != nil {
					return err
				}
				*at(p) = value.Some(held)
			}
			return nil
		},
		state: func(p *model.Persona) value.State { return at(p).State() },
	}
}

// decodeInt accepts 3.0 for 3, as JSON Schema does, and nothing that an int
// cannot hold exactly.
func decodeInt(v value.Value) (int, bool) {
	f, ok := v.Number()
	if !ok || f != math.Trunc(f) || math.Abs(f) > 1<<53 {
		return 0, false
	}
	return int(f), true
}

// presence is the value of what is absent or null.
func presence(state value.State) value.Value {
	if state == value.StateNull {
		return value.Null
	}
	return value.Absent
}

// bindPlain binds a member that always has a value. The empty text counts as
// absent: it was never given.
func bindPlain(at func(*model.Persona) *string) access {
	return access{
		get: func(p *model.Persona) value.Value {
			if text := *at(p); text != "" {
				return value.Text(text)
			}
			return value.Absent
		},
		set: func(p *model.Persona, v value.Value) error {
			text, ok := v.Text()
			if v != value.Absent && !ok {
				return value.WrongType("text", v)
			}
			if err := value.Storable(v); err != nil {
				return err
			}
			*at(p) = text
			return nil
		},
		state: func(p *model.Persona) value.State {
			if *at(p) == "" {
				return value.StateAbsent
			}
			return value.StateValue
		},
		text: func(p *model.Persona) (string, bool) { return *at(p), *at(p) != "" },
	}
}

// emptyObject is an object that is there without members.
var emptyObject = value.FromJSON("{}")

// bindObject binds the presence of an object: absent, null, or {}.
func bindObject(at func(*model.Persona) *value.Object) access {
	return access{
		get: func(p *model.Persona) value.Value {
			if at(p).Presence == value.StateValue {
				return emptyObject
			}
			return presence(at(p).Presence)
		},
		set: func(p *model.Persona, v value.Value) error {
			if v.IsSet() && v != emptyObject {
				return value.WrongType("an object", v)
			}
			at(p).Presence = v.State()
			return nil
		},
		state: func(p *model.Persona) value.State { return at(p).Presence },
	}
}
