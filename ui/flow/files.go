package flow

import (
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/ui/dialog"
	"personae/ui/exchange"
	"personae/ui/work"
)

// Files asks for files, and remembers where the last one to read was chosen.
type Files struct {
	*Host
	folder string
}

func (f *Files) ask(title, initial string, saving bool, then func(path string) tea.Cmd) tea.Cmd {
	d := dialog.NewFile(f.Keys, f.Screen.Styles(), dialog.FileOptions{
		Title: title, Initial: initial, Saving: saving, Read: readFolder, Then: then,
	})
	f.Screen.Open(d)
	return d.Begin()
}

func (f *Files) remember(path string) {
	f.folder = path[:len(path)-len(filepath.Base(path))]
	if strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator)) {
		f.folder = path
	}
}

func readFolder(q dialog.ReadFolder) tea.Cmd {
	return work.Aside(func() work.Done {
		found, err := exchange.Entries(q.Folder, q.Hidden)
		entries := make([]dialog.Entry, len(found))
		for i, e := range found {
			entries[i] = dialog.Entry(e)
		}
		return outcome(func() { q.Answer(entries, err) })
	})
}
