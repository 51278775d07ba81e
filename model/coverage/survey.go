package coverage

import (
	"encoding/binary"

	"personae/model"
	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/value"
)

// Person is who stands on the map.
type Person struct {
	ID      string `json:"id"`
	Project string `json:"project"`
	Name    string `json:"name"`
}

// Survey is the personas of a library, with the fields that a map can be over. Make
// one with NewSurvey.
type Survey struct {
	People  []Person
	columns map[string]*column

	// Personas that behave alike have their figures in common.
	groups map[string]int // by what they hold in the knobs
	of     []int          // the group of each person
	first  []int          // the first person of each group
	means  [][]float64    // of each group, by figure; nil where they are not measured
	missed int            // groups that are not measured
}

// column is one field of all personas.
type column struct {
	*field.Spec
	values []value.Value // each that occurs, once
	codes  map[value.Value]uint32
	of     []uint32 // the value of each person
}

// spoken are the fields that a rehearsal reads beside the knobs.
var spoken = []string{"anam.initialMessage", "anam.skipGreeting", "anam.languageCode"}

// behavior are the fields that figures follow from.
var behavior = append(rehearsal.Knobs(), spoken...)

// NewSurvey returns one of nobody.
func NewSurvey() *Survey {
	s := &Survey{columns: map[string]*column{}, groups: map[string]int{}}
	keep := func(spec *field.Spec) {
		if s.columns[spec.Path] == nil {
			s.columns[spec.Path] = &column{Spec: spec, codes: map[value.Value]uint32{}}
		}
	}
	for _, axis := range Axes() {
		if axis.Spec != nil {
			keep(axis.Spec)
		}
	}
	for _, path := range behavior {
		spec, _ := field.Find(path)
		keep(spec)
	}
	return s
}

// Add takes a persona in.
func (s *Survey) Add(p *model.Persona) {
	person := len(s.People)
	for _, c := range s.columns {
		c.of = append(c.of, c.code(person, c.Of(p).Get()))
	}
	s.People = append(s.People, Person{p.ID, p.Project, p.Name})
	key := make([]byte, 0, 4*len(behavior))
	for _, path := range behavior {
		key = binary.LittleEndian.AppendUint32(key, s.columns[path].of[person])
	}
	group, known := s.groups[string(key)]
	if !known {
		group = len(s.first)
		s.groups[string(key)] = group
		s.first, s.means = append(s.first, person), append(s.means, nil)
		s.missed++
	}
	s.of = append(s.of, group)
}

// code is the place of a value among those that occur. Most are that of the person
// before.
func (c *column) code(person int, v value.Value) uint32 {
	if person > 0 && c.values[c.of[person-1]] == v {
		return c.of[person-1]
	}
	code, known := c.codes[v]
	if !known {
		code = uint32(len(c.values))
		c.codes[v] = code
		c.values = append(c.values, v)
	}
	return code
}
