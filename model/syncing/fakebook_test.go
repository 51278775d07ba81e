package syncing

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
)

// fakeBook is a library in memory with what it keeps of its remotes.
type fakeBook struct {
	mutex    sync.Mutex
	personas map[string]*library.Record // which are replaced, never written
	links    map[string]library.Link    // by persona
	linked   map[string]string          // the personas by record, as far as that is still so
	intents  map[string]library.Intent  // by persona
	lost     map[string]bool            // of those, whose answer was lost or whose process ended
	images   map[string]library.Image
	pairs    map[string]string // here → there
	seen     map[string]library.SyncState
	done     []fakeOperation
	made     int
	calls    map[string]int
	// before and after are as those of fakePlace.
	before, after func(call string) error
}

// fakeOperation is what a pull changed, the zero values for nothing.
type fakeOperation struct {
	personas map[string][2]*library.Record
	links    map[string][2]library.Link
}

func newBook() *fakeBook {
	return &fakeBook{
		personas: map[string]*library.Record{}, links: map[string]library.Link{}, linked: map[string]string{}, intents: map[string]library.Intent{}, lost: map[string]bool{},
		images: map[string]library.Image{}, pairs: map[string]string{}, seen: map[string]library.SyncState{}, calls: map[string]int{},
	}
}

// call does something, as one change that is made whole or not at all.
func (b *fakeBook) call(name string, do func() error) error {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.calls[name]++
	if b.before != nil {
		if err := b.before(name); err != nil {
			return err
		}
	}
	if err := do(); err != nil {
		return err
	}
	if b.after != nil {
		return b.after(name)
	}
	return nil
}

// save writes a persona as a person does, and returns its id.
func (b *fakeBook) save(p model.Persona) string {
	if p.ID == "" {
		b.made++
		p.ID = fmt.Sprintf("p%d", b.made)
	}
	b.personas[p.ID] = &library.Record{Persona: p, Revision: b.at(p.ID).Revision + 1}
	return p.ID
}

// at is a persona, or the zero record.
func (b *fakeBook) at(id string) library.Record {
	if r := b.personas[id]; r != nil {
		return *r
	}
	return library.Record{}
}

func (b *fakeBook) trash(id string) {
	r := b.at(id)
	r.Trashed, r.Revision = true, r.Revision+1
	b.personas[id] = &r
}

// first is the persona with the least id that is not in the trash and that is wanted.
func (b *fakeBook) first(wanted func(*library.Record) bool) (library.Record, bool) {
	var best *library.Record
	for _, r := range b.personas {
		if !r.Trashed && wanted(r) && (best == nil || r.Persona.ID < best.Persona.ID) {
			best = r
		}
	}
	if best == nil {
		return library.Record{}, false
	}
	return *best, true
}

func (b *fakeBook) holder(project, name string) (library.Record, bool) {
	return b.first(func(r *library.Record) bool { return r.Persona.Name == name && r.Persona.Project == project })
}

func (b *fakeBook) byOrigin(system model.System, id, project string) (library.Record, bool) {
	came := func(r *library.Record) bool { return r.Persona.Origin.ID(system) == id }
	if r, ok := b.first(func(r *library.Record) bool { return r.Persona.Project == project && came(r) }); ok {
		return r, true
	}
	return b.first(came)
}

func (b *fakeBook) Links(_ context.Context, _ string, do func(library.Link) error) error {
	var links []library.Link
	err := b.call("links", func() error {
		links = slices.SortedFunc(maps.Values(b.links), func(x, y library.Link) int { return cmp.Compare(x.Record, y.Record) })
		return nil
	})
	for i := 0; i < len(links) && err == nil; i++ {
		err = do(links[i])
	}
	return err
}

func found[T any](b *fakeBook, call string, find func() (T, bool)) (T, error) {
	var out T
	return out, b.call(call, func() error {
		var ok bool
		if out, ok = find(); !ok {
			return fmt.Errorf("%s: %w", call, library.ErrNotFound)
		}
		return nil
	})
}

func (b *fakeBook) Link(_ context.Context, _, persona string) (l library.Link, err error) {
	err = b.call("link", func() error {
		var ok bool
		if l, ok = b.links[persona]; !ok {
			return library.ErrNotFound
		}
		return nil
	})
	return l, err
}

