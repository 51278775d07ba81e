package form

import (
	"fmt"
	"strings"

	"personae/keymap"
	"personae/model/check"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

func (f *Form) drawHeader() string {
	pens := &f.styles.Pens
	name := f.working.Name
	if name == "" {
		name = "New persona"
		if !f.isNew {
			name = "Unnamed persona"
		}
	}
	state := fmt.Sprintf("rev %d", f.base.Revision)
	if at := f.base.Persona.UpdatedAt; at != "" {
		state += ", " + cells.Clean(view.Short(f.now, at))
	}
	switch {
	case f.readOnly != "":
		state = "read-only"
	case f.isNew:
		state = "new"
	}
	var right []string
	width := 0
	add := func(text string, paint func(string) string) {
		right = append(right, paint(text))
		width += cells.Width(text) + 3
	}
	if f.elsewhere != "" {
		add(f.elsewhere, pens.Warning.Paint)
	}
	switch {
	case f.dirty > 0:
		key := f.keys.Shown(keymap.FormChanges) // that lists them
		add(key+" • "+words.Count(f.dirty, "change"), func(chip string) string {
			return pens.Faint.Paint(key) + pens.Change.Paint(strings.TrimPrefix(chip, key))
		})
	case !f.isNew:
		add("saved", pens.Faint.Paint)
	}
	if n := f.total(check.SeverityError); n > 0 {
		add(theme.SignBad+" "+words.Count(n, "error"), pens.Bad.Paint)
	}
	if n := f.total(check.SeverityWarning); n > 0 {
		add(theme.SignWarning+" "+words.Count(n, "warning"), pens.Warning.Paint)
	}
	room := f.width - width - 1
	if room < 12 {
		right, room = nil, f.width-1
	}
	if cells.Width(cells.Clean(name))+cells.Width(state)+2 > room {
		state, _, _ = strings.Cut(state, ", ") // the name says more than when
	}
	stateRoom := cells.Width(state) + 2
	shown := cells.Cut(cells.Clean(name), max(0, room-stateRoom))
	gap := room - cells.Width(shown) - stateRoom
	if gap < 0 {
		return pens.Strong.Paint(cells.Fit(" "+cells.Clean(name), f.width))
	}
	line := " " + pens.Strong.Paint(shown) + "  " + pens.Faint.Paint(state) + cells.Blank(gap)
	if len(right) > 0 {
		line += "  " + strings.Join(right, pens.Line.Paint(" · ")) + " "
	}
	return line
}
