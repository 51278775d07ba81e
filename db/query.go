package db

import (
	"slices"
	"strings"

	"personae/model/library"
	"personae/model/search"
)

// order is how a sort is read: from an index that holds every column of the
// list, so that the documents are never touched.
type order struct {
	index string
	keys  []string // the columns sorted by, the id last to settle ties
	falls bool     // the natural direction
}

var orders = map[library.SortKey]order{
	library.SortUpdated: {"personas_by_updated", []string{"updated_at", "id"}, true},
	library.SortCreated: {"personas_by_created", []string{"created_key", "id"}, true},
	library.SortName:    {"personas_by_name", []string{"name_key", "id"}, false},
	library.SortProject: {"personas_by_project", []string{"project_key", "name_key", "id"}, false},
	library.SortDeleted: {"personas_by_trashed", []string{"trashed_at", "id"}, true},
}

// orderOf returns the order of a query; an unknown sort is the newest first.
func orderOf(q library.Query) (o order, falls bool) {
	o, ok := orders[q.Column()]
	if !ok || q.Sort == library.SortDeleted && !q.Trashed {
		o = orders[library.SortUpdated]
	}
	return o, o.falls != q.Backward
}

func (o order) by(falls bool) string {
	if !falls {
		return strings.Join(o.keys, ", ")
	}
	return strings.Join(o.keys, " DESC, ") + " DESC"
}

type filter struct {
	conditions []string
	args       []any
	documents  bool // all of them are looked into
	alone      bool // the source meets the rest
}

func (f *filter) add(condition string, args ...any) {
	f.conditions = append(f.conditions, condition)
	f.args = append(f.args, args...)
}

func (f *filter) where() string { return strings.Join(f.conditions, " AND ") }

// filterOf returns the conditions of a query that its source does not meet by itself,
// what is quickly looked at first.
func filterOf(q library.Query, from source) (*filter, error) {
	terms, err := searchOf(q)
	if err != nil {
		return nil, err
	}
	f := new(filter)
	if q.Trashed {
		f.add("trashed = 1") // written out for the index of the trash
	} else {
		f.add("trashed = 0")
	}
	if q.Project != "" && from.found == nil {
		f.add("project = ?", q.Project)
	}
	for _, tag := range q.Tags {
		if from.found != nil {
			break
		}
		f.add("+number IN (SELECT persona FROM tags WHERE tags.trashed = ? AND tag = ?)", q.Trashed, tag)
	}
	if q.Ready != "" {
		f.add("ready & ? <> 0", q.Ready.Vendor().Bit)
	}
	var slow filter
	for _, t := range terms {
		if from.found != nil && asksWords(t) {
			continue
		}
		condition, args, quick := conditionOf(t, q.Trashed)
		if t.Not {
			condition = "NOT (" + condition + ")"
		}
		if quick {
			f.add(condition, args...)
		} else {
			slow.add(condition, args...)
		}
	}
	f.alone = len(slow.conditions) == 0 && len(f.conditions) == 1 // that it is in the trash or not
	f.documents = len(slow.conditions) > 0 && len(f.conditions) == 1 && from.found == nil
	from.narrow(f)
	f.conditions, f.args = append(f.conditions, slow.conditions...), append(f.args, slow.args...)
	return f, nil
}

// searchOf reads a query's search. Signs alone are dropped when there is a word
// beside them: a stray quote or bracket must not hide every persona.
func searchOf(q library.Query) (search.Terms, error) {
	terms, err := search.Parse(q.Search)
	if err != nil {
		return nil, fail(library.ErrInvalid, err, "%s", err)
	}
	isSign := func(t search.Term) bool {
		return t.Place == search.Anywhere && !strings.ContainsFunc(t.Text, isWordRune)
	}
	signs := slices.IndexFunc(terms, func(t search.Term) bool { return !isSign(t) }) < 0
	return slices.DeleteFunc(terms, func(t search.Term) bool { return !signs && isSign(t) }), nil
}
