package syncing

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// TestPushEachState: what is new here is made there, what changed here is sent, and what
// changed there is never written over.
func TestPushEachState(t *testing.T) {
	for _, system := range []model.System{model.SystemFeatherOrg, model.SystemEvalStudio, model.SystemAnam} {
		t.Run(string(system), func(t *testing.T) {
			w := newWorld(system)
			states(t, w)
			want := []string{
				"updated mine", "left out both", "left out trashed", "created new here",
				"left out other text", "left out renamed", "linked same name",
			}
			if system == model.SystemFeatherOrg {
				want = slices.Insert(want, 4, "left out not ready")
			}
			before := len(w.records)
			dry, outcomes, _ := w.deeds(t, Push, Options{DryRun: true})
			if len(w.records) != before || len(w.intents) > 0 || !strings.Contains(string(byName(outcomes, "new here").Body), `"new here"`) {
				t.Errorf("a dry run did something, or did not say what: %v", dry)
			}
			clear(w.fakePlace.calls)
			got, outcomes, report := w.deeds(t, Push, Options{})
			expect(t, got, want...)
			if both := byName(outcomes, "both"); !errors.Is(both.Err, library.ErrConflict) || both.State != library.SyncBoth {
				t.Errorf("%+v", both)
			}
			if w.records[1].has.Description != value.Some("mine") || w.records[2].has.Description != value.Some("theirs") || len(w.records) != before+1 {
				t.Errorf("%+v", w.records)
			}
			// a list for those without a link, one get for each that may be written or linked, nothing for the others
			if calls := w.fakePlace.calls; calls["list"] != 1 || calls["create"] != 1 || calls["update"] != 1 || calls["get"] != 2+3 || calls["delete"] > 0 {
				t.Errorf("requests: %v", calls)
			}
			if len(w.intents) > 0 || report.Deeds[DeedUpdated] != 1 || len(w.done) > 0 {
				t.Errorf("%v, %v", w.intents, report)
			}
			clear(w.fakePlace.calls)
			again, _, _ := w.deeds(t, Push, Options{})
			for _, deed := range again {
				if !strings.HasPrefix(deed, "left out ") {
					t.Errorf("a second push: %v", again)
				}
			}
		})
	}
}

// TestPushSendsWhatOneSideChanged, and keeps what the other did, where a side is preferred.
func TestPushSendsWhatOneSideChanged(t *testing.T) {
	for _, system := range []model.System{model.SystemFeatherOrg, model.SystemEvalStudio, model.SystemAnam} {
		pushesWhatOneSideChanged(t, newWorld(system))
	}
}

func pushesWhatOneSideChanged(t *testing.T, w *world) {
	t.Helper()
	id, record := w.linked(t, "one")
	w.change(t, id, `description="mine"`)
	w.changeThere(t, record, `description="theirs"`, `prompt="theirs"`)
	got, _, _ := w.deeds(t, Push, Options{Prefer: PreferMine})
	expect(t, got, "merged one")
	if has := record.has; has.Description != value.Some("mine") || has.Prompt != value.Some("theirs") {
		t.Errorf("%+v", has)
	}
	expect(t, lines(w.rows(t, Scope{})), "↓ one |prompt")
	if w.seen[id] != library.SyncThere {
		t.Error("the library knows that something is there")
	}
	w.deeds(t, Pull, Options{})
	expect(t, lines(w.rows(t, Scope{})), "= one")
}

// TestPushLeavesOutWhatChangedThere as well, but for what it says nothing of.
func TestPushLeavesOutWhatChangedThere(t *testing.T) {
	for _, system := range []model.System{model.SystemFeatherOrg, model.SystemAnam} {
		w := newWorld(system)
		p := w.persona(t, "one", `anam.skipGreeting=`, `behavior_config.wait_seconds=`)
		id := w.save(p)
		w.deeds(t, Push, Options{})
		w.change(t, id, `description="mine"`)
		if system == model.SystemFeatherOrg { // which is always told all knobs
			w.changeThere(t, w.records[0], `behavior_config.wait_seconds=5`)
			got, outcomes, _ := w.deeds(t, Push, Options{})
			expect(t, got, "left out one")
			if !errors.Is(outcomes[0].Err, library.ErrConflict) || !strings.Contains(outcomes[0].Err.Error(), "“Wait before first words”") {
				t.Errorf("%v", outcomes[0].Err)
			}
			w.deeds(t, Pull, Options{})
		}
		got, _, _ := w.deeds(t, Push, Options{})
		expect(t, got, "updated one")
		w.deeds(t, Pull, Options{})
		expect(t, lines(w.rows(t, Scope{})), "= one")
		if w.records[0].has.Description != value.Some("mine") || system == model.SystemFeatherOrg && w.records[0].has.Behavior.WaitSeconds != value.Some(5.) {
			t.Errorf("%+v", w.records[0].has)
		}
	}
}

