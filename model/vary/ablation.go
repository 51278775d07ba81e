package vary

import (
	"fmt"
	"slices"

	"personae/model"
	"personae/model/field"
)

// ablation leaves out one behaviour after the other, of those that the persona has.
func ablation(base *model.Persona) ([]Variant, error) {
	var variants []Variant
	for _, behavior := range Behaviors() {
		var changes []field.Change
		for _, spec := range field.All() {
			if spec.Behavior != behavior {
				continue
			}
			if old := spec.Of(base).Get(); old != spec.Without && !spec.IsOff(old) {
				changes = append(changes, field.Change{Path: spec.Path, Old: old, New: spec.Without})
			}
		}
		if len(changes) == 0 {
			continue
		}
		v, err := changed(base, changes)
		if err != nil {
			return nil, err
		}
		v.Cells, v.Says = []string{behavior}, "no "+behavior
		variants = append(variants, v)
	}
	if len(variants) == 0 {
		return nil, fmt.Errorf("%q does nothing that could be left out: every behaviour is off", base.Name)
	}
	return variants, nil
}

// Behaviors lists what an ablation leaves out, in the order of the field table.
func Behaviors() []string {
	var out []string
	for _, spec := range field.All() {
		if spec.Behavior != "" && !slices.Contains(out, spec.Behavior) {
			out = append(out, spec.Behavior)
		}
	}
	return out
}
