package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// Palette is the colours by meaning. Each pair is for a light and a dark
// background. The shades are chosen such that they keep their meaning when a
// terminal with 256 colours takes the nearest it has: some reds become grey.
type Palette struct {
	Text, Muted, Faint           color.Color
	Accent, AccentSoft           color.Color // the focus, the brand
	Surface, SurfaceRaised, Line color.Color
	Good, Warning, Bad           color.Color
	Agent, Persona               color.Color // the two lanes of a rehearsal
}

// Styles is every style the screens use, built once for a background.
type Styles struct {
	Dark    bool
	Palette Palette
	Pens    Pens // the styles below, worked out once, for what is drawn per key

	Text, Muted, Faint, Strong lipgloss.Style
	Accent, AccentStrong       lipgloss.Style
	Good, Warning, Bad         lipgloss.Style
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
	Dialog                     lipgloss.Style // the inside of a dialog
}

// New builds the styles for a dark or a light background.
func New(dark bool) *Styles {
	pick := lipgloss.LightDark(dark)
	c := func(light, dark string) color.Color { return pick(lipgloss.Color(light), lipgloss.Color(dark)) }
	p := Palette{
		Text:          c("#1c1c22", "#e4e4ea"),
		Muted:         c("#5c5f77", "#a2a4b8"),
		Faint:         c("#767990", "#80839a"),
		Accent:        c("#5a32b8", "#b79cff"),
		AccentSoft:    c("#e4dcfa", "#452f6b"),
		Surface:       c("#f1f0f6", "#22232e"),
		SurfaceRaised: c("#e4e4e8", "#363640"),
		Line:          c("#c4c6d3", "#45475a"),
		Good:          c("#166316", "#8fd694"),
		Warning:       c("#8a5a00", "#f0c070"),
		Bad:           c("#b3261e", "#ff8787"),
		Agent:         c("#1667b0", "#7fbcf5"),
		Persona:       c("#902f80", "#f2a0d0"),
	}
	fg := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	s := &Styles{
		Dark: dark, Palette: p,
		Text: fg(p.Text), Muted: fg(p.Muted), Faint: fg(p.Faint), Strong: fg(p.Text).Bold(true),
		Accent: fg(p.Accent), AccentStrong: fg(p.Accent).Bold(true),
		Good: fg(p.Good), Warning: fg(p.Warning), Bad: fg(p.Bad),
		Selected:        fg(p.Text).Background(p.AccentSoft).Bold(true),
		SelectedBlurred: fg(p.Text).Background(p.SurfaceRaised),
		Marked:          fg(p.Accent).Bold(true),
		Match:           fg(p.Accent).Underline(true),
		Tag:             fg(p.Accent),
		Heading:         fg(p.Accent).Bold(true),
		Line:            fg(p.Line), LineFocused: fg(p.Accent),
		Gauge: fg(p.Accent), GaugeRest: fg(p.Line),
		Agent: fg(p.Agent), Persona: fg(p.Persona),
		Bar:       fg(p.Muted).Background(p.Surface),
		BarStrong: fg(p.Accent).Background(p.Surface).Bold(true),
		Code:      fg(p.Text).Background(p.Surface),
		Dialog:    fg(p.Text),
	}
	s.Pens = pens(s)
	return s
}
