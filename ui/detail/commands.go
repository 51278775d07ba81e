package detail

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/field"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

var actions = view.Table[*Detail]{
	{Name: keymap.Back, Do: view.Asks((*Detail).back), Hint: (*Detail).backHint},
	scrolls(keymap.DetailUp, func(d *Detail) int { return d.offset - 1 }),
	scrolls(keymap.DetailDown, func(d *Detail) int { return d.offset + 1 }),
	scrolls(keymap.DetailTop, func(*Detail) int { return 0 }),
	scrolls(keymap.DetailBottom, func(d *Detail) int { return len(d.page()) }),
	scrolls(keymap.DetailPageUp, func(d *Detail) int { return d.offset - d.step() }),
	scrolls(keymap.DetailPageDown, func(d *Detail) int { return d.offset + d.step() }),
	scrolls(keymap.DetailHalfUp, func(d *Detail) int { return d.offset - d.bodyHeight()/2 }),
	scrolls(keymap.DetailHalfDown, func(d *Detail) int { return d.offset + d.bodyHeight()/2 }),
	{Name: keymap.DetailFind, Needs: needs{recorded}, Do: view.Does((*Detail).startFinding), Hint: foot(5)},
	{Name: keymap.DetailNextFound, Needs: needs{recorded, looking}, Do: view.Does(func(d *Detail) { d.toPlace(1) }), Hint: func(d *Detail) view.Hint {
		hint := foot(1)(d)
		hint.Label, hint.Also = "next found", keymap.DetailPrevFound
		return hint
	}},
	{Name: keymap.DetailPrevFound, Needs: needs{recorded, looking}, Do: view.Does(func(d *Detail) { d.toPlace(-1) })},
	{Name: keymap.DetailNextTab, Needs: needs{recorded}, Do: view.Does(func(d *Detail) { d.turnTo((d.tab + 1) % tabs) }), Hint: foot(3)},
	{Name: keymap.DetailPrevTab, Needs: needs{recorded}, Do: view.Does(func(d *Detail) { d.turnTo((d.tab + tabs - 1) % tabs) })},
	{Name: keymap.DetailEdit, Needs: needs{recorded, present, kept, writable}, Do: view.Asks(func(d *Detail) view.Action {
		return view.Edit{ID: d.record.Persona.ID, Field: d.field()}
	}), Hint: foot(1)},
	{Name: keymap.DetailCopy, Needs: needs{recorded, copyable}, Do: view.Asks((*Detail).copy), Hint: (*Detail).copyHint},
	{Name: keymap.DetailRehearse, Needs: needs{recorded}, Do: unlessPast(func(d *Detail) view.Action {
		return view.Open{Page: keymap.Rehearse, IDs: []string{d.record.Persona.ID}}
	}, func(p Past) tea.Cmd { return p.Rehearse() }), Hint: foot(2)},
	{Name: keymap.DetailHistory, Needs: needs{recorded, present}, Do: view.Asks(func(d *Detail) view.Action {
		return view.Open{Page: keymap.History, IDs: []string{d.record.Persona.ID}}
	}), Hint: foot(9)},
	{Name: keymap.DetailNextSystem, Needs: needs{recorded, onDocument}, Do: view.Does(func(d *Detail) { d.chooseSystem(1) })},
	{Name: keymap.DetailPrevSystem, Needs: needs{recorded, onDocument}, Do: view.Does(func(d *Detail) { d.chooseSystem(-1) }), Hint: func(*Detail) view.Hint {
		return view.Hint{At: 5, Label: "system", Also: keymap.DetailNextSystem}
	}},
	{Name: keymap.DetailVersion, Needs: needs{recorded, onDocument, versioned}, Do: view.Does((*Detail).nextVersion), Hint: foot(7)},
	{Name: keymap.DetailReveal, Needs: needs{recorded, secretive}, Do: view.Does((*Detail).Reveal), Hint: revealHint},
	{Name: keymap.DetailCopyCurl, Needs: needs{recorded, onDocument, sendable}, Do: view.Asks((*Detail).copyCurl), Hint: foot(6)},
	{Name: keymap.DetailExport, Needs: needs{recorded}, Do: unlessPast(func(d *Detail) view.Action {
		return view.Export{IDs: []string{d.record.Persona.ID}, System: d.exportSystem()}
	}, func(p Past) tea.Cmd { return p.Export() }), Hint: foot(8)},
}

