package form

import (
	"runtime"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/input"
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

// longPrompt is a prompt of so many KB.
func longPrompt(kb int) string {
	const line = "You are Maria and the bill is wrong again.\n\n"
	return strings.Repeat(line, kb*1000/len(line))
}

// BenchmarkSavedPrompt measures a key at the end of a saved prompt of so many KB. The
// floor is the input alone.
func BenchmarkSavedPrompt(b *testing.B) {
	keys := []string{"x", "backspace"}
	for _, kb := range []int{3, 30, 200, 1000} {
		b.Run("form/"+strconv.Itoa(kb), func(b *testing.B) {
			p := busy(b)
			p.Prompt = value.Some(longPrompt(kb))
			d := drive(b, p).at("prompt")
			d.press("ctrl+end")
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				d.press(keys[i%2])
				d.form.Render()
			}
		})
		b.Run("floor/"+strconv.Itoa(kb), func(b *testing.B) {
			prose := input.NewProse(view.InputKeys(keymap.Default()))
			prose.SetStyles(theme.New(true))
			prose.SetSize(80, 20)
			prose.SetValue(longPrompt(kb))
			prose.Focus()
			prose.ToEnd()
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				prose.Do([]input.Edit{input.EditInsert, input.EditBack}[i%2], "x")
				prose.Render()
			}
		})
	}
}

// mostReadings is how often a key may write out the whole text, in whatever form: once,
// for what the form holds.
const mostReadings = 1

// TestAKeyInALongTextWritesItOutOnce: what is said of it, and what it is compared with, is
// the text itself.
func TestAKeyInALongTextWritesItOutOnce(t *testing.T) {
	p, keys := busy(t), 10
	text := longPrompt(1000)
	p.Prompt = value.Some(text)
	d := drive(t, p).at("prompt")
	d.press("ctrl+end", "x")
	d.form.Render()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range keys {
		d.press("x")
		d.form.Render()
	}
	runtime.ReadMemStats(&after)
	if n := (after.TotalAlloc - before.TotalAlloc) / uint64(keys*len(text)); n > mostReadings {
		t.Errorf("a key takes %d times the length of the text", n)
	}
}
