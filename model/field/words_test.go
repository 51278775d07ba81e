package field_test

import (
	"strings"
	"testing"

	"personae/model/field"
	"personae/model/value"
)

func TestFormat(t *testing.T) {
	for _, c := range []struct{ path, value, want string }{
		{"behavior_config.cut_in.min_words", "3", "3 words"},
		{"behavior_config.cut_in.min_words", "1", "1 word"},
		{"behavior_config.cut_in.min_words", "null", "preset"},
		{"behavior_config.cut_in.min_words", "", "the system's default"},
		{"behavior_config.cut_in.min_duration_ms", "1", "1 ms"},
		{"behavior_config.yield_on_overlap.after_seconds", "0.5", "0.5 s"},
		{"behavior_config.yield_on_overlap.after_seconds", "1", "1 s"},
		{"behavior_config.yield_on_overlap.after_words", "null", "off"},
		{"behavior_config.background_noise", `"keyboard_typing"`, "typing"},
		{"behavior_config.background_noise", `"rain"`, "rain"},
		{"behavior_config.backchannel_overrides", "null", "style's own phrases"},
		{"behavior_config.backchannel_overrides", "[]", "none"},
		{"tags", `["a","b"]`, "a, b"},
		{"enabled", "false", "off"},
		{"traits", "{}", "none"},
		{"traits", `{"age":41,"mood":"pressed"}`, "age: 41, mood: pressed"},
		{"mrassistant.config_overrides", `{"a":1.0}`, `{"a":1.0}`},
		{"description", `""`, "empty"},
		{"description", `"a\nb"`, "a\nb"},
		{"description", "null", "no description"},
		{"anam", "{}", "nothing set in it"},
	} {
		spec, _ := field.Find(c.path)
		if got := field.Format(spec, value.FromJSON(value.JSON(c.value))); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.path, c.value, got, c.want)
		}
	}
}

func TestDescribe(t *testing.T) {
	long := func(words int) string { return value.Text(strings.Repeat("word ", words)).JSON() }
	for _, c := range []struct{ path, before, after, want string }{
		{"behavior_config.cut_in.min_words", "3", "5", "cut in after words 3 → 5"},
		{"behavior_config.cut_in.min_words", "null", "5", "cut in after words preset → 5"},
		{"behavior_config.yield_on_overlap.after_seconds", "0.5", "null", "give way after time 0.5 s → off"},
		{"behavior_config.cut_in.backoff_ms", "1000", "200", "try again after 1000 → 200 ms"},
		{"behavior_config.interruption_mode", `"off"`, `"high"`, "interrupts off → high"},
		{"enabled", "true", "false", "enabled on → off"},
		{"name", `"a"`, `"b\nc"`, "name “a” → “b c”"},
		{"description", "", `"short"`, "description not given → “short”"},
		{"prompt", long(312), long(340), "prompt 312 → 340 words"},
		{"prompt", long(312), long(312)[:5] + `x"`, "prompt 312 → 1 word"},
		{"prompt", "", long(20), "prompt not written yet → 20 words"},
		{"prompt", `"a"`, `"b"`, "prompt “a” → “b”"},
		{"prompt", `"` + strings.Repeat("東京", 30) + `"`, `"` + strings.Repeat("東京", 31) + `"`, "prompt 60 → 62 characters"},
		{"prompt", `"` + strings.Repeat("東京", 30) + `"`, long(40), "prompt 60 characters → 40 words"},
		{"tags", `["a","b"]`, `["b","c"]`, "tags: added c; removed a"},
		{"tags", `["a","b"]`, `["b","a"]`, "tags: order or repeats changed"},
		{"tags", `null`, `["b"]`, "tags no tags → b"},
		{"traits", `{"a":1,"b":2}`, `{"a":2,"c":3}`, "traits: added c; removed b; changed a"},
		{"traits", `{"a":1,"b":2}`, `{"b":2,"a":1}`, "traits: order changed"},
		{"anam", "", "{}", "Anam section not used → nothing set in it"},
		{"anam.avatarId", "", `"x"`, "avatar not given → “x”"},
		{"origin.feather.id", "", `"x"`, "Feather library id not given → “x”"},
	} {
		if got := field.Describe(field.Change{c.path, value.FromJSON(value.JSON(c.before)), value.FromJSON(value.JSON(c.after))}); got != c.want {
			t.Errorf("%s: %q, want %q", c.path, got, c.want)
		}
	}
}

func TestParseField(t *testing.T) {
	for _, c := range []struct{ path, text, want string }{
		{"behavior_config.cut_in.min_words", "5", "5"},
		{"behavior_config.cut_in.min_words", " 5.0 ", "5"},
		{"behavior_config.cut_in.min_words", "null", "null"},
		{"behavior_config.wait_seconds", ".5", "0.5"},
		{"behavior_config.wait_seconds", "-0", "0"},
		{"behavior_config.interruption_mode", "High", `"high"`},
		{"behavior_config.interruption_mode", "extreme", `"extreme"`},
		{"behavior_config.background_noise", "café", `"cafe"`},
		{"enabled", "off", "false"},
		{"tags", "billing, vip ,", `["billing","vip"]`},
		{"tags", `["a, b","c"]`, `["a, b","c"]`},
		{"tags", "", "[]"},
		{"tags", "null", "null"},
		{"name", " Ann ", `" Ann "`},
		{"name", `"null"`, `"null"`},
		{"name", `say "hi"`, `"say \"hi\""`},
		{"description", "null", "null"},
		{"traits", `{"b": 1.0, "a": 2}`, `{"b":1.0,"a":2}`},
		{"mrassistant.config_overrides", "{}", "{}"},
		{"anam.voiceDetectionOptions", "{}", "{}"},
	} {
		spec, _ := field.Find(c.path)
		got, err := field.Parse(spec, c.text)
		if err != nil || got.JSON() != c.want {
			t.Errorf("%s=%s: %s, %v; want %s", c.path, c.text, got.JSON(), err, c.want)
		}
	}
	for _, c := range []struct{ path, text, want string }{
		{"behavior_config.cut_in.min_words", "many", "a whole number, 0 to 20 words"},
		{"behavior_config.cut_in.min_words", "21", "use 0 to 20 words"},
		{"behavior_config.cut_in.min_words", "2.5", "a whole number"},
		{"behavior_config.wait_seconds", "NaN", "0 to 30 s"},
		{"behavior_config.wait_seconds", "0x10", "0 to 30 s"},
		{"behavior_config.interruption_mode", "", "off, low, medium, high"},
		{"enabled", "maybe", "true or false"},
		{"tags", `["a",1]`, "JSON list of texts"},
		{"tags", `["a"`, "JSON list of texts"},
		{"name", "null", "cannot be null"},
		{"name", "a\x00", "NUL"},
		{"traits", "[1]", "a JSON object"},
		{"traits", "{a:1}", "a JSON object"},
		{"id", "x", "cannot be set"},
		{"anam", `{"avatarId":"x"}`, "expected an object"},
	} {
		spec, _ := field.Find(c.path)
		if got, err := field.Parse(spec, c.text); err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), c.path) {
			t.Errorf("%s=%s: %s, %v; want %s", c.path, c.text, got.JSON(), err, c.want)
		}
	}
}
