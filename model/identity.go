package model

import (
	"encoding/binary"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/google/uuid"
)

// NewID returns a UUID version 7 (RFC 9562 §5.7) for the given time, with its
// random bits from random; crypto/rand.Reader is the one to use. Ids sort by
// their time to the millisecond.
func NewID(now time.Time, random io.Reader) (string, error) {
	var id uuid.UUID
	if _, err := io.ReadFull(random, id[:]); err != nil {
		return "", fmt.Errorf("no randomness for a new id: %w", err)
	}
	var stamp [8]byte
	binary.BigEndian.PutUint64(stamp[:], uint64(now.UnixMilli()))
	copy(id[:6], stamp[2:])
	id[6] = id[6]&0x0f | 0x70
	id[8] = id[8]&0x3f | 0x80
	return id.String(), nil
}

// IDs gives ids that rise within one moment, so that what is made together sorts in the
// order in which it was made (RFC 9562 §6.2, method 2). It may be asked by several at
// once.
type IDs struct {
	mutex sync.Mutex
	at    int64 // the moment of the last, in milliseconds
	last  uuid.UUID
}

// Next returns the next id, a UUID version 7 for the time.
func (s *IDs) Next(now time.Time, random io.Reader) (string, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.last == (uuid.UUID{}) || s.at != now.UnixMilli() {
		first, err := NewID(now, random)
		if err != nil {
			return "", err
		}
		s.last, s.at = uuid.MustParse(first), now.UnixMilli()
		s.last[8] &^= 0x20 // room for all that come after
		return s.last.String(), nil
	}
	var more [4]byte
	if _, err := io.ReadFull(random, more[:]); err != nil {
		return "", fmt.Errorf("no randomness for a new id: %w", err)
	}
	low := s.last[8:]
	binary.BigEndian.PutUint64(low, binary.BigEndian.Uint64(low)+1+uint64(binary.BigEndian.Uint32(more[:])))
	return s.last.String(), nil
}

// IsUUID reports whether text is a UUID in its usual form of 36 characters.
func IsUUID(text string) bool {
	_, err := uuid.Parse(text)
	return err == nil && len(text) == 36
}

// StampLayout is how a stamp is written: RFC 3339, UTC, milliseconds.
const StampLayout = "2006-01-02T15:04:05.000Z"

// Stamp returns t as created_at and updated_at hold it. Stamps of the years 0
// to 9999 sort by their time.
func Stamp(t time.Time) string { return t.UTC().Format(StampLayout) }
