package rehearse

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
	"personae/model/rehearsal/tell"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
)

// Case is one persona with one agent, and the figures of their calls.
type Case struct {
	Persona int    // its place in what is rehearsed
	Title   string // of the persona
	Agent   rehearsal.Agent
	Metrics rehearsal.Metrics
}

// CasesOf returns the work of rehearsing every subject with every agent. It holds
// copies and may run anywhere.
func CasesOf(subjects []Subject, setup Setup, agents []rehearsal.Agent) func() []Case {
	return func() []Case {
		out := make([]Case, len(subjects)*len(agents))
		sim.Aside(len(out), func(i int) {
			persona, agent := i/len(agents), agents[i%len(agents)]
			b := rehearsal.From(&subjects[persona].Persona, setup.API)
			out[i] = Case{persona, subjects[persona].Title, agent, sim.Measure(b, setup.Script, agent, callsMeasured)}
		})
		return out
	}
}

// Overview is a table of cases: a row each, and a column for each figure, those
// that differ most at the left. Make one with NewOverview.
type Overview struct {
	keys   *keymap.Map
	styles *theme.Styles
	title  string   // what all cases have in common
	facts  []string // what they are rehearsed with

	cases   []Case
	figures []string // keys; those after differ are the same in all
	differ  int
	sorted  string // the key that the rows are sorted by
	rising  bool

	width, height int
	row, column   int // the cell under the cursor
	top, left     int // the first row and figure in sight
}

var _ view.View = (*Overview)(nil)

// NewOverview returns the table of some cases, of which there is at least one.
func NewOverview(keys *keymap.Map, styles *theme.Styles, cases []Case, title string, facts ...string) *Overview {
	o := &Overview{keys: keys, styles: styles, cases: cases, title: title, facts: facts}
	all := make([]rehearsal.Metrics, len(cases))
	for i := range cases {
		all[i] = cases[i].Metrics
	}
	o.figures = tell.Differing(all)
	o.differ = len(o.figures)
	for _, row := range all[0].Rows {
		if !slices.Contains(o.figures, row.Key) {
			o.figures = append(o.figures, row.Key)
		}
	}
	o.sort()
	return o
}

// sort sorts the rows by the figure under the cursor, and turns the order where
// they are sorted by it already.
func (o *Overview) sort() {
	key := o.figures[o.column]
	o.rising = key == o.sorted && !o.rising
	o.sorted = key
	slices.SortStableFunc(o.cases, func(a, b Case) int {
		by := cmp.Compare(b.Metrics.Mean(key), a.Metrics.Mean(key))
		if o.rising {
			by = -by
		}
		return by
	})
	o.row, o.top = 0, 0
}

// SetSize implements view.View.
func (o *Overview) SetSize(width, height int) {
	o.width, o.height = max(width, 0), max(height, 0)
	o.move(0, 0)
}

// SetStyles implements view.View.
func (o *Overview) SetStyles(styles *theme.Styles) { o.styles = styles }

// Typing implements view.View. Nothing is typed here.
func (o *Overview) Typing() bool { return false }

// Place implements view.View.
func (o *Overview) Place() keymap.Place { return keymap.Overview }

// move moves the cursor, within the table, and what is in sight with it.
func (o *Overview) move(rows, columns int) {
	o.row = max(0, min(o.row+rows, len(o.cases)-1))
	o.column = max(0, min(o.column+columns, len(o.figures)-1))
	o.top = widget.Window(o.row, o.top, o.rows(), len(o.cases))
	o.left = min(o.left, o.column)
	for o.left < o.column && o.column >= o.left+len(o.inSight().figures) {
		o.left++
	}
}

// Update implements view.View.
func (o *Overview) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if name, ok := o.keys.Match(keymap.Overview, msg.String(), false); ok {
			return o.Do(name)
		}
	case tea.MouseWheelMsg:
		o.move(view.Wheel(msg)*view.WheelLines, 0)
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			return o.click(msg.X, msg.Y)
		}
	}
	return nil, nil
}

// click moves the cursor to a cell, and opens the call of the one it is on; on a
// head it sorts.
func (o *Overview) click(x, y int) (view.Action, tea.Cmd) {
	row, column, ok := o.cellAt(x, y)
	switch {
	case !ok:
		return nil, nil
	case row < 0:
		o.column = column
		o.sort()
		return nil, nil
	case row == o.row && column == o.column:
		return o.Do(keymap.OverviewOpen)
	}
	o.move(row-o.row, column-o.column)
	return nil, nil
}
