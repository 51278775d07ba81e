package flow

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/model/library"
	"personae/ui/work"
)

// last is what was typed in the form that the end found open.
type last struct {
	title string
	draft library.Draft
	tried bool  // to keep it
	err   error // why it is no draft in the library
}

// unsaved is what is typed in the form now; nil where that is saved.
func (f *Forms) unsaved() *last {
	if f.form == nil || !f.form.Dirty() || f.Info.ReadOnly {
		return nil
	}
	return &last{title: f.form.Title(), draft: f.form.Draft(f.Now())}
}

// keep keeps what is typed as a draft and closes the form: nothing that is typed
// from here on could still be kept.
func (f *Forms) keep() tea.Cmd {
	end := f.unsaved()
	if end == nil {
		return nil
	}
	f.last = end
	f.Screen.CloseAll()
	f.close()
	f.Drafts.hurry()
	// What is under way may wait for another program, and then be killed.
	rescue := sync.OnceFunc(func() { f.rescue(end.draft) })
	return tea.Batch(
		work.Aside(func() work.Done { rescue(); return nil }),
		f.Queue.Add(func() work.Done {
			rescue()
			err := f.keepSoon(f.Context, end.draft)
			return finally(func() { end.tried, end.err = true, err })
		}),
	)
}

// rescue writes a draft to a file. That it could not is found again, and said, where the
// library does not take it either.
func (f *Forms) rescue(draft library.Draft) {
	if err := f.Store.RescueDraft(draft); err != nil {
		f.Log.Warn("the last draft has no file", "error", err)
	}
}

// lastWait bounds the wait for a library that another program is writing to: whoever
// ends a program soon does it by force.
const lastWait = time.Second

func (f *Forms) keepSoon(ctx context.Context, draft library.Draft) error {
	ctx, cancel := context.WithTimeout(ctx, lastWait)
	defer cancel()
	return f.Store.KeepDraft(ctx, draft)
}

// KeepLast says, once the program has ended, where what was typed in a form that was
// open to the end is kept; "" where there is nothing to say. It keeps that itself when
// the program ended in a way that left Update no turn. What is no draft in the library
// is an error, also where a file has it.
func (f *Forms) KeepLast(ctx context.Context) (kept string, err error) {
	end := f.last
	if end == nil {
		end = f.unsaved()
	}
	if end == nil || f.Info.Throwaway {
		return "", nil
	}
	if !end.tried {
		f.rescue(end.draft)
		end.err = f.keepSoon(ctx, end.draft)
	}
	rescued, inFile := errors.AsType[*library.RescuedError](end.err)
	switch {
	case end.err == nil:
		return fmt.Sprintf("Not saved, but kept as a draft: %s. The editor offers it at the next start.", end.title), nil
	case inFile: // of what kind the reason is must not say how the editor ended
		return "", fmt.Errorf("not saved: %s, and the library took no draft of it (%s). What was typed is in %s, and the editor offers it at the next start with this library",
			end.title, rescued.Why.Error(), rescued.Path)
	}
	return "", fmt.Errorf("not saved: %s, and what was typed is lost: %s", end.title, end.err.Error())
}
