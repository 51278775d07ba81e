package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"personae/ui/theme"
	"personae/ui/widget/cells"
)

type look struct {
	bold, italic, strike, code, link, heading, faint bool
}

func (d *drawing) pen(l look) theme.Pen {
	if d.styles == nil {
		return theme.Pen{}
	}
	pen, ok := d.pens[l]
	if ok {
		return pen
	}
	style := d.styles.Text
	switch {
	case l.code:
		style = d.styles.Code
	case l.faint:
		style = d.styles.Faint
	case l.heading:
		style = d.styles.Heading
	case l.link:
		style = d.styles.Text.Underline(true)
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
	d.pens[l] = pen
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

func (d *drawing) inline(node ast.Node, l look, s *spans) {
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		d.inlineNode(child, l, s)
	}
}

func (d *drawing) inlineNode(node ast.Node, l look, s *spans) {
	switch n := node.(type) {
	case *ast.Text:
		value := n.Value(d.source)
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
		d.inline(n, l, s)
	case *ast.Emphasis:
		if n.Level >= 2 {
			l.bold = true
		} else {
			l.italic = true
		}
		d.inline(n, l, s)
	case *extast.Strikethrough:
		l.strike = true
		d.inline(n, l, s)
	case *extast.TaskCheckBox:
		mark := "[ ] "
		if n.IsChecked {
			mark = "[x] "
		}
		s.add(mark, look{bold: true})
	case *ast.AutoLink:
		l.link = true
		s.add(string(n.Label(d.source)), l)
	case *ast.Link:
		d.link(n, string(n.Destination), l, s)
	case *ast.Image:
		s.add("[image: ", look{faint: true})
		d.link(n, string(n.Destination), l, s)
		s.add("]", look{faint: true})
	default:
		d.inline(n, l, s)
	}
}

// link adds a link's text, and behind it where it leads when the text does not
// say so.
func (d *drawing) link(node ast.Node, to string, l look, s *spans) {
	l.link = true
	from := len(s.text)
	d.inline(node, l, s)
	if to != "" && s.text[from:] != to {
		s.add(" ("+to+")", look{faint: true})
	}
}

func (d *drawing) paragraph(s spans) {
	width := d.room()
	from := 0
	for line := range strings.SplitSeq(s.text, "\n") {
		for start := 0; ; {
			end := cells.RowEnd(line, start, width, cells.NextSign)
			d.row(s, from+start, from+start+len(strings.TrimRight(line[start:end], " \t")), width)
			if start = end; start >= len(line) {
				break
			}
		}
		from += len(line) + 1
	}
}

// row draws the bytes of s between two offsets on one line.
func (d *drawing) row(s spans, from, to, width int) {
	var b, run strings.Builder
	used := 0
	part := 0
	for part < len(s.ends) && s.ends[part] <= from {
		part++
	}
	flush := func() {
		pen := d.pen(look{})
		if part < len(s.look) {
			pen = d.pen(s.look[part])
		}
		pen.Write(&b, run.String())
		run.Reset()
	}
	for from < to {
		c := cells.NextSign(s.text[from:to])
		if used+c.Width > width {
			if used < width {
				run.WriteString(cells.Ellipsis)
				used++
			}
			break
		}
		run.WriteString(c.Shown)
		used += c.Width
		from += len(c.Raw)
		if part < len(s.ends) && from >= s.ends[part] {
			flush()
			for part < len(s.ends) && s.ends[part] <= from {
				part++
			}
		}
	}
	flush()
	d.emit(b.String(), used)
}
