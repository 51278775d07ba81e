package wire

import (
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/field"
)

// toEnvironment returns the body of p as it stands in an unquoted here-document, where
// the headers that look like secrets are taken from the environment, quoted for JSON,
// and the variables that they are taken from. Without such headers there are none, and
// the body is as it was.
func (r *resolved) toEnvironment(p *model.Persona, body string) (document string, variables []string) {
	sign := "secret"
	for strings.Contains(body, sign) {
		sign += "_"
	}
	type header struct{ name, text string }
	var headers []header
	hide := func(name, text string) string {
		h := header{name, text}
		if !slices.Contains(headers, h) {
			headers = append(headers, h)
		}
		return fmt.Sprintf("%s%d", sign, slices.Index(headers, h))
	}
	hidden, target := field.Hide(p, hide), *r
	if r.Base != nil {
		base := field.Hide(r.Base, hide)
		target.Base = &base
	}
	document = literal.Replace(string(target.writerOf(&hidden).text()))
	for i, h := range headers {
		before, after, found := strings.Cut(document, fmt.Sprintf(`"%s%d"`, sign, i))
		if !found {
			continue
		}
		variable := "HEADER_" + strings.Map(inVariable, h.name)
		for slices.Contains(variables, variable) {
			variable += "_"
		}
		document = before + `"$(printf %s "$` + variable + `" | sed 's/[\\"]/\\&/g')"` + after
		variables = append(variables, variable)
	}
	if len(variables) == 0 {
		return body, nil
	}
	return document, variables
}

// literal writes a text so that an unquoted here-document holds it as it is.
var literal = strings.NewReplacer(`\`, `\\`, "$", `\$`, "`", "\\`")

// inVariable is what stands for a character in the name of a variable.
func inVariable(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		return r
	case r >= 'a' && r <= 'z':
		return r - 'a' + 'A'
	}
	return '_'
}
