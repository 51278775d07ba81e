package seek

import (
	"math"
	"slices"

	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
)

// ofPeople are the symptoms whose bound is that of nine human calls in ten.
var ofPeople = []string{"silent-listener", "murmurs-too-much"}

// Constants returns where each symptom begins that a figure shows, with the source of
// that bound or the word "assumed".
func Constants() []rehearsal.Constant {
	var list []rehearsal.Constant
	for i := range symptoms {
		s := &symptoms[i]
		figure, ok := sim.FigureNamed(s.Want.Figure)
		if !ok {
			continue
		}
		c := rehearsal.Constant{Name: "symptom." + s.ID, Value: s.Want.Low, Unit: figure.Unit, Source: rehearsal.Assumed}
		lies := " lies below"
		if math.IsInf(s.Want.Low, -1) {
			c.Value, lies = s.Want.High, " lies above"
		}
		c.Meaning = s.Title + ": the " + string(s.Want.Of) + " of “" + figure.Label + "”" + lies
		if slices.Contains(ofPeople, s.ID) {
			c.Source = rehearsal.MurmursOfPeople
		}
		list = append(list, c)
	}
	return list
}
