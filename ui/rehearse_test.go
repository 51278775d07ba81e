package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/db"
	"personae/ui"
)

// rehearse opens the rehearsal of a persona from the list.
func (d *driver) rehearse(name string) {
	d.t.Helper()
	d.searchFor(name)
	d.press("r")
	d.see("Over 200 calls")
	d.see("p10–p90")
}

// tune opens the form on a persona, on a knob by the presses that lead there.
func (d *driver) tune(name string, downs int) {
	d.t.Helper()
	d.searchFor(name)
	d.edit()
	d.press("pgdown")
	for range downs {
		d.press("down")
	}
}

// dialog returns the words in the dialog, on one line.
func (d *driver) dialog() string {
	var words []string
	left, right := 0, 0
	for line := range strings.SplitSeq(d.screen(), "\n") {
		if before, frame, found := strings.Cut(line, "╭"); found {
			left = ansi.StringWidth(before) + 1
			right = left + ansi.StringWidth(frame[:strings.LastIndex(frame, "╮")])
			continue
		}
		if strings.Contains(line, "╰") {
			break
		}
		words = append(words, strings.Fields(ansi.Cut(line, left, right))...)
	}
	return strings.Join(words, " ")
}

func TestTheFormShowsWhatAKnobWillDo(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.tune("Impatient interrupter", 1)
	d.see("▌  ├ Cut in after words")
	d.see("the same call")
	d.see("cut-ins tried")
	d.press("right", "right")
	d.see("Was 1 word: ")
	d.see("→")
	// Inert knobs are marked with the reason, and people stand on a scale.
	d.see("∅")
	d.press("down")
	d.see("No effect")
	d.press("up")
	d.press("ctrl+z", "ctrl+z")
	d.see("the same call")
	if personaNamed(t, store, "Impatient interrupter").Revision != 1 {
		t.Error("looking at a knob saved it")
	}
}

func TestTheFormIsRehearsedBesideWhatIsSaved(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.tune("Impatient interrupter", 1)
	d.press("ctrl+t")
	d.see("Event 1 of")
	if strings.Contains(d.screen(), "as saved") {
		t.Error("an untouched form is compared with itself")
	}
	d.press("esc")
	d.see("next field")
	d.press("right", "ctrl+t")
	d.see("as edited and as saved")
	d.press("e")
	d.see("The form is open under this")
	d.press("u")
	d.see("Leave the rehearsal to undo")
	d.press("esc")
	d.see("1 change")
}

// TestNonsenseInTheFormIsNotRehearsedAnywhere: neither on the whole screen nor for
// what is wrong with the caller, and it is said.
func TestNonsenseInTheFormIsNotRehearsedAnywhere(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.tune("Impatient interrupter", 1)
	d.see("cut-ins tried")
	_, figures, _ := strings.Cut(d.screen(), "cut-ins tried ")
	figures, _, _ = strings.Cut("cut-ins tried "+figures, "   ")
	d.typed("99")
	d.press("enter")
	d.see("Not rehearsed: Cut in after words is out of range.")
	d.see(figures)
	d.press("ctrl+t")
	d.see("Event 1 of")
	d.see("Not rehearsed: Cut in after words is out of range.")
	if strings.Contains(d.screen(), "as edited") {
		t.Errorf("the form is rehearsed as it stands:\n%s", d.screen())
	}
}

func TestTwoSelectedAreCompared(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("=")
	d.see("Select two personas")
	d.press("space", "down", "space", "=")
	d.see(" and ")
	d.see("mean ")
	d.press("c", "tab")
	d.see("Event 2 of")
	d.press("esc")
	d.see("2 selected")
}

func TestScriptAndAgentAreChosen(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.rehearse("Silent thinker")
	d.press("s")
	d.see("A cold sales call")
	d.typed("survey")
	d.press("enter")
	d.see("survey · typical agent")
	d.press("a")
	d.see("Agent under test")
	d.typed("cascaded")
	d.press("enter")
	d.see("survey · cascaded agent")
	d.unsee("Measuring")
	d.press("]")
	d.see("seed 2")
	d.press("e")
	d.see("next field")
	d.see("survey · cascaded agent") // the pane beside the form rehearses with the same
}

// TestTheVersionOfTheAPIIsChosen rehearses a persona that names no knob by the
// defaults of the version that the library targets, which is kept.
func TestTheVersionOfTheAPIIsChosen(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.rehearse("Silent thinker")
	d.see("API 1.21")
	d.press("v")
	d.see("first speaker, cut in after words, cut in after time")
	d.see("persona, preset, preset")
	d.press("down", "enter")
	d.see("targets Feather API 1.90")
	d.see("API 1.90")
	d.press("esc")
	d.edit()
	d.press("pgdown", "down")
	d.see("API 1.90") // the pane beside the form
	again, err := db.Open(t.Context(), store.Info().Path, db.Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = again.Close() }()
	if again.Info().API != "1.90" {
		t.Errorf("kept is %q", again.Info().API)
	}
}

func TestOwnScriptFromAFile(t *testing.T) {
	t.Parallel()
	d, _ := start(t)
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "good.txt"), filepath.Join(dir, "bad.txt")
	for path, text := range map[string]string{good: "Agent: Front desk.\nCaller: I lost my key.", bad: "Agent: Hello.\nwhat"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d.see("12 personas")
	d.rehearse("Silent thinker")
	for path, problem := range map[string]string{
		bad: "bad.txt, line 2", filepath.Join(dir, "none.txt"): "no such file", dir: "is no file",
	} {
		d.press("o")
		d.see("Own script")
		d.typed(path)
		d.press("enter")
		d.see("Script not taken")
		if !strings.Contains(d.dialog(), problem) {
			t.Errorf("no %q in\n%s", problem, d.screen())
		}
		d.wait("the grace to pass", func() bool { d.press("esc"); return !strings.Contains(d.screen(), "Script not taken") })
		if !strings.Contains(d.screen(), "Event 1 of") {
			d.see("Silent thinker")
			d.press("r") // a second esc left the rehearsal
			d.see("Event 1 of")
		}
	}
	d.press("o")
	d.see("Own script")
	d.typed(good)
	d.press("enter")
	d.see("Rehearsing with")
	d.see("good.txt · typical agent")
	d.press("s")
	d.see("good.txt")
}

