package wire

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// Shape says which of a system's shapes a record had.
type Shape string

// The shapes.
const (
	ShapeNative  Shape = "native"  // our own document
	ShapeCreate  Shape = "create"  // the body of a request that makes a record
	ShapeUpdate  Shape = "update"  // the body of a request that changes one, which may name few keys
	ShapeRecord  Shape = "record"  // the system's answer
	ShapeSummary Shape = "summary" // the shorter answer in Anam's lists
)

// Imported is one record that was read.
type Imported struct {
	Persona model.Persona // without an id of ours, and with an empty name when the record had none
	System  model.System
	Shape   Shape
	API     string    // API121 or API187 for Feather, "2025" for Anam's older generations, "" when it does not show
	Number  int       // of the record in its source, from 1
	Report  []Finding // what became of each key
}

type decoder struct {
	*dialect
	json    *jsontext.Decoder
	text    string // what is read: values are parts of it, and nothing is copied
	persona *model.Persona
	report  []Finding
	aliases []aliased
	same    bool // of our own document: it would be written as it was read, so far
}

// aliased is a value under a request's key that a response has elsewhere.
type aliased struct {
	*branch
	value value.Value
}

// importRecord reads the JSON object text as a record of the dialect's system.
// The error is a *DecodeError.
func importRecord(text string, d *dialect, s Shape, keys int) (*Imported, error) {
	out := &Imported{System: d.system, Shape: s}
	report, err := d.decode(text, &out.Persona, s == ShapeRecord || s == ShapeSummary, keys)
	if err != nil {
		return nil, err
	}
	out.Report = report
	if d.isOurs() {
		changed, _ := field.Find("updated_at") // is the library's to say
		out.Report = exactReport(&out.Persona, changed)
	}
	if d.generation != nil {
		out.API = d.generation(&out.Persona)
	}
	return out, nil
}

// decode reads the text into the empty persona p. Of our own document there is no
// report: see exactReport.
func (d *dialect) decode(text string, p *model.Persona, isResponse bool, keys int) ([]Finding, error) {
	i := decoder{dialect: d, text: text, persona: p}
	if !d.isOurs() {
		i.report = make([]Finding, 0, keys+16)
	}
	return i.read(isResponse)
}

func (d *decoder) read(isResponse bool) ([]Finding, error) {
	reader := readText(d.text)
	defer reader.done()
	d.json = &reader.Decoder
	unknown, err := d.document()
	if err != nil {
		return nil, err
	}
	if d.finish != nil {
		d.finish(d.persona)
	}
	if unknown, err = d.takeAliases(unknown, isResponse); err != nil {
		return nil, err
	}
	if err := d.keep(unknown); err != nil {
		return nil, err
	}
	d.noteMissing()
	return d.report, nil
}

// document reads the whole text. It returns the members that no field takes.
func (d *decoder) document() ([]value.Member, error) {
	if d.json.PeekKind() != '{' {
		v, err := d.value()
		if err != nil {
			return nil, err
		}
		return nil, d.wrong("", v)
	}
	unknown, _, err := d.object(d.accept)
	if err != nil {
		return nil, err
	}
	if _, err := d.json.ReadToken(); !errors.Is(err, io.EOF) {
		return nil, &DecodeError{Line: d.line(d.json.InputOffset()), Reason: "there is more text after the document", Err: err}
	}
	return unknown, nil
}

// object reads the members of the object b, whose brace comes next. It returns
// the members that no field takes, and whether any field of b's own was there.
func (d *decoder) object(b *branch) (unknown []value.Member, used bool, err error) {
	if _, err := d.json.ReadToken(); err != nil {
		return nil, false, d.syntax(err)
	}
	next := 0
	for d.json.PeekKind() == '"' {
		raw, err := d.json.ReadValue()
		if err != nil {
			return nil, false, d.syntax(err)
		}
		child, inOrder := b.at(raw, &next)
		d.same = d.same && inOrder && child.spec != d.extra
		if child != nil && child.isObject() && d.json.PeekKind() == '{' {
			inside, err := d.container(child)
			if err != nil {
				return nil, false, err
			}
			unknown = appendObject(unknown, child.key, inside)
			used = used || d.isOurs()
			continue
		}
		var name string
		if child == nil {
			name = nameOf(raw)
		} else {
			name = child.key
		}
		v, err := d.value()
		if err != nil {
			return nil, false, err
		}
		taken, err := d.member(child, v)
		if err != nil {
			return nil, false, err
		}
		if !taken {
			unknown = append(unknown, value.Member{Name: name, Value: value.JSON(v.JSON())})
			d.noteKept(b, name, child != nil)
			continue
		}
		used = used || b.spec == nil || isInside(child.spec, b.spec)
	}
	if _, err = d.json.ReadToken(); err != nil {
		return nil, false, d.syntax(err)
	}
	return unknown, used, nil
}

