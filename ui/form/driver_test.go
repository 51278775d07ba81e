package form

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/ui/theme"
	"personae/ui/view"
)

// opened is when the tests open their forms.
var opened = time.Date(2026, 3, 14, 15, 9, 26, 0, time.UTC)

// driver drives a form as the root does, and notes what it asked for.
type driver struct {
	t    testing.TB
	form *Form
	keys *keymap.Map
	said []view.Action
	tick tea.Msg // the newest draft tick that is on its way
}

// drive opens a form on a persona that is saved.
func drive(tb testing.TB, saved model.Persona) *driver {
	tb.Helper()
	keys := keymap.Default()
	d := &driver{t: tb, keys: keys, form: New(keys, theme.New(true))}
	d.form.SetProjects([]string{"Default", "Support"})
	d.form.SetSize(120, 36)
	d.form.Open(library.Record{Persona: saved, Revision: 3}, saved, false, opened)
	return d
}

// fresh is the persona that most tests start from.
func fresh() model.Persona {
	p := field.NewPersona("Default", "Impatient caller")
	p.ID = "0198f0c2-0000-7000-8000-000000000001"
	return p
}

// took notes what the form asked for. Of the values of a choice it takes "another".
func (d *driver) took(action view.Action, cmd tea.Cmd) {
	if action == (view.ChooseValue{}) {
		d.form.TypeOwn()
	}
	if action != nil {
		d.said = append(d.said, action)
	}
	if cmd != nil {
		d.tick = draftTick{d.form, d.form.drafts, opened}
	}
}

// send hands a message to the form as it came.
func (d *driver) send(msg tea.Msg) { d.took(d.form.Update(msg)) }

// press presses keys by their names, routed as the root routes them.
func (d *driver) press(names ...string) {
	for _, name := range names {
		msg := keyOf(name)
		if action, ok := d.keys.Match(keymap.Form, msg.String(), d.form.Typing()); ok && !d.form.Wants(msg) {
			if entry, _ := d.keys.Entry(action); entry.Place == keymap.Form || action == keymap.Back {
				d.took(d.form.Do(action))
			}
			continue
		}
		d.send(msg)
	}
}

// write types text, letter by letter; a line break is enter.
func (d *driver) write(text string) {
	for _, r := range text {
		switch r {
		case '\n':
			d.press("enter")
		case ' ':
			d.press("space")
		default:
			d.press(string(r))
		}
	}
}

// at gives the focus to a field.
func (d *driver) at(path string) *driver {
	d.t.Helper()
	d.form.FocusField(path)
	if got := d.form.focused.spec.Path; got != path {
		d.t.Fatalf("focus on %s went to %s", path, got)
	}
	return d
}

// value returns what the persona has at path.
func (d *driver) value(path string) string {
	d.t.Helper()
	return valueAt(d.t, d.form.Persona(), path)
}

func valueAt(tb testing.TB, p model.Persona, path string) string {
	tb.Helper()
	spec, ok := field.Find(path)
	if !ok {
		tb.Fatalf("no field %s", path)
	}
	return spec.Of(&p).Get().JSON()
}

// holds checks what the persona has at path.
func (d *driver) holds(path, want string) {
	d.t.Helper()
	if got := d.value(path); got != want {
		d.t.Errorf("%s = %s, want %s", path, got, want)
	}
}

// last returns the newest action, or nil.
func (d *driver) last() view.Action {
	if len(d.said) == 0 {
		return nil
	}
	return d.said[len(d.said)-1]
}

// screen returns what is drawn, without styles, after checking that it fits.
func (d *driver) screen() string {
	d.t.Helper()
	frame := d.form.Render()
	checkFits(d.t, frame, d.form.width, d.form.height)
	return ansi.Strip(strings.Join(frame.Lines, "\n"))
}

// shows checks that the screen has a text on it.
func (d *driver) shows(text string) {
	d.t.Helper()
	if screen := d.screen(); !strings.Contains(screen, text) {
		d.t.Errorf("the screen does not show %q:\n%s", text, screen)
	}
}

// checkFits fails when a frame is not exactly as big as it must be.
func checkFits(tb testing.TB, frame view.Frame, width, height int) {
	tb.Helper()
	if len(frame.Lines) != height {
		tb.Fatalf("%d lines, want %d", len(frame.Lines), height)
	}
	for i, line := range frame.Lines {
		if got := ansi.StringWidth(line); got != width {
			tb.Fatalf("at %d×%d line %d is %d wide: %q", width, height, i, got, ansi.Strip(line))
		}
		if strings.ContainsAny(line, "\n\r\t") {
			tb.Fatalf("line %d has a control character: %q", i, line)
		}
	}
	if c := frame.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= width || c.Y >= height) {
		tb.Fatalf("cursor at %d, %d outside %d×%d", c.X, c.Y, width, height)
	}
}

// keyOf makes the key press that Bubble Tea names so.
func keyOf(name string) tea.KeyPressMsg {
	msg := tea.KeyPressMsg{}
	rest := name
	for {
		switch {
		case strings.HasPrefix(rest, "ctrl+"):
			msg.Mod |= tea.ModCtrl
			rest = rest[len("ctrl+"):]
			continue
		case strings.HasPrefix(rest, "alt+"):
			msg.Mod |= tea.ModAlt
			rest = rest[len("alt+"):]
			continue
		case strings.HasPrefix(rest, "shift+"):
			msg.Mod |= tea.ModShift
			rest = rest[len("shift+"):]
			continue
		}
		break
	}
	if code, ok := named[rest]; ok {
		msg.Code = code
		if rest == "space" && msg.Mod == 0 {
			msg.Text = " "
		}
		return msg
	}
	msg.Code, _ = utf8.DecodeRuneInString(rest)
	if msg.Mod == 0 {
		msg.Text = rest
	}
	return msg
}

var named = map[string]rune{
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"tab": tea.KeyTab, "enter": tea.KeyEnter, "space": tea.KeySpace, "esc": tea.KeyEscape,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "f1": tea.KeyF1,
}

// same compares two personas by every cell.
func same(tb testing.TB, got, want model.Persona) {
	tb.Helper()
	for _, spec := range field.All() {
		if g, w := spec.Of(&got).Get(), spec.Of(&want).Get(); g != w {
			tb.Errorf("%s = %s, want %s", spec.Path, g.JSON(), w.JSON())
		}
	}
	if !tb.Failed() && !reflect.DeepEqual(got, want) {
		tb.Error("the personas differ although every cell is the same")
	}
}

// says checks that the newest action is a sentence with text in it.
func (d *driver) says(text string) {
	d.t.Helper()
	say, ok := d.last().(view.Say)
	if !ok || !strings.Contains(say.Text, text) {
		d.t.Errorf("it said %+v, want %q", d.last(), text)
	}
}

// onField checks where the focus is.
func (d *driver) onField(path string) {
	d.t.Helper()
	if got := d.form.focused.spec.Path; got != path {
		d.t.Errorf("the focus is on %s, want %s", got, path)
	}
}
