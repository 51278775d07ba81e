package flow

import (
	"context"
	"sync"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/words"
	"personae/ui/dialog"
	"personae/ui/remotes"
	"personae/ui/screen"
	"personae/ui/work"
)

// Remotes shows how the personas stand to other places where they are kept, and pulls
// from there and pushes to there. There is one such page at a time.
type Remotes struct {
	*Host
	Browse *Browse
	Diffs  *Diffs

	loads  work.Loads
	view   *remotes.View // nil when it is not open
	run    *remoteRun    // what goes on, nil for nothing
	missed bool          // the library has changed meanwhile
	last   string        // the remote that was shown last
	places map[library.Remote]func() (syncing.Place, error)
}

// Open shows the page, and looks at the remote that was shown last, or the first.
func (r *Remotes) Open([]string) tea.Cmd {
	if r.view != nil {
		return nil
	}
	r.view = remotes.New(r.Keys, r.Screen.Styles(), r.Info, r.Now(), remotes.Calls{
		Turn: r.turn, Look: r.look, Filter: r.filter, Open: r.compare, Since: r.since, Merge: r.merge, Pull: r.pull, Push: r.push,
		Add: r.add, Edit: r.edit, Check: r.check, Remove: r.askRemove,
	})
	r.Screen.Push(screen.Page{View: r.view, Signs: remotes.Legend(), Leave: r.leave, Gone: r.gone})
	return r.turn(r.last)
}

// leave stops what goes on, or leaves the page. A look is only given up.
func (r *Remotes) leave(then func() tea.Cmd) tea.Cmd {
	if r.run != nil && then == nil {
		r.Stop()
		return nil
	}
	r.Screen.Remove(r.view)
	return work.Done(then).Take()
}

func (r *Remotes) gone() {
	r.giveUp()
	r.loads.Stop(r)
	r.view, r.places = nil, nil
}

// turn reads which remotes there are, and looks at the one of that name, or the first.
func (r *Remotes) turn(name string) tea.Cmd {
	r.giveUp()
	open := r.view
	open.Begin()
	return r.loads.Start(r.Context, r, func(ctx context.Context) work.Done {
		list, err := r.Store.Remotes(ctx)
		return func() tea.Cmd {
			if err != nil {
				r.Log.Error("remotes not read", "error", err)
				open.SetLooked(r.Now(), err)
				return nil
			}
			open.SetRemotes(list, name)
			remote, some := open.Remote()
			if !some {
				open.SetRows(nil)
				return nil
			}
			if r.last = remote.Name; r.run != nil { // a push of before still ends
				return nil
			}
			return r.look()
		}
	})
}

// place returns what speaks to the remote that is shown: one for as long as the page is
// open, since it keeps the remote's limits. It is to be called aside.
func (r *Remotes) place(remote library.Remote) func() (syncing.Place, error) {
	if r.places == nil {
		r.places = map[library.Remote]func() (syncing.Place, error){}
	}
	if r.places[remote] == nil {
		r.places[remote] = sync.OnceValues(func() (syncing.Place, error) { return r.Speak(remote, r.Info.API) })
	}
	return r.places[remote]
}

// book is the library as the keeper of what is known of remotes; one that is only read
// keeps nothing of what was seen.
func (r *Remotes) book() syncing.Book {
	if r.Info.ReadOnly {
		return unkept{r.Store}
	}
	return r.Store
}

type unkept struct{ syncing.Book }

func (unkept) Saw(context.Context, string, map[string]library.SyncState) error { return nil }

// filter asks which personas are to be shown.
func (r *Remotes) filter() tea.Cmd {
	counts, now := r.view.Counts(), r.view.Shown()
	total := 0
	for _, n := range counts {
		total += n
	}
	item := func(show remotes.Show, sign string, n int) dialog.Item[remotes.Show] {
		return dialog.Item[remotes.Show]{
			Value: show, Label: sign + words.Capital(show.Words()), Note: words.Count(n, "persona"), Current: show == now,
		}
	}
	items := []dialog.Item[remotes.Show]{
		item(remotes.Show{}, "", total-counts[library.SyncSame]), item(remotes.Show{Everything: true}, "", total),
	}
	for _, state := range remotes.States {
		if counts[state] > 0 {
			items = append(items, item(remotes.Show{State: state}, state.Sign()+" ", counts[state]))
		}
	}
	choose(r.Host, "Show which?", items, func(show remotes.Show) tea.Cmd {
		if r.view != nil {
			r.view.SetShow(show)
		}
		return nil
	})
	return nil
}

// Stop stops what goes on; what was done until then stays.
func (r *Remotes) Stop() {
	if r.run == nil || r.run.stopped {
		return
	}
	r.run.stopped = true
	r.run.cancel()
	r.show(r.run)
}

// giveUp drops a look; what changes something ends by itself.
func (r *Remotes) giveUp() {
	if r.run == nil || !r.run.looking {
		return
	}
	r.Stop()
	if r.run = nil; r.view != nil {
		r.view.SetRunning("", false)
	}
}

// Ended queues a wait for a pull or a push that is under way, so that the program does
// not end before it, and says how that is; a look is given up.
func (r *Remotes) Ended() (cmd tea.Cmd, says string) {
	r.giveUp()
	run := r.run
	if run == nil {
		return nil, ""
	}
	return r.Queue.Add(func() work.Done {
		<-run.ended
		return nil
	}), run.words(r.KeyOf(keymap.QuitNow))
}
