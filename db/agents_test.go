package db

import (
	"errors"
	"path/filepath"
	"testing"

	"personae/model/library"
	"personae/model/rehearsal"
)

func TestAgentsAreKeptWithTheirFiguresAndSources(t *testing.T) {
	d := mustOpen(t, filepath.Join(t.TempDir(), "support.db"), Options{})
	ctx := t.Context()
	for i, shipped := range rehearsal.Agents() {
		copied := shipped
		copied.Name = "copy of " + shipped.Name
		if err := d.KeepAgent(ctx, copied); err != nil {
			t.Fatal(err)
		}
		list, err := d.Agents(ctx)
		if err != nil || len(list) != i+1 {
			t.Fatalf("%d agents: %v", len(list), err)
		}
		for _, kept := range list {
			if kept.Name != copied.Name {
				continue
			}
			for _, f := range rehearsal.AgentFigures() {
				if f.Text(kept) != f.Text(copied) || kept.Source(f.Key) != copied.Source(f.Key) {
					t.Errorf("%s of %s: %s [%s], want %s [%s]", f.Key, copied.Name, f.Text(kept), kept.Source(f.Key), f.Text(copied), copied.Source(f.Key))
				}
			}
		}
	}
	again := rehearsal.Agents()[0]
	again.Name, again.ReplyMs = "copy of typical", 77
	if err := d.KeepAgent(ctx, again); err != nil {
		t.Fatal(err)
	}
	if err := d.KeepAgent(ctx, rehearsal.Agents()[1]); !errors.Is(err, library.ErrNameTaken) {
		t.Errorf("a shipped name: %v", err)
	}
	again.Name = "a=b"
	if err := d.KeepAgent(ctx, again); !errors.Is(err, library.ErrInvalid) {
		t.Errorf("a bad name: %v", err)
	}
	if err := d.DropAgent(ctx, "copy of livekit"); err != nil {
		t.Fatal(err)
	}
	if err := d.DropAgent(ctx, "copy of livekit"); !errors.Is(err, library.ErrNotFound) {
		t.Errorf("one that is gone: %v", err)
	}
	list, err := d.Agents(ctx)
	if err != nil || len(list) != len(rehearsal.Agents())-1 {
		t.Fatalf("%d agents: %v", len(list), err)
	}
	for _, kept := range list {
		if kept.Name == "copy of typical" && kept.ReplyMs != 77 {
			t.Error("the newer one did not take the place of the older")
		}
	}
}
