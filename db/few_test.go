package db

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/library"
)

// TestTheFewAreWhatAWalkFinds asks each search of the few personas that can be
// meant, and of the whole list: the rows and the total are the same.
func TestTheFewAreWhatAWalkFinds(t *testing.T) {
	t.Parallel()
	d := newLibrary(t)
	words := []string{"impatient", "caller", "billing", "refund", "東京", "Élodie"}
	var all []model.Persona
	for i := range 60 {
		p := withPrompt(fmt.Sprintf("%s %d", words[i%6], i), words[i*7%6]+" "+words[i*11/4%6], words[i/5%6])
		all = append(all, p)
	}
	records := mustCreate(t, d, all...)
	if _, err := d.Delete(t.Context(), []string{records[3].Persona.ID, records[40].Persona.ID}); err != nil {
		t.Fatal(err)
	}
	rows := func(q library.Query, from source, fromEnd bool) []string {
		query, args, err := pageStatement(q, from, fromEnd)
		if err != nil {
			t.Fatal(err)
		}
		page, err := collect(t.Context(), d.read, scanSummary, query, append(args, 100, 0)...)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, row := range page {
			ids = append(ids, row.ID)
		}
		return ids
	}
	narrowed := 0
	rapid.Check(t, func(rt *rapid.T) {
		var terms []string
		for range rapid.IntRange(1, 3).Draw(rt, "terms") {
			sign := rapid.SampledFrom([]string{"", "", "-"}).Draw(rt, "sign")
			key := rapid.SampledFrom([]string{"", "", "name:", "prompt:", "tag:", "project:"}).Draw(rt, "key")
			runes := []rune(rapid.SampledFrom(words).Draw(rt, "word"))
			word := string(runes[rapid.IntRange(0, len(runes)-1).Draw(rt, "from"):])
			if rapid.Bool().Draw(rt, "whole") {
				word = `"` + word + `"`
			}
			terms = append(terms, sign+key+word)
		}
		q := library.Query{
			Search: strings.Join(terms, " "), Trashed: rapid.Bool().Draw(rt, "trashed"),
			Sort: rapid.SampledFrom(library.SortKeys).Draw(rt, "sort"),
		}
		from, err := d.sourceOf(t.Context(), d.read, q)
		if err != nil {
			rt.Fatal(err)
		}
		if from.only {
			narrowed++
		}
		for _, fromEnd := range []bool{false, true} {
			if got, want := rows(q, from, fromEnd), rows(q, source{}, fromEnd); !slices.Equal(got, want) {
				rt.Fatalf("%+v: %v, want %v", q, got, want)
			}
		}
		page, err := d.Page(t.Context(), q, 0, 100)
		if walk := rows(q, source{}, false); err != nil || page.Total != len(walk) {
			rt.Fatalf("%+v: total %d, want %d (%v)", q, page.Total, len(walk), err)
		}
	})
	if narrowed == 0 {
		t.Error("no search was narrowed")
	}
}
