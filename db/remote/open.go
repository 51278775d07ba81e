package remote

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/wire"
)

// system is what one of the systems has of its own.
type system struct {
	can    syncing.Abilities
	minute float64 // requests in a minute, 0 where nothing is said
	// writesAtOnce is 0 for as many as may be under way at all.
	writesAtOnce int
	pages        func(search string) pager
	check        func(context.Context, *place) (string, error)
	instead      string // what to do where the API has no such request, "" to do it by hand
	// reads looks at what refuses, before that is judged by its status; nil adds nothing.
	reads func(*call, refusal) (verdict, bool)
}

// systems are those that are spoken with.
var systems = map[model.System]func(library.Remote) system{
	model.SystemFeather:     func(library.Remote) system { return featherLibrary() },
	model.SystemFeatherOrg:  func(library.Remote) system { return featherOrg() },
	model.SystemEvalStudio:  func(library.Remote) system { return evalStudio() },
	model.SystemAnam:        func(library.Remote) system { return anam() },
	model.SystemMrAssistant: func(r library.Remote) system { return mrAssistant(r.Lists) },
}

// Open returns a remote as it is spoken to. Nothing is asked of it yet, and its key is
// not read. api is the version of Feather's API for a remote that names none. The error
// says what of the remote is wrong.
func Open(r library.Remote, api string, environment func(string) string, o Options) (syncing.Place, error) {
	r.URL = cmp.Or(r.URL, library.RemoteURL(r.System))
	err := r.Check()
	made, ok := systems[r.System]
	if err == nil && !isSegment(cmp.Or(r.ProjectID, "none")) {
		err = fmt.Errorf("%q is no id of a project", r.ProjectID)
	}
	if err == nil {
		err = wire.CheckAPI(cmp.Or(r.API, api))
	}
	if err != nil || !ok {
		return nil, &failure{fmt.Sprintf("the remote %q cannot be asked: %s", r.Name, err), []error{syncing.ErrRefused, library.ErrInvalid}}
	}
	endpoint := wire.EndpointOf(r.System)
	// EvalStudio itself asks for no key, but who serves it to others may.
	header, scheme := cmp.Or(endpoint.Header, "Authorization"), endpoint.Scheme
	if endpoint.Header == "" {
		scheme = "Bearer "
	}
	put := func(h http.Header, key string) { h.Set(header, scheme+key) }
	s := made(r)
	s.can.API = cmp.Or(r.API, api)
	p := &place{of: s, remote: r, path: strings.ReplaceAll(endpoint.Path, wire.PathProject, url.PathEscape(r.ProjectID)), update: endpoint.Update}
	p.client = newClient(r.URL, fmt.Sprintf("%s (%s, %s)", r.Name, r.System.Title(), hostOf(r.URL)),
		key{variable: r.KeyEnv, file: r.KeyFile, environment: environment}, put, newLimit(s.can.AtOnce, s.writesAtOnce, s.minute), o)
	p.reads = s.reads
	return p, nil
}

// hostOf is the host of an address that was checked.
func hostOf(address string) string {
	at, err := url.Parse(address)
	if err != nil {
		return address
	}
	return at.Host
}

// isSegment reports whether an id can be a step of an address.
func isSegment(id string) bool { return strings.Trim(id, ".") != "" }

// Opener is Open for the clock and the network, as main joins it to the faces of the
// program.
func Opener(environment func(string) string) func(library.Remote, string) (syncing.Place, error) {
	return func(r library.Remote, api string) (syncing.Place, error) { return Open(r, api, environment, Options{}) }
}
