package flow

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"personae/model/words"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/library"
	"personae/ui/dialog"
	"personae/ui/exchange"
	"personae/ui/view"
	"personae/ui/work"
)

// checkAfter is how soon after the start the whole library is looked through: once
// there is something on the screen.
const checkAfter = time.Second

// Lost says that the library can no longer be written to: one of its files was taken
// away, or it is damaged. It offers to save a copy of what can still be read, with
// what is typed.
type Lost struct {
	*Host
	Forms *Forms
	Files *Files

	why  error // nil as long as all is well
	told bool
}

// Check looks for damage in the whole library, once.
func (l *Lost) Check() tea.Cmd {
	return work.Later(checkAfter, func() work.Done {
		err := l.Store.Check(l.Context)
		return func() tea.Cmd {
			if err != nil && !errors.Is(err, context.Canceled) && !l.Took(err) {
				l.Log.Warn("the library was not looked through", "error", err)
			}
			return nil
		}
	})
}

// Took reports whether an error says that the library is lost, and tells the user then,
// once.
func (l *Lost) Took(err error) bool {
	damaged := errors.Is(err, library.ErrCorrupt)
	if !damaged && !errors.Is(err, library.ErrMoved) {
		return false
	}
	l.why = err
	if damaged {
		l.Stop("It is damaged: save a copy, or see personae rescue and personae restore-backup.")
	}
	if !l.told {
		l.told = true
		l.Tell()
	}
	return true
}

// Refused follows a save that failed: that the library is lost is told each time.
func (l *Lost) Refused(err error) {
	l.told = false
	l.Took(err)
}

// Back follows a look at the files that found all as it was.
func (l *Lost) Back() {
	if !errors.Is(l.why, library.ErrCorrupt) {
		l.why, l.told = nil, false
	}
}

// Tell says what happened, when it did, and offers a copy; false when all is well.
func (l *Lost) Tell() bool {
	if l.why == nil {
		return false
	}
	l.interrupt(dialog.Question{
		Title: "Nothing is saved any more",
		Text:  words.Sentence(l.why.Error()) + "\nWhat can still be read can be saved as a new library, with what is typed here.",
		Buttons: []dialog.Button{
			{Label: "Save a copy", Do: l.ask},
			{Label: "Not now"},
		},
	})
	return true
}

// ask asks where the copy is to go.
func (l *Lost) ask() tea.Cmd {
	stem := strings.TrimSuffix(l.Info.Name, filepath.Ext(l.Info.Name))
	return l.Files.ask(dialog.FileOptions{
		Title: "Save a copy of the library", Initial: l.Files.folder + stem + "-copy.db", Saving: true, Then: l.save,
	})
}

func (l *Lost) save(path string) tea.Cmd {
	var typed *model.Persona
	with := ""
	if open := l.Forms.form; open != nil && open.Dirty() {
		p := open.Persona()
		typed, with = &p, ", with what is typed in "+open.Title()
	}
	return l.Queue.Add(attempt(l.Host, "No copy saved", func(ctx context.Context) (bool, error) {
		return l.Store.SaveCopy(ctx, exchange.Expand(path), typed)
	}, func(whole bool) tea.Cmd {
		if whole {
			l.Say(view.LevelSuccess, "Saved a copy to "+path+with+". Quit, and open it: personae "+path)
		} else {
			l.Say(view.LevelWarning, "Saved to "+path+" only what is typed: the library cannot be read from here any more. Quit, and open it again for the rest.")
		}
		return nil
	}))
}
