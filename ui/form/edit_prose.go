package form

import (
	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/widget"
)

// proseEditor edits a text of many lines: prose, or JSON that is checked while
// it is typed.
type proseEditor struct {
	still
	spec    *model.Spec
	codec   codec
	prose   *widget.Prose
	shown   bool // something was put in before
	height  int  // of the last drawing
	current model.Value
}

func newProseEditor(spec *model.Spec, codec codec) *proseEditor {
	return &proseEditor{spec: spec, codec: codec, prose: widget.NewProse()}
}

func (e *proseEditor) show(c content) {
	e.prose.SetHint(hintOf(e.spec, c.value))
	if e.shown && c.wrong == "" && c.value == e.current {
		if value, wrong := e.codec.parse(e.prose.Value()); wrong == "" && value == c.value {
			return // the same value, perhaps laid out by the user: leave it as typed
		}
	}
	text, old := textOf(e.codec, c), e.prose.Value()
	if !e.shown || old != text {
		e.prose.SetValue(text)
		if e.shown {
			e.prose.SetCursor(changeEnd(old, text))
		}
	}
	e.shown, e.current = true, c.value
}

func (e *proseEditor) setStyles(s *theme.Styles) { e.prose.SetStyles(s) }
func (e *proseEditor) focus()                    { e.prose.Focus() }
func (e *proseEditor) blur()                     { e.prose.Blur() }
func (e *proseEditor) typing() bool              { return true }

// leastRows is how many lines a text of many lines has at least, when there is
// room: an empty prompt must look like the place for a long text.
const (
	leastRows       = 2
	leastPromptRows = 6
	restingRows     = 8 // the most, without the focus
)

func (e *proseEditor) rows(width, most int) int {
	least := leastRows
	if e.spec.Path == pathPrompt {
		least = leastPromptRows
	}
	if !e.prose.Focused() && e.spec.Path != pathPrompt {
		most = min(most, restingRows)
	}
	if most <= least {
		return most
	}
	e.prose.SetSize(width, max(e.height, 1))
	return max(least, e.prose.Rows(most))
}

func (e *proseEditor) draw(width, rows int) []string {
	e.height = rows
	e.prose.SetSize(width, rows)
	return e.prose.Render()
}

func (e *proseEditor) cursor() (x, y int, shown bool) {
	x, y = e.prose.Cursor()
	return x, y, true
}

// idle is what stands for the text beside its label while it is empty and
// without the focus; "" when it has to be drawn. The prompt always is: it is the
// heart of a persona.
func (e *proseEditor) idle() string {
	if e.prose.Value() != "" || e.spec.Path == pathPrompt {
		return ""
	}
	return hintOf(e.spec, e.current)
}

func (e *proseEditor) note() string {
	if n := e.prose.Words(); e.spec.Kind == model.KindProse && n > 0 {
		return words.Count(n, "word")
	}
	return ""
}

func (e *proseEditor) wants(key string) bool {
	switch key {
	case "up":
		return !e.prose.AtTop()
	case "down":
		return !e.prose.AtBottom()
	}
	return wantedByText[key] && (!erases(key) || e.prose.Value() != "")
}

func (e *proseEditor) update(msg tea.Msg) reply {
	if !e.prose.Update(msg) {
		return taken
	}
	return e.replied(classOf(msg))
}

// replied is the reply to an edit of the text.
func (e *proseEditor) replied(class class) reply {
	e.prose.SetHint(emptied(e.spec))
	out := parsed(e.codec, e.prose.Value(), class)
	if out.content.wrong == "" {
		e.current = out.content.value
	}
	return out
}

func (e *proseEditor) adjust(delta int, _ bool) reply {
	e.prose.Update(arrow(delta))
	return taken
}

func (e *proseEditor) click(x, y int) reply {
	e.prose.Click(x, y)
	return taken
}

func (e *proseEditor) scroll(lines int) reply {
	e.prose.Scroll(lines)
	return taken
}

// overflows tells whether there is more text than lines.
func (e *proseEditor) overflows() bool { return e.prose.Rows(e.height+1) > e.height }

// text is what the user's own editor gets.
func (e *proseEditor) text() (text, extension string) { return e.prose.Value(), e.codec.extension }

// setText takes what the user's own editor gave back.
func (e *proseEditor) setText(text string) (out reply, refused string) {
	old := e.prose.Value()
	e.prose.SetValue(text)
	e.prose.SetCursor(changeEnd(old, text))
	return e.replied(classAlone), ""
}
