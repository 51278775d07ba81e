package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/check"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/field/fieldtest"
	"personae/model/value"
)

// tagList writes n tags as JSON.
func tagList(n int) string {
	var tags []string
	for i := range n {
		tags = append(tags, fmt.Sprint("tag", i))
	}
	return value.List(tags).JSON()
}

func TestANewPersonaHasNoProblemButItsPrompt(t *testing.T) {
	p := field.NewPersona("Default", "Impatient caller")
	problems := check.Validate(&p)
	if len(problems) != 1 || problems[0].Path != "prompt" || problems[0].Severity != check.SeverityWarning {
		t.Errorf("%+v", problems)
	}
	p = fieldtest.Build(t)
	if problems := check.Validate(&p); len(problems) != 0 {
		t.Errorf("%+v", problems)
	}
}

func TestValidateFindsTheProblem(t *testing.T) {
	const engine = "anam.voiceGenerationOptions"
	for _, c := range []struct {
		assignments string // separated by ;;
		path        string
		severity    check.Severity
		text        string
	}{
		{`name=`, "name", check.SeverityError, "needs a name"},
		{`name=" "`, "name", check.SeverityError, "needs a name"},
		{`project=`, "project", check.SeverityError, "needs a project"},
		{`name="` + strings.Repeat("é", 256) + `"`, "name", check.SeverityWarning, "256 characters: Feather takes at most 255"},
		{`name=" a"`, "name", check.SeverityWarning, "spaces"},
		{`name="a\nb"`, "name", check.SeverityWarning, "line breaks"},
		{`name="` + strings.Repeat("a", 161) + `";;mrassistant.specialist_type="x"`, "name", check.SeverityWarning, "160"},
		{`prompt=" "`, "prompt", check.SeverityWarning, "empty"},
		{`prompt=null`, "prompt", check.SeverityWarning, "null"},
		{`enabled=null`, "enabled", check.SeverityWarning, "null"},
		{`tags=` + tagList(21), "tags", check.SeverityWarning, "at most 20"},
		{`tags=["a","a"]`, "tags", check.SeverityWarning, "twice"},
		{`tags=["a"," "]`, "tags", check.SeverityWarning, "blank"},
		{`tags=["a "]`, "tags", check.SeverityWarning, "spaces"},
		{`traits=5`, "traits", check.SeverityError, "must be a JSON object"},
		{`behavior_config.cut_in.min_words=21`, "behavior_config.cut_in.min_words", check.SeverityError, "use 0 to 20 words"},
		{`behavior_config.wait_seconds=-1`, "behavior_config.wait_seconds", check.SeverityError, "use 0 to 30 s"},
		{`behavior_config.background_noise="rain"`, "behavior_config.background_noise", check.SeverityWarning, "do not know"},
		{`behavior_config.interruption_mode="HIGH"`, "behavior_config.interruption_mode", check.SeverityWarning, "do not know"},
		{`behavior_config.reaction_pause_ms_min=600`, "behavior_config.reaction_pause_ms_min", check.SeverityError, "longer than the longest"},
		{`behavior_config.reaction_pause_ms_min=;;behavior_config.reaction_pause_ms_max=100`, "behavior_config.reaction_pause_ms_min", check.SeverityError, "200 ms"},
		{`behavior_config.background_noise_volume=0.8`, "behavior_config.background_noise_volume", check.SeverityHint, "no background noise"},
		{`behavior_config.background_noise="cafe";;behavior_config.background_noise_volume=0`, "behavior_config.background_noise_volume", check.SeverityHint, "cannot be heard"},
		{`behavior_config.cut_in.min_words=1`, "behavior_config.cut_in.min_words", check.SeverityHint, "interruption is off"},
		{`behavior_config.yield_on_overlap.after_words=null;;behavior_config.yield_on_overlap.after_seconds=null`, "behavior_config.yield_on_overlap.after_words", check.SeverityWarning, "never gives way"},
		{`behavior_config.language="Spanish, but informal"`, "behavior_config.language", check.SeverityError, "20"},
		{`behavior_config.language="not a code"`, "behavior_config.language", check.SeverityHint, "no language code"},
		{`behavior_config.backchannel_overrides=["yes",""]`, "behavior_config.backchannel_overrides", check.SeverityWarning, "blank"},
		{`behavior_config.text_burst.policy="live"`, "behavior_config.text_burst.policy", check.SeverityHint, "bursts are off"},
		{`behavior_config=null`, "behavior_config", check.SeverityWarning, "null"},
		{`evalstudio.headers={"X A":"1"}`, "evalstudio.headers", check.SeverityError, "does not allow in a name"},
		{`evalstudio.headers={"":"1"}`, "evalstudio.headers", check.SeverityError, "blank"},
		{`evalstudio.headers={"X-A":"a\nb"}`, "evalstudio.headers", check.SeverityError, "line break"},
		{`evalstudio.headers={"X-A":"日"}`, "evalstudio.headers", check.SeverityWarning, "cannot carry"},
		{`evalstudio.headers={"X-A":"\u007f"}`, "evalstudio.headers", check.SeverityError, "control character"},
		{`evalstudio.headers={"X-A":1}`, "evalstudio.headers", check.SeverityError, "texts only"},
		{`evalstudio.headers={"X-A":"1","x-a":"2"}`, "evalstudio.headers", check.SeverityWarning, "differ only in case"},
		{`evalstudio.headers={"X-A":" 1"}`, "evalstudio.headers", check.SeverityWarning, "spaces"},
		{`evalstudio.headers=[]`, "evalstudio.headers", check.SeverityError, "must be a JSON object"},
		{`evalstudio.imageUrl="https://example.com/a.png"`, "evalstudio.imageUrl", check.SeverityWarning, "web address"},
		{`anam.avatarId="cara"`, "anam.avatarId", check.SeverityWarning, "no UUID"},
		{`anam.voiceId="v"`, "anam.voiceId", check.SeverityWarning, "no UUID"},
		{`anam.llmId="gpt"`, "anam.llmId", check.SeverityWarning, "neither a UUID"},
		{`anam.avatarModel="cara-5"`, "anam.avatarModel", check.SeverityWarning, "do not know"},
		{`anam.avatarModel="cara-4-latest"`, "anam.avatarModel", check.SeverityHint, "by invitation"},
		{`anam.zeroDataRetention=true`, "anam.zeroDataRetention", check.SeverityHint, "keep none"},
		{`anam.languageCode="english"`, "anam.languageCode", check.SeverityWarning, "do not know"},
		{`anam.voiceDetectionOptions.silenceBeforeAutoEndTurnSeconds=0.4`, "anam.voiceDetectionOptions.silenceBeforeAutoEndTurnSeconds", check.SeverityError, "0.5 to 10 s"},
		{engine + `.speed=2.5`, engine + ".speed", check.SeverityError, "0.5 to 2"},
		{engine + `.speed=1.4;;` + engine + `.stability=0.5`, engine, check.SeverityWarning, "ElevenLabs V1 refuses speed 1.4; ElevenLabs V2 refuses speed 1.4; Cartesia Sonic-3 refuses stability; Fish Audio refuses stability"},
		{engine + `.speed=1.4`, engine, check.SeverityHint, "Cartesia Sonic-3 and Fish Audio voices only"},
		{engine + `.emotion="sad"`, engine, check.SeverityHint, "Cartesia Sonic-3 voices only"},
		{engine + `.emotion="sad";;origin.anam.voice={"id":"v","provider":"ELEVENLABS"}`, engine, check.SeverityWarning, "ElevenLabs V1 refuses emotion"},
		{`anam.skipGreeting=true;;anam.initialMessage="Hi"`, "anam.initialMessage", check.SeverityHint, "never spoken"},
		{`anam.skipGreeting=true;;anam.uninterruptibleGreeting=true`, "anam.uninterruptibleGreeting", check.SeverityHint, "no greeting"},
		{`anam.widgetConfig.allowEverywhere=true;;anam.widgetConfig.allowedOrigins=["a.example"]`, "anam.widgetConfig.allowedOrigins", check.SeverityHint, "does nothing"},
		{`anam.avatarModel="cara-2"`, "anam.avatarModel", check.SeverityWarning, "no longer has cara-2"},
		{`mrassistant.specialist_type="Billing Team"`, "mrassistant.specialist_type", check.SeverityWarning, "no slug"},
		{`mrassistant.agent_id="x"`, "mrassistant.agent_id", check.SeverityError, "UUID"},
		{`mrassistant.config_overrides={"a":1}`, "mrassistant.config_overrides", check.SeverityHint, "reserves"},
	} {
		p := fieldtest.Build(t, strings.Split(c.assignments, ";;")...)
		found := false
		for _, problem := range check.Validate(&p) {
			found = found || problem.Path == c.path && problem.Severity == c.severity && strings.Contains(problem.Text, c.text)
		}
		if !found {
			t.Errorf("%.80s: want %s %q at %s, got %+v", c.assignments, c.severity, c.text, c.path, check.Validate(&p))
		}
	}
}

