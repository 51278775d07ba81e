package syncing

import (
	"context"
	"errors"
	"fmt"

	"personae/model"
	"personae/model/library"
	"personae/model/wire"
	"personae/model/words"
)

// pulling is a pull under way.
type pulling struct {
	looker
	*Options
	report  *Report
	plans   []planned // what is to be written
	becomes []Outcome
}

// planned is a pair that a pull writes, without what is read again then.
type planned struct {
	row    Row
	link   *library.Link
	record *wire.Imported
}

func pull(ctx context.Context, book Book, place Place, options Options) (Report, error) {
	report := newReport()
	ctx = report.counting(ctx, options.Progress)
	p := pulling{looker: newLooker(book, place, options.Remote), Options: &options, report: &report}
	options.Remote = p.remote
	if !place.Can().Read {
		return report, leave(ErrCannot, "%s has no documented request that reads, so there is nothing to pull: push to it", options.Remote.System.Title())
	}
	if !options.DryRun {
		if _, err := p.lookAfter(ctx, p.Options); err != nil {
			return report, err
		}
	}
	s := surveying{looker: p.looker, scope: options.Scope}
	err := s.run(ctx, func(h *held) error { return p.plan(ctx, h) })
	if err == nil && len(p.plans) > 0 {
		err = p.write(ctx)
	}
	return report, err
}

// plan says what becomes of a pair, and does it where it is no operation.
func (p *pulling) plan(ctx context.Context, h *held) error {
	if h.isGone() {
		if p.DryRun {
			return nil
		}
		return p.book.Unlink(ctx, p.remote.Name, h.Persona)
	}
	outcome := Outcome{Row: h.Row}
	outcome.Deed, _, outcome.Err = p.pulled(h)
	switch {
	case p.DryRun:
	case outcome.Deed == DeedNone || outcome.Deed == DeedLinked:
		if err := p.note(ctx, h, &outcome); err != nil {
			return err
		}
	case outcome.Deed != DeedLeftOut:
		p.plans = append(p.plans, planned{h.Row, h.link, h.record})
		if h.record != nil {
			h.record.Report = nil // nobody reads it, and it is large
		}
		return nil
	}
	return p.tell(p.report, outcome)
}

// note keeps that both agree, where that is all there is to do.
func (l looker) note(ctx context.Context, h *held, outcome *Outcome) error {
	if h.Here == nil || h.There == nil {
		return nil
	}
	link, isNews, err := l.agrees(h)
	if err != nil {
		return err
	}
	if h.State == library.SyncHere {
		link.Base = h.link.Base
	}
	if !isNews {
		return nil
	}
	if h.link == nil || h.State != library.SyncHere && link.Record != "" && len(Differences(&h.link.Base, h.There, l.remote.System)) > 0 {
		outcome.Deed = DeedLinked
	}
	return l.book.Settle(ctx, link)
}

// tell counts what became of a persona, and says it.
func (o *Options) tell(report *Report, outcome Outcome) error {
	report.Deeds[outcome.Deed]++
	if o.Each == nil {
		return nil
	}
	return o.Each(outcome)
}

// write brings all that was read into the library, as one operation.
func (p *pulling) write(ctx context.Context) error {
	if err := p.fetchPortraits(ctx); err != nil {
		return err
	}
	op, err := p.book.Pull(ctx, func(into Pulling) (string, error) {
		p.becomes = make([]Outcome, len(p.plans))
		waiting := make([]int, len(p.plans))
		for i := range waiting {
			waiting[i] = i
		}
		// A name may become free when another persona has got its own.
		for before := -1; len(waiting) > 0 && len(waiting) != before; {
			before = len(waiting)
			var taken []int
			for _, i := range waiting {
				become, err := p.bring(into, p.plans[i])
				if err != nil {
					return "", err
				}
				if errors.Is(become.Err, library.ErrNameTaken) {
					taken = append(taken, i)
				}
				p.becomes[i] = become
			}
			waiting = taken
		}
		return p.label(), nil
	})
	if err != nil {
		return err
	}
	p.report.Operation = op
	for _, outcome := range p.becomes {
		if err := p.tell(p.report, outcome); err != nil {
			return err
		}
	}
	return nil
}

