package dialog

import (
	"errors"
	"io/fs"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

// Render implements view.View.
func (f *File) Render() view.Frame {
	width, _ := f.inner()
	f.line.SetWidth(width)
	lines := []string{f.line.Render(), f.note()}
	for i := f.offset; i < len(f.found) && i < f.offset+f.page(); i++ {
		lines = append(lines, f.entry(i, width))
	}
	return f.framed(lines, tea.NewCursor(f.line.CursorX(), 0))
}

// note says what goes on in the folder.
func (f *File) note() string {
	_, name := f.split()
	switch {
	case f.err != nil && (!f.options.Folder || !errors.Is(f.err, fs.ErrNotExist)):
		return f.styles.Bad.Render(theme.SignBad + " " + cells.Clean(f.asked.Path) + ": " + cells.Clean(f.err.Error()))
	case f.loading:
		return f.styles.Muted.Render("Reading the folder…")
	case f.options.Folder:
		return f.styles.Muted.Render("Enter writes into this folder, which is made if it is not there.")
	case f.options.Saving:
		return f.styles.Muted.Render("The file is written whole, or not at all.")
	case len(f.found) == 0 && name == "":
		return f.styles.Muted.Render("There is no JSON file here.")
	case len(f.found) == 0:
		return f.styles.Muted.Render("Nothing here begins so; enter tries the path as it is.")
	case name == "" && f.asked.Path != "" && f.marked < 0:
		return f.styles.Muted.Render("Enter imports every JSON file in this folder; ↓ marks one.")
	}
	return f.styles.Muted.Render("Folders and JSON files:")
}

func (f *File) entry(i, width int) string {
	e := f.found[i]
	text := cells.Clean(e.Name) + slash(e)
	if i == f.marked {
		return f.styles.Selected.Render(cells.Fit("› "+text, width))
	}
	style := f.styles.Text
	if e.Folder {
		style = f.styles.Strong
	}
	return "  " + style.Render(cells.Fit(text, max(0, width-2)))
}

// ShortHelp implements view.View.
func (f *File) ShortHelp() []key.Binding {
	tab := f.keys.Relabelled(keymap.DialogNext, "complete")
	return append(f.keys.Bindings(keymap.DialogUp, keymap.DialogDown), tab, f.keys.Binding(keymap.DialogAccept), f.keys.Binding(keymap.Back))
}
