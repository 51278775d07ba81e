package syncing

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"personae/model"
	"personae/model/field/fieldtest"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// world is a library beside a remote.
type world struct {
	*fakeBook
	*fakePlace
	remote library.Remote
}

func newWorld(system model.System) *world {
	place := newPlace(system, wire.API187)
	return &world{newBook(), place, library.Remote{Name: "there", System: system, Project: "Default"}}
}

// there makes a record, here a persona; linked links both with what they have in common.
func (w *world) there(tb testing.TB, name string, set ...string) *fakeRecord {
	tb.Helper()
	p := w.persona(tb, name, set...)
	return w.keep(p)
}

func (w *world) here(tb testing.TB, name string, set ...string) string {
	tb.Helper()
	return w.save(w.persona(tb, name, set...))
}

func (w *world) persona(tb testing.TB, name string, set ...string) model.Persona {
	tb.Helper()
	p := fieldtest.Build(tb, append([]string{
		`mrassistant.specialist_type="billing"`, `mrassistant.agent_id="0198f0c2-0000-4000-8000-000000000000"`, `anam.skipGreeting=true`,
	}, set...)...)
	p.Name = name
	return p
}

func (w *world) linked(tb testing.TB, name string) (persona string, record *fakeRecord) {
	tb.Helper()
	persona, record = w.here(tb, name), w.there(tb, name)
	w.link(tb, persona, record)
	return persona, record
}

func (w *world) link(tb testing.TB, persona string, record *fakeRecord) {
	tb.Helper()
	answer := w.answer(record)
	p := w.personas[persona].Persona
	base, err := inTerms(answer, w.api, &p)
	if err != nil {
		tb.Fatal(err)
	}
	w.fakeBook.linked[record.id] = persona
	w.links[persona] = library.Link{Remote: w.remote.Name, Persona: persona, Record: record.id, Base: base, Stamp: Stamp(answer)}
}

// change sets fields of a persona and of a record.
func (w *world) change(tb testing.TB, persona string, set ...string) {
	tb.Helper()
	p := w.personas[persona].Persona
	assign(tb, &p, set...)
	w.save(p)
}

func (w *world) changeThere(tb testing.TB, r *fakeRecord, set ...string) {
	tb.Helper()
	assign(tb, &r.has, set...)
	r.at = w.stamp()
}

func (w *world) rows(tb testing.TB, scope Scope) []Row {
	tb.Helper()
	scope.Remote = w.remote
	var rows []Row
	if err := Survey(context.Background(), w.fakeBook, w.fakePlace, scope, func(r Row) error { rows = append(rows, r); return nil }); err != nil {
		tb.Fatal(err)
	}
	return rows
}

// lines are rows in short: "≠ Name description|tags".
func lines(rows []Row) []string {
	var lines []string
	for _, r := range rows {
		line := r.State.Sign() + " " + r.Name
		if r.Deleted {
			line += " deleted"
		}
		if len(r.Mine)+len(r.Theirs) > 0 {
			line += " " + strings.Join(paths(r.Mine), ",") + "|" + strings.Join(paths(r.Theirs), ",")
		}
		lines = append(lines, line)
	}
	return lines
}

