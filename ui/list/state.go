package list

import (
	"strings"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// message is what stands in place of rows: a sentence, and what to do next.
type message struct {
	title string
	pen   theme.Pen
	next  string
}

// drawMessage draws a message in the middle of the body.
func (l *List) drawMessage(m message) []string {
	width := min(l.width-4, 60)
	var lines []string
	for _, line := range cells.Wrap(m.title, width) {
		lines = append(lines, m.pen.Paint(line))
	}
	if m.next != "" {
		lines = append(lines, "")
		for _, line := range cells.Wrap(m.next, width) {
			lines = append(lines, l.styles.Pens.Muted.Paint(line))
		}
	}
	return widget.Center(lines, l.width, max(0, l.height-1))
}

// message returns what to say when there are no rows to show; ok is false when
// there are.
func (l *List) message() (m message, ok bool) {
	p := &l.styles.Pens
	w := &l.rows
	switch {
	case l.failed():
		return message{
			theme.SignBad + " The list could not be read: " + w.err.Error(), p.Bad,
			"Press " + l.keys.Shown(keymap.ListOpen) + " to try again." + l.clearHint(),
		}, true
	case !w.loaded:
		return message{"Loading…", p.Muted, ""}, true
	case w.total > 0:
		return message{}, false
	case w.stale:
		return message{"Searching…", p.Muted, ""}, true
	case w.all == 0:
		return message{"No personas yet.", p.Strong, l.firstSteps()}, true
	case l.filtered():
		return message{"No persona " + l.sought() + ".", p.Strong, strings.TrimSpace(l.clearHint())}, true
	}
	return message{"The project “" + l.query.Project + "” has no personas yet.", p.Strong, l.projectSteps()}, true
}

// firstSteps says what to do in an empty library.
func (l *List) firstSteps() string {
	if l.info.ReadOnly {
		return view.ReadOnly(l.info) + " The examples open with: personae demo"
	}
	return "Press " + l.keys.Shown(keymap.ListNew) + " to create one, or " + l.keys.Shown(keymap.ListImport) +
		" to import some. The examples open with: personae demo"
}

// projectSteps says what to do in an empty project.
func (l *List) projectSteps() string {
	choose := "Press " + l.keys.Shown(keymap.ListProject) + " to choose another project"
	if l.info.ReadOnly {
		return choose + "."
	}
	return choose + ", or " + l.keys.Shown(keymap.ListNew) + " to create a persona in this one."
}

// sought says in words what was looked for and not found.
func (l *List) sought() string {
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
