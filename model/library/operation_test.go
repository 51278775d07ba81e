package library_test

import (
	"testing"

	"personae/model"
	"personae/model/field/fieldtest"
	"personae/model/library"
)

func TestWords(t *testing.T) {
	was := fieldtest.Build(t, `behavior_config.cut_in.min_words=3`)
	is := fieldtest.Build(t, `behavior_config.cut_in.min_words=1`, `description="new"`, `enabled=false`, `updated_at="2026-08-01T12:00:00.005Z"`)
	op := func(kind library.OperationKind) library.Operation { return library.Operation{ID: 1, Kind: kind} }
	for _, c := range []struct {
		kind          library.OperationKind
		before, after *model.Persona
		want          string
	}{
		{library.OperationSave, &was, &is, "Enabled on → off, Cut in after words 3 → 1 and 1 more"},
		{library.OperationLabel, &was, &was, "No field changed"},
		{library.OperationImport, nil, &is, "Came into the library"},
		{library.OperationDelete, &is, nil, "Moved to the trash"},
		{library.OperationRestore, nil, &is, "Came out of the trash"},
		{library.OperationPurge, nil, nil, "Purge in the trash"},
	} {
		change := library.Change{Operation: op(c.kind), Before: c.before, After: c.after}
		if got := change.Words(40); got != c.want {
			t.Errorf("%s: %q, want %q", c.kind, got, c.want)
		}
	}
	if got := (library.Change{After: &is}).Words(40); got != "Was in the library from its start" {
		t.Error(got)
	}
}
