package dialog

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/keymap"
	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/importing"
	"personae/model/value"
	"personae/model/wire"
	"personae/ui/theme"
	"personae/ui/view"
)

// nasty is a text that has broken terminal programs before.
var nasty = "客服 👩‍👩‍👧‍👦 e\u0301 \x1b[31m\u202eשלום\n\t" + strings.Repeat("long ", 9)

// plan is what an import of records in every outcome would do.
func plan() ImportPlan {
	p := ImportPlan{Counts: importing.Counts{}, More: true}
	for i := range 60 {
		outcome := importing.Outcomes[i%len(importing.Outcomes)]
		p.Counts[outcome]++
		spec, _ := field.Find("prompt")
		p.Items = append(p.Items, importing.Item{
			Source: nasty, Number: i, System: model.SystemFeather, Outcome: outcome, Name: nasty, Why: map[bool]string{true: nasty}[i%2 == 0],
			Report:   []wire.Finding{{Path: "name", Label: nasty, Kind: wire.KindExact}, {Path: "extra.x.y", Label: "y", Kind: wire.KindDropped, Text: nasty}},
			Changes:  []field.Change{{Path: "name", Old: value.Text("a"), New: value.Text(nasty)}},
			Kept:     []*field.Spec{spec},
			Problems: []check.Problem{{Path: "name", Severity: check.SeverityWarning, Text: nasty}},
		})
	}
	return p
}

// asked records what the exchange dialogs ask for and answer.
type asked struct {
	answer
	plans   []ImportChoice
	losses  []wire.Target
	folders []Folder
}

// imports are calls that are recorded.
func (a *asked) imports() ImportCalls {
	return ImportCalls{
		Plan: func(c ImportChoice) tea.Cmd {
			a.plans = append(a.plans, c)
			return nil
		},
		Then: func(c ImportChoice, _ int) tea.Cmd { return a.take(string(c.OnClash)) },
	}
}

// exports are calls that are recorded.
func (a *asked) exports() ExportCalls {
	return ExportCalls{
		Plan: func(t wire.Target) tea.Cmd { a.losses = append(a.losses, t); return nil },
		Then: func(_ wire.Target, to Destination) tea.Cmd { return a.take(string(to)) },
	}
}

// file is the file dialog, with what it asks for recorded.
func (a *asked) file(initial string, saving bool) *File {
	return NewFile(keymap.Default(), theme.New(true), FileOptions{
		Title: "File", Initial: initial, Saving: saving, Then: a.take,
		Read: func(folder Folder) tea.Cmd { a.folders = append(a.folders, folder); return nil },
	})
}

// last is the newest of several, and whether there was none at all before press.
func last[T any](list *[]T, press func()) (newest T, ok bool) {
	before := len(*list)
	press()
	if len(*list) != before+1 {
		return newest, false
	}
	return (*list)[before], true
}

// importDialog is the import dialog with a plan.
func importDialog(p ImportPlan) (*Import, *asked) {
	var a asked
	d := NewImport(keymap.Default(), theme.New(true), "in/records.json", "", a.imports())
	d.Begin()
	d.SetPlan(p)
	return d, &a
}

// exportDialog is the export dialog with a plan.
func exportDialog(count int, p ExportPlan) (*Export, *asked) {
	var a asked
	d := NewExport(keymap.Default(), theme.New(true), count, "", a.exports())
	d.Begin()
	d.SetPlan(p)
	return d, &a
}

// losses is an export plan of several personas.
func losses(refused int) ExportPlan {
	p := ExportPlan{Total: 30, Refused: refused, Bytes: 12_345}
	for i := range 20 {
		item := ExportItem{Name: nasty, Groups: wire.Group([]wire.Finding{
			{Path: "a", Label: nasty, Kind: wire.KindExact},
			{Path: "b", Label: "b", Kind: wire.KindMissing, Text: nasty},
			{Path: "c", Label: "c", Kind: wire.KindApproximated, Text: nasty},
		})}
		if i < refused {
			item.Refused = []wire.LineProblem{{Path: "p", Text: nasty}}
		}
		p.Personas = append(p.Personas, item)
	}
	return p
}

// fileDialog is the file dialog with entries.
func fileDialog(initial string, saving bool, entries ...Entry) (*File, *asked) {
	var a asked
	f := a.file(initial, saving)
	f.Begin()
	f.SetEntries(entries, nil)
	return f, &a
}