// scrolls is a row that scrolls to a line.
func scrolls(name keymap.Name, to func(*Detail) int) view.Row[*Detail] {
	row := view.Row[*Detail]{Name: name, Needs: needs{recorded}, Do: view.Does(func(d *Detail) { d.scrollTo(to(d)) })}
	if name == keymap.DetailDown {
		row.Hint = func(d *Detail) view.Hint {
			if d.window().Position() == "" {
				return view.Hint{}
			}
			return view.Hint{At: 11, Label: "scroll"}
		}
	}
	return row
}

type needs = []view.Need[*Detail]

var (
	present  = view.Unless("This is the persona as it was: restore the revision to go on from it.", func(d *Detail) bool { return d.past == nil })
	kept     = view.Unless("The persona is in the trash: restore it first.", func(d *Detail) bool { return !d.record.Trashed })
	copyable = view.Unless("There is no prompt to copy.", func(d *Detail) bool {
		return d.tab != tabPrompt || d.record.Persona.Prompt.Or("") != ""
	})
)

// secretive says that there is nothing to hide.
func secretive(d *Detail) string {
	if !field.HasSecrets(&d.record.Persona) {
		return view.NoSecrets
	}
	return ""
}

func revealHint(d *Detail) view.Hint {
	if d.typing {
		return view.Hint{}
	}
	return view.RevealHint(d.revealed)
}

// foot is a place in the footer, but not while one types what to find.
func foot(place int) func(*Detail) view.Hint {
	return func(d *Detail) view.Hint {
		if d.typing {
			return view.Hint{}
		}
		return view.Hint{At: place}
	}
}

// backHint says what esc clears or leaves.
func (d *Detail) backHint() view.Hint {
	if d.typing || d.typed != "" {
		return view.Hint{At: 10, Label: "clear what is looked for"}
	}
	return view.Hint{At: 10, Label: "back to the list"}
}

// looking says why there is no next place: nothing is looked for, or it is not there.
func looking(d *Detail) string {
	switch words, _ := d.words(); {
	case len(words) == 0:
		return "Nothing is looked for yet: " + d.keys.Shown(keymap.DetailFind) + " begins."
	case len(d.found(d.tab)) == 0:
		return "What is looked for is not in this tab."
	}
	return ""
}

func recorded(d *Detail) string {
	if d.state != stateRecord {
		return "No persona is shown."
	}
	return ""
}

func writable(d *Detail) string { return view.ReadOnly(d.info) }

func onDocument(d *Detail) string {
	if d.tab != tabDocument {
		return "Systems are shown in the JSON tab: " + d.keys.Shown(keymap.DetailNextTab) + " goes there."
	}
	return ""
}

func versioned(d *Detail) string {
	if !d.target.isFeather() {
		return "Only Feather has several versions: choose it with " + d.systemKeys() + "."
	}
	return ""
}

func sendable(d *Detail) string {
	return d.unsendable()
}

// Do implements view.View. An action that cannot run says why.
func (d *Detail) Do(name keymap.Name) (view.Action, tea.Cmd) { return actions.Do(d, name) }

// Commands implements view.View.
func (d *Detail) Commands() []view.Command { return actions.Commands(d, d.keys, keymap.Detail) }

// ShortHelp implements view.View.
func (d *Detail) ShortHelp() []key.Binding { return actions.Hints(d, d.keys) }

// step is how far a page key scrolls: one line of the screen before stays in
// sight.
func (d *Detail) step() int { return max(1, d.bodyHeight()-1) }

// copy takes what the tab shows to the clipboard. A body that would be refused is
// copied with a warning: it can be looked at, and must not be sent.
func (d *Detail) copy() view.Action {
	text, what := d.tab.copied(d)
	copied := view.Copy{Text: text, What: what + " of " + cells.Clean(d.record.Persona.Name)}
	if d.tab != tabDocument || d.written().reason == "" {
		return copied
	}
	return view.Many{copied, view.Say{Level: view.LevelWarning, Text: fmt.Sprintf(
		"Copied %s, but %s would refuse it as it is.", what, d.target.system().Title())}}
}

func (d *Detail) copyHint() view.Hint {
	if d.typing {
		return view.Hint{}
	}
	return view.Hint{At: 4, Label: "copy " + [tabs]string{"as text", "the prompt", "the report", "the JSON"}[d.tab]}
}

func (d *Detail) copyCurl() view.Action {
	return view.CopyCommand{Persona: d.record.Persona, Target: d.command()}
}

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
		if spec, ok := field.Find(d.written().first); ok && !spec.ReadOnly {
			return spec.Path
		}
	default:
	}
	return ""
}
