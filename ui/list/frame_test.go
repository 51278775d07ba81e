package list

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/library"
	"personae/ui/theme"
)

func TestFrames(t *testing.T) {
	frames := map[string]func() *bench{
		"narrow": func() *bench {
			b := newTestList(t, 40, 80, 24)
			b.press("down", "space", "down", "down", "space")
			return b
		},
		"pane": func() *bench {
			b := newTestList(t, 13, 48, 18)
			b.SetFocused(false)
			return b
		},
		"wide": func() *bench { return newTestList(t, 100_000, 109, 36) },
		"searching": func() *bench {
			b := newTestList(t, 40, 80, 12)
			b.press("/")
			b.typeText("zoe")
			b.lib.rows[6].Name = "Zoe and Zoë"
			b.typeText(" ")
			b.press("backspace")
			return b
		},
		"filtered": func() *bench {
			b := newTestList(t, 40, 80, 8)
			b.apply(b.SetQuery(library.Query{
				Project: "Default", Search: "a", Tags: []string{"billing"},
				Ready: model.SystemFeather, Sort: library.SortName, Backward: true,
			}))
			return b
		},
		"remote":  func() *bench { b := newTestList(t, 40, 109, 14); b.stand("prod"); return b },
		"remotes": func() *bench { b := newTestList(t, 40, 59, 14); b.stand("anam", "prod", "tests"); return b },
		"empty":   func() *bench { return open(&fakeLibrary{}, 80, 10) },
		"project": func() *bench { return queried(t, library.Query{Project: "Empty"}) },
		"nothing": func() *bench {
			return queried(t, library.Query{Project: "Default", Search: "quantum", Tags: []string{"billing"}, Ready: model.SystemAnam})
		},
		"error": func() *bench {
			lib := newLibrary(3)
			lib.fail = errDisk
			return open(lib, 80, 10)
		},
	}
	for name, draw := range frames {
		t.Run(name, func(t *testing.T) {
			b := draw()
			fits(t, b.Render(), b.width, b.height)
			golden.RequireEqual(t, []byte(b.text()+"\n"))
		})
	}
}

// stand has the rows stand to remotes, in every state, and some to none.
func (b *bench) stand(remotes ...string) {
	states := []library.SyncState{
		library.SyncSame, library.SyncHere, library.SyncThere, library.SyncBoth, library.SyncOnlyHere, library.SyncOnlyThere, library.SyncUnknown,
	}
	standings := map[string][]library.Standing{}
	for i, id := range b.HeldIDs() {
		for j, remote := range remotes {
			if at := i + j; at%9 < len(states) {
				standings[id] = append(standings[id], library.Standing{Remote: remote, State: states[at%9]})
			}
		}
	}
	b.SetStandings(remotes, standings)
}

// queried opens a list of 40 rows with a query.
func queried(t *testing.T, q library.Query) *bench {
	t.Helper()
	b := newTestList(t, 40, 80, 10)
	b.apply(b.SetQuery(q))
	return b
}

func TestMatchesAreMarkedInNames(t *testing.T) {
	b := newTestList(t, 13, 80, 24)
	b.press("/")
	b.typeText("call")
	match := b.inks[lookCursor].match.Paint("call")
	if line := b.Render().Lines[2]; !strings.Contains(line, match) {
		t.Errorf("no mark in %q", line)
	}
}

func TestAnyKeysAtAnySizeFit(t *testing.T) {
	lib := newLibrary(300)
	keys := []string{
		"up", "down", "g", "G", "pgup", "pgdown", "/", "enter", "esc", "space", "A", "n", "e", "c", "d", "m",
		"s", "p", "#", "f", "a", "é", "山", "backspace", "home", "end", "left", "right", "tab", "?",
	}
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(0, 200).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "height")
		b := open(lib, width, height)
		for range rapid.IntRange(0, 30).Draw(t, "steps") {
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0:
				width, height = rapid.IntRange(0, 200).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "height")
				b.SetSize(width, height)
				b.apply(b.Refresh())
			case 1:
				b.hold = !b.hold
				if !b.hold {
					b.release()
				}
			case 2:
				m := tea.Mouse{X: rapid.IntRange(-1, 200).Draw(t, "x"), Y: rapid.IntRange(-1, 60).Draw(t, "y"), Button: tea.MouseLeft}
				for _, msg := range []tea.Msg{
					tea.MouseClickMsg(m), tea.MouseMotionMsg(m),
					tea.MouseWheelMsg{X: m.X, Y: m.Y, Button: tea.MouseWheelDown},
				} {
					action, _ := b.Update(msg)
					b.apply(action)
				}
			case 3:
				b.apply(b.FocusID(lib.rows[rapid.IntRange(0, 299).Draw(t, "row")].ID))
			default:
				b.press(rapid.SampledFrom(keys).Draw(t, "key"))
			}
			fits(t, b.Render(), width, height)
			if b.rows.total > 0 && (b.cursor < b.offset || height > 2 && b.cursor >= b.offset+b.bodyHeight()) {
				t.Fatalf("cursor %d is off the screen at %d", b.cursor, b.offset)
			}
		}
		if b.hold {
			b.release()
		}
		b.press("esc")
		if row, ok := b.Current(); ok && b.Query().Search == "" && b.shown != row.ID {
			t.Fatalf("%q is under the cursor, %q was asked for", row.ID, b.shown)
		}
	})
}

func TestStylesChangeWhatIsDrawn(t *testing.T) {
	b := newTestList(t, 40, 80, 24)
	dark := strings.Join(b.Render().Lines, "\n")
	b.SetStyles(theme.New(false))
	if light := strings.Join(b.Render().Lines, "\n"); light == dark {
		t.Error("rows drawn for the other background are kept")
	}
}

func TestHelpNamesWhatApplies(t *testing.T) {
	b := newTestList(t, 40, 80, 24)
	has := func(word string) bool {
		for _, binding := range b.ShortHelp() {
			if strings.Contains(binding.Help().Desc, word) {
				return true
			}
		}
		return false
	}
	if !has("edit") || has("clear") {
		t.Error("the plain list's hints are wrong")
	}
	b.press("space")
	if !has("clear selection") {
		t.Error("no hint at how to clear the selection")
	}
	b.press("/")
	if !has("keep the search") {
		t.Error("no hint at how to leave the search")
	}
	for _, sign := range Legend() {
		if sign.Sign == "" || sign.Meaning == "" {
			t.Errorf("a sign without a meaning: %v", sign)
		}
	}
}

// BenchmarkMove is one press of the down key and the frame after it, on a wide
// screen, with loads answered at once.
func BenchmarkMove(b *testing.B) {
	l := open(newLibrary(100_000), 109, 57)
	down, up := keyOf("down"), keyOf("up")
	b.ReportAllocs()
	for i := range b.N {
		msg := down
		if i%200 >= 100 {
			msg = up
		}
		pressed(l.List, msg)
		l.Render()
	}
}

// BenchmarkPage is one press of page down, where every row is drawn anew.
func BenchmarkPage(b *testing.B) {
	l := open(newLibrary(200), 109, 57)
	down, up := keyOf("pgdown"), keyOf("pgup")
	b.ReportAllocs()
	for i := range b.N {
		l.forgetDrawn()
		if i%2 == 0 {
			pressed(l.List, down)
		} else {
			pressed(l.List, up)
		}
		l.Render()
	}
}
