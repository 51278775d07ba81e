package exchange

import (
	"context"
	"slices"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// Log tells what a persona has been.
type Log interface {
	// History returns a window over the changes of one persona, the newest first,
	// those that were undone included.
	History(ctx context.Context, id string, offset, limit int) (library.ChangePage, error)
}

// historyPage is how many changes are read at once: the last import is mostly near.
const historyPage = 20

// base is what a system may have of a persona: what it said last, and what was set
// here since. Whether a body that was written was ever sent, nobody tells us, so
// all that it may have held counts. nil where the system has no record of it.
func base(ctx context.Context, log Log, p *model.Persona, target wire.Target) (*model.Persona, error) {
	record := p.Origin.ID(target.System)
	if record == "" || target.Body != wire.BodyUpdate && target.Body != wire.BodyCurl {
		return nil, nil
	}
	had := *p
	for offset := 0; ; offset += historyPage {
		page, err := log.History(ctx, p.ID, offset, historyPage)
		if err != nil {
			return nil, err
		}
		for _, change := range page.Rows {
			if change.After != nil && change.After.Origin.ID(target.System) == record {
				if err := adopt(&had, change.After, target.System); err != nil {
					return nil, err
				}
			}
			if answered(change, target.System, record) {
				return &had, nil
			}
		}
		if offset+historyPage >= page.Total {
			return &had, nil
		}
	}
}

// answered reports whether a change took in all that a system says of its record:
// an import or a pull that brought another stamp or id, and no list, which may say less.
func answered(c library.Change, system model.System, record string) bool {
	isAnswer := c.Operation.Kind == library.OperationImport || c.Operation.Kind == library.OperationPull
	switch {
	case !isAnswer || c.After == nil || c.After.Origin.ID(system) != record, wire.IsFromList(c.After, system):
		return false
	case c.Before == nil:
		return true
	}
	return slices.ContainsFunc(field.Diff(c.Before, c.After), func(change field.Change) bool {
		return strings.HasPrefix(change.Path, "origin."+string(system)+".")
	})
}

// adopt gives had what was set of the fields that it lacks, and of the keys that we
// do not know.
func adopt(had, was *model.Persona, system model.System) error {
	for _, spec := range field.All() {
		carrier, ok := spec.Carrier(system)
		cell, old := spec.Of(had), spec.Of(was).Get()
		if !ok || !carrier.Update || spec.Kind == field.KindObject || !old.IsSet() || cell.Get().IsSet() {
			continue
		}
		if err := cell.Set(old); err != nil {
			return err
		}
	}
	extra, _ := field.Find("extra." + string(system))
	members, _ := extra.Of(had).Get().Members()
	before, _ := extra.Of(was).Get().Members()
	for _, m := range before {
		if value.Find(members, m.Name) == value.Absent {
			members = append(members, m)
		}
	}
	if len(members) == 0 {
		return nil
	}
	return extra.Of(had).Set(value.FromJSON(value.ObjectOf(members)))
}
