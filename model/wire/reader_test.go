package wire

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
)

func TestReaderTakesEveryArrangement(t *testing.T) {
	one := `{"display_name":"A","specialist_type":"a"}`
	for text, want := range map[string]int{
		one:                                1,
		"\ufeff" + one:                     1,
		"[" + one + "," + one + "]":        2,
		"[]":                               0,
		one + "\n" + one + "\n":            2,
		one + one:                          2,
		"[" + one + "]\n[" + one + "]":     2,
		`{"items":[],"has_more":false}`:    0,
		`{"data":[],"meta":{"next":null}}`: 0,
		`{"total":1,"has_more":false,"items":[{"name":"x","body":"y","tags":[]}]}`:                                                       1,
		`{"items":[{"name":"x","body":"y","tags":[]}],"next_cursor":null,"has_more":false}` + "\n" + `{"name":"x","body":"y","tags":[]}`: 2,
		`{"name":"native","prompt":"x","items":[1,2]}`:                                                                                   1,
	} {
		count := 0
		for in, err := range NewReader(strings.NewReader(text), "f", Options{}).All() {
			if err != nil {
				t.Errorf("%.80q: %v", text, err)
				break
			}
			count++
			if in.Number != count {
				t.Errorf("%.80q: numbered %d", text, in.Number)
			}
		}
		if count != want {
			t.Errorf("%.80q: %d records, want %d", text, count, want)
		}
	}
}

