package coverage

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"personae/keymap"
	"personae/model"
	"personae/model/coverage"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field/fieldtest"
	"personae/model/library"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/view"
)

// callers are a few personas here and there on the map.
func callers(tb testing.TB) []model.Persona {
	tb.Helper()
	var out []model.Persona
	for i, knobs := range []string{"high 5", "high 5", "high 5", "low 1", "off 2", "off null", "feral 20"} {
		mode, words, _ := strings.Cut(knobs, " ")
		p := fieldtest.Build(tb, `behavior_config.interruption_mode="`+mode+`"`, "behavior_config.yield_on_overlap.after_words="+words)
		p.ID, p.Name = fmt.Sprint(i), fmt.Sprint("Caller ", i)
		out = append(out, p)
	}
	out[6].Name, out[6].Behavior.CutIn.MinWords = "客服測試：不耐煩的來電者", value.Some(9)
	return out
}

// mapped is a map of them, and what it opened.
func mapped(tb testing.TB, width, height int) (v *View, opened *string) {
	tb.Helper()
	opened = new(string)
	v = New(keymap.Default(), theme.New(true), library.Info{}, "all projects", func(id string) tea.Cmd { *opened = id; return nil })
	v.SetSize(width, height)
	v.SetSurvey(surveyOf(callers(tb)))
	v.SetTwins(v.Survey().Twins(tb.Context(), 20))
	return v, opened
}

func surveyOf(list []model.Persona) *coverage.Survey {
	s := coverage.NewSurvey()
	for i := range list {
		s.Add(&list[i])
	}
	return s
}

func pressed(k string) tea.KeyPressMsg {
	codes := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "enter": tea.KeyEnter, "tab": tea.KeyTab,
		"home": tea.KeyHome, "end": tea.KeyEnd, "esc": tea.KeyEscape,
	}
	if k == "shift+tab" {
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	}
	if code, ok := codes[k]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	code, _ := utf8.DecodeRuneInString(k)
	return tea.KeyPressMsg{Code: code, Text: k}
}

// press presses keys and returns what the last one asks for.
func press(v *View, keys ...string) (action view.Action) {
	for _, k := range keys {
		action, _ = v.Update(pressed(k))
	}
	return action
}

func shown(v *View) string { return ansi.Strip(strings.Join(v.Render().Lines, "\n")) }

func fits(t interface {
	Helper()
	Fatalf(string, ...any)
}, v *View,
) {
	t.Helper()
	lines := v.Render().Lines
	if len(lines) != v.height {
		t.Fatalf("%d lines at %d×%d", len(lines), v.width, v.height)
	}
	for _, line := range lines {
		if ansi.StringWidth(line) != v.width {
			t.Fatalf("%d cells at %d×%d: %q", ansi.StringWidth(line), v.width, v.height, ansi.Strip(line))
		}
	}
}

func TestFrames(t *testing.T) {
	for name, keys := range map[string][]string{
		"here_80x21": {"right", "down"}, "here_120x33": {"right", "down"}, "twins_120x33": {"tab", "enter", "down"}, "empty_80x21": {"shift+tab", "enter"},
	} {
		t.Run(name, func(t *testing.T) {
			var width, height int
			_, size, _ := strings.Cut(name, "_")
			if _, err := fmt.Sscanf(size, "%dx%d", &width, &height); err != nil {
				t.Fatal(err)
			}
			v, _ := mapped(t, width, height)
			press(v, keys...)
			fits(t, v)
			golden.RequireEqual(t, []byte(shown(v)+"\n"))
		})
	}
}

func TestTheListFollowsTheCell(t *testing.T) {
	v, opened := mapped(t, 120, 33)
	if action := press(v, "enter"); action == nil || v.inPanel || !strings.Contains(fmt.Sprint(action), "Nobody stands here") {
		t.Errorf("enter on an empty place asks for %v", action)
	}
	press(v, "right", "right", "right", "down", "down", "down", "down")
	if got := v.here(); !slices.Equal(got, []int{0, 1, 2}) {
		t.Fatalf("%v stand at high and 5 words", got)
	}
	press(v, "enter", "down", "enter")
	if *opened != "1" {
		t.Errorf("enter opens %q", *opened)
	}
	if press(v, "esc") != nil || v.inPanel {
		t.Error("esc does not go back to the map")
	}
	if _, back := press(v, "esc").(view.Back); !back {
		t.Error("esc does not leave the map")
	}
}

