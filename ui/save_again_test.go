package ui_test

import (
	"context"
	"testing"

	"personae/model/library"
	"personae/ui"
)

// held is a library whose writes wait to be let through.
type held struct {
	ui.Store
	written chan struct{}
}

func (h held) Write(ctx context.Context, kind library.OperationKind, label string, puts []library.Put) ([]library.Record, error) {
	records, err := h.Store.Write(ctx, kind, label, puts)
	<-h.written
	return records, err //nolint:wrapcheck // it stands for it
}

// TestASaveOfWhatWasSavedBefore: taking a change back and saving that, while the save of
// the change is on its way, is no save of nothing.
func TestASaveOfWhatWasSavedBefore(t *testing.T) {
	t.Parallel()
	file := newLibrary(t, starters)
	store := held{file, make(chan struct{}, 2)}
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.typeInto("Silent thinker", "x")
	d.press("ctrl+s")
	d.press("backspace")
	d.press("ctrl+s")
	store.written <- struct{}{}
	store.written <- struct{}{}
	d.wait("both saves", func() bool {
		record, err := file.Find(t.Context(), "Silent thinker")
		return err == nil && record.Revision == 3
	})
	d.unsee("1 change")
}
