package db

import (
	"fmt"
	"os"
	"runtime"
	"testing"

	"personae/model"
	"personae/model/library"
)

// bytesRead counts the bytes that this thread reads of any file while do runs.
func bytesRead(t *testing.T, do func()) int {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	count := func() (n int) {
		status, err := os.ReadFile("/proc/thread-self/io")
		if err != nil {
			t.Skip(err)
		}
		if _, err := fmt.Sscanf(string(status), "rchar: %d", &n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	itself := -count()
	itself += count()
	before := count()
	do()
	return count() - before - itself
}

// TestTheFirstPageReadsNoMoreOfALargeLibrary: its rows, and none to count them.
func TestTheFirstPageReadsNoMoreOfALargeLibrary(t *testing.T) {
	const pageSize, most, deeper = 4096, 30, 3 // pages; a large index has a level more
	var read []int
	for _, many := range []int{300, 3000} {
		path := newFile(t, memoryDir(t))
		d := mustOpen(t, path, Options{})
		personas := make([]model.Persona, many)
		for i := range personas {
			personas[i] = benchPersona(i)
		}
		if err := importAll(d, personas, false); err != nil {
			t.Fatal(err)
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		read = append(read, bytesRead(t, func() {
			d := mustOpen(t, path, Options{})
			page, err := d.Page(t.Context(), library.Query{}, 0, 60)
			if err != nil || len(page.Rows) != 60 || page.Total != many {
				t.Errorf("%d rows of %d, %v", len(page.Rows), page.Total, err)
			}
		})/pageSize)
	}
	if few, large := read[0], read[1]; few == 0 || large > most || large > few+deeper {
		t.Errorf("%d pages were read of a library of 300, %d of one of 3000", few, large)
	}
}
