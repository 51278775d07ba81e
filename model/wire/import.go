package wire

import (
	"bytes"
	"fmt"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model"
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

// importer reads one record of a vendor's system.
type importer struct {
	*dialect
	json    *jsontext.Decoder
	persona *model.Persona
	report  []Finding
	aliases []aliased
}

// aliased is a value under a request's key that a response has elsewhere.
type aliased struct {
	*branch
	value model.Value
}

// importRecord reads the JSON object text as a record of the dialect's system.
// The error is a *DecodeError.
func importRecord(text []byte, d *dialect, s Shape, names []string) (*Imported, error) {
	out := &Imported{System: d.system, Shape: s}
	i := importer{
		dialect: d,
		json:    jsontext.NewDecoder(bytes.NewBuffer(text)),
		persona: &out.Persona,
		report:  make([]Finding, 0, len(names)+16),
	}
	unknown, _, err := i.object(d.accept, "")
	if err != nil {
		return nil, err
	}
	if d.finish != nil {
		d.finish(i.persona)
	}
	unknown, err = i.settleAliases(unknown, s == ShapeRecord || s == ShapeSummary)
	if err != nil {
		return nil, err
	}
	if len(unknown) > 0 {
		if err := d.extra().Of(i.persona).Set(model.JSONValue(model.ObjectOf(unknown))); err != nil {
			return nil, &DecodeError{Path: culprit(d.extra(), unknown), Reason: err.Error(), Err: err}
		}
	}
	i.noteMissing()
	out.Report = i.report
	if d.generation != nil {
		out.API = d.generation(i.persona)
	}
	return out, nil
}

// object reads the members of the object b, whose brace comes next. It returns
// the members that no field takes, and whether any field of b's own was there.
func (i *importer) object(b *branch, path string) (unknown []model.Member, used bool, err error) {
	if _, err := i.json.ReadToken(); err != nil {
		return nil, false, syntaxAt(err)
	}
	for i.json.PeekKind() == '"' {
		raw, err := i.json.ReadValue()
		if err != nil {
			return nil, false, syntaxAt(err)
		}
		name, _ := model.JSONValue(model.JSON(raw)).Text()
		child := b.index[string(raw)]
		if child == nil && bytes.IndexByte(raw, '\\') >= 0 {
			child = b.child(name)
		}
		here := join2(path, name)
		if child != nil && child.isObject() && i.json.PeekKind() == '{' {
			inside, err := i.container(child, here)
			if err != nil {
				return nil, false, err
			}
			unknown = appendObject(unknown, name, inside)
			continue
		}
		value, err := i.value()
		if err != nil {
			return nil, false, err
		}
		taken, err := i.member(child, here, value)
		if err != nil {
			return nil, false, err
		}
		if !taken {
			unknown = append(unknown, model.Member{Name: name, Value: model.JSON(value.JSON())})
			i.noteKept(here, child != nil)
			continue
		}
		used = used || b.spec == nil || isInside(child.spec, b.spec)
	}
	_, err = i.json.ReadToken()
	return unknown, used, syntaxAt(err)
}

// container reads the object b. Its presence is noted when nothing inside it
// says that it was there.
func (i *importer) container(b *branch, path string) ([]model.Member, error) {
	unknown, used, err := i.object(b, path)
	if err == nil && !used && (len(unknown) == 0 || b.hasGuests()) {
		err = b.spec.Of(i.persona).Set(model.JSONValue("{}"))
	}
	return unknown, err
}

// member puts a value into its field. It is not taken when there is no field, or
// when the field cannot hold the value apart from absence: a name that is null.
func (i *importer) member(b *branch, path string, value model.Value) (taken bool, err error) {
	if b == nil {
		return false, nil
	}
	if b.alias {
		i.aliases = append(i.aliases, aliased{b, value})
		return true, nil
	}
	cell := b.spec.Of(i.persona)
	if b.isObject() && value != model.Null {
		return false, wrongAt(path, "an object", value)
	}
	if isPairs := b.spec.Kind == model.KindPairs; isPairs && value.IsSet() {
		if _, ok := value.Members(); !ok {
			return false, wrongAt(path, "an object", value)
		}
	}
	if isPlain := cell.Set(model.Null) != nil; isPlain && (value == model.Null || value == emptyText) {
		return false, nil
	}
	if err := cell.Set(value); err != nil {
		return false, &DecodeError{Path: path, Reason: err.Error(), Err: err}
	}
	i.noteTaken(b, cell.Get(), value)
	return true, nil
}

var emptyText = model.TextValue("")

// settleAliases gives requests' keys to their fields, unless the response's own
// place has done so. What a response held there is kept as well.
func (i *importer) settleAliases(unknown []model.Member, isResponse bool) ([]model.Member, error) {
	for _, a := range i.aliases {
		taken := false
		if a.spec.Of(i.persona).Get() == model.Absent {
			plain := *a.branch
			plain.alias = false
			var err error
			if taken, err = i.member(&plain, a.path, a.value); err != nil {
				return nil, err
			}
		}
		if !taken || isResponse {
			unknown = append(unknown, model.Member{Name: a.key, Value: model.JSON(a.value.JSON())})
		}
		if !taken {
			i.noteKept(a.path, true)
		}
	}
	return unknown, nil
}

// value reads the next value, compact but otherwise as it is spelt.
func (i *importer) value() (model.Value, error) {
	raw, err := i.json.ReadValue()
	if err != nil {
		return model.Absent, syntaxAt(err)
	}
	if kind := raw.Kind(); kind == '{' || kind == '[' {
		raw = raw.Clone()
		if err := raw.Compact(); err != nil {
			return model.Absent, syntaxAt(err)
		}
	}
	return model.JSONValue(model.JSON(raw)), nil
}

// hasGuests tells whether b holds fields that are kept elsewhere, as Anam's
// brain holds the prompt: then they do not say that b was there.
func (b *branch) hasGuests() bool {
	for _, child := range b.children {
		if !isInside(child.spec, b.spec) {
			return true
		}
	}
	return false
}

func (i *importer) noteTaken(b *branch, is, was model.Value) {
	if b.isObject() {
		return
	}
	finding := Finding{Path: b.spec.Path, Label: b.spec.Label, Kind: KindExact}
	if is != was && (b.spec.Kind == model.KindNumber || b.spec.Kind == model.KindInteger) && !sameNumber(is.JSON(), was.JSON()) {
		finding.Kind = KindApproximated
		finding.Text = fmt.Sprintf("%s has more digits than can be kept; read as %s.", was.Describe(), is.JSON())
	}
	i.report = append(i.report, finding)
}

// noteKept reports a key that no field takes, or a known one whose value has no
// place: an empty name, or what an answer says in another place as well.
func (i *importer) noteKept(path string, isKnown bool) {
	text := "We do not know this key; it is kept and goes back where it came from."
	if isKnown {
		text = "This value is not used; it is kept and goes back where it came from."
	}
	extra := i.extra()
	i.report = append(i.report, Finding{Path: extra.Path + "." + path, Label: extra.Label, Kind: KindExact, Text: text})
}

// noteMissing reports what the system needs and the record did not have.
func (i *importer) noteMissing() {
	for _, key := range i.required {
		b := i.write.child(key)
		if value := b.spec.Of(i.persona).Get(); !value.IsSet() || value == emptyText {
			i.report = append(i.report, Finding{
				Path: b.spec.Path, Label: b.spec.Label, Kind: KindMissing,
				Text: fmt.Sprintf("%s needs it before it takes the persona.", i.system.Title()),
			})
		}
	}
}
