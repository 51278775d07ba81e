package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"personae/model/library"
)

// drafted is a library with one persona, and a draft of it with text that is no value.
func drafted(t *testing.T, o Options) (*DB, library.Draft) {
	t.Helper()
	d := mustOpen(t, newFile(t, t.TempDir()), o)
	r := mustCreate(t, d, persona("A"))[0]
	draft := library.Draft{Persona: r.Persona, Base: 1, BasePersona: r.Persona, At: newClock().now}
	draft.Persona.Name = "typed"
	draft.Unfinished = []library.Unfinished{{Path: "traits", Text: `{"a": "<é`, Wrong: "It is not finished."}}
	return d, draft
}

func mustKeep(t *testing.T, d *DB, drafts ...library.Draft) {
	t.Helper()
	for _, draft := range drafts {
		if err := d.KeepDraft(context.Background(), draft); err != nil {
			t.Fatal(err)
		}
	}
}

// wantDrafts fails unless d offers the drafts, the newest first, and returns them.
func wantDrafts(t *testing.T, d *DB, want ...library.Draft) []library.Draft {
	t.Helper()
	got, err := d.Drafts(context.Background())
	if err != nil || len(got) != len(want) {
		t.Fatalf("it offers %d drafts, %v; want %d", len(got), err, len(want))
	}
	text := func(draft library.Draft) string {
		unfinished, err := json.Marshal(draft.Unfinished)
		if err != nil {
			t.Fatal(err)
		}
		return encode(draft.Persona) + encode(draft.BasePersona) + string(unfinished) + draft.At.String()
	}
	for i := range want {
		if text(got[i]) != text(want[i]) || got[i].Base != want[i].Base || got[i].Editor == "" {
			t.Errorf("it offers %s of revision %d by %q, want %s of revision %d", text(got[i]), got[i].Base, got[i].Editor, text(want[i]), want[i].Base)
		}
	}
	return got
}

func TestDraftsAreOfferedToLaterRuns(t *testing.T) {
	ctx := context.Background()
	d, draft := drafted(t, Options{})
	unborn := library.Draft{Persona: persona("New"), At: draft.At.Add(1e9)}
	unborn.Persona.ID = "new"
	mustKeep(t, d, draft, unborn, draft)
	wantError(t, d.KeepDraft(ctx, library.Draft{Persona: persona("X")}), library.ErrInvalid)
	wantDrafts(t, d)
	later := mustOpen(t, d.file, Options{})
	offered := wantDrafts(t, later, unborn, draft)
	for range 2 {
		if err := later.DropDraft(ctx, "new", offered[0].Editor); err != nil {
			t.Fatal(err)
		}
	}
	wantDrafts(t, later, draft)
}

// TestTwoEditorsDraftOnePersona: neither overwrites what the other types, nor drops it
// by a save; what one takes up of a third is no longer offered to the other.
func TestTwoEditorsDraftOnePersona(t *testing.T) {
	ctx := context.Background()
	one, draft := drafted(t, Options{})
	other := mustOpen(t, one.file, Options{})
	second := draft
	second.Persona.Name, second.At = "typed by the other", draft.At.Add(time.Second)
	mustKeep(t, one, draft)
	mustKeep(t, other, second)
	third := mustOpen(t, one.file, Options{})
	offered := wantDrafts(t, third, second, draft)
	if err := one.DropDraft(ctx, draft.Persona.ID, ""); err != nil {
		t.Fatal(err)
	}
	wantDrafts(t, third, second)
	if err := third.TakeDraft(ctx, offered[0]); err != nil {
		t.Fatal(err)
	}
	wantDrafts(t, third)
	taken := wantDrafts(t, mustOpen(t, one.file, Options{}), second)
	if taken[0].Editor != third.editor {
		t.Errorf("it belongs to %s, not to %s, who took it up", taken[0].Editor, third.editor)
	}
}

// TestADraftIsOfferedOnceItsProcessIsOver: a number that another process has now is
// no sign of life, and neither is one that only waits to be asked how it went.
func TestADraftIsOfferedOnceItsProcessIsOver(t *testing.T) {
	ctx := context.Background()
	d, draft := drafted(t, Options{})
	mustKeep(t, d, draft)
	later := mustOpen(t, d.file, Options{})
	set := func(query string, args ...any) {
		t.Helper()
		if _, err := d.write.ExecContext(ctx, query, args...); err != nil {
			t.Fatal(err)
		}
	}
	started, running := startOf(os.Getppid())
	if !running {
		t.Fatal("the process that runs the tests is taken for one that is over")
	}
	set("UPDATE drafts SET process = ?, started = ?", os.Getppid(), started)
	wantDrafts(t, later)
	set("UPDATE drafts SET started = ''") // of an editor that did not keep it yet
	wantDrafts(t, later)
	if started != "" {
		set("UPDATE drafts SET started = 'at another time'")
		wantDrafts(t, later, draft)
	}
	set("UPDATE drafts SET host = 'elsewhere', started = ?", started)
	wantDrafts(t, later, draft)
	if runtime.GOOS == "windows" {
		return // a process that is over is gone there
	}
	over, process := unasked(t)
	set("UPDATE drafts SET host = ?, process = ?, started = ?", thisProcess().Host, process, started)
	for tries := 0; ; tries++ { // its files close just before it ends
		if offered, err := later.Drafts(ctx); err == nil && len(offered) == 1 {
			break
		} else if tries == 10_000 {
			t.Fatal("typed by a process that is over: not offered")
		}
		runtime.Gosched()
	}
	_ = over.Wait()
}

