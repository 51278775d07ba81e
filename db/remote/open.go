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
	made, ok := systems[r.System]
	if !ok {
		return nil, wrong(r, fmt.Errorf("there is no system %q to speak with: choose one of feather, feather-org, evalstudio, anam and mrassistant", r.System))
	}
	k := key{variable: r.KeyEnv, file: r.KeyFile, environment: environment}
	endpoint := wire.EndpointOf(r.System)
	base, err := address(cmp.Or(r.URL, endpoint.URL), k.variable != "" || k.file != "")
	switch {
	case r.URL == "" && endpoint.URL == "":
		err = fmt.Errorf("%s has no address that is known: give the one of its API", r.System.Title())
	case err == nil && strings.Contains(endpoint.Path, wire.PathProject) && !isSegment(r.ProjectID):
		err = fmt.Errorf("%s keeps personas by project: give the id of one there", r.System.Title())
	}
	if err == nil {
		err = wire.CheckAPI(cmp.Or(r.API, api))
	}
	if err != nil {
		return nil, wrong(r, err)
	}
	s := made(r)
	header := cmp.Or(endpoint.Header, "Authorization")
	scheme := endpoint.Scheme
	if endpoint.Header == "" {
		scheme = "Bearer " // of who serves it behind a key all the same
	}
	p := &place{of: s, remote: r, path: strings.ReplaceAll(endpoint.Path, wire.PathProject, url.PathEscape(r.ProjectID)), update: endpoint.Update}
	p.client = newClient(base.String(), fmt.Sprintf("%s (%s, %s)", r.Name, r.System.Title(), base.Host), k,
		func(h http.Header, key string) { h.Set(header, scheme+key) }, newLimit(s.can.AtOnce, s.writesAtOnce, s.minute), o)
	p.client.reads = s.reads
	return p, nil
}

// wrong says that a remote cannot be spoken with as it is.
func wrong(r library.Remote, err error) error {
	return &failure{fmt.Sprintf("the remote %q cannot be asked: %s", r.Name, err), []error{syncing.ErrRefused, library.ErrInvalid}}
}

// isSegment reports whether an id can be a step of an address.
func isSegment(id string) bool { return strings.Trim(id, ".") != "" }
