package field

import (
	"strings"
	"testing"
)

func TestSynonymsAreOfFieldsAndSaySomethingNew(t *testing.T) {
	for path, words := range synonyms {
		spec, ok := Find(path)
		if !ok {
			t.Errorf("%s is no field", path)
			continue
		}
		if strings.TrimSpace(words) == "" || !strings.Contains(spec.Words(), words) {
			t.Errorf("%s is not found by %q", path, words)
		}
	}
}
