package wire

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"personae/model/library"
)

// ReadError says which record of which source cannot be read, where in it, and
// why.
type ReadError struct {
	Name   string // of the source, "" when it has none
	Record int    // from 1; 0 when no record was begun
	Title  string // what the record is called, "" where that cannot be told
	ID     string // its id in its system, "" where that cannot be told
	Path   string // dotted, in the record; "" for the record itself
	Reason string // what was expected, or what is wrong
	Fatal  bool   // nothing after it can be read
	Err    error  // the cause: *AmbiguousError, *NotRecordError, *value.TypeError or another
}

func (e *ReadError) Error() string {
	var where []string
	if e.Name != "" {
		where = append(where, e.Name)
	}
	if e.Record > 0 {
		where = append(where, fmt.Sprintf("record %d", e.Record))
	}
	if e.Path != "" {
		where = append(where, e.Path)
	}
	if len(where) == 0 {
		return e.Reason
	}
	return strings.Join(where, ", ") + ": " + e.Reason
}

func (e *ReadError) Unwrap() error { return e.Err }

// Is makes the error match library.ErrInvalid: the input is not valid.
func (*ReadError) Is(target error) bool { return target == library.ErrInvalid }

// end closes the reader with what stopped it, unless that was one record only.
func (r *Reader) end(err error, text []byte) error {
	if skip, ok := errors.AsType[*skipped](err); ok {
		return readError(r.name, r.number, skip.error, string(text))
	}
	if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) && r.json.StackDepth() == 0 {
		r.err = io.EOF
		if r.number == 0 && r.json.InputOffset() == 0 {
			r.err = &ReadError{Name: r.name, Reason: "there is nothing in it", Fatal: true, Err: library.ErrInvalid}
		}
		return r.err
	}
	r.number++
	failed := readError(r.name, r.number, err, "")
	failed.Path = r.inRecord(failed.Path)
	if failed.Fatal = !r.nextLine(err); failed.Fatal {
		r.err = failed
		if r.json.StackDepth() > 0 && !errors.Is(err, io.ErrUnexpectedEOF) {
			failed.Reason += "; what stands behind it cannot be read either"
		}
	}
	return failed
}

// readError says what is wrong with the record of that number, whose text may be "".
func readError(name string, number int, err error, text string) *ReadError {
	out := &ReadError{Name: name, Record: number, Title: shown(textUnder(text, "name", "display_name"), mostTitle), ID: textUnder(text, "id"), Err: err}
	decode, isDecode := errors.AsType[*DecodeError](err)
	source := []error{errTooLarge, errUTF16, errBinary}
	switch at := slices.IndexFunc(source, func(known error) bool { return errors.Is(err, known) }); {
	case isDecode:
		out.Path, out.Reason = decode.Path, decode.Reason
		if decode.Err != nil {
			out.Err = decode.Err
		}
	case at >= 0:
		out.Reason = source[at].Error()
	default:
		out.Path, out.Reason = explain(err)
	}
	// Both may hold keys and texts from the source.
	out.Path, out.Reason = shown(out.Path, mostPath), shown(out.Reason, mostReason)
	return out
}

// The most characters of a path and of a reason in an error.
const (
	mostPath   = 200
	mostReason = 500
)

// inRecord cuts the place of the record in its source off a path.
func (r *Reader) inRecord(path string) string {
	keys := strings.Split(path, ".")
	switch r.inside {
	case inArray:
		keys = keys[min(1, len(keys)):]
	case inPage:
		keys = keys[min(2, len(keys)):]
	default: // it stands alone
	}
	return strings.Join(keys, ".")
}
