package diff_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/diff"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/field/fieldtest"
	"personae/model/value"
)

func TestWordsReadAsASentence(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"You are a patient caller.", "You are an impatient caller.", "You are [-a patient-]{+an impatient+} caller."},
		{"One. Two. Three.", "One. Three.", "One. [-Two. -]Three."},
		{"", "new", "{+new+}"},
		{"old", "", "[-old-]"},
		{"same", "same", "same"},
		{"你好世界", "你好，世界", "你好{+，+}世界"},
		{"line one\nline two\n", "line one\nline 2\n", "line one\nline [-two-]{+2+}\n"},
		{"a\nb", "a\n\nb", "a\n{+\n+}b"},
	} {
		if got := diff.Marked(diff.Words(c.before, c.after)); got != c.want {
			t.Errorf("%q → %q: %q, want %q", c.before, c.after, got, c.want)
		}
	}
}

// texts draws two texts that have much in common.
func texts(t *rapid.T) (before, after string) {
	pieces := rapid.OneOf(rapid.SampledFrom([]string{" ", "\n", "word ", "Stop. ", "é", "世界", "a", ", "}), rapid.String())
	list := rapid.SliceOfN(pieces, 0, 30).Draw(t, "text")
	other := append([]string{}, list...)
	for range rapid.IntRange(0, 5).Draw(t, "edits") {
		at := rapid.IntRange(0, len(other)).Draw(t, "at")
		if at < len(other) && rapid.Bool().Draw(t, "cut") {
			other = append(other[:at:at], other[at+1:]...)
		} else {
			other = append(append(other[:at:at], pieces.Draw(t, "new")), other[at:]...)
		}
	}
	return strings.Join(list, ""), strings.Join(other, "")
}

func TestPartsAreBothTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := texts(t)
		var was, is strings.Builder
		parts := diff.Words(before, after)
		for i, p := range parts {
			if p.Op != diff.Added {
				was.WriteString(p.Text)
			}
			if p.Op != diff.Removed {
				is.WriteString(p.Text)
			}
			if p.Text == "" || i > 0 && parts[i-1].Op == p.Op {
				t.Fatalf("part %d: %v", i, parts)
			}
		}
		if was.String() != before || is.String() != after {
			t.Fatalf("%q → %q: %v", before, after, parts)
		}
		folded := diff.Fold(parts, 1, 20)
		for _, p := range parts {
			if p.Op != diff.Same && !strings.Contains(diff.Marked(folded), p.Text) {
				t.Fatalf("folding lost %q of %v", p.Text, parts)
			}
		}
	})
}

func TestFoldLeavesWhatStandsBesideAChange(t *testing.T) {
	long := strings.Repeat("The caller waits for an answer. ", 20)
	for _, c := range []struct{ before, after, want string }{
		{long + "Then it goes.", long + "Then it stays.", "…an answer. Then it [-goes-]{+stays+}."},
		{"Then it goes. " + long, "Then it stays. " + long, "Then it [-goes-]{+stays+}. The caller waits…"},
		{"1\n2\n3\n" + strings.Repeat("line\n", 20) + "4\n5", "0\n2\n3\n" + strings.Repeat("line\n", 20) + "4\n6", "[-1-]{+0+}\n2…\n4\n[-5-]{+6+}"},
		{long, long, "…"},
		{"short", "short", "short"},
	} {
		if got := diff.Marked(diff.Fold(diff.Words(c.before, c.after), 1, 20)); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestCopyTakesOneFieldAcross(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, to := fieldtest.Personas().Draw(t, "from"), fieldtest.Personas().Draw(t, "to")
		fields := diff.Fields(&from, &to, false)
		if len(fields) == 0 {
			return
		}
		f := rapid.SampledFrom(fields).Draw(t, "field")
		was := to
		if err := diff.Copy(&from, &to, f.Spec); err != nil {
			t.Fatal(err)
		}
		for _, left := range diff.Fields(&from, &to, false) {
			if left.Spec == f.Spec {
				t.Fatalf("%s still differs", f.Spec.Path)
			}
		}
		for _, change := range field.Diff(&was, &to) {
			spec, _ := field.Find(change.Path)
			if spec != f.Spec && spec.Kind != field.KindObject && f.Spec.Kind != field.KindObject {
				t.Fatalf("%s: %s changed too", f.Spec.Path, change.Path)
			}
		}
	})
}

func TestLibrariesAreMatchedByIDThenByName(t *testing.T) {
	persona := func(id, name string, more ...string) model.Persona {
		p := fieldtest.Build(t, append(more, `project="P"`, `name="`+name+`"`)...)
		p.ID = id
		return p
	}
	left := []model.Persona{persona("1", "renamed"), persona("2", "same"), persona("3", "gone"), persona("4", "by name", `prompt="old"`)}
	right := []model.Persona{persona("1", "new name"), persona("2", "same"), persona("9", "by name", `prompt="new"`), persona("8", "came")}
	l := diff.Compare(left, right)
	got := fmt.Sprint(l.Same)
	for _, p := range l.OnlyLeft {
		got += " -" + p.Name
	}
	for _, p := range l.OnlyRight {
		got += " +" + p.Name
	}
	for _, pair := range l.Differ {
		got += " " + pair.Left.Name + "≠" + pair.Right.Name
	}
	if want := "1 -gone +came renamed≠new name by name≠by name"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestAllFieldsAreThoseThatOneHas(t *testing.T) {
	left := fieldtest.Build(t, "description=")
	right := fieldtest.Build(t, "description=", "prompt=")
	if got := diff.Fields(&left, &right, false); len(got) != 1 || got[0].Spec.Path != "prompt" || got[0].Right != value.Absent {
		t.Errorf("%v", got)
	}
	all := diff.Fields(&left, &right, true)
	if len(all) < 10 || all[0].Spec.Group != field.GroupTurnTaking || all[0].Differs() {
		t.Errorf("%d: %v", len(all), all)
	}
	for _, f := range all {
		if f.Left == value.Absent && f.Right == value.Absent || f.Spec.ReadOnly {
			t.Errorf("%s is there", f.Spec.Path)
		}
	}
}

// prompts are two texts of about size bytes, of which a share of the words differs.
func prompts(size int, share float64) (before, after string) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string { return fmt.Sprintf("w%d", int(r.ExpFloat64()*300)) }
	var was, is strings.Builder
	for i := 1; was.Len() < size; i++ {
		end := " "
		if i%12 == 0 {
			end = ". "
		}
		if i%90 == 0 {
			end = ".\n"
		}
		w := word()
		was.WriteString(w + end)
		if r.Float64() < share {
			w = word()
		}
		is.WriteString(w + end)
	}
	return was.String(), is.String()
}

// BenchmarkWords compares two prompts of 300 KB of which some words differ: at most
// 100 ms is what opening them may take.
func BenchmarkWords(b *testing.B) {
	for _, share := range []float64{0.001, 0.01, 0.1, 0.3, 0.6, 1} {
		before, after := prompts(300_000, share)
		b.Run(fmt.Sprintf("300KB/%v", share), func(b *testing.B) {
			for b.Loop() {
				diff.Words(before, after)
			}
		})
	}
}
