package wire

import (
	"fmt"
	"slices"

	"personae/model/value"
)

// entity is something of a system that is no persona and whose records may be
// taken for one, as both have an id, a name and stamps.
type entity struct {
	title string   // with its article
	must  []string // keys that it has, all of them
	any   []string // keys of which it has at least one; nil asks for none
	next  string   // what to do with it, "" to leave it out
}

// entities are the neighbours of personas in the systems (systems.md §1.5, §2.5,
// §3.5 and §4.3, and EvalStudio's own source).
var entities = []entity{
	{title: "EvalStudio's workspace file", must: []string{"projects", "name"}, next: "import the folder that it lies in"},
	{title: "an EvalStudio connector", must: []string{"baseUrl", "type"}},
	{title: "an EvalStudio eval", must: []string{"scenarioIds"}},
	{
		title: "an EvalStudio scenario", must: []string{"name"},
		any: []string{"instructions", "maxMessages", "successCriteria", "failureCriteria", "failureCriteriaMode", "evaluators", "personaIds"},
	},
	{title: "an EvalStudio run", must: []string{"status", "messages"}, any: []string{"evalId", "scenarioId", "connectorId", "executionId"}},
	{title: "an EvalStudio execution", must: []string{"evalId", "createdAt"}},
	{title: "an EvalStudio project", must: []string{"name"}, any: []string{"llmSettings", "maxConcurrency"}},
	{title: "a Feather scenario", must: []string{"name", "intent"}},
	{title: "a Feather simulation suite", must: []string{"name", "items"}},
	{title: "a Feather simulation run", must: []string{"persona_id", "scenario_id"}},
	{title: "an Anam tool", must: []string{"name", "type", "config"}},
	{title: "an Anam avatar", must: []string{"displayName", "variantName"}},
	{title: "an Anam voice", must: []string{"displayName", "provider"}},
	{title: "an Anam language model", must: []string{"llmFormat"}},
	{
		title: "a Mr Assistant agent", must: []string{"agent_id"},
		any: []string{"livekit", "embed", "sip", "capabilities", "workflow", "client_messages"},
	},
	{title: "a Mr Assistant squad", must: []string{"name", "members", "routing"}},
}

// telling are the keys that only personas have: a record with one is no other
// entity, whatever else stands in it.
var telling = append([]string{
	"body", "systemPrompt", "avatarId", "voiceId", "brain", "personaPreset", "display_name", "specialist_type",
}, ownKeys...)

func tells(keys []string) bool {
	return slices.ContainsFunc(keys, func(key string) bool { return slices.Contains(telling, key) })
}

// otherEntity says of a record with the given keys that it is another entity than
// a persona, nil when it may be one.
func otherEntity(keys []string) error {
	if tells(keys) {
		return nil
	}
	for _, e := range entities {
		if (shape{must: e.must, any: e.any}).fits(keys) {
			next := "leave it out"
			if e.next != "" {
				next = e.next
			}
			return &NotRecordError{fmt.Sprintf("this is %s and no persona: %s", e.title, next)}
		}
	}
	return nil
}

// wrapped names the key under which records stand in an object that is no page:
// {"personas": […]} or {"data": {…}}, "" when members are no such object.
func wrapped(members []value.Member) string {
	if len(members) != 1 {
		return ""
	}
	m := members[0]
	first, isList := itemsOf(m.Value)
	if isList && len(first) > 0 {
		m.Value = first[0]
	}
	inside, isObject := m.Value.Members()
	if !isObject || !slices.ContainsFunc(inside, func(i value.Member) bool {
		return i.Name == "name" || i.Name == "display_name"
	}) {
		return ""
	}
	return m.Name
}
