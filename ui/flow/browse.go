package flow

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/model/library"
	"personae/ui/detail"
	"personae/ui/list"
	"personae/ui/view"
	"personae/ui/work"
)

// watchEvery is the pause before the next look for another editor's commits: one a second
// is soon enough for a person.
const watchEvery = time.Second

// Browse loads what the list and the detail view show, and keeps it up to date.
type Browse struct {
	*Host
	Lost   *Lost
	List   *list.List
	Detail *detail.Detail
	Open   []follower // flows whose pages stand on what the library had

	loads   work.Loads
	moves   moves
	shown   string // id of the persona that the detail view shows or waits for
	remotes standings
	ticked  time.Time // when the views were last told the time
}

// follower follows a change of the library.
type follower interface{ LibraryChanged() tea.Cmd }

// PrepareSearch has what a search needs read while its first letter is on its way.
func (b *Browse) PrepareSearch() tea.Cmd {
	return work.Aside(func() work.Done {
		if err := b.Store.PrepareSearch(b.Context); err != nil {
			b.Log.Warn("search not prepared", "error", err)
		}
		return nil
	})
}

// IDs reads every id that a query matches. The keys that are pressed meanwhile
// are meant for the selection.
func (b *Browse) IDs(a view.LoadIDs) tea.Cmd {
	selected := false
	return b.awaitUntil(func() work.Done {
		ids, err := b.Store.IDs(b.Context, a.Query)
		return finally(func() {
			if selected = err == nil; !selected {
				b.Fail("Not selected", err)
			}
			a.Into.SetIDs(ids, err)
		})
	}, func(view.View) bool { return selected })
}

// Show shows a persona in the detail view: at once where it is opened or none is
// shown, else once the cursor rests. Until then the one of before stays, under its
// own name. The first that a search finds came with its row.
func (b *Browse) Show(a view.Show) tea.Cmd {
	_, held := b.Detail.Record()
	switch {
	case a.Open:
		b.Screen.Focus(b.Detail)
		return b.awaitShown(b.load(a.ID, 0, true), nil)
	case a.ID == b.shown:
		return nil
	case held:
		return b.load(a.ID, b.moves.rest(b.Now(), b.Rest), false)
	}
	return b.load(a.ID, 0, false)
}

// Hurried reports whether the cursor has moved and not rested since.
func (b *Browse) Hurried() bool { return b.loads.Running(b.Detail) }

// Reach does what is asked of a view; of the detail view, once it shows the persona
// that the cursor is on.
func (b *Browse) Reach(v view.View, do func() tea.Cmd) tea.Cmd {
	if v != view.View(b.Detail) || !b.loads.Running(b.Detail) {
		return do()
	}
	return b.awaitShown(b.load(b.shown, 0, false), do)
}

// awaitShown does what is asked of the detail view, if anything, and then what is
// pressed meanwhile, once a load for it is through.
func (b *Browse) awaitShown(load tea.Cmd, do work.Done) tea.Cmd {
	return b.awaitUntil(func() work.Done {
		done, _ := load().(work.Done)
		return func() tea.Cmd { return tea.Batch(done.Take(), do.Take()) }
	}, func(view.View) bool { return true })
}

// load reads a persona after a while; one that is opened is shown where it has what
// was searched for.
func (b *Browse) load(id string, after time.Duration, open bool) tea.Cmd {
	b.shown = id
	return b.loads.Start(b.Context, b.Detail, func(ctx context.Context) work.Done {
		if !rested(ctx, after) {
			return nil
		}
		return b.read(ctx, id, open)
	})
}

// read reads a persona into the detail view.
func (b *Browse) read(ctx context.Context, id string, open bool) work.Done {
	record, err := b.Store.Get(ctx, id)
	return finally(func() {
		switch {
		case errors.Is(err, library.ErrNotFound) || record.Trashed:
			b.Detail.SetEmpty("This persona is no longer in the library.")
		case err != nil:
			b.Log.Error("persona not loaded", "error", err)
			b.Detail.SetError(err)
		default:
			b.Detail.SetNow(b.Now())
			b.Detail.SetRecord(record)
			if open {
				b.Detail.ToFound()
			}
		}
	})
}

