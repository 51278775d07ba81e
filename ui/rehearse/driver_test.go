package rehearse

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/model"
	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/view"
)

// hasty cuts in whenever it may, and holds on.
func hasty() model.Persona {
	p := field.NewPersona("Default", "Hasty courier")
	p.ID = "0198f0c2-0000-7000-8000-000000000001"
	p.Behavior.InterruptionMode = value.Some(rehearsal.ModeHigh)
	p.Behavior.YieldOnOverlap.AfterSeconds = value.Some(1.5)
	p.Behavior.YieldOnOverlap.AfterWords = value.NullOf[int]()
	p.Behavior.BackgroundNoise = value.Some("office")
	return p
}

// calm waits for the end of every turn.
func calm() model.Persona {
	p := field.NewPersona("Default", "Calm caller")
	p.ID = "0198f0c2-0000-7000-8000-000000000002"
	return p
}

// open returns a view of the personas with all figures measured.
func open(width, height int, personas ...model.Persona) *View {
	var subjects []Subject
	for _, p := range personas {
		subjects = append(subjects, Subject{Title: p.Name, Persona: p})
	}
	v := New(keymap.Default(), theme.New(true), NewFigures(""), subjects, Options{})
	v.SetSize(width, height)
	measure(v.cache, v.Missing())
	v.Refresh()
	return v
}

// measure does what the root does in a command.
func measure(cache *Figures, missing []Request) {
	if work := cache.Next(missing); work != nil {
		cache.Take(work())
	}
}

// follow returns a pane that has followed a form, with all figures measured.
func follow(now, saved model.Persona, focused string) *Pane {
	p := NewPane(NewFigures(""), theme.New(true))
	p.Follow(&now, &now, &saved, focused)
	measure(p.cache, p.Missing())
	p.Refresh()
	return p
}

// press presses keys by the names that Bubble Tea has for them.
func press(v *View, keys ...string) (action view.Action, cmd tea.Cmd) {
	for _, k := range keys {
		action, cmd = v.Update(pressed(k))
	}
	return action, cmd
}

var named = map[string]rune{
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "tab": tea.KeyTab, "space": tea.KeySpace,
}

func pressed(name string) tea.KeyPressMsg {
	rest, shift := strings.CutPrefix(name, "shift+")
	var mod tea.KeyMod
	if shift {
		mod = tea.ModShift
	}
	if code, ok := named[rest]; ok {
		return tea.KeyPressMsg{Code: code, Mod: mod}
	}
	code, _ := utf8.DecodeRuneInString(name)
	return tea.KeyPressMsg{Code: code, Text: name}
}

// ticking plays on by a time, as if so much had passed since the last tick.
func ticking(v *View, at *time.Time, by time.Duration) {
	*at = at.Add(by)
	v.Update(playTick{v, v.play.serial, -1, *at})
}

// text returns a frame without colours.
func text(v *View) string { return ansi.Strip(strings.Join(v.Render().Lines, "\n")) }

// fits fails when lines are not exactly as many and as wide as they must be.
func fits(tb interface {
	Helper()
	Fatalf(string, ...any)
}, lines []string, width, height int,
) {
	tb.Helper()
	if len(lines) != height {
		tb.Fatalf("%d lines at %d×%d", len(lines), width, height)
	}
	for y, line := range lines {
		if w := ansi.StringWidth(line); w != width {
			tb.Fatalf("at %d×%d line %d has %d cells: %q", width, height, y, w, ansi.Strip(line))
		}
		if strings.ContainsAny(ansi.Strip(line), "\n\r\t\x1b\u202e") {
			tb.Fatalf("line %d has a control character: %q", y, line)
		}
	}
}

// own is a script of a user's own.
func own(tb testing.TB, text string) script.Script {
	tb.Helper()
	lines, err := script.Parse("own.txt", []byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return lines
}
