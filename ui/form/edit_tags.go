package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/ui/theme"
	"personae/ui/widget"
)

// tagsEditor edits a list of short texts as chips. What is being typed counts as
// the last of them already, so that nothing is lost when the form is left.
type tagsEditor struct {
	still
	keys fieldKeys
	spec *model.Spec
	tags *widget.Tags
}

func newTagsEditor(spec *model.Spec, keys fieldKeys) *tagsEditor {
	return &tagsEditor{keys: keys, spec: spec, tags: widget.NewTags(keys.edits)}
}

// emptyList is shown for a list that is there and has nothing in it.
const emptyList = "empty list"

// list returns the chips, and what is being typed as the last of them.
func (e *tagsEditor) list() []string {
	list := e.tags.Tags()
	if typed := strings.TrimSpace(e.tags.Typed()); typed != "" && !slices.Contains(list, typed) {
		list = append(list, typed)
	}
	return list
}

func (e *tagsEditor) show(c content) {
	hint := meaning(e.spec, c.value)
	if c.value.IsSet() {
		hint = emptyList
	}
	e.tags.SetHint(hint)
	list, _ := c.value.Strings()
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

func (e *tagsEditor) setStyles(s *theme.Styles) { e.tags.SetStyles(s) }
func (e *tagsEditor) focus()                    { e.tags.Focus() }
func (e *tagsEditor) blur()                     { e.tags.Blur() }
func (e *tagsEditor) typing() bool              { return true }
func (e *tagsEditor) note() string              { return e.tags.Problem() }

func (e *tagsEditor) rows(width, most int) int {
	e.tags.SetWidth(width)
	return max(1, min(e.tags.Height(), most))
}

// draw shows the lines around the cursor when there is no room for all.
func (e *tagsEditor) draw(width, rows int) []string {
	e.tags.SetWidth(width)
	lines := e.tags.Render()
	from := e.offset(rows)
	return widget.Place(lines[min(from, len(lines)):], width, rows)
}

// offset returns the first line that is drawn of as many as fit.
func (e *tagsEditor) offset(rows int) int {
	if !e.tags.Focused() {
		return 0
	}
	_, y := e.tags.Cursor()
	return max(0, y-rows+1)
}

func (e *tagsEditor) cursor() (x, y int, shown bool) {
	x, y = e.tags.Cursor()
	return x, y, true
}

func (e *tagsEditor) wants(key string) bool {
	return e.keys.wants(key) && (!e.keys.erases(key) || e.tags.Typed() != "" || len(e.tags.Tags()) > 0)
}

func (e *tagsEditor) update(msg tea.Msg) reply {
	if e.keys.enter(msg) && e.tags.Typed() == "" {
		return reply{}
	}
	before, chips := e.list(), len(e.tags.Tags())
	e.tags.Update(msg)
	after := e.list()
	if slices.Equal(before, after) {
		return taken
	}
	e.tags.SetHint(emptyList)
	class := e.keys.classOf(msg)
	if len(e.tags.Tags()) != chips {
		class = classAlone
	}
	return holds(model.StringsValue(after), "", class)
}

func (e *tagsEditor) adjust(delta int, _ bool) reply {
	e.tags.Do(sideways(delta), "")
	return taken
}

func (e *tagsEditor) click(x, y int) reply {
	e.tags.Click(x, y)
	return taken
}

// text is what the user's own editor gets: one item a line.
func (e *tagsEditor) text() (text, extension string) { return strings.Join(e.list(), "\n"), "txt" }

// setText takes what the user's own editor gave back.
func (e *tagsEditor) setText(text string) (out reply, refused string) {
	list := []string{}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !slices.Contains(list, line) {
			list = append(list, line)
		}
	}
	e.show(content{value: model.StringsValue(list)})
	return holds(model.StringsValue(list), text, classAlone), ""
}
