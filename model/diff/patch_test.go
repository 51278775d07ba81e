package diff_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/diff"
	"personae/model/field"
	"personae/model/field/fieldtest"
	"personae/model/value"
	"personae/model/wire"
)

// written is a patch as JSON, its values spelled as they are.
func written(ops []diff.Operation) string {
	steps := make([]string, len(ops))
	for i, op := range ops {
		steps[i] = fmt.Sprintf(`{"op":%q,"path":%s`, op.Op, value.Text(op.Path).JSON())
		if op.Op != "remove" {
			steps[i] += `,"value":` + op.Value.JSON()
		}
		steps[i] += "}"
	}
	return "[" + strings.Join(steps, ",") + "]"
}

func TestAPatchGivesTheOtherSide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		left, right := fieldtest.Personas().Draw(t, "left"), fieldtest.Personas().Draw(t, "right")
		want := left
		if err := field.Apply(&want, field.Edited(field.Diff(&left, &right))); err != nil {
			t.Fatal(err)
		}
		ops, err := diff.Patch(&left, &right)
		if err != nil {
			t.Fatal(err)
		}
		text := written(ops)
		got := left
		if err := diff.ApplyPatch(&got, text); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if a, b := wire.EncodeNative(got), wire.EncodeNative(want); !bytes.Equal(a, b) {
			i := 0
			for i < min(len(a), len(b)) && a[i] == b[i] {
				i++
			}
			t.Fatalf("%s\ngives %s\nwant  %s", text, a[max(0, i-40):], b[max(0, i-40):])
		}
	})
}

func TestAPatchKeepsAbsentNullAndValueApart(t *testing.T) {
	left := fieldtest.Build(t, `name="A"`, "behavior_config.cut_in.min_words=3", `traits={"b":1,"a":{"x":1.50}}`)
	right := fieldtest.Build(t, `name="A"`, "behavior_config.cut_in.min_words=null", "behavior_config.wait_seconds=0.5", `traits={"b":1,"a":{"x":2},"c":null}`)
	ops, err := diff.Patch(&left, &right)
	if err != nil {
		t.Fatal(err)
	}
	got := written(ops)
	for _, want := range []string{
		`{"op":"replace","path":"/behavior_config/cut_in/min_words","value":null}`,
		`{"op":"replace","path":"/traits/a/x","value":2}`, `{"op":"add","path":"/traits/c","value":null}`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

func TestARefusedPatchSaysWhichStepAndWhy(t *testing.T) {
	persona := func() model.Persona {
		p := fieldtest.Build(t)
		p.ID = "one"
		return p
	}
	for text, want := range map[string]string{
		`[{"op":"replace","path":"/name","value":"B"},{"op":"remove","path":"/nothing"}]`: "step 2 of 2, remove /nothing: there is no such place",
		`[{"op":"test","path":"/name","value":"B"}]`:                                      "another value is there",
		`[{"op":"frob","path":"/name"}]`:                                                  "step 1 of 1",
		`[{"op":"replace","path":"/name"}]`:                                               "it is no step",
		`{"op":"remove"}`:                                                                 "a JSON Patch is a list",
		`[{`:                                                                              "not valid JSON",
		`[{"op":"replace","path":"/id","value":"other"}]`:                                 "id: the field cannot be set",
		`[{"op":"add","path":"/name","value":7}]`:                                         "what the patch makes is no persona",
	} {
		p := persona()
		before := wire.EncodeNative(p)
		err := diff.ApplyPatch(&p, text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
		if !bytes.Equal(before, wire.EncodeNative(p)) {
			t.Errorf("%s: refused, but something changed", text)
		}
	}
	p := persona()
	if err := diff.ApplyPatch(&p, `[{"op":"replace","path":"/id","value":"x"}]`); !errors.Is(err, field.ErrReadOnlyField) {
		t.Error(err)
	}
}

func TestEveryStepOfAPatch(t *testing.T) {
	const traits = `traits={"b":1.50,"l":[1,2],"":{"/~":"\u00e9"}}`
	for text, want := range map[string]string{
		`[{"op":"add","path":"/traits/l/1","value":7}]`:                                                                          `{"b":1.50,"l":[1,7,2],"":{"/~":"\u00e9"}}`,
		`[{"op":"add","path":"/traits/l/-","value":7}]`:                                                                          `{"b":1.50,"l":[1,2,7],"":{"/~":"\u00e9"}}`,
		`[{"op":"remove","path":"/traits/l/0"}]`:                                                                                 `{"b":1.50,"l":[2],"":{"/~":"\u00e9"}}`,
		`[{"op":"replace","path":"/traits/l/1","value":null}]`:                                                                   `{"b":1.50,"l":[1,null],"":{"/~":"\u00e9"}}`,
		`[{"op":"remove","path":"/traits//~1~0"}]`:                                                                               `{"b":1.50,"l":[1,2],"":{}}`,
		`[{"op":"move","from":"/traits/b","path":"/traits/c"}]`:                                                                  `{"l":[1,2],"":{"/~":"\u00e9"},"c":1.50}`,
		`[{"op":"copy","from":"/traits/l","path":"/traits/b"}]`:                                                                  `{"b":[1,2],"l":[1,2],"":{"/~":"\u00e9"}}`,
		`[{"op":"test","path":"/traits","value":{"":{"/~":"é"},"l":[1,2.0],"b":1.5}},{"op":"add","path":"/traits/b","value":2}]`: `{"b":2,"l":[1,2],"":{"/~":"\u00e9"}}`,
	} {
		p := fieldtest.Build(t, traits)
		if err := diff.ApplyPatch(&p, text); err != nil || string(p.Traits.Or("")) != want {
			t.Errorf("%s gives %s, %v; want %s", text, p.Traits.Or(""), err, want)
		}
	}
	for _, text := range []string{
		`[{"op":"add","path":"/traits/l/3","value":7}]`, `[{"op":"replace","path":"/traits/l/-","value":7}]`, `[{"op":"remove","path":"/traits/l/01"}]`,
		`[{"op":"add","path":"/traits/x/y","value":7}]`, `[{"op":"replace","path":"/traits/x","value":7}]`, `[{"op":"move","from":"/traits","path":"/traits/l/0"}]`,
		`[{"op":"copy","from":"/traits/x","path":"/traits/y"}]`, `[{"op":"add","path":"traits","value":7}]`, `[7]`,
	} {
		p := fieldtest.Build(t, traits)
		if err := diff.ApplyPatch(&p, text); err == nil {
			t.Errorf("%s is taken", text)
		}
	}
}

func FuzzApplyPatch(f *testing.F) {
	for _, text := range []string{
		`[{"op":"add","path":"/traits/l/1","value":7},{"op":"move","from":"/name","path":"/traits/-"}]`,
		`[{"op":"copy","from":"","path":"/traits/~01"},{"op":"test","path":"/enabled","value":1e400}]`, `[{"op":"remove","path":""}]`, `[{}]`,
	} {
		f.Add(text)
	}
	base := field.NewPersona("Default", "A")
	f.Fuzz(func(t *testing.T, text string) {
		p := base
		if err := diff.ApplyPatch(&p, text); err != nil && !bytes.Equal(wire.EncodeNative(p), wire.EncodeNative(base)) {
			t.Errorf("%s: refused (%v), but something changed", text, err)
		}
	})
}
