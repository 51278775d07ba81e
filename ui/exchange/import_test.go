package exchange_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/db"
	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/importing"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
	"personae/ui/exchange"
)

// open makes an empty library in a folder of the test.
func open(tb testing.TB) *db.DB {
	tb.Helper()
	d, err := db.Open(context.Background(), filepath.Join(tb.TempDir(), "library.db"), db.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = d.Close() })
	return d
}

// source reads a text.
func source(name, text string) exchange.Source {
	return exchange.Source{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

// outcomes runs an import and lists what became of each record.
func outcomes(t *testing.T, d *db.DB, job exchange.Job) (string, exchange.Result, error) {
	t.Helper()
	var out []string
	job.Each = func(item importing.Item) error {
		out = append(out, fmt.Sprintf("%s#%d %s", item.Source, item.Number, item.Outcome))
		return nil
	}
	result, err := exchange.Import(t.Context(), d, job)
	return strings.Join(out, ", "), result, err
}

func TestImport(t *testing.T) {
	d := open(t)
	job := exchange.Job{
		Sources: []exchange.Source{source("a", `[{"name":"A","body":"x"},{"name":"B","body":"y"}]`), source("b", `{"name":"C","body":"z"}`)},
		Read:    wire.Options{From: model.SystemFeather},
	}
	dry := job
	dry.Dry = true
	got, result, err := outcomes(t, d, dry)
	if err != nil || got != "a#1 new, a#2 new, b#1 new" || result.Operation.ID != 0 || result.Counts.Total() != 3 {
		t.Fatalf("%s, %+v, %v", got, result, err)
	}
	if ids, _ := d.IDs(t.Context(), library.Query{}); len(ids) != 0 {
		t.Fatal("a dry run wrote")
	}
	if _, result, err = outcomes(t, d, job); err != nil || result.Operation.Personas != 3 || result.Operation.Label != "Imported 3 personas" {
		t.Fatalf("%+v, %v", result, err)
	}
	got, _, err = outcomes(t, d, job)
	if !errors.Is(err, library.ErrNameTaken) || got != "a#1 clash, a#2 clash, b#1 clash" {
		t.Fatalf("%s, %v", got, err)
	}
	job.Sources = append(job.Sources, source("c", `{"name":5}`))
	_, _, err = outcomes(t, d, job)
	var stopped *exchange.StoppedError
	if !errors.Is(err, library.ErrInvalid) || errors.Is(err, library.ErrNameTaken) || !errors.As(err, &stopped) || stopped.Refused != 1 || stopped.Clashes != 3 {
		t.Fatalf("%v", err)
	}
}

func TestImportStopsForItsCaller(t *testing.T) {
	d := open(t)
	boom := errors.New("enough")
	many := strings.Repeat(`{"name":"A","body":"x"} `, 3)
	_, err := exchange.Import(t.Context(), d, exchange.Job{
		Sources: []exchange.Source{source("a", many)}, Read: wire.Options{From: model.SystemFeather},
		Each: func(importing.Item) error { return boom },
	})
	if !errors.Is(err, boom) {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = exchange.Import(ctx, d, exchange.Job{
		Sources: []exchange.Source{source("a", many)}, Read: wire.Options{From: model.SystemFeather},
		Options: importing.Options{OnClash: importing.ClashCopy},
		Each:    func(importing.Item) error { cancel(); return nil },
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if ids, _ := d.IDs(t.Context(), library.Query{}); len(ids) != 0 {
		t.Errorf("%d came in", len(ids))
	}
}

// interrupted does something else once the first bytes were read.
type interrupted struct {
	io.Reader
	meanwhile func()
}

func (i *interrupted) Read(p []byte) (int, error) {
	n, err := i.Reader.Read(p[:min(len(p), 10)])
	if do := i.meanwhile; do != nil {
		i.meanwhile = nil
		do()
	}
	return n, err
}

// TestOthersWriteWhileADryRunReads: a source may be slow, a pipe or a disk on
// the network, and another editor saves meanwhile.
func TestOthersWriteWhileADryRunReads(t *testing.T) {
	d := open(t)
	other, err := db.Open(t.Context(), d.Info().Path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	saved := errors.New("nothing was read")
	slow := &interrupted{strings.NewReader(`{"name":"A","body":"x"} {"name":"B","body":"y"}`), func() {
		_, saved = other.Write(t.Context(), library.OperationCreate, "Created B", []library.Put{{Persona: field.NewPersona("Default", "B")}})
	}}
	got, result, err := outcomes(t, d, exchange.Job{
		Sources: []exchange.Source{{Name: "a", Open: func() (io.ReadCloser, error) { return io.NopCloser(slow), nil }}},
		Read:    wire.Options{From: model.SystemFeather}, Dry: true,
	})
	if saved != nil {
		t.Errorf("another editor could not save: %v", saved)
	}
	if err != nil || got != "a#1 new, a#2 new" || result.Operation.ID != 0 {
		t.Errorf("%s, %+v, %v", got, result, err)
	}
	if ids, err := d.IDs(t.Context(), library.Query{}); err != nil || len(ids) != 1 {
		t.Errorf("%d personas, %v", len(ids), err)
	}
}

// TestADryRunSaysWhatTheImportWillDo: whatever is in the library and in the
// file.
func TestADryRunSaysWhatTheImportWillDo(t *testing.T) {
	folder, runs := t.TempDir(), 0
	rapid.Check(t, func(rt *rapid.T) {
		runs++
		d, err := db.Open(t.Context(), filepath.Join(folder, fmt.Sprintf("%d.db", runs)), db.Options{})
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = d.Close() }()
		job := exchange.Job{Read: wire.Options{From: model.SystemFeather}}
		job.Sources, job.Options.OnClash = []exchange.Source{source("here", drawRecords(rt))}, importing.ClashCopy
		decisions(t, d, job)
		if ids, err := d.IDs(t.Context(), library.Query{}); err == nil && rapid.Bool().Draw(rt, "delete") {
			if _, err := d.Delete(t.Context(), []string{rapid.SampledFrom(ids).Draw(rt, "deleted")}); err != nil {
				rt.Fatal(err)
			}
		}
		job.Sources[0] = source("new", drawRecords(rt))
		job.Options.OnClash = rapid.SampledFrom(importing.Clashes).Draw(rt, "on clash")
		job.Options.Project = rapid.SampledFrom([]string{"", "Clinic"}).Draw(rt, "project")
		job.Dry = true
		would := decisions(t, d, job)
		job.Dry = false
		if did := decisions(t, d, job); did != would {
			rt.Fatalf("the import does\n%s\nand the dry run said\n%s", did, would)
		}
	})
}

// drawRecords draws a file of Feather's answers that get into each other's way.
func drawRecords(t *rapid.T) string {
	var out strings.Builder
	for range rapid.IntRange(1, 5).Draw(t, "records") {
		fmt.Fprintf(&out, `{"id":"f-%d","name":%q,"description":null,"body":"%d","tags":[],"traits":{},"behavior_config":{},`+
			`"created_by":null,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"} `,
			rapid.IntRange(1, 3).Draw(t, "id"), rapid.SampledFrom([]string{"A", "B", "A (2)"}).Draw(t, "name"), rapid.IntRange(1, 2).Draw(t, "body"))
	}
	return out.String()
}

// decisions runs an import and tells what became of each record, all but the ids
// of new personas, which are chance.
func decisions(t *testing.T, d *db.DB, job exchange.Job) string {
	t.Helper()
	var out strings.Builder
	chance := map[string]int{}
	job.Each = func(item importing.Item) error {
		if _, known := chance[item.ID]; !known {
			chance[item.ID] = len(chance)
		}
		fmt.Fprintf(&out, "%d %s %d %s/%s %s %v\n", item.Number, item.Outcome, chance[item.ID], item.Project, item.Name, item.Why, item.Changes)
		return nil
	}
	result, err := exchange.Import(t.Context(), d, job)
	fmt.Fprint(&out, result.Counts, result.More, err)
	return out.String()
}

// broken fails in the middle.
type broken struct{ io.Reader }

func (b broken) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p[:min(len(p), 10)])
	if err != nil {
		return n, errors.New("the disk does not answer")
	}
	return n, nil
}

func TestADiskThatFailsIsNoFaultOfTheRecord(t *testing.T) {
	d := open(t)
	failing := exchange.Source{Name: "a", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(broken{strings.NewReader(`{"name":"A","body":"x"} {"na`)}), nil
	}}
	_, err := exchange.Import(t.Context(), d, exchange.Job{Sources: []exchange.Source{failing}, Read: wire.Options{From: model.SystemFeather}})
	if err == nil || errors.Is(err, library.ErrInvalid) || !strings.Contains(err.Error(), "does not answer") {
		t.Errorf("got %v", err)
	}
}

func TestJoin(t *testing.T) {
	p := field.NewPersona("Default", "A")
	p.Prompt = value.Some("x")
	write := func(target wire.Target, n int) string {
		var list []exchange.Exported
		for range n {
			e, err := exchange.Export(t.Context(), nil, &p, target)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, e)
		}
		return string(exchange.Join(list, target, false))
	}
	for _, c := range []struct {
		target wire.Target
		n      int
		start  string
		count  string
	}{
		{wire.Target{System: model.SystemFeather}, 1, "{\n", `"name"`},
		{wire.Target{System: model.SystemFeather}, 2, `{"name":`, `"name"`},
		{wire.Target{System: model.SystemFeather, Body: wire.BodyAnswer}, 2, "[\n  {\n", `"name"`},
		{wire.Target{System: model.SystemEvalStudio}, 1, "{\n", `"name"`},
		{wire.Target{System: model.SystemEvalStudio, Body: wire.BodyUpdate}, 1, "{\n", `"name"`},
		{wire.Target{System: model.SystemPersonae}, 2, "[\n  {\n", `"project"`},
		{wire.Target{System: model.SystemAnam, Body: wire.BodyCurl}, 2, "curl ", "curl "},
		{wire.Target{System: model.SystemEvalStudio, Body: wire.BodyCurl}, 1, "curl ", "curl "},
		{wire.Target{System: model.SystemFeather, Body: wire.BodyAnswer}, 0, "[]\n", `"name"`},
	} {
		got := write(c.target, c.n)
		if !strings.HasPrefix(got, c.start) || strings.Count(got, c.count) != c.n || !strings.HasSuffix(got, "\n") || strings.HasSuffix(got, "\n\n") {
			t.Errorf("%+v × %d: %s", c.target, c.n, got)
		}
	}
}

func TestJoinWritesEvalStudiosFileToTheByte(t *testing.T) {
	const file = `[
  {
    "id": "b",
    "name": "B",
    "createdAt": "2026-01-28T10:00:00.000Z",
    "updatedAt": "2026-01-28T10:00:00.000Z",
    "imageUrl": "b.png"
  }
]`
	var list []exchange.Exported
	for record, err := range wire.NewReader(strings.NewReader(file), "", wire.Options{}).All() {
		if err != nil {
			t.Fatal(err)
		}
		e, err := exchange.Export(t.Context(), nil, &record.Persona, wire.Target{System: model.SystemEvalStudio, Body: wire.BodyAnswer})
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, e)
	}
	if got := string(exchange.Join(list, wire.Target{System: model.SystemEvalStudio, Body: wire.BodyAnswer}, false)); got != file {
		t.Errorf("got\n%s", got)
	}
	e, target := list[0], wire.Target{System: model.SystemFeather}
	if got := string(exchange.Join([]exchange.Exported{e, e}, target, true)); strings.Count(got, "\n") != 2 || strings.Contains(got, ": ") {
		t.Errorf("lines: %s", got)
	}
	if got := string(exchange.Join(nil, target, false)); got != "" {
		t.Errorf("nobody: %q", got)
	}
}

