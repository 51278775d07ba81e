package diff

import (
	"fmt"
	"slices"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// Field is one field of two personas.
type Field struct {
	Spec        *field.Spec
	Left, Right value.Value
	Revealed    bool // secrets are shown
}

// Differs reports whether the two personas differ in the field.
func (f *Field) Differs() bool { return f.Left != f.Right }

// HasSecrets reports whether there is a secret on either side.
func (f *Field) HasSecrets() bool {
	return f.Spec.Masked(f.Left) != f.Left || f.Spec.Masked(f.Right) != f.Right
}

// Fields returns what differs between two personas, and with all also what is the
// same in both: the knobs first.
func Fields(left, right *model.Persona, all bool) []Field {
	differs := map[string]bool{}
	for _, change := range field.Edited(field.Diff(left, right)) {
		differs[change.Path] = true
	}
	var out []Field
	for _, spec := range field.Shown() {
		f := Field{Spec: spec, Left: spec.Of(left).Get(), Right: spec.Of(right).Get()}
		same := all && !spec.ReadOnly && spec.Kind != field.KindObject && f.Left != value.Absent && !f.Differs()
		if differs[spec.Path] || same {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b Field) int {
		return slices.Index(field.KnobsFirst, a.Spec.Group) - slices.Index(field.KnobsFirst, b.Spec.Group)
	})
	return out
}

// Parts returns a field whose two values are best read word by word, as texts,
// lists and free JSON are; nil for any other.
func (f *Field) Parts() []Part {
	if !f.Left.IsSet() || !f.Right.IsSet() {
		return nil
	}
	switch f.Spec.Kind {
	case field.KindProse, field.KindTags:
		return Words(field.Format(f.Spec, f.Left), field.Format(f.Spec, f.Right))
	case field.KindPairs, field.KindJSON:
		return Words(f.Whole(f.Left), f.Whole(f.Right))
	default:
		return nil
	}
}

// Whole is a value of the field as it is read when there is room: free JSON over
// several lines, anything else as field.Format says it. A secret that is not the same
// on the left is said to be another.
func (f *Field) Whole(v value.Value) string {
	if !f.Revealed {
		v = f.masked(v)
	}
	if v.IsSet() && (f.Spec.Kind == field.KindPairs || f.Spec.Kind == field.KindJSON) {
		return value.JSON(v.JSON()).Indent()
	}
	return field.Format(f.Spec, v)
}

// masked hides the secrets of a value.
func (f *Field) masked(v value.Value) value.Value {
	hidden := f.Spec.Masked(v)
	if hidden == v || v == f.Left {
		return hidden
	}
	left, _ := f.Left.Members()
	is, _ := v.Members()
	shown, _ := hidden.Members()
	for i, m := range shown {
		was := value.Find(left, m.Name)
		if text, _ := value.FromJSON(m.Value).Text(); m.Value != is[i].Value && was.IsSet() && was != value.FromJSON(is[i].Value) {
			shown[i].Value = value.JSON(value.Text(text + " (another)").JSON())
		}
	}
	return value.FromJSON(value.ObjectOf(shown))
}

// Copy gives to what from has in the field. What held the field in to goes with
// the last of it where from has no such thing.
func Copy(from, to *model.Persona, spec *field.Spec) error {
	changed := *to
	if v := spec.Of(from).Get(); v != value.Absent {
		if err := spec.Of(&changed).Set(v); err != nil {
			return fmt.Errorf("%s: %w", spec.Label, err)
		}
	} else if err := field.Clear(&changed, spec.Path); err != nil {
		return err
	}
	for _, holder := range holders(spec) {
		if holder.Of(from).Get() == value.Absent && !holder.HasMembers(&changed) {
			if err := holder.Of(&changed).Set(value.Absent); err != nil {
				return err
			}
		}
	}
	*to = changed
	return nil
}

// holders are the objects that a field lies in, the innermost first.
func holders(spec *field.Spec) []*field.Spec {
	var out []*field.Spec
	for i := len(spec.Path) - 1; i > 0; i-- {
		if spec.Path[i] == '.' {
			if holder, ok := field.Find(spec.Path[:i]); ok && holder.Kind == field.KindObject {
				out = append(out, holder)
			}
		}
	}
	return out
}
