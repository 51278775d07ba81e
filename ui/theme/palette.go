package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Palette is the colours by meaning.
type Palette struct {
	Text, Muted, Faint           color.Color
	Accent, AccentSoft           color.Color // the focus and the brand, and nothing else
	OnSoft                       color.Color // what is written on AccentSoft
	Surface, SurfaceRaised, Line color.Color
	Good, Warning, Bad           color.Color // how a thing stands, and nothing else
	Change                       color.Color // what is other than it was
	Tag                          color.Color
	Agent, Persona               color.Color // the two lanes of a rehearsal
}

// shade is one colour on a light or a dark ground: what a terminal of 16, of 256
// and of all colours is sent. The nearest of few is often another meaning's, so
// each is chosen and none is worked out. Sixteen are what the user made of them:
// the grounds, of which nobody knows what can be read on them, are "", the
// terminal's own.
type shade [3]string

// tones is one meaning on either ground.
type tones struct{ light, dark shade }

var palette = struct {
	text, muted, faint, accent, accentSoft, onSoft, surface, surfaceRaised, line tones
	good, warning, bad, change, tag, agent, persona                              tones
}{
	text:          tones{shade{"0", "234", "#1c1c22"}, shade{"15", "254", "#e4e4ea"}},
	muted:         tones{shade{"0", "240", "#50536a"}, shade{"7", "249", "#aeb0c3"}},
	faint:         tones{shade{"8", "242", "#666980"}, shade{"8", "246", "#8e91a8"}},
	accent:        tones{shade{"5", "56", "#5a32b8"}, shade{"13", "141", "#b79cff"}},
	accentSoft:    tones{shade{"", "189", "#ddd3fb"}, shade{"", "54", "#452f6b"}},
	onSoft:        tones{shade{"", "234", "#1c1c22"}, shade{"", "255", "#f2f0fa"}},
	surface:       tones{shade{"", "255", "#f1f0f6"}, shade{"", "235", "#22232e"}},
	surfaceRaised: tones{shade{"", "253", "#dcdce4"}, shade{"", "237", "#3b3c48"}},
	line:          tones{shade{"8", "248", "#b0b3c4"}, shade{"8", "240", "#50536a"}},
	good:          tones{shade{"2", "22", "#166316"}, shade{"10", "114", "#8fd694"}},
	warning:       tones{shade{"3", "94", "#7d5200"}, shade{"11", "221", "#f0c070"}},
	bad:           tones{shade{"1", "124", "#b3261e"}, shade{"9", "210", "#ff8787"}},
	change:        tones{shade{"0", "23", "#00656b"}, shade{"15", "80", "#56d4d4"}},
	tag:           tones{shade{"8", "60", "#3d6384"}, shade{"7", "109", "#93abbb"}},
	agent:         tones{shade{"4", "25", "#1667b0"}, shade{"12", "75", "#7fbcf5"}},
	persona:       tones{shade{"6", "126", "#902f80"}, shade{"14", "218", "#f2a0d0"}},
}

// paletteOf picks what a terminal with so many colours is sent. One that says it
// has none, or has not said yet, is sent all: Bubble Tea takes away what it must.
func paletteOf(dark bool, profile colorprofile.Profile) Palette {
	if profile < colorprofile.ANSI {
		profile = colorprofile.TrueColor
	}
	complete, ground := lipgloss.Complete(profile), lipgloss.LightDark(dark)
	pick := func(t tones) color.Color {
		in := func(s shade) color.Color {
			return complete(lipgloss.Color(s[0]), lipgloss.Color(s[1]), lipgloss.Color(s[2]))
		}
		return ground(in(t.light), in(t.dark))
	}
	p := &palette
	return Palette{
		Text: pick(p.text), Muted: pick(p.muted), Faint: pick(p.faint),
		Accent: pick(p.accent), AccentSoft: pick(p.accentSoft), OnSoft: pick(p.onSoft),
		Surface: pick(p.surface), SurfaceRaised: pick(p.surfaceRaised), Line: pick(p.line),
		Good: pick(p.good), Warning: pick(p.warning), Bad: pick(p.bad),
		Change: pick(p.change), Tag: pick(p.tag),
		Agent: pick(p.agent), Persona: pick(p.persona),
	}
}
