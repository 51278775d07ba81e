package field_test

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"personae/model"
	"personae/model/field"
	"personae/model/field/fieldtest"
	"personae/model/value"
)

// leaf is a member of Persona that a row of the table must bind.
type leaf struct {
	name  string
	value reflect.Value
}

// leaves lists every member of p that can hold something: each Optional, each
// plain text, and the presence of each object.
func leaves(v reflect.Value, name string) []leaf {
	var found []leaf
	for i := range v.NumField() {
		row, at := v.Type().Field(i), name+"."+v.Type().Field(i).Name
		switch {
		case row.Type.Kind() == reflect.String, row.Type == reflect.TypeFor[value.Object](),
			strings.HasPrefix(row.Type.Name(), "Optional["):
			found = append(found, leaf{at, v.Field(i)})
		case row.Type.Kind() == reflect.Struct:
			found = append(found, leaves(v.Field(i), at)...)
		default:
			panic("a member of a type that no row can bind: " + at)
		}
	}
	return found
}

// sample is a value that the field can hold and that no empty persona has.
func sample(s *field.Spec) value.Value {
	switch s.Kind {
	case field.KindInteger, field.KindNumber:
		return value.Int(7)
	case field.KindToggle:
		return value.Bool(true)
	case field.KindTags:
		return value.List([]string{"a", "b"})
	case field.KindPairs, field.KindJSON:
		return value.FromJSON(`{"b":1.0,"a":[]}`)
	case field.KindObject:
		return value.FromJSON("{}")
	default:
		return value.Text("text")
	}
}

func TestEveryLeafHasOneRowAndEveryRowItsOwnLeaf(t *testing.T) {
	rows := map[string][]string{}
	for _, spec := range field.All() {
		var p model.Persona
		before := p
		if err := spec.Of(&p).Set(sample(spec)); err != nil {
			t.Errorf("%s: %v", spec.Path, err)
			continue
		}
		was, is := leaves(reflect.ValueOf(before), ""), leaves(reflect.ValueOf(p), "")
		var changed []string
		for i := range is {
			if !reflect.DeepEqual(was[i].value.Interface(), is[i].value.Interface()) {
				changed = append(changed, is[i].name)
			}
		}
		if len(changed) != 1 {
			t.Errorf("%s changes %v, not one leaf", spec.Path, changed)
			continue
		}
		rows[changed[0]] = append(rows[changed[0]], spec.Path)
	}
	for _, l := range leaves(reflect.ValueOf(model.Persona{}), "") {
		if len(rows[l.name]) != 1 {
			t.Errorf("%s has the rows %v, not one: rows are listed in model/field/fields.go, and extra's come from model/system.go", l.name, rows[l.name])
		}
	}
}

func TestSettingACellChangesThatCellAlone(t *testing.T) {
	for _, spec := range field.All() {
		p := field.NewPersona("Default", "someone")
		before := map[string]value.Value{}
		for _, other := range field.All() {
			before[other.Path] = other.Of(&p).Get()
		}
		for _, v := range []value.Value{sample(spec), value.Null, value.Absent} {
			if v == value.Null && !fieldtest.CanBeNull(spec) {
				continue
			}
			if err := spec.Of(&p).Set(v); err != nil {
				t.Fatalf("%s: %v", spec.Path, err)
			}
			if got := spec.Of(&p).Get(); got != v {
				t.Errorf("%s: set %q, got %q", spec.Path, v.JSON(), got.JSON())
			}
			for _, other := range field.All() {
				if got := other.Of(&p).Get(); other != spec && got != before[other.Path] {
					t.Errorf("setting %s changed %s to %q", spec.Path, other.Path, got.JSON())
				}
			}
		}
	}
}

func TestRowsAreComplete(t *testing.T) {
	paths := map[string]bool{}
	for _, s := range field.All() {
		if paths[s.Path] {
			t.Errorf("%s: two rows", s.Path)
		}
		paths[s.Path] = true
		if s.Path == "" || s.Label == "" || s.Help == "" || s.Absent == "" {
			t.Errorf("%s: path, label, help and the meaning of absence are needed", s.Path)
		}
		if !slices.Contains(field.Groups, s.Group) {
			t.Errorf("%s: the group %q is in no list", s.Path, s.Group)
		}
		if !strings.HasSuffix(s.Help, ".") {
			t.Errorf("%s: the help is no sentence", s.Path)
		}
		if s.Nullable != (s.Null != "" && s.Null != "null") && s.Kind != field.KindPairs {
			t.Errorf("%s: nullable is %v and null means %q", s.Path, s.Nullable, s.Null)
		}
		if parent, _, found := cutLast(s.Path); found && !paths[parent] {
			t.Errorf("%s: its container has no row before it", s.Path)
		}
		if s.Kind == field.KindChoice && len(s.Options) < 2 {
			t.Errorf("%s: a choice of fewer than two", s.Path)
		}
		for _, o := range s.Options {
			if o.Value == "" || o.Label == "" || o.Help == "" {
				t.Errorf("%s: the option %q is not complete", s.Path, o.Value)
			}
		}
		if len(field.In(s.Group)) == 0 {
			t.Errorf("%s: not in its group", s.Path)
		}
	}
}

