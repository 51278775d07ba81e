package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"personae/keymap"
	"personae/ui/view"
	"personae/ui/widget"
)

// View implements tea.Model.
func (r *Root) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "Personae"
	if r.info.Name != "" {
		v.WindowTitle += " · " + widget.Clean(r.info.Name)
	}
	if r.width <= 0 || r.height <= 0 {
		return v
	}
	if r.tooSmall() {
		v.SetContent(strings.Join(r.drawTooSmall(), "\n"))
		return v
	}
	at := r.layout()
	lines, cursor := r.drawBody(at)
	screen := make([]string, 0, r.height)
	screen = append(screen, r.drawTitle())
	screen = append(screen, lines...)
	screen = append(screen, r.drawStatus(), r.drawHints())
	content := strings.Join(screen, "\n")
	if len(r.layers) > 0 {
		content, cursor = r.drawLayers(content, at)
	}
	v.SetContent(content)
	v.Cursor = cursor
	return v
}

// drawTooSmall fills a screen that is too small for anything else.
func (r *Root) drawTooSmall() []string {
	text := fmt.Sprintf("Personae needs %d×%d cells; this terminal has %d×%d. Make it larger, or press q to quit.",
		leastWidth, leastHeight, r.width, r.height)
	return widget.Place(widget.Wrap(text, r.width), r.width, r.height)
}

// drawBody draws the form, or the panes, and says where the real cursor is.
func (r *Root) drawBody(at layout) ([]string, *tea.Cursor) {
	if r.rehearsing.view != nil {
		return r.rehearsing.view.Render().Lines, nil
	}
	if r.form != nil {
		frame := r.form.Render()
		return frame.Lines, moved(frame.Cursor, at.body)
	}
	if !r.wide() {
		if r.inDetail {
			frame := r.detail.Render()
			return frame.Lines, moved(frame.Cursor, at.detail)
		}
		frame := r.list.Render()
		return frame.Lines, moved(frame.Cursor, at.list)
	}
	left, right := r.list.Render(), r.detail.Render()
	rule := r.styles.Line.Render("│")
	lines := make([]string, at.body.height)
	for i := range lines {
		lines[i] = left.Lines[i] + rule + right.Lines[i]
	}
	if r.inDetail {
		return lines, moved(right.Cursor, at.detail)
	}
	return lines, moved(left.Cursor, at.list)
}

// moved translates a view's own cursor to the screen's.
func moved(cursor *tea.Cursor, area rectangle) *tea.Cursor {
	if cursor == nil {
		return nil
	}
	out := *cursor
	out.X += area.x
	out.Y += area.y
	return &out
}

// drawLayers puts the dialogs over the screen, each in front of the one before.
func (r *Root) drawLayers(base string, at layout) (string, *tea.Cursor) {
	layers := []*lipgloss.Layer{lipgloss.NewLayer(base).Z(0)}
	var cursor *tea.Cursor
	for i, l := range r.layers {
		area := at.dialog(l.dialog)
		frame := l.dialog.Render()
		layers = append(layers, lipgloss.NewLayer(strings.Join(frame.Lines, "\n")).X(area.x).Y(area.y).Z(i+1))
		cursor = moved(frame.Cursor, area)
	}
	canvas := lipgloss.NewCanvas(r.width, r.height)
	canvas.Compose(lipgloss.NewCompositor(layers...))
	return canvas.Render(), cursor
}

// drawTitle draws the top line: which library it is, and what is special about
// it.
func (r *Root) drawTitle() string {
	var notes []string
	if r.info.Throwaway {
		notes = append(notes, "showcase, gone when you quit")
	}
	if r.info.ReadOnly {
		notes = append(notes, "read-only")
	}
	left := "Personae · " + widget.Clean(r.info.Name)
	return widget.TitleBar(left, "", strings.Join(notes, " · "), r.width, r.styles)
}

// drawStatus draws the last outcome, its seriousness by a sign and by colour.
func (r *Root) drawStatus() string {
	if r.status.text == "" {
		return widget.Fit("", r.width)
	}
	style, sign := r.styles.Muted, "·"
	switch r.status.level {
	case view.LevelSuccess:
		style, sign = r.styles.Good, "✓"
	case view.LevelWarning:
		style, sign = r.styles.Warning, "!"
	case view.LevelError:
		style, sign = r.styles.Bad, "✗"
	case view.LevelInfo:
	}
	return widget.Fit(" "+style.Render(sign+" "+widget.Clean(r.status.text)), r.width)
}

// drawHints draws the keys of the view in front.
func (r *Root) drawHints() string {
	hints := r.front().ShortHelp()
	if len(r.layers) == 0 {
		help := r.keys.Binding(keymap.Help)
		if entry, _ := r.keys.Entry(keymap.Help); r.front().Typing() {
			help.SetHelp(entry.ShownTyping(), entry.Label)
			help.SetEnabled(help.Help().Key != "")
		}
		hints = append(hints, help)
	}
	return widget.Hints(hints, r.width, r.styles)
}
