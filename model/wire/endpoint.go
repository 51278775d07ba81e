package wire

import "personae/model"

// Endpoint says where a system's requests go behind its URL, and what lets them in.
type Endpoint struct {
	Path   string // of the collection, with PathProject in it; a record's own is one step below
	Update string // the method of an update; a new record is always POSTed
	Header string // what holds the key, behind Scheme; "" where nothing is asked
	Scheme string
	KeyEnv string // the variable that usually holds the key
}

// PathProject stands in a path for the id of a project, escaped.
const PathProject = "{project}"

// EndpointOf returns where the requests of a system go; the zero Endpoint for one that
// has none, as our own.
func EndpointOf(system model.System) Endpoint {
	d, ok := dialectOf(system)
	if !ok {
		return Endpoint{}
	}
	return d.endpoint
}
