package vary

import (
	"cmp"
	"slices"

	"personae/model/rehearsal"
	"personae/model/rehearsal/tell"
	"personae/model/vary"
	"personae/ui/widget"
)

// table is where the cursor is in the table, and how that is sorted.
type table struct {
	order    []int    // the places of the variants, as the rows show them
	figures  []string // keys, those that differ most first; nil until something is measured
	differ   int      // how many of them do
	sorted   string   // the key that the rows are sorted by, "" as they are made
	rising   bool
	selected map[int]bool // by the place of the variant

	row, column int // the row under the cursor: 0 is the persona as it is
	top, first  int // the first row and figure in sight
}

// rows is how many rows there are: the persona as it is, and the variants.
func (v *View) rows() int {
	if len(v.variants) == 0 {
		return 0
	}
	return 1 + len(v.variants)
}

// at is the place of the variant of a row, -1 for the persona as it is.
func (v *View) at(row int) int {
	if row == 0 || row > len(v.order) {
		return -1
	}
	return v.order[row-1]
}

// current is the variant under the cursor; ok is false on the persona as it is.
func (v *View) current() (variant vary.Variant, ok bool) {
	at := v.at(v.row)
	if v.rows() == 0 || at < 0 {
		return vary.Variant{}, false
	}
	return v.variants[at], true
}

// metricsOf are the figures of a row, without rows where it is not measured.
func (v *View) metricsOf(row int) rehearsal.Metrics {
	if at := v.at(row); at >= 0 {
		return v.metrics[at]
	}
	return v.baseline
}

// arrange orders the figures by how much the variants differ in them, and the rows.
func (v *View) arrange() {
	if len(v.order) != len(v.variants) {
		v.order = make([]int, len(v.variants))
		for i := range v.order {
			v.order[i] = i
		}
	}
	measured := []rehearsal.Metrics{}
	for row := range v.rows() {
		if m := v.metricsOf(row); m.Rows != nil {
			measured = append(measured, m)
		}
	}
	if len(measured) == 0 {
		return
	}
	v.figures = tell.Differing(measured)
	v.differ = len(v.figures)
	for _, figure := range measured[0].Rows {
		if !slices.Contains(v.figures, figure.Key) {
			v.figures = append(v.figures, figure.Key)
		}
	}
	if v.sorted != "" {
		v.sortBy(v.sorted)
	}
	v.move(0, 0)
}

// sort sorts by the figure under the cursor, and turns the order where the rows are
// sorted by it already.
func (v *View) sort() {
	key := v.figures[v.column]
	v.rising = key == v.sorted && !v.rising
	v.sorted = key
	v.sortBy(key)
	v.row, v.top = 1, 0
}

func (v *View) sortBy(key string) {
	slices.SortStableFunc(v.order, func(a, b int) int {
		by := cmp.Compare(v.metrics[b].Mean(key), v.metrics[a].Mean(key))
		if v.rising {
			by = -by
		}
		return by
	})
}

// move moves the cursor of the table, and what is in sight with it.
func (v *View) move(rows, columns int) {
	v.row = max(0, min(v.row+rows, v.rows()-1))
	v.column = max(0, min(v.column+columns, len(v.figures)-1))
	v.top = widget.Window(v.row, v.top, v.body(), v.rows())
	v.first = min(v.first, v.column)
	for v.first < v.column && v.column >= v.first+len(v.inSight()) {
		v.first++
	}
}

// toggle selects the variant under the cursor, or takes it out of the selection.
func (v *View) toggle() {
	if at := v.at(v.row); at >= 0 {
		if v.selected[at] {
			delete(v.selected, at)
		} else {
			v.selected[at] = true
		}
	}
	v.move(1, 0)
}

// selectAll selects every variant, or none where they all are.
func (v *View) selectAll() {
	all := len(v.selected) == len(v.variants)
	clear(v.selected)
	for i := range v.variants {
		if !all {
			v.selected[i] = true
		}
	}
}

// chosen are the variants that would be made: the selected ones, or all.
func (v *View) chosen() []vary.Variant {
	if len(v.selected) == 0 {
		return v.variants
	}
	var out []vary.Variant
	for i, variant := range v.variants {
		if v.selected[i] {
			out = append(out, variant)
		}
	}
	return out
}
