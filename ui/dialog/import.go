package dialog

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/importing"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
	"personae/ui/widget/input"
)

// ImportPlan is what an import would do.
type ImportPlan struct {
	Items  []importing.Item // the first ones, those that stop it before all others
	Counts importing.Counts
	More   bool  // a page says that more records stand on another
	Err    error // why nothing can be said
}

// ImportChoice is how the rows are set.
type ImportChoice struct {
	From    model.System // "" recognises each record
	OnClash importing.Clash
	SkipBad bool // what cannot be read, instead of importing nothing
}

// ImportCalls is what the import dialog calls for.
type ImportCalls struct {
	Plan func(ImportChoice) tea.Cmd              // finds out what it would do, for SetRead and SetPlan
	Then func(c ImportChoice, total int) tea.Cmd // imports; total is how many records it will read
	Left func() tea.Cmd                          // tidies up after the dialog was left
}

// Import shows what an import will do before it is done, and lets the user
// choose what becomes of clashes.
type Import struct {
	settings
	calls   ImportCalls
	source  string
	project string      // of new personas, "" for the document's own
	offset  int         // first item shown
	plan    *ImportPlan // nil while it is worked out
	names   int         // cells of the longest name in it
	read    int         // records so far
}

// The rows of the import dialog.
const (
	rowFrom = iota
	rowClash
	rowBad
	importRows
)

// skipBad is the choice that leaves out what cannot be read.
const skipBad = "skip"

// autoSystem is the choice that recognises each record.
const autoSystem = ""

// NewImport returns the preview of an import from source, a file or a folder.
// Begin must be called once it is shown.
func NewImport(keys *keymap.Map, styles *theme.Styles, source, project string, calls ImportCalls) *Import {
	from := []input.Option{{Value: autoSystem, Label: "recognised"}}
	for _, s := range model.Systems {
		from = append(from, input.Option{Value: string(s), Label: s.Title()})
	}
	clashes := make([]input.Option, len(importing.Clashes))
	for i, c := range importing.Clashes {
		clashes[i] = input.Option{Value: string(c), Label: clashLabel(c)}
	}
	return &Import{
		calls: calls, source: source, project: project,
		settings: settings{
			base: base{keys: keys, styles: styles, title: "Import"},
			rows: []*row{
				newRow("Read as", autoSystem, from...), newRow("If a name is taken", string(importing.ClashFail), clashes...),
				newRow("If a record is bad", "", input.Option{Value: "", Label: "stop"}, input.Option{Value: skipBad, Label: "skip it"}),
			},
			marked: rowClash,
		},
	}
}

func clashLabel(c importing.Clash) string {
	if c == importing.ClashFail {
		return "stop"
	}
	return string(c)
}

// Begin asks what the import would do.
func (d *Import) Begin() tea.Cmd { return d.ask() }

func (d *Import) ask() tea.Cmd {
	d.plan, d.read, d.offset, d.scroll = nil, 0, 0, 0
	return d.calls.Plan(d.choice())
}

// SetRead says how many records have been read so far.
func (d *Import) SetRead(records int) { d.read = records }

// SetPlan says what the import would do as the rows are set.
func (d *Import) SetPlan(plan ImportPlan) {
	d.plan, d.names = &plan, 0
	for i := range plan.Items {
		d.names = max(d.names, cells.Width(itemName(&plan.Items[i])))
	}
	d.rows[rowBad].off = ""
	if plan.Counts[importing.OutcomeRefused] == 0 && !d.choice().SkipBad {
		d.rows[rowBad].off = "none is"
	}
	d.mark(d.marked)
}

func (d *Import) choice() ImportChoice {
	return ImportChoice{
		From: model.System(d.rows[rowFrom].value()), OnClash: importing.Clash(d.rows[rowClash].value()),
		SkipBad: d.rows[rowBad].value() == skipBad,
	}
}

// SetSize implements view.View.
func (d *Import) SetSize(width, height int) {
	d.base.SetSize(width, height)
	d.mark(d.marked)
}

// Do implements view.View.
func (d *Import) Do(name keymap.Name) (view.Action, tea.Cmd) {
	switch name {
	case keymap.Back:
		return view.Answered{Then: d.calls.Left}, nil
	case keymap.DialogUp, keymap.DialogPrevious:
		d.mark(d.marked - 1)
	case keymap.DialogDown, keymap.DialogNext:
		d.mark(d.marked + 1)
	case keymap.DialogLeft:
		return nil, d.change(-1)
	case keymap.DialogRight:
		return nil, d.change(1)
	case keymap.DialogPageUp:
		d.scrollBy(-1)
	case keymap.DialogPageDown:
		d.scrollBy(1)
	case keymap.DialogAccept:
		return d.accept(), nil
	default:
	}
	return nil, nil
}

