package rehearse

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"personae/keymap"
	"personae/model"
	"personae/model/rehearsal"
	"personae/ui/theme"
	"personae/ui/view"
)

// compare returns the table of personas with agents.
func compare(width, height int, agents []rehearsal.Agent, personas ...model.Persona) *Overview {
	var subjects []Subject
	for _, p := range personas {
		subjects = append(subjects, Subject{Title: p.Name, Persona: p})
	}
	o := NewOverview(keymap.Default(), theme.New(true), CasesOf(subjects, NewFigures("").Setup(), agents)(), "Hasty courier", "A billing dispute")
	o.SetSize(width, height)
	return o
}

func shown(o *Overview) string { return ansi.Strip(strings.Join(o.Render().Lines, "\n")) }

func TestOverviewFrames(t *testing.T) {
	for name, draw := range map[string]func() *Overview{
		"agents_80x21":  func() *Overview { return compare(80, 21, rehearsal.Agents(), hasty()) },
		"agents_120x33": func() *Overview { return compare(120, 33, rehearsal.Agents(), hasty()) },
		"personas_120x33": func() *Overview {
			o := compare(120, 33, rehearsal.Agents()[:1], hasty(), calm())
			o.Update(pressed("right"))
			return o
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := draw()
			fits(t, o.Render().Lines, o.width, o.height)
			golden.RequireEqual(t, []byte(shown(o)+"\n"))
		})
	}
}

func TestTheOverviewIsSortedByTheFigureUnderTheCursor(t *testing.T) {
	o := compare(120, 33, rehearsal.Agents(), hasty())
	means := func(key string) []float64 {
		var out []float64
		for _, c := range o.cases {
			out = append(out, -c.Metrics.Mean(key))
		}
		return out
	}
	if !slices.IsSorted(means(o.figures[0])) {
		t.Errorf("the most telling figure does not sort at first: %v", means(o.figures[0]))
	}
	o.Update(pressed("right"))
	o.Update(pressed("s"))
	if !slices.IsSorted(means(o.figures[1])) {
		t.Error("the second figure does not sort")
	}
	o.Update(pressed("s"))
	rising := means(o.figures[1])
	slices.Reverse(rising)
	if !slices.IsSorted(rising) {
		t.Error("again does not turn the order")
	}
	if o.differ < 5 || o.differ > len(o.figures) || len(o.figures) != len(o.cases[0].Metrics.Rows) {
		t.Errorf("%d of %d figures differ", o.differ, len(o.figures))
	}
}

func TestARowOpensItsCall(t *testing.T) {
	o := compare(120, 33, rehearsal.Agents()[:3], hasty(), calm())
	o.Update(pressed("down"))
	want := o.cases[1]
	action, _ := o.Do(keymap.OverviewOpen)
	if got, ok := action.(view.RehearseWith); !ok || got.Agent != want.Agent.Name || got.Persona != want.Persona {
		t.Errorf("enter asks for %v, want %s with %d", action, want.Agent.Name, want.Persona)
	}
	click := tea.MouseClickMsg{X: o.width - 4, Y: 2 + overviewHead + 3, Button: tea.MouseLeft}
	if action, _ := o.Update(click); action != nil || o.row != 3 {
		t.Errorf("the first click asks for %v at row %d", action, o.row)
	}
	if action, _ := o.Update(click); action == nil {
		t.Error("the second click opens nothing")
	}
}

func TestAnyKeysInTheOverviewFit(t *testing.T) {
	one, two := compare(80, 21, rehearsal.Agents(), hasty()), compare(80, 21, rehearsal.Agents()[:4], hasty(), calm())
	var keys []string
	for _, entry := range keymap.Default().In(keymap.Overview) {
		keys = append(keys, entry.Keys...)
	}
	rapid.Check(t, func(t *rapid.T) {
		o := rapid.SampledFrom([]*Overview{one, two}).Draw(t, "table")
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			if rapid.IntRange(0, 4).Draw(t, "what") == 0 {
				o.SetSize(rapid.IntRange(0, 200).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "height"))
			}
			o.Update(pressed(rapid.SampledFrom(keys).Draw(t, "key")))
			o.Update(tea.MouseClickMsg{X: rapid.IntRange(-1, 200).Draw(t, "x"), Y: rapid.IntRange(-1, 60).Draw(t, "y"), Button: tea.MouseLeft})
			fits(t, o.Render().Lines, o.width, o.height)
			if o.width > 60 && o.height > 12 && o.column >= o.left+len(o.inSight().figures) {
				t.Fatalf("the cursor's column %d is out of sight", o.column)
			}
		}
	})
}

func TestEveryOverviewActionHasOneRow(t *testing.T) {
	want := []keymap.Name{keymap.Back}
	for _, entry := range keymap.Default().In(keymap.Overview) {
		want = append(want, entry.Name)
	}
	var got []keymap.Name
	for _, row := range overviewActions {
		got = append(got, row.Name)
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("the rows are\n%v\nbut the keymap and back are\n%v", got, want)
	}
	o := compare(80, 21, rehearsal.Agents(), hasty())
	if text := o.text(); strings.Count(text, "\n") != len(o.cases)+3 || strings.Contains(text, "\x1b") {
		t.Errorf("copied is\n%s", text)
	}
}

// TestNamesTakeWhatTheFiguresLeave: a persona is cut only where the figures in sight
// need its cells, and no figure goes for it.
func TestNamesTakeWhatTheFiguresLeave(t *testing.T) {
	one, two := hasty(), calm()
	one.Name = "A caller whose name is a good deal longer than what a column has"
	cut := 0
	for width := 100; width < 140; width++ {
		o := compare(width, 33, rehearsal.Agents()[:1], one, two)
		s := o.inSight()
		used := 2 + s.names()
		for _, figure := range s.figures {
			used += columnGap + figure
		}
		if used > width || used < width && s.persona < len(one.Name) {
			t.Errorf("at %d, %d cells are used and the name has %d of %d", width, used, s.persona, len(one.Name))
		}
		for _, key := range o.figures {
			label := o.figure(0, key).Label
			if got := strings.Join(strings.Fields(strings.Join(o.head(key), " ")), " "); got != label {
				t.Fatalf("%q stands as %q", label, got)
			}
		}
		if s.persona == overviewName {
			cut++
		}
	}
	if cut == 40 {
		t.Error("no name is longer than it has at most")
	}
}
