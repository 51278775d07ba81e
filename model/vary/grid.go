package vary

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/field"
)

// grid makes every combination of the knobs' values; the last knob turns fastest.
func grid(base *model.Persona, knobs []Knob) (variants []Variant, left int, err error) {
	if err := checkKnobs(base, knobs); err != nil {
		return nil, 0, err
	}
	at := make([]int, len(knobs))
	for done := false; !done; done = turn(at, knobs) {
		changes := make([]field.Change, 0, len(knobs))
		for i, knob := range knobs {
			if old := knob.Spec.Of(base).Get(); old != knob.Values[at[i]] {
				changes = append(changes, field.Change{Path: knob.Spec.Path, Old: old, New: knob.Values[at[i]]})
			}
		}
		if len(changes) == 0 {
			left++
			continue
		}
		v, err := changed(base, changes)
		if err != nil {
			return nil, 0, err
		}
		for _, knob := range knobs {
			v.Cells = append(v.Cells, field.Brief(knob.Spec, knob.Spec.Of(&v.Persona).Get()))
		}
		parts := make([]string, len(knobs))
		for i := range knobs {
			parts[i] = knobs[i].Spec.Label + " " + v.Cells[i]
		}
		v.Says = strings.Join(parts, ", ")
		variants = append(variants, v)
	}
	return variants, left, nil
}

// turn goes on to the next combination, and reports whether there is none.
func turn(at []int, knobs []Knob) (over bool) {
	for i := range slices.Backward(at) {
		if at[i]++; at[i] < len(knobs[i].Values) {
			return false
		}
		at[i] = 0
	}
	return true
}

func checkKnobs(base *model.Persona, knobs []Knob) error {
	switch {
	case len(knobs) == 0:
		return errors.New("a grid needs a knob and its values")
	case len(knobs) > MostKnobs:
		return fmt.Errorf("a grid has at most %d knobs, and this has %d", MostKnobs, len(knobs))
	}
	count := 1
	for i, knob := range knobs {
		path := knob.Spec.Path
		if slices.ContainsFunc(knobs[:i], func(k Knob) bool { return k.Spec == knob.Spec }) {
			return fmt.Errorf("%s: the same knob stands twice in the grid", path)
		}
		if len(knob.Values) == 0 {
			return fmt.Errorf("%s: it has no values", path)
		}
		for j, v := range knob.Values {
			if slices.Contains(knob.Values[:j], v) {
				return fmt.Errorf("%s: the value %s stands twice", path, v.JSON())
			}
		}
		if now := knob.Spec.Of(base).Get(); len(knob.Values) == 1 && knob.Values[0] == now {
			return fmt.Errorf("%s: it changes nothing, as %s is what %q has", path, now.JSON(), base.Name)
		}
		if count *= len(knob.Values); count > Most {
			return fmt.Errorf("%s: with its values there are more than %d variants", path, Most)
		}
	}
	return nil
}

// changed is base with the changes.
func changed(base *model.Persona, changes []field.Change) (Variant, error) {
	v := Variant{Persona: *base, Changes: changes}
	return v, field.Apply(&v.Persona, changes)
}
