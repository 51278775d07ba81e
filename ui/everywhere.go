package ui

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/dialog"
	"personae/ui/view"
)

// general is an action that holds everywhere.
type general struct {
	name   keymap.Name
	do     func() tea.Cmd
	reason func() string // why it cannot run now, "" when it can; nil always can
	hidden func() bool   // whether the palette leaves it out; nil never does
}

// everywhere is what holds everywhere, in the order of the keymap.
func (r *Root) everywhere() []general {
	never := func() bool { return true }
	undo := func() tea.Cmd { return r.undoOrRedo(keymap.Undo) }
	redo := func() tea.Cmd { return r.undoOrRedo(keymap.Redo) }
	return []general{
		{name: keymap.Help, do: r.openHelp},
		{name: keymap.Palette, do: r.openPalette, hidden: never},
		{name: keymap.Undo, do: undo, reason: r.noUndo, hidden: r.ownUndo},
		{name: keymap.Redo, do: redo, reason: r.noUndo, hidden: r.ownUndo},
		{name: keymap.Back, do: r.back},
		{name: keymap.Quit, do: r.backOrQuit},
		{name: keymap.QuitNow, do: r.flow.Quit.AtOnce, hidden: never},
		{name: keymap.Mouse, do: r.switchMouse},
		{name: keymap.Suspend, do: func() tea.Cmd { return tea.Suspend }},
	}
}

func (r *Root) run(name keymap.Name) tea.Cmd {
	for _, g := range r.everywhere() {
		if g.name == name {
			return g.do()
		}
	}
	return nil
}

// switchMouse leaves the mouse to the terminal, or takes it back.
func (r *Root) switchMouse() tea.Cmd {
	r.noMouse = !r.noMouse
	what := "The mouse is the editor's again."
	if r.noMouse {
		what = "The mouse is the terminal's: mark and copy with it. " + r.keys.Shown(keymap.Mouse) + " takes it back."
	}
	r.screen.Say(view.LevelInfo, what)
	return nil
}

func (r *Root) backOrQuit() tea.Cmd {
	if r.screen.HasDialog() {
		return r.back()
	}
	return r.flow.Quit.AskFirst()
}

// back leaves the front-most thing, as it understands that: a dialog, the form, the
// detail view; the list clears its search, its filters or its selection. A portrait that
// is being drawn is stopped first and, where only the list is open, an import.
func (r *Root) back() tea.Cmd {
	if !r.screen.HasDialog() && (r.flow.Portraits.Stop() || len(r.screen.Pages()) == 1 && r.flow.Importing.Stop()) {
		return nil
	}
	action, cmd := r.screen.Front().Do(keymap.Back)
	return tea.Batch(cmd, r.apply(action))
}

// undoOrRedo walks the library's log, or does what the page has for it.
func (r *Root) undoOrRedo(name keymap.Name) tea.Cmd {
	page := r.screen.Page()
	own := map[keymap.Name]keymap.Name{keymap.Undo: page.Undo, keymap.Redo: page.Redo}[name]
	switch {
	case r.screen.HasDialog():
		return nil
	case page.NoUndo != "":
		r.screen.Say(view.LevelInfo, "Leave "+page.NoUndo+" to "+string(name)+".")
		return nil
	case own != "":
		return r.dispatch(own)
	}
	if name == keymap.Undo {
		if cmd, some := r.flow.Forms.Restore(); some {
			return cmd
		}
	}
	return r.flow.Library.UndoOrRedo(name)
}

// ownUndo reports whether a page has an undo of its own, which the palette lists.
func (r *Root) ownUndo() bool {
	for _, page := range r.screen.Pages() {
		if page.Undo != "" {
			return true
		}
	}
	return false
}

// noUndo says why undo and redo cannot run now.
func (r *Root) noUndo() string {
	page := r.screen.Page()
	switch {
	case page.NoUndo != "":
		return "leave " + page.NoUndo + " first"
	case r.info.ReadOnly && page.Undo == "":
		return "the library is read-only"
	}
	return ""
}

func (r *Root) openHelp() tea.Cmd {
	front, page := r.screen.Front(), r.screen.Page()
	if r.screen.HasDialog() {
		return nil
	}
	var signs []view.Sign
	if front == page.View {
		signs = page.Signs
	}
	help := dialog.NewHelp(r.keys, r.screen.Styles(), front.Place(), signs)
	if at, ok := front.(interface {
		About() (title, text string, facts []view.Sign)
	}); ok {
		help.About(at.About())
	}
	if page.Offer != "" {
		help.Offer(page.Offer, func() tea.Cmd { return r.dispatch(page.Offer) })
	}
	r.screen.Open(help)
	return nil
}

func (r *Root) openPalette() tea.Cmd {
	if r.screen.HasDialog() {
		return nil
	}
	calls := dialog.PaletteCalls{Run: r.dispatch, Edit: r.editField()}
	r.screen.Open(dialog.NewPalette(r.keys, r.screen.Styles(), r.commands(), r.screen.Front().Typing(), calls))
	return nil
}

// editField returns what goes to a field of the persona at hand: in the form that
// is open, else in one on what the list or the detail view shows; nil where there
// is none.
func (r *Root) editField() func(path string) tea.Cmd {
	page := r.screen.Page()
	if form, ok := page.View.(interface{ FocusField(path string) }); ok {
		return func(path string) tea.Cmd {
			form.FocusField(path)
			return nil
		}
	}
	row, ok := r.flow.Browse.List.Current()
	if page.View != view.View(r.flow.Browse.List) || !ok || r.info.ReadOnly {
		return nil
	}
	return func(path string) tea.Cmd { return r.apply(view.Edit{ID: row.ID, Field: path}) }
}

// commands lists what can be done now: in the view in front, in the other pane
// where one is shown, and everywhere. Moving about is what the arrows are for, and
// of two that nobody could tell apart the one in front is listed.
func (r *Root) commands() []view.Command {
	var out []view.Command
	listed := map[string]bool{}
	add := func(c view.Command) {
		if entry, _ := r.keys.Entry(c.Name); entry.Group != "Move" && !listed[entry.Label] {
			listed[entry.Label] = true
			out = append(out, c)
		}
	}
	for _, pane := range r.screen.Panes() {
		for _, command := range pane.Commands() {
			add(command)
		}
	}
	for _, g := range r.everywhere() {
		if g.hidden != nil && g.hidden() {
			continue
		}
		command := view.Command{Name: g.name}
		if g.reason != nil {
			command.Reason = g.reason()
		}
		add(command)
	}
	return out
}
