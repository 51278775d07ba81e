package field

import (
	"strings"

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
func fromSystem(system model.System, at func(*model.Persona) *value.Object) *Spec {
	return &Spec{
		Path: originPath(system, ""), Label: system.Title(), Group: GroupOrigin, Kind: KindObject, ReadOnly: true,
		Absent: "never imported", Null: "null",
		Help: "Whether this persona has a record in that system, as far as we know. An import fills it.",
		bind: bindObject(at),
	}
}

// originPath is where a key of a system's answer stands here.
func originPath(system model.System, key string) string {
	return strings.TrimSuffix("origin."+string(system)+"."+key, ".")
}

// given is a row for a text that a system gives out under key.
func given(system model.System, key, label, help string, at func(*model.Persona) *value.Optional[string]) *Spec {
	return &Spec{
		Path: originPath(system, key), Label: label, Group: GroupOrigin, Kind: KindLine, ReadOnly: true,
		Nullable: true, Null: "none", Absent: "not given",
		Help: help, Carriers: by(system, key, inRead), bind: bindText(at),
	}
}

// recordID is the row for the id that a system gave its record.
func recordID(system model.System) *Spec {
	at := system.Vendor().RecordID
	return given(system, "id", system.Title()+" id",
		"The record's id in that system, as it was given. The next import with the same id updates this persona instead of adding another.",
		func(p *model.Persona) *value.Optional[string] { return at(&p.Origin) })
}

// created and updated are rows for times, kept as the system wrote them.
func created(system model.System, key string, at func(*model.Persona) *value.Optional[string]) *Spec {
	spec := given(system, key, system.Title()+" created", "When the record was created in that system, in its own spelling.", at)
	spec.Kind = KindTime
	return spec
}

func updated(system model.System, key string, at func(*model.Persona) *value.Optional[string]) *Spec {
	spec := given(system, key, system.Title()+" updated", "When the record was last changed in that system, in its own spelling.", at)
	spec.Kind = KindTime
	return spec
}

// notCarried is a row that keeps what the system is not known to give out.
func notCarried(spec *Spec) *Spec {
	spec.Carriers = nil
	return spec
}

const helpCreatedBy = "Who created the record in Feather, as Feather names them."

var featherOriginFields = []*Spec{
	fromSystem(model.SystemFeather, func(p *model.Persona) *value.Object { return &p.Origin.Feather.Object }),
	recordID(model.SystemFeather),
	notCarried(given(model.SystemFeather, "organization_id", "Feather library organisation", "The organisation that owns the record. A library persona has none; the value is kept when a record has one all the same.",
		func(p *model.Persona) *value.Optional[string] { return &p.Origin.Feather.OrganizationID })),
	notCarried(given(model.SystemFeather, "cloned_from_id", "Feather library source", "The record this one was copied from. A library persona has none; the value is kept when a record has one all the same.",
		func(p *model.Persona) *value.Optional[string] { return &p.Origin.Feather.ClonedFromID })),
	given(model.SystemFeather, "created_by", "Feather library author", helpCreatedBy,
		func(p *model.Persona) *value.Optional[string] { return &p.Origin.Feather.CreatedBy }),
	created(model.SystemFeather, "created_at", func(p *model.Persona) *value.Optional[string] { return &p.Origin.Feather.CreatedAt }),
	updated(model.SystemFeather, "updated_at", func(p *model.Persona) *value.Optional[string] { return &p.Origin.Feather.UpdatedAt }),
}

var featherOrgOriginFields = []*Spec{
	fromSystem(model.SystemFeatherOrg, func(p *model.Persona) *value.Object { return &p.Origin.FeatherOrg.Object }),
	recordID(model.SystemFeatherOrg),
	given(model.SystemFeatherOrg, "organization_id", "Feather organisation", "The organisation that owns the record.",
		func(p *model.Persona) *value.Optional[string] { return &p.Origin.FeatherOrg.OrganizationID }),
	given(model.SystemFeatherOrg, "cloned_from_id", "Feather organisation source", "The library persona that the record was installed from; none when it was written by hand.",
		func(p *model.Persona) *value.Optional[string] { return &p.Origin.FeatherOrg.ClonedFromID }),
	given(model.SystemFeatherOrg, "created_by", "Feather organisation author", helpCreatedBy,
		func(p *model.Persona) *value.Optional[string] { return &p.Origin.FeatherOrg.CreatedBy }),
	created(model.SystemFeatherOrg, "created_at", func(p *model.Persona) *value.Optional[string] { return &p.Origin.FeatherOrg.CreatedAt }),
	updated(model.SystemFeatherOrg, "updated_at", func(p *model.Persona) *value.Optional[string] { return &p.Origin.FeatherOrg.UpdatedAt }),
}

var evalStudioOriginFields = []*Spec{
	fromSystem(model.SystemEvalStudio, func(p *model.Persona) *value.Object { return &p.Origin.EvalStudio.Object }),
	recordID(model.SystemEvalStudio),
	created(model.SystemEvalStudio, "createdAt", func(p *model.Persona) *value.Optional[string] { return &p.Origin.EvalStudio.CreatedAt }),
	updated(model.SystemEvalStudio, "updatedAt", func(p *model.Persona) *value.Optional[string] { return &p.Origin.EvalStudio.UpdatedAt }),
}

var mrAssistantOriginFields = []*Spec{
	fromSystem(model.SystemMrAssistant, func(p *model.Persona) *value.Object { return &p.Origin.MrAssistant.Object }),
	recordID(model.SystemMrAssistant),
	given(model.SystemMrAssistant, "tenant_id", "Mr Assistant tenant", "The account that owns the record in Mr Assistant.",
		func(p *model.Persona) *value.Optional[string] { return &p.Origin.MrAssistant.TenantID }),
	given(model.SystemMrAssistant, "agent_name", "Mr Assistant agent", "The name of the agent behind the persona, as Mr Assistant looked it up; it may be missing.",
		func(p *model.Persona) *value.Optional[string] { return &p.Origin.MrAssistant.AgentName }),
	created(model.SystemMrAssistant, "created_at", func(p *model.Persona) *value.Optional[string] { return &p.Origin.MrAssistant.CreatedAt }),
	updated(model.SystemMrAssistant, "updated_at", func(p *model.Persona) *value.Optional[string] { return &p.Origin.MrAssistant.UpdatedAt }),
}
