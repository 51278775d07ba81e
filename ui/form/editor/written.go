package editor

import (
	tea "charm.land/bubbletea/v2"

	"personae/model/value"
)

// written is the part that the kinds share whose value is one text.
type written struct {
	typed
	page    page
	codec   codec
	filled  bool // something was put in before
	current value.Value
}

type page interface {
	entry
	Value() string
	SetValue(string)
	SetCursor(at int)
	SetHint(string)
}

func newWritten(b common, codec codec, page page) written {
	return written{typed: typed{b, page}, page: page, codec: codec}
}

func (e *written) SetContent(c Content) {
	e.page.SetHint(e.hint(c.Value))
	old := e.page.Value()
	if e.filled && c.Wrong == "" && c.Value == e.current {
		if v, wrong := e.codec.parse(old); wrong == "" && v == c.Value {
			return // the same value, perhaps laid out by the user: leave it as typed
		}
	}
	text := c.Text
	if c.Wrong == "" {
		text = e.codec.format(c.Value)
	}
	if !e.filled {
		e.page.SetValue(text)
	} else if old != text {
		e.set(text)
	}
	e.filled, e.current = true, c.Value
}

// set replaces the text and puts the cursor where it differs.
func (e *written) set(text string) {
	old := e.page.Value()
	e.page.SetValue(text)
	e.page.SetCursor(changeEnd(old, text))
}

// Wants keeps a text that must be there: emptied, it stays so under more of the keys
// that emptied it.
func (e *written) Wants(key string) bool {
	return e.keys.wantsIn(e.page.Value() == "" && !e.spec.Required, key)
}

func (e *written) Update(msg tea.Msg) Reply {
	if !e.page.Update(msg) {
		return handled
	}
	return e.edited(e.keys.classOf(msg))
}

func (e *written) edited(class Class) Reply {
	e.page.SetHint(e.emptied())
	text := e.page.Value()
	v, wrong := e.codec.parse(text)
	if wrong != "" {
		return noValue(text, wrong, class)
	}
	e.current = v
	return newValue(v, text, class)
}

func (e *written) Text() (text, extension string, ok bool) {
	return e.page.Value(), e.codec.extension, true
}

func (e *written) SetText(text string) (out Reply, refused string) {
	e.set(text)
	return e.edited(ClassAlone), ""
}
