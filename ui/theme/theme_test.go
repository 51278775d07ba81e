package theme

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/lucasb-eyer/go-colorful"
)

// contrast is the contrast ratio of two colours by WCAG 2.2, from 1 to 21.
func contrast(a, b color.Color) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// luminance is the relative luminance of a colour by WCAG 2.2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// xterm is the sixteen colours as xterm draws them, the normal ones as those of a
// light theme are: its own yellow and cyan cannot be read on white by anyone.
var xterm = [16]string{
	"#000000", "#800000", "#008000", "#808000", "#000080", "#800080", "#008080", "#e5e5e5",
	"#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff",
}

// darkGrey is the grey of sixteen as the Linux console and many themes have it.
const darkGrey = "#555555"

// seen is a colour as a terminal shows it.
func seen(c color.Color) color.Color {
	if basic, ok := c.(ansi.BasicColor); ok {
		return lipgloss.Color(xterm[basic])
	}
	return c
}

// apart is how far two colours are from each other, by CIEDE2000: 0 to about 100.
func apart(a, b color.Color) float64 {
	x, _ := colorful.MakeColor(seen(a))
	y, _ := colorful.MakeColor(seen(b))
	return 100 * x.DistanceCIEDE2000(y)
}

// terminal is a kind of terminal, with its ground and what it is called.
type terminal struct {
	*Styles
	ground color.Color
	name   string
}

// terminals lists every kind.
func terminals() []terminal {
	var out []terminal
	for ground, dark := range map[string]bool{"#fafaf7": false, "#16161d": true} {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI} {
			out = append(out, terminal{For(dark, profile), lipgloss.Color(ground), fmt.Sprintf("dark=%v, %v", dark, profile)})
		}
	}
	return out
}

func TestColoursCanBeRead(t *testing.T) {
	for _, s := range terminals() {
		ground := s.ground
		sheet := s.Sheet
		if sheet == nil {
			sheet = ground
		}
		p := &s.Palette
		for name, text := range map[string]color.Color{
			"Text": p.Text, "Muted": p.Muted, "Faint": p.Faint, "Accent": p.Accent, "Tag": p.Tag, "Change": p.Change,
			"Good": p.Good, "Warning": p.Warning, "Bad": p.Bad, "Agent": p.Agent, "Persona": p.Persona,
		} {
			least := 4.5
			if s.few() {
				least = 3.7 // the one grey, the yellow and the blue of so few
			}
			if text == p.Text {
				least = 7
			}
			for where, on := range map[string]color.Color{"the ground": ground, "a dialog": sheet} {
				if got := contrast(seen(on), seen(text)); got < least {
					t.Errorf("%s: %s on %s has the contrast %.1f, want %.1f", s.name, name, where, got, least)
				}
			}
		}
		for name, c := range map[string]struct {
			on, text color.Color
			least    float64
		}{
			"a selected row":            {p.AccentSoft, p.OnSoft, 7},
			"a row the focus left":      {p.SurfaceRaised, p.Text, 3.9},
			"the bar":                   {p.Surface, p.Muted, 4.5},
			"the brand on the bar":      {p.Surface, p.Accent, 4.5},
			"a rule":                    {ground, p.Line, 1.9},
			"a selected row's ground":   {ground, p.AccentSoft, 1.3},
			"the ground the focus left": {ground, p.SurfaceRaised, 1.15},
		} {
			if s.few() && (c.on != ground || c.text != p.Line) {
				continue // no ground is drawn
			}
			if got := contrast(seen(c.on), seen(c.text)); got < c.least {
				t.Errorf("%s: %s has the contrast %.2f, want %.2f", s.name, name, got, c.least)
			}
		}
	}
}

func TestRowsInkCanBeReadOnARow(t *testing.T) {
	for _, s := range terminals() {
		ground := s.ground
		for where, row := range map[string]lipgloss.Style{"selected": s.Selected, "blurred": s.SelectedBlurred} {
			for name, style := range map[string]lipgloss.Style{"muted": s.Muted, "faint": s.Faint, "tag": s.Tag, "good": s.Good, "match": s.Match} {
				var cell uv.Style
				uv.ReadStyle(parameters(s.On(row, style).Open()), &cell)
				if cell.Attrs&uv.AttrReverse != 0 {
					cell.Bg = ground
				}
				if got := contrast(seen(cell.Bg), seen(cell.Fg)); got < 3 {
					t.Errorf("%s: %s on a %s row has the contrast %.1f", s.name, name, where, got)
				}
				if cell.Bg == color.Color(ansi.BrightBlack) && contrast(lipgloss.Color(darkGrey), seen(cell.Fg)) < 4.5 {
					t.Errorf("%s: %s cannot be read on a %s row where the grey is dark", s.name, name, where)
				}
				if cell.Fg == color.Color(ansi.BrightBlack) {
					t.Errorf("%s: %s on a %s row is turned round to the grey, of which nobody knows how dark it is", s.name, name, where)
				}
			}
		}
	}
}

