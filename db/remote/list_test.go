package remote_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"personae/model"
	"personae/model/syncing"
	"personae/model/wire"
)

// TestAListTakesTheFewestRequests that a system allows, and gives everyone once, in its order.
func TestAListTakesTheFewestRequests(t *testing.T) {
	f := elsewhere(t)
	var all []model.Persona
	var want []string
	for i := range 401 {
		name := fmt.Sprintf("Caller %03d", i)
		all, want = append(all, caller(name)), append(want, name)
	}
	f.write(all...)
	for system, requests := range map[model.System]int{model.SystemFeather: 3, model.SystemFeatherOrg: 3, model.SystemAnam: 5, model.SystemEvalStudio: 1} {
		place := f.place(system)
		names, _ := listed(t, place, "")
		asked, _ := f.requests()
		if !slices.Equal(names, want) || len(asked) != requests {
			t.Errorf("%s: %d names by %d requests, want %d", system, len(names), len(asked), requests)
		}
		if names, _ := listed(t, place, "Caller 007"); !slices.Contains(names, "Caller 007") || len(names) > 1 && system != model.SystemEvalStudio {
			t.Errorf("%s: searching finds %q", system, names)
		}
		f.requests()
	}
}

// TestWhoIsGivenARecordMayAskForMore of the remote, whatever may be under way at once.
func TestWhoIsGivenARecordMayAskForMore(t *testing.T) {
	f := elsewhere(t)
	f.write(caller("A"), caller("B"), caller("C"))
	for _, system := range []model.System{model.SystemFeatherOrg, model.SystemAnam, model.SystemEvalStudio} {
		place, n := f.place(system), 0
		var within func(depth int) error
		within = func(depth int) error {
			return place.List(t.Context(), "", func(record *wire.Imported) error {
				n++
				if depth == place.Can().AtOnce+1 {
					_, err := place.Get(t.Context(), record.Persona.Origin.ID(system))
					return errors.Join(err, errEnough)
				}
				return within(depth + 1)
			})
		}
		if err := within(0); !errors.Is(err, errEnough) || n != place.Can().AtOnce+2 {
			t.Errorf("%s: %d records: %v", system, n, err)
		}
	}
}

var errEnough = errors.New("enough")

// item is a record in a list of a system.
func item(system model.System, id string) string {
	record := map[model.System]string{
		model.SystemAnam:       `{"id":"ID","name":"N ID","description":"","personaPreset":"","avatar":null,"voice":null,"isDefaultPersona":false,"createdAt":"x","updatedAt":"x"}`,
		model.SystemEvalStudio: `{"id":"ID","name":"N ID","systemPrompt":"p","createdAt":"x","updatedAt":"x"}`,
		model.SystemFeatherOrg: `{"id":"ID","organization_id":"o","name":"N ID","description":null,"is_active":true,"body":"b","traits":{},"behavior_config":{},"created_at":"x","updated_at":"x"}`,
	}[system]
	return strings.ReplaceAll(record, "ID", id)
}

func items(system model.System, ids ...string) string {
	var all []string
	for _, id := range ids {
		all = append(all, item(system, id))
	}
	return "[" + strings.Join(all, ",") + "]"
}

// span are the ids from one number to another.
func span(from, to int) (ids []string) {
	for i := from; i < to; i++ {
		ids = append(ids, fmt.Sprint("r", i))
	}
	return ids
}

// read lists what pages give, and the ids that came.
func read(t *testing.T, system model.System, do fault) (ids []string, asked []*http.Request, err error) {
	t.Helper()
	f := elsewhere(t)
	f.spoil(do)
	err = f.place(system).List(t.Context(), "", func(record *wire.Imported) error {
		ids = append(ids, record.Persona.Origin.ID(system))
		return nil
	})
	asked, _ = f.requests()
	return ids, asked, err
}

// turns answers the requests in turn, the last answer again and again.
func turns(answers ...string) fault {
	n := 0
	return func(w http.ResponseWriter, _ *http.Request, _ func() *httptest.ResponseRecorder) bool {
		w.Header().Set("Content-Type", "application/json")
		_, _ = fmt.Fprint(w, answers[min(n, len(answers)-1)])
		n++
		return true
	}
}

func cursorPage(ids []string, cursor string) string {
	return fmt.Sprintf(`{"items":%s,"next_cursor":%s,"has_more":%v}`, items(model.SystemFeatherOrg, ids...), cursor, cursor != "null")
}

