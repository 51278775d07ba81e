package widget

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"personae/ui/theme"
)

type look struct {
	bold, italic, strike, code, link, heading, faint bool
}

func (m *markdown) pen(l look) theme.Pen {
	if m.styles == nil {
		return theme.Pen{}
	}
	pen, ok := m.pens[l]
	if ok {
		return pen
	}
	style := m.styles.Text
	switch {
	case l.code:
		style = m.styles.Code
	case l.faint:
		style = m.styles.Faint
	case l.heading:
		style = m.styles.Heading
	case l.link:
		style = m.styles.Accent.Underline(true)
	}
	if l.bold {
		style = style.Bold(true)
	}
	if l.italic {
		style = style.Italic(true)
	}
	if l.strike {
		style = style.Strikethrough(true)
	}
	pen = theme.NewPen(style)
	m.pens[l] = pen
	return pen
}

// spans is text whose parts have looks. Text behind the last part's end has
// none.
type spans struct {
	text string
	ends []int
	look []look
}

func (s *spans) add(text string, l look) {
	if text == "" {
		return
	}
	s.text += text
	if n := len(s.look); n > 0 && s.look[n-1] == l {
		s.ends[n-1] = len(s.text)
		return
	}
	s.ends = append(s.ends, len(s.text))
	s.look = append(s.look, l)
}

func (m *markdown) inline(node ast.Node, l look, s *spans) {
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		m.inlineNode(child, l, s)
	}
}

func (m *markdown) inlineNode(node ast.Node, l look, s *spans) {
	switch n := node.(type) {
	case *ast.Text:
		value := n.Value(m.source)
		if !n.IsRaw() && !l.code {
			value = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(value)))
		}
		s.add(string(value), l)
		if n.SoftLineBreak() || n.HardLineBreak() {
			s.add("\n", l)
		}
	case *ast.String:
		s.add(string(n.Value), l)
	case *ast.CodeSpan:
		l.code = true
		m.inline(n, l, s)
	case *ast.Emphasis:
		if n.Level >= 2 {
			l.bold = true
		} else {
			l.italic = true
		}
		m.inline(n, l, s)
	case *extast.Strikethrough:
		l.strike = true
		m.inline(n, l, s)
	case *extast.TaskCheckBox:
		mark := "[ ] "
		if n.IsChecked {
			mark = "[x] "
		}
		s.add(mark, look{bold: true})
	case *ast.AutoLink:
		l.link = true
		s.add(string(n.Label(m.source)), l)
	case *ast.Link:
		m.link(n, string(n.Destination), l, s)
	case *ast.Image:
		s.add("[image: ", look{faint: true})
		m.link(n, string(n.Destination), l, s)
		s.add("]", look{faint: true})
	default:
		m.inline(n, l, s)
	}
}

// link adds a link's text, and behind it where it leads when the text does not
// say so.
func (m *markdown) link(node ast.Node, to string, l look, s *spans) {
	l.link = true
	from := len(s.text)
	m.inline(node, l, s)
	if to != "" && s.text[from:] != to {
		s.add(" ("+to+")", look{faint: true})
	}
}

func (m *markdown) paragraph(s spans) {
	width := m.room()
	from := 0
	for line := range strings.SplitSeq(s.text, "\n") {
		for start := 0; ; {
			end := rowEnd(line, start, width, nextSign)
			m.row(s, from+start, from+start+len(strings.TrimRight(line[start:end], " \t")), width)
			if start = end; start >= len(line) {
				break
			}
		}
		from += len(line) + 1
	}
}

// row draws the bytes of s between two offsets on one line.
func (m *markdown) row(s spans, from, to, width int) {
	var b, run strings.Builder
	used := 0
	part := 0
	for part < len(s.ends) && s.ends[part] <= from {
		part++
	}
	flush := func() {
		pen := m.pen(look{})
		if part < len(s.look) {
			pen = m.pen(s.look[part])
		}
		pen.Write(&b, run.String())
		run.Reset()
	}
	for from < to {
		c := nextSign(s.text[from:to])
		if used+c.width > width {
			if used < width {
				run.WriteString(ellipsis)
				used++
			}
			break
		}
		run.WriteString(c.shown)
		used += c.width
		from += len(c.raw)
		if part < len(s.ends) && from >= s.ends[part] {
			flush()
			for part < len(s.ends) && s.ends[part] <= from {
				part++
			}
		}
	}
	flush()
	m.emit(b.String(), used)
}