// press sends a key as the root does: to what it is bound to, unless the dialog
// wants it as it came.
func press(d view.Dialog, msg tea.KeyPressMsg) (view.Action, tea.Cmd) {
	wanting, ok := d.(interface{ Wants(tea.KeyPressMsg) bool })
	if name, bound := keymap.Default().Match(keymap.Dialog, msg.String(), d.Typing()); bound && (!ok || !wanting.Wants(msg)) {
		return d.Do(name)
	}
	return d.Update(msg)
}

// code sends a key by its code.
func code(d view.Dialog, c rune) { press(d, tea.KeyPressMsg{Code: c}) }

func TestFileCompletes(t *testing.T) {
	entries := []Entry{{Name: "sub", Folder: true}, {Name: "personas-one.json"}, {Name: "personas-two.json"}, {Name: "Other.json"}}
	f, got := fileDialog("in/", false, entries...)
	open(f, 100, 30)
	types(f, "per")
	if shown := drawn(f); strings.Contains(shown, "Other") || !strings.Contains(shown, "personas-two") {
		t.Errorf("per finds\n%s", shown)
	}
	code(f, tea.KeyTab)
	if f.line.Value() != "in/personas-" {
		t.Errorf("tab makes %q", f.line.Value())
	}
	types(f, "t")
	if action, _ := f.Do(keymap.DialogAccept); got.of(action) != "in/personas-two.json" {
		t.Errorf("enter with one left answers %v", action)
	}

	f, _ = fileDialog("", false, entries...)
	open(f, 100, 30)
	types(f, "oth")
	code(f, tea.KeyTab)
	if f.line.Value() != "Other.json" {
		t.Errorf("tab does not mend the case: %q", f.line.Value())
	}

	f, got = fileDialog("", false, entries...)
	open(f, 100, 30)
	f.Do(keymap.DialogDown)
	q, ok := last(&got.folders, func() { f.Do(keymap.DialogAccept) })
	if !ok || q.Path != "sub/" {
		t.Errorf("enter on a folder: %v", q)
	}
	if len(f.found) != 0 {
		t.Error("what lies in the folder before still shows")
	}
	f.SetEntries(nil, errors.New("permission denied"))
	if !strings.Contains(drawn(f), "permission denied") {
		t.Errorf("the error does not show:\n%s", drawn(f))
	}
	if action, _ := f.Do(keymap.DialogAccept); got.of(action) != "sub/" {
		t.Errorf("enter on a folder as it stands: %v", action)
	}
}

func TestFileAsksForHiddenOnes(t *testing.T) {
	f, got := fileDialog("in/", false)
	open(f, 100, 30)
	if q, ok := last(&got.folders, func() { f.Update(letter('.')) }); !ok || q != (Folder{"in/", true}) {
		t.Errorf("got %v", q)
	}
}

func TestFileToSave(t *testing.T) {
	f, got := fileDialog("in/", true, Entry{Name: "a.json"})
	open(f, 100, 30)
	if say, _ := f.Do(keymap.DialogAccept); say == nil || !strings.Contains(fmt.Sprint(say), "Name a file") {
		t.Errorf("got %v", say)
	}
	types(f, "a")
	if action, _ := f.Do(keymap.DialogAccept); got.of(action) != "in/a" {
		t.Errorf("a name of one's own: %v", action)
	}
	f.Do(keymap.DialogDown)
	if action, _ := f.Do(keymap.DialogAccept); got.of(action) != "in/a.json" {
		t.Errorf("a marked one: %v", action)
	}
	empty, _ := fileDialog("", false)
	if say, _ := empty.Do(keymap.DialogAccept); !strings.Contains(fmt.Sprint(say), "Type a path") {
		t.Errorf("got %v", say)
	}
}

