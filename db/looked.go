package db

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
)

// A large library that was looked through need not be again while nothing else has
// written to it. So how its file was when it was last closed by who knew it to be sound
// is noted in a folder of the user's: its size, and when it was written to.

// smallBytes is the size up to which a library is looked through whenever it is to be
// changed: some 15 ms. Nothing is noted of it.
const smallBytes = 4 << 20

// looked is the state of the library's file, "" where there is none.
func (d *DB) looked() (state string, small bool) {
	info, err := os.Stat(d.identity.place) //nolint:gosec // the user named the file
	if err != nil {
		return "", true // what is wrong with it is said by what comes next
	}
	return fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano()), info.Size() <= smallBytes
}

func (d *DB) note() string {
	return filepath.Join(d.options.Looked, fmt.Sprintf("%x", sha256.Sum256([]byte(d.identity.place)))[:32])
}

// checkFirst looks through a library before the first change, unless that is known to
// be needless. One that is only read is looked through where that takes no time.
func (d *DB) checkFirst(ctx context.Context) error {
	if d.checked.Load() || d.temporary != "" {
		return nil
	}
	state, small := d.looked()
	if state == "" || !small && d.options.ReadOnly {
		return nil
	}
	if noted, err := os.ReadFile(d.note()); !small && d.options.Looked != "" && err == nil && string(noted) == state { //nolint:gosec // a folder of the program's
		d.sound.Store(&state)
		d.checked.Store(true)
		return nil
	}
	return d.Check(ctx)
}

// isSound reports whether the file is as it was when it was looked through: then what
// this handle still does to it leaves it sound.
func (d *DB) isSound() bool {
	state, small := d.looked()
	sound := d.sound.Load()
	return !small && sound != nil && *sound == state && !d.damaged.Load() && d.options.Looked != ""
}

// noteLooked notes how the file is now. Without the note the next opening looks again.
func (d *DB) noteLooked() {
	if state, _ := d.looked(); os.MkdirAll(d.options.Looked, private) == nil { //nolint:gosec // a folder of the program's
		_ = os.WriteFile(d.note(), []byte(state), 0o600)
	}
}
