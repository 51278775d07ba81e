package ui

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/view"
)

// front returns the view that gets the keys: the front-most dialog, else the
// rehearsal, else the form, else the pane that has the focus.
func (r *Root) front() view.View {
	switch {
	case len(r.layers) > 0:
		return r.layers[len(r.layers)-1].dialog
	case r.rehearsing.view != nil:
		return r.rehearsing.view
	case r.form != nil:
		return r.form
	case r.inDetail:
		return r.detail
	}
	return r.list
}

// pressed routes a key: to the action it is bound to, or, as it came, to the
// view that has the keys.
func (r *Root) pressed(msg tea.KeyPressMsg) tea.Cmd {
	if r.tooSmall() {
		if name, ok := r.keys.Match(keymap.Everywhere, msg.String(), false); ok && (name == keymap.QuitNow || name == keymap.Quit) {
			return r.dispatch(name)
		}
		return nil
	}
	if r.absorbs(msg) {
		return nil
	}
	target := r.front()
	if name, ok := r.keys.Match(target.Place(), msg.String(), target.Typing()); ok && !wants(target, msg) {
		return r.dispatch(name)
	}
	return r.forward(msg)
}

// wants tells whether a view takes a key as it came although it is bound: a
// text that is being typed needs its own arrows and its own backspace.
func wants(target view.View, msg tea.KeyPressMsg) bool {
	raw, ok := target.(interface{ Wants(tea.KeyPressMsg) bool })
	return ok && raw.Wants(msg)
}

// forward hands a message to the view that has the keys.
func (r *Root) forward(msg tea.Msg) tea.Cmd {
	action, cmd := r.front().Update(msg)
	return tea.Batch(cmd, r.apply(action))
}

// dispatch runs a named action where it belongs, whether a key or the palette
// asked for it.
func (r *Root) dispatch(name keymap.Name) tea.Cmd {
	entry, ok := r.keys.Entry(name)
	if !ok {
		return nil
	}
	target := r.front()
	switch entry.Place {
	case keymap.Everywhere:
		return r.run(name)
	case keymap.List:
		target = r.list
	case keymap.Detail:
		target = r.detail
	case keymap.Form, keymap.Rehearse, keymap.Dialog:
	}
	action, cmd := target.Do(name)
	return tea.Batch(cmd, r.apply(action))
}

// run does what holds everywhere.
func (r *Root) run(name keymap.Name) tea.Cmd {
	switch name {
	case keymap.QuitNow:
		return r.quitNow()
	case keymap.Quit:
		if len(r.layers) > 0 {
			return r.back()
		}
		return r.quit()
	case keymap.Help:
		return r.openHelp()
	case keymap.Palette:
		return r.openPalette()
	case keymap.Undo, keymap.Redo:
		return r.undoOrRedo(name)
	case keymap.Back:
		return r.back()
	default:
		return nil
	}
}

// back leaves the front-most thing: a dialog, the form, the detail view; the
// list clears its search, its filters or its selection.
func (r *Root) back() tea.Cmd {
	if len(r.layers) == 0 && r.form == nil && r.rehearsing.view == nil && r.stopImport() {
		return nil
	}
	target := r.front()
	action, cmd := target.Do(keymap.Back)
	return tea.Batch(cmd, r.apply(action))
}

// undoOrRedo walks the library's log, or, in a form, the form's own.
func (r *Root) undoOrRedo(name keymap.Name) tea.Cmd {
	if len(r.layers) > 0 {
		return nil
	}
	if r.rehearsing.view != nil {
		r.say(view.LevelInfo, "Leave the rehearsal to "+string(name)+".")
		return nil
	}
	if r.form != nil {
		own := map[keymap.Name]keymap.Name{keymap.Undo: keymap.FormUndo, keymap.Redo: keymap.FormRedo}
		return r.dispatch(own[name])
	}
	if r.info.ReadOnly {
		r.say(view.LevelWarning, "Nothing to "+string(name)+" here: the library is read-only.")
		return nil
	}
	return r.walkLog(name == keymap.Undo)
}

// pointed routes the mouse to what lies under it. A click on the other pane
// takes the focus there first.
func (r *Root) pointed(msg tea.MouseMsg) tea.Cmd {
	if r.tooSmall() {
		return nil
	}
	at := r.layout()
	mouse := msg.Mouse()
	if n := len(r.layers); n > 0 {
		return r.pointAt(r.layers[n-1].dialog, at.dialog(r.layers[n-1].dialog), msg)
	}
	if r.rehearsing.view != nil {
		return r.pointAt(r.rehearsing.view, at.body, msg)
	}
	if r.form != nil {
		return r.pointAt(r.form, at.body, msg)
	}
	_, click := msg.(tea.MouseClickMsg)
	switch {
	case at.list.contains(mouse.X, mouse.Y):
		if click {
			r.focusDetail(false)
		}
		return r.pointAt(r.list, at.list, msg)
	case at.detail.contains(mouse.X, mouse.Y):
		if click {
			r.focusDetail(true)
		}
		return r.pointAt(r.detail, at.detail, msg)
	}
	return nil
}

// pointAt hands a mouse message to a view, counted from the view's own corner.
// Outside the view it is dropped.
func (r *Root) pointAt(v view.View, area rectangle, msg tea.MouseMsg) tea.Cmd {
	mouse := msg.Mouse()
	if !area.contains(mouse.X, mouse.Y) {
		return nil
	}
	mouse.X -= area.x
	mouse.Y -= area.y
	var local tea.Msg
	switch msg.(type) {
	case tea.MouseClickMsg:
		local = tea.MouseClickMsg(mouse)
	case tea.MouseWheelMsg:
		local = tea.MouseWheelMsg(mouse)
	case tea.MouseReleaseMsg:
		local = tea.MouseReleaseMsg(mouse)
	default:
		local = tea.MouseMotionMsg(mouse)
	}
	action, cmd := v.Update(local)
	return tea.Batch(cmd, r.apply(action))
}
