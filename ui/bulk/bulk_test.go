package bulk

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"personae/keymap"
	"personae/model/check"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/edit"
	"personae/model/field"
	"personae/ui/theme"
	"personae/ui/view"
)

func page(width, height int) *View {
	v := New(keymap.Default(), theme.New(true), 69, "")
	v.SetSize(width, height)
	return v
}

func target(path string) edit.Target {
	t, err := edit.Locate(path)
	if err != nil {
		panic(err)
	}
	return t
}

func typed(v *View, text string) (last view.Action) {
	for _, r := range text {
		last, _ = v.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return last
}

// rows are what becomes of some personas, one of each sort.
func rows() []Row {
	out := []Row{
		{Name: "Impatient caller", Says: "cut in after words 1 → 3"},
		{Name: "Elderly, hard of hearing", Says: "cut in after words: it has no value of its own (preset)", Refused: true},
		{Name: "Silent thinker"},
		{Name: "山田太郎（請求の問い合わせ）", Says: "cut in after words 3 → 5", Problems: "Cut in after words does nothing.", Worst: check.SeverityHint},
		{Name: "Zoë\x1b[31m", Says: "language “en” → “klingon”", Problems: "Language is not known.", Worst: check.SeverityWarning},
	}
	for i := range 60 {
		out = append(out, Row{Name: fmt.Sprintf("Caller %d", i), Says: "cut in after words 3 → 5"})
	}
	return out
}

func filled(width, height int) *View {
	v := page(width, height)
	v.Add(target("behavior_config.cut_in.min_words"))
	v.Do(keymap.BulkKind)
	typed(v, "2")
	v.Do(keymap.Back)
	v.Add(target("behavior_config.interruption_mode"))
	v.Add(target("traits.age"))
	typed(v, "41")
	v.AddRows(rows(), edit.Counts{Changed: 63, Same: 1, Refused: 1}, true)
	return v
}

func TestFrames(t *testing.T) {
	for name, draw := range map[string]func() *View{
		"empty_80x21":   func() *View { return page(80, 21) },
		"typing_80x21":  func() *View { return filled(80, 21) },
		"filled_120x33": func() *View { v := filled(120, 33); v.stopTyping(); v.mark(1); return v },
		"wrong_80x21": func() *View {
			v := page(80, 21)
			v.Add(target("behavior_config.cut_in.min_words"))
			typed(v, "many")
			return v
		},
		"troubles_80x21": func() *View {
			v := filled(80, 21)
			v.Do(keymap.BulkOnly)
			v.Do(keymap.BulkOnly)
			v.Do(keymap.BulkRefused)
			return v
		},
	} {
		t.Run(name, func(t *testing.T) {
			v := draw()
			frame := v.Render()
			fits(t, frame, v)
			golden.RequireEqual(t, []byte(ansi.Strip(strings.Join(frame.Lines, "\n"))+"\n"))
		})
	}
}

// TestOnlyTheFocusHasItsColour: what is chosen for those that cannot change is not in it.
func TestOnlyTheFocusHasItsColour(t *testing.T) {
	v := filled(120, 33)
	if line := v.drawChoice(); strings.Contains(line, v.styles.Pens.AccentStrong.Open()) {
		t.Errorf("drawn as if it had the focus: %q", line)
	}
}

func fits(t interface{ Fatalf(string, ...any) }, frame view.Frame, v *View) {
	if len(frame.Lines) != v.height {
		t.Fatalf("%d lines, want %d", len(frame.Lines), v.height)
	}
	for y, line := range frame.Lines {
		if w := ansi.StringWidth(line); w != v.width {
			t.Fatalf("line %d has %d cells, want %d: %q", y, w, v.width, ansi.Strip(line))
		}
	}
	if c := frame.Cursor; c != nil && (c.X < 0 || c.X >= v.width || c.Y < 0 || c.Y >= v.height) {
		t.Fatalf("the cursor is at %d,%d", c.X, c.Y)
	}
}

func TestAnyKeysInAnySizeFit(t *testing.T) {
	names := []keymap.Name{keymap.Back}
	for _, entry := range keymap.Default().In(keymap.Bulk) {
		names = append(names, entry.Name)
	}
	rapid.Check(t, func(rt *rapid.T) {
		v := filled(rapid.IntRange(0, 130).Draw(rt, "width"), rapid.IntRange(0, 40).Draw(rt, "height"))
		for range rapid.IntRange(1, 20).Draw(rt, "steps") {
			switch rapid.IntRange(0, 3).Draw(rt, "what") {
			case 0:
				typed(v, rapid.SampledFrom([]string{"/a/b/", "漢", "..", "9"}).Draw(rt, "text"))
			case 1:
				v.Add(target(rapid.SampledFrom([]string{"enabled", "tags", "traits.x", "evalstudio", "prompt"}).Draw(rt, "field")))
			case 2:
				v.Update(tea.MouseClickMsg{Button: tea.MouseLeft, X: rapid.IntRange(0, 130).Draw(rt, "x"), Y: rapid.IntRange(0, 40).Draw(rt, "y")})
			default:
				action, _ := v.Do(rapid.SampledFrom(names).Draw(rt, "action"))
				if _, asked := action.(view.TryEdit); asked {
					v.AddRows(rows(), edit.Counts{}, rapid.Bool().Draw(rt, "done"))
				}
			}
			fits(rt, v.Render(), v)
		}
	})
}

// TestEveryFieldCanBeChanged with every verb that it has.
func TestEveryFieldCanBeChanged(t *testing.T) {
	for _, spec := range field.All() {
		at := edit.Target{Spec: spec}
		if len(at.Verbs()) == 0 {
			continue
		}
		v := page(100, 30)
		v.Add(at)
		for range at.Verbs() {
			if verbNames[v.current().kind()] == "" || v.current().kind().Takes() && hints[v.current().kind()] == "" {
				t.Errorf("%s: no words for %s", spec.Path, v.current().kind())
			}
			fits(t, v.Render(), v)
			v.Do(keymap.BulkKind)
		}
	}
}

// TestWhatIsTriedIsWhatStands: each change of the page asks anew, and applying asks
// for the same.
func TestWhatIsTriedIsWhatStands(t *testing.T) {
	v := page(100, 30)
	v.Add(target("tags"))
	tried, ok := typed(v, "a,b").(view.TryEdit)
	if !ok || len(tried.Edit) != 1 || tried.Edit[0].String() != "tags+=a,b" {
		t.Fatalf("tried %+v", tried)
	}
	if action, _ := v.Do(keymap.BulkApply); len(action.(view.MakeEdit).Edit) != 1 {
		t.Errorf("asked for %+v", action)
	}
	v.AddRows(rows(), edit.Counts{Changed: 64, Refused: 1}, true)
	if action, _ := v.Do(keymap.BulkApply); !strings.Contains(action.(view.Say).Text, "Not every persona") {
		t.Errorf("with one that cannot: %+v", action)
	}
	v.Do(keymap.BulkRefused)
	if action, _ := v.Do(keymap.BulkApply); !action.(view.MakeEdit).LeaveOut {
		t.Errorf("left out: %+v", action)
	}
	v.AddRows(nil, edit.Counts{Same: 69}, true)
	if action, _ := v.Do(keymap.BulkApply); !strings.Contains(action.(view.Say).Text, "Nothing would change") {
		t.Errorf("with nothing to change: %+v", action)
	}
	if action, _ := v.Do(keymap.BulkRemove); len(action.(view.TryEdit).Edit) != 0 {
		t.Errorf("without a change: %+v", action)
	}
}
