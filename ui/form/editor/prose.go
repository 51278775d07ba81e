package editor

import (
	"personae/keymap"
	"personae/model/field"
	"personae/model/value"
	"personae/model/words"
	"personae/ui/widget/input"
)

// prose edits a text of many lines: prose, or JSON that is checked while it is
// typed.
type prose struct {
	written
	prose  *input.Prose
	height int // of the last drawing
}

func newProse(b common, codec codec) *prose {
	p := input.NewProse(b.keys.Edits)
	return &prose{written: newWritten(b, codec, p), prose: p}
}

// Suits leaves to the pairs what can be edited as such.
func (e *prose) Suits(v value.Value) bool {
	return e.spec.Kind != field.KindPairs || !pairable(v, e.spec.TextOnly)
}

func (e *prose) Layout() Layout { return Under }

// How many lines a text has at least, when there is room: an empty prompt that is
// gone to must look like the place for a long text.
const (
	LeastRows     = 2
	leastTallRows = 6
	RestingRows   = 8 // the most, without the focus
)

func (e *prose) Draw(width, most int) []string {
	least := LeastRows
	if e.spec.Tall && e.prose.Focused() {
		least = leastTallRows
	}
	switch {
	case e.resting() != "":
		return nil
	case !e.prose.Focused() && !e.spec.Tall:
		most = min(most, RestingRows)
	}
	if most > least {
		e.prose.SetSize(width, max(e.height, 1))
		most = max(least, e.prose.Rows(most))
	}
	e.height = most
	e.prose.SetSize(width, most)
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
	switch n, noun := words.Length(e.prose.Value()); {
	case n == 0:
		return e.resting()
	case e.spec.Kind != field.KindProse:
		return ""
	default:
		return words.Count(n, noun)
	}
}

func (e *prose) Help() string {
	return e.keys.Names.Shown(keymap.FormEditor) + " opens it in your own editor, " + e.keys.Names.Shown(keymap.FormAbsent) + " leaves it out"
}

func (e *prose) Wants(key string) bool {
	switch e.keys.Edits[key] {
	case input.EditUp:
		return !e.prose.AtTop()
	case input.EditDown:
		return !e.prose.AtBottom()
	default:
		return e.written.Wants(key)
	}
}

func (e *prose) Scroll(lines int) Reply {
	if e.prose.Rows(e.height+1) <= e.height {
		return Reply{}
	}
	e.prose.Scroll(lines)
	return handled
}
