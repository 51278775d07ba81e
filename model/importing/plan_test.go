package importing

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// read reads one record.
func read(t *testing.T, from model.System, text string) *wire.Imported {
	t.Helper()
	record, err := wire.NewReader(strings.NewReader(text), "", wire.Options{From: from}).Next()
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return record
}

// mustImport takes a record and expects an outcome.
func mustImport(t *testing.T, s *shelf, record *wire.Imported, o Options, want Outcome) Item {
	t.Helper()
	item, err := Import(s, record, o)
	if err != nil {
		t.Fatal(err)
	}
	if item.Outcome != want {
		t.Fatalf("got %s (%s), want %s", item.Outcome, item.Why, want)
	}
	if (want == OutcomeClash || want == OutcomeRefused || want == OutcomeSkipped) && len(item.Why) < 20 {
		t.Errorf("%s says too little: %q", want, item.Why)
	}
	return item
}

// names lists who is in the library.
func (s *shelf) names() string {
	var out []string
	for _, r := range s.records {
		if !r.Trashed {
			out = append(out, r.Persona.Project+"/"+r.Persona.Name)
		}
	}
	return strings.Join(out, ", ")
}

const (
	featherA  = `{"id":"f-1","name":"A","description":null,"body":"x","tags":[],"traits":{},"behavior_config":{},"created_by":null,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}`
	featherA2 = `{"id":"f-2","name":"A","description":null,"body":"y","tags":[],"traits":{},"behavior_config":{},"created_by":null,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}`
	featherB  = `{"id":"f-1","name":"B","description":null,"body":"x","tags":[],"traits":{},"behavior_config":{},"created_by":null,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}`
)

func TestWhereANewRecordGoes(t *testing.T) {
	for _, c := range []struct {
		from    model.System
		text    string
		project string
		want    string
	}{
		{model.SystemFeather, featherA, "", "Default/A"},
		{model.SystemFeather, featherA, "Clinic", "Clinic/A"},
		{model.SystemPersonae, `{"name":"A","project":"Own"}`, "", "Own/A"},
		{model.SystemPersonae, `{"name":"A","project":"Own"}`, "Clinic", "Clinic/A"},
		{model.SystemPersonae, `{"name":"A","id":"no uuid"}`, "", "Default/A"},
	} {
		s := &shelf{}
		item := mustImport(t, s, read(t, c.from, c.text), Options{Project: c.project}, OutcomeNew)
		if got := s.names(); got != c.want || item.ID == "" || !model.IsUUID(item.ID) {
			t.Errorf("%s: %s as %s", c.text, got, item.ID)
		}
	}
}

func TestClashes(t *testing.T) {
	for _, c := range []struct {
		clash Clash
		want  Outcome
		names string
	}{
		{"", OutcomeClash, "Default/A"},
		{ClashFail, OutcomeClash, "Default/A"},
		{ClashSkip, OutcomeSkipped, "Default/A"},
		{ClashUpdate, OutcomeUpdated, "Default/A"},
		{ClashCopy, OutcomeNew, "Default/A, Default/A (2)"},
	} {
		t.Run(string(c.clash), func(t *testing.T) {
			s := &shelf{}
			mine := field.NewPersona("Default", "A")
			if _, err := s.Put(library.Put{Persona: mine}); err != nil {
				t.Fatal(err)
			}
			mustImport(t, s, read(t, model.SystemFeather, featherA), Options{OnClash: c.clash}, c.want)
			if got := s.names(); got != c.names {
				t.Errorf("got %s", got)
			}
			// Another of the same name, under another id, is another record.
			want := map[Clash]Outcome{ClashSkip: OutcomeSkipped, ClashUpdate: OutcomeClash, ClashCopy: OutcomeNew}[c.clash]
			if want == "" {
				want = OutcomeClash
			}
			mustImport(t, s, read(t, model.SystemFeather, featherA2), Options{OnClash: c.clash}, want)
		})
	}
}

