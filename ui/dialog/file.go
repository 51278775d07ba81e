package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
)

// FileOptions is what is asked for, and what happens with the answer.
type FileOptions struct {
	Title   string
	Initial string                    // the path to start from
	Saving  bool                      // the file is to be written and need not be there yet
	Folder  bool                      // a folder is asked for, which need not be there yet
	Read    func(Folder) tea.Cmd      // finds out what lies in a folder, for SetEntries
	Then    func(path string) tea.Cmd // goes on with the path
}

// Folder is what is asked about.
type Folder struct {
	Path   string // as it was typed
	Hidden bool   // names that begin with a dot, too
}

// Entry is a file or a folder.
type Entry struct {
	Name   string
	Folder bool
}

// File asks for a path: a line that is completed from what lies in the folder,
// and that list below it.
type File struct {
	typing
	options FileOptions
	entries []Entry // of the folder
	err     error   // why the folder could not be read
	found   []Entry // of entries, those that the line can be completed to
	marked  int     // in found, -1 for none
	offset  int

	asked   Folder
	loading bool
}

// NewFile returns a dialog that asks for a file to read or to write. Begin must
// be called once it is shown.
func NewFile(keys *keymap.Map, styles *theme.Styles, o FileOptions) *File {
	f := &File{typing: newTyping(base{keys: keys, styles: styles, title: o.Title}, o.Initial), options: o, marked: -1}
	f.line.SetHint("a path; tab completes it")
	return f
}

// Begin asks what lies in the folder to start from.
func (f *File) Begin() tea.Cmd { return f.ask() }

// Size implements view.Dialog.
func (f *File) Size(width, height int) (int, int) {
	entries := max(fileLeast, min(len(f.entries), fileMost))
	return within(fileWidth, f.growing(fileHead+entries+frameHeight), width, height)
}

// SetSize implements view.View.
func (f *File) SetSize(width, height int) {
	f.base.SetSize(width, height)
	f.mark(f.marked)
}

// Do implements view.View.
func (f *File) Do(name keymap.Name) (view.Action, tea.Cmd) {
	switch name {
	case keymap.Back:
		return view.Back{}, nil
	case keymap.DialogUp:
		f.mark(max(f.marked-1, -1))
	case keymap.DialogDown:
		f.mark(f.marked + 1)
	case keymap.DialogNext:
		return nil, f.complete()
	case keymap.DialogAccept:
		return f.accept()
	default:
	}
	return nil, nil
}

// Update implements view.View.
func (f *File) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return f.Do(wheeled(msg))
	case tea.MouseClickMsg:
		return f.click(msg)
	}
	before := f.line.Value()
	if f.line.Update(msg) {
		f.startAnew(before, msg)
		return nil, f.changed()
	}
	return nil, nil
}

// startAnew drops what stood in the line where a whole path is typed behind a
// folder, or pasted behind anything.
func (f *File) startAnew(before string, msg tea.Msg) {
	added, behind := strings.CutPrefix(f.line.Value(), before)
	_, pasted := msg.(tea.PasteMsg)
	whole := strings.HasPrefix(added, "/") || strings.HasPrefix(added, "~")
	if behind && whole && (pasted || strings.HasSuffix(before, "/")) {
		f.line.SetValue(added)
	}
}

// fileHead is the lines above the list: the path, and what goes on.
const fileHead = 2

// How many entries the list has room for, from when there are few to when many.
const (
	fileLeast = 1
	fileMost  = 18
)

// click puts the cursor into the path, or takes the entry under the mouse.
func (f *File) click(msg tea.MouseClickMsg) (view.Action, tea.Cmd) {
	y := msg.Y - frameHeight/2
	if y == 0 {
		f.line.Click(msg.X - frameWidth/2)
		return nil, nil
	}
	at := y - fileHead + f.offset
	if y < fileHead || at >= len(f.found) || y >= fileHead+f.page() {
		return nil, nil
	}
	f.mark(at)
	return f.take(f.found[at])
}

