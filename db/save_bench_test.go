package db

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
)

// BenchmarkSave saves a knob and a prompt, in a library with a short log and with a long
// one, and says how many times as long that takes as the document takes to the disk.
func BenchmarkSave(b *testing.B) {
	for _, operations := range []int{0, 50_000} {
		d := newLibrary(b)
		var puts []library.Put
		for i := range 1000 {
			puts = append(puts, library.Put{Persona: benchPersona(i)})
		}
		r := mustWrite(b, d, library.OperationImport, "Imported", puts...)[0]
		if _, err := d.write.ExecContext(b.Context(), `INSERT INTO operations (kind, label, at, personas, editor, touched)
			SELECT 'save', '', '2026-11-22T10:15:00.000Z', 0, '', 1000 + value FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT ?) SELECT value FROM n)
			WHERE value <= ?`, max(operations, 1), operations); err != nil {
			b.Fatal(err)
		}
		n := 0
		for name, change := range map[string]func(*model.Persona){
			"knob":   func(p *model.Persona) { setWords(n)(p) },
			"prompt": func(p *model.Persona) { p.Prompt = value.Some(fmt.Sprint(p.Prompt.Or("")[:1900], n)) },
		} {
			b.Run(fmt.Sprintf("%s/%d operations", name, operations), func(b *testing.B) {
				var floor, saved []time.Duration
				toDisk := disk(b)
				for b.Loop() {
					n++
					b.StopTimer()
					floor = append(floor, toDisk(encode(r.Persona)))
					r = mustGet(b, d, r.Persona.ID) // as the form does
					b.StartTimer()
					began := time.Now()
					r = mustSave(b, d, r, change)
					saved = append(saved, time.Since(began))
				}
				b.ReportMetric(times(saved, floor, 2), "x-disk")
				b.ReportMetric(times(saved, floor, 10), "x-disk-calm")
			})
		}
		b.Run(fmt.Sprintf("undo and redo/%d operations", operations), func(b *testing.B) {
			for b.Loop() {
				mustUndo(b, d)
				mustRedo(b, d)
			}
		})
	}
}

// times says how many times as long as the others some measurements took, by those of
// which one in so many took no longer: 2 for the middle, more for calm moments of a busy machine.
func times(list, others []time.Duration, oneIn int) float64 {
	slices.Sort(list)
	slices.Sort(others)
	return float64(list[len(list)/oneIn]) / float64(others[len(others)/oneIn])
}

// disk opens a file to which a text is appended until it is on the disk.
func disk(b *testing.B) (write func(text string) time.Duration) {
	b.Helper()
	f, err := os.OpenFile(filepath.Join(b.TempDir(), "floor"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = f.Close() })
	return func(text string) time.Duration {
		began := time.Now()
		if _, err := f.WriteString(text); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
		return time.Since(began)
	}
}
