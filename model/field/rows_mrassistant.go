package field

import (
	"personae/model"
	"personae/model/value"
)

// GroupMrAssistant is the section of Mr Assistant.
const GroupMrAssistant Group = "Mr Assistant"

var mrAssistantFields = []*Spec{
	{
		Path: "mrassistant", Label: "Mr Assistant section", Group: GroupMrAssistant, Kind: KindObject,
		Absent: "not used", Null: "null",
		Help: "Whether the persona has settings of its own for Mr Assistant. It needs a specialist type and an agent before Mr Assistant takes it; the section groups them here and is not part of its record.",
		bind: bindObject(func(p *model.Persona) *value.Object { return &p.MrAssistant.Object }),
	},
	{
		Path: "mrassistant.specialist_type", Label: "Specialist type", Group: GroupMrAssistant, Kind: KindLine,
		Absent:   "not given",
		Help:     "The short name by which the model picks this specialist, such as billing: lower case, with dashes or underscores. Mr Assistant needs it and never lets it change after the persona is created, so choose it with care.",
		Carriers: by(model.SystemMrAssistant, "specialist_type", inCreate|inRead),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.MrAssistant.SpecialistType }),
	},
	{
		Path: "mrassistant.agent_id", Label: "Agent", Group: GroupMrAssistant, Kind: KindLine,
		Absent:   "not given",
		Help:     "The UUID of the agent behind this persona. Prompt, voice and language live on that agent, so this decides how the persona talks in Mr Assistant. It is needed to create one.",
		Carriers: by(model.SystemMrAssistant, "agent_id", inAll),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.MrAssistant.AgentID }),
	},
	{
		Path: "mrassistant.config_overrides", Label: "Overrides", Group: GroupMrAssistant, Kind: KindJSON,
		Nullable: true, Null: "none", Absent: "not given",
		Help:     "Settings to lay over the agent's own, as free JSON. Mr Assistant reserves it for later and expects it empty or null for now, so a value here changes nothing yet.",
		Carriers: by(model.SystemMrAssistant, "config_overrides", inAll),
		bind:     bindJSON(func(p *model.Persona) *value.Optional[value.JSON] { return &p.MrAssistant.ConfigOverrides }),
	},
}
