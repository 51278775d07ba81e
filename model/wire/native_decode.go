package wire

import (
	"bytes"
	"errors"
	"io"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model"
)

// decoder reads one document.
type decoder struct {
	json    *jsontext.Decoder
	text    []byte
	persona *model.Persona
}

// document reads the whole text.
func (d *decoder) document() error {
	if kind := d.json.PeekKind(); kind != '{' {
		return d.notAnObject()
	}
	unknown, _, err := d.object(nativeRoot)
	if err != nil {
		return err
	}
	if _, err := d.json.ReadToken(); !errors.Is(err, io.EOF) {
		return &DecodeError{
			Line:   d.line(d.json.InputOffset()),
			Reason: "there is more text after the document",
			Err:    err,
		}
	}
	return d.keep(unknown)
}

// keep puts the unknown keys into extra.personae, beside what stood there.
func (d *decoder) keep(unknown []model.Member) error {
	if len(unknown) == 0 {
		return nil
	}
	cell := extraPersonae.Of(d.persona)
	if value := cell.Get(); value.IsSet() {
		literal, ok := value.Members()
		if !ok {
			return &DecodeError{Path: cell.Path, Line: 1, Reason: "expected an object, as the document has other keys that we do not know"}
		}
		joined, err := join(cell.Path, literal, unknown)
		if err != nil {
			return err
		}
		unknown = joined
	}
	if err := cell.Set(model.JSONValue(model.ObjectOf(unknown))); err != nil {
		return &DecodeError{Path: unknown[0].Name, Line: 1, Reason: err.Error(), Err: err}
	}
	return nil
}

// object reads the members of the object n, whose brace comes next. It returns
// the members that we do not know, and whether there were any members at all.
func (d *decoder) object(n *node) (unknown []model.Member, used bool, err error) {
	if _, err := d.json.ReadToken(); err != nil {
		return nil, false, d.failSyntax(err)
	}
	for d.json.PeekKind() == '"' {
		used = true
		name, err := d.json.ReadValue()
		if err != nil {
			return nil, false, d.failSyntax(err)
		}
		child := n.child(name)
		if child == nil {
			m, err := d.unknownMember(name)
			if err != nil {
				return nil, false, err
			}
			unknown = append(unknown, m)
			continue
		}
		inside, err := d.member(child)
		if err != nil {
			return nil, false, err
		}
		unknown = appendObject(unknown, child.key, inside)
	}
	if _, err := d.json.ReadToken(); err != nil {
		return nil, false, d.failSyntax(err)
	}
	return unknown, used, nil
}

// child returns the child with the given name as it stands in the text, or nil.
func (n *node) child(name jsontext.Value) *node {
	if child := n.index[string(name)]; child != nil {
		return child
	}
	if bytes.IndexByte(name, '\\') < 0 {
		return nil
	}
	plain, _ := model.JSONValue(model.JSON(name)).Text()
	return n.index[quote(plain)]
}

// member reads the value of n into the persona; it returns what we do not know
// inside.
func (d *decoder) member(n *node) ([]model.Member, error) {
	cell := n.spec.Of(d.persona)
	if n.isObject() && d.json.PeekKind() == '{' {
		unknown, used, err := d.object(n)
		if err == nil && !used {
			err = cell.Set(model.JSONValue("{}"))
		}
		return unknown, err
	}
	value, err := d.value()
	if err != nil {
		return nil, err
	}
	if n.isObject() && value != model.Null {
		return nil, d.fail(n.spec.Path, &model.TypeError{Expected: "an object", Got: value.Describe()})
	}
	if err := cell.Set(value); err != nil {
		return nil, d.fail(n.spec.Path, err)
	}
	return nil, nil
}

// unknownMember reads the value of a key that we do not know.
func (d *decoder) unknownMember(name jsontext.Value) (model.Member, error) {
	plain, _ := model.JSONValue(model.JSON(name)).Text()
	value, err := d.value()
	return model.Member{Name: plain, Value: model.JSON(value.JSON())}, err
}

// value reads the next value, compact but otherwise as it is spelt.
func (d *decoder) value() (model.Value, error) {
	raw, err := d.json.ReadValue()
	if err != nil {
		return model.Absent, d.failSyntax(err)
	}
	if kind := raw.Kind(); kind == '{' || kind == '[' {
		raw = raw.Clone()
		if err := raw.Compact(); err != nil {
			return model.Absent, d.failSyntax(err)
		}
	}
	return model.JSONValue(model.JSON(raw)), nil
}

// notAnObject reports that the document is something else than an object.
func (d *decoder) notAnObject() error {
	value, err := d.value()
	if err != nil {
		return err
	}
	return d.fail("", &model.TypeError{Expected: "an object", Got: value.Describe()})
}
