package syncing

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
)

// deeds pulls or pushes, and says what became of each in short: "updated Name".
func (w *world) deeds(tb testing.TB, do func(context.Context, Book, Place, Options) (Report, error), options Options) ([]string, []Outcome, Report) {
	tb.Helper()
	var deeds []string
	var outcomes []Outcome
	options.Remote = w.remote
	options.Each = func(o Outcome) error {
		outcomes = append(outcomes, o)
		if o.Deed != DeedNone {
			deeds = append(deeds, string(o.Deed)+" "+o.Name)
		}
		return nil
	}
	report, err := do(context.Background(), w.fakeBook, w.fakePlace, options)
	if err != nil {
		tb.Fatal(err)
	}
	return deeds, outcomes, report
}

// byName returns the outcome of a persona.
func byName(outcomes []Outcome, name string) Outcome {
	i := slices.IndexFunc(outcomes, func(o Outcome) bool { return o.Name == name })
	if i < 0 {
		return Outcome{}
	}
	return outcomes[i]
}

func (w *world) called(tb testing.TB, name string) model.Persona {
	tb.Helper()
	r, ok := w.holder("Default", name)
	if !ok {
		tb.Errorf("there is no %q here", name)
	}
	return r.Persona
}

// TestPullEachState: what is new there comes, what changed there comes, what both changed
// is left out, and what is only here stays.
func TestPullEachState(t *testing.T) {
	for _, system := range []model.System{model.SystemFeatherOrg, model.SystemEvalStudio, model.SystemAnam} {
		t.Run(string(system), func(t *testing.T) {
			w := newWorld(system)
			states(t, w)
			want := []string{
				"left out both", "left out trashed", "linked same name", "left out other text", "left out renamed", "left out gone",
				"updated theirs", "created new there",
			}
			dry, _, report := w.deeds(t, Pull, Options{DryRun: true})
			if len(w.done) > 0 || report.Deeds[DeedLeftOut] != 5 || w.fakeBook.calls["settle"] > 0 {
				t.Errorf("a dry run did something: %v", report)
			}
			got, outcomes, report := w.deeds(t, Pull, Options{})
			expect(t, got, want...)
			slices.Sort(dry)
			if sorted := slices.Sorted(slices.Values(got)); !slices.Equal(slices.DeleteFunc(dry, func(s string) bool { return s == "linked same name" }),
				slices.DeleteFunc(sorted, func(s string) bool { return s == "linked same name" })) {
				t.Errorf("the dry run said %v", dry)
			}
			if !errors.Is(byName(outcomes, "both").Err, library.ErrConflict) || !errors.Is(byName(outcomes, "gone").Err, ErrNotAsked) {
				t.Errorf("why: %v, %v", byName(outcomes, "both").Err, byName(outcomes, "gone").Err)
			}
			if report.Operation.Label != "Pulled 2 personas from there" || w.called(t, "theirs").Description != value.Some("theirs") {
				t.Errorf("%+v", report.Operation)
			}
			created := w.called(t, "new there")
			if created.Origin.ID(system) == "" || w.links[created.ID].Record != created.Origin.ID(system) {
				t.Errorf("%+v", w.links[created.ID])
			}
			again, _, report := w.deeds(t, Pull, Options{})
			expect(t, again, "left out both", "left out trashed", "left out other text", "left out renamed", "left out gone")
			if report.Operation.ID != 0 {
				t.Error("a second pull did something")
			}
			w.undo()
			again, _, _ = w.deeds(t, Pull, Options{})
			if !slices.Contains(again, "updated theirs") || !slices.Contains(again, "created new there") {
				t.Errorf("after undo: %v", again)
			}
		})
	}
}

