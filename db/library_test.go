package db

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/portrait"
	"personae/model/value"
)

func TestTrash(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	rs := mustCreate(t, d, withPrompt("A", "secret"), persona("B"))
	a, b := rs[0].Persona.ID, rs[1].Persona.ID

	_, err := d.Delete(ctx, []string{"nobody"})
	wantError(t, err, library.ErrNotFound)
	_, err = d.Purge(ctx, []string{a})
	wantError(t, err, library.ErrInvalid)
	_, err = d.Purge(ctx, []string{"nobody"})
	wantError(t, err, library.ErrNotFound)
	_, err = d.Restore(ctx, library.Restoring{IDs: []string{a}})
	wantError(t, err, library.ErrNothing)

	if _, err := d.Delete(ctx, []string{a, b}); err != nil {
		t.Fatal(err)
	}
	_, err = d.Delete(ctx, []string{a})
	wantError(t, err, library.ErrNothing)
	since := mustGet(t, d, a).TrashedAt
	purge := func() {
		t.Helper()
		if op, err := d.Purge(ctx, []string{a}); err != nil || op.Label != "Purged A" || op.Kind != library.OperationPurge {
			t.Fatalf("purged %+v, %v", op, err)
		}
		_, err = d.Get(ctx, a)
		wantError(t, err, library.ErrNotFound)
	}
	purge()
	mustUndo(t, d)
	if back := mustGet(t, d, a); !back.Trashed || back.TrashedAt != since || back.Persona.Prompt.Or("") != "secret" {
		t.Errorf("undo brings back %+v, it was there since %s", back, since)
	}
	purge()
	if n, err := d.Forget(ctx); err != nil || n != 1 {
		t.Fatalf("forgot %d, %v", n, err)
	}
	_, err = d.History(ctx, a, 0, 0)
	wantError(t, err, library.ErrNotFound)
	var left int
	if err := d.read.QueryRowContext(ctx, "SELECT count(*) FROM changes WHERE before LIKE '%secret%' OR after LIKE '%secret%'").Scan(&left); err != nil || left != 0 {
		t.Errorf("%d changes still tell, %v", left, err)
	}
	// What is left of the deletion can be undone, its creation cannot.
	mustUndo(t, d)
	if mustGet(t, d, b).Trashed {
		t.Error("B is still in the trash")
	}
	if op := mustUndo(t, d); op.Label != "Created B" {
		t.Errorf("undid %q", op.Label)
	}
	_, err = d.Undo(ctx)
	wantError(t, err, library.ErrNothing)

	// A persona that comes back under its id goes on counting.
	p := persona("A again")
	p.ID = a
	if r := mustCreate(t, d, p)[0]; r.Revision <= 2 {
		t.Errorf("got revision %d", r.Revision)
	}
	if _, err := d.Delete(ctx, []string{a}); err != nil {
		t.Fatal(err)
	}
	if op, err := d.PurgeAll(ctx); err != nil || op.Personas != 1 {
		t.Errorf("purged %+v, %v", op, err)
	}
	_, err = d.PurgeAll(ctx)
	wantError(t, err, library.ErrNothing)
	wantSound(t, d)
}

func TestHistory(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	r := mustCreate(t, d, persona("A"))[0]
	id := r.Persona.ID
	r = mustSave(t, d, r, setWords(5))
	mustSave(t, d, r, setWords(6))
	mustUndo(t, d)
	if _, err := d.Delete(ctx, []string{id}); err != nil {
		t.Fatal(err)
	}
	page, err := d.History(ctx, id, 0, 0)
	if err != nil || page.Total != 4 || len(page.Rows) != 4 {
		t.Fatalf("got %v, %v", page, err)
	}
	changes := page.Rows
	for i, want := range []struct {
		kind          library.OperationKind
		revision      library.Revision
		before, after int // words; 0 is nil
		undone        bool
	}{
		{library.OperationDelete, 5, 5, 0, false},
		{library.OperationSave, 3, 5, 6, true},
		{library.OperationSave, 2, 3, 5, false},
		{library.OperationCreate, 1, 0, 3, false},
	} {
		c := changes[i]
		wordsOf := func(p *model.Persona) int {
			if p == nil {
				return 0
			}
			return minWords(*p)
		}
		if c.Operation.Kind != want.kind || c.Revision != want.revision || c.Operation.Undone != want.undone ||
			wordsOf(c.Before) != want.before || wordsOf(c.After) != want.after || c.Operation.At.IsZero() {
			t.Errorf("%d: got %+v, want %+v", i, c, want)
		}
	}
	ops, err := d.Operations(ctx, "", 0, 2)
	if err != nil || len(ops.Rows) != 2 || ops.Rows[0].Kind != library.OperationDelete || !ops.Rows[1].Undone {
		t.Errorf("got %+v, %v", ops, err)
	}

	t.Run("restore a revision", func(t *testing.T) {
		for _, c := range []struct {
			rev   library.Revision
			words int
		}{{3, 6}, {1, 3}, {2, 5}, {4, 5}} {
			r, err := d.RestoreRevision(ctx, id, c.rev, nil, "")
			if err != nil || minWords(r.Persona) != c.words || r.Trashed || minWords(mustGet(t, d, id).Persona) != c.words {
				t.Errorf("revision %d: got %+v, %v", c.rev, r, err)
			}
		}
		_, err := d.RestoreRevision(ctx, id, 99, nil, "")
		wantError(t, err, library.ErrNotFound)
		_, err = d.RestoreRevision(ctx, "nobody", 1, nil, "")
		wantError(t, err, library.ErrNotFound)
	})
}