// TestPushResolved sends what a person merged, where it is of the revision that is here.
func TestPushResolved(t *testing.T) {
	w := newWorld(model.SystemFeatherOrg)
	id, record := w.linked(t, "one")
	w.change(t, id, `description="mine"`, `prompt="mine"`)
	w.changeThere(t, record, `description="theirs"`, `prompt="theirs"`)
	resolved := w.personas[id].Persona
	resolved.Prompt = value.Some("theirs")
	got, _, _ := w.deeds(t, Push, Options{Resolved: map[string]library.Put{id: {Persona: resolved, Base: 1}}})
	expect(t, got, "left out one")
	w.deeds(t, Push, Options{Resolved: map[string]library.Put{id: {Persona: resolved, Base: 2}}})
	expect(t, lines(w.rows(t, Scope{})), "↓ one |prompt")
	w.deeds(t, Pull, Options{})
	if p := w.personas[id].Persona; p.Description != value.Some("mine") || p.Prompt != value.Some("theirs") {
		t.Errorf("%+v", p)
	}
}

// TestPushTellsWhatWasTakenAway, and what an update cannot tell.
func TestPushTellsWhatWasTakenAway(t *testing.T) {
	w := newWorld(model.SystemAnam)
	id := w.here(t, "one", `description="old"`, `anam.avatarId="a"`, `anam.initialMessage="hello"`, `anam.languageCode="de"`)
	w.deeds(t, Push, Options{})
	w.change(t, id, `description=`, `anam.avatarId=`, `anam.initialMessage=`)
	_, outcomes, _ := w.deeds(t, Push, Options{})
	has := w.records[0].has
	if has.Description != value.Some("") || !has.Anam.InitialMessage.IsNull() || has.Anam.LanguageCode != value.Some("de") || has.Anam.AvatarID != value.Some("a") {
		t.Errorf("%+v", has)
	}
	if losses := wire.Losses(outcomes[0].Findings); len(losses) == 0 {
		t.Error("it is said that the avatar stays")
	}
	expect(t, lines(w.rows(t, Scope{})), "↑ one anam.avatarId|")
	got, outcomes, _ := w.deeds(t, Push, Options{})
	expect(t, got, "left out one")
	if !errors.Is(outcomes[0].Err, ErrCannot) || w.fakePlace.calls["update"] != 1 {
		t.Errorf("%v, %v", outcomes[0].Err, w.fakePlace.calls)
	}
}

// TestPushMakesWhole: what a create cannot hold follows in an update.
func TestPushMakesWhole(t *testing.T) {
	w := newWorld(model.SystemAnam)
	w.here(t, "one", `anam.widgetConfig.callToAction="Ask"`)
	got, _, _ := w.deeds(t, Push, Options{})
	expect(t, got, "created one")
	expect(t, lines(w.rows(t, Scope{})), "= one")
	w = newWorld(model.SystemEvalStudio)
	w.fakeBook.images["mine.png"] = library.Image{ID: "mine.png", Data: []byte("A")}
	w.here(t, "one", `evalstudio.imageUrl="mine.png"`)
	w.deeds(t, Push, Options{})
	if there := w.records[0].has.EvalStudio.ImageURL.Or(""); w.fakePlace.images[there] != "A" || w.pairs["mine.png"] != there {
		t.Errorf("%q, %v", there, w.pairs)
	}
	expect(t, lines(w.rows(t, Scope{})), "= one")
	w.deeds(t, Push, Options{})
	if w.fakePlace.calls["upload"] != 1 || w.fakePlace.calls["update"] != 1 {
		t.Errorf("%v", w.fakePlace.calls)
	}
}

