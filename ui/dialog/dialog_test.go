package dialog

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/keymap"
	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/view"
)

// open gives a dialog the size it asks for on a screen.
func open(d view.Dialog, width, height int) view.Dialog {
	w, h := d.Size(width, height)
	d.SetSize(w, h)
	return d
}

// drawn is what a dialog shows, without colours.
func drawn(d view.Dialog) string { return ansi.Strip(strings.Join(d.Render().Lines, "\n")) }

// letter is the press of a letter.
func letter(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

// types sends text to a dialog, a letter at a time.
func types(d view.Dialog, text string) {
	for _, r := range text {
		d.Update(letter(r))
	}
}

// answer records what a dialog was answered with.
type answer struct{ value string }

// is returns what a button does that answers with value.
func (a *answer) is(v string) func() tea.Cmd {
	return func() tea.Cmd { return a.take(v) }
}

// take takes an answer.
func (a *answer) take(v string) tea.Cmd {
	a.value = v
	return nil
}

// of goes on with an action as the root does, and returns the answer; "" when it
// is none.
func (a *answer) of(action view.Action) string {
	a.value = ""
	if answered, ok := action.(view.Answered); ok {
		answered.Then()
	}
	return a.value
}

// leaving is the question that a form with changes asks.
func leaving(got *answer) *Ask {
	return NewAsk(keymap.Default(), theme.New(true), Question{
		Title: "Unsaved changes", Text: "Save the changes to 客服?",
		Buttons: []Button{
			{Label: "Save", Do: got.is("save")}, {Label: "Discard", Danger: true, Do: got.is("drop")}, {Label: "Stay", Do: got.is("stay")},
		},
	})
}

func TestAskIsAnsweredByLetterMarkAndMouse(t *testing.T) {
	var got answer
	d := leaving(&got)
	open(d, 80, 24)
	if action, _ := d.Update(letter('d')); got.of(action) != "drop" {
		t.Errorf("d answers %v", action)
	}
	// Save has taken the s, so Stay answers to another letter that it has.
	if !strings.Contains(drawn(d), "[ Stay  ") || strings.Contains(drawn(d), "Stay  s") {
		t.Errorf("two buttons share a letter:\n%s", drawn(d))
	}
	d.Do(keymap.DialogDown)
	if action, _ := d.Do(keymap.DialogAccept); got.of(action) != "drop" {
		t.Errorf("enter on the second button answers %v", action)
	}
	if action, _ := d.Do(keymap.Back); action != (view.Back{}) {
		t.Errorf("esc answers %v", action)
	}
	lines := strings.Split(drawn(d), "\n")
	for y, line := range lines {
		if before, _, found := strings.Cut(line, "Save  s"); found {
			x := ansi.StringWidth(before)
			if action, _ := d.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}); got.of(action) != "save" {
				t.Errorf("a click on Save answers %v", action)
			}
		}
	}
}

// animals is a list to choose from.
func animals(got *answer) *Choose[string] {
	return NewChoose(keymap.Default(), theme.New(true), "Animal", []Item[string]{
		{Value: "1", Label: "Horse"},
		{Value: "2", Label: "House cat", Reason: "it sleeps"},
		{Value: "3", Label: "Mouse", Note: "2 of them", Current: true},
	}, got.take)
}

func TestChooseFindsMarksAndExplains(t *testing.T) {
	var got answer
	c := animals(&got)
	open(c, 80, 24)
	if action, _ := c.Do(keymap.DialogAccept); got.of(action) != "3" {
		t.Errorf("enter at once answers %v, want the value in force", action)
	}
	types(c, "cat")
	if shown := drawn(c); strings.Contains(shown, "Horse") || !strings.Contains(shown, "it sleeps") {
		t.Errorf("cat finds:\n%s", shown)
	}
	action, _ := c.Do(keymap.DialogAccept)
	if said, ok := action.(view.Say); !ok || !strings.Contains(said.Text, "it sleeps") {
		t.Errorf("what cannot be done answers %v", action)
	}
	types(c, "zzz")
	if !strings.Contains(drawn(c), "Nothing fits") {
		t.Errorf("nothing found is not said:\n%s", drawn(c))
	}
	c.AllowNew("new animal", func(typed string) tea.Cmd { return got.take("new " + typed) })
	if action, _ := c.Do(keymap.DialogAccept); got.of(action) != "new catzzz" {
		t.Errorf("enter on nothing found answers %v", action)
	}
}

