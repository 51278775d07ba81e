package edit

import "personae/model/library"

// name is a name in a project.
type name struct{ project, name string }

// Plan is what an edit would do to personas that are shown to it one by one. Make it
// with NewPlan.
type Plan struct {
	edit    Edit
	renames bool
	names   []renaming     // of an edit that renames, every persona's
	place   map[string]int // by id, from 0
	seen    int
}

// renaming is the name that a persona has, and the one that it would get.
type renaming struct {
	from, to name
	refused  bool
}

// NewPlan returns the plan of an edit that nobody was shown to.
func NewPlan(e Edit) *Plan { return &Plan{edit: e, renames: e.Renames(), place: map[string]int{}} }

// Add shows the next persona to the plan. A name that is taken shows only in Clashes.
func (p *Plan) Add(record library.Record) Outcome {
	p.place[record.Persona.ID] = p.seen
	return p.note(p.edit.Try(record.Persona, p.seen+1))
}

// Skip passes over the next persona, which cannot be shown.
func (p *Plan) Skip(why error) Outcome { return p.note(Outcome{Err: why}) }

func (p *Plan) note(o Outcome) Outcome {
	p.seen++
	if p.renames {
		p.names = append(p.names, renaming{
			name{o.Before.Project, o.Before.Name}, name{o.After.Project, o.After.Name}, o.Err != nil,
		})
	}
	return o
}

// Holder finds who holds a name in a project, "" for nobody.
type Holder func(project, name string) (id string, err error)

// Clashes returns, by their places from 0, why personas cannot get their names: each
// a *library.NameTakenError. Whoever is refused keeps the old name, and so stands in
// the way of another that was to get it. Those that every has found before are
// refused too.
func (p *Plan) Clashes(holder Holder) (map[int]error, error) {
	clashes := map[int]error{}
	for found := true; found; {
		found = false
		owner := p.owners()
		for i := range p.names {
			r := &p.names[i]
			if r.refused || r.from == r.to {
				continue
			}
			by, taken := owner[r.to]
			if !taken {
				id, err := holder(r.to.project, r.to.name)
				if err != nil {
					return nil, err
				}
				if at, among := p.place[id]; id == "" || among && p.names[at].leaves(r.to) {
					owner[r.to] = i
					continue
				}
			} else if by == i {
				continue
			}
			r.refused, found = true, true
			clashes[i] = &library.NameTakenError{Name: r.to.name, Project: r.to.project}
		}
	}
	return clashes, nil
}

// owners are the personas that keep their names, by these.
func (p *Plan) owners() map[name]int {
	owner := map[name]int{}
	for i, r := range p.names {
		if r.refused || r.from == r.to {
			owner[r.from] = i
		}
	}
	return owner
}

// leaves reports whether a persona gives up a name.
func (r *renaming) leaves(n name) bool { return !r.refused && r.from == n && r.to != n }

// conflict is the error of a field that somebody else has changed meanwhile.
type conflict struct{ what string }

func (e *conflict) Error() string { return "it was changed meanwhile: " + e.what }

// Is makes the error match library.ErrConflict.
func (e *conflict) Is(target error) bool { return target == library.ErrConflict }
