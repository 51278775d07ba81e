package diff

import (
	"slices"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
	"personae/model/wire"
)

// Operation is one step of a JSON Patch (RFC 6902): add, remove or replace.
type Operation struct {
	Op    string      `json:"op"`
	Path  string      `json:"path"` // a JSON Pointer
	Value value.Value `json:"value,omitzero"`
}

// Patch returns the steps that make right of left's own document, but for what only
// the library or a system gives.
func Patch(left, right *model.Persona) ([]Operation, error) {
	target := *left
	if err := field.Apply(&target, field.Edited(field.Diff(left, right))); err != nil {
		return nil, err
	}
	ops := []Operation{}
	patch(&ops, "", "", value.JSON(wire.EncodeNative(*left)), value.JSON(wire.EncodeNative(target)))
	return ops, nil
}

var pointers = strings.NewReplacer("~", "~0", "/", "~1")

// patch adds the steps from one value to another, which stand at a pointer and at
// the path of the field table that is the same. The table gives its members their
// order; others keep theirs, as what is added comes last.
func patch(ops *[]Operation, pointer, path string, from, to value.JSON) {
	old, wasObject := from.Members()
	now, isObject := to.Members()
	tabled := func(m value.Member) bool {
		_, ok := field.Find(below(path, m.Name))
		return ok
	}
	keep := appends(slices.DeleteFunc(slices.Clone(old), tabled), slices.DeleteFunc(slices.Clone(now), tabled))
	switch {
	case from == to:
		return
	case !wasObject || !isObject || !keep && !isContainer(path):
		*ops = append(*ops, Operation{"replace", pointer, value.FromJSON(to)})
		return
	}
	for _, m := range old {
		if value.Find(now, m.Name) == value.Absent || !keep && !tabled(m) {
			*ops = append(*ops, Operation{Op: "remove", Path: pointer + "/" + pointers.Replace(m.Name)})
		}
	}
	for _, m := range now {
		at := pointer + "/" + pointers.Replace(m.Name)
		if was := value.Find(old, m.Name); was != value.Absent && (keep || tabled(m)) {
			patch(ops, at, below(path, m.Name), value.JSON(was.JSON()), m.Value)
		} else {
			*ops = append(*ops, Operation{"add", at, value.FromJSON(m.Value)})
		}
	}
}

func below(path, name string) string { return strings.TrimPrefix(path+"."+name, ".") }

// isContainer reports whether the field table names the members there.
func isContainer(path string) bool {
	spec, ok := field.Find(path)
	return path == "" || ok && spec.Kind == field.KindObject
}

// appends reports whether the order of now is that of old without what went, and
// then what came.
func appends(old, now []value.Member) bool {
	var want []string
	for _, m := range old {
		if value.Find(now, m.Name) != value.Absent {
			want = append(want, m.Name)
		}
	}
	for _, m := range now {
		if value.Find(old, m.Name) == value.Absent {
			want = append(want, m.Name)
		}
	}
	return slices.EqualFunc(now, want, func(m value.Member, name string) bool { return m.Name == name })
}
