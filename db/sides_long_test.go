//go:build long

package db

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personae/db/promise"
)

// TestPromiseFilesTakenAway takes a file of a library that is open away, or puts
// another there, after so many saves and beside what another process does: what was
// called saved is there, nothing is called saved after that, and a file that is still
// the library stays sound.
func TestPromiseFilesTakenAway(t *testing.T) {
	folder, promised := memoryDir(t), promise.Count(t, "files taken away")
	random := rand.New(rand.NewPCG(4, 2))
	for round := range promised {
		path := filepath.Join(folder, fmt.Sprint(round))
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		r := &takenAway{random: random, path: newFile(t, path)}
		r.run(t)
		if t.Failed() {
			t.Fatal(r.story)
		}
		_ = os.RemoveAll(path)
	}
	promise.Kept(t, promised, "files taken away")
}

// takenAway is one such round, and its story for whoever looks for a fault.
type takenAway struct {
	random *rand.Rand
	path   string
	saved  []string
	story  []string
}

func (r *takenAway) run(t *testing.T) {
	t.Helper()
	editor := startEditor(t, r.path)
	r.save(t, editor, 1+r.random.IntN(4))
	if r.random.IntN(2) == 0 {
		r.another(t, "create")
		r.save(t, editor, r.random.IntN(3))
	}
	end := []string{"", "-wal", "-shm"}[r.random.IntN(3)]
	moved := r.path + end + ".moved"
	if err := os.Rename(r.path+end, moved); err != nil {
		t.Skip("an open file stays where it is here: ", err)
	}
	r.story = append(r.story, "moved "+end)
	if r.random.IntN(2) == 0 {
		r.replace(t, r.path+end, moved)
	}
	for range 1 + r.random.IntN(3) {
		editor.save(t, "refused", "false true")
		if end != "" && r.random.IntN(2) == 0 {
			_, err := beside(t, r.path, "list") // which may find what is left unreadable
			r.story = append(r.story, fmt.Sprint("listed, ", err))
		}
	}
	before := sum(t, moved)
	editor.end(t)
	if sum(t, moved) != before {
		t.Error("closing wrote to the file that was taken away")
	}
	r.putBack(t, end, moved)
}

// save has the editor save so often.
func (r *takenAway) save(t *testing.T, editor *otherEditor, times int) {
	t.Helper()
	for range times {
		name := fmt.Sprint("saved", len(r.saved))
		editor.save(t, name, "true false")
		r.saved = append(r.saved, name)
	}
	r.story = append(r.story, fmt.Sprint("saved ", times))
}

// another lets another process write.
func (r *takenAway) another(t *testing.T, work string) {
	t.Helper()
	if _, err := beside(t, r.path, work); err != nil {
		t.Error(err)
	}
	r.story = append(r.story, "beside it: "+work)
}

// replace puts an empty file there, or a copy of the one that was taken away.
func (r *takenAway) replace(t *testing.T, path, moved string) {
	t.Helper()
	var text []byte
	if r.random.IntN(2) == 0 {
		var err error
		if text, err = os.ReadFile(moved); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	r.story = append(r.story, fmt.Sprintf("in its place %d bytes", len(text)))
}

// putBack puts what was taken away back, but for the index of the log, which is made
// anew, and finds all that was saved.
func (r *takenAway) putBack(t *testing.T, end, moved string) {
	t.Helper()
	_ = os.Remove(r.path + "-shm")
	if end != "-shm" {
		if err := os.Rename(moved, r.path+end); err != nil {
			t.Fatal(err)
		}
	}
	names, err := beside(t, r.path, "check")
	if err != nil || slices.Contains(names, "refused") {
		t.Errorf("at the end there are %v, %v", names, err)
	}
	for _, name := range r.saved {
		if !slices.Contains(names, name) {
			t.Errorf("%s is lost: %s", name, strings.Join(names, " "))
		}
	}
}
