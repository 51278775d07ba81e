package editor

import "personae/model/value"

// Content is what a field holds in the form: a value, or, while what is typed is
// no value yet, the last value together with the text. It is comparable.
type Content struct {
	Value value.Value
	Text  string // what is typed, while it is no value
	Wrong string // why it is none, a sentence; "" when Value is all there is
}

// Class is the sort of an edit. Edits of one class that follow each other in
// one field are undone together.
type Class uint8

// The classes. Letters that follow blanks begin a new word, and so a new step.
const (
	ClassAlone  Class = iota // never joined to another
	classLetter              // a character of a word was typed
	classBlank               // a blank was typed
	classErase               // characters were taken away
	classMore                // one step up
	classLess                // one step down
	classNumber              // a number is being typed
	classChosen              // a choice's own text is being typed
	classDrag                // a knob follows the pointer
)

// Joins reports whether an edit of class c belongs to the step of an edit of the
// class before.
func (c Class) Joins(before Class) bool {
	if c == classBlank && before == classLetter {
		return true
	}
	return c == before && c != ClassAlone
}

// Reply is what an editor says of a message.
type Reply struct {
	Handled bool // the message meant something to the editor
	Changed bool // and changed what the field holds to Content
	Content Content
	Class   Class
}

// handled is the reply to a message that only moved the cursor.
var handled = Reply{Handled: true}

// newValue is the reply to a message that gave the field a value. text is what
// stands in the widget, in case the field refuses the value.
func newValue(v value.Value, text string, class Class) Reply {
	return Reply{Handled: true, Changed: true, Class: class, Content: Content{Value: v, Text: text}}
}

// noValue is the reply to a message after which what is typed is no value.
func noValue(text, wrong string, class Class) Reply {
	return Reply{Handled: true, Changed: true, Class: class, Content: Content{Text: text, Wrong: wrong}}
}
