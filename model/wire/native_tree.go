package wire

import (
	"strings"

	"personae/model"
)

// node is one key of the native document: a field, or an object of more keys.
type node struct {
	spec     *model.Spec // nil at the root, which is always there
	key      string
	quoted   string // key as it stands in JSON
	children []*node
	index    map[string]*node // children by quoted key
}

// nativeRoot is the native document, laid out from the field table's paths.
var nativeRoot = plant(model.Fields())

// plant grows the tree of keys. A container's row stands before its members'.
func plant(fields []*model.Spec) *node {
	root := &node{index: map[string]*node{}}
	for _, spec := range fields {
		parent := root
		keys := strings.Split(spec.Path, ".")
		for _, key := range keys[:len(keys)-1] {
			parent = parent.index[quote(key)]
		}
		child := &node{spec: spec, key: keys[len(keys)-1]}
		child.quoted = quote(child.key)
		if spec.Kind == model.KindObject {
			child.index = map[string]*node{}
		}
		parent.children = append(parent.children, child)
		parent.index[child.quoted] = child
	}
	return root
}

// quote returns key as a JSON string.
func quote(key string) string { return model.TextValue(key).JSON() }

// isObject tells whether n has keys of its own.
func (n *node) isObject() bool { return n.index != nil }

// isUsed tells whether p has anything in n: a field, or an object that is null
// or there and empty.
func (n *node) isUsed(p *model.Persona) bool {
	return n.spec.Of(p).Get() != model.Absent || n.hasMembers(p)
}

// hasMembers tells whether p has anything inside the object n.
func (n *node) hasMembers(p *model.Persona) bool {
	for _, child := range n.children {
		if child.isUsed(p) {
			return true
		}
	}
	return false
}
