package db

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"personae/model/library"
)

// A log (-wal) holds the pages that were changed since the file beside it was last
// brought up to date, and makes sense with that file alone. SQLite does not look
// whether it is: put a copy in the place of a library whose log was left behind, as
// by a crash, and it lays the pages of the one over the other.
//
// So each change writes a mark into the library: a number drawn at random, after
// that of the change before. The marks in the log then tell which file it goes on
// from. A copy by VACUUM has the mark of its library, but pages in other places; it
// is told by the number of its schema, which VACUUM counts up.

// markName is the setting that holds the mark: the one before, its own, and the number
// of the schema. It has a fixed length, so that SQLite writes it where the last was.
const (
	markName = "log_mark"
	putMark  = `INSERT INTO settings (name, value) SELECT '` + markName + `', '0000000000000000 ' || own FROM (` + ownMark + `) WHERE true
		ON CONFLICT (name) DO UPDATE SET value = substr(value, 18, 17) || substr(excluded.value, 18)`
	ownMark = `SELECT lower(hex(randomblob(8))) || printf(' %010d', schema_version) AS own FROM pragma_schema_version`
	// renewMark says the number of the schema anew, where tidying up has counted it up.
	renewMark = `UPDATE settings SET value = substr(value, 1, 34) || printf('%010d', schema_version) FROM pragma_schema_version
		WHERE name = '` + markName + `' AND substr(value, 35) <> printf('%010d', schema_version)`
	digits    = 16
	markBytes = digits + 1 + digits + 1 + 10
)

// mark is a mark as it is read.
type mark struct{ before, own, schema string }

func readMark(text []byte) (m mark, ok bool) {
	if len(text) < markBytes {
		return m, false
	}
	parts := bytes.Split(text[:markBytes], []byte(" "))
	if len(parts) != 3 || len(parts[0]) != digits || len(parts[1]) != digits {
		return m, false
	}
	return mark{string(parts[0]), string(parts[1]), string(parts[2])}, true
}

// checkLog refuses a library beside which the log of another lies, over a connection
// that reads the file alone. Where there are no marks it cannot tell.
func (d *DB) checkLog(ctx context.Context, p *pool) error {
	var text, schema string
	err := p.QueryRowContext(ctx, "SELECT value, printf('%010d', schema_version) FROM settings, pragma_schema_version WHERE name = ?", markName).
		Scan(&text, &schema)
	here, ok := readMark([]byte(text))
	if err != nil || !ok {
		return nil //nolint:nilerr // it has none, or is just being brought up to date from the log
	}
	log := d.identity.place + "-wal"
	goesOn, marked, ownSchema := false, false, here.schema == schema
	err = eachPage(log, func(number uint32, page []byte) bool {
		if number == 1 {
			ownSchema = ownSchema || fmt.Sprintf("%010d", binary.BigEndian.Uint32(page[schemaAt:])) == schema
		}
		_, at, _ := bytes.Cut(page, []byte(markName))
		if m, ok := readMark(at); ok {
			goesOn = goesOn || m.own == here.own || !marked && m.before == here.own
			ownSchema, marked = ownSchema || m.schema == schema, true
		}
		return !goesOn || !ownSchema
	})
	if err != nil || !marked || goesOn && ownSchema {
		return err
	}
	return fail(library.ErrNotLibrary, nil,
		"%s was put in the place of another library, whose newest changes are still in %s. They do not fit together, so nothing was opened and nothing written: "+
			"to use what stands there now, move %[2]s away; to put a backup in its place, run personae restore-backup BACKUP --library %[1]q",
		d.file, filepath.Base(log))
}

// The parts of a log, in bytes: a header, and before each page that of a frame, which
// says how large the file is with it when it ends a transaction, else 0. Both hold the
// salt, which is another each time that the log is begun anew.
const (
	logHeader, frameHeader       = 32, 24
	logPageSize, frameCommit     = 8, 4
	logSalt, frameSalt, saltSize = 16, 8, 8
)

// schemaAt is where the first page of a file says the number of its schema.
const schemaAt = 40

// eachPage calls do with the pages of a log that were committed, in the order in which
// they were written, until it returns false. What follows the last commit was broken
// off: SQLite leaves it out too.
func eachPage(log string, do func(number uint32, page []byte) bool) error {
	f, err := os.Open(log) // SQLite takes no lock on it that this could drop
	if err != nil {
		return fail(nil, err, "could not read %s: %s", log, reason(err))
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, logHeader)
	if _, err := io.ReadFull(f, head); err != nil {
		return nil // nothing was committed to it
	}
	size := binary.BigEndian.Uint32(head[logPageSize:])
	if size < smallestDatabase || size > 1<<16 {
		return nil // SQLite does not read it either
	}
	frame := make([]byte, frameHeader+int(size))
	frames, err := committedFrames(f, head, int64(len(frame)))
	in := bufio.NewReaderSize(f, 1<<16)
	for ; err == nil && frames > 0; frames-- {
		if _, err = io.ReadFull(in, frame); err == nil && !do(binary.BigEndian.Uint32(frame), frame[frameHeader:]) {
			return nil
		}
	}
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) { // the last page is cut: SQLite leaves it out too
		return fmt.Errorf("reading %s: %w", log, err)
	}
	return nil
}

// committedFrames counts the frames up to the last one that ends a transaction. Those
// with another salt are left over from before the log was begun anew.
func committedFrames(log io.ReaderAt, head []byte, size int64) (committed int, err error) {
	header := make([]byte, frameHeader)
	for n := 1; ; n++ {
		switch _, err := log.ReadAt(header, logHeader+int64(n-1)*size); {
		case errors.Is(err, io.EOF):
			return committed, nil
		case err != nil:
			return 0, err
		case !bytes.Equal(header[frameSalt:frameSalt+saltSize], head[logSalt:logSalt+saltSize]):
			return committed, nil
		}
		if binary.BigEndian.Uint32(header[frameCommit:]) != 0 {
			committed = n
		}
	}
}

// putMark marks the change.
func (t *transaction) putMark() error {
	_, err := t.exec(putMark)
	return err
}
