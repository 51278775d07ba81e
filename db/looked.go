package db

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
)

// A library that was looked through need not be again while nothing else has written
// to it. So how its file was when it was last closed by who knew it to be sound is
// noted in a folder of the user's: its size, and when it was written to.

// looked is the state of the library's file, "" where there is none.
func (d *DB) looked() string {
	info, err := os.Stat(d.identity.place) //nolint:gosec // the user named the file
	if err != nil {
		return "" // what is wrong with it is said by what comes next
	}
	return stateOf(info)
}

func stateOf(file os.FileInfo) string {
	return fmt.Sprintf("%d %d", file.Size(), file.ModTime().UnixNano())
}

func (d *DB) note() string {
	return filepath.Join(d.options.Looked, fmt.Sprintf("%x", sha256.Sum256([]byte(d.identity.place)))[:32])
}

func (d *DB) noted() string {
	if d.options.Looked == "" {
		return ""
	}
	text, _ := os.ReadFile(d.note()) //nolint:gosec // a folder of the program's; without one it is looked through
	return string(text)
}

// Sound looks through the library for damage, as Check does, unless that is known to
// be needless: it was already, or its file is as it was noted after it was.
func (d *DB) Sound(ctx context.Context) error {
	if d.checked.Load() || d.temporary != "" {
		return nil
	}
	if state := d.looked(); state != "" && state == d.noted() {
		d.sound.Store(&state)
		d.checked.Store(true)
		return nil
	}
	if info, err := os.Stat(d.identity.place); d.options.Aside && err == nil && info.Size() > mostAtOnce { //nolint:gosec // the user named the file
		return nil
	}
	return d.Check(ctx)
}

// mostAtOnce is the largest library, in bytes, that a person would not notice being
// looked through: some 25 ms.
const mostAtOnce = 4 << 20

// isSound reports whether the file is as it was when it was looked through: then what
// this handle still does to it leaves it sound.
func (d *DB) isSound() bool {
	sound := d.sound.Load()
	return sound != nil && *sound != "" && *sound == d.looked() && !d.damaged.Load()
}

// staysSound follows the file through a commit, by which SQLite may bring it up to date
// from its log.
func (d *DB) staysSound(before, after os.FileInfo) {
	if sound := d.sound.Load(); sound != nil && *sound == stateOf(before) {
		now := stateOf(after)
		d.sound.CompareAndSwap(sound, &now)
	}
}

// noteLooked notes how the file is now. Without the note the next opening looks again.
func (d *DB) noteLooked() {
	state := d.looked()
	if d.options.Looked == "" || state == d.noted() {
		return
	}
	if os.MkdirAll(d.options.Looked, private) == nil { //nolint:gosec // a folder of the program's
		_ = os.WriteFile(d.note(), []byte(state), 0o600) //nolint:gosec // as above
	}
}
