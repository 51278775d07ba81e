package flow

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/model/wire"
	"personae/model/words"
	"personae/ui/dialog"
	"personae/ui/exchange"
	"personae/ui/view"
	"personae/ui/widget/cells"
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
			switch to {
			case dialog.ToFile:
				return e.askFile(a.IDs, target)
			case dialog.ToFolder:
				return e.askFolder(a.IDs, target)
			default:
				return e.copy(a.IDs, target)
			}
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
		exported, err := exchange.Export(ctx, store, &record.Persona, target)
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
		item := dialog.ExportItem{Name: e.Name, Groups: wire.Group(e.Report), Refused: e.Refused, Doubtful: e.Doubtful}
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

// accepted writes personas, unless one would be refused.
func accepted(ctx context.Context, store Store, ids []string, target wire.Target) ([]exchange.Exported, error) {
	list, err := exportAll(ctx, store, ids, target)
	if err == nil {
		err = exchange.RefusedAll(target.System, list)
	}
	return list, err
}

// what says which personas are written, and for whom.
func what(ids []string, target wire.Target) string {
	return words.Count(len(ids), "persona") + " for " + target.System.Title()
}

// CopyCommand copies the command that sends a persona as it is shown.
func (e *Exporting) CopyCommand(a view.CopyCommand) tea.Cmd {
	write := func(ctx context.Context) (exchange.Exported, error) {
		exported, err := exchange.Export(ctx, e.Store, &a.Persona, a.Target)
		if err == nil {
			err = exchange.RefusedAll(a.Target.System, []exchange.Exported{exported})
		}
		return exported, err
	}
	return work.Aside(attempt(e.Host, "Not copied", write, func(exported exchange.Exported) tea.Cmd {
		return e.Apply(view.Copy{Text: string(exported.Body), What: "the command that sends " + cells.Clean(a.Persona.Name) + " to " + a.Target.System.Title()})
	}))
}

func (e *Exporting) copy(ids []string, target wire.Target) tea.Cmd {
	write := func(ctx context.Context) ([]exchange.Exported, error) { return accepted(ctx, e.Store, ids, target) }
	return work.Aside(attempt(e.Host, "Not exported", write, func(list []exchange.Exported) tea.Cmd {
		return e.Apply(view.Copy{Text: string(exchange.Join(list, target, false)), What: what(ids, target)})
	}))
}
