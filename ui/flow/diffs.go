package flow

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"personae/model/field"
	"personae/model/library"
	"personae/ui/view"
)

// Diffs shows what differs between two documents.
type Diffs struct{ *Host }

const saidOfDiff = 60 // characters that the status line has for what differs

// Open says what differs between two documents.
func (d *Diffs) Open(a view.OpenDiff) tea.Cmd {
	load := func(ctx context.Context) (sides [2]library.Record, err error) {
		for i, side := range []view.DiffSide{a.Left, a.Right} {
			if sides[i], err = d.Store.Revision(ctx, side.ID, side.Revision); err != nil {
				return sides, err
			}
		}
		return sides, nil
	}
	return d.Await(attempt(d.Host, "Not compared", load, func(sides [2]library.Record) tea.Cmd {
		changes := field.Edited(field.Diff(&sides[0].Persona, &sides[1].Persona))
		says := "Nothing differs."
		if len(changes) > 0 {
			says = fmt.Sprintf("%d differ: %s", len(changes), field.DescribeAll(changes, saidOfDiff))
		}
		d.Say(view.LevelInfo, says)
		return nil
	}))
}
