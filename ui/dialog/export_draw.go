package dialog

import (
	"fmt"

	"personae/model"
	"personae/model/wire"
	"personae/ui/view"
	"personae/ui/widget"
)

// exportHead is the lines above the report: the rows, what the form is, an empty
// line, the headline.
const exportHead = exportRows + 3

// page is how many lines of the report show at once.
func (d *Export) page() int {
	_, height := d.inner()
	return max(0, height-exportHead)
}

// scrollBy moves the report, within its ends.
func (d *Export) scrollBy(lines int) {
	width, _ := d.inner()
	d.scroll = max(0, min(d.scroll+lines, len(d.lines(width))-d.page()))
}

// Render implements view.View.
func (d *Export) Render() view.Frame {
	width, _ := d.inner()
	var lines []string
	for i, r := range d.rows {
		lines = append(lines, r.draw(width, d.marked == i, d.styles))
	}
	lines = append(lines, widget.Blank(rowLabel)+d.styles.Faint.Render(d.explain()), "", d.headline())
	report := d.lines(width)
	page := d.page()
	from := max(0, min(d.scroll, len(report)-page))
	shown := widget.Place(report[min(from, len(report)):], max(0, width-2), page)
	if bar := widget.Scrollbar(len(report), page, from, page); bar != nil {
		for i := range shown {
			shown[i] += " " + d.styles.Faint.Render(bar[i])
		}
	}
	return d.framed(append(lines, shown...), nil)
}

// explain says what the marked row's value does.
func (d *Export) explain() string {
	t := d.target()
	switch {
	case d.marked == rowTo && d.to() == ToClipboard:
		return "By the terminal (OSC 52), also over SSH; some terminals take only short texts."
	case d.marked == rowTo:
		return "A file that is written whole or not at all; enter asks for its name."
	case d.marked == rowUnknown:
		return "Keys of an imported record that this program has no field for."
	case t.System == model.SystemPersonae:
		return "Everything, to bring it back here or into another library."
	}
	switch t.Form {
	case wire.FormUpdate:
		return "The body of a request that changes a record."
	case wire.FormRecord:
		return "The answer the system would give, with the ids and stamps it gave before."
	case wire.FormCurl:
		return "A command that sends it, with the secret in an environment variable."
	default:
		return "The body of a request that makes a new record."
	}
}

// headline says in one line what comes through.
func (d *Export) headline() string {
	p := d.plan
	switch {
	case p == nil:
		return d.styles.Muted.Render("Writing…")
	case p.Err != nil:
		return d.styles.Bad.Render("✗ " + widget.Clean(p.Err.Error()))
	case p.Refused > 0:
		return d.styles.Bad.Render(fmt.Sprintf("✗ %s would refuse %s. Nothing is written as it is.", d.target().System.Title(), personas(p.Refused)))
	}
	return d.styles.Good.Render(fmt.Sprintf("✓ %s would be taken, %s. What is lost on the way:", personas(p.Total), size(p.Bytes)))
}

// size is a number of bytes in words.
func size(bytes int) string {
	switch {
	case bytes < 1000:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 1000*1000:
		return fmt.Sprintf("%d kB", (bytes+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}

// lines draws the report for a width, once.
func (d *Export) lines(width int) []string {
	if d.plan == nil || d.plan.Err != nil {
		return nil
	}
	if d.report != nil && d.drawn == width {
		return d.report
	}
	b := block{width: max(1, width-2), styles: d.styles}
	for i, item := range d.plan.Personas {
		if i > 0 {
			b.lines = append(b.lines, "")
		}
		if d.plan.Total > 1 {
			b.add("", widget.Clean(item.Name), d.styles.Strong)
		}
		for _, problem := range item.Refused {
			b.add("✗", problem.Path+": "+problem.Text, d.styles.Bad)
		}
		b.findings(item.Groups)
	}
	if left := d.plan.Total - len(d.plan.Personas); left > 0 {
		b.lines = append(b.lines, "")
		b.add("·", fmt.Sprintf("%d more personas are written and not listed here.", left), d.styles.Muted)
	}
	d.report, d.drawn = b.lines, width
	if d.report == nil {
		d.report = []string{}
	}
	return d.report
}