// unasked runs a process, this program without a test, that is over, or as good as
// that, before anybody asked how it went.
func unasked(t *testing.T) (*exec.Cmd, int) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	over := exec.CommandContext(t.Context(), program, "-test.run=^$")
	out, err := over.StdoutPipe()
	if err == nil {
		err = over.Start()
	}
	if err == nil {
		_, err = io.ReadAll(out) // its output ends with it
	}
	if err != nil {
		t.Fatal(err)
	}
	return over, over.Process.Pid
}

// TestDraftsOfTheFormatBefore: those that an older version kept are offered.
func TestDraftsOfTheFormatBefore(t *testing.T) {
	all, err := embeddedMigrations()
	if err != nil {
		t.Fatal(err)
	}
	before := mustOpen(t, filepath.Join(t.TempDir(), "library.db"), Options{migrations: all[:7]})
	want := library.Draft{Persona: persona("A"), At: newClock().now}
	want.Persona.ID = "new"
	_, err = before.write.Exec(`INSERT INTO drafts (id, document, base, at, editor, host, process) VALUES ('new', ?, 0, ?, 'e', 'elsewhere', 1)`,
		encode(want.Persona), "2026-11-22T10:15:00.000Z")
	if err != nil {
		t.Fatal(err)
	}
	if err := before.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := mustOpen(t, before.file, Options{}).Drafts(context.Background())
	if err != nil || len(got) != 1 || got[0].Persona.Name != "A" || got[0].Editor != "e" {
		t.Errorf("got %d, %v", len(got), err)
	}
}

// TestADraftThatTheLibraryCannotTakeIsRescued: it goes to a file that the owner alone
// can read, is offered from there, and the file goes once it is taken or dropped.
func TestADraftThatTheLibraryCannotTakeIsRescued(t *testing.T) {
	ctx := context.Background()
	for name, breakIt := range map[string]func(t *testing.T, d *DB) (mend func()){
		"lock held": func(t *testing.T, d *DB) func() {
			t.Helper()
			holder, err := sql.Open("sqlite", d.file)
			if err == nil {
				_, err = holder.Exec("BEGIN IMMEDIATE")
			}
			if err != nil {
				t.Fatal(err)
			}
			return func() { _ = holder.Close() }
		},
		"file gone": func(t *testing.T, d *DB) func() {
			t.Helper()
			if err := os.Rename(d.file, d.file+".away"); err != nil {
				t.Fatal(err)
			}
			return func() { _ = os.Rename(d.file+".away", d.file) }
		},
		"damaged": func(_ *testing.T, d *DB) func() {
			d.damaged.Store(true)
			return func() {}
		},
	} {
		for _, answer := range []string{"take", "drop", "keep"} {
			t.Run(name+", "+answer, func(t *testing.T) {
				folder := filepath.Join(t.TempDir(), "state", "rescue")
				d, draft := drafted(t, Options{Rescue: folder, wait: 20 * time.Millisecond})
				earlier := draft
				earlier.Persona.Name = "typed before"
				mustKeep(t, d, earlier)
				mend := breakIt(t, d)
				err := d.KeepDraft(ctx, draft)
				rescued, ok := errors.AsType[*library.RescuedError](err)
				if !ok || !strings.HasPrefix(rescued.Path, folder) || rescued.Why == nil {
					t.Fatalf("it ended with %v", err)
				}
				if info, err := os.Stat(rescued.Path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
					t.Fatalf("the file is %v, %v", info, err)
				}
				mend()

				mustOpen(t, newFile(t, t.TempDir()), Options{Rescue: folder}) // another library has none of it
				later := mustOpen(t, d.file, Options{Rescue: folder})
				offered := wantDrafts(t, later, draft)
				switch answer {
				case "take":
					err = later.TakeDraft(ctx, offered[0])
				case "drop":
					err = later.DropDraft(ctx, draft.Persona.ID, offered[0].Editor)
				default: // by the editor itself, which can again
					d.damaged.Store(false)
					err = d.KeepDraft(ctx, draft)
				}
				if err != nil {
					t.Fatal(err)
				}
				if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) > 0 {
					t.Errorf("left are %v", left)
				}
				last := mustOpen(t, d.file, Options{Rescue: folder})
				if answer == "drop" {
					wantDrafts(t, last)
				} else {
					wantDrafts(t, last, draft)
				}
			})
		}
	}
}

// TestADraftThatCannotBeRescuedSaysSo: nothing is claimed to be kept that is not.
func TestADraftThatCannotBeRescuedSaysSo(t *testing.T) {
	file := filepath.Join(t.TempDir(), "in the way")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d, draft := drafted(t, Options{Rescue: filepath.Join(file, "rescue")})
	d.damaged.Store(true)
	err := d.KeepDraft(context.Background(), draft)
	if _, ok := errors.AsType[*library.RescuedError](err); ok || !errors.Is(err, library.ErrCorrupt) || !strings.Contains(err.Error(), "nor could it be written") {
		t.Errorf("it ended with %v", err)
	}
}
