package wire

import (
	"sync"

	"personae/model"
	"personae/model/value"
)

// dialect is what the field table does not say of a system: what its requests
// demand, what they may leave open, and where they go.
type dialect struct {
	system model.System
	*layout

	required []string // keys that a create body needs, with something in them
	nulls    []string // keys that a request may hold null in
	closed   []string // choices of which the system is known to take no others than the listed
	refuses  []Body   // the bodies in which the system refuses keys that it does not know
	// removed is what an update says when a value has been taken away, by key.
	// A key that is not here cannot be emptied.
	removed map[string]value.Value
	// fill says what to write for a key that is absent or cannot be null, Absent
	// to leave it out. Nil fills nothing.
	fill func(key string, api version) value.Value
	// instead is what an update writes for a null that the system does not take.
	instead map[string]value.Value
	// recordValue is what a response holds for a key, where that is not just the
	// field's value. Nil changes nothing.
	recordValue func(p *model.Persona, b *branch, v value.Value) value.Value
	// flatValue is what a response holds under an alias that was kept. Nil where
	// there are no aliases.
	flatValue func(p *model.Persona, flat *branch, kept value.Value) value.Value
	// markFlat adds to the kept keys of a response what tells later that a field stood
	// under its alias alone, where nothing else does. Nil where there are no aliases.
	markFlat func(p *model.Persona, alias string, kept []value.Member) []value.Member
	// generation names the generation of the system's API that a record is of, ""
	// when it does not show. Nil where there is but one.
	generation func(p *model.Persona) string
	// takesNull has the last word on the keys in nulls. Nil agrees.
	takesNull func(key string, r *resolved) bool
	// finish completes a persona that was read. Nil does nothing.
	finish func(p *model.Persona)

	shapes   []shape
	endpoint Endpoint
	why      map[string]string // why a field is not carried, by its path
}

// dialects make every system's dialect, each once and when it is first asked for: a
// program that starts needs one of them at the most. Each system's file adds its own.
var dialects = map[model.System]func() *dialect{}

// register adds a system's dialect. It returns what makes it.
func register(system model.System, dialect func() *dialect) func() *dialect {
	dialects[system] = sync.OnceValue(dialect)
	return dialects[system]
}

// dialectOf returns the dialect of a system; ok is false when there is no such system.
func dialectOf(system model.System) (d *dialect, ok bool) {
	made, ok := dialects[system]
	if !ok {
		return nil, false
	}
	return made(), true
}

// isOurs reports whether the dialect is our own document, which holds every field
// as it is: nothing in it is mended, called otherwise or left out.
func (d *dialect) isOurs() bool { return d.system == model.SystemPersonae }

func textValues(keys ...string) map[string]value.Value {
	values := map[string]value.Value{}
	for _, key := range keys {
		values[key] = value.Text("")
	}
	return values
}
