package remote_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"slices"
	"strings"
	"testing"

	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/value"
	"personae/model/wire"
)

// caller is a persona that every system takes.
func caller(name string) model.Persona {
	p := model.Persona{Project: "Default", Name: name, Prompt: value.Some("You wait.")}
	p.MrAssistant.AgentID = value.Some("3c90c3cc-0d44-4b50-8888-8dd25736052a")
	p.MrAssistant.SpecialistType = value.Some("billing")
	return p
}

// body is what a system is sent of a persona.
func body(tb testing.TB, p model.Persona, system model.System, sends wire.Body) []byte {
	tb.Helper()
	text, _, err := wire.Write(&p, wire.Target{System: system, Body: sends, Strict: true})
	if err != nil {
		tb.Fatal(err)
	}
	return text
}

// listed are the names in a remote's list, in its order.
func listed(tb testing.TB, place syncing.Place, search string) (names []string, shape wire.Shape) {
	tb.Helper()
	err := place.List(tb.Context(), search, func(record *wire.Imported) error {
		names, shape = append(names, record.Persona.Name), record.Shape
		return nil
	})
	if err != nil {
		tb.Error(err)
	}
	return names, shape
}

// TestARecordLives through all that a system's API can be asked for.
func TestARecordLives(t *testing.T) {
	for _, system := range []model.System{model.SystemFeatherOrg, model.SystemEvalStudio, model.SystemAnam} {
		t.Run(string(system), func(t *testing.T) {
			f := elsewhere(t)
			if err := f.lib.CreateProject(t.Context(), "Default"); err != nil && !errors.Is(err, library.ErrNameTaken) {
				t.Fatal(err)
			}
			place := f.place(system)
			if _, err := place.Check(t.Context()); err != nil {
				t.Error(err)
			}
			made, err := place.Create(t.Context(), body(t, caller("A"), system, wire.BodyCreate))
			if err != nil {
				t.Fatal(err)
			}
			id := made.Persona.Origin.ID(system)
			if got, err := place.Get(t.Context(), id); err != nil || got.Persona.Name != "A" || syncing.Stamp(got) == "" || syncing.Stamp(got) != syncing.Stamp(made) {
				t.Errorf("%+v, %v", got, err)
			}
			changed, err := place.Update(t.Context(), id, body(t, caller("B / ?"), system, wire.BodyUpdate))
			if err != nil || changed.Persona.Name != "B / ?" || changed.Persona.Origin.ID(system) != id {
				t.Errorf("%+v, %v", changed, err)
			}
			names, shape := listed(t, place, "")
			if !slices.Equal(names, []string{"B / ?"}) || (shape == wire.ShapeSummary) != place.Can().Summaries {
				t.Errorf("%q as %s", names, shape)
			}
			if names, _ := listed(t, place, "B"); len(names) != 1 {
				t.Errorf("searching finds %q", names)
			}
			if err := place.Delete(t.Context(), id); err != nil {
				t.Error(err)
			}
			_, gone := place.Get(t.Context(), id)
			_, dead := place.Update(t.Context(), id, body(t, caller("C"), system, wire.BodyUpdate))
			for _, err := range []error{gone, dead, place.Delete(t.Context(), id)} {
				if !errors.Is(err, syncing.ErrNotThere) {
					t.Errorf("%v", err)
				} else {
					isSentence(t, err)
				}
			}
			for _, odd := range []string{"", "..", "."} {
				if _, err := place.Get(t.Context(), odd); !errors.Is(err, syncing.ErrRefused) {
					t.Errorf("%q: %v", odd, err)
				}
			}
			if _, err := place.Get(t.Context(), "../other?x=1#y"); err == nil {
				t.Error("an id leads elsewhere")
			}
			asked, _ := f.requests()
			for _, r := range asked {
				if !strings.HasPrefix(r.URL.Path, bases[system]+"/") {
					t.Errorf("%s was asked", r.URL)
				}
			}
		})
	}
}