func TestRefusedAll(t *testing.T) {
	p := field.NewPersona("Default", "A")
	e, err := exchange.Export(t.Context(), nil, &p, wire.Target{System: model.SystemMrAssistant})
	if err != nil || len(e.Refused) == 0 {
		t.Fatalf("%+v, %v", e, err)
	}
	err = exchange.RefusedAll(model.SystemMrAssistant, []exchange.Exported{e, {Name: "fine"}})
	if !errors.Is(err, library.ErrInvalid) || !strings.Contains(err.Error(), "A: mrassistant.agent_id") {
		t.Errorf("got %v", err)
	}
	if err := exchange.RefusedAll(model.SystemFeather, []exchange.Exported{{Name: "fine"}}); err != nil {
		t.Errorf("got %v", err)
	}
	if _, err := exchange.Export(t.Context(), nil, &p, wire.Target{System: "nobody"}); err == nil {
		t.Error("nobody takes it")
	}
}

func TestImportLeavesOutWhatIsRefused(t *testing.T) {
	d := open(t)
	job := exchange.Job{
		Sources: []exchange.Source{source("a", `[{"name":"A","body":"x"},{"name":5},{"name":"B","body":"y"}]`), source("b", `{"na`)},
		Read:    wire.Options{From: model.SystemFeather},
		Options: importing.Options{SkipBad: true},
	}
	got, result, err := outcomes(t, d, job)
	if err != nil || got != "a#1 new, a#2 skipped, a#3 new, b#1 skipped" || result.Operation.Personas != 2 {
		t.Errorf("%s, %+v, %v", got, result, err)
	}
}
