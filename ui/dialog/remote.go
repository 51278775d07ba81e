package dialog

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/library"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
	"personae/ui/widget/input"
)

// Remote asks what a remote is and where. It is never given a key.
type Remote struct {
	settings
	then func(library.Remote) tea.Cmd
}

// Size implements view.Dialog.
func (d *Remote) Size(width, height int) (int, int) {
	return within(conflictWidth, len(d.rows)+remoteHelp+frameHeight, width, height)
}

// mark moves to a row, past those that mean nothing.
func (d *Remote) mark(at int) {
	step := 1
	if at < d.marked {
		step = -1
	}
	for at >= 0 && at < len(d.rows) && d.rows[at].off != "" {
		at += step
	}
	if at >= 0 && at < len(d.rows) {
		d.marked = at
	}
	for i, r := range d.rows {
		switch {
		case r.line == nil:
		case i == d.marked:
			r.line.Focus()
		default:
			r.line.Blur()
		}
	}
	_, height := d.inner()
	d.scroll = widget.Window(d.marked, d.scroll, max(1, height-remoteHelp), len(d.rows))
}

// SetSize implements view.View.
func (d *Remote) SetSize(width, height int) {
	d.base.SetSize(width, height)
	d.mark(d.marked)
}

// SetStyles implements view.View.
func (d *Remote) SetStyles(styles *theme.Styles) {
	d.base.SetStyles(styles)
	for _, r := range d.rows {
		if r.line != nil {
			r.line.SetStyles(styles)
		}
	}
}

// line is what is typed in, nil where something is chosen.
func (d *Remote) line() *input.Line { return d.rows[d.marked].line }

// Typing implements view.View.
func (d *Remote) Typing() bool { return d.line() != nil }

// Wants takes the keys that a dialog knows and that move in the line.
func (d *Remote) Wants(msg tea.KeyPressMsg) bool {
	return d.line() != nil && view.EditsLine(d.keys, msg.String())
}

// Do implements view.View.
func (d *Remote) Do(name keymap.Name) (view.Action, tea.Cmd) {
	switch name {
	case keymap.Back:
		return view.Back{}, nil
	case keymap.DialogUp, keymap.DialogPrevious:
		d.mark(d.marked - 1)
	case keymap.DialogDown, keymap.DialogNext:
		d.mark(d.marked + 1)
	case keymap.DialogLeft:
		d.change(-1)
	case keymap.DialogRight:
		d.change(1)
	case keymap.DialogAccept:
		return d.accept(), nil
	default: // no other action concerns a dialog of this kind
	}
	return nil, nil
}

// change chooses another value. Where the URL is that of the system before, it becomes
// that of the new one.
func (d *Remote) change(delta int) {
	before := model.System(d.rows[rowOf].value())
	if !d.move(delta) {
		return
	}
	d.follow(before)
}

func (d *Remote) follow(before model.System) {
	if url := d.rows[rowURL].line; url.Value() == library.RemoteURL(before) {
		url.SetValue(library.RemoteURL(model.System(d.rows[rowOf].value())))
	}
	d.markPointless()
}

// accept answers, unless what is typed is no remote.
func (d *Remote) accept() view.Action {
	remote := d.remote()
	if err := remote.Check(); err != nil {
		return warn(words.Sentence(strings.TrimPrefix(err.Error(), library.ErrInvalid.Error()+": ")))
	}
	return answered(d.then, remote)
}

// Update implements view.View.
func (d *Remote) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return d.Do(wheeled(msg))
	case tea.MouseClickMsg:
		d.click(msg.X-frameWidth/2, msg.Y-frameHeight/2+d.scroll)
		return nil, nil
	}
	if line := d.line(); line != nil {
		line.Update(msg)
	}
	return nil, nil
}

// click marks what lies under the mouse, and chooses a value or a place in the text.
func (d *Remote) click(x, y int) {
	if y < 0 || y >= len(d.rows) || d.rows[y].off != "" {
		return
	}
	d.mark(y)
	before := model.System(d.rows[rowOf].value())
	if line := d.line(); line != nil {
		line.Click(x - rowLabel)
	} else if d.rows[y].click(x) {
		d.follow(before)
	}
}

// Render implements view.View.
func (d *Remote) Render() view.Frame {
	width, height := d.inner()
	room := max(0, height-remoteHelp)
	rows := d.drawRows(width)
	lines := slices.Clone(rows[min(d.scroll, len(rows)):min(len(rows), d.scroll+room)])
	cursor := view.RowCursor(0, d.marked-d.scroll)
	if line := d.line(); line != nil {
		cursor = tea.NewCursor(min(rowLabel+line.CursorX(), max(0, width-1)), d.marked-d.scroll)
	}
	lines = append(lines, "")
	for _, text := range cells.Clause(remoteNotes[d.marked], max(1, width), remoteHelp-1) {
		lines = append(lines, d.styles.Muted.Render(text))
	}
	return d.framed(lines, cursor)
}

// ShortHelp implements view.View.
func (d *Remote) ShortHelp() []key.Binding {
	out := []key.Binding{d.keys.Both(keymap.DialogUp, keymap.DialogDown, "move")}
	if d.line() == nil {
		out = append(out, d.keys.Both(keymap.DialogLeft, keymap.DialogRight, "change"))
	}
	return append(out, d.keys.Relabelled(keymap.DialogAccept, "keep"), d.keys.Binding(keymap.Back))
}
