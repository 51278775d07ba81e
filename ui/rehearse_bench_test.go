package ui_test

import (
	"testing"
	"time"

	"personae/keymap"
	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/rehearsal"
	"personae/model/value"
	"personae/ui/form"
	"personae/ui/rehearse"
	"personae/ui/theme"
	"personae/ui/view"
)

// BenchmarkKeyToFrame is one press on a slider and the frame after it, on a
// screen of 200×60: the form alone, with the notes beside the knobs, with the
// pane too, and with the figures over hundreds of calls measured in the same
// breath, which the editor does aside.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, c := range []struct {
		name                  string
		notes, pane, measured bool
	}{
		{"form alone", false, false, false},
		{"with notes", true, false, false},
		{"with notes and pane", true, true, false},
		{"with figures measured at once", true, true, true},
	} {
		b.Run(c.name, func(b *testing.B) {
			styles, figures := theme.New(true), rehearse.NewFigures("")
			f, pane := form.New(keymap.Default(), styles), rehearse.NewPane(figures, styles)
			p := field.NewPersona("Default", "Impatient caller")
			p.Behavior.InterruptionMode = value.Some(rehearsal.ModeHigh)
			f.SetSize(200, 57)
			f.Open(library.Record{Persona: p, Revision: 1}, p, false, time.Time{})
			f.FocusField(rehearsal.PathBackoff)
			if c.notes {
				f.SetNotes(func(p *model.Persona) map[string]view.Note { return rehearse.Notes(p, figures.Setup()) })
			}
			b.ReportAllocs()
			for i := range b.N {
				name := keymap.FormMore
				if i%100 >= 50 {
					name = keymap.FormLess
				}
				f.Do(name)
				if c.pane {
					now, saved := f.Persona(), f.Base().Persona
					pane.Follow(&now, &now, &saved, f.Focused())
					if work := figures.Next(pane.Missing()); work != nil && c.measured {
						figures.Take(work())
						pane.Refresh()
					}
					f.SetSide(pane)
				}
				f.Render()
			}
		})
	}
}
