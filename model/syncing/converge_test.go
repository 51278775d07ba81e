package syncing

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// meeting is two libraries and a remote between them, and what was written where.
type meeting struct {
	*rapid.T
	place  *fakePlace
	books  [2]*fakeBook
	remote library.Remote
	fields []*field.Spec
	names  int
	tokens int
	// written are the values that somebody wrote, by where; overwritten those that somebody
	// wrote over, or chose another before.
	written     map[value.Value]string
	overwritten map[value.Value]bool
	// untold is what was taken away here and no update can tell the remote to forget, as of
	// the last push or pull of each library: by whom and what.
	untold map[*fakeBook]map[string]bool
}

// TestLibrariesConverge: two libraries and a remote, any sequence of edits on each side,
// pulls, pushes, deletions, undos, requests that fail or whose answer is lost, and
// processes that are killed between any two calls. Then, conflicts resolved, all become
// quiet and the same; no value is gone that nobody wrote over, and nothing was made twice.
func TestLibrariesConverge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		system := rapid.SampledFrom([]model.System{model.SystemFeatherOrg, model.SystemEvalStudio, model.SystemAnam, model.SystemMrAssistant}).Draw(t, "system")
		m := &meeting{
			T: t, place: newPlace(system, rapid.SampledFrom([]string{wire.API121, wire.API187}).Draw(t, "api")), books: [2]*fakeBook{newBook(), newBook()},
			written: map[value.Value]string{}, overwritten: map[value.Value]bool{}, untold: map[*fakeBook]map[string]bool{},
		}
		m.remote = library.Remote{Name: "there", System: system, Project: "Default"}
		for _, path := range []string{"description", "prompt", "anam.llmId", "anam.initialMessage", "behavior_config.language"} {
			if spec, _ := field.Find(path); carries(system, spec) {
				m.fields = append(m.fields, spec)
			}
		}
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			m.step()
		}
		m.settle()
		m.check()
	})
}

func (m *meeting) step() {
	side := rapid.IntRange(0, 1).Draw(m.T, "side")
	book := m.books[side]
	switch step := rapid.IntRange(0, 15).Draw(m.T, "step"); step {
	case 0, 1:
		m.create(rapid.IntRange(0, 3).Draw(m.T, "where"))
	case 2, 3, 4:
		m.edit(book)
	case 5, 6:
		m.editThere()
	case 7:
		m.delete(book)
	case 8:
		m.deleteThere()
	case 9:
		m.undo(book)
	case 10, 11:
		m.sync(book, Pull, m.options())
	case 12, 13:
		m.sync(book, Push, m.options())
	default:
		do := Push
		if step == 14 {
			do = Pull
		}
		m.broken(book, do)
	}
}

func (m *meeting) options() Options {
	return Options{
		Prefer: rapid.SampledFrom([]Side{"", "", PreferMine, PreferTheirs}).Draw(m.T, "prefer"),
		Delete: rapid.Bool().Draw(m.T, "deletes"),
	}
}

// write sets a field to a value that nobody wrote before, over what is there.
func (m *meeting) write(p *model.Persona, spec *field.Spec, where string) {
	m.tokens++
	v := value.Text(fmt.Sprintf("v%d", m.tokens))
	m.overwritten[spec.Of(p).Get()] = true
	m.written[v] = where + " " + p.Name + " " + spec.Path
	put(p, spec, v)
}

// create makes somebody new in one library, in both alike or there.
func (m *meeting) create(where int) {
	m.names++
	made := &world{fakePlace: m.place}
	p := field.NewPersona("Default", fmt.Sprintf("n%d", m.names))
	assign(m.T, &p, `prompt="You are."`, `mrassistant.specialist_type="billing"`, `mrassistant.agent_id="0198f0c2-0000-4000-8000-000000000000"`)
	for i, book := range m.books {
		if where == i || where == 2 {
			own := p
			m.write(&own, m.fields[0], fmt.Sprint("library ", i))
			book.save(own)
		}
	}
	if where == 3 {
		m.write(&p, m.fields[0], "there")
		made.keep(p)
	}
}