// TestPullMerges what both changed, and lets a person choose where they meet.
func TestPullMerges(t *testing.T) {
	for _, c := range []struct {
		options     Options
		description string
		deed        Deed
	}{
		{Options{}, "mine", DeedLeftOut},
		{Options{Prefer: PreferMine}, "mine", DeedMerged},
		{Options{Prefer: PreferTheirs}, "theirs", DeedMerged},
	} {
		w := newWorld(model.SystemFeatherOrg)
		id, record := w.linked(t, "one")
		w.change(t, id, `description="mine"`, `tags=["mine"]`, `behavior_config.cut_in.min_words=7`)
		w.changeThere(t, record, `description="theirs"`, `prompt="theirs"`)
		_, outcomes, _ := w.deeds(t, Pull, c.options)
		p := w.called(t, "one")
		if outcomes[0].Deed != c.deed || p.Description != value.Some(c.description) || p.Behavior.CutIn.MinWords != value.Some(7) || len(p.Tags.Or(nil)) != 1 {
			t.Errorf("%v: %v, %+v", c.options.Prefer, outcomes[0], p.Description)
		}
		if c.deed == DeedMerged && p.Prompt != value.Some("theirs") {
			t.Errorf("%v: %v", c.options.Prefer, p.Prompt)
		}
	}
	w := newWorld(model.SystemFeatherOrg)
	id, record := w.linked(t, "one")
	w.change(t, id, `description="mine"`)
	w.changeThere(t, record, `description="theirs"`)
	resolved := w.personas[id].Persona
	resolved.Description = value.Some("ours")
	_, outcomes, _ := w.deeds(t, Pull, Options{Resolved: map[string]library.Put{id: {Persona: resolved, Base: 1}}})
	if !errors.Is(outcomes[0].Err, library.ErrConflict) {
		t.Errorf("of an older revision: %+v", outcomes[0])
	}
	w.deeds(t, Pull, Options{Resolved: map[string]library.Put{id: {Persona: resolved, Base: 2}}})
	if rows := w.rows(t, Scope{}); w.called(t, "one").Description != value.Some("ours") || rows[0].State != library.SyncHere {
		t.Errorf("%v", lines(rows))
	}
}

// TestPullReadsAgain what was changed between the reading and the writing.
func TestPullReadsAgain(t *testing.T) {
	w := newWorld(model.SystemFeatherOrg)
	merges, record := w.linked(t, "merges")
	w.changeThere(t, record, `description="theirs"`)
	meets, record := w.linked(t, "meets")
	w.changeThere(t, record, `description="theirs"`)
	gone, record := w.linked(t, "gone")
	w.changeThere(t, record, `description="theirs"`)
	twice := w.there(t, "twice")
	w.fakeBook.before = func(call string) error {
		if call == "pull" {
			p := w.personas[merges].Persona
			p.Prompt = value.Some("typed")
			w.save(p)
			p = w.personas[meets].Persona
			p.Description = value.Some("typed")
			w.save(p)
			w.trash(gone)
			p = w.persona(t, "twice")
			w.sign(&p, twice)
			w.save(p)
		}
		return nil
	}
	got, _, _ := w.deeds(t, Pull, Options{})
	expect(t, got, "merged merges", "left out meets", "left out gone")
	if p := w.called(t, "merges"); p.Prompt != value.Some("typed") || p.Description != value.Some("theirs") {
		t.Errorf("%+v", p)
	}
	if len(w.personas) != 4 || w.links["p4"].Record != twice.id {
		t.Errorf("made twice: %v", w.links)
	}
}

// TestPullDeletes what was deleted there, where it is told to and nothing here is lost.
func TestPullDeletes(t *testing.T) {
	w := newWorld(model.SystemFeatherOrg)
	gone, _ := w.linked(t, "gone")
	changed, _ := w.linked(t, "changed")
	w.change(t, changed, `description="mine"`)
	w.records = nil
	got, _, _ := w.deeds(t, Pull, Options{})
	expect(t, got, "left out changed", "left out gone")
	got, _, _ = w.deeds(t, Pull, Options{Delete: true})
	expect(t, got, "left out changed", "deleted gone")
	if !w.personas[gone].Trashed || w.links[gone].Record != "" || w.personas[changed].Trashed {
		t.Errorf("%+v", w.links)
	}
	w.deeds(t, Pull, Options{Delete: true, Prefer: PreferTheirs})
	if !w.personas[changed].Trashed {
		t.Error("it was preferred")
	}
}

// TestPullBringsBack what is in the trash, only where it is named.
func TestPullBringsBack(t *testing.T) {
	w := newWorld(model.SystemFeatherOrg)
	id, record := w.linked(t, "trashed")
	w.change(t, id, `tags=["kept"]`)
	w.trash(id)
	w.changeThere(t, record, `description="theirs"`)
	got, _, _ := w.deeds(t, Pull, Options{})
	expect(t, got, "left out trashed")
	got, _, _ = w.deeds(t, Pull, Options{Scope: Scope{Records: []string{record.id}}})
	expect(t, got, "created trashed")
	if p := w.personas[id]; p.Trashed || p.Persona.Description != value.Some("theirs") || len(p.Persona.Tags.Or(nil)) != 1 {
		t.Errorf("%+v", p)
	}
	delete(w.personas, id) // purged
	got, _, _ = w.deeds(t, Pull, Options{Scope: Scope{Records: []string{record.id}}})
	expect(t, got, "created trashed")
	if len(w.links) != 1 || w.links["p2"].Record != record.id {
		t.Errorf("%+v", w.links)
	}
}