// A request's body names no record, so it belongs to the persona of its name, also
// where that came from a record of the system.
func TestABodyUpdatesThePersonaOfItsName(t *testing.T) {
	s := &shelf{}
	mustImport(t, s, read(t, model.SystemFeather, featherA), Options{}, OutcomeNew)
	item := mustImport(t, s, read(t, model.SystemFeather, `{"name":"A","body":"edited"}`), Options{OnClash: ClashUpdate}, OutcomeUpdated)
	if now, _, _ := s.ByID(item.ID); now.Persona.Prompt.Or("") != "edited" || now.Persona.Origin.Feather.ID.Or("") != "f-1" {
		t.Errorf("%+v", now.Persona)
	}
}

// A system's record says nothing of our projects: the one persona of its name is
// meant, and of several the user says which.
func TestABodyFindsItsPersonaInAnyProject(t *testing.T) {
	s := &shelf{}
	mustImport(t, s, read(t, model.SystemFeather, featherA), Options{Project: "Clinic"}, OutcomeNew)
	body := `{"name":"A","body":"edited"}`
	item := mustImport(t, s, read(t, model.SystemFeather, body), Options{OnClash: ClashUpdate}, OutcomeUpdated)
	if item.Project != "Clinic" || s.names() != "Clinic/A" {
		t.Errorf("%s, %s", item.Project, s.names())
	}
	mustImport(t, s, read(t, model.SystemFeather, body), Options{Project: "Bank", OnClash: ClashUpdate}, OutcomeNew)
	item = mustImport(t, s, read(t, model.SystemFeather, body), Options{OnClash: ClashUpdate}, OutcomeClash)
	if !strings.Contains(item.Why, "Clinic, Bank") {
		t.Error(item.Why)
	}
	mustImport(t, s, read(t, model.SystemFeather, body), Options{}, OutcomeNew)
}

func TestARecordThatIsRenamed(t *testing.T) {
	for _, c := range []struct {
		clash Clash
		want  Outcome
		names string
	}{
		{ClashFail, OutcomeClash, "Default/A, Default/B"},
		{ClashSkip, OutcomeSkipped, "Default/A, Default/B"},
		{ClashUpdate, OutcomeUnchanged, "Default/A, Default/B"},
		{ClashCopy, OutcomeUpdated, "Default/B (2), Default/B"},
	} {
		t.Run(string(c.clash), func(t *testing.T) {
			s := &shelf{}
			mustImport(t, s, read(t, model.SystemFeather, featherA), Options{}, OutcomeNew)
			if _, err := s.Put(library.Put{Persona: field.NewPersona("Default", "B")}); err != nil {
				t.Fatal(err)
			}
			item := mustImport(t, s, read(t, model.SystemFeather, featherB), Options{OnClash: c.clash}, c.want)
			if got := s.names(); got != c.names || item.Why == "" {
				t.Errorf("got %s, because %q", got, item.Why)
			}
		})
	}
	s := &shelf{}
	mustImport(t, s, read(t, model.SystemFeather, featherA), Options{}, OutcomeNew)
	item := mustImport(t, s, read(t, model.SystemFeather, featherB), Options{}, OutcomeUpdated)
	if s.names() != "Default/B" || len(item.Changes) != 1 || item.Changes[0].Path != "name" {
		t.Errorf("got %s by %v", s.names(), item.Changes)
	}
}

func TestACopyIsKnownAgain(t *testing.T) {
	for _, name := range []string{"A", "Caller (angry) (2)", strings.Repeat("é", 255)} {
		s := &shelf{}
		record := strings.Replace(featherA, `"name":"A"`, `"name":"`+name+`"`, 1)
		if _, err := s.Put(library.Put{Persona: field.NewPersona("Default", name)}); err != nil {
			t.Fatal(err)
		}
		mustImport(t, s, read(t, model.SystemFeather, record), Options{OnClash: ClashCopy}, OutcomeNew)
		copied := s.names()
		for _, clash := range Clashes {
			mustImport(t, s, read(t, model.SystemFeather, record), Options{OnClash: clash}, OutcomeUnchanged)
		}
		if s.names() != copied || name == "A" && copied != "Default/A, Default/A (2)" {
			t.Error(s.names())
		}
	}
}