func (f *File) page() int {
	_, height := f.inner()
	return max(0, height-fileHead)
}

// mark moves to an entry, or to none, and scrolls so that it shows.
func (f *File) mark(at int) {
	f.marked = max(-1, min(at, len(f.found)-1))
	f.offset = widget.Window(max(f.marked, 0), f.offset, f.page(), len(f.found))
}

// split parts the path at its last slash, which stays with the folder.
func (f *File) split() (folder, name string) {
	path := f.line.Value()
	at := strings.LastIndexAny(path, `/\`)
	if at >= 0 && path[at] == '\\' && strings.Contains(path, "/") {
		at = strings.LastIndexByte(path, '/')
	}
	return path[:at+1], path[at+1:]
}

func (f *File) changed() tea.Cmd {
	f.marked = -1
	if f.folder() != f.asked {
		return f.ask()
	}
	f.filter()
	return nil
}

// folder is the path's folder.
func (f *File) folder() Folder {
	folder, name := f.split()
	return Folder{folder, strings.HasPrefix(name, ".")}
}

func (f *File) ask() tea.Cmd {
	f.asked, f.loading, f.entries, f.err = f.folder(), true, nil, nil
	f.filter()
	return f.options.Read(f.asked)
}

// SetEntries says what lies in the folder that was asked about last, or why that
// is not known.
func (f *File) SetEntries(entries []Entry, err error) {
	f.entries, f.err, f.loading = entries, err, false
	f.filter()
}

// filter finds the entries that the name can be completed to.
func (f *File) filter() {
	_, name := f.split()
	f.found = f.found[:0]
	for _, e := range f.entries {
		if (e.Folder || !f.options.Folder) && len(e.Name) >= len(name) && strings.EqualFold(e.Name[:len(name)], name) {
			f.found = append(f.found, e)
		}
	}
	f.mark(f.marked)
}

// complete writes as much of the name as all that fit have in common, or, when
// that is there already, takes the marked one or the first.
func (f *File) complete() tea.Cmd {
	if len(f.found) == 0 {
		return nil
	}
	folder, name := f.split()
	common := f.found[0].Name
	for _, e := range f.found[1:] {
		for !strings.HasPrefix(e.Name, common) {
			common = common[:len(common)-1]
		}
	}
	if f.marked < 0 && len(f.found) > 1 && len(common) > len(name) {
		f.line.SetValue(folder + strings.ToValidUTF8(common, ""))
		return f.changed()
	}
	entry := f.found[max(f.marked, 0)]
	f.line.SetValue(folder + entry.Name + slash(entry))
	return f.changed()
}

func slash(e Entry) string {
	if e.Folder {
		return "/"
	}
	return ""
}

// take goes into a folder, or answers with a file.
func (f *File) take(e Entry) (view.Action, tea.Cmd) {
	folder, _ := f.split()
	f.line.SetValue(folder + e.Name + slash(e))
	if e.Folder {
		return nil, f.changed()
	}
	return answered(f.options.Then, f.line.Value()), nil
}

// accept answers with the marked entry or with the path as it stands.
func (f *File) accept() (view.Action, tea.Cmd) {
	_, name := f.split()
	if f.marked >= 0 && f.marked < len(f.found) {
		return f.take(f.found[f.marked])
	}
	for _, e := range f.found {
		if e.Name == name && e.Folder {
			return f.take(e)
		}
	}
	switch {
	case strings.TrimSpace(f.line.Value()) == "":
		return view.Say{Level: view.LevelInfo, Text: "Type a path, or mark a file with the arrows."}, nil
	case f.options.Saving && name == "":
		return view.Say{Level: view.LevelInfo, Text: "Name a file in this folder."}, nil
	case f.options.Saving || f.options.Folder || name == "" || len(f.found) != 1 || f.found[0].Name == name:
		return answered(f.options.Then, f.line.Value()), nil
	}
	return f.take(f.found[0])
}
