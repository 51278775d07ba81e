package remotes

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/library"
	"personae/model/syncing"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
)

// Calls is what the page asks for. What is about rows is given those that are selected,
// or else the one under the cursor.
type Calls struct {
	Turn   func(remote string) tea.Cmd // shows another remote
	Look   func() tea.Cmd              // asks it anew
	Filter func() tea.Cmd              // lets the user choose what is shown, for Show
	Open   func(Row) tea.Cmd           // the persona beside the record
	Since  func(Row) tea.Cmd           // what both agreed on last beside the record
	Merge  func(Row) tea.Cmd
	Pull   func([]Row) tea.Cmd
	Push   func([]Row) tea.Cmd

	Add, Edit, Check, Remove func() tea.Cmd // of remotes
}

// View is the page. Make one with New.
type View struct {
	keys   *keymap.Map
	styles *theme.Styles
	calls  Calls

	width, height int
	info          library.Info
	now           time.Time

	remotes []library.Remote
	at      int // the one that is shown
	can     syncing.Abilities
	fault   error     // why the remotes could not be read, or this one not be looked at
	looked  time.Time // when that was last; zero for not yet
	running string    // what goes on, "" for nothing
	looking bool      // that only looks

	all    []Row
	counts map[library.SyncState]int
	show   Show
	rows   widget.Paged[Row] // of all, what is shown
	picked map[string]bool   // keys of rows
	said   map[string]string // what there is to say of rows, by key, for the width
}

var _ view.View = (*View)(nil)

// New returns a page that waits for the remotes.
func New(keys *keymap.Map, styles *theme.Styles, info library.Info, now time.Time, calls Calls) *View {
	v := &View{keys: keys, styles: styles, calls: calls, info: info, now: now, picked: map[string]bool{}}
	v.rows.Same = func(a, b Row) bool { return a.Key() == b.Key() }
	v.Begin()
	return v
}

// SetRemotes says which remotes the library has, and which of them is shown.
func (v *View) SetRemotes(remotes []library.Remote, name string) {
	v.remotes, v.at, v.fault = remotes, 0, nil
	for i, remote := range remotes {
		if remote.Name == name {
			v.at = i
		}
	}
}

// Remote returns the remote that is shown; ok is false where there is none.
func (v *View) Remote() (remote library.Remote, ok bool) {
	if v.at >= len(v.remotes) {
		return remote, false
	}
	return v.remotes[v.at], true
}

// Begin forgets what is known of the remote that was shown.
func (v *View) Begin() {
	v.all, v.looked, v.fault, v.can = nil, time.Time{}, nil, syncing.Abilities{}
	clear(v.picked)
	v.rows.Loaded = false
	v.arrange()
}

// SetCan says what the remote can be asked for.
func (v *View) SetCan(can syncing.Abilities) { v.can = can }

// SetRows takes in how everything stands, as far as it is known.
func (v *View) SetRows(rows []Row) {
	v.all, v.rows.Loaded = rows, true
	there := make(map[string]bool, len(rows))
	for i := range rows {
		there[rows[i].Key()] = true
	}
	for key := range v.picked {
		if !there[key] {
			delete(v.picked, key)
		}
	}
	v.arrange()
}

// Rows returns how everything stands.
func (v *View) Rows() []Row { return v.all }

// SetLooked says when the remote was looked at, or why it could not be.
func (v *View) SetLooked(at time.Time, err error) {
	if v.fault = err; err == nil {
		v.looked, v.rows.Loaded = at, true
		v.arrange()
	}
}

// SetRunning says what goes on, and how far it has come; "" is nothing. looking says
// that it changes nothing.
func (v *View) SetRunning(text string, looking bool) { v.running, v.looking = text, looking }

// SetInfo says which library is open: a read-only one refuses changes.
func (v *View) SetInfo(info library.Info) { v.info = info }

// SetSize implements view.View.
func (v *View) SetSize(width, height int) {
	if width = max(width, 0); width != v.width {
		v.said = nil
	}
	v.width, v.height = width, max(height, 0)
	v.rows.SetHeight(v.rowLines())
}

// SetStyles implements view.View.
func (v *View) SetStyles(styles *theme.Styles) { v.styles = styles }

// Typing implements view.View. Nothing is typed here.
func (v *View) Typing() bool { return false }

// Place implements view.View.
func (v *View) Place() keymap.Place { return keymap.Remotes }

// Update implements view.View.
func (v *View) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case view.Minute:
		v.now = msg.Now
	case tea.MouseMsg:
		if click, ok := msg.(tea.MouseClickMsg); ok && click.Y == 0 && click.Button == tea.MouseLeft {
			return nil, v.turnTo(v.remoteUnder(click.X))
		}
		on, again := view.Point(&v.rows, msg, headLines+1)
		switch {
		case on && msg.Mouse().X < gutterWidth-1:
			v.toggle()
		case again:
			return v.Do(keymap.RemotesOpen)
		}
	}
	return nil, nil
}

// turnTo shows another remote, if there is one at that place.
func (v *View) turnTo(at int) tea.Cmd {
	if at < 0 || at >= len(v.remotes) || at == v.at {
		return nil
	}
	return v.calls.Turn(v.remotes[at].Name)
}
