package field

import (
	"personae/model"
	"personae/model/value"
)

var personaFields = []*Spec{
	{
		Path: "id", Label: "Id", Group: GroupOrigin, Kind: KindLine, ReadOnly: true, Required: true,
		AlwaysShown: true, Absent: "not saved yet",
		Help: "This persona's own id in the library, a UUID version 7. It is given once, at the first save, and never changes. The ids that other systems gave stand under Origin.",
		bind: bindPlain(func(p *model.Persona) *string { return &p.ID }),
	},
	{
		Path: "project", Label: "Project", Group: GroupPersona, Kind: KindLine, Required: true, Length: [2]int{1, 255},
		Open: true, Absent: "none",
		Also: "folder group move",
		Help: "The set of personas this one belongs to. A name may be used once in a project, as in EvalStudio. Moving a persona to another project changes nothing about how it talks.",
		bind: bindPlain(func(p *model.Persona) *string { return &p.Project }),
	},
	{
		Path: "name", Label: "Name", Group: GroupPersona, Kind: KindLine, Required: true, Length: [2]int{1, 0},
		Title: true, Absent: "unnamed",
		Also: "title",
		Help: "What people call this persona. Upper and lower case count as different. Feather takes at most 255 characters and Mr Assistant 160; EvalStudio has no limit.",
		Carriers: append(byAll("name", model.SystemFeather, model.SystemFeatherOrg, model.SystemEvalStudio, model.SystemAnam),
			byAll("display_name", model.SystemMrAssistant)...),
		bind: bindPlain(func(p *model.Persona) *string { return &p.Name }),
	},
	{
		Path: "description", Label: "Description", Group: GroupPersona, Kind: KindProse,
		Nullable: true, Null: "no description", Absent: "not given",
		Also: "summary about",
		Help: "A short text for the people who choose a persona from a list. EvalStudio also puts it into the simulator's prompt, so there it can colour the talk; Anam ignores it when it speaks.",
		Carriers: byAll("description",
			model.SystemFeather, model.SystemFeatherOrg, model.SystemEvalStudio, model.SystemAnam, model.SystemMrAssistant),
		bind: bindText(func(p *model.Persona) *value.Optional[string] { return &p.Description }),
	},
	{
		Path: "prompt", Label: "Prompt", Group: GroupPersona, Kind: KindProse, Length: [2]int{1, 0},
		Tall: true, Absent: "not written yet",
		Also: "system prompt instructions text who the caller is body character",
		Help: "Who the persona is, what it wants from the call and how it speaks; the model plays this character. For Feather and EvalStudio it describes the simulated caller, for Anam the agent itself. Write it for speech: short sentences, no lists, no stage directions.",
		Carriers: append(byFeather("body"),
			carry(model.SystemEvalStudio, "systemPrompt", likeName, inAll),
			carry(model.SystemAnam, "systemPrompt", "brain.systemPrompt", inAll)),
		bind: bindText(func(p *model.Persona) *value.Optional[string] { return &p.Prompt }),
	},
	{
		Path: "tags", Label: "Tags", Group: GroupPersona, Kind: KindTags, Length: [2]int{0, model.MaxTags},
		Default: value.List(nil), Nullable: true, Null: "no tags", Absent: "not given",
		Also:     "labels",
		Help:     "Words to find and group personas by, at most 20. They do not change how the persona talks. Feather's organisation personas, EvalStudio and Anam have none.",
		Carriers: byAll("tags", model.SystemFeather, model.SystemMrAssistant),
		bind:     bindList(func(p *model.Persona) *value.Optional[value.Strings] { return &p.Tags }),
	},
	{
		Path: "enabled", Label: "Enabled", Group: GroupPersona, Kind: KindToggle,
		Default: value.Bool(true), Absent: "on",
		Also: "active on off disabled",
		Help: "Whether the persona may be used. A disabled one stays in the library and keeps every setting. Feather keeps this for an organisation's personas, Mr Assistant for all of its own.",
		Carriers: []Carrier{
			carry(model.SystemFeatherOrg, "is_active", likeName, inAll),
			carry(model.SystemMrAssistant, "enabled", likeName, inAll),
		},
		bind: bindBool(func(p *model.Persona) *value.Optional[bool] { return &p.Enabled }),
	},
	{
		Path: "traits", Label: "Traits", Group: GroupPersona, Kind: KindPairs,
		Default: value.FromJSON("{}"), Absent: "not given",
		Also:     "attributes facts age mood properties",
		Help:     "Free facts about the persona, such as age, mood or account number, as names and values. Feather keeps them as they are and documents none, so what they do depends on how your prompts and tools use them.",
		Carriers: byFeather("traits"),
		bind:     bindJSON(func(p *model.Persona) *value.Optional[value.JSON] { return &p.Traits }),
	},
}

// stampFields end the native document.
var stampFields = []*Spec{
	{
		Path: "lineage", Label: "Lineage", Group: GroupOrigin, Kind: KindLine,
		Absent: "made by itself",
		Also:   "variant parent derived from ancestor",
		Help:   "What a variant was made from, and how it differs: the persona, and the knobs that were set. It is written when variants are made, can be searched, and goes to no system.",
		bind:   bindText(func(p *model.Persona) *value.Optional[string] { return &p.Lineage }),
	},
	{
		Path: "created_at", Label: "Created", Group: GroupOrigin, Kind: KindTime, ReadOnly: true,
		AlwaysShown: true, Absent: "not saved yet",
		Help: "When this persona was first saved, in this library or in the one that its document came from, in UTC to the millisecond.",
		bind: bindPlain(func(p *model.Persona) *string { return &p.CreatedAt }),
	},
	{
		Path: "updated_at", Label: "Updated", Group: GroupOrigin, Kind: KindTime, ReadOnly: true,
		AlwaysShown: true, Absent: "not saved yet",
		Help: "When this persona was last saved in this library, in UTC to the millisecond.",
		bind: bindPlain(func(p *model.Persona) *string { return &p.UpdatedAt }),
	},
}