// Changed brings every view that shows the library up to date.
func (b *Browse) Changed() tea.Cmd {
	b.remotes.known = false
	cmds := []tea.Cmd{b.Refresh()}
	for _, open := range b.Open {
		cmds = append(cmds, open.LibraryChanged())
	}
	if b.shown != "" {
		cmds = append(cmds, b.load(b.shown, 0, false))
	}
	return tea.Batch(cmds...)
}

// Start asks for the first personas: before the size of the screen is known, which
// they fill whatever it is.
func (b *Browse) Start() tea.Cmd { return b.Apply(b.List.Refresh()) }

// Refresh lets every view ask again for what it shows.
func (b *Browse) Refresh() tea.Cmd { return tea.Batch(b.Apply(b.List.Refresh()), b.refreshPages()) }

// Resized lets every view ask for what a screen of another size shows.
func (b *Browse) Resized() tea.Cmd { return tea.Batch(b.Apply(b.List.Resized()), b.refreshPages()) }

// refreshPages lets every view but the list ask again.
func (b *Browse) refreshPages() tea.Cmd {
	var cmds []tea.Cmd
	for _, v := range b.Screen.Views() {
		if shows, ok := v.(interface{ Refresh() view.Action }); ok && v != view.View(b.List) {
			cmds = append(cmds, b.Apply(shows.Refresh()))
		}
		if shows, ok := v.(interface{ Reload() tea.Cmd }); ok {
			cmds = append(cmds, shows.Reload())
		}
	}
	return tea.Batch(cmds...)
}

// Restrict changes which personas the list shows, and in which order.
func (b *Browse) Restrict(change func(*library.Query)) tea.Cmd {
	query := b.List.Query()
	change(&query)
	return b.Apply(b.List.SetQuery(query))
}

// FocusID moves the list's cursor to a persona that was made or saved.
func (b *Browse) FocusID(id string) tea.Cmd { return b.Apply(b.List.FocusID(id)) }

// deselectGone takes out of the selection what another editor took out of the
// library.
func (b *Browse) deselectGone() tea.Cmd {
	if b.List.SelectedCount() == 0 {
		return nil
	}
	return b.loads.Start(b.Context, "selection", func(ctx context.Context) work.Done {
		ids, err := b.Store.IDs(ctx, library.Query{})
		return finally(func() {
			if err == nil {
				b.List.KeepSelected(ids)
			}
		})
	})
}

// Watch looks, after a moment and from then on, whether another editor has
// committed, and to the clock. No timer waits meanwhile where the store tells when to look.
func (b *Browse) Watch() tea.Cmd {
	return work.Later(watchEvery, func() work.Done {
		b.Store.AwaitChange(b.Context)
		changed, err := b.Store.Changed(b.Context)
		return func() tea.Cmd {
			again := tea.Batch(b.Watch(), b.tick())
			if err != nil {
				if !b.Lost.Took(err) {
					b.Log.Warn("watch failed", "error", err)
				}
				return again
			}
			b.Lost.Back()
			if changed {
				return tea.Batch(again, b.Changed(), b.deselectGone())
			}
			return again
		}
	})
}

// ticksEvery is how often the views are told the time where one looks each second: so
// that a minute is not missed, and they are not drawn for nothing.
const ticksEvery = 10 * time.Second

// tick tells the views the time at a look, as their ages are in minutes.
func (b *Browse) tick() tea.Cmd {
	now := b.Now()
	if now.Sub(b.ticked) < ticksEvery {
		return nil
	}
	b.ticked = now
	return func() tea.Msg { return view.Minute{Now: now} }
}
