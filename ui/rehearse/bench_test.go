package rehearse

import (
	"strings"
	"testing"

	"personae/model/rehearsal"
	"personae/model/value"
)

// BenchmarkPaneDraw is a redraw of the pane: its call is played, its figures are
// known.
func BenchmarkPaneDraw(b *testing.B) {
	p := follow(hasty(), calm(), rehearsal.PathAfterSeconds)
	b.ReportAllocs()
	for b.Loop() {
		p.Draw(60, 34)
	}
}

// BenchmarkPaneFollow is what a key costs the pane: the call is played anew.
func BenchmarkPaneFollow(b *testing.B) {
	p := follow(hasty(), calm(), rehearsal.PathBackoff)
	now, saved := hasty(), calm()
	b.ReportAllocs()
	for i := range b.N {
		now.Behavior.CutIn.BackoffMs = value.Some(i % 10_000)
		p.Follow(&now, &now, &saved, rehearsal.PathBackoff)
		p.Draw(60, 34)
	}
}

// BenchmarkPaneFollowLongestScript is the same with the longest script that a
// user can give.
func BenchmarkPaneFollowLongestScript(b *testing.B) {
	var text strings.Builder
	for range 10 {
		text.WriteString("Agent: " + strings.Repeat("word ", 400) + "\nCaller: " + strings.Repeat("reply ", 100) + "\n")
	}
	p := follow(hasty(), calm(), rehearsal.PathBackoff)
	p.cache.SetScript(own(b, text.String()))
	now, saved := hasty(), calm()
	b.ReportAllocs()
	for i := range b.N {
		now.Behavior.CutIn.BackoffMs = value.Some(i % 10_000)
		p.Follow(&now, &now, &saved, rehearsal.PathBackoff)
		p.Draw(60, 34)
	}
}

// BenchmarkStep is a step to the next event and the frame after it.
func BenchmarkStep(b *testing.B) {
	v := open(200, 57, hasty(), calm())
	b.ReportAllocs()
	for i := range b.N {
		if i%20 == 19 {
			v.goTo(0)
		}
		v.step(1)
		v.Render()
	}
}
