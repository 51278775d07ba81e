package cli

import (
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/words"
)

func systemTables() string {
	var b strings.Builder
	for i, system := range model.Vendors {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "## %s (`%s`)\n\n%s\n\n", system.Title(), system, system.Vendor().Note)
		b.WriteString("| its key | field here | in |\n|---|---|---|\n")
		for _, spec := range field.All() {
			carrier, ok := spec.Carrier(system)
			if !ok || spec.Kind == field.KindObject {
				continue
			}
			key := "`" + carrier.Key + "`"
			if carrier.ReadKey != "" && carrier.ReadKey != carrier.Key {
				key += ", in answers `" + carrier.ReadKey + "`"
			}
			fmt.Fprintf(&b, "| %s | `%s` | %s |\n", key, spec.Path, bodies(carrier))
		}
		fmt.Fprintf(&b, "\nLost on the way there: %s.\n", lostThere(system))
		fmt.Fprintf(&b, "\nLost on the way here: nothing. Keys that are not in the table are kept in `extra.%s`, at any depth, and go back where they came "+
			"from; `--strict` leaves them out.\n", system)
	}
	return b.String()
}

func bodies(c field.Carrier) string {
	var in []string
	for _, body := range []struct {
		name string
		has  bool
	}{{"create", c.Create}, {"update", c.Update}, {"answer", c.Read}} {
		if body.has {
			in = append(in, body.name)
		}
	}
	text := strings.Join(in, ", ")
	if text == "" {
		text = "older records"
	}
	if c.Since != "" {
		text += "; from API " + c.Since
	}
	return text
}

// lostThere lists the fields that a system has no place for, by group.
func lostThere(system model.System) string {
	var parts []string
	for _, group := range field.Groups {
		var lost []string
		all := true
		for _, spec := range shownFields(group) {
			if spec.ReadOnly || group == field.GroupOrigin {
				continue
			}
			if spec.IsSentTo(system) {
				all = false
				continue
			}
			lost = append(lost, words.Uncapital(spec.Label))
		}
		switch {
		case len(lost) == 0:
		case all:
			parts = append(parts, "all of "+string(group))
		default:
			parts = append(parts, strings.Join(lost, ", "))
		}
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(slices.Clip(parts), "; ")
}
