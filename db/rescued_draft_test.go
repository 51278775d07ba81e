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
