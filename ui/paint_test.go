package ui_test

import (
	"bytes"
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"personae/model/library"
	"personae/ui"
)

// painter is what Bubble Tea draws the screen with, into memory.
type painter struct {
	out   bytes.Buffer
	cells uv.ScreenBuffer
	to    *uv.TerminalRenderer
}

func newPainter(width, height int) *painter {
	p := &painter{cells: uv.NewScreenBuffer(width, height)}
	p.to = uv.NewTerminalRenderer(&p.out, []string{"TERM=xterm-256color", "COLORTERM=truecolor"})
	p.to.SetColorProfile(colorprofile.TrueColor)
	p.to.SetFullscreen(true)
	p.to.SetRelativeCursor(false)
	p.to.SetScrollOptim(true)
	p.to.SetTabStops(-1)
	return p
}

// paint returns how many bytes bring a frame to the terminal.
func (p *painter) paint(t tester, v tea.View) int {
	p.cells.Clear()
	uv.NewStyledString(v.Content).Draw(p.cells, p.cells.Bounds())
	p.to.Render(p.cells.RenderBuffer)
	if v.Cursor != nil {
		p.to.MoveTo(v.Cursor.X, v.Cursor.Y)
	}
	if err := p.to.Flush(); err != nil {
		t.Fatal(err)
	}
	n := p.out.Len()
	p.out.Reset()
	return n
}

// getting is a store that counts how often a persona is read.
type getting struct {
	ui.Store
	gets *atomic.Int32
}

func (g getting) Get(ctx context.Context, id string) (library.Record, error) {
	g.gets.Add(1)
	return g.Store.Get(ctx, id)
}

// mostForAMove is how many bytes a cursor that moves may cost on a screen of 120×36: two
// rows of a list. Such a list alone takes 278.
const mostForAMove = 400

// patient takes keys for held: a busy machine brings them late, and each comes a moment
// after the one before.
var patient = func() ui.Options {
	begun, asked := time.Now(), new(atomic.Int64)
	return ui.Options{Rest: time.Second, Now: func() time.Time {
		return begun.Add(time.Duration(asked.Add(1)) * 30 * time.Millisecond)
	}}
}()

// TestAMovingCursorPaintsRowsAlone: a key that is held costs two rows each time, and the
// persona beside them is read and painted once, where it comes to rest.
func TestAMovingCursorPaintsRowsAlone(t *testing.T) {
	t.Parallel()
	gets := new(atomic.Int32)
	d := driveWith(t, getting{newLibrary(t, starters), gets}, 120, 36, patient)
	d.see("12 personas")
	d.settle()
	p := newPainter(120, 36)
	p.paint(t, d.root.View())
	before := gets.Load()
	for range 11 {
		d.press("down")
		if n := p.paint(t, d.root.View()); n > mostForAMove {
			t.Errorf("a move took %d bytes", n)
		}
	}
	if !strings.Contains(d.screen(), "›  Cooperative baseline") {
		t.Errorf("the cursor is elsewhere:\n%s", d.screen())
	}
	if !strings.Contains(d.pane(), "Impatient interrupter") {
		t.Errorf("the persona of before is gone already: %q", d.pane())
	}
	d.settle()
	if !strings.Contains(d.pane(), "Cooperative baseline") {
		t.Errorf("the cursor rests, and beside it stands %q", d.pane())
	}
	if n := gets.Load() - before; n != 1 {
		t.Errorf("%d personas were read for one to be shown", n)
	}
}

// TestWhereKeysAtOnceLeadIsShownAtOnce: they are one jump, which no rest has to follow.
func TestWhereKeysAtOnceLeadIsShownAtOnce(t *testing.T) {
	t.Parallel()
	gets, now := new(atomic.Int32), time.Now()
	d := driveWith(t, getting{newLibrary(t, starters), gets}, 120, 36, ui.Options{Rest: time.Hour, Now: func() time.Time { return now }})
	d.see("12 personas")
	d.settle()
	before := gets.Load()
	for range 11 {
		d.press("down")
	}
	d.settle()
	if n := gets.Load() - before; n == 0 || n > 11 || !strings.Contains(d.pane(), "Cooperative baseline") {
		t.Errorf("after %d reads the cursor stands beside %q", n, d.pane())
	}
}

