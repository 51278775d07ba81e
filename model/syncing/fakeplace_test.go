package syncing

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
	"personae/model/wire"
)

// fakePlace is a remote in memory, which takes and answers what its system does.
type fakePlace struct {
	mutex   sync.Mutex
	system  model.System
	api     string
	can     Abilities
	records []*fakeRecord
	clock   int
	images  map[string]string
	calls   map[string]int
	// before is asked before a call is looked at, and after when it was done: what either
	// returns is the answer.
	before, after func(call string) error
}

type fakeRecord struct {
	id   string
	has  model.Persona // with what answers do not show
	made string
	at   string // changed
}

func newPlace(system model.System, api string) *fakePlace {
	return &fakePlace{system: system, api: api, images: map[string]string{}, calls: map[string]int{}, can: Abilities{
		Read: true, Summaries: system == model.SystemAnam, Create: true, Update: true, Delete: true,
		Install: system == model.SystemFeatherOrg, Portraits: system == model.SystemEvalStudio, AtOnce: 3, API: api,
	}}
}

func (f *fakePlace) Can() Abilities                        { return f.can }
func (f *fakePlace) Check(context.Context) (string, error) { return "", nil }

// begin counts a call and lets it through or not.
func (f *fakePlace) begin(ctx context.Context, call string) error {
	f.mutex.Lock()
	f.calls[call]++
	f.mutex.Unlock()
	if ctx.Err() != nil {
		return fmt.Errorf("stopped: %w", ErrUnreachable)
	}
	if f.before != nil {
		return f.before(call)
	}
	return nil
}

// count is how often a call was made so far, while others may be made.
func (f *fakePlace) count(call string) int {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.calls[call]
}

func (f *fakePlace) end(call string) error {
	if f.after != nil {
		return f.after(call)
	}
	return nil
}

func (f *fakePlace) stamp() string {
	f.clock++
	return fmt.Sprintf("2026-01-01T00:00:00.%06dZ", f.clock)
}

func (f *fakePlace) find(id string) *fakeRecord {
	for _, r := range f.records {
		if r.id == id {
			return r
		}
	}
	return nil
}

// answer is a record as the system gives it.
func (f *fakePlace) answer(r *fakeRecord) *wire.Imported {
	p := r.has
	for _, spec := range field.All() {
		if c, ok := spec.Carrier(f.system); !ok || !c.Read {
			put(&p, spec, value.Absent)
		}
	}
	f.sign(&p, r)
	if p.Name == "" {
		p.Name = "unnamed"
	}
	text, err := wire.Encode(&p, wire.Target{System: f.system, Body: wire.BodyAnswer, API: f.api})
	if err != nil {
		panic(err)
	}
	record, err := wire.Decode(text, f.system, wire.ShapeRecord)
	if err != nil {
		panic(fmt.Sprintf("%s: %v", text, err))
	}
	return record
}

// sign gives p the id and stamps of its record.
func (f *fakePlace) sign(p *model.Persona, r *fakeRecord) {
	for _, spec := range field.All() {
		member, isOrigin := strings.CutPrefix(spec.Path, "origin."+string(f.system)+".")
		if !isOrigin {
			continue
		}
		switch member {
		case "id":
			put(p, spec, value.Text(r.id))
		case "created_at", "createdAt":
			put(p, spec, value.Text(r.made))
		case "updated_at", "updatedAt":
			put(p, spec, value.Text(r.at))
		}
	}
}

func (f *fakePlace) List(ctx context.Context, search string, do func(*wire.Imported) error) error {
	if err := f.begin(ctx, "list"); err != nil {
		return err
	}
	f.mutex.Lock()
	var found []*wire.Imported
	for _, r := range f.records {
		if search != "" && !strings.Contains(r.has.Name, search) {
			continue
		}
		record := f.answer(r)
		if f.can.Summaries {
			record = &wire.Imported{System: f.system, Shape: wire.ShapeSummary, Persona: model.Persona{Name: record.Persona.Name}}
			f.sign(&record.Persona, r)
		}
		found = append(found, record)
	}
	f.mutex.Unlock()
	for _, record := range found {
		if err := do(record); err != nil {
			return err
		}
	}
	return f.end("list")
}

// with does something to a record, as one call.
func (f *fakePlace) with(ctx context.Context, call, id string, do func(*fakeRecord) error) (*wire.Imported, error) {
	if err := f.begin(ctx, call); err != nil {
		return nil, err
	}
	f.mutex.Lock()
	var record *wire.Imported
	r := f.find(id)
	if r == nil {
		f.mutex.Unlock()
		return nil, fmt.Errorf("%s: %w", id, ErrNotThere)
	}
	err := do(r)
	if err == nil {
		record = f.answer(r)
	}
	f.mutex.Unlock()
	if err == nil {
		err = f.end(call)
	}
	return record, err
}

