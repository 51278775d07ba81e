package remote

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"personae/model/value"
	"personae/model/wire"
)

// answer is what a request is answered with.
type answer struct {
	status   int
	header   http.Header
	content  *content
	leave    func()      // lets the next request begin, before this one is read
	silence  *time.Timer // ends it; one that is read whole has as much time as its request
	patience time.Duration
}

// mostAnswer is the most bytes of an answer that is read whole; one that is read as it
// comes is bounded by its records.
const mostAnswer = wire.MaxRecord

// errBroken is an answer that did not come whole.
var errBroken = errors.New("it broke off")

var errTooLong = fmt.Errorf("it is longer than %d MB", mostAnswer>>20)

// content is the body of an answer.
type content struct {
	source io.Reader
	left   int64 // bytes that it may still have, below 0 for any
	failed error // why it ended before its end
}

func (c *content) Read(p []byte) (int, error) {
	n, err := c.source.Read(p)
	if err != nil && !errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		c.failed = err
	}
	if c.left >= 0 {
		if c.left -= int64(n); c.left < 0 {
			return 0, errTooLong
		}
	}
	return n, err
}

// whole reads an answer that is to be no longer than most.
func (a *answer) whole(most int64) ([]byte, error) {
	a.content.left = most
	text, err := io.ReadAll(a.content)
	if a.content.failed != nil {
		err = fmt.Errorf("%w: %w", errBroken, a.content.failed)
	}
	return text, err
}

// broke says why an answer did not come whole.
func (a *answer) broke() *brokenError {
	return &brokenError{why: because(a.content.failed), cut: true, lost: true}
}

// object reads an answer that is a JSON object.
func (a *answer) object(most int64) ([]value.Member, error) {
	text, err := a.json(most)
	if err != nil {
		return nil, err
	}
	members, isObject := value.JSON(text).Members()
	if !isObject {
		return nil, &brokenError{why: "its answer is no JSON object", cut: isCut(text)}
	}
	return members, nil
}

// json reads an answer that is to be JSON.
func (a *answer) json(most int64) ([]byte, error) {
	text, err := a.whole(most)
	text = bytes.TrimSpace(text)
	switch {
	case errors.Is(err, errBroken):
		return nil, a.broke()
	case errors.Is(err, errTooLong):
		return nil, &brokenError{why: "its answer is too long"}
	case err == nil && !beginsJSON(text):
		return text, a.noJSON()
	}
	return text, err
}

// beginsJSON reports whether a text may be an object or a list.
func beginsJSON(text []byte) bool { return len(text) > 0 && (text[0] == '{' || text[0] == '[') }

// isCut reports whether a JSON text ends before its end.
func isCut(text []byte) bool {
	return len(text) == 0 || text[len(text)-1] != '}' && text[len(text)-1] != ']'
}

// noJSON says what an answer is instead.
func (a *answer) noJSON() error {
	kind, _, _ := strings.Cut(a.header.Get("Content-Type"), ";")
	if kind == "" || strings.HasSuffix(kind, "json") {
		kind = "something"
	}
	return &brokenError{why: "it answered with " + kind + ", which is no record"}
}

// Read reads an answer as it comes, whatever time that takes, as long as something does.
func (a *answer) Read(p []byte) (int, error) {
	a.content.left = -1
	a.silence.Reset(a.patience)
	defer a.silence.Stop()
	return a.content.Read(p)
}
