package field

import "personae/model"

// The bodies that carry a field, as the rows below name them.
const (
	inCreate = 1 << iota // a create body
	inUpdate             // an update body
	inRead               // a response

	inWrite  = inCreate | inUpdate
	inAll    = inWrite | inRead
	inNone   = 0 // only in older generations of the system
	likeName = ""
)

// carry says that system has the field under key in the given bodies, and in
// responses under readKey where that is another (likeName where it is not).
func carry(system model.System, key, readKey string, bodies int) Carrier {
	return Carrier{
		System: system, Key: key, ReadKey: readKey,
		Create: bodies&inCreate != 0, Update: bodies&inUpdate != 0, Read: bodies&inRead != 0,
	}
}

// byFeather says that both Feather systems carry the field under key in every
// body.
func byFeather(key string) []Carrier { return byFeatherSince(key, "") }

// byFeatherSince is byFeather for a field that came with the given version of
// Feather's API.
func byFeatherSince(key, version string) []Carrier {
	carriers := []Carrier{
		carry(model.SystemFeather, key, likeName, inAll),
		carry(model.SystemFeatherOrg, key, likeName, inAll),
	}
	for i := range carriers {
		carriers[i].Since = version
	}
	return carriers
}

// by says that one system carries the field under key in the given bodies.
func by(system model.System, key string, bodies int) []Carrier {
	return []Carrier{carry(system, key, likeName, bodies)}
}

// byAnam says that Anam carries the field under key in every body.
func byAnam(key string) []Carrier { return by(model.SystemAnam, key, inAll) }
