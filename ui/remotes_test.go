package ui_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"personae/db"
	"personae/db/remote"

	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/value"
	"personae/ui"
	"personae/ui/api"
)

// connected is the editor on a library with a remote: another library that is served as
// EvalStudio. Both have the starter set.
type connected struct {
	*driver
	here, there *db.DB
	gate        atomic.Pointer[chan struct{}] // what answers wait for, nil for nothing
	refuse      atomic.Bool                   // writes are refused
}

// serve serves the other library as the systems would.
func (c *connected) serve(t *testing.T) (url string) {
	t.Helper()
	handler := api.Handler(c.there, api.Options{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gate := c.gate.Load(); gate != nil {
			select {
			case <-*gate:
			case <-r.Context().Done():
				return
			}
		}
		if c.refuse.Load() && r.Method != http.MethodGet {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusConflict)
			_, _ = w.Write([]byte(`{"error":"No room at the inn"}`))
			return
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func connect(t *testing.T) *connected {
	t.Helper()
	c := &connected{here: newLibrary(t, starters), there: newLibrary(t, starters)}
	keep := library.Remote{Name: "tests", System: model.SystemEvalStudio, URL: c.serve(t) + "/evalstudio", Project: "Default", ProjectID: "Default"}
	if err := c.here.SaveRemote(t.Context(), keep); err != nil {
		t.Fatal(err)
	}
	c.driver = driveWith(t, c.here, 120, 36, ui.Options{Remote: remote.Opener(func(string) string { return "" })})
	c.see("12 personas")
	return c
}

// describe gives a persona of a library a description.
func describe(t *testing.T, store *db.DB, name, text string) {
	t.Helper()
	record, err := store.ByName(t.Context(), "Default", name)
	if err != nil {
		t.Fatal(err)
	}
	record.Persona.Description = value.Some(text)
	if _, err := store.Write(t.Context(), library.OperationSave, "Saved", []library.Put{{Persona: record.Persona, Base: record.Revision}}); err != nil {
		t.Fatal(err)
	}
}

// described is the description of a persona of a library.
func described(t *testing.T, store *db.DB, name string) string {
	t.Helper()
	record, err := store.ByName(t.Context(), "Default", name)
	if err != nil {
		t.Fatal(err)
	}
	return record.Persona.Description.Or("")
}

// names are those of the starter set that the tests change.
const (
	first  = "Impatient interrupter"
	second = "Silent thinker"
	third  = "Terse texter"
)

func TestARemoteIsLookedAt(t *testing.T) {
	t.Parallel()
	c := connect(t)
	c.press("P")
	c.see("Nothing differs.")
	c.see("= 12 same")
	describe(t, c.here, first, "Hurried here.")
	c.press("r")
	c.see("↑ 1 changed here")
	c.see("↑ " + first)
	if strings.Contains(c.screen(), second) {
		t.Error("what is the same is shown")
	}
	c.press("a")
	c.see(second)
	c.press("esc")
	c.see("There")
	c.see("Remote tests: ↑ changed here")
}

// TestAPullIsOneChange: it is taken back by one undo, and the page says so.
func TestAPullIsOneChange(t *testing.T) {
	t.Parallel()
	c := connect(t)
	c.press("P")
	c.see("= 12 same")
	describe(t, c.there, first, "Hurried there.")
	describe(t, c.there, second, "Slow there.")
	c.press("r")
	c.see("↓ 2 changed there")
	c.press("A", "p")
	c.see("Pulled from tests: 2 updated. u takes it back.")
	c.see("Updated: the same on both sides now")
	if got := described(t, c.here, first) + described(t, c.here, second); got != "Hurried there.Slow there." {
		t.Errorf("pulled %q", got)
	}
	c.settle()
	c.press("u")
	c.see("Undone: Pulled 2 personas from tests")
	c.see("↓ 2 changed there")
	c.settle()
	if got := described(t, c.here, first); strings.Contains(got, "there") {
		t.Errorf("undone, it is %q", got)
	}
	c.press("ctrl+r")
	c.see("= 12 same")
}

func TestAPushIsAskedFirst(t *testing.T) {
	t.Parallel()
	c := connect(t)
	c.press("P")
	c.see("= 12 same")
	describe(t, c.here, first, "Hurried here.")
	c.settle()
	c.press("r")
	c.see("↑ 1 changed here")
	before := described(t, c.there, first)
	c.press("P")
	c.see("Push to tests, EvalStudio?")
	c.see("1 is updated there: " + first)
	c.press("enter") // the safe answer
	c.settle()
	if described(t, c.there, first) != before {
		t.Fatal("the safe answer pushes")
	}
	c.press("P", "p")
	c.see("Pushed to tests: 1 updated.")
	c.see("Updated: the same on both sides now")
	if got := described(t, c.there, first); got != "Hurried here." {
		t.Errorf("there it is %q", got)
	}
}

// TestAConflictIsDecidedAndPushed by the dialog of conflicts.
func TestAConflictIsDecidedAndPushed(t *testing.T) {
	t.Parallel()
	c := connect(t)
	c.press("P")
	c.see("= 12 same")
	describe(t, c.here, first, "Hurried here.")
	describe(t, c.there, first, "Hurried there.")
	c.press("r")
	c.see("≠ 1 on both sides")
	c.see("Both changed description")
	c.settle()
	c.press("p") // of one alone that is the same as m
	c.see("Changed by both")
	c.see("mine is here, theirs is there")
	c.press("m", "enter")
	c.see("Push the merge")
	for strings.Contains(c.screen(), "Push the merge") { // what comes unasked is deaf for a moment
		c.press("p")
	}
	c.see("Pushed to tests: 1 updated.")
	if got := described(t, c.there, first); got != "Hurried here." {
		t.Errorf("there it is %q", got)
	}
}

// TestTheTwoAreShownSideBySide, and a field is copied from there to here.
func TestTheTwoAreShownSideBySide(t *testing.T) {
	t.Parallel()
	c := connect(t)
	c.press("P")
	c.see("= 12 same")
	describe(t, c.there, first, "Hurried there.")
	c.press("r")
	c.see("↓ 1 changed there")
	c.settle()
	c.press("enter")
	c.see("at tests · " + first)
	c.see("1 field differs")
	c.press("esc", "b")
	c.see("agreed just now · " + first)
	c.press("esc", "enter")
	c.see("here · " + first)
	c.press("right")
	c.see("What is there is changed by a push")
	c.press("left")
	c.see("Copied “Description” from at tests · " + first)
	c.settle()
	if got := described(t, c.here, first); got != "Hurried there." {
		t.Errorf("copied %q", got)
	}
	c.press("esc")
	c.see("Nothing differs.")
}

// TestDeletionsAreAskedAbout on each side.
func TestDeletionsAreAskedAbout(t *testing.T) {
	t.Parallel()
	c := connect(t)
	c.press("P")
	c.see("= 12 same")
	for name, store := range map[string]*db.DB{first: c.here, second: c.there} {
		record, err := store.ByName(t.Context(), "Default", name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Delete(t.Context(), []string{record.Persona.ID}); err != nil {
			t.Fatal(err)
		}
	}
	c.press("r")
	c.see("Deleted here since")
	c.see("Deleted there since")
	c.press("A", "p")
	c.see("Move what was deleted at tests to the trash here too?")
	c.press("d")
	c.see("Pulled from tests: 1 deleted.")
	c.settle()
	if got := inTrash(t, c.here); !slices.Contains(got, second) {
		t.Errorf("the trash has %v", got)
	}
	c.press("A", "P")
	c.see("was deleted here and is there still")
	c.press("d")
	c.see("Pushed to tests: 1 deleted.")
	if got := inTrash(t, c.there); !slices.Contains(got, first) {
		t.Errorf("the trash there has %v", got)
	}
}

// TestALookIsStopped, and what cannot be reached says so.
func TestARemoteThatCannotBeReachedSaysSo(t *testing.T) {
	t.Parallel()
	c := connect(t)
	keep := library.Remote{Name: "away", System: model.SystemAnam, URL: "http://127.0.0.1:1/anam", Project: "Default"}
	if err := c.here.SaveRemote(t.Context(), keep); err != nil {
		t.Fatal(err)
	}
	c.press("P")
	c.see("● away")
	c.see("nothing was sent")
	c.see("r looks again, e changes where the remote and its key are")
	c.press("tab")
	c.see("● tests")
	c.see("Nothing differs.")
}

// TestARemoteIsMadeChangedAndForgotten in the editor.
func TestARemoteIsMadeChangedAndForgotten(t *testing.T) {
	t.Parallel()
	d, store := start(t)
	d.see("12 personas")
	d.press("P")
	d.see("No remote yet.")
	d.press("n")
	d.see("New remote")
	d.typed("mine")
	d.press("down", "right", "right")
	d.see("https://api.anam.ai")
	for range 3 {
		d.press("down")
	}
	d.typed("fth_live_0123456789abcdefXYZ42")
	d.press("enter")
	d.see("never a key itself")
	d.press("ctrl+u")
	d.typed("ANAM_KEY")
	d.press("enter")
	d.see("Kept the remote mine.")
	d.settle()
	list, err := store.Remotes(t.Context())
	want := library.Remote{Name: "mine", System: model.SystemAnam, URL: "https://api.anam.ai", Project: "Default", KeyEnv: "ANAM_KEY"}
	if err != nil || len(list) != 1 || list[0] != want {
		t.Fatalf("kept %+v, %v", list, err)
	}
	d.press("e")
	d.see("Remote mine")
	for range 3 {
		d.press("up")
	}
	d.typed("/v2")
	d.press("enter")
	d.see("api.anam.ai/v2")
	d.settle()
	d.press("d")
	d.see("Forget mine")
	d.press("f")
	d.see("No remote yet.")
}

// slowly has every answer of the remote wait until it is let go.
func (c *connected) slowly() (letGo func()) {
	gate := make(chan struct{})
	c.gate.Store(&gate)
	return sync.OnceFunc(func() { close(gate) })
}

// TestTheScreenIsAliveWhileARemoteIsAsked: the cursor moves, what goes on is said, and esc
// stops it.
func TestTheScreenIsAliveWhileARemoteIsAsked(t *testing.T) {
	t.Parallel()
	c := connect(t)
	c.press("P")
	c.see("= 12 same")
	describe(t, c.here, first, "Hurried here.")
	describe(t, c.here, second, "Slow here.")
	c.settle()
	c.press("r")
	c.see("↑ 2 changed here")
	letGo := c.slowly()
	defer letGo()
	c.press("A", "P", "p")
	c.see("Pushing… esc stops it.")
	c.press("P")
	c.see("Something is under way")
	if before := c.screen(); !strings.Contains(before, "›✓ ↑") {
		t.Fatalf("no row is under the cursor:\n%s", before)
	}
	before := c.screen()
	if c.press("down"); c.screen() == before {
		t.Error("the cursor does not move while a push is under way")
	}
	c.press("esc")
	c.see("Stopping…")
	c.see("It was stopped: nothing was pushed.")
	c.press("esc", "esc") // the selection, and the page
	c.see("There")
}

// TestQuittingWaitsForAPush so that what was sent is known.
func TestQuittingWaitsForAPush(t *testing.T) {
	t.Parallel()
	c := connect(t)
	c.press("P")
	c.see("= 12 same")
	describe(t, c.here, first, "Hurried here.")
	c.settle()
	c.press("r")
	c.see("↑ 1 changed here")
	letGo := c.slowly()
	defer letGo()
	c.press("P", "p")
	c.see("Pushing…")
	c.press("q")
	c.see("Pushing… ctrl+c stops it.")
	if c.quit {
		t.Fatal("it ended in the middle of a push")
	}
	letGo()
	c.wait("the end", func() bool { return c.quit })
	if got := described(t, c.there, first); got != "Hurried here." {
		t.Errorf("there it is %q", got)
	}
}

// TestWhatIsRefusedStandsAtItsRow with the sentence of the remote.
func TestWhatIsRefusedStandsAtItsRow(t *testing.T) {
	t.Parallel()
	c := connect(t)
	c.press("P")
	c.see("= 12 same")
	describe(t, c.here, first, "Hurried here.")
	c.settle()
	c.press("r")
	c.see("↑ 1 changed here")
	c.refuse.Store(true)
	c.press("P", "p")
	c.see("✗ " + first)
	c.see("No room at the inn")
	if got := described(t, c.there, first); got == "Hurried here." {
		t.Error("it was written all the same")
	}
}

// TestAnotherEditorsPullIsFollowed: of what both agreed on meanwhile the remote is asked
// anew.
func TestAnotherEditorsPullIsFollowed(t *testing.T) {
	t.Parallel()
	c := connect(t)
	c.press("P")
	c.see("= 12 same")
	describe(t, c.there, first, "Hurried there.")
	c.press("r")
	c.see("↓ 1 changed there")
	c.settle()
	other := openLibrary(t, c.here.Info().Path)
	keep, err := other.Remote(t.Context(), "tests")
	if err != nil {
		t.Fatal(err)
	}
	place, err := remote.Opener(func(string) string { return "" })(keep, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := syncing.Pull(t.Context(), other, place, syncing.Options{Scope: syncing.Scope{Remote: keep}}); err != nil {
		t.Fatal(err)
	}
	c.see("= 12 same")
}

// TestAReadOnlyLibraryIsComparedAndNoMore, and each key that would change it says so.
func TestAReadOnlyLibraryIsComparedAndNoMore(t *testing.T) {
	t.Parallel()
	c := connect(t)
	describe(t, c.here, first, "Hurried here.")
	store, err := db.Open(t.Context(), c.here.Info().Path, db.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // nothing was written
	d := driveWith(t, store, 120, 36, ui.Options{Remote: remote.Opener(func(string) string { return "" })})
	d.see("12 personas")
	d.press("P")
	d.see("= 11 same")
	d.see("? 1 unknown")
	for _, k := range []string{"p", "P", "m", "n", "e", "d"} {
		d.press(k)
		d.see("The library is read-only")
	}
	d.settle()
	d.press("enter")
	d.see("at tests · " + first)
}

// TestWhatClashesIsAskedAbout: of several, one side may hold for all.
func TestWhatClashesIsAskedAbout(t *testing.T) {
	t.Parallel()
	c := connect(t)
	describe(t, c.there, first, "Hurried there.") // before anybody knew what both had
	c.press("P")
	c.see("= 11 same")
	c.see("Differs: description")
	for _, name := range []string{second, third} {
		describe(t, c.here, name, "Here "+name)
		describe(t, c.there, name, "There "+name)
	}
	c.settle()
	c.press("r")
	c.see("≠ 2 on both sides")
	c.press("A", "p")
	c.see("• 3 clash: ")
	c.press("t")
	c.see("Pulled from tests: 1 updated, 2 merged.")
	c.settle()
	for name, want := range map[string]string{first: "Hurried there.", second: "There " + second, third: "There " + third} {
		if got := described(t, c.here, name); got != want {
			t.Errorf("%s has %q, want %q", name, got, want)
		}
	}
	c.press("u")
	c.see("≠ 2 on both sides")
	c.settle()
	c.press("A", "p")
	c.see("• 3 clash: ")
	c.press("m")
	c.see("↑ 3 changed here")
	if got := described(t, c.here, second); got != "Here "+second {
		t.Errorf("%s has %q", second, got)
	}
}
