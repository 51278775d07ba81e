package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/field"
	"personae/ui"
)

// BenchmarkCursor is a cursor that moves by a row on a screen of 120×36: the message,
// the frame and its bytes. The floor is a hundred rows of text with nothing beside them.
func BenchmarkCursor(b *testing.B) {
	keys := []tea.Msg{key("down"), key("up")}
	b.Run("list", func(b *testing.B) {
		d := drive(b, newLibrary(b, starters), 120, 36)
		d.see("12 personas")
		d.settle()
		moves(b, d.root, keys)
	})
	b.Run("floor", func(b *testing.B) { moves(b, &bare{}, keys) })
}

func moves(b *testing.B, m tea.Model, keys []tea.Msg) {
	b.Helper()
	p, sum := newPainter(120, 36), 0
	p.paint(b, m.View())
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		m.Update(keys[i%2])
		sum += p.paint(b, m.View())
	}
	b.ReportMetric(float64(sum)/float64(b.N), "bytes/op")
}

// bare is a list as small as one can be.
type bare struct{ row int }

func (m *bare) Init() tea.Cmd { return nil }

func (m *bare) Update(tea.Msg) (tea.Model, tea.Cmd) {
	m.row = 1 - m.row
	return m, nil
}

func (m *bare) View() tea.View {
	var lines [36]string
	for i := range lines {
		lines[i] = fmt.Sprintf("  Caller %-110d", i)
		if i == m.row {
			lines[i] = "\x1b[7m" + lines[i] + "\x1b[m"
		}
	}
	return tea.NewView(strings.Join(lines[:], "\n"))
}

// BenchmarkBurst is 99 keys that come at once, each with its frame, until the rows are
// painted, and the same over the floor.
func BenchmarkBurst(b *testing.B) {
	burst := func(b *testing.B, m tea.Model) {
		b.Helper()
		p := newPainter(120, 36)
		p.paint(b, m.View())
		b.ResetTimer()
		for i := range b.N {
			for range 99 {
				m.Update(key([]string{"down", "up"}[i%2]))
				_ = m.View()
			}
			p.paint(b, m.View())
		}
	}
	b.Run("list", func(b *testing.B) {
		d := drive(b, newLibrary(b, libraryOf(callers)), 120, 36)
		d.see("Caller 0")
		d.settle()
		burst(b, ui.Paced(d.root, time.Now))
	})
	b.Run("floor", func(b *testing.B) { burst(b, &bare{}) })
}

// callers are more personas than a screen has lines for.
func callers() ([]model.Persona, error) {
	out := make([]model.Persona, 200)
	for i := range out {
		out[i] = field.NewPersona("Default", fmt.Sprintf("Caller %03d", i))
	}
	return out, nil
}
