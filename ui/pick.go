package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/ui/dialog"
	"personae/ui/view"
)

// choicesLoaded is what the user chooses a project, a tag, a system or a sort
// column from.
type choicesLoaded struct {
	pick     view.Pick
	projects []model.Project
	tags     []model.TagCount
	err      error
}

func (m choicesLoaded) settle(r *Root) tea.Cmd { //nolint:unparam // result asks for a command; this one needs none
	if m.err != nil {
		r.fail("Nothing to choose from", m.err)
		return nil
	}
	switch m.pick.What {
	case keymap.ListProject:
		r.pickProject(m.projects)
	case keymap.ListTag:
		r.pickTag(m.tags)
	case keymap.ListReady:
		r.pickSystem()
	case keymap.ListSort:
		r.pickSort()
	default: // nothing else is picked
	}
	return nil
}

// everything is the choice that takes a filter away.
const everything = ""

// pickProject switches the list to a project; a project can be made or renamed
// on the way.
func (r *Root) pickProject(projects []model.Project) {
	items := []dialog.Item{{Value: everything, Label: "All projects", Note: people(total(projects))}}
	for _, p := range projects {
		items = append(items, dialog.Item{Value: p.Name, Label: p.Name, Note: people(p.Personas)})
	}
	choose := dialog.NewChoose(r.keys, r.styles, "Project", items, r.list.Query().Project)
	choose.AllowNew("new project")
	choose.AllowRename()
	r.push(choose, answers{one: func(r *Root, a view.Answer) tea.Cmd {
		switch a.Verb {
		case dialog.VerbNew:
			return r.askName("New project", a.Value, (*Root).createProject)
		case dialog.VerbRename:
			if a.Value == everything {
				r.say(view.LevelInfo, "Mark the project to rename first.")
				return nil
			}
			from := a.Value
			return r.askName("Rename project "+from, from, func(r *Root, to string) tea.Cmd { return r.renameProject(from, to) })
		}
		return r.showProject(a.Value)
	}}, promptly)
}

// askName asks for a project's name and goes on with it.
func (r *Root) askName(title, initial string, then func(*Root, string) tea.Cmd) tea.Cmd {
	if r.info.ReadOnly {
		r.say(view.LevelWarning, "The library is read-only.")
		return nil
	}
	r.push(dialog.NewAskText(r.keys, r.styles, title, "Name", initial), answers{one: func(r *Root, a view.Answer) tea.Cmd {
		name := strings.TrimSpace(a.Value)
		if name == "" || name == initial && strings.HasPrefix(title, "Rename") {
			return nil
		}
		return then(r, name)
	}}, promptly)
	return nil
}

// pickTag filters the list by a tag, or takes the filter away.
func (r *Root) pickTag(tags []model.TagCount) {
	items := []dialog.Item{{Value: everything, Label: "Any tag"}}
	for _, t := range tags {
		items = append(items, dialog.Item{Value: t.Tag, Label: "#" + t.Tag, Note: people(t.Personas)})
	}
	current := everything
	if shown := r.list.Query().Tags; len(shown) > 0 {
		current = shown[len(shown)-1]
	}
	r.push(dialog.NewChoose(r.keys, r.styles, "Show only the tag", items, current), answers{one: func(r *Root, a view.Answer) tea.Cmd {
		query := r.list.Query()
		query.Tags = nil
		if a.Value != everything {
			query.Tags = []string{a.Value}
		}
		return r.apply(r.list.SetQuery(query))
	}}, promptly)
}

// pickSystem filters the list by the system that personas are ready for.
func (r *Root) pickSystem() {
	items := []dialog.Item{{Value: everything, Label: "Any system"}}
	for _, s := range model.Vendors {
		items = append(items, dialog.Item{Value: string(s), Label: s.Title()})
	}
	r.push(dialog.NewChoose(r.keys, r.styles, "Show only what is ready for", items, string(r.list.Query().Ready)),
		answers{one: func(r *Root, a view.Answer) tea.Cmd {
			query := r.list.Query()
			query.Ready = model.System(a.Value)
			return r.apply(r.list.SetQuery(query))
		}}, promptly)
}

// pickSort sorts the list by a column, in either direction.
func (r *Root) pickSort() {
	var items []dialog.Item
	for _, k := range model.SortKeys {
		for _, backward := range []bool{false, true} {
			q := model.Query{Sort: k, Backward: backward}
			items = append(items, dialog.Item{Value: sortValue(q), Label: sortWord(q), Note: sortNote(q)})
		}
	}
	r.push(dialog.NewChoose(r.keys, r.styles, "Sort by", items, sortValue(r.list.Query())), answers{one: func(r *Root, a view.Answer) tea.Cmd {
		query := r.list.Query()
		column, direction, _ := strings.Cut(a.Value, " ")
		query.Sort, query.Backward = model.SortKey(column), direction == backwardWord
		return r.apply(r.list.SetQuery(query))
	}}, promptly)
}

// backwardWord marks a sort against its natural direction in a choice's value.
const backwardWord = "backward"

// sortValue is a sort as the value of a choice.
func sortValue(q model.Query) string {
	if q.Sort == "" {
		q.Sort = model.SortUpdated
	}
	if q.Backward {
		return string(q.Sort) + " " + backwardWord
	}
	return string(q.Sort)
}

// sortWord is a sort as the title bar shows it: the column and the direction in
// which its values run down the screen.
func sortWord(q model.Query) string {
	if q.Sort == "" {
		q.Sort = model.SortUpdated
	}
	if falls(q) {
		return string(q.Sort) + " ↓"
	}
	return string(q.Sort) + " ↑"
}

// falls tells whether values fall down the screen. Stamps do by nature, names
// rise.
func falls(q model.Query) bool {
	stamp := q.Sort == model.SortUpdated || q.Sort == model.SortCreated
	return stamp != q.Backward
}

// sortNote says in words what comes first.
func sortNote(q model.Query) string {
	if q.Sort == model.SortName || q.Sort == model.SortProject {
		return map[bool]string{true: "Z first", false: "A first"}[falls(q)]
	}
	return map[bool]string{true: "newest first", false: "oldest first"}[falls(q)]
}

// targetsLoaded is the projects that personas can be moved to.
type targetsLoaded struct {
	ids      []string
	projects []model.Project
	err      error
}

func (m targetsLoaded) settle(r *Root) tea.Cmd { //nolint:unparam // result asks for a command; this one needs none
	if m.err != nil {
		r.fail("Not moved", m.err)
		return nil
	}
	items := make([]dialog.Item, 0, len(m.projects))
	for _, p := range m.projects {
		items = append(items, dialog.Item{Value: p.Name, Label: p.Name, Note: people(p.Personas)})
	}
	title := "Move to project"
	if len(m.ids) > 1 {
		title = fmt.Sprintf("Move %d personas to project", len(m.ids))
	}
	choose := dialog.NewChoose(r.keys, r.styles, title, items, r.list.Query().Project)
	choose.AllowNew("new project")
	r.push(choose, answers{one: func(r *Root, a view.Answer) tea.Cmd {
		if a.Verb == dialog.VerbNew {
			return r.askName("New project", a.Value, func(r *Root, name string) tea.Cmd { return r.move(m.ids, name) })
		}
		return r.move(m.ids, a.Value)
	}}, promptly)
	return nil
}

// total adds up the personas of all projects.
func total(projects []model.Project) int {
	sum := 0
	for _, p := range projects {
		sum += p.Personas
	}
	return sum
}

// people is a count in words.
func people(n int) string {
	if n == 1 {
		return "1 persona"
	}
	return fmt.Sprintf("%d personas", n)
}
