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
	remotes  string // the name of the one that it has
	personas map[string]library.Record
	links    map[string]library.Link   // by persona
	intents  map[string]library.Intent // by persona
	lost     map[string]bool           // of those, whose answer was lost or whose process ended
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
	personas map[string][2]library.Record
	links    map[string][2]library.Link
}

func newBook() *fakeBook {
	return &fakeBook{
		personas: map[string]library.Record{}, links: map[string]library.Link{}, intents: map[string]library.Intent{}, lost: map[string]bool{},
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
	b.personas[p.ID] = library.Record{Persona: p, Revision: b.personas[p.ID].Revision + 1}
	return p.ID
}

func (b *fakeBook) trash(id string) {
	r := b.personas[id]
	r.Trashed, r.Revision = true, r.Revision+1
	b.personas[id] = r
}

func (b *fakeBook) holder(project, name string) (library.Record, bool) {
	for _, id := range slices.Sorted(maps.Keys(b.personas)) {
		if r := b.personas[id]; !r.Trashed && r.Persona.Name == name && r.Persona.Project == project {
			return r, true
		}
	}
	return library.Record{}, false
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
		for _, l = range b.links {
			if l.Record == record {
				return nil
			}
		}
		return library.ErrNotFound
	})
	return l, err
}

func (b *fakeBook) settle(link library.Link) {
	for persona, other := range b.links {
		if other.Record == link.Record {
			delete(b.links, persona)
		}
	}
	b.links[link.Persona] = link
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
	return found(b, "get", func() (library.Record, bool) { r, ok := b.personas[id]; return r, ok })
}

func (b *fakeBook) byOrigin(system model.System, id, project string) (library.Record, bool) {
	var best library.Record
	for _, key := range slices.Sorted(maps.Keys(b.personas)) {
		r := b.personas[key]
		if !r.Trashed && r.Persona.Origin.ID(system) == id && (best.Revision == 0 || best.Persona.Project != project && r.Persona.Project == project) {
			best = r
		}
	}
	return best, best.Revision > 0
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
				all = append(all, r)
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
		changed := fakeOperation{map[string][2]library.Record{}, map[string][2]library.Link{}}
		for id, r := range b.personas {
			if r.Revision != personas[id].Revision {
				changed.personas[id] = [2]library.Record{personas[id], r}
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

// undo takes the last pull back, links too, where they are as it left them.
func (b *fakeBook) undo() {
	if len(b.done) == 0 {
		return
	}
	op := b.done[len(b.done)-1]
	b.done = b.done[:len(b.done)-1]
	for id, r := range op.personas {
		if b.personas[id].Revision != r[1].Revision {
			return // somebody has built on it
		}
	}
	for id, r := range op.personas {
		if r[0].Revision == 0 {
			b.trash(id)
			continue
		}
		r[0].Revision = r[1].Revision + 1
		b.personas[id] = r[0]
	}
	for id, l := range op.links {
		if b.links[id].Record != l[1].Record {
			continue
		}
		if delete(b.links, id); l[0].Record != "" {
			b.links[id] = l[0]
		}
	}
}

type fakePulling struct{ *fakeBook }

func (f *fakePulling) ByID(id string) (library.Record, bool, error) {
	r, ok := f.personas[id]
	return r, ok, nil
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
	switch r, ok := f.personas[put.Persona.ID]; {
	case taken && holder.Persona.ID != put.Persona.ID:
		return r, &library.NameTakenError{Name: put.Persona.Name, Project: put.Persona.Project, HolderID: holder.Persona.ID}
	case ok && r.Revision != put.Base, !ok && put.Base != 0:
		return r, &library.ConflictError{Theirs: r, Base: put.Base}
	}
	return f.personas[f.save(put.Persona)], nil
}

func (f *fakePulling) Link(link library.Link) error {
	f.settle(link)
	return nil
}

func (f *fakePulling) Trash(id string, base library.Revision) error {
	if r := f.personas[id]; r.Revision != base || r.Trashed {
		return &library.ConflictError{Theirs: r, Base: base}
	}
	f.trash(id)
	return nil
}

func (f *fakePulling) Unlink(_, persona string) error {
	delete(f.links, persona)
	return nil
}