func TestReaderSaysWhatIsWrongAndWhere(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	good := `{"name":"A","body":"b","tags":[]}`
	wide := utf16.Encode([]rune(`{"name":"A"}`))
	var little strings.Builder
	for _, u := range wide {
		little.WriteByte(byte(u))
		little.WriteByte(byte(u >> 8))
	}
	for _, c := range []struct{ text, want string }{
		{``, "f.json: there is nothing in it"},
		{"\ufeff", "f.json: there is nothing in it"},
		{"  \n", "f.json: there is nothing in it"},
		{`5`, "f.json, record 1: expected an object, got 5"},
		{`[` + good + `,"x"]`, `f.json, record 2: expected an object, got "x"`},
		{`[` + good + `,[]]`, `f.json, record 2: expected an object, got a list`},
		{`[` + good + `,{"name":"B","body":"b","tags":5}]`, "f.json, record 2, tags: expected a list of texts, got 5"},
		{
			`{"name":"B","body":"b","tags":[],"behavior_config":{"cut_in":{"min_words":"3"}}}`,
			`f.json, record 1, behavior_config.cut_in.min_words: expected a whole number, got "3"`,
		},
		{`{"name":"B","body":"b","tags":[],"behavior_config":[]}`, "behavior_config: expected an object, got a list"},
		{`{"name":"B","body":"b","tags":[],"traits":5}`, "traits: expected an object, got 5"},
		{`{"name":"B","body":"b","tags":[],"behavior_config":{"wait_seconds":1e400}}`, "wait_seconds: expected a number, got a number that is too large"},
		{good + "\n" + `{"name":"B","body":`, "f.json, record 2, body: the text ends too soon"},
		{`[` + good, "the text ends too soon"},
		{`{"items":[` + good + `,{"name":"B","name":"C"}]}`, "f.json, record 2, name: the same name twice in one object"},
		{`[{"name":"B","behavior_config":{"a":1,"a":2}}]`, "f.json, record 1, behavior_config.a: the same name twice"},
		{"[{\"name\":\"\xff\"}]", "f.json, record 1, name: not valid UTF-8"},
		{"{\"na\x00me\":1}", "f.json, record 1: not valid JSON"},
		{`{"name":"B","body":"a\u0000b","tags":[]}`, "f.json, record 1, body: a NUL character"},
		{`{"name":"B","body":"b","tags":[],"traits":{"a":{"b":["x","\u0000"]},"c":1}}`, "f.json, record 1, traits.a.b.1: a NUL character"},
		{`{"name":"B","body":"b","tags":[],"zzz":"\u0000"}`, "f.json, record 1, zzz: a NUL character"},
		{`{"name":"B","body":"b","tags":[],"traits":{"a":` + deep(value.MaxDepth+1) + `}}`, "record 1, traits: nested deeper than 1000 levels"},
		{`{"name":"B","body":"b","tags":[],"zzz":` + deep(value.MaxDepth+1) + `}`, "record 1, zzz: nested deeper than 1000 levels"},
		{deep(200_000), "nested too deeply"},
		{strings.Repeat(`{"a":`, 200_000), "nested too deeply"},
		{"\xff\xfe" + little.String(), "f.json, record 1: the text is UTF-16: save the file as UTF-8"},
		{little.String(), "the text is UTF-16"},
		{"\x1f\x8b\x08\x00", "the file is compressed"},
		{"SQLite format 3\x00", "compressed or no text"},
		{`{"error":"Name is required"}`, "this is an error answer and no record: Name is required"},
		{`{"error":"bad_request","message":"no","retryable":null,"retry_after":null}`, "error answer and no record: bad_request"},
		{`{"detail":[{"loc":["body","name"],"msg":"Field required","type":"missing"}]}`, "error answer and no record: Field required"},
		{`{"error":{"message":"no\u001b[2J"}}`, "error answer and no record: no\ufffd[2J"},
		{`{"detail":[7]}`, "error answer and no record: a list"},
		{`{"name":"B","body":"b","tags":["a",1]}`, "tags: expected a list of texts, got a list with other things in it"},
		{`{"message":"Persona deleted"}`, "error answer and no record: Persona deleted"},
		{`{"name":"B","body":"b","tags":[],"ok":1,"a\u001b[31m\u202e":"\u0000"}`, "record 1, a\ufffd[31m\ufffd: a NUL"},
		{`{"foo":1,"bar":2}`, "no system has a record with the keys foo and bar"},
		{`{}`, "no system has a record without any keys"},
		{`{"name":"A","body":"b"}`, "Feather library has name and body, Feather organisation has name and body; say which it is with --from feather or --from feather-org"},
		{`{"name":"A","systemPrompt":"b"}`, "--from evalstudio or --from anam"},
		{`{"name":5,"prompt":"x"}`, "f.json, record 1, name: expected text, got 5"},
		{`not JSON`, "f.json, record 1: not valid JSON"},
		{good + `]`, "f.json, record 2: not valid JSON"},
	} {
		var err error
		for _, err = range NewReader(strings.NewReader(c.text), "f.json", Options{}).All() {
			if err != nil {
				break
			}
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.70q:\n got %v\nwant %s", c.text, err, c.want)
			continue
		}
		if len(err.Error()) > 600 {
			t.Errorf("%.70q: the error is %d bytes long", c.text, len(err.Error()))
		}
		if _, ok := errors.AsType[*ReadError](err); !ok || !errors.Is(err, library.ErrInvalid) {
			t.Errorf("%.70q: %T does not match ErrInvalid", c.text, err)
		}
	}
}