// TestPushInstalls what came from Feather's catalogue, and tells it what differs.
func TestPushInstalls(t *testing.T) {
	w := newWorld(model.SystemFeatherOrg)
	w.here(t, "Renamed", `origin.feather.id="catalogue"`, `description="mine"`)
	w.here(t, "Gone", `origin.feather.id="not there"`)
	w.fakePlace.before = func(call string) error {
		if call == "install not there" {
			return fmt.Errorf("catalogue: %w", ErrNotThere)
		}
		return nil
	}
	got, _, _ := w.deeds(t, Push, Options{})
	expect(t, got, "created Gone", "installed Renamed")
	for _, r := range w.records {
		if r.has.Name == "Renamed" && (r.has.Description != value.Some("mine") || r.has.Prompt != value.Some("You are in a hurry.") || r.has.Origin.FeatherOrg.ClonedFromID.Or("") != "catalogue") {
			t.Errorf("%+v", r.has)
		}
	}
	if len(w.records) != 2 || w.fakePlace.calls["update"] != 1 {
		t.Errorf("%v", w.fakePlace.calls)
	}
	for _, row := range w.rows(t, Scope{}) {
		if row.State != library.SyncSame {
			t.Errorf("%v", lines([]Row{row}))
		}
	}
}

// TestPushDeletes only where it is told to, and not what was changed there since.
func TestPushDeletes(t *testing.T) {
	w := newWorld(model.SystemFeatherOrg)
	gone, _ := w.linked(t, "gone")
	changed, record := w.linked(t, "changed")
	w.changeThere(t, record, `description="theirs"`)
	w.trash(gone)
	w.trash(changed)
	got, _, _ := w.deeds(t, Push, Options{})
	expect(t, got, "left out gone", "left out changed")
	got, outcomes, _ := w.deeds(t, Push, Options{Delete: true})
	expect(t, got, "deleted gone", "left out changed")
	if !errors.Is(outcomes[1].Err, library.ErrConflict) || len(w.records) != 1 || w.links[gone].Record != "" {
		t.Errorf("%+v", outcomes[1])
	}
	got, _, _ = w.deeds(t, Push, Options{Delete: true, Prefer: PreferMine})
	expect(t, got, "deleted changed")
	if len(w.records)+len(w.links)+len(w.intents) > 0 {
		t.Errorf("%v", w.links)
	}
}

// TestPushMakesAgain what was deleted there, only where it is named.
func TestPushMakesAgain(t *testing.T) {
	w := newWorld(model.SystemFeatherOrg)
	id, _ := w.linked(t, "one")
	w.change(t, id, `description="mine"`)
	w.records = nil
	got, _, _ := w.deeds(t, Push, Options{})
	expect(t, got, "left out one")
	got, _, _ = w.deeds(t, Push, Options{Scope: Scope{Personas: []string{id, id}}})
	expect(t, got, "created one")
	expect(t, lines(w.rows(t, Scope{})), "= one")
}

// TestPushWithoutReading changes what was made, by what was sent last.
func TestPushWithoutReading(t *testing.T) {
	w := newWorld(model.SystemMrAssistant)
	w.can = Abilities{Create: true, Update: true, AtOnce: 2}
	id := w.here(t, "one")
	got, _, _ := w.deeds(t, Push, Options{})
	expect(t, got, "created one")
	w.change(t, id, `description="mine"`)
	got, outcomes, _ := w.deeds(t, Push, Options{})
	expect(t, got, "updated one")
	if w.records[0].has.Description != value.Some("mine") || len(w.fakePlace.calls) != 2 || !strings.Contains(outcomes[0].Why, "sent last") {
		t.Errorf("%v, %q", w.fakePlace.calls, outcomes[0].Why)
	}
	w.fakePlace.after = lose("create")
	two := w.here(t, "two")
	got, _, _ = w.deeds(t, Push, Options{})
	expect(t, got, "left out two")
	w.fakePlace.after = nil
	got, outcomes, _ = w.deeds(t, Push, Options{})
	expect(t, got, "left out two")
	if !errors.Is(byName(outcomes, "two").Err, ErrUnclear) || len(w.records) != 2 {
		t.Errorf("%v", byName(outcomes, "two").Err)
	}
	got, _, _ = w.deeds(t, Push, Options{Scope: Scope{Personas: []string{two}}})
	expect(t, got, "created two")
}

