package dialog

import (
	"fmt"

	"personae/model/field"
	"personae/model/importing"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// importLayout says where the parts of the import dialog stand, in lines of its
// inside.
type importLayout struct {
	items, rows     int // the list: its first line, its lines
	details, height int // of the marked item
}

// importHead is the lines above the list: the rows, what the choice does, where
// it comes from and goes to, an empty line, the headline.
const importHead = importRows + 5

// What the import dialog has room for at its best, in lines.
const (
	importItems   = 14
	importDetails = 12
)

// Size implements view.Dialog.
func (d *Import) Size(width, height int) (int, int) {
	tall := importHead + frameHeight
	if d.plan != nil && len(d.plan.Items) > 0 {
		wide, _ := within(exchangeWidth-frameWidth, 0, width-frameWidth, 0)
		tall += min(len(d.plan.Items), importItems) + 1 + min(len(d.detailLines(wide)), importDetails)
	}
	return within(exchangeWidth, d.growing(tall), width, height)
}

// layout shares the room: the details get half of it.
func (d *Import) layout() importLayout {
	_, height := d.inner()
	room := max(0, height-importHead-1)
	rows := (room + 1) / 2
	if d.plan != nil {
		rows = min(max(rows, 1), max(len(d.plan.Items), 1))
	}
	rows = min(rows, room)
	return importLayout{items: importHead, rows: rows, details: importHead + rows + 1, height: room - rows}
}

// Render implements view.View.
func (d *Import) Render() view.Frame {
	width, _ := d.inner()
	project := "their document's project, or Default"
	if d.project != "" {
		project = d.project
	}
	lines := append(d.drawRows(width),
		cells.Blank(rowLabel)+d.styles.Faint.Render(d.explain()),
		d.fact("From", d.source),
		d.fact("New personas go to", project),
		"",
		d.headline(),
	)
	at := d.layout()
	lines = append(lines, d.list(width, at.rows)...)
	if d.plan != nil && len(d.plan.Items) > 0 {
		lines = append(lines, d.detailRule(width))
		lines = append(lines, d.details(width, at.height)...)
	}
	at.items += d.marked - len(d.rows) - d.offset
	if d.marked < len(d.rows) {
		at.items = d.marked
	}
	return d.framed(lines, view.RowCursor(0, at.items))
}

// explain says what the marked row's value does.
func (d *Import) explain() string {
	switch {
	case d.marked != rowBad:
		return d.choice().OnClash.Help()
	case d.choice().SkipBad:
		return "Import the others without what cannot be read."
	}
	return "Import nothing while a record cannot be read."
}

// fact draws a name and a text that cannot be changed here.
func (d *Import) fact(label, text string) string {
	return "  " + cells.Fit(d.styles.Muted.Render(label), rowLabel-2) + d.styles.Text.Render(cells.Clean(text))
}

func (d *Import) list(width, rows int) []string {
	out := make([]string, 0, rows)
	if d.plan == nil {
		return widget.Fill(nil, width, rows)
	}
	for i := d.offset; i < len(d.plan.Items) && len(out) < rows; i++ {
		out = append(out, d.item(i, width))
	}
	return widget.Fill(out, width, rows)
}

// item draws one record: what becomes of it, its name, and a few words.
func (d *Import) item(i, width int) string {
	item := &d.plan.Items[i]
	sign, pen := outcomeSign(item.Outcome, &d.styles.Pens)
	head := fmt.Sprintf("%s %-9s ", sign, item.Outcome)
	name := itemName(item)
	nameWidth := min(d.names, 36, width/3)
	noteWidth := max(0, width-2-cells.Width(head)-nameWidth-2)
	note := cells.Fit(cells.Clean(itemNote(item)), noteWidth)
	if i+len(d.rows) == d.marked {
		return d.styles.Selected.Render(cells.Fit("› "+head+cells.Fit(name, nameWidth)+"  "+note, width))
	}
	return "  " + pen.Paint(head) + d.styles.Text.Render(cells.Fit(name, nameWidth)) + "  " + d.styles.Muted.Render(note)
}

// itemName is what a record is called, or where it stands.
func itemName(item *importing.Item) string {
	if item.Name == "" {
		return fmt.Sprintf("record %d", item.Number)
	}
	return cells.Clean(item.Name)
}

// itemNote is what is most worth knowing of a record, in a few words.
func itemNote(item *importing.Item) string {
	if item.Why != "" {
		return item.Why
	}
	if item.Outcome == importing.OutcomeUpdated {
		return fmt.Sprintf("%s: %s", item.System.Title(), words.Count(len(item.Changes), "field")+words.Either(len(item.Changes), " changes", " change"))
	}
	lossy := len(item.Report) - item.Exact()
	text := item.System.Title() + ": " + wire.Exact(item.Report)
	if lossy > 0 {
		text += fmt.Sprintf(", %d not", lossy)
	}
	return text
}

// outcomeSign tells the outcomes apart, without colour too.
func outcomeSign(o importing.Outcome, pens *theme.Pens) (sign string, pen theme.Pen) {
	switch o {
	case importing.OutcomeNew:
		return "+", pens.Good
	case importing.OutcomeUpdated:
		return "~", pens.Change
	case importing.OutcomeUnchanged:
		return "=", pens.Muted
	case importing.OutcomeSkipped:
		return "−", pens.Muted
	case importing.OutcomeClash, importing.OutcomeRefused:
	}
	return theme.SignBad, pens.Bad
}

// detailRule draws the line above the details, with what they are about.
func (d *Import) detailRule(width int) string {
	title := "mark a record to see its fields"
	if item, ok := d.current(); ok {
		title = item.Name
		if title == "" {
			title = fmt.Sprintf("record %d", item.Number)
		}
		if item.Source != "" && item.Source != d.source {
			title += " · " + item.Source
		}
	}
	return widget.Rule(cells.Clean(title), width, d.styles)
}

func (d *Import) current() (item *importing.Item, ok bool) {
	at := d.marked - len(d.rows)
	if d.plan == nil || at < 0 || at >= len(d.plan.Items) {
		return nil, false
	}
	return &d.plan.Items[at], true
}

// details draws what there is to say about the marked item, as far as it shows.
func (d *Import) details(width, height int) []string {
	lines := d.detailLines(width)
	return widget.Fill(lines[widget.Scroll{Total: len(lines), Height: height}.To(d.scroll):], width, height)
}

// scrollBy moves the details by a page.
func (d *Import) scrollBy(pages int) {
	width, _ := d.inner()
	height := d.layout().height
	d.scroll = widget.Scroll{Offset: d.scroll, Total: len(d.detailLines(width)), Height: height}.By(pages * max(1, height-1))
}

// detailLines is everything there is to say about the marked item, or, when none
// is, about the whole.
func (d *Import) detailLines(width int) []string {
	item, ok := d.current()
	if !ok {
		return d.overview(width)
	}
	b := widget.Lines{Width: width, Styles: d.styles}
	if item.Why != "" {
		b.Point("", item.Why, d.styles.Pens.Strong)
	}
	for _, change := range item.Changes {
		if spec, ok := field.Find(change.Path); !ok || spec.Kind != field.KindObject {
			b.Point("~", field.Describe(change), d.styles.Pens.Text)
		}
	}
	if kept := item.KeptText(); kept != "" {
		b.Point(theme.SignMuted, words.Capital(kept), d.styles.Pens.Muted)
	}
	for _, problem := range item.Problems {
		b.Point(theme.SignWarning, problem.Text, d.styles.Pens.Warning)
	}
	addFindings(&b, wire.Group(item.Report))
	return b.All
}

// overview is what there is to say while no record is marked.
func (d *Import) overview(width int) []string {
	b := widget.Lines{Width: width, Styles: d.styles}
	if d.plan == nil {
		return nil
	}
	left := d.plan.Counts.Total() - len(d.plan.Items)
	if left > 0 {
		b.Point(theme.SignMuted, fmt.Sprintf("%d more %s like these and not listed.", left, words.Either(left, "record is", "records are")), d.styles.Pens.Muted)
	}
	if d.plan.More {
		b.Point(theme.SignWarning, importing.MorePages, d.styles.Pens.Warning)
	}
	b.Point(theme.SignMuted, "A record that was imported before updates its persona, and what the record does not carry stays as it is here.", d.styles.Pens.Muted)
	return b.All
}
