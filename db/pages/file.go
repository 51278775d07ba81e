package pages

import (
	"bytes"
	"encoding/binary"
	"io"
	"maps"
)

// Source is a file as it lies on the disk, and its size in bytes.
type Source struct {
	io.ReaderAt
	Size int64
}

// File is a database, with the log that lies beside it.
type File struct {
	main, wal Source
	size      int64            // of a page, in bytes
	usable    int              // of these, without what is reserved at the end
	count     uint32           // pages
	logged    map[uint32]int64 // where in the log the newest version of a page is
	first     []byte           // the first page
}

const (
	magic      = "SQLite format 3\x00"
	headerSize = 100
	// usualSize is that of the pages where the header does not say it.
	usualSize = 4096
)

// Open looks at a file and at the log beside it, which may be empty. What the
// header does not tell is taken for what it usually is.
func Open(main, wal Source) *File {
	f := &File{main: main, wal: wal, size: usualSize, usable: usualSize}
	header := make([]byte, headerSize)
	_, _ = main.ReadAt(header, 0) // what is missing stays zero
	if size := int64(binary.BigEndian.Uint16(header[16:])); bytes.HasPrefix(header, []byte(magic)) && isPageSize(size) {
		f.size = max(size, 1)
		if size == 1 {
			f.size = 1 << 16
		}
		f.usable = int(f.size) - int(header[20])
		if f.usable < 480 { // SQLite's own bound
			f.usable = int(f.size)
		}
	}
	f.count = uint32((main.Size + f.size - 1) / f.size)
	f.readLog()
	f.first = f.page(1)
	return f
}

// isPageSize reports whether the header may say so: 1 stands for 64 KB.
func isPageSize(size int64) bool { return size == 1 || size >= 512 && size&(size-1) == 0 }

// Sound reports whether the header is that of a SQLite file.
func (f *File) Sound() bool { return bytes.HasPrefix(f.first, []byte(magic)) }

// UserVersion is what the header says; 0 where it says nothing.
func (f *File) UserVersion() uint32 { return f.word(60) }

// ApplicationID is what the header says; 0 where it says nothing.
func (f *File) ApplicationID() uint32 { return f.word(68) }

func (f *File) word(at int) uint32 {
	if !f.Sound() {
		return 0
	}
	return binary.BigEndian.Uint32(f.first[at:])
}

// page returns a page, nil where there is none. One that the file ends within is
// filled with zeros.
func (f *File) page(number uint32) []byte {
	if number == 0 || number > f.count {
		return nil
	}
	page := make([]byte, f.size)
	if at, ok := f.logged[number]; ok {
		_, _ = f.wal.ReadAt(page, at)
		return page
	}
	_, _ = f.main.ReadAt(page, int64(number-1)*f.size)
	return page
}

const (
	logHeader   = 32
	frameHeader = 24
)

// readLog finds the pages that the log has committed: up to the last commit before
// the first frame that is of another run, or does not add up.
func (f *File) readLog() {
	f.logged = map[uint32]int64{}
	header := make([]byte, logHeader)
	if n, _ := f.wal.ReadAt(header, 0); n < logHeader {
		return
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch binary.BigEndian.Uint32(header) {
	case 0x377f0683:
		order = binary.BigEndian
	case 0x377f0682:
	default:
		return
	}
	sum := checksum(order, [2]uint32{}, header[:24])
	if !sum.is(header[24:]) || int64(binary.BigEndian.Uint32(header[8:])) != f.size {
		return
	}
	frame := make([]byte, frameHeader+f.size)
	pending := map[uint32]int64{}
	for at := int64(logHeader); ; at += int64(len(frame)) {
		if n, _ := f.wal.ReadAt(frame, at); n < len(frame) || !bytes.Equal(frame[8:16], header[16:24]) {
			return
		}
		sum = checksum(order, checksum(order, sum, frame[:8]), frame[frameHeader:])
		if !sum.is(frame[16:]) {
			return
		}
		pending[binary.BigEndian.Uint32(frame)] = at + frameHeader
		if pages := binary.BigEndian.Uint32(frame[4:]); pages != 0 { // a commit
			maps.Copy(f.logged, pending)
			clear(pending)
			f.count = pages
		}
	}
}

type sums [2]uint32

func (s sums) is(stored []byte) bool {
	return s == sums{binary.BigEndian.Uint32(stored), binary.BigEndian.Uint32(stored[4:])}
}

func checksum(order binary.ByteOrder, s sums, data []byte) sums {
	for ; len(data) >= 8; data = data[8:] {
		s[0] += order.Uint32(data) + s[1]
		s[1] += order.Uint32(data[4:]) + s[0]
	}
	return s
}
