package editor

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/widget/input"
)

// line edits a text of one line, and a number that has no scale.
type line struct {
	written
	line *input.Line
}

func newLine(b common, codec codec) *line {
	l := input.NewLine(b.keys.Edits)
	return &line{written: newWritten(b, codec, oneLine{l}), line: l}
}

// oneLine is a line as an entry with one row.
type oneLine struct{ *input.Line }

func (l oneLine) Cursor() (x, y int) { return l.CursorX(), 0 }
func (l oneLine) Click(x, _ int)     { l.Line.Click(x) }

func (e *line) Draw(width, _ int) []string {
	e.line.SetWidth(width)
	return []string{e.line.Render()}
}

func (e *line) Help() string {
	if e.spec.Required {
		return "type, " + e.keys.Names.Shown(keymap.InputEnter) + " goes on"
	}
	return "type, " + e.keys.Names.Shown(keymap.FormAbsent) + " leaves it out"
}

func (e *line) Update(msg tea.Msg) Reply {
	if e.keys.Enter(msg) {
		return Reply{}
	}
	return e.written.Update(msg)
}

// SetText takes what came back as one line.
func (e *line) SetText(text string) (out Reply, refused string) {
	e.line.SetValue(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " "))
	return e.edited(ClassAlone), ""
}
