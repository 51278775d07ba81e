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

// byAll says that the systems carry the field under key in every body.
func byAll(key string, systems ...model.System) []Carrier {
	carriers := make([]Carrier, len(systems))
	for i, system := range systems {
		carriers[i] = carry(system, key, likeName, inAll)
	}
	return carriers
}

func byAnam(key string) []Carrier { return byAll(key, model.SystemAnam) }

func byFeather(key string) []Carrier {
	return byAll(key, model.SystemFeather, model.SystemFeatherOrg)
}

// byFeatherSince is byFeather for a field that came with a version of its API.
func byFeatherSince(key, version string) []Carrier {
	carriers := byFeather(key)
	for i := range carriers {
		carriers[i].Since = version
	}
	return carriers
}

// by says that one system carries the field under key in the given bodies.
func by(system model.System, key string, bodies int) []Carrier {
	return []Carrier{carry(system, key, likeName, bodies)}
}
