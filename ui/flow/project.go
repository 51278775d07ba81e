package flow

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/library"
	"personae/model/words"
	"personae/ui/dialog"
	"personae/ui/view"
)

// everything is the choice that takes a filter away.
const everything = ""

// Projects moves personas between projects, makes and renames these, and asks
// which part of the library the list shows, and in which order.
type Projects struct {
	*Host
	Browse *Browse
}

// Pick asks for what a list is restricted to or sorted by.
func (p *Projects) Pick(a view.Pick) tea.Cmd {
	const not = "Nothing to choose from"
	switch a.What {
	case keymap.ListProject:
		return p.Await(attempt(p.Host, not, p.Store.Projects, p.pickProject))
	case keymap.ListTag:
		tags := func(ctx context.Context) ([]library.TagCount, error) { return p.Store.Tags(ctx, a.Query.Project) }
		return p.Await(attempt(p.Host, not, tags, p.pickTag))
	case keymap.ListReady:
		p.pickSystem()
	case keymap.ListSort:
		p.pickSort()
	default: // nothing else is picked
	}
	return nil
}

func (p *Projects) projectItems(projects []library.Project) []dialog.Item[string] {
	items := make([]dialog.Item[string], len(projects))
	for i, project := range projects {
		items[i] = dialog.Item[string]{
			Value: project.Name, Label: project.Name, Note: words.Count(project.Personas, "persona"),
			Current: project.Name == p.Browse.List.Query().Project,
		}
	}
	return items
}

// pickProject switches the list to a project; a project can be made or renamed
// on the way.
func (p *Projects) pickProject(projects []library.Project) tea.Cmd {
	sum := 0
	for _, project := range projects {
		sum += project.Personas
	}
	all := dialog.Item[string]{
		Value: everything, Label: "All projects", All: true, Note: words.Count(sum, "persona"), Current: p.Browse.List.Query().Project == everything,
	}
	items := append([]dialog.Item[string]{all}, p.projectItems(projects)...)
	d := choose(p.Host, "Project", items, p.restrict)
	d.AllowNew("new project", func(typed string) tea.Cmd { return p.askName("New project", typed, p.create) })
	d.AllowRename(func(from string) tea.Cmd {
		if from == everything {
			p.Say(view.LevelInfo, "Mark the project to rename first.")
			return nil
		}
		return p.askName("Rename project "+from, from, func(to string) tea.Cmd {
			if to == from {
				return nil
			}
			return p.rename(from, to)
		})
	})
	return nil
}

func (p *Projects) askName(title, initial string, then func(name string) tea.Cmd) tea.Cmd {
	if p.Info.ReadOnly {
		p.Say(view.LevelWarning, "The library is read-only.")
		return nil
	}
	p.Screen.Open(dialog.NewAskText(p.Keys, p.Screen.Styles(), title, "Name", initial, func(typed string) tea.Cmd {
		if name := strings.TrimSpace(typed); name != "" {
			return then(name)
		}
		return nil
	}))
	return nil
}

// restrict shows one project in the list, or everything.
func (p *Projects) restrict(name string) tea.Cmd {
	return p.Browse.Restrict(func(q *library.Query) { q.Project = name })
}

func (p *Projects) create(name string) tea.Cmd {
	create := func(ctx context.Context) (string, error) { return name, p.Store.CreateProject(ctx, name) }
	return p.Queue.Add(attempt(p.Host, "Project not created", create, func(name string) tea.Cmd {
		p.Say(view.LevelSuccess, fmt.Sprintf("Created project %s; new personas go there while it is shown.", name))
		return p.restrict(name)
	}))
}

func (p *Projects) rename(from, to string) tea.Cmd {
	rename := func(ctx context.Context) (library.Operation, error) { return p.Store.RenameProject(ctx, from, to) }
	return p.Queue.Add(attempt(p.Host, "Project not renamed", rename, func(library.Operation) tea.Cmd {
		p.Succeed(fmt.Sprintf("Renamed project %s to %s", from, to))
		if p.Browse.List.Query().Project == from {
			return tea.Batch(p.restrict(to), p.Browse.Changed())
		}
		return p.Browse.Changed()
	}))
}