func TestFind(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	for _, p := range [][3]string{
		{"aaaa1111", "Default", "Anna"},
		{"aaaa2222", "Other", "Anna"},
		{"bbbb1111", "Default", "Bert"},
		{"cccc1111", "Default", "bbbb"},
		{"dddd1111", "Default", "Dora"},
		{"eeee1111", "North/East", "A/B"},
	} {
		q := field.NewPersona(p[1], p[2])
		q.ID = p[0]
		mustCreate(t, d, q)
	}
	if _, err := d.Delete(ctx, []string{"dddd1111"}); err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{
		"aaaa1111": "aaaa1111", "aaaa2": "aaaa2222", "BBBB1": "bbbb1111", "Bert": "bbbb1111", "bbbb": "cccc1111",
		"Dora": "dddd1111", "dddd": "dddd1111", "Other/Anna": "aaaa2222", "OTHER/ánna": "aaaa2222", "bert": "bbbb1111",
		"North/East/A/B": "eeee1111", "north/east/a/b": "eeee1111", "A/B": "eeee1111",
	} {
		if record, err := d.Find(ctx, ref); err != nil || record.Persona.ID != want {
			t.Errorf("%q: got %v, %v", ref, record, err)
		}
	}
	for _, ref := range []string{"Anna", "aaaa"} {
		_, err := d.Find(ctx, ref)
		wantError(t, err, library.ErrInvalid)
		if !strings.Contains(err.Error(), "aaaa1111  Anna (Default)") || !strings.Contains(err.Error(), "aaaa2222  Anna (Other)") {
			t.Errorf("%q: %v", ref, err)
		}
	}
	for _, ref := range []string{"nobody", "ann", "%", "a_aa"} {
		_, err := d.Find(ctx, ref)
		wantError(t, err, library.ErrNotFound)
	}
	_, err := d.Find(ctx, "")
	wantError(t, err, library.ErrInvalid)
}

// TestAPersonaIsFoundByAnIndex however it is named: a scan of 100,000 takes longer than
// all else that a command does.
func TestAPersonaIsFoundByAnIndex(t *testing.T) {
	d := newLibrary(t)
	for _, by := range references("Default/Anna") {
		if strings.HasPrefix(by.where, byEnd) {
			continue
		}
		plan := planOf(t, d, "SELECT "+storedColumns+" FROM personas WHERE "+by.where+" ORDER BY id", by.args...)
		for detail := range strings.SplitSeq(plan, "\n") {
			if strings.HasSuffix(detail, "(trashed=?)") || strings.HasPrefix(detail, "SCAN") && !strings.Contains(detail, "json_each") {
				t.Errorf("%s: %s", by.where, detail)
			}
		}
	}
}

