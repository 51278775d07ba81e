package api

import (
	"cmp"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"personae/model"
	"personae/model/importing"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// Anam (systems.md §2). Its documents do not say what its refusals look like: they have
// both keys that its own clients read, error and message, and for a body details as its
// other routes have them. Nor do they speak of names that are taken (409) and of the
// order of a list (that of creation). Keys that it does not know are refused in an update
// and dropped from a new persona.

var anamRecord = []value.Member{
	{Name: "id"},
	{Name: "name"},
	{Name: "description", Value: "null"},
	{Name: "personaPreset", Value: `""`},
	{Name: "avatar", Value: "null"},
	{Name: "avatarModel", Value: "null"},
	{Name: "voice", Value: "null"},
	{Name: "voiceSpeed", Value: "null"},
	{Name: "llmId", Value: "null"},
	{Name: "brain", Value: `{"personality":null,"systemPrompt":null}`},
	{Name: "tools", Value: "[]"},
	{Name: "knowledge", Value: "[]"},
	{Name: "shareLinks", Value: "[]"},
	{Name: "primaryShareLink", Value: "null"},
	{Name: "enableAudioPassthrough", Value: "false"},
	{Name: "skipGreeting", Value: "false"},
	{Name: "zeroDataRetention", Value: "false"},
	{Name: "voiceDetectionOptions", Value: "null"},
	{Name: "voiceGenerationOptions", Value: "null"},
	{Name: "widgetConfig", Value: "{}"},
	{Name: "createdAt"},
	{Name: "updatedAt"},
}

// anamSummary are the keys of a list's rows, which have no prompt.
var anamSummary = []value.Member{
	{Name: "id"},
	{Name: "name"},
	{Name: "description", Value: `""`},
	{Name: "personaPreset", Value: `""`},
	{Name: "avatar", Value: "null"},
	{Name: "voice", Value: "null"},
	{Name: "voiceSpeed", Value: "null"},
	{Name: "isDefaultPersona", Value: "false"},
	{Name: "languageCode", Value: `"inherit"`},
	{Name: "createdAt"},
	{Name: "updatedAt"},
}

func (s *server) anam() *face {
	return &face{
		title: "Anam", base: "/anam", shows: "/v1/personas", refuse: refuseAnam,
		routes: map[string]methods{
			"/v1/personas":      {"GET": s.listAnam, "POST": s.createAnam},
			"/v1/personas/{id}": {"GET": s.getAnam, "PUT": s.updateAnam, "DELETE": s.deleteAnam},
		},
	}
}

func refuseAnam(_ *http.Request, f *refusal) (int, value.JSON) {
	body := []any{"error", f.text, "message", f.text}
	if len(f.problems) > 0 {
		var details []string
		for _, p := range f.problems {
			details = append(details, string(object("path", p.path, "message", p.text, "code", cmp.Or(p.kind, "invalid"))))
		}
		body = append(body, "details", value.JSON("["+strings.Join(details, ",")+"]"))
	}
	return f.status, object(body...)
}

// A page of Anam's list.
const (
	usualAnam = 10
	mostAnam  = 100
)

func (s *server) listAnam(r *http.Request) (*answer, error) {
	in := r.URL.Query()
	page, err := within(in, "page", 1, 1<<31)
	if err != nil {
		return nil, err
	}
	size, err := within(in, "perPage", usualAnam, mostAnam)
	if err != nil {
		return nil, err
	}
	found, err := s.store.Page(r.Context(), library.Query{Sort: library.SortCreated, Backward: true, Search: named(in.Get("search"))}, (page-1)*size, size)
	if err != nil {
		return nil, err
	}
	var items []string
	for _, row := range found.Rows {
		one, err := s.store.Get(r.Context(), row.ID)
		if err != nil || one.Trashed {
			continue // it went meanwhile
		}
		item, err := s.summary(r, &one.Persona)
		if err != nil {
			return nil, err
		}
		items = append(items, string(item))
	}
	last := max(1, (found.Total+size-1)/size)
	before, after := value.Null, value.Null
	if page > 1 {
		before = value.Int(min(page-1, last))
	}
	if page < last {
		after = value.Int(page + 1)
	}
	meta := object("total", found.Total, "lastPage", last, "currentPage", page, "perPage", size, "prev", before, "next", after)
	return ok(object("data", value.JSON("["+strings.Join(items, ",")+"]"), "meta", meta)), nil
}

// within reads a number of a query from 1 to most.
func within(in url.Values, name string, usual, most int) (int, error) {
	n, err := strconv.Atoi(cmp.Or(in.Get(name), strconv.Itoa(usual)))
	if err != nil || n < 1 || n > most {
		return 0, refuse(http.StatusBadRequest, "%s: give a whole number from 1 to %d", name, most)
	}
	return n, nil
}

// summary is a row of the list: what of the whole record it has, and the language.
func (s *server) summary(r *http.Request, p *model.Persona) (value.JSON, error) {
	whole, err := s.record(r.Context(), p, model.SystemAnam, anamRecord)
	members, _ := whole.Members()
	var row []value.Member
	for _, key := range anamSummary {
		v := value.Find(members, key.Name)
		if key.Name == "languageCode" && p.Anam.LanguageCode.Or("") != "" {
			v = value.Text(p.Anam.LanguageCode.Or(""))
		}
		if !v.IsSet() {
			v = value.FromJSON(key.Value)
		}
		row = append(row, value.Member{Name: key.Name, Value: value.JSON(v.JSON())})
	}
	return value.ObjectOf(row), err
}

func (s *server) anamAnswer(r *http.Request, p *model.Persona, err error) (*answer, error) {
	if err != nil {
		return nil, err
	}
	body, err := s.record(r.Context(), p, model.SystemAnam, anamRecord)
	return ok(body), err
}

func (s *server) getAnam(r *http.Request) (*answer, error) {
	found, err := s.find(r.Context(), model.SystemAnam, r.PathValue("id"), "")
	return s.anamAnswer(r, &found.Persona, err)
}

// anamBody reads a body that Anam takes.
func (s *server) anamBody(r *http.Request, sends wire.Body) (*wire.Imported, error) {
	body, err := readBody(r)
	if err == nil {
		err = s.refusedIn(body, model.SystemAnam, sends, http.StatusBadRequest)
	}
	if err != nil {
		return nil, err
	}
	return read(body, model.SystemAnam, wire.Shape(sends))
}

func (s *server) createAnam(r *http.Request) (*answer, error) {
	in, err := s.anamBody(r, wire.BodyCreate)
	if err != nil {
		return nil, err
	}
	in.Persona.Project = importing.DefaultProject
	made, err := s.create(r.Context(), in.Persona, model.SystemAnam)
	a, err := s.anamAnswer(r, made, err)
	if err == nil {
		a.status = http.StatusCreated
	}
	return a, err
}

// updateAnam changes what a body names. Another voice takes its options along, unless
// the body has new ones.
func (s *server) updateAnam(r *http.Request) (*answer, error) {
	found, err := s.find(r.Context(), model.SystemAnam, r.PathValue("id"), "")
	if err != nil {
		return nil, err
	}
	in, err := s.anamBody(r, wire.BodyUpdate)
	if err != nil {
		return nil, err
	}
	after, err := s.change(r.Context(), found.Persona.ID, in, func(ours *model.Persona) {
		if voice, isNew := in.Persona.Anam.VoiceID.Get(); isNew && voice != ours.Anam.VoiceID.Or("") {
			ours.Anam.VoiceGenerationOptions = model.VoiceGenerationOptions{}
		}
	})
	return s.anamAnswer(r, after, err)
}

func (s *server) deleteAnam(r *http.Request) (*answer, error) {
	found, err := s.find(r.Context(), model.SystemAnam, r.PathValue("id"), "")
	if err == nil {
		err = s.remove(r.Context(), found.Persona.ID)
	}
	return ok(object("message", "Persona deleted")), err
}
