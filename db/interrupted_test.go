package db

import (
	"context"
	"testing"
	"time"

	"personae/model/library"
)

// TestAnInterruptedReadIsNoLoss: what is broken off takes its connection along. Where it
// was the only one, SQLite removes the files beside the library, which nobody took away.
func TestAnInterruptedReadIsNoLoss(t *testing.T) {
	path, _ := storyLibrary(t)
	for name, open := range map[string]func(context.Context, string, Options) (*DB, error){
		"Read": Read,
		"Open": func(ctx context.Context, path string, o Options) (*DB, error) {
			o.ReadOnly = true
			return Open(ctx, path, o)
		},
	} {
		d, err := open(t.Context(), path, Options{MustExist: true})
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
			_, err := collect(ctx, d.read, scanOne[int], "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c")
			cancel()
			if err == nil {
				t.Fatal("what has no end has ended")
			}
			if _, err := d.Page(t.Context(), library.Query{}, 0, 10); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
