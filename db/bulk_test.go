package db

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"personae/model"
	edits "personae/model/edit"
	"personae/model/field/fieldtest"
	"personae/model/library"
	"personae/model/value"
)

// editing reads changes.
func editing(tb testing.TB, texts ...string) edits.Edit {
	tb.Helper()
	e, err := edits.ParseAll(texts)
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

// editAll makes an edit of personas as one operation.
func editAll(d *DB, job edits.Job) (op library.Operation, counts edits.Counts, err error) {
	op, err = d.Edit(context.Background(), library.OperationBulk, func(lib edits.Library) (string, error) {
		counts, err = edits.Run(lib, job)
		return "Changed " + counts.Words(), err
	})
	return op, counts, err
}

func idsOf(records []library.Record) []string {
	ids := make([]string, len(records))
	for i, r := range records {
		ids[i] = r.Persona.ID
	}
	return ids
}

func TestABulkEditIsOneOperation(t *testing.T) {
	d := newLibrary(t)
	records := mustCreate(t, d, persona("Ann"), persona("Bob"), persona("Cid"))
	op, counts, err := editAll(d, edits.Job{Edit: editing(t, "behavior_config.cut_in.min_words+=2", "tags+=tuned"), IDs: idsOf(records)})
	if err != nil || op.Personas != 3 || op.Kind != library.OperationBulk || counts.Changed != 3 {
		t.Fatalf("%+v, %v, %v", op, counts, err)
	}
	for _, id := range idsOf(records) {
		if p := mustGet(t, d, id).Persona; minWords(p) != 5 || len(p.Tags.Or(nil)) != 1 {
			t.Errorf("%s has %d words and the tags %v", p.Name, minWords(p), p.Tags.Or(nil))
		}
	}
	if page, err := d.Page(t.Context(), library.Query{Tags: []string{"tuned"}}, 0, 9); err != nil || page.Total != 3 {
		t.Errorf("%d are found by the tag, %v", page.Total, err)
	}
	if _, err := d.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if p := mustGet(t, d, records[0].Persona.ID).Persona; minWords(p) != 3 {
		t.Errorf("undo left %d words", minWords(p))
	}
	if _, err := d.Undo(t.Context()); err != nil {
		t.Fatalf("the operation before: %v", err)
	}
}

// TestNamesGoRound: names pass from one persona to the next, in whichever order.
func TestNamesGoRound(t *testing.T) {
	d := newLibrary(t)
	records := mustCreate(t, d, persona("C1"), persona("C2"), persona("C3"), persona("free"))
	job := edits.Job{Edit: editing(t, `name%=C{behavior_config.cut_in.min_words}`), IDs: idsOf(records[:3])}
	for i := range records[:3] {
		records[i] = mustSave(t, d, records[i], setWords(2+i))
	}
	if _, _, err := editAll(d, job); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"C2", "C3", "C4"} {
		if got := mustGet(t, d, records[i].Persona.ID).Persona.Name; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	job.Edit = editing(t, "name=free")
	var refused *edits.RefusedError
	if _, _, err := editAll(d, job); !errors.Is(err, library.ErrNameTaken) || !errors.As(err, &refused) || refused.Counts.Refused != 3 {
		t.Errorf("a name that is taken: %v", err)
	}
	job.Edit, job.LeaveOut = editing(t, "name=one"), true
	if _, counts, err := editAll(d, job); err != nil || counts.Changed != 1 || counts.Refused != 2 {
		t.Errorf("a name for one of three: %v, %v", counts, err)
	}
}

// TestWhoIsRefusedKeepsTheName, and so another cannot have it.
func TestWhoIsRefusedKeepsTheName(t *testing.T) {
	d := newLibrary(t)
	records := mustCreate(t, d, persona("1"), persona("11"), persona("111"), persona("1111"))
	_, counts, err := editAll(d, edits.Job{Edit: editing(t, `name~/^/1/`), IDs: idsOf(records[:3]), LeaveOut: true})
	if err != nil || counts.Refused != 3 {
		t.Errorf("%v, %v", counts, err)
	}
}

func TestTwoEditsOfOtherFieldsBothLand(t *testing.T) {
	path := newFile(t, t.TempDir())
	mine, theirs := mustOpen(t, path, Options{}), mustOpen(t, path, Options{})
	r := mustCreate(t, mine, persona("Ann"))[0]
	seen := map[string]library.Revision{r.Persona.ID: r.Revision}
	job := func(text string) edits.Job {
		return edits.Job{Edit: editing(t, text), IDs: []string{r.Persona.ID}, Seen: seen}
	}
	if _, _, err := editAll(theirs, job("behavior_config.cut_in.min_words+=2")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := editAll(mine, job("description=calm")); err != nil {
		t.Fatalf("another field: %v", err)
	}
	if p := mustGet(t, mine, r.Persona.ID).Persona; minWords(p) != 5 || p.Description.Or("") != "calm" {
		t.Errorf("%d words, description %q", minWords(p), p.Description.Or(""))
	}
	if _, _, err := editAll(mine, job("behavior_config.cut_in.min_words=9")); !errors.Is(err, library.ErrConflict) {
		t.Errorf("the same field: %v", err)
	}
	if _, _, err := editAll(mine, job("behavior_config.cut_in.min_words=5")); err != nil {
		t.Errorf("the same field to the same value: %v", err)
	}
	if _, _, err := editAll(theirs, job("traits.age=41")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := editAll(mine, job("traits.mood=calm")); err != nil {
		t.Errorf("another member of the same field: %v", err)
	}
	if _, _, err := editAll(mine, job("traits.age=42")); !errors.Is(err, library.ErrConflict) {
		t.Errorf("the same member: %v", err)
	}
	if got, _ := mustGet(t, mine, r.Persona.ID).Persona.Traits.Get(); got != `{"age":41,"mood":"calm"}` {
		t.Errorf("traits are %s", got)
	}
	if _, _, err := editAll(theirs, job("tags+=a")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := editAll(mine, job("tags+=b")); err != nil {
		t.Errorf("another item of a list: %v", err)
	}
	if _, _, err := editAll(mine, job("tags=c")); !errors.Is(err, library.ErrConflict) {
		t.Errorf("a whole list: %v", err)
	}
	if _, err := mine.Delete(t.Context(), []string{r.Persona.ID}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := editAll(theirs, job("description=angry")); !errors.Is(err, library.ErrConflict) {
		t.Errorf("one that is deleted: %v", err)
	}
}

// TestAnEditOverWhatWasUndone finds what it was decided on, also under the number that
// an undo gave it.
func TestAnEditOverWhatWasUndone(t *testing.T) {
	d := newLibrary(t)
	r := mustCreate(t, d, persona("Ann"))[0]
	mustSave(t, d, r, setWords(7))
	if _, err := d.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	undone := mustGet(t, d, r.Persona.ID)
	mustSave(t, d, undone, setWords(8))
	for text, want := range map[string]error{"description=calm": nil, "behavior_config.cut_in.min_words=9": library.ErrConflict} {
		_, _, err := editAll(d, edits.Job{
			Edit: editing(t, text), IDs: []string{r.Persona.ID}, Seen: map[string]library.Revision{r.Persona.ID: undone.Revision},
		})
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", text, err, want)
		}
	}
}

// bulkChanges are what bulk edits are drawn from.
var bulkChanges = []string{
	"behavior_config.cut_in.min_words=4", "behavior_config.cut_in.min_words+=1", "behavior_config.cut_in.min_words*=1.5",
	"behavior_config.cut_in.min_words=null", "behavior_config.cut_in-", "behavior_config.cut_in.min_words^=2..6", "enabled!", "enabled-",
	"tags+=a,b", "tags-=a", "tags~/a/c/", "traits.age=41", "traits.age+=1", "traits.age-", `evalstudio.headers.X-Lang=en`, "evalstudio-",
	"prompt+= Speak slowly.", "description=null", `name~/^(.)/$1$1/`, "name%={name} {n}", "project=Other", "mrassistant.specialist_type=x",
}

// TestBulkEditsUndoneGiveTheLibraryBack to the byte, and redone the last.
func TestBulkEditsUndoneGiveTheLibraryBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		d := mustOpen(t, newFile(t, memoryDir(t)), Options{})
		var ids []string
		for i := range rapid.IntRange(1, 5).Draw(rt, "personas") {
			p := fieldtest.Personas().Draw(rt, "persona")
			p.ID, p.Project, p.Name = "", "Default", fmt.Sprintf("P%d", i)
			p.Tags = value.Some(value.Strings{"a"})
			ids = append(ids, idsOf(mustCreate(t, d, p))...)
		}
		first, made := documents(t, d, ids), 0
		for range rapid.IntRange(1, 6).Draw(rt, "edits") {
			texts := rapid.SliceOfNDistinct(rapid.SampledFrom(bulkChanges), 1, 3, rapid.ID[string]).Draw(rt, "changes")
			op, _, err := editAll(d, edits.Job{
				Edit: editing(t, texts...), IDs: ids, LeaveOut: rapid.Bool().Draw(rt, "leave out"),
			})
			if _, refused := errors.AsType[*edits.RefusedError](err); err != nil && !refused {
				rt.Fatal(err)
			}
			if op.ID != 0 {
				made++
			}
		}
		last := documents(t, d, ids)
		for range made {
			if _, err := d.Undo(t.Context()); err != nil {
				rt.Fatal(err)
			}
		}
		if got := documents(t, d, ids); got != first {
			rt.Fatalf("undone it is\n%s\nwant\n%s", got, first)
		}
		for range made {
			if _, err := d.Redo(t.Context()); err != nil {
				rt.Fatal(err)
			}
		}
		if got := documents(t, d, ids); got != last {
			rt.Fatalf("redone it is\n%s\nwant\n%s", got, last)
		}
	})
}

func documents(tb testing.TB, d *DB, ids []string) (all string) {
	tb.Helper()
	for _, id := range ids {
		all += documentOf(tb, d, id) + "\n"
	}
	return all
}

// BenchmarkBulkEdit edits 10,000 personas, and says how many times as long that takes
// as bare UPDATEs of the same documents in one transaction: "x".
func BenchmarkBulkEdit(b *testing.B) {
	const many = 10_000
	d := mustOpen(b, newFile(b, b.TempDir()), Options{})
	puts := make([]library.Put, many)
	for i := range puts {
		puts[i].Persona = benchPersona(i)
	}
	records := mustWrite(b, d, library.OperationImport, "Imported", puts...)
	var edited, bare, rows time.Duration
	for b.Loop() {
		began := time.Now()
		if _, counts, err := editAll(d, edits.Job{Edit: editing(b, "behavior_config.cut_in.backoff_ms+=1"), IDs: idsOf(records), Quick: true}); err != nil || counts.Changed != many {
			b.Fatal(counts, err)
		}
		edited += time.Since(began)
		bare += bareUpdates(b, d, records, "UPDATE personas SET document = ?1 WHERE id = ?4")
		rows += bareUpdates(b, d, records, "UPDATE personas SET document = ?1, updated_at = ?2, revision = ?3 WHERE id = ?4")
	}
	b.ReportMetric(many*float64(b.N)/edited.Seconds(), "personas/s")
	b.ReportMetric(edited.Seconds()/bare.Seconds(), "x-document")
	b.ReportMetric(edited.Seconds()/rows.Seconds(), "x-row")
}

// bareUpdates writes the documents as they stand, in one transaction, and returns
// what that took. The row says in its columns, which stand in every index of the
// list, when it was written and under which revision.
func bareUpdates(b *testing.B, d *DB, records []library.Record, update string) time.Duration {
	b.Helper()
	ctx := context.Background()
	all := make([]library.Record, len(records))
	texts := make([]string, len(records))
	for i, r := range records {
		all[i] = mustGet(b, d, r.Persona.ID)
		texts[i] = encode(all[i].Persona)
	}
	stamp := model.Stamp(time.Now())
	began := time.Now()
	tx, err := d.write.BeginTx(ctx, nil)
	if err != nil {
		b.Fatal(err)
	}
	statement, err := tx.PrepareContext(ctx, update) //nolint:sqlclosecheck // the transaction closes it
	if err != nil {
		b.Fatal(err)
	}
	for i, r := range all {
		if _, err := statement.ExecContext(ctx, texts[i], stamp, r.Revision, r.Persona.ID); err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}
