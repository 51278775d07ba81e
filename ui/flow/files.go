package flow

import (
	"context"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"personae/ui/dialog"
	"personae/ui/exchange"
	"personae/ui/work"
)

// Files asks for files, and remembers where the last one to read was chosen.
type Files struct {
	*Host
	folder string
	loads  work.Loads
}

// ask asks for a path as o says, of a file of records.
func (f *Files) ask(o dialog.FileOptions) tea.Cmd { return f.askFor(o, exchange.HasRecords) }

// askFor is ask, of a file whose name fits.
func (f *Files) askFor(o dialog.FileOptions, fits func(name string) bool) tea.Cmd {
	var d *dialog.File
	o.Read = func(folder dialog.Folder) tea.Cmd { return f.read(d, folder, fits) }
	d = dialog.NewFile(f.Keys, f.Screen.Styles(), o)
	f.Screen.Open(d)
	return d.Begin()
}

func (f *Files) remember(path string) {
	f.folder, _ = filepath.Split(path)
}

func (f *Files) read(d *dialog.File, folder dialog.Folder, fits func(name string) bool) tea.Cmd {
	return f.loads.Start(f.Context, d, func(context.Context) work.Done {
		found, err := exchange.Entries(folder.Path, folder.Hidden, fits)
		entries := make([]dialog.Entry, len(found))
		for i, e := range found {
			entries[i] = dialog.Entry(e)
		}
		return finally(func() { d.SetEntries(entries, err) })
	})
}
