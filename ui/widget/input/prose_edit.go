package input

import (
	"slices"
	"strings"

	"personae/ui/widget/cells"
)

// replace puts text, whose line breaks are "\n", in the place of what is
// between two spots, and the cursor behind it. It reports whether that changed
// anything.
func (p *Prose) replace(from, to spot, text string) bool {
	if from == to && text == "" {
		return false
	}
	p.valued, p.value = false, ""
	if from.paragraph == to.paragraph && !strings.Contains(text, "\n") {
		p.replaceInside(from, to.at, text)
	} else {
		p.replaceAcross(from, to, text)
	}
	p.want = -1
	p.follow()
	return true
}

func (p *Prose) replaceInside(from spot, to int, text string) {
	g := &p.paragraphs[from.paragraph]
	old := g.text
	g.text = old[:from.at] + text + old[to:]
	end := from.at + len(text)
	p.bytes += len(g.text) - len(old)
	if g.width == p.columns() {
		g.rewrap(from.at, to, len(text))
	} else {
		g.width = 0
	}
	p.cursor = p.signSpot(spot{from.paragraph, end})
}

// replaceAcross edits text that has line breaks in it, before or after.
func (p *Prose) replaceAcross(from, to spot, text string) {
	head := p.paragraphs[from.paragraph].text[:from.at]
	tail := p.paragraphs[to.paragraph].text[to.at:]
	for i := from.paragraph; i <= to.paragraph; i++ {
		p.bytes -= len(p.paragraphs[i].text)
	}
	texts := strings.Split(text, "\n")
	texts[0] = head + texts[0]
	last := len(texts) - 1
	end := spot{from.paragraph + last, len(texts[last])}
	texts[last] += tail
	fresh := make([]paragraph, len(texts))
	for i, text := range texts {
		fresh[i].text = text
		p.bytes += len(text)
	}
	p.paragraphs = slices.Replace(p.paragraphs, from.paragraph, to.paragraph+1, fresh...)
	if p.top.paragraph > from.paragraph {
		p.top = row{from.paragraph, 0}
	}
	p.cursor = p.signSpot(end)
}

// signSpot returns at, or the end of the sign that it falls into: typing a mark
// can join it with what follows.
func (p *Prose) signSpot(at spot) spot {
	start := p.rowStart(p.rowOf(at))
	text := p.paragraphs[at.paragraph].text
	for start < at.at {
		start += len(cells.ProseSign(text[start:]).Raw)
	}
	at.at = start
	return at
}
