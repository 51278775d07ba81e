package detail

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/ui/view"
	"personae/ui/widget"
)

// Do implements view.View. An action that cannot run says why.
func (d *Detail) Do(name keymap.Name) (view.Action, tea.Cmd) {
	if name == keymap.Back {
		return view.Back{}, nil
	}
	if reason := d.reasonNot(name); reason != "" {
		return view.Say{Level: view.LevelInfo, Text: reason}, nil
	}
	page := max(1, d.bodyHeight()-1) // one line of the screen before stays in sight
	switch name {
	case keymap.DetailUp:
		d.scrollTo(d.offset - 1)
	case keymap.DetailDown:
		d.scrollTo(d.offset + 1)
	case keymap.DetailTop:
		d.scrollTo(0)
	case keymap.DetailBottom:
		d.scrollTo(len(d.page()))
	case keymap.DetailPageUp:
		d.scrollTo(d.offset - page)
	case keymap.DetailPageDown:
		d.scrollTo(d.offset + page)
	case keymap.DetailNextTab:
		d.show((d.tab + 1) % tabs)
	case keymap.DetailPrevTab:
		d.show((d.tab + tabs - 1) % tabs)
	case keymap.DetailEdit:
		return view.Edit{ID: d.record.Persona.ID, Field: d.field()}, nil
	case keymap.DetailRehearse:
		return view.Rehearse{IDs: []string{d.record.Persona.ID}}, nil
	case keymap.DetailCopy:
		return d.copy(), nil
	case keymap.DetailNextSystem:
		d.chooseSystem(1)
	case keymap.DetailPrevSystem:
		d.chooseSystem(-1)
	case keymap.DetailVersion:
		d.nextVersion()
	case keymap.DetailCopyCurl:
		command, _ := d.curl()
		return view.Copy{Text: command, What: fmt.Sprintf("the command that sends %s to %s", widget.Clean(d.record.Persona.Name), d.target.system().Title())}, nil
	case keymap.DetailExport:
		return view.Export{IDs: []string{d.record.Persona.ID}, System: d.exportSystem()}, nil
	default:
		return view.Run{Name: name}, nil
	}
	return nil, nil
}

// copy takes what the tab shows to the clipboard. A body that would be refused is
// copied with a warning: it can be looked at, and must not be sent.
func (d *Detail) copy() view.Action {
	text, what := d.tab.copied(d)
	copied := view.Copy{Text: text, What: what + " of " + widget.Clean(d.record.Persona.Name)}
	if d.tab != tabDocument || d.written().reason == "" {
		return copied
	}
	return view.Many{copied, view.Say{Level: view.LevelWarning, Text: fmt.Sprintf(
		"Copied %s, but %s would refuse it as it is.", what, d.target.system().Title())}}
}

// exportSystem is the system that an export starts from: the one that is shown.
func (d *Detail) exportSystem() model.System {
	if d.tab == tabDocument {
		return d.target.system()
	}
	return ""
}

// field is where an edit starts: at the prompt, when that is what is read, or at
// the first problem of the JSON.
func (d *Detail) field() string {
	switch d.tab {
	case tabPrompt:
		return "prompt"
	case tabDocument:
		if spec, ok := model.Field(d.written().first); ok && !spec.ReadOnly {
			return spec.Path
		}
	default:
	}
	return ""
}

// Commands implements view.View.
func (d *Detail) Commands() []view.Command {
	entries := d.keys.In(keymap.Detail)
	out := make([]view.Command, len(entries))
	for i, entry := range entries {
		out[i] = view.Command{Name: entry.Name, Reason: d.reasonNot(entry.Name)}
	}
	return out
}

// reasonNot says why an action cannot run now, "" when it can.
func (d *Detail) reasonNot(name keymap.Name) string {
	if entry, ok := d.keys.Entry(name); !ok || entry.Place != keymap.Detail {
		return ""
	}
	switch {
	case d.state != stateRecord:
		return "No persona is shown."
	case name == keymap.DetailCopy && d.tab == tabPrompt && d.record.Persona.Prompt.Or("") == "":
		return "There is no prompt to copy."
	case isExchange(name):
		return d.reasonNotExchange(name)
	case name != keymap.DetailEdit:
		return ""
	case d.record.Trashed:
		return "The persona is in the trash: undo its deletion first."
	case d.info.ReadOnly && d.info.Reason == "":
		return "The library is read-only."
	case d.info.ReadOnly:
		return "The library is read-only: " + d.info.Reason
	}
	return ""
}

// isExchange tells whether an action is about the JSON of a system.
func isExchange(name keymap.Name) bool {
	switch name {
	case keymap.DetailNextSystem, keymap.DetailPrevSystem, keymap.DetailVersion, keymap.DetailCopyCurl:
		return true
	default:
		return false
	}
}

// reasonNotExchange says why such an action cannot run now.
func (d *Detail) reasonNotExchange(name keymap.Name) string {
	switch {
	case d.tab != tabDocument:
		return "Systems are shown in the JSON tab: " + d.key(keymap.DetailNextTab) + " goes there."
	case name == keymap.DetailVersion && !d.target.isFeather():
		return "Only Feather has several versions: choose it with " + d.systemKeys() + "."
	case name == keymap.DetailCopyCurl:
		_, reason := d.curl()
		return reason
	}
	return ""
}

// ShortHelp implements help.KeyMap.
func (d *Detail) ShortHelp() []key.Binding {
	out := []key.Binding{}
	if d.reasonNot(keymap.DetailEdit) == "" {
		out = append(out, d.keys.Binding(keymap.DetailEdit))
	}
	if d.state == stateRecord {
		out = append(out, d.keys.Binding(keymap.DetailRehearse), d.keys.Binding(keymap.DetailNextTab))
		if d.reasonNot(keymap.DetailCopy) == "" {
			out = append(out, d.relabelled(keymap.DetailCopy, "copy "+[tabs]string{"as text", "the prompt", "the report", "the JSON"}[d.tab]))
		}
		out = append(out, d.exchangeHelp()...)
	}
	out = append(out, d.relabelled(keymap.Back, "back to the list"))
	if d.state == stateRecord && d.position() != "" {
		out = append(out, d.relabelled(keymap.DetailDown, "scroll"))
	}
	return out
}

// exchangeHelp is the hints of the JSON tab.
func (d *Detail) exchangeHelp() []key.Binding {
	var out []key.Binding
	if d.tab == tabDocument {
		next := d.relabelled(keymap.DetailNextSystem, "system")
		next.SetHelp(d.systemKeys(), "system")
		out = append(out, next)
		for _, name := range []keymap.Name{keymap.DetailCopyCurl, keymap.DetailVersion} {
			if d.reasonNot(name) == "" {
				out = append(out, d.keys.Binding(name))
			}
		}
	}
	return append(out, d.keys.Binding(keymap.DetailExport))
}

// FullHelp implements help.KeyMap: every key, a column for each group.
func (d *Detail) FullHelp() [][]key.Binding {
	var out [][]key.Binding
	group := ""
	for _, entry := range d.keys.In(keymap.Detail) {
		if entry.Group != group || len(out) == 0 {
			out = append(out, nil)
			group = entry.Group
		}
		out[len(out)-1] = append(out[len(out)-1], d.keys.Binding(entry.Name))
	}
	return out
}

// relabelled is an action's binding with words of its own.
func (d *Detail) relabelled(name keymap.Name, label string) key.Binding {
	binding := d.keys.Binding(name)
	binding.SetHelp(binding.Help().Key, label)
	return binding
}