func lose(call string) func(string) error {
	return func(c string) error {
		if c == call {
			return fmt.Errorf("no answer: %w", ErrUnclear)
		}
		return nil
	}
}

// TestPushFindsLostAnswers of each kind of request, and does nothing twice.
func TestPushFindsLostAnswers(t *testing.T) {
	for _, system := range []model.System{model.SystemFeatherOrg, model.SystemEvalStudio, model.SystemAnam} {
		for _, call := range []string{"create", "update", "delete"} {
			for _, isDone := range []bool{true, false} {
				w := newWorld(system)
				w.here(t, "new", `description="mine"`)
				changed, record := w.linked(t, "changed")
				w.change(t, changed, `description="mine"`)
				trashed, _ := w.linked(t, "trashed")
				w.trash(trashed)
				if isDone {
					w.fakePlace.after = lose(call)
				} else {
					w.fakePlace.before = lose(call)
				}
				w.deeds(t, Push, Options{Delete: true})
				if len(w.intents) != 1 || len(w.lost) != 1 {
					t.Fatalf("nothing was left behind: %v", w.intents)
				}
				w.fakePlace.after, w.fakePlace.before = nil, nil
				clear(w.fakePlace.calls)
				w.deeds(t, Push, Options{Delete: true})
				expect(t, lines(w.rows(t, Scope{})), "= changed", "= new")
				calls := w.fakePlace.calls
				done := calls["create"] + calls["update"] + calls["delete"]
				if len(w.records) != 2 || record.has.Description != value.Some("mine") || len(w.intents) > 0 || isDone && done > 0 || !isDone && done != 1 {
					t.Errorf("%s, %s: %v, %v", system, call, calls, w.intents)
				}
			}
		}
	}
}

// TestPushGoesOnAfterALostAnswer: what was edited since is no conflict with what was sent.
func TestPushGoesOnAfterALostAnswer(t *testing.T) {
	for _, call := range []string{"create", "update"} {
		for _, prefer := range []Side{"", PreferMine} {
			w := newWorld(model.SystemAnam)
			id := w.here(t, "one", `description="first"`, `anam.initialMessage="first"`)
			if call == "update" {
				w.deeds(t, Push, Options{})
				w.change(t, id, `description="second"`, `anam.initialMessage="second"`)
				if prefer != "" {
					w.changeThere(t, w.records[0], `prompt="theirs"`)
				}
			}
			w.fakePlace.after = lose(call)
			w.deeds(t, Push, Options{Prefer: prefer})
			w.fakePlace.after = nil
			w.change(t, id, `description="third"`)
			got, _, _ := w.deeds(t, Pull, Options{})
			if call == "update" && prefer != "" {
				expect(t, got, "merged one")
			}
			got, _, _ = w.deeds(t, Push, Options{})
			expect(t, got, "updated one")
			has := w.records[0].has
			if here := w.personas[id].Persona; has.Description != value.Some("third") || has.Anam.InitialMessage != here.Anam.InitialMessage || has.Prompt != here.Prompt || len(w.records) != 1 {
				t.Errorf("%s: %+v", call, has)
			}
		}
	}
}

// TestPushLeavesAloneWhatIsLikeIt: of several records that a lost create may have made none
// is taken, and none is made.
func TestPushLeavesAloneWhatIsLikeIt(t *testing.T) {
	w := newWorld(model.SystemFeatherOrg)
	w.here(t, "new")
	w.fakePlace.after = lose("create")
	w.deeds(t, Push, Options{})
	w.fakePlace.after = nil
	w.keep(w.records[0].has)
	got, outcomes, _ := w.deeds(t, Push, Options{})
	expect(t, got, "left out new")
	if len(w.records) != 2 || !strings.Contains(outcomes[0].Err.Error(), "2 records") {
		t.Errorf("%v", outcomes[0].Err)
	}
	w.records = w.records[:1]
	w.deeds(t, Push, Options{})
	expect(t, lines(w.rows(t, Scope{})), "= new")
}

