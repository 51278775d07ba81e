package remote_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"personae/db/remote"
	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
)

// TestAKeyIsReadWhereItIsKept, each time, and where it is not right it is said what to do.
func TestAKeyIsReadWhereItIsKept(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string, mode os.FileMode) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil { // whatever the mask of the user is
			t.Fatal(err)
		}
		return path
	}
	vars := map[string]string{"GOOD": secret, "SPACED": " " + secret + "\n", "EMPTY": "", "LINES": "a\nX-Other: b", "WIDE": "ké"}
	for name, c := range map[string]struct {
		env, file string
		says      string // "" where it is sent
		isUnix    bool
	}{
		"variable":   {env: "GOOD"},
		"spaces":     {env: "SPACED"},
		"empty":      {env: "EMPTY", says: "$EMPTY, which is to hold the key, is not set: set it"},
		"unset":      {env: "NONE", says: "$NONE"},
		"two lines":  {env: "LINES", says: "$LINES is no key"},
		"wide":       {env: "WIDE", says: "$WIDE is no key"},
		"file":       {file: file("key", secret+"\n", 0o600)},
		"read only":  {file: file("key-ro", secret, 0o400)},
		"open file":  {file: file("open", secret, 0o644), says: "chmod 600", isUnix: true},
		"group file": {file: file("group", secret, 0o640), says: "mode 0640", isUnix: true},
		"empty file": {file: file("empty", "\n", 0o600), says: "write the key alone into it"},
		"long file":  {file: file("long", strings.Repeat("k", 9<<10), 0o600), says: "too long for a key"},
		"no file":    {file: filepath.Join(dir, "none"), says: "no such file"},
		"folder":     {file: dir, says: "no file with a key"},
	} {
		if c.isUnix && runtime.GOOS == "windows" {
			continue
		}
		came := ""
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			came = r.Header.Get("x-api-key") + r.Header.Get("Authorization")
			w.WriteHeader(http.StatusNoContent)
		}))
		r := remoteOf(model.SystemFeatherOrg, server.URL)
		r.KeyEnv, r.KeyFile = c.env, c.file
		place, err := remote.Open(r, "", func(name string) string { return vars[name] }, remote.Options{})
		if err != nil {
			t.Fatal(err)
		}
		err = place.Delete(t.Context(), "a")
		server.Close()
		switch {
		case c.says == "" && (err != nil || came != secret):
			t.Errorf("%s: sent %q: %v", name, came, err)
		case c.says != "" && (!errors.Is(err, syncing.ErrDenied) || !strings.Contains(err.Error(), c.says) || came != ""):
			t.Errorf("%s: sent %q: %v", name, came, err)
		}
		if err != nil {
			isSentence(t, err)
		}
	}
}

// TestAKeyIsSentAsASystemWantsIt, and none where none is said.
func TestAKeyIsSentAsASystemWantsIt(t *testing.T) {
	for system, want := range map[model.System]string{
		model.SystemFeather: "X-Api-Key " + secret, model.SystemFeatherOrg: "X-Api-Key " + secret, model.SystemAnam: "Authorization Bearer " + secret,
		model.SystemMrAssistant: "Authorization Bearer " + secret, model.SystemEvalStudio: "Authorization Bearer " + secret,
	} {
		for _, hasKey := range []bool{true, false} {
			var got []string
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				for _, name := range []string{"X-Api-Key", "Authorization"} {
					if v := r.Header.Get(name); v != "" {
						got = append(got, name+" "+v)
					}
				}
				w.WriteHeader(http.StatusUnauthorized)
			}))
			r := remoteOf(system, server.URL)
			if r.Lists = system == model.SystemMrAssistant; !hasKey {
				r.KeyEnv, want = "", ""
			}
			err := opened(t, r, remote.Options{}).List(t.Context(), "", nil)
			server.Close()
			if strings.Join(got, ", ") != want || !errors.Is(err, syncing.ErrDenied) {
				t.Errorf("%s sent %q: %v", system, got, err)
			} else {
				isSentence(t, err)
			}
		}
	}
}

// TestARemoteThatCannotBeAsked is refused before anything is sent.
func TestARemoteThatCannotBeAsked(t *testing.T) {
	for name, change := range map[string]func(*library.Remote){
		"no encryption":   func(r *library.Remote) { r.URL = "http://api.example.com" },
		"a name in it":    func(r *library.Remote) { r.URL = "https://me:" + secret[:3] + "@api.example.com" },
		"a query":         func(r *library.Remote) { r.URL = "https://api.example.com?key=a" },
		"no address":      func(r *library.Remote) { r.URL = "api.example.com" },
		"another scheme":  func(r *library.Remote) { r.URL = "file:///etc" },
		"no address here": func(r *library.Remote) { r.System, r.URL = model.SystemMrAssistant, "" },
		"no project":      func(r *library.Remote) { r.System = model.SystemEvalStudio },
		"an odd project":  func(r *library.Remote) { r.System, r.ProjectID = model.SystemEvalStudio, ".." },
		"an old API":      func(r *library.Remote) { r.API = "0.9" },
		"our own":         func(r *library.Remote) { r.System = model.SystemPersonae },
	} {
		r := remoteOf(model.SystemFeatherOrg, "https://api.example.com")
		change(&r)
		_, err := remote.Open(r, "", environment, remote.Options{})
		if !errors.Is(err, syncing.ErrRefused) || !errors.Is(err, library.ErrInvalid) || !strings.HasPrefix(err.Error(), `the remote "lab" cannot be asked: `) {
			t.Errorf("%s: %v", name, err)
		}
	}
	usual := library.Remote{Name: "a", System: model.SystemAnam}
	if _, err := remote.Open(usual, "1.90", environment, remote.Options{}); err != nil {
		t.Error(err)
	}
}
