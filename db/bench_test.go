package db

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"personae/model"
	"personae/model/library"
)

// benchRows is how many personas the benchmarks work on.
const benchRows = 100_000

// vocabulary is what the prompts of the benchmark are made of: a few words that
// are everywhere, and many that are rare.
var vocabulary = sync.OnceValue(func() []string {
	words := strings.Fields("you are the caller a customer who wants to know about your bill and never waits " +
		"refund account engineer number patient speaks slowly interrupts angry friendly english spanish")
	for i := range 5000 {
		words = append(words, fmt.Sprintf("%c%c%cword%d", 'a'+i%26, 'a'+i/26%26, 'a'+i*7%26, i))
	}
	return words
})

// benchPersona makes the i-th persona, with a prompt of about 2 KB.
func benchPersona(i int) model.Persona {
	random := rand.New(rand.NewPCG(1, uint64(i)))
	words := vocabulary()
	var b strings.Builder
	for b.Len() < 1900 {
		if random.IntN(3) > 0 {
			b.WriteString(words[random.IntN(26)])
		} else {
			b.WriteString(words[random.IntN(len(words))])
		}
		b.WriteByte(' ')
	}
	adjectives := strings.Fields("impatient elderly sceptical cheerful anxious silent polite hurried lost doubtful")
	trades := strings.Fields("courier librarian nurse farmer plumber teacher gamer tenant pilot baker")
	p := withPrompt(fmt.Sprintf("%s %s %d", adjectives[random.IntN(10)], trades[random.IntN(10)], i), b.String(),
		adjectives[random.IntN(10)], trades[random.IntN(10)])
	p.Project = fmt.Sprintf("Project %d", random.IntN(8))
	return p
}

// benchFolder is the folder of that library, "" when there is none.
var benchFolder string

// benchLibrary makes the library of the benchmarks, which stays until TestMain
// ends.
var benchLibrary = sync.OnceValues(func() (string, error) {
	var err error
	if benchFolder, err = os.MkdirTemp("", "personae-bench-"); err != nil {
		return "", err
	}
	path := filepath.Join(benchFolder, "library.db")
	d, err := Open(context.Background(), path, Options{})
	if err != nil {
		return "", err
	}
	for i := 0; i < benchRows; {
		var puts []library.Put
		for range 10_000 {
			puts = append(puts, library.Put{Persona: benchPersona(i)})
			i++
		}
		if _, err := d.Write(context.Background(), library.OperationImport, "Imported", puts); err != nil {
			return "", err
		}
	}
	return path, d.Close()
})

// openBench opens it.
func openBench(b *testing.B) *DB {
	b.Helper()
	path, err := benchLibrary()
	if err != nil {
		b.Fatal(err)
	}
	d, err := Open(context.Background(), path, Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = d.Close() })
	b.ReportAllocs()
	return d
}

// BenchmarkOpen opens the library and reads its first page, and says how many times as
// long that takes as for one of 12 personas, opened in turns: "x-12".
func BenchmarkOpen(b *testing.B) {
	small, err := Open(b.Context(), filepath.Join(b.TempDir(), "library.db"), Options{})
	if err == nil {
		err = errors.Join(importAll(small, manyOf(12), false), small.Close())
	}
	large, largeErr := benchLibrary()
	if err := errors.Join(err, largeErr); err != nil {
		b.Fatal(err)
	}
	paths := []string{small.file, large}
	took := make([][]time.Duration, len(paths))
	for b.Loop() {
		for i, path := range paths {
			began := time.Now()
			d, err := Open(context.Background(), path, Options{})
			if err != nil {
				b.Fatal(err)
			}
			if _, err := d.Page(context.Background(), library.Query{}, 0, 12); err != nil {
				b.Fatal(err)
			}
			took[i] = append(took[i], time.Since(began))
			_ = d.Close()
		}
	}
	for _, t := range took {
		slices.Sort(t)
	}
	b.ReportMetric(float64(took[1][b.N/2])/float64(took[0][b.N/2]), "x-12")
}

// BenchmarkPage reads windows of 60 rows, as a tall screen does.
func BenchmarkPage(b *testing.B) {
	d := openBench(b)
	for _, sort := range []library.SortKey{library.SortUpdated, library.SortName} {
		for _, offset := range []int{0, benchRows / 2, benchRows - 60} {
			b.Run(fmt.Sprintf("%s/%d", sort, offset), func(b *testing.B) {
				for b.Loop() {
					if _, err := d.Page(context.Background(), library.Query{Sort: sort}, offset, 60); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkGiveUp ends a search that looks into every document, as the next letter
// does, and measures how long it goes on after that.
func BenchmarkGiveUp(b *testing.B) {
	d := openBench(b)
	var late time.Duration
	for b.Loop() {
		ctx, cancel := context.WithCancel(context.Background())
		var ended time.Time
		time.AfterFunc(50*time.Millisecond, func() { ended = time.Now(); cancel() })
		if _, err := d.Page(ctx, library.Query{Search: "language:es"}, 0, 60); err == nil {
			b.Fatal("the search was over before it was given up")
		}
		late += time.Since(ended)
	}
	b.ReportMetric(float64(late.Microseconds())/1000/float64(b.N), "ms-late")
}

func BenchmarkOthers(b *testing.B) {
	d := openBench(b)
	ctx := context.Background()
	ids, err := d.IDs(ctx, library.Query{})
	if err != nil {
		b.Fatal(err)
	}
	for name, do := range map[string]func() error{
		"Get": func() error { _, err := d.Get(ctx, ids[777]); return err },
		"IDs": func() error { _, err := d.IDs(ctx, library.Query{}); return err },
		"Position": func() error {
			_, err := d.Position(ctx, library.Query{Sort: library.SortName}, ids[50_000])
			return err
		},
		"Projects": func() error { _, err := d.Projects(ctx); return err },
		"Tags":     func() error { _, err := d.Tags(ctx, ""); return err },
		"Changed":  func() error { _, err := d.Changed(ctx); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
