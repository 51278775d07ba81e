package field

import (
	"personae/model"
	"personae/model/value"
)

// originFields say where a record came from. All of Origin is read-only: the
// systems give these values out, and nothing sends them back.
var originFields = []*Spec{{
	Path: "origin", Label: "Origin", Group: GroupOrigin, Kind: KindObject, ReadOnly: true,
	Absent: "made here", Null: "null",
	Help: "What other systems have said of this persona: its id and stamps there. It is kept so that the next import finds the same persona again.",
	bind: bindObject(func(p *model.Persona) *value.Object { return &p.Origin.Object }),
}}

// fromSystem is the row for the presence of one system's part of Origin.
func fromSystem(path, label string, at func(*model.Persona) *value.Object) *Spec {
	return &Spec{
		Path: path, Label: label, Group: GroupOrigin, Kind: KindObject, ReadOnly: true,
		Absent: "never imported", Null: "null",
		Help: "Whether this persona has a record in that system, as far as we know. An import fills it.",
		bind: bindObject(at),
	}
}

func given(path, label, help string, carriers []Carrier, at func(*model.Persona) *value.Optional[string]) *Spec {
	return &Spec{
		Path: path, Label: label, Group: GroupOrigin, Kind: KindLine, ReadOnly: true,
		Nullable: true, Null: "none", Absent: "not given",
		Help: help, Carriers: carriers, bind: bindText(at),
	}
}

// stamped is a row for a time that a system gave out, kept as it was written.
func stamped(path, label, help string, carriers []Carrier, at func(*model.Persona) *value.Optional[string]) *Spec {
	spec := given(path, label, help, carriers, at)
	spec.Kind = KindTime
	return spec
}

// The help that these rows share.
const (
	helpOriginID      = "The record's id in that system, as it was given. The next import with the same id updates this persona instead of adding another."
	helpOriginCreated = "When the record was created in that system, in its own spelling."
	helpOriginUpdated = "When the record was last changed in that system, in its own spelling."
	helpCreatedBy     = "Who created the record in Feather, as Feather names them."
)

var featherOriginFields = []*Spec{
	fromSystem("origin.feather", "Feather library", func(p *model.Persona) *value.Object { return &p.Origin.Feather.Object }),
	given("origin.feather.id", "Feather library id", helpOriginID,
		by(model.SystemFeather, "id", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.Feather.ID }),
	given("origin.feather.organization_id", "Feather library organisation", "The organisation that owns the record. A library persona has none; the value is kept when a record has one all the same.",
		nil, func(p *model.Persona) *value.Optional[string] { return &p.Origin.Feather.OrganizationID }),
	given("origin.feather.cloned_from_id", "Feather library source", "The record this one was copied from. A library persona has none; the value is kept when a record has one all the same.",
		nil, func(p *model.Persona) *value.Optional[string] { return &p.Origin.Feather.ClonedFromID }),
	given("origin.feather.created_by", "Feather library author", helpCreatedBy,
		by(model.SystemFeather, "created_by", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.Feather.CreatedBy }),
	stamped("origin.feather.created_at", "Feather library created", helpOriginCreated,
		by(model.SystemFeather, "created_at", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.Feather.CreatedAt }),
	stamped("origin.feather.updated_at", "Feather library updated", helpOriginUpdated,
		by(model.SystemFeather, "updated_at", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.Feather.UpdatedAt }),
}

var featherOrgOriginFields = []*Spec{
	fromSystem("origin.feather-org", "Feather organisation", func(p *model.Persona) *value.Object { return &p.Origin.FeatherOrg.Object }),
	given("origin.feather-org.id", "Feather organisation id", helpOriginID,
		by(model.SystemFeatherOrg, "id", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.FeatherOrg.ID }),
	given("origin.feather-org.organization_id", "Feather organisation", "The organisation that owns the record.",
		by(model.SystemFeatherOrg, "organization_id", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.FeatherOrg.OrganizationID }),
	given("origin.feather-org.cloned_from_id", "Feather organisation source", "The library persona that the record was installed from; none when it was written by hand.",
		by(model.SystemFeatherOrg, "cloned_from_id", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.FeatherOrg.ClonedFromID }),
	given("origin.feather-org.created_by", "Feather organisation author", helpCreatedBy,
		by(model.SystemFeatherOrg, "created_by", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.FeatherOrg.CreatedBy }),
	stamped("origin.feather-org.created_at", "Feather organisation created", helpOriginCreated,
		by(model.SystemFeatherOrg, "created_at", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.FeatherOrg.CreatedAt }),
	stamped("origin.feather-org.updated_at", "Feather organisation updated", helpOriginUpdated,
		by(model.SystemFeatherOrg, "updated_at", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.FeatherOrg.UpdatedAt }),
}

var evalStudioOriginFields = []*Spec{
	fromSystem("origin.evalstudio", "EvalStudio", func(p *model.Persona) *value.Object { return &p.Origin.EvalStudio.Object }),
	given("origin.evalstudio.id", "EvalStudio id", helpOriginID,
		by(model.SystemEvalStudio, "id", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.EvalStudio.ID }),
	stamped("origin.evalstudio.createdAt", "EvalStudio created", helpOriginCreated,
		by(model.SystemEvalStudio, "createdAt", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.EvalStudio.CreatedAt }),
	stamped("origin.evalstudio.updatedAt", "EvalStudio updated", helpOriginUpdated,
		by(model.SystemEvalStudio, "updatedAt", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.EvalStudio.UpdatedAt }),
}

var mrAssistantOriginFields = []*Spec{
	fromSystem("origin.mrassistant", "Mr Assistant", func(p *model.Persona) *value.Object { return &p.Origin.MrAssistant.Object }),
	given("origin.mrassistant.id", "Mr Assistant id", helpOriginID,
		by(model.SystemMrAssistant, "id", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.MrAssistant.ID }),
	given("origin.mrassistant.tenant_id", "Mr Assistant tenant", "The account that owns the record in Mr Assistant.",
		by(model.SystemMrAssistant, "tenant_id", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.MrAssistant.TenantID }),
	given("origin.mrassistant.agent_name", "Mr Assistant agent", "The name of the agent behind the persona, as Mr Assistant looked it up; it may be missing.",
		by(model.SystemMrAssistant, "agent_name", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.MrAssistant.AgentName }),
	stamped("origin.mrassistant.created_at", "Mr Assistant created", helpOriginCreated,
		by(model.SystemMrAssistant, "created_at", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.MrAssistant.CreatedAt }),
	stamped("origin.mrassistant.updated_at", "Mr Assistant updated", helpOriginUpdated,
		by(model.SystemMrAssistant, "updated_at", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.MrAssistant.UpdatedAt }),
}
