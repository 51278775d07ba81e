package remote_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"

	"personae/db"
	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/value"
)

// near is a library here, beside a remote.
type near struct {
	t     *testing.T
	lib   *db.DB
	place syncing.Place
	r     library.Remote
}

func beside(t *testing.T, f *far, system model.System) *near {
	t.Helper()
	lib, err := db.Open(t.Context(), filepath.Join(t.TempDir(), "near.db"), db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	n := &near{t, lib, f.place(system), remoteOf(system, f.url)}
	if err := lib.SaveRemote(t.Context(), n.r); err != nil {
		t.Fatal(err)
	}
	return n
}

// until pulls or pushes until nothing more is left out or fails, whatever goes wrong.
func (n *near) until(what func(syncing.Options) (syncing.Report, error)) (requests int) {
	n.t.Helper()
	for range 40 {
		var left []error
		report, err := what(syncing.Options{Scope: syncing.Scope{Remote: n.r}, Delete: true, Each: func(o syncing.Outcome) error {
			if o.Err != nil {
				left = append(left, o.Err)
			}
			return nil
		}})
		requests += report.Requests
		for _, err := range append(left, err) {
			if err != nil && leaks(err.Error()) {
				n.t.Errorf("the key is in it: %v", err)
			}
			if errors.Is(err, library.ErrConflict) || errors.Is(err, syncing.ErrRefused) || errors.Is(err, syncing.ErrNotThere) {
				n.t.Fatal(err)
			}
		}
		if err == nil && len(left) == 0 {
			return requests
		}
	}
	n.t.Fatal("it comes to no end")
	return 0
}

func (n *near) push(o syncing.Options) (syncing.Report, error) {
	return syncing.Push(n.t.Context(), n.lib, n.place, o)
}

func (n *near) pull(o syncing.Options) (syncing.Report, error) {
	return syncing.Pull(n.t.Context(), n.lib, n.place, o)
}

// texts are the prompts and descriptions of a library, by its names.
func texts(t *testing.T, lib *db.DB) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := lib.Following(t.Context(), library.Query{}, "", func(_ string, r *library.Record) (bool, error) {
		if _, twice := all[r.Persona.Name]; twice {
			t.Errorf("%s is there twice", r.Persona.Name)
		}
		all[r.Persona.Name] = r.Persona.Prompt.Or("") + "/" + r.Persona.Description.Or("")
		return true, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// change changes the persona of each name that i is one of.
func change(t *testing.T, lib *db.DB, of func(i int) bool, do func(*model.Persona)) {
	t.Helper()
	var puts []library.Put
	err := lib.Following(t.Context(), library.Query{}, "", func(_ string, r *library.Record) (bool, error) {
		var i int
		if _, err := fmt.Sscanf(r.Persona.Name, "Caller %d", &i); err == nil && of(i) {
			p := r.Persona
			do(&p)
			puts = append(puts, library.Put{Persona: p, Base: r.Revision})
		}
		return true, nil
	})
	if err == nil {
		_, err = lib.Write(t.Context(), library.OperationSave, "Changed", puts)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// troubled makes every third request go wrong in some way.
func troubled(seed uint64) fault {
	var mutex sync.Mutex
	source := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // it is to be repeated
	faults := []fault{
		drops, cuts, halves, badGateway, answering(500, "application/json", `{}`), answering(429, "application/json", `{}`, "Retry-After", "1"),
		answering(503, "application/json", `{}`, "Retry-After", "1"), answering(200, "text/html", page),
		func(w http.ResponseWriter, r *http.Request, done func() *httptest.ResponseRecorder) bool {
			done()
			return drops(w, r, done)
		},
	}
	return func(w http.ResponseWriter, r *http.Request, done func() *httptest.ResponseRecorder) bool {
		mutex.Lock()
		at := source.IntN(3 * len(faults))
		mutex.Unlock()
		return at < len(faults) && faults[at](w, r, done)
	}
}

// TestTwoSidesComeTogetherWhateverGoesWrong on the way: nothing is lost, nobody is made
// twice, and both sides have in the end what each of them wrote.
func TestTwoSidesComeTogetherWhateverGoesWrong(t *testing.T) {
	for _, system := range []model.System{model.SystemFeatherOrg, model.SystemEvalStudio, model.SystemAnam} {
		t.Run(string(system), func(t *testing.T) {
			f := elsewhere(t)
			n := beside(t, f, system)
			const many = 24
			var puts []library.Put
			want := map[string]string{}
			for i := range many {
				p := model.Persona{Project: "Default", Name: fmt.Sprint("Caller ", i), Prompt: value.Some(fmt.Sprint("p", i)), Description: value.Some("d")}
				puts, want[p.Name] = append(puts, library.Put{Persona: p}), fmt.Sprintf("p%d/d", i)
			}
			if _, err := n.lib.Write(t.Context(), library.OperationCreate, "Created", puts); err != nil {
				t.Fatal(err)
			}
			f.write(caller("There before"))
			f.spoil(troubled(uint64(len(system))))
			asked := n.until(n.push)
			want["There before"] = "You wait./"
			if got := texts(t, f.lib); !maps.Equal(got, want) {
				t.Errorf("pushed: %q, want %q", got, want)
			}
			change(t, n.lib, func(i int) bool { return i%3 == 0 }, func(p *model.Persona) { p.Prompt = value.Some("here"); want[p.Name] = "here/d" })
			change(t, f.lib, func(i int) bool { return i%4 == 0 }, func(p *model.Persona) {
				p.Description = value.Some("there")
				want[p.Name] = want[p.Name][:len(want[p.Name])-1] + "there"
			})
			asked += n.until(n.pull) + n.until(n.push)
			if here, there := texts(t, n.lib), texts(t, f.lib); !maps.Equal(here, want) || !maps.Equal(there, want) {
				t.Errorf("after changes: here %q, there %q, want %q", here, there, want)
			}
			f.spoil(nil)
			if quiet := n.until(n.push) + n.until(n.pull); quiet > 2*(many+1)+10 {
				t.Errorf("%d requests where nothing was to be done", quiet)
			}
			t.Logf("%d requests", asked)
		})
	}
}
