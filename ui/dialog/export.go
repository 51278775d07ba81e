package dialog

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/input"
)

// ExportPlan is what an export would write and lose.
type ExportPlan struct {
	Personas []ExportItem // the first ones, those that would be refused before all others
	Total    int
	Refused  int   // personas that the system would refuse
	Bytes    int   // of all bodies
	Err      error // why nothing can be said
}

// ExportItem is one persona of an export.
type ExportItem struct {
	Name     string
	Groups   []wire.FindingGroup
	Refused  []wire.LineProblem
	Doubtful []wire.LineProblem // what the system may refuse
}

// ExportCalls is what the export dialog calls for.
type ExportCalls struct {
	Plan func(wire.Target) tea.Cmd              // finds out what is lost, for SetPlan
	Then func(wire.Target, Destination) tea.Cmd // exports
}

// Export lets the user choose how personas are written, and shows first what is
// lost on the way.
type Export struct {
	settings
	count  int // of personas
	calls  ExportCalls
	plan   *ExportPlan // nil while it is worked out
	report []string    // of the plan, drawn for a width
	drawn  int
}

// The rows of the export dialog.
const (
	rowSystem = iota
	rowForm
	rowVersion
	rowUnknown
	rowTo
	exportRows
)

// Destination is where an export goes.
type Destination string

// The destinations.
const (
	ToClipboard Destination = "clipboard"
	ToFile      Destination = "file"
	ToFolder    Destination = "folder"
)

// strictly is the choice that leaves unknown keys out.
const strictly = "strict"

// NewExport returns a dialog over the export of count personas, starting from a
// system; "" is the first of the others' systems. Begin must be called once it
// is shown.
func NewExport(keys *keymap.Map, styles *theme.Styles, count int, system model.System, calls ExportCalls) *Export {
	if system == "" {
		system = model.Vendors[0]
	}
	var systems, forms []input.Option
	for _, s := range model.Systems {
		systems = append(systems, input.Option{Value: string(s), Label: s.Title()})
	}
	for _, f := range wire.Bodies {
		forms = append(forms, input.Option{Value: string(f), Label: string(f)})
	}
	option := func(value, label string) input.Option { return input.Option{Value: value, Label: label} }
	to := func(d Destination) input.Option { return option(string(d), string(d)) }
	d := &Export{
		count: count, calls: calls,
		settings: settings{base: base{keys: keys, styles: styles, title: "Export " + words.Count(count, "persona")}, rows: []*row{
			newRow("System", string(system), systems...),
			newRow("Form", string(wire.BodyCreate), forms...),
			newRow("Feather's API", wire.API121, option(wire.API121, wire.API121), option(wire.API187, wire.API187+" and later")),
			newRow("Keys we do not know", "", option("", "go back where they came from"), option(strictly, "left out")),
			newRow("To", string(ToClipboard), to(ToClipboard), to(ToFile), to(ToFolder)),
		}},
	}
	d.markPointless()
	return d
}

// Begin asks what the export would lose.
func (d *Export) Begin() tea.Cmd { return d.ask() }

// Size implements view.Dialog.
func (d *Export) Size(width, height int) (int, int) {
	wide := min(exchangeWidth, width)
	report := max(leastReport, len(d.lines(wide-frameWidth)))
	return within(wide, d.growing(exportHead+report+frameHeight), width, height)
}

// markPointless says of each row why it means nothing for the system, if it does.
func (d *Export) markPointless() {
	system := model.System(d.rows[rowSystem].value())
	for _, r := range d.rows {
		r.off = ""
	}
	if system.Letter() != model.SystemFeather.Letter() {
		d.rows[rowVersion].off = "only Feather has several"
	}
	if system == model.SystemPersonae {
		d.rows[rowForm].off = "our own document, whole"
		d.rows[rowUnknown].off = "always kept in our own document"
	}
}

