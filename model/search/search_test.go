package search_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/search"
)

// written says what a query was understood as.
func written(terms search.Terms) string {
	var out []string
	for _, t := range terms {
		s := []string{"any", "name", "description", "prompt", "tag", "project", "label", "ready", "field"}[t.Place] + "=" + t.Text
		switch {
		case t.Place == search.Ready:
			s = fmt.Sprintf("ready=%v", t.Systems)
		case t.Unset:
			s = t.Field.Path + " unset"
		case t.Place == search.Field && t.Field.Kind == field.KindLine:
			s = t.Field.Path + "=" + t.Text
		case t.Place == search.Field:
			s = t.Field.Path + "=" + strings.Join(t.Values, "|")
		}
		if t.Whole {
			s = "whole " + s
		}
		if t.Not {
			s = "not " + s
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"", ""},
		{"  refund\tangry ", "any=refund; any=angry"},
		{`"finishes the sentence" -polite`, "whole any=finishes the sentence; not any=polite"},
		{`-"never yields"`, "not whole any=never yields"},
		{`"still typ`, "any=still typ"},
		{`refund "`, "any=refund"},
		{`5" pipe`, `any=5"; any=pipe`},
		{"tag:billing -tag:#angry", "tag=billing; not tag=angry"},
		{`project:"Support desk"`, "whole project=Support desk"},
		{"prompt:refund name:zoë description:x", "prompt=refund; name=zoë; description=x"},
		{"label:QA", "label=QA"},
		{"interrupts:high", "behavior_config.interruption_mode=high"},
		{"Interruption_Mode:HIGH", "behavior_config.interruption_mode=high"},
		{"behavior_config.interruption_mode:m", "behavior_config.interruption_mode=medium"},
		{"-interrupts:o", "not behavior_config.interruption_mode=off"},
		{"interrupts:unset", "behavior_config.interruption_mode unset"},
		{`interrupts:"chaotic"`, "whole behavior_config.interruption_mode=chaotic"},
		{"noise:café", "behavior_config.background_noise=cafe"},
		{"background-noise:keyb", "behavior_config.background_noise=keyboard_typing"},
		{"speaker:persona", "behavior_config.first_speaker=persona"},
		{"enabled:no", "enabled=false"},
		{"enabled:on", "enabled=true"},
		{"language:es", "behavior_config.language=es"},
		{"ready:anam", "ready=[anam]"},
		{"ready:mr", "ready=[mrassistant]"},
		{"ready:feather", "ready=[feather feather-org]"},
		{`ready:"feather-org"`, "whole ready=[feather-org]"},
		{"-ready:M", "not ready=[mrassistant]"},
		{"at 12:30 see https://example.org Caller: a@b.c", "any=at; any=12:30; any=see; any=https://example.org; any=Caller:; any=a@b.c"},
		{`"interrupts:high"`, "whole any=interrupts:high"},
		{"-- - e-mail -", "any=--; any=-; any=e-mail; any=-"},
	} {
		terms, err := search.Parse(c.query)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		if got := written(terms); got != c.want {
			t.Errorf("%s: understood as %s, want %s", c.query, got, c.want)
		}
	}
}

func TestParseSaysWhatCanBeWritten(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"interupts:high", `nothing is called interupts: here; perhaps interrupts: was meant, or for the text itself "interupts:high"`},
		{"colour:red", "use tag:, project:, ready: or a choice such as interrupts:"},
		{"interrupts:", "interrupts: needs one of these: off, low, medium, high or unset"},
		{"x interrupts:often", "interrupts: needs one of these: off, low, medium, high or unset"},
		{"enabled:perhaps", "enabled: needs one of these: yes, no or unset"},
		{"ready:skype", "ready: needs a system: feather, feather-org, evalstudio, anam or mrassistant"},
		{"tag:", `tag: needs a word: tag:refund, or tag:"…" for the whole of it`},
		{`tag:""`, "tag: needs a word"},
		{"language:", "language: needs a text, or the word unset"},
	} {
		terms, err := search.Parse(c.query)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v; want %s", c.query, written(terms), err, c.want)
		}
	}
}

// TestEveryChoiceIsFound searches by each value of each choice, by its label and
// by its key.
func TestEveryChoiceIsFound(t *testing.T) {
	for _, spec := range field.All() {
		if spec.Kind != field.KindChoice || spec.ReadOnly {
			continue
		}
		for _, o := range spec.Options {
			for _, value := range []string{o.Value, o.Label} {
				terms, err := search.Parse(spec.Path + `:"` + value + `"`)
				if err != nil || len(terms) != 1 || terms[0].Field != spec || !slices.Contains(terms[0].Values, o.Value) {
					t.Errorf("%s:%q: %+v, %v", spec.Path, value, terms, err)
				}
			}
		}
	}
	for _, system := range model.Vendors {
		if terms, err := search.Parse("ready:" + string(system)); err != nil || !slices.Contains(terms[0].Systems, system) {
			t.Errorf("ready:%s: %+v, %v", system, terms, err)
		}
	}
}

func TestTexts(t *testing.T) {
	terms, err := search.Parse(`refund prompt:"a parcel" -angry name:zoe tag:x interrupts:off`)
	if err != nil {
		t.Fatal(err)
	}
	if got := terms.Texts(search.Prompt); !slices.Equal(got, []string{"refund", "a parcel"}) {
		t.Errorf("in the prompt: %q", got)
	}
	if got := terms.Texts(search.Name); !slices.Equal(got, []string{"refund", "zoe"}) {
		t.Errorf("in the name: %q", got)
	}
}

// TestQuotesAreAlwaysText holds the promise of every error: what is in quotes is
// looked for as it is.
func TestQuotesAreAlwaysText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ReplaceAll(rapid.String().Draw(t, "text"), `"`, "")
		terms, err := search.Parse(`"` + text + `"`)
		if err != nil || len(terms) > 1 || text != "" && (len(terms) != 1 || terms[0].Text != text || !terms[0].Whole || terms[0].Place != search.Anywhere) {
			t.Fatalf("%q: %s, %v", text, written(terms), err)
		}
	})
}

// FuzzParse types anything: it is understood whole or refused with a sentence.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{`-tag:"a b" x`, "interrupts:high ready:", `"`, "-", ":", "a:b:c", "-\"", "prompt:\"\"", "é:ß", "\x00\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		terms, err := search.Parse(query)
		if err != nil {
			if terms != nil || err.Error() == "" {
				t.Fatalf("%q is refused with %q and understood as %s", query, err, written(terms))
			}
			return
		}
		for _, term := range terms {
			if term.Text == "" || (term.Place == search.Field) != (term.Field != nil) || (term.Place == search.Ready) != (len(term.Systems) > 0) {
				t.Fatalf("%q holds a term that says nothing: %+v", query, term)
			}
		}
	})
}
