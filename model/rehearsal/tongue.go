package rehearsal

import "strings"

// tongue is what a persona says of itself in a language: how it answers the
// telephone, and what it murmurs by style. All of it is assumed; Feather does not
// publish its lists.
type tongue struct {
	hello                      string
	neutral, polite, impatient []string
}

// tongues are by the language of a code, "es" in "es-MX". English stands in for
// the others.
var tongues = map[string]tongue{
	"en": {
		"Hello?",
		[]string{"mm-hmm", "uh-huh", "right", "okay"},
		[]string{"mm-hmm", "I see", "of course", "yes, thank you"},
		[]string{"yeah", "yep", "sure, sure", "okay, okay"},
	},
	"es": {
		"¿Diga?",
		[]string{"ajá", "mm", "ya", "vale"},
		[]string{"mm", "entiendo", "claro", "sí, gracias"},
		[]string{"sí", "ya", "sí, sí", "vale, vale"},
	},
	"fr": {
		"Allô ?",
		[]string{"mm", "oui", "d'accord", "ah"},
		[]string{"mm", "je vois", "bien sûr", "oui, merci"},
		[]string{"ouais", "oui", "oui, oui", "bon, bon"},
	},
	"de": {
		"Hallo?",
		[]string{"mhm", "ja", "genau", "okay"},
		[]string{"mhm", "verstehe", "natürlich", "ja, danke"},
		[]string{"ja", "klar", "ja, ja", "gut, gut"},
	},
	"it": {
		"Pronto?",
		[]string{"mm", "sì", "certo", "okay"},
		[]string{"mm", "capisco", "certo", "sì, grazie"},
		[]string{"sì", "già", "sì, sì", "va bene"},
	},
	"pt": {
		"Alô?",
		[]string{"aham", "sim", "certo", "tá"},
		[]string{"aham", "entendo", "claro", "sim, obrigado"},
		[]string{"sim", "tá", "sim, sim", "tá, tá"},
	},
}

func tongueOf(language string) tongue {
	code, _, _ := strings.Cut(strings.ToLower(language), "-")
	if t, ok := tongues[code]; ok {
		return t
	}
	return tongues["en"]
}

// StylePhrases is what a backchannel_style murmurs in a language without
// overrides.
func StylePhrases(style, language string) []string {
	t := tongueOf(language)
	switch style {
	case StylePolite:
		return t.polite
	case StyleImpatient:
		return t.impatient
	}
	return t.neutral
}

// Hello is how the persona answers the telephone: by its own first message, or
// in its language.
func (b Behavior) Hello() string {
	if b.Opening != "" {
		return b.Opening
	}
	return tongueOf(b.Language).hello
}
