package form

import (
	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/ui/theme"
)

// editor is the widget of one field, with what it takes to put a value into it
// and to get one out. Coordinates count from the widget's own corner.
type editor interface {
	// show puts in what the field holds now.
	show(content)
	setStyles(*theme.Styles)
	focus()
	blur()
	// rows says how many lines of width the widget wants, no more than most, which
	// is at least 1.
	rows(width, most int) int
	// draw draws it in exactly rows lines of width.
	draw(width, rows int) []string
	// cursor says where the real cursor is; shown is false when there is none.
	cursor() (x, y int, shown bool)
	// note is a few words that stand beside the label, "" for none.
	note() string
	// typing tells whether letters are text now.
	typing() bool
	// wants tells whether a key that is bound to an action of the form means
	// something to the widget first.
	wants(key string) bool
	update(tea.Msg) reply
	// adjust steps the value, or moves the cursor of a text.
	adjust(delta int, big bool) reply
	click(x, y int) reply
	scroll(lines int) reply
	// cancel ends an entry that was begun and gives back what was there.
	cancel() reply
}

// still is the part of an editor that does nothing: what a kind has no use for.
type still struct{}

func (still) focus()                           {}
func (still) blur()                            {}
func (still) rows(int, int) int                { return 1 }
func (still) cursor() (x, y int, shown bool)   { return 0, 0, false }
func (still) note() string                     { return "" }
func (still) typing() bool                     { return false }
func (still) wants(string) bool                { return false }
func (still) update(tea.Msg) reply             { return reply{} }
func (still) adjust(delta int, big bool) reply { return reply{} }
func (still) click(x, y int) reply             { return taken }
func (still) scroll(int) reply                 { return reply{} }
func (still) cancel() reply                    { return reply{} }

// newEditor returns the widget for a field of the table. projects gives the
// names that the project field offers.
func newEditor(spec *model.Spec, value model.Value, projects []string, keys fieldKeys) editor {
	switch {
	case spec.ReadOnly:
		return &fixedEditor{spec: spec}
	case spec.Path == pathProject:
		return newChoiceEditor(spec, projectOptions(projects), keys)
	}
	switch spec.Kind {
	case model.KindProse:
		return newProseEditor(spec, asText, keys)
	case model.KindInteger, model.KindNumber:
		if spec.Range != nil {
			return newSliderEditor(spec, keys)
		}
		return newLineEditor(spec, asNumber(spec.Kind), keys)
	case model.KindChoice:
		return newChoiceEditor(spec, choiceOptions(spec.Options), keys)
	case model.KindToggle:
		return newToggleEditor(spec, keys)
	case model.KindTags:
		return newTagsEditor(spec, keys)
	case model.KindPairs:
		if pairable(value, spec.TextOnly) {
			return newPairsEditor(spec, keys)
		}
		return newProseEditor(spec, asJSON, keys)
	case model.KindJSON:
		return newProseEditor(spec, asJSON, keys)
	case model.KindObject:
		return &vendorEditor{spec: spec}
	case model.KindLine, model.KindTime:
	}
	return newLineEditor(spec, asText, keys)
}

// meaning says what a value that is absent or null means for the field.
func meaning(spec *model.Spec, value model.Value) string {
	text := spec.Absent
	if value.State() == model.StateNull {
		text = spec.Null
	}
	if text == "" {
		return map[model.State]string{model.StateAbsent: "not set", model.StateNull: "null"}[value.State()]
	}
	return text
}

// texter is an editor whose content can be edited in the user's own editor.
type texter interface {
	// text is what the user's own editor gets, and what it should take it for.
	text() (text, extension string)
	// setText takes what came back. refused is why it cannot, as a sentence.
	setText(text string) (out reply, refused string)
}
