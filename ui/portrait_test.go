package ui_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"

	"personae/db"
	"personae/model/library"
	"personae/model/portrait"
	"personae/model/value"
	"personae/ui"
	"personae/ui/exchange"
	"personae/ui/widget/picture"
)

// red is a picture.
func red(t tester) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, 64, 64))
	for i := range m.Pix {
		m.Pix[i] = 200
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withPortraits gives the first so many personas a portrait each.
func withPortraits(t tester, store *db.DB, many int) {
	t.Helper()
	page, err := store.Page(t.Context(), library.Query{}, 0, many)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range slices.Backward(page.Rows) {
		kept, err := exchange.KeepPicture(t.Context(), store, row.Project, portrait.RoleAvatar, "", red(t))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := exchange.SetPortrait(t.Context(), store, row.ID, kept.ID); err != nil {
			t.Fatal(err)
		}
	}
}

// TestAPortraitIsShownWhereThereAreColours, and gone behind a dialog.
func TestAPortraitIsShownWhereThereAreColours(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	withPortraits(t, store, 1)
	d := drive(t, store, 120, 36)
	d.see("▀▀▀▀")
	d.press("ctrl+p")
	d.see("What to do")
	d.unsee("▀")
	d.press("esc")
	d.see("▀▀▀▀")
	d.press("down")
	d.unsee("▀")
	d.press("up")
	d.see("▀▀▀▀")
	for _, profile := range []colorprofile.Profile{colorprofile.ANSI, colorprofile.ASCII, colorprofile.NoTTY} {
		d.update(tea.ColorProfileMsg{Profile: profile})
		d.settle()
		d.unsee("▀")
		d.update(tea.ColorProfileMsg{Profile: colorprofile.ANSI256})
		d.see("▀▀▀▀")
	}
	plain := driveWith(t, store, 120, 36, ui.Options{ASCII: true})
	plain.see("12 personas")
	plain.update(tea.EnvMsg{"TERM=xterm-kitty"})
	plain.settle()
	if strings.Contains(plain.screen(), "▀") || plain.raw != "" {
		t.Errorf("where there is ASCII alone, %q is sent", plain.raw)
	}
}

// answer is what a terminal says to the question whether it draws.
func answer(said string) tea.Msg {
	_, event := new(uv.EventDecoder).Decode([]byte("\x1b_Gi=31;" + said + "\x1b\\"))
	return event
}

// TestATerminalThatDrawsIsGivenPixels: once it has said so, once for a picture, and again
// when the screen may have lost it; in the end they are taken away.
func TestATerminalThatDrawsIsGivenPixels(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	withPortraits(t, store, 2)
	d := drive(t, store, 120, 36)
	d.update(tea.EnvMsg{"TERM=xterm-kitty"})
	d.see("▀▀▀▀")
	d.settle()
	if d.raw != picture.Question() {
		t.Fatalf("asked %q", d.raw)
	}
	sends := func() int { return strings.Count(d.raw, "a=T") }
	placeholder := string(kitty.Placeholder)
	d.update(answer("OK"))
	d.see(placeholder)
	d.unsee("▀")
	d.settle()
	if sends() != 1 {
		t.Errorf("%d pictures are sent, want 1", sends())
	}
	for range 3 {
		d.press("down")
		d.settle()
		d.press("up")
		d.settle()
		d.see(placeholder)
	}
	if sends() != 2 {
		t.Errorf("%d pictures are sent, want 2", sends())
	}
	d.press("ctrl+p")
	d.unsee(placeholder)
	d.press("esc")
	d.see(placeholder)
	d.update(tea.WindowSizeMsg{Width: 120, Height: 36}) // as after the user's own editor
	d.settle()
	d.see(placeholder)
	if sends() != 3 {
		t.Errorf("%d pictures are sent, want 3", sends())
	}
	d.press("ctrl+c")
	d.wait("the end", func() bool { return d.quit })
	if !strings.Contains(d.raw, picture.Drop(picture.FirstID)) || !strings.Contains(d.raw, picture.Drop(picture.FirstID+2)) {
		t.Error("pictures are left in the terminal")
	}
}

// TestWhatDoesNotAnswerIsSentNothing: neither terminals that are not asked, nor one that
// refuses, nor one that never says anything; keys are keys meanwhile.
func TestWhatDoesNotAnswerIsSentNothing(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	withPortraits(t, store, 1)
	for environment, want := range map[string]string{
		"TERM=xterm-256color": "", "TERM=dumb": "", "TERM=tmux-256color TMUX=x KITTY_WINDOW_ID=1": "", "TERM=linux": "",
		"TERM=xterm-ghostty": picture.Question(),
	} {
		d := drive(t, store, 120, 36)
		d.update(tea.EnvMsg(strings.Fields(environment)))
		d.see("▀▀▀▀")
		d.press("down", "up", "/")
		d.typed("impatient")
		d.see("impatient")
		d.settle()
		if d.raw != want {
			t.Errorf("%s: %q", environment, d.raw)
		}
		if want == "" {
			continue
		}
		d.update(answer("ENOTSUPPORTED:no"))
		d.settle()
		if d.raw != want {
			t.Errorf("%s: %q after it refused", environment, d.raw)
		}
	}
}

// imaging is a store that counts how often an image is read.
type imaging struct {
	ui.Store
	images *atomic.Int32
}

func (i imaging) Image(ctx context.Context, project, id string) (library.Image, error) {
	i.images.Add(1)
	return i.Store.Image(ctx, project, id)
}

// TestAMovingCursorReadsNoPicture: one is read where it rests, once, and of one that is
// not there it is asked again only when the library changes.
func TestAMovingCursorReadsNoPicture(t *testing.T) {
	t.Parallel()
	store, images := newLibrary(t, starters), new(atomic.Int32)
	withPortraits(t, store, 12)
	d := driveWith(t, imaging{store, images}, 120, 36, patient)
	d.see("▀▀▀▀")
	d.settle()
	before := images.Load()
	p := newPainter(120, 36)
	p.paint(t, d.root.View())
	for range 11 {
		d.press("down")
		if n := p.paint(t, d.root.View()); n > mostForAMove {
			t.Errorf("a move took %d bytes", n)
		}
	}
	d.settle()
	if n := images.Load() - before; n != 1 {
		t.Errorf("%d pictures were read for one to be shown", n)
	}
	d.press("g")
	d.see("▀▀▀▀")
	d.settle()
	before = images.Load()
	elsewhere(t, store, func(r *library.Record) { r.Persona.EvalStudio.ImageURL = value.Some("0-0.png") })
	d.unsee("▀")
	d.press("tab", "shift+tab", "j", "k")
	d.settle()
	if n := images.Load() - before; n < 1 || n > 3 {
		t.Errorf("it was looked for %d times", n)
	}
}

// formOn opens the form on the persona under the cursor.
func formOn(t *testing.T, options ui.Options) (*driver, *db.DB) {
	t.Helper()
	store := newLibrary(t, starters)
	d := driveWith(t, store, 120, 36, options)
	d.see("12 personas")
	d.press("e")
	d.see("Name")
	d.settle()
	return d, store
}

// imageOf is what the persona at the top has for a portrait.
func imageOf(t *testing.T, store *db.DB) string {
	t.Helper()
	page, err := store.Page(t.Context(), library.Query{}, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	record, err := store.Get(t.Context(), page.Rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return record.Persona.EvalStudio.ImageURL.Or("")
}

func TestAPortraitFromAFile(t *testing.T) {
	t.Parallel()
	d, store := formOn(t, ui.Options{})
	folder := t.TempDir()
	path := filepath.Join(folder, "face.png")
	if err := errors.Join(os.WriteFile(path, red(t), 0o600), os.WriteFile(filepath.Join(folder, "notes.json"), []byte("{}"), 0o600)); err != nil {
		t.Fatal(err)
	}
	d.press("f5")
	d.see("A portrait from a file")
	d.paste(folder + "/")
	d.see("face.png")
	d.unsee("notes.json")
	d.paste(filepath.Join(folder, "notes.json"))
	d.press("enter")
	d.see("it is no picture")
	d.press("f5")
	d.paste(path)
	d.press("enter")
	d.see("The portrait is in the form")
	d.see("• 1 change")
	d.press("ctrl+z")
	d.unsee("• 1 change")
	d.press("ctrl+y")
	d.see("• 1 change")
	d.press("ctrl+s")
	d.see("Saved: Portrait")
	id := imageOf(t, store)
	if kept, err := store.Image(t.Context(), "Default", id); err != nil || !bytes.Equal(kept.Data, red(t)) || kept.Role != portrait.RoleAvatar {
		t.Errorf("%q is kept as %+v, %v", id, kept, err)
	}
	d.press("esc")
	d.see("▀▀▀▀")
	d.press("u")
	d.unsee("▀")
	if got := imageOf(t, store); got != "" {
		t.Errorf("after undo it is %q", got)
	}
	d.press("ctrl+r")
	d.see("▀▀▀▀")
}

// drawing is who draws, for a test: what was asked for, and when there is an answer.
type drawing struct {
	asked   chan string
	answers chan []byte
	fails   error
}

func (m *drawing) draw(ctx context.Context, _ library.Maker, prompt string, like [][]byte) ([]byte, error) {
	m.asked <- prompt + strings.Repeat(" like", len(like))
	select {
	case data := <-m.answers:
		return data, m.fails
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func TestAPortraitIsDrawn(t *testing.T) {
	t.Parallel()
	m := &drawing{asked: make(chan string, 8), answers: make(chan []byte, 8)}
	d, store := formOn(t, ui.Options{Draw: m.draw, Maker: library.Maker{URL: "https://draws.example/v1", Model: "painter-2"}})
	if _, err := exchange.KeepPicture(t.Context(), store, "Default", portrait.RoleStyle, "", red(t)); err != nil {
		t.Fatal(err)
	}
	d.press("f6")
	d.see("draws.example")
	d.see("painter-2")
	d.see("costs money")
	d.press("enter") // what loses nothing is marked
	d.unsee("costs money")
	d.settle()
	if len(m.asked) > 0 {
		t.Fatal("it draws without having been told to")
	}

	d.press("f6")
	d.see("costs money")
	d.press("d")
	d.see("Drawing a portrait of Impatient interrupter")
	if asked := <-m.asked; !strings.Contains(asked, "Impatient interrupter") || !strings.HasSuffix(asked, " like") {
		t.Errorf("asked for %q", asked)
	}
	d.press("f6")
	d.see("A portrait is being drawn")
	d.press("esc")
	d.see("The drawing was stopped")
	d.see("open in $EDITOR") // the form is still there

	for _, fails := range []error{errors.New("draws.example refused it: put OPENAI_API_KEY right"), nil} {
		m.fails = fails
		m.answers <- []byte("no picture")
		d.press("f6")
		d.see("costs money")
		d.press("d")
		d.see(map[bool]string{true: "put OPENAI_API_KEY right", false: "cannot be taken"}[fails != nil])
	}
	m.answers <- red(t)
	d.press("f6")
	d.see("costs money")
	d.press("d")
	d.see("The portrait is in the form")
	d.press("ctrl+s")
	d.see("Saved: Portrait")
	if id := imageOf(t, store); id == "" {
		t.Error("it was not saved")
	}
}

// TestAPortraitThatComesLateIsKept: the form is gone, and what was paid for is not.
func TestAPortraitThatComesLateIsKept(t *testing.T) {
	t.Parallel()
	m := &drawing{asked: make(chan string, 8), answers: make(chan []byte, 8)}
	d, store := formOn(t, ui.Options{Draw: m.draw, Maker: library.Maker{URL: "https://draws.example/v1", Model: "painter-2"}})
	d.press("f6")
	d.see("costs money")
	d.press("d")
	d.see("Drawing a portrait")
	<-m.asked
	d.run(d.root.LeaveForm())
	d.see("12 personas")
	m.answers <- red(t)
	d.see("New portrait of Impatient interrupter")
	d.see("▀▀▀▀")
	d.press("u")
	d.unsee("▀")
	if id := imageOf(t, store); id != "" {
		t.Errorf("undo left %q", id)
	}
}

func TestWhatCannotBeDrawnSaysWhy(t *testing.T) {
	t.Parallel()
	d, _ := formOn(t, ui.Options{})
	d.press("f6")
	d.see("nobody here who draws")
	d.press("esc")
	d.press("n")
	d.see("New persona")
	d.press("f6")
	d.see("it has no prompt")
}

// terminal is what a program writes to, and answers as kitty does.
type terminal struct {
	mutex   sync.Mutex
	written bytes.Buffer
	keys    *io.PipeWriter
	said    bool
}

func (t *terminal) Write(text []byte) (int, error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.written.Write(text)
	if !t.said && strings.Contains(t.written.String(), picture.Question()) {
		t.said = true
		go func() { _, _ = io.WriteString(t.keys, "\x1b_Gi=31;OK\x1b\\") }()
	}
	return len(text), nil
}

func (t *terminal) text() string {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.written.String()
}

// TestPixelsAreSentToTheScreenThatShowsThem: kitty keeps pictures by the screen that is
// on, and what is sent before it is on, or taken away after, is sent to another.
func TestPixelsAreSentToTheScreenThatShowsThem(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	withPortraits(t, store, 1)
	input, keys := io.Pipe()
	defer func() { _ = keys.Close() }()
	out := &terminal{keys: keys}
	program := tea.NewProgram(ui.New(t.Context(), store, ui.Options{}), tea.WithContext(t.Context()), tea.WithInput(input), tea.WithOutput(out),
		tea.WithWindowSize(120, 36), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignals(), tea.WithEnvironment([]string{"TERM=xterm-kitty", "COLORTERM=truecolor"}))
	ended := make(chan error, 1)
	go func() {
		_, err := program.Run()
		ended <- err
	}()
	late := time.After(deadline)
	for tick := time.NewTicker(time.Millisecond); !strings.Contains(out.text(), string(kitty.Placeholder)); {
		select {
		case <-tick.C:
		case err := <-ended:
			t.Fatal(err)
		case <-late:
			t.Fatalf("no picture is shown: %.4000q", out.text())
		}
	}
	if _, err := io.WriteString(keys, "q"); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	text, at := out.text(), -1
	for _, next := range []string{ansi.SetModeAltScreenSaveCursor, "a=T", string(kitty.Placeholder), picture.Drop(picture.FirstID), ansi.ResetModeAltScreenSaveCursor} {
		then := strings.Index(text, next)
		if then <= at {
			t.Errorf("%.40q stands at %d, before what must come first, at %d", next, then, at)
		}
		at = then
	}
}
