package widget

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"personae/ui/theme"
)

// Markdown draws Markdown in lines of exactly width cells. It is made for
// prompts: nothing that was written goes missing, so line breaks stay, tags such
// as <name> and link definitions are text, and headings keep their "#".
func Markdown(source string, width int, styles *theme.Styles) []string {
	if width <= 0 {
		return nil
	}
	source = lineBreaks(source)
	m := &markdown{source: []byte(source), width: width, styles: styles, pens: map[look]theme.Pen{}}
	if tooDeep(source) || tooDense(source) {
		m.paragraph(spans{text: source})
		return m.lines
	}
	m.blocks(markdownParser().Parse(text.NewReader(m.source)))
	return m.lines
}

// markdownParser returns a parser for CommonMark without HTML and link
// definitions, with tables, strike-through and task lists.
func markdownParser() parser.Parser {
	p := util.Prioritized
	return parser.NewParser(
		parser.WithBlockParsers(
			p(parser.NewSetextHeadingParser(), 100), p(parser.NewThematicBreakParser(), 200),
			p(parser.NewListParser(), 300), p(parser.NewListItemParser(), 400),
			p(parser.NewCodeBlockParser(), 500), p(parser.NewATXHeadingParser(), 600),
			p(parser.NewFencedCodeBlockParser(), 700), p(parser.NewBlockquoteParser(), 800),
			p(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(
			p(extension.NewTaskCheckBoxParser(), 0), p(parser.NewCodeSpanParser(), 100),
			p(parser.NewLinkParser(), 200), p(parser.NewAutoLinkParser(), 300),
			p(parser.NewEmphasisParser(), 500), p(extension.NewStrikethroughParser(), 500)),
		parser.WithParagraphTransformers(p(extension.NewTableParagraphTransformer(), 200)),
	)
}

// markdown is one drawing.
type markdown struct {
	source []byte
	width  int
	styles *theme.Styles
	pens   map[look]theme.Pen
	leads  []lead
	lines  []string
}

// lead is what stands before the lines of a block inside another: a list's
// bullet before the first, a quote's bar before each.
type lead struct {
	first, rest string
	pen         theme.Pen
	width       int
	used        bool
}

// leadMost is the part of the width that leads may take, as a divisor: text
// keeps at least half.
const leadMost = 2

func (m *markdown) inside(node ast.Node, l lead) {
	l.width = Width(l.first)
	if l.rest == "" {
		l.rest = Blank(l.width)
	}
	if m.leadWidth()+l.width > m.width/leadMost { // no room: the text goes on without
		m.blocks(node)
		return
	}
	m.leads = append(m.leads, l)
	m.blocks(node)
	if !m.leads[len(m.leads)-1].used { // an empty item still has its bullet
		m.emit("", 0)
	}
	m.leads = m.leads[:len(m.leads)-1]
}

func (m *markdown) leadWidth() int {
	width := 0
	for _, l := range m.leads {
		width += l.width
	}
	return width
}

func (m *markdown) room() int { return m.width - m.leadWidth() }

// emit adds a line that takes used cells behind its leads.
func (m *markdown) emit(line string, used int) {
	var b strings.Builder
	for i := range m.leads {
		l := &m.leads[i]
		if l.used {
			l.pen.Write(&b, l.rest)
		} else {
			l.pen.Write(&b, l.first)
		}
		l.used = true
		used += l.width
	}
	b.WriteString(line)
	b.WriteString(Blank(m.width - used))
	m.lines = append(m.lines, b.String())
}

// blocks draws the blocks in node, with an empty line between them where the
// source has some.
func (m *markdown) blocks(node ast.Node) {
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		_, table := child.(*extast.Table) // the parser forgets what is before one
		if child.PreviousSibling() != nil && (table || child.HasBlankPreviousLines()) {
			m.emit("", 0)
		}
		m.block(child)
	}
}

func (m *markdown) block(node ast.Node) {
	pens := theme.PensOf(m.styles)
	switch n := node.(type) {
	case *ast.Heading:
		s := spans{}
		s.add(strings.Repeat("#", n.Level)+" ", look{faint: true})
		m.inline(n, look{heading: n.Level <= 2, bold: true}, &s)
		m.paragraph(s)
	case *ast.ThematicBreak:
		m.emit(pens.Line.Paint(strings.Repeat("─", m.room())), m.room())
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		m.code(node)
	case *ast.Blockquote:
		m.inside(n, lead{first: "│ ", rest: "│ ", pen: pens.Line})
	case *ast.List:
		m.list(n)
	case *extast.Table:
		m.table(n)
	case *ast.Paragraph, *ast.TextBlock:
		s := spans{}
		m.inline(n, look{}, &s)
		m.paragraph(s)
	default:
		m.blocks(n)
	}
}

// list draws a list: bullets by their depth, numbers as they are counted.
func (m *markdown) list(n *ast.List) {
	pens := theme.PensOf(m.styles)
	bullets := [...]string{"• ", "◦ ", "▪ "}
	depth := 0
	for parent := n.Parent(); parent != nil; parent = parent.Parent() {
		if _, ok := parent.(*ast.List); ok {
			depth++
		}
	}
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if item.PreviousSibling() != nil && item.HasBlankPreviousLines() {
			m.emit("", 0)
		}
		first := bullets[depth%len(bullets)]
		if n.IsOrdered() {
			first = strconv.Itoa(number) + string(n.Marker) + " "
			number++
		}
		m.inside(item, lead{first: first, pen: pens.Accent})
	}
}

func (m *markdown) code(node ast.Node) {
	pens := theme.PensOf(m.styles)
	width := m.room()
	inside := width
	if width >= 8 {
		inside -= 2 // set in, so that it is told from text without colour
	}
	indent := Blank(width - inside)
	body := node.Lines()
	for i := range body.Len() {
		segment := body.At(i)
		line := strings.TrimRight(string(segment.Value(m.source)), "\n")
		for {
			end := hardEnd(line, inside)
			m.emit(indent+pens.Code.Paint(drawRow(line[:end], inside)), width)
			if line = line[end:]; line == "" {
				break
			}
		}
	}
}

// hardEnd returns how much of line fits in width cells; at least one sign.
func hardEnd(line string, width int) int {
	end := 0
	for end < len(line) {
		c := proseSign(line[end:])
		if width -= c.width; width < 0 && end > 0 {
			break
		}
		end += len(c.raw)
	}
	return end
}
