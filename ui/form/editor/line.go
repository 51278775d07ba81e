package editor

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/widget"
)

// line edits a text of one line, and a number that has no scale.
type line struct {
	text
	codec codec
	line  *widget.Line
	shown bool // something was put in before
}

func newLine(b base, codec codec) *line {
	l := widget.NewLine()
	return &line{text: text{b, oneLine{l}}, codec: codec, line: l}
}

// oneLine is a line as an input with one row.
type oneLine struct{ *widget.Line }

func (l oneLine) Cursor() (x, y int) { return l.CursorX(), 0 }
func (l oneLine) Click(x, _ int)     { l.Line.Click(x) }

func (e *line) Show(c Content) {
	text := e.codec.text(c)
	e.line.SetHint(e.hint(c.Value))
	if old := e.line.Value(); !e.shown || old != text {
		e.line.SetValue(text)
		if e.shown {
			e.line.SetCursor(changeEnd(old, text))
		}
	}
	e.shown = true
}

func (e *line) Blur() { e.line.Blur() }

func (e *line) Draw(width, _ int) []string {
	e.line.SetWidth(width)
	return []string{e.line.Render()}
}

func (e *line) Keys(shown func(keymap.Name) string) string {
	if e.spec.Required {
		return "type, enter goes on"
	}
	return "type, " + shown(keymap.FormAbsent) + " leaves it out"
}

func (e *line) Wants(key string) bool { return textWants(key, e.line.Value() == "") }

func (e *line) Update(msg tea.Msg) Reply {
	if pressed(msg) == "enter" {
		return Reply{}
	}
	if !e.line.Update(msg) {
		return taken
	}
	e.line.SetHint(e.emptied())
	return e.codec.reply(e.line.Value(), classOf(msg))
}

func (e *line) Text() (text, extension string, ok bool) {
	extension = e.codec.extension
	if extension == "md" {
		extension = "txt"
	}
	return e.line.Value(), extension, true
}

// SetText takes what came back as one line.
func (e *line) SetText(text string) (out Reply, refused string) {
	e.line.SetValue(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " "))
	return e.codec.reply(e.line.Value(), ClassAlone), ""
}
