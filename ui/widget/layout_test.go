package widget

import (
	"testing"

	"pgregory.net/rapid"

	"personae/ui/widget/widgettest"
)

func TestBlocksFillTheirSize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string { return widgettest.AnyText(t, "line") }), 0, 5).Draw(t, "lines")
		width, height := widgettest.Widths(t, "width"), rapid.IntRange(0, 12).Draw(t, "height")
		widgettest.NeedBlock(t, "Fill", Fill(lines, width, height), width, height)
		widgettest.NeedBlock(t, "Center", Center(lines, width, height), width, height)
		widgettest.NeedBlock(t, "Sheet", Sheet(widgettest.AnyText(t, "title"), lines, width, height, widgettest.Dark), width, height)
		widgettest.NeedWidth(t, "Rule", Rule(widgettest.AnyText(t, "rule"), width, widgettest.Dark), width)
	})
}

func TestWindowKeepsTheCursorInSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		height, total := rapid.IntRange(0, 20).Draw(t, "height"), rapid.IntRange(0, 60).Draw(t, "total")
		cursor := rapid.IntRange(0, max(0, total-1)).Draw(t, "cursor")
		offset := rapid.IntRange(-5, 70).Draw(t, "offset")
		got := Window(cursor, offset, height, total)
		if height > 0 && total > 0 && (cursor < got || cursor >= got+height) {
			t.Fatalf("row %d is not within %d rows from %d", cursor, height, got)
		}
		if got < 0 || got > max(0, total-height) {
			t.Fatalf("offset %d leaves rows empty", got)
		}
		if again := Window(cursor, got, height, total); again != got {
			t.Fatalf("moves again, from %d to %d", got, again)
		}
	})
}

func BenchmarkSheet(b *testing.B) {
	lines := Fill(nil, 98, 56)
	b.ReportAllocs()
	for b.Loop() {
		Sheet("Turn-taking", lines, 100, 58, widgettest.Dark)
	}
}
