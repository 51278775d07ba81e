package screen

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
)

// pane is a view that draws its letter, and remembers what it was given.
type pane struct {
	letter        string
	place         keymap.Place
	width, height int
	focused       bool
	dirty         bool
	dark          bool
	wide, high    int // as a dialog
}

func (p *pane) SetSize(width, height int)             { p.width, p.height = width, height }
func (p *pane) SetStyles(styles *theme.Styles)        { p.dark = styles.Dark }
func (p *pane) SetFocused(focused bool)               { p.focused = focused }
func (p *pane) Dirty() bool                           { return p.dirty }
func (p *pane) Update(tea.Msg) (view.Action, tea.Cmd) { return nil, nil }
func (p *pane) Do(keymap.Name) (view.Action, tea.Cmd) { return nil, nil }
func (p *pane) Typing() bool                          { return false }
func (p *pane) Place() keymap.Place                   { return p.place }
func (p *pane) Commands() []view.Command              { return nil }
func (p *pane) ShortHelp() []key.Binding              { return nil }
func (p *pane) FullHelp() [][]key.Binding             { return nil }
func (p *pane) Size(width, height int) (wide, high int) {
	return min(p.wide, width), min(p.high, height)
}

func (p *pane) Render() view.Frame {
	lines := make([]string, p.height)
	for i := range lines {
		lines[i] = strings.Repeat(p.letter, p.width)
	}
	return view.Frame{Lines: lines, Cursor: tea.NewCursor(0, 0)}
}

// question is a dialog that comes in the place of something else.
type question struct{ pane }

func (*question) Question() {}

// clock is a time that a test moves.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

// open returns a screen with two panes, and its clock.
func open(width, height int) (s *Screen, left, right *pane, c *clock) {
	left, right, c = &pane{letter: "l"}, &pane{letter: "r"}, &clock{time.Unix(1, 0)}
	s = New(keymap.Default(), theme.New(true), c.now, Page{View: left, Beside: right})
	s.Resize(width, height)
	return s, left, right, c
}

// body is the first line of what stands between the title and the status.
func body(s *Screen) string {
	content, _ := s.Draw()
	return ansi.Strip(strings.Split(content, "\n")[1])
}

func TestTwoPanesStandBesideEachOtherOrOneAtATime(t *testing.T) {
	s, left, right, _ := open(120, 30)
	if left.width != 59 || right.width != 60 || left.height != 27 || !left.focused || right.focused {
		t.Errorf("left %+v, right %+v", left, right)
	}
	if want := strings.Repeat("l", 59) + "│" + strings.Repeat("r", 60); body(s) != want {
		t.Errorf("got %s", body(s))
	}
	s.Focus(right)
	if _, cursor := s.Draw(); cursor == nil || cursor.X != 60 || cursor.Y != 1 {
		t.Errorf("the cursor is at %+v", cursor)
	}
	if panes := s.Panes(); panes[0] != right || len(panes) != 2 || left.focused || !right.focused {
		t.Errorf("panes %v", panes)
	}
	s.Resize(110, 30)
	for width := 111; width <= 240; width++ {
		l, r := left.width, right.width
		if s.Resize(width, 30); left.width < l || right.width < r || right.width < rightGood {
			t.Errorf("at %d the panes have %d and %d, with a column less %d and %d", width, left.width, right.width, l, r)
		}
	}
	s.Resize(109, 30)
	if body(s) != strings.Repeat("r", 109) || len(s.Panes()) != 1 || left.width != 109 {
		t.Errorf("narrow: %s", body(s))
	}
	s.Pop()
	if s.Front() != left || body(s) != strings.Repeat("l", 109) {
		t.Error("leaving the right pane does not lead to the left one")
	}
	s.Pop()
	if s.Front() != left {
		t.Error("the first page was left")
	}
}

func TestPagesComeAndGoBehindTheDialogs(t *testing.T) {
	s, left, _, _ := open(120, 30)
	form, call, ask := &pane{letter: "f", dirty: true}, &pane{letter: "c"}, &pane{letter: "d", wide: 20, high: 5}
	gone := 0
	s.Open(ask)
	s.Push(Page{View: form, Leave: func(func() tea.Cmd) tea.Cmd { return nil }})
	s.Push(Page{View: call, Gone: func() { gone++ }})
	if s.Front() != ask || form.width != 120 || call.height != 27 || s.Page().View != call {
		t.Error("a page stands before a dialog, or has no size")
	}
	if pages := s.Pages(); pages[0].Dirty() || !pages[1].Dirty() || pages[2].View != left {
		t.Errorf("pages %v", pages)
	}
	s.Close()
	s.Close()
	s.Remove(form)
	if s.Front() != call || gone != 0 {
		t.Error("a page that is left from below takes another with it")
	}
	s.Push(Page{View: form})
	s.Reset()
	if s.Front() != left || gone != 1 || len(s.Views()) != 2 {
		t.Errorf("%d views after all pages were left, %d tidied up", len(s.Views()), gone)
	}
	s.Open(ask)
	s.Open(ask)
	if s.CloseAll(); s.HasDialog() {
		t.Error("a dialog is left")
	}
}