// TestPullLeavesTakenNamesOut, and takes names that become free by it.
func TestPullLeavesTakenNamesOut(t *testing.T) {
	w := newWorld(model.SystemFeatherOrg)
	_, first := w.linked(t, "first")
	_, second := w.linked(t, "second")
	w.changeThere(t, first, `name="second"`)
	w.changeThere(t, second, `name="third"`)
	holder := w.here(t, "held")
	other := w.there(t, "held")
	w.link(t, holder, w.there(t, "whose"))
	got, outcomes, report := w.deeds(t, Pull, Options{})
	expect(t, got, "updated second", "updated third", "left out held")
	var taken *library.NameTakenError
	if !errors.As(outcomes[len(outcomes)-1].Err, &taken) || taken.HolderID != holder || taken.Free != "held (2)" || outcomes[len(outcomes)-1].Record != other.id {
		t.Errorf("%+v", outcomes[len(outcomes)-1])
	}
	if report.Operation.Personas != 2 {
		t.Errorf("%+v", report.Operation)
	}
}

// TestPullKeepsWhatAnamDoesNotShow: what is not in an answer is not gone.
func TestPullKeepsWhatAnamDoesNotShow(t *testing.T) {
	w := newWorld(model.SystemAnam)
	id := w.here(t, "one", `anam.languageCode="de"`, `anam.initialMessage=null`, `anam.uninterruptibleGreeting=true`)
	record := w.there(t, "one")
	w.link(t, id, record)
	w.changeThere(t, record, `prompt="theirs"`)
	got, _, _ := w.deeds(t, Pull, Options{})
	expect(t, got, "updated one")
	p := w.called(t, "one")
	if p.Prompt != value.Some("theirs") || p.Anam.LanguageCode != value.Some("de") || !p.Anam.InitialMessage.IsNull() || p.Anam.UninterruptibleGreeting != value.Some(true) {
		t.Errorf("%+v", p.Anam)
	}
}

// TestPullBringsPortraits under an id of ours, each once.
func TestPullBringsPortraits(t *testing.T) {
	w := newWorld(model.SystemEvalStudio)
	w.fakePlace.images["a.png"] = "A"
	record := w.there(t, "new", `evalstudio.imageUrl="a.png"`)
	w.there(t, "lost", `evalstudio.imageUrl="gone.png"`)
	w.deeds(t, Pull, Options{})
	here := w.called(t, "new").EvalStudio.ImageURL.Or("")
	if string(w.fakeBook.images[here].Data) != "A" || here == "a.png" || !strings.HasSuffix(here, ".png") || w.pairs[here] != "a.png" || w.fakeBook.images[here].Project != "Default" {
		t.Errorf("%q, %+v", here, w.fakeBook.images)
	}
	if w.called(t, "lost").EvalStudio.ImageURL != value.Some("gone.png") {
		t.Error("what the record says of a picture that is gone")
	}
	if rows := w.rows(t, Scope{}); rows[0].State != library.SyncSame || rows[1].State != library.SyncSame {
		t.Errorf("%v", lines(rows))
	}
	w.fakePlace.images["b.png"] = "B"
	w.changeThere(t, record, `evalstudio.imageUrl="b.png"`)
	w.deeds(t, Pull, Options{})
	if now := w.called(t, "new").EvalStudio.ImageURL.Or(""); string(w.fakeBook.images[now].Data) != "B" || now == here || w.fakePlace.calls["portrait"] != 3 {
		t.Errorf("%q, %v", now, w.fakePlace.calls)
	}
}

// TestPullWithoutReading says that there is nothing to pull.
func TestPullWithoutReading(t *testing.T) {
	w := newWorld(model.SystemMrAssistant)
	w.can.Read = false
	if _, err := Pull(context.Background(), w.fakeBook, w.fakePlace, Options{Scope: Scope{Remote: w.remote}}); !errors.Is(err, ErrCannot) {
		t.Error(err)
	}
}