func TestAPersonaOfTheLibraryIsReadAndInstalled(t *testing.T) {
	f := elsewhere(t)
	id := f.write(caller("A"))[0].Persona.ID
	catalogue, organisation := f.place(model.SystemFeather), f.place(model.SystemFeatherOrg)
	if names, _ := listed(t, catalogue, ""); !slices.Equal(names, []string{"A"}) {
		t.Errorf("%q", names)
	}
	entry, err := catalogue.Get(t.Context(), id)
	if err != nil || entry.System != model.SystemFeather {
		t.Fatalf("%+v, %v", entry, err)
	}
	for name, want := range map[string]string{"Of ours": "Of ours", "": "A"} {
		made, err := organisation.Install(t.Context(), id, name)
		if err != nil || made.Persona.Name != want || made.System != model.SystemFeatherOrg || made.Persona.Origin.FeatherOrg.ClonedFromID.Or("") != id {
			t.Errorf("%+v, %v", made, err)
		}
	}
	if _, err := organisation.Install(t.Context(), "3c90c3cc-0d44-4b50-8888-8dd25736052a", "B"); !errors.Is(err, syncing.ErrNotThere) {
		t.Errorf("%v", err)
	}
	_, create := catalogue.Create(t.Context(), []byte(`{"name":"A"}`))
	_, update := catalogue.Update(t.Context(), id, []byte(`{}`))
	_, install := catalogue.Install(t.Context(), id, "")
	_, upload := catalogue.Upload(t.Context(), "a.png", picture)
	for _, err := range []error{create, update, install, upload, catalogue.Delete(t.Context(), id)} {
		if !errors.Is(err, syncing.ErrCannot) || !strings.Contains(err.Error(), "feather-org") {
			t.Errorf("%v", err)
		} else {
			isSentence(t, err)
		}
	}
}

func TestAPortraitIsKeptAndGiven(t *testing.T) {
	f := elsewhere(t)
	place := f.place(model.SystemEvalStudio)
	f.write(caller("A"))
	id, err := place.Upload(t.Context(), "a.png", picture)
	if err != nil || !strings.HasSuffix(id, ".png") {
		t.Fatalf("%q, %v", id, err)
	}
	if got, err := place.Portrait(t.Context(), id); err != nil || !bytes.Equal(got, picture) {
		t.Errorf("%q, %v", got, err)
	}
	if ids, err := f.lib.Images(t.Context(), "Default", "persona-avatar"); err != nil || !slices.Equal(ids, []string{id}) {
		t.Errorf("%q, %v", ids, err)
	}
	large := image.NewNRGBA(image.Rect(0, 0, 700, 700))
	noise := uint32(1)
	for i := range large.Pix {
		noise = noise*1664525 + 1013904223
		large.Pix[i] = byte(noise >> 24)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, large); err != nil || b.Len() < 1<<20 {
		t.Fatalf("%d bytes, %v", b.Len(), err)
	}
	small, err := place.Upload(t.Context(), "b.png", b.Bytes())
	if err != nil || !strings.HasSuffix(small, ".jpg") {
		t.Errorf("of %d bytes: %q, %v", b.Len(), small, err)
	}
	if err := f.lib.DeleteImage(t.Context(), "Default", small); err != nil {
		t.Error(err)
	}
	for _, odd := range []string{"none.png", "../personas", ".."} {
		if _, err := place.Portrait(t.Context(), odd); !errors.Is(err, syncing.ErrNotThere) {
			t.Errorf("%v", err)
		}
	}
	f.spoil(answering(200, "text/html", "<html>no picture</html>"))
	if _, err := place.Portrait(t.Context(), id); !errors.Is(err, syncing.ErrAnswer) {
		t.Errorf("%v", err)
	}
	f.spoil(answering(200, "image/png", string(picture)+strings.Repeat("x", 21<<20)))
	if _, err := place.Portrait(t.Context(), id); !errors.Is(err, syncing.ErrAnswer) || !strings.Contains(err.Error(), "larger than 20 MB") {
		t.Errorf("%v", err)
	}
}