// Move asks where personas are to go, and moves them there.
func (p *Projects) Move(ids []string) tea.Cmd {
	return p.Await(attempt(p.Host, "Not moved", p.Store.Projects, func(projects []library.Project) tea.Cmd {
		title := "Move to project"
		if len(ids) > 1 {
			title = "Move " + words.Count(len(ids), "persona") + " to project"
		}
		move := func(project string) tea.Cmd { return p.move(ids, project) }
		choose(p.Host, title, p.projectItems(projects), move).
			AllowNew("new project", func(typed string) tea.Cmd { return p.askName("New project", typed, move) })
		return nil
	}))
}

func (p *Projects) move(ids []string, project string) tea.Cmd {
	move := func(ctx context.Context) (label string, err error) {
		puts := make([]library.Put, len(ids))
		for i, id := range ids {
			record, err := p.Store.Get(ctx, id)
			if err != nil {
				return "", err
			}
			record.Persona.Project = project
			puts[i] = library.Put{Persona: record.Persona, Base: record.Revision}
		}
		label = fmt.Sprintf("Moved %s to %s", countPuts(puts), project)
		_, err = p.Store.Write(ctx, library.OperationMove, label, puts)
		return label, err
	}
	return p.Queue.Add(attempt(p.Host, "Not moved", move, func(label string) tea.Cmd {
		p.Succeed(label)
		return p.Browse.Changed()
	}))
}

// pickTag filters the list by a tag, or takes the filter away.
func (p *Projects) pickTag(tags []library.TagCount) tea.Cmd {
	current := everything
	if shown := p.Browse.List.Query().Tags; len(shown) > 0 {
		current = shown[len(shown)-1]
	}
	items := []dialog.Item[string]{{Value: everything, Label: "Any tag", All: true, Current: current == everything}}
	for _, t := range tags {
		items = append(items, dialog.Item[string]{
			Value: t.Tag, Label: "#" + t.Tag, Note: words.Count(t.Personas, "persona"), Current: t.Tag == current,
		})
	}
	choose(p.Host, "Show only the tag", items, func(tag string) tea.Cmd {
		return p.Browse.Restrict(func(q *library.Query) {
			if q.Tags = nil; tag != everything {
				q.Tags = []string{tag}
			}
		})
	})
	return nil
}

// pickSystem filters the list by the system that personas are ready for.
func (p *Projects) pickSystem() {
	current := p.Browse.List.Query().Ready
	items := []dialog.Item[model.System]{{Value: everything, Label: "Any system", All: true, Current: current == everything}}
	for _, s := range model.Vendors {
		items = append(items, dialog.Item[model.System]{Value: s, Label: s.Title(), Current: s == current})
	}
	choose(p.Host, "Show only what is ready for", items, func(s model.System) tea.Cmd {
		return p.Browse.Restrict(func(q *library.Query) { q.Ready = s })
	})
}

func (p *Projects) pickSort() {
	current := p.Browse.List.Query()
	if current.Sort == "" {
		current.Sort = library.SortUpdated
	}
	var items []dialog.Item[library.Query]
	for _, k := range library.SortKeys {
		for _, backward := range []bool{false, true} {
			q := library.Query{Sort: k, Backward: backward}
			items = append(items, dialog.Item[library.Query]{
				Value: q, Label: q.SortWords(), Note: sortNote(q), Current: k == current.Sort && backward == current.Backward,
			})
		}
	}
	choose(p.Host, "Sort by", items, func(order library.Query) tea.Cmd {
		return p.Browse.Restrict(func(q *library.Query) { q.Sort, q.Backward = order.Sort, order.Backward })
	})
}

// sortNote says in words what comes first.
func sortNote(q library.Query) string {
	if q.Sort == library.SortName || q.Sort == library.SortProject {
		return map[bool]string{true: "Z first", false: "A first"}[q.Falls()]
	}
	return map[bool]string{true: "newest first", false: "oldest first"}[q.Falls()]
}

// countPuts names the one persona, or says how many there are.
func countPuts(puts []library.Put) string {
	if len(puts) == 1 {
		return puts[0].Persona.Name
	}
	return words.Count(len(puts), "persona")
}