// label says what was done: "Pulled Impatient caller from staging".
func (p *pulling) label() string {
	var name string
	count := 0
	for _, outcome := range p.becomes {
		if outcome.Deed != DeedLeftOut && outcome.Deed != DeedNone {
			name = outcome.Name
			count++
		}
	}
	if count != 1 {
		name = words.Count(count, "persona")
	}
	return fmt.Sprintf("Pulled %s from %s", name, p.remote.Name)
}

// bring writes one persona as it is to be, merged again with how it is now.
func (p *pulling) bring(into Pulling, plan planned) (Outcome, error) {
	now, err := p.now(into, plan.row)
	if err != nil {
		return Outcome{}, err
	}
	h, err := p.of(plan.link, now, plan.record, false)
	if err != nil || h.isGone() {
		return Outcome{Row: plan.row, Deed: DeedNone}, err
	}
	outcome := Outcome{Row: h.Row}
	var merged model.Persona
	outcome.Deed, merged, outcome.Err = p.pulled(h)
	switch outcome.Deed {
	case DeedLeftOut:
		return outcome, nil
	case DeedNone, DeedLinked: // somebody has done it meanwhile
		if h.State != library.SyncSame && outcome.Deed == DeedNone {
			return outcome, nil
		}
		link, _, err := p.agrees(h)
		if err != nil {
			return outcome, err
		}
		return outcome, into.Link(link)
	case DeedDeleted:
		if err = into.Trash(h.Persona, h.Revision); err == nil {
			err = into.Unlink(p.remote.Name, h.Persona)
		}
	default:
		err = p.put(into, h, merged, &outcome)
	}
	if errors.Is(err, library.ErrNameTaken) || errors.Is(err, library.ErrInvalid) || errors.Is(err, library.ErrConflict) {
		outcome.Deed, outcome.Err, err = DeedLeftOut, err, nil
	}
	return outcome, err
}

// now reads the persona of a pair again: of a record that is new, who came from it
// meanwhile.
func (p *pulling) now(into Pulling, row Row) (*library.Record, error) {
	var record library.Record
	var ok bool
	var err error
	if row.Persona != "" {
		record, ok, err = into.ByID(row.Persona)
	} else {
		record, ok, err = into.ByOrigin(p.remote.System, row.Record, p.remote.Project)
	}
	if !ok || err != nil {
		return nil, err
	}
	return &record, nil
}

func (p *pulling) put(into Pulling, h *held, merged model.Persona, outcome *Outcome) error {
	put := library.Put{Persona: merged}
	if h.here != nil {
		put.Base, put.Persona.ID = h.here.Revision, h.here.Persona.ID
	}
	holder, taken, err := into.ByName(merged.Project, merged.Name)
	if err != nil {
		return err
	}
	if taken && holder.Persona.ID != put.Persona.ID {
		free := model.FreeName(merged.Name, func(name string) bool {
			_, taken, failed := into.ByName(merged.Project, name)
			err = errors.Join(err, failed)
			return taken && failed == nil
		})
		return errors.Join(err, &library.NameTakenError{Name: merged.Name, Project: merged.Project, HolderID: holder.Persona.ID, Free: free})
	}
	written, err := into.Put(put)
	if err != nil {
		return err
	}
	if h.link != nil && h.link.Persona != written.Persona.ID {
		if err := into.Unlink(p.remote.Name, h.link.Persona); err != nil {
			return err
		}
	}
	outcome.Persona, outcome.Name, outcome.Project = written.Persona.ID, written.Persona.Name, written.Persona.Project
	link := library.Link{Remote: p.remote.Name, Persona: written.Persona.ID, Record: h.Record, Base: *h.There, Stamp: h.stamp}
	link.Base.ID, link.Base.Project = written.Persona.ID, written.Persona.Project
	return into.Link(link)
}
