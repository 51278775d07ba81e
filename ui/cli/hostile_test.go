package cli_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"personae/db/promise"

	"personae/db"
	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/cli"
)

// orders are texts that a terminal would take for orders, or that hide or turn round
// what stands beside them; forged begins a line that the program did not write.
const (
	orders = "\x1b]52;c;ZXZpbA==\x07\x1b[2J\x1b[7m\x9b2J\u009b2J\u202eevil\u2066\u200b\u200d\ufeff\x7f\b\r"
	forged = "FORGED: "
)

// hostile is a persona that is full of them. Bytes that are no text cannot be kept.
func hostile(name string) model.Persona {
	bad := strings.ToValidUTF8(orders, "") + "\n" + forged + name
	p := field.NewPersona("P"+bad, "N"+bad)
	p.Description, p.Prompt, p.Tags = value.Some("D"+bad), value.Some("You are "+strings.ToValidUTF8(orders, "")), value.Some(value.Strings{"t" + bad})
	text := func(s string) value.JSON { return value.JSON(value.Text(s).JSON()) }
	object := value.ObjectOf([]value.Member{{Name: "k" + bad, Value: text("v" + bad)}})
	p.Traits, p.EvalStudio.Headers = value.Some(object), value.Some(object)
	p.EvalStudio.ImageURL = value.Some("i" + bad)
	p.Origin.Feather.ID = value.Some("o" + bad)
	p.Lineage = value.Some("l" + bad)
	return p
}

// calls are the commands with which every command is tried over hostile records; A and
// B stand for their ids, F for a file with them, G for one that cannot be read, T for
// one in the trash. None needs one for what only opens the editor.
var calls = map[string][]string{
	"list":           {"list", "list --trash", "list --search name:N"},
	"show":           {"show A", "show A --rev 1"},
	"new":            {"new A"},
	"set":            {"set A description=D", "set --all --dry-run prompt+=x", "set A traits-", "set A B name~/N/M/ --dry-run", "set A nosuch=X", "set A tags=X"},
	"rm":             {"rm B"},
	"undo":           {"undo --dry-run", "undo", "undo --to 1 --dry-run"},
	"redo":           {"redo"},
	"log":            {"log"},
	"history":        {"history A"},
	"label":          {"label A 1 X"},
	"restore":        {"restore A 1", "restore T", "restore X"},
	"purge":          {"rm B", "purge B --yes", "undo", "undo", "purge X"},
	"diff":           {"diff A T", "diff A --rev 1", "diff T A --all", "diff --library-b other.db", "diff A --library-b other.db"},
	"import":         {"import F --dry-run", "import F --on-clash update --report", "import F", "import G", "import G --skip-bad", "import X"},
	"export":         {"export A --to mrassistant", "export A B --to feather --report", "export A --to anam --out out.json", "export --to evalstudio --out out/", "export X --to anam"},
	"check":          {"check", "check F --from personae", "check G --from personae"},
	"rehearse":       {"rehearse A --seeds 1", "rehearse A B --seeds 1", "rehearse A --compare B --seeds 1", "rehearse A --seeds 1 --goal turns_finished>0.5", "rehearse A --expect reply_gap<1 --seeds 1"},
	"agents":         {"agents"},
	"portrait":       {"portrait A", "portrait X", "portrait A X", "portrait A --out X", "portrait --style --project X"},
	"pull":           {"pull far --dry-run", "pull far A --prefer theirs", "pull far", "pull far X", "pull X", "pull evil"},
	"push":           {"push far --dry-run", "push far A", "push far", "push far X", "push X", "push evil A", "push evil --delete"},
	"remote":         {"remote", "remote X"},
	"remote add":     {"remote add X --system anam", "remote add y --system X", "remote add y --system anam --url X", "remote add y --system anam --key-env X", "remote add kept --system evalstudio --url U --project-id X --key-file X --project X"},
	"remote set":     {"remote set far --url X", "remote set X --lists", "remote set kept --project X"},
	"remote list":    {"remote list"},
	"remote check":   {"remote check", "remote check X"},
	"remote diff":    {"remote diff far", "remote diff far --reveal", "remote diff far A", "remote diff far X", "remote diff X", "remote diff evil", "remote diff"},
	"remote rm":      {"remote rm kept", "remote rm X"},
	"serve":          {"serve X", "serve --addr X", "serve --fault X", "serve --token-env X"}, // others run until they are stopped
	"target":         {"target", "target X"},
	"vary":           {"vary A --grid cut_in.min_words=1,2 --dry-run --seeds 1", "vary A --ablate --seeds 1 --name X"},
	"coverage":       {"coverage", "coverage --search X"},
	"fields":         {"fields"},
	"backup":         {"backup copy.db", "backup X"},
	"restore-backup": {"restore-backup X", "restore-backup in.json", "restore-backup copy.db"},
	"rescue":         {"rescue library.db saved.db", "rescue library.db X", "rescue X saved.db"},
	"doctor":         {"doctor", "doctor --fix", "doctor --library X"},
	"docs":           {"docs nowhere/X"},
	"demo":           {"demo"},
}

