package flow

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"personae/model/library"
	"personae/ui/view"
	"personae/ui/work"
)

// Page reads a window of personas for the view that asks. The first rows of an answer
// bring the persona that the cursor will be on, so that both are painted at once.
func (b *Browse) Page(a view.LoadPage) tea.Cmd {
	sought, shown := b.List.Sought(), b.shown
	if b.Hurried() {
		shown = ""
	}
	return b.loads.Start(b.Context, a.Into, func(ctx context.Context) work.Done {
		page, err := readPage(ctx, b.Store, a)
		var beside work.Done
		if a.Early && err == nil && len(page.Rows) > 0 && page.Rows[0].ID != shown {
			beside = b.read(ctx, page.Rows[0].ID, false)
		}
		return func() tea.Cmd {
			b.Detail.SetSearch(sought)
			if beside != nil {
				b.loads.Stop(b.Detail)
				b.shown = page.Rows[0].ID
				beside.Take()
			}
			return b.taken(a, page, err)
		}
	})
}

// taken hands a window to the view that asked, and asks for what it lacks.
func (b *Browse) taken(a view.LoadPage, page library.Page, err error) tea.Cmd {
	if err != nil {
		b.Log.Error("list not loaded", "error", err)
	}
	cmd := b.Apply(a.Into.SetPage(page, err))
	if a.Into == view.PageTaker(b.List) && err == nil && page.Total == 0 {
		b.shown = ""
		b.loads.Stop(b.Detail)
		b.Detail.SetEmpty("Nothing is selected.")
	}
	switch {
	case page.Counting:
		a.Early = false
		cmd = tea.Batch(cmd, b.Page(a))
	case a.Into == view.PageTaker(b.List) && err == nil:
		cmd = tea.Batch(cmd, b.standings())
	}
	return cmd
}

func readPage(ctx context.Context, store Store, a view.LoadPage) (library.Page, error) {
	if a.Early {
		return store.FirstPage(ctx, a.Query, a.Limit)
	}
	offset, err := offsetOf(ctx, store, a)
	if err != nil {
		return library.Page{}, err
	}
	return store.Page(ctx, a.Query, offset, a.Limit)
}

// offsetOf returns where a window begins: where it was asked to, or so that the
// persona it is to be laid around stands in its middle.
func offsetOf(ctx context.Context, store Store, a view.LoadPage) (int, error) {
	if a.Around == "" {
		return a.Offset, nil
	}
	position, err := store.Position(ctx, a.Query, a.Around)
	if err != nil || position < 0 {
		return a.Offset, err
	}
	return max(0, position-a.Limit/2), nil
}
