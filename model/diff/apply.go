package diff

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
	"personae/model/wire"
)

// ApplyPatch carries out a JSON Patch on p's own document, all of it or nothing;
// what it does not touch keeps its spelling and order. The error says which step
// failed, and why; *wire.DecodeError when what comes out is no persona, and
// field.ErrReadOnlyField when it changes what cannot be set.
func ApplyPatch(p *model.Persona, text string) error {
	parsed, err := value.Parse(text)
	if err != nil {
		return err
	}
	steps, ok := parsed.Items()
	if !ok {
		return errors.New(`a JSON Patch is a list of steps such as [{"op": "replace", "path": "/name", "value": "…"}]`)
	}
	document := value.FromJSON(value.JSON(wire.EncodeNative(*p)))
	for i, step := range steps {
		if document, err = apply(document, step); err != nil {
			return fmt.Errorf("step %d of %d, %s: %w", i+1, len(steps), brief(step), err)
		}
	}
	changed, err := wire.DecodeNative(document.JSON())
	if err != nil {
		return fmt.Errorf("what the patch makes is no persona: %w", err)
	}
	for _, change := range field.Diff(p, &changed) {
		if spec, ok := field.Find(change.Path); ok && spec.ReadOnly {
			return fmt.Errorf("%s: %w: a system or the library gives its value", change.Path, field.ErrReadOnlyField)
		}
	}
	*p = changed
	return nil
}

// brief names a step: what it does, and where.
func brief(step value.JSON) string {
	members, _ := step.Members()
	op, _ := value.Find(members, "op").Text()
	path, ok := value.Find(members, "path").Text()
	if op == "" || !ok {
		return field.OneLine(string(step))
	}
	return op + " " + path
}

var errNoPlace = errors.New("there is no such place")

// apply carries out one step.
func apply(document value.Value, step value.JSON) (value.Value, error) {
	members, _ := step.Members()
	text := func(name string) string {
		s, _ := value.Find(members, name).Text()
		return s
	}
	op, path, from, v := text("op"), text("path"), text("from"), value.Find(members, "value")
	moves := op == "move" || op == "copy"
	if needs := op == "add" || op == "replace" || op == "test"; !moves && !needs && op != "remove" || needs && v == value.Absent {
		return v, errors.New("it is no step: it has an op (add, remove, replace, move, copy or test), a path, and where needed a value or from")
	}
	if moves {
		if op == "move" && strings.HasPrefix(path, from+"/") {
			return v, errors.New("nothing can be moved into itself")
		}
		_, err := edit(document, from, false, func(there value.Value) (value.Value, error) {
			v = there
			return there, present(there)
		})
		if err == nil && op == "move" {
			document, err = edit(document, from, false, func(value.Value) (value.Value, error) { return value.Absent, nil })
		}
		if err != nil {
			return v, fmt.Errorf("from: %w", err)
		}
	}
	return edit(document, path, moves || op == "add", func(there value.Value) (value.Value, error) {
		switch {
		case moves || op == "add":
			return v, nil
		case there == value.Absent:
			return v, errNoPlace
		case op == "remove":
			return value.Absent, nil
		case op == "test":
			if !same(there, v) {
				return v, fmt.Errorf("another value is there: %s", field.OneLine(there.JSON()))
			}
			return there, nil
		}
		return v, nil
	})
}

func present(v value.Value) error {
	if v == value.Absent {
		return errNoPlace
	}
	return nil
}

// same reports whether two values are equal as RFC 6902 has it: however they are
// spelled, and in whatever order their members stand.
func same(a, b value.Value) bool {
	x, y := jsontext.Value(a.JSON()), jsontext.Value(b.JSON())
	return a == b || x.Canonicalize() == nil && y.Canonicalize() == nil && bytes.Equal(x, y)
}

// edit gives what stands at a JSON Pointer to do, and puts there what that returns,
// absent for nothing. In a list, with insert, it goes before what stood there.
func edit(in value.Value, pointer string, insert bool, do func(value.Value) (value.Value, error)) (value.Value, error) {
	if pointer == "" {
		return do(in)
	}
	if pointer[0] != '/' {
		return in, fmt.Errorf("%q is no JSON Pointer: it begins with /", pointer)
	}
	name, rest := pointer[1:], ""
	if at := strings.IndexByte(name, '/'); at >= 0 {
		name, rest = name[:at], name[at:]
	}
	name = strings.NewReplacer("~1", "/", "~0", "~").Replace(name)
	if members, ok := in.Members(); ok {
		return editMember(members, name, rest, insert, do)
	}
	if items, ok := in.Items(); ok {
		return editItem(items, name, rest, insert, do)
	}
	return in, errNoPlace
}

func editMember(members []value.Member, name, rest string, insert bool, do func(value.Value) (value.Value, error)) (value.Value, error) {
	there := value.Find(members, name)
	if rest != "" && there == value.Absent {
		return there, errNoPlace
	}
	now, err := edit(there, rest, insert, do)
	if err != nil {
		return now, err
	}
	var out []value.Member
	for _, m := range members {
		if m.Name == name {
			m.Value = value.JSON(now.JSON())
		}
		if m.Value != "" {
			out = append(out, m)
		}
	}
	if there == value.Absent && now != value.Absent {
		out = append(out, value.Member{Name: name, Value: value.JSON(now.JSON())})
	}
	return value.FromJSON(value.ObjectOf(out)), nil
}

func editItem(items []value.JSON, name, rest string, insert bool, do func(value.Value) (value.Value, error)) (value.Value, error) {
	insert = insert && rest == ""
	at, err := strconv.Atoi(name)
	if name == "-" && insert {
		at, err = len(items), nil
	}
	if err != nil || at < 0 || at > len(items) || at == len(items) && !insert || strconv.Itoa(at) != name && name != "-" {
		return value.Absent, errNoPlace
	}
	there := value.Absent
	if !insert {
		there = value.FromJSON(items[at])
	}
	now, err := edit(there, rest, insert, do)
	if err != nil {
		return now, err
	}
	var out []string
	for i, item := range items {
		if i == at && now != value.Absent {
			out = append(out, now.JSON())
		}
		if i != at || insert {
			out = append(out, string(item))
		}
	}
	if at == len(items) {
		out = append(out, now.JSON())
	}
	return value.FromJSON(value.JSON("[" + strings.Join(out, ",") + "]")), nil
}
