package ui

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"log/slog"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/library"
	"personae/model/syncing"
	"personae/ui/detail"
	"personae/ui/exchange"
	"personae/ui/flow"
	"personae/ui/list"
	"personae/ui/screen"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/cells"
	"personae/ui/work"
)

// Options is what the root needs beside the store. The zero Options will do.
type Options struct {
	Keys   *keymap.Map      // the keys in force; nil takes the defaults
	Log    *slog.Logger     // technical detail; nil drops it
	Now    func() time.Time // the clock; nil takes the system's
	Random io.Reader        // for ids; nil takes the system's
	// Rest is how long the cursor stays on a persona before the detail view turns to it;
	// 0 takes the usual.
	Rest time.Duration
	// Notice is a sentence to show at the start: why a keymap was refused, say.
	Notice string
	// Last is told, once the screen is gone, what the user should know then: the
	// terminal; nil drops it.
	Last io.Writer
	// Scratch is a folder of this process's own for texts that the user's own editor
	// has, made when it is needed; "" takes the system's for temporary files.
	Scratch string
	// ASCII draws with the signs of ASCII alone.
	ASCII bool
	// ReducedMotion makes what plays jump from event to event, until the user
	// says otherwise.
	ReducedMotion bool
	// Remote returns what speaks to a remote of the library, where Feather's API is of that
	// version; nil speaks to none.
	Remote func(remote library.Remote, api string) (syncing.Place, error)
	// Draw has portraits drawn by Maker; nil cannot.
	Draw  exchange.Draw
	Maker library.Maker
}

func (o Options) withDefaults() Options {
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
	if o.Remote == nil {
		o.Remote = func(library.Remote, string) (syncing.Place, error) { return nil, errUnspoken }
	}
	if o.Rest == 0 {
		o.Rest = usualRest
	}
	return o
}

var errUnspoken = errors.New("this program was built without what speaks to remotes")

// usualRest is longer than a key that is held takes to repeat: each persona painted on
// the way costs ten times the bytes of the cursor's move.
const usualRest = 60 * time.Millisecond

// Root is the editor.
type Root struct {
	info    library.Info
	keys    *keymap.Map
	screen  *screen.Screen
	flow    *flow.Flows
	noMouse bool // the mouse is the terminal's
	ascii   bool // the terminal shows nothing else
}

// New returns the editor on a library.
func New(ctx context.Context, store Store, o Options) *Root {
	o = o.withDefaults()
	info, styles := store.Info(), theme.New(true)
	personas, persona := list.New(o.Keys, styles), detail.New(o.Keys, styles)
	personas.SetInfo(info)
	personas.SetNow(o.Now())
	persona.SetInfo(info)
	persona.SetNow(o.Now())

	r := &Root{info: info, keys: o.Keys, ascii: o.ASCII}
	r.screen = screen.New(o.Keys, styles, o.Now, screen.Page{View: personas, Beside: persona, Signs: list.Legend()})
	r.screen.Title(title(info))
	personas.SetWhy(list.Why{Alone: func() bool { return !r.screen.Paired() }, Words: persona.Excerpt})
	r.flow = flow.New(&flow.Host{
		Context: ctx, Store: store, Info: info, Keys: o.Keys, Log: o.Log, Now: o.Now, Random: o.Random, Rest: o.Rest, Scratch: o.Scratch,
		Speak: o.Remote, Draws: o.Draw, Maker: o.Maker, Plain: o.ASCII,
		Screen: r.screen, Queue: new(work.Queue), Apply: r.apply, Handle: r.handle, Stop: r.stop,
	}, personas, persona, o.ReducedMotion)
	personas.SetHurried(r.flow.Browse.Hurried)

	if o.Notice != "" {
		r.screen.Say(view.LevelWarning, o.Notice)
	} else if info.ReadOnly {
		r.screen.Say(view.LevelWarning, "Read-only: "+info.Reason)
	}
	return r
}

// stop makes the editor read-only.
func (r *Root) stop(reason string) {
	r.info.ReadOnly, r.info.Reason = true, reason
	r.flow.Browse.List.SetInfo(r.info)
	r.flow.Browse.Detail.SetInfo(r.info)
	r.screen.Title(title(r.info))
}

// title is the top line: which library is open, and what is special about it.
func title(info library.Info) (name, notes string) {
	var special []string
	if info.Throwaway {
		special = append(special, "showcase, gone when you quit")
	}
	if info.ReadOnly {
		special = append(special, "read-only")
	}
	return "Personae · " + cells.Clean(info.Name), strings.Join(special, " · ")
}

// Init implements tea.Model: it asks for the first personas, the terminal's background
// and the drafts that an earlier run left, and starts to watch the file and the clock.
func (r *Root) Init() tea.Cmd {
	return tea.Batch(r.flow.Browse.Start(), tea.RequestBackgroundColor, r.flow.Drafts.Load(), r.flow.Browse.Watch(), r.flow.Lost.Check())
}

// Stop asks the editor to keep what is typed as a draft and to end: what a
// termination signal becomes.
type Stop struct{}

// Update implements tea.Model.
func (r *Root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	said := r.screen.Said()
	cmd := r.handle(msg)
	r.screen.Fit()
	return r, tea.Batch(cmd, r.fade(said), r.flow.Rehearsals.Measure(), r.flow.Pictures.Follow())
}

// fade takes the sentence in the status line away after a while, where it is
// another than the one of that count and does not wait for a key.
func (r *Root) fade(before int) tea.Cmd {
	said := r.screen.Said()
	after, ok := r.screen.Fades()
	if !ok || said == before {
		return nil
	}
	return work.Later(after, func() work.Done {
		return func() tea.Cmd {
			r.screen.Hush(said)
			return nil
		}
	})
}

// View implements tea.Model.
func (r *Root) View() tea.View {
	content, cursor := r.screen.Draw()
	if r.ascii {
		content = cells.ASCII(content)
	}
	v := tea.NewView(content)
	v.Cursor = cursor
	v.AltScreen = true
	if !r.noMouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.WindowTitle = "Personae"
	if r.info.Name != "" {
		v.WindowTitle += " · " + cells.Clean(r.info.Name)
	}
	if r.ascii {
		v.WindowTitle = cells.ASCII(v.WindowTitle)
	}
	return v
}
