package input

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Pair is a key and its value.
type Pair struct{ Key, Value string }

// Pairs is rows of keys and values, in the order they have. The last row is
// always empty: typing there adds one. A row is taken away by backspace when it
// is empty, or at once by a key of its own. A row with a name and nothing else is
// half made, unless it was put in so.
type Pairs struct {
	means Keys
	base
	width, height int
	hints         [2]string
	rows          []*pairRow
	bare          map[string]bool // keys that were put in with an empty value
	hidden        func(Pair) bool // whose value is not shown; nil for none
	row, column   int             // where the cursor is; column 1 is the value
	offset        int             // the first row shown
}

type pairRow [2]*Line

// NewPairs returns one empty row.
func NewPairs(keys Keys) *Pairs {
	p := &Pairs{means: keys, hints: [2]string{"key", "value"}}
	p.SetPairs(nil)
	return p
}

// SetPairs replaces the rows.
func (p *Pairs) SetPairs(pairs []Pair) {
	p.rows, p.bare = p.rows[:0], map[string]bool{}
	for _, pair := range pairs {
		if pair.Value == "" {
			p.bare[pair.Key] = true
		}
		row := p.newRow()
		row[0].SetValue(pair.Key)
		row[1].SetValue(pair.Value)
		p.rows = append(p.rows, row)
	}
	p.row, p.column, p.offset = 0, 0, 0
	p.arrange()
}

// Pairs returns the rows that are not empty, as they are, right or wrong.
func (p *Pairs) Pairs() []Pair {
	pairs := make([]Pair, 0, len(p.rows))
	for _, row := range p.rows {
		if !row.empty() {
			pairs = append(pairs, Pair{row[0].Value(), row[1].Value()})
		}
	}
	return pairs
}

// SetHints sets what is shown, faintly, in an empty key and an empty value.
func (p *Pairs) SetHints(key, value string) { p.hints = [2]string{key, value} }

// SetHidden says which values are not shown: a mask stands in their place, and a dot
// for each sign while the cursor is in one.
func (p *Pairs) SetHidden(hidden func(Pair) bool) { p.hidden = hidden }

// SetSize gives the cells that the rows have.
func (p *Pairs) SetSize(width, height int) {
	p.width, p.height = max(width, 0), max(height, 0)
	p.arrange()
}

// Rows returns how many rows there are, the empty one at the end among them.
func (p *Pairs) Rows() int { return len(p.rows) }

// Focus lets the rows take keys.
func (p *Pairs) Focus() {
	p.focused = true
	p.arrange()
}

// Blur stops the rows from taking keys.
func (p *Pairs) Blur() {
	p.focused = false
	p.arrange()
}

// AtTop reports whether the cursor is on the first row.
func (p *Pairs) AtTop() bool { return p.row == 0 }

// AtBottom reports whether the cursor is on the last row.
func (p *Pairs) AtBottom() bool { return p.row == len(p.rows)-1 }

// AtEnd and AtStart report whether there is no cell to go on to, or back to.
func (p *Pairs) AtEnd() bool { return p.AtBottom() && (p.column == 1 || p.rows[p.row].empty()) }

// AtStart is AtEnd the other way.
func (p *Pairs) AtStart() bool { return p.AtTop() && p.column == 0 }

// Update handles a key press or a paste and reports whether the rows changed.
func (p *Pairs) Update(msg tea.Msg) (changed bool) { return p.Do(p.means.edit(msg)) }

