package db

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"personae/model/library"
)

// TestADraftInHaste: the last one is in its file before anybody waits for the library,
// an earlier one that is given up does not take its place, and it goes into the library
// as soon as that is free.
func TestADraftInHaste(t *testing.T) {
	folder := t.TempDir()
	d, draft := drafted(t, Options{Rescue: folder})
	holder, err := sql.Open("sqlite", d.file)
	if err == nil {
		_, err = holder.Exec("BEGIN IMMEDIATE")
	}
	if err != nil {
		t.Fatal(err)
	}
	earlier := draft
	earlier.Persona.Name = "typed before"
	giveUp, cancel := context.WithCancel(t.Context())
	given := make(chan error, 1)
	go func() { given <- d.KeepDraft(giveUp, earlier) }()
	if err := d.RescueDraft(draft); err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := <-given; !errors.Is(err, context.Canceled) {
		t.Errorf("the earlier one: %v", err)
	}
	later := mustOpen(t, d.file, Options{Rescue: folder})
	wantDrafts(t, later, draft)

	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	err = d.KeepDraft(short, draft)
	if rescued, ok := errors.AsType[*library.RescuedError](err); !ok || !errors.Is(rescued.Why, library.ErrBusy) {
		t.Fatalf("it ended with %v", err)
	}
	_ = holder.Close()
	mustKeep(t, d, draft)
	if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) > 0 {
		t.Errorf("left are %v", left)
	}
	wantDrafts(t, later, draft)
}

// TestASaveEndsTheDraft of its editor alone, with the change or not at all; also where
// nothing was left to change.
func TestASaveEndsTheDraft(t *testing.T) {
	ctx := context.Background()
	one, draft := drafted(t, Options{})
	other := mustOpen(t, one.file, Options{})
	second := draft
	second.Persona.Name, second.At = "typed by the other", draft.At.Add(time.Second)
	mustKeep(t, one, draft)
	mustKeep(t, other, second)
	third := mustOpen(t, one.file, Options{})
	wantDrafts(t, third, second, draft)
	put := library.Put{Persona: draft.Persona, Base: 7, EndsDraft: true}
	_, err := one.Write(ctx, library.OperationSave, "Saved", []library.Put{put})
	wantError(t, err, library.ErrConflict)
	wantDrafts(t, third, second, draft)
	put.Base = draft.Base
	r := mustWrite(t, one, library.OperationSave, "Saved", put)[0]
	wantDrafts(t, third, second)
	mustWrite(t, other, library.OperationSave, "Saved", library.Put{Persona: r.Persona, Base: r.Revision, EndsDraft: true})
	wantDrafts(t, third)
}
