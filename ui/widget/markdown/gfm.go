package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// gfm extends CommonMark by task lists, strike-through and tables, read as goldmark's own
// extension reads them: for its patterns each start of the program waited half a millisecond.
func gfm() []parser.Option {
	p := util.Prioritized
	return []parser.Option{
		parser.WithInlineParsers(p(taskBox{}, 0), p(strike{}, 500)),
		parser.WithParagraphTransformers(p(tables{}, 200)),
	}
}

// taskBox parses the box that an item of a task list begins with.
type taskBox struct{}

func (taskBox) Trigger() []byte { return []byte{'['} }

func (taskBox) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	item, ok := parent.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != parent || parent.HasChildren() {
		return nil
	}
	const blanks = " \t\n\r\f"
	line, _ := block.PeekLine()
	if len(line) < len("[x]") || strings.IndexByte(blanks+"xX", line[1]) < 0 || line[2] != ']' {
		return nil
	}
	block.Advance(len(line) - len(bytes.TrimLeft(line[len("[x]"):], blanks)))
	return extast.NewTaskCheckBox(line[1] == 'x' || line[1] == 'X')
}

// strike parses what one or two tildes strike through.
type strike struct{}

func (strike) IsDelimiter(b byte) bool { return b == '~' }

func (strike) CanOpenCloser(opener, closer *parser.Delimiter) bool { return opener.Char == closer.Char }

func (strike) OnMatch(int) ast.Node { return extast.NewStrikethrough() }

func (strike) Trigger() []byte { return []byte{'~'} }

func (s strike) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, s)
	if node == nil || node.OriginalLength > 2 || before == '~' {
		return nil
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

var pipe = []byte("|")

// tables makes tables of the paragraphs that have a line of dashes under their heads.
type tables struct{}

func (tables) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	source, lines := reader.Source(), node.Lines()
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		aligned := alignments(line.Value(source))
		if aligned == nil {
			continue
		}
		head := tableRow(source, lines.At(i-1), aligned, true)
		if head.ChildCount() != len(aligned) {
			return
		}
		table := extast.NewTable()
		table.Alignments = aligned
		table.AppendChild(table, extast.NewTableHeader(head))
		for j := i + 1; j < lines.Len(); j++ {
			table.AppendChild(table, tableRow(source, lines.At(j), aligned, false))
		}
		parent := node.Parent()
		lines.SetSliced(0, i-1)
		parent.InsertAfter(parent, node, table)
		if lines.Len() == 0 {
			parent.RemoveChild(parent, node)
			return
		}
		last := lines.At(i - 2)
		last.Stop-- // its line break
		lines.Set(i-2, last)
	}
}

// alignments reads the line under the heads of a table; nil where it is another.
func alignments(line []byte) (aligned []extast.Alignment) {
	if indent, _ := util.IndentWidth(line, 0); indent > 3 || len(bytes.Trim(line, "-")) == 0 {
		return nil
	}
	columns := bytes.Split(line, pipe)
	if util.IsBlank(columns[0]) {
		columns = columns[1:]
	}
	if n := len(columns); n > 0 && util.IsBlank(columns[n-1]) {
		columns = columns[:n-1]
	}
	for _, column := range columns {
		dashes, left := bytes.CutPrefix(bytes.Trim(column, " \t\n\r"), []byte(":"))
		dashes, right := bytes.CutSuffix(dashes, []byte(":"))
		if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
			return nil
		}
		switch {
		case left && right:
			aligned = append(aligned, extast.AlignCenter)
		case left:
			aligned = append(aligned, extast.AlignLeft)
		case right:
			aligned = append(aligned, extast.AlignRight)
		default:
			aligned = append(aligned, extast.AlignNone)
		}
	}
	return aligned
}

// tableRow reads a row, whose cells end at pipes without a backslash before them; one
// that is no head has as many as there are columns.
func tableRow(source []byte, segment text.Segment, aligned []extast.Alignment, isHead bool) *extast.TableRow {
	segment = segment.TrimLeftSpace(source)
	segment = segment.TrimRightSpace(source)
	line := segment.Value(source)
	at, end := len(line)-len(bytes.TrimPrefix(line, pipe)), len(bytes.TrimSuffix(line, pipe))
	row := extast.NewTableRow(aligned)
	for at < end && (isHead || row.ChildCount() < len(aligned)) {
		stop := at
		for stop < end && (line[stop] != '|' || stop > 0 && line[stop-1] == '\\') {
			stop++
		}
		cell := extast.NewTableCell()
		inside := text.NewSegment(segment.Start+at, segment.Start+stop)
		inside = inside.TrimLeftSpace(source)
		cell.Lines().Append(inside.TrimRightSpace(source))
		row.AppendChild(row, cell)
		at = stop + 1
	}
	for row.ChildCount() < len(aligned) {
		row.AppendChild(row, extast.NewTableCell())
	}
	return row
}
