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

// keeping is a store that takes drafts, or refuses them; each is to be in a file before.
type keeping struct {
	Store
	kept, rescued []library.Draft
	err           error
}

func (k *keeping) RescueDraft(d library.Draft) error {
	k.rescued = append(k.rescued, d)
	return nil
}

func (k *keeping) KeepDraft(ctx context.Context, d library.Draft) error {
	if end, ok := ctx.Deadline(); !ok || time.Until(end) > lastWait || len(k.rescued) <= len(k.kept) {
		k.err = errors.New("it may wait for ever, and no file has the text meanwhile")
	}
	k.kept = append(k.kept, d)
	return k.err
}

// TestWhatIsTypedIsKeptWhenUpdateHasNoTurn is the end of a program whose terminal
// went away in mid-edit.
func TestWhatIsTypedIsKeptWhenUpdateHasNoTurn(t *testing.T) {
	store := &keeping{}
	forms := &Forms{Host: &Host{Store: store, Now: func() time.Time { return time.Unix(1_790_000_000, 0) }}}
	if kept, err := forms.KeepLast(t.Context()); err != nil || kept != "" || len(store.kept) > 0 {
		t.Errorf("without a form: kept %v, said %q, error %v", store.kept, kept, err)
	}
	base := library.Record{Persona: field.NewPersona("Default", "Saved"), Revision: 3}
	typed := base.Persona
	typed.Name = "Typed"
	forms.form = form.New(keymap.Default(), theme.New(true))
	forms.form.Open(base, typed, false, forms.Now())
	kept, err := forms.KeepLast(t.Context())
	if err != nil || len(store.kept) != 1 || !strings.Contains(kept, "kept as a draft: Typed.") {
		t.Fatalf("kept %d, said %q, error %v", len(store.kept), kept, err)
	}
	if d := store.kept[0]; d.Persona.Name != "Typed" || d.BasePersona.Name != "Saved" || d.Base != 3 {
		t.Errorf("kept %s over %s, revision %d", d.Persona.Name, d.BasePersona.Name, d.Base)
	}
	for _, c := range []struct {
		err  error
		want string
	}{
		{errors.New("the disk is full"), "not saved: Typed, and what was typed is lost: the disk is full"},
		{&library.RescuedError{Path: "/state/x.json", Why: library.ErrConflict}, "(changed by someone else). What was typed is in /state/x.json, and"},
	} {
		store.err = c.err
		kept, err := forms.KeepLast(t.Context())
		if err == nil || kept != "" || !strings.Contains(err.Error(), c.want) || errors.Is(err, library.ErrConflict) {
			t.Errorf("said %q, error %v", kept, err)
		}
	}
}
