package diff

import "personae/model"

// Pair is a persona of one library and its counterpart in another.
type Pair struct{ Left, Right *model.Persona }

// Libraries is what differs between two libraries.
type Libraries struct {
	OnlyLeft, OnlyRight []*model.Persona
	Differ              []Pair
	Same                int // personas that are the same in both
}

// Compare matches the personas of two libraries by their ids, and those that have
// no counterpart then by project and name.
func Compare(left, right []model.Persona) Libraries {
	counterparts := make([]*model.Persona, len(left))
	taken := make([]bool, len(right))
	match := func(key func(*model.Persona) [2]string) {
		places := map[[2]string]int{}
		for i := range right {
			if !taken[i] {
				places[key(&right[i])] = i
			}
		}
		for i := range left {
			if at, ok := places[key(&left[i])]; ok && counterparts[i] == nil && !taken[at] {
				counterparts[i], taken[at] = &right[at], true
			}
		}
	}
	match(func(p *model.Persona) [2]string { return [2]string{p.ID} })
	match(func(p *model.Persona) [2]string { return [2]string{p.Project, p.Name} })

	var out Libraries
	for i, other := range counterparts {
		switch {
		case other == nil:
			out.OnlyLeft = append(out.OnlyLeft, &left[i])
		case len(Fields(&left[i], other, false)) > 0:
			out.Differ = append(out.Differ, Pair{&left[i], other})
		default:
			out.Same++
		}
	}
	for i := range right {
		if !taken[i] {
			out.OnlyRight = append(out.OnlyRight, &right[i])
		}
	}
	return out
}