func TestValidateAcceptsWhatIsFine(t *testing.T) {
	for _, assignments := range []string{
		`behavior_config.language="es-MX"`, `behavior_config.language="zh-Hant-TW"`, `behavior_config.language="de"`,
		`behavior_config.cut_in.min_words=null`, `behavior_config.interruption_mode="high";;behavior_config.cut_in.min_words=0`,
		`tags=null`, `description=null`, `anam.languageCode="ja"`, `anam.llmId="CUSTOMER_CLIENT_V1"`,
		`anam.llmId="ANAM_LLAMA_v3_3_70B_V1"`, `anam.avatarModel="cara-3"`, `anam.avatarModel=null`,
		`anam.voiceGenerationOptions.speed=1`, `anam.voiceDetectionOptions=null`,
		`anam.voiceGenerationOptions.emotion="sad";;origin.anam.voice={"id":"v","provider":"CARTESIA"}`,
		`evalstudio.headers={"X-User-Language":"en","x!":"Zürich\t1"}`, `evalstudio.headers={}`,
		`mrassistant.specialist_type="billing_2-a"`, `mrassistant.agent_id="3c90c3cc-0d44-4b50-8888-8dd25736052a"`,
		`mrassistant.config_overrides={}`, `mrassistant.config_overrides=null`,
		`origin.anam.brain=null`, `extra.feather={"a":1}`, `id="not checked"`,
	} {
		p := fieldtest.Build(t, strings.Split(assignments, ";;")...)
		if problems := check.Validate(&p); len(problems) > 0 {
			t.Errorf("%s: %+v", assignments, problems)
		}
	}
}

