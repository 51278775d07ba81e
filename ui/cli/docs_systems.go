package cli

import (
	"fmt"
	"slices"
	"strings"

	"personae/model"
)

// systemNotes say of each system what a table of keys cannot.
var systemNotes = map[model.System]string{
	model.SystemFeather: "Feather's defaults differ between API 1.21 and 1.87, and an update replaces `behavior_config` whole, so every knob is " +
		"always written out, with the default of the version that `--api` names. `null` in `cut_in` means the interruption mode's preset, which 1.21 " +
		"cannot say: it gets the number that it would take by default, and the report says so.",
	model.SystemFeatherOrg: "The same record as in the library, without tags and with a switch. An answer also has the organisation and the library persona " +
		"it was installed from; both are kept.",
	model.SystemEvalStudio: "EvalStudio never has `null`: what is null here is left out. It cannot unset a text either, so an update writes `\"\"` for one " +
		"that was taken away. It has the project in the address, not in the record. An export is always an array, as its `personas.json` is.",
	model.SystemAnam: "Requests and answers differ: what an answer holds as `avatar.id`, `voice.id`, `brain.systemPrompt` and `tools[].id` is read into " +
		"the fields of a request, and the answer is kept as it was beside them. Answers and bodies of 2025 (`brainType`, `personaPreset`, `voiceSpeed`, " +
		"`fillerPhrases`) are understood and given back as answers, and never written into a request of today.",
	model.SystemMrAssistant: "A persona there points to an agent, which holds the prompt. `specialist_type` can be set once and is in no update.",
}

// systemTables is a section for each system: which key is which field, and what
// is lost each way.
func systemTables() string {
	var b strings.Builder
	for i, system := range model.Vendors {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "## %s (`%s`)\n\n%s\n\n", system.Title(), system, systemNotes[system])
		b.WriteString("| its key | field here | in |\n|---|---|---|\n")
		for _, spec := range model.Fields() {
			carrier, ok := spec.Carrier(system)
			if !ok || spec.Kind == model.KindObject {
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

// bodies names the bodies that carry a field.
func bodies(c model.Carrier) string {
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
	for _, group := range model.Groups {
		var lost []string
		all := true
		for _, spec := range shownFields(group) {
			if spec.ReadOnly || group == model.GroupOrigin {
				continue
			}
			if carrier, ok := spec.Carrier(system); ok && (carrier.Create || carrier.Update) {
				all = false
				continue
			}
			lost = append(lost, strings.ToLower(spec.Label[:1])+spec.Label[1:])
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