func TestPaletteSaysTheWholeReasonAndKeysThatWork(t *testing.T) {
	const reason = "Move to project needs a persona under the cursor."
	commands := []view.Command{{Name: keymap.ListMove, Reason: reason}, {Name: keymap.Help}}
	p := NewPalette(keymap.Default(), theme.New(true), commands, true, PaletteCalls{Run: func(keymap.Name) tea.Cmd { return nil }})
	open(p, 80, 24)
	shown := drawn(p)
	if !strings.Contains(shown, "Persona: move to project  ") || !strings.Contains(shown, reason[:40]) {
		t.Errorf("a reason has no room beside its name:\n%s", shown)
	}
	if !strings.Contains(shown, "f1 ") || strings.Contains(shown, "? ") {
		t.Errorf("a key that would type a letter is shown:\n%s", shown)
	}
	if at := strings.Index(shown, "Persona: move"); at < strings.Index(shown, "Editor: help") {
		t.Errorf("what cannot run stands first:\n%s", shown)
	}
	p.Do(keymap.DialogDown)
	action, _ := p.Do(keymap.DialogAccept)
	if said, ok := action.(view.Say); !ok || strings.Contains(said.Text, "..") || !strings.Contains(said.Text, reason) {
		t.Errorf("a reason that is a sentence answers %v", action)
	}
}

func TestChooseIsClicked(t *testing.T) {
	var got answer
	c := animals(&got)
	open(c, 80, 24)
	for y, line := range strings.Split(drawn(c), "\n") {
		if strings.Contains(line, "Horse") {
			if action, _ := c.Update(tea.MouseClickMsg{X: 5, Y: y, Button: tea.MouseLeft}); got.of(action) != "1" {
				t.Errorf("a click on Horse answers %v", action)
			}
		}
	}
}

