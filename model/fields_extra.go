package model

// extraFields hold what we do not know, so that nothing is ever lost.
var extraFields = []*Spec{
	{
		Path: "extra", Label: "Unknown keys", Group: GroupOrigin, Kind: KindObject,
		Absent: "none", Null: "null",
		Help: "Whether the record keeps keys that we do not know. They go back to where they came from.",
		bind: bindObject(func(p *Persona) *Object { return &p.Extra.Object }),
	},
	unknownTo(SystemPersonae, func(p *Persona) *Optional[JSON] { return &p.Extra.Personae }),
	unknownTo(SystemFeather, func(p *Persona) *Optional[JSON] { return &p.Extra.Feather }),
	unknownTo(SystemFeatherOrg, func(p *Persona) *Optional[JSON] { return &p.Extra.FeatherOrg }),
	unknownTo(SystemEvalStudio, func(p *Persona) *Optional[JSON] { return &p.Extra.EvalStudio }),
	unknownTo(SystemAnam, func(p *Persona) *Optional[JSON] { return &p.Extra.Anam }),
	unknownTo(SystemMrAssistant, func(p *Persona) *Optional[JSON] { return &p.Extra.MrAssistant }),
}

// unknownTo is the row for the keys of one system's record that we do not know.
func unknownTo(system System, at func(*Persona) *Optional[JSON]) *Spec {
	return &Spec{
		Path: "extra." + string(system), Label: system.Title() + " extras", Group: GroupOrigin, Kind: KindJSON,
		Absent: "none",
		Help:   "Keys of a " + system.Title() + " record that we do not know, in that record's own nesting. They are written back where they came from; a strict export leaves them out.",
		bind:   bindJSON(at),
	}
}