func (b *fakeBook) Linked(_ context.Context, _, record string) (l library.Link, err error) {
	err = b.call("linked", func() error {
		if l = b.links[b.linked[record]]; record != "" && l.Record == record {
			return nil
		}
		return library.ErrNotFound
	})
	return l, err
}

func (b *fakeBook) settle(link library.Link) {
	if other := b.linked[link.Record]; b.links[other].Record == link.Record {
		delete(b.links, other)
	}
	b.links[link.Persona] = link
	b.linked[link.Record] = link.Persona
	delete(b.seen, link.Persona)
}

func (b *fakeBook) Settle(_ context.Context, link library.Link) error {
	return b.call("settle", func() error {
		b.settle(link)
		delete(b.intents, link.Persona)
		return nil
	})
}

func (b *fakeBook) Unlink(_ context.Context, _, persona string) error {
	return b.call("unlink", func() error {
		delete(b.links, persona)
		delete(b.intents, persona)
		return nil
	})
}

func (b *fakeBook) Saw(_ context.Context, _ string, seen map[string]library.SyncState) error {
	return b.call("saw", func() error {
		maps.Copy(b.seen, seen)
		return nil
	})
}

func (b *fakeBook) Intend(_ context.Context, intent library.Intent) error {
	return b.call("intend", func() error {
		if _, ok := b.intents[intent.Persona]; ok && !b.lost[intent.Persona] {
			return library.ErrBusy
		}
		if intent.Kind == library.IntentCreate && b.links[intent.Persona].Record != intent.Record {
			return library.ErrConflict
		}
		b.intents[intent.Persona] = intent
		delete(b.lost, intent.Persona)
		return nil
	})
}

func (b *fakeBook) Lose(_ context.Context, _, persona string) error {
	return b.call("lose", func() error {
		b.lost[persona] = true
		return nil
	})
}

func (b *fakeBook) Intents(context.Context, string) (left []library.Intent, err error) {
	err = b.call("intents", func() error {
		for _, id := range slices.Sorted(maps.Keys(b.intents)) {
			if b.lost[id] {
				left = append(left, b.intents[id])
			}
		}
		return nil
	})
	return left, err
}

func (b *fakeBook) Forgo(_ context.Context, _, persona string) error {
	return b.call("forgo", func() error {
		delete(b.intents, persona)
		return nil
	})
}

func (b *fakeBook) ImageThere(_ context.Context, _, here string) (there string, err error) {
	err = b.call("image there", func() error { there = b.pairs[here]; return nil })
	return there, err
}

func (b *fakeBook) ImageHere(_ context.Context, _, there string) (here string, err error) {
	err = b.call("image here", func() error {
		for h, t := range b.pairs {
			if t == there {
				here = h
			}
		}
		return nil
	})
	return here, err
}

func (b *fakeBook) PairImages(_ context.Context, _, here, there string) error {
	return b.call("pair images", func() error { b.pairs[here] = there; return nil })
}

func (b *fakeBook) SaveImage(_ context.Context, image library.Image) error {
	return b.call("save image", func() error { b.images[image.ID] = image; return nil })
}

func (b *fakeBook) Image(_ context.Context, _, id string) (library.Image, error) {
	return found(b, "image", func() (library.Image, bool) { i, ok := b.images[id]; return i, ok })
}

func (b *fakeBook) Get(_ context.Context, id string) (library.Record, error) {
	return found(b, "get", func() (library.Record, bool) { r := b.at(id); return r, r.Revision > 0 })
}

func (b *fakeBook) ByOrigin(_ context.Context, system model.System, id, project string) (library.Record, error) {
	return found(b, "by origin", func() (library.Record, bool) { return b.byOrigin(system, id, project) })
}

func (b *fakeBook) ByName(_ context.Context, project, name string) (library.Record, error) {
	return found(b, "by name", func() (library.Record, bool) { return b.holder(project, name) })
}

type fakeUnread struct{ record library.Record }

func (u fakeUnread) Record() (*library.Record, error) { return &u.record, nil }
func (u fakeUnread) Size() int                        { return 1000 }

func (b *fakeBook) Each(_ context.Context, q library.Query, do func(library.Unread) error) error {
	var all []library.Record
	err := b.call("each", func() error {
		for _, r := range b.personas {
			if !r.Trashed && (q.Project == "" || r.Persona.Project == q.Project) {
				all = append(all, *r)
			}
		}
		slices.SortFunc(all, func(x, y library.Record) int {
			return cmp.Or(cmp.Compare(x.Persona.Name, y.Persona.Name), cmp.Compare(x.Persona.ID, y.Persona.ID))
		})
		return nil
	})
	for i := 0; i < len(all) && err == nil; i++ {
		err = do(fakeUnread{all[i]})
	}
	return err
}

