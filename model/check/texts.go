package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

func (v *validation) texts() {
	p := v.persona
	v.trimmed("project", p.Project)
	v.trimmed("name", p.Name)
	section, _ := field.Find("mrassistant")
	switch length := utf8.RuneCountInString(p.Name); {
	case length > model.MaxName:
		v.limit("name", fmt.Sprintf("The name has %d characters: Feather takes at most %d, and Mr Assistant %d.", length, model.MaxName, model.MaxDisplayName))
	case length > model.MaxDisplayName && section.HasMembers(p):
		v.limit("name", fmt.Sprintf("The name has %d characters: Mr Assistant takes at most %d.", length, model.MaxDisplayName))
	}
	if strings.TrimSpace(p.Prompt.Or("")) == "" {
		v.warn("prompt", "The prompt is empty: write who this persona is. Feather refuses one without it.", nil)
	}
	if text := p.Behavior.Language.Or(""); text != "" {
		if _, err := language.Parse(text); err != nil {
			v.hint("behavior_config.language", fmt.Sprintf("%q is no language code: codes look like en, es-MX or de.", text), nil)
		}
	}
}

func (v *validation) trimmed(path, text string) {
	if trimmed := strings.TrimSpace(text); trimmed != text && trimmed != "" {
		spec, _ := field.Find(path)
		v.warn(path, spec.Label+" has spaces before or after it.",
			v.fixField("Remove the spaces", path, value.Text(trimmed)))
	}
}
