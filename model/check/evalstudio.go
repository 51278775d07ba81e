package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"personae/model/value"
)

func (v *validation) evalStudio() {
	const path = "evalstudio.headers"
	if headers, ok := v.persona.EvalStudio.Headers.Get(); ok {
		if members, ok := headers.Members(); ok {
			v.headers(path, members)
		}
	}
	if image := v.persona.EvalStudio.ImageURL.Or(""); strings.Contains(image, "://") {
		v.warn("evalstudio.imageUrl", "The portrait is a web address; EvalStudio expects the id of an image it keeps, such as “<uuid>.png”.", nil)
	}
}

// headers holds header rows to what HTTP can carry (RFC 9110 §5.1 and §5.5).
func (v *validation) headers(path string, members []value.Member) {
	seen := map[string]string{}
	for _, m := range members {
		if reason := headerNameFault(m.Name); reason != "" {
			v.fail(path, fmt.Sprintf("The header name %q %s.", m.Name, reason))
		}
		folded := strings.ToLower(m.Name)
		if other, found := seen[folded]; found {
			v.warn(path, fmt.Sprintf("The headers %q and %q differ only in case: both are sent.", other, m.Name), nil)
		}
		seen[folded] = m.Name
		text, isText := value.FromJSON(m.Value).Text()
		if !isText {
			v.add(path, SeverityError,
				fmt.Sprintf("The header %q holds %s: EvalStudio takes texts only.", m.Name, value.FromJSON(m.Value).Describe()),
				v.asTexts(path, members))
			continue
		}
		wide := strings.IndexFunc(text, func(r rune) bool { return r > 0xff })
		if reason := headerValueFault(text); reason != "" {
			v.fail(path, fmt.Sprintf("The value of the header %q %s.", m.Name, reason))
		} else if wide >= 0 {
			r, _ := utf8.DecodeRuneInString(text[wide:])
			v.warn(path, fmt.Sprintf("The value of the header %q has the character %q: EvalStudio keeps it, and HTTP cannot carry it to the agent; encode it first.", m.Name, r), nil)
		} else if strings.TrimSpace(text) != text {
			v.warn(path, fmt.Sprintf("The value of the header %q has spaces around it: HTTP drops them.", m.Name), nil)
		}
	}
}

// asTexts is a fix that puts numbers, true and false in quotes; nil when there
// is a value that has no such form.
func (v *validation) asTexts(path string, members []value.Member) *Fix {
	quoted := make([]value.Member, len(members))
	for i, m := range members {
		v := value.FromJSON(m.Value)
		if _, isText := v.Text(); !isText {
			if m.Value == "" || strings.ContainsAny(string(m.Value[:1]), "{[n") {
				return nil
			}
			m.Value = value.JSON(value.Text(string(m.Value)).JSON())
		}
		quoted[i] = m
	}
	return v.fixField("Make them texts", path, value.FromJSON(value.ObjectOf(quoted)))
}

// headerNameFault says why HTTP would refuse the name, "" when it would not.
func headerNameFault(name string) string {
	if strings.TrimSpace(name) == "" {
		return "is blank: give it a name or remove the row"
	}
	for _, r := range name {
		isToken := r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' ||
			strings.ContainsRune("!#$%&'*+-.^_`|~", r)
		if !isToken {
			return fmt.Sprintf("has the character %q, which HTTP does not allow in a name", r)
		}
	}
	return ""
}

// headerValueFault says why HTTP clients would refuse the value, "" when they
// would not: they take no control characters apart from the tab.
func headerValueFault(v string) string {
	for _, r := range v {
		switch {
		case r == '\n' || r == '\r':
			return "has a line break, which HTTP does not allow"
		case r < ' ' && r != '\t' || r == 0x7f:
			return fmt.Sprintf("has the control character %q, which HTTP does not allow", r)
		}
	}
	return ""
}