// TestHostileRecords runs every command over records that are full of orders to a
// terminal: none reaches what people read, on a terminal and in a pipe.
func TestHostileRecords(t *testing.T) {
	made := 0
	for _, terminal := range []bool{false, true} {
		h := newHostiles(t, terminal)
		for _, name := range cli.Commands(program()) {
			if calls[name] == nil {
				t.Errorf("%s is run over no hostile record: give it a call", name)
			}
			for _, call := range calls[name] {
				h.run(t, call)
				made++
			}
		}
		h.run(t, "nosuch X")
		h.run(t, "list --nosuch=X")
		h.run(t, "show X --library X")
	}
	promise.Kept(t, made, "hostile calls")
}

// TestDataIsUntouched: what programs read is as it is in the record.
func TestDataIsUntouched(t *testing.T) {
	h := newHostiles(t, false)
	for _, call := range []string{"remote diff far --json", "pull far --dry-run --json", "show A --json", "list --json", "export A --to personae", "export A --to anam", "history A --json", "check F --from personae --json", "import F --dry-run --json"} {
		var out bytes.Buffer
		h.start(&out, &bytes.Buffer{}, call)
		if !strings.Contains(out.String(), "\u202eevil\u2066\u200b\u200d\ufeff") {
			t.Errorf("personae %s: %q", call, out.String())
		}
	}
}

// hostiles is a folder with libraries and files of hostile records.
type hostiles struct {
	terminal bool
	stands   map[string]string // what the words of a call stand for
}

func newHostiles(t *testing.T, terminal bool) *hostiles {
	t.Helper()
	t.Chdir(t.TempDir())
	bad := strings.ToValidUTF8(orders, "")
	records := fill(t, "library.db", "A", "B", "T")
	fill(t, "other.db", "A", "Other")
	in, out := []byte("["), ",\n"
	for i, name := range []string{"A", "New"} {
		p := hostile(name)
		in = append(in, wire.EncodeNative(p)...)
		in = append(in, out[i*2:]...)
	}
	files := map[string]string{
		"in.json":  strings.TrimRight(string(in), ",\n") + "]",
		"bad.json": `[{"name":` + value.Text(hostile("Bad").Name).JSON() + `,"prompt":7},{"` + `k\u001b[2J\u202e` + `":1}, nonsense]`,
	}
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	far, evil := serveHostile(t)
	h := &hostiles{terminal, map[string]string{
		"U": far, "A": records[0].Persona.ID, "B": records[1].Persona.ID, "T": records[2].Persona.ID, "F": "in.json", "G": "bad.json", "X": bad,
	}}
	for _, call := range []string{"remote add far --system anam --url U", "remote add evil --system anam --url " + evil} {
		h.run(t, call)
	}
	return h
}

// fill makes a library of hostile records, the third of which is in the trash.
func fill(t *testing.T, path string, names ...string) []library.Record {
	t.Helper()
	store, err := db.Open(t.Context(), path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var puts []library.Put
	for _, name := range names {
		puts = append(puts, library.Put{Persona: hostile(name)})
	}
	records, err := store.Write(t.Context(), library.OperationCreate, "Created "+orders+"\n"+forged, puts)
	if err == nil {
		_, err = store.Label(t.Context(), records[0].Persona.ID, 1, "label"+strings.ToValidUTF8(orders, ""))
	}
	if err == nil && len(names) > 2 {
		_, err = store.Delete(t.Context(), []string{records[2].Persona.ID})
	}
	if err := errors.Join(err, store.Close()); err != nil {
		t.Fatal(err)
	}
	return records
}

// start runs a call.
func (h *hostiles) start(out, errs io.Writer, call string) {
	args := []string{"--library", "library.db"}
	for word := range strings.FieldsSeq(call) {
		if meant, ok := h.stands[word]; ok {
			word = meant
		}
		args = append(args, strings.ReplaceAll(word, "=X", "="+h.stands["X"]))
	}
	app := program()
	app.Terminal = func() bool { return h.terminal }
	app.Edit = func(ctx context.Context, open func(context.Context) (cli.Library, error)) error {
		_, err := open(ctx)
		return err
	}
	app.In, app.Out, app.Err = strings.NewReader(""), out, errs
	app.Main(context.Background(), args)
}

// run runs a call, and looks at what it says.
func (h *hostiles) run(t *testing.T, call string) {
	t.Helper()
	var said bytes.Buffer
	h.start(&said, &said, call)
	text := said.String()
	if strings.Contains(text, "\x1b[7m") {
		t.Errorf("personae %s: the colours of a record: %q", call, text)
	}
	if h.terminal {
		text = regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAllString(text, "")
	}
	for i, r := range text {
		bad := r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd") || words.Shown(r) == words.Left
		if bad {
			t.Errorf("personae %s: %q in %q", call, r, text[max(0, i-80):min(len(text), i+40)])
			break
		}
	}
	if strings.HasPrefix(text, forged) || strings.Contains(text, "\n"+forged) {
		t.Errorf("personae %s: a line of a record stands as one of the program's:\n%s", call, text)
	}
}
