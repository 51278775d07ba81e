package dialog

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/library"
	"personae/model/wire"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/input"
)

// The rows of the dialog.
const (
	rowName = iota
	rowOf
	rowURL
	rowBeside
	rowThere
	rowKeyEnv
	rowKeyFile
	rowAPI
	rowLists
)

// lists is the choice that a Mr Assistant answers to requests that read.
const lists = "lists"

// remoteNotes say of each row what it is, for the one that is marked.
var remoteNotes = map[int]string{
	rowName:    "What it is called here: 1 to 64 letters, digits, - and _. Links go by it, so it stays.",
	rowOf:      "Whose API it speaks. Another library that is served speaks all of them.",
	rowURL:     "What the system's paths stand behind.",
	rowBeside:  "The project of this library that it stands beside: what is new there comes into it, and what is new in it goes there.",
	rowThere:   "EvalStudio's own id of the project, as it stands in its addresses.",
	rowKeyEnv:  "The name of the environment variable that holds the key. The key itself is never kept here.",
	rowKeyFile: "The path of a file that holds the key and that you alone can read (mode 0600), in the place of a variable.",
	rowAPI:     "Which version of Feather's API the server speaks.",
	rowLists:   "Its documents have no requests that read. Say yes only where yours answers to GET /personas.",
}

// remoteHelp is how many lines a note takes, with the blank one above.
const remoteHelp = 3

// NewRemote returns a dialog over a remote that is to be added or, with known, is there
// already: whom its links are of stays. It goes on with what it is to be.
func NewRemote(keys *keymap.Map, styles *theme.Styles, remote library.Remote, known bool, projects []string, then func(library.Remote) tea.Cmd) *Remote {
	option := func(value, label string) input.Option { return input.Option{Value: value, Label: label} }
	var systems, beside []input.Option
	for _, s := range model.Vendors {
		systems = append(systems, option(string(s), s.Short()))
	}
	for _, p := range projects {
		beside = append(beside, option(p, p))
	}
	d := &Remote{then: then, settings: settings{base: base{keys: keys, styles: styles, title: "New remote"}}}
	line := func(label, value, hint string) *row {
		r := &row{label: label, line: input.NewLine(view.InputKeys(keys))}
		r.line.SetStyles(styles)
		r.line.SetHint(hint)
		r.line.SetValue(value)
		return r
	}
	reads := ""
	if remote.Lists {
		reads = lists
	}
	d.rows = []*row{
		line("Name", remote.Name, "staging"),
		newRow("System", string(remote.System), systems...),
		line("URL", remote.URL, "https://api.example.com"),
		newRow("Project here", remote.Project, beside...),
		line("Project id there", remote.ProjectID, ""),
		line("Key in the variable", remote.KeyEnv, "ANAM_API_KEY"),
		line("Key in the file", remote.KeyFile, "/home/me/.config/anam.key"),
		newRow("Feather's API", remote.API, option("", "as the library"), option(wire.API121, wire.API121), option(wire.API187, wire.API187+" and later")),
		newRow("Answers reads", reads, option("", "no"), option(lists, "yes")),
	}
	if known {
		d.title = "Remote " + remote.Name
		for at, stays := range map[int]string{rowName: remote.Name, rowOf: remote.System.Title(), rowThere: remote.ProjectID} {
			d.rows[at].fixed = stays
		}
	}
	d.markPointless()
	d.mark(rowName)
	return d
}

// remote is what the rows say.
func (d *Remote) remote() library.Remote {
	value := func(at int) string {
		if r := d.rows[at]; r.off == "" || r.fixed != "" {
			return r.value()
		}
		return ""
	}
	return library.Remote{
		Name: value(rowName), System: model.System(value(rowOf)), URL: value(rowURL), Project: value(rowBeside), ProjectID: value(rowThere),
		KeyEnv: value(rowKeyEnv), KeyFile: value(rowKeyFile), API: value(rowAPI), Lists: value(rowLists) == lists,
	}
}

// markPointless says of each row why it means nothing for the system, if it does.
func (d *Remote) markPointless() {
	off := func(at int, pointless bool, why string) {
		r := d.rows[at]
		switch r.off = ""; {
		case pointless:
			r.off = why
		case r.fixed != "":
			r.off = r.fixed + " (what is linked goes by it)"
		}
	}
	system := model.System(d.rows[rowOf].value())
	off(rowName, false, "")
	off(rowOf, false, "")
	off(rowThere, system != model.SystemEvalStudio, "only EvalStudio has projects")
	off(rowAPI, system.Letter() != model.SystemFeather.Letter(), "only Feather has several versions")
	off(rowLists, system != model.SystemMrAssistant, "only of Mr Assistant is that not known")
}
