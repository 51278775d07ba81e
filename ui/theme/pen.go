package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Pen is a style worked out once: the bytes that open it and close it. Painting
// with it is two copies, where lipgloss measures and splits the text anew; rows
// that are drawn per key are painted with pens. A pen carries colours and
// attributes only: no width, padding, margin or border.
type Pen struct{ open, shut string }

// NewPen works out the pen of a style.
func NewPen(style lipgloss.Style) Pen {
	open, shut, found := strings.Cut(style.Inline(true).Render("x"), "x")
	if !found {
		return Pen{}
	}
	return Pen{open, shut}
}

// Paint returns s in the pen's style. s must be a single line; styles inside it
// end the pen's own.
func (p Pen) Paint(s string) string {
	if s == "" || p.open == "" {
		return s
	}
	return p.open + s + p.shut
}

// Write adds s in the pen's style to b.
func (p Pen) Write(b *strings.Builder, s string) {
	if s == "" {
		return
	}
	b.WriteString(p.open)
	b.WriteString(s)
	b.WriteString(p.shut)
}

// Open returns the bytes that begin the style, for text that is put together
// piece by piece.
func (p Pen) Open() string { return p.open }

// Shut returns the bytes that end the style.
func (p Pen) Shut() string { return p.shut }

// Pens holds a pen for each of the styles, under the same name.
type Pens struct {
	Text, Muted, Faint, Strong Pen
	Accent, AccentStrong       Pen
	Good, Warning, Bad         Pen
	Change                     Pen
	Selected, SelectedBlurred  Pen
	Marked, Match, Tag         Pen
	Heading                    Pen
	Line, LineFocused          Pen
	Gauge, GaugeRest           Pen
	Agent, Persona             Pen
	Bar, BarStrong             Pen
	Code                       Pen
}

// pens works out all pens of s.
func pens(s *Styles) Pens {
	return Pens{
		Text: NewPen(s.Text), Muted: NewPen(s.Muted), Faint: NewPen(s.Faint), Strong: NewPen(s.Strong),
		Accent: NewPen(s.Accent), AccentStrong: NewPen(s.AccentStrong),
		Good: NewPen(s.Good), Warning: NewPen(s.Warning), Bad: NewPen(s.Bad),
		Change:   NewPen(s.Change),
		Selected: NewPen(s.Selected), SelectedBlurred: NewPen(s.SelectedBlurred),
		Marked: NewPen(s.Marked), Match: NewPen(s.Match), Tag: NewPen(s.Tag),
		Heading: NewPen(s.Heading),
		Line:    NewPen(s.Line), LineFocused: NewPen(s.LineFocused),
		Gauge: NewPen(s.Gauge), GaugeRest: NewPen(s.GaugeRest),
		Agent: NewPen(s.Agent), Persona: NewPen(s.Persona),
		Bar: NewPen(s.Bar), BarStrong: NewPen(s.BarStrong),
		Code: NewPen(s.Code),
	}
}

// PensOf returns the pens of styles; without styles, pens that change nothing.
func PensOf(styles *Styles) *Pens {
	if styles == nil {
		return &Pens{}
	}
	return &styles.Pens
}