func TestColumnsOfTheFormMakeSense(t *testing.T) {
	titles, tall := 0, map[field.Group]int{}
	for _, s := range field.All() {
		if s.Title {
			titles++
		}
		if s.Tall {
			tall[s.Group]++
		}
		if s.Tall && s.Kind != field.KindProse || s.Open && s.Kind != field.KindLine || s.AlwaysShown && !s.ReadOnly {
			t.Errorf("%s: only prose is tall, only a line is open, and only what is read-only needs to be always shown", s.Path)
		}
	}
	if titles != 1 {
		t.Errorf("%d fields are what personas are called by, want 1", titles)
	}
	for group, n := range tall {
		if n > 1 {
			t.Errorf("%s has %d tall fields: which one takes the room?", group, n)
		}
	}
}

func cutLast(path string) (parent, key string, found bool) {
	i := strings.LastIndexByte(path, '.')
	if i < 0 {
		return "", path, false
	}
	return path[:i], path[i+1:], true
}

func TestRangesFitTheirDefaultsAndSteps(t *testing.T) {
	for _, s := range field.All() {
		isNumber := s.Kind == field.KindInteger || s.Kind == field.KindNumber
		if s.Range == nil {
			if isNumber && !s.ReadOnly {
				t.Errorf("%s: a number that can be set needs a range", s.Path)
			}
			continue
		}
		r := *s.Range
		if !isNumber || r.Min >= r.Max || r.Step <= 0 || r.BigStep <= r.Step || r.BigStep > r.Max-r.Min {
			t.Errorf("%s: the range %+v makes no sense", s.Path, r)
		}
		if !whole((r.Max-r.Min)/r.Step) || !whole(r.BigStep/r.Step) {
			t.Errorf("%s: steps of %v do not reach the end or the big step of %+v", s.Path, r.Step, r)
		}
		if f, ok := s.Default.Number(); ok && (f < r.Min || f > r.Max || !whole((f-r.Min)/r.Step)) {
			t.Errorf("%s: the default %v is on no step of %+v", s.Path, f, r)
		}
	}
}

func whole(f float64) bool { return math.Abs(f-math.Round(f)) < 1e-9 }

func TestCarriersNameTheirKeyOnce(t *testing.T) {
	for _, system := range model.Vendors {
		keys := map[string]string{}
		for _, s := range field.All() {
			c, ok := s.Carrier(system)
			if !ok {
				continue
			}
			for _, key := range slices.Compact([]string{c.Key, c.ReadKey}) {
				if key == "" {
					continue
				}
				if other, taken := keys[key]; taken {
					t.Errorf("%s has %q for both %s and %s", system, key, other, s.Path)
				}
				keys[key] = s.Path
			}
			if c.Key == "" || c.ReadKey == c.Key || (s.ReadOnly && (c.Create || c.Update)) {
				t.Errorf("%s: the carrier %+v makes no sense", s.Path, c)
			}
		}
	}
	for _, s := range field.All() {
		seen := map[model.System]bool{}
		for _, c := range s.Carriers {
			if seen[c.System] {
				t.Errorf("%s: carried twice by %s", s.Path, c.System)
			}
			if !slices.Contains(model.Vendors, c.System) {
				t.Errorf("%s: carried by %s, which has no row in model/system.go", s.Path, c.System)
			}
			seen[c.System] = true
		}
	}
}

// The defaults of a new persona are the example body of seeds/feather.txt, with
// the texts that stand there as placeholders left out.
func TestNewPersonaHasTheSeedsDefaults(t *testing.T) {
	p := field.NewPersona("Default", "Impatient caller")
	want := map[string]string{
		"project": `"Default"`, "name": `"Impatient caller"`, "tags": "[]", "enabled": "true", "traits": "{}",
		"behavior_config.first_speaker":                  `"agent"`,
		"behavior_config.cut_in.min_words":               "3",
		"behavior_config.cut_in.min_duration_ms":         "300",
		"behavior_config.cut_in.backoff_ms":              "1000",
		"behavior_config.language":                       "null",
		"behavior_config.background_noise":               `"none"`,
		"behavior_config.background_noise_volume":        "0.3",
		"behavior_config.wait_seconds":                   "0",
		"behavior_config.yield_on_overlap.after_words":   "2",
		"behavior_config.yield_on_overlap.after_seconds": "0.5",
		"behavior_config.interruption_mode":              `"off"`,
		"behavior_config.backchannel_style":              `"neutral"`,
		"behavior_config.backchannel_overrides":          "null",
		"behavior_config.reaction_pause_ms_min":          "200",
		"behavior_config.reaction_pause_ms_max":          "500",
	}
	for _, s := range field.All() {
		if got := s.Of(&p).Get().JSON(); got != want[s.Path] {
			t.Errorf("%s = %s, want %s", s.Path, got, want[s.Path])
		}
	}
}

