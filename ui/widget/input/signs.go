package input

import "personae/ui/widget/cells"

// signAt returns the sign that begins at a byte, which is not the end.
func (l *Line) signAt(at int) cells.Sign { return cells.EditSign(l.text[at:]) }

// signFrom returns where the first sign begins at or after a byte.
func (l *Line) signFrom(at int) int {
	at = max(0, min(at, len(l.text)))
	from := cells.SignStart(l.text, at)
	for from < at {
		from = l.after(from)
	}
	return from
}

// before returns where the sign before begins.
func (l *Line) before(at int) int {
	for from := cells.SignStart(l.text, at-1); ; {
		next := l.after(from)
		if next >= at {
			return from
		}
		from = next
	}
}

// after returns where the next sign begins.
func (l *Line) after(at int) int {
	if at == len(l.text) {
		return at
	}
	return at + len(l.signAt(at).Raw)
}

// wordBefore returns where the word before the cursor begins.
func (l *Line) wordBefore() int {
	at := l.cursor
	for inWord := false; at > 0; {
		to := l.before(at)
		word := wordSign(l.signAt(to))
		if inWord && !word {
			break
		}
		at, inWord = to, word
	}
	return at
}

// wordAfter returns where the word after the cursor ends.
func (l *Line) wordAfter() int {
	at := l.cursor
	for inWord := false; at < len(l.text); {
		word := wordSign(l.signAt(at))
		if inWord && !word {
			break
		}
		at, inWord = l.after(at), word
	}
	return at
}
