//go:build long

package ui_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/db"
	"personae/db/promise"
	"personae/ui"
)

// hands type without sense, as the bytes that a terminal sends.
type hands struct{ *rand.Rand }

// bytes are one or a few keys, a click or a paste.
func (h hands) bytes() string {
	pick := func(list ...string) string { return list[h.IntN(len(list))] }
	x, y := 1+h.IntN(140), 1+h.IntN(50)
	switch h.IntN(18) {
	case 0, 1, 2, 3, 4:
		return string(rune('!' + h.IntN('~'-'!')))
	case 5, 6:
		return strings.Repeat(string(rune('a'+h.IntN(26))), 1+h.IntN(12)) // a key that is held
	case 7, 8, 9:
		return pick("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1b[3~", "\x1b[Z", "\x1bOP", "\x1b[1;2D", "\x1b[1;5C")
	case 10, 11:
		return pick("\r", "\t", " ", "\x7f", "\x1b[27u", "\x1b[27u")
	case 12, 13:
		return string(rune(1 + h.IntN(26))) // ctrl and a letter
	case 14:
		return "\x1b" + string(rune('a'+h.IntN(26))) // alt and a letter
	case 15:
		return pick("é", "漢字", "👩‍👩‍👧‍👦", "e\u0301", "שלום", "\u202e", "\u0085")
	case 16:
		return fmt.Sprintf("\x1b[<%d;%d;%d%s", []int{0, 2, 32, 35, 64, 65}[h.IntN(6)], x, y, pick("M", "m"))
	default:
		return "\x1b[200~" + pick("pasted", "two\nlines\r\nthree", "\x1b[31mred\x00", strings.Repeat("long ", 100), `{"name": "x"`) + "\x1b[201~"
	}
}

// garbled is what no terminal should send, and a bare esc.
var garbled = []string{
	"\x1b", "\x1b[", "\x1b[999", "\x1b[<0;1", "\x1bO", "\x1b]0;title", "\x1bP+r", "\x1b[?1;2c", "\x1b\\",
	"\xff", "\xc3", "\xed\xa0\x80", "\x9b31m", "\x00", "\x1b[201~",
}

// silence is more than the time after which Bubble Tea takes what it could not read
// as it stands: until then it waits for the rest of it.
const silence = 60 * time.Millisecond

// typeInto types until the editor no longer reads.
func (h hands) typeInto(keyboard io.Writer, program *tea.Program) {
	for {
		text, odd := h.bytes(), h.IntN(80) == 0
		if odd {
			text = garbled[h.IntN(len(garbled))]
		}
		if _, err := io.WriteString(keyboard, text); err != nil {
			return
		}
		if odd {
			<-time.After(silence)
			size := sizes[h.IntN(len(sizes))]
			program.Send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		}
	}
}

// witness is the editor, seen by a test: each frame must fit, and keys are counted.
type witness struct {
	*ui.Root
	t             *testing.T
	width, height int
	keys          int
	last          []string
}

func (w *witness) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		w.width, w.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		w.keys++
		w.last = append(w.last[max(0, len(w.last)-20):], msg.String())
	}
	_, cmd := w.Root.Update(msg)
	return w, cmd
}

func (w *witness) View() tea.View {
	view := w.Root.View()
	if fault := misfit(view, w.width, w.height); fault != "" && w.width > 0 {
		w.t.Errorf("after %q: %s", w.last, fault)
	}
	return view
}

// run has the hands type until the editor ends or has got so many keys.
func (w *witness) run(h hands, most int) {
	input, typing := io.Pipe()
	program := tea.NewProgram(w, tea.WithInput(input), tea.WithOutput(io.Discard), tea.WithoutSignalHandler(),
		tea.WithWindowSize(120, 36), tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
			if _, suspends := msg.(tea.SuspendMsg); suspends { // there is no shell to bring it back
				return nil
			}
			if w.keys >= most {
				return tea.QuitMsg{}
			}
			return msg
		}))
	go h.typeInto(typing, program)
	_, err := program.Run()
	_ = input.Close()
	if err != nil {
		w.t.Fatalf("after %q: %v", w.last, err)
	}
}

// TestPromiseRandomKeys types without sense into the program, with all that Bubble
// Tea does around it: it goes on, fits its screen, keeps its size in memory, and
// leaves a sound library.
func TestPromiseRandomKeys(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"VISUAL", "EDITOR"} {
		t.Setenv(name, "/there/is/no/editor")
	}
	path := putLibrary(t, starters)
	promised, keys, starts := promise.Count(t, "random keys"), 0, 0
	h := hands{rand.New(rand.NewPCG(20, 26))}
	var held []uint64
	for ; keys < promised; starts++ {
		store, err := db.Open(t.Context(), path, db.Options{MustExist: true})
		if err != nil {
			t.Fatal(err)
		}
		w := &witness{Root: ui.New(t.Context(), store, ui.Options{}), t: t}
		w.run(h, promised-keys)
		keys += w.keys
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
		var memory runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&memory)
		held = append(held, memory.HeapAlloc>>20)
	}
	if most := slices.Max(held); most > 64 {
		t.Errorf("%d MB are held", most)
	}
	t.Logf("%d starts, at most %d MB held", starts, slices.Max(held))
	promise.Kept(t, keys, "random keys")
}
