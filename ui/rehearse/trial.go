package rehearse

import (
	"math"

	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/value"
)

// trial is a change of one knob whose effect is shown: what it is called, and
// the behaviours without and with it.
type trial struct {
	label         string
	path          string
	before, after Request
}

// trials returns what is tried with the knob at path: the change since what is
// saved, and the next change that a key could make.
func trials(now, saved rehearsal.Behavior, path string) []trial {
	spec, ok := field.Find(path)
	if !ok {
		return nil
	}
	here, there := now.Value(path), saved.Value(path)
	var out []trial
	add := func(label string, before, after rehearsal.Behavior, err error) {
		if err == nil {
			out = append(out, trial{label, path, requestFor(before), requestFor(after)})
		}
	}
	if here != there {
		back, err := now.With(path, there)
		add("was "+field.Format(spec, there), back, now, err)
	}
	if next, ok := nextValue(spec, here); ok && (next != there || here == there) {
		on, err := now.With(path, next)
		add("at "+field.Format(spec, next), now, on, err)
	}
	return out
}

// nextValue is the value to try next: a big step up on a scale, or down from its
// end, the next of some choices, the other way of a switch.
func nextValue(spec *field.Spec, here value.Value) (value.Value, bool) {
	switch spec.Kind {
	case field.KindInteger, field.KindNumber:
		return nextNumber(spec, here)
	case field.KindChoice:
		text, _ := here.Text()
		for i, option := range spec.Options {
			if option.Value == text {
				return value.Text(spec.Options[(i+1)%len(spec.Options)].Value), len(spec.Options) > 1
			}
		}
	case field.KindToggle:
		on, ok := here.Bool()
		return value.Bool(!on), ok
	case field.KindLine, field.KindProse, field.KindTags, field.KindPairs, field.KindJSON, field.KindTime, field.KindObject:
	}
	return value.Absent, false
}

// nextNumber is a number a big step up, or down where the scale ends; where
// there is no number, the default.
func nextNumber(spec *field.Spec, here value.Value) (value.Value, bool) {
	number, ok := here.Number()
	if !ok || spec.Range == nil {
		return spec.Default, spec.Default.IsSet() && here != spec.Default
	}
	next := min(number+spec.Range.BigStep, spec.Range.Max)
	if next <= number {
		next = max(number-spec.Range.BigStep, spec.Range.Min)
	}
	if spec.Kind == field.KindInteger {
		return value.Int(int(next)), next != number
	}
	return value.Number(math.Round(next*1000) / 1000), next != number
}