// some is one of a library's personas that is not in the trash.
func (m *meeting) some(book *fakeBook) (library.Record, bool) {
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(book.personas)) {
		if !book.personas[id].Trashed {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return library.Record{}, false
	}
	return book.at(rapid.SampledFrom(ids).Draw(m.T, "persona")), true
}

func (m *meeting) edit(book *fakeBook) {
	r, ok := m.some(book)
	if !ok {
		return
	}
	spec := m.fields[rapid.IntRange(0, len(m.fields)-1).Draw(m.T, "field")]
	if spec.Path != "prompt" && rapid.IntRange(0, 4).Draw(m.T, "clears") == 0 {
		m.overwritten[spec.Of(&r.Persona).Get()] = true
		put(&r.Persona, spec, value.Absent)
	} else {
		m.write(&r.Persona, spec, "here")
	}
	book.save(r.Persona)
}

func (m *meeting) editThere() {
	if len(m.place.records) == 0 {
		return
	}
	r := m.place.records[rapid.IntRange(0, len(m.place.records)-1).Draw(m.T, "record")]
	spec := m.fields[rapid.IntRange(0, len(m.fields)-1).Draw(m.T, "field")]
	if c, _ := spec.Carrier(m.place.system); c.Read { // nobody here can learn of another
		m.write(&r.has, spec, "there")
		r.at = m.place.stamp()
	}
}

func (m *meeting) delete(book *fakeBook) {
	if r, ok := m.some(book); ok {
		book.trash(r.Persona.ID)
	}
}

func (m *meeting) deleteThere() {
	if len(m.place.records) == 0 {
		return
	}
	r := m.place.records[rapid.IntRange(0, len(m.place.records)-1).Draw(m.T, "record")]
	m.forget(&r.has)
	m.place.records = slices.DeleteFunc(m.place.records, func(other *fakeRecord) bool { return other == r })
}

// forget counts what a persona has as given up.
func (m *meeting) forget(p *model.Persona) {
	for _, spec := range m.fields {
		m.overwritten[spec.Of(p).Get()] = true
	}
}

// undo takes a pull back. Where the link is no longer of it, that is an edit.
func (m *meeting) undo(book *fakeBook) {
	personas, unlinked := book.undo()
	for id, r := range personas {
		if unlinked[id] || r[0] == nil {
			m.forget(&r[1].Persona)
		}
	}
}

type syncs func(context.Context, Book, Place, Options) (Report, error)

// sync pulls or pushes with nothing in its way.
func (m *meeting) sync(book *fakeBook, do syncs, options Options) (quiet bool) {
	options.Remote = m.remote
	quiet, m.untold[book] = true, map[string]bool{}
	options.Each = func(o Outcome) error {
		if errors.Is(o.Err, ErrCannot) { // it is said, and stays
			for _, c := range o.Mine {
				m.untold[book][o.Name+" "+c.Path] = true
			}
			return nil
		}
		quiet = quiet && o.Deed == DeedNone
		if o.Deed == DeedLeftOut || options.Prefer == "" {
			return nil
		}
		for _, c := range o.Conflicts {
			m.chosen(options.Prefer, c.Mine, c.Theirs)
		}
		for _, c := range o.Theirs {
			if o.State == library.SyncUnknown {
				m.chosen(options.Prefer, c.Old, c.New)
			} else if o.Deed == DeedDeleted {
				m.overwritten[c.New] = true
			}
		}
		return nil
	}
	if _, err := do(context.Background(), book, m.place, options); err != nil {
		m.Fatal(err)
	}
	return quiet
}

func (m *meeting) chosen(side Side, mine, theirs value.Value) {
	if side == PreferMine {
		m.overwritten[theirs] = true
	} else {
		m.overwritten[mine] = true
	}
}

var errKilled = errors.New("killed")