func TestReaderGoesOnBehindABadRecord(t *testing.T) {
	text := `[{"name":"A","body":"b","tags":[]},{"name":"B","body":"b","tags":5},7,{"name":"C","body":"b","tags":[]}]`
	var names []string
	for in, err := range NewReader(strings.NewReader(text), "", Options{}).All() {
		switch {
		case err != nil:
			names = append(names, err.Error())
		default:
			names = append(names, in.Persona.Name)
		}
	}
	want := "A; record 2, tags: expected a list of texts, got 5; record 3: expected an object, got 7; C"
	if got := strings.Join(names, "; "); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// TestOneBadRecordIsNotTheFilesFault: whatever is wrong inside a record, those behind
// it are read, in every arrangement, and the error has its number and its name.
func TestOneBadRecordIsNotTheFilesFault(t *testing.T) {
	good := func(name string) string { return `{"name":"` + name + `","body":"b","tags":[]}` }
	for bad, want := range map[string]string{
		`{"name":"Bad","body":"x\ud83d","tags":[]}`:                   "body: half a character",
		`{"name":"Bad","body":"b","tags":[],"traits":{"a":"\ude00"}}`: "traits.a: half a character",
		`{"name":"Bad","body":"b","tags":[],"k\ud83dy":1}`:            "half a character",
		`{"name":"Bad","body":"\u0000","tags":[]}`:                    "body: a NUL",
		"{\"name\":\"Bad\",\"body\":\"caf\xe9\",\"tags\":[]}":         "body: not valid UTF-8",
		`{"name":"Bad","body":"b","body":"c","tags":[]}`:              "body: the same name twice",
		`{"name":"Bad","body":"b","tags":7}`:                          "tags: expected a list of texts",
		`{"name":"Bad","body":"b","tags":[],"behavior_config":3}`:     "behavior_config: expected an object",
	} {
		for arrangement, text := range map[string]string{
			"an array":    "[" + good("A") + ",\n " + bad + "," + good("C") + "]",
			"JSON Lines":  good("A") + "\n" + bad + "\n" + good("C") + "\n",
			"a page":      `{"items":[` + good("A") + "," + bad + "," + good("C") + `],"has_more":false}`,
			"a late page": `{"has_more":false,"total":3,"items":[` + good("A") + "," + bad + "," + good("C") + `]}`,
		} {
			var got []string
			for in, err := range NewReader(strings.NewReader(text), "", Options{}).All() {
				bad, failed := errors.AsType[*ReadError](err)
				switch {
				case !failed:
					got = append(got, in.Persona.Name)
				case bad.Record != 2 || bad.Title != "Bad" || bad.Fatal || !strings.Contains(bad.Error(), want):
					t.Errorf("%s, %q: %+v, want %s", arrangement, text, bad, want)
				}
			}
			if strings.Join(got, "") != "AC" {
				t.Errorf("%s: %q: read %v", arrangement, text, got)
			}
		}
	}
}

// TestALineThatIsNoJSON: of a record a line, those behind one that is broken are read.
func TestALineThatIsNoJSON(t *testing.T) {
	good := `{"name":"A","body":"b","tags":[]}` + "\n"
	for bad, name := range map[string]string{
		good + `{"name":"B","body":tru}`:            "",
		good + "{\"name\":\"B\",\"body\":\"\x00\"}": "",
		good + `{"name":"B","body":"cut`:            "",
		good + "nonsense":                           "",
		"nonsense\n" + strings.TrimSpace(good):      "f.jsonl",
	} {
		read, faults := 0, 0
		for _, err := range NewReader(strings.NewReader(bad+"\n"+good), name, Options{}).All() {
			if err != nil {
				faults++
			} else {
				read++
			}
		}
		if read != 2 || faults != 1 {
			t.Errorf("%q: %d read, %d faults", bad, read, faults)
		}
	}
}

func TestFromChoosesAndIsHeld(t *testing.T) {
	for _, system := range []model.System{model.SystemFeather, model.SystemFeatherOrg} {
		if in := readOne(t, `{"name":"A","body":"b"}`, Options{From: system}); in.System != system || in.Shape != ShapeCreate {
			t.Errorf("%s: read as %s %s", system, in.System, in.Shape)
		}
	}
	if in := readOne(t, `{"description":"x"}`, Options{From: model.SystemEvalStudio}); in.Shape != ShapeUpdate || in.Persona.Name != "" {
		t.Errorf("%+v", in)
	} else {
		wantKind(t, in.Report, "name", KindMissing)
	}
	_, err := NewReader(strings.NewReader(`{"foo":1}`), "", Options{From: model.SystemAnam}).Next()
	if err == nil || !strings.Contains(err.Error(), "no key of Anam") {
		t.Error(err)
	}
	_, err = NewReader(strings.NewReader(`{"foo":1}`), "", Options{From: "nobody"}).Next()
	if err == nil || !strings.Contains(err.Error(), "choose one of personae, feather") {
		t.Error(err)
	}
	// The record before decides between systems that fit alike.
	r := NewReader(strings.NewReader(`[{"name":"A","body":"b","is_active":true},{"name":"B","body":"b"}]`), "", Options{})
	_, _ = r.Next()
	if in, err := r.Next(); err != nil || in.System != model.SystemFeatherOrg {
		t.Errorf("%v %v", in, err)
	}
}

// endless is a source that never ends.
type endless struct {
	head, body string
	at         int
}

func (e *endless) Read(p []byte) (int, error) {
	if n := copy(p, e.head); n > 0 {
		e.head = e.head[n:]
		return n, nil
	}
	n := 0
	for n < len(p) {
		c := copy(p[n:], e.body[e.at:])
		n += c
		e.at = (e.at + c) % len(e.body)
	}
	return n, nil
}

func TestReaderIsBoundedByOneRecord(t *testing.T) {
	if testing.Short() {
		t.Skip("reads hundreds of megabytes")
	}
	for _, source := range []io.Reader{
		&endless{head: `{"name":"`, body: "aaaaaaaa"},
		&endless{head: `[{"name":"A","body":"b","tags":["`, body: "a\",\"b"},
		&endless{head: `{"items":[{"`, body: `a":1,"b`},
		&endless{head: "", body: "        "},
		&endless{head: `{"name":`, body: "1111111"},
		&endless{head: `{"traits":[`, body: "[],[],[],"},
	} {
		_, err := NewReader(source, "f", Options{}).Next()
		if err == nil || !strings.Contains(err.Error(), "50 MB") && !strings.Contains(err.Error(), "the same name twice") {
			t.Errorf("%v", err)
		}
	}
}

// Many keys take time in proportion to their number.
func TestManyUnknownKeysComeBack(t *testing.T) {
	var text strings.Builder
	text.WriteString(`{"name":"A","body":"b","tags":[]`)
	for i := range 100_000 {
		fmt.Fprintf(&text, `,"k%d":%d`, i, i)
	}
	text.WriteString("}")
	in := readOne(t, text.String(), Options{From: model.SystemFeather})
	base := in.Persona
	base.Extra.Feather = value.Some(value.JSON(`{"k5":5}`))
	for _, target := range []Target{{Body: BodyAnswer}, {Body: BodyUpdate, Base: &base}, {Strict: true}} {
		target.System = model.SystemFeather
		if _, _, err := Write(&in.Persona, target); err != nil {
			t.Fatal(err)
		}
	}
}

// A long list takes the memory of one record.
func TestReaderStreams(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a hundred megabytes")
	}
	record := `{"id":"x","name":"A","description":"` + strings.Repeat("d", 4000) + `","createdAt":"2026"},`
	source := io.LimitReader(&endless{head: "[", body: record}, 1+int64(len(record))*20_000)
	r := NewReader(source, "f", Options{})
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range 20_000 - 1 {
		if _, err := r.Next(); err != nil {
			t.Fatalf("record %d: %v", i, err)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 4<<20 {
		t.Errorf("the heap has grown by %d bytes", grown)
	}
	runtime.KeepAlive(r)
}

func TestFlatKeysAndTheirPlacesBothComeBack(t *testing.T) {
	for _, text := range []string{
		`{"id":"1","personaPreset":"","name":"A","systemPrompt":"flat","brain":{"systemPrompt":"deep"}}`,
		`{"id":"1","personaPreset":"","name":"A","systemPrompt":"flat","brain":{"systemPrompt":null}}`,
		`{"id":"1","personaPreset":"","name":"A","systemPrompt":"flat"}`,
		`{"id":"1","personaPreset":"","name":"A","avatarId":"a","avatar":{"id":"b"}}`,
		`{"id":"1","personaPreset":"","name":"A","avatarId":"a","avatar":null}`,
		`{"id":"1","personaPreset":"","name":"A","voiceId":null,"voice":{"displayName":"x"}}`,
		`{"id":"1","personaPreset":"","name":"A","toolIds":["a"],"tools":[{"name":"x"}]}`,
		`{"id":"1","personaPreset":"","name":"A","toolIds":["a"],"tools":[{"id":"b"}]}`,
		`{"id":"1","personaPreset":"","name":null,"avatar":{"id":null},"tools":[{"id":null}]}`,
	} {
		in := readOne(t, text, Options{From: model.SystemAnam})
		body, _, err := Write(&in.Persona, Target{System: model.SystemAnam, Body: BodyAnswer})
		if err != nil {
			t.Fatal(err)
		}
		wantSameJSON(t, body, text)
	}
}