func (d *Export) target() wire.Target {
	t := wire.Target{
		System: model.System(d.rows[rowSystem].value()),
		Body:   wire.Body(d.rows[rowForm].value()),
		Strict: d.rows[rowUnknown].value() == strictly,
	}
	if d.rows[rowVersion].off == "" {
		t.API = d.rows[rowVersion].value()
	}
	return t
}

func (d *Export) to() Destination { return Destination(d.rows[rowTo].value()) }

// ask asks what the export would lose as the rows are set.
func (d *Export) ask() tea.Cmd {
	d.markPointless()
	d.plan, d.report, d.scroll = nil, nil, 0
	return d.calls.Plan(d.target())
}

// SetPlan says what the export would lose as the rows are set.
func (d *Export) SetPlan(plan ExportPlan) { d.plan, d.report = &plan, nil }

// SetSize implements view.View.
func (d *Export) SetSize(width, height int) {
	d.base.SetSize(width, height)
	d.scrollBy(0)
}

// SetStyles implements view.View.
func (d *Export) SetStyles(styles *theme.Styles) {
	d.base.SetStyles(styles)
	d.report = nil
}

// Do implements view.View.
func (d *Export) Do(name keymap.Name) (view.Action, tea.Cmd) {
	switch name {
	case keymap.Back:
		return view.Back{}, nil
	case keymap.DialogUp:
		d.mark(d.marked - 1)
	case keymap.DialogDown:
		d.mark(d.marked + 1)
	case keymap.DialogLeft:
		return nil, d.change(-1)
	case keymap.DialogRight:
		return nil, d.change(1)
	case keymap.DialogNext:
		d.mark((d.marked + 1) % len(d.rows))
	case keymap.DialogPrevious:
		d.mark((d.marked + len(d.rows) - 1) % len(d.rows))
	case keymap.DialogPageUp:
		d.scrollBy(-d.page())
	case keymap.DialogPageDown:
		d.scrollBy(d.page())
	case keymap.DialogHalfUp:
		d.scrollBy(-d.page() / 2)
	case keymap.DialogHalfDown:
		d.scrollBy(d.page() / 2)
	case keymap.DialogAccept:
		return d.accept(), nil
	default:
	}
	return nil, nil
}

func (d *Export) mark(at int) { d.marked = clamp(at, len(d.rows)) }

// Update implements view.View.
func (d *Export) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		d.scrollBy(view.Wheel(msg) * view.WheelLines)
	case tea.MouseClickMsg:
		y := msg.Y - frameHeight/2
		if y < 0 || y >= len(d.rows) {
			return nil, nil
		}
		d.mark(y)
		if d.rows[y].click(msg.X - frameWidth/2) {
			return nil, d.again()
		}
	}
	return nil, nil
}

func (d *Export) change(delta int) tea.Cmd {
	if !d.move(delta) {
		return nil
	}
	return d.again()
}

// again asks anew when what changed changes what is written.
func (d *Export) again() tea.Cmd {
	if d.marked == rowTo {
		return nil
	}
	return d.ask()
}

// accept answers, unless the system would refuse it.
func (d *Export) accept() view.Action {
	switch p := d.plan; {
	case p == nil:
		return warn("Still being written: wait until it is clear what is lost.")
	case p.Err != nil:
		return warn(p.Err.Error())
	case p.Refused > 0:
		return warn(fmt.Sprintf("%s would refuse %s, so nothing is written: the list says why.", d.target().System.Title(), words.Count(p.Refused, "persona")))
	}
	target, to := d.target(), d.to()
	return view.Answered{Then: func() tea.Cmd { return d.calls.Then(target, to) }}
}

// ShortHelp implements view.View.
func (d *Export) ShortHelp() []key.Binding {
	change := d.keys.Both(keymap.DialogLeft, keymap.DialogRight, "change")
	scroll := d.keys.Relabelled(keymap.DialogPageDown, "more")
	accept := d.keys.Relabelled(keymap.DialogAccept, "export")
	return append(d.keys.Bindings(keymap.DialogUp, keymap.DialogDown), change, scroll, accept, d.keys.Binding(keymap.Back))
}
