package form

import (
	"math"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/ui/theme"
	"personae/ui/widget"
)

// sliderEditor edits a number on a scale. What is typed counts at once, so that
// whatever follows the value moves with every digit.
type sliderEditor struct {
	still
	keys    fieldKeys
	spec    *model.Spec
	slider  *widget.Slider
	current model.Value
	before  model.Value // what was there before a number was typed
}

// numberCells is the room beside a slider's bar: "10000 ms" with the mark of a
// problem and the cursor.
const numberCells = 11

func newSliderEditor(spec *model.Spec, keys fieldKeys) *sliderEditor {
	e := &sliderEditor{keys: keys, spec: spec, slider: widget.NewSlider()}
	e.slider.SetRange(spec.Range.Min, spec.Range.Max, spec.Range.Step, spec.Range.BigStep)
	e.slider.SetRoom(numberCells)
	if origin, ok := spec.Default.Number(); ok {
		e.slider.SetOrigin(origin)
	}
	return e
}

func (e *sliderEditor) show(c content) {
	e.current = c.value
	if number, ok := c.value.Number(); ok {
		e.slider.SetValue(&number)
		return
	}
	e.slider.SetState(meaning(e.spec, c.value))
}

func (e *sliderEditor) setStyles(s *theme.Styles) { e.slider.SetStyles(s) }
func (e *sliderEditor) focus()                    { e.slider.Focus() }

func (e *sliderEditor) blur() {
	e.slider.Commit()
	e.slider.Blur()
}

func (e *sliderEditor) draw(width, _ int) []string {
	return []string{e.slider.Render(width, e.spec.Unit)}
}

func (e *sliderEditor) cursor() (x, y int, shown bool) {
	x, shown = e.slider.CursorX()
	return x, 0, shown
}

func (e *sliderEditor) wants(key string) bool {
	return e.keys.edits[key] == widget.EditBack && e.slider.Entry() != ""
}

func (e *sliderEditor) update(msg tea.Msg) reply {
	switch {
	case e.keys.enter(msg):
		if e.slider.Entry() == "" {
			return reply{}
		}
		e.slider.Commit()
		return taken
	case e.keys.edits[pressed(msg)] == widget.EditBack:
		if !e.slider.Backspace() {
			return reply{}
		}
		return e.typed()
	}
	text := ""
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		text = msg.Text
	case tea.PasteMsg:
		text = strings.TrimSpace(msg.Content)
	}
	some := false
	for _, r := range text {
		some = e.digit(r) || some
	}
	if !some {
		return reply{}
	}
	return e.typed()
}

// digit takes one typed sign of a number and tells whether it was one.
func (e *sliderEditor) digit(r rune) bool {
	if e.spec.Kind == model.KindInteger && (r == '.' || r == ',') {
		return false
	}
	fresh := e.slider.Entry() == ""
	if !e.slider.Type(r) {
		return false
	}
	if fresh {
		e.before = e.current
	}
	return true
}

// typed is the reply to a change of the number being typed; a number that is not
// begun yet leaves what was there.
func (e *sliderEditor) typed() reply {
	number, err := strconv.ParseFloat(e.slider.Entry(), 64)
	if err != nil || math.IsInf(number, 0) {
		e.current = e.before
	} else {
		e.current = numberValue(e.spec, number)
	}
	return holds(e.current, e.slider.Entry(), classNumber)
}

// numberValue returns the value of a number as the field keeps it.
func numberValue(spec *model.Spec, number float64) model.Value {
	if spec.Kind == model.KindInteger && number == math.Trunc(number) && math.Abs(number) < 1<<53 {
		return model.IntValue(int(number))
	}
	return model.NumberValue(number)
}

func (e *sliderEditor) adjust(delta int, big bool) reply {
	class := classMore
	if delta < 0 {
		class = classLess
	}
	if !e.slider.Step(delta, big) {
		return taken
	}
	return e.moved(class)
}

// moved is the reply to a new place on the scale.
func (e *sliderEditor) moved(class class) reply {
	e.current = numberValue(e.spec, *e.slider.Value())
	return holds(e.current, e.current.JSON(), class)
}

func (e *sliderEditor) click(x, _ int) reply {
	number, ok := e.slider.Click(x)
	if !ok {
		return taken
	}
	e.slider.SetValue(&number)
	return e.moved(classAlone)
}

func (e *sliderEditor) cancel() reply {
	if !e.slider.Cancel() {
		return reply{}
	}
	e.show(content{value: e.before})
	return holds(e.before, "", classNumber)
}
