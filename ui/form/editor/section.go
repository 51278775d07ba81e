package editor

import (
	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// section stands for the whole section of a vendor's system: it says whether the
// section is used. The form starts it and takes it away.
type section struct {
	common
	styles        *theme.Styles
	used, focused bool
}

func (e *section) SetContent(c Content)      { e.used = c.Value.IsSet() }
func (e *section) SetStyles(s *theme.Styles) { e.styles = s }
func (e *section) Focus()                    { e.focused = true }
func (e *section) Blur()                     { e.focused = false }

func (e *section) Help() string {
	return e.keys.Names.Shown(keymap.InputSwitch) + " starts the section, and takes it away whole"
}

func (e *section) Hints() []keymap.Name {
	if e.used {
		return []keymap.Name{keymap.FormAbsent}
	}
	return nil
}

func (e *section) Draw(width, _ int) []string {
	knob, text, pen := "●──", "not used · "+e.keys.Names.Shown(keymap.InputEnter)+" starts it", e.styles.Pens.Muted
	if e.used {
		knob, text, pen = "──●", "in use · "+e.keys.Names.Shown(keymap.InputSwitch)+" removes it all", e.styles.Pens.Text
	}
	if e.focused {
		pen = e.styles.Pens.AccentStrong
	}
	return []string{pen.Paint(cells.Fit(knob+" "+text, width))}
}