func (b *fakeBook) Pull(_ context.Context, fill func(Pulling) (string, error)) (op library.Operation, err error) {
	personas, links, made := maps.Clone(b.personas), maps.Clone(b.links), b.made
	err = b.call("pull", func() error {
		label, err := fill(&fakePulling{b})
		if err != nil {
			return err
		}
		changed := fakeOperation{map[string][2]*library.Record{}, map[string][2]library.Link{}}
		for id, r := range b.personas {
			if was := personas[id]; was != r {
				changed.personas[id] = [2]*library.Record{was, r}
			}
		}
		for id := range b.personas {
			if before, after := links[id], b.links[id]; before.Record != after.Record || len(field.Diff(&before.Base, &after.Base)) > 0 {
				changed.links[id] = [2]library.Link{before, after}
			}
		}
		if len(changed.personas) > 0 {
			b.done = append(b.done, changed)
			op = library.Operation{ID: int64(len(b.done)), Label: label, At: time.Unix(0, 0), Personas: len(changed.personas)}
		}
		return nil
	})
	if err != nil && len(b.done) == 0 || err != nil && op.ID == 0 {
		b.personas, b.links, b.made = personas, links, made
	}
	return op, err
}

// undo takes the last pull back, links too, where they are as it left them. It returns
// what of it was taken back, and whose links were not.
func (b *fakeBook) undo() (personas map[string][2]*library.Record, unlinked map[string]bool) {
	if len(b.done) == 0 {
		return nil, nil
	}
	op := b.done[len(b.done)-1]
	for id, r := range op.personas {
		if b.personas[id] != r[1] {
			return nil, nil // somebody has built on it
		}
	}
	b.done = b.done[:len(b.done)-1]
	for id, r := range op.personas {
		if r[0] == nil {
			delete(b.personas, id)
			continue
		}
		before := *r[0]
		before.Revision = r[1].Revision + 1
		b.personas[id] = &before
	}
	unlinked = map[string]bool{}
	for id, l := range op.links {
		if now := b.links[id]; now.Record != l[1].Record || len(field.Diff(&now.Base, &l[1].Base)) > 0 {
			unlinked[id] = true
			continue
		}
		if delete(b.links, id); l[0].Record != "" {
			b.links[id] = l[0]
			b.linked[l[0].Record] = id
		}
	}
	return op.personas, unlinked
}

type fakePulling struct{ *fakeBook }

func (f *fakePulling) ByID(id string) (library.Record, bool, error) {
	r := f.at(id)
	return r, r.Revision > 0, nil
}

func (f *fakePulling) ByOrigin(system model.System, id, project string) (library.Record, bool, error) {
	r, ok := f.byOrigin(system, id, project)
	return r, ok, nil
}

func (f *fakePulling) ByName(project, name string) (library.Record, bool, error) {
	r, ok := f.holder(project, name)
	return r, ok, nil
}

func (f *fakePulling) Namesakes(string) ([]library.Record, error) { return nil, nil }

func (f *fakePulling) Put(put library.Put) (library.Record, error) {
	holder, taken := f.holder(put.Persona.Project, put.Persona.Name)
	switch r, ok := f.at(put.Persona.ID), f.personas[put.Persona.ID] != nil; {
	case taken && holder.Persona.ID != put.Persona.ID:
		return r, &library.NameTakenError{Name: put.Persona.Name, Project: put.Persona.Project, HolderID: holder.Persona.ID}
	case ok && r.Revision != put.Base, !ok && put.Base != 0:
		return r, &library.ConflictError{Theirs: r, Base: put.Base}
	}
	return f.at(f.save(put.Persona)), nil
}

func (f *fakePulling) Link(link library.Link) error {
	f.settle(link)
	return nil
}

func (f *fakePulling) Trash(id string, base library.Revision) error {
	if r := f.at(id); r.Revision != base || r.Trashed {
		return &library.ConflictError{Theirs: r, Base: base}
	}
	f.trash(id)
	return nil
}

func (f *fakePulling) Unlink(_, persona string) error {
	delete(f.links, persona)
	return nil
}
