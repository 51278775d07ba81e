package exchange

import (
	"bytes"
	"errors"
	"io"
	"os"
)

// mostInMemory is how much a Spool holds in memory, in bytes.
const mostInMemory = 4 << 20

// Spool keeps what is written until it is known whether it may go out: a little of it
// in memory, more in a temporary file for its owner alone, which has no name where the
// system lets it be without one.
type Spool struct {
	memory bytes.Buffer
	file   *os.File
	length int64
}

// Write implements io.Writer.
func (s *Spool) Write(text []byte) (int, error) {
	if s.file == nil && s.memory.Len()+len(text) <= mostInMemory {
		s.length += int64(len(text))
		return s.memory.Write(text)
	}
	if err := s.spill(); err != nil {
		return 0, err
	}
	n, err := s.file.Write(text)
	s.length += int64(n)
	return n, err
}

func (s *Spool) spill() (err error) {
	if s.file != nil {
		return nil
	}
	if s.file, err = os.CreateTemp("", unfinishedStart+"*"+unfinishedEnd); err != nil {
		return err
	}
	_ = os.Remove(s.file.Name()) // Windows does it at the end
	_, err = s.memory.WriteTo(s.file)
	s.memory = bytes.Buffer{}
	return err
}

// Len is how much was written, in bytes.
func (s *Spool) Len() int64 { return s.length }

// ReadAt implements io.ReaderAt.
func (s *Spool) ReadAt(to []byte, offset int64) (int, error) {
	if s.file != nil {
		return s.file.ReadAt(to, offset)
	}
	return bytes.NewReader(s.memory.Bytes()).ReadAt(to, offset)
}

// WriteTo implements io.WriterTo: it writes all of it.
func (s *Spool) WriteTo(w io.Writer) (int64, error) {
	return io.Copy(w, io.NewSectionReader(s, 0, s.length))
}

// Close lets go of it.
func (s *Spool) Close() error {
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	if removed := os.Remove(s.file.Name()); err == nil && !errors.Is(removed, os.ErrNotExist) {
		err = removed
	}
	return err
}
