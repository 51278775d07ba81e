package flow

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/edit"
	"personae/model/library"
	"personae/model/rehearsal"
	"personae/model/syncing"
	"personae/ui/dialog"
	"personae/ui/exchange"
	"personae/ui/screen"
	"personae/ui/view"
	"personae/ui/work"
)

// Store is what the flows need of the library. Every method may take a while and
// is called from a command, never from Update; every error is one of model's,
// wrapped in a sentence fit for the status line.
type Store interface {
	exchange.Store // imports and their previews
	syncing.Book   // what is known of remotes
	exchange.Portraits

	// Page returns the rows [offset, offset+limit) of the answer to q.
	Page(ctx context.Context, q library.Query, offset, limit int) (library.Page, error)
	// FirstPage returns the first limit rows of it or, while they are yet to be counted,
	// at least a quarter of them.
	FirstPage(ctx context.Context, q library.Query, limit int) (library.Page, error)
	// IDs returns the ids of every persona that q matches, in its order.
	IDs(ctx context.Context, q library.Query) ([]string, error)
	// Position returns the place of persona id in the answer to q, -1 if it is not in it.
	Position(ctx context.Context, q library.Query, id string) (int, error)
	// Get returns one persona, in the trash or not; ErrNotFound.
	Get(ctx context.Context, id string) (library.Record, error)
	// Revision returns a persona as it was at a revision; 0 is Get. ErrNotFound.
	Revision(ctx context.Context, id string, revision library.Revision) (library.Record, error)
	// Projects returns every project by name.
	Projects(ctx context.Context) ([]library.Project, error)
	// Tags returns every tag in use in project ("" = all), the most used first.
	Tags(ctx context.Context, project string) ([]library.TagCount, error)

	// Write writes all puts as one operation, or none. It stamps updated_at
	// (and created_at and id where they are missing) and returns the records
	// as written. ErrNameTaken, ErrConflict.
	Write(ctx context.Context, kind library.OperationKind, label string, puts []library.Put) ([]library.Record, error)
	// Edit makes an edit as one operation, or not at all; NameHolder returns who
	// holds a name, "" for nobody.
	Edit(ctx context.Context, kind library.OperationKind, change func(edit.Library) (label string, err error)) (library.Operation, error)
	NameHolder(ctx context.Context, project, name string) (id string, err error)
	// Delete moves personas to the trash as one operation; Restore takes them out
	// of it, ErrNameTaken. Purge removes some that are in it, PurgeAll all.
	Delete(ctx context.Context, ids []string) (library.Operation, error)
	Restore(ctx context.Context, r library.Restoring) (library.Operation, error)
	Purge(ctx context.Context, ids []string) (library.Operation, error)
	PurgeAll(ctx context.Context) (library.Operation, error)
	// History returns a window over the changes of one persona, the newest first.
	History(ctx context.Context, id string, offset, limit int) (library.ChangePage, error)
	// RestoreRevision brings a persona back to a revision, or only the fields at
	// paths; name is what it is called then, "" what it was. ErrNameTaken.
	RestoreRevision(ctx context.Context, id string, revision library.Revision, paths []string, name string) (library.Record, error)
	// Label gives a revision a name to find it by; "" takes it away.
	Label(ctx context.Context, id string, revision library.Revision, label string) (library.Operation, error)
	// Operations returns a window over the entries of the log that have every word of
	// a search, the newest first.
	Operations(ctx context.Context, search string, offset, limit int) (library.OperationPage, error)
	// UndoTo takes back an operation and all since, PlanUndo says what that would be.
	UndoTo(ctx context.Context, operation int64) ([]library.Operation, error)
	PlanUndo(ctx context.Context, operation int64) (library.UndoPlan, error)
	// Undo takes back the newest operation in reach; Redo brings back what Undo
	// took. ErrNothing when there is none, ErrConflict when someone has built on it.
	Undo(ctx context.Context) (library.Operation, error)
	Redo(ctx context.Context) (library.Operation, error)
	// CreateProject and RenameProject; ErrNameTaken.
	CreateProject(ctx context.Context, name string) error
	RenameProject(ctx context.Context, from, to string) (library.Operation, error)

	// KeepDraft keeps what is typed in a form as the editor's own; TakeDraft makes
	// one that was left its own; DropDraft forgets an editor's, "" is the own; Drafts
	// returns what earlier runs left, the newest first. What the library cannot keep
	// or take goes to a file: library.RescuedError. RescueDraft writes it there at once,
	// until KeepDraft has it in the library.
	RescueDraft(d library.Draft) error
	KeepDraft(ctx context.Context, d library.Draft) error
	TakeDraft(ctx context.Context, d library.Draft) error
	DropDraft(ctx context.Context, id, editor string) error
	Drafts(ctx context.Context) ([]library.Draft, error)

	// Agents returns the agents that are kept for rehearsals, by name; KeepAgent
	// keeps one under its name. ErrNameTaken.
	Agents(ctx context.Context) ([]rehearsal.Agent, error)
	KeepAgent(ctx context.Context, a rehearsal.Agent) error
	// SetAPI keeps which version of Feather's API the library targets.
	SetAPI(ctx context.Context, version string) error

	// Remotes returns every remote, by name. SaveRemote keeps one under its name, ErrInvalid;
	// RemoveRemote forgets one with all that is known of its personas.
	Remotes(ctx context.Context) ([]library.Remote, error)
	SaveRemote(ctx context.Context, remote library.Remote) error
	RemoveRemote(ctx context.Context, name string) error
	// Standings says how personas stand to each remote, as far as that is known without
	// asking it.
	Standings(ctx context.Context, ids []string) (map[string][]library.Standing, error)

	// PrepareSearch reads what searches need in memory; the answers are the same without.
	PrepareSearch(ctx context.Context) error
	// Check looks through the whole library; ErrCorrupt at the first sign of damage,
	// after which nothing more is written.
	Check(ctx context.Context) error
	// SaveCopy writes a new library to path with all that can still be read of this
	// one, and what is typed, which may be nil. whole is false when it could not be
	// read to the end: the copy then has what is typed alone.
	SaveCopy(ctx context.Context, path string, typed *model.Persona) (whole bool, err error)
	// AwaitChange returns once there may be something that Changed can tell: at once
	// where that is not known.
	AwaitChange(ctx context.Context)
	// Changed reports whether another process has committed since the last call,
	// and fails with ErrMoved when the file is no longer where it was opened.
	Changed(ctx context.Context) (bool, error)
}

