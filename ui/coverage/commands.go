package coverage

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/view"
)

func moves(columns, rows int) func(*View) (view.Action, tea.Cmd) {
	return view.Does(func(v *View) { v.move(columns, rows) })
}

// actions is what the map can do.
var actions = view.Table[*View]{
	{Name: keymap.Back, Do: view.Asks((*View).back), Hint: view.At[*View](7)},
	{Name: keymap.CoverageUp, Do: moves(0, -1)},
	{Name: keymap.CoverageDown, Do: moves(0, 1)},
	{Name: keymap.CoverageLeft, Do: moves(-1, 0)},
	{Name: keymap.CoverageRight, Do: moves(1, 0), Hint: func(*View) view.Hint {
		return view.Hint{At: 6, Label: "move", Also: keymap.CoverageLeft}
	}},
	{Name: keymap.CoverageTop, Do: view.Does(func(v *View) { v.move(0, -v.page(len(v.chart.Rows))) })},
	{Name: keymap.CoverageBottom, Do: view.Does(func(v *View) { v.move(0, v.page(len(v.chart.Rows))) })},
	{Name: keymap.CoverageOpen, Needs: needs{people, listable}, Do: (*View).enter, Hint: (*View).enterHint},
	{Name: keymap.CoverageNext, Needs: needs{people}, Do: view.Does(func(v *View) { v.show(1) }), Hint: view.At[*View](3)},
	{Name: keymap.CoveragePrevious, Needs: needs{people}, Do: view.Does(func(v *View) { v.show(-1) })},
	{Name: keymap.CoverageX, Needs: needs{people}, Do: picks(keymap.CoverageX), Hint: view.At[*View](4)},
	{Name: keymap.CoverageY, Needs: needs{people}, Do: picks(keymap.CoverageY), Hint: view.At[*View](5)},
	{Name: keymap.CoverageMake, Needs: needs{writable, people, makeable}, Do: view.Asks(func(v *View) view.Action {
		column, row := v.cell()
		return view.New{Set: v.chart.Setting(column, row)}
	}), Hint: view.At[*View](2)},
}

// picks asks the root to let the user choose an axis.
func picks(name keymap.Name) func(*View) (view.Action, tea.Cmd) {
	return view.Asks(func(*View) view.Action { return view.Pick{What: name} })
}

type needs = []view.Need[*View]

var (
	people   = view.Unless("No persona is on the map.", (*View).loaded)
	makeable = view.Unless("A persona can be made only where both axes are fields and the place is one value of each.", func(v *View) bool {
		column, row := v.cell()
		return v.chart.CanMake(column, row)
	})
)

func writable(v *View) string { return view.ReadOnly(v.info) }

// listable says why there is nothing to go into.
func listable(v *View) string {
	switch {
	case v.listed() > 0:
		return ""
	case v.panel == panelTwins && !v.paired:
		return "The twins are still being looked for."
	case v.panel == panelHere:
		return "Nobody stands here."
	}
	return "No place is empty."
}

// cell is the cell that is meant: of the list of empty ones the one under its cursor.
func (v *View) cell() (column, row int) {
	if v.inPanel && v.panel == panelEmpty {
		return v.corners[v.at].Column, v.corners[v.at].Row
	}
	return v.column, v.row
}

func (v *View) back() view.Action {
	if v.inPanel {
		v.inPanel = false
		return nil
	}
	return view.Back{}
}

// enter goes into the list, and there opens the persona, compares the twins or goes to
// the empty cell.
func (v *View) enter() (view.Action, tea.Cmd) {
	if !v.inPanel {
		v.inPanel, v.at = true, 0
		v.move(0, 0)
		return nil, nil
	}
	switch v.panel {
	case panelTwins:
		pair := v.twins[v.at]
		return view.Open{Page: keymap.Rehearse, IDs: []string{v.survey.People[pair.A].ID, v.survey.People[pair.B].ID}}, nil
	case panelEmpty:
		corner := v.corners[v.at]
		v.inPanel = false
		v.move(corner.Column-v.column, corner.Row-v.row)
		return nil, nil
	default:
		return nil, v.open(v.survey.People[v.here()[v.at]].ID)
	}
}

func (v *View) enterHint() view.Hint {
	switch {
	case !v.inPanel:
		return view.Hint{At: 1, Label: "to the list"}
	case v.panel == panelTwins:
		return view.Hint{At: 1, Label: "compare"}
	case v.panel == panelEmpty:
		return view.Hint{At: 1, Label: "go there"}
	}
	return view.Hint{At: 1}
}

// page is how far the first and the last line are, at most.
func (v *View) page(rows int) int { return max(rows, v.listed()) }

// Do implements view.View.
func (v *View) Do(name keymap.Name) (view.Action, tea.Cmd) { return actions.Do(v, name) }

// Commands implements view.View.
func (v *View) Commands() []view.Command {
	return append(actions.Commands(v, v.keys, keymap.Coverage), view.Command{Name: keymap.Back})
}

// ShortHelp implements view.View.
func (v *View) ShortHelp() []key.Binding { return actions.Hints(v, v.keys) }
