package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/wire"
	"personae/ui/dialog"
	"personae/ui/exchange"
	"personae/ui/view"
)

// export asks how personas shall be written, and shows what is lost.
func (r *Root) export(a view.Export) tea.Cmd {
	if len(a.IDs) == 0 {
		return nil
	}
	r.exporting = a.IDs
	d := dialog.NewExport(r.keys, r.styles, len(a.IDs), a.System)
	r.push(d, answers{one: func(r *Root, answer view.Answer) tea.Cmd {
		if answer.Verb == dialog.ToFile {
			return r.askExportFile(a.IDs, d.Target())
		}
		return r.copyExport(a.IDs, d.Target())
	}}, promptly)
	return r.apply(d.Begin())
}

// exportAll writes personas for a target.
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

// exportPlanned is what an export would lose.
type exportPlanned struct {
	generation int
	plan       dialog.ExportPlan
}

// planExport finds out what the export would lose.
func (r *Root) planExport(a view.PlanExport) tea.Cmd {
	ctx, store, ids := r.ctx, r.store, r.exporting
	return func() tea.Msg {
		list, err := exportAll(ctx, store, ids, a.Target)
		return exportPlanned{a.Generation, planOf(list, err)}
	}
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

func (m exportPlanned) settle(r *Root) tea.Cmd { //nolint:unparam // result asks for a command; this one needs none
	if d, ok := frontMost[*dialog.Export](r); ok {
		d.SetPlan(m.generation, m.plan)
	}
	return nil
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

// exported is a text for the clipboard.
type exported struct {
	text []byte
	what string
	err  error
}

// copyExport takes personas to the clipboard.
func (r *Root) copyExport(ids []string, target wire.Target) tea.Cmd {
	ctx, store := r.ctx, r.store
	return func() tea.Msg {
		text, err := bodiesOf(ctx, store, ids, target)
		return exported{text, fmt.Sprintf("%s for %s", people(len(ids)), target.System.Title()), err}
	}
}

func (m exported) settle(r *Root) tea.Cmd {
	if m.err != nil {
		r.fail("Not exported", m.err)
		return nil
	}
	return r.apply(view.Copy{Text: string(m.text), What: m.what})
}

// askExportFile asks for the file to write.
func (r *Root) askExportFile(ids []string, target wire.Target) tea.Cmd {
	file := dialog.NewFile(r.keys, r.styles, "Export to a file", r.intakes.folder+r.exportName(ids, target), true)
	r.push(file, answers{one: func(r *Root, a view.Answer) tea.Cmd {
		return r.checkExportFile(ids, target, a.Value)
	}}, promptly)
	return r.apply(file.Begin())
}

// exportName suggests a name for the file.
func (r *Root) exportName(ids []string, target wire.Target) string {
	name := "personas"
	if record, ok := r.detail.Record(); ok && len(ids) == 1 && record.Persona.ID == ids[0] {
		name = fileName(record.Persona.Name)
	}
	if target.Body == wire.BodyCurl {
		return name + ".sh"
	}
	if target.System == model.SystemPersonae {
		return name + ".json"
	}
	return name + "." + string(target.System) + ".json"
}

// fileName is a name as a file can be called everywhere: letters, digits, and a
// dash for everything between them.
func fileName(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := []rune(strings.Join(words, "-"))
	if len(out) == 0 {
		return "persona"
	}
	return string(out[:min(len(out), 60)])
}

// exportChecked says whether the file to write is there already.
type exportChecked struct {
	ids    []string
	target wire.Target
	path   string
	there  bool
}

// checkExportFile looks whether the file is there already.
func (r *Root) checkExportFile(ids []string, target wire.Target, path string) tea.Cmd {
	return func() tea.Msg {
		_, err := os.Stat(exchange.Expand(path))
		return exportChecked{ids, target, path, !errors.Is(err, fs.ErrNotExist)}
	}
}

func (m exportChecked) settle(r *Root) tea.Cmd {
	if !m.there {
		return r.writeExport(m)
	}
	r.push(dialog.NewAsk(r.keys, r.styles, dialog.Question{
		Title:   "Replace",
		Text:    m.path + " is there already. Replace it?",
		Buttons: []dialog.Button{{Value: "replace", Label: "Replace", Danger: true}, {Value: "no", Label: "Cancel"}},
	}), answers{one: func(r *Root, a view.Answer) tea.Cmd {
		if a.Value != "replace" {
			return nil
		}
		return r.writeExport(m)
	}}, promptly)
	return nil
}

// writeExport writes the file. It stands among the writes so that quitting waits
// for it.
func (r *Root) writeExport(m exportChecked) tea.Cmd {
	return r.write(func(j job) outcome {
		text, err := bodiesOf(j.ctx, j.store, m.ids, m.target)
		if err == nil {
			err = exchange.WriteFile(exchange.Expand(m.path), func(w io.Writer) error { _, err := w.Write(text); return err })
		}
		if err != nil {
			return failed("Not exported", err)
		}
		return func(r *Root) tea.Cmd {
			r.say(view.LevelSuccess, fmt.Sprintf("Wrote %s for %s to %s.", people(len(m.ids)), m.target.System.Title(), m.path))
			return nil
		}
	})
}
