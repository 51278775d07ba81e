package exchange_test

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"personae/model"
	"personae/model/wire"
	"personae/ui/exchange"
)

// benchRecords is how many records the benchmarks bring in.
const benchRecords = 10_000

// featherRecords is that many of Feather's answers, as JSON Lines with a prompt
// of about 2 KB each.
func featherRecords(count int) string {
	prompt := strings.Repeat("You are a caller who wants to know about a bill and does not like to wait. ", 26)
	var b strings.Builder
	for i := range count {
		fmt.Fprintf(&b, `{"id":"3c90c3cc-0d44-4b50-8888-%012d","name":"Caller %d","description":null,"body":"%s","tags":["t%d"],"traits":{"age":%d},`+
			`"behavior_config":{"first_speaker":"agent","cut_in":{"min_words":3,"min_duration_ms":300,"backoff_ms":1000},"language":null,`+
			`"background_noise":"none","background_noise_volume":0.3,"wait_seconds":0,"yield_on_overlap":{"after_words":2,"after_seconds":0.5},`+
			`"interruption_mode":"off","backchannel_style":"neutral","backchannel_overrides":null,"reaction_pause_ms_min":200,"reaction_pause_ms_max":500},`+
			`"created_by":null,"created_at":"2023-11-07T05:31:56Z","updated_at":"2023-11-07T05:31:56Z"}`+"\n", i, i, prompt, i%7, i%90)
	}
	return b.String()
}

// peak watches how much memory is in use while records are read.
type peak struct {
	io.Reader
	reads int
	most  uint64
}

func (p *peak) Read(b []byte) (int, error) {
	if p.reads++; p.reads%64 == 0 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		p.most = max(p.most, m.HeapInuse)
	}
	return p.Reader.Read(b[:min(len(b), 64<<10)])
}

// BenchmarkImport brings 10,000 Feather records into an empty library as one
// operation, and again, which changes nothing; beside it, the same documents go
// into one plain table by INSERT alone, with the list's columns and without.
func BenchmarkImport(b *testing.B) {
	text := featherRecords(benchRecords)
	rate := func(b *testing.B) {
		b.Helper()
		b.ReportMetric(float64(benchRecords*b.N)/b.Elapsed().Seconds(), "records/s")
	}
	job := func(p *peak) exchange.Job {
		return exchange.Job{
			Sources: []exchange.Source{{Name: "bench", Open: func() (io.ReadCloser, error) { return io.NopCloser(p), nil }}},
			Read:    wire.Options{From: model.SystemFeather},
		}
	}
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			d, p := open(b), &peak{Reader: strings.NewReader(text)}
			runtime.GC()
			var before runtime.MemStats
			runtime.ReadMemStats(&before)
			b.StartTimer()
			result, err := exchange.Import(context.Background(), d, job(p))
			if err != nil || result.Operation.Personas != benchRecords {
				b.Fatal(result, err)
			}
			b.ReportMetric(float64(p.most-min(p.most, before.HeapInuse))/(1<<20), "MB-peak")
		}
		rate(b)
	})
	b.Run("again", func(b *testing.B) {
		d := open(b)
		if _, err := exchange.Import(context.Background(), d, job(&peak{Reader: strings.NewReader(text)})); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			result, err := exchange.Import(context.Background(), d, job(&peak{Reader: strings.NewReader(text)}))
			if err != nil || result.Operation.ID != 0 {
				b.Fatal(result, err)
			}
		}
		rate(b)
	})
	b.Run("read only", func(b *testing.B) {
		for b.Loop() {
			for _, err := range wire.NewReader(strings.NewReader(text), "", wire.Options{From: model.SystemFeather}).All() {
				if err != nil {
					b.Fatal(err)
				}
			}
		}
		rate(b)
	})
	b.Run("bare insert", func(b *testing.B) { bareInsert(b, text, false); rate(b) })
	b.Run("bare insert with text index", func(b *testing.B) { bareInsert(b, text, true); rate(b) })
}

// bareInsert writes the same rows, by nothing but INSERT, in one transaction.
func bareInsert(b *testing.B, text string, indexed bool) {
	b.Helper()
	var documents, names []string
	for record, err := range wire.NewReader(strings.NewReader(text), "", wire.Options{From: model.SystemFeather}).All() {
		if err != nil {
			b.Fatal(err)
		}
		documents = append(documents, string(wire.EncodeNative(record.Persona)))
		names = append(names, record.Persona.Name)
	}
	ctx := context.Background()
	for b.Loop() {
		b.StopTimer()
		file, err := sql.Open("sqlite", filepath.Join(b.TempDir(), "bare.db"))
		if err != nil {
			b.Fatal(err)
		}
		must := func(_ any, err error) {
			if err != nil {
				b.Fatal(err)
			}
		}
		file.SetMaxOpenConns(1)
		must(file.ExecContext(ctx, "PRAGMA journal_mode = WAL"))
		must(file.ExecContext(ctx, "PRAGMA synchronous = FULL"))
		must(file.ExecContext(ctx, "CREATE TABLE personas (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, document TEXT NOT NULL) STRICT"))
		must(file.ExecContext(ctx, "CREATE VIRTUAL TABLE words USING fts5 (document, content = '', prefix = '1 2')"))
		b.StartTimer()
		tx, err := file.BeginTx(ctx, nil)
		if err != nil {
			b.Fatal(err)
		}
		insert, err := tx.PrepareContext(ctx, "INSERT INTO personas (id, name, document) VALUES (?, ?, ?)") //nolint:sqlclosecheck // the commit closes it
		if err != nil {
			b.Fatal(err)
		}
		index, err := tx.PrepareContext(ctx, "INSERT INTO words (rowid, document) VALUES (?, ?)") //nolint:sqlclosecheck // the same
		if err != nil {
			b.Fatal(err)
		}
		for i, document := range documents {
			must(insert.ExecContext(ctx, fmt.Sprint(i), names[i], document))
			if indexed {
				must(index.ExecContext(ctx, i+1, document))
			}
		}
		if err := tx.Commit(); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		must(nil, file.Close())
		b.StartTimer()
	}
}