// Applying a fix must be possible, must change what the problem is about, and
// must end it.
func TestFixesMendTheirProblem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := fieldtest.Personas().Draw(t, "persona")
		for _, problem := range check.Validate(&p) {
			if problem.Text == "" || !strings.HasSuffix(problem.Text, ".") {
				t.Fatalf("%s: %q is no sentence", problem.Path, problem.Text)
			}
			if _, ok := field.Find(problem.Path); !ok {
				t.Fatalf("a problem at %q, which is no field", problem.Path)
			}
			if problem.Fix == nil {
				continue
			}
			mended := p
			if err := field.Apply(&mended, problem.Fix.Changes); err != nil || problem.Fix.Label == "" {
				t.Fatalf("%s: %q: %v", problem.Path, problem.Fix.Label, err)
			}
			for _, change := range problem.Fix.Changes {
				spec, _ := field.Find(change.Path)
				if old := spec.Of(&p).Get(); old != change.Old || spec.Of(&mended).Get() != change.New {
					t.Fatalf("%s: the fix speaks of %s, the field has %s", change.Path, change.Old.JSON(), old.JSON())
				}
			}
			for _, left := range check.Validate(&mended) {
				if left.Path == problem.Path && left.Text == problem.Text {
					t.Fatalf("%s: the fix %q leaves %q", problem.Path, problem.Fix.Label, left.Text)
				}
			}
		}
	})
}

func TestTheFixOfANumberIsTheNearestInRange(t *testing.T) {
	p := fieldtest.Build(t, "behavior_config.cut_in.min_words=99")
	problems := check.Validate(&p)
	at := slices.IndexFunc(problems, func(p check.Problem) bool { return p.Path == "behavior_config.cut_in.min_words" })
	if at < 0 || problems[at].Severity != check.SeverityError || problems[at].Fix.Label != "Set to 20 words" {
		t.Errorf("%+v", problems)
	}
}

func TestReadiness(t *testing.T) {
	const agent = `mrassistant.agent_id="3c90c3cc-0d44-4b50-8888-8dd25736052a"`
	var vendors []string
	for _, system := range model.Vendors {
		vendors = append(vendors, string(system))
	}
	every := strings.Join(vendors, " ")
	for _, c := range []struct{ assignments, not string }{
		{``, "mrassistant"},
		{`prompt=`, "feather feather-org mrassistant"},
		{`name=""`, every},
		{`tags=` + tagList(21), "feather mrassistant"},
		{`evalstudio.headers={"a":1}`, "evalstudio mrassistant"},
		{`behavior_config.wait_seconds=99`, "feather feather-org mrassistant"},
		{`anam.voiceDetectionOptions.endOfSpeechSensitivity=2`, "anam mrassistant"},
		{`mrassistant.specialist_type="billing"`, "mrassistant"},
		{agent, "mrassistant"},
		{`mrassistant.specialist_type="billing";;` + agent, ""},
		{`mrassistant.specialist_type="Billing Team";;` + agent, ""},
		{`mrassistant.specialist_type="billing";;name="` + strings.Repeat("a", 161) + `";;` + agent, "mrassistant"},
		{`behavior_config.background_noise="rain"`, "mrassistant"},
	} {
		var assignments []string
		if c.assignments != "" {
			assignments = strings.Split(c.assignments, ";;")
		}
		p := fieldtest.Build(t, assignments...)
		ready := check.ReadyFor(&p)
		for _, system := range model.Vendors {
			want := !strings.Contains(" "+c.not+" ", " "+string(system)+" ")
			problems := check.Readiness(&p, system)
			if slices.Contains(ready, system) != want || check.HasErrors(problems) == want {
				t.Errorf("%.60s: ready for %s is not %t: %+v", c.assignments, system, want, problems)
			}
		}
	}
}

