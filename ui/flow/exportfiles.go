package flow

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"

	tea "charm.land/bubbletea/v2"

	"personae/model/wire"
	"personae/model/words"
	"personae/ui/dialog"
	"personae/ui/exchange"
	"personae/ui/view"
	"personae/ui/work"
)

// askFile asks for the file to write, and before one that is there already is
// replaced.
func (e *Exporting) askFile(ids []string, target wire.Target) tea.Cmd {
	name := "personas"
	if record, ok := e.Browse.Detail.Record(); ok && len(ids) == 1 && record.Persona.ID == ids[0] {
		name = record.Persona.Name
	}
	return e.Files.ask(dialog.FileOptions{
		Title: "Export to a file", Initial: e.Files.folder + exchange.FileName(name, len(ids), target), Saving: true,
		Then: func(path string) tea.Cmd {
			replaced := func(context.Context) (string, error) {
				if err := exchange.MayReplace(exchange.Expand(path)); err != nil {
					return "", err
				}
				if _, err := os.Stat(exchange.Expand(path)); errors.Is(err, fs.ErrNotExist) {
					return "", nil
				}
				return path + " is there already. Replace it?", nil
			}
			return e.confirm(replaced, func() tea.Cmd {
				return e.write(ids, target, path, func(list []exchange.Exported) error {
					text := exchange.Join(list, target, false)
					return exchange.WriteFile(e.Store, exchange.Expand(path), func(w io.Writer) error { _, err := w.Write(text); return err })
				})
			})
		},
	})
}

// askFolder is askFile for a file a persona.
func (e *Exporting) askFolder(ids []string, target wire.Target) tea.Cmd {
	return e.Files.ask(dialog.FileOptions{
		Title: "Export to a folder", Initial: e.Files.folder + "personas/", Folder: true,
		Then: func(path string) tea.Cmd {
			replaced := func(ctx context.Context) (string, error) {
				list, err := accepted(ctx, e.Store, ids, target)
				if err != nil {
					return "", err
				}
				n, err := exchange.Replaces(exchange.Expand(path), list, target)
				if n == 0 || err != nil {
					return "", err
				}
				return words.Count(n, "file") + " of " + path + " would be replaced. Replace " + words.Either(n, "it?", "them?"), nil
			}
			return e.confirm(replaced, func() tea.Cmd {
				return e.write(ids, target, path, func(list []exchange.Exported) error {
					return exchange.WriteFolder(e.Store, exchange.Expand(path), list, target)
				})
			})
		},
	})
}

// confirm asks what question returns, unless that is "", and goes on.
func (e *Exporting) confirm(question func(context.Context) (string, error), then func() tea.Cmd) tea.Cmd {
	return work.Aside(attempt(e.Host, "Not exported", question, func(text string) tea.Cmd {
		if text == "" {
			return then()
		}
		e.question(dialog.Question{
			Title: "Replace", Text: text,
			Buttons: []dialog.Button{{Label: "Replace", Danger: true, Do: then}, {Label: "Cancel"}},
		})
		return nil
	}))
}

// write writes personas to a path by put. It stands among the writes so that
// quitting waits for it.
func (e *Exporting) write(ids []string, target wire.Target, path string, put func([]exchange.Exported) error) tea.Cmd {
	write := func(ctx context.Context) (string, error) {
		list, err := accepted(ctx, e.Store, ids, target)
		if err == nil {
			err = put(list)
		}
		return "Wrote " + what(ids, target) + " to " + path + ".", err
	}
	return e.Queue.Add(attempt(e.Host, "Not exported", write, func(says string) tea.Cmd {
		e.Say(view.LevelSuccess, says)
		return nil
	}))
}
