package form

import (
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/model/value"
)

// BenchmarkKey measures a key press with what it makes the root draw, in the
// places where typing happens, with a prompt of 4 KB.
func BenchmarkKey(b *testing.B) {
	for _, c := range []struct {
		name, path string
		keys       []string
	}{
		{"prompt", "prompt", []string{"x", "backspace"}},
		{"name", "name", []string{"x", "backspace"}},
		{"slider", minWords, []string{"right", "left"}},
		{"move", "behavior_config.cut_in.backoff_ms", []string{"down", "up"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := busy(b)
			p.Prompt = value.Some(strings.Repeat("You are Maria and the bill is wrong again. ", 96))
			d := drive(b, p).at(c.path)
			d.press("right", "right")
			b.ReportAllocs()
			for i := range b.N {
				d.press(c.keys[i%len(c.keys)])
				d.form.Render()
			}
		})
	}
}

// BenchmarkLongLine measures a key in a name, and in a prompt, of so many bytes.
func BenchmarkLongLine(b *testing.B) {
	for _, path := range []string{"name", "prompt"} {
		for _, size := range []int{1 << 10, 100 << 10, 1 << 20} {
			b.Run(path+"/"+strconv.Itoa(size), func(b *testing.B) {
				d := drive(b, busy(b)).at(path)
				d.send(tea.PasteMsg{Content: strings.Repeat("Maria and the bill ", size/19)})
				for i := range b.N {
					d.press([]string{"x", "left", "right", "backspace"}[i%4])
					d.form.Render()
				}
			})
		}
	}
}

// BenchmarkOpen measures opening the form and drawing it for the first time.
func BenchmarkOpen(b *testing.B) {
	p := busy(b)
	for b.Loop() {
		drive(b, p).form.Render()
	}
}

// BenchmarkSavedPrompt measures a key in a saved prompt of so many KB, at its end and in
// its middle.
func BenchmarkSavedPrompt(b *testing.B) {
	for _, place := range []string{"ctrl+end", "middle"} {
		for _, kb := range []int{3, 30, 200, 1000} {
			b.Run(place+"/"+strconv.Itoa(kb), func(b *testing.B) {
				p := busy(b)
				p.Prompt = value.Some(strings.Repeat("You are Maria and the bill is wrong again.\n\n", kb*1000/44))
				d := drive(b, p).at("prompt")
				d.press("ctrl+end")
				if place == "middle" {
					for range kb * 1000 / 44 {
						d.press("up")
					}
				}
				b.ReportAllocs()
				b.ResetTimer()
				for i := range b.N {
					d.press([]string{"x", "backspace"}[i%2])
					d.form.Render()
				}
			})
		}
	}
}
