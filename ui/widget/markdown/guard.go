package markdown

import "strings"

// deepest is how many quotes or lists can stand in one another; text that
// begins a line with more is drawn as it is. Parsing takes time by the square of
// the depth, and on the screen nothing would be left of it.
const deepest = 100

func tooDeep(s string) bool {
	for line := range strings.Lines(s) {
		markers, nests := 0, false
	scan:
		for i := range len(line) {
			switch line[i] {
			case '>':
				markers, nests = markers+1, true
			case '-', '*', '+', '.', ')':
				markers++
			case ' ', '\t':
				nests = true
			case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			default:
				break scan
			}
			if nests && markers > deepest {
				return true
			}
		}
	}
	return false
}

// densest is how many marks of emphasis and links a paragraph may have; text
// with more is drawn as it is. Parsing takes time by the square of their number:
// 30,000 took 12 seconds, 2,000 take a few milliseconds.
const densest = 2_000

func tooDense(s string) bool {
	if len(s) <= densest {
		return false
	}
	marks := 0
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) == "" {
			marks = 0
		}
		for i := range len(line) {
			switch line[i] {
			case '*', '_', '[', ']', '~', '`', '!', '<':
				marks++
			}
		}
		if marks > densest {
			return true
		}
	}
	return false
}
