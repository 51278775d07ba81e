package wire

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// answers draws an answer of the system: known keys with values of their types,
// null now and then, and keys that nobody knows at every depth.
func answers(d *dialect) *rapid.Generator[value.JSON] {
	return rapid.Custom(func(t *rapid.T) value.JSON {
		density := rapid.SampledFrom([]int{1, 5, 9}).Draw(t, "density")
		return drawAnswer(t, d.read, "", density)
	})
}

func drawAnswer(t *rapid.T, b *branch, path string, density int) value.JSON {
	var members []value.Member
	for _, child := range b.children {
		if rapid.IntRange(0, 9).Draw(t, "is "+child.path+" there") >= density {
			continue
		}
		v := value.JSON("null")
		switch {
		case rapid.IntRange(0, 5).Draw(t, child.path+" is null") == 0:
		case child.isObject():
			v = drawAnswer(t, child, child.path, density)
		default:
			v = value.JSON(drawValue(t, child.spec).JSON())
		}
		members = append(members, value.Member{Name: child.key, Value: v})
	}
	for _, name := range rapid.SliceOfNDistinct(names(), 0, 2, rapid.ID[string]).Draw(t, path+" unknown") {
		if b.child(name) == nil {
			members = append(members, value.Member{Name: name, Value: drawObject(t, path+" value", 1)})
		}
	}
	return value.ObjectOf(rapid.Permutation(members).Draw(t, path+" order"))
}

// An answer that is read and written again is the same JSON value, also after a
// stay in a library.
func TestAnswersComeBackAsTheyWere(t *testing.T) {
	for _, system := range model.Vendors {
		t.Run(string(system), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				text := answers(dialects[system]()).Draw(t, "answer")
				in, err := importRecord(string(text), dialects[system](), ShapeRecord, 0)
				if err != nil {
					t.Fatalf("%v\n%s", err, text)
				}
				body, _, err := Write(&in.Persona, Target{System: system, Body: BodyAnswer})
				if err != nil {
					t.Fatal(err)
				}
				wantSameJSON(t, body, string(text))
				kept, err := DecodeNative(EncodeNative(in.Persona))
				if err != nil {
					t.Fatal(err)
				}
				body, _, _ = Write(&kept, Target{System: system, Body: BodyAnswer})
				wantSameJSON(t, body, string(text))
			})
		})
	}
}

// What a system's answer can hold of a persona comes back from it.
func TestPersonasComeBackFromEverySystem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := personas().Draw(t, "persona")
		system := rapid.SampledFrom(model.Vendors).Draw(t, "system")
		d := dialects[system]()
		p.Extra = model.Extra{}
		p.Origin.Anam.Avatar, p.Origin.Anam.Voice, p.Origin.Anam.Tools = value.Optional[value.JSON]{}, value.Optional[value.JSON]{}, value.Optional[value.JSON]{}
		p.Traits, p.EvalStudio.Headers = asObject(p.Traits), asObject(p.EvalStudio.Headers)
		body, _, err := Write(&p, Target{System: system, Body: BodyAnswer})
		if err != nil {
			t.Fatal(err)
		}
		in, err := importRecord(string(body), d, ShapeRecord, 0)
		if err != nil {
			t.Fatalf("%v\n%s", err, body)
		}
		for _, spec := range field.All() {
			c, ok := spec.Carrier(system)
			want, got := spec.Of(&p).Get(), spec.Of(&in.Persona).Get()
			if !ok || spec.Kind == field.KindObject || strings.HasPrefix(spec.Path, "origin.anam.avatar") ||
				slices.Contains([]string{"origin.anam.voice", "origin.anam.tools"}, spec.Path) {
				continue
			}
			if isAttached := strings.Contains(c.ReadKey, ".id") || strings.Contains(c.ReadKey, "[]"); isAttached && want == value.Null {
				continue // an answer cannot say that the id of nothing is null
			}
			if text, isText := want.Text(); isText && text == "" && isPlain(spec) {
				want = value.Absent
			}
			if got != want {
				t.Fatalf("%s: %q became %q", spec.Path, want.JSON(), got.JSON())
			}
		}
	})
}

func asObject(o value.Optional[value.JSON]) value.Optional[value.JSON] {
	if j, ok := o.Get(); ok {
		if _, isObject := j.Members(); !isObject {
			return value.Some(value.JSON("{}"))
		}
	}
	return o
}

// Every field that is set is in the report, once, for every target.
func TestReportsNameEveryField(t *testing.T) {
	forms := []Body{BodyCreate, BodyUpdate, BodyAnswer, BodyCurl}
	rapid.Check(t, func(t *rapid.T) {
		p := personas().Draw(t, "persona")
		target := Target{
			System: rapid.SampledFrom(model.Systems).Draw(t, "system"),
			Body:   rapid.SampledFrom(forms).Draw(t, "form"),
			API:    rapid.SampledFrom([]string{"", API121, API187, "1.90"}).Draw(t, "api"),
			Strict: rapid.Bool().Draw(t, "strict"),
		}
		counts := map[string]int{}
		for _, f := range reportOf(&p, target) {
			if f.Kind != KindMissing {
				counts[f.Path]++
			}
			if f.Label == "" || f.Kind != KindExact && !strings.HasSuffix(f.Text, ".") {
				t.Fatalf("%+v is no sentence", f)
			}
		}
		for _, spec := range field.All() {
			isSet := spec.Of(&p).Get() != value.Absent && spec.Kind != field.KindObject
			if counts[spec.Path] > 1 || isSet && counts[spec.Path] == 0 {
				t.Fatalf("%s is named %d times", spec.Path, counts[spec.Path])
			}
		}
	})
}

// An update with a base says all that one without says, and of what was taken
// away either the nearest that can be said or, in the report, that nothing can.
func TestUpdatesWithABaseSayMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, base := personas().Draw(t, "persona"), personas().Draw(t, "base")
		target := Target{System: rapid.SampledFrom(model.Vendors).Draw(t, "system"), Body: BodyUpdate, API: API187}
		without, _, _ := Write(&p, target)
		target.Base = &base
		with, findings, _ := Write(&p, target)
		said := map[string]Finding{}
		for _, f := range findings {
			said[f.Path] = f
		}
		d := dialects[target.System]()
		all, _ := value.JSON(with).Members()
		plain, _ := value.JSON(without).Members()
		for _, m := range plain {
			b := d.write.child(m.Name)
			if got := value.Find(all, m.Name); got != value.FromJSON(m.Value) && (b == nil || !b.isObject()) {
				t.Fatalf("%s is %s, and with a base %s", m.Name, m.Value, got.Describe())
			}
		}
		d.write.leaves(func(b *branch) {
			gone := b.isIn(BodyUpdate) && b.spec.Of(&p).Get() == value.Absent && b.spec.Of(&base).Get().IsSet()
			if !gone || d.fill != nil && d.fill(b.path, since187) != value.Absent {
				return
			}
			v, ok := d.removed[b.path]
			f := said[b.spec.Path]
			if !strings.Contains(f.Text, "Taken away here") || ok != (f.Kind == KindApproximated) || ok && value.Find(all, b.key) != v {
				t.Fatalf("%s was taken away: %+v, %s", b.path, f, with)
			}
		})
	})
}
