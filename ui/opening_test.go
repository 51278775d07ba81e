package ui_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/ui"
)

// openingOn is the editor while begin opens its library, the command that does that, and
// what was written to its terminal.
func openingOn(t *testing.T, begin func() (*ui.Root, error)) (m tea.Model, open tea.Cmd, written func() string) {
	t.Helper()
	screen, err := os.Create(filepath.Join(t.TempDir(), "screen"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = screen.Close() })
	now := time.Now()
	m = ui.Opening(begin, screen, func() time.Time { return now })
	cmds, _ := m.Init()().(tea.BatchMsg)
	return m, cmds[1], func() string {
		text, err := os.ReadFile(screen.Name())
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
}

// TestTheFirstFrameHasRows: the first personas are there before anything is drawn, since
// what is drawn before them is in their way; and what was typed meanwhile has done, in
// its order, what it is for.
func TestTheFirstFrameHasRows(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	m, open, _ := openingOn(t, func() (*ui.Root, error) { return ui.New(t.Context(), store, ui.Options{}), nil })
	m, _ = m.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	for _, typed := range []string{"/", "s", "t", "o", "r", "y"} {
		m, _ = m.Update(key(typed))
	}
	blank := m.View()
	if strings.TrimSpace(blank.Content) != "" {
		t.Errorf("without a library it shows %q", blank.Content)
	}
	m, cmd := m.Update(open())
	if got := m.View(); got.Content != blank.Content || !got.AltScreen {
		t.Errorf("a frame was drawn without rows:\n%s", got.Content)
	}
	d := &driver{t: t, messages: make(chan message, 1024)}
	d.run(cmd)
	for shown := ""; !strings.Contains(shown, "›  Chatty storyteller") || !strings.Contains(shown, "1 of 12"); shown = ansi.Strip(m.View().Content) {
		select {
		case got := <-d.messages:
			if batch, ok := got.Msg.(tea.BatchMsg); ok {
				for _, cmd := range batch {
					d.run(cmd)
				}
				continue
			}
			var cmd tea.Cmd
			m, cmd = m.Update(got.Msg)
			d.run(cmd)
		case <-time.After(deadline):
			t.Fatalf("it shows\n%s", shown)
		}
	}
}

// TestALibraryThatDoesNotOpen ends the program before a byte of it is on the terminal.
func TestALibraryThatDoesNotOpen(t *testing.T) {
	t.Parallel()
	m, open, written := openingOn(t, func() (*ui.Root, error) { return nil, errors.New("it is a folder") })
	m, cmd := m.Update(open())
	if _, quits := cmd().(tea.QuitMsg); !quits || strings.TrimSpace(m.View().Content) != "" || written() != "" {
		t.Errorf("it ends: %v, and wrote %q", quits, written())
	}
}
