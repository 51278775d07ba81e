package db

import (
	"bytes"
	"context"
	"database/sql"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"personae/model/library"
)

// damages are ways to spoil a file of pages of 4 KB.
var damages = []struct {
	name  string
	spoil func(draw *rand.Rand, file []byte) []byte
}{
	{"flipped bits", func(draw *rand.Rand, file []byte) []byte {
		for range 1 + draw.IntN(40) {
			file[draw.IntN(len(file))] ^= 1 << draw.IntN(8)
		}
		return file
	}},
	{"flipped bytes in the heads of pages", func(draw *rand.Rand, file []byte) []byte {
		for range 1 + draw.IntN(10) {
			file[draw.IntN(len(file)/4096)*4096+draw.IntN(40)] = byte(draw.IntN(256))
		}
		return file
	}},
	{"cut short", func(draw *rand.Rand, file []byte) []byte { return file[:draw.IntN(len(file))] }},
	{"pages of zeros", func(draw *rand.Rand, file []byte) []byte {
		for range 1 + draw.IntN(8) {
			clear(file[draw.IntN(len(file)/4096)*4096:][:4096])
		}
		return file
	}},
	{"pages of noise", func(draw *rand.Rand, file []byte) []byte {
		for range 1 + draw.IntN(4) {
			page := file[draw.IntN(len(file)/4096)*4096:][:4096]
			for i := range page {
				page[i] = byte(draw.IntN(256))
			}
		}
		return file
	}},
	{"pages in the place of others", func(draw *rand.Rand, file []byte) []byte {
		for range 1 + draw.IntN(4) {
			copy(file[draw.IntN(len(file)/4096)*4096:][:4096], file[draw.IntN(len(file)/4096)*4096:][:4096])
		}
		return file
	}},
	{"no first page", func(_ *rand.Rand, file []byte) []byte {
		clear(file[:4096])
		return file
	}},
}

// TestRescueOfDamagedFiles: whatever happened to a file, nothing is written to it,
// and what SQLite can still read of it, and more, is in a sound library.
func TestRescueOfDamagedFiles(t *testing.T) {
	ctx := context.Background()
	path, want := storyLibrary(t)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const rounds = 6
	for _, damage := range damages {
		t.Run(damage.name, func(t *testing.T) {
			draw := rand.New(rand.NewPCG(1, uint64(len(damage.name))))
			readable, rescued, refused := 0, 0, 0
			for round := range rounds {
				folder := memoryDir(t)
				path, out := filepath.Join(folder, "hurt.db"), filepath.Join(folder, "out.db")
				hurt := damage.spoil(draw, bytes.Clone(sound))
				if err := os.WriteFile(path, hurt, 0o600); err != nil {
					t.Fatal(err)
				}
				told, err := Rescue(ctx, path, out)
				if after, readErr := os.ReadFile(path); readErr != nil || !bytes.Equal(after, hurt) {
					t.Fatalf("round %d: the file was written to", round)
				}
				still := stillReadable(t, path)
				readable += len(still)
				if err != nil {
					wantError(t, err, library.ErrNotLibrary)
					if _, statErr := os.Stat(out); statErr == nil || len(still) > 0 {
						t.Errorf("round %d: SQLite reads %d, but: %v", round, len(still), err)
					}
					refused++
					continue
				}
				d := mustOpen(t, out, Options{})
				wantSound(t, d)
				wantSearchSound(t, d)
				rescued += told.Personas
				for id, document := range still {
					// Damage that leaves a document one cannot be seen.
					if got := documentOf(t, d, id); got == "" || document == want[id] && got != document {
						t.Errorf("round %d: SQLite can read %s, and it was not rescued", round, id)
					}
				}
				if _, err := d.Operations(ctx, "", 0, 0); err != nil {
					t.Error(err)
				}
				for id := range want {
					if documentOf(t, d, id) != "" {
						if _, err := d.History(ctx, id, 0, 0); err != nil {
							t.Error(err)
						}
					}
				}
				for range 5 { // what can be undone is sound too
					_, _ = d.Undo(ctx)
				}
				wantSound(t, d)
			}
			t.Logf("SQLite read %d personas of %d, %d were rescued; %d files had nothing", readable, rounds*len(want), rescued, refused)
		})
	}
}

// stillReadable returns the documents that SQLite reads, by a walk of the table from
// both ends and by the number of each.
func stillReadable(t *testing.T, path string) map[string]string {
	t.Helper()
	found := map[string]string{}
	p, err := sql.Open("sqlite", "file:"+path+"?mode=ro&immutable=1")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	read := func(query string, args ...any) {
		rows, err := p.QueryContext(context.Background(), query, args...)
		if err != nil {
			return
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var id, document string
			if rows.Scan(&id, &document) != nil {
				return
			}
			if persona, err := decode(document); err == nil && persona.ID == id {
				found[id] = document
			}
		}
		_ = rows.Err() // it reads until the damage
	}
	read("SELECT id, document FROM personas NOT INDEXED")
	read("SELECT id, document FROM personas NOT INDEXED ORDER BY number DESC")
	for number := range 70 {
		read("SELECT id, document FROM personas WHERE number = ?", number)
	}
	return found
}
