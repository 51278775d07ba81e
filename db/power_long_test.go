//go:build long

package db

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"
	"pgregory.net/rapid"

	"personae/db/faultvfs"
	"personae/db/promise"
)

// cuts is a library whose power may fail at any call, and what it was told is saved.
type cuts struct {
	*machine
	made   []byte // the file before the first call
	images string // a folder of images
	calls  []faultvfs.Call
	told   []told
}

// told is what a library holds after so many calls.
type told struct {
	calls int
	state map[string]string
}

func (c *cuts) tell() { c.told = append(c.told, told{len(c.calls), whole(c.rt, c.d)}) }

// TestPromisePowerCut cuts the power at random calls of random work, and opens what
// the disk then may hold.
func TestPromisePowerCut(t *testing.T) {
	vfs, err := faultvfs.Install()
	if err != nil {
		t.Fatal(err)
	}
	folder, images, checks := memoryDir(t), 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		checks++
		own := filepath.Join(folder, fmt.Sprint(checks))
		c := &cuts{
			machine: &machine{rt: rt, path: filepath.Join(own, "work", "library.db"), now: newClock()},
			images:  filepath.Join(own, "images"),
		}
		if err := errors.Join(os.MkdirAll(filepath.Dir(c.path), 0o700), os.MkdirAll(c.images, 0o700)); err != nil {
			rt.Fatal(err)
		}
		c.make()
		vfs.Watch(filepath.Dir(c.path), func(call faultvfs.Call) int32 {
			c.calls = append(c.calls, call)
			return sqlite3.SQLITE_OK
		})
		defer vfs.Watch("", nil)
		c.work()
		images += c.cut()
		_ = os.RemoveAll(own)
	})
	promise.Kept(t, images, "power cuts")
}

// make makes the library; it gets its name when it is whole and on the disk.
func (c *cuts) make() {
	c.d = c.open()
	if err := c.d.Close(); err != nil {
		c.rt.Fatal(err)
	}
	var err error
	if c.made, err = os.ReadFile(c.path); err != nil {
		c.rt.Fatal(err)
	}
}

// work does anything to the library.
func (c *cuts) work() {
	c.d = c.open()
	defer func() { _ = c.d.Close() }()
	c.tell()
	c.anything(func(_ string, step func() error) error {
		err := step()
		c.tell()
		return err
	})
}

// cut cuts the power at some calls, and returns how often.
func (c *cuts) cut() (images int) {
	random := rand.New(rand.NewPCG(rapid.Uint64().Draw(c.rt, "seed"), 0))
	disk := faultvfs.NewDisk(map[string][]byte{c.path: c.made})
	const most = 12
	for i, call := range c.calls {
		disk.Play(call)
		if random.IntN(len(c.calls)) >= most {
			continue
		}
		for _, chance := range []float64{0, 0.5, 1}[random.IntN(3):] {
			images++
			c.check(disk, i+1, chance, random)
		}
	}
	return images
}

// check opens what the disk may hold after so many calls.
func (c *cuts) check(disk *faultvfs.Disk, calls int, chance float64, random *rand.Rand) {
	folder, err := os.MkdirTemp(c.images, "")
	if err == nil {
		err = disk.Image(folder, chance, random)
	}
	if err != nil {
		c.rt.Fatal(err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	var allowed []map[string]string
	for i, t := range c.told {
		if t.calls <= calls {
			allowed = []map[string]string{t.state}
			if i+1 < len(c.told) {
				allowed = append(allowed, c.told[i+1].state)
			}
		}
	}
	after := machine{rt: c.rt, path: filepath.Join(folder, "library.db"), now: newClock()}
	after.d = after.open()
	defer func() { _ = after.d.Close() }()
	wantSound(c.rt, after.d)
	got := whole(c.rt, after.d)
	for _, state := range allowed {
		if differing(got, state) == "" {
			return
		}
	}
	if allowed != nil {
		c.rt.Fatalf("after call %d of %d and a power cut, %.1f of the rest arrives:\n%s", calls, len(c.calls), chance, differing(allowed[0], got))
	}
}
