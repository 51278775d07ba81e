package db

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personae/model"
	"personae/model/library"
)

// remote is one of Anam, beside the project Default.
func remote(name string) library.Remote {
	return library.Remote{Name: name, System: model.SystemAnam, URL: "https://api.anam.ai", Project: "Default", KeyEnv: "ANAM_KEY"}
}

// mustSaveRemotes keeps remotes.
func mustSaveRemotes(tb testing.TB, d *DB, names ...string) {
	tb.Helper()
	for _, name := range names {
		if err := d.SaveRemote(context.Background(), remote(name)); err != nil {
			tb.Fatal(err)
		}
	}
}

func TestRemotes(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	if list, err := d.Remotes(ctx); err != nil || len(list) != 0 {
		t.Fatalf("%v, %v", list, err)
	}
	mustSaveRemotes(t, d, "staging", "Production")
	studio := library.Remote{Name: "Büro_2", System: model.SystemEvalStudio, URL: "http://localhost:3000//", Project: "Sales", ProjectID: "p-1", KeyFile: filepath.Join(t.TempDir(), "key")}
	if err := d.SaveRemote(ctx, studio); err != nil {
		t.Fatal(err)
	}
	list, err := d.Remotes(ctx)
	if err != nil || len(list) != 3 || list[1] != remote("Production") || list[0].URL != "http://localhost:3000" || list[0].KeyFile != studio.KeyFile {
		t.Fatalf("%+v, %v", list, err)
	}
	if r, err := d.Remote(ctx, "STAGING"); err != nil || r != remote("staging") {
		t.Errorf("%+v, %v", r, err)
	}
	changed := remote("staging")
	changed.URL, changed.Project, changed.KeyEnv = "https://eu.anam.ai", "Sales", "OTHER_KEY"
	if err := d.SaveRemote(ctx, changed); err != nil {
		t.Fatal(err)
	}
	if r, err := d.Remote(ctx, "staging"); err != nil || r != changed {
		t.Errorf("%+v, %v", r, err)
	}
	for want, change := range map[string]func(*library.Remote){
		"is no name of a remote":       func(r *library.Remote) { r.Name = "a b" },
		"already: choose another name": func(r *library.Remote) { r.Name = "Staging" },
		"is a remote of Anam already":  func(r *library.Remote) { r.System = model.SystemFeatherOrg },
		"needs a name":                 func(r *library.Remote) { r.Project = " " },
		"the whole path of the file":   func(r *library.Remote) { r.KeyEnv, r.KeyFile = "", "key" },
		"gibberish":                    func(r *library.Remote) { r.System, r.API = model.SystemFeather, "gibberish" },
	} {
		r := remote("staging")
		change(&r)
		err := d.SaveRemote(ctx, r)
		if !errors.Is(err, library.ErrInvalid) && !errors.Is(err, library.ErrNameTaken) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", want, err)
		}
	}
	_, err = d.Remote(ctx, "nowhere")
	wantError(t, err, library.ErrNotFound)
	wantError(t, d.RemoveRemote(ctx, "nowhere"), library.ErrNotFound)
	if err := d.RemoveRemote(ctx, "STAGING"); err != nil {
		t.Fatal(err)
	}
	_, err = d.Remote(ctx, "staging")
	wantError(t, err, library.ErrNotFound)
	if log, err := d.Operations(ctx, "", 0, 0); err != nil || log.Total != 0 {
		t.Errorf("the log has %+v, %v", log, err)
	}
	wantError(t, mustOpen(t, d.file, Options{ReadOnly: true}).SaveRemote(ctx, studio), library.ErrReadOnly)
	wantSound(t, d)
}

// TestNoKeyIsKept: neither that of the environment nor that of a file is in the library.
func TestNoKeyIsKept(t *testing.T) {
	const key = "fth_live_0123456789abcdef"
	t.Setenv("ANAM_KEY", key)
	d := newLibrary(t)
	mustSaveRemotes(t, d, "one")
	file := remote("two")
	file.KeyEnv, file.KeyFile = "", filepath.Join(t.TempDir(), "key")
	if err := errors.Join(os.WriteFile(file.KeyFile, []byte(key), 0o600), d.SaveRemote(t.Context(), file)); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range []string{"", "-wal"} {
		if text, err := os.ReadFile(d.file + suffix); err != nil || bytes.Contains(text, []byte(key)) {
			t.Errorf("the key is in the library%s, or %v", suffix, err)
		}
	}
}

// TestRemotesFollowTheirProject through another name, and back.
func TestRemotesFollowTheirProject(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	mustCreate(t, d, persona("A"))
	mustSaveRemotes(t, d, "one")
	beside := func(project string) {
		t.Helper()
		if r, err := d.Remote(ctx, "one"); err != nil || r.Project != project {
			t.Errorf("it stands beside %q, %v", r.Project, err)
		}
	}
	if _, err := d.RenameProject(ctx, "Default", "Other"); err != nil {
		t.Fatal(err)
	}
	beside("Other")
	mustUndo(t, d)
	beside("Default")
	mustRedo(t, d)
	beside("Other")
}