// Do makes an edit, with the text that is inserted, and reports whether the rows
// changed.
func (p *Pairs) Do(what Edit, text string) (changed bool) {
	if !p.focused {
		return false
	}
	line := p.rows[p.row][p.column]
	switch {
	case what == EditRemoveRow:
		return p.remove()
	case what == EditUp:
		p.moveTo(p.row-1, p.column)
	case what == EditDown:
		p.moveTo(p.row+1, p.column)
	case what == EditPageUp:
		p.moveTo(max(0, p.row-p.height), p.column)
	case what == EditPageDown:
		p.moveTo(min(p.row+max(p.height, 1), len(p.rows)-1), p.column)
	case what == EditTop:
		p.moveTo(0, 0)
	case what == EditBottom:
		p.moveTo(len(p.rows)-1, 0)
	case what == EditBreak || what == EditNext:
		p.goOn()
	case what == EditPrevious && p.column == 1:
		p.moveTo(p.row, 0)
	case what == EditPrevious:
		p.moveTo(p.row-1, 1)
	case what == EditLeft && line.AtStart() && p.column == 1:
		p.moveTo(p.row, 0)
		p.rows[p.row][0].ToEnd()
	case what == EditRight && line.AtEnd() && p.column == 0:
		p.moveTo(p.row, 1)
		p.rows[p.row][1].ToStart()
	case what == EditBack && line.AtStart():
		return p.backspace()
	default:
		changed = line.Do(what, text)
		p.arrange()
	}
	return changed
}

// goOn goes from a name to its value, and from a value to the next name.
func (p *Pairs) goOn() {
	if p.column == 0 {
		p.moveTo(p.row, 1)
		return
	}
	p.moveTo(p.row+1, 0)
}

// backspace handles backspace where a cell has nothing left of the cursor: it
// takes an empty row away, and otherwise goes one cell back.
func (p *Pairs) backspace() (changed bool) {
	if p.rows[p.row].empty() {
		last := p.AtBottom()
		changed = !last && p.remove()
		if p.row > 0 && (changed || last) {
			p.moveTo(p.row-1, 1)
			p.rows[p.row][1].ToEnd()
		}
		return changed
	}
	if p.column == 1 {
		p.moveTo(p.row, 0)
		p.rows[p.row][0].ToEnd()
	}
	return false
}

// remove takes the cursor's row away and reports whether anything was in it.
func (p *Pairs) remove() (changed bool) {
	changed = !p.rows[p.row].empty()
	p.rows = slices.Delete(p.rows, p.row, p.row+1)
	p.column = 0
	p.arrange()
	return changed
}

func (p *Pairs) moveTo(row, column int) {
	if row >= 0 && row < len(p.rows) {
		p.row, p.column = row, column
		p.arrange()
	}
}

func (p *Pairs) newRow() *pairRow { return &pairRow{NewLine(p.means), NewLine(p.means)} }

// arrange keeps the empty row at the end, the cursor within the rows and in
// sight, and the focus with the cursor.
func (p *Pairs) arrange() {
	if len(p.rows) == 0 || !p.rows[len(p.rows)-1].empty() {
		p.rows = append(p.rows, p.newRow())
	}
	p.row = min(p.row, len(p.rows)-1)
	p.offset = widget.Window(p.row, p.offset, p.height, len(p.rows))
	key, value := p.columns()
	for i, row := range p.rows {
		row[0].SetWidth(key)
		row[1].SetWidth(value)
		for column, line := range row {
			line.focused = p.focused && i == p.row && column == p.column
		}
	}
}

func (r *pairRow) empty() bool { return r[0].text == "" && r[1].text == "" }

func (p *Pairs) keys() map[string]int {
	keys := make(map[string]int, len(p.rows))
	for _, row := range p.rows {
		keys[row[0].Value()]++
	}
	return keys
}

// problemOf says what is wrong with a row, in words, or "".
func (p *Pairs) problemOf(at int, keys map[string]int) string {
	row := p.rows[at]
	if row.empty() {
		return ""
	}
	key := row[0].Value()
	if key == "" {
		return "Row " + strconv.Itoa(at+1) + " has a value but no key."
	}
	switch shown := "“" + cells.Cut(cells.Clean(key), 40) + "”"; {
	case keys[key] > 1:
		return "The key " + shown + " is there twice."
	case row[1].Value() == "" && !p.bare[key]:
		return shown + " has no value yet."
	}
	return ""
}

// Problem says what is wrong with the first row that is wrong, or "".
func (p *Pairs) Problem() string {
	keys := p.keys()
	for i := range p.rows {
		if problem := p.problemOf(i, keys); problem != "" {
			return problem
		}
	}
	return ""
}
