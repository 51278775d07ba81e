package cli_test

import (
	"bytes"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"

	"personae/db"
)

// TestAPushIsKilled between any two calls, before a request is done or before it is
// answered: the next push does the rest, and makes nothing twice.
func TestAPushIsKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts many processes")
	}
	kills := 0
	for _, system := range systems {
		for at := 1; ; at++ {
			var ended bool
			for _, after := range []bool{false, true} {
				ended = !killed(t, system, at, after) || ended
				kills++
			}
			if ended {
				break
			}
		}
	}
	t.Logf("%d pushes were killed", kills)
}

// killed kills a push at its n-th request that writes, before or after that is done, and
// looks at what the next one does. It reports whether there was such a request.
func killed(t *testing.T, system string, at int, after bool) bool {
	t.Helper()
	f := serveFar(t, "", 3)
	path := near(t, f, system, 0)
	must(t, path, "pull")
	must(t, path, "set --all description+=.")
	store, err := db.Open(t.Context(), path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, store, "Near", 3)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	must(t, path, "rm "+strings.TrimSpace(idsOf(t, path, "0001")))

	push := exec.CommandContext(t.Context(), "personae", "push", "--delete", "--library", path)
	writes, killing := 0, false
	var lock sync.Mutex
	f.meet(func(r *http.Request, done bool) bool {
		lock.Lock()
		defer lock.Unlock()
		if r.Method != http.MethodGet && done == after {
			writes++
		}
		if killing = killing || writes == at; killing {
			_ = push.Process.Kill()
			return false
		}
		return true
	})
	says, err := push.CombinedOutput()
	f.meet(nil)
	lock.Lock()
	was := killing
	lock.Unlock()
	if _, isExit := errors.AsType[*exec.ExitError](err); err != nil && !isExit {
		t.Fatal(err)
	}
	if !was && err != nil {
		t.Fatalf("the push that is not killed fails: %v\n%s", err, says)
	}
	must(t, path, "push --delete")
	must(t, path, "pull") // what the system has filled in
	if out, _ := must(t, path, "push --delete"); out != "" {
		t.Errorf("%s, killed at %d (after: %v): a third push has still something to do:\n%s", system, at, after, out)
	}
	if out, says := must(t, path, "remote diff"); out != "" {
		t.Errorf("%s, killed at %d (after: %v): %s%s", system, at, after, out, says)
	}
	here, _ := must(t, path, "list")
	there, _ := must(t, f.path, "list")
	if n := strings.Count(here, "\n"); n != strings.Count(there, "\n") {
		t.Errorf("%s, killed at %d (after: %v): here\n%sthere\n%s", system, at, after, here, there)
	}
	return was
}

// TestAPushIsStopped by ctrl+c: it says what became of it, and the next push goes on.
func TestAPushIsStopped(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no such signal to send")
	}
	f := serveFar(t, "", 30)
	path := near(t, f, "evalstudio", 0)
	must(t, path, "pull")
	must(t, path, "set --all description+=.")
	push := exec.CommandContext(t.Context(), "personae", "push", "--library", path)
	var says bytes.Buffer
	push.Stdout, push.Stderr = &says, &says
	begun := make(chan struct{})
	f.meet(func(r *http.Request, done bool) bool {
		if r.Method == http.MethodPut && done {
			<-begun
			_ = push.Process.Signal(os.Interrupt)
		}
		return true
	})
	err := push.Start()
	close(begun)
	if err == nil {
		err = push.Wait()
	}
	f.meet(nil)
	if err == nil || !strings.Contains(says.String(), "stopped between two requests: what was sent stays, and the next push goes on") {
		t.Errorf("%v: %s", err, says.String())
	}
	if out, _ := must(t, path, "push"); out == "" {
		t.Error("nothing was left to do: the push was not stopped")
	}
	if out, _ := must(t, path, "remote diff"); out != "" {
		t.Error(out)
	}
}
