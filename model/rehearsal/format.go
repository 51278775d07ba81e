package rehearsal

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"

	"personae/model/words"
)

// seconds writes milliseconds as seconds with two decimals: "0.85".
func seconds(ms int) string {
	sign := ""
	if ms < 0 {
		sign, ms = "-", -ms
	}
	hundredths := (ms + 5) / 10
	return fmt.Sprintf("%s%d.%02d", sign, hundredths/100, hundredths%100)
}

// brief writes seconds as a person sets them: "0.5", "2", "0.85".
func brief(ms int) string {
	text := strings.TrimRight(seconds(ms), "0")
	return strings.TrimSuffix(text, ".")
}

// decimal writes a number with at most that many decimals and no idle zeros.
func decimal(value float64, places int) string {
	text := strconv.FormatFloat(value, 'f', places, 64)
	if places > 0 {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	if text == "-0" {
		return "0"
	}
	return text
}

// percent writes a share as a whole percentage.
func percent(share float64) string { return strconv.Itoa(int(math.Round(share*100))) + " %" }

// counted is words.Count under a name that does not hide what is counted here,
// which is mostly words.
func counted(n int, noun string) string { return words.Count(n, noun) }

// outOfTen says a share in words: "nine in ten", "all".
func outOfTen(share float64) string {
	names := [...]string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "all"}
	n := min(max(int(math.Round(share*10)), 0), 10)
	switch {
	case n == 0 && share > 0:
		return "fewer than one in ten"
	case n == 0:
		return "none"
	case n == 10 && share < 1:
		return "nearly all"
	case n == 10:
		return "all"
	}
	return names[n] + " in ten"
}

// shorten keeps a foreign text short and harmless enough for a sentence: what
// would move the cursor or turn the direction of writing shows as a mark.
func shorten(text string) string {
	const most = 30
	var b strings.Builder
	count := 0
	for _, r := range text {
		if count == most {
			b.WriteRune('…')
			break
		}
		if !unicode.IsPrint(r) {
			r = unicode.ReplacementChar
		}
		b.WriteRune(r)
		count++
	}
	return b.String()
}
