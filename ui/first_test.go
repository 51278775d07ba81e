package ui_test

import (
	"context"
	"sync/atomic"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/model/library"
	"personae/ui"
)

// paging is a store that counts how often a page is read.
type paging struct {
	ui.Store
	pages *atomic.Int32
}

func (p paging) Page(ctx context.Context, q library.Query, offset, limit int) (library.Page, error) {
	p.pages.Add(1)
	return p.Store.Page(ctx, q, offset, limit)
}

// counting is a store that has the first rows of a search before their number.
type counting struct {
	ui.Store
	counted chan struct{}
}

func (c counting) FirstPage(ctx context.Context, q library.Query, limit int) (library.Page, error) {
	page, err := c.Store.Page(ctx, q, 0, limit)
	page.Counting = true
	return page, err
}

func (c counting) Page(ctx context.Context, q library.Query, offset, limit int) (library.Page, error) {
	if q.Search != "" {
		<-c.counted
	}
	return c.Store.Page(ctx, q, offset, limit)
}

// TestASearchShowsRowsAndThenTheirNumber, and keys meet the rows that were counted.
func TestASearchShowsRowsAndThenTheirNumber(t *testing.T) {
	t.Parallel()
	store := counting{newLibrary(t, starters), make(chan struct{})}
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.press("/")
	d.typed("caller")
	d.see("counting…")
	d.see("›  Cooperative baseline")
	d.press("enter", "enter") // keeps the search, and opens who is found first
	close(store.counted)
	d.settle()
	d.see("1 of 12")
	d.see("“caller” 1 of 1")
}

// TestTheFirstPageIsAskedForAtOnce: before the size of the screen is known, and not again
// when it is, or when it changes within what was read.
func TestTheFirstPageIsAskedForAtOnce(t *testing.T) {
	t.Parallel()
	pages := new(atomic.Int32)
	d := drive(t, paging{newLibrary(t, starters), pages}, 0, 0)
	d.wait("the first page", func() bool { return pages.Load() == 1 && d.loading == 0 })
	for _, size := range []tea.WindowSizeMsg{{Width: 120, Height: 36}, {Width: 200, Height: 60}, {Width: 60, Height: 16}} {
		d.update(size)
		d.settle()
		d.see("12 personas")
	}
	if n := pages.Load(); n != 1 {
		t.Errorf("%d pages were read for one", n)
	}
}
