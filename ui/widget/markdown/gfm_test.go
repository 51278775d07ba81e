package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"pgregory.net/rapid"

	"personae/ui/widget/widgettest"
)

// theirs is gfm as goldmark's own extension has it.
func theirs() []parser.Option {
	p := util.Prioritized
	return []parser.Option{
		parser.WithInlineParsers(p(extension.NewTaskCheckBoxParser(), 0), p(extension.NewStrikethroughParser(), 500)),
		parser.WithParagraphTransformers(p(extension.NewTableParagraphTransformer(), 200)),
	}
}

// tree writes what a parser made of source, node by node.
func tree(source string, extensions []parser.Option) string {
	var b strings.Builder
	_ = ast.Walk(newParser(extensions...).Parse(text.NewReader([]byte(source))), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			b.WriteString(")")
			return ast.WalkContinue, nil
		}
		fmt.Fprintf(&b, "\n(%s", n.Kind())
		if n.Type() != ast.TypeInline {
			fmt.Fprintf(&b, " %v %q", n.HasBlankPreviousLines(), n.Lines().Value([]byte(source)))
		}
		switch n := n.(type) {
		case *ast.Text:
			fmt.Fprintf(&b, " %q", n.Value([]byte(source)))
		case *extast.TaskCheckBox:
			fmt.Fprintf(&b, " %v", n.IsChecked)
		case *extast.Table:
			fmt.Fprintf(&b, " %v", n.Alignments)
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

func TestGFMIsReadAsGoldmarkReadsIt(t *testing.T) {
	for _, source := range []string{
		sample, "- [x]\n- [ ]no\n- [X] ~a~ ~~b~~ ~~~c~~~\n\n  [ ] second\n1. [\t] tab\n- > [x] quoted\n- a [x]",
		"a\nb | c\n-|:-:\n1 | 2 | 3\n4\n\\| | `a\\|b` |\n", "| a | b |\n|---|\n", "|a|\n|-|\n|\n||", "a\n-", "a|b\n---|\n", "a|b\n    -|-", "- a|b\n  -|-\n  c",
		"a\n:-:\nb", "a\n:\nb", "a\n::", "x|y\n\v|-\n", "|a|b|\n| :-- | --: |\n", "~a b~~ c~~ ~~ d ~~", "a||b\n-||-",
	} {
		widgettest.Same(t, source, tree(source, gfm()), tree(source, theirs()))
	}
	pieces := rapid.SampledFrom([]string{
		"|", "|", "-", "--", ":", ":-", "-:", "\n", "\n", "\\", "`", "~", "~~", "[x]", "[ ] ", "[", "]", "- ", "1. ", "> ", " ", "    ", "\t", "\v", "\r", "\f", "a", "ü", "**", "x",
	})
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(pieces, 1, 30).Draw(t, "pieces"), "")
		if got, want := tree(source, gfm()), tree(source, theirs()); got != want {
			t.Fatalf("%q is read as\n%s\nwhich the extension reads as\n%s", source, got, want)
		}
	})
}