// TestAHeldKeyScrollsSeldom: a cursor that runs off the screen takes it along by several
// rows at a time, so that most moves paint two rows there too. One that rests between
// takes it along by a row.
func TestAHeldKeyScrollsSeldom(t *testing.T) {
	t.Parallel()
	d := driveWith(t, newLibrary(t, libraryOf(callers)), 120, 36, patient)
	d.see("Caller 0")
	d.settle()
	p, sum, keys := newPainter(120, 36), 0, 120
	p.paint(t, d.root.View())
	for range keys {
		d.press("down")
		sum += p.paint(t, d.root.View())
	}
	if most := 100 << 10 / 120; sum/keys > most {
		t.Errorf("a move takes %d bytes, more than %d", sum/keys, most)
	}
	d.settle()
	d.press("home")
	d.settle()
	for range 30 { // to the last line
		d.press("down")
	}
	d.settle()
	d.press("down")
	d.settle()
	if first := strings.Split(d.screen(), "\n")[3]; !strings.Contains(first, "Caller 001") {
		t.Errorf("after a cursor that rested the first row is %q", first)
	}
}

// TestABurstIsDrawnOnce: keys that come at once are drawn together, after the last one.
func TestABurstIsDrawnOnce(t *testing.T) {
	t.Parallel()
	d, _ := start(t)
	d.see("12 personas")
	d.settle()
	now := time.Now()
	m := ui.Paced(d.root, func() time.Time { return now })
	first := m.View().Content
	var cmds []tea.Cmd
	for range 3 {
		_, cmd := m.Update(key("down"))
		cmds = append(cmds, cmd)
		if m.View().Content != first {
			t.Fatal("a frame was drawn that nobody sees")
		}
	}
	feed(m, tea.Batch(cmds...))
	if got := m.View().Content; got == first || got != d.root.View().Content {
		t.Error("the last frame is owed still")
	}
	now = now.Add(time.Second)
	m.Update(key("up"))
	if got := m.View().Content; got != d.root.View().Content {
		t.Error("a key alone waits")
	}
}

// feed gives a model what a command returns.
func feed(m tea.Model, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, cmd := range batch {
			feed(m, cmd)
		}
		return
	}
	_, next := m.Update(msg)
	feed(m, next)
}

// pane is the first line of the right pane: whose it is.
func (d *driver) pane() string {
	_, right, _ := strings.Cut(strings.Split(d.screen(), "\n")[1], "│")
	return right
}

// TestAKeyIsForThePersonaUnderTheCursor: also one that comes before the detail view has
// turned to it.
func TestAKeyIsForThePersonaUnderTheCursor(t *testing.T) {
	t.Parallel()
	for name, at := range map[string]func(*driver){
		"opened": func(d *driver) { d.press("down", "enter", "e") },
		"clicked": func(d *driver) {
			d.press("down")
			d.update(tea.MouseClickMsg{X: 90, Y: 10, Button: tea.MouseLeft})
			d.press("e")
		},
		"chosen": func(d *driver) { d.press("down", "enter", "ctrl+p"); d.typed("edit"); d.press("enter") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, _ := start(t)
			d.see("12 personas")
			d.settle()
			at(d)
			d.see("next field")
			if head := strings.Split(d.screen(), "\n")[1]; !strings.Contains(head, "Hard of hearing, 84") {
				t.Errorf("the form is on another: %q", head)
			}
		})
	}
}

// TestWhyItIsFoundIsOfThePersonaUnderTheCursor: on a narrow screen the words are blank
// rather than another's.
func TestWhyItIsFoundIsOfThePersonaUnderTheCursor(t *testing.T) {
	t.Parallel()
	d := drive(t, newLibrary(t, starters), 80, 24)
	d.see("12 personas")
	d.press("/")
	d.typed("agent")
	d.press("enter")
	d.see("found in it")
	d.settle()
	before := d.foot()
	d.press("down")
	if blank := d.foot(); strings.TrimSpace(blank) != "" {
		t.Errorf("it says of another %q", blank)
	}
	d.settle()
	if after := d.foot(); strings.TrimSpace(after) == "" || after == before {
		t.Errorf("it says %q after %q", after, before)
	}
}

// foot is the line below the rule that says why a persona is found.
func (d *driver) foot() string {
	_, below, _ := strings.Cut(d.screen(), "found in it")
	return strings.Split(below, "\n")[1]
}
