package library_test

import (
	"testing"

	"personae/model/library"
)

func TestSortWords(t *testing.T) {
	for _, c := range []struct {
		query library.Query
		want  string
	}{
		{library.Query{}, "updated ↓"},
		{library.Query{Backward: true}, "updated ↑"},
		{library.Query{Sort: library.SortCreated}, "created ↓"},
		{library.Query{Sort: library.SortName}, "name ↑"},
		{library.Query{Sort: library.SortProject, Backward: true}, "project ↓"},
	} {
		if got := c.query.SortWords(); got != c.want {
			t.Errorf("%+v is said as %q, want %q", c.query, got, c.want)
		}
	}
}