func TestEvalStudiosProjectIsNamed(t *testing.T) {
	f := elsewhere(t)
	f.write(caller("A"))
	if says, err := f.place(model.SystemEvalStudio).Check(t.Context()); err != nil || says != "The project there is Default." {
		t.Errorf("%q, %v", says, err)
	}
	r := remoteOf(model.SystemEvalStudio, f.url)
	r.ProjectID = "a/b"
	place := opened(t, r, optionsOf(f))
	_, err := place.Check(t.Context())
	if !errors.Is(err, syncing.ErrRefused) || !strings.Contains(err.Error(), "Default (Default)") {
		t.Errorf("%v", err)
	}
	for what, err := range map[string]error{
		"list": place.List(t.Context(), "", nil), "delete": place.Delete(t.Context(), "x"),
	} {
		if !errors.Is(err, syncing.ErrRefused) || !strings.Contains(err.Error(), "no such project") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if asked, _ := f.requests(); len(asked) != 4 || asked[2].URL.EscapedPath() != "/evalstudio/api/projects/a%2Fb/personas" {
		t.Errorf("asked %d times", len(asked))
	}
}

// TestMrAssistantIsPushedTo: its documents have no more.
func TestMrAssistantIsPushedTo(t *testing.T) {
	f := elsewhere(t)
	place := f.place(model.SystemMrAssistant)
	made, err := place.Create(t.Context(), body(t, caller("A"), model.SystemMrAssistant, wire.BodyCreate))
	if err != nil {
		t.Fatal(err)
	}
	id := made.Persona.Origin.ID(model.SystemMrAssistant)
	if got, err := place.Update(t.Context(), id, []byte(`{"display_name":"B"}`)); err != nil || got.Persona.Name != "B" {
		t.Errorf("%+v, %v", got, err)
	}
	asked, _ := f.requests()
	if len(asked) != 2 || asked[1].Method != http.MethodPatch {
		t.Errorf("%d requests", len(asked))
	}
	_, check := place.Check(t.Context())
	_, get := place.Get(t.Context(), id)
	for _, err := range []error{check, get, place.List(t.Context(), "", nil), place.Delete(t.Context(), id)} {
		if !errors.Is(err, syncing.ErrCannot) {
			t.Errorf("%v", err)
		} else {
			isSentence(t, err)
		}
	}
	if asked, _ := f.requests(); len(asked) != 0 {
		t.Errorf("asked all the same: %v", asked[0].URL)
	}
}

// TestMrAssistantListsWhereItIsSaid, whatever it makes of the numbers of a page.
func TestMrAssistantListsWhereItIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		page func(offset, limit int) (from, to int)
		asks int
	}{
		"pages":     {func(offset, limit int) (int, int) { return min(offset, 250), min(offset+limit, 250) }, 3},
		"no pages":  {func(int, int) (int, int) { return 0, 250 }, 2},
		"small":     {func(offset, _ int) (int, int) { return min(offset, 40), 40 }, 1},
		"none":      {func(int, int) (int, int) { return 0, 0 }, 1},
		"one whole": {func(offset, limit int) (int, int) { return min(offset, 100), min(offset+limit, 100) }, 2},
	} {
		f := elsewhere(t)
		r := remoteOf(model.SystemMrAssistant, f.url)
		r.Lists = true
		f.spoil(paged(t, func(q map[string]int) string {
			from, to := c.page(q["offset"], q["limit"])
			var items []string
			for i := from; i < to; i++ {
				items = append(items, fmt.Sprintf(`{"id":"r%d","tenant_id":"t","specialist_type":"s","agent_id":"a","display_name":"N%d","enabled":true}`, i, i))
			}
			return "[" + strings.Join(items, ",") + "]"
		}))
		names, _ := listed(t, opened(t, r, optionsOf(f)), "")
		_, to := c.page(0, 1000)
		if asked, _ := f.requests(); len(names) != to || len(asked) != c.asks {
			t.Errorf("%s: %d names by %d requests", name, len(names), len(asked))
		}
	}
}
