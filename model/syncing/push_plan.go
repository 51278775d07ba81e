package syncing

import (
	"slices"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/model/words"
)

// pushed says what a push does with a pair, and what it sends. A persona that is left out
// has the reason.
func (o *Options) pushed(h *held) (deed Deed, sent model.Persona, err error) {
	switch {
	case h.isGone():
		return DeedNone, sent, nil
	case h.Here == nil:
		return o.pushedGone(h)
	case h.There == nil && h.Why != "":
		return DeedLeftOut, sent, leave(library.ErrInvalid, "%s", h.Why)
	case h.There == nil && h.link != nil && !o.names(h):
		return DeedLeftOut, sent, leave(ErrNotAsked, "it was deleted there: push it by its name to make it again, or pull with deletions to move it to the trash here")
	case h.There == nil:
		if o.Remote.System == model.SystemFeatherOrg && h.Here.Origin.Feather.ID.Or("") != "" {
			return DeedInstalled, *h.Here, nil
		}
		return DeedCreated, *h.Here, nil
	}
	return o.pushedBoth(h)
}

// pushedBoth is pushed of a persona that has its record.
func (o *Options) pushedBoth(h *held) (deed Deed, sent model.Persona, err error) {
	resolved, isResolved := o.Resolved[h.Persona]
	if isResolved && resolved.Base != h.Revision {
		return DeedLeftOut, sent, &library.ConflictError{Theirs: *h.here, Base: resolved.Base}
	}
	switch {
	case isResolved:
		return DeedMerged, resolved.Persona, nil
	case h.State == library.SyncSame, h.State == library.SyncThere:
		return DeedNone, sent, nil
	case h.State == library.SyncHere:
		return DeedUpdated, *h.Here, nil
	case h.State == library.SyncUnknown && o.Prefer == PreferMine:
		return DeedUpdated, *h.Here, nil
	case h.State == library.SyncUnknown:
		return DeedLeftOut, sent, noBase(h.Theirs)
	case o.Prefer == PreferMine:
		sent, _ = merge(h.Base, h.Here, h.There, o.Remote.System)
		return DeedMerged, sent, nil
	case len(h.Conflicts) > 0:
		return DeedLeftOut, sent, bothChanged(h.Conflicts)
	case o.isSilent(h):
		return DeedUpdated, *h.Here, nil
	}
	return DeedLeftOut, sent, leave(library.ErrConflict, "it was changed there as well (%s): pull first, which merges it", labels(h.Theirs))
}

// isSilent reports whether an update says nothing of what was changed there: what a system
// fills in where nothing was given here is in nobody's way.
func (o *Options) isSilent(h *held) bool {
	told, err := saying(h.Here, h.Base, o.Remote.System, o.Remote.API)
	return err == nil && !slices.ContainsFunc(h.Theirs, func(c field.Change) bool {
		spec, _ := field.Find(c.Path)
		return spec.Of(&told).Get() != value.Absent
	})
}

// pushedGone is pushed of a persona that is in the trash, or gone.
func (o *Options) pushedGone(h *held) (deed Deed, sent model.Persona, err error) {
	switch {
	case !o.Delete:
		err = leave(ErrNotAsked, "it is deleted here, and still there: push with deletions to delete it there, or pull it by its name to bring it back")
	case len(h.Theirs) > 0 && o.Prefer != PreferMine:
		err = leave(library.ErrConflict, "it is deleted here, and was changed there since (%s): pull it by its name to bring it back, or delete it there yourself", labels(h.Theirs))
	default:
		return DeedDeleted, sent, nil
	}
	return DeedLeftOut, sent, err
}

func labels(changes []field.Change) string {
	return words.Comma(changes, func(c field.Change) string {
		spec, _ := field.Find(c.Path)
		return "“" + spec.Label + "”"
	})
}

// untellable returns which of the changes that a body is to make are not in it, or nil
// where some are.
func untellable(h *held, sent, told *model.Persona, system model.System) []field.Change {
	changes := Differences(h.There, sent, system)
	for _, change := range changes {
		if spec, _ := field.Find(change.Path); spec.Of(told).Get() != value.Absent {
			return nil
		}
	}
	return changes
}