func TestImportAnswersOnlyWhenItCan(t *testing.T) {
	for _, c := range []struct {
		counts map[importing.Outcome]int
		err    error
		want   string // part of what is said, "" for an answer
	}{
		{map[importing.Outcome]int{importing.OutcomeNew: 2}, nil, ""},
		{map[importing.Outcome]int{importing.OutcomeUpdated: 1, importing.OutcomeSkipped: 3}, nil, ""},
		{map[importing.Outcome]int{importing.OutcomeNew: 2, importing.OutcomeRefused: 1}, nil, "refused"},
		{map[importing.Outcome]int{importing.OutcomeNew: 2, importing.OutcomeClash: 1}, nil, "taken"},
		{map[importing.Outcome]int{importing.OutcomeUnchanged: 2}, nil, "nothing to import"},
		{map[importing.Outcome]int{importing.OutcomeUnchanged: 1, importing.OutcomeSkipped: 2}, nil, "left out"},
		{nil, errors.New("cannot read x"), "cannot read x"},
	} {
		d, got := importDialog(ImportPlan{Counts: c.counts, Err: c.err})
		open(d, 120, 40)
		action, _ := d.Do(keymap.DialogAccept)
		if answer := got.of(action); (answer == string(importing.ClashFail)) != (c.want == "") {
			t.Errorf("%v: %v, %s", c.counts, action, answer)
		}
		if c.want != "" && !strings.Contains(fmt.Sprint(action), c.want) {
			t.Errorf("%v: %v", c.counts, action)
		}
		if says := strings.Contains(drawn(d), "Enter imports"); says != (c.want == "") {
			t.Errorf("%v: what enter does is said wrongly:\n%s", c.counts, drawn(d))
		}
	}
	fresh := NewImport(keymap.Default(), theme.New(true), "x", "", ImportCalls{})
	if action, _ := fresh.Do(keymap.DialogAccept); !strings.Contains(fmt.Sprint(action), "Still reading") {
		t.Errorf("before the plan: %v", action)
	}
}

func TestImportAsksAnewWhenAChoiceChanges(t *testing.T) {
	d, got := importDialog(plan())
	open(d, 120, 40)
	right := func() { code(d, tea.KeyRight) }
	q, ok := last(&got.plans, right)
	if !ok || q.OnClash != importing.ClashSkip {
		t.Fatalf("got %+v", q)
	}
	if d.plan != nil {
		t.Error("the plan of an earlier choice is still there")
	}
	d.SetRead(1234)
	if !strings.Contains(drawn(d), "1234 records so far") {
		t.Errorf("no progress:\n%s", drawn(d))
	}
	d.Do(keymap.DialogUp)
	if q, _ = last(&got.plans, right); q.From != model.SystemPersonae {
		t.Errorf("got %+v", q)
	}
	d.SetPlan(plan())
	for range 100 {
		d.Do(keymap.DialogDown)
	}
	if item, ok := d.current(); !ok || item.Number != 59 {
		t.Errorf("the last item is not reached: %+v", item)
	}
	if _, asks := last(&got.plans, right); asks {
		t.Error("right on a record does something")
	}
}

func TestExportAnswersOnlyWhenItCan(t *testing.T) {
	d, got := exportDialog(30, losses(0))
	open(d, 120, 40)
	if action, _ := d.Do(keymap.DialogAccept); got.of(action) != string(ToClipboard) {
		t.Errorf("got %v", action)
	}
	d.marked = rowTo
	if _, asks := last(&got.losses, func() { code(d, tea.KeyRight) }); asks {
		t.Error("another place to write to asks for another plan")
	}
	if action, _ := d.Do(keymap.DialogAccept); got.of(action) != string(ToFile) {
		t.Errorf("got %v", action)
	}
	for _, p := range []ExportPlan{losses(3), {Err: errors.New("gone")}} {
		d, _ := exportDialog(30, p)
		open(d, 120, 40)
		if action, _ := d.Do(keymap.DialogAccept); fmt.Sprintf("%T", action) != "view.Say" {
			t.Errorf("got %v", action)
		}
	}
}

func TestExportRowsMakeTheTarget(t *testing.T) {
	d, got := exportDialog(1, losses(0))
	open(d, 120, 40)
	want := wire.Target{System: model.SystemFeather, Body: wire.BodyCreate, API: wire.API121}
	if d.target() != want {
		t.Errorf("got %+v", d.target())
	}
	for _, step := range []struct {
		row  int
		want wire.Target
	}{
		{rowForm, wire.Target{System: model.SystemFeather, Body: wire.BodyUpdate, API: wire.API121}},
		{rowVersion, wire.Target{System: model.SystemFeather, Body: wire.BodyUpdate, API: wire.API187}},
		{rowUnknown, wire.Target{System: model.SystemFeather, Body: wire.BodyUpdate, API: wire.API187, Strict: true}},
		{rowSystem, wire.Target{System: model.SystemFeatherOrg, Body: wire.BodyUpdate, API: wire.API187, Strict: true}},
		{rowSystem, wire.Target{System: model.SystemEvalStudio, Body: wire.BodyUpdate, Strict: true}},
	} {
		d.marked = step.row
		q, ok := last(&got.losses, func() { code(d, tea.KeyRight) })
		if !ok || q != step.want {
			t.Errorf("row %d: %+v, want %+v", step.row, q, step.want)
		}
	}
	d.marked = rowVersion
	if _, asks := last(&got.losses, func() { code(d, tea.KeyRight) }); asks {
		t.Error("a version where there is none")
	}
}

