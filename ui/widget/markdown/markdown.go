package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// Draw draws Markdown in lines of exactly width cells. It is made for
// prompts: nothing that was written goes missing, so line breaks stay, tags such
// as <name> and link definitions are text, and headings keep their "#".
func Draw(source string, width int, styles *theme.Styles) []string {
	if width <= 0 {
		return nil
	}
	source = cells.LineBreaks(source)
	d := &drawing{source: []byte(source), width: width, styles: styles, pens: map[look]theme.Pen{}}
	if tooDeep(source) || tooDense(source) {
		d.paragraph(spans{text: source})
		return d.lines
	}
	d.blocks(newParser(gfm()...).Parse(text.NewReader(d.source)))
	return d.lines
}

// newParser returns a parser for CommonMark without HTML and link definitions, and with
// what extends it.
func newParser(extensions ...parser.Option) parser.Parser {
	p := util.Prioritized
	return parser.NewParser(append([]parser.Option{
		parser.WithBlockParsers(
			p(parser.NewSetextHeadingParser(), 100), p(parser.NewThematicBreakParser(), 200),
			p(parser.NewListParser(), 300), p(parser.NewListItemParser(), 400),
			p(parser.NewCodeBlockParser(), 500), p(parser.NewATXHeadingParser(), 600),
			p(parser.NewFencedCodeBlockParser(), 700), p(parser.NewBlockquoteParser(), 800),
			p(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(
			p(parser.NewCodeSpanParser(), 100), p(parser.NewLinkParser(), 200),
			p(parser.NewAutoLinkParser(), 300), p(parser.NewEmphasisParser(), 500)),
	}, extensions...)...)
}

type drawing struct {
	source  []byte
	width   int
	styles  *theme.Styles
	pens    map[look]theme.Pen
	indents []indent
	lines   []string
}

// indent is what stands before the lines of a block inside another: a list's
// bullet before the first, a quote's bar before each.
type indent struct {
	first, rest string
	pen         theme.Pen
	width       int
	used        bool
}

func (d *drawing) inside(node ast.Node, l indent) {
	l.width = cells.Width(l.first)
	if l.rest == "" {
		l.rest = cells.Blank(l.width)
	}
	if d.indentWidth()+l.width > d.width/2 { // text keeps at least half: it goes on without
		d.blocks(node)
		return
	}
	d.indents = append(d.indents, l)
	d.blocks(node)
	if !d.indents[len(d.indents)-1].used { // an empty item still has its bullet
		d.emit("", 0)
	}
	d.indents = d.indents[:len(d.indents)-1]
}

func (d *drawing) indentWidth() int {
	width := 0
	for _, l := range d.indents {
		width += l.width
	}
	return width
}

func (d *drawing) room() int { return d.width - d.indentWidth() }

// emit adds a line that takes used cells behind its indents.
func (d *drawing) emit(line string, used int) {
	var b strings.Builder
	for i := range d.indents {
		l := &d.indents[i]
		if l.used {
			l.pen.Write(&b, l.rest)
		} else {
			l.pen.Write(&b, l.first)
		}
		l.used = true
		used += l.width
	}
	b.WriteString(line)
	b.WriteString(cells.Blank(d.width - used))
	d.lines = append(d.lines, b.String())
}

// blocks draws the blocks in node, with an empty line between them where the
// source has some.
func (d *drawing) blocks(node ast.Node) {
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		_, table := child.(*extast.Table) // the parser forgets what is before one
		if child.PreviousSibling() != nil && (table || child.HasBlankPreviousLines()) {
			d.emit("", 0)
		}
		d.block(child)
	}
}

func (d *drawing) block(node ast.Node) {
	pens := theme.PensOf(d.styles)
	switch n := node.(type) {
	case *ast.Heading:
		s := spans{}
		s.add(strings.Repeat("#", n.Level)+" ", look{faint: true})
		d.inline(n, look{heading: n.Level <= 2, bold: true}, &s)
		d.paragraph(s)
	case *ast.ThematicBreak:
		d.emit(pens.Line.Paint(strings.Repeat("─", d.room())), d.room())
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		d.code(node)
	case *ast.Blockquote:
		d.inside(n, indent{first: "│ ", rest: "│ ", pen: pens.Line})
	case *ast.List:
		d.list(n)
	case *extast.Table:
		d.table(n)
	case *ast.Paragraph, *ast.TextBlock:
		s := spans{}
		d.inline(n, look{}, &s)
		d.paragraph(s)
	default:
		d.blocks(n)
	}
}

// list draws a list: bullets by their depth, numbers as they are counted.
func (d *drawing) list(n *ast.List) {
	pens := theme.PensOf(d.styles)
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
			d.emit("", 0)
		}
		first := bullets[depth%len(bullets)]
		if n.IsOrdered() {
			first = strconv.Itoa(number) + string(n.Marker) + " "
			number++
		}
		d.inside(item, indent{first: first, pen: pens.Muted})
	}
}

func (d *drawing) code(node ast.Node) {
	pens := theme.PensOf(d.styles)
	width := d.room()
	inside := width
	if width >= 8 {
		inside -= 2 // set in, so that it is told from text without colour
	}
	blank := cells.Blank(width - inside)
	body := node.Lines()
	for i := range body.Len() {
		segment := body.At(i)
		line := strings.TrimRight(string(segment.Value(d.source)), "\n")
		for {
			end := hardEnd(line, inside)
			d.emit(blank+pens.Code.Paint(cells.DrawRow(line[:end], inside)), width)
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
		c := cells.ProseSign(line[end:])
		if width -= c.Width; width < 0 && end > 0 {
			break
		}
		end += len(c.Raw)
	}
	return end
}
