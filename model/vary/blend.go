package vary

import (
	"errors"
	"fmt"
	"math"

	"personae/model"
	"personae/model/field"
	"personae/model/rehearsal/format"
	"personae/model/value"
)

// blend makes steps personas that lead from one to another: the first has the knobs
// of one, the last those of the other. Numbers go over evenly, by the steps of their
// field; what is no number is that of the nearer one.
func blend(one, other *model.Persona, steps int) ([]Variant, error) {
	switch {
	case steps < 2 || steps > Most:
		return nil, fmt.Errorf("a blend has 2 to %d steps, its ends among them, and not %d", Most, steps)
	case one.ID == other.ID:
		return nil, errors.New("a blend needs two personas, and this is one with itself")
	}
	numbers := numbersOf(one, other)
	variants := make([]Variant, 0, steps)
	for i := range steps {
		share := float64(i) / float64(steps-1)
		from := one
		if nearerOther(i, steps) {
			from = other
		}
		var changes []field.Change
		for _, n := range numbers {
			if i == 0 || i == steps-1 {
				break // an end is the persona as it is
			}
			if now, v := n.spec.Of(from).Get(), n.at(share); now != v {
				changes = append(changes, field.Change{Path: n.spec.Path, Old: now, New: v})
			}
		}
		v, err := changed(from, changes)
		if err != nil {
			return nil, err
		}
		v.Cells, v.Says = []string{format.Percent(share)}, format.Percent(share)+" "+other.Name
		variants = append(variants, v)
	}
	return variants, nil
}

// nearerOther reports whether step i of a blend is nearer to its other end; what is
// in the middle is not.
func nearerOther(i, steps int) bool { return 2*i >= steps }

// interpolated is a field that is a number in both personas.
type interpolated struct {
	spec     *field.Spec
	from, to float64
}

func numbersOf(one, other *model.Persona) []interpolated {
	var out []interpolated
	for _, spec := range field.All() {
		if spec.ReadOnly || spec.Kind != field.KindInteger && spec.Kind != field.KindNumber {
			continue
		}
		from, a := spec.Of(one).Get().Number()
		to, b := spec.Of(other).Get().Number()
		if a && b && from != to {
			out = append(out, interpolated{spec, from, to})
		}
	}
	return out
}

// at is the number after a share of the way, on a step of the field.
func (n interpolated) at(share float64) value.Value {
	v := n.from + float64((n.to-n.from)*share)
	v = math.Round(v*1000) / 1000
	if n.spec.Range != nil {
		v = n.spec.Range.ToStep(v)
	}
	v = min(max(v, min(n.from, n.to)), max(n.from, n.to))
	if n.spec.Kind == field.KindInteger {
		return value.Int(int(math.Round(v)))
	}
	return value.Number(v)
}
