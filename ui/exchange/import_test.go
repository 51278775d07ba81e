package exchange_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"personae/db"
	"personae/model"
	"personae/model/intake"
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
	return exchange.Source{Name: name, Size: -1, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

// outcomes runs an import and lists what became of each record.
func outcomes(t *testing.T, d *db.DB, job exchange.Job) (string, exchange.Result, error) {
	t.Helper()
	var out []string
	job.Each = func(item intake.Item) error {
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
	if ids, _ := d.IDs(t.Context(), model.Query{}); len(ids) != 0 {
		t.Fatal("a dry run wrote")
	}
	if _, result, err = outcomes(t, d, job); err != nil || result.Operation.Personas != 3 || result.Operation.Label != "Imported 3 personas" {
		t.Fatalf("%+v, %v", result, err)
	}
	got, _, err = outcomes(t, d, job)
	if !errors.Is(err, model.ErrNameTaken) || got != "a#1 clash, a#2 clash, b#1 clash" {
		t.Fatalf("%s, %v", got, err)
	}
	job.Sources = append(job.Sources, source("c", `{"name":5}`))
	_, _, err = outcomes(t, d, job)
	var stopped *exchange.StoppedError
	if !errors.Is(err, model.ErrInvalid) || errors.Is(err, model.ErrNameTaken) || !errors.As(err, &stopped) || stopped.Refused != 1 || stopped.Clashes != 3 {
		t.Fatalf("%v", err)
	}
}

func TestImportStopsForItsCaller(t *testing.T) {
	d := open(t)
	boom := errors.New("enough")
	many := strings.Repeat(`{"name":"A","body":"x"} `, 3)
	_, err := exchange.Import(t.Context(), d, exchange.Job{
		Sources: []exchange.Source{source("a", many)}, Read: wire.Options{From: model.SystemFeather},
		Each: func(intake.Item) error { return boom },
	})
	if !errors.Is(err, boom) {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = exchange.Import(ctx, d, exchange.Job{
		Sources: []exchange.Source{source("a", many)}, Read: wire.Options{From: model.SystemFeather},
		Intake: intake.Options{OnClash: intake.ClashCopy},
		Each:   func(intake.Item) error { cancel(); return nil },
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if ids, _ := d.IDs(t.Context(), model.Query{}); len(ids) != 0 {
		t.Errorf("%d came in", len(ids))
	}
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
	if err == nil || errors.Is(err, model.ErrInvalid) || !strings.Contains(err.Error(), "does not answer") {
		t.Errorf("got %v", err)
	}
}

func TestJoin(t *testing.T) {
	p := model.New("Default", "A")
	p.Prompt = model.Some("x")
	write := func(target wire.Target, n int) string {
		var list []exchange.Exported
		for range n {
			e, err := exchange.Export(&p, target)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, e)
		}
		return string(exchange.Join(list, target))
	}
	for _, c := range []struct {
		target wire.Target
		n      int
		start  string
		count  string
	}{
		{wire.Target{System: model.SystemFeather}, 1, "{\n", `"name"`},
		{wire.Target{System: model.SystemFeather}, 2, "[\n  {\n", `"name"`},
		{wire.Target{System: model.SystemEvalStudio}, 1, "[\n  {\n", `"name"`},
		{wire.Target{System: model.SystemPersonae}, 2, "[\n  {\n", `"project"`},
		{wire.Target{System: model.SystemAnam, Form: wire.FormCurl}, 2, "curl ", "curl "},
		{wire.Target{System: model.SystemEvalStudio, Form: wire.FormCurl}, 1, "curl ", "curl "},
		{wire.Target{System: model.SystemFeather}, 0, "[]\n", `"name"`},
	} {
		got := write(c.target, c.n)
		if !strings.HasPrefix(got, c.start) || strings.Count(got, c.count) != c.n || !strings.HasSuffix(got, "\n") || strings.HasSuffix(got, "\n\n") {
			t.Errorf("%+v × %d: %s", c.target, c.n, got)
		}
	}
}

func TestRefusedAll(t *testing.T) {
	p := model.New("Default", "A")
	e, err := exchange.Export(&p, wire.Target{System: model.SystemMrAssistant})
	if err != nil || len(e.Refused) == 0 {
		t.Fatalf("%+v, %v", e, err)
	}
	err = exchange.RefusedAll(model.SystemMrAssistant, []exchange.Exported{e, {Name: "fine"}})
	if !errors.Is(err, model.ErrInvalid) || !errors.Is(err, exchange.ErrRefused) || !strings.Contains(err.Error(), "A: mrassistant.agent_id") {
		t.Errorf("got %v", err)
	}
	if err := exchange.RefusedAll(model.SystemFeather, []exchange.Exported{{Name: "fine"}}); err != nil {
		t.Errorf("got %v", err)
	}
	if _, err := exchange.Export(&p, wire.Target{System: "nobody"}); err == nil {
		t.Error("nobody takes it")
	}
}
