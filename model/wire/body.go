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
	return importRecord(text, d, s, nil)
}