// broken pulls or pushes until the process is killed, or while requests fail.
func (m *meeting) broken(book *fakeBook, do syncs) {
	at := rapid.IntRange(1, 60).Draw(m.T, "at")
	isDone := rapid.Bool().Draw(m.T, "done")
	how := rapid.SampledFrom([]error{errKilled, errKilled, ErrUnclear, ErrLater, ErrUnreachable}).Draw(m.T, "how")
	options := m.options()
	if options.Prefer != "" { // what is chosen is not told by who is killed
		told := options
		told.DryRun = true
		m.sync(book, do, told)
	}
	options.Remote = m.remote
	isDead := false
	calls := 0
	writes := func(call string) bool { return call == "create" || call == "update" || call == "delete" }
	// Whoever calls the place has no lock on the book.
	fail := func(isBook bool) (before, after func(string) error) {
		locked := func(do func(call string) error) func(string) error {
			return func(call string) error {
				if !isBook {
					book.mutex.Lock()
					defer book.mutex.Unlock()
				}
				if isDead {
					return errKilled
				}
				return do(call)
			}
		}
		fails := func(call string) bool { return how != errKilled && !isBook && writes(call) && calls >= at/6 } //nolint:errorlint // as it is
		before = locked(func(call string) error {
			if calls++; how == errKilled && calls == at { //nolint:errorlint // as it is
				isDead = true
			}
			if isDead && !isDone {
				return errKilled
			}
			if fails(call) && (how != ErrUnclear || !isDone) { //nolint:errorlint // as it is
				return fmt.Errorf("%s: %w", call, how)
			}
			return nil
		})
		after = locked(func(call string) error {
			if fails(call) {
				return fmt.Errorf("%s: %w", call, how)
			}
			return nil
		})
		return before, after
	}
	book.before, book.after = fail(true)
	m.place.before, m.place.after = fail(false)
	_, _ = do(context.Background(), book, m.place, options)
	book.before, book.after, m.place.before, m.place.after = nil, nil, nil, nil
	if isDead {
		for id := range book.intents {
			book.lost[id] = true
		}
	}
}

// settle pulls and pushes until all is quiet.
func (m *meeting) settle() {
	for range 8 {
		quiet := true
		for _, book := range m.books {
			quiet = m.sync(book, Pull, Options{Prefer: PreferTheirs, Delete: true}) && quiet
			quiet = m.sync(book, Push, Options{Prefer: PreferMine, Delete: true}) && quiet
		}
		if quiet {
			return
		}
	}
	for _, book := range m.books {
		for _, do := range []syncs{Pull, Push} {
			_, _ = do(context.Background(), book, m.place, Options{Scope: Scope{Remote: m.remote}, Each: func(o Outcome) error {
				m.Logf("%s %s %s: %v, mine %v, theirs %v", o.Name, o.State, o.Deed, o.Err, o.Mine, o.Theirs)
				return nil
			}})
		}
	}
	m.Fatal("it does not become quiet")
}

// check compares all three.
func (m *meeting) check() {
	there := map[string]*model.Persona{}
	left := map[value.Value]bool{}
	keep := func(p *model.Persona) {
		for _, spec := range m.fields {
			left[spec.Of(p).Get()] = true
		}
	}
	for _, r := range m.place.records {
		if there[r.has.Name] != nil {
			m.Errorf("%q is there twice", r.has.Name)
		}
		there[r.has.Name] = &r.has
		keep(&r.has)
	}
	for i, book := range m.books {
		live := 0
		for _, r := range book.personas {
			keep(&r.Persona)
			if r.Trashed {
				continue
			}
			live++
			record := there[r.Persona.Name]
			if record == nil {
				m.Errorf("%q is in library %d, and not there", r.Persona.Name, i)
				continue
			}
			for _, spec := range m.fields {
				c, _ := spec.Carrier(m.place.system)
				if m.untold[book][r.Persona.Name+" "+spec.Path] {
					continue
				}
				if here, is := spec.Of(&r.Persona).Get(), spec.Of(record).Get(); c.Read && here != is && (here.IsSet() || is.IsSet() && is != value.Text("")) {
					m.Errorf("%q: %s is %s in library %d and %s there", r.Persona.Name, spec.Path, here.JSON(), i, is.JSON())
				}
			}
		}
		if live != len(there) || live != len(book.links) || len(book.intents) > 0 {
			m.Errorf("library %d has %d personas, %d links and %d intents, the remote %d records", i, live, len(book.links), len(book.intents), len(there))
		}
	}
	for v, where := range m.written {
		if !left[v] && !m.overwritten[v] {
			m.Errorf("%s, of %s, is gone", v.JSON(), where)
		}
	}
}
