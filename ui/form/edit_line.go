package form

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/ui/theme"
	"personae/ui/widget"
)

// lineEditor edits a text of one line, and a number that has no scale.
type lineEditor struct {
	still
	keys  fieldKeys
	spec  *model.Spec
	codec codec
	line  *widget.Line
	shown bool // something was put in before
}

func newLineEditor(spec *model.Spec, codec codec, keys fieldKeys) *lineEditor {
	return &lineEditor{keys: keys, spec: spec, codec: codec, line: widget.NewLine(keys.edits)}
}

func (e *lineEditor) show(c content) {
	text := textOf(e.codec, c)
	e.line.SetHint(hintOf(e.spec, c.value))
	if old := e.line.Value(); !e.shown || old != text {
		e.line.SetValue(text)
		if e.shown {
			e.line.SetCursor(changeEnd(old, text))
		}
	}
	e.shown = true
}

func (e *lineEditor) setStyles(s *theme.Styles) { e.line.SetStyles(s) }
func (e *lineEditor) focus()                    { e.line.Focus() }
func (e *lineEditor) blur()                     { e.line.Blur() }
func (e *lineEditor) typing() bool              { return true }

func (e *lineEditor) draw(width, _ int) []string {
	e.line.SetWidth(width)
	return []string{e.line.Render()}
}

func (e *lineEditor) cursor() (x, y int, shown bool) { return e.line.CursorX(), 0, true }

func (e *lineEditor) wants(key string) bool {
	return e.keys.wants(key) && (!e.keys.erases(key) || e.line.Value() != "")
}

func (e *lineEditor) update(msg tea.Msg) reply {
	if e.keys.enter(msg) {
		return reply{}
	}
	if !e.line.Update(msg) {
		return taken
	}
	e.line.SetHint(emptied(e.spec))
	return parsed(e.codec, e.line.Value(), e.keys.classOf(msg))
}

func (e *lineEditor) adjust(delta int, _ bool) reply {
	e.line.Do(sideways(delta), "")
	return taken
}

func (e *lineEditor) click(x, _ int) reply {
	e.line.Click(x)
	return taken
}

// text is what the user's own editor gets.
func (e *lineEditor) text() (text, extension string) {
	extension = e.codec.extension
	if extension == "md" {
		extension = "txt"
	}
	return e.line.Value(), extension
}

// setText takes what the user's own editor gave back, as one line.
func (e *lineEditor) setText(text string) (out reply, refused string) {
	e.line.SetValue(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " "))
	return parsed(e.codec, e.line.Value(), classAlone), ""
}

// parsed is the reply to an edit after which text stands in the widget.
func parsed(codec codec, text string, class class) reply {
	value, wrong := codec.parse(text)
	if wrong != "" {
		return lacks(text, wrong, class)
	}
	return holds(value, text, class)
}

// textOf returns the text that a content is edited as.
func textOf(codec codec, c content) string {
	if c.wrong != "" {
		return c.text
	}
	return codec.show(c.value)
}

// hintOf returns what is shown in an empty text: what being absent or null
// means, or that the text is there and empty.
func hintOf(spec *model.Spec, value model.Value) string {
	if value.IsSet() {
		return emptied(spec)
	}
	return meaning(spec, value)
}

// emptied is what is shown in a text that was there and is empty now.
func emptied(spec *model.Spec) string {
	if spec.Required {
		return spec.Absent
	}
	return "empty text"
}

// changeEnd returns the byte of text behind what differs from old: where the
// cursor belongs after an undo.
func changeEnd(old, text string) int {
	most := min(len(old), len(text))
	tail := 0
	for tail < most && old[len(old)-1-tail] == text[len(text)-1-tail] {
		tail++
	}
	end := len(text) - tail
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return end
}
