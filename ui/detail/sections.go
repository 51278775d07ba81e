package detail

import (
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

type section struct {
	group field.Group
	rows  []row
}

type row struct {
	spec  *field.Spec
	value value.Value
	quiet bool // it does nothing, since what decides about it is off
}

// label is the field's, set in under what decides about it.
func (r row) label() string {
	if r.spec.DependsOn != "" {
		return "  " + r.spec.Label
	}
	return r.spec.Label
}

// newRow returns the row of a field with a value.
func newRow(p *model.Persona, spec *field.Spec, v value.Value) row {
	decider, ok := field.Find(spec.DependsOn)
	return row{spec, v, ok && decider.IsOff(decider.Of(p).Get())}
}

// elsewhere are the fields that the header, the first lines or a tab show.
var elsewhere = []string{"name", "enabled", "tags", "description", "prompt"}

// sections gathers what is set, group by group. An object's own row is there
// only when it says something that its members do not: that it is null, or there
// and empty.
func sections(p *model.Persona) []section {
	within := map[string]bool{} // objects that have a member
	rows := make([]row, 0, len(field.All()))
	for _, spec := range field.Shown() {
		v := spec.Of(p).Get()
		if v == value.Absent {
			continue
		}
		rows = append(rows, newRow(p, spec, v))
		if spec.Kind != field.KindObject {
			for path := parent(spec.Path); path != ""; path = parent(path) {
				within[path] = true
			}
		}
	}
	out := make([]section, len(field.KnobsFirst))
	for i, group := range field.KnobsFirst {
		out[i].group = group
	}
	for _, r := range rows {
		if slices.Contains(elsewhere, r.spec.Path) || r.spec.Kind == field.KindObject && within[r.spec.Path] {
			continue
		}
		at := slices.Index(field.KnobsFirst, r.spec.Group)
		out[at].rows = append(out[at].rows, r)
	}
	return slices.DeleteFunc(out, func(s section) bool { return len(s.rows) == 0 })
}

// parent returns the path of the object that a field is in, "" at the top.
func parent(path string) string {
	return path[:max(0, strings.LastIndexByte(path, '.'))]
}

func (d *Detail) personaText() string {
	p := &d.record.Persona
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", p.Name)
	for _, path := range elsewhere[1:] {
		if spec, ok := field.Find(path); ok {
			if v := spec.Of(p).Get(); v != value.Absent {
				d.writeRow(&b, newRow(p, spec, v))
			}
		}
	}
	for _, s := range sections(p) {
		fmt.Fprintf(&b, "\n%s\n", s.group)
		for _, r := range s.rows {
			d.writeRow(&b, r)
		}
	}
	return b.String()
}

// writeRow writes a field as a line, or as several when its text has them.
func (d *Detail) writeRow(b *strings.Builder, r row) {
	text := d.format(r.spec, r.value)
	fmt.Fprintf(b, "  %s: %s\n", r.label(), strings.ReplaceAll(text, "\n", "\n    "))
}
