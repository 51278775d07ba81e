package ui

import (
	"bytes"
	"cmp"
	"os"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/work"
)

// opening is the editor while its library is opened, beside Bubble Tea's clock: that
// takes a while to strike for the first time. Nothing is drawn, and what comes is kept
// for the editor, in its order.
type opening struct {
	begin   func() (*Root, error)
	keys    *keymap.Map
	signals *signals
	screen  *curtain
	now     func() time.Time
	came    []tea.Msg
	editor  *paced // nil until the library is open
	err     error
}

type opened struct {
	root *Root
	err  error
}

// Init implements tea.Model.
func (o *opening) Init() tea.Cmd {
	return tea.Batch(o.signals.next(), func() tea.Msg {
		root, err := o.begin()
		return opened{root, err}
	})
}

// Update implements tea.Model.
func (o *opening) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case opened:
		if o.err = msg.err; o.err != nil {
			return o, tea.Quit
		}
		return o.hand(msg.root)
	case work.Done: // of a signal
		return o, msg.Take()
	case Stop:
		return o, tea.Quit
	case tea.KeyPressMsg:
		if o.keys.Has(keymap.QuitNow, msg.String()) { // a signal, but for the mode that the terminal is in
			ended := os.Interrupt
			o.signals.ended.Store(&ended)
			return o, tea.Quit
		}
	}
	o.came = append(o.came, msg)
	return o, nil
}

// hand gives the terminal to the editor, and what came for it.
func (o *opening) hand(root *Root) (tea.Model, tea.Cmd) {
	o.editor = &paced{Root: root, now: o.now, drawn: o.now(), frame: o.View()}
	o.screen.raise()
	cmds := []tea.Cmd{root.Init()}
	for _, msg := range o.came {
		_, cmd := o.editor.Update(msg)
		cmds = append(cmds, cmd)
	}
	return o.editor, tea.Batch(cmds...)
}

// end ends what did not come to be the editor: as the signal does that came, if any.
func (o *opening) end(err error) error {
	if ended := o.signals.ended.Load(); ended != nil {
		dieOf(*ended)
	}
	return cmp.Or(o.err, err)
}

// View implements tea.Model. It is a blank: for what is empty Bubble Tea clears the screen
// at each strike.
func (o *opening) View() tea.View { return tea.View{Content: " ", AltScreen: true} }

// curtain is the terminal's output, held back until the editor has it. Where the library
// does not open, nothing of it was written, and nothing asked that the terminal would
// answer to the shell.
type curtain struct {
	*os.File
	mu     sync.Mutex
	held   bytes.Buffer
	raised bool
}

// Write implements io.Writer.
func (c *curtain) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.raised {
		return c.held.Write(p)
	}
	return c.File.Write(p)
}

func (c *curtain) raise() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.raised = true
	_, _ = c.held.WriteTo(c.File) // what is wrong with the terminal shows at the next write
}

// Lend returns the terminal itself, for a program that draws on it.
func (c *curtain) Lend() *os.File { return c.File }
