package edit

import (
	"fmt"
	"slices"

	"personae/model/value"
)

// inside returns what stands under the names in an object, absent where nothing
// does. What has no names inside is an error.
func inside(v value.Value, names []string) (value.Value, error) {
	for i, name := range names {
		if !v.IsSet() {
			return value.Absent, nil
		}
		members, ok := v.Members()
		if !ok {
			where := "it"
			if i > 0 {
				where = fmt.Sprintf("%q", names[i-1])
			}
			return value.Absent, fmt.Errorf("%s is %s, which has no names in it", where, v.Describe())
		}
		v = value.Find(members, name)
	}
	return v, nil
}

// within returns v with what stands under the names replaced; what is not there on
// the way is made, unless there is nothing to put into it. The other members keep
// their order and spelling.
func within(v value.Value, names []string, next value.Value) value.Value {
	if len(names) == 0 {
		return next
	}
	members, _ := v.Members()
	members = slices.Clone(members)
	at := slices.IndexFunc(members, func(m value.Member) bool { return m.Name == names[0] })
	var held value.Value
	if at >= 0 {
		held = value.FromJSON(members[at].Value)
	}
	switch next = within(held, names[1:], next); {
	case next == value.Absent && at < 0:
		return v
	case next == value.Absent:
		members = slices.Delete(members, at, at+1)
	case at < 0:
		members = append(members, value.Member{Name: names[0], Value: value.JSON(next.JSON())})
	default:
		members[at].Value = value.JSON(next.JSON())
	}
	return value.FromJSON(value.ObjectOf(members))
}
