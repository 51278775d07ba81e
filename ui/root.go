package ui

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/ui/detail"
	"personae/ui/form"
	"personae/ui/list"
	"personae/ui/rehearse"
	"personae/ui/theme"
	"personae/ui/view"
)

// Options is what the root needs beside the store. The zero Options will do.
type Options struct {
	Keys   *keymap.Map      // the keys in force; nil takes the defaults
	Log    *slog.Logger     // technical detail; nil drops it
	Now    func() time.Time // the clock; nil takes the system's
	Random io.Reader        // for ids; nil takes the system's
	// Notice is a sentence to show at the start: why a keymap was refused, say.
	Notice string
	// ReducedMotion makes what plays jump from event to event, until the user
	// says otherwise.
	ReducedMotion bool
}

// Root is the editor.
type Root struct {
	ctx    context.Context //nolint:containedctx // the program's life, given to every store command
	store  Store
	keys   *keymap.Map
	styles *theme.Styles
	log    *slog.Logger
	now    func() time.Time
	random io.Reader

	info   model.LibraryInfo
	width  int
	height int

	list     *list.List
	detail   *detail.Detail
	form     *form.Form // nil when no form is open
	inDetail bool       // the focus is on the detail view
	layers   []layer    // dialogs, the front-most last
	status   status
	shown    shown  // what the detail view shows, or is waiting for
	pages    pages  // the list's loads
	writes   writes // changes on their way to the library
	quitting bool   // quit as soon as the writes are done
	opening  opening

	rehearsing rehearsing
	intakes    intakes
	exporting  []string // the ids that the export dialog is about
}

// shown says which persona the detail view is about. Only the answer to the
// newest load counts.
type shown struct {
	id         string
	generation int
}

// New returns the editor on a library.
func New(ctx context.Context, store Store, o Options) *Root {
	if o.Keys == nil {
		o.Keys = keymap.Default()
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	styles := theme.New(true)
	r := &Root{
		ctx: ctx, store: store, keys: o.Keys, styles: styles, log: o.Log, now: o.Now, random: o.Random,
		info:   store.Info(),
		list:   list.New(o.Keys, styles),
		detail: detail.New(o.Keys, styles),
	}
	figures := rehearse.NewFigures()
	r.rehearsing = rehearsing{figures: figures, pane: rehearse.NewPane(figures, styles), reduced: o.ReducedMotion}
	r.list.SetInfo(r.info)
	r.list.SetNow(r.now())
	r.detail.SetInfo(r.info)
	r.detail.SetNow(r.now())
	r.list.SetFocused(true)
	if o.Notice != "" {
		r.say(view.LevelWarning, o.Notice)
	} else if r.info.ReadOnly {
		r.say(view.LevelWarning, "Read-only: "+r.info.Reason)
	}
	return r
}

// Init implements tea.Model: it asks for the terminal's background and for the
// drafts that an earlier run left, and starts to watch the file and the clock.
func (r *Root) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, r.loadDrafts(), r.watchLater(), r.minuteLater())
}

// minuteLater tells the views, in a minute, what time it is then.
func (r *Root) minuteLater() tea.Cmd {
	now := r.now
	return tea.Tick(time.Minute, func(time.Time) tea.Msg { return view.Minute{Now: now()} })
}

// Update implements tea.Model.
func (r *Root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := r.handle(msg)
	return r, together(cmd, r.rehearseOn())
}

// together joins two commands, each of which may be nil.
func together(a, b tea.Cmd) tea.Cmd {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return tea.Batch(a, b)
}

// handle does what a message asks for.
func (r *Root) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return r.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		r.restyle(msg.IsDark())
		return nil
	case tea.KeyPressMsg:
		if r.holds(msg) {
			return nil
		}
		return r.pressed(msg)
	case tea.PasteMsg:
		if r.holds(msg) {
			return nil
		}
		return r.forward(msg)
	case tea.MouseMsg:
		return r.pointed(msg)
	case Stop:
		return r.quitNow()
	case result:
		return msg.settle(r)
	case view.Minute:
		return tea.Batch(r.broadcast(msg), r.minuteLater())
	}
	return r.broadcast(msg)
}

// Stop asks the editor to keep what is typed as a draft and to end: what a
// termination signal becomes.
type Stop struct{}

// restyle takes the colours that fit the terminal's background.
func (r *Root) restyle(dark bool) {
	if r.styles.Dark == dark {
		return
	}
	r.styles = theme.New(dark)
	r.rehearsing.pane.SetStyles(r.styles)
	for _, v := range r.views() {
		v.SetStyles(r.styles)
	}
}

// views lists every live view, hidden ones too.
func (r *Root) views() []view.View {
	out := []view.View{r.list, r.detail}
	if r.form != nil {
		out = append(out, r.form)
	}
	if r.rehearsing.view != nil {
		out = append(out, r.rehearsing.view)
	}
	for _, l := range r.layers {
		out = append(out, l.dialog)
	}
	return out
}

// broadcast hands a message that the root does not know to every live view:
// cursor blinks, ticks, and the like. Each view knows its own.
func (r *Root) broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, v := range r.views() {
		action, cmd := v.Update(msg)
		cmds = append(cmds, cmd, r.apply(action))
	}
	return tea.Batch(cmds...)
}

// say puts a sentence into the status line.
func (r *Root) say(level view.Level, text string) { r.status = status{level, text} }

// status is the last outcome.
type status struct {
	level view.Level
	text  string
}
