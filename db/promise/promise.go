package promise

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// Heading is the README's section of promises.
const Heading = "## What we promise"

// Count returns the number that stands before the unit in the README's promises, as
// in "300 kills".
func Count(tb testing.TB, unit string) int {
	tb.Helper()
	_, here, _, _ := runtime.Caller(0) //nolint:dogsled // where it stands is all that is asked
	text, err := os.ReadFile(filepath.Join(filepath.Dir(here), "..", "..", "README.md"))
	if err != nil {
		tb.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), Heading)
	section, _, _ = strings.Cut(section, "\n## ")
	found := regexp.MustCompile(`([\d,]+) `+regexp.QuoteMeta(unit)+`\b`).FindAllStringSubmatch(section, -1)
	if len(found) != 1 {
		tb.Fatalf("the README promises %q %d times: say once how often that is tested", unit, len(found))
	}
	n, err := strconv.Atoi(strings.ReplaceAll(found[0][1], ",", ""))
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

// Kept fails the test when fewer were done than the README says.
func Kept(tb testing.TB, done int, unit string) {
	tb.Helper()
	if promised := Count(tb, unit); done < promised {
		tb.Errorf("%d %s, but the README promises %d", done, unit, promised)
	}
	tb.Logf("%d %s", done, unit)
}
