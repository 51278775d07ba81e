package api

import (
	"cmp"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
)

// A page of Feather's lists.
const (
	usualFeather = 50
	mostFeather  = 200
)

// list gives out a page, and a cursor to the next: whoever comes or goes meanwhile,
// nobody who stays is given twice or left out.
func (k featherRecords) list(r *http.Request) (*answer, error) {
	ask, err := k.asked(r)
	if err != nil {
		return nil, err
	}
	ctx := r.Context()
	var items []string
	more, last := false, ""
	err = k.store.Following(ctx, ask.query, ask.mark, func(mark string, found *library.Record) (bool, error) {
		p := &found.Persona
		if !isOfFeather(p, k.system) || ask.active != "" && p.Enabled.Or(true) != (ask.active == "true") {
			return true, nil
		}
		if len(items) == ask.limit {
			more = true
			return false, nil
		}
		item, err := k.write(ctx, p)
		items, last = append(items, string(item)), mark
		return true, err
	})
	if err != nil {
		return nil, err
	}
	next := value.Null
	if more {
		next = value.Text(base64.RawURLEncoding.EncodeToString([]byte(last)))
	}
	return ok(object("items", value.JSON("["+strings.Join(items, ",")+"]"), "next_cursor", next, "has_more", more)), nil
}

type asked struct {
	query  library.Query
	active string // true, false, or "" for either
	limit  int
	mark   string
}

// truths are what FastAPI takes for a switch.
var truths = map[string]string{
	"true": "true", "1": "true", "yes": "true", "on": "true", "t": "true", "y": "true",
	"false": "false", "0": "false", "no": "false", "off": "false", "f": "false", "n": "false", "": "",
}

func (k featherRecords) asked(r *http.Request) (asked, error) {
	in := r.URL.Query()
	a := asked{query: library.Query{Ready: k.system, Search: named(in.Get("search"))}}
	f := &refusal{status: http.StatusUnprocessableEntity}
	var err error
	if a.limit, err = strconv.Atoi(cmp.Or(in.Get("limit"), strconv.Itoa(usualFeather))); err != nil || a.limit < 1 || a.limit > mostFeather {
		f.problems = append(f.problems, problem{in: "query", path: "limit", text: "Give a whole number from 1 to 200"})
	}
	if tag := in.Get("tag"); tag != "" && k.system == model.SystemFeather {
		a.query.Tags = []string{tag}
	}
	if active, known := truths[strings.ToLower(in.Get("is_active"))]; !known {
		f.problems = append(f.problems, problem{"query", "is_active", "bool_parsing", "Give true or false"})
	} else if k.system == model.SystemFeatherOrg {
		a.active = active
	}
	if len(f.problems) > 0 {
		return a, f
	}
	mark, err := base64.RawURLEncoding.DecodeString(in.Get("cursor"))
	if a.mark = string(mark); err != nil || a.mark != "" && strings.Count(a.mark, " ") != 1 {
		return a, refuse(http.StatusBadRequest, "This is no cursor of this list: begin it anew without one")
	}
	return a, nil
}
