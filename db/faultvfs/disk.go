package faultvfs

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
)

// sector is what a disk writes whole or not at all, in bytes.
const sector = 512

// Disk is what a disk holds while calls are played to it: what it would surely
// hold after a power cut, and what it may.
type Disk struct {
	now, durable map[string]*content
	entries      []entry // of the folder, since they were last made durable
}

type content struct {
	durable []byte
	pending []Call // since the last Sync
}

type entry struct {
	path string
	is   *content // nil is gone
}

// NewDisk returns a disk that holds files, by path.
func NewDisk(files map[string][]byte) *Disk {
	d := &Disk{now: map[string]*content{}, durable: map[string]*content{}}
	for path, data := range files {
		d.now[path] = &content{durable: slices.Clone(data)}
	}
	maps.Copy(d.durable, d.now)
	return d
}

// Play carries a call out.
func (d *Disk) Play(c Call) {
	switch c.Kind {
	case Open:
		d.enter(c.Path, &content{})
	case Delete:
		d.enter(c.Path, nil)
	case Sync:
		is := d.now[c.Path]
		for _, p := range is.pending {
			is.durable = p.on(is.durable, everySector)
		}
		is.pending = nil
	case Write, Truncate:
		is := d.now[c.Path]
		is.pending = append(is.pending, c)
	}
	if c.Folder {
		d.durable, d.entries = maps.Clone(d.now), nil
	}
}

func (d *Disk) enter(path string, is *content) {
	d.entries = append(d.entries, entry{path, is})
	if d.now[path] = is; is == nil {
		delete(d.now, path)
	}
}

// on returns the data after the call, of which only the sectors arrive that arrives
// says so of.
func (c Call) on(data []byte, arrives func() bool) []byte {
	if c.Kind == Truncate {
		if !arrives() || int(c.Offset) >= len(data) {
			return data
		}
		return data[:c.Offset]
	}
	for from := 0; from < len(c.Data); {
		start := int(c.Offset) + from
		size := min(sector-start%sector, len(c.Data)-from)
		if arrives() {
			if end := start + size; end > len(data) {
				data = append(data, make([]byte, end-len(data))...)
			}
			copy(data[start:], c.Data[from:from+size])
		}
		from += size
	}
	return data
}

func everySector() bool { return true }

// Image writes into folder what the disk may hold after a power cut now. Of what was
// not made durable a part arrives: each sector with the given chance, and of the
// folder's entries those up to some point.
func (d *Disk) Image(folder string, chance float64, random *rand.Rand) error {
	arrives := func() bool { return random.Float64() < chance }
	files := maps.Clone(d.durable)
	for _, e := range d.entries {
		if !arrives() {
			break
		}
		if files[e.path] = e.is; e.is == nil {
			delete(files, e.path)
		}
	}
	for path, is := range files {
		data := slices.Clone(is.durable)
		for _, c := range is.pending {
			data = c.on(data, arrives)
		}
		if err := os.WriteFile(filepath.Join(folder, filepath.Base(path)), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}
