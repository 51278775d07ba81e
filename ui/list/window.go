package list

import (
	"personae/model/library"
	"personae/model/search"
	"personae/ui/view"
	"personae/ui/widget"
)

// leastWindow is how many rows are asked for at once, at least. 256 rows take a
// third of a millisecond to read, and cover any screen and its surroundings.
const leastWindow = 256

// window is the part of the query's answer that is held.
type window struct {
	rows   []library.Summary
	start  int // place of the first row in the answer
	total  int // rows that the query matches
	all    int // personas in the library
	loaded bool
	stale  bool // the rows answer an older query, or are counting
	err    error

	counting bool // they are the first, and total is what there can be at most

	asking           bool // an answer is on its way
	askFrom, askUpTo int  // the rows it will hold
}

// at returns one row of the answer; ok is false when it is not held.
func (w *window) at(i int) (row library.Summary, ok bool) {
	if i < w.start || i >= w.start+len(w.rows) {
		return library.Summary{}, false
	}
	return w.rows[i-w.start], true
}

// covers reports whether the rows [from, upTo) are held or asked for.
func (w *window) covers(from, upTo int) bool {
	held := from >= w.start && upTo <= w.start+len(w.rows)
	asked := w.asking && from >= w.askFrom && upTo <= w.askUpTo
	return held || asked
}

// find returns the place of a persona, -1 where its row is not held.
func (w *window) find(id string) int {
	for i := range w.rows {
		if w.rows[i].ID == id {
			return w.start + i
		}
	}
	return -1
}

// landing says where the cursor goes when the rows arrive: on the persona id.
// The zero landing keeps it on the persona that it is on.
type landing struct {
	id      string
	created bool // id was just made or saved: say so when it is not in the answer
}

// SetQuery shows the answer to another query. The cursor stays on its persona if
// the query still matches it, and else goes to the top.
func (l *List) SetQuery(query library.Query) view.Action {
	if row, ok := l.Current(); ok {
		l.landing = landing{id: row.ID}
	}
	l.search.SetValue(query.Search)
	return l.ask(query)
}

// ask takes a new query into force and asks for its first rows.
func (l *List) ask(query library.Query) view.Action {
	l.query = query
	l.sought, l.fault = search.Parse(query.Search)
	l.words = l.sought.Texts(search.Name)
	l.waiting = nil
	l.clicked = ""
	l.rows.stale, l.rows.counting = true, false
	l.rows.err = nil
	if l.fault != nil {
		l.rows = window{all: l.rows.all, loaded: true}
	}
	l.cursor, l.offset = 0, 0
	l.layOut()
	return l.load()
}

// Refresh asks for the rows on the screen again, after something changed. The
// cursor stays on its persona, unless that moved far away.
func (l *List) Refresh() view.Action { return l.load() }

// Resized asks for the rows that a larger screen shows, unless they are held or on
// their way.
func (l *List) Resized() view.Action {
	if l.rows.loaded {
		return l.reach()
	}
	if l.rows.covers(l.offset, l.offset+2*l.bodyHeight()) {
		return nil
	}
	return l.load()
}

// FocusID asks for the rows around a persona and moves the cursor there, after
// it was created or saved. When the filters hide it, the answer says so.
func (l *List) FocusID(id string) view.Action {
	l.landing = landing{id: id, created: true}
	return l.load()
}

// load asks for a window around the screen; nothing answers a search that cannot
// be meant.
func (l *List) load() view.Action {
	if l.fault != nil {
		return nil
	}
	height := l.bodyHeight()
	limit := max(leastWindow, 4*height)
	from := max(0, l.offset-(limit-height)/2)
	early := l.rows.stale && from == 0 && l.landing.id == ""
	if early && height > 0 {
		limit = 4 * height
	}
	l.rows.asking, l.rows.askFrom, l.rows.askUpTo = true, from, from+limit
	return view.LoadPage{Query: l.query, Offset: from, Limit: limit, Around: l.landing.id, Early: early, Into: l}
}

// reach asks for more rows when the screen comes near the edge of those held.
func (l *List) reach() view.Action {
	if !l.rows.loaded || l.rows.stale {
		return nil
	}
	height := l.bodyHeight()
	from := max(0, l.offset-height)
	upTo := min(l.rows.total, l.offset+2*height)
	if l.rows.covers(from, upTo) {
		return nil
	}
	return l.load()
}

// SetPage takes in the answer to view.LoadPage. It returns what the list asks
// for next: the persona under the cursor to be shown, more rows, or what the
// user did while the rows were on their way.
func (l *List) SetPage(page library.Page, err error) view.Action {
	if l.fault != nil {
		return nil // the answer to the search before
	}
	l.rows.asking = false
	if err != nil {
		l.rows.err = err
		l.waiting = nil
		return nil
	}
	before, held := l.rows.at(l.cursor)
	if l.rows.stale {
		held = false
	}
	l.rows = window{
		rows: page.Rows, start: page.Offset, total: page.Total, all: page.All,
		loaded: true,
	}
	l.drawn = make([]string, len(page.Rows))
	l.cursorLine = cursorLine{}
	if page.Counting {
		l.rows.stale, l.rows.counting = true, true
		return nil
	}
	said := l.land(before.ID, held)
	return view.Many{said, l.reach(), l.follow(), l.catchUp()}
}

// land puts the cursor where it belongs among new rows: on the persona that was
// asked for, else on the one that it was on.
func (l *List) land(before string, held bool) view.Action {
	goal := l.landing
	l.landing = landing{}
	var said view.Action
	if goal.id != "" {
		if at := l.rows.find(goal.id); at >= 0 {
			l.jump(at)
			return nil
		}
		if goal.created {
			said = view.Say{Level: view.LevelInfo, Text: "It is not in this list: the project, the search or a filter hides it."}
		}
	}
	if held {
		if at := l.rows.find(before); at >= 0 {
			if l.offset > 0 { // at the top, what is new comes into sight
				l.offset += at - l.cursor
			}
			l.cursor = at
		}
	}
	l.keepInView()
	return said
}

// jump puts the cursor on a row; when that is off the screen, it comes to the
// middle of it.
func (l *List) jump(to int) {
	height := l.bodyHeight()
	if to < l.offset || to >= l.offset+height {
		l.offset = to - height/2
	}
	l.cursor = to
	l.keepInView()
}

// catchUp runs the actions that waited for the rows, in order.
func (l *List) catchUp() view.Action {
	waiting := l.waiting
	l.waiting = nil
	var out view.Many
	for _, name := range waiting {
		action, _ := l.Do(name)
		out = append(out, action)
	}
	return out
}

func (l *List) keepInView() {
	l.cursor = max(0, min(l.cursor, l.rows.total-1))
	l.offset = widget.Window(l.cursor, l.offset, l.bodyHeight(), l.rows.total)
}