func TestExchangeDialogsFitEverySize(t *testing.T) {
	makers := []func() view.Dialog{
		func() view.Dialog { d, _ := importDialog(plan()); return d },
		func() view.Dialog { d, _ := importDialog(ImportPlan{Err: errors.New(nasty)}); return d },
		func() view.Dialog {
			return NewImport(keymap.Default(), theme.New(false), nasty, nasty, new(asked).imports())
		},
		func() view.Dialog { d, _ := exportDialog(30, losses(3)); return d },
		func() view.Dialog { d, _ := exportDialog(1, ExportPlan{Total: 1}); return d },
		func() view.Dialog {
			return NewExport(keymap.Default(), theme.New(false), 1, model.SystemPersonae, new(asked).exports())
		},
		func() view.Dialog {
			d, _ := fileDialog(nasty, false, Entry{Name: nasty}, Entry{Name: "b", Folder: true})
			return d
		},
		func() view.Dialog { d, _ := fileDialog("a/", true); return d },
	}
	keys := []rune{tea.KeyLeft, tea.KeyRight, tea.KeyTab, tea.KeyPgDown, tea.KeyPgUp, tea.KeyHome, 'x', '.', '/'}
	names := []keymap.Name{keymap.DialogUp, keymap.DialogDown, keymap.DialogAccept}
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom(makers).Draw(t, "dialog")()
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			width, height := rapid.IntRange(0, 200).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "height")
			open(d, width, height)
			k := rapid.SampledFrom(keys).Draw(t, "key")
			press(d, tea.KeyPressMsg{Code: k, Text: map[bool]string{true: string(k)}[k < 0x80]})
			d.Do(rapid.SampledFrom(names).Draw(t, "name"))
			d.Update(tea.MouseClickMsg{X: rapid.IntRange(0, 120).Draw(t, "x"), Y: rapid.IntRange(0, 40).Draw(t, "y"), Button: tea.MouseLeft})
			wantWidth, wantHeight := d.Size(width, height)
			d.SetSize(wantWidth, wantHeight) // as the screen does when a dialog wants another size
			frame := d.Render()
			if len(frame.Lines) != wantHeight {
				t.Fatalf("%T: %d lines, want %d", d, len(frame.Lines), wantHeight)
			}
			for y, line := range frame.Lines {
				if w := ansi.StringWidth(line); w != wantWidth {
					t.Fatalf("%T: line %d has %d cells, want %d: %q", d, y, w, wantWidth, line)
				}
				if strings.ContainsAny(ansi.Strip(line), "\n\t\r\x1b\u202e") {
					t.Fatalf("%T: a control character in %q", d, line)
				}
			}
		}
	})
}

// TestAWholePathReplacesTheFolder holds that the folder to start from is not put
// before a path that begins at the root.
func TestAWholePathReplacesTheFolder(t *testing.T) {
	for _, c := range []struct{ initial, typed, pasted, want string }{
		{"in/", "/tmp/a.json", "", "/tmp/a.json"},
		{"in/", "", "~/a.json", "~/a.json"},
		{"in/b", "", "/a.json", "/a.json"},
		{"in/b", "/c", "", "in/b/c"},
		{"in/", "b", "", "in/b"},
	} {
		f, got := fileDialog(c.initial, true)
		open(f, 100, 30)
		types(f, c.typed)
		if c.pasted != "" {
			f.Update(tea.PasteMsg{Content: c.pasted})
		}
		if f.line.Value() != c.want {
			t.Errorf("%+v makes %q", c, f.line.Value())
		}
		if asked := got.folders[len(got.folders)-1]; !strings.HasPrefix(c.want, asked.Path) {
			t.Errorf("%+v: asked about %q", c, asked.Path)
		}
	}
}

// TestTheImportIsAsHighAsWhatItSays: no rows of it are blank.
func TestTheImportIsAsHighAsWhatItSays(t *testing.T) {
	p := plan()
	p.Items, p.More = p.Items[:2], false
	d, _ := importDialog(p)
	blank := 0
	for line := range strings.SplitSeq(drawn(open(d, 120, 36)), "\n") {
		if strings.Trim(line, " │") == "" {
			blank++
		}
	}
	if blank > 4 { // the padding, a gap in the head, and one to spare
		t.Errorf("%d rows are blank:\n%s", blank, drawn(d))
	}
}
