package theme

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
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

// grey reports whether a colour has no hue to speak of.
func grey(c color.Color) bool {
	r, g, b, _ := c.RGBA()
	return max(r, g, b)-min(r, g, b) < 0x2000
}

// grounds is a usual background, light and dark.
var grounds = map[bool]color.Color{false: lipgloss.Color("#fafaf7"), true: lipgloss.Color("#16161d")}

func TestColoursCanBeRead(t *testing.T) {
	for isDark, ground := range grounds {
		p := New(isDark).Palette
		for _, c := range []struct {
			name   string
			on     color.Color
			colour color.Color
			least  float64
		}{
			{"Text", ground, p.Text, 7},
			{"Muted", ground, p.Muted, 4.5},
			{"Faint", ground, p.Faint, 3},
			{"Accent", ground, p.Accent, 4.5},
			{"Good", ground, p.Good, 4.5},
			{"Warning", ground, p.Warning, 4.5},
			{"Bad", ground, p.Bad, 4.5},
			{"Agent", ground, p.Agent, 4.5},
			{"Persona", ground, p.Persona, 4.5},
			{"Text on AccentSoft", p.AccentSoft, p.Text, 7},
			{"Text on SurfaceRaised", p.SurfaceRaised, p.Text, 7},
			{"Text on Surface", p.Surface, p.Text, 7},
			{"Muted on Surface", p.Surface, p.Muted, 4.5},
			{"Accent on Surface", p.Surface, p.Accent, 4.5},
		} {
			for depth, convert := range map[string]func(color.Color) color.Color{
				"true colour": func(c color.Color) color.Color { return c },
				"256 colours": func(c color.Color) color.Color { return ansi.Convert256(c) },
			} {
				on, colour := c.on, convert(c.colour)
				if on != ground {
					on = convert(on)
				}
				if got := contrast(on, colour); got < c.least {
					t.Errorf("dark %v, %s: %s has the contrast %.1f, want %.1f", isDark, depth, c.name, got, c.least)
				}
			}
		}
	}
}

func TestColoursStayColoursWith256(t *testing.T) {
	for isDark := range grounds {
		p := New(isDark).Palette
		seen := map[string]string{}
		for name, c := range map[string]color.Color{
			"Accent": p.Accent, "Good": p.Good, "Warning": p.Warning, "Bad": p.Bad, "Agent": p.Agent, "Persona": p.Persona,
		} {
			near := ansi.Convert256(c)
			if grey(near) {
				t.Errorf("dark %v: %s becomes grey", isDark, name)
			}
			if other, taken := seen[fmt.Sprint(near)]; taken {
				t.Errorf("dark %v: %s and %s become one", isDark, name, other)
			}
			seen[fmt.Sprint(near)] = name
		}
		for name, c := range map[string]color.Color{"Text": p.Text, "Surface": p.Surface, "SurfaceRaised": p.SurfaceRaised} {
			if !grey(ansi.Convert256(c)) {
				t.Errorf("dark %v: %s becomes coloured", isDark, name)
			}
		}
	}
}

func TestPensPaintAsStylesRender(t *testing.T) {
	for isDark := range grounds {
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
