package flow

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"personae/model/check"
	changes "personae/model/diff"
	"personae/model/field"
	"personae/model/library"
	"personae/ui/diff"
	"personae/ui/rehearse"
	"personae/ui/screen"
	"personae/ui/view"
	"personae/ui/work"
)

// Diffs shows two documents side by side, and copies values across. There is one
// such page at a time.
type Diffs struct {
	*Host
	Browse     *Browse
	Forms      *Forms
	Rehearsals *Rehearsals

	view  *diff.View // nil when none is open
	sides [2]view.DiffSide
	form  bool // the right side is what the form holds, the left one what is saved
}

// OpenIDs shows two personas.
func (d *Diffs) OpenIDs(ids []string) tea.Cmd {
	return d.Open(view.OpenDiff{Left: view.DiffSide{ID: ids[0]}, Right: view.DiffSide{ID: ids[1]}})
}

// Open shows two documents.
func (d *Diffs) Open(a view.OpenDiff) tea.Cmd {
	sides := [2]view.DiffSide{a.Left, a.Right}
	return d.Await(attempt(d.Host, "Not compared", d.load(sides), func(shown [2]diff.Side) tea.Cmd {
		d.enter(sides, shown, false)
		return nil
	}))
}

// OpenThere shows a persona, as it is here where it has an id, beside what no library
// has.
func (d *Diffs) OpenThere(id string, left, right diff.Side) tea.Cmd {
	d.enter([2]view.DiffSide{{ID: id}}, [2]diff.Side{left, right}, false)
	return nil
}

// OpenForm shows what the form holds beside what is saved.
func (d *Diffs) OpenForm() tea.Cmd {
	if d.Forms.form != nil {
		d.enter([2]view.DiffSide{}, d.formSides(), true)
	}
	return nil
}

func (d *Diffs) formSides() [2]diff.Side {
	f := d.Forms.form
	left := diff.Side{Title: f.Title(), Note: "as saved", Persona: f.Base().Persona, Fixed: "What is saved changes when the form is saved."}
	if f.IsNew() {
		left.Note = "as a new persona begins"
	}
	return [2]diff.Side{left, {Title: f.Title(), Note: "as edited", Persona: f.Persona()}}
}

func (d *Diffs) enter(sides [2]view.DiffSide, shown [2]diff.Side, form bool) {
	if d.view != nil {
		d.Screen.Remove(d.view)
	}
	d.sides, d.form = sides, form
	d.view = diff.New(d.Keys, d.Screen.Styles(), shown[0], shown[1])
	page := screen.Page{View: d.view, Signs: diff.Legend(), Gone: func() { d.view = nil }}
	if form {
		page.NoUndo = "the comparison"
	}
	d.Screen.Push(page)
	d.Say(view.LevelInfo, "")
}

// load reads two documents as they are shown. What no library has stays as it was.
func (d *Diffs) load(sides [2]view.DiffSide) func(context.Context) ([2]diff.Side, error) {
	var kept [2]diff.Side
	if d.view != nil {
		kept = d.view.Sides()
	}
	return func(ctx context.Context) (shown [2]diff.Side, err error) {
		for i, side := range sides {
			if side.ID == "" {
				shown[i] = kept[i]
				continue
			}
			record, err := d.Store.Revision(ctx, side.ID, side.Revision)
			if err != nil {
				return shown, err
			}
			shown[i] = diff.Side{Title: record.Persona.Name, Persona: record.Persona, Fixed: view.ReadOnly(d.Info)}
			switch {
			case side.Revision > 0:
				shown[i].Note = fmt.Sprintf("revision %d", side.Revision)
				shown[i].Fixed = "A revision stays as it was; copy the other way."
			case record.Trashed:
				shown[i].Note, shown[i].Fixed = "in the trash", record.Persona.Name+" is in the trash: restore it first."
			case sides[0].ID == sides[1].ID:
				shown[i].Note = "as it is"
			case sides[1-i].ID == "":
				shown[i].Note = kept[i].Note
			}
		}
		if a, b := &shown[0], &shown[1]; a.Title == b.Title && sides[0].ID != sides[1].ID && sides[1].ID != "" {
			a.Title, b.Title = a.Persona.Project+" / "+a.Title, b.Persona.Project+" / "+b.Title
		}
		return shown, nil
	}
}

