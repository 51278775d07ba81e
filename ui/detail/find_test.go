package detail

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/search"
	"personae/model/value"
	"personae/ui/view"
)

// longCaller is a persona whose prompt has a few words far down.
func longCaller(name string) *Detail {
	record := caller()
	record.Persona.ID, record.Persona.Name = name, name
	record.Persona.Prompt = value.Some(strings.Repeat("Nothing to see on this line.\n\n", 40) + "The parcel never came.\n\n" +
		strings.Repeat("Nor on this one.\n\n", 40) + "Ask about the parcel.")
	return open(record, 80, 24)
}

// enter sends text to what is typed in.
func enter(d *Detail, text string) {
	for _, r := range text {
		d.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func TestTheListsSearchIsShownInThePrompt(t *testing.T) {
	d := longCaller("Ada")
	d.SetSearch(search.Terms{{Text: "parc"}, {Text: "polite", Not: true}})
	if shown := text(d); !strings.Contains(shown, "to see on this line. The parcel never came. Nor on") || !strings.Contains(shown, "“parc” 1 found") {
		t.Errorf("why it was found does not show:\n%s", shown)
	}
	if match := d.styles.Match.Render("parc"); !strings.Contains(strings.Join(d.Render().Lines, "\n"), match) {
		t.Error("the match is not marked")
	}
	d.ToFound()
	if shown := text(d); d.tab != tabPrompt || !strings.Contains(shown, "The parcel never came.") || !strings.Contains(shown, "“parc” 1 of 2") {
		t.Fatalf("the prompt is not opened at the match:\n%s", shown)
	}
	press(d, "n")
	if shown := text(d); !strings.Contains(shown, "Ask about the parcel.") || !strings.Contains(shown, "2 of 2") {
		t.Errorf("n does not go to the next match:\n%s", shown)
	}
	press(d, "n")
	if at := d.at; at != 0 {
		t.Errorf("n at the last match goes to %d, want the first", at)
	}
	press(d, "N")
	if d.at != 1 {
		t.Errorf("N goes to %d", d.at)
	}
	other := longCaller("Bert")
	d.SetRecord(other.record)
	if shown := text(d); !strings.Contains(shown, "The parcel never came.") {
		t.Errorf("another persona found is not shown at its match:\n%s", shown)
	}
	if d.SetSearch(nil); d.tab != tabPersona {
		t.Error("the tab is not the one of before once the search is cleared")
	}
}

func TestAMatchInTheNameOpensThePersona(t *testing.T) {
	d := longCaller("Parcel hunter")
	d.SetSearch(search.Terms{{Text: "parcel"}})
	if d.ToFound(); d.tab != tabPersona {
		t.Error("the prompt is opened although the name is why")
	}
	d.SetSearch(search.Terms{{Text: "parcel"}, {Text: "came"}})
	if d.ToFound(); d.tab != tabPrompt {
		t.Error("the prompt is not opened although the name does not have all")
	}
}

func TestFindingInATab(t *testing.T) {
	d := longCaller("Ada")
	press(d, "tab", "/")
	if !d.Typing() || d.Render().Cursor == nil {
		t.Fatal("nothing is typed in")
	}
	enter(d, "cel ne")
	if shown := text(d); !strings.Contains(shown, "The parcel never came.") || !strings.Contains(shown, "/ cel ne") || !strings.Contains(shown, "1 of 1") {
		t.Errorf("what is typed is not found:\n%s", shown)
	}
	if !d.Wants(tea.KeyPressMsg{Code: tea.KeyLeft}) || d.Wants(tea.KeyPressMsg{Code: tea.KeyDown}) {
		t.Error("the line does not have its own keys, or has more")
	}
	d.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	if d.Typing() || !strings.Contains(text(d), "“cel ne” 1 of 1") {
		t.Error("enter does not keep what was found")
	}
	if action := press(d, "esc"); action != nil || d.typed != "" {
		t.Errorf("esc asks %v and leaves %q", action, d.typed)
	}
	if why, _ := press(d, "n").(view.Say); !strings.Contains(why.Text, "/ begins") {
		t.Errorf("n says %q", why.Text)
	}
	press(d, "/")
	enter(d, "nowhere")
	if shown := text(d); !strings.Contains(shown, "not in this tab") {
		t.Errorf("what is not there:\n%s", shown)
	}
	if d.SetFocused(false); d.Typing() {
		t.Error("it is typed in without the focus")
	}
}

func TestHalfPages(t *testing.T) {
	d := longCaller("Ada")
	press(d, "tab")
	for _, c := range []struct {
		name keymap.Name
		want int
	}{{keymap.DetailHalfDown, 10}, {keymap.DetailHalfDown, 20}, {keymap.DetailHalfUp, 10}} {
		if d.Do(c.name); d.offset != c.want {
			t.Errorf("%s goes to line %d, want %d", c.name, d.offset, c.want)
		}
	}
}
