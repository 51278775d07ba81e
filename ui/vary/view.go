package vary

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/rehearsal"
	"personae/model/vary"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/input"
)

// Calls are what the page asks for.
type Calls struct {
	Plan func(vary.Recipe) tea.Cmd    // works the variants out, and measures them
	Pick func(knob int)               // asks which field a knob of the grid is
	Make func([]vary.Variant) tea.Cmd // writes them
	Call func(vary.Variant) tea.Cmd   // shows a call of one
}

// View is the page. Make one with New.
type View struct {
	keys   *keymap.Map
	styles *theme.Styles
	info   library.Info
	calls  Calls
	setup  []string // what is rehearsed, in words

	base  model.Persona
	other *model.Persona // of a blend; nil where there is one persona only
	kind  vary.Kind
	knobs [vary.MostKnobs]*field.Spec // nil where none is chosen
	lines [lastLine]*input.Line
	focus slot

	variants []vary.Variant
	names    []string // the heads of what is special to them
	left     int      // combinations that change nothing
	fault    error    // what is wrong with the recipe
	baseline rehearsal.Metrics
	metrics  []rehearsal.Metrics // of each variant; those without rows are not measured yet
	table

	width, height int
}

var _ view.View = (*View)(nil)

// New returns the page for a persona, with another one where both are to be blended.
// setup says what is rehearsed.
func New(keys *keymap.Map, styles *theme.Styles, info library.Info, base model.Persona, other *model.Persona, setup []string, calls Calls) *View {
	v := &View{keys: keys, styles: styles, info: info, calls: calls, setup: setup, base: base, other: other, kind: vary.KindGrid}
	if other != nil {
		v.kind = vary.KindBlend
	}
	for i := range v.lines {
		v.lines[i] = input.NewLine(view.InputKeys(keys))
	}
	v.lines[lineSteps].SetValue("5")
	v.lines[linePattern].SetValue(vary.DefaultPattern)
	v.lines[lineTags].SetValue(vary.DefaultTag)
	v.SetStyles(styles)
	v.focusOn(v.slots()[1])
	return v
}

// Begin asks for what is there to begin with.
func (v *View) Begin() tea.Cmd { return v.plan() }

// SetBase takes in the personas as they are now; the variants are made and measured
// anew.
func (v *View) SetBase(base model.Persona, other *model.Persona) tea.Cmd {
	v.base, v.other, v.baseline, v.variants = base, other, rehearsal.Metrics{}, nil
	return v.plan()
}

// SetKnob chooses the field of a knob; nil takes it away.
func (v *View) SetKnob(knob int, spec *field.Spec) tea.Cmd {
	v.knobs[knob] = spec
	v.lines[knob].SetValue(examples(spec))
	v.focusOn(slot{slotKnob, knob})
	return v.plan()
}

// Knobs are the fields that are chosen, nil where none is.
func (v *View) Knobs() []*field.Spec { return slices.Clone(v.knobs[:]) }

// plan reads what is typed, and asks for the variants.
func (v *View) plan() tea.Cmd {
	recipe, err := v.recipe()
	if err != nil {
		v.SetVariants(recipe, nil, 0, err)
		recipe.Kind = "" // nothing is asked for, and what was is given up
	}
	return v.calls.Plan(recipe)
}

// SetVariants takes in what the recipe makes. Figures and the selection stay where the
// variants only have other names.
func (v *View) SetVariants(recipe vary.Recipe, variants []vary.Variant, left int, err error) {
	same := slices.EqualFunc(v.variants, variants, func(a, b vary.Variant) bool { return a.Says == b.Says })
	v.variants, v.names, v.left, v.fault = variants, recipe.Heads(), left, err
	if !same {
		v.metrics = make([]rehearsal.Metrics, len(variants))
		v.table = table{selected: map[int]bool{}, row: 1}
		v.arrange()
	}
	if len(variants) == 0 && v.focus.what == slotTable {
		v.focusOn(v.slots()[1])
	}
	v.move(0, 0)
}

// Missing are the places of variants that have no figures yet, at most so many; -1
// stands for the persona as it is.
func (v *View) Missing(most int) []int {
	var out []int
	if v.baseline.Rows == nil {
		out = append(out, -1)
	}
	for i := 0; i < len(v.metrics) && len(out) < most; i++ {
		if v.metrics[i].Rows == nil {
			out = append(out, i)
		}
	}
	if len(v.variants) == 0 {
		return nil
	}
	return out
}

// Behavior is how the variant of that place behaves, by the defaults of a version of
// Feather's API.
func (v *View) Behavior(at int, api string) rehearsal.Behavior {
	if at < 0 {
		return rehearsal.From(&v.base, api)
	}
	return rehearsal.From(&v.variants[at].Persona, api)
}

// SetMetrics takes the figures of some variants in.
func (v *View) SetMetrics(at []int, metrics []rehearsal.Metrics) {
	first := v.figures == nil
	for i, place := range at {
		if place < 0 {
			v.baseline = metrics[i]
		} else {
			v.metrics[place] = metrics[i]
		}
	}
	if first || len(v.Missing(1)) == 0 {
		v.arrange()
	}
}

// SetSize implements view.View.
func (v *View) SetSize(width, height int) {
	v.width, v.height = max(width, 0), max(height, 0)
	v.move(0, 0)
}

// SetStyles implements view.View.
func (v *View) SetStyles(styles *theme.Styles) {
	v.styles = styles
	for _, line := range v.lines {
		line.SetStyles(styles)
	}
}

// Typing implements view.View.
func (v *View) Typing() bool { return v.line() != nil }

// Place implements view.View.
func (v *View) Place() keymap.Place { return keymap.Vary }

// Wants takes the keys that edit the line that is typed in.
func (v *View) Wants(msg tea.KeyPressMsg) bool {
	return v.Typing() && view.EditsLine(v.keys, msg.String())
}

// Update implements view.View.
func (v *View) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		v.focusTable()
		v.move(view.Wheel(msg)*view.WheelLines, 0)
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			return v.click(msg.X, msg.Y)
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		key, pressed := msg.(tea.KeyPressMsg)
		if name, ok := v.keys.Match(keymap.Vary, key.String(), v.Typing()); pressed && ok && !v.Wants(key) {
			return v.Do(name)
		}
		if line := v.line(); line != nil && line.Update(msg) {
			return nil, v.plan()
		}
	}
	return nil, nil
}

// click goes to a setting, or to a row of the table.
func (v *View) click(x, y int) (view.Action, tea.Cmd) {
	if at := y - 1; at >= 0 && at < len(v.slots())-1 {
		again := v.focus == v.slots()[at]
		v.focusOn(v.slots()[at])
		if again && v.focus.what == slotKnob && x < labelWidth+knobWidth {
			return v.Do(keymap.VaryEnter)
		}
		if line := v.line(); line != nil {
			line.Click(x - v.lineX())
		}
		return nil, nil
	}
	if row := y - v.tableY() - headLines + v.top; row >= v.top && row < v.rows() && y < v.height-v.footLines() {
		v.focusTable()
		v.move(row-v.row, 0)
	}
	return nil, nil
}
