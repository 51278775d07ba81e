package vary

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/model/words"
)

// The bounds of a recipe.
const (
	Most      = 1000 // variants at once
	MostKnobs = 3    // of a grid
)

// Kind is a way to make variants.
type Kind string

// The kinds.
const (
	KindGrid     Kind = "grid"
	KindAblation Kind = "ablation"
	KindBlend    Kind = "blend"
)

// Kinds lists the kinds in the order they are offered.
var Kinds = []Kind{KindGrid, KindAblation, KindBlend}

// The pattern and the tag that variants have where nothing else is asked for.
const (
	DefaultPattern = "{name} · {changes}"
	DefaultTag     = "variant"
)

// Recipe says which variants are wanted.
type Recipe struct {
	Base    model.Persona
	Kind    Kind
	Knobs   []Knob        // of a grid
	Other   model.Persona // of a blend: what the last one is
	Steps   int           // of a blend, both ends counted: 2 or more
	Pattern string        // of the names: {name}, {changes} and {n} are filled in; "" is DefaultPattern
	Tags    []string      // added to those of the persona
	Project string        // "" is that of Base
}

// Variant is one persona that was made.
type Variant struct {
	Persona  model.Persona
	Changes  []field.Change  // that make it of the persona it is nearest to
	Cells    []string        // what is special to it, under the heads of its recipe
	Says     string          // the same in a few words
	Problems []check.Problem // that it has and what it was made of had not
}

// Refused reports whether the variant cannot be saved.
func (v Variant) Refused() bool { return check.HasErrors(v.Problems) }

// Heads name what is special to the variants: the knobs of a grid, or what is left
// out, or how far a blend has come.
func (r Recipe) Heads() []string {
	var heads []string
	switch r.Kind {
	case KindGrid:
		for _, knob := range r.Knobs {
			heads = append(heads, knob.Spec.Label)
		}
	case KindAblation:
		heads = []string{"Without"}
	case KindBlend:
		heads = []string{"Blended"}
	}
	return heads
}

// Variants makes them, in order. taken are the names that are taken, to which those
// of the variants are added. left counts the combinations that were left out since
// they change nothing. The error says what of the recipe cannot be, and where.
func (r Recipe) Variants(taken model.TakenNames) (variants []Variant, left int, err error) {
	if err := r.checkPattern(); err != nil {
		return nil, 0, err
	}
	switch r.Kind {
	case KindGrid:
		variants, left, err = grid(&r.Base, r.Knobs)
	case KindAblation:
		variants, err = ablation(&r.Base)
	case KindBlend:
		variants, err = blend(&r.Base, &r.Other, r.Steps)
	default:
		err = fmt.Errorf("there are no variants of the kind %q", r.Kind)
	}
	if err != nil {
		return nil, 0, err
	}
	ofBase, ofOther := check.Validate(&r.Base), check.Validate(&r.Other)
	for i := range variants {
		v := &variants[i]
		if err := r.finish(v, i+1, taken); err != nil {
			return nil, 0, err
		}
		before := ofBase
		if r.Kind == KindBlend && nearerOther(i, r.Steps) {
			before = ofOther
		}
		v.Problems = slices.DeleteFunc(check.Validate(&v.Persona), func(p check.Problem) bool {
			return slices.ContainsFunc(before, func(b check.Problem) bool { return b.Path == p.Path && b.Text == p.Text })
		})
	}
	return variants, left, nil
}

// checkPattern refuses a pattern with a hole that nothing fills.
func (r Recipe) checkPattern() error {
	for rest := r.Pattern; ; {
		_, after, ok := strings.Cut(rest, "{")
		if !ok {
			return nil
		}
		hole, rest2, closed := strings.Cut(after, "}")
		if !closed || !slices.Contains([]string{"name", "changes", "n"}, hole) {
			return fmt.Errorf("the pattern %q has {%s: a name is filled with {name}, {changes} and {n}", r.Pattern, hole)
		}
		rest = rest2
	}
}

// finish makes a record of its own of a variant.
func (r Recipe) finish(v *Variant, n int, taken model.TakenNames) error {
	p := &v.Persona
	p.ID, p.CreatedAt, p.UpdatedAt, p.Origin = "", "", "", model.Origin{}
	p.Project = r.Base.Project
	if r.Project != "" {
		p.Project = r.Project
	}
	if tags := p.Tags.Or(nil); len(r.Tags) > 0 {
		for _, tag := range r.Tags {
			if !slices.Contains(tags, tag) {
				tags = append(slices.Clip(tags), tag)
			}
		}
		p.Tags = value.Some(tags)
	}
	name := r.name(r.Base.Name, v.Says, n)
	if over := utf8.RuneCountInString(name) - model.MaxName; over > 0 { // what is special to it is to be seen
		name = r.name(model.CutName(r.Base.Name, utf8.RuneCountInString(r.Base.Name)-over), v.Says, n)
	}
	if name == "" {
		return errors.New("the pattern gives no name: write {name} or {n} into it")
	}
	p.Name = taken.Free(p.Project, model.CutName(name, model.MaxName))
	p.Lineage = value.Some(r.lineage(v))
	return nil
}

// name fills the pattern.
func (r Recipe) name(of, says string, n int) string {
	pattern := r.Pattern
	if strings.TrimSpace(pattern) == "" {
		pattern = DefaultPattern
	}
	name := strings.NewReplacer("{name}", of, "{changes}", says, "{n}", strconv.Itoa(n)).Replace(pattern)
	return strings.Join(strings.Fields(name), " ")
}

// lineage says what a variant was made of, and how.
func (r Recipe) lineage(v *Variant) string {
	if r.Kind == KindBlend {
		return fmt.Sprintf("from %s and %s: %s", r.Base.Name, r.Other.Name, v.Says)
	}
	return "from " + r.Base.Name + ": " + words.Comma(v.Changes, func(c field.Change) string {
		return strings.TrimPrefix(c.Path, "behavior_config.") + " " + field.OneLine(plain(c.New))
	})
}

func plain(v value.Value) string {
	if text, ok := v.Text(); ok {
		return text
	}
	return v.JSON()
}

// Problems says what is wrong with variants, each once, with those that have it.
func Problems(variants []Variant) []string {
	var texts []string
	who := map[string][]string{}
	for _, v := range variants {
		for _, problem := range v.Problems {
			if who[problem.Text] == nil {
				texts = append(texts, problem.Text)
			}
			who[problem.Text] = append(who[problem.Text], v.Says)
		}
	}
	for i, text := range texts {
		having := who[text]
		texts[i] = fmt.Sprintf("%s (%s)", text, words.Count(len(having), "variant"))
		if len(having) == 1 {
			texts[i] = having[0] + ": " + text
		}
	}
	return texts
}

// Operation returns what writes the variants, and what a person calls that.
func Operation(of string, variants []Variant) (label string, puts []library.Put) {
	for _, v := range variants {
		puts = append(puts, library.Put{Persona: v.Persona})
	}
	return fmt.Sprintf("Made %s of %s", words.Count(len(variants), "variant"), of), puts
}
