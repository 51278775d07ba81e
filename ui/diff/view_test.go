package diff

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"personae/keymap"
	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field/fieldtest"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/view"
)

const prompt = "# A caller\n\nYou are a patient caller who waits until the other voice has stopped.\n\n" +
	"## Facts\n- Account 5083.\n- Born on the 3rd of September.\n- Lives in the old town, up many stairs.\n- Has a cat.\n- Likes tea.\n\n" +
	"## The end\nYou say thanks and hang up."

// versions are two of one persona.
func versions(tb testing.TB) (left, right model.Persona) {
	tb.Helper()
	left = fieldtest.Build(tb, `name="A caller"`, `tags=["calm","billing"]`, `traits={"age":41,"mood":"even"}`)
	right = fieldtest.Build(tb, `name="A caller"`, `tags=["calm","angry"]`, `traits={"age":42,"mood":"even"}`, "behavior_config.cut_in.min_words=null", `description="Was patient once."`)
	left.Prompt = value.Some(prompt)
	right.Prompt = value.Some(strings.NewReplacer("a patient", "an impatient", "thanks and hang", "nothing and hang", "- Has a cat.\n", "").Replace(prompt))
	return left, right
}

func open(t *testing.T, width, height int) *View {
	t.Helper()
	left, right := versions(t)
	v := New(keymap.Default(), theme.New(true), Side{"A caller", "revision 3", left, "A revision stays."}, Side{"A caller", "as it is", right, ""})
	v.SetSize(width, height)
	return v
}

// press presses keys and returns what the last one asked for.
func press(v *View, keys ...string) (action view.Action) {
	for _, k := range keys {
		name, ok := v.keys.Match(keymap.Diff, k, false)
		if !ok {
			panic(k)
		}
		action, _ = v.Do(name)
	}
	return action
}

func text(v *View) string { return ansi.Strip(strings.Join(v.Render().Lines, "\n")) }

func fits(t rapid.TB, v *View) {
	t.Helper()
	frame := v.Render()
	if len(frame.Lines) != v.height {
		t.Fatalf("%d lines of %d", len(frame.Lines), v.height)
	}
	for i, l := range frame.Lines {
		if w := ansi.StringWidth(l); w != v.width {
			t.Fatalf("line %d has %d cells of %d: %q", i, w, v.width, ansi.Strip(l))
		}
	}
	if c := frame.Cursor; c != nil && (c.X >= v.width || c.Y >= v.height || c.Y < 0) {
		t.Fatalf("the cursor is at %d,%d", c.X, c.Y)
	}
}

func TestFrames(t *testing.T) {
	for name, draw := range map[string]func() *View{
		"narrow":     func() *View { return open(t, 80, 24) },
		"wide":       func() *View { return open(t, 120, 36) },
		"stacked":    func() *View { return open(t, 60, 30) },
		"everything": func() *View { v := open(t, 120, 60); press(v, "a", "n"); return v },
		"same": func() *View {
			v := open(t, 80, 10)
			v.SetSides(v.sides[0], v.sides[0])
			return v
		},
	} {
		t.Run(name, func(t *testing.T) {
			v := draw()
			fits(t, v)
			golden.RequireEqual(t, []byte(text(v)+"\n"))
		})
	}
}

func TestAnyKeysAtAnySizeFit(t *testing.T) {
	keys := []string{"up", "down", "g", "G", "pgup", "pgdown", "n", "N", "a", "left", "right", "y", "r"}
	rapid.Check(t, func(t *rapid.T) {
		v := New(keymap.Default(), theme.New(true), Side{Persona: fieldtest.Personas().Draw(t, "left")}, Side{Persona: fieldtest.Personas().Draw(t, "right")})
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				v.SetSize(rapid.IntRange(0, 200).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "height"))
			case 1:
				v.Update(tea.MouseClickMsg{X: 5, Y: rapid.IntRange(-1, 60).Draw(t, "y"), Button: tea.MouseLeft})
				v.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
			case 2:
				v.SetSides(v.sides[1], v.sides[0])
			default:
				press(v, rapid.SampledFrom(keys).Draw(t, "key"))
			}
			fits(t, v)
		}
	})
}

