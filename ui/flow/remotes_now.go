package flow

import (
	"context"
	"errors"
	"slices"
	"time"

	"personae/model/field"
	"personae/model/library"
	"personae/model/syncing"
	"personae/ui/remotes"
)

// agreed is when a persona and its record agreed last; zero where they never did.
func (r *Remotes) agreed(ctx context.Context, remote, persona string) (time.Time, error) {
	if persona == "" {
		return time.Time{}, nil
	}
	link, err := r.Store.Link(ctx, remote, persona)
	if errors.Is(err, library.ErrNotFound) {
		return time.Time{}, nil
	}
	return link.At, err
}

// now says how rows stand as the library is now, by what was seen of the remote. again
// are the personas of which that is not known, as both agreed on something else since.
func (r *Remotes) now(ctx context.Context, remote library.Remote, rows []remotes.Row) (out []remotes.Row, again []string, err error) {
	for _, row := range rows {
		keep, stale := true, false
		if row.Persona != "" {
			if keep, stale, err = r.renew(ctx, remote, &row); err != nil {
				return nil, nil, err
			}
		}
		if stale {
			again = append(again, row.Persona)
		}
		if keep {
			out = append(out, row)
		}
	}
	return out, again, nil
}

// renew brings one row up to date; keep is false where there is nothing left to tell of.
func (r *Remotes) renew(ctx context.Context, remote library.Remote, row *remotes.Row) (keep, stale bool, err error) {
	record, err := r.Store.Get(ctx, row.Persona)
	gone := errors.Is(err, library.ErrNotFound) || err == nil && record.Trashed
	if err != nil && !gone {
		return true, false, err
	}
	link, err := r.Store.Link(ctx, remote.Name, row.Persona)
	switch unlinked := errors.Is(err, library.ErrNotFound); {
	case err != nil && !unlinked:
		return true, false, err
	case row.Deed == syncing.DeedDeleted:
		return true, !gone, nil
	case unlinked && gone && row.Record == "", gone && row.State == library.SyncOnlyHere:
		return false, false, nil
	case unlinked && gone:
		*row = remotes.Row{Row: syncing.Row{State: library.SyncOnlyThere, Record: row.Record, Name: row.Name, Project: row.Project}}
		return true, false, nil
	case unlinked:
		return true, !row.Agreed.IsZero(), nil
	case gone:
		row.State, row.Deleted, row.Record, row.Agreed = library.SyncOnlyThere, true, link.Record, link.At
		return true, false, nil
	case !row.Agreed.Equal(link.At) && (!row.Agreed.IsZero() || len(row.Theirs) > 0):
		return true, true, nil
	case row.State == library.SyncOnlyHere && row.Deleted:
		return true, false, nil
	}
	row.Name, row.Record, row.Agreed, row.Deleted = record.Persona.Name, link.Record, link.At, false
	compare(row, syncing.Differences(&link.Base, &record.Persona, remote.System))
	return true, false, nil
}

// compare says how a row stands where mine is what we changed since both agreed.
func compare(row *remotes.Row, mine []field.Change) {
	row.Mine, row.Conflicts = nil, nil
	theirs := row.Theirs
	row.Theirs = nil
	for _, change := range mine {
		at := slices.IndexFunc(theirs, func(c field.Change) bool { return c.Path == change.Path })
		switch {
		case at < 0:
		case theirs[at].New == change.New: // both came to the same
			theirs = slices.Delete(slices.Clone(theirs), at, at+1)
			continue
		default:
			spec, _ := field.Find(change.Path)
			row.Conflicts = append(row.Conflicts, field.Conflict{Spec: spec, Base: change.Old, Mine: change.New, Theirs: theirs[at].New})
		}
		row.Mine = append(row.Mine, change)
	}
	row.Theirs = theirs
	switch {
	case len(row.Mine) > 0 && len(theirs) > 0:
		row.State = library.SyncBoth
	case len(row.Mine) > 0:
		row.State = library.SyncHere
	case len(theirs) > 0:
		row.State = library.SyncThere
	default:
		row.State = library.SyncSame
	}
}
