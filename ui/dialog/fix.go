package dialog

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
)

// remedyWidth is the width of a list of remedies, in cells.
const remedyWidth = 84

// Cause is a knob that has to do with a symptom, and its present value.
type Cause struct{ Label, Value string }

// RemedyRow is one change that is suggested. From and To are empty where it
// stands for several.
type RemedyRow struct {
	Value           string // what the answer gives when it is taken
	Label, From, To string
	Why             string // a sentence, without its capital and its stop
}

// Remedy shows what causes a symptom, and the changes that would lessen it with
// their rehearsed effects, and lets the user take one.
type Remedy struct {
	base
	means   string
	causes  []Cause
	rows    []RemedyRow
	effects []string // nil while they are being measured
	marked  int
	offset  int
	lines   []string // as drawn for the present size
	at      []int    // the first line of each row
}

// NewRemedy returns a dialog about a symptom: what it means, the knobs behind
// it, and what is suggested.
func NewRemedy(keys *keymap.Map, styles *theme.Styles, symptom, means string, causes []Cause, rows []RemedyRow) *Remedy {
	return &Remedy{base: base{keys: keys, styles: styles, title: symptom}, means: means, causes: causes, rows: rows}
}

// SetEffects says what each suggestion would do, in the order of the rows.
func (r *Remedy) SetEffects(effects []string) {
	r.effects = effects
	r.redraw()
}

// Size implements Dialog.
func (r *Remedy) Size(width, height int) (int, int) {
	wide := min(remedyWidth, width)
	lines, _ := r.draw(max(1, wide-frameWidth))
	// Two more for the effects, which may take more room once they are known.
	return within(wide, len(lines)+2+frameHeight, width, height)
}

// SetSize implements view.View.
func (r *Remedy) SetSize(width, height int) {
	r.base.SetSize(width, height)
	r.redraw()
}

// SetStyles implements view.View.
func (r *Remedy) SetStyles(styles *theme.Styles) {
	r.base.SetStyles(styles)
	r.redraw()
}

// redraw draws all lines anew and scrolls so that the marked row shows.
func (r *Remedy) redraw() {
	width, height := r.inner()
	r.lines, r.at = r.draw(max(1, width))
	end := len(r.lines)
	if r.marked+1 < len(r.at) {
		end = r.at[r.marked+1]
	}
	r.offset = widget.Window(max(0, end-1), r.offset, height, len(r.lines))
	r.offset = widget.Window(r.at[r.marked], r.offset, height, len(r.lines))
	if r.marked == 0 && end <= height {
		r.offset = 0 // the causes stand above the first row
	}
}

// Do implements view.View.
func (r *Remedy) Do(name keymap.Name) (view.Action, tea.Cmd) {
	switch name {
	case keymap.Back:
		return view.Back{}, nil
	case keymap.DialogUp:
		r.mark(r.marked - 1)
	case keymap.DialogDown:
		r.mark(r.marked + 1)
	case keymap.DialogAccept:
		return view.Answer{Value: r.rows[r.marked].Value}, nil
	default:
	}
	return nil, nil
}

// mark moves to a row.
func (r *Remedy) mark(row int) {
	r.marked = clamp(row, len(r.rows))
	r.redraw()
}

// Update implements view.View.
func (r *Remedy) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		if msg.Button == tea.MouseWheelUp {
			return r.Do(keymap.DialogUp)
		}
		return r.Do(keymap.DialogDown)
	case tea.MouseClickMsg:
		line := msg.Y - frameHeight/2 + r.offset
		for i, first := range slices.Backward(r.at) {
			if line >= first && line < len(r.lines) {
				if i == r.marked {
					return r.Do(keymap.DialogAccept)
				}
				r.mark(i)
				break
			}
		}
	}
	return nil, nil
}

// draw writes the causes and the rows, and says where each row begins.
func (r *Remedy) draw(width int) (lines []string, at []int) {
	s := r.styles
	add := func(indent, text string, paint func(...string) string) {
		for _, line := range widget.Wrap(text, max(1, width-len(indent))) {
			lines = append(lines, indent+paint(line))
		}
	}
	add("", r.means, s.Text.Render)
	lines = append(lines, "", s.Heading.Render("The knobs behind it"))
	for _, c := range r.causes {
		label := widget.Fit(widget.Clean(c.Label), min(26, width/2))
		lines = append(lines, "  "+s.Muted.Render(label)+s.Text.Render(widget.Cut(widget.Clean(c.Value), max(1, width-2-widget.Width(label)))))
	}
	lines = append(lines, "", s.Heading.Render("What would help"))
	for i, row := range r.rows {
		at = append(at, len(lines))
		title := row.Label
		if row.To != "" {
			title += ": " + row.From + " → " + row.To
		}
		title = widget.Clean(title)
		if i == r.marked {
			lines = append(lines, s.Selected.Render(widget.Fit("› "+title, width)))
		} else {
			lines = append(lines, s.Strong.Render(widget.Fit("  "+title, width)))
		}
		if row.Why != "" {
			add("    ", "Why: "+row.Why+".", s.Muted.Render)
		}
		effect := "rehearsing…"
		if i < len(r.effects) {
			effect = r.effects[i] + "."
		}
		add("    ", "Effect: "+effect, s.Text.Render)
	}
	return lines, at
}

// Render implements view.View.
func (r *Remedy) Render() view.Frame {
	return r.framed(r.lines[min(r.offset, len(r.lines)):], nil)
}
