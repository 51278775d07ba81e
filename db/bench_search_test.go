package db

import (
	"context"
	"testing"

	"personae/model"
	"personae/model/library"
)

// BenchmarkSearch asks a question for the first time (count and page), for what is shown
// of that before it is counted, and scrolls in its answer.
//
// Its floors are what nothing that asks for these words can do without: one look at
// each name in memory, and one answer of the full-text index.
func BenchmarkSearch(b *testing.B) {
	d := openBench(b)
	if err := d.PrepareSearch(context.Background()); err != nil { // it reads the names
		b.Fatal(err)
	}
	b.Run("floor/load the names", func(b *testing.B) {
		for b.Loop() {
			d.names.known = false
			if err := d.loadNames(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(len(d.names.text)+4*len(d.names.ends)+4*len(d.names.whose))/benchRows, "bytes/persona")
	})
	for _, word := range []string{"nurse", "e", "zzzz"} {
		b.Run("floor/names "+word, func(b *testing.B) {
			for b.Loop() {
				d.names.named(word)
			}
		})
		b.Run("floor/full text "+word, func(b *testing.B) {
			for b.Loop() {
				_, err := collect(context.Background(), d.read, scanOne[int], "SELECT count(*) FROM personas_fts WHERE personas_fts MATCH ?", `"`+word+`" *`)
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for name, q := range map[string]library.Query{
		"one letter":    {Search: "e"},
		"three letters": {Search: "the"},
		"everywhere":    {Search: "caller"},
		"by name":       {Search: "caller", Sort: library.SortName},
		"in a project":  {Search: "caller", Project: "Project 3"},
		"rare":          {Search: "aawword0"},
		"name":          {Search: "impatient nurse"},
		"middle":        {Search: "patient"},
		"three words":   {Search: "impatient nurse engineer"},
		"rare and more": {Search: "aawword0 caller"},
		"nothing":       {Search: "zzzz"},
		"cjk":           {Search: "東京"},
		"project":       {Project: "Project 3"},
		"tag":           {Tags: []string{"nurse"}},
		"ready":         {Ready: model.SystemFeather},
		"tag and words": {Tags: []string{"nurse"}, Search: "refund"},
	} {
		b.Run(name+"/first", func(b *testing.B) {
			for b.Loop() {
				d.totals.known = nil
				clear(d.names.words)
				if _, err := d.Page(context.Background(), q, 0, 60); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/first rows", func(b *testing.B) {
			for b.Loop() {
				d.totals.known = nil
				clear(d.names.words)
				if _, err := d.FirstPage(context.Background(), q, 240); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/scroll", func(b *testing.B) {
			for b.Loop() {
				if _, err := d.Page(context.Background(), q, 60, 60); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
