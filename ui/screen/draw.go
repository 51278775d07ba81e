package screen

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"personae/ui/widget"
	"personae/ui/widget/cells"
	"personae/ui/widget/picture"
)

// Title sets the top line: what is open, and at its right what is special about it.
func (s *Screen) Title(title, notes string) { s.title, s.notes = title, notes }

// Draw returns the whole screen, and where the real cursor is.
func (s *Screen) Draw() (content string, cursor *tea.Cursor) {
	if s.width <= 0 || s.height <= 0 {
		return "", nil
	}
	if s.TooSmall() {
		text := fmt.Sprintf("Personae needs %d×%d cells; this terminal has %d×%d. Make it larger, or press q to quit.",
			leastWidth, leastHeight, s.width, s.height)
		return strings.Join(widget.Fill(cells.Wrap(text, s.width), s.width, s.height), "\n"), nil
	}
	body, cursor := s.drawPage()
	lines := append([]string{widget.TitleBar(s.title, "", s.notes, s.width, s.styles)}, body...)
	content = strings.Join(append(lines, s.drawStatus(), s.hints().Draw(s.styles)), "\n")
	if s.HasDialog() {
		return s.drawDialogs(content)
	}
	return content, cursor
}

func (s *Screen) drawPage() (lines []string, cursor *tea.Cursor) {
	front := s.top().front()
	for i, pane := range s.shown(s.top()) {
		frame := pane.view.Render()
		if pane.view == front {
			cursor = moved(frame.Cursor, pane.area)
		}
		if i == 0 {
			lines = frame.Lines
			continue
		}
		rule := s.styles.Line.Render("│")
		joined := make([]string, s.body().Height)
		for y := range joined {
			joined[y] = lines[y] + rule + frame.Lines[y]
		}
		lines = joined
	}
	return lines, cursor
}

// moved translates a view's own cursor to the screen's.
func moved(cursor *tea.Cursor, at widget.Area) *tea.Cursor {
	if cursor == nil {
		return nil
	}
	out := *cursor
	out.X += at.X
	out.Y += at.Y
	return &out
}

// drawDialogs puts the dialogs over the screen, each in front of the one before,
// with what is behind the last one faded: of a picture, which is all colour, nothing stays.
func (s *Screen) drawDialogs(base string) (string, *tea.Cursor) {
	canvas := lipgloss.NewCanvas(s.width, s.height)
	uv.NewStyledString(base).Draw(canvas, canvas.Bounds())
	var cursor *tea.Cursor
	for _, l := range s.dialogs {
		s.each(canvas, s.body(), func(cell *uv.Cell) {
			cell.Style = uv.Style{Fg: s.styles.Palette.Line}
			if s.styles.Profile < colorprofile.ANSI {
				cell.Style.Attrs = uv.AttrFaint
			}
			if picture.Is(cell.Content) {
				cell.Content = " "
			}
		})
		frame := l.dialog.Render()
		uv.NewStyledString(strings.Join(frame.Lines, "\n")).Draw(canvas, uv.Rect(l.area.X, l.area.Y, l.area.Width, l.area.Height))
		s.each(canvas, l.area, func(cell *uv.Cell) {
			if cell.Style.Bg == nil {
				cell.Style.Bg = s.styles.Sheet
			}
		})
		cursor = moved(frame.Cursor, l.area)
	}
	return canvas.Render(), cursor
}

// each calls for every cell in an area.
func (s *Screen) each(canvas *lipgloss.Canvas, area widget.Area, do func(*uv.Cell)) {
	for y := area.Y; y < area.Y+area.Height; y++ {
		for x := area.X; x < area.X+area.Width; x++ {
			if cell := canvas.CellAt(x, y); cell != nil && cell.Width > 0 {
				do(cell)
			}
		}
	}
}
