package editor

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/ui/widget"
)

// prose edits a text of many lines: prose, or JSON that is checked while it is
// typed.
type prose struct {
	text
	codec   codec
	prose   *widget.Prose
	shown   bool // something was put in before
	height  int  // of the last drawing
	current model.Value
}

func newProse(b base, codec codec) *prose {
	p := widget.NewProse()
	return &prose{text: text{b, p}, codec: codec, prose: p}
}

func (e *prose) Show(c Content) {
	e.prose.SetHint(e.hint(c.Value))
	if e.shown && c.Wrong == "" && c.Value == e.current {
		if value, wrong := e.codec.parse(e.prose.Value()); wrong == "" && value == c.Value {
			return // the same value, perhaps laid out by the user: leave it as typed
		}
	}
	text, old := e.codec.text(c), e.prose.Value()
	if !e.shown || old != text {
		e.prose.SetValue(text)
		if e.shown {
			e.prose.SetCursor(changeEnd(old, text))
		}
	}
	e.shown, e.current = true, c.Value
}

// Suits leaves to the pairs what can be edited as such.
func (e *prose) Suits(value model.Value) bool {
	return e.spec.Kind != model.KindPairs || !pairable(value, e.spec.TextOnly)
}

func (e *prose) Blur()          { e.prose.Blur() }
func (e *prose) Layout() Layout { return Under }

// How many lines a text has at least, when there is room: an empty prompt must
// look like the place for a long text.
const (
	LeastRows     = 2
	leastTallRows = 6
	RestingRows   = 8 // the most, without the focus
)

func (e *prose) Rows(width, most int) int {
	least := LeastRows
	if e.spec.Tall {
		least = leastTallRows
	}
	switch {
	case e.resting() != "":
		return 0
	case !e.prose.Focused() && !e.spec.Tall:
		most = min(most, RestingRows)
	}
	if most <= least {
		return most
	}
	e.prose.SetSize(width, max(e.height, 1))
	return max(least, e.prose.Rows(most))
}

func (e *prose) Draw(width, rows int) []string {
	e.height = rows
	e.prose.SetSize(width, rows)
	return e.prose.Render()
}

// resting is what stands for the text while it is empty and without the focus;
// "" when it has to be drawn. A tall one always is: it is the heart of a persona.
func (e *prose) resting() string {
	if e.prose.Focused() || e.prose.Value() != "" || e.spec.Tall {
		return ""
	}
	return e.hint(e.current)
}

func (e *prose) Note() string {
	switch n := e.prose.Words(); {
	case n == 0:
		return e.resting()
	case e.spec.Kind != model.KindProse:
		return ""
	case n == 1:
		return "1 word"
	default:
		return strconv.Itoa(n) + " words"
	}
}

func (e *prose) Keys(shown func(keymap.Name) string) string {
	return shown(keymap.FormEditor) + " opens it in your own editor, " + shown(keymap.FormAbsent) + " leaves it out"
}

func (e *prose) Wants(key string) bool {
	switch key {
	case "up":
		return !e.prose.AtTop()
	case "down":
		return !e.prose.AtBottom()
	}
	return textWants(key, e.prose.Value() == "")
}

func (e *prose) Update(msg tea.Msg) Reply {
	if !e.prose.Update(msg) {
		return taken
	}
	return e.edited(classOf(msg))
}

// edited is the reply to an edit of the text.
func (e *prose) edited(class Class) Reply {
	e.prose.SetHint(e.emptied())
	out := e.codec.reply(e.prose.Value(), class)
	if out.Content.Wrong == "" {
		e.current = out.Content.Value
	}
	return out
}

func (e *prose) Scroll(lines int) Reply {
	if e.prose.Rows(e.height+1) <= e.height {
		return Reply{}
	}
	e.prose.Scroll(lines)
	return taken
}

func (e *prose) Text() (text, extension string, ok bool) {
	return e.prose.Value(), e.codec.extension, true
}

func (e *prose) SetText(text string) (out Reply, refused string) {
	old := e.prose.Value()
	e.prose.SetValue(text)
	e.prose.SetCursor(changeEnd(old, text))
	return e.edited(ClassAlone), ""
}