func TestUnknownPathsSuggestKnownOnes(t *testing.T) {
	for path, want := range map[string]string{
		"behaviour_config.cut_in.min_words": "behavior_config.cut_in.min_words",
		"min_words":                         "behavior_config.cut_in.min_words",
		"cut_in.backoff_ms":                 "behavior_config.cut_in.backoff_ms",
		"promt":                             "prompt",
		"anam.avatarid":                     "anam.avatarId",
	} {
		_, err := field.Lookup(path)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want a word on %s", path, err, want)
		}
		if near := field.Nearest(path); len(near) == 0 || near[0] != want {
			t.Errorf("nearest to %s: %v", path, near)
		}
	}
	if near := field.Nearest("zzzzzzzzzzzz"); len(near) != 0 {
		t.Errorf("nearest to nothing: %v", near)
	}
}

func TestCellsRefuseWhatTheyCannotHold(t *testing.T) {
	deep := strings.Repeat("[", value.MaxDepth+1) + strings.Repeat("]", value.MaxDepth+1)
	for _, c := range []struct{ path, value, want string }{
		{"behavior_config.cut_in.min_words", `"x"`, `expected a whole number, got "x"`},
		{"behavior_config.cut_in.min_words", `3.5`, "expected a whole number, got 3.5"},
		{"behavior_config.cut_in.min_words", `1e400`, "a number that is too large"},
		{"behavior_config.wait_seconds", `true`, "expected a number, got true"},
		{"enabled", `"true"`, "expected true or false"},
		{"tags", `["a",5]`, "expected a list of texts, got a list"},
		{"tags", `["a\u0000"]`, "NUL"},
		{"name", `null`, "expected text, got null"},
		{"name", `"a\u0000"`, "NUL"},
		{"traits", `{"a":"\u0000"}`, "NUL"},
		{"traits", deep, "deeper"},
		{"anam", `{"a":1}`, "expected an object"},
	} {
		var p model.Persona
		spec, _ := field.Find(c.path)
		if err := spec.Of(&p).Set(value.FromJSON(value.JSON(c.value))); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s = %.40s: %v, want %s", c.path, c.value, err, c.want)
		}
		if !reflect.DeepEqual(p, model.Persona{}) {
			t.Errorf("%s: changed although it was refused", c.path)
		}
	}
	var p model.Persona
	traits, _ := field.Find("traits")
	if err := traits.Of(&p).Set(value.FromJSON(`"\\u0000"`)); err != nil {
		t.Errorf("a backslash and u0000 are no NUL: %v", err)
	}
}

// TestWhatDecidesStandsBeforeWhatDependsOnIt holds the columns of cause: they name
// fields of the same group, and the order on the screen follows them.
func TestWhatDecidesStandsBeforeWhatDependsOnIt(t *testing.T) {
	var turnTaking []string
	last := map[string]*field.Spec{}
	for _, spec := range field.Shown() {
		if spec.Group == field.GroupTurnTaking && spec.Kind != field.KindObject {
			turnTaking = append(turnTaking, spec.Label)
		}
		if spec.DependsOn == "" {
			last[string(spec.Group)] = spec
			continue
		}
		decider, ok := field.Find(spec.DependsOn)
		if !ok || !decider.Off.IsSet() || decider.Group != spec.Group {
			t.Errorf("%s depends on %s, which decides nothing in its group", spec.Path, spec.DependsOn)
		}
		if last[string(spec.Group)] != decider {
			t.Errorf("%s does not stand behind %s", spec.Path, spec.DependsOn)
		}
	}
	if want := []string{"Interrupts", "Cut in after words", "Cut in after time", "Try again after", "First speaker"}; !slices.Equal(turnTaking[:5], want) {
		t.Errorf("turn-taking begins with %v", turnTaking[:5])
	}
	if len(field.Shown()) != len(field.All()) {
		t.Error("some fields are not shown")
	}
}

func TestRangesAreUsefulWithinWhatIsAllowed(t *testing.T) {
	for _, spec := range field.All() {
		if r := spec.Range; r != nil && r.Useful != 0 && (r.Useful <= r.Min || r.Useful >= r.Max) {
			t.Errorf("%s: useful up to %v of %v to %v", spec.Path, r.Useful, r.Min, r.Max)
		}
		if d, ok := spec.Default.Number(); ok && spec.Range != nil && spec.Range.Useful != 0 && d > spec.Range.Useful {
			t.Errorf("%s: the default is beyond what is useful", spec.Path)
		}
	}
}