func (f *fakePlace) Get(ctx context.Context, id string) (*wire.Imported, error) {
	return f.with(ctx, "get", id, func(*fakeRecord) error { return nil })
}

func (f *fakePlace) Create(ctx context.Context, body []byte) (*wire.Imported, error) {
	if err := f.begin(ctx, "create"); err != nil {
		return nil, err
	}
	p, err := said(body, f.system)
	if err != nil {
		return nil, errors.Join(ErrRefused, err)
	}
	f.mutex.Lock()
	if f.isTaken(p.Name, "") {
		f.mutex.Unlock()
		return nil, fmt.Errorf("name taken: %w", ErrRefused)
	}
	p.EvalStudio.ImageURL = value.Optional[string]{}
	record := f.answer(f.keep(p))
	f.mutex.Unlock()
	return record, f.end("create")
}

func (f *fakePlace) isTaken(name, id string) bool {
	return f.system == model.SystemEvalStudio && slices.ContainsFunc(f.records, func(r *fakeRecord) bool { return r.has.Name == name && r.id != id })
}

// keep makes a record, with what the system fills in.
func (f *fakePlace) keep(p model.Persona) *fakeRecord {
	for _, spec := range field.All() {
		if !carries(f.system, spec) || spec.Of(&p).Get() != value.Absent {
			continue
		}
		switch filled := wire.FeatherDefault(spec.Path, f.api); {
		case (f.system == model.SystemFeather || f.system == model.SystemFeatherOrg) && filled != value.Absent:
			put(&p, spec, filled)
		case spec.Path == "tags" && f.system == model.SystemFeather:
			put(&p, spec, value.FromJSON("[]"))
		case spec.Path == "enabled", spec.Path == "anam.skipGreeting":
			put(&p, spec, value.Bool(spec.Path == "enabled"))
		case spec.Path == "description", spec.Path == "evalstudio.headers", spec.Path == "prompt" && f.system == model.SystemEvalStudio:
			put(&p, spec, value.Null)
		}
	}
	at := f.stamp()
	r := &fakeRecord{id: fmt.Sprintf("r%d", f.clock), has: p, made: at, at: at}
	f.records = append(f.records, r)
	return r
}

func (f *fakePlace) Update(ctx context.Context, id string, body []byte) (*wire.Imported, error) {
	p, err := said(body, f.system)
	if err != nil {
		return nil, errors.Join(ErrRefused, err)
	}
	return f.with(ctx, "update", id, func(r *fakeRecord) error {
		if f.isTaken(p.Name, id) {
			return fmt.Errorf("name taken: %w", ErrRefused)
		}
		for _, spec := range field.All() {
			if v := spec.Of(&p).Get(); v != value.Absent {
				put(&r.has, spec, v)
			}
		}
		r.at = f.stamp()
		return nil
	})
}

func (f *fakePlace) Install(ctx context.Context, id, name string) (*wire.Imported, error) {
	if id != "catalogue" {
		return nil, f.begin(ctx, "install "+id)
	}
	if err := f.begin(ctx, "install"); err != nil {
		return nil, err
	}
	f.mutex.Lock()
	p := field.NewPersona("", name)
	p.Prompt = value.Some("From the catalogue.")
	p.Origin.FeatherOrg.ClonedFromID = value.Some(id)
	record := f.answer(f.keep(p))
	f.mutex.Unlock()
	return record, f.end("install")
}

func (f *fakePlace) Delete(ctx context.Context, id string) error {
	_, err := f.with(ctx, "delete", id, func(r *fakeRecord) error {
		f.records = slices.DeleteFunc(f.records, func(other *fakeRecord) bool { return other == r })
		return nil
	})
	return err
}

func (f *fakePlace) Upload(ctx context.Context, _ string, data []byte) (string, error) {
	if err := f.begin(ctx, "upload"); err != nil {
		return "", err
	}
	f.mutex.Lock()
	id := fmt.Sprintf("image%d.png", len(f.images))
	f.images[id] = string(data)
	f.mutex.Unlock()
	return id, f.end("upload")
}

func (f *fakePlace) Portrait(ctx context.Context, id string) ([]byte, error) {
	if err := f.begin(ctx, "portrait"); err != nil {
		return nil, err
	}
	f.mutex.Lock()
	defer f.mutex.Unlock()
	data, ok := f.images[id]
	if !ok {
		return nil, ErrNotThere
	}
	return []byte(data), f.end("portrait")
}

func assign(tb interface {
	Helper()
	Fatal(args ...any)
}, p *model.Persona, set ...string,
) {
	tb.Helper()
	for _, assignment := range set {
		path, text, _ := strings.Cut(assignment, "=")
		spec, err := field.Lookup(path)
		if err != nil {
			tb.Fatal(err)
		}
		if err := spec.Of(p).Set(value.FromJSON(value.JSON(text))); err != nil {
			tb.Fatal(err)
		}
	}
}