func TestASymptomLeadsToAChangeThatCanBeUndone(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.tune("Impatient interrupter", 1)
	d.press("ctrl+g")
	d.see("What is wrong with the caller?")
	d.see("not in this call")
	d.typed("barge rude") // words of neither title
	d.see("It never lets the agent finish")
	d.press("enter")
	d.see("The knobs behind it")
	d.see("agent turns finished")
	d.press("enter")
	d.see("not saved yet")
	d.see("change")
	d.press("ctrl+z")
	d.see("saved")
	d.unsee("1 change")
	if after := personaNamed(t, store, "Impatient interrupter"); after.Revision != 1 {
		t.Error("trying a remedy saved it")
	}
	// The help of the form offers the same.
	d.press("f1")
	d.see("Press ctrl+g here")
	d.press("ctrl+g")
	d.see("What is wrong with the caller?")
}

func TestAGoalLeadsToTheFewestChanges(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.tune("Impatient interrupter", 1)
	d.press("ctrl+g")
	d.typed("another goal")
	d.press("enter")
	d.see("Which figure?")
	d.typed("cut_ins_tried")
	d.press("enter")
	d.see("Wanted, such as")
	for range 3 {
		d.press("backspace")
	}
	d.typed("at most one")
	d.press("enter")
	d.see("That is no range")
	for range 20 {
		d.press("backspace")
	}
	d.typed("<= 0.5")
	d.press("enter")
	d.see("With the typical agent")
	d.press("down", "enter")
	d.see("The fewest changes")
	d.see("reached with")
	d.see("Interrupts: high → ")
}

func TestEveryAgentAtOnce(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.rehearse("Impatient interrupter")
	d.press("A")
	d.see("figures differ")
	d.see("livekit")
	d.press("u")
	d.see("Leave the table to undo")
	d.press("?")
	d.see("Sort the rows by the figure")
	d.press("esc", "G", "enter")
	d.see("Event 1 of")
	d.unsee("typical agent")
	d.press("esc")
	d.see("1 of 12")
}

func TestSeveralSelectedAreATable(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("space", "down", "space", "down", "space", "=")
	d.see("3 personas with the typical agent")
	d.press("enter")
	d.see("Event 1 of")
	d.press("esc")
	d.see("3 personas with the typical agent")
	d.press("esc")
	d.see("3 selected")
}

func TestAnAgentOfOnesOwn(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.rehearse("Silent thinker")
	d.press("a")
	d.see("Agent under test")
	d.typed("figures of your")
	d.press("enter")
	d.see("Figures of your own")
	d.typed("reply=soon")
	d.press("enter")
	d.see("No such agent")
	for range 4 {
		d.press("backspace")
	}
	d.typed("900")
	d.press("enter")
	d.see("replies in 0.90 s")
	d.press("a")
	d.see("Agent under test")
	d.typed("Ours")
	d.press("ctrl+n")
	d.see("Kept as Ours")
	kept, err := store.Agents(t.Context())
	if err != nil || len(kept) != 1 || kept[0].Name != "Ours" || kept[0].ReplyMs != 900 {
		t.Errorf("kept is %+v, %v", kept, err)
	}
	d.press("a")
	d.see("Ours")
}

func TestRehearsalsFitEverySize(t *testing.T) {
	for name, open := range map[string]func(d *driver){
		"one": func(d *driver) { d.press("r"); d.see("Over 200") },
		"two": func(d *driver) { d.press("space", "down", "space", "="); d.see("mean ") },
		"form": func(d *driver) {
			d.edit()
			d.press("pgdown", "down", "right")
			d.see("cut-ins tried")
		},
		"form and saved": func(d *driver) {
			d.edit()
			d.press("pgdown", "down", "right", "ctrl+t")
			d.see("as edited")
		},
		"symptoms": func(d *driver) { d.edit(); d.press("ctrl+g"); d.see("What is wrong") },
		"agents":   func(d *driver) { d.press("r"); d.see("Over 200"); d.press("A"); d.see("figures differ") },
		"remedies": func(d *driver) {
			d.edit()
			d.press("ctrl+g")
			d.press("enter")
			d.see("Effect")
		},
	} {
		t.Run(name, func(t *testing.T) {
			store := newLibrary(t, hostiles)
			d := drive(t, store, 120, 36)
			d.see("6 personas")
			open(d)
			for height := 1; height <= 60; height += 7 {
				for _, width := range []int{1, 9, 40, 60, 61, 80, 109, 110, 120, 200} {
					d.update(tea.WindowSizeMsg{Width: width, Height: height})
					if fault := misfit(d.root.View(), width, height); fault != "" {
						t.Fatal(fault)
					}
				}
			}
		})
	}
}

func TestReducedMotionIsReadFromTheEnvironment(t *testing.T) {
	for variable, want := range map[string]bool{"": false, "0": false, "false": false, "No": false, "1": true, "reduce": true} {
		if got := ui.ReducedMotion(variable); got != want {
			t.Errorf("REDUCE_MOTION=%s gives %t", variable, got)
		}
	}
}
