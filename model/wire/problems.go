package wire

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/value"
)

// LineProblem is something in a body that a system would refuse or that is
// doubtful.
type LineProblem struct {
	Line    int    `json:"line"`    // of the body, from 1
	Path    string `json:"path"`    // of the field table, or else the key's own path in the body
	Refused bool   `json:"refused"` // the system would refuse the body; otherwise it is doubtful
	Text    string `json:"text"`    // what is wrong and what is expected
}

// String names the field and says what is wrong.
func (p LineProblem) String() string { return p.Path + ": " + p.Text }

// Problems finds what is wrong with a create or update body for the target, by
// line. Answers and our own document are not sent, so they have none; nor has a
// command: give the body in it.
func Problems(body []byte, t Target) []LineProblem {
	if t.Body == BodyCurl {
		t.Body = BodyCreate
	}
	r, err := t.resolve(&model.Persona{})
	if err != nil {
		return nil
	}
	return r.problems(body)
}

func (r *resolved) problems(body []byte) []LineProblem {
	if r.sends == BodyAnswer {
		return nil
	}
	c := checker{
		resolved: r, text: body, json: jsontext.NewDecoder(bytes.NewReader(body)), line: 1,
		lines: map[string]int{}, done: map[string]bool{},
	}
	if c.json.PeekKind() != '{' {
		return []LineProblem{{1, "", true, "the body is no JSON object"}}
	}
	if c.object(c.write, "") {
		c.readiness()
	}
	slices.SortStableFunc(c.problems, func(a, b LineProblem) int { return a.Line - b.Line })
	return c.problems
}

type checker struct {
	*resolved
	json     *jsontext.Decoder
	text     []byte
	offset   int // up to which lines are counted
	line     int
	problems []LineProblem
	lines    map[string]int  // of the fields that are in the body, by their path
	done     map[string]bool // the paths that have a problem
	scratch  model.Persona   // takes each value
}

func (c *checker) here() int {
	at := min(int(c.json.InputOffset()), len(c.text))
	c.line += bytes.Count(c.text[c.offset:at], []byte{'\n'})
	c.offset = at
	return c.line
}

func (c *checker) add(line int, path string, refused bool, format string, args ...any) {
	c.done[path] = true
	c.problems = append(c.problems, LineProblem{line, path, refused, fmt.Sprintf(format, args...)})
}

// object checks the object b, whose brace comes next. It gives up on what is no
// JSON, with a problem that says so.
func (c *checker) object(b *branch, path string) bool {
	if !c.step() {
		return false
	}
	for c.json.PeekKind() == '"' {
		token, err := c.json.ReadToken()
		if err != nil {
			return c.broken(err)
		}
		key, line := token.String(), c.here()
		if !c.member(b.child(key), joinPath(path, key), line) {
			return false
		}
	}
	return c.step()
}

func (c *checker) step() bool {
	if _, err := c.json.ReadToken(); err != nil {
		return c.broken(err)
	}
	return true
}

func (c *checker) broken(err error) bool {
	path, reason := explain(err)
	c.add(c.here(), path, true, "%s", reason)
	return false
}

func (c *checker) member(b *branch, path string, line int) bool {
	if b != nil {
		c.lines[b.spec.Path] = line
	}
	if b != nil && b.isObject() && c.json.PeekKind() == '{' && b.isIn(c.sends) && !c.isNewer(b) {
		return c.object(b, path)
	}
	raw, err := c.json.ReadValue()
	if err != nil {
		return c.broken(err)
	}
	v := value.FromJSON(value.JSON(raw))
	switch {
	case b == nil:
		if slices.Contains(c.refuses, c.sends) {
			c.add(line, path, c.Strict, "%s refuses keys that it does not know (%s): leave it out with a strict export", c.system.Title(), shown(path, mostKey))
		}
	case !b.isIn(c.sends):
		c.add(line, b.spec.Path, true, "%s does not take it in this body", c.system.Title())
	case c.isNewer(b):
		c.add(line, b.spec.Path, true, "%s knows it from API %s on", c.system.Title(), b.carrier.Since)
	case v == value.Null:
		if !c.hasNull(path) {
			c.add(line, b.spec.Path, true, "%s takes no null here", c.title())
		}
	case b.isObject():
		c.add(line, b.spec.Path, true, "expected an object, got %s", v.Describe())
	default:
		c.value(b, v, line)
	}
	return true
}

// value checks one value against the field's type and, where that is asked for,
// the choices that the system is known to take.
func (c *checker) value(b *branch, v value.Value, line int) {
	path := b.spec.Path
	if err := b.spec.Of(&c.scratch).Set(v); err != nil {
		c.add(line, path, true, "%s", err)
		return
	}
	text, _ := v.Text()
	if _, known := b.spec.Option(text); c.Strict && slices.Contains(c.closed, b.path) && !known {
		c.add(line, path, true, "%s does not know %s: choose one of %s", c.title(), v.Describe(), field.OptionList(b.spec))
	}
}

// readiness adds what stands in the way of giving the persona in the body to the
// system: ranges, lengths and what belongs together. An update says nothing of
// fields that it does not hold.
func (c *checker) readiness() {
	in, err := importRecord(string(c.text), c.dialect, ShapeCreate, 0)
	if err != nil {
		return // a wrong type, which has been reported
	}
	for _, problem := range check.Readiness(&in.Persona, c.system) {
		line, isHere := c.lines[problem.Path]
		if problem.Severity == check.SeverityHint || c.done[problem.Path] || c.sends == BodyUpdate && !isHere {
			continue
		}
		c.problems = append(c.problems, LineProblem{max(line, 1), problem.Path, problem.Severity == check.SeverityError, problem.Text})
	}
}
