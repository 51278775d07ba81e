package rehearse

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

func moves(rows, columns int) func(*Overview) (view.Action, tea.Cmd) {
	return view.Does(func(o *Overview) { o.move(rows, columns) })
}

var overviewActions = view.Table[*Overview]{
	{Name: keymap.Back, Do: view.Asks(func(*Overview) view.Action { return view.Back{} }), Hint: view.At[*Overview](6)},
	{Name: keymap.OverviewUp, Do: moves(-1, 0)},
	{Name: keymap.OverviewDown, Do: moves(1, 0), Hint: view.At[*Overview](3)},
	{Name: keymap.OverviewLeft, Do: moves(0, -1)},
	{Name: keymap.OverviewRight, Do: moves(0, 1), Hint: view.At[*Overview](4)},
	{Name: keymap.OverviewTop, Do: view.Does(func(o *Overview) { o.move(-len(o.cases), 0) })},
	{Name: keymap.OverviewBottom, Do: view.Does(func(o *Overview) { o.move(len(o.cases), 0) })},
	{Name: keymap.OverviewPageUp, Do: view.Does(func(o *Overview) { o.move(-max(1, o.rows()), 0) })},
	{Name: keymap.OverviewPageDown, Do: view.Does(func(o *Overview) { o.move(max(1, o.rows()), 0) })},
	{Name: keymap.OverviewSort, Do: view.Does((*Overview).sort), Hint: view.At[*Overview](2)},
	{Name: keymap.OverviewOpen, Hint: view.At[*Overview](1), Do: view.Asks(func(o *Overview) view.Action {
		c := o.cases[o.row]
		return view.RehearseWith{Persona: c.Persona, Agent: c.Agent.Name}
	})},
	{Name: keymap.OverviewCopy, Hint: view.At[*Overview](5), Do: view.Asks(func(o *Overview) view.Action {
		return view.Copy{Text: o.text(), What: "the table"}
	})},
}

// Do implements view.View.
func (o *Overview) Do(name keymap.Name) (view.Action, tea.Cmd) { return overviewActions.Do(o, name) }

// Commands implements view.View.
func (o *Overview) Commands() []view.Command {
	return append(overviewActions.Commands(o, o.keys, keymap.Overview), view.Command{Name: keymap.Back})
}

// ShortHelp implements view.View.
func (o *Overview) ShortHelp() []key.Binding { return overviewActions.Hints(o, o.keys) }

// text is the whole table without colours, with a tab between cells.
func (o *Overview) text() string {
	var b strings.Builder
	b.WriteString(ansi.Strip(strings.Join(append([]string{o.title}, o.facts...), cells.Between)) + "\n\npersona\tagent")
	for _, key := range o.figures {
		b.WriteString("\t" + o.figure(0, key).Label)
	}
	for i := range o.cases {
		b.WriteString("\n" + o.cases[i].Title + "\t" + o.cases[i].Agent.Name)
		for _, key := range o.figures {
			b.WriteString("\t" + mean(o.figure(i, key)))
		}
	}
	return b.String() + "\n"
}
