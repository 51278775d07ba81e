package widget_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	_ "personae/model/draws" // the same draws in every run
	"personae/ui/theme"
	"personae/ui/widget"
)

// TestPagedHoldsWhatIsInSight moves about in a long list in any way, with rows that
// come at its top: once what it asks for has come, every row in sight is held, and
// the cursor is among them, on the row that it was on.
func TestPagedHoldsWhatIsInSight(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		newest := rapid.IntRange(0, 500).Draw(rt, "rows")
		p := widget.Paged[int]{Lines: rapid.IntRange(0, 2).Draw(rt, "lines"), Same: func(a, b int) bool { return a == b }}
		lines := max(1, p.Lines)
		read := func(from, limit int) {
			var rows []int
			for i := from; i < min(from+limit, newest); i++ {
				rows = append(rows, newest-i)
			}
			p.Take(from, rows, newest, nil)
		}
		height := 0
		rt.Repeat(map[string]func(*rapid.T){
			"resize": func(rt *rapid.T) { height = rapid.IntRange(0, 80).Draw(rt, "height"); p.SetHeight(height) },
			"to":     func(rt *rapid.T) { p.To(rapid.IntRange(-3, 600).Draw(rt, "row")) },
			"page":   func(rt *rapid.T) { p.Page(rapid.SampledFrom([]int{-1, 1}).Draw(rt, "way")) },
			"scroll": func(rt *rapid.T) { p.Scroll(rapid.IntRange(-5, 5).Draw(rt, "rows")) },
			"more at the top": func(rt *rapid.T) {
				before, held := p.Current()
				more := rapid.IntRange(1, 3).Draw(rt, "more")
				newest += more
				read(p.Around())
				if after, ok := p.Current(); held && (!ok || after != before) {
					rt.Fatalf("the cursor went from %d to %d with %d more", before, after, more)
				}
			},
			"": func(rt *rapid.T) {
				if from, limit, ok := p.Missing(); ok {
					read(from, limit)
				}
				if _, _, again := p.Missing(); again {
					rt.Fatal("it asks again for what it has just been given")
				}
				seen := 0
				drawn := p.Draw(10, height, theme.Pen{}, func(i int, row int, held bool) []string {
					if !held || row != newest-i {
						rt.Fatalf("row %d is drawn as %d, held %v", i, row, held)
					}
					seen++
					return []string{fmt.Sprintf("%9d", row), fmt.Sprintf("%9d", -row)}
				})
				if len(drawn) != height || seen != min(newest, height/lines) {
					rt.Fatalf("%d lines, %d rows of %d in %d lines", len(drawn), seen, newest, height)
				}
				if at := p.LineOf(p.Cursor); height >= lines && newest > 0 && (at < 0 || at >= height || p.RowAt(at) != p.Cursor) {
					rt.Fatalf("the cursor is on line %d of %d", at, height)
				}
			},
		})
	})
}