// TestPushForgoes what did nothing, and ends where nothing more can be done.
func TestPushForgoes(t *testing.T) {
	for _, c := range []struct {
		err  error
		ends bool
	}{{ErrRefused, false}, {ErrDenied, true}, {ErrUnreachable, true}, {ErrLater, true}} {
		w := newWorld(model.SystemEvalStudio)
		for i := range 20 {
			w.here(t, fmt.Sprint(i))
		}
		w.fakePlace.before = func(call string) error {
			if call == "create" {
				return fmt.Errorf("told: %w", c.err)
			}
			return nil
		}
		report, err := Push(context.Background(), w.fakeBook, w.fakePlace, Options{Scope: Scope{Remote: w.remote}})
		creates := w.fakePlace.calls["create"]
		if len(w.intents) > 0 || c.ends != errors.Is(err, c.err) || c.ends && creates > 6 || !c.ends && report.Deeds[DeedLeftOut] != 20 {
			t.Errorf("%v: %v after %d, %v", c.err, err, creates, report)
		}
	}
}

// TestPushKeepsTheIntentOfAnyOtherError: it may have been done.
func TestPushKeepsTheIntentOfAnyOtherError(t *testing.T) {
	w := newWorld(model.SystemEvalStudio)
	w.here(t, "one")
	w.fakePlace.after = func(call string) error {
		if call == "create" {
			return context.Canceled
		}
		return nil
	}
	_, err := Push(context.Background(), w.fakeBook, w.fakePlace, Options{Scope: Scope{Remote: w.remote}})
	if !errors.Is(err, context.Canceled) || len(w.lost) != 1 {
		t.Errorf("%v, %v", err, w.intents)
	}
}

// TestPushStops between two requests, with nothing in doubt.
func TestPushStops(t *testing.T) {
	w := newWorld(model.SystemEvalStudio)
	for i := range 20 {
		w.here(t, fmt.Sprint(i))
	}
	ctx, stop := context.WithCancel(context.Background())
	w.fakePlace.after = func(call string) error {
		if call == "create" && w.count(call) >= 5 {
			stop()
		}
		return nil
	}
	_, err := Push(ctx, w.fakeBook, w.fakePlace, Options{Scope: Scope{Remote: w.remote}})
	if err == nil || len(w.intents) > 0 || len(w.records) != len(w.links) || len(w.records) > 8 {
		t.Errorf("%v, %v, %d records, %d links", err, w.intents, len(w.records), len(w.links))
	}
}

// TestPushRefusesFeathersLibrary, which is for Feather's staff.
func TestPushRefusesFeathersLibrary(t *testing.T) {
	w := newWorld(model.SystemFeather)
	_, err := Push(context.Background(), w.fakeBook, w.fakePlace, Options{Scope: Scope{Remote: w.remote}})
	if !errors.Is(err, ErrCannot) || !strings.Contains(err.Error(), "feather-org") {
		t.Error(err)
	}
}

// TestPushSpeaksTheAPIOfThePlace, where the remote names none.
func TestPushSpeaksTheAPIOfThePlace(t *testing.T) {
	for _, api := range []string{wire.API121, wire.API187} {
		w := newWorld(model.SystemFeatherOrg)
		w.api, w.can.API = api, api
		w.here(t, "one", `behavior_config.text_burst.enabled=true`)
		w.deeds(t, Push, Options{})
		if has := w.records[0].has.Behavior.TextBurst.Enabled; has.Or(false) != (api == wire.API187) {
			t.Errorf("%s: %v", api, has)
		}
	}
}

// TestPushLeavesOutWhatIsRefused, with what the system would say.
func TestPushLeavesOutWhatIsRefused(t *testing.T) {
	w := newWorld(model.SystemFeatherOrg)
	id, _ := w.linked(t, "one")
	spec, _ := field.Find("behavior_config.cut_in.min_words")
	p := w.personas[id].Persona
	put(&p, spec, value.Int(99))
	w.save(p)
	_, outcomes, _ := w.deeds(t, Push, Options{})
	var refused *wire.RefusedError
	if !errors.As(outcomes[0].Err, &refused) || outcomes[0].Body == nil || w.fakePlace.calls["update"] > 0 {
		t.Errorf("%+v", outcomes[0].Err)
	}
}
