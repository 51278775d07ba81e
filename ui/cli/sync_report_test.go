package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/value"
	"personae/model/wire"
)

func changeOf(t *testing.T, path, old, now string) field.Change {
	t.Helper()
	parsed := func(text string) value.Value {
		v, err := value.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	return field.Change{Path: path, Old: parsed(old), New: parsed(now)}
}

// outcomes are one of each kind.
func outcomes(t *testing.T) []syncing.Outcome {
	t.Helper()
	const words, headers = "behavior_config.cut_in.min_words", "evalstudio.headers"
	mine, theirs := []field.Change{changeOf(t, words, "3", "1")}, []field.Change{changeOf(t, words, "3", "5"), changeOf(t, headers, "{}", `{"Authorization":"Bearer s3cr3t"}`)}
	spec, _ := field.Find(words)
	row := func(state library.SyncState, name string) syncing.Row {
		return syncing.Row{State: state, Persona: "p-" + name, Record: "r-" + name, Name: name, Project: "Default"}
	}
	same, here, there, both, gone, strange := row(library.SyncSame, "Same"), row(library.SyncHere, "Here"), row(library.SyncThere, "There"),
		row(library.SyncBoth, "Both"), row(library.SyncOnlyHere, "Gone"), row(library.SyncUnknown, "Strange\x1b[2J")
	here.Mine, there.Theirs, both.Mine, both.Theirs = mine, theirs, mine, theirs
	both.Conflicts = []field.Conflict{{Spec: spec, Base: mine[0].Old, Mine: mine[0].New, Theirs: theirs[0].New}}
	gone.Deleted, strange.Why = true, "It could not be read."
	return []syncing.Outcome{
		{Row: same, Deed: syncing.DeedNone},
		{Row: here, Deed: syncing.DeedUpdated, Body: []byte(`{"a":1}`), Findings: []wire.Finding{{Path: "tags", Label: "Tags", Kind: wire.KindDropped, Text: "It has none."}}},
		{Row: there, Deed: syncing.DeedUpdated},
		{Row: both, Deed: syncing.DeedLeftOut, Err: fmt.Errorf("%w: pull first", library.ErrConflict)},
		{Row: gone, Deed: syncing.DeedDeleted},
		{Row: strange, Deed: syncing.DeedLeftOut, Err: fmt.Errorf("%w: not a name", syncing.ErrRefused)},
	}
}

func reported(t *testing.T, f *syncFlags, list []syncing.Outcome, done *syncing.Report) (out, errs string, left error) {
	t.Helper()
	var o, e bytes.Buffer
	cmd := &cobra.Command{}
	cmd.SetOut(&people{raw: &o})
	cmd.SetErr(&people{raw: &e})
	r := newSyncReport(cmd, "push", &library.Remote{Name: "staging", System: model.SystemEvalStudio}, f)
	for i := range list {
		if err := r.add(&list[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.end(done, true); err != nil {
		t.Fatal(err)
	}
	return o.String(), e.String(), r.left.err()
}

// TestOneLineAPersona: its sign, its name, what was changed, what was done, and at the
// end what is lost and how many there were.
func TestOneLineAPersona(t *testing.T) {
	list := outcomes(t)
	done := &syncing.Report{Deeds: map[syncing.Deed]int{syncing.DeedUpdated: 2, syncing.DeedDeleted: 1, syncing.DeedLeftOut: 2, syncing.DeedNone: 1}}
	out, errs, left := reported(t, &syncFlags{}, list, done)
	const want = `↑ Here: Cut in after words 3 → 1 (updated)
↓ There: Cut in after words 3 → 5, Headers: added Authorization (updated)
≠ Both: there: Headers: added Authorization; both, here → there: Cut in after words 1 → 5 (left out: changed by someone else: pull first)
+ Gone: deleted there (deleted)
? Strange␛[2J: It could not be read. (left out: refused: not a name)
`
	if out != want {
		t.Errorf("it says\n%s\nwant\n%s", out, want)
	}
	if !strings.Contains(errs, "dropped: Tags. It has none.") || !strings.HasSuffix(errs, "push: 2 updated, 1 deleted, 2 left out, 1 unchanged\n") {
		t.Error(errs)
	}
	if ExitCode(left) != ExitConflict || !strings.Contains(left.Error(), "2 personas were left out") {
		t.Error(left)
	}
	if strings.Contains(out+errs, "s3cr3t") {
		t.Error("a secret shows")
	}
	if _, errs, _ = reported(t, &syncFlags{dry: true}, list, done); !strings.Contains(errs, "push: dry run: 2 updated") || !strings.Contains(errs, "nothing was written") {
		t.Error(errs)
	}
	if _, errs, _ = reported(t, &syncFlags{}, nil, &syncing.Report{}); errs != "push: there was nothing to do\n" {
		t.Error(errs)
	}
	if _, errs, _ = reported(t, &syncFlags{}, list, nil); errs[strings.LastIndex(errs, "push"):] != "push: 1 changed here, 1 changed there, 1 changed on both sides, 1 only here, 1 unknown, 1 same\n" {
		t.Error(errs)
	}
}

// TestSyncedForPrograms: all of them, whole, with the house's names.
func TestSyncedForPrograms(t *testing.T) {
	out, _, _ := reported(t, &syncFlags{asJSON: true}, outcomes(t), &syncing.Report{})
	var rows []struct {
		State, Persona, Record, Deed, Error string
		Fields, Theirs                      []any
		Conflicts                           []struct{ Mine int }
		Body                                map[string]any
	}
	if err := json.Unmarshal([]byte(out), &rows); err != nil || len(rows) != 6 {
		t.Fatal(err, out)
	}
	if r := rows[1]; r.State != string(library.SyncHere) || r.Persona != "p-Here" || r.Record != "r-Here" || r.Deed != string(syncing.DeedUpdated) || len(r.Fields) != 1 || len(r.Body) == 0 || r.Theirs == nil {
		t.Errorf("%+v", r)
	}
	if r := rows[3]; len(r.Conflicts) != 1 || r.Conflicts[0].Mine != 1 || r.Error == "" {
		t.Errorf("%+v", r)
	}
}

// TestWhatTellsTheCode: what failed comes before a conflict, and that before a refusal.
func TestWhatTellsTheCode(t *testing.T) {
	for _, c := range []struct {
		code int
		errs []error
	}{
		{ExitDone, nil},
		{ExitInvalid, []error{syncing.ErrRefused, &wire.RefusedError{}}},
		{ExitConflict, []error{syncing.ErrRefused, library.ErrConflict}},
		{ExitConflict, []error{&library.NameTakenError{}}},
		{ExitFailed, []error{library.ErrConflict, syncing.ErrUnclear}},
		{ExitFailed, []error{errors.New("anything")}},
	} {
		left := leftOut{}
		for _, err := range c.errs {
			left.add(syncing.Outcome{Deed: syncing.DeedLeftOut, Err: err})
		}
		if code := ExitCode(left.err()); code != c.code {
			t.Errorf("%v: %d, want %d", c.errs, code, c.code)
		}
	}
}