// TestAListThatGoesRoundEnds, and says so.
func TestAListThatGoesRoundEnds(t *testing.T) {
	endless := 0
	for name, c := range map[string]struct {
		system model.System
		do     fault
		says   string
	}{
		"a cursor that repeats":      {model.SystemFeatherOrg, turns(cursorPage(span(0, 2), `"a"`), cursorPage(span(2, 4), `"b"`), cursorPage(span(4, 6), `"a"`)), "circle"},
		"a cursor of itself":         {model.SystemFeatherOrg, turns(cursorPage(span(0, 2), `"a"`)), "circle"},
		"new cursors for ever":       {model.SystemFeatherOrg, paged(t, func(map[string]int) string { endless++; return cursorPage(nil, fmt.Sprintf(`"%d"`, endless)) }), "circle"},
		"more without a cursor":      {model.SystemFeatherOrg, turns(`{"items":[],"next_cursor":null,"has_more":true}`), "not where"},
		"the first page for another": {model.SystemAnam, turns(numberPage(span(0, 2), 1, 9, 900)), "gave page 1"},
		"the same for ever":          {model.SystemAnam, paged(t, func(q map[string]int) string { return numberPage(span(0, 2), q["page"], q["page"]+1, 900) }), "again and again"},
	} {
		_, asked, err := read(t, c.system, c.do)
		if !errors.Is(err, syncing.ErrAnswer) || !strings.Contains(err.Error(), c.says) || len(asked) > 7 {
			t.Errorf("%s: %d requests: %v", name, len(asked), err)
		} else {
			isSentence(t, err)
		}
	}
}

func numberPage(ids []string, page, last, total int) string {
	return fmt.Sprintf(`{"data":%s,"meta":{"total":%d,"lastPage":%d,"currentPage":%d,"perPage":100,"prev":null,"next":%s}}`,
		items(model.SystemAnam, ids...), total, last, page, map[bool]string{true: fmt.Sprint(page + 1), false: "null"}[page < last])
}

// TestAListThatChangesWhileItIsRead gives nobody twice, and misses nobody who was there
// all the time.
func TestAListThatChangesWhileItIsRead(t *testing.T) {
	all := span(0, 250)
	turn := 0
	ids, asked, err := read(t, model.SystemAnam, paged(t, func(q map[string]int) string {
		if turn++; turn == 2 {
			all = slices.Delete(all, 10, 13) // three before where the second page begins
		}
		if turn == 3 {
			all = append([]string{"new"}, all...)
		}
		from := min((q["page"]-1)*100, len(all))
		return numberPage(all[from:min(from+100, len(all))], q["page"], (len(all)+99)/100, len(all))
	}))
	if err != nil {
		t.Error(err)
	}
	for _, id := range all {
		if !slices.Contains(ids, id) {
			t.Errorf("%s was missed", id)
		}
	}
	slices.Sort(ids)
	if n := len(ids); len(slices.Compact(ids)) != n || len(asked) != 6 {
		t.Errorf("%d records by %d requests, and some twice", n, len(asked))
	}
	ids, _, err = read(t, model.SystemFeatherOrg, turns(cursorPage(span(0, 3), `"a"`), cursorPage(span(2, 5), "null")))
	if err != nil || !slices.Equal(ids, span(0, 5)) {
		t.Errorf("%q, %v", ids, err)
	}
}

// TestAListThatBreaksOffIsReadOn: what was given is not given again.
func TestAListThatBreaksOffIsReadOn(t *testing.T) {
	whole := items(model.SystemEvalStudio, span(0, 40)...)
	n := 0
	ids, asked, err := read(t, model.SystemEvalStudio, func(w http.ResponseWriter, _ *http.Request, _ func() *httptest.ResponseRecorder) bool {
		if n++; n < 3 {
			w.Header().Set("Content-Length", fmt.Sprint(len(whole)))
			_, _ = fmt.Fprint(w, whole[:len(whole)*n/3])
			_ = http.NewResponseController(w).Flush()
			panic(http.ErrAbortHandler)
		}
		_, _ = fmt.Fprint(w, whole)
		return true
	})
	if err != nil || !slices.Equal(ids, span(0, 40)) || len(asked) != 3 {
		t.Errorf("%d records by %d requests: %v", len(ids), len(asked), err)
	}
}

