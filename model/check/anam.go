package check

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// llmToken is what Anam's names for language models look like where they are no
// UUIDs: CUSTOMER_CLIENT_V1, ANAM_LLAMA_v3_3_70B_V1.
var llmToken = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Z][A-Z0-9]*(_[A-Za-z0-9]+)+$`) })

func (v *validation) anam() {
	for _, path := range []string{"anam.avatarId", "anam.voiceId"} {
		spec, _ := field.Find(path)
		if id, ok := spec.Of(v.persona).Get().Text(); ok && !model.IsUUID(id) {
			v.warn(path, fmt.Sprintf("%s is %q, which is no UUID: Anam's ids are.", spec.Label, field.OneLine(id)), nil)
		}
	}
	if id, ok := v.persona.Anam.LLMID.Get(); ok && !model.IsUUID(id) && !llmToken().MatchString(id) {
		v.warn("anam.llmId", fmt.Sprintf("The language model is %q, which is neither a UUID nor a name such as CUSTOMER_CLIENT_V1.", field.OneLine(id)), nil)
	}
	if v.persona.Anam.ZeroDataRetention.Or(false) {
		v.hint("anam.zeroDataRetention", "Anam keeps no data only with a voice and a language model that keep none, on an enterprise plan.", nil)
	}
	switch avatar := v.persona.Anam.AvatarModel.Or(""); {
	case strings.HasSuffix(avatar, "-latest"):
		v.hint("anam.avatarModel", fmt.Sprintf("Anam gives %s by invitation only.", field.OneLine(avatar)), nil)
	case avatar == "cara-2":
		v.warn("anam.avatarModel", "Anam's list of avatar models no longer has cara-2, and it may refuse it: choose a newer one.", nil)
	}
	v.voice()
}

func (v *validation) voice() {
	const path = "anam.voiceGenerationOptions"
	settings := voiceSettings(v.persona)
	if len(settings) == 0 {
		return
	}
	maker := voiceMaker(v.persona)
	fitting, refusals := fittingEngines(settings, maker)
	switch {
	case len(fitting) == 0 && len(refusals) > 0:
		v.warn(path, "No voice engine takes these settings together: "+strings.Join(refusals, "; ")+".", nil)
	case maker == "" && len(refusals) > 0:
		v.hint(path, "These voice settings fit "+strings.Join(fitting, " and ")+" voices only.", nil)
	}
}

// voiceMaker returns the maker of the persona's voice as Anam last told it, ""
// when it is not known or the voice has been changed since.
func voiceMaker(p *model.Persona) string {
	voice, _ := p.Origin.Anam.Voice.Or("").Members()
	id, _ := value.Find(voice, "id").Text()
	maker, _ := value.Find(voice, "provider").Text()
	if p.Anam.VoiceID.Or(id) != id {
		return ""
	}
	return maker
}