func TestImages(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	_, err := d.Image(ctx, "P", "x.png")
	wantError(t, err, library.ErrNotFound)
	wantError(t, d.SaveImage(ctx, library.Image{ID: "x.png", Project: "P"}), library.ErrInvalid)
	for _, image := range []library.Image{
		{ID: "x.png", Project: "P", Role: "portrait", Data: []byte("\x89PNG\x00old")},
		{ID: "a.png", Project: "P", Role: "portrait", Data: []byte("a")},
		{ID: "b.png", Project: "P", Role: "style", Data: []byte("b")},
		{ID: "c.png", Project: "Q", Role: "portrait", Data: []byte("c")},
		{ID: "x.png", Project: "P", Role: "portrait", Data: []byte("\x89PNG\x00new")},
	} {
		if err := d.SaveImage(ctx, image); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := d.Image(ctx, "P", "x.png"); err != nil || got.Role != "portrait" || !bytes.Equal(got.Data, []byte("\x89PNG\x00new")) {
		t.Errorf("got %+v, %v", got, err)
	}
	_, err = d.Image(ctx, "Q", "x.png")
	wantError(t, err, library.ErrNotFound)
	if got, err := d.Image(ctx, "", "x.png"); err != nil || got.Project != "P" {
		t.Errorf("of any project: %+v, %v", got, err)
	}
	if list, err := d.Images(ctx, "P", "portrait"); err != nil || !slices.Equal(list, []string{"x.png", "a.png"}) {
		t.Errorf("got %v, %v", list, err)
	}
	wantError(t, d.DeleteImage(ctx, "Q", "x.png"), library.ErrNotFound)
	if err := d.DeleteImage(ctx, "P", "x.png"); err != nil {
		t.Fatal(err)
	}
	wantError(t, d.DeleteImage(ctx, "P", "x.png"), library.ErrNotFound)
}

// TestImagesFollowTheirProject through another name, and back.
func TestImagesFollowTheirProject(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	mustCreate(t, d, withPrompt("A", "words"))
	if err := d.SaveImage(ctx, library.Image{ID: "x.png", Project: "Default", Role: "portrait", Data: []byte("x")}); err != nil {
		t.Fatal(err)
	}
	in := func(project string) {
		t.Helper()
		if _, err := d.Image(ctx, project, "x.png"); err != nil {
			t.Error(err)
		}
	}
	if _, err := d.RenameProject(ctx, "Default", "Other"); err != nil {
		t.Fatal(err)
	}
	in("Other")
	mustUndo(t, d)
	in("Default")
	mustRedo(t, d)
	in("Other")
}

func TestChanged(t *testing.T) {
	ctx := context.Background()
	a := newLibrary(t)
	b := mustOpen(t, a.file, Options{})
	reader := mustOpen(t, a.file, Options{ReadOnly: true})
	want := func(d *DB, changed bool) {
		t.Helper()
		if got, err := d.Changed(ctx); err != nil || got != changed {
			t.Errorf("got %v, %v, want %v", got, err, changed)
		}
	}
	want(a, false)
	mustCreate(t, a, persona("A"))
	want(a, false)
	want(b, true)
	want(b, false)
	want(reader, true)
	want(reader, false)
	mustCreate(t, b, persona("B"))
	mustCreate(t, a, persona("C"))
	want(a, true)
	want(a, false)
	want(b, true)
	if _, err := a.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	want(a, false)
	want(b, true)
	// A cancelled call costs the connection; nothing must be missed or go wrong.
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, _ = a.Write(cancelled, library.OperationCreate, "x", []library.Put{{Persona: persona("D")}})
	mustCreate(t, b, persona("E"))
	want(a, true)
	want(a, false)
}

// TestAPortraitIsForgottenWithItsPersona, and kept while anybody could still have it.
func TestAPortraitIsForgottenWithItsPersona(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	ids := map[string]string{}
	for name, image := range map[string]string{"Gone": "own.png", "Copied": "shared.png", "Copy": "shared.png", "Stays": "kept.png"} {
		p := withPrompt(name, "words")
		p.EvalStudio.ImageURL = value.Some(image)
		ids[name] = mustCreate(t, d, p)[0].Persona.ID
		if err := d.SaveImage(ctx, library.Image{ID: image, Project: "Default", Role: portrait.RoleAvatar, Data: []byte("x")}); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.SaveImage(ctx, library.Image{ID: "style.png", Project: "Default", Role: portrait.RoleStyle, Data: []byte("x")}); err != nil {
		t.Fatal(err)
	}
	gone := []string{ids["Gone"], ids["Copied"]}
	_, err := d.Delete(ctx, gone)
	if err == nil {
		_, err = d.Purge(ctx, gone)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Image(ctx, "", "own.png"); err != nil {
		t.Errorf("undo can still bring it back: %v", err)
	}
	if n, err := d.Forget(ctx); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	_, err = d.Image(ctx, "", "own.png")
	wantError(t, err, library.ErrNotFound)
	for _, image := range []string{"shared.png", "kept.png", "style.png"} {
		if _, err := d.Image(ctx, "", image); err != nil {
			t.Errorf("%s: %v", image, err)
		}
	}
}
