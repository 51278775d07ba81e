package ui_test

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/db"
	"personae/keymap"
	"personae/model"
	"personae/model/edit"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/ui"
)

// bulkStart opens the page on all personas of the starter set.
func bulkStart(t *testing.T) (*driver, *db.DB) {
	t.Helper()
	d, store := start(t)
	d.see("12 personas")
	d.press("A")
	d.see("12 selected")
	d.press("b")
	d.see("Change which field?")
	return d, store
}

// chooseField picks a field by what is typed.
func (d *driver) chooseField(typed string) {
	d.t.Helper()
	d.typed(typed)
	d.press("enter")
	d.settle()
}

func TestManyPersonasAreChangedAsOneOperation(t *testing.T) {
	t.Parallel()
	d, store := bulkStart(t)
	before := all(t, store)
	d.chooseField("tags")
	d.typed("tuned")
	d.see("12 personas change")
	d.see("tags: added tuned")
	if all(t, store) != before {
		t.Fatal("it was written before it was applied")
	}
	d.press("ctrl+s")
	d.see("Changed 12 personas: tags + tuned")
	if page, err := store.Page(t.Context(), library.Query{Tags: []string{"tuned"}}, 0, 1); err != nil || page.Total != 12 {
		t.Errorf("%d have the tag, %v", page.Total, err)
	}
	if d.root.Front() != keymap.List {
		t.Errorf("%s is in front", d.root.Front())
	}
	d.press("u")
	d.see("Undone: Changed 12 personas")
	if page, err := store.Page(t.Context(), library.Query{Tags: []string{"tuned"}}, 0, 1); err != nil || page.Total != 0 {
		t.Errorf("%d have the tag after undo, %v", page.Total, err)
	}
}

// TestWhoCannotTakeAChange stops all, or is left out.
func TestWhoCannotTakeAChange(t *testing.T) {
	t.Parallel()
	d, store := bulkStart(t)
	d.press("esc")
	d.settle()
	set(t, store, "Silent thinker", "behavior_config.cut_in.min_words", value.Null)
	d.press("a")
	d.typed("behavior_config.cut_in.min_words+=1")
	d.press("enter")
	d.see("11 personas change, 1 cannot")
	d.see("it has no value of its own (preset)")
	before := all(t, store)
	d.press("ctrl+s")
	d.see("Not every persona can take the changes")
	d.press("t", "t")
	d.see("only troubles")
	d.unsee("Impatient interrupter")
	d.press("o", "ctrl+s")
	d.see("left out 1")
	if all(t, store) == before {
		t.Error("nothing was changed")
	}
}

// set writes a field of a persona as another program would.
func set(t *testing.T, store *db.DB, name, path string, v value.Value) {
	t.Helper()
	record, err := store.Find(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	spec, err := field.Lookup(path)
	if err == nil {
		err = spec.Of(&record.Persona).Set(v)
	}
	if err == nil {
		_, err = store.Write(t.Context(), library.OperationSave, "Saved", []library.Put{{Persona: record.Persona, Base: record.Revision}})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestAFieldThatWasChangedMeanwhileIsAConflict, another is not.
func TestAFieldThatWasChangedMeanwhileIsAConflict(t *testing.T) {
	t.Parallel()
	d, store := bulkStart(t)
	d.chooseField("cut in after words")
	d.typed("9")
	d.see("12 personas change")
	set(t, store, "Silent thinker", "description", value.Text("other"))
	set(t, store, "Cooperative baseline", "behavior_config.cut_in.min_words", value.Int(7))
	d.press("ctrl+s")
	d.see("was changed meanwhile")
	d.see("7 → 9")
	d.press("ctrl+s")
	d.see("Changed 12 personas")
	record, err := store.Find(t.Context(), "Silent thinker")
	if err != nil || record.Persona.Description.Or("") != "other" || record.Persona.Behavior.CutIn.MinWords.Or(0) != 9 {
		t.Errorf("%+v, %v", record.Persona, err)
	}
}

// slowStore makes an edit wait until it is stopped.
type slowStore struct{ ui.Store }

func (s slowStore) Edit(ctx context.Context, kind library.OperationKind, change func(edit.Library) (string, error)) (library.Operation, error) {
	return s.Store.Edit(ctx, kind, func(lib edit.Library) (string, error) {
		label, err := change(lib)
		<-ctx.Done()
		return label, cmp.Or(err, ctx.Err())
	})
}

func TestAnEditThatIsStoppedWritesNothing(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	d := drive(t, slowStore{store}, 120, 36)
	d.see("12 personas")
	before := all(t, store)
	d.press("A")
	d.see("12 selected")
	d.press("b")
	d.see("Change which field?")
	d.chooseField("tags")
	d.typed("tuned")
	d.see("12 personas change")
	d.press("ctrl+s")
	d.see("Changing… 12 of 12")
	d.press("esc")
	d.see("It was stopped, and nothing was changed.")
	if all(t, store) != before {
		t.Error("it was written")
	}
	d.see("12 personas change")
}

func TestTheValueIsChosenWhereItCanBe(t *testing.T) {
	t.Parallel()
	d, _ := bulkStart(t)
	d.chooseField("interrupts")
	d.see("behavior_config.interruption_mode=")
	before := d.screen()
	d.press("right")
	d.settle()
	if d.screen() == before {
		t.Error("the next value shows no difference")
	}
	d.press("ctrl+n")
	d.chooseField("traits")
	d.see("Which name in it?")
	d.chooseField("shoe")
	d.typed("41")
	d.see("traits: added shoe")
	d.press("tab")
	d.see("traits shoe: it is not there")
	d.press("ctrl+x")
	d.unsee("Traits shoe")
	d.press("ctrl+n")
	d.typed("tagz+=a")
	d.press("enter")
	d.see("did you mean tags")
}

// thousands is the file of a library with so many personas.
func thousands(many int) func() ([]byte, error) {
	return libraryOf(func() ([]model.Persona, error) {
		out := make([]model.Persona, many)
		for i := range out {
			out[i] = field.NewPersona("Default", fmt.Sprintf("Caller %05d", i))
			out[i].Prompt = value.Some(strings.Repeat("You call about a bill. ", 80))
		}
		return out, nil
	})
}

// BenchmarkDryRunFirstScreen types a value for 10,000 personas and waits for the
// first screen of what becomes of them.
func BenchmarkDryRunFirstScreen(b *testing.B) {
	store := newLibrary(b, thousands(10_000))
	var slowest time.Duration
	for b.Loop() {
		d := drive(b, store, 120, 36)
		d.see("10,000 personas")
		d.press("A")
		d.see("10,000 selected")
		d.press("b")
		d.see("Change which field?")
		d.typed("cut in after words")
		d.press("enter")
		d.settle()
		began := time.Now()
		d.update(tea.KeyPressMsg{Code: '9', Text: "9"})
		d.see("→ 9")
		slowest = max(slowest, time.Since(began))
		if strings.Contains(d.screen(), "10000 personas change") {
			b.Log("all were looked at before the first screen")
		}
	}
	b.ReportMetric(float64(slowest.Milliseconds()), "ms-slowest")
}
