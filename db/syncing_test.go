package db

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/value"
	"personae/model/wire"
)

// studio is an EvalStudio in memory.
type studio struct {
	sync.Mutex
	records []*model.Persona // as it has them, with ids and stamps
	clock   int
	lost    bool // the next answer to what writes is lost
}

func (s *studio) Can() syncing.Abilities {
	return syncing.Abilities{Read: true, Create: true, Update: true, Delete: true, AtOnce: 2}
}

func (s *studio) stamp() string {
	s.clock++
	return fmt.Sprintf("2026-01-01T00:00:00.%06dZ", s.clock)
}

func (s *studio) find(id string) *model.Persona {
	for _, r := range s.records {
		if r.Origin.EvalStudio.ID.Or("") == id {
			return r
		}
	}
	return nil
}

func answerOf(p *model.Persona) (*wire.Imported, error) {
	text, err := wire.Encode(p, wire.Target{System: model.SystemEvalStudio, Body: wire.BodyAnswer})
	if err != nil {
		return nil, err
	}
	return wire.Decode(text, model.SystemEvalStudio, wire.ShapeRecord)
}

// answer is what a request that writes is answered with.
func (s *studio) answer(p *model.Persona) (*wire.Imported, error) {
	if s.lost {
		s.lost = false
		return nil, fmt.Errorf("the answer was lost: %w", syncing.ErrUnclear)
	}
	return answerOf(p)
}

func (s *studio) Check(context.Context) (string, error) { return "", nil }