func TestLinesOfAListAreSetIn(t *testing.T) {
	got := wrapHung("This goes:\n- one that is long, 2 min ago\n\n· two", 20)
	want := []string{"This goes:", "- one that is long,", "  2 min ago", "", "· two"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestAskTextTakesEveryLetter(t *testing.T) {
	var got answer
	a := NewAskText(keymap.Default(), theme.New(true), "New project", "Name", "", got.take)
	open(a, 80, 24)
	for _, r := range "qu?1/#é漢" {
		if !a.Wants(letter(r)) {
			t.Errorf("%q does not reach the text", r)
		}
		a.Update(letter(r))
	}
	if action, _ := a.Do(keymap.DialogAccept); got.of(action) != "qu?1/#é漢" {
		t.Errorf("enter answers %v", action)
	}
}

func TestNoDialogCutsWhatItAsks(t *testing.T) {
	keys, styles := keymap.Default(), theme.New(true)
	label := "A file with a line per turn, “Agent: …” or “Caller: …”, or JSON"
	if shown := drawn(open(NewAskText(keys, styles, "Own script", label, "", nil), 80, 24)); !strings.Contains(shown, "or JSON") {
		t.Errorf("the question is cut:\n%s", shown)
	}
	c := NewChoose(keys, styles, "Project", []Item[string]{{Value: "a", Label: "a"}}, nil)
	c.AllowNew("new project", func(string) tea.Cmd { return nil })
	types(c, "zz")
	if shown := drawn(open(c, 80, 24)); !strings.Contains(shown, "a new project.") {
		t.Errorf("the way on is cut:\n%s", shown)
	}
}

func TestConflictTakesTheChosenSides(t *testing.T) {
	base := field.NewPersona("Default", "Caller")
	mine, theirs := base, base
	for path, values := range map[string][2]string{"name": {`"Mine"`, `"Theirs"`}, "behavior_config.cut_in.min_words": {"7", "9"}} {
		spec, _ := field.Find(path)
		for i, p := range []*model.Persona{&mine, &theirs} {
			v, err := value.Parse(values[i])
			if err != nil {
				t.Fatal(err)
			}
			if err := spec.Of(p).Set(v); err != nil {
				t.Fatal(err)
			}
		}
	}
	merged, conflicts := field.Merge(base, mine, theirs)
	if len(conflicts) != 2 {
		t.Fatalf("%d conflicts, want 2", len(conflicts))
	}
	var got answer
	var resolved model.Persona
	c := NewConflict(keymap.Default(), theme.New(true), merged, conflicts, func(p model.Persona) tea.Cmd {
		resolved = p
		return got.take("merged")
	})
	open(c, 100, 30)
	c.Do(keymap.DialogTheirs) // the name, and on to the next
	c.Do(keymap.DialogBase)
	action, _ := c.Do(keymap.DialogAccept)
	if got.of(action) != "merged" || resolved.Name != "Theirs" || resolved.Behavior.CutIn.MinWords.Or(0) != 3 {
		t.Errorf("resolved to %v %v", resolved.Name, resolved.Behavior.CutIn.MinWords)
	}
}

func TestDialogsFitEverySize(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		keys, styles := keymap.Default(), theme.New(false)
		text := rapid.String().Draw(rt, "text")
		var d view.Dialog
		switch rapid.IntRange(0, 6).Draw(rt, "dialog") {
		case 0:
			d = NewAsk(keys, styles, Question{Title: text, Text: text, Buttons: []Button{{Label: text}, {Label: "No"}}})
		case 1:
			d = NewChoose(keys, styles, text, []Item[string]{{Value: "a", Label: text, Note: text, Current: true}, {Value: "b", Label: "b", Reason: text}}, nil)
		case 2:
			d = NewAskText(keys, styles, text, text, text, nil)
		case 3:
			d = NewHelp(keys, styles, keymap.Form, []view.Sign{{Sign: "✂", Meaning: text}})
		case 4:
			d = NewPalette(keys, styles, []view.Command{{Name: keymap.Help}, {Name: keymap.Undo, Reason: text}}, false, PaletteCalls{})
		case 5:
			d = NewRemote(keys, styles, library.Remote{Name: text, URL: text, System: rapid.SampledFrom(model.Vendors).Draw(rt, "system")}, rapid.Bool().Draw(rt, "known"), []string{text, "b"}, nil)
		case 6:
			spec, _ := field.Find("name")
			conflict := NewConflict(keys, styles, model.Persona{}, []field.Conflict{{Spec: spec}, {Spec: spec}}, nil)
			conflict.SetBetween(Between{Text: text, Accept: "merge", NoBase: rapid.Bool().Draw(rt, "no base")})
			d = conflict
		}
		width, height := rapid.IntRange(0, 120).Draw(rt, "width"), rapid.IntRange(0, 40).Draw(rt, "height")
		open(d, width, height)
		for _, name := range []keymap.Name{keymap.DialogDown, keymap.DialogDown, keymap.DialogUp} {
			d.Do(name)
		}
		wide, high := d.Size(width, height)
		lines := d.Render().Lines
		if wide > width || high > height || len(lines) != high {
			rt.Fatalf("%d×%d in a room of %d×%d, %d lines", wide, high, width, height, len(lines))
		}
		for _, line := range lines {
			if ansi.StringWidth(line) != wide {
				rt.Fatalf("%d cells, want %d: %q", ansi.StringWidth(line), wide, line)
			}
		}
	})
}

func TestWhatLosesSomethingIsNotTheFirstAnswer(t *testing.T) {
	var got answer
	ask := func(width int, buttons ...Button) *Ask {
		d := NewAsk(keymap.Default(), theme.New(true), Question{Title: "There is a file", Text: "Replace it?", Buttons: buttons})
		open(d, width, 24)
		return d
	}
	replace, cancel := Button{Label: "Replace", Danger: true, Do: got.is("replace")}, Button{Label: "Cancel", Do: got.is("cancel")}
	if action, _ := ask(80, replace, cancel).Do(keymap.DialogAccept); got.of(action) != "cancel" {
		t.Errorf("enter answers %v", action)
	}
	// Buttons that do not fit beside each other stand below each other.
	long := Button{Label: "Start from what is saved in the library", Do: got.is("long")}
	d := ask(60, replace, cancel, long)
	shown := strings.Split(drawn(d), "\n")
	for y, line := range shown {
		if before, _, found := strings.Cut(line, "Start from what is saved in the library"); found {
			if action, _ := d.Update(tea.MouseClickMsg{X: ansi.StringWidth(before), Y: y, Button: tea.MouseLeft}); got.of(action) != "long" {
				t.Errorf("a click on the last button answers %v", action)
			}
			return
		}
	}
	t.Errorf("a button is cut:\n%s", drawn(d))
}
