package syncing

import (
	"context"
	"errors"
	"slices"
	"sync"

	"personae/model"
	"personae/model/library"
	"personae/model/wire"
)

// fewUnlinked is how many personas without a link are looked for by their names. For more
// the whole list is less.
const fewUnlinked = 2

// pushing is a push under way.
type pushing struct {
	looker
	*Options
	report *Report
	left   map[string]error // the personas with an intent that could not be ended
	index  *unlinkedIndex   // nil where records are looked for one by one

	mutex   sync.Mutex
	claimed map[string]bool // records that a persona without a link has been given
	stopped error           // of a remote that does nothing for anybody now
}

// errStopped ends the giving of personas; pushing.stopped says why.
var errStopped = errors.New("stopped")

func push(ctx context.Context, book Book, place Place, options Options) (Report, error) {
	report := newReport()
	if options.Remote.System == model.SystemFeather {
		return report, leave(ErrCannot, "Feather's library is written by Feather's own staff: push to a remote of the system %s, which installs from it what came from it", model.SystemFeatherOrg)
	}
	ctx = report.counting(ctx, options.Progress)
	p := pushing{looker: newLooker(book, place, options.Remote), Options: &options, report: &report, left: map[string]error{}, claimed: map[string]bool{}}
	options.Remote = p.remote
	var err error
	if !options.DryRun {
		if p.left, err = p.lookAfter(ctx, p.Options); err != nil {
			return report, err
		}
	}
	ids, unlinked, err := p.whom(ctx)
	if err != nil {
		return report, err
	}
	if len(unlinked) > fewUnlinked && place.Can().Read {
		if p.index, err = p.list(ctx, unlinked); err != nil {
			return report, err
		}
	}
	done := 0
	err = inOrder(ctx, place.Can().AtOnce, func(give func(string) error) error {
		for _, id := range ids {
			if p.isStopped() {
				return errStopped
			}
			if err := give(id); err != nil {
				return err
			}
		}
		return nil
	}, p.one, func(outcome *Outcome) error {
		done++
		if options.Progress != nil {
			options.Progress(Progress{Done: done, Total: len(ids), Name: outcome.Name})
		}
		return p.tell(p.report, *outcome)
	})
	if err == nil || errors.Is(err, errStopped) {
		err = p.stopped
	}
	return report, err
}

// whom returns the ids of those to look at, those without a link last, and of these the
// ids of the records that they came from.
func (p *pushing) whom(ctx context.Context) (ids []string, unlinked map[string]string, err error) {
	unlinked = map[string]string{}
	if len(p.Personas)+len(p.Records) > 0 {
		return p.whomNamed(ctx, unlinked)
	}
	linked := map[string]bool{}
	err = p.book.Links(ctx, p.remote.Name, func(link library.Link) error {
		ids, linked[link.Persona] = append(ids, link.Persona), true
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	q := library.Query{Project: p.remote.Project, Sort: library.SortName}
	err = p.book.Each(ctx, q, func(unread library.Unread) error {
		here, err := unread.Record()
		if err != nil || linked[here.Persona.ID] {
			return err
		}
		ids = append(ids, here.Persona.ID)
		if unready(&here.Persona, p.remote.System) == "" {
			unlinked[here.Persona.ID] = here.Persona.Origin.ID(p.remote.System)
		}
		return nil
	})
	return ids, unlinked, err
}

// whomNamed is whom of the scope, each once.
func (p *pushing) whomNamed(ctx context.Context, unlinked map[string]string) (ids []string, _ map[string]string, err error) {
	for _, id := range p.Personas {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, record := range p.Records {
		link, err := p.linkTo(ctx, record)
		if err != nil {
			return nil, nil, err
		}
		if link != nil && !slices.Contains(ids, link.Persona) {
			ids = append(ids, link.Persona)
		}
	}
	for _, id := range ids {
		here, err := p.unlinkedOnly(ctx)(p.book.Get(ctx, id))
		if err != nil {
			return nil, nil, err
		}
		if here != nil {
			unlinked[id] = here.Persona.Origin.ID(p.remote.System)
		}
	}
	return ids, unlinked, nil
}

// unlinkedIndex are the records of a remote that are not linked.
type unlinkedIndex struct {
	origins map[string]bool     // those that somebody here came from
	names   map[string][]string // the others, by their names
}

// list reads which records are not linked.
func (p *pushing) list(ctx context.Context, unlinked map[string]string) (*unlinkedIndex, error) {
	came := map[string]bool{}
	for _, origin := range unlinked {
		came[origin] = true
	}
	index := unlinkedIndex{map[string]bool{}, map[string][]string{}}
	err := p.place.List(ctx, "", func(record *wire.Imported) error {
		id := record.Persona.Origin.ID(p.remote.System)
		link, err := p.linkTo(ctx, id)
		switch {
		case link != nil || err != nil:
		case came[id]:
			index.origins[id] = true
		default:
			index.names[record.Persona.Name] = append(index.names[record.Persona.Name], id)
		}
		return err
	})
	return &index, err
}

// claim takes a record for a persona; no two get one.
func (p *pushing) claim(record string) bool {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.claimed[record] {
		return false
	}
	p.claimed[record] = true
	return true
}

func (p *pushing) isStopped() bool {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.stopped != nil
}

// stop ends the push after those that are under way, where an error is one that the next
// would meet as well.
func (p *pushing) stop(err error) {
	if !errors.Is(err, ErrDenied) && !errors.Is(err, ErrUnreachable) && !errors.Is(err, ErrLater) {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.stopped == nil {
		p.stopped = err
	}
}
