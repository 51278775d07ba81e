package rehearsal

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"personae/model/words"
)

// AllAgents is the name that stands for every profile, and that no profile has.
const AllAgents = "all"

// MostAgentBytes bounds an agent's JSON.
const MostAgentBytes = 64 << 10

// ReadAgent reads an agent from a line: the name of a known profile, figures such
// as "reply=1200,stop=500" over those of the typical one, or "livekit,stop=500"
// over those of another.
func ReadAgent(text string, known []Agent) (Agent, error) {
	base, rest := Typical, text
	if first, more, _ := strings.Cut(text, ","); !strings.Contains(first, "=") {
		base, rest = strings.TrimSpace(first), more
	}
	at := slices.IndexFunc(known, func(a Agent) bool { return a.Name == base })
	if at < 0 {
		return Agent{}, fmt.Errorf("no agent is called %q; %s", base, nearAgents(base, known))
	}
	a := known[at]
	for part := range strings.SplitSeq(rest, ",") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		key, figure, ok := strings.Cut(part, "=")
		if !ok {
			return a, fmt.Errorf("%q sets no figure: write reply=1200", strings.TrimSpace(part))
		}
		if err := setFigure(&a, strings.TrimSpace(key), figure); err != nil {
			return a, err
		}
	}
	if strings.TrimSpace(rest) != "" {
		a.Title, a.Name = "Figures of your own", "own"
	}
	return a, nil
}

func nearAgents(wrong string, known []Agent) string {
	name := func(a Agent) string { return a.Name }
	near := words.Nearest(known, func(a Agent) int {
		if d := words.Distance(wrong, a.Name); d <= max(2, len(a.Name)/3) {
			return d
		}
		return words.Far
	})
	if len(near) > 0 {
		return "perhaps " + words.Comma(near, name) + " is meant"
	}
	return "the agents are " + words.Comma(known, name)
}

// setFigure sets the figure of that key from text.
func setFigure(a *Agent, key, text string) error {
	for i := range agentFigures {
		if agentFigures[i].Key == key {
			return agentFigures[i].Set(a, text)
		}
	}
	var keys []string
	for i := range agentFigures {
		keys = append(keys, agentFigures[i].Key)
	}
	return fmt.Errorf("an agent has no figure %q; it has %s", key, strings.Join(keys, ", "))
}

// ParseAgent reads an agent from JSON, in the form that it is printed in. A figure
// that is left out is the typical agent's; without sources all are the caller's own;
// fallback is the name where there is none.
func ParseAgent(fallback string, data []byte) (Agent, error) {
	if len(data) > MostAgentBytes {
		return Agent{}, fmt.Errorf("an agent has at most %d bytes", MostAgentBytes)
	}
	var members map[string]jsontext.Value
	if err := json.Unmarshal(data, &members); err != nil {
		return Agent{}, fmt.Errorf("an agent must be a JSON object of figures: %w", err)
	}
	a := typical()
	a.Name, a.Title = fallback, ""
	var sources map[string]string
	for _, text := range []struct {
		key  string
		into any
	}{{"name", &a.Name}, {"title", &a.Title}, {"sources", &sources}} {
		if raw, ok := members[text.key]; ok {
			if err := json.Unmarshal(raw, text.into); err != nil {
				return a, fmt.Errorf("%s: %w", text.key, err)
			}
			delete(members, text.key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(members)) {
		text, err := plainText(members[key])
		if err != nil {
			return a, fmt.Errorf("%s: %w", key, err)
		}
		if err := setFigure(&a, key, text); err != nil {
			return a, err
		}
		switch source := sources[key]; {
		case source != "":
			a.Sources[key] = source
		case sources != nil:
			delete(a.Sources, key) // assumed
		}
	}
	return a, CheckAgentName(a.Name)
}

// plainText writes a JSON value as a figure's Set reads it.
func plainText(raw jsontext.Value) (string, error) {
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		return "", err
	}
	switch v := v.(type) {
	case float64:
		if v == Off {
			return "off", nil
		}
		return strconv.FormatFloat(v, 'f', -1, 64), nil
	case bool:
		return strconv.FormatBool(v), nil
	case string:
		return v, nil
	case []any:
		phrases := make([]string, len(v))
		for i := range v {
			phrases[i] = fmt.Sprint(v[i])
		}
		return strings.Join(phrases, ";"), nil
	case nil:
		return "", nil
	}
	return "", errors.New("an object is no figure")
}

// CheckAgentName says what keeps a name from being an agent's of one's own.
func CheckAgentName(name string) error {
	switch {
	case strings.TrimSpace(name) == "":
		return errors.New("an agent needs a name")
	case name == AllAgents:
		return errors.New("“all” stands for every agent")
	case strings.ContainsAny(name, "=,/\\") || strings.ContainsFunc(name, unicode.IsControl) || len(name) > 60:
		return errors.New("the name of an agent has at most 60 characters, and none of = , / \\")
	}
	return nil
}
