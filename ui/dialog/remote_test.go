package dialog

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/library"
	"personae/ui/theme"
	"personae/ui/view"
)

// remoteDialog is a dialog over a remote, and what it was answered with.
func remoteDialog(remote library.Remote, known bool) (*Remote, *library.Remote) {
	got := new(library.Remote)
	d := NewRemote(keymap.Default(), theme.New(true), remote, known, []string{"Default", "Other"}, func(r library.Remote) tea.Cmd {
		*got = r
		return nil
	})
	open(d, 120, 36)
	return d, got
}

// accept answers a dialog, and returns what it says instead, "" where it is answered.
func accept(d *Remote) string {
	action, _ := d.Do(keymap.DialogAccept)
	if answered, ok := action.(view.Answered); ok {
		answered.Then()
	}
	said, _ := action.(view.Say)
	return said.Text
}

func TestARemoteIsAskedFor(t *testing.T) {
	d, got := remoteDialog(library.Remote{System: model.SystemFeatherOrg, URL: library.RemoteURL(model.SystemFeatherOrg), Project: "Default"}, false)
	if says := accept(d); !strings.Contains(says, "is no name of a remote") {
		t.Errorf("without a name it says %q", says)
	}
	types(d, "tests")
	d.Do(keymap.DialogDown)
	d.Do(keymap.DialogRight) // EvalStudio, and its own URL
	if says := accept(d); !strings.Contains(says, "give the id of one there") {
		t.Errorf("without a project it says %q", says)
	}
	for range 2 {
		d.Do(keymap.DialogDown)
	}
	d.Do(keymap.DialogRight)
	d.Do(keymap.DialogDown)
	types(d, "p1")
	d.Do(keymap.DialogDown)
	types(d, "fth_live_0123456789abcdefXYZ42")
	if says := accept(d); !strings.Contains(says, "never a key itself") || strings.Contains(says, "fth_live") {
		t.Errorf("of a key it says %q", says)
	}
	for range len("fth_live_0123456789abcdefXYZ42") {
		d.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
	}
	types(d, "EVAL_KEY")
	want := library.Remote{Name: "tests", System: model.SystemEvalStudio, URL: "http://localhost:3000", Project: "Other", ProjectID: "p1", KeyEnv: "EVAL_KEY"}
	if says := accept(d); says != "" || *got != want {
		t.Errorf("answered %+v (%s), want %+v", *got, says, want)
	}
}

// TestWhatLinksAreOfStays: a remote that is there already keeps its name, system and
// project there; what means nothing for its system is passed over.
func TestWhatLinksAreOfStays(t *testing.T) {
	was := library.Remote{Name: "mr", System: model.SystemMrAssistant, URL: "https://api.example.com", Project: "Default"}
	d, got := remoteDialog(was, true)
	if shown := drawn(d); !strings.Contains(shown, "Mr Assistant") || !strings.Contains(shown, "only EvalStudio has projects") {
		t.Errorf("it shows\n%s", shown)
	}
	types(d, "/v1") // the URL comes first
	for range 9 {
		d.Do(keymap.DialogDown)
	}
	d.Do(keymap.DialogRight) // lists
	want := was
	want.URL, want.Lists = was.URL+"/v1", true
	if says := accept(d); says != "" || *got != want {
		t.Errorf("answered %+v (%s), want %+v", *got, says, want)
	}
}
