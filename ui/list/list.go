package list

import (
	"time"

	"personae/keymap"
	"personae/model/library"
	"personae/model/search"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/input"
)

// List is the view of many personas. Make one with New.
type List struct {
	keys   *keymap.Map
	styles *theme.Styles
	inks   [looks]ink

	width, height int
	columns       columns
	focused       bool
	info          library.Info
	now           time.Time // in the zone that dates are shown in

	query   library.Query
	rows    window
	cursor  int // row under the cursor, of all that the query matches
	offset  int // first row on the screen
	landing landing
	waiting []keymap.Name // actions that wait for the new query's rows
	shown   string        // id that the root was last asked to show

	typing  bool
	search  *input.Line
	sought  search.Terms
	fault   error    // what of the search cannot be meant
	words   []string // what is searched for, to mark it in names
	picked  selection
	clicked string // id of the row that the last click was on
	why     Why
	hurried func() bool // nil never is

	remotes   []string                      // of the library, by name
	standings map[string][]library.Standing // of the personas of the window to them

	drawn      []string // rows.rows as drawn, "" where not yet; the cursor's row is never kept here
	cursorLine cursorLine
}

var _ view.View = (*List)(nil)

// New returns an empty list that is waiting for its first query.
func New(keys *keymap.Map, styles *theme.Styles) *List {
	l := &List{keys: keys, focused: true, search: input.NewLine(view.InputKeys(keys))}
	l.search.SetHint(`words, "a phrase", tag:x, ready:anam, interrupts:high, -not`)
	l.SetStyles(styles)
	return l
}

// SetSize implements view.View.
func (l *List) SetSize(width, height int) {
	l.width, l.height = max(width, 0), max(height, 0)
	l.layOut()
}

// layOut works out the columns, and drops rows drawn for other ones.
func (l *List) layOut() {
	l.columns = columnsFor(l.width-scrollbarWidth, l.query.Project == "", len(l.remotes))
	l.search.SetWidth(l.searchWidth())
	l.keepInView()
	l.forgetDrawn()
}

// SetStyles implements view.View.
func (l *List) SetStyles(styles *theme.Styles) {
	l.styles = styles
	l.inks = inksOf(styles)
	l.search.SetStyles(styles)
	l.forgetDrawn()
}

// SetFocused says whether the list has the keys; without them its cursor is
// drawn fainter.
func (l *List) SetFocused(focused bool) {
	l.focused = focused
	if !focused {
		l.stopTyping()
	}
	l.cursorLine = cursorLine{}
}

// SetInfo says which library is open: a read-only one refuses changes.
func (l *List) SetInfo(info library.Info) { l.info = info }

// SetNow says what time it is, in the zone that dates are shown in.
func (l *List) SetNow(now time.Time) {
	if now.Location() != l.now.Location() {
		l.forgetDrawn()
	}
	l.now = now
}

// SetHurried lends the list what reports that the cursor has not rested since it moved:
// then the screen scrolls by several rows at a time, so that not every move of a key
// that is held paints all of them.
func (l *List) SetHurried(hurried func() bool) { l.hurried = hurried }

// Typing implements view.View.
func (l *List) Typing() bool { return l.typing }

// Place implements view.View.
func (l *List) Place() keymap.Place { return keymap.List }

// Query returns the query that the list shows, or is about to show.
func (l *List) Query() library.Query { return l.query }

// Sought returns what is searched for, in its terms.
func (l *List) Sought() search.Terms { return l.sought }

// Current returns the persona under the cursor; ok is false when there is none,
// or its row is not loaded yet.
func (l *List) Current() (row library.Summary, ok bool) {
	if l.rows.stale {
		return library.Summary{}, false
	}
	return l.rows.at(l.cursor)
}

// HeldIDs returns the personas of the window that is held.
func (l *List) HeldIDs() []string {
	ids := make([]string, len(l.rows.rows))
	for i := range l.rows.rows {
		ids[i] = l.rows.rows[i].ID
	}
	return ids
}

func (l *List) forgetDrawn() {
	clear(l.drawn)
	l.cursorLine = cursorLine{}
}

// forgetRow drops one drawn row, by its place in the query's answer.
func (l *List) forgetRow(i int) {
	if at := i - l.rows.start; at >= 0 && at < len(l.drawn) {
		l.drawn[at] = ""
	}
	l.cursorLine = cursorLine{}
}

func (l *List) bodyHeight() int { return max(0, l.height-l.bodyTop()-l.whyHeight()) }

func (l *List) bodyTop() int {
	if l.hasTitles() {
		return 2
	}
	return 1
}

// hasTitles reports whether the columns' titles are drawn: not where lines are few.
func (l *List) hasTitles() bool { return l.height >= 6 }
