//go:build !windows

package e2e_test

import (
	"database/sql"
	"encoding/json"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"personae/keymap"
)

// caller is the starter persona that these stories are about, and word is one
// that only its prompt has.
const (
	caller = "Impatient interrupter"
	word   = "4471"
)

// library returns the file of the account's default library.
func (a account) library() string { return filepath.Join(a.home, "data", "personae", "library.db") }

// query asks the account's library, read-only and beside whatever runs on it,
// for one value.
func (a account) query(t *testing.T, statement string) string {
	t.Helper()
	file := url.URL{Scheme: "file", Opaque: url.PathEscape(a.library()), RawQuery: "mode=ro&_pragma=busy_timeout(5000)"}
	library, err := sql.Open("sqlite", file.String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = library.Close() }()
	var value string
	if err := library.QueryRowContext(t.Context(), statement).Scan(&value); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	return value
}

// show returns the persona's document as `show --json` prints it.
func (a account) show(t *testing.T, persona string) string {
	t.Helper()
	got := a.run(t, "show", persona, "--json")
	if got.code != 0 {
		t.Fatalf("show %q: code %d: %s", persona, got.code, got.stderr)
	}
	return got.stdout
}

// changedLines returns the lines of after that are not those of before, which
// must have as many.
func changedLines(t *testing.T, before, after string) []string {
	t.Helper()
	old, now := strings.Split(before, "\n"), strings.Split(after, "\n")
	if len(old) != len(now) {
		t.Fatalf("the document had %d lines and has %d:\n%s", len(old), len(now), after)
	}
	var out []string
	for i := range now {
		if now[i] != old[i] {
			out = append(out, strings.TrimSpace(now[i]))
		}
	}
	return out
}

// openForm opens the editor and, in it, the form on the caller.
func (a account) openForm(t *testing.T, width, height int) *terminal {
	t.Helper()
	term := a.open(t, width, height)
	term.WaitFor("12 personas")
	term.Press("/")
	term.Type(word)
	term.WaitFor("1 of 12", caller)
	term.Press("enter", "e")
	term.WaitUntil("the form with its figures", func(screen string) bool {
		return strings.Contains(screen, "open in $EDITOR") && strings.Contains(screen, "rev 1") &&
			!strings.Contains(screen, "Figures …") && !strings.Contains(screen, "calls …")
	})
	return term
}

// TestTuneAKnob is the main job: find a persona by a word in its prompt, turn a
// knob, save, quit, and undo it after a restart.
func TestTuneAKnob(t *testing.T) {
	t.Parallel()
	a := newAccount(t)
	before := a.show(t, caller)
	if !strings.Contains(before, word) || !strings.Contains(before, `"min_words": 1,`) {
		t.Fatalf("the starter set no longer has the caller of this story:\n%s", before)
	}
	term := a.openForm(t, 120, 36)
	term.Press("pgdown", "down")
	term.WaitFor("▌  ├ Cut in after words")
	term.Press("right", "right")
	term.WaitFor("3 words")
	term.Press("ctrl+s")
	term.WaitFor("rev 2")
	term.Press("q")
	if code := term.WaitEnd(); code != 0 {
		t.Errorf("it ends with the code %d", code)
	}
	term.CheckRestored()

	after := a.show(t, caller)
	changed := changedLines(t, before, after)
	if len(changed) != 2 || changed[0] != `"min_words": 3,` || !strings.HasPrefix(changed[1], `"updated_at": `) {
		t.Errorf("changed are %q, want the knob and the time of the change", changed)
	}

	again := a.open(t, 120, 36)
	again.WaitFor("12 personas", "rev 2")
	again.Press("u")
	again.WaitFor("Undone", "rev 3")
	again.Press("q")
	again.WaitEnd()
	for _, line := range changedLines(t, before, a.show(t, caller)) {
		if !strings.HasPrefix(line, `"updated_at": `) {
			t.Errorf("after undo, %s differs from the beginning", line)
		}
	}
}

