package rehearse

import (
	"personae/model"
	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/rehearsal/tell"
	"personae/ui/view"
)

// Notes returns what there is to say of a persona's knobs, by path.
func Notes(p *model.Persona, setup Setup) map[string]view.Note {
	b := rehearsal.From(p, setup.API)
	out := map[string]view.Note{}
	for _, path := range rehearsal.Knobs() {
		number, ok := b.Value(path).Number()
		if !ok {
			continue
		}
		human, known := tell.KnobRange(path, number)
		if spec, _ := field.Find(path); known && spec.Range != nil {
			note := view.Note{People: human.Says + " (" + human.Source + ")"}
			note.Low, note.High, _ = band(human)
			out[path] = note
		}
	}
	for path, reason := range inertReasons(b, setup) {
		note := out[path]
		note.Inert = reason + "."
		out[path] = note
	}
	return out
}

// band is the known range of people: from the first known point to the last; ok
// is false where fewer than two are known.
func band(h rehearsal.Human) (low, high float64, ok bool) {
	if len(h.Points) < 2 {
		return 0, 0, false
	}
	return h.Points[0].Value, h.Points[len(h.Points)-1].Value, true
}
