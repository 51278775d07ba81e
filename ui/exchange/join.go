package exchange

import (
	"bytes"
	"io"

	"personae/model"
	"personae/model/wire"
)

// Joining writes bodies as one text that ends in a line break, each when the next one
// comes. One persona is one object, several answers or documents are an array, several
// bodies of requests a line each (JSON Lines), as is all with lines. EvalStudio's
// answers are always an array without a last line break, as its personas.json is.
// Commands stand one after the other.
type Joining struct {
	to     io.Writer
	target wire.Target
	lines  bool
	last   []byte // not written yet: how it ends depends on whether another follows
	count  int
}

// NewJoining joins what is added for a target, each on a line where that is asked for.
func NewJoining(to io.Writer, target wire.Target, lines bool) *Joining {
	return &Joining{to: to, target: target, lines: lines}
}

// Add takes the next body, as Export returns it.
func (j *Joining) Add(body []byte) error {
	var err error
	if j.count++; j.count > 1 {
		_, err = j.to.Write(j.text(j.count-1, true))
	}
	j.last = bytes.TrimRight(body, "\n")
	return err
}

// End writes what is left when there are no more.
func (j *Joining) End() error {
	_, err := j.to.Write(j.text(j.count, false))
	return err
}

// text is what stands for the last body, by its number from 1; of none, 0.
func (j *Joining) text(number int, more bool) []byte {
	isCommand := j.target.Body == wire.BodyCurl && j.target.System != model.SystemPersonae
	isFile := j.target.System == model.SystemEvalStudio && j.target.Body == wire.BodyAnswer
	switch {
	case number == 0 && (isCommand || j.lines || j.target.IsRequest()):
		return nil
	case isCommand && more:
		return append(wire.Followed(j.last), "\n\n"...)
	case !isCommand && (j.lines || j.target.IsRequest() && j.count > 1):
		return wire.Line(j.last)
	case isCommand, j.count == 1 && !isFile:
		return append(j.last, '\n')
	}
	text := wire.ArrayPart(j.last, number, more)
	if !more && !isFile {
		text = append(text, '\n')
	}
	return text
}

// Join returns the bodies of list as one text, as Joining writes it.
func Join(list []Exported, target wire.Target, lines bool) []byte {
	var b bytes.Buffer // writing to it does not fail
	j := NewJoining(&b, target, lines)
	for i := range list {
		_ = j.Add(list[i].Body)
	}
	_ = j.End()
	return b.Bytes()
}