// parameters reads the parameters of one SGR sequence.
func parameters(sequence string) ansi.Params {
	p := ansi.NewParser()
	for _, b := range []byte(sequence) {
		p.Advance(b)
	}
	return slices.Clone(p.Params())
}

// ground is the colour that is seen behind a style.
func ground(style lipgloss.Style) color.Color {
	if style.GetReverse() {
		return style.GetForeground()
	}
	return style.GetBackground()
}

func TestMeaningsAreToldApart(t *testing.T) {
	for _, s := range terminals() {
		p := &s.Palette
		together := []map[string]color.Color{
			{"focus": p.Accent, "good": p.Good, "warning": p.Warning, "bad": p.Bad, "change": p.Change, "label": p.Muted, "tag": p.Tag},
			{"agent": p.Agent, "persona": p.Persona, "overlap": p.Warning, "gives way": p.Bad, "cuts in": p.Text, "focus": p.Accent},
			{"selected": ground(s.Selected), "blurred": ground(s.SelectedBlurred)},
		}
		for _, colours := range together {
			for a, one := range colours {
				for b, other := range colours {
					same := s.few() && b != "warning" && slices.Contains([]string{"change", "label"}, a)
					if a < b && apart(one, other) < 9 && !same {
						t.Errorf("%s: %s and %s are %.1f apart", s.name, a, b, apart(one, other))
					}
				}
			}
		}
	}
}

func TestVioletIsTheFocusAlone(t *testing.T) {
	for _, s := range terminals() {
		for name, style := range map[string]lipgloss.Style{
			"a heading": s.Heading, "a tag": s.Tag, "a match": s.Match, "a gauge": s.Gauge, "a mark": s.Marked, "a change": s.Change,
		} {
			if apart(style.GetForeground(), s.Palette.Accent) < 9 {
				t.Errorf("%s: %s has the colour of the focus", s.name, name)
			}
		}
	}
}

// TestColoursAreAsChosen holds that a terminal is sent what was chosen for it, and
// not what is nearest to another's.
func TestColoursAreAsChosen(t *testing.T) {
	for profile, want := range map[colorprofile.Profile]string{
		colorprofile.ANSI: "\x1b[95m", colorprofile.ANSI256: "\x1b[38;5;141m", colorprofile.TrueColor: "\x1b[38;2;183;156;255m",
		colorprofile.ASCII: "\x1b[38;2;183;156;255m",
	} {
		if got := For(true, profile).Pens.Accent.Open(); got != want {
			t.Errorf("%v: the focus is %q, want %q", profile, got, want)
		}
	}
}

func TestPensPaintAsStylesRender(t *testing.T) {
	for _, isDark := range []bool{false, true} {
		s := New(isDark)
		for _, c := range []struct {
			style lipgloss.Style
			pen   Pen
		}{{s.Text, s.Pens.Text}, {s.Selected, s.Pens.Selected}, {s.BarStrong, s.Pens.BarStrong}, {s.Code, s.Pens.Code}} {
			want := c.style.Render("word")
			if got := c.pen.Paint("word"); got != want {
				t.Errorf("painted %q, rendered %q", got, want)
			}
			var b strings.Builder
			c.pen.Write(&b, "word")
			if b.String() != want || c.pen.Open()+"word"+c.pen.Shut() != want {
				t.Errorf("written %q, rendered %q", b.String(), want)
			}
		}
	}
	if got := (Pen{}).Paint("word"); got != "word" {
		t.Errorf("a pen without a style painted %q", got)
	}
	if got := NewPen(lipgloss.NewStyle()).Paint("word"); got != "word" {
		t.Errorf("the pen of no style painted %q", got)
	}
}

func BenchmarkPenPaint(b *testing.B) {
	s := New(true)
	for b.Loop() {
		s.Pens.Accent.Paint("Impatient caller")
	}
}

func BenchmarkStyleRender(b *testing.B) {
	s := New(true)
	for b.Loop() {
		s.Accent.Render("Impatient caller")
	}
}
