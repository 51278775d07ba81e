package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
	"personae/model/words"
)

// Validate returns what is wrong with p, in the order of the field table. An
// error makes the record meaningless and blocks a save; a limit of one system
// is an error in that system's own section and a warning elsewhere. That a name
// is used once in a project is the store's to check.
func Validate(p *model.Persona) []Problem {
	v := validation{persona: p}
	for _, spec := range field.All() {
		cell := spec.Of(p)
		if text, ok := cell.Text(); ok {
			v.checkText(spec, text)
		} else if spec.Required || cell.State() != value.StateAbsent {
			v.check(spec, cell.Get())
		}
	}
	v.texts()
	v.turnTaking()
	v.inert()
	v.evalStudio()
	v.anam()
	v.mrAssistant()
	byField(v.problems)
	return v.problems
}

// check looks at one value by itself, by what its row says.
func (v *validation) check(spec *field.Spec, held value.Value) {
	if err := value.Storable(held); err != nil {
		v.fail(spec.Path, fmt.Sprintf("%s: %v.", spec.Label, err))
		return
	}
	if spec.ReadOnly {
		return // nobody can mend it here
	}
	if spec.Required && !held.IsSet() {
		v.fail(spec.Path, fmt.Sprintf("A persona needs a %s.", field.InSentence(spec.Label)))
		return
	}
	if held == value.Null && !spec.Nullable && spec.Kind != field.KindPairs {
		v.warn(spec.Path, spec.Label+" is null, which means nothing here and which systems refuse: give a value or leave it out.",
			fixTo("Leave it out", spec.Path, held, value.Absent))
	}
	if !held.IsSet() {
		return
	}
	switch spec.Kind {
	case field.KindInteger, field.KindNumber:
		v.checkNumber(spec, held)
	case field.KindTags:
		v.checkList(spec, held)
	case field.KindPairs, field.KindJSON:
		if !held.IsObject() {
			v.fail(spec.Path, fmt.Sprintf("%s must be a JSON object, and is %s.", spec.Label, held.Describe()))
		}
	default: // its binding lets nothing wrong in
	}
}

func (v *validation) checkNumber(spec *field.Spec, held value.Value) {
	if spec.Range.Allows(held) {
		return
	}
	number, _ := held.Number()
	nearest := value.Number(min(max(number, spec.Range.Min), spec.Range.Max))
	v.add(spec.Path, SeverityError,
		fmt.Sprintf("%s is %s: use %s.", spec.Label, held.JSON(), spec.Range.Words(spec.Unit)),
		fixTo("Set to "+field.WithUnit(nearest.JSON(), spec.Unit), spec.Path, held, nearest))
}

// checkText is check of a text, as it is.
func (v *validation) checkText(spec *field.Spec, text string) {
	if err := value.StorableText(text); err != nil {
		v.fail(spec.Path, fmt.Sprintf("%s: %v.", spec.Label, err))
		return
	}
	if spec.ReadOnly {
		return // nobody can mend it here
	}
	free := spec.Kind == field.KindProse && !spec.Required // it may have line breaks, and may be empty
	most := spec.Length[1]
	if free && (most == 0 || len(text) <= most) {
		return // not looked at, as it may be long
	}
	length := utf8.RuneCountInString(text)
	if most > 0 && length > most {
		v.fail(spec.Path, fmt.Sprintf("%s has %d characters: shorten it to %d.", spec.Label, length, most))
	}
	if free {
		return
	}
	line := singleLine(text)
	if spec.Required && strings.TrimSpace(line) == "" {
		v.fail(spec.Path, fmt.Sprintf("A persona needs a %s.", field.InSentence(spec.Label)))
		return
	}
	if spec.Kind == field.KindChoice {
		v.checkChoice(spec, text)
	}
	if spec.Kind != field.KindProse && line != text {
		v.warn(spec.Path, spec.Label+" holds line breaks or other control characters.",
			fixTo("Put it on one line", spec.Path, value.Text(text), value.Text(line)))
	}
}

// singleLine turns every run of control characters into one space, those at the
// ends into nothing.
func singleLine(text string) string {
	if !strings.ContainsFunc(text, unicode.IsControl) {
		return text
	}
	return strings.Join(strings.FieldsFunc(text, unicode.IsControl), " ")
}

// checkChoice flags what is none of the known choices; it may be new.
func (v *validation) checkChoice(spec *field.Spec, text string) {
	if spec.Accepts(text) {
		return
	}
	var fix *Fix
	for _, o := range spec.Options {
		if strings.EqualFold(strings.TrimSpace(text), o.Value) {
			fix = fixTo("Set to "+o.Label, spec.Path, value.Text(text), value.Text(o.Value))
		}
	}
	v.warn(spec.Path, fmt.Sprintf("%s is %q, which we do not know: the known ones are %s.", spec.Label, text, field.OptionList(spec)), fix)
}

func (v *validation) checkList(spec *field.Spec, held value.Value) {
	list, _ := held.Strings()
	clean := []string{}
	blank, padded, repeated := false, false, false
	for _, item := range list {
		trimmed := strings.TrimSpace(item)
		padded = padded || trimmed != item
		switch {
		case trimmed == "":
			blank = true
		case slices.Contains(clean, trimmed):
			repeated = true
		default:
			clean = append(clean, trimmed)
		}
	}
	var faults []string
	if blank {
		faults = append(faults, "a blank entry")
	}
	if repeated {
		faults = append(faults, "an entry twice")
	}
	if padded && !blank {
		faults = append(faults, "spaces around an entry")
	}
	if len(faults) > 0 {
		v.warn(spec.Path, spec.Label+" has "+words.List(faults)+".",
			fixTo("Clean up", spec.Path, held, value.List(clean)))
	}
	if most := spec.Length[1]; most > 0 && len(list) > most {
		v.limit(spec.Path, fmt.Sprintf("%s has %d entries: Feather's library takes at most %d.", spec.Label, len(list), most))
	}
}
