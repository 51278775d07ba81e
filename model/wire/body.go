package wire

import "personae/model"

// Decode reads a JSON object that is known to be a record of a system in a shape, as
// the body of a request is; Problems says what the system would refuse in it. The
// error is a *DecodeError, unless there is no such system.
func Decode(text []byte, system model.System, s Shape) (*Imported, error) {
	d, ok := dialectOf(system)
	if !ok {
		return nil, unknownSystem(system)
	}
	return importRecord(string(text), d, s, 0)
}

// Encode returns what Write does, on one line, without a report, and without asking
// whether the system would refuse it. An error means that there is no such target.
func Encode(p *model.Persona, t Target) ([]byte, error) {
	r, err := t.resolve(p)
	if err != nil {
		return nil, err
	}
	w := writer{resolved: r, persona: p}
	return w.body(), nil
}
