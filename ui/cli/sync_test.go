package cli_test

import (
	"strings"
	"testing"
	"time"
)

// systems are those whose other end can be served, and read and written.
var systems = []string{"evalstudio", "feather-org", "anam"}

// TestNoMoreRequestsThanNeeded: a pull and a push of a thousand personas ask as often as
// the API asks for, and again only for what was changed.
func TestNoMoreRequestsThanNeeded(t *testing.T) {
	personas := 1000
	if testing.Short() {
		personas = 400
	}
	lists := map[string]int{"evalstudio": 1, "feather-org": personas / 200, "anam": personas / 100}
	for _, system := range systems {
		t.Run(system, func(t *testing.T) {
			f := serveFar(t, "", personas)
			path := near(t, f, system, 0)
			want := func(line string, gets, others int, method string) {
				t.Helper()
				f.count()
				must(t, path, line)
				if asked := f.count(); asked["GET"] != gets || asked[method] != others || len(asked) > 2 {
					t.Errorf("%s: asked %v, want %d GET and %d %s", line, asked, gets, others, method)
				}
			}
			first := lists[system]
			if system == "anam" {
				first += personas // its list has no prompts
			}
			want("pull", first, 0, "PUT")
			want("pull", lists[system], 0, "PUT")
			want("remote diff", lists[system], 0, "PUT")
			want("push", 0, 0, "PUT")
			edited, some := personas, "--all"
			if system != "evalstudio" { // each takes a while
				edited, some = 100, "--where name:far-00"
			}
			must(t, path, "set "+some+" description+=.")
			want("push", edited, edited, "PUT")
			want("push", 0, 0, "PUT")
		})
	}
}

// TestFaultsLoseNothing: whatever the other end does to requests, pulls and pushes that
// are run again until they are done bring all there and back, once.
func TestFaultsLoseNothing(t *testing.T) {
	const personas, most = 4, 60
	usual := patience
	patience = 100 * time.Millisecond // the other end often says nothing
	defer func() { patience = usual }()
	for _, system := range systems {
		t.Run(system, func(t *testing.T) {
			f := serveFar(t, "429=0.1,500=0.1,timeout=0.03,cut=0.1,html=0.1", personas)
			path := near(t, f, system, personas)
			until := func(line string) {
				t.Helper()
				for range most {
					code, out, says := call(path, line)
					if code == 0 {
						return
					}
					if said := out + says; !strings.Contains(said, "again") && !strings.Contains(said, "the next pull or push looks for it") {
						t.Errorf("%s does not say what to do: %d\n%s%s", line, code, out, says)
					}
				}
				t.Fatalf("%s is not done after %d times", line, most)
			}
			until("push")
			until("pull")
			must(t, path, "set --all description+=.")
			until("push")
			must(t, path, "rm "+strings.ReplaceAll(strings.TrimSpace(idsOf(t, path, "Near")), "\n", " "))
			until("push --delete")
			until("remote diff --exit-code")
			for _, library := range []string{path, f.path} {
				if out, _ := must(t, library, "list"); strings.Count(out, "\n") != personas {
					t.Errorf("there are\n%s", out)
				}
			}
		})
	}
}
