package list

import "personae/ui/view"

// turn moves the cursor and the screen by a page: one row of the screen before
// stays in sight.
func (l *List) turn(pages int) view.Action { return l.step(pages * max(1, l.bodyHeight()-1)) }

// step moves the cursor and the screen by rows.
func (l *List) step(rows int) view.Action {
	l.offset += rows
	return l.moveTo(l.cursor + rows)
}

// moveTo takes the cursor to a row, the screen with it, and asks for what that
// needs: more rows, and the persona under the cursor.
func (l *List) moveTo(to int) view.Action {
	before := l.offset
	l.cursor = to
	l.keepInView()
	if by := l.offset - before; (by == 1 || by == -1) && l.hurried != nil && l.hurried() {
		l.offset += by * (l.bodyHeight() / 4)
		l.keepInView()
	}
	l.clicked = ""
	return view.Many{l.reach(), l.follow()}
}

// scroll moves the screen by rows and leaves the cursor where it is, as long as
// it can be seen there.
func (l *List) scroll(rows int) view.Action {
	height := l.bodyHeight()
	if l.rows.stale || height == 0 {
		return nil
	}
	l.offset = l.window().By(rows)
	return l.moveTo(max(l.offset, min(l.cursor, l.offset+height-1)))
}

// follow asks for the persona under the cursor to be shown, when it is another than
// before.
func (l *List) follow() view.Action {
	row, ok := l.Current()
	if !ok {
		if l.rows.loaded && l.rows.total == 0 {
			l.shown = ""
		}
		return nil
	}
	if row.ID == l.shown {
		return nil
	}
	l.shown = row.ID
	return view.Show{ID: row.ID}
}
