package flow

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/dialog"
	"personae/ui/exchange"
	"personae/ui/view"
	"personae/ui/work"
)

// Exporting writes personas as another system takes them.
type Exporting struct {
	*Host
	Browse *Browse
	Files  *Files

	plans work.Loads
}

// Export asks how personas are to be written, and shows what is lost.
func (e *Exporting) Export(a view.Export) tea.Cmd {
	if len(a.IDs) == 0 {
		return nil
	}
	var d *dialog.Export
	d = dialog.NewExport(e.Keys, e.Screen.Styles(), len(a.IDs), a.System, dialog.ExportCalls{
		Plan: func(target wire.Target) tea.Cmd { return e.plan(d, a.IDs, target) },
		Then: func(target wire.Target, to dialog.Destination) tea.Cmd {
			if to == dialog.ToFile {
				return e.askFile(a.IDs, target)
			}
			return e.copy(a.IDs, target)
		},
	})
	e.Screen.Open(d)
	return d.Begin()
}

// plan finds out what is lost.
func (e *Exporting) plan(d *dialog.Export, ids []string, target wire.Target) tea.Cmd {
	return e.plans.Start(e.Context, d, func(ctx context.Context) work.Done {
		plan := planOf(exportAll(ctx, e.Store, ids, target))
		return finally(func() { d.SetPlan(plan) })
	})
}

func exportAll(ctx context.Context, store Store, ids []string, target wire.Target) ([]exchange.Exported, error) {
	list := make([]exchange.Exported, 0, len(ids))
	for _, id := range ids {
		record, err := store.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		exported, err := exchange.Export(&record.Persona, target)
		if err != nil {
			return nil, err
		}
		list = append(list, exported)
	}
	return list, nil
}

// planOf is an export for the dialog: those that would be refused come first.
func planOf(list []exchange.Exported, err error) dialog.ExportPlan {
	plan := dialog.ExportPlan{Total: len(list), Err: err}
	var refused, others []dialog.ExportItem
	for _, e := range list {
		plan.Bytes += len(e.Body)
		item := dialog.ExportItem{Name: e.Name, Groups: wire.Group(e.Report), Refused: e.Refused}
		switch {
		case len(e.Refused) > 0:
			plan.Refused++
			if len(refused) < mostListed {
				refused = append(refused, item)
			}
		case len(others) < mostListed:
			others = append(others, item)
		}
	}
	plan.Personas = slices.Concat(refused, others)
	return plan
}

// bodiesOf writes personas as one text, unless one would be refused.
func bodiesOf(ctx context.Context, store Store, ids []string, target wire.Target) ([]byte, error) {
	list, err := exportAll(ctx, store, ids, target)
	if err == nil {
		err = exchange.RefusedAll(target.System, list)
	}
	if err != nil {
		return nil, err
	}
	return exchange.Join(list, target), nil
}

// what says which personas are written, and for whom.
func what(ids []string, target wire.Target) string {
	return words.Count(len(ids), "persona") + " for " + target.System.Title()
}

func (e *Exporting) copy(ids []string, target wire.Target) tea.Cmd {
	write := func(ctx context.Context) ([]byte, error) { return bodiesOf(ctx, e.Store, ids, target) }
	return work.Aside(attempt(e.Host, "Not exported", write, func(text []byte) tea.Cmd {
		return e.Apply(view.Copy{Text: string(text), What: what(ids, target)})
	}))
}

// askFile asks for the file to write, and before one that is there already is
// replaced.
func (e *Exporting) askFile(ids []string, target wire.Target) tea.Cmd {
	write := func(path string) tea.Cmd { return e.write(ids, target, path) }
	return e.Files.ask("Export to a file", e.Files.folder+e.fileName(ids, target), true, func(path string) tea.Cmd {
		return work.Aside(func() work.Done {
			if _, err := os.Stat(exchange.Expand(path)); errors.Is(err, fs.ErrNotExist) {
				return func() tea.Cmd { return write(path) }
			}
			return finally(func() {
				e.question(dialog.Question{
					Title: "Replace",
					Text:  path + " is there already. Replace it?",
					Buttons: []dialog.Button{
						{Label: "Replace", Danger: true, Do: func() tea.Cmd { return write(path) }},
						{Label: "Cancel"},
					},
				})
			})
		})
	})
}

func (e *Exporting) fileName(ids []string, target wire.Target) string {
	name := "personas"
	if record, ok := e.Browse.Detail.Record(); ok && len(ids) == 1 && record.Persona.ID == ids[0] {
		name = portableName(record.Persona.Name)
	}
	if target.Body == wire.BodyCurl {
		return name + ".sh"
	}
	if target.System == model.SystemPersonae {
		return name + ".json"
	}
	return name + "." + string(target.System) + ".json"
}

// portableName is a name as a file can be called everywhere: letters, digits, and a
// dash for everything between them.
func portableName(name string) string {
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := []rune(strings.Join(parts, "-"))
	if len(out) == 0 {
		return "persona"
	}
	return string(out[:min(len(out), 60)])
}

// write writes the file. It stands among the writes so that quitting waits for it.
func (e *Exporting) write(ids []string, target wire.Target, path string) tea.Cmd {
	write := func(ctx context.Context) ([]byte, error) {
		text, err := bodiesOf(ctx, e.Store, ids, target)
		if err == nil {
			err = exchange.WriteFile(exchange.Expand(path), func(w io.Writer) error { _, err := w.Write(text); return err })
		}
		return text, err
	}
	return e.Queue.Add(attempt(e.Host, "Not exported", write, func([]byte) tea.Cmd {
		e.Say(view.LevelSuccess, "Wrote "+what(ids, target)+" to "+path+".")
		return nil
	}))
}
