package remotes

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"personae/keymap"
	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/field/fieldtest"
	"personae/model/library"
	"personae/model/syncing"
	"personae/ui/theme"
	"personae/ui/view"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// places are remotes of a library, as they are kept.
func places() []library.Remote {
	return []library.Remote{
		{Name: "prod", System: model.SystemFeatherOrg, URL: "https://api-sandbox.featherhq.com", Project: "Default", KeyEnv: "FEATHER_KEY"},
		{Name: "tests", System: model.SystemEvalStudio, URL: "http://localhost:3000", Project: "Default", ProjectID: "p1"},
	}
}

// standing is a row in every state, and of hostile names.
func standing(tb testing.TB) []Row {
	tb.Helper()
	base := fieldtest.Build(tb, `name="A caller"`, "behavior_config.cut_in.min_words=3", `prompt="You wait."`)
	here := fieldtest.Build(tb, `name="A caller"`, "behavior_config.cut_in.min_words=1", `prompt="You wait for nobody, and say so at once."`, `description="Hurried."`)
	there := fieldtest.Build(tb, `name="A caller"`, "behavior_config.cut_in.min_words=5", `prompt="You wait."`)
	mine, theirs := field.Edited(field.Diff(&base, &here)), field.Edited(field.Diff(&base, &there))
	_, conflicts := field.Merge(base, here, there)
	row := func(name string, state library.SyncState, change func(*Row)) Row {
		r := Row{Row: syncing.Row{State: state, Persona: "p " + name, Record: "r " + name, Name: name, Project: "Default"}}
		if change != nil {
			change(&r)
		}
		return r
	}
	return []Row{
		row("Impatient caller", library.SyncSame, nil),
		row("Angry caller", library.SyncHere, func(r *Row) { r.Mine = mine }),
		row("客服測試：不耐煩的來電者，請不要讓他等待太久否則他會掛斷電話", library.SyncThere, func(r *Row) { r.Theirs = theirs }),
		row("👩‍👩‍👧‍👦 family of callers 🏳️‍🌈", library.SyncBoth, func(r *Row) { r.Mine, r.Theirs, r.Conflicts = mine, theirs, conflicts }),
		row("Calm caller", library.SyncBoth, func(r *Row) { r.Mine, r.Theirs = mine[:1], mine[1:] }),
		row("New here", library.SyncOnlyHere, func(r *Row) { r.Record = "" }),
		row("Not ready", library.SyncOnlyHere, func(r *Row) { r.Record, r.Why = "", "Feather organisation needs a prompt." }),
		row("Deleted there", library.SyncOnlyHere, func(r *Row) { r.Deleted = true }),
		row("New there", library.SyncOnlyThere, func(r *Row) { r.Persona = "" }),
		row("Deleted here", library.SyncOnlyThere, func(r *Row) { r.Deleted = true }),
		row("tab\there\x1b[31m red", library.SyncUnknown, func(r *Row) { r.Theirs = theirs }),
		row("Refused", library.SyncHere, func(r *Row) {
			r.Mine, r.Err = mine, errors.New("prod refused it: the name has 300 characters and may have 255: shorten it, and push again")
		}),
		row("Pushed", library.SyncSame, func(r *Row) { r.Deed = syncing.DeedUpdated }),
		row("Merged", library.SyncHere, func(r *Row) { r.Deed, r.Mine = syncing.DeedMerged, mine }),
	}
}

// asked is what a page asked its opener for.
type asked struct {
	what string
	rows []string
}

type bench struct {
	*View
	asked asked
}

// open returns a page of remotes; what they are is told by setting it up.
func open(width, height int, remotes []library.Remote) *bench {
	b := &bench{}
	note := func(what string) func() tea.Cmd {
		return func() tea.Cmd { b.asked = asked{what: what}; return nil }
	}
	one := func(what string) func(Row) tea.Cmd {
		return func(r Row) tea.Cmd { b.asked = asked{what, []string{r.Name}}; return nil }
	}
	many := func(what string) func([]Row) tea.Cmd {
		return func(rows []Row) tea.Cmd {
			b.asked = asked{what: what}
			for i := range rows {
				b.asked.rows = append(b.asked.rows, rows[i].Name)
			}
			return nil
		}
	}
	b.View = New(keymap.Default(), theme.New(true), library.Info{}, noon, Calls{
		Turn: func(name string) tea.Cmd { b.asked = asked{what: "turn to " + name}; return nil },
		Look: note("look"), Filter: note("filter"), Open: one("open"), Since: one("since"), Merge: one("merge"),
		Pull: many("pull"), Push: many("push"), Add: note("add"), Edit: note("edit"), Check: note("check"), Remove: note("remove"),
	})
	b.SetSize(width, height)
	b.SetRemotes(remotes, "prod")
	return b
}

