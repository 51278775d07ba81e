package rehearse

import (
	"math"

	"personae/model"
	"personae/model/rehearsal"
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
	spec, ok := model.Field(path)
	if !ok {
		return nil
	}
	here, there := now.Value(path), saved.Value(path)
	var out []trial
	add := func(label string, before, after rehearsal.Behavior, err error) {
		if err == nil {
			out = append(out, trial{label, path, ask(before), ask(after)})
		}
	}
	if here != there {
		back, err := now.With(path, there)
		add("was "+model.Format(spec, there), back, now, err)
	}
	if next, ok := nextValue(spec, here); ok && (next != there || here == there) {
		on, err := now.With(path, next)
		add("at "+model.Format(spec, next), now, on, err)
	}
	return out
}

// nextValue is the value to try next: a big step up on a scale, or down from its
// end, the next of some choices, the other way of a switch.
func nextValue(spec *model.Spec, here model.Value) (model.Value, bool) {
	switch spec.Kind {
	case model.KindInteger, model.KindNumber:
		return nextNumber(spec, here)
	case model.KindChoice:
		text, _ := here.Text()
		for i, option := range spec.Options {
			if option.Value == text {
				return model.TextValue(spec.Options[(i+1)%len(spec.Options)].Value), len(spec.Options) > 1
			}
		}
	case model.KindToggle:
		on, ok := here.Bool()
		return model.BoolValue(!on), ok
	case model.KindLine, model.KindProse, model.KindTags, model.KindPairs, model.KindJSON, model.KindTime, model.KindObject:
	}
	return model.Absent, false
}

// nextNumber is a number a big step up, or down where the scale ends; where
// there is no number, the default.
func nextNumber(spec *model.Spec, here model.Value) (model.Value, bool) {
	number, ok := here.Number()
	if !ok || spec.Range == nil {
		return spec.Default, spec.Default.IsSet() && here != spec.Default
	}
	next := min(number+spec.Range.BigStep, spec.Range.Max)
	if next <= number {
		next = max(number-spec.Range.BigStep, spec.Range.Min)
	}
	if spec.Kind == model.KindInteger {
		return model.IntValue(int(next)), next != number
	}
	return model.NumberValue(math.Round(next*1000) / 1000), next != number
}