func expect(tb testing.TB, got []string, want ...string) {
	tb.Helper()
	if !slices.Equal(got, want) {
		tb.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// states makes one of each state.
func states(t *testing.T, w *world) {
	t.Helper()
	w.linked(t, "same")
	mine, _ := w.linked(t, "mine")
	w.change(t, mine, `description="mine"`)
	_, theirs := w.linked(t, "theirs")
	w.changeThere(t, theirs, `description="theirs"`)
	both, record := w.linked(t, "both")
	w.change(t, both, `description="mine"`)
	w.changeThere(t, record, `description="theirs"`)
	trashed, _ := w.linked(t, "trashed")
	w.trash(trashed)
	w.there(t, "new there")
	w.here(t, "new here")
	_, gone := w.linked(t, "gone")
	w.records = slices.DeleteFunc(w.records, func(r *fakeRecord) bool { return r == gone })
	w.here(t, "same name")
	w.there(t, "same name")
	w.here(t, "other text")
	w.there(t, "other text", `description="theirs"`)
	from := w.there(t, "of its origin")
	id := w.here(t, "renamed")
	p := w.personas[id].Persona
	w.sign(&p, from)
	w.save(p)
	elsewhere := w.here(t, "elsewhere")
	p = w.personas[elsewhere].Persona
	p.Project = "Other"
	w.save(p)
	if w.remote.System == model.SystemFeatherOrg || w.remote.System == model.SystemFeather {
		w.change(t, w.here(t, "not ready"), `prompt=""`)
	}
}

// TestSurveyStates: every state, in the order of the remote and then by name.
func TestSurveyStates(t *testing.T) {
	for _, system := range []model.System{model.SystemFeatherOrg, model.SystemEvalStudio, model.SystemAnam} {
		t.Run(string(system), func(t *testing.T) {
			w := newWorld(system)
			states(t, w)
			want := []string{
				"= same", "↑ mine description|", "↓ theirs |description", "≠ both description|description", "- trashed deleted", "- new there",
				"= same name", "? other text |description", "? renamed |name", "+ gone deleted", "+ new here",
			}
			if system == model.SystemFeatherOrg {
				want = append(want, "+ not ready")
			}
			rows := w.rows(t, Scope{})
			expect(t, lines(rows), want...)
			if row := rows[len(rows)-1]; system == model.SystemFeatherOrg && row.Why != "Feather organisation needs a prompt." {
				t.Errorf("why: %q", row.Why)
			}
			// all are linked but those that were only found by their name or origin
			if w.seen["p1"] != library.SyncSame || w.seen["p3"] != library.SyncThere || w.seen["p4"] != library.SyncThere || w.seen["p7"] != library.SyncOnlyHere {
				t.Errorf("seen: %v", w.seen)
			}
			wantGets := 0
			if system == model.SystemAnam { // two changed, and of four there is no link
				wantGets = 2 + 4
			}
			if w.fakePlace.calls["list"] != 1 || w.fakePlace.calls["get"] != wantGets {
				t.Errorf("requests: %v", w.fakePlace.calls)
			}
		})
	}
}

// TestSurveyOfAFew asks for these alone.
func TestSurveyOfAFew(t *testing.T) {
	w := newWorld(model.SystemFeatherOrg)
	states(t, w)
	expect(t, lines(w.rows(t, Scope{Personas: []string{"p2", "p6"}, Records: []string{w.records[5].id}})),
		"↑ mine description|", "+ new here", "- new there")
	if w.fakePlace.calls["get"] != 2 || w.fakePlace.calls["list"] != 1 { // by name, for who is not linked
		t.Errorf("requests: %v", w.fakePlace.calls)
	}
	var all []string
	for id := range w.personas {
		all = append(all, id)
	}
	if rows := w.rows(t, Scope{Personas: all}); len(rows) != len(all) || w.fakePlace.calls["list"] != 2 || w.fakePlace.calls["get"] != 2 {
		t.Errorf("of many: %v, %v", lines(rows), w.fakePlace.calls)
	}
}

// TestSurveyWithoutReading says what was sent last.
func TestSurveyWithoutReading(t *testing.T) {
	w := newWorld(model.SystemMrAssistant)
	w.can.Read = false
	id, _ := w.linked(t, "sent")
	w.linked(t, "same")
	w.change(t, id, `description="mine"`)
	w.here(t, "new here")
	rows := w.rows(t, Scope{})
	expect(t, lines(rows), "+ new here", "= same", "↑ sent description|")
	if len(w.fakePlace.calls) > 0 || !strings.Contains(rows[2].Why, "what was sent last") || len(w.seen) > 0 {
		t.Errorf("%v, %q, %v", w.fakePlace.calls, rows[2].Why, w.seen)
	}
}

// TestSurveyOfSameNames: a record belongs to who came from it, whoever else has its name;
// two records of one name are not both of one persona.
func TestSurveyOfSameNames(t *testing.T) {
	w := newWorld(model.SystemFeatherOrg)
	first := w.there(t, "Twin")
	second := w.there(t, "Twin")
	p := w.persona(t, "Twin")
	w.sign(&p, second)
	id := w.save(p)
	rows := w.rows(t, Scope{})
	if len(rows) != 2 || rows[0].Record != second.id || rows[0].Persona != id || rows[1].Record != first.id || rows[1].Persona != "" {
		t.Errorf("%+v", rows)
	}
	w.records = w.records[:1]
	if rows = w.rows(t, Scope{}); len(rows) != 1 || rows[0].Persona != id || rows[0].Record != first.id {
		t.Errorf("of another account: %+v", rows)
	}
}

// TestSurveyStops with the first error, and when it is told to.
func TestSurveyStops(t *testing.T) {
	w := newWorld(model.SystemAnam)
	for i := range 20 {
		w.there(t, fmt.Sprint(i))
	}
	w.fakePlace.before = func(call string) error {
		if call == "get" && w.count(call) >= 5 {
			return ErrLater
		}
		return nil
	}
	given := 0
	err := Survey(context.Background(), w.fakeBook, w.fakePlace, Scope{Remote: w.remote}, func(Row) error { given++; return nil })
	if err != ErrLater || given > 4 || w.fakePlace.calls["get"] == 20 { //nolint:errorlint // as it is
		t.Errorf("%v after %d, %v", err, given, w.fakePlace.calls)
	}
	ctx, stop := context.WithCancel(context.Background())
	w.fakePlace.before = nil
	if err := Survey(ctx, w.fakeBook, w.fakePlace, Scope{Remote: w.remote}, func(Row) error { stop(); return nil }); err == nil {
		t.Error("it did not stop")
	}
}

// TestLook reads both sides again.
func TestLook(t *testing.T) {
	w := newWorld(model.SystemAnam)
	id, record := w.linked(t, "both")
	w.change(t, id, `description="mine"`, `anam.initialMessage="hello"`)
	w.changeThere(t, record, `prompt="theirs"`)
	pair, err := Look(context.Background(), w.fakeBook, w.fakePlace, w.remote, Row{Persona: id, Record: record.id})
	if err != nil || pair.State != library.SyncBoth || pair.Revision != 2 || pair.There.Prompt != value.Some("theirs") || pair.Base.Description == pair.Here.Description {
		t.Errorf("%+v, %v", pair.Row, err)
	}
}

// TestSurveyPairsWhoIsTheSame only where it is told to, and from then on it is known what
// either changed.
func TestSurveyPairsWhoIsTheSame(t *testing.T) {
	w := newWorld(model.SystemEvalStudio)
	id := w.here(t, "Caller")
	w.there(t, "Caller")
	w.there(t, "Other")
	look := func(pairs bool) (states []library.SyncState) {
		t.Helper()
		err := Survey(t.Context(), w.fakeBook, w.fakePlace, Scope{Remote: w.remote, Pairs: pairs}, func(row Row) error {
			states = append(states, row.State)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return states
	}
	if look(false); len(w.links) != 0 {
		t.Errorf("a look linked %v", w.links)
	}
	if look(true); len(w.links) != 1 {
		t.Errorf("linked %v", w.links)
	}
	w.change(t, id, `description="Hurried."`)
	if got := look(false); !slices.Equal(got, []library.SyncState{library.SyncHere, library.SyncOnlyThere}) {
		t.Errorf("they stand %v", got)
	}
}
