package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Styles is every style the screens use, built once for a terminal.
type Styles struct {
	Dark    bool
	Profile colorprofile.Profile // how many colours there are
	Palette Palette
	Sheet   color.Color // the ground of a dialog; nil leaves the terminal's own
	Pens    Pens        // the styles below, worked out once, for what is drawn per key

	Text, Muted, Faint, Strong lipgloss.Style
	Accent, AccentStrong       lipgloss.Style // the focus, the brand
	Good, Warning, Bad         lipgloss.Style // a state
	Change                     lipgloss.Style // what is other than it was: unsaved, or beside the saved call
	Selected                   lipgloss.Style // the row or choice under the cursor, in the focused pane
	SelectedBlurred            lipgloss.Style // the same, where the focus is elsewhere
	Marked                     lipgloss.Style // a multi-selected row's mark
	Match                      lipgloss.Style // the letters a search found
	Tag                        lipgloss.Style
	Heading                    lipgloss.Style
	Line                       lipgloss.Style // rules and borders
	LineFocused                lipgloss.Style
	Gauge, GaugeRest           lipgloss.Style
	Agent, Persona             lipgloss.Style
	Bar                        lipgloss.Style // the title bar and the status bar
	BarStrong                  lipgloss.Style
	Code                       lipgloss.Style
}

// New builds the styles for a dark or a light background in all colours.
func New(dark bool) *Styles { return For(dark, colorprofile.TrueColor) }

// For builds the styles for a background and for how many colours there are.
func For(dark bool, profile colorprofile.Profile) *Styles {
	p := paletteOf(dark, profile)
	fg := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	s := &Styles{
		Dark: dark, Profile: profile, Palette: p, Sheet: p.Surface,
		Text: fg(p.Text), Muted: fg(p.Muted), Faint: fg(p.Faint), Strong: fg(p.Text).Bold(true),
		Accent: fg(p.Accent), AccentStrong: fg(p.Accent).Bold(true),
		Good: fg(p.Good), Warning: fg(p.Warning), Bad: fg(p.Bad),
		Change:          fg(p.Change).Bold(true),
		Selected:        fg(p.OnSoft).Background(p.AccentSoft).Bold(true),
		SelectedBlurred: fg(p.Text).Background(p.SurfaceRaised),
		Marked:          fg(p.Text).Bold(true),
		Match:           fg(p.Text).Bold(true).Underline(true),
		Tag:             fg(p.Tag),
		Heading:         fg(p.Text).Bold(true),
		Line:            fg(p.Line), LineFocused: fg(p.Accent),
		Gauge: fg(p.Muted), GaugeRest: fg(p.Line),
		Agent: fg(p.Agent), Persona: fg(p.Persona),
		Bar:       fg(p.Muted).Background(p.Surface),
		BarStrong: fg(p.Accent).Background(p.Surface).Bold(true),
		Code:      fg(p.Text).Background(p.Surface),
	}
	if s.few() {
		s.Sheet = nil
		s.Selected = s.AccentStrong.Reverse(true)
		// The grey is dark in some terminals and light in none: white is read on it.
		s.SelectedBlurred = fg(lipgloss.Color("15")).Background(lipgloss.Color("8"))
	}
	s.Pens = pens(s)
	return s
}

// few reports whether the terminal has 16 colours: a ground is then a colour that
// can be read turned round, whatever the user made of it.
func (s *Styles) few() bool { return s.Profile == colorprofile.ANSI }

// On is the pen of a style on the ground of a row: Selected or SelectedBlurred.
// Where there are few colours, none other can be read there than the row's own.
func (s *Styles) On(row, style lipgloss.Style) Pen {
	bold := row.GetBold() || style.GetBold()
	if s.few() {
		return NewPen(row.Bold(bold).Underline(style.GetUnderline()))
	}
	return NewPen(style.Background(row.GetBackground()).Bold(bold))
}
