package api_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"personae/ui/api"
)

var update = flag.Bool("update", false, "write what EvalStudio's own server answers; see TestEvalStudioItself")

// TestEvalStudioSteps takes the steps of testdata/evalstudio.txt one after the other,
// and compares each answer with what EvalStudio's own server (0.6.1) gave: the status,
// and the JSON but for ids, stamps, the project and the order of keys.
func TestEvalStudioSteps(t *testing.T) {
	s := serve(t, api.Options{})
	s.ask("POST", "/evalstudio/api/projects", `{"name":"P"}`).is(201)
	takeSteps(t, s.url+"/evalstudio/api/projects/P", false)
}

// TestEvalStudioItself takes the same steps there, in a project that it makes; -update
// writes down what it says.
func TestEvalStudioItself(t *testing.T) {
	root, _, ok := strings.Cut(os.Getenv("EVALSTUDIO_PROJECT"), "/api/projects/")
	if !ok {
		t.Skip("set EVALSTUDIO_PROJECT to an empty project of a running EvalStudio, as http://127.0.0.1:3000/api/projects/ID")
	}
	made := ask(t, "POST", root+"/api/projects", fmt.Sprintf(`{"name":"Steps %d"}`, time.Now().UnixNano())).is(201)
	takeSteps(t, root+"/api/projects/"+anyID.FindString(string(made.body)), *update)
}

func takeSteps(t *testing.T, base string, update bool) {
	t.Helper()
	text, err := os.ReadFile("testdata/evalstudio.txt")
	if err != nil {
		t.Fatal(err)
	}
	taken, out := 0, strings.Builder{}
	known := names{ids: map[string]string{}}
	_, known.project, _ = strings.Cut(base, "/api/projects/")
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	for i := 0; i < len(lines); i++ {
		step := lines[i]
		fmt.Fprintln(&out, step)
		if step == "" || strings.HasPrefix(step, "#") {
			continue
		}
		taken++
		got := known.take(t, base, step)
		fmt.Fprintln(&out, got)
		if i+1 < len(lines) && regexp.MustCompile(`^\d{3}`).MatchString(lines[i+1]) {
			if i++; lines[i] != got && !update {
				t.Errorf("%s\n got %s\nwant %s", step, got, lines[i])
			}
		} else if !update {
			t.Errorf("%s: nothing is known of it", step)
		}
	}
	if taken < 60 {
		t.Errorf("only %d steps were taken", taken)
	}
	if update {
		if err := os.WriteFile("testdata/evalstudio.txt", []byte(out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// names are what ids are called in the steps.
type names struct {
	ids     map[string]string // by the id
	project string
}

var (
	stepForm = regexp.MustCompile(`^(?:(\w+) = )?([A-Z]+)(?:\(([^)]*)\))? (\S+)(?: (.*))?$`)
	anyID    = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}(\.\w+)?`)
	anyStamp = regexp.MustCompile(`"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"`)
)

// take takes a step: NAME = METHOD(CONTENT TYPE) PATH BODY, where NAME, in braces, stands
// for the id of the answer from then on.
func (n *names) take(t *testing.T, base, step string) string {
	t.Helper()
	form := stepForm.FindStringSubmatch(step)
	if form == nil {
		t.Fatalf("%q is no step", step)
	}
	name, method, kind, path, body := form[1], form[2], form[3], form[4], form[5]
	for id, name := range n.ids {
		path, body = strings.ReplaceAll(path, "{"+name+"}", id), strings.ReplaceAll(body, "{"+name+"}", id)
	}
	if long, ok := strings.CutPrefix(body, "long "); ok {
		body = strings.Replace(long, "…", strings.Repeat("x", 1<<20), 1)
	}
	var headers []string
	if strings.Contains(step, method+"(") {
		headers = []string{"Content-Type", kind}
	}
	root, _, _ := strings.Cut(base, "/api/projects/")
	url := base + path
	if rest, ok := strings.CutPrefix(path, "//"); ok {
		url = root + "/" + rest
	}
	r := ask(t, method, url, body, headers...)
	said := string(r.body)
	if id := anyID.FindString(said); name != "" && id != "" {
		n.ids[id] = name
	}
	var v any
	if json.Unmarshal(r.body, &v) == nil {
		sorted := new(strings.Builder)
		plain := json.NewEncoder(sorted)
		plain.SetEscapeHTML(false)
		if err := plain.Encode(v); err != nil {
			t.Fatal(err)
		}
		said = strings.TrimSpace(sorted.String())
	} else if len(r.body) > 0 {
		said = fmt.Sprintf("%q", r.body)
	}
	said = anyStamp.ReplaceAllString(said, `"{stamp}"`)
	said = strings.ReplaceAll(said, "/projects/"+n.project+"/", "/projects/{project}/")
	said = anyID.ReplaceAllStringFunc(said, func(id string) string {
		if name, ok := n.ids[id]; ok {
			return "{" + name + "}"
		}
		return "{id}"
	})
	kind, _, _ = strings.Cut(r.header.Get("Content-Type"), " ")
	return strings.TrimSpace(fmt.Sprintf("%d %s %s", r.status, kind, said))
}
