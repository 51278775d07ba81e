package db

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"personae/model"
	"personae/model/library"
)

// TestEachAndLinesGiveWhatPageDoes: the same personas in the same order, in the library
// and in the trash, also more than are read at once.
func TestEachAndLinesGiveWhatPageDoes(t *testing.T) {
	d := newLibrary(t)
	for i := range 2*eachAtOnce + 2 {
		p := withPrompt(fmt.Sprintf("Caller %d", i*7%130), "words", "billing", fmt.Sprint("tag ", i%3))
		record := mustCreate(t, d, p)[0]
		if i%10 == 0 {
			if _, err := d.Delete(t.Context(), []string{record.Persona.ID}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, q := range []library.Query{
		{}, {Sort: library.SortName, Backward: true}, {Search: "caller 1", Sort: library.SortProject}, {Tags: []string{"tag 1"}}, {Trashed: true, Sort: library.SortDeleted},
	} {
		page, err := d.Page(t.Context(), q, 0, 1000)
		if err != nil || len(page.Rows) == 0 {
			t.Fatal(len(page.Rows), err)
		}
		var want, lines, records []string
		for _, row := range page.Rows {
			want = append(want, fmt.Sprint(library.Line{ID: row.ID, Project: row.Project, Name: row.Name, Tags: row.Tags, Ready: row.Ready, TrashedAt: row.TrashedAt}))
		}
		err = d.Lines(t.Context(), q, func(line library.Line) error {
			lines = append(lines, fmt.Sprint(line))
			return nil
		})
		if err != nil || !slices.Equal(lines, want) {
			t.Errorf("%+v: %v\ngot  %v\nwant %v", q, err, lines, want)
		}
		err = d.Each(t.Context(), q, func(one library.Unread) error {
			record, err := one.Record()
			if err != nil {
				return err
			}
			records = append(records, record.Persona.ID)
			_, err = d.Get(t.Context(), record.Persona.ID) // it may be asked meanwhile
			if record.Document != encode(record.Persona) {
				t.Errorf("the document is %q", record.Document)
			}
			return err
		})
		if err != nil || !slices.EqualFunc(records, page.Rows, func(id string, row library.Summary) bool { return id == row.ID }) {
			t.Errorf("%+v: %v, %d of %d", q, err, len(records), len(page.Rows))
		}
	}
	enough := errors.New("enough")
	for name, err := range map[string]error{
		"Each":  d.Each(t.Context(), library.Query{}, func(library.Unread) error { return enough }),
		"Lines": d.Lines(t.Context(), library.Query{}, func(library.Line) error { return enough }),
	} {
		if err != enough { //nolint:errorlint // as it is, and not inside another
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLinesDecodeNoDocument: what a list shows stands beside the documents.
func TestLinesDecodeNoDocument(t *testing.T) {
	d := newLibrary(t)
	mustCreate(t, d, persona("A"), persona("B"))
	raw(t, d.file, "UPDATE personas SET document = 'damaged'")
	count := 0
	err := d.Lines(t.Context(), library.Query{}, func(library.Line) error { count++; return nil })
	if err != nil || count != 2 {
		t.Errorf("%d lines, %v", count, err)
	}
	err = d.Each(t.Context(), library.Query{}, func(one library.Unread) error { _, err := one.Record(); return err })
	if !errors.Is(err, library.ErrCorrupt) {
		t.Errorf("what is damaged was read: %v", err)
	}
}

// TestReadingOpensOneConnection: nothing lies beside the library that would first be looked at.
func TestReadingOpensOneConnection(t *testing.T) {
	d := newLibrary(t)
	mustCreate(t, d, persona("A"))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	read, err := Read(t.Context(), d.file, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := read.Find(t.Context(), "A"); err != nil {
		t.Error(err)
	}
	if read.write != nil || read.watch.opened.Load() != 0 || read.read.opened.Load() != 1 || read.besides() {
		t.Errorf("%d and %d connections", read.read.opened.Load(), read.watch.opened.Load())
	}
	const most = 5 // two to know the library, one for its version, one each to look for an id and for a name
	if prepared := read.read.prepared.Load(); prepared != most {
		t.Errorf("%d statements are prepared to show a persona by its name, want %d", prepared, most)
	}
	if err := read.Close(); err != nil {
		t.Error(err)
	}
}

// TestReadingBringsUpToDate: what other rules have filled is filled anew first.
func TestReadingBringsUpToDate(t *testing.T) {
	d := newLibrary(t)
	mustCreate(t, d, withPrompt("Ready", "words"))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	raw(t, d.file, "UPDATE personas SET ready = 0", "UPDATE derived SET rules = 0")
	read, err := Read(t.Context(), d.file, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = read.Close() }()
	if got := readyFor(t, read, "Ready"); len(got) == 0 {
		t.Error("it is listed as other rules had it")
	}
}

func TestTheEndOfAnIDTellsItFromAllOthers(t *testing.T) {
	const end = "-7000-8000-"
	for want, ids := range map[int][]string{
		9:  {"0198f0c2" + end + "0123456789ab", "0198f0c3" + end + "012f456789ab", "0198f0c3" + end + "012f456789aa"},
		10: {"0198f0c2" + end + "0123456789ab", "0198f0c3" + end + "0133456789ab", "0198f0c3" + end + "0133456789aB"},
		14: {"0198f0c2-7000-8001-0123456789ab", "0198f0c3" + end + "0123456789ab", "0198f0c3" + end + "0123456789a"},
		6:  {"", "x", "0198f0c2-aaaaaa", "0198f0c2-aaaaab"},
		7:  {"1234567", "234567", "x"},
		8:  {"0198f0c2-aaaaaaaa", "0198f0c2-caaaaaaa", "0198f0c2-baaaaaaa"},
	} {
		if got := uniqueEnd(strings.Join(ids, " "), 6); got != want {
			t.Errorf("%v: %d, want %d", ids, got, want)
		}
	}
}

// TestALibraryThatGrewIsNotLookedThrough: what SQLite knew of it when it was small is not
// held to be true of what it became, and each persona is found by its number.
func TestALibraryThatGrewIsNotLookedThrough(t *testing.T) {
	path := newFile(t, memoryDir(t))
	for _, more := range []int{1, 100} {
		d := mustOpen(t, path, Options{})
		if _, err := d.Page(t.Context(), library.Query{}, 0, 10); err != nil {
			t.Fatal(err)
		}
		var all []model.Persona
		for i := range more {
			all = append(all, persona(fmt.Sprintf("Caller %d of %d", i, more)))
		}
		mustCreate(t, d, all...)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	d := mustOpen(t, path, Options{})
	if plan := planOf(t, d, theseRecords, "[1]"); !strings.Contains(plan, "SEARCH personas USING INTEGER PRIMARY KEY") {
		t.Errorf("the plan is\n%s", plan)
	}
}
