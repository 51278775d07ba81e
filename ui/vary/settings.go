package vary

import (
	"fmt"
	"strconv"
	"strings"

	"personae/model/field"
	"personae/model/value"
	"personae/model/vary"
	"personae/model/words"
	"personae/ui/widget/input"
)

// slotKind is a sort of place that the keys can be in.
type slotKind uint8

const (
	slotKinds slotKind = iota
	slotKnob
	slotSteps
	slotPattern
	slotTags
	slotTable
)

// slot is one such place; at is the number of a knob.
type slot struct {
	what slotKind
	at   int
}

// The lines that are typed in: the values of the knobs come first.
const (
	lineSteps = vary.MostKnobs + iota
	linePattern
	lineTags
	lastLine
)

// slots are the places, as they stand below each other; the table is the last.
func (v *View) slots() []slot {
	out := []slot{{what: slotKinds}}
	switch v.kind {
	case vary.KindGrid:
		for i := range v.knobs {
			out = append(out, slot{slotKnob, i})
		}
	case vary.KindBlend:
		out = append(out, slot{what: slotSteps})
	case vary.KindAblation:
	}
	return append(out, slot{what: slotPattern}, slot{what: slotTags}, slot{what: slotTable})
}

// line is what is typed in where the keys are, nil where nothing is.
func (v *View) line() *input.Line { return v.lineOf(v.focus) }

func (v *View) lineOf(s slot) *input.Line {
	switch s.what {
	case slotKnob:
		if v.knobs[s.at] != nil {
			return v.lines[s.at]
		}
	case slotSteps:
		return v.lines[lineSteps]
	case slotPattern:
		return v.lines[linePattern]
	case slotTags:
		return v.lines[lineTags]
	case slotKinds, slotTable:
	}
	return nil
}

func (v *View) focusOn(s slot) {
	v.focus = s
	for _, line := range v.lines {
		line.Blur()
	}
	if line := v.line(); line != nil {
		line.Focus()
	}
}

func (v *View) focusTable() {
	if len(v.variants) > 0 {
		v.focusOn(slot{what: slotTable})
	}
}

// step moves the focus on by so many places.
func (v *View) step(by int) {
	slots := v.slots()
	at := 0
	for i, s := range slots {
		if s == v.focus {
			at = i
		}
	}
	at = max(0, min(at+by, len(slots)-1))
	if slots[at].what == slotTable && len(v.variants) == 0 {
		return
	}
	v.focusOn(slots[at])
}

// choose changes the kind; a blend needs two personas.
func (v *View) choose(by int) {
	at := 0
	for i, kind := range vary.Kinds {
		if kind == v.kind {
			at = i
		}
	}
	kinds := len(vary.Kinds)
	v.kind = vary.Kinds[(at+by+kinds)%kinds]
	if v.kind == vary.KindBlend && v.other == nil {
		v.choose(by)
	}
}

// recipe reads what is typed. The error says what of it cannot be read.
func (v *View) recipe() (vary.Recipe, error) {
	r := vary.Recipe{Base: v.base, Kind: v.kind, Pattern: v.lines[linePattern].Value()}
	tags, err := field.Parse(tagsSpec, v.lines[lineTags].Value())
	if err != nil {
		return r, err
	}
	list, _ := tags.Strings()
	r.Tags = list
	switch v.kind {
	case vary.KindGrid:
		for i, spec := range v.knobs {
			if spec == nil {
				continue
			}
			values, err := vary.ParseValues(spec, v.lines[i].Value())
			if err != nil {
				return r, err
			}
			r.Knobs = append(r.Knobs, vary.Knob{Spec: spec, Values: values})
		}
	case vary.KindBlend:
		r.Other = *v.other
		if r.Steps, err = strconv.Atoi(strings.TrimSpace(v.lines[lineSteps].Value())); err != nil {
			return r, fmt.Errorf("%q is no number of steps: write 2 to %d", v.lines[lineSteps].Value(), vary.Most)
		}
	case vary.KindAblation:
	}
	return r, nil
}

var tagsSpec, _ = field.Find("tags")

// examples are the values that a knob begins with: every choice, and nothing of a
// number, whose hint says what it takes.
func examples(spec *field.Spec) string {
	switch {
	case spec == nil:
		return ""
	case spec.Kind == field.KindToggle:
		return "on, off"
	}
	return words.Comma(spec.Options, func(o field.Option) string { return o.Label })
}

// takes says what the values of a knob can be.
func (v *View) takes(spec *field.Spec) string {
	text := "now " + field.Brief(spec, spec.Of(&v.base).Get())
	switch {
	case spec.Range != nil:
		text += "; " + spec.Range.Words(spec.Unit) + ", such as " + rangeExample(spec)
	case len(spec.Options) > 0:
		text += "; " + words.Comma(spec.Options, func(o field.Option) string { return o.Label })
	}
	if spec.Nullable && spec.Null != "" {
		text += "; " + spec.Null
	}
	return text
}

func rangeExample(spec *field.Spec) string {
	r := spec.Range
	low := r.Min + r.Step
	high := low + 4*r.Step
	return fmt.Sprintf("%s..%s/%s", number(low), number(high), number(2*r.Step))
}

func number(n float64) string { return value.Number(float64(int(n*1e6+.5)) / 1e6).JSON() }
