package form

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/library"
	"personae/ui/form/editor"
	"personae/ui/theme"
	"personae/ui/view"
)

// Side is the pane under the form that follows every edit.
type Side interface {
	// Title stands in the rule above so many lines of it, in at most width cells.
	Title(width, height int) string
	// Draw draws it in exactly height lines of width cells.
	Draw(width, height int) []string
}

// Form is the view in which one persona is edited. Make one with New, then Open.
type Form struct {
	keys     *keymap.Map
	inputs   editor.Keys
	styles   *theme.Styles
	projects []string
	readOnly string // why nothing can be changed, "" when it can
	side     Side
	notes    Notes

	base    library.Record // what is saved, or what a new persona starts from
	working model.Persona  // what the form holds
	isNew   bool
	sent    model.Persona // what was last handed out to be saved
	sending bool          // that is on its way
	now     time.Time     // when the form was opened

	fields   map[string]*formField
	name     *formField   // what personas are called by: where editing begins
	portrait *formField   // the id of a picture
	order    []*formField // in the order of the field table
	shown    []*formField // the same as they stand on the screen
	unfolded *formField   // what depends on it has rows although it is off
	dragged  *formField   // whose knob follows the pointer; nil while none does
	dragX    int          // where its widget begins
	sections []section
	used     map[string]bool // vendor sections that are used, by root path
	section  int             // the section with the focus
	turned   bool            // the section is to be brought in sight: it is another, or the room is
	focused  *formField      // nil only until the form is open

	history   history
	refused   refusal // the last save's name that was taken
	asked     bool    // a save was asked for: what a new persona lacks is told from then on
	revealed  bool    // secrets are shown
	elsewhere string  // what another editor did to the persona since; "" for nothing
	dirty     int     // fields that differ from what is saved
	drafts    int     // serial of the newest edit, for the draft

	width, height int
	offset        int // first line of the fields in sight
	helpOffset    int // first line of the help in sight
	version       int // counts what the side pane may show
	drawn         drawn
}

var _ view.View = (*Form)(nil)

// New returns a form without a persona.
func New(keys *keymap.Map, styles *theme.Styles) *Form {
	f := &Form{keys: keys, inputs: editor.Keys{Names: keys, Edits: view.InputKeys(keys)}, styles: styles}
	f.Open(library.Record{}, model.Persona{}, true, time.Time{})
	return f
}

// Open starts the form on a persona: base is what is saved (or, when isNew, what
// a new one starts from), working is what the form holds, which differs from
// base when a draft is taken up again, and now tells the year and the time zone
// that stamps are shown by.
func (f *Form) Open(base library.Record, working model.Persona, isNew bool, now time.Time) {
	f.base, f.working, f.sent, f.isNew, f.now = base, working, working, isNew, now
	f.history, f.refused, f.elsewhere = history{}, refusal{}, ""
	f.section, f.focused, f.offset = 0, nil, 0
	f.unfolded, f.dragged, f.asked, f.revealed = nil, nil, false, false
	f.load()
	f.check()
	f.moveTo(f.name)
}

// SetProjects sets the projects that a persona can be put into.
func (f *Form) SetProjects(projects []string) {
	f.projects = projects
	f.redrawAll()
}

// SetReadOnly says, as a sentence, why nothing can be changed; "" lifts it.
func (f *Form) SetReadOnly(reason string) { f.readOnly = reason }

// SetSide lends the bottom to a pane; nil takes it back.
func (f *Form) SetSide(side Side) {
	if (side == nil) != (f.side == nil) {
		defer f.follow() // the fields have another height
		f.turned = true
		f.redrawAll()
	}
	f.side, f.drawn.side = side, sidePane{}
}

// SetSaved tells the form what the library holds after a save. What was typed
// since the save was asked for stays.
func (f *Form) SetSaved(record library.Record) {
	f.base, f.isNew, f.refused, f.elsewhere, f.sending = record, false, refusal{}, "", false
	f.adopt(record.Persona)
	f.history.close()
	f.refresh()
}

// Rebase puts the form on what another editor has saved: record is that, merged
// is it together with what this form was asked to save, and is being saved now. What was
// typed since stays. The merge is one step that can be undone.
func (f *Form) Rebase(record library.Record, merged model.Persona) {
	var changes []change
	for _, fd := range f.order {
		here, sent := fd.held, fd.spec.Of(&f.sent).Get()
		want := fd.spec.Of(&merged).Get()
		if fd.spec.ReadOnly || here != sent || here == want || fd.pending.Wrong != "" {
			continue
		}
		c := change{path: fd.spec.Path, before: editor.Content{Value: here}, after: editor.Content{Value: want}}
		changes = append(changes, c)
		f.put(fd, c.after)
		f.resetEditor(fd)
	}
	if len(changes) > 0 {
		f.history.add(editor.ClassAlone, changes...)
	}
	f.base, f.isNew, f.sent, f.elsewhere, f.sending = record, false, merged, "", true
	f.adopt(record.Persona)
	f.refresh()
}

// adopt takes over what only the library gives: the id, the stamps, the origin.
func (f *Form) adopt(saved model.Persona) {
	for _, fd := range f.order {
		if fd.spec.ReadOnly {
			f.put(fd, editor.Content{Value: fd.spec.Of(&saved).Get()})
			f.resetEditor(fd)
		}
	}
}

func (f *Form) refresh() {
	f.version++
	f.markAll()
	f.arrange()
	f.check()
	f.reveal()
	f.redrawAll()
}

// Persona returns what the form holds. Text that is no value yet is not in it.
func (f *Form) Persona() model.Persona { return f.working }

// Base returns what the form started from, or what was last saved from it.
func (f *Form) Base() library.Record { return f.base }

// Dirty reports whether the form holds anything that is not saved.
func (f *Form) Dirty() bool { return f.dirty > 0 }

// Title returns the persona's name, or words for one that has none yet.
func (f *Form) Title() string {
	if f.working.Name != "" {
		return f.working.Name
	}
	if f.isNew {
		return "the new persona"
	}
	return "the unnamed persona"
}

// SetSize implements view.View.
func (f *Form) SetSize(width, height int) {
	if width == f.width && height == f.height {
		return
	}
	f.width, f.height = max(width, 0), max(height, 0)
	f.turned = true
	f.redrawAll()
	f.follow()
}

// SetStyles implements view.View.
func (f *Form) SetStyles(styles *theme.Styles) {
	f.styles = styles
	for _, fd := range f.order {
		if fd.editor != nil {
			fd.editor.SetStyles(styles)
		}
	}
	f.redrawAll()
}

// Typing implements view.View.
func (f *Form) Typing() bool { return f.editorOf(f.focused).Typing() }

// Place implements view.View.
func (f *Form) Place() keymap.Place { return keymap.Form }

// Wants reports whether a key that is bound to an action means something to the
// focused widget first: a text needs its own arrows and its own backspace.
func (f *Form) Wants(key tea.KeyPressMsg) bool {
	return f.editorOf(f.focused).Wants(key.String())
}
