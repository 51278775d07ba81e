package list

import (
	"strings"

	"personae/keymap"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
)

// message returns what to say when there are no rows to show; ok is false when
// there are.
func (l *List) message() (m view.Message, ok bool) {
	p := &l.styles.Pens
	w := &l.rows
	switch {
	case l.failed():
		return view.Message{
			Title: theme.SignBad + " The list could not be read: " + w.err.Error(), Pen: p.Bad,
			Next: "Press " + l.keys.Shown(keymap.ListOpen) + " to try again." + l.clearHint(),
		}, true
	case l.fault != nil:
		return view.Message{Title: words.Sentence(l.fault.Error()), Pen: p.Text, Next: strings.TrimSpace(l.clearHint())}, true
	case !w.loaded:
		return view.Message{Title: "Loading…", Pen: p.Muted}, true
	case w.total > 0:
		return view.Message{}, false
	case w.stale:
		return view.Message{Title: "Searching…", Pen: p.Muted}, true
	case w.all == 0:
		return view.Message{Title: "No personas yet.", Pen: p.Strong, Next: l.firstSteps()}, true
	case l.filtered():
		return view.Message{Title: "No persona " + l.wanted() + ".", Pen: p.Strong, Next: strings.TrimSpace(l.clearHint())}, true
	}
	return view.Message{Title: "The project “" + l.query.Project + "” has no personas yet.", Pen: p.Strong, Next: l.projectSteps()}, true
}

func (l *List) firstSteps() string {
	if l.info.ReadOnly {
		return view.ReadOnly(l.info) + " The examples open with: personae demo"
	}
	return "Press " + l.keys.Shown(keymap.ListNew) + " to create one, or " + l.keys.Shown(keymap.ListImport) +
		" to import some. The examples open with: personae demo"
}

func (l *List) projectSteps() string {
	choose := "Press " + l.keys.Shown(keymap.ListProject) + " to choose another project"
	if l.info.ReadOnly {
		return choose + "."
	}
	return choose + ", or " + l.keys.Shown(keymap.ListNew) + " to create a persona in this one."
}

// wanted says in words what was looked for and not found.
func (l *List) wanted() string {
	var parts []string
	if l.query.Search != "" {
		parts = append(parts, "matches “"+l.query.Search+"”")
	}
	if len(l.query.Tags) > 0 {
		parts = append(parts, "has "+tagLine(l.query.Tags))
	}
	if l.query.Ready != "" {
		parts = append(parts, "is ready for "+l.query.Ready.Title())
	}
	said := strings.Join(parts, " and ")
	if l.query.Project != "" {
		said += " in the project “" + l.query.Project + "”"
	}
	return said
}

// clearHint says how to get the whole list back, when something restricts it.
func (l *List) clearHint() string {
	switch {
	case l.typing:
		return " Press " + l.keys.Shown(keymap.Back) + " to clear the search."
	case l.filtered() && l.SelectedCount() > 0:
		return " Press " + l.keys.Shown(keymap.Back) + " twice to clear the selection, the search and the filters."
	case l.filtered():
		return " Press " + l.keys.Shown(keymap.Back) + " to clear the search and the filters."
	}
	return ""
}
