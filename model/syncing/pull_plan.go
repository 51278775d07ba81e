package syncing

import (
	"slices"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

// pulled says what a pull does with a pair, and the persona as it will be. A persona that
// is left out has the reason.
func (o *Options) pulled(h *held) (deed Deed, merged model.Persona, err error) {
	if h.Here != nil && h.There != nil {
		return o.pulledBoth(h)
	}
	switch {
	case h.State == library.SyncUnknown:
		return DeedLeftOut, merged, leave(ErrAnswer, "%s", h.Why)
	case h.There == nil && !h.Deleted:
		return DeedNone, merged, nil
	case h.There == nil:
		return o.pulledGone(h)
	case h.Deleted && !o.names(h):
		return DeedLeftOut, merged, leave(ErrNotAsked, "it is deleted here, and still there: name it to bring it back, or push with deletions to delete it there")
	case h.There.Name == "":
		return DeedLeftOut, merged, leave(library.ErrInvalid, "the record %s has no name: give it one there, and pull again", h.Record)
	case h.here != nil && h.Base != nil: // out of the trash
		merged, conflicts := merge(h.Base, &h.here.Persona, h.There, o.Remote.System)
		if o.Prefer == PreferTheirs {
			for _, conflict := range conflicts {
				put(&merged, conflict.Spec, conflict.Theirs)
			}
		}
		return DeedCreated, merged, nil
	}
	merged = *h.There
	merged.ID, merged.Project = "", o.Remote.Project
	return DeedCreated, merged, nil
}

// names reports whether the scope names a persona or its record.
func (o *Options) names(h *held) bool {
	return h.Persona != "" && slices.Contains(o.Personas, h.Persona) || slices.Contains(o.Records, h.Record)
}

// pulledBoth is pulled of a persona that has its record.
func (o *Options) pulledBoth(h *held) (deed Deed, merged model.Persona, err error) {
	if resolved, ok := o.Resolved[h.Persona]; ok {
		if resolved.Base != h.Revision {
			return DeedLeftOut, merged, &library.ConflictError{Theirs: *h.here, Base: resolved.Base}
		}
		return DeedMerged, resolved.Persona, nil
	}
	switch h.State {
	case library.SyncSame:
		return DeedNone, merged, nil
	case library.SyncUnknown:
		switch o.Prefer {
		case PreferMine:
			return DeedLinked, merged, nil
		case PreferTheirs:
			return DeedUpdated, *h.There, nil
		}
		return DeedLeftOut, merged, noBase(h.Theirs)
	case library.SyncHere:
		return DeedNone, merged, nil
	default:
	}
	merged, conflicts := merge(h.Base, h.Here, h.There, o.Remote.System)
	if len(conflicts) > 0 && o.Prefer == "" {
		return DeedLeftOut, merged, bothChanged(conflicts)
	}
	if o.Prefer == PreferTheirs {
		for _, conflict := range conflicts {
			put(&merged, conflict.Spec, conflict.Theirs)
		}
	}
	if h.State == library.SyncThere {
		return DeedUpdated, merged, nil
	}
	return DeedMerged, merged, nil
}

// pulledGone is pulled of a persona whose record was deleted.
func (o *Options) pulledGone(h *held) (deed Deed, merged model.Persona, err error) {
	switch {
	case !o.Delete:
		err = leave(ErrNotAsked, "it was deleted there, and is still here: pull with deletions to move it to the trash, or push it by its name to make it again")
	case len(h.Mine) > 0 && o.Prefer != PreferTheirs:
		err = leave(library.ErrConflict, "it was deleted there, and changed here since: move it to the trash yourself, or push it by its name to make it again")
	default:
		return DeedDeleted, merged, nil
	}
	return DeedLeftOut, merged, err
}

// agrees returns the link that a pair comes to when nothing of it is changed, and whether
// that is news to the library. What was never given here and cannot be taken away there
// is yet to come here.
func (l looker) agrees(h *held) (link library.Link, isNews bool, err error) {
	link = library.Link{Remote: l.remote.Name, Persona: h.Persona, Record: h.Record, Base: *h.There, Stamp: h.stamp}
	link.Base.ID, link.Base.Project = h.Persona, h.Project
	if h.link != nil {
		isNews = len(Differences(&h.link.Base, h.There, l.remote.System)) > 0
		return link, isNews || l.place.Can().Summaries && h.link.Stamp != h.stamp, nil
	}
	told, err := saying(h.Here, h.There, l.remote.System, l.remote.API)
	for _, change := range Differences(h.There, h.Here, l.remote.System) {
		if spec, _ := field.Find(change.Path); spec.Of(&told).Get() == value.Absent {
			put(&link.Base, spec, change.New)
			link.Stamp = ""
		}
	}
	return link, true, err
}
