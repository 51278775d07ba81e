package editor

import (
	"math"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/field"
	"personae/model/value"
	"personae/ui/widget/input"
)

// slider edits a number on a scale. What is typed counts at once, so that
// whatever follows the value moves with every digit.
type slider struct {
	common
	*input.Slider
	current value.Value
	before  value.Value // what was there before a number was typed
	origin  *float64    // the default; nil where there is none
}

func newSlider(b common) *slider {
	r := b.spec.Range
	e := &slider{common: b, Slider: input.NewSlider(input.Scale{Low: r.Min, High: r.Max, Useful: r.Useful, Step: r.Step, Big: r.BigStep})}
	e.origin = number(b.spec.Default)
	e.SetMarks(Marks{})
	return e
}

func number(v value.Value) *float64 {
	if n, ok := v.Number(); ok {
		return &n
	}
	return nil
}

func (e *slider) SetMarks(m Marks) {
	e.Slider.SetMarks(input.Marks{
		Saved: number(m.Saved), Default: e.origin, PeopleLow: m.Low, PeopleHigh: m.High, Quiet: m.Quiet, LongestTrack: m.LongestTrack,
	})
}

// brief is what a missing value means, in the room that a number has.
const brief = len("voice's own")

func (e *slider) SetContent(c Content) {
	e.current = c.Value
	if number, ok := c.Value.Number(); ok {
		e.SetValue(number)
		return
	}
	state := e.meaning(c.Value)
	if len(state) > brief { // the help has the long words
		state = "left out"
	}
	e.SetState(state)
}

func (e *slider) Blur() {
	e.Commit()
	e.Slider.Blur()
}

func (e *slider) Draw(width, _ int) []string { return []string{e.Render(width, e.spec.Unit)} }

func (e *slider) Cursor() (x, y int, shown bool) {
	x, shown = e.CursorX()
	return x, 0, shown
}

func (e *slider) Help() string {
	return e.keys.Names.Shown(keymap.FormLess) + " " + e.keys.Names.Shown(keymap.FormMore) + " one step, " +
		e.keys.Names.Shown(keymap.FormMuchLess) + " " + e.keys.Names.Shown(keymap.FormMuchMore) + " a big one, digits type a number, " + e.resets()
}

func (e *slider) Hints() []keymap.Name { return append(e.common.Hints(), keymap.FormMuchMore) }

func (e *slider) Wants(key string) bool {
	return e.keys.Edits[key] == input.EditBack && e.Digits() != ""
}

func (e *slider) Update(msg tea.Msg) Reply {
	switch {
	case e.keys.Enter(msg):
		if e.Digits() == "" {
			return Reply{}
		}
		e.Commit()
		return handled
	case e.keys.Edits[pressed(msg)] == input.EditBack:
		if !e.Backspace() {
			return Reply{}
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
		return Reply{}
	}
	return e.typed()
}

func (e *slider) digit(r rune) bool {
	if e.spec.Kind == field.KindInteger && (r == '.' || r == ',') {
		return false
	}
	fresh := e.Digits() == ""
	if !e.Type(r) {
		return false
	}
	if fresh {
		e.before = e.current
	}
	return true
}

// typed is the reply to a change of the number being typed; a number that is not
// begun yet leaves what was there.
func (e *slider) typed() Reply {
	e.current = e.before
	if number, ok := e.Typed(); ok {
		e.current = e.kept(number)
	}
	return newValue(e.current, e.Digits(), classNumber)
}

// kept returns a number as the field keeps it.
func (e *slider) kept(number float64) value.Value {
	if e.spec.Kind == field.KindInteger && number == math.Trunc(number) && math.Abs(number) < 1<<53 {
		return value.Int(int(number))
	}
	return value.Number(number)
}

func (e *slider) Adjust(delta int, big bool) Reply {
	class := classMore
	if delta < 0 {
		class = classLess
	}
	if !e.Step(delta, big) {
		return handled
	}
	return e.moved(class)
}

func (e *slider) moved(class Class) Reply {
	number, _ := e.Value()
	e.current = e.kept(number)
	return newValue(e.current, e.current.JSON(), class)
}

func (e *slider) Click(x, _ int) Reply { return e.pulled(e.Slider.Click(x)) }

func (e *slider) Drag(x int) Reply { return e.pulled(e.Slider.Drag(x)) }

func (e *slider) pulled(number float64, ok bool) Reply {
	if before, set := e.Value(); !ok || set && number == before {
		return handled
	}
	e.SetValue(number)
	return e.moved(classDrag)
}

func (e *slider) Cancel() Reply {
	if !e.Slider.Cancel() {
		return Reply{}
	}
	e.SetContent(Content{Value: e.before})
	return newValue(e.before, "", classNumber)
}
