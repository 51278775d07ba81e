package flow

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	survey "personae/model/coverage"
	"personae/model/library"
	"personae/ui/coverage"
	"personae/ui/dialog"
	"personae/ui/screen"
	"personae/ui/view"
	"personae/ui/work"
)

// How much of a map is worked out between two words on the progress, and of what.
const (
	readAtOnce     = 1000
	measuredAtOnce = 64
	mapCalls       = 50 // behind a figure
	mostTwins      = 100
)

// Coverage shows the personas of the list as a map.
type Coverage struct {
	*Host
	Browse     *Browse
	Rehearsals *Rehearsals

	view  *coverage.View // nil when no map is open
	query library.Query  // whom it is of
	loads work.Loads
}

// Open shows the map, and reads the personas for it, aside and by and by.
func (c *Coverage) Open([]string) tea.Cmd {
	if c.view != nil {
		return nil
	}
	c.query = c.Browse.List.Query()
	c.view = coverage.New(c.Keys, c.Screen.Styles(), c.Info, scopeOf(c.query), c.show)
	v := c.view
	c.Screen.Push(screen.Page{View: v, Signs: coverage.Legend(), NoUndo: "the map", Gone: func() {
		c.loads.Stop(v)
		c.loads.Stop(twinsOf)
		c.view = nil
	}})
	c.Say(view.LevelInfo, "")
	return c.LibraryChanged()
}

// LibraryChanged reads the personas of an open map anew; until that is done it shows
// those of before.
func (c *Coverage) LibraryChanged() tea.Cmd {
	if c.view == nil {
		return nil
	}
	query := c.query
	return c.loads.Start(c.Context, c.view, func(ctx context.Context) work.Done {
		ids, err := c.Store.IDs(ctx, query)
		return func() tea.Cmd { return c.read(survey.NewSurvey(), ids, 0, err) }
	})
}

// scopeOf says which personas a query means.
func scopeOf(q library.Query) string {
	scope := "all projects"
	if q.Project != "" {
		scope = "project " + q.Project
	}
	if q.Search != "" || len(q.Tags) > 0 || q.Ready != "" {
		scope += ", as filtered in the list"
	}
	return scope
}

// read reads some more of the personas, or goes on to the map where all are. One that
// was deleted meanwhile is passed over.
func (c *Coverage) read(s *survey.Survey, ids []string, from int, err error) tea.Cmd {
	switch {
	case err != nil:
		c.Fail("Not mapped", err)
		c.Screen.Remove(c.view)
		return nil
	case from == len(ids):
		c.view.SetSurvey(s)
		return tea.Batch(c.findTwins(s), c.measure())
	}
	c.view.SetProgress(from, len(ids))
	to := min(from+readAtOnce, len(ids))
	return c.loads.Start(c.Context, c.view, func(ctx context.Context) work.Done {
		err := addAll(ctx, c.Store, s, ids[from:to])
		return func() tea.Cmd { return c.read(s, ids, to, err) }
	})
}

func addAll(ctx context.Context, store Store, s *survey.Survey, ids []string) error {
	for _, id := range ids {
		record, err := store.Get(ctx, id)
		switch {
		case errors.Is(err, library.ErrNotFound), err == nil && record.Trashed: // it was deleted meanwhile
		case err != nil:
			return err
		default:
			s.Add(&record.Persona)
		}
	}
	return nil
}

// twinsOf is who asks for the twins, beside the figures.
const twinsOf = "twins"

func (c *Coverage) findTwins(s *survey.Survey) tea.Cmd {
	return c.loads.Start(c.Context, twinsOf, func(ctx context.Context) work.Done {
		twins := s.Twins(ctx, mostTwins)
		return finally(func() { c.view.SetTwins(twins) })
	})
}

// measure rehearses some of those that are not measured yet, where an axis is a
// figure, and goes on until all are or the map is left.
func (c *Coverage) measure() tea.Cmd {
	if c.view == nil || !c.view.WantsFigures() {
		return nil
	}
	s, setup := c.view.Survey(), c.Rehearsals.figures.Setup()
	groups := s.Missing(measuredAtOnce)
	if len(groups) == 0 {
		return nil
	}
	return c.loads.Start(c.Context, c.view, func(ctx context.Context) work.Done {
		measured, err := s.Measure(ctx, groups, setup.API, setup.Script, setup.Agent, mapCalls)
		return func() tea.Cmd {
			if err != nil {
				return nil // it was left
			}
			s.Take(measured)
			c.view.Relay()
			return c.measure()
		}
	})
}

// show leaves the map for a persona.
func (c *Coverage) show(id string) tea.Cmd {
	c.Screen.Remove(c.view)
	return tea.Batch(c.Browse.FocusID(id), c.Apply(view.Show{ID: id, Open: true}))
}

// Pick asks what the columns, or the rows, are of.
func (c *Coverage) Pick(what keymap.Name) tea.Cmd {
	if c.view == nil {
		return nil
	}
	x, y := c.view.Axes()
	current, other, title := x, y, "What are the columns of?"
	if what == keymap.CoverageY {
		current, other, title = y, x, "What are the rows of?"
	}
	var items []dialog.Item[survey.Axis]
	for _, axis := range survey.Axes() {
		item := dialog.Item[survey.Axis]{Value: axis, Label: axis.Label, Current: axis.Key == current.Key}
		if axis.IsFigure() {
			item.Note, item.Words = fmt.Sprintf("figure, over %d calls", mapCalls), axis.Key+" figure"
		} else {
			item.Note, item.Words = string(axis.Spec.Group), axis.Spec.Words()
		}
		if axis.Key == other.Key {
			item.Reason = "the other axis has it"
		}
		items = append(items, item)
	}
	choose(c.Host, title, items, func(axis survey.Axis) tea.Cmd {
		if what == keymap.CoverageX {
			x = axis
		} else {
			y = axis
		}
		c.view.SetAxes(x, y)
		return c.measure()
	})
	return nil
}
