package exchange

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/wire"
)

var native = wire.Target{System: model.SystemPersonae}

func TestFileNamesAreSafeOnEverySystem(t *testing.T) {
	for name, want := range map[string]string{
		"Impatient interrupter":     "impatient-interrupter.json",
		"":                          "persona.json",
		" . / ":                     "persona.json",
		"CON":                       "con-.json",
		"Com7":                      "com7-.json",
		"com10":                     "com10.json",
		"aux.in":                    "aux-in.json",
		"../../etc/passwd":          "etc-passwd.json",
		"a:b|c?*":                   "a-b-c.json",
		"客服，測試":                     "客服-測試.json",
		"e\u0301te\u0301":           "été.json",
		"\x1b[31mred\xff":           "31mred.json",
		strings.Repeat("long ", 99): strings.TrimRight(strings.Repeat("long-", 16), "-") + ".json",
	} {
		if got := FileName(name, 1, native); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if got := FileName("A", 1, wire.Target{System: model.SystemAnam, Body: wire.BodyCurl}); got != "a.anam.sh" {
		t.Error(got)
	}
}

// TestFileNamesDoNotClash however a file system takes cases and marks, and whatever
// the order of the personas.
func TestFileNamesDoNotClash(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.OneOf(rapid.SampledFrom([]string{"A", "a", "ß", "SS", "ſ", "s", "con", "é", "e\u0301", "", "-", "K", "k"}), rapid.String())
		var list []Exported
		for i := range rapid.IntRange(1, 12).Draw(t, "personas") {
			list = append(list, Exported{ID: fmt.Sprintf("0198f0c2-0000-7000-8000-%012d", i), Name: names.Draw(t, "name")})
		}
		by := map[string]string{}
		seen := map[string]bool{}
		for i, name := range FileNames(list, native) {
			by[list[i].ID] = name
			if key := folded(name); seen[key] || len(name) > 255 || strings.ContainsAny(name, "/\\:*?\"<>|") {
				t.Fatalf("%q", name)
			} else {
				seen[key] = true
			}
		}
		slices.Reverse(list)
		for i, name := range FileNames(list, native) {
			if by[list[i].ID] != name {
				t.Fatalf("%q is called %q in another order", name, by[list[i].ID])
			}
		}
		// One that is added later renames none.
		list = append(list, Exported{ID: "0198f0c2-0000-7000-8000-999999999999", Name: names.Draw(t, "new")})
		for i, name := range FileNames(list, native)[:len(list)-1] {
			if by[list[i].ID] != name {
				t.Fatalf("%q is called %q once another is there", by[list[i].ID], name)
			}
		}
	})
}

func TestWriteFolderKeepsWhatElseLiesThere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	list := []Exported{{ID: "1", Name: "A", Body: []byte("{}")}, {ID: "2", Name: "a", Body: []byte("[]")}}
	if n, err := Replaces(dir, list, native); n != 0 || err != nil {
		t.Errorf("%d files are said to be there", n)
	}
	for range 2 {
		if err := WriteFolder(alone{}, dir, list, native); err != nil {
			t.Fatal(err)
		}
	}
	other := filepath.Join(dir, "other.json")
	if err := WriteFile(alone{}, other, text("mine")); err != nil {
		t.Fatal(err)
	}
	if n, err := Replaces(dir, list, native); n != 2 || err != nil {
		t.Errorf("%d files are said to be there", n)
	}
	if got, want := folder(t, dir), []string{"a-2.json", "a.json", "other.json"}; !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "a.json")); err != nil || string(got) != "{}\n" {
		t.Errorf("%q, %v", got, err)
	}
	if err := os.Remove(other); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(other, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := WriteFolder(alone{}, dir, []Exported{{ID: "1", Name: "first"}, {ID: "3", Name: "other"}}, native); err == nil || !strings.Contains(err.Error(), "after 1 files") {
		t.Errorf("%v", err)
	}
}