// LibraryChanged follows a change of the library.
func (d *Diffs) LibraryChanged() tea.Cmd {
	open, load := d.view, d.load(d.sides)
	switch {
	case open == nil:
		return nil
	case d.form:
		d.showForm()
		return nil
	}
	return work.Aside(func() work.Done {
		shown, err := load(d.Context)
		return finally(func() {
			switch {
			case open != d.view:
			case errors.Is(err, library.ErrNotFound):
				d.Say(view.LevelWarning, "One of the two is no longer in the library; this is how it was.")
			case err != nil:
				d.Log.Warn("the documents that are compared were not read", "error", err)
			default:
				open.SetSides(shown[0], shown[1])
			}
		})
	})
}

func (d *Diffs) showForm() {
	if d.Forms.form != nil {
		shown := d.formSides()
		d.view.SetSides(shown[0], shown[1])
	}
}

// Copy gives one side the field that the other has: in the form, where that is one
// of them, or else saved as a change of its own.
func (d *Diffs) Copy(a view.CopyField) tea.Cmd {
	spec, ok := field.Find(a.Path)
	switch {
	case d.view == nil || !ok:
		return nil
	case d.form:
		action, cmd := d.Forms.form.TakeBack(a.Path)
		d.showForm()
		return tea.Batch(cmd, d.Apply(action))
	}
	shown, to := d.view.Sides(), 0
	if a.Right {
		to = 1
	}
	from, id := shown[1-to].Persona, d.sides[to].ID
	what := fmt.Sprintf("Copied “%s” from %s to %s", spec.Label, shown[1-to].Name(), shown[to].Name())
	// The persona is read where its turn has come: what was copied, or saved
	// elsewhere, before that stays.
	write := func(ctx context.Context) (string, error) {
		record, err := d.Store.Get(ctx, id)
		if err != nil {
			return "", err
		}
		if err := changes.Copy(&from, &record.Persona, spec); err != nil {
			return "", err
		}
		for _, problem := range check.Validate(&record.Persona) {
			if problem.Severity == check.SeverityError {
				return "", fmt.Errorf("%s: %s", record.Persona.Name, problem.Text)
			}
		}
		_, err = d.Store.Write(ctx, library.OperationSave, what, []library.Put{{Persona: record.Persona, Base: record.Revision}})
		return what, err
	}
	return d.Queue.Add(attempt(d.Host, "Not copied", write, func(what string) tea.Cmd {
		d.Succeed(what)
		return d.Browse.Changed()
	}))
}

// Rehearse rehearses a call of either document, one above the other.
func (d *Diffs) Rehearse() tea.Cmd {
	if d.view == nil {
		return nil
	}
	o, load := d.Rehearsals.fromList(), d.load(d.sides)
	again := func(ctx context.Context) ([]rehearse.Subject, error) {
		shown, err := load(ctx)
		return subjects(shown), err
	}
	switch {
	case d.form:
		o.NoEdit, again = formOpen, nil
	case d.sides[0].Revision+d.sides[1].Revision > 0:
		o.NoEdit = "A revision stays as it was."
	}
	d.Rehearsals.enter(subjects(d.view.Sides()), o)
	d.Rehearsals.again = again
	return nil
}

// subjects is two documents as they are rehearsed.
func subjects(sides [2]diff.Side) []rehearse.Subject {
	out := make([]rehearse.Subject, len(sides))
	for i := range sides {
		out[i] = rehearse.Subject{Title: sides[i].Name(), Persona: sides[i].Persona}
	}
	return out
}