func (s *studio) List(_ context.Context, _ string, do func(*wire.Imported) error) error {
	s.Lock()
	records := make([]model.Persona, len(s.records))
	for i, r := range s.records {
		records[i] = *r
	}
	s.Unlock()
	for i := range records {
		record, err := answerOf(&records[i])
		if err == nil {
			err = do(record)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *studio) Get(_ context.Context, id string) (*wire.Imported, error) {
	s.Lock()
	defer s.Unlock()
	if r := s.find(id); r != nil {
		return answerOf(r)
	}
	return nil, fmt.Errorf("no record %s: %w", id, syncing.ErrNotThere)
}

// take changes a record as a body says.
func (s *studio) take(r *model.Persona, body []byte) error {
	said, err := wire.Decode(body, model.SystemEvalStudio, wire.ShapeUpdate)
	if err != nil {
		return err
	}
	for _, other := range s.records {
		if other != r && other.Name == said.Persona.Name {
			return fmt.Errorf("the name %s is taken: %w", other.Name, syncing.ErrRefused)
		}
	}
	r.Name = said.Persona.Name
	for _, of := range []struct{ mine, theirs *value.Optional[string] }{
		{&r.Description, &said.Persona.Description}, {&r.Prompt, &said.Persona.Prompt},
	} {
		if !of.theirs.IsAbsent() {
			*of.mine = *of.theirs
		}
	}
	r.Origin.EvalStudio.UpdatedAt = value.Some(s.stamp())
	return nil
}

func (s *studio) Create(_ context.Context, body []byte) (*wire.Imported, error) {
	s.Lock()
	defer s.Unlock()
	r := &model.Persona{}
	r.Origin.EvalStudio.CreatedAt = value.Some(s.stamp())
	r.Origin.EvalStudio.ID = value.Some("r" + itoa(s.clock))
	if err := s.take(r, body); err != nil {
		return nil, err
	}
	s.records = append(s.records, r)
	return s.answer(r)
}

func (s *studio) Update(_ context.Context, id string, body []byte) (*wire.Imported, error) {
	s.Lock()
	defer s.Unlock()
	r := s.find(id)
	if r == nil {
		return nil, fmt.Errorf("no record %s: %w", id, syncing.ErrNotThere)
	}
	if err := s.take(r, body); err != nil {
		return nil, err
	}
	return s.answer(r)
}

func (s *studio) Install(context.Context, string, string) (*wire.Imported, error) {
	return nil, syncing.ErrCannot
}

func (s *studio) Delete(_ context.Context, id string) error {
	s.Lock()
	defer s.Unlock()
	r := s.find(id)
	if r == nil {
		return fmt.Errorf("no record %s: %w", id, syncing.ErrNotThere)
	}
	s.records = slices.DeleteFunc(s.records, func(x *model.Persona) bool { return x == r })
	_, err := s.answer(r)
	return err
}

func (s *studio) Upload(context.Context, string, []byte) (string, error) {
	return "", syncing.ErrCannot
}

func (s *studio) Portrait(context.Context, string) ([]byte, error) { return nil, syncing.ErrCannot }

// syncer syncs a library with an EvalStudio, in any order with all else.
type syncer struct {
	*machine
	there  *studio
	remote library.Remote
}

// steps are what a machine does, and what is done to both sides.
func (y *syncer) steps() map[string]func() error {
	ctx := context.Background()
	steps := y.machine.steps()
	name := rapid.SampledFrom([]string{"A", "B", "C", "D"})
	steps["lose an answer"] = func() error { y.there.lost = true; return nil }
	steps["add there"] = func() error {
		y.there.lost = false
		_, err := y.there.Create(ctx, []byte(`{"name":"`+name.Draw(y.rt, "name")+`","systemPrompt":"theirs"}`))
		return passing(err)
	}
	of := func(do func(id string) error) func() error {
		return func() error {
			if len(y.there.records) == 0 {
				return nil
			}
			y.there.lost = false
			return passing(do(rapid.SampledFrom(y.there.records).Draw(y.rt, "record").Origin.EvalStudio.ID.Or("")))
		}
	}
	steps["edit there"] = of(func(id string) error {
		_, err := y.there.Update(ctx, id, []byte(`{"name":"`+name.Draw(y.rt, "name")+`","systemPrompt":"`+name.Draw(y.rt, "prompt")+`"}`))
		return err
	})
	steps["delete there"] = of(func(id string) error { return y.there.Delete(ctx, id) })
	steps["sync in"] = func() error { return y.in(y.options()) }
	steps["sync out"] = func() error {
		_, err := syncing.Push(ctx, y.d, y.there, y.options())
		return err
	}
	return steps
}

// passing is nil for what a remote may refuse.
func passing(err error) error {
	if errors.Is(err, syncing.ErrRefused) {
		return nil
	}
	return err
}

func (y *syncer) options() syncing.Options {
	return syncing.Options{
		Scope:  syncing.Scope{Remote: y.remote},
		Delete: rapid.Bool().Draw(y.rt, "delete"),
		Prefer: rapid.SampledFrom([]syncing.Side{"", syncing.PreferMine, syncing.PreferTheirs}).Draw(y.rt, "prefer"),
	}
}

// in pulls; undo takes all of it back, and redo does it again.
func (y *syncer) in(options syncing.Options) error {
	ctx := context.Background()
	before := y.without()
	report, err := syncing.Pull(ctx, y.d, y.there, options)
	if err != nil || report.Operation.ID == 0 {
		return err
	}
	after := whole(y.rt, y.d)
	if op, err := y.d.Undo(ctx); err != nil || op.ID != report.Operation.ID {
		y.rt.Fatalf("undid %+v, %v", op, err)
	}
	if got := differing(before, y.without()); got != "" {
		y.rt.Fatalf("a pull is not undone:\n%s", got)
	}
	if _, err := y.d.Redo(ctx); err != nil {
		y.rt.Fatal(err)
	}
	if got := differing(after, whole(y.rt, y.d)); got != "" {
		y.rt.Fatalf("a pull is not done again:\n%s", got)
	}
	return nil
}

// without is whole without links: those that are only noted are no operation.
func (y *syncer) without() map[string]string {
	all := whole(y.rt, y.d)
	maps.DeleteFunc(all, func(key, _ string) bool { return strings.HasPrefix(key, "link ") })
	return all
}

// compare holds what the library says without asking to what is found by asking.
func (y *syncer) compare() {
	ctx := context.Background()
	var rows []syncing.Row
	if err := syncing.Survey(ctx, y.d, y.there, syncing.Scope{Remote: y.remote}, func(row syncing.Row) error {
		rows = append(rows, row)
		return nil
	}); err != nil {
		y.rt.Fatal(err)
	}
	for _, row := range rows {
		link, err := y.d.Link(ctx, y.remote.Name, row.Persona)
		if errors.Is(err, library.ErrNotFound) || row.State == library.SyncOnlyThere {
			continue
		}
		standings, err2 := y.d.Standings(ctx, []string{row.Persona})
		of := slices.IndexFunc(standings[row.Persona], func(s library.Standing) bool { return s.Remote == y.remote.Name })
		if err != nil || err2 != nil || of < 0 || standings[row.Persona][of].State != row.State {
			y.rt.Fatalf("%s (%s) is said to stand %+v and is %+v, %v, %v", row.Name, link.Record, standings[row.Persona], row, err, err2)
		}
	}
}

// TestSyncingWithTheLog does anything to a library and an EvalStudio in any order, with
// answers that are lost and restarts: each pull is undone and done again whole, what the
// library says of how it stands is what is found, no intent is left behind, and all of it
// is undone to the start.
func TestSyncingWithTheLog(t *testing.T) {
	folder := memoryDir(t)
	count := 0
	rapid.Check(t, func(rt *rapid.T) {
		count++
		m := &machine{rt: rt, path: fmt.Sprintf("%s/%d.db", folder, count), now: newClock()}
		m.d = m.open()
		defer func() { _ = m.d.Close() }()
		y := &syncer{machine: m, there: &studio{}, remote: library.Remote{
			Name: "studio", System: model.SystemEvalStudio, URL: "http://localhost:3000", Project: "Default", ProjectID: "p",
		}}
		if err := m.d.SaveRemote(t.Context(), y.remote); err != nil {
			rt.Fatal(err)
		}
		first := y.without()
		actions := map[string]func(*rapid.T){"": func(*rapid.T) {}}
		for name, step := range y.steps() {
			actions[name] = func(rt *rapid.T) {
				m.rt = rt
				if err := step(); err != nil && !refused(err) {
					rt.Fatal(err)
				}
			}
		}
		rt.Repeat(actions)
		m.rt = rt
		y.there.lost = false
		m.restart() // so that what was lost is looked after
		if err := y.in(syncing.Options{Scope: syncing.Scope{Remote: y.remote}}); err != nil {
			rt.Fatal(err)
		}
		if left, err := collect(t.Context(), m.d.read, scanIntent, "SELECT "+intentColumns+" FROM intents"); err != nil || len(left) > 0 {
			rt.Fatalf("%d intents are left behind, %v", len(left), err)
		}
		y.compare()
		for {
			if _, err := m.d.Undo(t.Context()); errors.Is(err, library.ErrNothing) {
				break
			} else if err != nil {
				rt.Fatal(err)
			}
		}
		if got := differing(y.without(), first); got != "" {
			rt.Fatalf("undone to the start:\n%s", got)
		}
		wantSound(t, m.d)
	})
}
