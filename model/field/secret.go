package field

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"personae/model"
	"personae/model/value"
)

// Mask stands where a secret is, whatever its length. It is nothing that could be
// typed by chance.
const Mask = "••••••••"

// IsSecret reports whether a header looks like one that lets its bearer in, by its name
// or by its text. The rule is on the safe side: what it takes for a secret by mistake
// is one key away.
//
//   - The name has one of the words of secretWords or secretParts.
//   - The text begins with a scheme of RFC 9110 §11 as IANA registers them
//     (Bearer, Basic, Digest, …) and something behind it.
//   - The text begins as the keys of well-known services do: the prefixes that
//     GitHub's secret scanning and gitleaks look for (sk-, ghp_, xoxb-, AKIA, …),
//     and the "eyJ" of a JSON Web Token (RFC 7519).
//   - Somewhere in the text stand 20 letters and digits, both, that are spread as
//     widely as chance spreads them: a Shannon entropy of 3 bits a character or more,
//     which is the limit that truffleHog and detect-secrets take for hexadecimal keys.
func IsSecret(name, text string) bool {
	return text != "" && (namesSecret(name) || scheme().MatchString(text) || known().MatchString(text) || slices.ContainsFunc(long().FindAllString(text, -1), isRandom))
}

var (
	// secretWords are words of a name, secretParts parts of one: “X-Api-Key” has the
	// word key, “monkey” has not.
	secretWords = []string{"key", "auth", "pwd", "pass", "jwt", "sid", "session", "signature", "sig", "bearer"}
	secretParts = []string{"authorization", "cookie", "token", "secret", "password", "passwd", "passphrase", "credential", "apikey", "privatekey", "accesskey"}

	scheme = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?i:bearer|basic|digest|negotiate|ntlm|token|dpop|hoba|mutual|vapid|apikey|aws4-hmac-sha256|scram-sha-\d+)[ \t]+\S`)
	})
	known = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:sk|rk)[-_]\w{4}|^gh[pousr]_|^github_pat_|^glpat-|^xox[abeprs]-|^xapp-|^(?:AKIA|ASIA)[0-9A-Z]{12}|^AIza|^ya29\.|^npm_|^hf_|^eyJ\w{8}|^SG\.\w{8}|^-----BEGIN `)
	})
	long = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[A-Za-z0-9]{20,}`) })
)

// namesSecret reports whether the name of a header is that of a secret.
func namesSecret(name string) bool {
	var parts []string
	start := 0
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			parts, start = append(parts, name[start:i]), i+len(string(r))
		case unicode.IsUpper(r) && i > start && name[i-1] >= 'a' && name[i-1] <= 'z':
			parts, start = append(parts, name[start:i]), i
		}
	}
	parts = append(parts, name[start:])
	isWord := func(part string) bool { return slices.Contains(secretWords, strings.ToLower(part)) }
	whole := strings.ToLower(strings.Join(parts, ""))
	isPart := func(part string) bool { return strings.Contains(whole, part) }
	return slices.ContainsFunc(parts, isWord) || slices.ContainsFunc(secretParts, isPart)
}

// isRandom reports whether letters and digits look drawn by chance.
func isRandom(text string) bool {
	counts := map[rune]float64{}
	for _, r := range text {
		counts[r]++
	}
	bits := 0.0
	for _, n := range counts {
		share := n / float64(len(text))
		bits -= share * math.Log2(share)
	}
	return bits >= 3 && strings.ContainsAny(text, "0123456789") && strings.ContainsFunc(text, unicode.IsLetter)
}

// masked is the text of a secret as people see it: of what has a scheme, the scheme
// shows.
func masked(text string) string {
	if scheme().MatchString(text) {
		return strings.Fields(text)[0] + " " + Mask
	}
	return Mask
}

// Secret returns how a member of the field is shown while secrets are hidden; ok is
// false where it is none.
func (s *Spec) Secret(name, text string) (shown string, ok bool) {
	if !s.Headers || !IsSecret(name, text) {
		return text, false
	}
	return masked(text), true
}

// Masked returns a value of the field with its secrets hidden.
func (s *Spec) Masked(v value.Value) value.Value {
	return s.hide(v, func(_, text string) string { return masked(text) })
}

func (s *Spec) hide(v value.Value, shown func(name, text string) string) value.Value {
	members, ok := v.Members()
	if !s.Headers || !ok {
		return v
	}
	hidden := false
	for i, m := range members {
		if text, ok := value.FromJSON(m.Value).Text(); ok && IsSecret(m.Name, text) {
			members[i].Value, hidden = value.JSON(value.Text(shown(m.Name, text)).JSON()), true
		}
	}
	if !hidden {
		return v
	}
	return value.FromJSON(value.ObjectOf(members))
}

// Hide returns p with what shown says, which takes the name and the text of a header,
// in the place of each of its secrets.
func Hide(p *model.Persona, shown func(name, text string) string) model.Persona {
	hidden := *p
	for _, spec := range fields {
		if spec.Headers {
			_ = spec.Of(&hidden).Set(spec.hide(spec.Of(p).Get(), shown)) // a text in the place of a text is taken
		}
	}
	return hidden
}

// HasSecrets reports whether a header of p looks like a secret.
func HasSecrets(p *model.Persona) bool {
	found := false
	Hide(p, func(_, text string) string {
		found = true
		return text
	})
	return found
}

// MaskedPersona returns p with its secrets hidden, to write it for people.
func MaskedPersona(p *model.Persona) model.Persona {
	return Hide(p, func(_, text string) string { return masked(text) })
}
