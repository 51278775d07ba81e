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

// slug is what a specialist type should look like. Mr Assistant prints no
// pattern ("Lowercase, dashes/underscores ok"), so this is only a warning.
var slug = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`) })

var notInSlug = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[^a-z0-9_-]+`) })

func (v *validation) mrAssistant() {
	m := &v.persona.MrAssistant
	if text, ok := m.SpecialistType.Get(); ok && !slug().MatchString(text) {
		var fix *Fix
		if better := slugOf(text); better != "" {
			fix = v.fixField("Use “"+better+"”", "mrassistant.specialist_type", value.Text(better))
		}
		v.warn("mrassistant.specialist_type",
			fmt.Sprintf("The specialist type %q is no slug: use lower-case letters, digits, dashes and underscores.", field.OneLine(text)), fix)
	}
	if id, ok := m.AgentID.Get(); ok && !model.IsUUID(id) {
		v.fail("mrassistant.agent_id", fmt.Sprintf("The agent is %q: Mr Assistant takes a UUID only.", field.OneLine(id)))
	}
}

// slugOf makes a slug of a text, "" when nothing of it is left.
func slugOf(text string) string {
	return strings.Trim(notInSlug().ReplaceAllString(strings.ToLower(text), "-"), "-_")
}
