package flow

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"personae/keymap"
	"personae/model/field"
	"personae/model/library"
	"personae/ui/form"
	"personae/ui/theme"
)

// keeping is a store that takes drafts, or refuses them.
type keeping struct {
	Store
	kept []library.Draft
	err  error
}

func (k *keeping) KeepDraft(_ context.Context, d library.Draft) error {
	k.kept = append(k.kept, d)
	return k.err
}

// TestWhatIsTypedIsKeptWhenUpdateHasNoTurn is the end of a program whose terminal
// went away in mid-edit.
func TestWhatIsTypedIsKeptWhenUpdateHasNoTurn(t *testing.T) {
	store := &keeping{}
	forms := &Forms{Host: &Host{Store: store, Now: func() time.Time { return time.Unix(1_790_000_000, 0) }}}
	if err := forms.KeepLast(t.Context()); err != nil || len(store.kept) > 0 {
		t.Errorf("without a form: kept %v, error %v", store.kept, err)
	}
	base := library.Record{Persona: field.NewPersona("Default", "Saved"), Revision: 3}
	typed := base.Persona
	typed.Name = "Typed"
	forms.form = form.New(keymap.Default(), theme.New(true))
	forms.form.Open(base, typed, false, forms.Now())
	if err := forms.KeepLast(t.Context()); err != nil || len(store.kept) != 1 {
		t.Fatalf("kept %v, error %v", store.kept, err)
	}
	if d := store.kept[0]; d.Persona.Name != "Typed" || d.BasePersona.Name != "Saved" || d.Base != 3 {
		t.Errorf("kept %s over %s, revision %d", d.Persona.Name, d.BasePersona.Name, d.Base)
	}
	if got := forms.Kept(); !strings.Contains(got, "kept as a draft: Typed.") {
		t.Errorf("at the end it says %q", got)
	}
	store.err = errors.New("the disk is full")
	if err := forms.KeepLast(t.Context()); err == nil || !strings.Contains(err.Error(), "what was typed could not be kept: the disk is full") {
		t.Errorf("error %v", err)
	}
}