func TestTwinsAreComparedAndEmptyPlacesGoneTo(t *testing.T) {
	v, _ := mapped(t, 120, 33)
	action, ok := press(v, "tab", "enter", "enter").(view.Open)
	if !ok || action.Page != keymap.Rehearse || !slices.Equal(action.IDs, []string{"0", "1"}) {
		t.Errorf("twins ask for %v", action)
	}
	press(v, "tab")
	corner := v.corners[0]
	made, ok := press(v, "n").(view.New)
	if !ok || len(made.Set) != 2 || made.Set[0].Path != v.x.Key || made.Set[0].New != v.chart.Columns[corner.Column].Value {
		t.Errorf("n asks for %v", made)
	}
	press(v, "enter")
	if v.inPanel || v.column != corner.Column || v.row != corner.Row {
		t.Error("enter does not go to the empty place")
	}
}

func TestOverAFigureNobodyIsMade(t *testing.T) {
	v, _ := mapped(t, 120, 33)
	y, err := coverage.ParseAxis("cut_ins_tried")
	if err != nil {
		t.Fatal(err)
	}
	v.SetAxes(coverage.DefaultX, y)
	if !v.WantsFigures() || !strings.Contains(shown(v), "measured 0 of 5 behaviours so far") {
		t.Errorf("what is not measured is not said:\n%s", shown(v))
	}
	measured, err := v.Survey().Measure(t.Context(), v.Survey().Missing(99), "", script.BuiltIn()[0], rehearsal.Agents()[0], 5)
	if err != nil {
		t.Fatal(err)
	}
	v.Survey().Take(measured)
	v.Relay()
	if strings.Contains(shown(v), "so far") || v.chart.Unplaced != 0 {
		t.Errorf("not all are on the map:\n%s", shown(v))
	}
	if say, ok := press(v, "n").(view.Say); !ok || !strings.Contains(say.Text, "both axes are fields") {
		t.Errorf("n asks for %v", say)
	}
}

func TestWhileItIsReadItSaysSo(t *testing.T) {
	v := New(keymap.Default(), theme.New(true), library.Info{}, "project Billing", nil)
	v.SetSize(80, 21)
	v.SetProgress(3000, 100_000)
	if !strings.Contains(shown(v), "3000 of 100000") {
		t.Error(shown(v))
	}
	for _, entry := range keymap.Default().In(keymap.Coverage) {
		v.Do(entry.Name)
	}
	v.SetSurvey(coverage.NewSurvey())
	if !strings.Contains(shown(v), "no persona to map in project Billing") {
		t.Error(shown(v))
	}
}

func TestAnyKeysFit(t *testing.T) {
	var keys []string
	for _, entry := range keymap.Default().In(keymap.Coverage) {
		keys = append(keys, entry.Keys...)
	}
	axes := coverage.Axes()
	v, _ := mapped(t, 80, 21)
	rapid.Check(t, func(t *rapid.T) {
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				v.SetSize(rapid.IntRange(0, 200).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "height"))
			case 1:
				two := rapid.SliceOfNDistinct(rapid.SampledFrom(axes), 2, 2, func(a coverage.Axis) string { return a.Key }).Draw(t, "axes")
				v.SetAxes(two[0], two[1])
			case 2:
				v.Update(tea.MouseClickMsg{X: rapid.IntRange(-1, 200).Draw(t, "x"), Y: rapid.IntRange(-1, 60).Draw(t, "y"), Button: tea.MouseLeft})
			default:
				v.Update(pressed(rapid.SampledFrom(keys).Draw(t, "key")))
			}
			v.ShortHelp()
			v.Commands()
			fits(t, v)
		}
	})
}

// TestTheMapLeavesTheListWhatItDoesNotNeed: names are not cut beside a blank map, and
// what the twins' figures are is said before one is gone to.
func TestTheMapLeavesTheListWhatItDoesNotNeed(t *testing.T) {
	v, _ := mapped(t, 200, 33)
	a := v.areas()
	if most := 2 + v.side() + len(v.chart.Columns)*(columnGap+mostHead); a.chart.Width > most || a.chart.Width+1+a.list.Width != 200 {
		t.Errorf("the map has %d cells and the list %d of 200; the map needs %d", a.chart.Width, a.list.Width, most)
	}
	if count := v.columnsFrom(0, a.chart.Width); count != len(v.chart.Columns) {
		t.Errorf("%d of %d columns have room", count, len(v.chart.Columns))
	}
	press(v, "tab")
	if !strings.Contains(shown(v), "0 is the same in every knob") {
		t.Errorf("the figures of the twins are not explained:\n%s", shown(v))
	}
}
