package model

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"testing"
	"time"

	"github.com/google/uuid"
)

func TestNewID(t *testing.T) {
	now := time.Date(2026, 8, 1, 12, 0, 0, 123_456_789, time.UTC)
	id, err := NewID(now, bytes.NewReader(bytes.Repeat([]byte{0xff}, 16)))
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := uuid.Parse(id)
	if err != nil || parsed.Version() != 7 || parsed.Variant() != uuid.RFC4122 || !IsUUID(id) {
		t.Errorf("%s: %v", id, err)
	}
	if seconds, nanos := parsed.Time().UnixTime(); seconds != now.Unix() || nanos/1e6 != 123 {
		t.Errorf("%s: stamped %d.%d", id, seconds, nanos)
	}
	later, err := NewID(now.Add(time.Millisecond), bytes.NewReader(make([]byte, 16)))
	if err != nil || later <= id {
		t.Errorf("%s does not sort after %s: %v", later, id, err)
	}
	if _, err := NewID(now, bytes.NewReader(nil)); !errors.Is(err, io.EOF) {
		t.Errorf("%v", err)
	}
}

// TestIDsOfOneMomentRise also where the first has the highest random bits.
func TestIDsOfOneMomentRise(t *testing.T) {
	random := io.MultiReader(bytes.NewReader(bytes.Repeat([]byte{0xff}, 16+4*1000)), rand.Reader)
	now := time.Date(2026, 8, 1, 12, 0, 0, 0, time.UTC)
	var ids IDs
	last := ""
	for range 2000 {
		id, err := ids.Next(now, random)
		if err != nil {
			t.Fatal(err)
		}
		parsed, err := uuid.Parse(id)
		if err != nil || parsed.Version() != 7 || parsed.Variant() != uuid.RFC4122 || id <= last {
			t.Fatalf("%s after %s: %v", id, last, err)
		}
		last = id
	}
	if seconds, nanos := uuid.MustParse(last).Time().UnixTime(); seconds != now.Unix() || nanos != 0 {
		t.Errorf("%s is of another time", last)
	}
	later, err := ids.Next(now.Add(time.Millisecond), random)
	if seconds, nanos := uuid.MustParse(later).Time().UnixTime(); err != nil || later <= last || seconds != now.Unix() || nanos != int64(time.Millisecond) {
		t.Errorf("%s after %s is not of its own time: %v", later, last, err)
	}
}

func TestIsUUID(t *testing.T) {
	for text, want := range map[string]bool{
		"3c90c3cc-0d44-4b50-8888-8dd25736052a":          true,
		"3C90C3CC-0D44-4B50-8888-8DD25736052A":          true,
		"{3c90c3cc-0d44-4b50-8888-8dd25736052a}":        false,
		"urn:uuid:3c90c3cc-0d44-4b50-8888-8dd25736052a": false,
		"3c90c3cc0d444b5088888dd25736052a":              false,
		"":                                              false,
	} {
		if IsUUID(text) != want {
			t.Errorf("%q", text)
		}
	}
}

func TestStamp(t *testing.T) {
	at := time.Date(2026, 8, 1, 14, 0, 0, 5_999_999, time.FixedZone("", 2*3600))
	if got := Stamp(at); got != "2026-08-01T12:00:00.005Z" {
		t.Error(got)
	}
}