func TestReadinessSaysEachThingOnce(t *testing.T) {
	p := fieldtest.Build(t, `prompt=`, `tags=`+tagList(21), `name=" a\tb"`)
	texts := map[string]int{}
	for _, problem := range check.Readiness(&p, model.SystemFeather) {
		texts[problem.Path]++
	}
	if texts["prompt"] != 1 || texts["tags"] != 1 || texts["name"] != 2 {
		t.Errorf("%+v", check.Readiness(&p, model.SystemFeather))
	}
}

func BenchmarkValidate(b *testing.B) {
	p := fieldtest.Build(b, `behavior_config.language="es-MX"`, `evalstudio.headers={"X-A":"1"}`)
	b.ReportAllocs()
	for b.Loop() {
		check.Validate(&p)
	}
}

// TestHintsAndInertFieldsAreOneList holds the hints to the sentences that the
// rehearsal shows: one truth, said once.
func TestHintsAndInertFieldsAreOneList(t *testing.T) {
	for _, assignments := range []string{
		`behavior_config.cut_in.min_words=1;;behavior_config.cut_in.min_duration_ms=1;;behavior_config.cut_in.backoff_ms=1` +
			`;;behavior_config.background_noise_volume=0.8;;behavior_config.text_burst.policy="live"`,
		`behavior_config.interruption_mode="low";;behavior_config.background_noise="cafe";;behavior_config.background_noise_volume=0` +
			`;;behavior_config.text_burst.enabled=true`,
		`behavior_config.interruption_mode="extreme"`,
		`anam.skipGreeting=true;;anam.initialMessage="hello";;anam.uninterruptibleGreeting=true` +
			`;;anam.widgetConfig.allowEverywhere=true;;anam.widgetConfig.allowedOrigins=["a.example"]`,
		`anam.initialMessage="hello";;anam.uninterruptibleGreeting=true;;anam.widgetConfig.allowedOrigins=["a.example"]`,
		`mrassistant.config_overrides={"a":1}`,
	} {
		p := fieldtest.Build(t, strings.Split(assignments, ";;")...)
		var hints, inert []string
		for _, problem := range check.Validate(&p) {
			if problem.Severity == check.SeverityHint {
				hints = append(hints, problem.Text)
			}
		}
		for _, row := range check.InertFields(&p) {
			spec, ok := field.Find(row.Path)
			if !ok {
				t.Fatalf("%s is no field", row.Path)
			}
			if v := spec.Of(&p).Get(); v.IsSet() && v != spec.Default {
				inert = append(inert, row.Reason+".")
			}
		}
		slices.Sort(hints)
		slices.Sort(inert)
		if !slices.Equal(hints, inert) {
			t.Errorf("%s:\nhints %q\ninert %q", assignments, hints, inert)
		}
	}
}

// What is said for a system is true of it: no limit of another one, and of an
// empty prompt what this one does with it.
func TestReadinessSpeaksOfTheSystemAsked(t *testing.T) {
	p := fieldtest.Build(t, `prompt=`, `tags=`+tagList(21), `name="`+strings.Repeat("a", 300)+`"`)
	for _, system := range model.Vendors {
		for _, problem := range check.Readiness(&p, system) {
			for _, other := range model.Makers {
				if other != system.Vendor().Maker && strings.Contains(problem.Text, other) {
					t.Errorf("for %s: %s", system, problem.Text)
				}
			}
		}
	}
	for _, c := range []struct {
		system model.System
		want   string
	}{
		{model.SystemFeather, "needs a prompt"},
		{model.SystemEvalStudio, "EvalStudio keeps such a persona"},
		{model.SystemAnam, "Anam keeps such a persona"},
	} {
		for _, prompt := range []string{`prompt=`, `prompt=""`} {
			p := fieldtest.Build(t, prompt)
			problems := check.Readiness(&p, c.system)
			if !slices.ContainsFunc(problems, func(p check.Problem) bool { return p.Path == "prompt" && strings.Contains(p.Text, c.want) }) {
				t.Errorf("%s for %s: want %q, got %+v", prompt, c.system, c.want, problems)
			}
		}
	}
}