func TestAValueIsCopiedAcrossWhereItCanBe(t *testing.T) {
	v := open(t, 120, 36)
	if got, want := press(v, "right"), (view.CopyField{Path: "behavior_config.cut_in.min_words", Right: true}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	if got := press(v, "left"); got != (view.Say{Level: view.LevelInfo, Text: "A revision stays."}) {
		t.Errorf("a revision is written: %v", got)
	}
	press(v, "a", "down")
	if got, ok := press(v, "right").(view.Say); !ok || got.Text != "Both have the same here." {
		t.Errorf("what is the same is copied: %v", got)
	}
	if got, ok := press(v, "y").(view.Copy); !ok || !strings.Contains(got.Text, `"path": "/behavior_config/cut_in/min_words"`) {
		t.Errorf("%v", got)
	}
}

// TestTheCursorStaysAtItsField when what is the same comes and goes, and when a side
// is another.
func TestTheCursorStaysAtItsField(t *testing.T) {
	v := open(t, 120, 36)
	at := func() string { return v.rows[v.focus].Spec.Path }
	press(v, "n", "n")
	before := at()
	if press(v, "a"); at() != before {
		t.Errorf("%s, was %s", at(), before)
	}
	press(v, "a")
	side := v.sides[1]
	side.Persona.Behavior.CutIn.MinWords = v.sides[0].Persona.Behavior.CutIn.MinWords
	if v.SetSides(v.sides[0], side); at() != before || strings.Contains(text(v), "Cut in after words") {
		t.Errorf("%s, was %s\n%s", at(), before, text(v))
	}
}

// TestALongTextIsReadByTheArrows: the cursor leaves it only when its end has been
// seen.
func TestALongTextIsReadByTheArrows(t *testing.T) {
	v := open(t, 80, 8)
	seen := ""
	for range 60 {
		seen += text(v) + "\n"
		press(v, "down")
	}
	for _, want := range []string{"an impatient caller", "nothing and hang", "Was patient once."} {
		if !strings.Contains(strings.Join(strings.Fields(seen), " "), want) {
			t.Errorf("never in sight: %s", want)
		}
	}
	if v.focus != len(v.rows)-1 || v.window().By(1) != v.offset {
		t.Errorf("the end is not reached: row %d, line %d", v.focus, v.offset)
	}
	for range 60 {
		press(v, "up")
	}
	if v.focus != 0 || v.offset != 0 {
		t.Errorf("the top is not reached: row %d, line %d", v.focus, v.offset)
	}
}

// BenchmarkLongPrompt opens two prompts of 300 KB and moves once.
func BenchmarkLongPrompt(b *testing.B) {
	left, right := versions(b)
	long := strings.Repeat("The caller waits, then asks again when the van comes, and writes it down. ", 4000)
	left.Prompt, right.Prompt = value.Some(long), value.Some(strings.ReplaceAll(long, "asks again when", "asks when"))
	for b.Loop() {
		v := New(keymap.Default(), theme.New(true), Side{Persona: left}, Side{Persona: right})
		v.SetSize(200, 60)
		v.Render()
		press(v, "down")
		v.Render()
	}
}

// TestNoLabelIsCut: the labels beside the sides have room for the longest.
func TestNoLabelIsCut(t *testing.T) {
	left := fieldtest.Build(t, `name="A caller"`)
	right := fieldtest.Build(t, `name="A caller"`, "behavior_config.wait_seconds=7")
	v := New(keymap.Default(), theme.New(true), Side{"A caller", "one", left, ""}, Side{"A caller", "other", right, ""})
	v.SetSize(80, 21)
	fits(t, v)
	if !strings.Contains(text(v), "Wait before first words ") {
		t.Errorf("the longest label is cut:\n%s", text(v))
	}
}