// shownPage is a page that was looked at.
func shownPage(tb testing.TB, width, height int) *bench {
	tb.Helper()
	b := open(width, height, places())
	b.SetCan(syncing.Abilities{Read: true, Create: true, Update: true, Delete: true})
	b.SetRows(standing(tb))
	b.SetLooked(noon.Add(-2*time.Minute), nil)
	return b
}

// press presses keys and returns what the last one asked for.
func (b *bench) press(keys ...string) (action view.Action) {
	for _, k := range keys {
		name, ok := b.keys.Match(keymap.Remotes, k, false)
		if !ok {
			panic(k)
		}
		b.asked = asked{}
		action, _ = b.Do(name)
	}
	return action
}

func (b *bench) text() string { return ansi.Strip(strings.Join(b.Render().Lines, "\n")) }

func fits(t rapid.TB, b *bench) {
	t.Helper()
	frame := b.Render()
	if len(frame.Lines) != b.height {
		t.Fatalf("%d lines of %d", len(frame.Lines), b.height)
	}
	for i, l := range frame.Lines {
		if w := ansi.StringWidth(l); w != b.width {
			t.Fatalf("line %d has %d cells of %d: %q", i, w, b.width, ansi.Strip(l))
		}
	}
	if c := frame.Cursor; c != nil && (c.X >= b.width || c.Y >= b.height || c.Y < 0) {
		t.Fatalf("the cursor is at %d,%d", c.X, c.Y)
	}
}

func TestFrames(t *testing.T) {
	for name, draw := range map[string]func() *bench{
		"narrow":     func() *bench { return shownPage(t, 80, 21) },
		"wide":       func() *bench { b := shownPage(t, 120, 33); b.press("down", "space", "down", "down", "space"); return b },
		"huge":       func() *bench { b := shownPage(t, 200, 30); b.press("a", "G"); return b },
		"least":      func() *bench { return shownPage(t, 60, 13) },
		"no remote":  func() *bench { b := open(80, 12, nil); b.SetRows(nil); return b },
		"not looked": func() *bench { return open(80, 12, places()) },
		"looking": func() *bench {
			b := open(80, 12, places())
			b.SetRows(standing(t)[:3])
			b.SetRunning("Looking… 3 of 1,000 · Calm caller. esc stops it.", true)
			return b
		},
		"unreachable": func() *bench {
			b := open(80, 14, places())
			b.SetLooked(time.Time{}, errors.New("prod cannot be reached at api-sandbox.featherhq.com: no such host; look at the network, or at the remote's URL"))
			return b
		},
		"same":    func() *bench { b := shownPage(t, 80, 12); b.SetRows(standing(t)[:1]); return b },
		"nothing": func() *bench { b := shownPage(t, 80, 12); b.SetRows(nil); return b },
		"state":   func() *bench { b := shownPage(t, 80, 12); b.SetShow(Show{State: library.SyncBoth}); return b },
		"read-only": func() *bench {
			b := open(80, 12, nil)
			b.SetRows(nil)
			b.SetInfo(library.Info{ReadOnly: true, Reason: "it was opened so."})
			return b
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := draw()
			fits(t, b)
			golden.RequireEqual(t, []byte(b.text()+"\n"))
		})
	}
}

func TestAnyKeysAtAnySizeFit(t *testing.T) {
	var keys []string
	for _, entry := range keymap.Default().In(keymap.Remotes) {
		keys = append(keys, entry.Keys[0])
	}
	rapid.Check(t, func(rt *rapid.T) {
		b := shownPage(t, 80, 24)
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			switch rapid.IntRange(0, 6).Draw(rt, "what") {
			case 0:
				b.SetSize(rapid.IntRange(0, 200).Draw(rt, "width"), rapid.IntRange(0, 60).Draw(rt, "height"))
			case 1:
				b.Update(tea.MouseClickMsg{X: rapid.IntRange(-1, 60).Draw(rt, "x"), Y: rapid.IntRange(-1, 60).Draw(rt, "y"), Button: tea.MouseLeft})
				b.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
			case 2:
				all := standing(t)
				b.SetRows(all[:rapid.IntRange(0, len(all)).Draw(rt, "rows")])
			case 3:
				b.SetShow(Show{State: rapid.SampledFrom(States).Draw(rt, "state")})
			default:
				b.press(rapid.SampledFrom(keys).Draw(rt, "key"))
			}
			fits(rt, b)
		}
	})
}