func TestTheMouseMeetsWhatItIsOn(t *testing.T) {
	s, left, right, _ := open(120, 30)
	v, msg := s.Under(tea.MouseClickMsg{X: 65, Y: 3, Button: tea.MouseLeft})
	if at, ok := msg.(tea.MouseClickMsg); v != right || !ok || at.X != 5 || at.Y != 2 || !right.focused {
		t.Errorf("a click at the right reaches %v with %v", v, msg)
	}
	if v, _ := s.Under(tea.MouseWheelMsg{X: 3, Y: 3}); v != left || left.focused {
		t.Error("the wheel takes the focus, or misses the pane")
	}
	if v, _ := s.Under(tea.MouseClickMsg{X: 59, Y: 3}); v != nil {
		t.Error("the rule between the panes is hit")
	}
	d := &pane{letter: "d", wide: 20, high: 5}
	s.Open(d)
	if v, _ := s.Under(tea.MouseClickMsg{X: 3, Y: 3}); v != nil {
		t.Error("a click beside a dialog reaches the pane under it")
	}
	if v, msg := s.Under(tea.MouseReleaseMsg{X: 50, Y: 12}); v != d || fmt.Sprintf("%T", msg) != "tea.MouseReleaseMsg" {
		t.Errorf("a dialog is missed: %v, %T", v, msg)
	}
	s.Resize(40, 10)
	if v, _ := s.Under(tea.MouseMotionMsg{X: 3, Y: 3}); v != nil || !s.TooSmall() {
		t.Error("a screen that is too small takes the mouse")
	}
}

// press is the press of a key with control.
func press(letter rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: letter, Mod: tea.ModCtrl} }

// rebound is the default keys with quit-now on another key.
func rebound(t *testing.T) *keymap.Map {
	t.Helper()
	keys, err := keymap.Default().Override(map[string][]string{string(keymap.QuitNow): {"ctrl+q"}})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func TestADialogOutOfTheBlueIsDeafForAMoment(t *testing.T) {
	s, _, _, c := open(120, 30)
	s.keys = rebound(t)
	s.Open(&pane{})
	if s.Takes(press('x')) == nil {
		t.Error("a dialog that was asked for ignores keys")
	}
	s.Interrupt(&pane{})
	if s.Takes(press('x')) != nil || s.Takes(press('c')) != nil || s.Takes(press('q')) == nil {
		t.Error("it must ignore every key but the one that quits at once, whichever that is")
	}
	if c.at = c.at.Add(grace); s.Takes(press('x')) == nil {
		t.Error("it ignores keys for too long")
	}
}

func TestKeysWaitForWhatOpens(t *testing.T) {
	s, left, _, _ := open(120, 30)
	s.keys = rebound(t)
	if s.Takes(press('a')) == nil {
		t.Error("a key waits for nothing")
	}
	s.Hold()
	before := view.View(left)
	if s.Takes(press('a')) != nil || s.Takes(tea.PasteMsg{Content: "b"}) != nil || s.Takes(press('q')) == nil {
		t.Error("every key but the one that quits at once must wait")
	}
	if kept := s.Release(); !slices.Equal(kept, []tea.Msg{press('a'), tea.PasteMsg{Content: "b"}}) || s.Takes(press('c')) == nil {
		t.Errorf("kept %v", kept)
	}
	if s.Opened(before) {
		t.Error("nothing has opened")
	}
	if s.Open(&pane{}); !s.Opened(before) {
		t.Error("a dialog has opened")
	}
	if s.Open(&question{}); s.Opened(before) {
		t.Error("a question came in its place")
	}
}

func TestEverythingIsRestyledAndDrawn(t *testing.T) {
	s, left, right, _ := open(120, 30)
	d := &pane{letter: "d", wide: 20, high: 5}
	s.Open(d)
	s.Restyle(theme.New(true))
	if !left.dark || !right.dark || !d.dark || !s.Styles().Dark {
		t.Error("a view keeps the old colours")
	}
	s.Title("Personae · x", "read-only")
	for level, sign := range map[view.Level]string{view.LevelInfo: "·", view.LevelSuccess: "✓", view.LevelWarning: "!", view.LevelError: "✗"} {
		s.Say(level, "said")
		content, cursor := s.Draw()
		text := ansi.Strip(content)
		for _, part := range []string{"Personae · x", "read-only", " " + sign + " said", strings.Repeat("d", 20)} {
			if !strings.Contains(text, part) {
				t.Errorf("no %q in\n%s", part, text)
			}
		}
		if cursor == nil || cursor.X != 50 || cursor.Y != 12 {
			t.Errorf("the cursor is at %+v, not in the dialog", cursor)
		}
	}
	s.Resize(20, 5)
	if content, _ := s.Draw(); !strings.Contains(content, "needs 60×16") {
		t.Errorf("too small shows\n%s", content)
	}
	if s.Resize(0, 0); len(s.pages) != 1 {
		t.Error("a page went")
	}
	if content, _ := s.Draw(); content != "" {
		t.Error("something is drawn on nothing")
	}
}
