package format

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// Seconds writes milliseconds as seconds with two decimals: "0.85".
func Seconds(ms int) string {
	sign := ""
	if ms < 0 {
		sign, ms = "-", -ms
	}
	hundredths := (ms + 5) / 10
	return fmt.Sprintf("%s%d.%02d", sign, hundredths/100, hundredths%100)
}

// Brief writes seconds as a person sets them: "0.5", "2", "0.85".
func Brief(ms int) string {
	text := strings.TrimRight(Seconds(ms), "0")
	return strings.TrimSuffix(text, ".")
}

// Decimal writes a number with at most that many decimals and no idle zeros.
func Decimal(value float64, places int) string {
	text := strconv.FormatFloat(value, 'f', places, 64)
	if places > 0 {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	if text == "-0" {
		return "0"
	}
	return text
}

// Percent writes a share as a whole percentage.
func Percent(share float64) string { return strconv.Itoa(int(math.Round(share*100))) + " %" }

// OutOfTen says a share in words: "nine in ten", "all".
func OutOfTen(share float64) string {
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

// Shorten keeps a foreign text short and harmless enough for a sentence: what
// would move the cursor or turn the direction of writing shows as a mark.
func Shorten(text string) string {
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

// Clock writes a time of the call: "0:05", "12:34".
func Clock(ms int) string {
	seconds := ms / 1000
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}
