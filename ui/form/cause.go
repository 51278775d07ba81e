package form

import (
	"slices"
	"strings"

	"personae/model/check"
	"personae/model/words"
	"personae/ui/widget/cells"
)

// Some fields decide whether others matter. While one is off, those that depend on
// it are folded into a line under it, unless they hold a change or a problem, or
// were gone to.

// folded reports whether a field has no row now, since what decides about it is
// off.
func (f *Form) folded(fd *formField) bool {
	decider := fd.decider
	if decider == nil || f.unfolded == decider || !decider.spec.IsOff(decider.held) {
		return false
	}
	return !slices.ContainsFunc(decider.dependants, func(fd *formField) bool {
		return fd == f.focused || fd.dirty || fd.troubled()
	})
}

// troubled reports whether a field has a problem that is more than a hint.
func (fd *formField) troubled() bool {
	return slices.ContainsFunc(fd.problems, func(p check.Problem) bool { return p.Severity != check.SeverityHint })
}

// arrangeCauses arranges the rows anew when some are to be folded or not to be.
func (f *Form) arrangeCauses() {
	for _, fd := range f.shown {
		if fd.spec.DependsOn != "" && f.folded(fd) == slices.Contains(f.sections[fd.section].rows, fd) {
			f.arrange()
			return
		}
	}
}

// unfold shows a field that is folded.
func (f *Form) unfold(fd *formField) {
	if f.folded(fd) {
		f.unfolded = fd.decider
		f.arrange()
	}
}

// waiting says under a field, in at most so many cells, which others wait for it; ""
// when none does.
func (f *Form) waiting(fd *formField, width int) string {
	var labels []string
	for _, dependant := range fd.dependants {
		if f.folded(dependant) {
			labels = append(labels, dependant.spec.Label)
		}
	}
	if len(labels) == 0 {
		return ""
	}
	text := "└ " + words.Count(len(labels), "knob") + " wait for it"
	if len(labels) == 1 {
		text = "└ 1 knob waits for it"
	}
	if all := text + ": " + strings.Join(labels, ", "); cells.Width(all) <= width {
		return all
	}
	return text
}

// label is what a field is called in its section: one that depends on another is
// set in.
func (f *Form) label(fd *formField) string {
	switch decider := fd.decider; {
	case decider == nil:
		return fd.spec.Label
	case decider.dependants[len(decider.dependants)-1] == fd:
		return "└ " + fd.spec.Label
	}
	return "├ " + fd.spec.Label
}
