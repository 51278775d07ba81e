package words

import (
	"slices"
	"testing"
)

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 personas", 1: "1 persona", 2: "2 personas", 1000: "1000 personas"} {
		if got := Count(n, "persona"); got != want {
			t.Errorf("%d is said as %q, want %q", n, got, want)
		}
	}
	if got := Either(1, "is", "are") + " " + Either(0, "is", "are"); got != "is are" {
		t.Errorf("1 and 0 agree with %q, want %q", got, "is are")
	}
}

func TestLength(t *testing.T) {
	for text, want := range map[string]string{
		"": "0 words", "one": "1 word", "a caller, twice": "3 words", "Привет, как дела": "3 words", "당신은 서울에": "2 words",
		"東京に住む": "5 characters", "ขอบคุณ ครับ": "11 characters", "say 你好 to them": "4 words",
	} {
		if got := Count(Length(text)); got != want {
			t.Errorf("%q is %s long, want %s", text, got, want)
		}
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		items []string
		want  string
	}{
		{nil, ""},
		{[]string{"a"}, "a"},
		{[]string{"a", "b"}, "a and b"},
		{[]string{"a", "b", "c"}, "a, b and c"},
	} {
		if got := List(c.items); got != c.want {
			t.Errorf("%q is listed as %q, want %q", c.items, got, c.want)
		}
	}
}

func TestSentence(t *testing.T) {
	for _, c := range []struct{ text, capital, sentence string }{
		{"", "", ""},
		{"it is gone", "It is gone", "It is gone."},
		{"It is gone.", "It is gone.", "It is gone."},
		{"été", "Été", "Été."},
		{"e\u0301te\u0301", "E\u0301te\u0301", "E\u0301te\u0301."},
		{"“so it is”", "“so it is”", "“so it is”."},
		{"日本", "日本", "日本."},
		{"👩🏽‍🚀 flies", "👩🏽‍🚀 flies", "👩🏽‍🚀 flies."},
		{"\xff\xfe", "\xff\xfe", "\xff\xfe."},
	} {
		if got := Capital(c.text); got != c.capital {
			t.Errorf("%q has the capital %q, want %q", c.text, got, c.capital)
		}
		if got := Sentence(c.text); got != c.sentence {
			t.Errorf("%q is the sentence %q, want %q", c.text, got, c.sentence)
		}
		if got := Uncapital(c.capital); c.text != "It is gone." && got != c.text {
			t.Errorf("%q without its capital is %q, want %q", c.capital, got, c.text)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"kitten", "sitting", 3},
		{"listsearch", "list.search", 1},
		{"café", "cafe", 1},
	} {
		if got, back := Distance(c.a, c.b), Distance(c.b, c.a); got != c.want || back != c.want {
			t.Errorf("%q and %q are %d and %d apart, want %d", c.a, c.b, got, back, c.want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"abxx", "abcd", "zzzz", "abcx", "abdd"}
	got := Nearest(names, func(name string) int {
		if d := Distance("abcd", name); d < 3 {
			return d
		}
		return Far
	})
	if want := []string{"abcd", "abcx", "abdd"}; !slices.Equal(got, want) {
		t.Errorf("near abcd are %q, want %q", got, want)
	}
	if got := Nearest(names, func(string) int { return Far }); got == nil || len(got) > 0 {
		t.Errorf("where all are far, %#v is near", got)
	}
}
