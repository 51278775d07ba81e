package dialog

import (
	"fmt"
	"strings"

	"personae/model"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// exportHead is the lines above the report: the rows, what the form is, an empty
// line, the headline.
const exportHead = exportRows + 3

// leastReport is the lines that are kept for a report that is still worked out.
const leastReport = 4

func (d *Export) page() int {
	_, height := d.inner()
	return max(0, height-exportHead)
}

func (d *Export) scrollBy(lines int) {
	width, _ := d.inner()
	d.scroll = d.window(width).By(lines)
}

func (d *Export) window(width int) widget.Scroll {
	return widget.Scroll{Offset: d.scroll, Total: len(d.lines(width)), Height: d.page()}
}

// Render implements view.View.
func (d *Export) Render() view.Frame {
	width, _ := d.inner()
	lines := append(d.drawRows(width), cells.Blank(rowLabel)+d.styles.Faint.Render(d.explain()), "", d.headline())
	report := d.lines(width)
	shown := d.window(width).Draw(width, d.styles.Pens.Faint, func(i int) string { return cells.Fit(report[i], width-1) })
	return d.framed(append(lines, shown...), view.RowCursor(0, d.marked))
}

// explain says what the marked row's value does.
func (d *Export) explain() string {
	t := d.target()
	switch {
	case d.marked == rowTo && d.count > 1 && d.to() != ToFolder && t.IsRequest():
		return "A body a line (JSON Lines): a request takes one."
	case d.marked == rowTo && d.to() == ToClipboard:
		return "By the terminal (OSC 52), also over SSH; some terminals take only short texts."
	case d.marked == rowTo && d.to() == ToFolder:
		return "A file a persona; import reads the folder back."
	case d.marked == rowTo:
		return "A file that is written whole or not at all; enter asks for its name."
	case d.marked == rowUnknown:
		return "Keys of an imported record that this program has no field for."
	case t.System == model.SystemPersonae:
		return "Everything, to bring it back here or into another library."
	}
	switch t.Body {
	case wire.BodyUpdate:
		return "A body that changes a record, and says what is gone."
	case wire.BodyAnswer:
		return "The answer the system would give, with the ids and stamps it gave before."
	case wire.BodyCurl:
		return "A command that sends it; import - takes its answer."
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
		return d.styles.Bad.Render(theme.SignBad + " " + cells.Clean(p.Err.Error()))
	case p.Refused > 0:
		return d.styles.Bad.Render(fmt.Sprintf(theme.SignBad+" %s would refuse %s. Nothing is written as it is.", d.target().System.Title(), words.Count(p.Refused, "persona")))
	}
	return d.styles.Good.Render(fmt.Sprintf(theme.SignGood+" %s would be taken, %s. What is lost on the way:", words.Count(p.Total, "persona"), size(p.Bytes)))
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
	b := widget.Lines{Width: max(1, width-2), Styles: d.styles}
	for i, item := range d.plan.Personas {
		if i > 0 {
			b.Add("")
		}
		if d.plan.Total > 1 {
			b.Point("", cells.Clean(item.Name), d.styles.Pens.Strong)
		}
		for _, problem := range item.Refused {
			b.Point(theme.SignBad, problem.Text, d.styles.Pens.Bad)
		}
		for _, problem := range item.Doubtful {
			b.Point(theme.SignWarning, problem.Text, d.styles.Pens.Warning)
		}
		addFindings(&b, item.Groups)
	}
	if left := d.plan.Total - len(d.plan.Personas); left > 0 {
		b.Add("")
		b.Point(theme.SignMuted, fmt.Sprintf("%d more %s written and not listed here.", left, words.Either(left, "persona is", "personas are")), d.styles.Pens.Muted)
	}
	d.report, d.drawn = append([]string{}, b.All...), width
	return d.report
}

// addFindings adds a loss report, what is lost first.
func addFindings(lines *widget.Lines, groups []wire.FindingGroup) {
	for _, f := range view.Findings(groups, &lines.Styles.Pens) {
		text := cells.Wrap(strings.TrimSuffix(f.Names+": "+f.Text, ": "), max(1, lines.Width-2))
		lines.Beside(f.Pen.Paint(f.Sign), 2, text, lines.Styles.Pens.Text)
	}
}
