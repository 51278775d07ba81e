package wire

import "personae/model"

// encoder writes one persona.
type encoder struct {
	out     []byte
	persona *model.Persona
	split   bool        // rest stands in for extra.personae
	rest    model.Value // what of extra.personae has no place of its own
}

// extraPersonae is the one field that is written in other places than its own.
var extraPersonae, _ = model.Field("extra.personae")

// members appends the members of the object n, then those we do not know.
func (e *encoder) members(n *node, unknown []model.Member) {
	for _, child := range n.children {
		if child.isObject() {
			inside, _ := find(unknown, child.key)
			e.object(child, inside)
			continue
		}
		value := child.spec.Of(e.persona).Get()
		if e.split && child.spec == extraPersonae {
			value = e.rest
		}
		if value != model.Absent {
			e.name(child.quoted)
			e.out = append(e.out, value.JSON()...)
		}
	}
	for _, m := range unknown {
		if quoted := quote(m.Name); n.index[quoted] == nil {
			e.name(quoted)
			e.out = append(e.out, m.Value...)
		}
	}
}

// object appends the object n when it has members, or else as its presence says.
func (e *encoder) object(n *node, unknown []model.Member) {
	before := len(e.out)
	e.name(n.quoted)
	e.out = append(e.out, '{')
	empty := len(e.out)
	e.members(n, unknown)
	if len(e.out) > empty {
		e.out = append(e.out, '}')
		return
	}
	e.out = e.out[:before]
	if presence := n.spec.Of(e.persona).Get(); presence != model.Absent {
		e.name(n.quoted)
		e.out = append(e.out, presence.JSON()...)
	}
}

// name appends a member's name, after a comma where one is due.
func (e *encoder) name(quoted string) {
	if e.out[len(e.out)-1] != '{' {
		e.out = append(e.out, ',')
	}
	e.out = append(e.out, quoted...)
	e.out = append(e.out, ':')
}
