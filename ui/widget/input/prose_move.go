package input

import "personae/ui/widget/cells"

func (p *Prose) move(what Edit) {
	switch what {
	case EditLeft:
		p.moveTo(p.before(p.cursor))
	case EditRight:
		p.moveTo(p.after(p.cursor))
	case EditWordLeft:
		p.moveTo(p.wordEnd(p.before))
	case EditWordRight:
		p.moveTo(p.wordEnd(p.after))
	case EditHome:
		p.moveTo(p.rowHome())
	case EditEnd:
		p.moveTo(p.spotIn(p.rowOf(p.cursor), 1<<30))
	case EditTop:
		p.ToStart()
	case EditBottom:
		p.ToEnd()
	case EditUp:
		p.moveRows(-1)
	case EditDown:
		p.moveRows(1)
	case EditPageUp:
		p.moveRows(-max(1, p.height-1))
	case EditPageDown:
		p.moveRows(max(1, p.height-1))
	default: // the rest changes the text
	}
}

// moveTo puts the cursor at a spot, which up and down then aim from.
func (p *Prose) moveTo(at spot) {
	p.cursor, p.want = at, -1
	p.follow()
}

// moveRows moves the cursor n rows, as near to the wanted cell as the row there
// allows.
func (p *Prose) moveRows(n int) {
	if p.want < 0 {
		p.want = p.cellOf(p.cursor)
	}
	to, went := p.step(p.rowOf(p.cursor), n)
	if went == 0 {
		return
	}
	p.cursor = p.spotIn(to, p.want)
	p.follow()
}

// cellOf returns the cell of its row that a spot is in.
func (p *Prose) cellOf(at spot) int {
	text := p.paragraphs[at.paragraph].text
	cell := 0
	for i := p.rowStart(p.rowOf(at)); i < at.at; {
		c := cells.ProseSign(text[i:])
		cell += c.Width
		i += len(c.Raw)
	}
	return cell
}

// spotIn returns the spot of a row that is shown at a cell, or the last one
// before it.
func (p *Prose) spotIn(r row, cell int) spot {
	text := p.paragraphs[r.paragraph].text
	stop, last := p.rowStop(r)
	at := p.rowStart(r)
	for at < stop {
		c := cells.ProseSign(text[at:])
		if cell -= c.Width; cell < 0 || !last && at+len(c.Raw) >= stop {
			break
		}
		at += len(c.Raw)
	}
	return spot{r.paragraph, at}
}

func (p *Prose) before(at spot) spot {
	if at.at == 0 {
		if at.paragraph == 0 {
			return at
		}
		return spot{at.paragraph - 1, len(p.paragraphs[at.paragraph-1].text)}
	}
	text := p.paragraphs[at.paragraph].text
	i := p.rowStart(p.rowOf(spot{at.paragraph, at.at - 1}))
	for {
		next := i + len(cells.ProseSign(text[i:]).Raw)
		if next >= at.at {
			return spot{at.paragraph, i}
		}
		i = next
	}
}

func (p *Prose) after(at spot) spot {
	text := p.paragraphs[at.paragraph].text
	if at.at < len(text) {
		return spot{at.paragraph, at.at + len(cells.ProseSign(text[at.at:]).Raw)}
	}
	if at.paragraph+1 < len(p.paragraphs) {
		return spot{at.paragraph + 1, 0}
	}
	return at
}

// wordEnd returns where the word ends that a way, sign by sign from the cursor
// on, leads through.
func (p *Prose) wordEnd(way func(spot) spot) spot {
	at, inWord := p.cursor, false
	for {
		to := way(at)
		if to == at {
			return at
		}
		word := to.paragraph == at.paragraph && wordSign(cells.ProseSign(p.paragraphs[at.paragraph].text[min(at.at, to.at):]))
		if inWord && !word {
			return at
		}
		at, inWord = to, word
	}
}

func (p *Prose) rowHome() spot {
	return spot{p.cursor.paragraph, p.rowStart(p.rowOf(p.cursor))}
}

// paragraphEnd returns the end of the cursor's paragraph, or the start of the
// next when the cursor is there already: deleting up to it always deletes.
func (p *Prose) paragraphEnd() spot {
	end := spot{p.cursor.paragraph, len(p.paragraphs[p.cursor.paragraph].text)}
	if p.cursor == end {
		return p.after(end)
	}
	return end
}
