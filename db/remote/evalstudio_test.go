package remote_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personae/db"
	"personae/db/remote"
	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/value"
	"personae/model/wire"
)

// TestEvalStudioItself answers the client as the library that is served does, in a project
// that is empty before and after.
func TestEvalStudioItself(t *testing.T) {
	base, project, ok := strings.Cut(os.Getenv("EVALSTUDIO_PROJECT"), "/api/projects/")
	if !ok {
		t.Skip("set EVALSTUDIO_PROJECT to an empty project of a running EvalStudio, as http://127.0.0.1:3000/api/projects/ID")
	}
	r := library.Remote{Name: "lab", System: model.SystemEvalStudio, URL: base, Project: "Default", ProjectID: project}
	place := opened(t, r, remote.Options{})
	if says, err := place.Check(t.Context()); err != nil || !strings.HasPrefix(says, "The project there is ") {
		t.Fatalf("%q, %v", says, err)
	}
	system := r.System
	made, err := place.Create(t.Context(), body(t, caller("A"), system, wire.BodyCreate))
	if err != nil {
		t.Fatal(err)
	}
	id := made.Persona.Origin.ID(system)
	if _, err := place.Create(t.Context(), body(t, caller("A"), system, wire.BodyCreate)); !errors.Is(err, syncing.ErrRefused) || !strings.Contains(err.Error(), "already exists") {
		t.Errorf("%v", err)
	}
	pixel, err := base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
	if err != nil {
		t.Fatal(err)
	}
	image, err := place.Upload(t.Context(), "a.png", pixel)
	if got, failed := place.Portrait(t.Context(), image); err != nil || failed != nil || !bytes.Equal(got, pixel) {
		t.Errorf("%q: %d bytes, %v, %v", image, len(got), err, failed)
	}
	changed, err := place.Update(t.Context(), id, []byte(`{"name":"B","imageUrl":"`+image+`"}`))
	if err != nil || changed.Persona.Name != "B" || changed.Persona.EvalStudio.ImageURL.Or("") != image || syncing.Stamp(changed) == "" {
		t.Errorf("%+v, %v", changed, err)
	}
	if names, shape := listed(t, place, "none"); !slices.Equal(names, []string{"B"}) || shape != wire.ShapeRecord {
		t.Errorf("%q as %s", names, shape)
	}
	if err := place.Delete(t.Context(), id); err != nil {
		t.Error(err)
	}
	_, get := place.Get(t.Context(), id)
	_, update := place.Update(t.Context(), id, []byte(`{"name":"C"}`))
	_, portrait := place.Portrait(t.Context(), id+".png")
	for what, err := range map[string]error{"get": get, "update": update, "delete": place.Delete(t.Context(), id), "portrait": portrait} {
		if !errors.Is(err, syncing.ErrNotThere) {
			t.Errorf("%s: %v", what, err)
		} else {
			isSentence(t, err)
		}
	}
	r.ProjectID = "none"
	other := opened(t, r, remote.Options{})
	_, check := other.Check(t.Context())
	for what, err := range map[string]error{"check": check, "list": other.List(t.Context(), "", nil), "delete": other.Delete(t.Context(), id)} {
		if !errors.Is(err, syncing.ErrRefused) || !strings.Contains(err.Error(), "project") {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// TestEvalStudioItselfIsSyncedWith: create, edit on both sides, merge, delete.
func TestEvalStudioItselfIsSyncedWith(t *testing.T) {
	base, project, ok := strings.Cut(os.Getenv("EVALSTUDIO_PROJECT"), "/api/projects/")
	if !ok {
		t.Skip("set EVALSTUDIO_PROJECT to an empty project of a running EvalStudio, as http://127.0.0.1:3000/api/projects/ID")
	}
	lib, err := db.Open(t.Context(), filepath.Join(t.TempDir(), "near.db"), db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	r := library.Remote{Name: "lab", System: model.SystemEvalStudio, URL: base, Project: "Default", ProjectID: project}
	n := &near{t, lib, opened(t, r, remote.Options{}), r}
	if err := lib.SaveRemote(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Write(t.Context(), library.OperationCreate, "Created", []library.Put{{Persona: caller("Caller 1")}, {Persona: caller("Caller 2")}}); err != nil {
		t.Fatal(err)
	}
	n.until(n.push)
	ids := map[string]string{}
	if err := lib.Links(t.Context(), "lab", func(link library.Link) error {
		ids[link.Base.Name] = link.Record
		return nil
	}); err != nil || len(ids) != 2 {
		t.Fatalf("%q, %v", ids, err)
	}
	if _, err := n.place.Update(t.Context(), ids["Caller 1"], []byte(`{"description":"there","headers":{"X-A":"1"}}`)); err != nil {
		t.Fatal(err)
	}
	change(t, lib, func(i int) bool { return i == 1 }, func(p *model.Persona) { p.Prompt = value.Some("here") })
	n.until(n.pull)
	n.until(n.push)
	got, err := n.place.Get(t.Context(), ids["Caller 1"])
	want := map[string]string{"Caller 1": "here/there", "Caller 2": "You wait./"}
	if here := texts(t, lib); err != nil || got.Persona.Prompt.Or("")+got.Persona.Description.Or("") != "herethere" || got.Persona.EvalStudio.Headers.Or("") != `{"X-A":"1"}` || !maps.Equal(here, want) {
		t.Errorf("here %q, there %+v, %v", here, got, err)
	}
	if err := n.place.Delete(t.Context(), ids["Caller 2"]); err != nil {
		t.Fatal(err)
	}
	n.until(n.pull)
	if _, err := lib.Delete(t.Context(), []string{idOf(t, lib, "Caller 1")}); err != nil {
		t.Fatal(err)
	}
	n.until(n.push)
	if names, _ := listed(t, n.place, ""); len(names) != 0 || len(texts(t, lib)) != 0 {
		t.Errorf("there %q, here %q", names, texts(t, lib))
	}
}

// idOf is the id of the persona of a name.
func idOf(t *testing.T, lib *db.DB, name string) string {
	t.Helper()
	found, err := lib.ByName(t.Context(), "Default", name)
	if err != nil {
		t.Fatal(err)
	}
	return found.Persona.ID
}