// TestWhatIsSelectedIsWhatIsAskedFor: the selected rows, in their order, or the one
// under the cursor.
func TestWhatIsSelectedIsWhatIsAskedFor(t *testing.T) {
	b := shownPage(t, 80, 24)
	if b.press("p"); b.asked.what != "pull" || !slices.Equal(b.asked.rows, []string{"Angry caller"}) {
		t.Errorf("asked for %v", b.asked)
	}
	b.press("G", "space", "g", "space")
	if b.press("P"); b.asked.what != "push" || !slices.Equal(b.asked.rows, []string{"Angry caller", "Merged"}) {
		t.Errorf("asked for %v", b.asked)
	}
	if b.press("esc"); len(b.picked) > 0 {
		t.Error("esc left the selection")
	}
	b.press("A")
	if b.press("p"); len(b.asked.rows) != len(standing(t))-1 {
		t.Errorf("select all took %v", b.asked.rows)
	}
	if _, leaves := b.press("A", "esc").(view.Back); !leaves {
		t.Error("esc does not leave the page")
	}
}

// TestWhatCannotRunSaysWhy goes through what is missing.
func TestWhatCannotRunSaysWhy(t *testing.T) {
	says := func(b *bench, pressed string) string {
		if said, ok := b.press(pressed).(view.Say); ok {
			return said.Text
		}
		return fmt.Sprint(b.asked)
	}
	readOnly := shownPage(t, 80, 24)
	readOnly.SetInfo(library.Info{ReadOnly: true, Reason: "it was opened so."})
	catalogue := shownPage(t, 80, 24)
	catalogue.SetCan(syncing.Abilities{Read: true, Install: true})
	blind := shownPage(t, 80, 24)
	blind.SetCan(syncing.Abilities{Create: true})
	busy := shownPage(t, 80, 24)
	busy.SetRunning("Pushing…", false)
	for _, c := range []struct {
		b             *bench
		pressed, want string
	}{
		{open(80, 24, nil), "p", "no remote yet: n adds one"},
		{open(80, 24, places()[:1]), "tab", "no other remote"},
		{readOnly, "p", "read-only"},
		{readOnly, "P", "read-only"},
		{readOnly, "n", "read-only"},
		{readOnly, "enter", "{open [Angry caller]}"},
		{catalogue, "P", "can only be read"},
		{catalogue, "p", "{pull [Angry caller]}"},
		{blind, "p", "nothing can be pulled"},
		{busy, "P", "under way"},
		{busy, "tab", "under way"},
		{shownPage(t, 80, 24), "m", "nothing to decide"},
		{shownPage(t, 80, 24), "tab", "{turn to tests []}"},
		{shownPage(t, 80, 24), "r", "{look []}"},
	} {
		if got := says(c.b, c.pressed); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.pressed, got, c.want)
		}
	}
}

// TestAClickTurnsToARemote and selects, and opens.
func TestAClickTurnsToARemote(t *testing.T) {
	b := shownPage(t, 80, 24)
	at := strings.Index(strings.Split(b.text(), "\n")[0], "tests")
	b.Update(tea.MouseClickMsg{X: ansi.StringWidth(b.text()[:at]), Y: 0, Button: tea.MouseLeft})
	if b.asked.what != "turn to tests" {
		t.Errorf("asked for %v", b.asked)
	}
	b.Update(tea.MouseClickMsg{X: 0, Y: headLines + 2, Button: tea.MouseLeft})
	b.Update(tea.MouseClickMsg{X: 20, Y: headLines + 2, Button: tea.MouseLeft})
	if len(b.picked) != 1 || b.asked.what != "open" {
		t.Errorf("picked %v, asked for %v", b.picked, b.asked)
	}
}

// TestTheCursorStaysOnItsPersona when others come and go.
func TestTheCursorStaysOnItsPersona(t *testing.T) {
	b := shownPage(t, 80, 24)
	b.press("down", "down", "down")
	before, _ := b.rows.Current()
	b.SetRows(slices.Delete(standing(t), 1, 2))
	b.press("a")
	if now, _ := b.rows.Current(); now.Key() != before.Key() {
		t.Errorf("the cursor went from %q to %q", before.Name, now.Name)
	}
}
