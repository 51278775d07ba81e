package form

import "slices"

// FocusField moves the focus to a field by its path, or to the row nearest to
// it.
func (f *Form) FocusField(path string) { f.moveTo(f.nearest(path)) }

func (f *Form) moveTo(fd *formField) {
	f.unfold(fd)
	if fd != f.focused {
		f.leave()
		f.focused, f.helpOffset = fd, 0
		f.editorOf(fd).Focus()
		fd.block = nil
		f.version++
	}
	section := f.section
	if !slices.Contains(f.sections[section].rows, fd) {
		section = fd.section
	}
	f.turnTo(section)
	f.follow()
}

func (f *Form) leave() {
	f.history.close()
	if f.focused != nil {
		f.editorOf(f.focused).Blur()
		f.focused.block = nil
	}
}

func (f *Form) turnTo(section int) {
	if section == f.section {
		return
	}
	f.section, f.turned = section, true
	if f.unfolded != nil {
		f.unfolded = nil
		f.arrange()
	}
	f.drawn.sections = nil
}

// next moves the focus by delta fields, across sections, and stops at the ends.
func (f *Form) next(delta int) {
	section, row := f.section, slices.Index(f.sections[f.section].rows, f.focused)+delta
	for row < 0 || row >= len(f.sections[section].rows) {
		section += delta
		if section < 0 || section >= len(f.sections) {
			return
		}
		row = 0
		if delta < 0 {
			row = len(f.sections[section].rows) - 1
		}
	}
	f.enter(section, row)
}

// turn moves to the first field of the section delta further on, round the ends.
func (f *Form) turn(delta int) {
	n := len(f.sections)
	for section := f.section; ; {
		section = (section + delta + n) % n
		if len(f.sections[section].rows) > 0 {
			f.enter(section, f.firstRow(section))
			return
		}
	}
}

// firstRow is where a section is entered: at its first real field, not at the row
// that stands for all of it.
func (f *Form) firstRow(section int) int {
	if rows := f.sections[section].rows; len(rows) > 1 && rows[0].isRoot() {
		return 1
	}
	return 0
}

// enter gives the focus to a row of a section. The row of an unused vendor
// stands in several sections, so the section is given too.
func (f *Form) enter(section, row int) {
	f.turnTo(section)
	f.moveTo(f.sections[section].rows[row])
}

// reveal moves the focus to a row that is shown, if its own is not any more.
func (f *Form) reveal() {
	if slices.Contains(f.sections[f.section].rows, f.focused) {
		return
	}
	f.moveTo(f.nearest(f.focused.spec.Path))
}
