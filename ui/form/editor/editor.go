package editor

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/field"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/widget/input"
)

// Editor is the widget of one field, with what it takes to put a value into it
// and to get one out. Coordinates count from the widget's own corner.
type Editor interface {
	// SetContent puts in what the field holds now; for the section of a vendor, a
	// value while it is used.
	SetContent(Content)
	// Suits reports whether a value can be edited here; New knows what suits it
	// when not.
	Suits(value.Value) bool
	SetStyles(*theme.Styles)
	Focus()
	Blur()
	// SetMarks says what a widget with a scale shows on it beside the value, and
	// whether one with secrets shows them.
	SetMarks(Marks)
	// Layout says where the widget stands.
	Layout() Layout
	// Draw draws it in lines of width, as many as it wants and no more than most,
	// which is at least 1; none when its note says all there is to say.
	Draw(width, most int) []string
	// Cursor says where the real cursor is; shown is false when there is none.
	Cursor() (x, y int, shown bool)
	// Note is a few words that stand beside the label, "" for none.
	Note() string
	// Help says in a few words what the keys do.
	Help() string
	// Hints names the actions that the footer shows of those that fields have.
	Hints() []keymap.Name
	// Choices lists what can be chosen, nil where nothing can now.
	Choices() []Choice
	// TypeOwn begins a value that is none of the choices.
	TypeOwn()
	// Typing reports whether letters are text now.
	Typing() bool
	// Wants reports whether a key that is bound to an action of the form means
	// something to the widget first.
	Wants(key string) bool
	Update(tea.Msg) Reply
	// Adjust steps the value, or moves the cursor of a text.
	Adjust(delta int, big bool) Reply
	Click(x, y int) Reply
	// Drag follows the pointer while it is held after a click.
	Drag(x int) Reply
	// Scroll moves a text that has more lines than are in sight.
	Scroll(lines int) Reply
	// Cancel ends an entry that was begun and gives back what was there.
	Cancel() Reply
	// Text is what the user's own editor gets, and what it should take it for; ok
	// is false for what is no text.
	Text() (text, extension string, ok bool)
	// SetText takes what came back. refused is why it cannot, as a sentence.
	SetText(text string) (out Reply, refused string)
}

// Choice is a value that can be chosen.
type Choice struct {
	Value, Label string
	Help         string // what choosing it does; "" where that needs no words
	Current      bool
}

// Marks is what a scale shows beside the value.
type Marks struct {
	Saved        value.Value
	Low, High    float64 // where most people are; the same where that is not known
	Quiet        bool    // the field cannot matter now
	LongestTrack int     // cells; 0 takes the usual
	Revealed     bool    // secrets are shown
}

// Layout is where a widget stands.
type Layout uint8

// The layouts.
const (
	Beside Layout = iota // the label
	Under                // the label, and it grows with the focus
)

// New returns the editor of a field that holds value. offered gives the names
// that an open field offers at the time, and moment writes a stamp for people.
func New(spec *field.Spec, v value.Value, keys Keys, offered func() []string, moment func(stamp string) string) Editor {
	b := common{spec, keys}
	switch {
	case spec.ReadOnly:
		return &fixed{common: b, moment: moment}
	case spec.Open, spec.Kind == field.KindChoice:
		return &choice{common: b, Choice: input.NewChoice(), offered: offered}
	}
	switch spec.Kind {
	case field.KindProse:
		return newProse(b, asText)
	case field.KindInteger, field.KindNumber:
		if spec.Range != nil {
			return newSlider(b)
		}
		return newLine(b, asNumber(spec.Kind))
	case field.KindToggle:
		return &toggle{common: b, Toggle: input.NewToggle()}
	case field.KindTags:
		return newTags(b)
	case field.KindPairs:
		if pairable(v, spec.TextOnly) {
			return newPairs(b)
		}
		return newProse(b, asJSON)
	case field.KindJSON:
		return newProse(b, asJSON)
	case field.KindObject:
		return &section{common: b}
	case field.KindLine, field.KindTime, field.KindChoice:
	}
	return newLine(b, asLine)
}

// common is the part of an editor that does nothing: what a kind has no use for.
type common struct {
	spec *field.Spec
	keys Keys
}

func (common) Suits(value.Value) bool         { return true }
func (common) SetMarks(Marks)                 {}
func (common) Layout() Layout                 { return Beside }
func (common) Cursor() (x, y int, shown bool) { return 0, 0, false }
func (common) Note() string                   { return "" }
func (common) Choices() []Choice              { return nil }
func (common) TypeOwn()                       {}
func (common) Typing() bool                   { return false }
func (common) Wants(string) bool              { return false }
func (common) Update(tea.Msg) Reply           { return Reply{} }
func (common) Adjust(int, bool) Reply         { return Reply{} }
func (common) Click(int, int) Reply           { return handled }
func (common) Drag(int) Reply                 { return Reply{} }
func (common) Scroll(int) Reply               { return Reply{} }
func (common) Cancel() Reply                  { return Reply{} }
func (common) Text() (string, string, bool)   { return "", "", false }
func (common) SetText(string) (Reply, string) { return Reply{}, "" }

// Hints are those of a value that is stepped.
func (common) Hints() []keymap.Name {
	return []keymap.Name{keymap.FormLess, keymap.FormMore, keymap.FormReset}
}

// Meaning says what a value that is absent or null means for a field.
func Meaning(spec *field.Spec, v value.Value) string {
	if v.State() == value.StateNull {
		return cmp.Or(spec.Null, "null")
	}
	return cmp.Or(spec.Absent, "not set")
}

func (b common) meaning(v value.Value) string { return Meaning(b.spec, v) }

// resets says what the key that resets does to the field.
func (b common) resets() string {
	words := "leaves it out"
	switch {
	case b.spec.Nullable:
		words = "for " + b.meaning(value.Null)
	case b.spec.Required:
		words = "for what is saved"
	case b.spec.Default.IsSet():
		words = "for " + field.Format(b.spec, b.spec.Default)
	}
	return b.keys.Names.Shown(keymap.FormReset) + " " + words
}
