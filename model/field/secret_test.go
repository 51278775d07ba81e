package field

import (
	"strings"
	"testing"

	"personae/model/value"
)

func TestIsSecret(t *testing.T) {
	for _, secret := range [][2]string{
		{"Authorization", "anything"},
		{"Proxy-Authorization", "x"},
		{"Cookie", "a=b"},
		{"Set-Cookie", "a=b"},
		{"X-Api-Key", "1"},
		{"apikey", "1"},
		{"X-Auth", "1"},
		{"xApiKey", "1"},
		{"X-Access-Token", "1"},
		{"client_secret", "1"},
		{"Db-Password", "1"},
		{"X-Credential", "1"},
		{"X-Session-Id", "1"},
		{"X-Hub-Signature", "1"},
		{"X-Custom", "Bearer abc"},
		{"X-Custom", "basic dXNlcjpwYXNz"},
		{"X-Custom", "Digest username=\"a\""},
		{"X-Custom", "sk-abc123"},
		{"X-Custom", "ghp_abc"},
		{"X-Custom", "xoxb-1"},
		{"X-Custom", "AKIAIOSFODNN7EXAMPLE"},
		{"X-Custom", "eyJhbGciOiJIUzI1NiJ9.e30.x"},
		{"X-Custom", "v1=4f2a9c81d07e6b35af10"},
		{"X-Custom", "9f86d081884c7d659a2feaa0c55ad015"},
	} {
		if !IsSecret(secret[0], secret[1]) {
			t.Errorf("%s: %s is no secret", secret[0], secret[1])
		}
	}
	for _, plain := range [][2]string{
		{"X-User-Language", "en"},
		{"X-User-Language", "sk-SK"},
		{"Accept", "application/json"},
		{"X-Caller", "Impatient interrupter"},
		{"X-Monkey", "yes"},
		{"X-Author", "Dana"},
		{"X-Request-Id", "0198f0c2-0000-7000-8000-00000000000a"},
		{"X-Trace", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa1"},
		{"Referer", "https://example.com/a/long/path/to/some/page"},
		{"Authorization", ""},
		{"X-Flag", "internationalization"},
	} {
		if IsSecret(plain[0], plain[1]) {
			t.Errorf("%s: %s is taken for a secret", plain[0], plain[1])
		}
	}
}

// TestSecretsAreHiddenInWords: whatever is said of a field hides them, and other
// headers show.
func TestSecretsAreHiddenInWords(t *testing.T) {
	spec, _ := Find("evalstudio.headers")
	v, err := value.Parse(`{"X-Lang":"en","\u0041uthorization":"Bearer s3cr3t","X-Api-Key":"s3cr3t"}`)
	if err != nil {
		t.Fatal(err)
	}
	set := Change{Path: spec.Path, New: v}
	for _, said := range []string{Format(spec, v), Brief(spec, v), Describe(set), DescribeAll([]Change{set}, 1000), Setting(spec.Path, v)} {
		if strings.Contains(said, "s3cr3t") || !strings.Contains(said, "en") {
			t.Error(said)
		}
	}
	if said := Format(spec, v); said != "X-Lang: en, Authorization: Bearer "+Mask+", X-Api-Key: "+Mask {
		t.Error(said)
	}
	if said := FormatRevealed(spec, v); !strings.Contains(said, "Bearer s3cr3t") {
		t.Error(said)
	}
	if said := DescribeRevealed(set); !strings.Contains(said, "s3cr3t") {
		t.Error(said)
	}
}
