package flow

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/library"
)

// mostCopies bounds the search for a free name.
const mostCopies = 1000

// Clones copies personas.
type Clones struct {
	*Host
	Browse *Browse
}

// Clone copies personas under names that are free.
func (c *Clones) Clone(ids []string) tea.Cmd {
	clone := func(ctx context.Context) ([]library.Record, error) {
		return writeCopies(ctx, c.Store, ids)
	}
	return c.Queue.Add(attempt(c.Host, "Not cloned", clone, func(records []library.Record) tea.Cmd {
		c.Succeed("Cloned as " + cloneLabel(records))
		return tea.Batch(c.Browse.Changed(), c.Browse.FocusID(records[0].Persona.ID))
	}))
}

// cloneLabel names the one copy, or says how many there are.
func cloneLabel(records []library.Record) string {
	if len(records) == 1 {
		return records[0].Persona.Name
	}
	return fmt.Sprintf("%d copies", len(records))
}

// writeCopies writes the copies as one operation, with the next number for any
// name that is taken.
func writeCopies(ctx context.Context, store Store, ids []string) ([]library.Record, error) {
	puts := make([]library.Put, 0, len(ids))
	taken := model.TakenNames{}
	for _, id := range ids {
		record, err := store.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		p := copyOf(record.Persona)
		taken[[2]string{p.Project, p.Name}] = true
		puts = append(puts, library.Put{Persona: p})
	}
	for i := range puts {
		puts[i].Persona.Name = taken.Free(puts[i].Persona.Project, puts[i].Persona.Name)
	}
	for range mostCopies {
		label := "Cloned " + countPuts(puts)
		records, err := store.Write(ctx, library.OperationClone, label, puts)
		var held *library.NameTakenError
		if !errors.As(err, &held) {
			return records, err
		}
		for i := range puts {
			if p := &puts[i].Persona; p.Name == held.Name && p.Project == held.Project {
				p.Name = taken.Free(p.Project, p.Name)
				break
			}
		}
	}
	return nil, fmt.Errorf("%w: no free name after %d tries", library.ErrNameTaken, mostCopies)
}

// copyOf returns p as a persona of its own: without its id and stamps, which the
// library gives, and its identity in other systems, which belongs to the original.
func copyOf(p model.Persona) model.Persona {
	p.ID, p.CreatedAt, p.UpdatedAt, p.Origin = "", "", "", model.Origin{}
	return p
}
