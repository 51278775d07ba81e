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
	rank     int
	children []*branch
	index    map[string]*branch // by quoted key; nil at a leaf
	named    map[string]*branch // the same by plain key
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
		if system == model.SystemPersonae {
			carrier = field.Carrier{System: system, Key: spec.Path, Create: true, Update: true, Read: true}
		} else if !ok {
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
	extra, _ := field.Find("extra." + string(system))
	originID, _ := field.Find("origin." + string(system) + ".id")
	return &layout{extra, originID, write.tree(), read.tree(), accept.tree()}
}

// treeBuilder collects branches before they are put in their places, as an object
// may come after its members in the table.
type treeBuilder struct{ branches []*branch }

func (t *treeBuilder) add(path string, rank int, spec *field.Spec, carrier field.Carrier, alias bool) {
	key := path[strings.LastIndexByte(path, '.')+1:]
	b := &branch{key: key, quoted: quote(key), path: path, spec: spec, carrier: carrier, alias: alias, rank: rank}
	if spec.Kind == field.KindObject {
		b.index, b.named = map[string]*branch{}, map[string]*branch{}
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
	root := &branch{index: map[string]*branch{}, named: map[string]*branch{}}
	slices.SortStableFunc(t.branches, func(a, b *branch) int {
		return cmp.Or(strings.Count(a.path, ".")-strings.Count(b.path, "."), a.rank-b.rank)
	})
	for _, b := range t.branches {
		parent := root
		keys := strings.Split(b.path, ".")
		for _, key := range keys[:len(keys)-1] {
			if parent != nil {
				parent = parent.named[key]
			}
		}
		if parent == nil || parent.index == nil {
			continue
		}
		parent.children = append(parent.children, b)
		parent.index[b.quoted], parent.named[b.key] = b, b
	}
	return root
}

func (b *branch) isObject() bool { return b.index != nil }

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
	if child = b.index[string(raw)]; child != nil || bytes.IndexByte(raw, '\\') < 0 {
		return child, false
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
