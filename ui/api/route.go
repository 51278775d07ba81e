package api

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"personae/model/library"
	"personae/model/value"
)

// face is how one system is served.
type face struct {
	title  string // of its maker
	base   string // stands before its paths
	shows  string // the paths that a person looks for
	key    string // the header that has the key; "" is Authorization alone
	routes map[string]methods
	// refuse gives a refusal the system's own shape, and its status there.
	refuse func(r *http.Request, f *refusal) (status int, body value.JSON)
}

// methods are what may be done at a path.
type methods map[string]func(r *http.Request) (*answer, error)

// answer is what a request is given. What is written last wins: stream, body.
type answer struct {
	status int
	kind   string // of body, "" is JSON
	body   value.JSON
	stream func(io.Writer) error // writes JSON of any length
	header map[string]string
}

func ok(body value.JSON) *answer      { return &answer{status: http.StatusOK, body: body} }
func created(body value.JSON) *answer { return &answer{status: http.StatusCreated, body: body} }

const isJSON = "application/json; charset=utf-8"

// refusal is an answer that says what is wrong, before it has a system's shape.
type refusal struct {
	status   int
	text     string
	problems []problem // of the request, by their places
	allow    string    // the methods that there are instead
	after    int       // seconds after which it may be worth trying again, 0 for never
	noRoute  bool      // there is no such path, or no such method
}

// problem is what is wrong with one part of a request.
type problem struct {
	in, path, kind, text string // in is body, query or path
}

func (f *refusal) Error() string { return f.text }

func refuse(status int, format string, args ...any) error {
	return &refusal{status: status, text: fmt.Sprintf(format, args...)}
}

// refusalOf is what an error of an action, or of the library, is answered with.
func refusalOf(err error) *refusal {
	if f, ok := errors.AsType[*refusal](err); ok {
		return f
	}
	f := &refusal{status: http.StatusInternalServerError, text: err.Error()}
	switch {
	case errors.Is(err, library.ErrNotFound):
		f.status = http.StatusNotFound
	case errors.Is(err, library.ErrNameTaken), errors.Is(err, library.ErrConflict):
		f.status = http.StatusConflict
	case errors.Is(err, library.ErrInvalid):
		f.status = http.StatusBadRequest
	case errors.Is(err, library.ErrReadOnly):
		f.status = http.StatusForbidden
	case errors.Is(err, library.ErrBusy):
		f.status, f.after = http.StatusServiceUnavailable, 1
	}
	return f
}

// detail is FastAPI's list of what is wrong with a request.
func (f *refusal) detail() value.JSON {
	var list []string
	problems := f.problems
	if len(problems) == 0 {
		problems = []problem{{in: "body", text: f.text}}
	}
	for _, p := range problems {
		loc := []string{p.in}
		if p.path != "" {
			loc = append(loc, strings.Split(p.path, ".")...)
		}
		list = append(list, string(object(
			"loc", value.List(loc), "msg", value.Text(p.text), "type", value.Text(cmp.Or(p.kind, "value_error")))))
	}
	return value.JSON("[" + strings.Join(list, ",") + "]")
}

// object writes names and values, in turn, as a JSON object.
func object(pairs ...any) value.JSON {
	var members []value.Member
	for i := 0; i+1 < len(pairs); i += 2 {
		v := value.JSON("null")
		switch is := pairs[i+1].(type) {
		case value.Value:
			v = value.JSON(is.JSON())
		case value.JSON:
			v = is
		case string:
			v = value.JSON(value.Text(is).JSON())
		case int:
			v = value.JSON(value.Int(is).JSON())
		case bool:
			v = value.JSON(value.Bool(is).JSON())
		}
		members = append(members, value.Member{Name: fmt.Sprint(pairs[i]), Value: v})
	}
	return value.ObjectOf(members)
}

// handle answers the requests below a face's base.
func (s *server) handle(mux *http.ServeMux, f *face) {
	for path, may := range f.routes {
		mux.Handle(f.base+path, s.through(f, func(r *http.Request) (*answer, error) { return s.do(may, r) }))
	}
	mux.Handle(f.base+"/", s.through(f, func(r *http.Request) (*answer, error) {
		return nil, &refusal{status: http.StatusNotFound, text: "Not Found: there is nothing at " + r.URL.Path, noRoute: true}
	}))
}

// do does what a path may.
func (s *server) do(m methods, r *http.Request) (*answer, error) {
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	if act, ok := m[method]; ok {
		if err := s.readable(r); err != nil {
			return nil, err
		}
		return act(r)
	}
	allow := strings.Join(slices.Sorted(maps.Keys(m)), ", ")
	return nil, &refusal{status: http.StatusMethodNotAllowed, text: "Method Not Allowed: use " + allow, allow: allow, noRoute: true}
}

// send writes an answer.
func (s *server) send(w http.ResponseWriter, a *answer) {
	header := w.Header()
	for name, v := range a.header {
		header.Set(name, v)
	}
	header.Set("X-Content-Type-Options", "nosniff")
	if a.status != http.StatusNoContent {
		header.Set("Content-Type", cmp.Or(a.kind, isJSON))
	}
	if a.stream != nil {
		w.WriteHeader(a.status)
		if err := a.stream(w); err != nil {
			// The status is out: only a broken answer can still say that it is not all.
			panic(http.ErrAbortHandler)
		}
		return
	}
	if a.status != http.StatusNoContent {
		header.Set("Content-Length", strconv.Itoa(len(a.body)))
	}
	w.WriteHeader(a.status)
	_, _ = io.WriteString(w, string(a.body)) // who has gone needs no answer
}

// sendRefusal writes a refusal in a face's shape.
func (s *server) sendRefusal(w http.ResponseWriter, r *http.Request, f *face, why *refusal) {
	a := &answer{header: map[string]string{}}
	a.status, a.body = f.refuse(r, why)
	if why.allow != "" && a.status == http.StatusMethodNotAllowed {
		a.header["Allow"] = why.allow
	}
	if why.after > 0 {
		a.header["Retry-After"], a.header["RateLimit-Reset"] = strconv.Itoa(why.after), strconv.Itoa(why.after)
	}
	if a.status == http.StatusUnauthorized {
		a.header["WWW-Authenticate"] = "Bearer"
	}
	s.send(w, a)
}