// Host is what the editor gives its flows. Its fields are set before the first
// message and do not change, so that work may read them aside.
type Host struct {
	Context context.Context //nolint:containedctx // the program's life, given to every store command
	Store   Store
	Info    library.Info
	Keys    *keymap.Map
	Log     *slog.Logger
	Now     func() time.Time
	Random  io.Reader
	Rest    time.Duration // how long the cursor stays on a persona before the detail view turns to it
	// Speak returns what speaks to a remote; api is the version of Feather's API that the
	// library targets.
	Speak   func(remote library.Remote, api string) (syncing.Place, error)
	Scratch string // a folder for texts that the user's own editor has, made when it is needed; "" takes the system's

	Draws exchange.Draw // has portraits drawn by Maker; nil cannot
	Maker library.Maker
	Plain bool // the terminal shows ASCII alone

	Screen *screen.Screen
	Queue  *work.Queue               // of changes of the library
	Apply  func(view.Action) tea.Cmd // does what a view asks for
	Handle func(tea.Msg) tea.Cmd     // handles a message as if it came now
	Stop   func(reason string)       // makes the editor read-only
}

// Say puts a sentence into the status line.
func (h *Host) Say(level view.Level, text string) { h.Screen.Say(level, text) }

// Fail reports a failed operation: what, why and what next in the status line,
// the technical detail in the log.
func (h *Host) Fail(what string, err error) {
	h.Log.Error(what, "error", err)
	h.Say(view.LevelError, what+": "+err.Error())
}

// Succeed says what was changed, and which key takes it back.
func (h *Host) Succeed(what string) {
	h.Say(view.LevelSuccess, fmt.Sprintf("%s. %s takes it back.", what, h.KeyOf(keymap.Undo)))
}

// KeyOf returns the key of an action, as the screen shows it.
func (h *Host) KeyOf(name keymap.Name) string {
	entry, _ := h.Keys.Entry(name)
	return entry.Shown()
}

// Await loads what will open a view. The keys that are pressed meanwhile are meant
// for it: they wait, and are dropped where it does not open, or where a question
// comes in its place.
func (h *Host) Await(load func() work.Done) tea.Cmd {
	return h.awaitUntil(load, h.Screen.Opened)
}

// awaitUntil is Await with what reports, of the view that was in front before,
// whether what keys wait for has come.
func (h *Host) awaitUntil(load func() work.Done, opened func(before view.View) bool) tea.Cmd {
	h.Screen.Hold()
	return work.Aside(func() work.Done {
		done := load()
		return func() tea.Cmd {
			before, held := h.Screen.Front(), h.Screen.Release()
			cmds := []tea.Cmd{done.Take()}
			if opened(before) {
				for _, msg := range held {
					cmds = append(cmds, h.Handle(msg))
				}
			}
			return tea.Batch(cmds...)
		}
	})
}

func (h *Host) question(q dialog.Question) {
	h.Screen.Open(dialog.NewAsk(h.Keys, h.Screen.Styles(), q))
}

func (h *Host) interrupt(q dialog.Question) {
	h.Screen.Interrupt(dialog.NewAsk(h.Keys, h.Screen.Styles(), q))
}

// choose opens a list to choose from.
func choose[T any](h *Host, title string, items []dialog.Item[T], then func(T) tea.Cmd) *dialog.Choose[T] {
	d := dialog.NewChoose(h.Keys, h.Screen.Styles(), title, items, then)
	h.Screen.Open(d)
	return d
}

// attempt is one step of a flow: do runs aside, and next goes on, within Update, with
// what it returned. Where do fails, the status line says what was not done.
func attempt[T any](h *Host, not string, do func(context.Context) (T, error), next func(T) tea.Cmd) func() work.Done {
	return func() work.Done {
		value, err := do(h.Context)
		if err != nil {
			return finally(func() { h.Fail(not, err) })
		}
		return func() tea.Cmd { return next(value) }
	}
}

// progressEvery is how often the progress of a run is shown anew.
const progressEvery = 100 * time.Millisecond

// whileRunning shows, a little later and from then on, how far a run has come, until
// show reports that it is over.
func (h *Host) whileRunning(show func() bool) tea.Cmd {
	return work.Later(progressEvery, func() work.Done {
		return func() tea.Cmd {
			if !show() {
				return nil
			}
			return h.whileRunning(show)
		}
	})
}

// finally is a Done after which there is nothing more to do.
func finally(do func()) work.Done {
	return func() tea.Cmd {
		do()
		return nil
	}
}
