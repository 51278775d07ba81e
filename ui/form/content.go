package form

import "personae/model"

// content is what a field holds in the form: a value, or, while what is typed is
// no value yet, the last value together with the text. It is comparable.
type content struct {
	value model.Value
	text  string // what is typed, while it is no value
	wrong string // why it is none, a sentence; "" when value is all there is
}

// class is the sort of an edit. Edits of one class that follow each other in
// one field are undone together.
type class uint8

// The classes. Letters that follow blanks begin a new word, and so a new step.
const (
	classAlone  class = iota // never joined to another
	classLetter              // a character of a word was typed
	classBlank               // a blank was typed
	classErase               // characters were taken away
	classMore                // one step up
	classLess                // one step down
	classNumber              // a number is being typed
	classChosen              // a choice's own text is being typed
)

// joins tells whether an edit of class c belongs to the step of an edit of the
// class before.
func (c class) joins(before class) bool {
	if c == classBlank && before == classLetter {
		return true
	}
	return c == before && c != classAlone
}

// reply is what an editor says of a message.
type reply struct {
	taken   bool // the message meant something to the editor
	changed bool // and changed what the field holds to content
	content content
	class   class
}

// taken is the reply to a message that only moved the cursor.
var taken = reply{taken: true}

// holds is the reply to a message that gave the field a value. text is what
// stands in the widget, in case the field refuses the value.
func holds(value model.Value, text string, class class) reply {
	return reply{taken: true, changed: true, class: class, content: content{value: value, text: text}}
}

// lacks is the reply to a message after which what is typed is no value.
func lacks(text, wrong string, class class) reply {
	return reply{taken: true, changed: true, class: class, content: content{text: text, wrong: wrong}}
}
