package dialog

import (
	"math"
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Cause is a knob that has to do with a symptom, and its present value.
type Cause struct{ Label, Value string }

// FixRow is one change that is suggested. From and To are empty where it
// stands for several.
type FixRow struct {
	Label, From, To string
	Why             string         // a sentence, without its capital and its stop
	Do              func() tea.Cmd // takes the change
}

// Fix shows what causes a symptom, and the changes that would lessen it with
// their rehearsed effects, and lets the user take one.
type Fix struct {
	base
	means   string
	causes  []Cause
	rows    []FixRow
	effects []string // nil while they are being measured
	marked  int
	offset  int
	lines   []string // as drawn for the present size
	at      []int    // the first line of each row
}

// NewFix returns a dialog about a symptom: what it means, the knobs behind
// it, and what is suggested.
func NewFix(keys *keymap.Map, styles *theme.Styles, symptom, means string, causes []Cause, rows []FixRow) *Fix {
	return &Fix{base: base{keys: keys, styles: styles, title: symptom}, means: means, causes: causes, rows: rows}
}

// SetEffects says what each suggestion would do, in the order of the rows.
func (f *Fix) SetEffects(effects []string) {
	f.effects = effects
	f.redraw()
}

// Size implements view.Dialog.
func (f *Fix) Size(width, height int) (int, int) {
	wide := min(fixWidth, width)
	lines, _ := f.draw(max(1, wide-frameWidth))
	return within(wide, f.growing(len(lines)+frameHeight), width, height)
}

// SetSize implements view.View.
func (f *Fix) SetSize(width, height int) {
	f.base.SetSize(width, height)
	f.redraw()
}

// SetStyles implements view.View.
func (f *Fix) SetStyles(styles *theme.Styles) {
	f.base.SetStyles(styles)
	f.redraw()
}

// redraw draws all lines anew and scrolls so that the marked row shows.
func (f *Fix) redraw() {
	width, height := f.inner()
	f.lines, f.at = f.draw(max(1, width))
	end := len(f.lines)
	if f.marked+1 < len(f.at) {
		end = f.at[f.marked+1]
	}
	f.offset = widget.Window(max(0, end-1), f.offset, height, len(f.lines))
	f.offset = widget.Window(f.at[f.marked], f.offset, height, len(f.lines))
	if f.marked == 0 && end <= height {
		f.offset = 0 // the causes stand above the first row
	}
}

// Do implements view.View.
func (f *Fix) Do(name keymap.Name) (view.Action, tea.Cmd) {
	switch name {
	case keymap.Back:
		return view.Back{}, nil
	case keymap.DialogUp:
		f.mark(f.marked - 1)
	case keymap.DialogDown:
		f.mark(f.marked + 1)
	case keymap.DialogAccept:
		return view.Answered{Then: f.rows[f.marked].Do}, nil
	default:
	}
	return nil, nil
}

func (f *Fix) mark(row int) {
	f.marked = clamp(row, len(f.rows))
	f.redraw()
}

// Update implements view.View.
func (f *Fix) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return f.Do(wheeled(msg))
	case tea.MouseClickMsg:
		line := msg.Y - frameHeight/2 + f.offset
		for i, first := range slices.Backward(f.at) {
			if line >= first && line < len(f.lines) {
				if i == f.marked {
					return f.Do(keymap.DialogAccept)
				}
				f.mark(i)
				break
			}
		}
	}
	return nil, nil
}

// draw writes the causes and the rows, and says where each row begins.
func (f *Fix) draw(width int) (lines []string, at []int) {
	p := &f.styles.Pens
	l := widget.Lines{Width: width, Styles: f.styles}
	inset := func(text string, pen theme.Pen) { l.Beside("", 4, cells.Wrap(text, max(1, width-4)), pen) }
	l.Text(f.means, p.Text)
	l.Add("")
	l.Add(p.Heading.Paint("The knobs behind it"))
	for _, c := range f.causes {
		label := cells.Fit(cells.Clean(c.Label), min(26, width/2))
		l.Add("  " + p.Muted.Paint(label) + p.Text.Paint(cells.Clean(c.Value)))
	}
	l.Add("")
	l.Add(p.Heading.Paint("What would help"))
	for i, row := range f.rows {
		at = append(at, len(l.All))
		title := row.Label
		if row.To != "" {
			title += ": " + row.From + " → " + row.To
		}
		mark, pen := "  ", p.Strong
		if i == f.marked {
			mark, pen = "› ", p.Selected
		}
		l.Hang(mark, cells.Clean(title), pen, math.MaxInt)
		if row.Why != "" {
			inset("Why: "+row.Why+".", p.Muted)
		}
		effect := "rehearsing…"
		if i < len(f.effects) {
			effect = f.effects[i] + "."
		}
		inset("Effect: "+effect, p.Text)
	}
	return l.All, at
}

// Render implements view.View.
func (f *Fix) Render() view.Frame {
	return f.framed(f.lines[min(f.offset, len(f.lines)):], view.RowCursor(0, f.at[f.marked]-f.offset))
}
