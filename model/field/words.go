package field

import "strings"

// Words returns everything that people may look for the field by, beside its
// label: its path, what it can be set to, and what else it is called.
func (s *Spec) Words() string {
	out := []string{s.Path, string(s.Group), s.Also}
	for _, o := range s.Options {
		out = append(out, o.Label, o.Value)
	}
	return strings.Join(out, " ")
}