func TestOurOwnDocumentIsWhole(t *testing.T) {
	s := &shelf{}
	p := field.NewPersona("Default", "A")
	p.ID, p.Traits = "0198f0c2-0000-7000-8000-00000000000a", value.Some(value.JSON(`{"a":1}`))
	record, err := s.Put(library.Put{Persona: p})
	if err != nil {
		t.Fatal(err)
	}
	item := mustImport(t, s, read(t, model.SystemPersonae, `{"id":"`+p.ID+`","name":"A","project":"Elsewhere"}`), Options{}, OutcomeUpdated)
	now, _, _ := s.ByID(p.ID)
	if now.Persona.Project != "Default" || !now.Persona.Traits.IsAbsent() || len(item.Kept) != 0 || now.Revision != record.Revision+1 {
		t.Errorf("%+v, kept %v", now, item.Kept)
	}
	// One in the trash keeps its id; the document comes in beside it.
	s.records[0].Trashed = true
	item = mustImport(t, s, read(t, model.SystemPersonae, `{"id":"`+p.ID+`","name":"A"}`), Options{}, OutcomeNew)
	if item.ID == p.ID {
		t.Error("the trash lost its id")
	}
}

func TestRefusals(t *testing.T) {
	s := &shelf{}
	for _, text := range []string{`{"body":"x"}`, `{"name":" ","body":"x"}`, `{"name":"","body":"x"}`} {
		mustImport(t, s, read(t, model.SystemFeather, text), Options{}, OutcomeRefused)
	}
	readError := &wire.ReadError{Name: "a.json", Record: 3, Path: "traits", Reason: "the text ends too soon"}
	item := Refused("a.json", fmt.Errorf("wrapped: %w", readError))
	if item.Number != 3 || item.Why != "traits: the text ends too soon" || item.Outcome != OutcomeRefused {
		t.Errorf("%+v", item)
	}
	if item := Refused("a.json", errors.New("other")); item.Why != "other" {
		t.Errorf("%+v", item)
	}
}

func TestTheLibrarysErrorsEndIt(t *testing.T) {
	boom := errors.New("disk full")
	for _, text := range []string{featherA, `{"name":"A","body":"x"}`} {
		s := &shelf{}
		mustImport(t, s, read(t, model.SystemFeather, text), Options{}, OutcomeNew)
		s.err = boom
		for _, clash := range Clashes {
			if _, err := Import(s, read(t, model.SystemFeather, text), Options{OnClash: clash}); !errors.Is(err, boom) {
				t.Errorf("%s: got %v", clash, err)
			}
		}
	}
}

// TestAnUpdateReportsWhatItTook: who the persona is here stays, so it is not exact.
func TestAnUpdateReportsWhatItTook(t *testing.T) {
	s := &shelf{}
	mustImport(t, s, read(t, model.SystemPersonae, `{"project":"Here","name":"A","prompt":"x","created_at":"2020-01-01T00:00:00Z"}`), Options{}, OutcomeNew)
	theirs := `{"id":"0199cd1f-0000-7000-8000-000000000001","project":"Here","name":"A","prompt":"y","created_at":"2021-01-01T00:00:00Z","updated_at":"2021-01-01T00:00:00Z"}`
	item := mustImport(t, s, read(t, model.SystemPersonae, theirs), Options{OnClash: ClashUpdate}, OutcomeUpdated)
	var exact []string
	for _, f := range item.Report {
		if f.Kind == wire.KindExact {
			exact = append(exact, f.Path)
		}
	}
	if got := strings.Join(exact, " "); got != "project name prompt" {
		t.Errorf("it reports as exact %q", got)
	}
}
