package db

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A library that was looked through need not be again while nothing else has written
// to it. So how its file was when it was last closed by who knew it to be sound is
// noted in a folder of the user's: its size, when it was written to, and when all of it
// was looked through.

// lookAgain is how long a large library is taken for sound, where nothing but its disk
// could have damaged it: to look through 1 GB takes a processor for 6 s.
const lookAgain = 24 * time.Hour

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

func (d *DB) noted() (state string, at time.Time) {
	if d.options.Looked == "" {
		return "", at
	}
	text, _ := os.ReadFile(d.note()) //nolint:gosec // a folder of the program's; without one it is looked through
	state, when, _ := strings.Cut(string(text), "\n")
	if seconds, err := strconv.ParseInt(when, 10, 64); err == nil {
		at = time.Unix(seconds, 0)
	}
	return state, at
}

// knownSound takes the file for sound where it is as it was noted, and says whether and
// since when that is so.
func (d *DB) knownSound() (at time.Time, known bool) {
	now := d.looked()
	state, at := d.noted()
	if now == "" || now != state {
		return at, false
	}
	d.sound.Store(&state)
	d.lookedAt.Store(at.Unix())
	return at, true
}

// Sound looks through the library for damage, as Check does, unless that is known to
// be needless: it was already, or its file is as it was noted after it was.
func (d *DB) Sound(ctx context.Context) error {
	if d.checked.Load() || d.temporary != "" {
		return nil
	}
	if _, known := d.knownSound(); known {
		d.checked.Store(true)
		return nil
	}
	if d.options.Aside && d.isLarge() {
		return nil
	}
	return d.Check(ctx)
}

// mostAtOnce is the largest library, in bytes, that a person would not notice being
// looked through: some 25 ms.
const mostAtOnce = 4 << 20

func (d *DB) isLarge() bool {
	info, err := os.Stat(d.identity.place) //nolint:gosec // the user named the file
	return err == nil && info.Size() > mostAtOnce
}

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
	state, at := d.looked(), d.lookedAt.Load()
	if noted, when := d.noted(); d.options.Looked == "" || state == noted && at == when.Unix() {
		return
	}
	text := state + "\n" + strconv.FormatInt(at, 10)
	if os.MkdirAll(d.options.Looked, private) == nil { //nolint:gosec // a folder of the program's
		_ = os.WriteFile(d.note(), []byte(text), 0o600) //nolint:gosec // as above
	}
}
