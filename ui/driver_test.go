package ui_test

import (
	"context"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/db"
	"personae/model/library"
	"personae/ui"
)

// deadline is how long a test waits for the screen to become what it should. It
// only ends a wait that has failed, so it is long enough for a busy machine.
const deadline = 2 * time.Minute

// tester is a test, or one check of a property test.
type tester interface {
	rapid.TB
	Cleanup(do func())
	Context() context.Context
}

// driver runs the root as Bubble Tea would, without a terminal: commands run in
// goroutines, their messages come back one at a time.
type driver struct {
	t        tester
	root     *ui.Root
	messages chan message
	loading  int // commands under way, but for timers
	quit     bool
	away     bool   // for the shell
	raw      string // what the terminal was given beside the frames
}

// message is what a command returned.
type message struct {
	tea.Msg
	timer bool
}

// guard is a store that fails the test when it is called from within Update.
type guard struct {
	ui.Store
	t tester
}

// check looks for Update among the callers.
func (g guard) check() {
	callers := make([]uintptr, 64)
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers)])
	for {
		frame, more := frames.Next()
		if strings.HasSuffix(frame.Function, "(*Root).Update") {
			g.t.Error("the store was called within Update")
		}
		if !more {
			return
		}
	}
}

func (g guard) Page(ctx context.Context, q library.Query, offset, limit int) (library.Page, error) {
	g.check()
	return g.Store.Page(ctx, q, offset, limit)
}

func (g guard) Get(ctx context.Context, id string) (library.Record, error) {
	g.check()
	return g.Store.Get(ctx, id)
}

func (g guard) Write(ctx context.Context, kind library.OperationKind, label string, puts []library.Put) ([]library.Record, error) {
	g.check()
	return g.Store.Write(ctx, kind, label, puts)
}

func (g guard) KeepDraft(ctx context.Context, d library.Draft) error {
	g.check()
	return g.Store.KeepDraft(ctx, d)
}

// start runs the editor on a library with the starter set.
func start(t *testing.T) (*driver, *db.DB) {
	t.Helper()
	store := newLibrary(t, starters)
	return drive(t, store, 120, 36), store
}

// drive runs the editor on store, on a screen of the given size.
func drive(t tester, store ui.Store, width, height int) *driver {
	t.Helper()
	return driveWith(t, store, width, height, ui.Options{})
}

// driveWith is drive with options of the test's own.
func driveWith(t tester, store ui.Store, width, height int, options ui.Options) *driver {
	t.Helper()
	d := &driver{t: t, messages: make(chan message, 1024)}
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	d.root = ui.New(ctx, guard{store, t}, options)
	d.run(d.root.Init())
	d.update(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

// run starts a command; its message is taken up later.
func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	timer := strings.Contains(runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name(), "bubbletea/v2.Tick.")
	if !timer {
		d.loading++
	}
	go func() {
		select {
		case d.messages <- message{cmd(), timer}:
		case <-d.t.Context().Done():
		}
	}()
}

// take hands the root what a command returned.
func (d *driver) take(m message) {
	d.t.Helper()
	if !m.timer {
		d.loading--
	}
	d.update(m.Msg)
}

// settle takes messages up until nothing loads any more.
func (d *driver) settle() {
	d.t.Helper()
	d.wait("all to be loaded", func() bool { return d.loading == 0 })
}

// update hands one message to the root.
func (d *driver) update(msg tea.Msg) {
	d.t.Helper()
	switch msg := msg.(type) {
	case nil:
		return
	case tea.BatchMsg:
		for _, cmd := range msg {
			d.run(cmd)
		}
		return
	case tea.SuspendMsg:
		d.away = true
		return
	case tea.QuitMsg:
		d.quit = true
		return
	case tea.RawMsg:
		d.raw += fmt.Sprint(msg.Msg)
		return
	}
	if cmds := reflect.ValueOf(msg); cmds.Type() == sequence {
		d.sequence(cmds)
		return
	}
	_, cmd := d.root.Update(msg)
	d.run(cmd)
}

// sequence is the type of several commands, one after the other.
var sequence = reflect.TypeOf(tea.Sequence(tea.Quit, tea.Quit)())

// sequence runs commands one after the other.
func (d *driver) sequence(cmds reflect.Value) {
	d.loading += cmds.Len()
	go func() {
		for i := range cmds.Len() {
			msg := cmds.Index(i).Interface().(tea.Cmd)()
			select {
			case d.messages <- message{msg, false}:
			case <-d.t.Context().Done():
			}
		}
	}()
}

// screen returns what shows, without colours.
func (d *driver) screen() string { return ansi.Strip(d.root.View().Content) }

// wait takes messages up until done says so.
func (d *driver) wait(what string, done func() bool) {
	d.t.Helper()
	late := time.After(deadline)
	for !done() {
		select {
		case m := <-d.messages:
			d.take(m)
		case <-late:
			d.t.Fatalf("waited in vain for %s; the screen shows:\n%s", what, d.screen())
		}
	}
}

// see waits until the screen shows text.
func (d *driver) see(text string) {
	d.t.Helper()
	d.wait("the text "+text, func() bool { return strings.Contains(d.screen(), text) })
}

// unsee waits until the screen no longer shows text.
func (d *driver) unsee(text string) {
	d.t.Helper()
	d.wait("the text to go: "+text, func() bool { return !strings.Contains(d.screen(), text) })
}

// press sends keys, each by Bubble Tea's name for it.
func (d *driver) press(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		d.update(key(k))
	}
}

// typed sends text, a key a character.
func (d *driver) typed(text string) {
	d.t.Helper()
	for _, r := range text {
		d.update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// named are the keys that have a name of their own.
var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "f1": tea.KeyF1,
}

// key builds the message of a key press.
func key(name string) tea.KeyPressMsg {
	var mod tea.KeyMod
	for prefix, m := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "shift+": tea.ModShift, "alt+": tea.ModAlt} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			name, mod = rest, m
		}
	}
	if code, ok := named[name]; ok {
		msg := tea.KeyPressMsg{Code: code, Mod: mod}
		if name == "space" && mod == 0 {
			msg.Text = " "
		}
		return msg
	}
	r, _ := utf8.DecodeRuneInString(name)
	msg := tea.KeyPressMsg{Code: r, Mod: mod}
	if mod == 0 {
		msg.Text = name
	}
	return msg
}
