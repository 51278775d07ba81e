package editor

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/value"
	"personae/ui/widget"
	"personae/ui/widget/input"
)

// tags edits a list of short texts as chips. What is being typed counts as the
// last of them already, so that nothing is lost when the form is left.
type tags struct {
	typed
	tags *input.Tags
}

func newTags(b common) *tags {
	t := input.NewTags(b.keys.Edits)
	return &tags{typed: typed{b, t}, tags: t}
}

const emptyList = "empty list"

// list returns the chips, and what is being typed as the last of them.
func (e *tags) list() []string {
	list := e.tags.Tags()
	if typed := strings.TrimSpace(e.tags.Typed()); typed != "" && !slices.Contains(list, typed) {
		list = append(list, typed)
	}
	return list
}

func (e *tags) SetContent(c Content) {
	hint := e.meaning(c.Value)
	if c.Value.IsSet() {
		hint = emptyList
	}
	e.tags.SetHint(hint)
	list, _ := c.Value.Strings()
	if slices.Equal(list, e.list()) {
		return
	}
	focused := e.tags.Focused()
	e.tags.Blur() // empties the input
	e.tags.SetTags(list)
	if focused {
		e.tags.Focus()
	}
}

func (e *tags) Note() string { return e.tags.Problem() }

// Draw shows the lines around the cursor when there is no room for all.
func (e *tags) Draw(width, most int) []string {
	e.tags.SetWidth(width)
	lines := e.tags.Render()
	rows, from := max(1, min(len(lines), most)), 0
	if e.tags.Focused() {
		_, y := e.tags.Cursor()
		from = max(0, y-rows+1)
	}
	return widget.Fill(lines[min(from, len(lines)):], width, rows)
}

func (e *tags) Help() string {
	return e.keys.Names.Shown(keymap.InputEnter) + " or a comma ends an entry, ← walks over the entries, backspace takes one away"
}

func (e *tags) Wants(key string) bool {
	return e.keys.wantsIn(e.tags.Typed() == "" && len(e.tags.Tags()) == 0, key)
}

func (e *tags) Update(msg tea.Msg) Reply {
	if e.keys.Enter(msg) && e.tags.Typed() == "" {
		return Reply{}
	}
	before, chips := e.list(), len(e.tags.Tags())
	e.tags.Update(msg)
	after := e.list()
	if slices.Equal(before, after) {
		return handled
	}
	e.tags.SetHint(emptyList)
	class := e.keys.classOf(msg)
	if len(e.tags.Tags()) != chips {
		class = ClassAlone
	}
	return newValue(value.List(after), "", class)
}

// Text is one entry a line.
func (e *tags) Text() (text, extension string, ok bool) {
	return strings.Join(e.list(), "\n"), "txt", true
}

func (e *tags) SetText(text string) (out Reply, refused string) {
	list := []string{}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !slices.Contains(list, line) {
			list = append(list, line)
		}
	}
	e.SetContent(Content{Value: value.List(list)})
	return newValue(value.List(list), text, ClassAlone), ""
}