// Update implements view.View.
func (d *Import) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return d.Do(wheeled(msg))
	case tea.MouseClickMsg:
		return nil, d.click(msg.X-frameWidth/2, msg.Y-frameHeight/2)
	}
	return nil, nil
}

func (d *Import) change(delta int) tea.Cmd {
	if d.move(delta) {
		return d.ask()
	}
	return nil
}

// click marks what lies under the mouse, and chooses a value.
func (d *Import) click(x, y int) tea.Cmd {
	at := d.layout()
	switch {
	case y >= 0 && y < len(d.rows):
		d.mark(y)
		if d.rows[y].click(x) {
			return d.ask()
		}
	case y >= at.items && y < at.items+at.rows:
		d.mark(len(d.rows) + d.offset + y - at.items)
	}
	return nil
}

// mark moves to a row or an item and scrolls so that it shows.
func (d *Import) mark(at int) {
	last := len(d.rows) - 1
	if d.plan != nil {
		last += len(d.plan.Items)
	}
	if at = max(0, min(at, last)); at != d.marked {
		d.scroll = 0
	}
	d.marked = at
	if item := at - len(d.rows); item >= 0 {
		d.offset = widget.Window(item, d.offset, d.layout().rows, len(d.plan.Items))
	}
}

// accept answers, unless there is nothing to import.
func (d *Import) accept() view.Action {
	switch p := d.plan; {
	case p == nil:
		return warn("Still reading: wait until it is clear what will happen.")
	case p.Err != nil:
		return warn(p.Err.Error())
	case p.Counts[importing.OutcomeRefused] > 0:
		return warn("Nothing can be imported while a record is refused: skip it with ← → in the third row, mend the file, or choose another system.")
	case p.Counts[importing.OutcomeClash] > 0:
		return warn("A name is taken: choose what to do then with ← →, in the second row.")
	case p.Counts[importing.OutcomeUnchanged] == p.Counts.Total():
		return warn("There is nothing to import: every persona is here already, as it is in the file.")
	case !comesIn(p.Counts):
		return warn("There is nothing to import: what is not here already is left out, as the list says.")
	}
	choice, total := d.choice(), d.plan.Counts.Total()
	return view.Answered{Then: func() tea.Cmd { return d.calls.Then(choice, total) }}
}

// comesIn reports whether an import that is not stopped changes the library.
func comesIn(c importing.Counts) bool {
	return c[importing.OutcomeNew]+c[importing.OutcomeUpdated] > 0
}

// ShortHelp implements view.View.
func (d *Import) ShortHelp() []key.Binding {
	change := d.keys.Both(keymap.DialogLeft, keymap.DialogRight, "change")
	scroll := d.keys.Relabelled(keymap.DialogPageDown, "more of it")
	accept := d.keys.Relabelled(keymap.DialogAccept, "import")
	out := append(d.keys.Bindings(keymap.DialogUp, keymap.DialogDown), change)
	if d.marked >= len(d.rows) {
		out = append(out, scroll)
	}
	return append(out, accept, d.keys.Binding(keymap.Back))
}

// headline says what the import would do, in one line.
func (d *Import) headline() string {
	p := d.plan
	switch {
	case p == nil && d.read == 0:
		return d.styles.Muted.Render("Reading…")
	case p == nil:
		return d.styles.Muted.Render(fmt.Sprintf("Reading… %d records so far; esc stops.", d.read))
	case p.Err != nil:
		return d.styles.Bad.Render(theme.SignBad + " " + cells.Clean(p.Err.Error()))
	case p.Counts.Total() == 0:
		return d.styles.Warning.Render("There are no records in it.")
	}
	var parts []string
	for _, outcome := range importing.Outcomes {
		if n := p.Counts[outcome]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, outcome))
		}
	}
	text := words.Count(p.Counts.Total(), "record") + ": " + strings.Join(parts, " · ")
	if p.Counts.Stopped() > 0 {
		return d.styles.Bad.Render(theme.SignBad + " Nothing comes in yet. " + text)
	}
	if !comesIn(p.Counts) {
		return d.styles.Warning.Render(theme.SignWarning + " Nothing comes in. " + text)
	}
	return d.styles.Good.Render(theme.SignGood + " Enter imports, as one change. " + text)
}
