package field

import (
	"personae/model"
	"personae/model/value"
)

// NewPersona returns a persona as a tester starts with one: every field at the field
// table's default, which is Feather's of API 1.21 (seeds/feather.txt). It has no
// id and no stamps; a store gives those at the first save.
func NewPersona(project, name string) model.Persona {
	var p model.Persona
	for _, spec := range fields {
		if spec.Default == value.Absent {
			continue
		}
		if err := spec.Of(&p).Reset(); err != nil {
			panic("model: the default of " + spec.Path + " is not valid: " + err.Error())
		}
	}
	p.Project, p.Name = project, name
	return p
}
