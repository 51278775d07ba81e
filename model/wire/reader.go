package wire

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model"
	"personae/model/value"
)

// MaxRecord is the most bytes that one record, or the whole of a page that
// cannot be read piece by piece, may take.
const MaxRecord = 50 << 20

// Options say how to read.
type Options struct {
	From model.System // "" recognises each record by its keys
}

// Reader reads records one at a time, in memory that is bounded by one record.
// It takes what the systems emit and accept, in UTF-8, with a byte order mark or
// without: one record, an array, records one after the other (JSON Lines),
// Feather's pages {items, next_cursor, has_more}, Anam's {data, meta}, and our
// own documents.
type Reader struct {
	json    *jsontext.Decoder
	source  *cappedReader
	base    int64 // where json began in the source, in bytes
	name    string
	options Options

	number  int          // of the record read last
	before  model.System // of the record read last
	inside  container    // what the next value stands in
	systems []model.System
	keys    []string     // of the record read last whose system was found
	last    Guess        // what was found for them
	pending []value.JSON // records of a page that had to be read whole
	page    Page
	err     error // what ended it
}

type container uint8

const (
	inNothing container = iota
	inArray             // a top-level array
	inPage              // the array of records in a page
)

// tolerant leaves what is wrong inside a text or an object to the reading of the
// record that has it, so that it is that record's fault and not the file's.
var tolerant = []jsontext.Options{jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true)}

// NewReader returns a reader of the records in src. The name, such as a file's,
// stands in errors; "" leaves it out.
func NewReader(src io.Reader, name string, options Options) *Reader {
	source := &cappedReader{source: src}
	return &Reader{
		json: jsontext.NewDecoder(source, tolerant...), source: source, name: name, options: options,
		systems: model.Systems,
	}
}

// Unread is a record that was found and not read yet: that takes longer, and may be done
// on any goroutine.
type Unread struct {
	name    string // of its source
	number  int
	text    string
	dialect *dialect
	shape   Shape
	keys    int
}

// Size is the length of the record in bytes.
func (u *Unread) Size() int { return len(u.text) }

// Read reads the record. The error is a *ReadError, which is not Fatal.
func (u *Unread) Read() (*Imported, error) {
	record, err := importRecord(u.text, u.dialect, u.shape, u.keys)
	if err != nil {
		return nil, readError(u.name, u.number, err, u.text)
	}
	record.Number = u.number
	return record, nil
}

// Find finds the next record, or io.EOF after the last. Another error is a *ReadError.
// Unless it is Fatal, the reader stands behind the record that it tells of, and Find may
// be called again.
func (r *Reader) Find() (*Unread, error) {
	if r.err != nil {
		return nil, r.err
	}
	for {
		r.source.started = r.base + r.json.InputOffset()
		text, keys, err := r.advance()
		if err != nil {
			return nil, r.end(err, text)
		}
		if keys == nil {
			continue
		}
		r.number++
		record, err := r.record(text, keys)
		if err != nil {
			return nil, readError(r.name, r.number, err, string(text))
		}
		r.before = record.dialect.system
		return record, nil
	}
}

// Next is Find, and reads what it finds.
func (r *Reader) Next() (*Imported, error) {
	record, err := r.Find()
	if err != nil {
		return nil, err
	}
	return record.Read()
}

// All returns the records and errors that Next gives, up to the end or to the
// first fatal error.
func (r *Reader) All() iter.Seq2[*Imported, error] { return untilEnd(r, r.Next) }

// Found returns what Find does, as All does of Next.
func (r *Reader) Found() iter.Seq2[*Unread, error] { return untilEnd(r, r.Find) }

func untilEnd[T any](r *Reader, next func() (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for {
			record, err := next()
			if errors.Is(err, io.EOF) || !yield(record, err) || r.err != nil {
				return
			}
		}
	}
}

// Page is what a page says beside its records; zero where it does not.
type Page struct {
	More                bool   // more records follow on another page
	Cursor              string // Feather's, to the next
	Number, Last, Total int    // Anam's: which page it is, which is the last, and the records on all
}

// Page returns what the page that was read says.
func (r *Reader) Page() Page { return r.page }

// More reports whether a page that was read says that more records follow on
// another page.
func (r *Reader) More() bool { return r.page.More }

func (r *Reader) record(text []byte, keys []string) (*Unread, error) {
	if message, ok := errorAnswer(text, keys); ok {
		return nil, &NotRecordError{fmt.Sprintf("this is an error answer and no record: %s", message)}
	}
	guess, err := r.guess(keys)
	if err != nil {
		members, _ := value.JSON(text).Members()
		if under := wrapped(members); under != "" {
			err = &NotRecordError{fmt.Sprintf("the records stand inside %q: give what is under it alone", shown(under, mostKey))}
		}
		return nil, err
	}
	d, ok := dialectOf(guess.System)
	if !ok {
		return nil, unknownSystem(guess.System)
	}
	return &Unread{name: r.name, number: r.number, text: string(text), dialect: d, shape: guess.Shape, keys: len(keys)}, nil
}

// guess names the system and the shape of a record. Records in a list mostly have
// the same keys, so the last answer is kept.
func (r *Reader) guess(keys []string) (Guess, error) {
	if r.keys != nil && slices.Equal(keys, r.keys) {
		return r.last, nil
	}
	if err := otherEntity(keys); err != nil {
		return Guess{}, err
	}
	guess, err := choose(keys, r.systems, r.before)
	if from := r.options.From; from != "" {
		guess, err = bestShape(from, keys), nil
		if d, ok := dialectOf(from); ok && !d.isOurs() && guess.Score == 0 {
			err = &NotRecordError{fmt.Sprintf("it has no key of %s: %s", from.Title(), inWords(keys))}
		}
	}
	if err == nil {
		r.keys, r.last = keys, guess
	}
	return guess, err
}