// TestLettersReachTheField types what the keymap would take for commands.
func TestLettersReachTheField(t *testing.T) {
	t.Parallel()
	a := newAccount(t)
	var id struct{ ID string }
	if err := json.Unmarshal([]byte(a.show(t, caller)), &id); err != nil {
		t.Fatal(err)
	}
	term := a.openForm(t, 120, 36)
	var typed strings.Builder
	for letter := '!'; letter <= '~'; letter++ {
		typed.WriteRune(letter)
	}
	typed.WriteString(" né 语 end")
	term.Type(typed.String())
	term.WaitFor("语 end")
	term.Press("ctrl+s")
	term.WaitFor("rev 2")
	var got struct{ Name string }
	if err := json.Unmarshal([]byte(a.show(t, id.ID)), &got); err != nil {
		t.Fatal(err)
	}
	if want := caller + typed.String(); got.Name != want {
		t.Errorf("the name is %q, want %q", got.Name, want)
	}
}

// TestOwnEditor edits a text in the user's own editor, which gets the terminal
// to itself and gives it back.
func TestOwnEditor(t *testing.T) {
	t.Parallel()
	editor := filepath.Join(t.TempDir(), "editor")
	script := "#!/bin/sh\n[ -t 0 ] && [ -t 1 ] || exit 1\nprintf 'press a key: '\nread -r answer\nprintf '%s 漢字\\n' \"$answer\" >\"$1\"\n"
	if err := os.WriteFile(editor, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	home := newAccount(t, "VISUAL="+editor, "EDITOR="+editor)
	term := home.openForm(t, 100, 30)
	term.Press("down", "ctrl+e")
	term.WaitFor("press a key:")
	term.Type("outside")
	term.Press("enter")
	term.WaitFor("outside 漢字", "1 change")
	term.Press("ctrl+s")
	term.WaitFor("Saved")
	term.Press("ctrl+c")
	if code := term.WaitEnd(); code != 0 {
		t.Errorf("ended with code %d", code)
	}
	term.CheckRestored()
	if document := home.show(t, caller); !strings.Contains(document, `"description": "outside 漢字"`) {
		t.Errorf("the library holds:\n%s", document)
	}
}

// TestDraftSurvives ends the program in a dirty form in every way that it can
// be ended from outside, and finds what was typed at the next start.
func TestDraftSurvives(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		end  func(t *testing.T, a account, term *terminal)
	}{
		{"SIGTERM", func(_ *testing.T, _ account, term *terminal) {
			term.Kill(syscall.SIGTERM)
			term.WaitEnd()
			term.CheckRestored()
		}},
		{"SIGHUP", func(_ *testing.T, _ account, term *terminal) {
			term.Kill(syscall.SIGHUP)
			term.WaitEnd()
			term.CheckRestored()
		}},
		{"ctrl+c", func(_ *testing.T, _ account, term *terminal) {
			term.Press("ctrl+c")
			term.WaitEnd()
			term.CheckRestored()
		}},
		{"closed window", func(_ *testing.T, _ account, term *terminal) { term.HangUp() }},
		{"kill -9", func(t *testing.T, a account, term *terminal) {
			t.Helper()
			// Nothing can be done at the moment of a kill, so it must have been
			// done a moment after the typing stopped.
			term.await("a draft", func() bool { return a.query(t, "SELECT count(*) FROM drafts") == "1" })
			term.Kill(syscall.SIGKILL)
			if code := term.WaitEnd(); code != 128+int(syscall.SIGKILL) {
				t.Errorf("the code is %d", code)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := newAccount(t)
			before := a.show(t, caller)
			term := a.openForm(t, 100, 30)
			term.Type(" of old")
			term.WaitFor(caller+" of old", "1 change")
			c.end(t, a, term)
			if after := a.show(t, caller); after != before {
				t.Errorf("the persona was changed without a save: %q", changedLines(t, before, after))
			}

			again := a.open(t, 100, 30)
			again.WaitFor("Unsaved changes", caller+" of old")
			again.Press("enter")
			again.WaitFor("open in $EDITOR", caller+" of old", "1 change")
			again.Press("ctrl+s")
			again.WaitFor("rev 2")
			again.Press("ctrl+c")
			again.WaitEnd()
			changed := changedLines(t, before, a.show(t, caller+" of old"))
			if len(changed) != 2 || changed[0] != `"name": "`+caller+` of old",` {
				t.Errorf("changed are %q, want the name and the time of the change", changed)
			}
			if drafts := a.query(t, "SELECT count(*) FROM drafts"); drafts != "0" {
				t.Errorf("%s drafts are left after the save", drafts)
			}
		})
	}
}

// TestResizeWithTheFormOpen holds that a form looks the same in a window that
// was resized as in one that was opened at that size.
func TestResizeWithTheFormOpen(t *testing.T) {
	t.Parallel()
	a := newAccount(t)
	term := a.openForm(t, 120, 36)
	for _, size := range []struct{ width, height int }{
		{80, 24}, {200, 60}, {60, 16}, {20, 5}, {110, 30}, {109, 30}, {1, 1}, {120, 36},
	} {
		term.Resize(size.width, size.height)
		if size.width < 60 || size.height < 16 {
			continue // too small for the form; what counts is how it comes back
		}
		fresh := a.openForm(t, size.width, size.height)
		// Either may still be drawing, so neither is what the other must become.
		if !term.poll(patience, func() bool { return term.Screen() == fresh.Screen() }) {
			t.Errorf("resized to %d×%d:\n%s\n\nopened at that size:\n%s", size.width, size.height, term.Screen(), fresh.Screen())
		}
		fresh.Press("ctrl+c")
		fresh.WaitEnd()
	}
	term.Resize(40, 10)
	term.WaitUntil("a sentence on the size", func(screen string) bool { return strings.Contains(screen, "60") })
}

// TestOneClock holds that the whole screen shows the time of the place that the
// user is in.
func TestOneClock(t *testing.T) {
	t.Parallel()
	const place = "Pacific/Kiritimati"
	zone, err := time.LoadLocation(place)
	if err != nil {
		t.Skip("this machine knows no time zones: ", err)
	}
	a := newAccount(t, "TZ="+place)
	var persona struct {
		Updated time.Time `json:"updated_at"`
	}
	if err := json.Unmarshal([]byte(a.show(t, caller)), &persona); err != nil {
		t.Fatal(err)
	}
	saved := persona.Updated.In(zone)
	term := a.open(t, 109, 40) // one pane, wide enough for the dates
	term.WaitFor("12 personas")
	term.Press("/")
	term.Type(word)
	term.WaitFor("1 of 12", caller, saved.Format(time.DateOnly))
	term.Press("enter", "enter")
	term.WaitFor("“" + word + "” 1 of 1") // in the prompt; the times are with the persona
	term.Press("shift+tab")
	term.WaitFor("1 found")
	term.Press("G")
	term.WaitFor(saved.Format("2 Jan 2006, 15:04 MST"))
	term.Press("e")
	term.WaitFor("rev 1, " + saved.Format("2 Jan 15:04"))
}

// randomKeys is how many keys the test of that name presses.
const randomKeys = 1000

// TestRandomKeys presses keys without sense, and finds the editor alive and the
// library sound.
func TestRandomKeys(t *testing.T) {
	t.Parallel()
	a := newAccount(t, "EDITOR=true", "VISUAL=true")
	var keys []string
	for _, place := range keymap.Places {
		for _, entry := range keymap.Default().In(place) {
			keys = append(keys, entry.Keys...)
		}
	}
	for letter := '!'; letter <= '~'; letter++ {
		keys = append(keys, string(letter))
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	keys = slices.DeleteFunc(keys, func(k string) bool { // there is no shell to bring it back
		return keymap.Default().Has(keymap.Suspend, k)
	})
	random := rand.New(rand.NewPCG(2, 7))
	term := a.open(t, 110, 32)
	term.WaitFor("12 personas")
	const burst = 10
	for range randomKeys / burst {
		if term.Ended() { // q and ctrl+c are among the keys
			if code := term.WaitEnd(); code != 0 {
				t.Fatalf("it ended with the code %d\n%s", code, term.Words())
			}
			term = a.open(t, 110, 32)
			term.WaitFor("Personae ·")
		}
		pressed := make([]string, burst)
		for i := range pressed {
			pressed[i] = keys[random.IntN(len(keys))]
		}
		term.Press(pressed...)
	}
	term.Resize(100, 30)
	term.WaitUntil("a sign of life, or the end that the last keys asked for", func(screen string) bool {
		return strings.Contains(screen, "Personae ·") || term.Ended()
	})
	term.Kill(syscall.SIGTERM)
	if code := term.WaitEnd(); code != 0 {
		t.Fatalf("it ended with the code %d\n%s", code, term.Words())
	}
	term.CheckRestored()
	if got := a.query(t, "PRAGMA integrity_check"); got != "ok" {
		t.Errorf("the library is not sound: %s", got)
	}
	if got := a.run(t, "list", "--json"); got.code != 0 || !json.Valid([]byte(got.stdout)) {
		t.Errorf("list: code %d, %s", got.code, got.stderr)
	}
}
