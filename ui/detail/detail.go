package detail

import (
	"time"

	"personae/keymap"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
)

// state says what there is to show.
type state uint8

const (
	stateEmpty state = iota
	stateError
	stateRecord
)

// Detail is the view of one persona. Make one with New.
type Detail struct {
	keys   *keymap.Map
	styles *theme.Styles

	width, height int
	focused       bool
	info          library.Info
	past          *Past // nil shows personas as they are
	now           time.Time

	state  state
	reason string // why there is nothing to show
	err    error
	record library.Record
	faults *problems // worked out when they are first needed
	body   *written  // the same: the persona for the target

	standings map[string][]library.Standing // to the remotes, by persona

	target   target // what the JSON tab shows
	revealed bool   // secrets are shown

	tab    tab
	home   tab // the tab that was chosen, whatever a search turned to
	offset int // first line on the screen
	pages  [tabs][]string
	finding
	portrait portrait
}

var _ view.View = (*Detail)(nil)

// New returns an empty view.
func New(keys *keymap.Map, styles *theme.Styles) *Detail {
	d := &Detail{keys: keys, reason: "No persona is selected.", finding: newFinding(keys)}
	d.SetStyles(styles)
	return d
}

// SetRecord shows a persona. When it is the one that was shown, the place in it
// is kept; another one starts at its top, with its secrets hidden. The tab is kept either
// way, and so is what was asked of the first that is shown before it came.
func (d *Detail) SetRecord(record library.Record) {
	same := d.state == stateRecord && d.record.Persona.ID == record.Persona.ID
	another := d.state == stateRecord && !same
	at := d.at
	d.state, d.record = stateRecord, record
	d.faults, d.body, d.revealed = nil, nil, d.revealed && !another
	d.forgetPages()
	d.keepPortrait()
	switch {
	case same && at < len(d.found(d.tab)):
		d.at = at
	case !same:
		d.offset = 0
		if d.tab == tabPrompt {
			d.toPlace(1)
		}
	}
}

// SetEmpty shows that there is no persona, and why.
func (d *Detail) SetEmpty(reason string) { d.leave(stateEmpty); d.reason = reason }

// SetError shows that the persona could not be read.
func (d *Detail) SetError(err error) { d.leave(stateError); d.err = err }

func (d *Detail) leave(s state) {
	d.state, d.record, d.faults, d.body, d.offset = s, library.Record{}, nil, nil, 0
	d.revealed = false
	d.forgetPages()
}

// Record returns the persona that is shown; ok is false when there is none.
func (d *Detail) Record() (record library.Record, ok bool) { return d.record, d.state == stateRecord }

// SetNow says what time it is, in the zone that stamps are shown in.
func (d *Detail) SetNow(now time.Time) {
	if now.Location() != d.now.Location() {
		d.forgetPages()
	}
	d.now = now
}

// SetInfo says which library is open: a read-only one refuses edits.
func (d *Detail) SetInfo(info library.Info) { d.info = info }

// SetFocused says whether the view has the keys.
func (d *Detail) SetFocused(focused bool) {
	d.focused = focused
	if !focused {
		d.stopFinding()
	}
}

// SetSize implements view.View.
func (d *Detail) SetSize(width, height int) {
	width, height = max(width, 0), max(height, 0)
	if width != d.width {
		d.forgetPages()
	}
	d.width, d.height = width, height
	d.keepPortrait()
	d.scrollTo(d.offset)
}

// SetStyles implements view.View.
func (d *Detail) SetStyles(styles *theme.Styles) {
	d.styles = styles
	d.line.SetStyles(styles)
	d.forgetPages()
}

// Typing implements view.View.
func (d *Detail) Typing() bool { return d.typing }

// Place implements view.View.
func (d *Detail) Place() keymap.Place { return keymap.Detail }

// Revealed reports whether secrets are shown.
func (d *Detail) Revealed() bool { return d.revealed }

// Reveal shows secrets, or hides them again.
func (d *Detail) Reveal() {
	d.revealed = !d.revealed
	d.body = nil
	d.forgetPages()
}

// format writes a value for people.
func (d *Detail) format(spec *field.Spec, v value.Value) string {
	if d.revealed {
		return field.FormatRevealed(spec, v)
	}
	return field.Format(spec, v)
}

func (d *Detail) forgetPages() {
	d.pages = [tabs][]string{}
	d.forget()
}

// page returns the lines of the tab that is shown.
func (d *Detail) page() []string { return d.pageOf(d.tab) }

func (d *Detail) pageOf(t tab) []string {
	if d.state != stateRecord {
		return nil
	}
	if d.pages[t] == nil {
		d.pages[t] = t.draw(d)
	}
	return d.pages[t]
}

func (d *Detail) window() widget.Scroll {
	return widget.Scroll{Offset: d.offset, Total: len(d.page()), Height: d.bodyHeight()}
}

// scrollTo moves the window over the lines, as far as there are any.
func (d *Detail) scrollTo(offset int) { d.offset = d.window().To(offset) }

// turnTo changes the tab, and starts at its top.
func (d *Detail) turnTo(t tab) {
	d.home = t
	if t != d.tab {
		d.tab, d.offset, d.at = t, 0, -1
	}
}