// TestAListThatFallsSilentIsGivenUp, however much of it came before: it is bounded by how
// long nothing comes, not by how long it takes.
func TestAListThatFallsSilentIsGivenUp(t *testing.T) {
	whole, patience := items(model.SystemEvalStudio, span(0, 12)...), 150*time.Millisecond
	f := elsewhere(t)
	silent := false
	f.spoil(func(w http.ResponseWriter, r *http.Request, _ func() *httptest.ResponseRecorder) bool {
		for i := 0; i < len(whole); i += len(whole)/12 + 1 {
			_, _ = fmt.Fprint(w, whole[i:min(i+len(whole)/12+1, len(whole))])
			_ = http.NewResponseController(w).Flush()
			if silent {
				<-r.Context().Done()
				panic(http.ErrAbortHandler)
			}
			time.Sleep(patience / 6) //nolint:forbidigo // all of it takes longer than its parts may
		}
		return true
	})
	place := f.place(model.SystemEvalStudio, patience)
	if names, _ := listed(t, place, ""); len(names) != 12 {
		t.Errorf("%d records", len(names))
	}
	f.requests()
	silent = true
	err := place.List(t.Context(), "", func(*wire.Imported) error { return nil })
	if asked, _ := f.requests(); !errors.Is(err, syncing.ErrUnreachable) || !strings.Contains(err.Error(), "no answer came in time") || len(asked) != 5 {
		t.Errorf("after %d requests: %v", len(asked), err)
	}
}

// TestARecordThatCannotBeRead is still told from one that is gone, and all others are read.
func TestARecordThatCannotBeRead(t *testing.T) {
	f := elsewhere(t)
	broken := `{"id":"half","name":"Half","systemPrompt":"\ud83d","createdAt":"x","updatedAt":"x"}`
	wrong := `{"id":"wrong","name":17,"systemPrompt":"p","createdAt":"x","updatedAt":"x"}`
	f.spoil(turns("[" + item(model.SystemEvalStudio, "a") + "," + broken + "," + wrong + "," + item(model.SystemEvalStudio, "z") + "]"))
	place := f.place(model.SystemEvalStudio)
	var got []string
	err := place.List(t.Context(), "", func(record *wire.Imported) error {
		got = append(got, fmt.Sprint(record.Persona.Origin.EvalStudio.ID.Or(""), " ", record.Persona.Name, " ", record.Shape))
		return nil
	})
	if want := []string{"a N a record", "half Half summary", "wrong  summary", "z N z record"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
	f.spoil(turns(broken))
	if _, err := place.Get(t.Context(), "half"); !errors.Is(err, syncing.ErrAnswer) || !strings.Contains(err.Error(), "half a character") {
		t.Errorf("%v", err)
	} else {
		isSentence(t, err)
	}
	f.spoil(turns(`[{"name":"A","systemPrompt":"p"},` + item(model.SystemEvalStudio, "z") + `]`))
	got = nil
	err = place.List(t.Context(), "", func(record *wire.Imported) error {
		got = append(got, record.Persona.Name)
		return nil
	})
	if !errors.Is(err, syncing.ErrAnswer) || !slices.Equal(got, []string{"N z"}) {
		t.Errorf("%q, %v", got, err)
	} else {
		isSentence(t, err)
	}
	nameless, n := `[{"name":"A","systemPrompt":"p"},`+item(model.SystemEvalStudio, "z")+`]`, 0
	f.spoil(func(w http.ResponseWriter, r *http.Request, done func() *httptest.ResponseRecorder) bool {
		n++
		return turns(nameless[:len(nameless)-1+min(n-1, 1)])(w, r, done)
	})
	if err := place.List(t.Context(), "", func(*wire.Imported) error { return nil }); n != 2 || !strings.Contains(err.Error(), "1 record cannot be told") {
		t.Errorf("after %d requests: %v", n, err)
	}
}

// TestAnamsListIsOfSummaries, whatever it looks like: it has no prompts, and nothing is
// to be taken for having been emptied there.
func TestAnamsListIsOfSummaries(t *testing.T) {
	f := elsewhere(t)
	f.spoil(turns(`{"data":[{"id":"a","name":"A","personaPreset":"","avatar":null,"voice":null,"brain":{},"createdAt":"x","updatedAt":"x"}],"meta":{"total":1,"lastPage":1,"currentPage":1,"perPage":100}}`))
	if _, shape := listed(t, f.place(model.SystemAnam), ""); shape != wire.ShapeSummary {
		t.Errorf("%s", shape)
	}
}
