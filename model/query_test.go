package model

import "testing"

func TestSortWords(t *testing.T) {
	for _, c := range []struct {
		query Query
		want  string
	}{
		{Query{}, "updated ↓"},
		{Query{Backward: true}, "updated ↑"},
		{Query{Sort: SortCreated}, "created ↓"},
		{Query{Sort: SortName}, "name ↑"},
		{Query{Sort: SortProject, Backward: true}, "project ↓"},
	} {
		if got := c.query.SortWords(); got != c.want {
			t.Errorf("%+v is said as %q, want %q", c.query, got, c.want)
		}
	}
}
