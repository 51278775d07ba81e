package flow

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
	recipes "personae/model/vary"
	"personae/ui/dialog"
	"personae/ui/rehearse"
	"personae/ui/screen"
	"personae/ui/vary"
	"personae/ui/view"
	"personae/ui/work"
)

// variantsAtOnce are measured between two words on the progress.
const variantsAtOnce = 24

// Vary makes variants of a persona, or of two that are blended.
type Vary struct {
	*Host
	Browse     *Browse
	Rehearsals *Rehearsals

	view *vary.View // nil when the page is not open
	varied
	loads work.Loads

	making bool // variants are being written
}

// varied is what the page stands on, as last read.
type varied struct {
	base  model.Persona
	other *model.Persona   // of a blend; nil where there is one persona only
	taken model.TakenNames // names of all personas
}

// Open opens the page on one persona, or on two.
func (f *Vary) Open(ids []string) tea.Cmd {
	load := func(ctx context.Context) (varied, error) { return f.load(ctx, ids) }
	return f.Await(attempt(f.Host, "Not opened", load, f.enter))
}

func (f *Vary) load(ctx context.Context, ids []string) (o varied, err error) {
	var personas []model.Persona
	for _, id := range ids {
		record, err := f.Store.Get(ctx, id)
		switch {
		case err != nil:
			return o, err
		case record.Trashed:
			return o, library.ErrNotFound
		}
		personas = append(personas, record.Persona)
	}
	if o.base = personas[0]; len(personas) > 1 {
		o.other = &personas[1]
	}
	o.taken, err = takenNames(ctx, f.Store)
	return o, err
}

func (f *Vary) enter(o varied) tea.Cmd {
	if f.view != nil {
		return nil
	}
	f.varied = o
	setup := f.Rehearsals.figures.Setup()
	words := []string{setup.Script.Title, setup.Agent.Name + " agent", fmt.Sprintf("means over %d calls", rehearsal.DefaultSeeds.Whole())}
	v := vary.New(f.Keys, f.Screen.Styles(), f.Info, o.base, o.other, words, vary.Calls{
		Plan: f.plan, Pick: f.pick, Make: f.make, Call: f.call,
	})
	f.view = v
	f.Screen.Push(screen.Page{View: v, Signs: vary.Legend(), NoUndo: "the variants", Gone: func() {
		f.loads.Stop(v)
		f.view = nil
	}})
	f.Say(view.LevelInfo, "")
	return v.Begin()
}

// takenNames are the names of all personas.
func takenNames(ctx context.Context, store Store) (model.TakenNames, error) {
	page, err := store.Page(ctx, library.Query{}, 0, math.MaxInt)
	taken := model.TakenNames{}
	for _, row := range page.Rows {
		taken[[2]string{row.Project, row.Name}] = true
	}
	return taken, err
}

// plan works out, aside, which variants a recipe makes, and measures them. A newer
// recipe takes the place of one that is worked at; one without a kind only stops that.
func (f *Vary) plan(recipe recipes.Recipe) tea.Cmd {
	if f.view == nil || recipe.Kind == "" {
		f.loads.Stop(f.view)
		return nil
	}
	taken := f.taken
	return f.loads.Start(f.Context, f.view, func(context.Context) work.Done {
		variants, left, err := recipe.Variants(maps.Clone(taken))
		return func() tea.Cmd {
			f.view.SetVariants(recipe, variants, left, err)
			return f.measure()
		}
	})
}

// measure rehearses some of the variants that are not measured yet, and goes on until
// all are, another recipe comes, or the page is left.
func (f *Vary) measure() tea.Cmd {
	if f.view == nil {
		return nil
	}
	places := f.view.Missing(variantsAtOnce)
	if len(places) == 0 {
		return nil
	}
	setup := f.Rehearsals.figures.Setup()
	behaviors := make([]rehearsal.Behavior, len(places))
	for i, place := range places {
		behaviors[i] = f.view.Behavior(place, setup.API)
	}
	return f.loads.Start(f.Context, f.view, func(ctx context.Context) work.Done {
		metrics := make([]rehearsal.Metrics, len(places))
		err := sim.MeasureAll(ctx, behaviors, setup.Script, setup.Agent, 0, func(i int, m rehearsal.Metrics) { metrics[i] = m })
		return func() tea.Cmd {
			if err != nil {
				return nil // it was left
			}
			f.view.SetMetrics(places, metrics)
			return f.measure()
		}
	})
}

// pick asks which field a knob is.
func (f *Vary) pick(knob int) {
	chosen := f.view.Knobs()
	var items []dialog.Item[*field.Spec]
	if chosen[knob] != nil {
		items = append(items, dialog.Item[*field.Spec]{Label: "None: take this knob away", Words: "remove clear"})
	}
	for _, spec := range field.Shown() {
		if !recipes.Varies(spec) {
			continue
		}
		item := dialog.Item[*field.Spec]{
			Value: spec, Label: spec.Label, Note: string(spec.Group) + ", now " + field.Brief(spec, spec.Of(&f.base).Get()),
			Words: spec.Words(), Current: spec == chosen[knob],
		}
		for i, other := range chosen {
			if other == spec && i != knob {
				item.Reason = fmt.Sprintf("it is knob %d", i+1)
			}
		}
		items = append(items, item)
	}
	choose(f.Host, "Which knob?", items, func(spec *field.Spec) tea.Cmd { return f.view.SetKnob(knob, spec) })
}

// make writes variants as one change, and leaves the page for the first of them.
func (f *Vary) make(variants []recipes.Variant) tea.Cmd {
	if f.making {
		return nil // a second key is not meant for more
	}
	f.making = true
	label, puts := recipes.Operation(f.base.Name, variants)
	f.Say(view.LevelProgress, "Writing…")
	return f.Queue.Add(func() work.Done {
		records, err := f.Store.Write(f.Context, library.OperationVary, label, puts)
		taken := f.taken
		if errors.Is(err, library.ErrNameTaken) {
			if now, failed := takenNames(f.Context, f.Store); failed == nil {
				taken = now
			}
		}
		return func() tea.Cmd { return f.made(label, records, taken, err) }
	})
}

// made goes on after the write. Where another editor has taken a name meanwhile, the
// variants are named anew.
func (f *Vary) made(label string, records []library.Record, taken model.TakenNames, err error) tea.Cmd {
	f.making = false
	switch {
	case errors.Is(err, library.ErrNameTaken) && f.view != nil:
		f.taken = taken
		f.Say(view.LevelWarning, "Another editor has taken a name meanwhile: the variants are named anew. Look, and make them again.")
		return f.view.Begin()
	case err != nil:
		f.Fail("Not made", err)
		return nil
	}
	if f.view != nil {
		f.Screen.Remove(f.view)
	}
	f.Succeed(label)
	return tea.Batch(f.Browse.Changed(), f.Browse.FocusID(records[0].Persona.ID))
}

// call shows a call of a variant above one of what it is made of.
func (f *Vary) call(variant recipes.Variant) tea.Cmd {
	f.Rehearsals.enter([]rehearse.Subject{
		{Title: variant.Says, Persona: variant.Persona}, {Title: f.base.Name, Persona: f.base},
	}, rehearse.Options{NoEdit: "The variant is not made yet: leave the rehearsal, and make it first."})
	return nil
}
