package library_test

import (
	"errors"
	"strings"
	"testing"

	"personae/model"
	"personae/model/library"
)

// TestARemoteIsChecked: what cannot be a remote is told so, and no sentence repeats what
// may be a key.
func TestARemoteIsChecked(t *testing.T) {
	sound := library.Remote{Name: "staging", System: model.SystemAnam, URL: "https://api.anam.ai", KeyEnv: "ANAM_KEY"}
	if err := sound.Check(); err != nil {
		t.Error(err)
	}
	const key = "fth_live_0123456789abcdefXYZ42"
	for want, change := range map[string]func(*library.Remote){
		"no name of a remote":  func(r *library.Remote) { r.Name = "a b" },
		"1 to 64 letters":      func(r *library.Remote) { r.Name = strings.Repeat("x", 65) },
		"not of Personae":      func(r *library.Remote) { r.System = model.SystemPersonae },
		"in projects":          func(r *library.Remote) { r.System = model.SystemEvalStudio },
		"has no projects":      func(r *library.Remote) { r.ProjectID = "p" },
		"one version":          func(r *library.Remote) { r.API = "1.90" },
		"only Mr Assistant":    func(r *library.Remote) { r.Lists = true },
		"one of them":          func(r *library.Remote) { r.KeyFile = "/k" },
		"no variable of":       func(r *library.Remote) { r.KeyEnv = "1_KEY" },
		"name of a variable":   func(r *library.Remote) { r.KeyEnv = "SCHLÜSSEL" },
		"never a key itself":   func(r *library.Remote) { r.KeyEnv = key },
		"give its URL":         func(r *library.Remote) { r.URL = "" },
		"no address":           func(r *library.Remote) { r.URL = "api.anam.ai" },
		"paths are put behind": func(r *library.Remote) { r.URL = "https://u:" + key + "@api.anam.ai" },
		"https:// URL":         func(r *library.Remote) { r.URL = "http://api.anam.ai" },
	} {
		r := sound
		change(&r)
		if err := r.Check(); !errors.Is(err, library.ErrInvalid) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), key) {
			t.Errorf("%q: %v", want, err)
		}
	}
	sound.Name, sound.KeyEnv = "日本_2-é", "_k9"
	if err := sound.Check(); err != nil {
		t.Error(err)
	}
	for _, host := range []string{"localhost:4010", "127.0.0.1", "[::1]:80"} {
		r := sound
		if r.URL = "http://" + host; r.Check() != nil {
			t.Error(host, r.Check())
		}
	}
	for _, system := range model.Vendors {
		if at := library.RemoteURL(system); (at == "") != (system == model.SystemMrAssistant) {
			t.Error(system, at)
		}
	}
}
