package wire

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// branch is one key of a record or of our own document: a field, or an object of
// more keys.
type branch struct {
	key      string
	quoted   string      // key as it stands in JSON
	path     string      // dotted, in the record
	spec     *field.Spec // nil at the root, which is always there
	carrier  field.Carrier
	alias    bool // the record has another key for the same field; see flat keys in anam.go
	depth    int  // objects above it
	rank     int
	children []*branch
	named    map[string]*branch // the children by their keys; nil at a leaf
}

// layout is one system's record, laid out from the carriers of the field table.
// Our own document is laid out from the fields' paths.
type layout struct {
	extra    *field.Spec // the row of the keys of this system that we do not know
	originID *field.Spec // the row of the record's own id in the system; nil for our own

	write  *branch // what requests hold
	read   *branch // what responses hold
	accept *branch // both, which is what an import understands
}

// newLayout lays out a system's record; last are keys that its answers end with.
func newLayout(system model.System, last ...string) *layout {
	var write, read, accept treeBuilder
	for rank, spec := range field.All() {
		carrier, ok := spec.Carrier(system)
		if !ok {
			continue
		}
		key := cmp.Or(carrier.ReadKey, carrier.Key)
		write.add(carrier.Key, rank, spec, carrier, false)
		readRank := rank
		if slices.Contains(last, key) {
			readRank += len(field.All())
		}
		read.add(key, readRank, spec, carrier, false)
		accept.add(carrier.Key, rank, spec, carrier, key != carrier.Key)
		if key != carrier.Key {
			accept.add(key, rank, spec, carrier, false)
		}
	}
	return layoutOf(system, write.tree(), read.tree(), accept.tree())
}

// ownLayout lays out our own document, which is written and read in one way.
func ownLayout() *layout {
	var all treeBuilder
	for rank, spec := range field.All() {
		all.add(spec.Path, rank, spec, field.Carrier{System: model.SystemPersonae, Key: spec.Path, Create: true, Update: true, Read: true}, false)
	}
	tree := all.tree()
	return layoutOf(model.SystemPersonae, tree, tree, tree)
}

func layoutOf(system model.System, write, read, accept *branch) *layout {
	extra, _ := field.Find("extra." + string(system))
	originID, _ := field.Find("origin." + string(system) + ".id")
	return &layout{extra, originID, write, read, accept}
}

// treeBuilder collects branches before they are put in their places, as an object
// may come after its members in the table.
type treeBuilder struct{ branches []*branch }

func (t *treeBuilder) add(path string, rank int, spec *field.Spec, carrier field.Carrier, alias bool) {
	key := path[strings.LastIndexByte(path, '.')+1:]
	b := &branch{key: key, quoted: quote(key), path: path, spec: spec, carrier: carrier, alias: alias, depth: strings.Count(path, "."), rank: rank}
	if spec.Kind == field.KindObject {
		b.named = map[string]*branch{}
	}
	if key == "id" {
		b.rank = -1 // a record starts with its id, as people expect
	}
	t.branches = append(t.branches, b)
}

// tree puts each branch into its object, objects first. A key inside something
// that is no object of fields, as in "avatar.id", has no place; its system's
// file derives it.
func (t *treeBuilder) tree() *branch {
	root := &branch{named: map[string]*branch{}}
	slices.SortStableFunc(t.branches, func(a, b *branch) int {
		return cmp.Or(a.depth-b.depth, a.rank-b.rank)
	})
	for _, b := range t.branches {
		parent := root
		if b.depth > 0 {
			for key := range strings.SplitSeq(b.path[:len(b.path)-len(b.key)-1], ".") {
				if parent != nil {
					parent = parent.named[key]
				}
			}
		}
		if parent == nil || !parent.isObject() {
			continue
		}
		parent.children = append(parent.children, b)
		parent.named[b.key] = b
	}
	return root
}

func (b *branch) isObject() bool { return b.named != nil }

// child returns the branch of the key with the given plain name, or nil.
func (b *branch) child(name string) *branch { return b.named[name] }

// at returns the branch of the key as it stands in JSON, or nil. Keys mostly come in
// the order of the branches: it is looked for from the place next on, and inOrder when it
// is there.
func (b *branch) at(raw jsontext.Value, next *int) (child *branch, inOrder bool) {
	for i := *next; i < len(b.children); i++ {
		if b.children[i].quoted == string(raw) {
			*next = i + 1
			return b.children[i], true
		}
	}
	if bytes.IndexByte(raw, '\\') < 0 {
		return b.named[string(raw[1:len(raw)-1])], false
	}
	return b.named[nameOf(raw)], false
}

func nameOf(raw jsontext.Value) string {
	name, _ := value.FromJSON(value.JSON(raw)).Text()
	return name
}

func quote(key string) string { return value.Text(key).JSON() }

// hasMembers reports whether p has anything inside the object b: a field, or an
// object that is null or there and empty.
func (b *branch) hasMembers(p *model.Persona) bool {
	return slices.ContainsFunc(b.children, func(child *branch) bool {
		return child.spec.Of(p).Get() != value.Absent || child.hasMembers(p)
	})
}

// isIn reports whether the body carries b.
func (b *branch) isIn(body Body) bool {
	switch body {
	case BodyCreate:
		return b.carrier.Create
	case BodyUpdate:
		return b.carrier.Update
	default:
		return true
	}
}

// leaves calls f for b, when it is a leaf, or for every leaf inside it.
func (b *branch) leaves(f func(*branch)) {
	if !b.isObject() {
		f(b)
		return
	}
	for _, child := range b.children {
		child.leaves(f)
	}
}