// container reads the object b. Its presence is noted when nothing inside it
// says that it was there.
func (d *decoder) container(b *branch) ([]value.Member, error) {
	unknown, used, err := d.object(b)
	if err == nil && !used && (len(unknown) == 0 || b.holdsForeignFields()) {
		err = b.spec.Of(d.persona).Set(value.FromJSON("{}"))
	}
	return unknown, err
}

// member puts a value into its field. It is not taken when there is no field, or
// when the field of a system's record cannot hold the value apart from absence: a
// name that is null.
func (d *decoder) member(b *branch, v value.Value) (taken bool, err error) {
	if b == nil {
		return false, nil
	}
	if b.alias {
		d.aliases = append(d.aliases, aliased{b, v})
		return true, nil
	}
	if b.isObject() && v != value.Null {
		return false, d.wrong(b.path, v)
	}
	cell := b.spec.Of(d.persona)
	if !d.isOurs() {
		if isPairs := b.spec.Kind == field.KindPairs; isPairs && v.IsSet() {
			if !v.IsObject() {
				return false, d.wrong(b.path, v)
			}
		}
		if isEmpty := v == value.Null || v == emptyText; isEmpty && !holdsNull(cell) {
			return false, nil
		}
	}
	if err := cell.Set(v); err != nil {
		return false, d.fail(placeOf(err, b.path, v), err)
	}
	if !d.isOurs() {
		d.noteTaken(b, cell.Get(), v)
	} else if d.same {
		d.same = isWritten(cell, v)
	}
	return true, nil
}

var emptyText = value.Text("")

// takeAliases gives requests' keys to their fields, unless the response's own
// place has done so. What a response held there is kept as well.
func (d *decoder) takeAliases(unknown []value.Member, isResponse bool) ([]value.Member, error) {
	for _, a := range d.aliases {
		taken := false
		if a.spec.Of(d.persona).Get() == value.Absent {
			plain := *a.branch
			plain.alias = false
			var err error
			if taken, err = d.member(&plain, a.value); err != nil {
				return nil, err
			}
		}
		if !taken || isResponse {
			unknown = append(unknown, value.Member{Name: a.key, Value: value.JSON(a.value.JSON())})
		}
		if !taken {
			d.noteKept(d.accept, a.path, true)
		} else if isResponse && d.markFlat != nil {
			unknown = d.markFlat(d.persona, a.path, unknown)
		}
	}
	return unknown, nil
}

// keep puts the keys that no field takes into the system's row of extra, beside
// what a document of ours has there.
func (d *decoder) keep(unknown []value.Member) error {
	if len(unknown) == 0 {
		return nil
	}
	cell := d.extra.Of(d.persona)
	if v := cell.Get(); v.IsSet() {
		literal, ok := v.Members()
		if !ok {
			return &DecodeError{Path: cell.Path, Line: 1, Reason: "expected an object, as the document has other keys that we do not know"}
		}
		joined, err := join(cell.Path, literal, unknown)
		if err != nil {
			return err
		}
		unknown = joined
	}
	if err := cell.Set(value.FromJSON(value.ObjectOf(unknown))); err != nil {
		return &DecodeError{Path: firstRefused(d.extra, unknown), Line: 1, Reason: err.Error(), Err: err}
	}
	return nil
}

// value reads the next value, compact but otherwise as it is spelt.
func (d *decoder) value() (value.Value, error) {
	raw, err := d.json.ReadValue()
	if err != nil {
		return value.Absent, d.syntax(err)
	}
	if kind := raw.Kind(); (kind == '{' || kind == '[') && bytes.ContainsAny(raw, " \t\r\n") {
		raw = raw.Clone()
		if err := raw.Compact(); err != nil {
			return value.Absent, d.syntax(err)
		}
		return value.FromJSON(value.JSON(raw)), nil
	}
	end := int(d.json.InputOffset())
	return value.FromJSON(value.JSON(d.text[end-len(raw) : end])), nil
}

// holdsForeignFields reports whether b holds fields that are kept elsewhere, as
// Anam's brain holds the prompt: then they do not say that b was there.
func (b *branch) holdsForeignFields() bool {
	return slices.ContainsFunc(b.children, func(child *branch) bool { return !isInside(child.spec, b.spec) })
}

// holdsNull sets a cell to null, and reports whether the field can be that.
func holdsNull(cell field.Cell) bool { return cell.Set(value.Null) == nil }
