package field

import (
	"personae/model"
	"personae/model/value"
)

// extraFields hold what we do not know, so that nothing is ever lost.
var extraFields = append([]*Spec{
	{
		Path: "extra", Label: "Unknown keys", Group: GroupOrigin, Kind: KindObject,
		Absent: "none", Null: "null",
		Help: "Whether the record keeps keys that we do not know. They go back to where they came from.",
		bind: bindObject(func(p *model.Persona) *value.Object { return &p.Extra.Object }),
	},
	unknownTo(model.SystemPersonae, func(e *model.Extra) *value.Optional[value.JSON] { return &e.Personae }),
}, unknownToVendors()...)

// unknownToVendors are those rows for the systems of others.
func unknownToVendors() []*Spec {
	var rows []*Spec
	for _, system := range model.Vendors {
		if extra := system.Vendor().Extra; extra != nil {
			rows = append(rows, unknownTo(system, extra))
		}
	}
	return rows
}

// unknownTo is the row for the keys of one system's record that we do not know.
func unknownTo(system model.System, at func(*model.Extra) *value.Optional[value.JSON]) *Spec {
	return &Spec{
		Path: "extra." + string(system), Label: system.Title() + " extras", Group: GroupOrigin, Kind: KindJSON,
		Absent: "none",
		Help:   "Keys of a " + system.Title() + " record that we do not know, in that record's own nesting. They are written back where they came from; a strict export leaves them out.",
		bind:   bindJSON(func(p *model.Persona) *value.Optional[value.JSON] { return at(&p.Extra) }),
	}
}
